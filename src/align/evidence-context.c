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
  guint m = n_sentences_of (text, e->f->articles[match->a]);
  guint n = n_sentences_of (text, e->f->articles[match->b]);

  match->signals[CC_SIGNAL_CHOICE]
      = MIN (1.0f, logf ((float) MAX (MAX (m, n), FREE_CHOICE) / FREE_CHOICE) / CHOICE_SCALE)
        * (1 - match->signals[CC_SIGNAL_OVERLAP]);
}

/* ---- two articles ---- */

/* Marks the terms of @article alone. */
static void
stand_in (CcEvidence *e, guint32 article)
{
  const CcFeatures *f = e->f;
  guint32 old = e->article_here;

  if (article == old)
    return;
  for (guint32 i = f->article_sets.starts[old]; i < f->article_sets.starts[old + 1]; i++)
    e->marks[f->article_sets.terms[i]] &= (guint8) ~(CC_MARK_ARTICLE | CC_MARK_BOTH);
  for (guint32 i = f->article_sets.starts[article]; i < f->article_sets.starts[article + 1]; i++)
    e->marks[f->article_sets.terms[i]] |= CC_MARK_ARTICLE;
  e->article_here = article;
  e->article_there = G_MAXUINT32;
  e->n_common = 0;
}

/* Marks what @article shares with the one here, and works out their likeness. */
static void
look_at (CcEvidence *e, guint32 article)
{
  const CcFeatures *f = e->f;
  float norm = f->article_sets.norms[e->article_here] * f->article_sets.norms[article], dot = 0;
  guint n = 0;

  if (article == e->article_there)
    return;
  for (guint i = 0; i < e->n_common; i++)
    e->marks[e->common[i]] &= (guint8) ~CC_MARK_BOTH;
  for (guint32 i = f->article_sets.starts[article]; i < f->article_sets.starts[article + 1]; i++)
    {
      e->common[n] = f->article_sets.terms[i];
      n += e->marks[f->article_sets.terms[i]] & CC_MARK_ARTICLE;
    }
  for (guint i = 0; i < n; i++)
    {
      e->marks[e->common[i]] |= CC_MARK_BOTH;
      dot += f->idf[e->common[i]] * f->idf[e->common[i]];
    }
  e->n_common = n;
  e->article_there = article;
  e->cosine = norm > 0 ? dot / norm : 0;
}

void
cc_evidence_articles (CcEvidence *e, CcMatch *match)
{
  if (match->setting == CC_SETTING_ALONE)
    return;
  stand_in (e, e->f->articles[e->here]);
  look_at (e, e->f->articles[e->there]);
  match->signals[CC_SIGNAL_ARTICLES] = cc_evidence_one_event (e->cosine);
}

/* ---- what stands around ---- */

/* Whether the article there holds @term, which the one here may lack. */
static gboolean
there_holds (const CcEvidence *e, guint32 term)
{
  const CcFeatures *f = e->f;

  return e->marks[term] & CC_MARK_ARTICLE
             ? e->marks[term] & CC_MARK_BOTH
             : cc_terms_hold (f->article_sets.terms, f->article_sets.starts, e->article_there, term);
}

/* Share of the names of sentence @s that the other article never mentions. */
static float
unknown_names (const CcEvidence *e, guint32 s)
{
  const CcSentence *sentence = &e->f->text->sentences[s];
  guint n = MIN (sentence->n_names, MAX_NAMES), unknown = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = e->f->name_concepts[sentence->names + i] & ~CC_SHORT_NAME;

      unknown += s == e->here ? !there_holds (e, term) : !(e->marks[term] & CC_MARK_ARTICLE);
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
cc_evidence_around (CcEvidence *e, CcMatch *match)
{
  if (match->setting == CC_SETTING_ALONE)
    return;
  match->signals[CC_SIGNAL_STRANGERS] = strangers (e);
  match->signals[CC_SIGNAL_NEIGHBOURS] = cc_evidence_neighbours (e);
}

/* Share of the idf of sentence @s whose terms have @mark. */
static float
coverage (const CcEvidence *e, guint32 s, guint8 mark)
{
  const CcFeatures *f = e->f;
  float held = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    if (e->marks[f->sets[i]] & mark)
      held += f->idf[f->sets[i]];
  return f->masses[s] > 0 ? held / f->masses[s] : 0;
}

void
cc_evidence_coverage (CcEvidence *e, CcMatch *match)
{
  if (match->setting == CC_SETTING_ALONE)
    return;
  match->signals[CC_SIGNAL_COVERAGE]
      = (coverage (e, e->here, CC_MARK_BOTH) + coverage (e, e->there, CC_MARK_ARTICLE)) / 2;
}
