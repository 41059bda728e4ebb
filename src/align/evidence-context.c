/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-context.c: the signals of the two articles around a pair of sentences.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>
#include <stdlib.h>

/* However short the articles, a pair was picked among so many sentences. */
#define LEAST_CHOICE 10

/* A single sentence has no article around it. */
#define MIN_CONTEXT 2

/* Articles this alike tell of one event; beyond it, likeness follows their length. */
#define ONE_EVENT 0.2f

static guint
n_sentences_of (const CcText *text, guint32 article)
{
  return text->article_sentences[article + 1] - text->article_sentences[article];
}

/* Of two sentences that are alike, it does not matter much where they stand. */
static float
doubt (const CcMatch *match)
{
  return 1 - match->signals[CC_SIGNAL_OVERLAP];
}

void
cc_evidence_choice (CcEvidence *e, CcMatch *match)
{
  const CcText *text = e->f->text;
  guint m = n_sentences_of (text, text->sentences[match->a].article);
  guint n = n_sentences_of (text, text->sentences[match->b].article);

  match->signals[CC_SIGNAL_CHOICE]
      = MIN (1.0f, logf ((float) MAX (MAX (m, n), LEAST_CHOICE)) / 12) * doubt (match);
  match->signals[CC_SIGNAL_ALONE] = MIN (m, n) < MIN_CONTEXT;
}

/* The likeness of two articles is asked for in as many pairs of sentences. */
static float
article_cosine (CcEvidence *e, guint32 a, guint32 b)
{
  const CcFeatures *f = e->f;
  CcLikeness *known = &e->likenesses[(a * 31 + b) & (CC_LIKENESSES - 1)];
  float norm = f->article_norms[a] * f->article_norms[b];

  if (known->a != a || known->b != b)
    *known = (CcLikeness) {
      a, b,
      norm > 0 ? cc_terms_shared (f, f->article_terms, f->article_starts, a, b).dot / norm : 0,
    };
  return known->cosine;
}

void
cc_evidence_articles (CcEvidence *e, CcMatch *match)
{
  const CcSentence *s = e->f->text->sentences;

  if (match->signals[CC_SIGNAL_ALONE] > 0)
    return;
  match->signals[CC_SIGNAL_ARTICLES]
      = 1 - (1 - MIN (1.0f, article_cosine (e, s[match->a].article, s[match->b].article) / ONE_EVENT))
              * doubt (match);
}

/* Share of the idf of sentence @s that article @article holds anywhere. */
static float
coverage (const CcFeatures *f, guint32 s, guint32 article)
{
  const guint32 *terms = f->article_terms + f->article_starts[article];
  guint n = f->article_starts[article + 1] - f->article_starts[article];
  float held = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    if (bsearch (&f->sets[i], terms, n, sizeof *terms, cc_term_compare))
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

  if (match->signals[CC_SIGNAL_ALONE] > 0)
    return;
  match->signals[CC_SIGNAL_COVERAGE]
      = (coverage (e->f, a, s[b].article) + coverage (e->f, b, s[a].article)) / 2;
  match->signals[CC_SIGNAL_NEIGHBOURS] = neighbour_overlap (e->f, a, b);
}
