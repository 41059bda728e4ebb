/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain-words.c: the words behind each signal, as the sentences write them. */
#include "cli.h"

#include <stdlib.h>

/* Words shown for one signal. */
enum { SHOWN = 6 };

static void
append_range (GString *out, const CliBench *bench, guint32 sentence, CcRange range)
{
  g_autofree char *words = cc_text_dup_range (bench->text,
                                              bench->text->sentences[sentence].article, range);

  if (out->len)
    g_string_append (out, ", ");
  g_string_append (out, g_strdelimit (words, "\t\r\n\v\f", ' '));
}

static const char *
token_word (const CliBench *bench, guint32 token)
{
  return cc_text_word (bench->text, bench->text->tokens[token].word);
}

static int
rarest_first (const void *x, const void *y)
{
  const CcShared *a = x, *b = y;

  if (a->idf != b->idf)
    return a->idf > b->idf ? -1 : 1;
  return a->token_a < b->token_a ? -1 : a->token_a > b->token_a;
}

/* The rarest shared words; two that stand for one another with '=' between. */
static void
append_shared (GString *out, const CliBench *bench, GArray *shared)
{
  g_array_sort (shared, rarest_first);
  for (guint i = 0; i < MIN (shared->len, SHOWN); i++)
    {
      const CcShared *s = &g_array_index (shared, CcShared, i);

      g_string_append_printf (out, "%s%s", i ? ", " : "", token_word (bench, s->token_a));
      if (s->kind == CC_SHARED_ALIAS)
        g_string_append_printf (out, "=%s", token_word (bench, s->token_b));
    }
  if (shared->len > SHOWN)
    g_string_append_printf (out, ", … (%u)", shared->len);
}

/* TRUE when nothing but function words stands between tokens @from and @to. */
static gboolean
adjacent (const CliBench *bench, guint32 from, guint32 to)
{
  if (to <= from)
    return FALSE;
  for (guint32 t = from + 1; t < to; t++)
    if (!(bench->text->tokens[t].flags & CC_TOKEN_STOP))
      return FALSE;
  return TRUE;
}

/* The heaviest run of shared words that both sentences have in one order. */
static void
append_run (GString *out, const CliBench *bench, const GArray *shared, guint32 a)
{
  guint first = 0, best_first = 0, best_last = 0;
  float mass = 0, best = -1;
  const CcSentence *sentence = &bench->text->sentences[a];
  const CcToken *from, *to;

  for (guint i = 0; i < shared->len; i++)
    {
      const CcShared *s = &g_array_index (shared, CcShared, i);

      if (i > 0 && adjacent (bench, s[-1].token_a, s->token_a)
          && adjacent (bench, s[-1].token_b, s->token_b))
        mass += s->idf;
      else
        {
          first = i;
          mass = s->idf;
        }
      if (mass > best)
        {
          best = mass;
          best_first = first;
          best_last = i;
        }
    }
  if (shared->len == 0)
    return;
  from = &bench->text->tokens[g_array_index (shared, CcShared, best_first).token_a];
  to = &bench->text->tokens[g_array_index (shared, CcShared, best_last).token_a];
  append_range (out, bench, a,
                (CcRange) { cc_token_start (sentence, from), cc_token_end (sentence, to) });
}

static void
append_names (GString *out, const CliBench *bench, const GArray *shared, guint32 a)
{
  const CcSentence *sentence = &bench->text->sentences[a];
  guint shown = 0;

  for (guint32 n = 0; n < sentence->n_names && shown < SHOWN; n++)
    {
      const CcName *name = &bench->text->names[sentence->names + n];

      for (guint i = 0; i < shared->len; i++)
        if (g_array_index (shared, CcShared, i).token_a - name->token < name->n_tokens)
          {
            append_range (out, bench, a, name->range);
            shown++;
            break;
          }
    }
}

/* Pairs of figures that agree, or that differ. */
static void
append_figures (GString *out, const CliBench *bench, guint32 a, guint32 b, gboolean differing)
{
  const CcSentence *sa = &bench->text->sentences[a], *sb = &bench->text->sentences[b];
  guint shown = 0;

  for (guint32 i = 0; i < sa->n_quantities; i++)
    for (guint32 j = 0; j < sb->n_quantities && shown < SHOWN; j++)
      {
        const CcQuantity *x = &bench->text->quantities[sa->quantities + i];
        const CcQuantity *y = &bench->text->quantities[sb->quantities + j];
        CcFigureRelation relation = cc_figures_relate (bench->matches, x, y);
        g_autofree char *other = NULL;

        if (relation == CC_FIGURES_NONE || (relation == CC_FIGURES_DIFFERENT) != differing)
          continue;
        other = cc_text_dup_range (bench->text, sb->article, y->range);
        append_range (out, bench, a, x->range);
        g_string_append_printf (out, " | %s", g_strdelimit (other, "\t\r\n\v\f", ' '));
        shown++;
      }
}

static void
append_dates (GString *out, const CliBench *bench, guint32 sentence)
{
  const CcSentence *s = &bench->text->sentences[sentence];

  for (guint32 i = 0; i < MIN (s->n_dates, SHOWN); i++)
    append_range (out, bench, sentence, bench->text->dates[s->dates + i].range);
}

static void
append_negations (GString *out, const CliBench *bench, guint32 sentence)
{
  const CcSentence *s = &bench->text->sentences[sentence];

  for (guint32 t = s->tokens; t < s->tokens + s->n_tokens; t++)
    {
      const CcToken *token = &bench->text->tokens[t];

      if (token->flags & CC_TOKEN_NEGATION)
        append_range (out, bench, sentence,
                      cc_token_range (s, token));
    }
}

char *
cli_signal_words (const CliBench *bench, CcSignal signal, guint32 a, guint32 b)
{
  g_autoptr (GArray) shared = cc_match_shared (bench->matches, a, b);
  GString *out = g_string_new (NULL);

  switch (signal)
    {
    case CC_SIGNAL_COSINE:
      append_shared (out, bench, shared);
      break;
    case CC_SIGNAL_RUN:
      append_run (out, bench, shared, a);
      break;
    case CC_SIGNAL_NAMES:
      append_names (out, bench, shared, a);
      break;
    case CC_SIGNAL_FIGURES:
    case CC_SIGNAL_CLASH:
      append_figures (out, bench, a, b, signal == CC_SIGNAL_CLASH);
      break;
    case CC_SIGNAL_DATES:
    case CC_SIGNAL_APART:
      append_dates (out, bench, a);
      append_dates (out, bench, b);
      break;
    case CC_SIGNAL_NEGATION:
      append_negations (out, bench, a);
      append_negations (out, bench, b);
      break;
    default: /* a sum over all words */
      break;
    }
  return g_string_free (out, FALSE);
}
