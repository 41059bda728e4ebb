/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.c: the signals of a pair of sentences, each normalised so that it means
   the same for short and long sentences and articles, and the score they give.  */
#include "config.h"

#include <align/across.h>

#include <string.h>

#define SIGNAL(name) (1u << CC_SIGNAL_##name)

static void
word_step (CcEvidence *e, CcMatch *match)
{
  cc_evidence_words (e, match);
  cc_evidence_choice (e, match);
}

static void
last_step (CcEvidence *e, CcMatch *match)
{
  cc_evidence_pairs (e, match);
  cc_evidence_run (e, match);
  cc_evidence_coverage (e, match);
  cc_evidence_negation (e, match);
}

/* The facts come first, as they tell whether a pair is wanted as one that clashes. */
#define FACTS                                                                            \
  (SIGNAL (NAMES) | SIGNAL (NUMBERS) | SIGNAL (UNCOUNTED) | SIGNAL (FIGURES) | SIGNAL (CLASH) \
   | SIGNAL (DATES) | SIGNAL (APART) | SIGNAL (ELSEWHERE))

/* The rest: what costs little and tells much is worked out first, the words before all. */
static const struct
{
  void (*fill) (CcEvidence *e, CcMatch *match);
  guint32 signals;
} steps[CC_N_STEPS] = {
  { word_step, SIGNAL (COSINE) | SIGNAL (MASS) | SIGNAL (WORDS) | SIGNAL (OVERLAP)
                 | SIGNAL (CONTAINMENT) | SIGNAL (RESEMBLANCE) | SIGNAL (CHOICE) },
  { cc_evidence_strangers, SIGNAL (STRANGERS) },
  { cc_evidence_articles, SIGNAL (ARTICLES) },
  { cc_evidence_neighbours, SIGNAL (NEIGHBOURS) },
  { cc_evidence_letters, SIGNAL (LETTERS) },
  { last_step, SIGNAL (PAIRS) | SIGNAL (RUN) | SIGNAL (COVERAGE) | SIGNAL (NEGATION) },
};

CcEvidence *
cc_evidence_new (const CcFeatures *features, const CcModel *model)
{
  CcEvidence *e = g_new (CcEvidence, 1); /* not cleared: the tables are large */

  e->f = features;
  e->model = model;
  for (int s = 0; s < CC_N_SETTINGS; s++)
    for (guint i = 0, open = CC_ALL_SIGNALS & ~FACTS; i < CC_N_STEPS; open &= ~steps[i++].signals)
      cc_model_bounds (model, (CcSetting) s, open, &e->fewest[s][i], &e->most[s][i]);
  e->here = e->marked = e->marked_around = e->numbered = e->paired = e->spelt = G_MAXUINT32;
  e->article_here = features->text->corpus->articles->len;
  e->article_there = G_MAXUINT32;
  e->marks = g_new0 (guint8, features->text->n_stems + 1);
  e->in_article = g_new0 (guint32, features->text->n_stems / 32 + 1);
  e->common = g_new (guint32, features->text->n_stems + 1);
  e->n_common = 0;
  e->verified = 0;
  return e;
}

void
cc_evidence_free (CcEvidence *evidence)
{
  if (!evidence)
    return;
  g_free (evidence->marks);
  g_free (evidence->in_article);
  g_free (evidence->common);
  g_free (evidence);
}

void
cc_evidence_stay (CcEvidence *e, guint32 sentence)
{
  e->here = sentence;
}

/* What there is for one sentence is kept when the next pair holds it too. */
static void
turn_to (CcEvidence *e, const CcMatch *match)
{
  gboolean stays = match->b == e->here;

  e->here = stays ? match->b : match->a;
  e->there = stays ? match->a : match->b;
}

static CcSetting
setting_of (const CcEvidence *e, const CcMatch *match)
{
  const CcFeatures *f = e->f;
  CcSetting wanted = e->model->setting;

  /* Facts stand in the sentence itself; of words the articles around it tell too. */
  if (wanted != CC_SETTING_LANGUAGES
      && (f->alone[f->cards[match->a].article] || f->alone[f->cards[match->b].article]))
    return CC_SETTING_ALONE;
  if (wanted != CC_N_SETTINGS)
    return wanted;
  return cc_across_languages (f, match->a, match->b) ? CC_SETTING_LANGUAGES : CC_SETTING_ARTICLES;
}

/* ---- fetching ahead ---- */

/* The later sentences of pairs lie anywhere in memory, and it takes as long to get at
   their words as to compare them. So many pairs ahead the starts are fetched; then what
   starts there; then the terms of the article. */
#define AHEAD_STARTS 16
#define AHEAD_WORDS 8
#define AHEAD_ARTICLE 4

