/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* wordings.c: which sentences have the same content words in the same order.  */
#include "config.h"

#include <claims/graph.h>

#include <string.h>

/* Sentences with fewer content words say too little to be the same. */
#define MIN_WORDS 3

/* Sentences that one call of the parallel map goes through. */
#define CHUNK 8192

/* ---- order of ties ---- */

/* Orders numbers of articles by the articles' ids. */
static int
compare_articles (const void *x, const void *y, gpointer articles)
{
  guint32 i = *(const guint32 *) x, j = *(const guint32 *) y;
  const CcArticle *a = g_ptr_array_index ((const GPtrArray *) articles, i);
  const CcArticle *b = g_ptr_array_index ((const GPtrArray *) articles, j);
  int order = strcmp (a->id, b->id);

  return order ? order : i < j ? -1 : i > j;
}

/* The articles by their ids: a new GArray of guint32. */
static GArray *
sorted_articles (const CcCorpus *corpus)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), corpus->articles->len);

  for (guint32 i = 0; i < corpus->articles->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_articles, corpus->articles);
  return order;
}

static void
fill_ranks (CcWordings *w, const GArray *order)
{
  const guint32 *starts = w->text->article_sentences;
  guint32 rank = 0;

  w->ranks = g_new (guint32, order->len + 1);
  for (guint i = 0; i < order->len; i++)
    {
      guint32 article = g_array_index (order, guint32, i);

      w->ranks[article] = rank;
      rank += starts[article + 1] - starts[article];
    }
}

/* ---- hashes ---- */

typedef struct
{
  const CcText *text;
  const guint32 *concepts; /* by word */
  guint32 n;               /* sentences that are not curated, which come first */
  guint64 *hashes;         /* of their content words; 0 for too few */
} Hashing;

/* The concept of each word, which else is two steps away in memory: a new array. */
static guint32 *
word_concepts (const CcMatches *matches)
{
  const CcText *text = matches->text;
  guint32 *concepts = g_new (guint32, text->n_words + 1);

  for (guint32 w = 0; w < text->n_words; w++)
    concepts[w] = cc_match_concept (matches, text->words[w].stem);
  return concepts;
}

static guint64
hash_words (const Hashing *hashing, const CcSentence *s, GArray *scratch)
{
  g_array_set_size (scratch, 0);
  for (guint32 t = 0; t < s->n_tokens; t++)
    {
      const CcToken *token = &hashing->text->tokens[s->tokens + t];

      if (!(token->flags & CC_TOKEN_STOP))
        g_array_append_val (scratch, hashing->concepts[token->word]);
    }
  return scratch->len < MIN_WORDS ? 0 : cc_hash (scratch->data, scratch->len * sizeof (guint32));
}

static void
hash_chunk (guint index, gpointer user_data)
{
  Hashing *hashing = user_data;
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 first = index * CHUNK, end = MIN (first + CHUNK, hashing->n);

  for (guint32 s = first; s < end; s++)
    hashing->hashes[s] = hash_words (hashing, &hashing->text->sentences[s], scratch);
}

/* ---- equal ones ---- */

typedef struct
{
  guint64 hash;
  guint32 rank, sentence;
} Wording;

static int
compare_wordings (const void *x, const void *y)
{
  const Wording *a = x, *b = y;

  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* The wordings of all sentences that may be the same as another, equal ones together:
   those whose hash leads to where another's does too. */
static GArray *
sorted_wordings (const CcWordings *w, const Hashing *hashing)
{
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (Wording));
  guint bits = g_bit_storage (hashing->n) + 1;
  g_autofree guint8 *met = g_new0 (guint8, (gsize) 1 << bits); /* how often, up to 2 */

  for (guint32 s = 0; s < hashing->n; s++)
    if (hashing->hashes[s] && met[hashing->hashes[s] >> (64 - bits)] < 2)
      met[hashing->hashes[s] >> (64 - bits)]++;
  for (guint32 s = 0; s < hashing->n; s++)
    {
      Wording one = { hashing->hashes[s], cc_wordings_rank (w, s), s };

      if (one.hash && met[one.hash >> (64 - bits)] == 2)
        g_array_append_val (wordings, one);
    }
  g_array_sort (wordings, compare_wordings);
  return wordings;
}

void
cc_wordings_init (CcWordings *w, const CcMatches *matches, guint threads)
{
  guint32 n = matches->text->n_sentences, spoken = cc_text_first_curated (matches->text);
  g_autofree guint64 *hashes = g_new0 (guint64, spoken + 1); /* 0: also what a stop leaves out */
  g_autofree guint32 *concepts = word_concepts (matches);
  Hashing hashing = { matches->text, concepts, spoken, hashes };
  g_autoptr (GArray) articles = sorted_articles (matches->text->corpus);
  g_autoptr (GArray) sorted = NULL;
  const Wording *s;

  w->text = matches->text;
  w->nodes = g_new (guint32, n + 1);
  w->next = g_new (guint32, n + 1);
  fill_ranks (w, articles);
  for (guint32 i = 0; i < n; i++)
    {
      w->nodes[i] = i;
      w->next[i] = CC_NO_SENTENCE;
    }
  cc_parallel_map (spoken / CHUNK + 1, threads, hash_chunk, &hashing);
  sorted = sorted_wordings (w, &hashing);
  s = (const Wording *) sorted->data;
  for (guint i = 1; i < sorted->len; i++)
    if (s[i].hash == s[i - 1].hash)
      {
        w->nodes[s[i].sentence] = w->nodes[s[i - 1].sentence];
        w->next[s[i - 1].sentence] = s[i].sentence;
      }
}

void
cc_wordings_clear (CcWordings *w)
{
  g_free (w->ranks);
  g_free (w->nodes);
  g_free (w->next);
}
