/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* wordings.c: which sentences have the same content words in the same order.  */
#include "config.h"

#include <claims/graph.h>

#include <string.h>

/* Sentences with fewer content words say too little to be the same. */
#define MIN_WORDS 3

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

static void
fill_ranks (guint32 *ranks, const CcText *text)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 rank = 0;

  for (guint32 i = 0; i < text->corpus->articles->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_articles, text->corpus->articles);
  for (guint i = 0; i < order->len; i++)
    {
      const guint32 *range = text->article_sentences + g_array_index (order, guint32, i);

      for (guint32 s = range[0]; s < range[1]; s++)
        ranks[s] = rank++;
    }
}

/* Hash of the concepts of the content words in order; 0 for too few. */
static guint64
hash_words (const CcMatches *matches, const CcSentence *s, GArray *scratch)
{
  const CcText *text = matches->text;

  g_array_set_size (scratch, 0);
  for (guint32 t = 0; t < s->n_tokens; t++)
    {
      const CcToken *token = &text->tokens[s->tokens + t];
      guint32 concept;

      if (token->flags & CC_TOKEN_STOP)
        continue;
      concept = cc_match_concept (matches, text->words[token->word].stem);
      g_array_append_val (scratch, concept);
    }
  return scratch->len < MIN_WORDS ? 0 : cc_hash (scratch->data, scratch->len * sizeof (guint32));
}

/* The wordings of all sentences that may be the same as another, equal ones together. */
static GArray *
sorted_wordings (const CcWordings *w, const CcMatches *matches)
{
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (Wording));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  const CcText *text = matches->text;

  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      Wording one = { hash_words (matches, &text->sentences[s], scratch), w->ranks[s], s };

      if (one.hash && !cc_sentence_is_curated (text, s))
        g_array_append_val (wordings, one);
    }
  g_array_sort (wordings, compare_wordings);
  return wordings;
}

void
cc_wordings_init (CcWordings *w, const CcMatches *matches)
{
  guint32 n = matches->text->n_sentences;
  g_autoptr (GArray) sorted = NULL;
  const Wording *s;

  w->ranks = g_new (guint32, n + 1);
  w->nodes = g_new (guint32, n + 1);
  w->next = g_new (guint32, n + 1);
  fill_ranks (w->ranks, matches->text);
  for (guint32 i = 0; i < n; i++)
    {
      w->nodes[i] = i;
      w->next[i] = CC_NO_SENTENCE;
    }
  sorted = sorted_wordings (w, matches);
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
