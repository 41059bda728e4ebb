/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* Sentences asked for in one article's stead, so that several good ones of one
   article do not crowd out the others. */
enum { SENTENCES_PER_ARTICLE = 4 };

enum { DIGITS = 3, BATCH_DIGITS = 6 };

static const CliOption options[] = {
  { "batch", 0, CLI_FILE, CLI_TARGET (batch), "FILE",
    "ask for every row of this table (columns id and text) in place of TEXT; prints query, "
    "article and score, whatever the score" },
  { "top", 'n', CLI_COUNT, CLI_TARGET (top), "N", "print at most N answers a query; default: 20" },
  CLI_ROW_MIN_SCORE,
  CLI_ROW_OUTLETS,
  CLI_ROW_LANGUAGE,
  CLI_ROW_COLUMNS,
  CLI_ROW_MODEL,
  CLI_ROW_THREADS,
  CLI_ROW_QUIET,
  CLI_ROW_HELP,
  CLI_ROW_END,
};

/* A sentence of the collection, or an article by its best sentence. */
typedef struct
{
  guint32 sentence, article;
  float score;
} Hit;

/* Best first; equal ones in the order of the collection. */
static int
compare_hits (const void *x, const void *y)
{
  const Hit *a = x, *b = y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/* Keeps the first of @hits with each sentence, or each article. */
static void
keep_distinct (GArray *hits, gboolean by_article)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      Hit hit = g_array_index (hits, Hit, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (by_article ? hit.article : hit.sentence)))
        g_array_index (hits, Hit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
}

/* What answers the sentences of article @query, best first: new, of Hit. */
static GArray *
find (const CliBench *bench, CcFinder *finder, guint32 query, guint limit, gboolean by_article)
{
  CliSpan span = cli_bench_span (bench, query);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint32 s = span.first; s < span.end; s++)
    {
      g_autoptr (GArray) found = cc_finder_find (finder, s, limit * SENTENCES_PER_ARTICLE, 0);

      for (guint i = 0; i < found->len; i++)
        {
          const CcMatch *match = &g_array_index (found, CcMatch, i);
          guint32 other = match->a == s ? match->b : match->a;
          Hit hit = { other, bench->text->sentences[other].article, match->score };

          g_array_append_val (hits, hit);
        }
    }
  g_array_sort (hits, compare_hits);
  keep_distinct (hits, by_article);
  g_array_set_size (hits, MIN (hits->len, limit));
  return hits;
}

static void
print_hit (const CliBench *bench, const Hit *hit)
{
  const CcArticle *article = g_ptr_array_index (bench->corpus->articles, hit->article);
  const CcOutlet *outlet = g_ptr_array_index (bench->corpus->outlets->outlets, article->outlet);
  g_autofree char *sentence = cli_bench_sentence (bench, hit->sentence);
  char buffer[CLI_SCORE_TEXT];

  printf ("%s\t%s\t%s\t%s\n", cli_score_text (buffer, hit->score, DIGITS), article->id,
          outlet->name, sentence);
}

static void
say_nothing_found (const CliBench *bench, const GArray *hits, double threshold, guint n_articles)
{
  char wanted[CLI_SCORE_TEXT], nearest[CLI_SCORE_TEXT];
  g_autofree char *sentence = NULL;
  const Hit *hit;

  cli_score_text (wanted, threshold, DIGITS);
  if (hits->len == 0)
    {
      cli_say ("not found in %u article%s: no sentence shares a content word with the text",
               n_articles, n_articles == 1 ? "" : "s");
      return;
    }
  hit = &g_array_index (hits, Hit, 0);
  sentence = cli_bench_sentence (bench, hit->sentence);
  cli_say ("not found in %u article%s at a score of %s or more; the nearest has %s: \"%s\"",
           n_articles, n_articles == 1 ? "" : "s", wanted,
           cli_score_text (nearest, hit->score, DIGITS), sentence);
}

static int
answer (const CliSettings *settings, const CliBench *bench, guint32 query)
{
  g_autoptr (CcFinder) finder = cc_finder_new (bench->matches, query);
  g_autoptr (GArray) hits = find (bench, finder, query, settings->top, FALSE);
  double threshold = settings->run.min_score >= 0 ? settings->run.min_score
                                                  : bench->matches->model->threshold;
  guint printed = 0;

  for (; printed < hits->len; printed++)
    {
      const Hit *hit = &g_array_index (hits, Hit, printed);

      if (hit->score < threshold)
        break;
      print_hit (bench, hit);
    }
  if (printed == 0 && !settings->quiet)
    say_nothing_found (bench, hits, threshold, query);
  return printed ? CLI_DONE : CLI_NOTHING;
}

/* Answers the rows of @table, whose texts are the articles from @first on. */
static int
answer_batch (const CliSettings *settings, const CliBench *bench, const CliTable *table,
              guint32 first)
{
  g_autoptr (CcFinder) finder = cc_finder_new (bench->matches, first);
  gboolean printed = FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (table->rows, i);
      g_autoptr (GArray) holdings = cc_finder_articles (finder, first + i, settings->top);

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
query (CliSettings *settings, const char *text, const CliTable *table)
{
  g_autoptr (CliBench) bench = NULL;
  CcCorpus *corpus;
  GError *error = NULL;
  guint failed = 0;
  guint32 n_articles;
  int status;

  corpus = cli_corpus_read (settings, text ? 1 : 0, &failed, &error);
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
  bench = cli_bench_new (&settings->run, corpus, &error);
  if (!bench)
    return cli_fail (settings->command, error);
  status = text ? answer (settings, bench, n_articles)
                : answer_batch (settings, bench, table, n_articles);
  return failed ? CLI_PARTIAL : status;
}

static gboolean
check_text (const char *text, GError **error)
{
  g_autofree char *copy = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "TEXT is not UTF-8");
  else if (!*g_strstrip (copy = g_strdup (text)))
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "TEXT is empty");
  else
    return TRUE;
  return FALSE;
}

static int
run (CliSettings *settings)
{
  static const char *const wanted[] = { "id", "text", NULL };
  g_autoptr (CliTable) table = NULL;
  const char *text = settings->batch ? NULL : cli_paths (settings, 0)[0];
  guint first = settings->batch ? 0 : 1;
  GError *error = NULL;

  if ((first && !cli_need (settings, 1, "TEXT: what was said?", &error))
      || !cli_need (settings, first + 1, "FILE: which articles?", &error)
      || (text && !check_text (text, &error)) || !cli_check_inputs (settings, first, &error))
    return cli_fail (settings->command, error);
  if (settings->batch)
    {
      table = cli_table_read (settings->batch, wanted, &error);
      if (!table)
        return cli_fail (settings->command, error);
    }
  return query (settings, text, table);
}

static const char *const forms[] = {
  "[OPTION]... TEXT FILE...",
  "[OPTION]... --batch=QUERIES.tsv FILE...",
  NULL,
};

extern const CliCommand cli_command_query;
const CliCommand cli_command_query = {
  .name = "query",
  .forms = forms,
  .summary = "Find who else said something",
  .about = "Prints the sentences of the articles that say what TEXT says, best first: score,\n"
           "article, outlet and sentence, with tabs between them.\n",
  .closing = "Exit status 1 says that nothing reached the score. Example:\n"
             "  crossclaim query \"The tram will open in 2027.\" articles/\n",
  .options = options,
  .run = run,
};
