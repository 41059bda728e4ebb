/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* alike.c: all pairs of sentences of articles that are about one event, whether or
   not they share a word: for those who want to see every pair ranked.  */
#include "config.h"

#include <align/align.h>

/* Articles of this idf cosine are about one event as a rule. */
#define ONE_EVENT 0.2f

/* Longer articles have too many pairs, of which hardly any is a match. */
#define MAX_PAIRS 10000

void
cc_pairs_make_distinct (GArray *values)
{
  guint64 *v = (guint64 *) values->data;
  g_autofree guint64 *spare = g_new (guint64, values->len + 1);
  guint kept = 0;

  cc_radix_sort (v, spare, values->len, 0);
  for (guint i = 0; i < values->len; i++)
    if (kept == 0 || v[i] != v[kept - 1])
      v[kept++] = v[i];
  if (values->len)
    g_array_set_size (values, kept);
}

/* The pairs of articles that @pairs of sentences come from, likewise packed: new. */
static GArray *
article_pairs (const CcText *text, const GArray *pairs)
{
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 last = G_MAXUINT64;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      guint64 both = (guint64) text->sentences[pair >> 32].article << 32
                     | text->sentences[(guint32) pair].article;

      if (both != last)
        g_array_append_val (articles, both);
      last = both;
    }
  cc_pairs_make_distinct (articles);
  return articles;
}

void
cc_candidates_of_alike (const CcFeatures *f, GArray *pairs)
{
  g_autoptr (GArray) articles = article_pairs (f->text, pairs);

  for (guint i = 0; i < articles->len; i++)
    {
      guint64 both = g_array_index (articles, guint64, i);
      const guint32 *x = f->text->article_sentences + (both >> 32);
      const guint32 *y = f->text->article_sentences + (guint32) both;

      if ((guint64) (x[1] - x[0]) * (y[1] - y[0]) > MAX_PAIRS
          || cc_articles_cosine (&f->article_sets, f->idf, (guint32) (both >> 32),
                                 (guint32) both)
                 < ONE_EVENT)
        continue;
      for (guint32 a = x[0]; a < x[1]; a++)
        for (guint32 b = y[0]; b < y[1]; b++)
          {
            guint64 pair = (guint64) a << 32 | b;

            g_array_append_val (pairs, pair);
          }
    }
  cc_pairs_make_distinct (pairs);
}
