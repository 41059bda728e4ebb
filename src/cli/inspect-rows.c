/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inspect-rows.c: scores for the rows of a table. */
#include "cli.h"

#include <string.h>

/* Six digits: enough to keep the order of any two floats that differ to a reader. */
enum { DIGITS = 6 };

static CliTable *
open_table (CliSettings *settings, const char *const *wanted, GError **error)
{
  if (!cli_need (settings, 2, "FILE.tsv: which table?", error))
    return NULL;
  if (settings->operands->len > 3)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "one table at a time, not also '%s'",
                   cli_paths (settings, 2)[0]);
      return NULL;
    }
  return cli_table_read (cli_paths (settings, 1)[0], wanted, error);
}

/* Warns of a row whose @article is longer than what is looked at. */
static void
warn_if_long (const CliSettings *settings, const CliTable *table, guint row, const CliBench *bench,
              guint32 article)
{
  const guint32 *starts = bench->text->article_sentences;

  if (!settings->quiet && starts[article + 1] - starts[article] > CLI_BENCH_SENTENCES)
    cli_warning ("%s: line %u: only the first %d sentences were compared", table->path,
                 g_array_index (table->lines, guint, row), CLI_BENCH_SENTENCES);
}

/* Adds column @column of every row as an article of its own outlet and gives
   their indexes: new. */
static guint32 *
add_column (CcCorpus *corpus, const CliTable *table, guint column, const char *prefix,
            const char *language)
{
  guint32 *articles = g_new (guint32, table->rows->len + 1);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (table->rows, i);
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, i + 1);

      articles[i] = cc_corpus_add_text (corpus, name, name, language, row[column]);
    }
  return articles;
}

/* Unless one is given, the language is the commonest of column @column. */
static void
settle_language (CliSettings *settings, const CliTable *table, guint column)
{
  g_autoptr (CcCorpus) corpus = NULL;

  if (settings->run.language)
    return;
  corpus = cc_corpus_new ();
  g_free (add_column (corpus, table, column, "row", NULL));
  settings->run.language = cli_common_language (corpus);
}

static void
print_why_heading (void)
{
  printf ("id\tscore");
  for (guint i = 0; i < CC_N_SIGNALS; i++)
    printf ("\t%s", cc_signals ()[i].name);
  puts ("\trelation");
}

/* The kinds of relation, each once; "-" for none. */
static void
print_kinds (const CliBench *bench, const CcMatch *match)
{
  g_autoptr (GArray) relations = cc_match_relations (bench->matches, match);
  guint printed = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const CcRelation *r = &g_array_index (relations, CcRelation, i);

      if (i == 0 || r->kind != r[-1].kind)
        printf ("%s%s", printed++ ? "," : "", cc_relation_name ((CcRelationKind) r->kind));
    }
  printf ("%s", printed ? "" : "-");
}

/* A row of "inspect pairs": with @why, each signal and how the two relate too. */
static void
print_pair (const CliBench *bench, const char *id, const CcMatch *match, gboolean why)
{
  char buffer[CLI_SCORE_TEXT];

  printf ("%s\t%s", id, cli_score_text (buffer, match->score, DIGITS));
  for (guint i = 0; why && i < CC_N_SIGNALS; i++)
    printf ("\t%s", cli_score_text (buffer, match->signals[i], DIGITS));
  if (why)
    {
      putchar ('\t');
      print_kinds (bench, match);
    }
  putchar ('\n');
}

int
cli_inspect_pairs (CliSettings *settings)
{
  static const char *const wanted[] = { "id", "a", "b", NULL };
  g_autoptr (CliTable) table = NULL;
  g_autoptr (CliBench) bench = NULL;
  g_autofree guint32 *a = NULL;
  g_autofree guint32 *b = NULL;
  CcCorpus *corpus;
  GError *error = NULL;

  table = open_table (settings, wanted, &error);
  if (!table)
    return cli_fail (settings->command, error);
  settle_language (settings, table, 1);
  corpus = cc_corpus_new ();
  a = add_column (corpus, table, 1, "a", settings->run.language);
  b = add_column (corpus, table, 2, "b", settings->run.language);
  bench = cli_bench_new (settings, corpus, &error);
  if (!bench)
    return cli_fail (settings->command, error);
  if (settings->run.why)
    print_why_heading ();
  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (table->rows, i);
      CcMatch best = { 0 };

      cli_bench_best (bench, cli_bench_span (bench, a[i]), cli_bench_span (bench, b[i]), &best);
      warn_if_long (settings, table, i, bench, a[i]);
      warn_if_long (settings, table, i, bench, b[i]);
      print_pair (bench, row[0], &best, settings->run.why);
    }
  return CLI_DONE;
}

int
cli_inspect_labels (CliSettings *settings)
{
  static const char *const wanted[] = { "id", "text", NULL };
  g_autoptr (CliTable) table = NULL;
  g_autoptr (CcComparison) comparison = NULL;
  g_autofree guint32 *articles = NULL;
  CcCorpus *corpus;
  GError *error = NULL;
  char buffer[CLI_SCORE_TEXT];

  if (!settings->run.detector)
    g_set_error (&error, CC_ERROR, CC_ERROR_USAGE, "labels needs --detector=NAME");
  else
    table = open_table (settings, wanted, &error);
  if (!table)
    return cli_fail (settings->command, error);
  settle_language (settings, table, 1);
  corpus = cc_corpus_new ();
  articles = add_column (corpus, table, 1, "row", settings->run.language);
  settings->run.until = CC_STAGE_MARKS;
  comparison = cc_run_corpus (&settings->run, corpus, &error);
  if (!comparison)
    return cli_fail (settings->command, error);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (table->rows, i);
      const guint32 *sentences = comparison->text->article_sentences + articles[i];
      double score = 0;

      for (guint32 s = sentences[0]; s < sentences[1]; s++)
        score = MAX (score, cc_marks_score (comparison->marks, s, settings->run.detector));
      printf ("%s\t%s\n", row[0], cli_score_text (buffer, score, DIGITS));
    }
  return CLI_DONE;
}