/* Of an article so many terms, 16 of which fill a cache line; of a sentence the first tokens,
   in bytes. */
#define FETCHED_TERMS 192
#define FETCHED_TOKENS 256

void
cc_evidence_expect (const CcEvidence *e, const guint64 *pairs, gsize n)
{
  const CcFeatures *f = e->f;

  if (n > AHEAD_STARTS)
    {
      guint32 s = (guint32) pairs[AHEAD_STARTS], article, first, end;
      const char *tokens;

      CC_PREFETCH (&f->text->sentences[s]);
      CC_PREFETCH (&f->cards[s]);
      s = (guint32) pairs[AHEAD_WORDS];
      CC_PREFETCH (&f->sets[f->cards[s].sets]);
      CC_PREFETCH (&f->words[f->cards[s].words]);
      CC_PREFETCH (&f->terms[f->cards[s].terms]);
      CC_PREFETCH (&f->article_sets.starts[f->cards[s].article]);
      CC_PREFETCH (&f->name_concepts[f->text->sentences[s].names]);
      tokens = (const char *) &f->text->tokens[f->text->sentences[s].tokens];
      for (guint i = 0; i < FETCHED_TOKENS; i += 64)
        CC_PREFETCH (tokens + i);
      article = f->cards[(guint32) pairs[AHEAD_ARTICLE]].article;
      first = f->article_sets.starts[article];
      end = MIN (f->article_sets.starts[article + 1], first + FETCHED_TERMS);
      for (guint32 i = first; i < end; i += 16)
        CC_PREFETCH (&f->article_sets.terms[i]);
    }
}

/* ---- score ---- */

/* Slack for the rounding of sums that are added up in another order, in log-odds. */
#define SLACK 1e-6

/* So far above what is wanted a score is still at least that when it is rounded to a float. */
#define CERTAIN 1e-3

/* Facts are few: all signals at once. */
static gboolean
score_across (CcEvidence *e, CcMatch *match, double least)
{
  e->verified++;
  match->score = cc_across_signals (e, match) ? (float) cc_model_score (e->model, match) : 0;
  return match->score >= (least > 0 ? MAX (least, e->model->across) : 0);
}

/* See cc_evidence_score() and, without @exact, cc_evidence_reaches(). */
static gboolean
judge (CcEvidence *e, CcMatch *match, double least, double least_clash, gboolean exact)
{
  double log_odds, wanted, out_of_reach = 0;

  memset (match->signals, 0, sizeof match->signals);
  match->setting = (guint8) setting_of (e, match);
  if (match->setting == CC_SETTING_LANGUAGES)
    return score_across (e, match, least);
  turn_to (e, match);
  cc_evidence_facts (e, match);
  if (match->signals[CC_SIGNAL_CLASH] > 0)
    least = MIN (least, least_clash);
  wanted = cc_model_log_odds (least) - SLACK;
  log_odds = e->model->settings[match->setting].intercept + cc_model_adds_all (e->model, match, FACTS);
  for (guint i = 0; i < CC_N_STEPS; i++)
    {
      if (log_odds + e->most[match->setting][i] - out_of_reach < wanted)
        return FALSE;
      /* Of the same words nothing is certain before the letters are known. */
      if (!exact && log_odds < G_MAXDOUBLE
          && log_odds + e->fewest[match->setting][i] >= wanted + CERTAIN)
        return TRUE;
      steps[i].fill (e, match);
      log_odds += cc_model_adds_all (e->model, match, steps[i].signals);
      if (i == 0)
        out_of_reach = cc_model_lost_above (e->model, match->setting, CC_SIGNAL_PAIRS,
                                            cc_evidence_most_pairs (e));
    }
  e->verified++;
  match->score = (float) cc_model_score (e->model, match);
  return match->score >= least;
}

gboolean
cc_evidence_score (CcEvidence *e, CcMatch *match, double least, double least_clash)
{
  return judge (e, match, least, least_clash, TRUE);
}

gboolean
cc_evidence_reaches (CcEvidence *e, CcMatch *match, double least)
{
  return judge (e, match, least, least, FALSE);
}

gboolean
cc_evidence_wording (CcEvidence *e, CcMatch *match, float least_letters)
{
  memset (match->signals, 0, sizeof match->signals);
  match->setting = (guint8) setting_of (e, match);
  if (match->setting == CC_SETTING_LANGUAGES)
    return FALSE;
  turn_to (e, match);
  cc_evidence_letters (e, match);
  if (match->signals[CC_SIGNAL_LETTERS] < least_letters)
    return FALSE;
  word_step (e, match);
  cc_evidence_pairs (e, match);
  cc_evidence_run (e, match);
  return TRUE;
}
