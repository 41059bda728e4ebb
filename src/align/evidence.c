/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.c: the signals of a pair of sentences, each normalised so that it means
   the same for short and long sentences and articles.  */
#include "config.h"

#include <align/align.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Half of a mass signal's range is reached at so much idf: about two or three
   rare words. */
#define MASS_HALF 12.0f

/* Pairs of terms within this distance count for the signal "pairs". */
#define PAIR_WINDOW 2

#define MAX_GRAMS 2048
#define MAX_NUMBERS 32

/* However short the articles, a pair was picked among so many sentences. */
#define LEAST_CHOICE 10

/* A single sentence has no article around it. */
#define MIN_CONTEXT 2

/* Articles this alike tell of one event; beyond it, likeness follows their length. */
#define ONE_EVENT 0.2f

/* Hashes with counts, ascending by hash. */
typedef struct
{
  guint32 keys[MAX_GRAMS];
  guint n;
} Bag;

struct CcEvidence
{
  const CcFeatures *f;
  const CcModel *model;
  guint32 current;      /* sentence a of which the bags below are */
  Bag pairs_a, pairs_b; /* of terms that stand near each other */
  Bag grams_a, grams_b; /* of letters */
  guint32 article_a, article_b;
  float article_cosine; /* of those two */
};

CcEvidence *
cc_evidence_new (const CcFeatures *features, const CcModel *model)
{
  CcEvidence *e = g_new (CcEvidence, 1); /* not cleared: the bags are large */

  e->f = features;
  e->model = model;
  e->current = e->article_a = e->article_b = G_MAXUINT32;
  return e;
}

void
cc_evidence_free (CcEvidence *evidence)
{
  g_free (evidence);
}

static int
compare_keys (const void *x, const void *y)
{
  guint32 a = *(const guint32 *) x, b = *(const guint32 *) y;

  return a < b ? -1 : a > b;
}

static void
bag_add (Bag *bag, guint64 key)
{
  if (bag->n < MAX_GRAMS)
    bag->keys[bag->n++] = (guint32) (key ^ key >> 32);
}

static void
bag_pairs (const CcFeatures *f, guint32 s, Bag *bag)
{
  bag->n = 0;
  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; j <= i + PAIR_WINDOW && j < f->term_starts[s + 1]; j++)
      {
        guint64 x = f->hashes[f->terms[i]], y = f->hashes[f->terms[j]];

        bag_add (bag, (x + y) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (x ^ y));
      }
  qsort (bag->keys, bag->n, sizeof *bag->keys, compare_keys);
}

/* Four bytes at a time of each word, with a space before and after. */
static void
bag_grams (const CcFeatures *f, guint32 s, Bag *bag)
{
  const CcSentence *sentence = &f->text->sentences[s];

  bag->n = 0;
  for (guint32 t = 0; t < sentence->n_tokens; t++)
    {
      const CcToken *token = &f->text->tokens[sentence->tokens + t];
      const CcWord *word = &f->text->words[token->word];
      char padded[64];
      guint n = MIN (word->length, sizeof padded - 2);

      if (token->flags & CC_TOKEN_STOP)
        continue;
      padded[0] = padded[n + 1] = ' ';
      memcpy (padded + 1, f->text->letters + word->text, n);
      for (guint i = 0; i + 4 <= n + 2; i++)
        {
          guint32 gram;

          memcpy (&gram, padded + i, 4);
          bag_add (bag, GUINT32_FROM_LE (gram));
        }
    }
  qsort (bag->keys, bag->n, sizeof *bag->keys, compare_keys);
}

/* Size of the intersection, repetitions counted. */
static guint
bag_shared (const Bag *a, const Bag *b)
{
  guint i = 0, j = 0, shared = 0;

  while (i < a->n && j < b->n)
    {
      if (a->keys[i] == b->keys[j])
        shared++, i++, j++;
      else if (a->keys[i] < b->keys[j])
        i++;
      else
        j++;
    }
  return shared;
}

