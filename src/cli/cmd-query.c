/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* Sentences looked for in place of one that is printed: several of the text may be
   answered by the same. */
enum { LOOKS_PER_ANSWER = 4 };

/* Answers that are held at most before repetitions go, so that a long text that is asked
   for takes no more memory than the collection. */
enum { MOST_HELD = 1 << 20 };

enum { DIGITS = 3, BATCH_DIGITS = 6 };

static const CliOption options[] = {
  { "batch", 0, CLI_FILE, CLI_TARGET (batch), "FILE",
    "ask for every row of this table (columns id and text) in place of TEXT; prints query, "
    "article and score, whatever the score" },
  { "query-file", 'f', CLI_FILE, CLI_TARGET (query_file), "FILE",
    "ask for every sentence of this article in place of TEXT; '-' is standard input" },
  { "top", 'n', CLI_COUNT, CLI_TARGET (top), "N", "print at most N answers a query; default: 20" },
  { "min-score", 0, CLI_SCORE, CLI_TARGET (run.min_score), "X",
    "print answers that score X (0 to 1) or more; default: those that are close or weak" },
  CLI_ROW_OUTLETS,
  CLI_ROW_LANGUAGE,
  CLI_ROW_COLUMNS,
  CLI_ROW_MODEL,
  CLI_ROW_THREADS,
  CLI_ROW_MEMORY,
  CLI_ROW_STATS,
  CLI_ROW_PROGRESS,
  CLI_ROW_QUIET,
  CLI_ROW_HELP,
  CLI_ROW_END,
};

/* Sorts @answers, and keeps the first with each sentence. */
static void
sort_distinct (GArray *answers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  g_array_sort (answers, cc_answer_compare);
  for (guint i = 0; i < answers->len; i++)
    {
      CcAnswer answer = g_array_index (answers, CcAnswer, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (answer.sentence)))
        g_array_index (answers, CcAnswer, kept++) = answer;
    }
  g_array_set_size (answers, kept);
}

/* What answers the sentences of article @query, best first: new, of CcAnswer. */
static GArray *
find (const CliBench *bench, guint32 query, guint limit)
{
  g_autoptr (CcFinder) finder = cc_finder_new (bench->matches, query);
  const guint32 *span = bench->text->article_sentences + query;
  guint looks = (guint) MIN ((guint64) limit * LOOKS_PER_ANSWER, G_MAXUINT);
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (CcAnswer));

  for (guint32 s = span[0]; s < span[1]; s++)
    {
      g_autoptr (GArray) found = cc_finder_answers (finder, s, looks);

      g_array_append_vals (answers, found->data, found->len);
      if (answers->len > MOST_HELD)
        sort_distinct (answers);
    }
  sort_distinct (answers);
  return answers;
}

static void
print_answer (const CliBench *bench, const CcAnswer *answer, guint32 query)
{
  guint32 number = answer->asked - bench->text->article_sentences[query] + 1;
  const CcArticle *article = cc_text_article (bench->text, &bench->text->sentences[answer->sentence]);
  const CcOutlet *outlet = g_ptr_array_index (bench->corpus->outlets->outlets, article->outlet);
  g_autofree char *sentence = cli_bench_sentence (bench, answer->sentence);
  g_autofree char *evidence = NULL;
  char buffer[CLI_SCORE_TEXT];
  CcMatch match;

  cc_match_pair (bench->matches, answer->asked, answer->sentence, &match);
  evidence = cc_match_summary (bench->matches, &match);
  printf ("%s\t%s\t%s\t%s\t%s\t%s\t%u\n", cli_score_text (buffer, answer->score, DIGITS),
          article->id, outlet->name, sentence, cc_closeness_name (answer->closeness), evidence,
          number);
}

static void
say_nothing_found (const CliSettings *settings, const CliBench *bench, const GArray *answers,
                   guint n_articles)
{
  const char *plural = n_articles == 1 ? "" : "s";
  g_autofree char *sentence = NULL;
  char score[CLI_SCORE_TEXT];
  const CcAnswer *nearest;

  if (answers->len == 0)
    {
      cli_say ("not found in %u article%s: no sentence shares a content word with the text",
               n_articles, plural);
      return;
    }
  nearest = &g_array_index (answers, CcAnswer, 0);
  sentence = cli_bench_sentence (bench, nearest->sentence);
  cli_say ("not found in %u article%s: %s; the nearest has a score of %s: \"%s\"", n_articles,
           plural,
           settings->run.min_score < 0 ? "nothing is close" : "nothing scores as much as --min-score",
           cli_score_text (score, nearest->score, DIGITS), sentence);
}

