/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-words.c: the signals of words: which ones two sentences share, and in what
   order they stand.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Half of a mass signal's range is reached at so much idf: about two or three
   rare words. */
#define MASS_HALF 12.0f

/* Pairs of terms within this distance count for the signal "pairs". */
#define PAIR_WINDOW 2

/* ---- which ---- */

static float
saturate (float mass)
{
  return mass / (mass + MASS_HALF);
}

void
cc_evidence_words (const CcFeatures *f, guint32 a, guint32 b, float *signals)
{
  CcSharedTerms content = cc_terms_shared (f, f->sets, f->set_starts, a, b);
  CcSharedTerms function = cc_terms_shared (f, f->words, f->word_starts, a, b);
  float least = MIN (f->masses[a], f->masses[b]);
  float norm = f->word_norms[a] * f->word_norms[b];
  float shared = content.mass + function.mass;
  float all = f->word_masses[a] + f->word_masses[b] - shared;

  signals[CC_SIGNAL_COSINE] = norm > 0 ? (content.dot + function.dot) / norm : 0;
  signals[CC_SIGNAL_MASS] = saturate (content.mass);
  signals[CC_SIGNAL_WORDS] = saturate (shared);
  signals[CC_SIGNAL_OVERLAP] = sqrtf (signals[CC_SIGNAL_COSINE] * signals[CC_SIGNAL_WORDS]);
  signals[CC_SIGNAL_RESEMBLANCE] = all > 0 ? shared / all : 0;
  signals[CC_SIGNAL_CONTAINMENT] = least > 0 ? content.mass / least : 0;
}

/* ---- in what order ---- */

static void
bag_add (CcBag *bag, guint64 key)
{
  if (bag->n < CC_MAX_BAG)
    bag->keys[bag->n++] = (guint32) (key ^ key >> 32);
}

static void
bag_pairs (const CcFeatures *f, guint32 s, CcBag *bag)
{
  bag->n = 0;
  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; j <= i + PAIR_WINDOW && j < f->term_starts[s + 1]; j++)
      {
        guint64 x = f->hashes[f->terms[i]], y = f->hashes[f->terms[j]];

        bag_add (bag, (x + y) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (x ^ y));
      }
  qsort (bag->keys, bag->n, sizeof *bag->keys, cc_term_compare);
}

/* Four bytes at a time of each word, with a space before and after. */
static void
bag_grams (const CcFeatures *f, guint32 s, CcBag *bag)
{
  const CcSentence *sentence = &f->text->sentences[s];

  bag->n = 0;
  for (guint32 t = 0; t < sentence->n_tokens; t++)
    {
      const CcToken *token = &f->text->tokens[sentence->tokens + t];
      const CcWord *word = &f->text->words[token->word];
      char padded[64];
      guint n = MIN (word->length, sizeof padded - 2);

      if (token->flags & CC_TOKEN_STOP)
        continue;
      padded[0] = padded[n + 1] = ' ';
      memcpy (padded + 1, f->text->letters + word->text, n);
      for (guint i = 0; i + 4 <= n + 2; i++)
        {
          guint32 gram;

          memcpy (&gram, padded + i, 4);
          bag_add (bag, GUINT32_FROM_LE (gram));
        }
    }
  qsort (bag->keys, bag->n, sizeof *bag->keys, cc_term_compare);
}

/* Size of the intersection, repetitions counted. */
static guint
bag_shared (const CcBag *a, const CcBag *b)
{
  guint i = 0, j = 0, shared = 0;

  while (i < a->n && j < b->n)
    {
      if (a->keys[i] == b->keys[j])
        shared++, i++, j++;
      else if (a->keys[i] < b->keys[j])
        i++;
      else
        j++;
    }
  return shared;
}

/* Heaviest run of terms in the same order without a gap; the table has at most
   CC_MAX_TERMS squared cells, kept a row at a time. */
static float
run_signal (const CcFeatures *f, guint32 a, guint32 b)
{
  float row[CC_MAX_TERMS + 1] = { 0 };
  const guint32 *x = f->terms + f->term_starts[a], *y = f->terms + f->term_starts[b];
  guint m = f->term_starts[a + 1] - f->term_starts[a];
  guint n = f->term_starts[b + 1] - f->term_starts[b];
  float best = 0;

  for (guint i = 0; i < m; i++)
    for (guint j = n; j-- > 0;)
      {
        row[j + 1] = x[i] == y[j] ? row[j] + f->idf[x[i]] : 0;
        best = MAX (best, row[j + 1]);
      }
  return saturate (best);
}

static float
pair_signal (const CcBag *a, const CcBag *b)
{
  guint shared = bag_shared (a, b), all = a->n + b->n - shared;

  return all ? (float) shared / (float) all : 0;
}

static float
gram_signal (const CcBag *a, const CcBag *b)
{
  return a->n && b->n ? (float) (bag_shared (a, b) / sqrt ((double) a->n * b->n)) : 0;
}

void
cc_evidence_order (CcEvidence *e, CcMatch *match)
{
  float *signals = match->signals;

  if (e->current != match->a)
    {
      bag_pairs (e->f, match->a, &e->pairs_a);
      bag_grams (e->f, match->a, &e->grams_a);
      e->current = match->a;
    }
  bag_pairs (e->f, match->b, &e->pairs_b);
  bag_grams (e->f, match->b, &e->grams_b);
  signals[CC_SIGNAL_RUN] = run_signal (e->f, match->a, match->b);
  signals[CC_SIGNAL_PAIRS] = pair_signal (&e->pairs_a, &e->pairs_b);
  signals[CC_SIGNAL_LETTERS] = gram_signal (&e->grams_a, &e->grams_b);
}
