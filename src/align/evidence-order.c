/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-order.c: the signals of the order in which words and letters stand. What is
   counted of one sentence is kept in a table, as the next pairs ask for it again; that of
   the other is looked up there, and needs no order.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>
#include <string.h>

/* Pairs of terms within this distance count for the signal "pairs". */
#define PAIR_WINDOW 2

/* ---- bags ---- */

static void
bag_add (CcBag *bag, guint32 key)
{
  if (bag->n < CC_MAX_BAG)
    bag->keys[bag->n++] = key;
}

static void
bag_pairs (const CcFeatures *f, guint32 s, CcBag *bag)
{
  bag->n = 0;
  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; j <= i + PAIR_WINDOW && j < f->term_starts[s + 1]; j++)
      {
        guint64 x = f->hashes[f->terms[i]], y = f->hashes[f->terms[j]];
        guint64 key = (x + y) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (x ^ y);

        bag_add (bag, (guint32) (key ^ key >> 32));
      }
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
}

/* The slot of @key, or the free one where it would go. */
static CcBagSlot *
slot_of (CcBagTable *table, guint32 key)
{
  guint32 at = key * 0x9e3779b1u >> table->shift;

  while (table->slots[at].count > 0 && table->slots[at].key != key)
    at = (at + 1) & table->mask;
  return &table->slots[at];
}

static void
table_fill (CcBagTable *table, const CcBag *bag)
{
  guint bits = MIN (g_bit_storage (bag->n) + 2, CC_TABLE_BITS);

  table->n = bag->n;
  table->mask = (1u << bits) - 1;
  table->shift = 32 - bits;
  memset (table->slots, 0, sizeof *table->slots << bits);
  for (guint i = 0; i < bag->n; i++)
    {
      CcBagSlot *slot = slot_of (table, bag->keys[i]);

      slot->key = bag->keys[i];
      slot->count++;
    }
}

/* Size of the intersection, repetitions counted. */
static guint
table_shared (CcBagTable *table, const CcBag *bag)
{
  CcBagSlot *met[CC_MAX_BAG];
  guint n_met = 0, shared = 0;

  for (guint i = 0; i < bag->n; i++)
    {
      CcBagSlot *slot = slot_of (table, bag->keys[i]);

      if (slot->count == 0)
        continue;
      shared += slot->met < slot->count;
      slot->met++;
      met[n_met++] = slot;
    }
  for (guint i = 0; i < n_met; i++)
    met[i]->met = 0;
  return shared;
}

/* ---- signals ---- */

static float
weight_of_run (const CcFeatures *f, const guint32 *x, const guint32 *y, guint n)
{
  float sum = 0;

  for (guint i = 0; i < n && x[i] == y[i]; i++)
    sum += f->idf[x[i]];
  return sum;
}

/* One of 64 bits for each term. */
static guint64
bit_of (guint32 term)
{
  return G_GUINT64_CONSTANT (1) << (term * 0x9e3779b1u >> 26);
}

/* Heaviest run of terms in the same order without a gap. Each is weighed where it
   starts, so it takes at most CC_MAX_TERMS squared steps. */
static float
run_signal (const CcFeatures *f, guint32 a, guint32 b)
{
  const guint32 *x = f->terms + f->term_starts[a], *y = f->terms + f->term_starts[b];
  guint m = f->term_starts[a + 1] - f->term_starts[a];
  guint n = f->term_starts[b + 1] - f->term_starts[b];
  guint64 bits = 0;
  float best = 0;

  for (guint j = 0; j < n; j++)
    bits |= bit_of (y[j]);
  for (guint i = 0; i < m; i++)
    for (guint j = 0; bits & bit_of (x[i]) && j < n; j++)
      if (x[i] == y[j] && (i == 0 || j == 0 || x[i - 1] != y[j - 1]))
        best = MAX (best, weight_of_run (f, x + i, y + j, MIN (m - i, n - j)));
  return cc_evidence_saturate (best);
}

static float
pair_signal (CcBagTable *a, const CcBag *b)
{
  guint shared = table_shared (a, b), all = a->n + b->n - shared;

  return all ? (float) shared / (float) all : 0;
}

static float
gram_signal (CcBagTable *a, const CcBag *b)
{
  return a->n && b->n ? (float) (table_shared (a, b) / sqrt ((double) a->n * b->n)) : 0;
}

void
cc_evidence_order (CcEvidence *e, CcMatch *match)
{
  float *signals = match->signals;

  if (e->counted != e->here)
    {
      bag_pairs (e->f, e->here, &e->bag);
      table_fill (&e->pairs, &e->bag);
      bag_grams (e->f, e->here, &e->bag);
      table_fill (&e->grams, &e->bag);
      e->counted = e->here;
    }
  signals[CC_SIGNAL_RUN] = run_signal (e->f, e->here, e->there);
  bag_pairs (e->f, e->there, &e->bag);
  signals[CC_SIGNAL_PAIRS] = pair_signal (&e->pairs, &e->bag);
  bag_grams (e->f, e->there, &e->bag);
  signals[CC_SIGNAL_LETTERS] = gram_signal (&e->grams, &e->bag);
}