static float
saturate (float mass)
{
  return mass / (mass + MASS_HALF);
}

/* What two ascending lists of terms share: their idf, and its square. */
typedef struct
{
  float mass, dot;
} Shared;

static Shared
shared_terms (const CcFeatures *f, const guint32 *terms, const guint32 *starts, guint32 a, guint32 b)
{
  guint32 i = starts[a], j = starts[b];
  Shared shared = { 0, 0 };

  while (i < starts[a + 1] && j < starts[b + 1])
    {
      if (terms[i] == terms[j])
        {
          float w = f->idf[terms[i]];

          shared.dot += w * w;
          shared.mass += w;
          i++, j++;
        }
      else if (terms[i] < terms[j])
        i++;
      else
        j++;
    }
  return shared;
}

static void
word_signals (const CcFeatures *f, guint32 a, guint32 b, float *signals)
{
  Shared content = shared_terms (f, f->sets, f->set_starts, a, b);
  Shared function = shared_terms (f, f->words, f->word_starts, a, b);
  float least = MIN (f->masses[a], f->masses[b]);
  float norm = f->word_norms[a] * f->word_norms[b];

  signals[CC_SIGNAL_COSINE] = norm > 0 ? (content.dot + function.dot) / norm : 0;
  signals[CC_SIGNAL_MASS] = saturate (content.mass);
  signals[CC_SIGNAL_WORDS] = saturate (content.mass + function.mass);
  signals[CC_SIGNAL_OVERLAP] = sqrtf (signals[CC_SIGNAL_COSINE] * signals[CC_SIGNAL_WORDS]);
  signals[CC_SIGNAL_CONTAINMENT] = least > 0 ? content.mass / least : 0;
}

/* Heaviest run of terms in the same order without a gap; the table has at most
   CC_MAX_TERMS squared cells, kept a row at a time. */
static float
run_signal (const CcFeatures *f, guint32 a, guint32 b)
{
  float row[CC_MAX_TERMS + 1] = { 0 };
  const guint32 *x = f->terms + f->term_starts[a], *y = f->terms + f->term_starts[b];
  guint m = f->term_starts[a + 1] - f->term_starts[a];
  guint n = f->term_starts[b + 1] - f->term_starts[b];
  float best = 0;

  for (guint i = 0; i < m; i++)
    for (guint j = n; j-- > 0;)
      {
        row[j + 1] = x[i] == y[j] ? row[j] + f->idf[x[i]] : 0;
        best = MAX (best, row[j + 1]);
      }
  return saturate (best);
}

static float
name_signal (const CcText *text, const CcSentence *a, const CcSentence *b)
{
  guint least = MIN (a->n_names, b->n_names), shared = 0;

  for (guint32 i = 0; i < MIN (a->n_names, 32); i++)
    for (guint32 j = 0; j < MIN (b->n_names, 32); j++)
      if (text->names[a->names + i].key == text->names[b->names + j].key)
        {
          shared++;
          break;
        }
  return least ? MIN (1.0f, (float) shared / (float) least) : 0;
}

/* The distinct terms of sentence @s that are numbers, at most MAX_NUMBERS. */
static guint
numbers_of (const CcFeatures *f, const CcSentence *s, guint32 *numbers)
{
  guint n = 0;

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
    }
  return n;
}

