/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* finder.c: an inverted index from terms to sentences, for asking about single
   sentences or articles without aligning everything with everything.  */
#include "config.h"

#include <align/finder.h>

/* For each match that is asked for, so many sentences that share much are
   scored; the score of the rest cannot be high. */
#define LOOKS_PER_MATCH 2

/* Cosines are told apart this finely when the best are picked. */
#define N_BINS 512

/* Terms in more sentences than this cost time and tell little. */
#define FREQUENT 2500

CcFinder *
cc_finder_new (const CcMatches *matches, guint32 n_articles)
{
  CcFinder *finder = g_new0 (CcFinder, 1);
  const CcFeatures *f = matches->features;
  guint32 n = f->text->article_sentences[n_articles];
  guint32 n_stems = f->text->n_stems;

  finder->matches = matches;
  finder->n_articles = n_articles;
  finder->mean_length = (float) f->set_starts[n] / (float) MAX (n_articles, 1);
  finder->starts = g_new0 (guint32, (gsize) n_stems + 2);
  finder->postings = g_new (guint32, (gsize) f->set_starts[n] + 1);
  finder->dots = g_new0 (float, (gsize) MAX (n, n_articles) + 1);
  finder->touched = g_new (guint32, (gsize) MAX (n, n_articles) + 1);
  finder->evidence = cc_evidence_new (f, matches->model);
  /* Counted one place too far, so that filling shifts the starts into place. */
  for (guint32 i = 0; i < f->set_starts[n]; i++)
    finder->starts[f->sets[i] + 2]++;
  for (guint32 t = 2; t < n_stems + 2; t++)
    finder->starts[t] += finder->starts[t - 1];
  for (guint32 s = 0; s < n; s++)
    for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
      finder->postings[finder->starts[f->sets[i] + 1]++] = s;
  return finder;
}

void
cc_finder_free (CcFinder *finder)
{
  if (!finder)
    return;
  g_free (finder->starts);
  g_free (finder->postings);
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
  guint32 article = f->text->sentences[sentence].article;
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

          if (f->text->sentences[other].article == article)
            continue;
          if (finder->dots[other] == 0)
            finder->touched[n++] = other;
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

static guint
bin_of (float cosine)
{
  return MIN ((guint) (cosine * N_BINS), N_BINS - 1);
}

/* The @wanted nearest of the @n touched sentences, nearest first: a new GArray of
   Look. Only the bins that hold them are sorted. Clears the dots. */
static GArray *
rank_touched (CcFinder *finder, guint32 sentence, guint32 n, guint wanted)
{
  const float *norms = finder->matches->features->norms;
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (Look));
  guint32 counts[N_BINS] = { 0 }, sum = 0;
  guint least = N_BINS;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 other = finder->touched[i];

      finder->dots[other] /= norms[other] * norms[sentence];
      counts[bin_of (finder->dots[other])]++;
    }
  while (least > 0 && sum < wanted)
    sum += counts[--least];
  for (guint32 i = 0; i < n; i++)
    {
      Look look = { finder->dots[finder->touched[i]], finder->touched[i] };

      if (bin_of (look.cosine) >= least)
        g_array_append_val (looks, look);
      finder->dots[look.sentence] = 0;
    }
  g_array_sort (looks, compare_looks);
  if (looks->len > wanted)
    g_array_set_size (looks, wanted);
  return looks;
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
  g_autoptr (GArray) looks = rank_touched (finder, sentence, n, wanted);

  for (guint i = 0; i < looks->len; i++)
    {
      guint32 other = g_array_index (looks, Look, i).sentence;
      CcMatch match = { .a = MIN (sentence, other), .b = MAX (sentence, other) };

      if (cc_evidence_score (finder->evidence, &match, least, least))
        g_array_append_val (found, match);
    }
  g_array_sort (found, compare_found);
  g_array_set_size (found, MIN (found->len, limit));
  return found;
}
