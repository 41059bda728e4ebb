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

/* A word and how often it stands somewhere; of a stem, its commonest word and all of them. */
typedef struct
{
  guint32 stem, word, count;
} Form;

/* What one outlet says in its own voice. */
typedef struct
{
  GArray *articles; /* of guint32 */
  GArray *stems;    /* of Form, one a stem */
  guint64 n;        /* words */
} Voice;

typedef struct
{
  CcComparison *c;
  Voice *voices;  /* by column */
  guint32 *stems; /* how often each stands in all of them */
  guint64 n_all;  /* words of all */
} Counting;

/* Adds the own-voice content words of article @a to @counts, and each that was not there
   to @used; returns how many. */
static guint32
count_words (const CcText *text, guint32 a, guint32 *counts, GArray *used)
{
  CcQuotedWalk walk = { text, a, 0, 0 };
  guint32 n = 0;

  for (guint32 s = text->article_sentences[a]; s < text->article_sentences[a + 1]; s++)
    for (guint32 t = 0; t < text->sentences[s].n_tokens; t++)
      {
        const CcToken *token = &text->tokens[text->sentences[s].tokens + t];

        if (token->flags & (CC_TOKEN_STOP | CC_TOKEN_NUMBER) || token->length < 2
            || cc_quoted_at (&walk, cc_token_start (&text->sentences[s], token)))
          continue;
        if (counts[token->word]++ == 0)
          g_array_append_val (used, token->word);
        n++;
      }
  return n;
}

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

/* The stems of words with @counts, by their numbers. */
static GArray *
list_stems (const CcText *text, const guint32 *counts, const GArray *used)
{
  GArray *forms = g_array_sized_new (FALSE, FALSE, sizeof (Form), used->len);
  guint kept = 0;

  for (guint i = 0; i < used->len; i++)
    {
      guint32 word = g_array_index (used, guint32, i);
      Form form = { text->words[word].stem, word, counts[word] };

      g_array_append_val (forms, form);
    }
  g_array_sort (forms, compare_forms);
  for (guint i = 0; i < forms->len; i++)
    {
      const Form *form = &g_array_index (forms, Form, i);
      Form *last = kept > 0 ? &g_array_index (forms, Form, kept - 1) : NULL;

      if (last && last->stem == form->stem)
        last->count += form->count;
      else
        g_array_index (forms, Form, kept++) = *form;
    }
  g_array_set_size (forms, kept);
  return forms;
}

static void
count_voice (guint column, gpointer user_data)
{
  const Counting *k = user_data;
  const CcText *text = k->c->text;
  Voice *voice = &k->voices[column];
  g_autofree guint32 *counts = g_new0 (guint32, text->n_words + 1);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < voice->articles->len && !cc_stopped (); i++)
    voice->n += count_words (text, g_array_index (voice->articles, guint32, i), counts, used);
  voice->stems = list_stems (text, counts, used);
}

static void
add_up (Counting *k)
{
  for (guint i = 0; i < k->c->n_outlets; i++)
    {
      const Voice *voice = &k->voices[i];

      k->n_all += voice->n;
      for (guint s = 0; voice->stems && s < voice->stems->len; s++)
        k->stems[g_array_index (voice->stems, Form, s).stem]
            += g_array_index (voice->stems, Form, s).count;
    }
}

static void
pick_words (guint column, gpointer user_data)
{
  const Counting *k = user_data;
  const Voice *voice = &k->voices[column];
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (CcDistinctive));

  for (guint i = 0; voice->stems && i < voice->stems->len; i++)
    {
      const Form *form = &g_array_index (voice->stems, Form, i);
      CcDistinctive d;

      if (form->count < LEAST_COUNT)
        continue;
      d = weigh (k, form->word, form->count, (double) voice->n, k->stems[form->stem]);
      if (d.z > Z)
        g_array_append_val (picked, d);
    }
  g_array_sort (picked, compare_z);
  if (picked->len > MOST_WORDS)
    g_array_set_size (picked, MOST_WORDS);
  k->c->profiles[column].distinctive = picked;
}

/* A voice for each column, with its articles: new. */
static Voice *
voices_new (const CcComparison *c)
{
  Voice *voices = g_new0 (Voice, c->n_outlets + 1);

  for (guint i = 0; i < c->n_outlets; i++)
    voices[i].articles = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 a = 0; a < c->corpus->articles->len; a++)
    {
      int column = cc_comparison_column (
          c, ((CcArticle *) g_ptr_array_index (c->corpus->articles, a))->outlet);

      if (column >= 0 && !cc_compare_repeats (c, a))
        g_array_append_val (voices[column].articles, a);
    }
  return voices;
}

void
cc_compare_wording (CcComparison *c, guint threads)
{
  g_autofree Voice *voices = voices_new (c);
  g_autofree guint32 *stems = g_new0 (guint32, c->text->n_stems + 1);
  Counting k = { c, voices, stems, 0 };

  cc_parallel_map (c->n_outlets, threads, count_voice, &k);
  add_up (&k);
  cc_parallel_map (c->n_outlets, threads, pick_words, &k);
  for (guint i = 0; i < c->n_outlets; i++)
    {
      g_array_unref (voices[i].articles);
      g_clear_pointer (&voices[i].stems, g_array_unref);
    }
}
