/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* rank.c: which articles hold most of what another says. All are ranked by Okapi
   BM25 (Robertson and Zaragoza 2009), the best of them once more with what BM25
   does not see: words that stand together, one sentence that holds it all, and
   words spelt a little differently.  */
#include "config.h"

#include <align/finder.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Okapi BM25: how soon repeating a term stops counting, and how much a long
   article is held back. */
#define BM25_K1 1.2f
#define BM25_B 0.75f

/* Parts of the score: of neighbouring words and of the best sentence; BM25 has the
   rest. Tuned on 997 posts that quote fact-checked claims; anything near does as well. */
#define WEIGHT_PAIRS 0.2f
#define WEIGHT_SENTENCE 0.1f

/* What a word that is only spelt alike counts beside the word itself. */
#define WEIGHT_SPELLING 0.3f

/* So many for each that is asked for are looked at closely, and so many at least. */
#define LOOKS_PER_ANSWER 4
#define LEAST_LOOKS 50

/* Terms that stand this near each other in both make a pair (Metzler and Croft 2005). */
#define PAIR_WINDOW 2

/* Two words are spellings of one if twice the letters with which both begin are so
   large a share of the letters of both. */
#define SPELLING_SHARE 0.75f
#define SPELLING_LETTERS 4

/* What is asked: the words of one article, and how much each of them tells. */
typedef struct
{
  CcFinder *finder;
  guint32 article;
  const guint32 *terms; /* distinct, ascending */
  guint n_terms;
  float *weights;       /* of each term */
  float mass, norm;     /* sum of the weights, root of the sum of their squares */
  guint64 *pairs;       /* low << 32 | high, ascending and distinct */
  guint n_pairs;
  gboolean *shared;     /* of each pair: the article that is looked at has it */
  guint64 *beginnings;  /* of terms: the first letters << 32 | the term's place, ascending */
  guint n_beginnings;
  float *likest;        /* of each term: how alike the likest term of that article is spelt */
} Question;

/* An article that holds a term. */
typedef struct
{
  guint32 article;
  guint32 n; /* sentences with it */
} Holder;

/* The articles that hold @term, in order, in place of what @holders had. */
static void
collect_holders (const CcFinder *finder, guint32 term, GArray *holders)
{
  const CcSentence *sentences = finder->matches->text->sentences;
  Holder *last = NULL;

  g_array_set_size (holders, 0);
  for (guint32 p = finder->starts[term]; p < finder->starts[term + 1]; p++)
    {
      Holder holder = { sentences[finder->postings[p]].article, 1 };

      if (last && last->article == holder.article)
        {
          last->n++;
          continue;
        }
      g_array_append_val (holders, holder);
      last = &g_array_index (holders, Holder, holders->len - 1);
    }
}

/* How rare a term is that @n articles hold of those that are looked through: those that
   ask do not count, so that an answer does not depend on what else is asked.
   Sparck Jones 1972. */
static float
rarity (const CcFinder *finder, guint n)
{
  return (float) log ((finder->n_articles + CC_PSEUDO_SENTENCES + 1.0) / (n + 0.5));
}

/* Appends the pairs of @article, which may repeat, to @pairs. */
static void
collect_pairs (const CcFeatures *f, guint32 article, GArray *pairs)
{
  for (guint32 s = f->text->article_sentences[article]; s < f->text->article_sentences[article + 1]; s++)
    for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
      for (guint32 j = i + 1; j <= i + PAIR_WINDOW && j < f->term_starts[s + 1]; j++)
        if (f->terms[i] != f->terms[j])
          {
            guint64 pair = cc_term_pair (f->terms[i], f->terms[j]);

            g_array_append_val (pairs, pair);
          }
}

/* Length of an article in terms. */
static float
article_length (const CcFeatures *f, guint32 article)
{
  const guint32 *sentences = f->text->article_sentences + article;

  return (float) (f->set_starts[sentences[1]] - f->set_starts[sentences[0]]);
}

/* Adds what a term, which weighs @weight, is worth to the dot of each of its @holders but
   @article; its frequency is the number of sentences with it. Gives the number of
   articles touched so far, of which there were @n. */
static guint32
touch_articles (CcFinder *finder, const GArray *holders, float weight, guint32 article, guint32 n)
{
  const CcFeatures *f = finder->matches->features;

  for (guint i = 0; i < holders->len; i++)
    {
      Holder holder = g_array_index (holders, Holder, i);
      float tf = (float) holder.n, length = article_length (f, holder.article) / finder->mean_length;

      if (holder.article == article)
        continue;
      if (finder->dots[holder.article] == 0)
        finder->touched[n++] = holder.article;
      finder->dots[holder.article] += weight * tf * (BM25_K1 + 1)
                                      / (tf + BM25_K1 * (1 - BM25_B + BM25_B * length));
    }
  return n;
}

static int
compare_holdings (const void *x, const void *y)
{
  const CcHolding *a = x, *b = y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->article < b->article ? -1 : a->article > b->article;
}

