/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.c: the signals of a pair of sentences, each normalised so that it means
   the same for short and long sentences and articles, and the score they give.  */
#include "config.h"

#include <align/evidence.h>

#include <string.h>

CcEvidence *
cc_evidence_new (const CcFeatures *features, const CcModel *model)
{
  CcEvidence *e = g_new (CcEvidence, 1); /* not cleared: the bags are large */

  e->f = features;
  e->model = model;
  e->verified = 0;
  e->current = G_MAXUINT32;
  for (guint i = 0; i < CC_LIKENESSES; i++)
    e->likenesses[i].a = G_MAXUINT32;
  return e;
}

void
cc_evidence_free (CcEvidence *evidence)
{
  g_free (evidence);
}

static void
word_step (CcEvidence *e, CcMatch *match)
{
  cc_evidence_words (e->f, match->a, match->b, match->signals);
  cc_evidence_choice (e, match);
}

#define SIGNAL(name) (1u << CC_SIGNAL_##name)

/* The steps by which signals are worked out: what costs little and tells much first. */
static const struct
{
  void (*fill) (CcEvidence *e, CcMatch *match);
  guint32 signals;
} steps[] = {
  { word_step, SIGNAL (COSINE) | SIGNAL (MASS) | SIGNAL (WORDS) | SIGNAL (OVERLAP)
                 | SIGNAL (CONTAINMENT) | SIGNAL (RESEMBLANCE) | SIGNAL (CHOICE) },
  { cc_evidence_facts, SIGNAL (NAMES) | SIGNAL (NUMBERS) | SIGNAL (UNCOUNTED) | SIGNAL (FIGURES)
                         | SIGNAL (CLASH) | SIGNAL (DATES) | SIGNAL (APART) | SIGNAL (ELSEWHERE)
                         | SIGNAL (NEGATION) },
  { cc_evidence_articles, SIGNAL (ARTICLES) },
  { cc_evidence_around, SIGNAL (COVERAGE) | SIGNAL (NEIGHBOURS) | SIGNAL (STRANGERS) },
  { cc_evidence_order, SIGNAL (RUN) | SIGNAL (PAIRS) | SIGNAL (LETTERS) },
};

gboolean
cc_evidence_score (CcEvidence *e, CcMatch *match, double least, double least_clash)
{
  guint32 open = (1u << CC_N_SIGNALS) - 1;

  memset (match->signals, 0, sizeof match->signals);
  match->setting = (guint8) cc_evidence_setting (e, match);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean may_clash = open & SIGNAL (CLASH) || match->signals[CC_SIGNAL_CLASH] > 0;
      double wanted = may_clash ? MIN (least, least_clash) : least;

      if (i > 0 && wanted > 0 && cc_model_bound (e->model, match, open) < wanted)
        return FALSE;
      steps[i].fill (e, match);
      open &= ~steps[i].signals;
    }
  e->verified++;
  if (match->signals[CC_SIGNAL_CLASH] > 0)
    least = MIN (least, least_clash);
  match->score = (float) cc_model_score (e->model, match);
  return match->score >= least;
}
