/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* wording.c: the words that set an outlet apart, by log-odds ratio with an
   informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), Fightin' Words,
   Political Analysis 16(4). Only the outlet's own voice counts.  */
#include "config.h"

#include <compare/compare.h>

#include <math.h>
#include <stdlib.h>

/* Weight of the prior in words; its shares are those of all outlets together. */
#define PRIOR 500.0

#define LEAST_COUNT 3
#define MOST_WORDS 20
#define Z 1.959964

typedef struct
{
  const CcText *text;
  guint32 *all;      /* by word, over all outlets */
  guint32 *own;      /* by word, in the outlet at hand */
  guint32 *stems;    /* by stem, over all outlets */
  GArray *used;      /* words of the outlet at hand */
  guint64 n_all;
} Counting;

/* Adds the own-voice content words of article @a to @counts; returns how many. */
static guint32
count_words (Counting *k, guint32 a, guint32 *counts, GArray *used)
{
  const CcText *text = k->text;
  CcQuotedWalk walk = { text, a, 0, 0 };
  guint32 n = 0;

  for (guint32 s = text->article_sentences[a]; s < text->article_sentences[a + 1]; s++)
    for (guint32 t = 0; t < text->sentences[s].n_tokens; t++)
      {
        const CcToken *token = &text->tokens[text->sentences[s].tokens + t];

        if (cc_quoted_at (&walk, token->start)
            || token->flags & (CC_TOKEN_STOP | CC_TOKEN_NUMBER) || token->length < 2)
          continue;
        if (used && counts[token->word] == 0)
          g_array_append_val (used, token->word);
        counts[token->word]++;
        n++;
      }
  return n;
}

typedef struct
{
  guint32 stem, word, count;
} Form;

static int
compare_forms (const void *x, const void *y)
{
  const Form *a = x, *b = y;

  if (a->stem != b->stem)
    return a->stem < b->stem ? -1 : 1;
  if (a->count != b->count)
    return a->count > b->count ? -1 : 1;
  return a->word < b->word ? -1 : a->word > b->word;
}

static int
compare_z (const void *x, const void *y)
{
  const CcDistinctive *a = x, *b = y;

  if (a->z != b->z)
    return a->z > b->z ? -1 : 1;
  return a->word < b->word ? -1 : a->word > b->word;
}

/* The statistic for a stem that stands @y_i times in the outlet's @n_i words and
   @y_all times in all. */
static CcDistinctive
weigh (const Counting *k, guint32 word, guint32 y_i, double n_i, guint32 y_all)
{
  double y_j = y_all - y_i, n_j = (double) k->n_all - n_i;
  double prior = PRIOR * y_all / (double) k->n_all;
  double odds_i = (y_i + prior) / (n_i + PRIOR - y_i - prior);
  double odds_j = (y_j + prior) / (n_j + PRIOR - y_j - prior);
  double deviation = sqrt (1 / (y_i + prior) + 1 / (y_j + prior));
  CcDistinctive d = { .word = word, .count = y_i, .others = (guint32) y_j };

  d.log_odds = log (odds_i / odds_j);
  d.low = d.log_odds - Z * deviation;
  d.high = d.log_odds + Z * deviation;
  d.z = d.log_odds / deviation;
  return d;
}

/* Forms of the outlet at hand, by stem, the commonest of each first. */
static GArray *
list_forms (const Counting *k)
{
  GArray *forms = g_array_new (FALSE, FALSE, sizeof (Form));

  for (guint i = 0; i < k->used->len; i++)
    {
      guint32 word = g_array_index (k->used, guint32, i);
      Form form = { k->text->words[word].stem, word, k->own[word] };

      g_array_append_val (forms, form);
    }
  g_array_sort (forms, compare_forms);
  return forms;
}

static GArray *
pick_words (const Counting *k, double n_i)
{
  g_autoptr (GArray) forms = list_forms (k);
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (CcDistinctive));

  for (guint i = 0; i < forms->len;)
    {
      const Form *first = &g_array_index (forms, Form, i);
      guint32 count = 0;

      for (; i < forms->len && g_array_index (forms, Form, i).stem == first->stem; i++)
        count += g_array_index (forms, Form, i).count;
      if (count >= LEAST_COUNT)
        {
          CcDistinctive d = weigh (k, first->word, count, n_i, k->stems[first->stem]);

          if (d.z > Z)
            g_array_append_val (picked, d);
        }
    }
  g_array_sort (picked, compare_z);
  if (picked->len > MOST_WORDS)
    g_array_set_size (picked, MOST_WORDS);
  return picked;
}

/* Articles by column, so that each outlet is counted in one go. */
static GPtrArray *
articles_by_column (const CcComparison *c)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < c->n_outlets; i++)
    g_ptr_array_add (columns, g_array_new (FALSE, FALSE, sizeof (guint32)));
  for (guint32 a = 0; a < c->corpus->articles->len; a++)
    {
      int column = cc_comparison_column (
          c, ((CcArticle *) g_ptr_array_index (c->corpus->articles, a))->outlet);

      if (column >= 0 && !cc_compare_repeats (c, a))
        g_array_append_val (g_ptr_array_index (columns, column), a);
    }
  return columns;
}

void
cc_compare_wording (CcComparison *c)
{
  const CcText *text = c->text;
  g_autofree guint32 *all = g_new0 (guint32, text->n_words + 1);
  g_autofree guint32 *own = g_new0 (guint32, text->n_words + 1);
  g_autofree guint32 *stems = g_new0 (guint32, text->n_stems + 1);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) columns = articles_by_column (c);
  Counting k = { text, all, own, stems, used, 0 };

  for (guint i = 0; i < c->n_outlets; i++)
    {
      const GArray *articles = g_ptr_array_index (columns, i);

      for (guint a = 0; a < articles->len; a++)
        k.n_all += count_words (&k, g_array_index (articles, guint32, a), all, NULL);
    }
  for (guint32 w = 0; w < text->n_words; w++)
    stems[text->words[w].stem] += all[w];
  for (guint i = 0; i < c->n_outlets; i++)
    {
      const GArray *articles = g_ptr_array_index (columns, i);
      guint64 n = 0;

      for (guint a = 0; a < articles->len; a++)
        n += count_words (&k, g_array_index (articles, guint32, a), own, used);
      c->profiles[i].distinctive = pick_words (&k, (double) n);
      for (guint u = 0; u < used->len; u++)
        own[g_array_index (used, guint32, u)] = 0;
      g_array_set_size (used, 0);
    }
}
