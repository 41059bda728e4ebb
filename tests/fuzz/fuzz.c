/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <ingest/ingest.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const CcReader *
find_reader (const char *name)
{
  for (const CcReader *const *reader = cc_readers (); *reader; reader++)
    if (strcmp ((*reader)->name, name) == 0)
      return *reader;
  g_error ("no reader '%s'", name);
}

/* What article.h promises of every article. */
static void
check_article (const CcArticle *article)
{
  guint32 at = 0;

  FUZZ_PROMISE (strlen (article->text) == article->length);
  FUZZ_PROMISE (g_utf8_validate (article->text, article->length, NULL));
  FUZZ_PROMISE (!strchr (article->text, '\r'));
  for (guint i = 0; i < article->n_blocks; i++)
    {
      CcRange range = article->blocks[i].range;

      FUZZ_PROMISE (at <= range.start && range.start < range.end && range.end <= article->length);
      at = range.end;
    }
  for (guint i = 1; i < article->n_map; i++)
    FUZZ_PROMISE (article->map[i - 1].text <= article->map[i].text);
}

int
fuzz_reader (const char *name, const uint8_t *bytes, size_t size)
{
  const CcReader *reader = find_reader (name);
  g_autofree char *path = g_strdup_printf ("fuzz.%s", reader->extensions[0]);
  g_autofree char *copy = g_malloc (size + 1);
  CcInput input = { .path = path, .name = path, .bytes = copy, .size = size };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;
  int bid;

  if (size > 0)
    memcpy (copy, bytes, size);
  copy[size] = '\0';
  harvest->reader = name;
  bid = reader->bid (&input);
  FUZZ_PROMISE (bid >= 0 && bid <= 100);
  if (!reader->read (&input, harvest, &error))
    {
      FUZZ_PROMISE (error && error->domain == CC_ERROR);
      return 0;
    }
  FUZZ_PROMISE (!error);
  articles = cc_harvest_take (harvest);
  for (guint i = 0; i < articles->len; i++)
    check_article (g_ptr_array_index (articles, i));
  return 0;
}

const char *
fuzz_file (const uint8_t *bytes, size_t size)
{
  static char path[64];
  static int file = -1;

  if (file < 0)
    file = memfd_create ("fuzz", MFD_CLOEXEC);
  g_snprintf (path, sizeof path, "/proc/self/fd/%d", file);
  if (ftruncate (file, 0) != 0 || pwrite (file, bytes, size, 0) != (ssize_t) size)
    g_error ("cannot write to memory");
  return path;
}

gboolean
fuzz_range_is_good (const CcText *text, guint32 article, CcRange range)
{
  const CcArticle *a = g_ptr_array_index (text->corpus->articles, article);

  return range.start <= range.end && range.end <= a->length
         && ((guchar) a->text[range.start] & 0xc0) != 0x80
         && ((guchar) a->text[range.end] & 0xc0) != 0x80;
}

static void
check_sentence (const CcText *text, const CcSentence *sentence)
{
  guint32 at = sentence->range.start;

  FUZZ_PROMISE (fuzz_range_is_good (text, sentence->article, sentence->range));
  FUZZ_PROMISE (sentence->tokens + sentence->n_tokens <= text->n_tokens);
  for (guint32 i = 0; i < sentence->n_tokens; i++)
    {
      const CcToken *token = &text->tokens[sentence->tokens + i];
      CcRange range = cc_token_range (sentence, token);

      FUZZ_PROMISE (at <= range.start && range.end <= sentence->range.end);
      FUZZ_PROMISE (fuzz_range_is_good (text, sentence->article, range));
      FUZZ_PROMISE (token->word < text->n_words);
      at = range.end;
    }
}

static void
check_text (const CcText *text)
{
  guint32 at = 0;

  for (guint32 i = 0; i < text->n_sentences; i++)
    {
      const CcSentence *sentence = &text->sentences[i];

      FUZZ_PROMISE (at <= sentence->range.start);
      check_sentence (text, sentence);
      at = sentence->range.end;
    }
}

FuzzText *
fuzz_text_new (const uint8_t *bytes, size_t size)
{
  static const char *const languages[] = { "en", "de", "pl", "ru", "zh", "ar", "hy",
                                            "xx", NULL, "fr", "es", "uk", "be" };
  g_autoptr (FuzzText) text = g_new0 (FuzzText, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *valid = NULL;

  if (size == 0)
    return NULL;
  valid = g_utf8_make_valid ((const char *) bytes + 1, size - 1);
  text->corpus = cc_corpus_new ();
  cc_corpus_add_text (text->corpus, "a", "a", languages[bytes[0] % G_N_ELEMENTS (languages)],
                      valid);
  /* Half of them know their day, so that relative dates are resolved. */
  if (bytes[0] & 0x80)
    ((CcArticle *) g_ptr_array_index (text->corpus->articles, 0))->published = (CcDate){
      .year = 2023, .month = 3, .day = 10, .precision = CC_PRECISION_DAY
    };
  text->text = cc_text_new (text->corpus, 1, &error);
  if (!text->text)
    g_error ("%s", error->message);
  check_text (text->text);
  return g_steal_pointer (&text);
}

void
fuzz_text_free (FuzzText *text)
{
  if (!text)
    return;
  cc_text_free (text->text);
  cc_corpus_free (text->corpus);
  g_free (text);
}
