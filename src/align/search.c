/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* search.c: the sentences nearest to one sentence, through an inverted index. The
   idf-weighted cosine picks a short list; the model ranks it.  */
#include "config.h"

#include <align/align.h>

#include <string.h>

/* Terms in more sentences than this add nothing but time. */
#define FREQUENT(n_sentences) MAX (2000u, (n_sentences) / 50)

/* So many times the wanted number are scored in full. */
#define SHORT_LIST 4

struct CcSearch
{
  const CcMatches *matches;
  guint32 *starts;    /* by concept, n_stems + 1: into postings */
  guint32 *postings;  /* sentences, ascending */
  float *dots;        /* by sentence; 0 between searches */
  CcEvidence *evidence;
};

CcSearch *
cc_search_new (const CcMatches *matches)
{
  const CcFeatures *f = matches->features;
  guint32 n_stems = f->text->n_stems, n_sentences = f->text->n_sentences;
  CcSearch *search = g_new0 (CcSearch, 1);
  g_autofree guint32 *next = NULL;

  search->matches = matches;
  search->starts = g_new0 (guint32, n_stems + 2);
  search->postings = g_new (guint32, f->set_starts[n_sentences] + 1);
  search->dots = g_new0 (float, n_sentences + 1);
  search->evidence = cc_evidence_new (f);
  for (guint32 i = 0; i < f->set_starts[n_sentences]; i++)
    search->starts[f->sets[i] + 1]++;
  for (guint32 i = 0; i < n_stems; i++)
    search->starts[i + 1] += search->starts[i];
  next = g_memdup2 (search->starts, (n_stems + 1) * sizeof *next);
  for (guint32 s = 0; s < n_sentences; s++)
    for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
      search->postings[next[f->sets[i]]++] = s;
  return search;
}

void
cc_search_free (CcSearch *search)
{
  if (!search)
    return;
  g_free (search->starts);
  g_free (search->postings);
  g_free (search->dots);
  cc_evidence_free (search->evidence);
  g_free (search);
}

typedef struct
{
  guint32 sentence;
  float cosine;
} Near;

static int
nearer (const void *x, const void *y)
{
  const Near *a = x, *b = y;

  if (a->cosine != b->cosine)
    return a->cosine > b->cosine ? -1 : 1;
  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/* Sentences of other articles that share a term with @sentence, by cosine. */
static GArray *
short_list (CcSearch *search, guint32 sentence)
{
  const CcFeatures *f = search->matches->features;
  guint32 own = f->text->sentences[sentence].article;
  GArray *near = g_array_new (FALSE, FALSE, sizeof (Near));

  for (guint32 i = f->set_starts[sentence]; i < f->set_starts[sentence + 1]; i++)
    {
      guint32 term = f->sets[i];
      guint32 n = search->starts[term + 1] - search->starts[term];
      float w = f->idf[term] * f->idf[term];

      for (guint32 p = 0; n <= FREQUENT (f->text->n_sentences) && p < n; p++)
        {
          guint32 s = search->postings[search->starts[term] + p];
          Near one = { s, 0 };

          if (search->dots[s] == 0 && f->text->sentences[s].article != own)
            g_array_append_val (near, one);
          search->dots[s] += w;
        }
    }
  for (guint i = 0; i < near->len; i++)
    {
      Near *one = &g_array_index (near, Near, i);

      one->cosine = search->dots[one->sentence] / (f->norms[one->sentence] * f->norms[sentence]);
    }
  for (guint32 i = f->set_starts[sentence]; i < f->set_starts[sentence + 1]; i++)
    for (guint32 p = search->starts[f->sets[i]]; p < search->starts[f->sets[i] + 1]; p++)
      search->dots[search->postings[p]] = 0;
  g_array_sort (near, nearer);
  return near;
}

static int
compare_scores (const void *x, const void *y)
{
  const CcMatch *a = x, *b = y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return a->b < b->b ? -1 : a->b > b->b;
}

GArray *
cc_search_nearest (CcSearch *search, guint32 sentence, guint limit)
{
  g_autoptr (GArray) near = short_list (search, sentence);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CcMatch));

  for (guint i = 0; i < MIN (near->len, limit * SHORT_LIST); i++)
    {
      guint32 other = g_array_index (near, Near, i).sentence;
      CcMatch match = { .a = MIN (sentence, other), .b = MAX (sentence, other) };

      cc_evidence_signals (search->evidence, match.a, match.b, match.signals);
      match.score = (float) cc_model_score (search->matches->model, match.signals);
      g_array_append_val (found, match);
    }
  g_array_sort (found, compare_scores);
  if (found->len > limit)
    g_array_set_size (found, limit);
  return found;
}
