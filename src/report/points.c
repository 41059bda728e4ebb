/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/points.h>

#include <string.h>

/* Bytes between two kept counts. */
#define STEP 128

/* Bytes that are counted at once: their number fits in one of them. */
#define MOST_COUNTED 255

struct CcPointTable
{
  const CcCorpus *corpus;
  guint32 *starts; /* by article: first of its counts */
  guint32 *counts; /* code points before byte STEP * i of its article */
};

/* The lowest bit of each byte. */
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

/* Code points that start in @n bytes, at most MOST_COUNTED, at @text: those but the continuation
   bytes 10xxxxxx, counted eight at a time. */
static guint32
count_points (const char *text, guint32 n)
{
  guint64 tails = 0;
  guint32 points = n, i = 0;

  for (; i + 8 <= n; i += 8)
    {
      guint64 bytes;

      memcpy (&bytes, text + i, 8);
      tails += (bytes >> 7) & ~(bytes >> 6) & LOW_BITS;
    }
  for (; i < n; i++)
    points -= ((guchar) text[i] & 0xc0) == 0x80;
  return points - (guint32) ((tails * LOW_BITS) >> 56);
}

static void
count_article (guint index, gpointer user_data)
{
  const CcPointTable *table = user_data;
  const CcArticle *article = g_ptr_array_index (table->corpus->articles, index);
  guint32 *counts = table->counts + table->starts[index];
  guint32 points = 0;

  for (guint32 at = 0; at <= article->length; at += STEP)
    {
      *counts++ = points;
      points += count_points (article->text + at, MIN (STEP, article->length - at));
      if (article->length - at < STEP)
        break;
    }
}

CcPointTable *
cc_point_table_new (const CcCorpus *corpus, guint threads)
{
  CcPointTable *table = g_new0 (CcPointTable, 1);
  guint n = corpus->articles->len;
  guint32 total = 0;

  table->corpus = corpus;
  table->starts = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      table->starts[i] = total;
      total += article->length / STEP + 1;
    }
  table->starts[n] = total;
  table->counts = g_new (guint32, total + 1);
  cc_parallel_map (n, threads, count_article, table);
  return table;
}

void
cc_point_table_free (CcPointTable *table)
{
  if (!table)
    return;
  g_free (table->starts);
  g_free (table->counts);
  g_free (table);
}

guint32
cc_point_at (const CcPointTable *table, guint32 article, guint32 byte)
{
  const CcArticle *a = g_ptr_array_index (table->corpus->articles, article);
  guint32 at = MIN (byte, a->length);
  guint32 step = at / STEP;

  return table->counts[table->starts[article] + step]
         + count_points (a->text + step * STEP, at - step * STEP);
}

CcRange
cc_points_of (const CcPointTable *table, guint32 article, CcRange range)
{
  const CcArticle *a = g_ptr_array_index (table->corpus->articles, article);
  CcRange points;

  points.start = cc_point_at (table, article, range.start);
  points.end = range.start <= range.end && range.end <= a->length && range.end - range.start <= MOST_COUNTED
                 ? points.start + count_points (a->text + range.start, range.end - range.start)
                 : cc_point_at (table, article, range.end);
  return points;
}
