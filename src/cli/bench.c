/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench.c: single pairs of sentences, as explain, query and inspect pairs need them. */
#include "cli.h"

void
cli_bench_free (CliBench *bench)
{
  if (!bench)
    return;
  g_clear_pointer (&bench->matches, cc_matches_free);
  g_clear_pointer (&bench->text, cc_text_free);
  g_clear_pointer (&bench->corpus, cc_corpus_free);
  g_free (bench);
}

/* Prints the notices of @corpus from @first on. */
static void
print_new_notices (const CcCorpus *corpus, guint first, gboolean quiet)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = first; corpus->notices && i < corpus->notices->len; i++)
    g_ptr_array_add (fresh, g_ptr_array_index (corpus->notices, i));
  cli_print_notices (fresh, quiet);
}

CliBench *
cli_bench_new (const CliSettings *settings, CcCorpus *corpus, GError **error)
{
  g_autoptr (CliBench) bench = g_new0 (CliBench, 1);
  g_autoptr (CcModel) model = NULL;
  guint known = corpus->notices ? corpus->notices->len : 0;

  bench->corpus = corpus;
  model = cc_options_model (&settings->run, error);
  if (!model)
    return NULL;
  cc_watch_stage ("text", corpus->articles->len, "articles");
  bench->text = cc_text_new (corpus, settings->run.threads, error);
  cc_watch_stage (NULL, 0, NULL);
  if (!bench->text)
    return NULL;
  print_new_notices (corpus, known, settings->quiet);
  cc_watch_stage ("match", bench->text->n_sentences, "sentences");
  bench->matches = cc_matches_new (bench->text, g_steal_pointer (&model), NULL,
                                   settings->run.threads, error);
  cc_watch_stage (NULL, 0, NULL);
  if (!bench->matches || cc_watch_stopped (error))
    return NULL;
  return g_steal_pointer (&bench);
}

CcCorpus *
cli_corpus_read (const CliSettings *settings, guint first, guint *failed, GError **error)
{
  const char *const *paths = cli_paths (settings, first);
  g_autoptr (GPtrArray) notices = NULL;
  CcReadOptions reading = { .language = settings->run.language, .columns = settings->run.columns };
  CcOutlets *outlets = NULL;
  CcCorpus *corpus;

  *failed = 0;
  if (!*paths)
    return cc_corpus_new ();
  if (settings->run.outlets)
    {
      outlets = cc_outlets_read (settings->run.outlets, error);
      if (!outlets)
        return NULL;
    }
  cc_watch_stage ("read", 0, "files");
  corpus = cc_corpus_read (paths, outlets, &reading, settings->run.threads, &notices, error);
  cc_watch_stage (NULL, 0, NULL);
  cli_print_notices (corpus ? corpus->notices : notices, settings->quiet);
  if (corpus)
    *failed = corpus->n_failed;
  return corpus;
}

const char *
cli_common_language (const CcCorpus *corpus)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  const char *common = CLI_FALLBACK_LANGUAGE;
  guint most = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);
      gpointer language = (gpointer) g_intern_string (article->language);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, language)) + 1;

      g_hash_table_insert (counts, language, GUINT_TO_POINTER (count));
      if (*article->language && count > most)
        {
          common = language;
          most = count;
        }
    }
  return common;
}

CliSpan
cli_bench_span (const CliBench *bench, guint32 article)
{
  const guint32 *starts = bench->text->article_sentences + article;

  return (CliSpan) { starts[0], MIN (starts[1], starts[0] + CLI_BENCH_SENTENCES) };
}

gboolean
cli_bench_best (const CliBench *bench, CliSpan a, CliSpan b, CcMatch *best)
{
  gboolean found = FALSE;

  for (guint32 i = a.first; i < a.end; i++)
    for (guint32 j = b.first; j < b.end; j++)
      {
        CcMatch match;

        cc_match_pair (bench->matches, i, j, &match);
        if (!found || match.score > best->score)
          *best = match;
        found = TRUE;
      }
  return found;
}

char *
cli_bench_sentence (const CliBench *bench, guint32 sentence)
{
  const CcSentence *s = &bench->text->sentences[sentence];
  char *words = cc_text_dup_range (bench->text, s->article, s->range);

  return g_strdelimit (words, "\t\r\n\v\f", ' ');
}