static void
number_signals (const CcFeatures *f, const CcSentence *a, const CcSentence *b, float *signals)
{
  guint32 x[MAX_NUMBERS], y[MAX_NUMBERS];
  guint m = numbers_of (f, a, x), n = numbers_of (f, b, y), shared = 0;

  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      shared += x[i] == y[j];
  signals[CC_SIGNAL_NUMBERS] = m && n ? (float) shared / (float) MIN (m, n) : 0;
  signals[CC_SIGNAL_UNCOUNTED] = m && n && shared == 0;
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

  for (guint32 i = 0; i < MIN (a->n_quantities, 32); i++)
    for (guint32 j = 0; j < MIN (b->n_quantities, 32); j++)
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

  for (guint32 i = 0; i < MIN (a->n_dates, 32) && !agree; i++)
    for (guint32 j = 0; j < MIN (b->n_dates, 32) && !agree; j++)
      agree = dates_meet (&text->dates[a->dates + i], &text->dates[b->dates + j]);
  signals[CC_SIGNAL_DATES] = agree;
  signals[CC_SIGNAL_APART] = !agree && a->n_dates && b->n_dates;
}

static gboolean
negates (const CcText *text, const CcSentence *s)
{
  for (guint32 t = 0; t < s->n_tokens; t++)
    if (text->tokens[s->tokens + t].flags & CC_TOKEN_NEGATION)
      return TRUE;
  return FALSE;
}

/* Share of the idf of sentence @s that article @article holds anywhere. */
static float
coverage (const CcFeatures *f, guint32 s, guint32 article)
{
  const guint32 *terms = f->article_terms + f->article_starts[article];
  guint n = f->article_starts[article + 1] - f->article_starts[article];
  float held = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    if (bsearch (&f->sets[i], terms, n, sizeof *terms, compare_keys))
      held += f->idf[f->sets[i]];
  return f->masses[s] > 0 ? held / f->masses[s] : 0;
}

static float
article_cosine (CcEvidence *e, guint32 a, guint32 b)
{
  const CcFeatures *f = e->f;
  float norm = f->article_norms[a] * f->article_norms[b];

  if (e->article_a == a && e->article_b == b)
    return e->article_cosine;
  e->article_a = a;
  e->article_b = b;
  return e->article_cosine
         = norm > 0 ? shared_terms (f, f->article_terms, f->article_starts, a, b).dot / norm : 0;
}

static float
pair_signal (const Bag *a, const Bag *b)
{
  guint shared = bag_shared (a, b), all = a->n + b->n - shared;

  return all ? (float) shared / (float) all : 0;
}

static float
gram_signal (const Bag *a, const Bag *b)
{
  return a->n && b->n ? (float) (bag_shared (a, b) / sqrt ((double) a->n * b->n)) : 0;
}

/* Signals that cost most, in [0,1] until they are known. */
static const gboolean open_signals[CC_N_SIGNALS] = {
  [CC_SIGNAL_RUN] = TRUE,      [CC_SIGNAL_PAIRS] = TRUE,    [CC_SIGNAL_LETTERS] = TRUE,
  [CC_SIGNAL_COVERAGE] = TRUE, [CC_SIGNAL_ARTICLES] = TRUE, [CC_SIGNAL_NEIGHBOURS] = TRUE,
  [CC_SIGNAL_CHOICE] = TRUE,   [CC_SIGNAL_ALONE] = TRUE,
};

/* Signals of the articles around the sentences: only they are open at the end. */
static const gboolean open_context[CC_N_SIGNALS] = {
  [CC_SIGNAL_COVERAGE] = TRUE,
  [CC_SIGNAL_ARTICLES] = TRUE,
  [CC_SIGNAL_NEIGHBOURS] = TRUE,
  [CC_SIGNAL_CHOICE] = TRUE,
  [CC_SIGNAL_ALONE] = TRUE,
};

static void
cheap_signals (CcEvidence *e, guint32 a, guint32 b, float *signals)
{
  const CcText *text = e->f->text;
  const CcSentence *x = &text->sentences[a], *y = &text->sentences[b];

  word_signals (e->f, a, b, signals);
  signals[CC_SIGNAL_NAMES] = name_signal (text, x, y);
  number_signals (e->f, x, y, signals);
  figure_signals (e->f, x, y, signals);
  date_signals (text, x, y, signals);
  signals[CC_SIGNAL_NEGATION] = negates (text, x) != negates (text, y);
}

