/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passage-seeds.c: pairs of sentences that are alike, by the cosine of their terms
   together with how many they share (Dice), as in Sanchez-Perez, Sidorov and Gelbukh
   (2014), "The winning approach to text alignment for text reuse detection at PAN
   2014"; or of which one holds most of the other, as where one sentence was made of
   two. A seed is less than a match: others beside it must bear it out.  */
#include "config.h"

#include <align/passages.h>

#define LEAST_COSINE 0.3f
#define LEAST_DICE 0.3f

/* Share of the lighter sentence's idf, of at least so many terms. */
#define LEAST_CONTAINMENT 0.6f
#define LEAST_CONTAINED 4

/* A sentence has so many seeds in one other article at most, the first: what that
   one repeats more often does not tell where a passage lies, and would make the
   fragments of two articles grow with the square of their length. */
#define MAX_PARTNERS 8

/* Candidates that one call of the parallel map looks at. */
#define CHUNK 65536

typedef struct
{
  const CcFeatures *features;
  const guint64 *pairs;
  gsize n_pairs;
  GArray **found; /* of CcSeed, one a chunk */
} Search;

static gboolean
is_seed (const CcFeatures *f, guint32 a, guint32 b)
{
  CcSharedTerms shared = cc_terms_shared (f->idf, f->sets, f->set_starts, a, b);
  guint n = cc_features_n_terms (f, a) + cc_features_n_terms (f, b);

  if (shared.n >= LEAST_CONTAINED
      && shared.mass >= LEAST_CONTAINMENT * MIN (f->cards[a].mass, f->cards[b].mass))
    return TRUE;
  return shared.n >= 2 && shared.dot >= LEAST_COSINE * f->norms[a] * f->norms[b]
         && 2 * (float) shared.n >= LEAST_DICE * (float) n;
}

/* A headline retells many a sentence. */
static gboolean
same_sort (const CcText *text, guint32 a, guint32 b)
{
  return !(text->sentences[a].flags & CC_HEADLINE) == !(text->sentences[b].flags & CC_HEADLINE);
}

static void
search_chunk (guint index, gpointer user_data)
{
  Search *search = user_data;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CcSeed));
  gsize end = MIN ((gsize) (index + 1) * CHUNK, search->n_pairs);

  for (gsize i = (gsize) index * CHUNK; i < end; i++)
    {
      guint32 a = (guint32) (search->pairs[i] >> 32), b = (guint32) search->pairs[i];
      CcSeed seed = { { a, b } };

      if (same_sort (search->features->text, a, b) && is_seed (search->features, a, b))
        g_array_append_val (found, seed);
    }
  search->found[index] = found;
}

static int
compare_numbers (guint32 x, guint32 y)
{
  return x < y ? -1 : x > y;
}

static int
compare_seeds (const void *x, const void *y, void *data)
{
  const guint32 *p = ((const CcSeed *) x)->sentence, *q = ((const CcSeed *) y)->sentence;
  const CcSentence *s = data;
  int order = compare_numbers (s[p[SIDE_A]].article, s[q[SIDE_A]].article);

  if (order == 0)
    order = compare_numbers (s[p[SIDE_B]].article, s[q[SIDE_B]].article);
  if (order == 0)
    order = compare_numbers (p[SIDE_A], q[SIDE_A]);
  return order ? order : compare_numbers (p[SIDE_B], q[SIDE_B]);
}

/* Drops the seeds beyond MAX_PARTNERS of each sentence of a. */
static void
drop_repeated (const CcText *text, GArray *seeds)
{
  CcSeed *s = (CcSeed *) seeds->data;
  guint kept = 0, partners = 0;

  for (guint i = 0; i < seeds->len; i++)
    {
      const CcSeed *last = kept > 0 ? &s[kept - 1] : NULL;
      gboolean again = last && last->sentence[SIDE_A] == s[i].sentence[SIDE_A]
                       && text->sentences[last->sentence[SIDE_B]].article
                              == text->sentences[s[i].sentence[SIDE_B]].article;

      partners = again ? partners + 1 : 1;
      if (partners <= MAX_PARTNERS)
        s[kept++] = s[i];
    }
  g_array_set_size (seeds, kept);
}

GArray *
cc_passage_seeds (const CcFeatures *features, guint threads)
{
  CcAlignCounts counts = { 0 };
  g_autoptr (GArray) pairs = cc_candidates (features, threads, &counts);
  guint n_chunks = (pairs->len + CHUNK - 1) / CHUNK;
  g_autofree GArray **found = g_new0 (GArray *, n_chunks + 1);
  GArray *seeds = g_array_new (FALSE, FALSE, sizeof (CcSeed));
  Search search = { features, (const guint64 *) pairs->data, pairs->len, found };

  cc_parallel_map (n_chunks, threads, search_chunk, &search);
  for (guint i = 0; i < n_chunks && found[i]; i++)
    {
      g_array_append_vals (seeds, found[i]->data, found[i]->len);
      g_array_unref (found[i]);
    }
  g_array_sort_with_data (seeds, compare_seeds, features->text->sentences);
  drop_repeated (features->text, seeds);
  return seeds;
}
