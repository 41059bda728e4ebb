/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* across.c: pairs of sentences of different languages: which are worth evidence, and
   the evidence of facts alone that stands where that of words would. */
#include "config.h"

#include <align/across.h>

#include <math.h>

gboolean
cc_across_languages (const CcFeatures *f, guint32 a, guint32 b)
{
  guint x, y;

  if (!f->across)
    return FALSE;
  x = f->across->languages[f->articles[a]];
  y = f->across->languages[f->articles[b]];
  return x && y && x != y;
}

/* ---- evidence ---- */

void
cc_facts_shared (const CcAcross *x, guint32 a, guint32 b, CcFactFunc func, gpointer user_data)
{
  guint32 i = x->starts[a], j = x->starts[b];

  while (i < x->starts[a + 1] && j < x->starts[b + 1])
    {
      guint32 u = x->facts[i], v = x->facts[j];

      if (u == v)
        func (x, i, j, user_data);
      i += u <= v;
      j += v <= u;
    }
}

/* What two sentences share. */
typedef struct
{
  guint n[CC_N_FACTS];
  float mass, dot; /* sum of the weights, and of their squares */
} Shared;

static void
count_fact (const CcAcross *x, guint32 in_a, guint32 in_b, gpointer user_data)
{
  Shared *shared = user_data;
  guint32 fact = x->facts[in_a];

  (void) in_b;
  shared->n[x->kinds[fact]]++;
  shared->mass += x->weights[fact];
  shared->dot += x->weights[fact] * x->weights[fact];
}

/* How many facts of each kind sentence @s has, into @n. */
static void
count_kinds (const CcAcross *x, guint32 s, guint *n)
{
  for (guint32 i = x->starts[s]; i < x->starts[s + 1]; i++)
    n[x->kinds[x->facts[i]]]++;
}

static void
amount_signals (const CcAcross *x, guint32 a, guint32 b, const Shared *shared, float *signals)
{
  float norm = x->norms[a] * x->norms[b], least = MIN (x->masses[a], x->masses[b]);

  signals[CC_SIGNAL_COSINE] = norm > 0 ? shared->dot / norm : 0;
  signals[CC_SIGNAL_MASS] = cc_evidence_saturate (shared->mass);
  signals[CC_SIGNAL_OVERLAP] = sqrtf (signals[CC_SIGNAL_COSINE] * signals[CC_SIGNAL_MASS]);
  signals[CC_SIGNAL_CONTAINMENT] = least > 0 ? shared->mass / least : 0;
}

/* Instead of those that compare names and numbers as they are written. */
static void
kind_signals (const CcAcross *x, guint32 a, guint32 b, const Shared *shared, float *signals)
{
  guint m[CC_N_FACTS] = { 0 }, n[CC_N_FACTS] = { 0 };
  guint names, figures;

  count_kinds (x, a, m);
  count_kinds (x, b, n);
  names = MIN (m[CC_FACT_NAME], n[CC_FACT_NAME]);
  figures = MIN (m[CC_FACT_FIGURE], n[CC_FACT_FIGURE]);
  signals[CC_SIGNAL_NAMES] = names ? (float) shared->n[CC_FACT_NAME] / (float) names : 0;
  signals[CC_SIGNAL_NUMBERS] = figures ? (float) shared->n[CC_FACT_FIGURE] / (float) figures : 0;
  signals[CC_SIGNAL_UNCOUNTED]
      = figures && !shared->n[CC_FACT_FIGURE] && signals[CC_SIGNAL_FIGURES] == 0;
}

/* What is negated cannot be compared. */
static gboolean
only_one_negates (const CcFeatures *f, guint32 a, guint32 b)
{
  return ((f->flags[a] ^ f->flags[b]) & CC_TOKEN_NEGATION) != 0;
}

/* The share of the facts' weight of sentence @s that article @article holds, and into
   @unknown that of its names that it does not. */