static void
order_signals (CcEvidence *e, guint32 a, guint32 b, float *signals)
{
  if (e->current != a)
    {
      bag_pairs (e->f, a, &e->pairs_a);
      bag_grams (e->f, a, &e->grams_a);
      e->current = a;
    }
  bag_pairs (e->f, b, &e->pairs_b);
  bag_grams (e->f, b, &e->grams_b);
  signals[CC_SIGNAL_RUN] = run_signal (e->f, a, b);
  signals[CC_SIGNAL_PAIRS] = pair_signal (&e->pairs_a, &e->pairs_b);
  signals[CC_SIGNAL_LETTERS] = gram_signal (&e->grams_a, &e->grams_b);
}

/* The best overlap of a sentence beside @a with one beside @b. */
static float
neighbour_signal (const CcFeatures *f, guint32 a, guint32 b)
{
  const CcSentence *s = f->text->sentences;
  float best = 0, signals[CC_N_SIGNALS];

  for (int side = 0; side < 4; side++)
    {
      guint32 x = a + (side & 1 ? 1 : -1u), y = b + (side & 2 ? 1 : -1u);

      if (x >= f->text->n_sentences || y >= f->text->n_sentences
          || s[x].article != s[a].article || s[y].article != s[b].article)
        continue;
      word_signals (f, x, y, signals);
      best = MAX (best, signals[CC_SIGNAL_OVERLAP]);
    }
  return best;
}

static guint
n_sentences_of (const CcText *text, guint32 article)
{
  return text->article_sentences[article + 1] - text->article_sentences[article];
}

/* Without an article around one of the two there is no context. Of two sentences
   that are alike, it does not matter much where they stand. */
void
cc_evidence_context (CcEvidence *e, CcMatch *match)
{
  const CcText *text = e->f->text;
  guint32 x = text->sentences[match->a].article, y = text->sentences[match->b].article;
  guint m = n_sentences_of (text, x), n = n_sentences_of (text, y);
  float *signals = match->signals, doubt = 1 - signals[CC_SIGNAL_OVERLAP];

  signals[CC_SIGNAL_CHOICE]
      = MIN (1.0f, logf ((float) MAX (MAX (m, n), LEAST_CHOICE)) / 12) * doubt;
  signals[CC_SIGNAL_ALONE] = MIN (m, n) < MIN_CONTEXT;
  if (signals[CC_SIGNAL_ALONE] > 0)
    return;
  signals[CC_SIGNAL_COVERAGE] = (coverage (e->f, match->a, y) + coverage (e->f, match->b, x)) / 2;
  signals[CC_SIGNAL_ARTICLES]
      = 1 - (1 - MIN (1.0f, article_cosine (e, x, y) / ONE_EVENT)) * doubt;
  signals[CC_SIGNAL_NEIGHBOURS] = neighbour_signal (e->f, match->a, match->b);
}

static gboolean
weighs_context (const CcModel *model)
{
  for (int i = 0; i < CC_N_SIGNALS; i++)
    if (open_context[i] && model->weights[i] != 0)
      return TRUE;
  return FALSE;
}

gboolean
cc_evidence_score (CcEvidence *e, CcMatch *match, double least, double least_clash)
{
  float *signals = match->signals;

  memset (signals, 0, sizeof match->signals);
  cheap_signals (e, match->a, match->b, signals);
  if (signals[CC_SIGNAL_CLASH] > 0)
    least = MIN (least, least_clash);
  if (least > 0 && cc_model_bound (e->model, signals, open_signals) < least)
    return FALSE;
  order_signals (e, match->a, match->b, signals);
  if (least > 0 && cc_model_bound (e->model, signals, open_context) < least)
    return FALSE;
  if (weighs_context (e->model))
    cc_evidence_context (e, match);
  match->score = (float) cc_model_score (e->model, signals);
  return match->score >= least;
}