/* @printed of @wanted answers were. */
static void
say_what_was_found (const GArray *answers, guint printed, guint wanted)
{
  CcCloseness best = g_array_index (answers, CcAnswer, 0).closeness;

  if (best != CC_CLOSE)
    cli_say ("nothing is close; the best that was found is %s", cc_closeness_name (best));
  if (printed < wanted)
    cli_say ("%u more answer%s; --top=%u prints them", wanted - printed,
             wanted - printed == 1 ? "" : "s", wanted);
}

static gboolean
is_wanted (const CliSettings *settings, const CcAnswer *answer)
{
  return settings->run.min_score < 0 ? answer->closeness != CC_FAR
                                     : answer->score >= settings->run.min_score;
}

static int
answer_text (const CliSettings *settings, const CliBench *bench, guint32 query)
{
  g_autoptr (GArray) answers = find (bench, query, settings->top);
  guint printed = 0, wanted = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const CcAnswer *answer = &g_array_index (answers, CcAnswer, i);

      if (!is_wanted (settings, answer))
        continue;
      if (wanted++ < settings->top)
        {
          print_answer (bench, answer, query);
          printed++;
        }
    }
  if (!settings->quiet && printed == 0)
    say_nothing_found (settings, bench, answers, query);
  else if (!settings->quiet)
    say_what_was_found (answers, printed, wanted);
  return printed ? CLI_DONE : CLI_NOTHING;
}

/* Answers the rows of @table, whose texts are the articles from @first on. */
static int
answer_batch (const CliSettings *settings, const CliBench *bench, const CliTable *table,
              guint32 first)
{
  g_autoptr (CcFinder) finder = cc_finder_new (bench->matches, first);
  gboolean printed = FALSE;

  for (guint i = 0; i < table->rows->len && !cc_watch_stopped (NULL); i++)
    {
      const char *const *row = g_ptr_array_index (table->rows, i);
      g_autoptr (GArray) holdings = cc_finder_articles (finder, first + i, settings->top);

      cc_watch_share ((i + 1.0) / table->rows->len);

      for (guint h = 0; h < holdings->len; h++)
        {
          const CcHolding *hit = &g_array_index (holdings, CcHolding, h);
          const CcArticle *article = g_ptr_array_index (bench->corpus->articles, hit->article);
          char buffer[CLI_SCORE_TEXT];

          if (hit->score < settings->run.min_score)
            break;
          printf ("%s\t%s\t%s\n", row[0], article->id,
                  cli_score_text (buffer, hit->score, BATCH_DIGITS));
          printed = TRUE;
        }
    }
  return printed ? CLI_DONE : CLI_NOTHING;
}

static gboolean
has_title_block (const CcArticle *article)
{
  for (guint i = 0; i < article->n_blocks; i++)
    if (article->blocks[i].kind == CC_BLOCK_TITLE)
      return TRUE;
  return FALSE;
}

/* What is read for claims of @article, its title first even if that is no part
   of the text, as in JSON Lines: new. */
static char *
words_of (const CcArticle *article)
{
  GString *words = g_string_new (has_title_block (article) ? "" : article->title);

  for (guint i = 0; i < article->n_blocks; i++)
    {
      const CcBlock *block = &article->blocks[i];

      if (block->kind > CC_BLOCK_ITEM)
        continue;
      if (words->len)
        g_string_append (words, "\n\n");
      g_string_append_len (words, article->text + block->range.start,
                           block->range.end - block->range.start);
    }
  return g_string_free (words, FALSE);
}

/* The collection with every title as a sentence. Takes @read over; @language
   stands in where an article has none. */
static CcCorpus *
collect (CcCorpus *read, const char *language)
{
  CcCorpus *corpus = cc_corpus_new ();

  for (guint i = 0; i < read->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (read->articles, i);
      const CcOutlet *outlet = g_ptr_array_index (read->outlets->outlets, article->outlet);
      g_autofree char *words = words_of (article);

      cc_corpus_add_text (corpus, article->id, outlet->name,
                          *article->language ? article->language : language, words);
    }
  cc_corpus_free (read);
  return corpus;
}

/* Each query is the only article of its own outlet. */
static void
add_query (CcCorpus *corpus, const CliSettings *settings, guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf ("query %u", number);
  g_autofree char *words = cc_query_words (text);

  cc_corpus_add_text (corpus, name, name, settings->run.language, words);
}

