/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-order.c: the signals of the order in which words and letters stand. What
   there is of the sentence here is counted in a table, as the next pairs ask for it
   again; that of the one there is looked up in it.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>
#include <string.h>

/* Pairs of terms within this distance count for the signal "pairs". */
#define PAIR_WINDOW 2

/* Of a word so many bytes are spelt. */
#define MAX_SPELT 62
#define SPELT_AT_ONCE 64 /* words */

/* ---- bags ---- */

/* Adds the four bytes at a time of @form, of @n bytes, with the NULs before and after it. */
static inline void
add_grams (CcBag *bag, const char *form, guint n)
{
  for (guint i = 0; i + 2 < n && bag->n < CC_MAX_BAG; i++)
    {
      guint32 gram;

      memcpy (&gram, form - 1 + i, sizeof gram);
      bag->keys[bag->n++] = gram;
    }
  if (n > 1 && bag->n < CC_MAX_BAG)
    {
      guint32 last = 0; /* a longer word was cut */

      memcpy (&last, form + n - 3, 3);
      bag->keys[bag->n++] = last;
    }
}

/* Four bytes at a time of each word, with what sets it apart from others. The words lie
   anywhere in memory: those of a block are on their way before the first is read. */
static void
bag_grams (const CcFeatures *f, guint32 s, CcBag *bag)
{
  const CcText *text = f->text;
  const CcToken *tokens = text->tokens + text->sentences[s].tokens;
  guint32 n_tokens = text->sentences[s].n_tokens;

  bag->n = 0;
  for (guint32 start = 0; start < n_tokens; start += SPELT_AT_ONCE)
    {
      const char *forms[SPELT_AT_ONCE];
      guint lengths[SPELT_AT_ONCE], n = 0;

      for (guint32 t = start; t < MIN (start + SPELT_AT_ONCE, n_tokens); t++)
        {
          const CcWord *word = &text->words[tokens[t].word];

          forms[n] = text->letters + word->text;
          lengths[n] = MIN (word->length, MAX_SPELT);
          CC_PREFETCH (forms[n]);
          n += !(tokens[t].flags & CC_TOKEN_STOP);
        }
      for (guint i = 0; i < n; i++)
        add_grams (bag, forms[i], lengths[i]);
    }
}

/* Unordered pairs of terms, those of @s; only of such as have any of @marks. */
static void
bag_pairs (const CcEvidence *e, guint32 s, guint marks, CcBag *bag)
{
  const CcFeatures *f = e->f;

  bag->n = 0;
  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; e->marks[f->terms[i]] & marks && j <= i + PAIR_WINDOW
                            && j < f->term_starts[s + 1]; j++)
      if (e->marks[f->terms[j]] & marks)
        bag->keys[bag->n++] = cc_term_pair (f->terms[i], f->terms[j]);
}

/* The slot of @key, or the free one where it would go. */
static CcBagSlot *
slot_of (CcBagTable *table, guint64 key)
{
  gsize at = key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> table->shift;

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
  table->shift = 64 - bits;
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

/* Heaviest run of terms in the same order without a gap. Each is weighed where it
   starts, so it takes at most CC_MAX_TERMS squared steps. */
static float
run_signal (const CcEvidence *e)
{
  const CcFeatures *f = e->f;
  const guint32 *x = f->terms + f->term_starts[e->here], *y = f->terms + f->term_starts[e->there];
  guint m = f->term_starts[e->here + 1] - f->term_starts[e->here];
  guint n = f->term_starts[e->there + 1] - f->term_starts[e->there];
  float best = 0;

  for (guint j = 0; j < n; j++)
    for (guint i = 0; e->marks[y[j]] & CC_MARK_HERE && i < m; i++)
      if (x[i] == y[j] && (i == 0 || j == 0 || x[i - 1] != y[j - 1]))
        best = MAX (best, weight_of_run (f, x + i, y + j, MIN (m - i, n - j)));
  return cc_evidence_saturate (best);
}

static guint
n_pairs (const CcFeatures *f, guint32 s)
{
  guint n = f->term_starts[s + 1] - f->term_starts[s], pairs = 0;

  for (guint i = 1; i <= PAIR_WINDOW && i < n; i++)
    pairs += n - i;
  return pairs;
}

static float
pair_signal (CcEvidence *e)
{
  guint shared, all;

  if (e->paired != e->here)
    {
      bag_pairs (e, e->here, CC_MARK_HERE, &e->bag);
      table_fill (&e->pairs, &e->bag);
      e->paired = e->here;
    }
  bag_pairs (e, e->there, CC_MARK_HERE, &e->bag);
  shared = table_shared (&e->pairs, &e->bag);
  all = n_pairs (e->f, e->here) + n_pairs (e->f, e->there) - shared;
  return all ? (float) shared / (float) all : 0;
}

void
cc_evidence_pairs (CcEvidence *e, CcMatch *match)
{
  match->signals[CC_SIGNAL_PAIRS] = pair_signal (e);
}

void
cc_evidence_run (CcEvidence *e, CcMatch *match)
{
  match->signals[CC_SIGNAL_RUN] = run_signal (e);
}

void
cc_evidence_letters (CcEvidence *e, CcMatch *match)
{
  const CcBagTable *a = &e->grams;
  const CcBag *b = &e->bag;

  if (e->spelt != e->here)
    {
      bag_grams (e->f, e->here, &e->bag);
      table_fill (&e->grams, &e->bag);
      e->spelt = e->here;
    }
  bag_grams (e->f, e->there, &e->bag);
  if (a->n && b->n)
    match->signals[CC_SIGNAL_LETTERS]
        = (float) (table_shared (&e->grams, &e->bag) / sqrt ((double) a->n * b->n));
}
