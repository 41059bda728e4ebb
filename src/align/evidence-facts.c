/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-facts.c: the signals of what two sentences name, count and date.  */
#include "config.h"

#include <align/evidence.h>

/* Of one sentence so many names, quantities and dates are compared, and numbers. */
#define MAX_FACTS 32
#define MAX_NUMBERS 32
#define MAX_PLACES 16

/* A number in between is taken for a year. */
#define FIRST_YEAR 1700
#define LAST_YEAR 2100

/* What a name is told by: its key, or the short form that it has. */
static guint64
name_key (const CcFeatures *f, guint32 name)
{
  guint32 concept = cc_features_short_name (f, name);

  return concept == G_MAXUINT32 ? f->text->names[name].key : f->hashes[concept];
}

static float
name_signal (const CcFeatures *f, const CcSentence *a, const CcSentence *b)
{
  guint least = MIN (a->n_names, b->n_names), shared = 0;

  for (guint32 i = 0; i < MIN (a->n_names, MAX_FACTS); i++)
    for (guint32 j = 0; j < MIN (b->n_names, MAX_FACTS); j++)
      if (name_key (f, a->names + i) == name_key (f, b->names + j))
        {
          shared++;
          break;
        }
  return least ? MIN (1.0f, (float) shared / (float) least) : 0;
}

static gboolean
is_year (const CcText *text, const CcWord *word)
{
  const char *digits = text->letters + word->text;
  guint64 value = word->length == 4 ? g_ascii_strtoull (digits, NULL, 10) : 0;

  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

/* The distinct terms of sentence @s that are numbers, at most MAX_NUMBERS; @counts: one
   of them is no year. */
static guint
numbers_of (const CcFeatures *f, const CcSentence *s, guint32 *numbers, gboolean *counts)
{
  guint n = 0;

  *counts = FALSE;
  for (guint32 t = 0; t < s->n_tokens && n < MAX_NUMBERS; t++)
    {
      const CcToken *token = &f->text->tokens[s->tokens + t];
      guint32 stem = f->text->words[token->word].stem;
      guint i = 0;

      if (!(token->flags & CC_TOKEN_NUMBER))
        continue;
      while (i < n && numbers[i] != stem)
        i++;
      numbers[i] = stem;
      n += i == n;
      *counts = *counts || !is_year (f->text, &f->text->words[token->word]);
    }
  return n;
}

/* Years that differ are left to the dates. */
static void
number_signals (const CcFeatures *f, guint32 a, guint32 b, float *signals)
{
  const CcSentence *sentences = f->text->sentences;
  guint32 x[MAX_NUMBERS], y[MAX_NUMBERS];
  guint m, n, shared = 0;
  gboolean a_counts, b_counts;

  if (!(f->cards[a].flags & f->cards[b].flags & CC_TOKEN_NUMBER))
    return;
  m = numbers_of (f, &sentences[a], x, &a_counts);
  n = numbers_of (f, &sentences[b], y, &b_counts);
  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      shared += x[i] == y[j];
  signals[CC_SIGNAL_NUMBERS] = (float) shared / (float) MIN (m, n);
  signals[CC_SIGNAL_UNCOUNTED] = shared == 0 && a_counts && b_counts;
}

/* TRUE when both articles are dated, and by no more than a quarter of a year apart. */
static gboolean
same_time (const CcText *text, const CcSentence *a, const CcSentence *b)
{
  CcDate x = cc_text_article (text, a)->published, y = cc_text_article (text, b)->published;
  gint64 days;

  if (x.precision < CC_PRECISION_MONTH || y.precision < CC_PRECISION_MONTH)
    return FALSE;
  days = cc_date_days (x.year, x.month, MAX (x.day, 1)) - cc_date_days (y.year, y.month, MAX (y.day, 1));
  return ABS (days) <= 92;
}

/* Counts of one thing that differ speak for one claim only if they were told at
   about the same time; sums of money share a unit too easily to count. */
static void
figure_signals (const CcFeatures *f, const CcSentence *a, const CcSentence *b, float *signals)
{
  gboolean agree = FALSE, differ = FALSE;

  for (guint32 i = 0; i < MIN (a->n_quantities, MAX_FACTS); i++)
    for (guint32 j = 0; j < MIN (b->n_quantities, MAX_FACTS); j++)
      {
        const CcQuantity *q = &f->text->quantities[a->quantities + i];
        CcFigureRelation r
            = cc_quantities_relate (f, q, &f->text->quantities[b->quantities + j]);

        agree |= r == CC_FIGURES_EQUAL || r == CC_FIGURES_ROUNDED;
        differ |= r == CC_FIGURES_DIFFERENT && q->kind == CC_QUANTITY_COUNT;
      }
  signals[CC_SIGNAL_FIGURES] = agree;
  signals[CC_SIGNAL_CLASH] = differ && !agree && same_time (f->text, a, b);
}

static gboolean
dates_meet (const CcDateMention *a, const CcDateMention *b)
{
  return cc_date_compare (a->from, b->to) <= 0 && cc_date_compare (b->from, a->to) <= 0;
}

static void
date_signals (const CcText *text, const CcSentence *a, const CcSentence *b, float *signals)
{
  gboolean agree = FALSE;

  for (guint32 i = 0; i < MIN (a->n_dates, MAX_FACTS) && !agree; i++)
    for (guint32 j = 0; j < MIN (b->n_dates, MAX_FACTS) && !agree; j++)
      agree = dates_meet (&text->dates[a->dates + i], &text->dates[b->dates + j]);
  signals[CC_SIGNAL_DATES] = agree;
  signals[CC_SIGNAL_APART] = !agree && a->n_dates && b->n_dates;
}

/* The countries that sentence @s names, at most MAX_PLACES, ascending. */
static guint
places_of (const CcFeatures *f, guint32 s, guint32 *places)
{
  guint n = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1] && n < MAX_PLACES; i++)
    if (f->places[f->sets[i]])
      places[n++] = f->sets[i];
  return n;
}

/* TRUE when both name countries, and none is the same. */
static gboolean
elsewhere (const CcFeatures *f, guint32 a, guint32 b)
{
  guint32 x[MAX_PLACES], y[MAX_PLACES];
  guint m, n;

  if (!(f->cards[a].flags & f->cards[b].flags & CC_CARD_PLACE))
    return FALSE;
  m = places_of (f, a, x);
  n = places_of (f, b, y);
  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      if (x[i] == y[j])
        return FALSE;
  return TRUE;
}

void
cc_evidence_facts (CcEvidence *e, CcMatch *match)
{
  const CcText *text = e->f->text;
  const CcSentence *a = &text->sentences[match->a], *b = &text->sentences[match->b];
  float *signals = match->signals;

  signals[CC_SIGNAL_NAMES] = name_signal (e->f, a, b);
  number_signals (e->f, match->a, match->b, signals);
  figure_signals (e->f, a, b, signals);
  date_signals (text, a, b, signals);
  signals[CC_SIGNAL_ELSEWHERE] = elsewhere (e->f, match->a, match->b);
}
