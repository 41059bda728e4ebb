/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-context.c: the signals of the two articles around a pair of sentences.  */
#include "config.h"

#include <align/across.h>

#include <math.h>

/* From so many sentences on, the more there are to choose from the likelier it is that
   two are alike by chance; e to the fifth times as many are the end of the scale. */
#define FREE_CHOICE 30
#define CHOICE_SCALE 5

/* Of one sentence so many names are looked up. */
#define MAX_NAMES 16

static guint
n_sentences_of (const CcText *text, guint32 article)
{
  return text->article_sentences[article + 1] - text->article_sentences[article];
}

void
cc_evidence_choice (CcEvidence *e, CcMatch *match)
{
  const CcText *text = e->f->text;
  guint m = n_sentences_of (text, e->f->cards[match->a].article);
  guint n = n_sentences_of (text, e->f->cards[match->b].article);

  match->signals[CC_SIGNAL_CHOICE]
      = MIN (1.0f, logf ((float) MAX (MAX (m, n), FREE_CHOICE) / FREE_CHOICE) / CHOICE_SCALE)
        * (1 - match->signals[CC_SIGNAL_OVERLAP]);
}

/* ---- the article here ---- */

/* One bit a term: of the many terms of articles most are asked for, so that they had better
   be near each other in memory. */
static inline gboolean
is_in_article (const CcEvidence *e, guint32 term)
{
  return e->in_article[term / 32] >> term % 32 & 1;
}

/* Marks the terms of @article alone. */
static void
stand_in (CcEvidence *e, guint32 article)
{
  const CcArticleSets *sets = &e->f->article_sets;
  guint32 old = e->article_here;

  if (article == old)
    return;
  for (guint32 i = sets->starts[old]; i < sets->starts[old + 1]; i++)
    e->in_article[sets->terms[i] / 32] = 0;
  for (guint32 i = sets->starts[article]; i < sets->starts[article + 1]; i++)
    e->in_article[sets->terms[i] / 32] |= 1u << sets->terms[i] % 32;
  e->article_here = article;
  e->article_there = G_MAXUINT32;
}

/* ---- strangers ---- */

/* Share of the names of sentence @s that the other article never mentions. */
static float
unknown_names (const CcEvidence *e, guint32 s)
{
  const CcSentence *sentence = &e->f->text->sentences[s];
  const CcArticleSets *sets = &e->f->article_sets;
  guint32 other = e->f->cards[e->there].article;
  guint n = MIN (sentence->n_names, MAX_NAMES), unknown = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = e->f->name_concepts[sentence->names + i] & ~CC_SHORT_NAME;

      unknown += s == e->here ? !cc_terms_hold (sets->terms, sets->starts, other, term)
                              : !is_in_article (e, term);
    }
  return n ? (float) unknown / (float) n : 0;
}

/* The article here is marked, and soon asked; the one there seldom needs to be. */
static float
strangers (const CcEvidence *e)
{
  float there = unknown_names (e, e->there);

  return there > 0 ? MIN (there, unknown_names (e, e->here)) : 0;
}

void
cc_evidence_strangers (CcEvidence *e, CcMatch *match)
{
  if (match->setting == CC_SETTING_ALONE)
    return;
  stand_in (e, e->f->cards[e->here].article);
  match->signals[CC_SIGNAL_STRANGERS] = strangers (e);
}

/* ---- what the two share ---- */

/* Notes what @article shares with the one here, and how alike they are. */
static void
look_at (CcEvidence *e, guint32 article)
{
  const CcFeatures *f = e->f;
  const CcArticleSets *sets = &f->article_sets;
  float norm = sets->norms[e->article_here] * sets->norms[article], dot = 0;
  guint32 end = sets->starts[article + 1], *common = e->common;
  guint n = 0;

  if (article == e->article_there)
    return;
  for (guint32 i = sets->starts[article]; i < end; i++)
    {
      common[n] = sets->terms[i];
      n += (guint) is_in_article (e, sets->terms[i]);
    }
  for (guint i = 0; i < n; i++)
    dot += f->idf[common[i]] * f->idf[common[i]];
  e->n_common = n;
  e->article_there = article;
  e->cosine = norm > 0 ? dot / norm : 0;
}

void
cc_evidence_articles (CcEvidence *e, CcMatch *match)
{
  if (match->setting == CC_SETTING_ALONE)
    return;
  look_at (e, e->f->cards[e->there].article);
  match->signals[CC_SIGNAL_ARTICLES] = cc_evidence_one_event (e->cosine);
}

/* Share of the idf of the sentence there that the article here holds. */
static float
coverage_here (const CcEvidence *e)
{
  const CcCard *card = &e->f->cards[e->there];
  const guint32 *set = e->f->sets + card->sets;
  float held = 0;

  for (guint i = 0; i < card->n_sets; i++)
    if (is_in_article (e, set[i]))
      held += e->f->idf[set[i]];
  return card->mass > 0 ? held / card->mass : 0;
}

/* Likewise the other way round. Both lists ascend. */
static float
coverage_there (const CcEvidence *e)
{
  const CcCard *card = &e->f->cards[e->here];
  const guint32 *set = e->f->sets + card->sets;
  float held = 0;

  for (guint i = 0, k = 0; i < card->n_sets && k < e->n_common;)
    {
      guint32 x = set[i], y = e->common[k];

      if (x == y)
        held += e->f->idf[x];
      i += x <= y;
      k += y <= x;
    }
  return card->mass > 0 ? held / card->mass : 0;
}

void
cc_evidence_coverage (CcEvidence *e, CcMatch *match)
{
  if (match->setting != CC_SETTING_ALONE)
    match->signals[CC_SIGNAL_COVERAGE] = (coverage_there (e) + coverage_here (e)) / 2;
}
