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

/* A single sentence has no article around it. */
#define MIN_CONTEXT 2

/* Articles this alike tell of one event for certain. */
#define ONE_EVENT 0.5f

static guint
n_sentences_of (const CcText *text, guint32 article)
{
  return text->article_sentences[article + 1] - text->article_sentences[article];
}

static gboolean
stands_alone (const CcText *text, guint32 sentence)
{
  const CcSentence *s = &text->sentences[sentence];

  return n_sentences_of (text, s->article) < MIN_CONTEXT
         || cc_article_outlet (text->corpus, cc_text_article (text, s))->curated;
}

CcSetting
cc_evidence_setting (const CcEvidence *e, const CcMatch *match)
{
  CcSetting wanted = e->model->setting;

  /* Facts stand in the sentence itself; of words the articles around it tell too. */
  if (wanted != CC_SETTING_LANGUAGES
      && (stands_alone (e->f->text, match->a) || stands_alone (e->f->text, match->b)))
    return CC_SETTING_ALONE;
  if (wanted != CC_N_SETTINGS)
    return wanted;
  return cc_across_languages (e->f, match->a, match->b) ? CC_SETTING_LANGUAGES
                                                        : CC_SETTING_ARTICLES;
}

void
cc_evidence_choice (CcEvidence *e, CcMatch *match)
{
  const CcText *text = e->f->text;
  guint m = n_sentences_of (text, text->sentences[match->a].article);
  guint n = n_sentences_of (text, text->sentences[match->b].article);

  match->signals[CC_SIGNAL_CHOICE]
      = MIN (1.0f, logf ((float) MAX (MAX (m, n), FREE_CHOICE) / FREE_CHOICE) / CHOICE_SCALE)
        * (1 - match->signals[CC_SIGNAL_OVERLAP]);
}

/* The likeness of two articles is asked for in as many pairs of sentences. */
static float
known_cosine (CcEvidence *e, guint32 a, guint32 b)
{
  CcLikeness *known = cc_evidence_likeness (e, a, b);

  if (known->a != a || known->b != b)
    *known = (CcLikeness) { a, b, cc_articles_cosine (e->f, a, b) };
  return known->cosine;
}

void
cc_evidence_articles (CcEvidence *e, CcMatch *match)
{
  const CcSentence *s = e->f->text->sentences;

  if (match->setting == CC_SETTING_ALONE)
    return;
  match->signals[CC_SIGNAL_ARTICLES]
      = MIN (1.0f, known_cosine (e, s[match->a].article, s[match->b].article) / ONE_EVENT);
}

static gboolean
article_holds (const CcFeatures *f, guint32 article, guint32 term)
{
  return cc_terms_hold (f->article_terms, f->article_starts, article, term);
}

/* The concept that stands for a name: its short form's, or the last word's, which is a
   person's family name. */
static guint32
name_concept (const CcFeatures *f, guint32 name)
{
  const CcName *n = &f->text->names[name];
  guint32 concept = cc_features_short_name (f, name);

  return concept == G_MAXUINT32
             ? cc_features_concept (f, &f->text->tokens[n->token + n->n_tokens - 1])
             : concept;
}

/* Share of the names of sentence @s that article @article never mentions. */
static float
unknown_names (const CcFeatures *f, guint32 s, guint32 article)
{
  const CcSentence *sentence = &f->text->sentences[s];
  guint n = MIN (sentence->n_names, MAX_NAMES), unknown = 0;

  for (guint32 i = 0; i < n; i++)
    unknown += !article_holds (f, article, name_concept (f, sentence->names + i));
  return n ? (float) unknown / (float) n : 0;
}

/* Share of the idf of sentence @s that article @article holds anywhere. */
static float
coverage (const CcFeatures *f, guint32 s, guint32 article)
{
  float held = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    if (article_holds (f, article, f->sets[i]))
      held += f->idf[f->sets[i]];
  return f->masses[s] > 0 ? held / f->masses[s] : 0;
}

/* The best overlap of a sentence beside @a with one beside @b. */
static float
neighbour_overlap (const CcFeatures *f, guint32 a, guint32 b)
{
  const CcSentence *s = f->text->sentences;
  float best = 0, signals[CC_N_SIGNALS];

  for (int side = 0; side < 4; side++)
    {
      guint32 x = a + (side & 1 ? 1 : -1u), y = b + (side & 2 ? 1 : -1u);

      if (x >= f->text->n_sentences || y >= f->text->n_sentences
          || s[x].article != s[a].article || s[y].article != s[b].article)
        continue;
      cc_evidence_words (f, x, y, signals);
      best = MAX (best, signals[CC_SIGNAL_OVERLAP]);
    }
  return best;
}

void
cc_evidence_around (CcEvidence *e, CcMatch *match)
{
  const CcSentence *s = e->f->text->sentences;
  guint32 a = match->a, b = match->b;

  if (match->setting == CC_SETTING_ALONE)
    return;
  match->signals[CC_SIGNAL_COVERAGE]
      = (coverage (e->f, a, s[b].article) + coverage (e->f, b, s[a].article)) / 2;
  match->signals[CC_SIGNAL_NEIGHBOURS] = neighbour_overlap (e->f, a, b);
  match->signals[CC_SIGNAL_STRANGERS]
      = MIN (unknown_names (e->f, a, s[b].article), unknown_names (e->f, b, s[a].article));
}
