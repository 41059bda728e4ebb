/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* wording.c: the words that set an outlet apart, by log-odds ratio with an
   informative Dirichlet prior: Monroe, Colaresi and Quinn (2008), Fightin' Words,
   Political Analysis 16(4). Only the outlet's own voice counts.  */
#include "config.h"

#include <compare/compare.h>

#include <math.h>

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
  GAsyncQueue *tallies; /* of Tally, those that are idle */
} Counting;

/* What it takes to count a voice. One for each thread. */
typedef struct
{
  guint32 *counts; /* by word; all 0 between voices */
  guint32 *places; /* by stem: 1 + its place among the stems of the voice; likewise */
  GArray *used;    /* of guint32: words with a count */
} Tally;

static Tally *
tally_new (const CcText *text)
{
  Tally *tally = g_new (Tally, 1);

  tally->counts = g_new0 (guint32, (gsize) text->n_words + 1);
  tally->places = g_new0 (guint32, (gsize) text->n_stems + 1);
  tally->used = g_array_new (FALSE, FALSE, sizeof (guint32));
  return tally;
}

static void
tally_free (Tally *tally)
{
  g_free (tally->counts);
  g_free (tally->places);
  g_array_unref (tally->used);
  g_free (tally);
}

/* Adds the own-voice content words of article @a to @tally; returns how many. */
static guint32
count_words (const CcText *text, guint32 a, Tally *tally)
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
        if (tally->counts[token->word]++ == 0)
          g_array_append_val (tally->used, token->word);
        n++;
      }
  return n;
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

/* Adds @word to @stems, where the commonest word of a stem stands for it, the first of
   several. */
static void
add_form (const CcText *text, Tally *tally, guint32 word, GArray *stems)
{
  Form form = { text->words[word].stem, word, tally->counts[word] };
  guint32 *place = &tally->places[form.stem];
  Form *found;
  guint32 most;

  if (*place == 0)
    {
      g_array_append_val (stems, form);
      *place = stems->len;
      return;
    }
  found = &g_array_index (stems, Form, *place - 1);
  most = tally->counts[found->word];
  found->count += form.count;
  if (form.count > most || (form.count == most && word < found->word))
    found->word = word;
}

/* The stems of the words in @tally, which it clears. */
static GArray *
list_stems (const CcText *text, Tally *tally)
{
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (Form));

  for (guint i = 0; i < tally->used->len; i++)
    add_form (text, tally, g_array_index (tally->used, guint32, i), stems);
  for (guint i = 0; i < tally->used->len; i++)
    tally->counts[g_array_index (tally->used, guint32, i)] = 0;
  for (guint i = 0; i < stems->len; i++)
    tally->places[g_array_index (stems, Form, i).stem] = 0;
  g_array_set_size (tally->used, 0);
  return stems;
}

static void
count_voice (guint column, gpointer user_data)
{
  const Counting *k = user_data;
  const CcText *text = k->c->text;
  Voice *voice = &k->voices[column];
  Tally *idle = g_async_queue_try_pop (k->tallies), *tally = idle ? idle : tally_new (text);

  for (guint i = 0; i < voice->articles->len && !cc_stopped (); i++)
    voice->n += count_words (text, g_array_index (voice->articles, guint32, i), tally);
  voice->stems = list_stems (text, tally);
  g_async_queue_push (k->tallies, tally);
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
  Counting k = { c, voices, stems, 0, g_async_queue_new_full ((GDestroyNotify) tally_free) };

  cc_parallel_map (c->n_outlets, threads, count_voice, &k);
  g_async_queue_unref (k.tallies);
  add_up (&k);
  cc_parallel_map (c->n_outlets, threads, pick_words, &k);
  for (guint i = 0; i < c->n_outlets; i++)
    {
      g_array_unref (voices[i].articles);
      g_clear_pointer (&voices[i].stems, g_array_unref);
    }
}
