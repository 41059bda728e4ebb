/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* radix.c: sorting numbers, few by insertion and many by counting. The radix sort goes from the least significant digit on
   and skips bytes that do not vary. */
#include "config.h"

#include <base/radix.h>

#include <stdlib.h>
#include <string.h>

/* Fewer than these are sorted fastest by insertion. */
#define FEW 40

int
cc_term_compare (const void *x, const void *y)
{
  guint32 a = *(const guint32 *) x, b = *(const guint32 *) y;

  return a < b ? -1 : a > b;
}

void
cc_sort_terms (guint32 *terms, gsize n)
{
  if (n >= FEW)
    {
      qsort (terms, n, sizeof *terms, cc_term_compare);
      return;
    }
  for (gsize i = 1; i < n; i++)
    {
      guint32 term = terms[i];
      gsize j = i;

      for (; j > 0 && terms[j - 1] > term; j--)
        terms[j] = terms[j - 1];
      terms[j] = term;
    }
}

void
cc_radix_sort (guint64 *values, guint64 *spare, gsize n, guint low_bit)
{
  guint64 *from = values, *to = spare;
  guint64 all_or = 0, all_and = G_MAXUINT64;

  for (gsize i = 0; i < n; i++)
    {
      all_or |= values[i];
      all_and &= values[i];
    }
  for (guint shift = low_bit; shift < 64; shift += 8)
    {
      gsize counts[256] = { 0 };
      gsize sum = 0;
      guint64 *swap;

      if (((all_or ^ all_and) >> shift & 0xff) == 0)
        continue;
      for (gsize i = 0; i < n; i++)
        counts[from[i] >> shift & 0xff]++;
      for (guint d = 0; d < 256; d++)
        {
          gsize c = counts[d];

          counts[d] = sum;
          sum += c;
        }
      for (gsize i = 0; i < n; i++)
        to[counts[from[i] >> shift & 0xff]++] = from[i];
      swap = from;
      from = to;
      to = swap;
    }
  if (from != values)
    memcpy (values, from, n * sizeof *values);
}

void
cc_transpose (const guint32 *starts, const guint32 *values, guint32 n_lists, guint32 n_values,
              guint32 **starts_out, guint32 **lists_out)
{
  guint32 *at = g_new0 (guint32, (gsize) n_values + 2);
  guint32 *lists = g_new (guint32, (gsize) starts[n_lists] + 1);

  /* Counted one place too far, so that filling shifts the starts into place. */
  for (guint32 i = starts[0]; i < starts[n_lists]; i++)
    at[values[i] + 2]++;
  for (gsize v = 2; v < (gsize) n_values + 2; v++)
    at[v] += at[v - 1];
  for (guint32 l = 0; l < n_lists; l++)
    for (guint32 i = starts[l]; i < starts[l + 1]; i++)
      lists[at[values[i] + 1]++] = l;
  *starts_out = at;
  *lists_out = lists;
}
