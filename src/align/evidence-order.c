/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-order.c: the signals of the order in which words stand. What there is of the
   sentence here is kept, as the next pairs ask for it again; the terms of the one there are
   looked up in it once.  */
#include "config.h"

#include <align/evidence.h>

/* Pairs of terms within this distance count for the signal "pairs". */
#define PAIR_WINDOW 2

static guint
n_terms (const CcFeatures *f, guint32 s)
{
  return f->cards[s].n_terms;
}

/* An unordered pair of terms by their numbers. */
static guint32
pair_key (guint x, guint y)
{
  return MIN (x, y) << 8 | MAX (x, y);
}

G_STATIC_ASSERT (CC_MAX_TERMS <= G_MAXUINT8);

/* A term that is here more than once goes by its last number. */
static guint
number_of (CcBag *terms, guint32 term)
{
  return cc_bag_find (terms, cc_bag_first (terms, term), term);
}

static void
number_here (CcEvidence *e)
{
  const guint32 *terms = e->f->terms + e->f->cards[e->here].terms;
  guint n = n_terms (e->f, e->here);

  if (e->numbered == e->here)
    return;
  cc_bag_clear (&e->terms, n);
  e->repeats = 0;
  for (guint i = 0; i < n; i++)
    {
      e->repeats += number_of (&e->terms, terms[i]) > 0;
      cc_bag_add (&e->terms, terms[i]);
    }
  e->numbered = e->here;
}

static void
pair_here (CcEvidence *e)
{
  const guint32 *terms = e->f->terms + e->f->cards[e->here].terms;
  guint n = n_terms (e->f, e->here);

  if (e->paired == e->here)
    return;
  cc_bag_clear (&e->pairs, n * PAIR_WINDOW);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j <= i + PAIR_WINDOW && j < n; j++)
      cc_bag_add (&e->pairs, pair_key (number_of (&e->terms, terms[i]), number_of (&e->terms, terms[j])));
  e->paired = e->here;
}

/* Notes which terms there are here too. */
static void
place_there (CcEvidence *e)
{
  const guint32 *terms = e->f->terms + e->f->cards[e->there].terms;
  guint n = n_terms (e->f, e->there);

  e->n_at = 0;
  for (guint i = 0; i < n; i++)
    {
      guint number = number_of (&e->terms, terms[i]);

      e->at[e->n_at] = (guint8) i;
      e->numbers[e->n_at] = (guint8) number;
      e->n_at += number > 0;
    }
}

static guint
n_pairs (guint n)
{
  guint pairs = 0;

  for (guint i = 1; i <= PAIR_WINDOW && i < n; i++)
    pairs += n - i;
  return pairs;
}

/* Share of the pairs of both that are the @shared of them. */
static float
share_of_pairs (const CcEvidence *e, guint shared)
{
  guint all = n_pairs (n_terms (e->f, e->here)) + n_pairs (n_terms (e->f, e->there)) - shared;

  return all ? (float) shared / (float) all : 0;
}

/* Reached when the terms that both hold stand side by side. */
float
cc_evidence_most_pairs (CcEvidence *e)
{
  guint of_terms, here, there;

  number_here (e);
  of_terms = n_pairs (e->n_shared + e->repeats);
  here = n_pairs (n_terms (e->f, e->here));
  there = n_pairs (n_terms (e->f, e->there));
  return share_of_pairs (e, MIN (of_terms, MIN (here, there)));
}

/* TRUE when the terms here and there are the same in the same order. */
static gboolean
same_terms (const CcEvidence *e)
{
  const CcFeatures *f = e->f;
  guint n = n_terms (f, e->here);

  return n == n_terms (f, e->there)
         && memcmp (f->terms + f->cards[e->here].terms, f->terms + f->cards[e->there].terms,
                    n * sizeof *f->terms) == 0;
}

static guint
shared_pairs (CcEvidence *e)
{
  guint shared = 0;

  number_here (e);
  pair_here (e);
  place_there (e);
  cc_bag_give_back (&e->pairs);
  for (guint i = 0; i < e->n_at; i++)
    for (guint j = i + 1; j < e->n_at && e->at[j] <= e->at[i] + PAIR_WINDOW; j++)
      shared += (guint) cc_bag_take (&e->pairs, pair_key (e->numbers[i], e->numbers[j]));
  return shared;
}

void
cc_evidence_pairs (CcEvidence *e, CcMatch *match)
{
  e->same_terms = same_terms (e);
  match->signals[CC_SIGNAL_PAIRS]
      = share_of_pairs (e, e->same_terms ? n_pairs (n_terms (e->f, e->here)) : shared_pairs (e));
}

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
heaviest_run (CcEvidence *e)
{
  const CcFeatures *f = e->f;
  const guint32 *x = f->terms + f->cards[e->here].terms, *y = f->terms + f->cards[e->there].terms;
  guint m = n_terms (f, e->here), n = n_terms (f, e->there);
  float best = 0;

  /* No weight is negative. */
  if (e->same_terms)
    return weight_of_run (f, x, y, n);
  for (guint k = 0; k < e->n_at; k++)
    for (guint j = e->at[k], next = e->numbers[k]; next;
         next = cc_bag_find (&e->terms, e->terms.before[next - 1], y[j]))
      {
        guint i = next - 1;

        if (i == 0 || j == 0 || x[i - 1] != y[j - 1])
          best = MAX (best, weight_of_run (f, x + i, y + j, MIN (m - i, n - j)));
      }
  return best;
}

void
cc_evidence_run (CcEvidence *e, CcMatch *match)
{
  match->signals[CC_SIGNAL_RUN] = cc_evidence_saturate (heaviest_run (e));
}
