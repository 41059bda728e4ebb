/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* radix.c: least significant digit first, bytes that do not vary skipped. */
#include "config.h"

#include <align/align.h>

#include <string.h>

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