static void
keep_best (GArray *holdings, guint wanted)
{
  g_array_sort (holdings, compare_holdings);
  g_array_set_size (holdings, MIN (holdings->len, wanted));
}

/* The @wanted best of the @n articles touched by BM25, a share of what one could reach,
   best first: new. Clears the dots. */
static GArray *
pick_touched (const Question *q, guint32 n, guint wanted)
{
  CcFinder *finder = q->finder;
  GArray *holdings = g_array_new (FALSE, FALSE, sizeof (CcHolding));
  double least = 0; /* what the last of so many has already */

  for (guint32 i = 0; i < n; i++)
    {
      guint32 other = finder->touched[i];
      CcHolding holding = { other, finder->dots[other] / (q->mass * (BM25_K1 + 1)) };

      finder->dots[other] = 0;
      if (holding.score < least)
        continue;
      g_array_append_val (holdings, holding);
      if (holdings->len < 2 * (guint64) wanted)
        continue;
      keep_best (holdings, wanted);
      least = g_array_index (holdings, CcHolding, wanted - 1).score;
    }
  keep_best (holdings, wanted);
  return holdings;
}

static float
pair_weight (const Question *q, guint64 pair)
{
  const guint32 *places = q->finder->places;

  return q->weights[places[pair >> 32] - 1] + q->weights[places[(guint32) pair] - 1];
}

/* Notes the pairs of @q that sentence @s has too. */
static void
note_pairs (const Question *q, guint32 s)
{
  const CcFeatures *f = q->finder->matches->features;
  const guint32 *places = q->finder->places;

  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; places[f->terms[i]] && j <= i + PAIR_WINDOW && j < f->term_starts[s + 1]; j++)
      {
        guint64 pair = cc_term_pair (f->terms[i], f->terms[j]), *at;

        if (!places[f->terms[j]])
          continue;
        at = bsearch (&pair, q->pairs, q->n_pairs, sizeof pair, cc_hash_compare);
        if (at)
          q->shared[at - q->pairs] = TRUE;
      }
}

/* The share of the weight of the pairs of @q that @article has too. */
static float
pair_part (const Question *q, guint32 article)
{
  const guint32 *span = q->finder->matches->text->article_sentences + article;
  float all = 0, shared = 0;

  if (q->n_pairs == 0)
    return 0;
  memset (q->shared, 0, q->n_pairs * sizeof *q->shared);
  for (guint32 s = span[0]; s < span[1]; s++)
    note_pairs (q, s);
  for (guint i = 0; i < q->n_pairs; i++)
    {
      float weight = pair_weight (q, q->pairs[i]);

      all += weight;
      if (q->shared[i])
        shared += weight;
    }
  return all > 0 ? shared / all : 0;
}

/* The cosine of @q with the sentence of @article that is most like it. */
static float
sentence_part (const Question *q, guint32 article)
{
  const CcFeatures *f = q->finder->matches->features;
  float best = 0;

  for (guint32 s = f->text->article_sentences[article]; s < f->text->article_sentences[article + 1]; s++)
    {
      float dot = 0;

      for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
        {
          guint32 place = q->finder->places[f->sets[i]];

          if (place > 0)
            dot += q->weights[place - 1] * f->idf[f->sets[i]];
        }
      if (dot > 0)
        best = MAX (best, dot / (q->norm * f->norms[s]));
    }
  return best;
}

static const char *
spelling (const CcText *text, guint32 stem)
{
  return text->letters + text->stems[stem].text;
}

/* The letters that two spellings of one word must begin with, as a number; 0 when @stem
   is a number or has not so many. */
static guint32
beginning (const CcText *text, guint32 stem)
{
  const char *letters = spelling (text, stem);
  guint32 number = 0;

  for (guint i = 0; i < SPELLING_LETTERS; i++)
    {
      if (!letters[i] || g_ascii_isdigit (letters[0]))
        return 0;
      number = number << 8 | (guchar) letters[i];
    }
  return number;
}

/* How much of two stems that begin alike is alike from the start, in [0,1]. */
static float
likeness (const CcText *text, guint32 x, guint32 y)
{
  const char *a = spelling (text, x), *b = spelling (text, y);
  guint n = SPELLING_LETTERS, length;

  while (a[n] && a[n] == b[n])
    n++;
  length = 2 * n + (guint) strlen (a + n) + (guint) strlen (b + n);
  return 2 * (float) n / (float) length;
}