static int
query (CliSettings *settings, const char *text, const CliTable *table, guint first)
{
  g_autoptr (CliBench) bench = NULL;
  CcCorpus *corpus;
  GError *error = NULL;
  guint failed = 0;
  guint32 n_articles;
  int status;

  corpus = cli_corpus_read (settings, first, &failed, &error);
  if (!corpus)
    return cli_fail (settings->command, error);
  if (!settings->run.language)
    settings->run.language = cli_common_language (corpus);
  corpus = collect (corpus, settings->run.language);
  n_articles = corpus->articles->len;
  if (text)
    add_query (corpus, settings, 1, text);
  for (guint i = 0; !text && i < table->rows->len; i++)
    add_query (corpus, settings, i + 1,
               ((const char *const *) g_ptr_array_index (table->rows, i))[1]);
  bench = cli_bench_new (settings, corpus, &error);
  if (!bench)
    return cli_fail (settings->command, error);
  cc_watch_stage ("answer", text ? 1 : table->rows->len, "queries");
  status = text ? answer_text (settings, bench, n_articles)
                : answer_batch (settings, bench, table, n_articles);
  cc_watch_stage (NULL, 0, NULL);
  return failed ? CLI_PARTIAL : status;
}

static gboolean
check_text (const char *text, const char *what, GError **error)
{
  g_autofree char *copy = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "%s is not UTF-8", what);
  else if (!*g_strstrip (copy = g_strdup (text)))
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "%s is empty", what);
  else
    return TRUE;
  return FALSE;
}

/* The words of the articles in the query file: new, or NULL. */
static char *
read_query_file (const CliSettings *settings, GError **error)
{
  const char *const paths[] = { settings->query_file, NULL };
  CcReadOptions reading = { .language = settings->run.language, .columns = settings->run.columns };
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (CcCorpus) corpus = cc_corpus_read (paths, NULL, &reading, 1, &notices, error);
  GString *words = g_string_new (NULL);

  cli_print_notices (corpus ? corpus->notices : notices, settings->quiet);
  for (guint i = 0; corpus && i < corpus->articles->len; i++)
    {
      g_autofree char *some = words_of (g_ptr_array_index (corpus->articles, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n\n" : "", some);
    }
  return g_string_free (words, corpus == NULL);
}

/* Whether the options and operands, those from @first on being inputs, go together. */
static gboolean
check_usage (const CliSettings *settings, guint first, GError **error)
{
  if (settings->batch && settings->query_file)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "--batch and --query-file exclude each other");
      return FALSE;
    }
  if (first && !cli_need (settings, 1, "TEXT: what was said?", error))
    return FALSE;
  return cli_need (settings, first + 1, "FILE: which articles?", error)
         && cli_check_inputs (settings, first, error);
}

static int
run (CliSettings *settings)
{
  static const char *const wanted[] = { "id", "text", NULL };
  g_autoptr (CliTable) table = NULL;
  g_autofree char *text = NULL;
  guint first = settings->batch || settings->query_file ? 0 : 1;
  GError *error = NULL;

  if (!check_usage (settings, first, &error))
    return cli_fail (settings->command, error);
  if (settings->batch)
    table = cli_table_read (settings->batch, wanted, &error);
  else if (settings->query_file)
    text = read_query_file (settings, &error);
  else
    text = g_strdup (cli_paths (settings, 0)[0]);
  if (error || (text && !check_text (text, first ? "TEXT" : settings->query_file, &error)))
    return cli_fail (settings->command, error);
  return query (settings, text, table, first);
}

static const char *const forms[] = {
  "[OPTION]... TEXT FILE...",
  "[OPTION]... --query-file=ARTICLE FILE...",
  "[OPTION]... --batch=QUERIES.tsv FILE...",
  NULL,
};

extern const CliCommand cli_command_query;
const CliCommand cli_command_query = {
  .name = "query",
  .forms = forms,
  .summary = "Find who else said something",
  .about = "Prints the sentences of the articles that say what TEXT says, best first: score,\n"
           "article, outlet, sentence, 'close' or 'weak', the evidence, and the number of the\n"
           "sentence of TEXT that is answered, with tabs between them. Of a few words, such as\n"
           "\"27 contracts\", the score is the share that a sentence holds.\n",
  .closing = "Exit status 1 says that nothing is close, nor weak. Example:\n"
             "  crossclaim query \"The tram will open in 2027.\" articles/\n",
  .options = options,
  .run = run,
};
