/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

static const CliOption options[] = {
  CLI_ROW_OUTLETS, CLI_ROW_LANGUAGE, CLI_ROW_COLUMNS, CLI_ROW_MODEL, CLI_ROW_ACROSS,
  CLI_ROW_THREADS, CLI_ROW_QUIET,    CLI_ROW_HELP,    CLI_ROW_END,
};

enum
{
  DIGITS = 3,
  FACTS = 6, /* shown of those that two sentences share */
};

/* One of the two things to compare. */
typedef struct
{
  guint32 article;
  gint64 start; /* code point of the sentence that is meant, or -1: all */
} Side;

/* Reads @argument as "ARTICLE:START" if there is such an article. */
static gboolean
read_place (const CcCorpus *corpus, const char *argument, Side *side)
{
  const char *colon = strrchr (argument, ':');
  gsize length = colon ? (gsize) (colon - argument) : 0;
  guint64 start;

  if (!colon || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT32, &start, NULL))
    return FALSE;
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      if (strlen (article->id) == length && strncmp (article->id, argument, length) == 0)
        {
          *side = (Side) { i, (gint64) start };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_side (CcCorpus *corpus, const CliSettings *settings, guint index, Side *side, GError **error)
{
  static const char *const names[] = { "A", "B" };
  const char *argument = cli_paths (settings, 0)[index];

  if (!g_utf8_validate (argument, -1, NULL))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "%s is not UTF-8", names[index]);
      return FALSE;
    }
  if (!read_place (corpus, argument, side))
    *side = (Side) { cc_corpus_add_text (corpus, names[index], names[index],
                                         settings->run.language, argument), -1 };
  return TRUE;
}

/* That of the collection or, without one, of both texts together. */
static const char *
guess_language (const CcCorpus *corpus, const CliSettings *settings)
{
  const char *const *texts = cli_paths (settings, 0);
  g_autoptr (CcCorpus) both = NULL;
  g_autofree char *text = NULL;

  if (corpus->articles->len > 0)
    return cli_common_language (corpus);
  both = cc_corpus_new ();
  text = g_strjoin (" ", texts[0], texts[1], NULL);
  if (g_utf8_validate (text, -1, NULL))
    cc_corpus_add_text (both, "both", "both", NULL, text);
  return cli_common_language (both);
}

/* The sentences that @side means. FALSE when there are none. */
static gboolean
find_span (const CliBench *bench, const Side *side, CliSpan *span)
{
  const CcArticle *article = g_ptr_array_index (bench->corpus->articles, side->article);
  const guint32 *starts = bench->text->article_sentences + side->article;
  CcPoints points = { .text = article->text };

  *span = cli_bench_span (bench, side->article);
  if (side->start < 0)
    return span->first < span->end;
  for (guint32 s = starts[0]; s < starts[1]; s++)
    if (cc_points_at (&points, bench->text->sentences[s].range.end) > side->start)
      {
        *span = (CliSpan) { s, s + 1 };
        return TRUE;
      }
  return FALSE;
}

static void
print_sentence (const CliBench *bench, const char *label, guint32 sentence)
{
  g_autofree char *words = cli_bench_sentence (bench, sentence);

  printf ("%s: %s\n", label, words);
}

/* What gave @signal its value; of different languages facts, beside the sum of all of them. */
static char *
signal_words (const CliBench *bench, const CcMatch *match, CcSignal signal, guint32 a, guint32 b)
{
  if (match->signals[signal] <= 0)
    return g_strdup ("");
  if (cc_match_is_across (match) && signal == CC_SIGNAL_COSINE)
    return cc_match_facts (bench->matches, a, b, FACTS);
  return cli_signal_words (bench, signal, a, b);
}

static void
print_signal (const CliBench *bench, const CcMatch *match, CcSignal signal, guint32 a, guint32 b)
{
  double adds = cc_model_adds (bench->matches->model, match, signal);
  double value = match->signals[signal];
  g_autofree char *words = signal_words (bench, match, signal, a, b);
  char text[2][CLI_SCORE_TEXT];

  printf ("%-12s %7s %8s%s%s\n", cc_signals ()[signal].name,
          cli_score_text (text[0], value, DIGITS), cli_score_text (text[1], adds, DIGITS),
          *words ? "  " : "", words);
}