/* Where the terms of @q that begin like @letters start among its beginnings, or would. */
static guint
find_beginning (const Question *q, guint32 letters)
{
  guint low = 0, high = q->n_beginnings;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (q->beginnings[middle] >> 32 < letters)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Compares @term of an article with the terms of @q that begin like it. */
static void
compare_spellings (const Question *q, guint32 term)
{
  const CcText *text = q->finder->matches->text;
  guint32 letters = q->finder->beginnings[term];

  for (guint i = find_beginning (q, letters); i < q->n_beginnings && q->beginnings[i] >> 32 == letters; i++)
    {
      guint32 place = (guint32) q->beginnings[i];

      q->likest[place] = MAX (q->likest[place], likeness (text, q->terms[place], term));
    }
}

/* The share of the weight of @q that @article holds in another spelling or form only. */
static float
spelling_part (const Question *q, guint32 article)
{
  const CcFeatures *f = q->finder->matches->features;
  const guint32 *terms = f->article_sets.terms + f->article_sets.starts[article];
  guint n = f->article_sets.starts[article + 1] - f->article_sets.starts[article];
  float sum = 0;

  memset (q->likest, 0, q->n_terms * sizeof *q->likest);
  for (guint j = 0; j < n; j++)
    if (q->finder->beginnings[terms[j]])
      compare_spellings (q, terms[j]);
  for (guint i = 0; i < q->n_terms; i++)
    if (q->likest[i] >= SPELLING_SHARE
        && !bsearch (&q->terms[i], terms, n, sizeof *terms, cc_term_compare))
      sum += q->likest[i] * q->weights[i];
  return sum / q->mass;
}

static void
look_closely (const Question *q, GArray *holdings)
{
  for (guint i = 0; i < holdings->len; i++)
    {
      CcHolding *h = &g_array_index (holdings, CcHolding, i);

      h->score = (1 - WEIGHT_PAIRS - WEIGHT_SENTENCE) * (h->score + WEIGHT_SPELLING * spelling_part (q, h->article))
                 + WEIGHT_PAIRS * pair_part (q, h->article)
                 + WEIGHT_SENTENCE * sentence_part (q, h->article);
    }
  g_array_sort (holdings, compare_holdings);
}

/* Makes what is known of each stem, once a finder. */
static void
prepare_stems (CcFinder *finder)
{
  const CcText *text = finder->matches->text;

  if (finder->places)
    return;
  finder->places = g_new0 (guint32, (gsize) text->n_stems + 1);
  finder->beginnings = g_new (guint32, (gsize) text->n_stems + 1);
  for (guint32 i = 0; i < text->n_stems; i++)
    finder->beginnings[i] = beginning (text, i);
}

/* Fills in how the terms of @q begin. */
static void
collect_beginnings (Question *q)
{
  g_autofree guint64 *spare = g_new (guint64, q->n_terms + 1);

  q->beginnings = g_new (guint64, q->n_terms + 1);
  for (guint i = 0; i < q->n_terms; i++)
    if (q->finder->beginnings[q->terms[i]])
      q->beginnings[q->n_beginnings++] = (guint64) q->finder->beginnings[q->terms[i]] << 32 | i;
  cc_radix_sort (q->beginnings, spare, q->n_beginnings, 0);
}

/* The terms of @article, each with its place in the finder until question_clear(). */
static void
question_init (Question *q, CcFinder *finder, guint32 article)
{
  const CcFeatures *f = finder->matches->features;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  prepare_stems (finder);
  *q = (Question) { .finder = finder, .article = article };
  q->terms = f->article_sets.terms + f->article_sets.starts[article];
  q->n_terms = f->article_sets.starts[article + 1] - f->article_sets.starts[article];
  q->weights = g_new (float, q->n_terms + 1);
  q->likest = g_new (float, q->n_terms + 1);
  for (guint i = 0; i < q->n_terms; i++)
    finder->places[q->terms[i]] = i + 1;
  collect_beginnings (q);
  collect_pairs (f, article, pairs);
  q->n_pairs = pairs->len ? cc_hash_set ((guint64 *) pairs->data, pairs->len) : 0;
  q->pairs = (guint64 *) g_array_free (g_steal_pointer (&pairs), FALSE);
  q->shared = g_new (gboolean, q->n_pairs + 1);
}

static void
question_clear (Question *q)
{
  for (guint i = 0; i < q->n_terms; i++)
    q->finder->places[q->terms[i]] = 0;
  g_free (q->weights);
  g_free (q->pairs);
  g_free (q->shared);
  g_free (q->beginnings);
  g_free (q->likest);
}

/* Weighs the terms of @q, and adds them up by article; gives the number of articles
   touched. */
static guint32
weigh_terms (Question *q)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  guint32 n = 0;

  for (guint i = 0; i < q->n_terms; i++)
    {
      collect_holders (q->finder, q->terms[i], holders);
      q->weights[i] = rarity (q->finder, holders->len);
      q->mass += q->weights[i];
      q->norm += q->weights[i] * q->weights[i];
      n = touch_articles (q->finder, holders, q->weights[i], q->article, n);
    }
  q->norm = sqrtf (q->norm);
  return n;
}

GArray *
cc_finder_articles (CcFinder *finder, guint32 article, guint limit)
{
  guint wanted = (guint) MIN (MAX ((guint64) limit * LOOKS_PER_ANSWER, LEAST_LOOKS), G_MAXUINT);
  Question q;
  GArray *holdings;

  question_init (&q, finder, article);
  holdings = pick_touched (&q, weigh_terms (&q), wanted);
  look_closely (&q, holdings);
  g_array_set_size (holdings, MIN (holdings->len, limit));
  question_clear (&q);
  return holdings;
}