static float
coverage (const CcAcross *x, guint32 s, guint32 article, float *unknown)
{
  float held = 0;
  guint names = 0, missing = 0;

  for (guint32 i = x->starts[s]; i < x->starts[s + 1]; i++)
    {
      guint32 fact = x->facts[i];
      gboolean holds = cc_terms_hold (x->article_sets.terms, x->article_sets.starts, article, fact);

      held += holds ? x->weights[fact] : 0;
      names += x->kinds[fact] == CC_FACT_NAME;
      missing += x->kinds[fact] == CC_FACT_NAME && !holds;
    }
  *unknown = names ? (float) missing / (float) names : 0;
  return x->masses[s] > 0 ? held / x->masses[s] : 0;
}

static void
context_signals (CcEvidence *e, CcMatch *match)
{
  const CcAcross *x = e->f->across;
  guint32 a = e->f->articles[match->a], b = e->f->articles[match->b];
  float unknown_a, unknown_b, covered;

  covered = coverage (x, match->a, b, &unknown_a) + coverage (x, match->b, a, &unknown_b);
  match->signals[CC_SIGNAL_ARTICLES] = cc_evidence_one_event (cc_articles_cosine (&x->article_sets, x->weights, a, b));
  match->signals[CC_SIGNAL_COVERAGE] = covered / 2;
  match->signals[CC_SIGNAL_STRANGERS] = MIN (unknown_a, unknown_b);
}

gboolean
cc_across_signals (CcEvidence *e, CcMatch *match)
{
  const CcAcross *x = e->f->across;
  Shared shared = { { 0 }, 0, 0 };

  cc_facts_shared (x, match->a, match->b, count_fact, &shared);
  cc_evidence_facts (e, match);
  amount_signals (x, match->a, match->b, &shared, match->signals);
  kind_signals (x, match->a, match->b, &shared, match->signals);
  match->signals[CC_SIGNAL_NEGATION] = only_one_negates (e->f, match->a, match->b);
  context_signals (e, match);
  cc_evidence_choice (e, match);
  return shared.mass > 0;
}

/* ---- candidates ---- */

/* The most sentences that a fact may be in, to pair them. */
static guint
group_cap (const CcAcross *x, const guint32 *starts, guint32 n_sentences)
{
  g_autofree guint32 *sizes = g_new0 (guint32, CC_MAX_GROUP + 1);

  for (guint32 fact = 0; fact < x->n_facts; fact++)
    if (starts[fact + 1] - starts[fact] <= CC_MAX_GROUP)
      sizes[starts[fact + 1] - starts[fact]]++;
  return cc_group_cap (sizes, n_sentences);
}

static void
pair_group (const CcFeatures *f, const guint32 *members, guint32 n, GArray *pairs)
{
  for (guint32 i = 0; i < n; i++)
    for (guint32 j = i + 1; j < n; j++)
      {
        guint64 pair = (guint64) members[i] << 32 | members[j];

        if (cc_across_languages (f, members[i], members[j]))
          g_array_append_val (pairs, pair);
      }
}

void
cc_across_candidates (const CcFeatures *f, GArray *pairs)
{
  const CcAcross *x = f->across;
  g_autofree guint32 *starts = NULL, *postings = NULL; /* sentences by fact */
  guint cap;

  cc_transpose (x->starts, x->facts, f->text->n_sentences, x->n_facts, &starts, &postings);
  cap = group_cap (x, starts, f->text->n_sentences);
  for (guint32 fact = 0; fact < x->n_facts; fact++)
    {
      guint32 n = starts[fact + 1] - starts[fact];

      if (n <= cap)
        pair_group (f, postings + starts[fact], n, pairs);
    }
  cc_pairs_make_distinct (pairs);
}

void
cc_across_drop (const CcFeatures *f, GArray *pairs)
{
  guint64 *p = (guint64 *) pairs->data;
  guint kept = 0;

  for (guint i = 0; i < pairs->len; i++)
    if (!cc_across_languages (f, (guint32) (p[i] >> 32), (guint32) p[i]))
      p[kept++] = p[i];
  g_array_set_size (pairs, kept);
}
