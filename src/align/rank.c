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
} Question;

/* How rare @term is among the articles that are looked through: those that ask do
   not count, so that an answer does not depend on what else is asked. Sparck Jones 1972. */
static float
rarity (const CcFinder *finder, guint32 term)
{
  const CcSentence *sentences = finder->matches->text->sentences;
  guint32 df = 0, last = G_MAXUINT32;

  for (guint32 p = finder->starts[term]; p < finder->starts[term + 1]; p++)
    {
      guint32 article = sentences[finder->postings[p]].article;

      df += article != last;
      last = article;
    }
  return (float) log ((finder->n_articles + CC_PSEUDO_SENTENCES + 1.0) / (df + 0.5));
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

/* The place of @term among those of @q, or -1. */
static int
place_of (const Question *q, guint32 term)
{
  const guint32 *at = bsearch (&term, q->terms, q->n_terms, sizeof term, cc_term_compare);

  return at ? (int) (at - q->terms) : -1;
}

/* Length of an article in terms. */
static float
article_length (const CcFeatures *f, guint32 article)
{
  const guint32 *sentences = f->text->article_sentences + article;

  return (float) (f->set_starts[sentences[1]] - f->set_starts[sentences[0]]);
}

/* Adds what @term, which weighs @weight, is worth to the dot of each article but
   @article that holds it; its frequency is the number of sentences with it. Gives
   the number of articles touched so far, of which there were @n. */
static guint32
touch_articles (CcFinder *finder, guint32 term, float weight, guint32 article, guint32 n)
{
  const CcFeatures *f = finder->matches->features;
  guint32 end = finder->starts[term + 1];

  for (guint32 p = finder->starts[term], next; p < end; p = next)
    {
      guint32 other = f->text->sentences[finder->postings[p]].article;
      float tf, length = article_length (f, other) / finder->mean_length;

      for (next = p + 1; next < end; next++)
        if (f->text->sentences[finder->postings[next]].article != other)
          break;
      if (other == article)
        continue;
      tf = (float) (next - p);
      if (finder->dots[other] == 0)
        finder->touched[n++] = other;
      finder->dots[other] += weight * tf * (BM25_K1 + 1)
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

/* All articles that share a term with @q by BM25, a share of what one could reach,
   best first: new. */
static GArray *
rank_all (const Question *q)
{
  CcFinder *finder = q->finder;
  GArray *holdings = g_array_new (FALSE, FALSE, sizeof (CcHolding));
  guint32 n = 0;

  for (guint i = 0; i < q->n_terms; i++)
    n = touch_articles (finder, q->terms[i], q->weights[i], q->article, n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 other = finder->touched[i];
      CcHolding holding = { other, finder->dots[other] / (q->mass * (BM25_K1 + 1)) };

      g_array_append_val (holdings, holding);
      finder->dots[other] = 0;
    }
  g_array_sort (holdings, compare_holdings);
  return holdings;
}

static float
pair_weight (const Question *q, guint64 pair)
{
  return q->weights[place_of (q, (guint32) (pair >> 32))] + q->weights[place_of (q, (guint32) pair)];
}

/* The share of the weight of the pairs of @q that @article has too. */
static float
pair_part (const Question *q, guint32 article, GArray *scratch)
{
  float all = 0, shared = 0;
  guint n;

  g_array_set_size (scratch, 0);
  collect_pairs (q->finder->matches->features, article, scratch);
  n = scratch->len ? cc_hash_set ((guint64 *) scratch->data, scratch->len) : 0;
  for (guint i = 0; i < q->n_pairs; i++)
    {
      float weight = pair_weight (q, q->pairs[i]);

      all += weight;
      if (n && bsearch (&q->pairs[i], scratch->data, n, sizeof (guint64), cc_hash_compare))
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
          int place = place_of (q, f->sets[i]);

          if (place >= 0)
            dot += q->weights[place] * f->idf[f->sets[i]];
        }
      if (dot > 0)
        best = MAX (best, dot / (q->norm * f->norms[s]));
    }
  return best;
}

/* How much of two stems is alike from the start, in [0,1]. */
static float
likeness (const CcText *text, guint32 x, guint32 y)
{
  const char *a = text->letters + text->stems[x].text, *b = text->letters + text->stems[y].text;
  guint n = 0, length;

  if (a[0] != b[0] || g_ascii_isdigit (a[0]))
    return 0;
  while (a[n] && a[n] == b[n])
    n++;
  length = 2 * n + (guint) strlen (a + n) + (guint) strlen (b + n);
  return n < SPELLING_LETTERS ? 0 : 2 * (float) n / (float) length;
}

/* The share of the weight of @q that @article holds in another spelling or form only. */
static float
spelling_part (const Question *q, guint32 article)
{
  const CcFeatures *f = q->finder->matches->features;
  const guint32 *terms = f->article_terms + f->article_starts[article];
  guint n = f->article_starts[article + 1] - f->article_starts[article];
  float sum = 0;

  for (guint i = 0; i < q->n_terms; i++)
    {
      float best = 0;

      if (bsearch (&q->terms[i], terms, n, sizeof *terms, cc_term_compare))
        continue;
      for (guint j = 0; j < n; j++)
        best = MAX (best, likeness (f->text, q->terms[i], terms[j]));
      if (best >= SPELLING_SHARE)
        sum += best * q->weights[i];
    }
  return sum / q->mass;
}

static void
look_closely (const Question *q, GArray *holdings)
{
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < holdings->len; i++)
    {
      CcHolding *h = &g_array_index (holdings, CcHolding, i);

      h->score = (1 - WEIGHT_PAIRS - WEIGHT_SENTENCE) * (h->score + WEIGHT_SPELLING * spelling_part (q, h->article))
                 + WEIGHT_PAIRS * pair_part (q, h->article, scratch)
                 + WEIGHT_SENTENCE * sentence_part (q, h->article);
    }
  g_array_sort (holdings, compare_holdings);
}

static void
question_init (Question *q, CcFinder *finder, guint32 article)
{
  const CcFeatures *f = finder->matches->features;
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  *q = (Question) { .finder = finder, .article = article };
  q->terms = f->article_terms + f->article_starts[article];
  q->n_terms = f->article_starts[article + 1] - f->article_starts[article];
  q->weights = g_new (float, q->n_terms + 1);
  for (guint i = 0; i < q->n_terms; i++)
    {
      q->weights[i] = rarity (finder, q->terms[i]);
      q->mass += q->weights[i];
      q->norm += q->weights[i] * q->weights[i];
    }
  q->norm = sqrtf (q->norm);
  collect_pairs (f, article, pairs);
  q->n_pairs = pairs->len ? cc_hash_set ((guint64 *) pairs->data, pairs->len) : 0;
  q->pairs = (guint64 *) g_array_free (g_steal_pointer (&pairs), FALSE);
}

static void
question_clear (Question *q)
{
  g_free (q->weights);
  g_free (q->pairs);
}

GArray *
cc_finder_articles (CcFinder *finder, guint32 article, guint limit)
{
  Question q;
  GArray *holdings;

  question_init (&q, finder, article);
  holdings = rank_all (&q);
  g_array_set_size (holdings, (guint) MIN (holdings->len,
                                           MAX ((guint64) limit * LOOKS_PER_ANSWER, LEAST_LOOKS)));
  look_closely (&q, holdings);
  g_array_set_size (holdings, MIN (holdings->len, limit));
  question_clear (&q);
  return holdings;
}