static double
log_odds (const CcModel *model, const CcMatch *match)
{
  double total = model->settings[match->setting].intercept;

  for (guint i = 0; i < CC_N_SIGNALS; i++)
    total += cc_model_adds (model, match, (CcSignal) i);
  return total;
}

static void
print_match (const CliBench *bench, const CcMatch *match, guint32 a, guint32 b)
{
  const CcModel *model = bench->matches->model;
  CcMatch ordered = *match;
  double least = cc_model_least (model, match->setting);
  g_autofree char *summary = NULL;
  char score[CLI_SCORE_TEXT], other[CLI_SCORE_TEXT];

  print_sentence (bench, "A", a);
  print_sentence (bench, "B", b);
  printf ("\n%-12s %7s %8s  %s\n", "signal", "value", "adds", "words");
  for (guint i = 0; i < CC_N_SIGNALS; i++)
    print_signal (bench, match, (CcSignal) i, a, b);
  printf ("%-12s %7s %8s\n", "(intercept)", "",
          cli_score_text (other, model->settings[match->setting].intercept, DIGITS));
  printf ("%-12s %7s %8s\n\n", "(total)", "", cli_score_text (other, log_odds (model, match), DIGITS));
  printf ("score %s: %s (threshold %s%s)\n", cli_score_text (score, match->score, DIGITS),
          match->score >= least ? "a match" : "no match", cli_score_text (other, least, DIGITS),
          cc_match_is_across (match) ? ", other-language" : "");
  ordered.a = a;
  ordered.b = b;
  summary = cc_match_summary (bench->matches, &ordered);
  printf ("%s\n", summary);
}

static int
explain (const CliSettings *settings, const CliBench *bench, const Side *sides)
{
  CliSpan a, b;
  CcMatch match;
  GError *error = NULL;
  gboolean has_a = find_span (bench, &sides[0], &a);

  if (!has_a || !find_span (bench, &sides[1], &b))
    {
      g_set_error (&error, CC_ERROR, CC_ERROR_USAGE, "no sentence in '%s'",
                   cli_paths (settings, 0)[has_a ? 1 : 0]);
      return cli_fail (settings->command, error);
    }
  cli_bench_best (bench, a, b, &match);
  if (match.a >= a.first && match.a < a.end)
    print_match (bench, &match, match.a, match.b);
  else
    print_match (bench, &match, match.b, match.a);
  return CLI_DONE;
}

static int
run (CliSettings *settings)
{
  g_autoptr (CliBench) bench = NULL;
  CcCorpus *corpus;
  GError *error = NULL;
  Side sides[2];
  guint failed = 0;
  int status;

  if (!cli_need (settings, 2, "A and B: two sentences, or two places ARTICLE:START", &error)
      || !cli_check_inputs (settings, 2, &error))
    return cli_fail (settings->command, error);
  corpus = cli_corpus_read (settings, 2, &failed, &error);
  if (!corpus)
    return cli_fail (settings->command, error);
  if (!settings->run.language)
    settings->run.language = guess_language (corpus, settings);
  if (!read_side (corpus, settings, 0, &sides[0], &error)
      || !read_side (corpus, settings, 1, &sides[1], &error))
    {
      cc_corpus_free (corpus);
      return cli_fail (settings->command, error);
    }
  bench = cli_bench_new (settings, corpus, &error);
  if (!bench)
    return cli_fail (settings->command, error);
  status = explain (settings, bench, sides);
  return status == CLI_DONE && failed ? CLI_PARTIAL : status;
}

static const char *const forms[] = { "[OPTION]... A B [FILE...]", NULL };

extern const CliCommand cli_command_explain;
const CliCommand cli_command_explain = {
  .name = "explain",
  .forms = forms,
  .summary = "Show why two sentences match, or why they do not",
  .about = "A and B are sentences, or places ARTICLE:START in the FILEs as 'inspect matches'\n"
           "prints them. The FILEs also tell which words are rare. Of several sentences in A\n"
           "or B the pair that matches best is shown.\n",
  .closing = "Example:\n"
             "  crossclaim explain \"The port signed 27 contracts.\" \\\n"
             "                     \"Some 30 contracts were signed at the port.\"\n",
  .options = options,
  .run = run,
};
