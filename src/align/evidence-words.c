/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-words.c: the signals of words: which ones two sentences share, and those
   beside them.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>

/* ---- marks ---- */

static void
change_marks (CcEvidence *e, guint32 s, guint8 mark, gboolean on)
{
  const CcFeatures *f = e->f;
  const CcCard *card = &f->cards[s];
  const guint32 *sets = f->sets + card->sets, *words = f->words + card->words;
  guint8 function = (guint8) (mark << CC_MARK_FUNCTION), *marks = e->marks;

  for (guint i = 0, n = card->n_sets; i < n; i++)
    marks[sets[i]] = (guint8) (on ? marks[sets[i]] | mark : marks[sets[i]] & ~mark);
  for (guint i = 0, n = card->n_words; i < n; i++)
    marks[words[i]] = (guint8) (on ? marks[words[i]] | function : marks[words[i]] & ~function);
}

/* The sentence before (@step -1) or after (1) @s in its article, or G_MAXUINT32. */
static guint32
beside (const CcFeatures *f, guint32 s, guint32 step)
{
  guint32 other = s + step;

  return other < f->text->n_sentences && f->cards[other].article == f->cards[s].article ? other : G_MAXUINT32;
}

static void
change_around (CcEvidence *e, guint32 s, gboolean on)
{
  guint32 before = beside (e->f, s, -1u), after = beside (e->f, s, 1);

  if (before != G_MAXUINT32)
    change_marks (e, before, CC_MARK_BEFORE, on);
  if (after != G_MAXUINT32)
    change_marks (e, after, CC_MARK_AFTER, on);
}

static void
mark_here (CcEvidence *e)
{
  if (e->marked == e->here)
    return;
  if (e->marked != G_MAXUINT32)
    change_marks (e, e->marked, CC_MARK_HERE, FALSE);
  change_marks (e, e->here, CC_MARK_HERE, TRUE);
  e->marked = e->here;
}

/* Many pairs are done before those beside are asked for. */
static void
mark_around (CcEvidence *e)
{
  if (e->marked_around == e->here)
    return;
  if (e->marked_around != G_MAXUINT32)
    change_around (e, e->marked_around, FALSE);
  change_around (e, e->here, TRUE);
  e->marked_around = e->here;
}

/* ---- shared words ---- */

/* The words of a sentence there that have any of some marks, ascending. */
typedef struct
{
  guint32 content[CC_MAX_TERMS], function[CC_MAX_TERMS];
  guint n_content, n_function;
} Met;

static void
meet (const CcEvidence *e, guint32 s, guint marks, Met *met)
{
  const CcCard *card = &e->f->cards[s];
  const guint32 *sets = e->f->sets + card->sets, *words = e->f->words + card->words;
  const guint8 *marked = e->marks;
  guint n = 0, m = 0;

  /* Which have one cannot be foretold: without a branch it takes half the time. */
  for (guint i = 0; i < card->n_sets; i++)
    {
      met->content[n] = sets[i];
      n += (marked[sets[i]] & marks) != 0;
    }
  for (guint i = 0; i < card->n_words; i++)
    {
      met->function[m] = words[i];
      m += (marked[words[i]] & marks << CC_MARK_FUNCTION) != 0;
    }
  met->n_content = n;
  met->n_function = m;
}

static CcSharedTerms
add_up (const CcEvidence *e, const guint32 *terms, guint n, guint mark)
{
  CcSharedTerms shared = { 0, 0, 0 };

  for (guint i = 0; i < n; i++)
    if (e->marks[terms[i]] & mark)
      {
        float weight = e->f->idf[terms[i]];

        shared.dot += weight * weight;
        shared.mass += weight;
        shared.n++;
      }
  return shared;
}

typedef struct
{
  CcSharedTerms content, function;
} Shared;

static Shared
share (const CcEvidence *e, const Met *met, guint mark)
{
  return (Shared) { add_up (e, met->content, met->n_content, mark),
                    add_up (e, met->function, met->n_function, mark << CC_MARK_FUNCTION) };
}

static float
cosine_of (const CcFeatures *f, guint32 a, guint32 b, const Shared *shared)
{
  float norm = f->cards[a].word_norm * f->cards[b].word_norm;

  return norm > 0 ? (shared->content.dot + shared->function.dot) / norm : 0;
}

static float
words_of (const Shared *shared)
{
  return cc_evidence_saturate (shared->content.mass + shared->function.mass);
}

/* ---- signals ---- */

void
cc_evidence_words (CcEvidence *e, CcMatch *match)
{
  const CcCard *here = &e->f->cards[e->here], *there = &e->f->cards[e->there];
  float *signals = match->signals;
  float least = MIN (here->mass, there->mass), mass, all;
  Shared shared;
  Met met;

  mark_here (e);
  meet (e, e->there, CC_MARK_HERE, &met);
  shared = share (e, &met, CC_MARK_HERE);
  e->n_shared = shared.content.n;
  mass = shared.content.mass + shared.function.mass;
  all = here->word_mass + there->word_mass - mass;
  signals[CC_SIGNAL_COSINE] = cosine_of (e->f, e->here, e->there, &shared);
  signals[CC_SIGNAL_MASS] = cc_evidence_saturate (shared.content.mass);
  signals[CC_SIGNAL_WORDS] = words_of (&shared);
  signals[CC_SIGNAL_OVERLAP] = sqrtf (signals[CC_SIGNAL_COSINE] * signals[CC_SIGNAL_WORDS]);
  signals[CC_SIGNAL_RESEMBLANCE] = all > 0 ? mass / all : 0;
  signals[CC_SIGNAL_CONTAINMENT] = least > 0 ? shared.content.mass / least : 0;
}

/* The greater overlap of sentence @s there with those beside the one here. */
static float
best_overlap (const CcEvidence *e, guint32 s)
{
  static const guint8 marks[] = { CC_MARK_BEFORE, CC_MARK_AFTER };
  static const guint32 steps[] = { -1u, 1 };
  float best = 0;
  Met met;

  meet (e, s, CC_MARK_BEFORE | CC_MARK_AFTER, &met);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      Shared shared = share (e, &met, marks[i]);

      /* Where there is none, nothing has the mark. */
      if (shared.content.n + shared.function.n > 0)
        best = MAX (best, cosine_of (e->f, e->here + steps[i], s, &shared) * words_of (&shared));
    }
  return sqrtf (best);
}

void
cc_evidence_neighbours (CcEvidence *e, CcMatch *match)
{
  guint32 before = beside (e->f, e->there, -1u), after = beside (e->f, e->there, 1);
  float x, y;

  if (match->setting == CC_SETTING_ALONE)
    return;
  mark_around (e);
  x = before == G_MAXUINT32 ? 0 : best_overlap (e, before);
  y = after == G_MAXUINT32 ? 0 : best_overlap (e, after);
  match->signals[CC_SIGNAL_NEIGHBOURS] = MAX (x, y);
}
