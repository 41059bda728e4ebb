/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* finder.c: an inverted index from terms to sentences, for asking about single
   sentences or articles without aligning everything with everything.  */
#include "config.h"

#include <align/finder.h>

#include <math.h>

/* For each match that is asked for, so many sentences that share much are
   scored; the score of the rest cannot be high. */
#define LOOKS_PER_MATCH 2

/* Terms in more sentences than this cost time and tell little. */
#define FREQUENT 2500

/* So many postings ahead the dot is fetched that is added to: it lies anywhere in memory,
   as does the norm, which is wanted later. */
#define AHEAD 16

/* All but the index. */
static CcFinder *
begin (const CcMatches *matches, guint32 n_articles)
{
  CcFinder *finder = g_new0 (CcFinder, 1);
  const CcFeatures *f = matches->features;
  guint32 n = f->text->article_sentences[n_articles];

  finder->matches = matches;
  finder->n_articles = n_articles;
  finder->mean_length = (float) f->set_starts[n] / (float) MAX (n_articles, 1);
  finder->dots = g_new0 (float, (gsize) MAX (n, n_articles) + 1);
  finder->touched = g_new (guint32, (gsize) MAX (n, n_articles) + 1);
  finder->evidence = cc_evidence_new (f, matches->model);
  return finder;
}

CcFinder *
cc_finder_new (const CcMatches *matches, guint32 n_articles)
{
  CcFinder *finder = begin (matches, n_articles);
  const CcFeatures *f = matches->features;

  cc_transpose (f->set_starts, f->sets, f->text->article_sentences[n_articles], f->text->n_stems,
                &finder->starts, &finder->postings);
  return finder;
}

CcFinder *
cc_finder_share (const CcFinder *finder)
{
  CcFinder *other = begin (finder->matches, finder->n_articles);

  other->starts = finder->starts;
  other->postings = finder->postings;
  other->shares = TRUE;
  return other;
}

void
cc_finder_free (CcFinder *finder)
{
  if (!finder)
    return;
  if (!finder->shares)
    {
      g_free (finder->starts);
      g_free (finder->postings);
    }
  g_free (finder->dots);
  g_free (finder->touched);
  g_free (finder->places);
  g_free (finder->beginnings);
  cc_evidence_free (finder->evidence);
  g_free (finder);
}

/* Adds up the shared idf of @sentence with every sentence of other articles;
   gives the number of those touched. */
static guint32
touch (CcFinder *finder, guint32 sentence)
{
  const CcFeatures *f = finder->matches->features;
  const guint32 *own = f->text->article_sentences + f->articles[sentence];
  guint32 n = 0;

  for (guint32 i = f->set_starts[sentence]; i < f->set_starts[sentence + 1]; i++)
    {
      guint32 term = f->sets[i];
      float weight = f->idf[term] * f->idf[term];

      if (finder->starts[term + 1] - finder->starts[term] > FREQUENT)
        continue;
      for (guint32 p = finder->starts[term]; p < finder->starts[term + 1]; p++)
        {
          guint32 other = finder->postings[p];

          if (p + AHEAD < finder->starts[term + 1])
            CC_PREFETCH (&finder->dots[finder->postings[p + AHEAD]]);
          if (other >= own[0] && other < own[1])
            continue;
          if (finder->dots[other] == 0)
            {
              finder->touched[n++] = other;
              CC_PREFETCH (&f->norms[other]);
            }
          finder->dots[other] += weight;
        }
    }
  return n;
}

typedef struct
{
  float cosine;
  guint32 sentence;
} Look;

static int
compare_looks (const void *x, const void *y)
{
  const Look *a = x, *b = y;

  if (a->cosine != b->cosine)
    return a->cosine > b->cosine ? -1 : 1;
  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/* The scores of the best so far, a heap with the lowest in front once it is full
   (Williams 1964, Algorithm 232): what scores less need not be known. */
typedef struct
{
  GArray *scores; /* of float */
  guint limit;
} Best;

static int
compare_scores (const void *x, const void *y)
{
  const float *a = x, *b = y;

  return *a < *b ? -1 : *a > *b;
}

static void
best_add (Best *best, float score)
{
  float *heap = (float *) best->scores->data;
  guint at = 0, child;

  if (best->limit == 0)
    return;
  if (best->scores->len < best->limit)
    {
      g_array_append_val (best->scores, score);
      if (best->scores->len == best->limit)
        g_array_sort (best->scores, compare_scores);
      return;
    }
  while ((child = 2 * at + 1) < best->limit)
    {
      child += child + 1 < best->limit && heap[child + 1] < heap[child];
      if (heap[child] >= score)
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = score;
}

/* A score that suffices to be among the best, or to be equal to the last of them once it
   is rounded. */
static double
best_floor (const Best *best, double least)
{
  if (best->limit == 0 || best->scores->len < best->limit)
    return least;
  return MAX (least, (double) nextafterf (g_array_index (best->scores, float, 0), 0));
}

/* The @wanted nearest of the @n touched sentences, each as (@sentence << 32 | other),
   nearest first: a new GArray of guint64. Clears the dots. */
static GArray *
rank_touched (CcFinder *finder, guint32 sentence, guint32 n, guint wanted)
{
  const float *norms = finder->matches->features->norms;
  g_autoptr (GArray) looks = g_array_new (FALSE, FALSE, sizeof (Look));
  g_autoptr (GArray) cosines = g_array_new (FALSE, FALSE, sizeof (float));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  Best best = { cosines, wanted };
  double floor = 0;

  for (guint32 i = 0; i < n; i++)
    {
      Look look = { finder->dots[finder->touched[i]], finder->touched[i] };

      finder->dots[look.sentence] = 0;
      look.cosine /= norms[look.sentence] * norms[sentence];
      if (look.cosine < floor)
        continue;
      g_array_append_val (looks, look);
      best_add (&best, look.cosine);
      floor = best_floor (&best, 0);
    }
  g_array_sort (looks, compare_looks);
  for (guint i = 0; i < MIN (looks->len, wanted); i++)
    {
      guint64 pair = (guint64) sentence << 32 | g_array_index (looks, Look, i).sentence;

      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static int
compare_found (const void *x, const void *y)
{
  const CcMatch *a = x, *b = y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return a->b < b->b ? -1 : a->b > b->b;
}

GArray *
cc_finder_find (CcFinder *finder, guint32 sentence, guint limit, double least)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CcMatch));
  guint32 n = touch (finder, sentence);
  guint wanted = (guint) MIN ((guint64) limit * LOOKS_PER_MATCH, G_MAXUINT);
  g_autoptr (GArray) pairs = rank_touched (finder, sentence, n, wanted);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (float));
  Best best = { scores, limit };

  cc_evidence_stay (finder->evidence, sentence);
  for (guint i = 0; i < pairs->len; i++)
    {
      const guint64 *pair = &g_array_index (pairs, guint64, i);
      guint32 other = (guint32) *pair;
      const CcMatch *known = cc_match_find (finder->matches, sentence, other);
      double floor = best_floor (&best, least);
      CcMatch match;

      cc_evidence_expect (finder->evidence, pair, pairs->len - i);
      if (known)
        match = *known;
      if (known ? match.score < floor
                : !cc_matcher_match (finder->evidence, sentence, other, floor, &match))
        continue;
      g_array_append_val (found, match);
      best_add (&best, match.score);
    }
  g_array_sort (found, compare_found);
  g_array_set_size (found, MIN (found->len, limit));
  return found;
}
