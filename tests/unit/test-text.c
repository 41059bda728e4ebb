/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <text/plain.h>
#include <text/text.h>

#include "unit.h"

/* A corpus of articles whose paragraphs are set apart by blank lines. */
typedef struct
{
  CcCorpus corpus;
  CcOutlets outlets;
  CcOutlet outlet[2]; /* the second is curated */
  CcText *text;
} Fixture;

static void
add_article (Fixture *f, const char *language, const char *body, guint32 outlet, CcBlockKind kind)
{
  CcArticle *article = g_new0 (CcArticle, 1);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (CcBlock));

  article->language = g_strdup (language);
  article->text = g_strdup (body);
  article->length = (guint32) strlen (body);
  article->outlet = outlet;
  article->published = (CcDate){
    .year = 2023, .month = 3, .day = 10, .precision = CC_PRECISION_DAY
  };
  for (const char *p = article->text; *p;)
    {
      const char *end = strstr (p, "\n\n");
      CcBlock block = { .kind = kind };

      end = end ? end : p + strlen (p);
      block.range.start = (guint32) (p - article->text);
      block.range.end = (guint32) (end - article->text);
      g_array_append_val (blocks, block);
      for (p = end; *p == '\n';)
        p++;
    }
  article->n_blocks = blocks->len;
  article->blocks = (CcBlock *) g_array_free (g_steal_pointer (&blocks), FALSE);
  g_ptr_array_add (f->corpus.articles, article);
}

static void
open_fixture (Fixture *f)
{
  memset (f, 0, sizeof *f);
  f->corpus.articles = g_ptr_array_new ();
  f->corpus.outlets = &f->outlets;
  f->outlets.outlets = g_ptr_array_new ();
  f->outlet[1].curated = TRUE;
  g_ptr_array_add (f->outlets.outlets, &f->outlet[0]);
  g_ptr_array_add (f->outlets.outlets, &f->outlet[1]);
}

static void
cut (Fixture *f, guint threads)
{
  g_autoptr (GError) error = NULL;

  f->text = cc_text_new (&f->corpus, threads, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL (f->text);
}

static void
close_fixture (Fixture *f)
{
  cc_text_free (f->text);
  for (guint i = 0; i < f->corpus.articles->len; i++)
    {
      CcArticle *article = g_ptr_array_index (f->corpus.articles, i);

      g_free (article->language);
      g_free (article->text);
      g_free (article->blocks);
      g_free (article);
    }
  g_ptr_array_unref (f->corpus.articles);
  g_ptr_array_unref (f->outlets.outlets);
}

static void
open_one (Fixture *f, const char *language, const char *body)
{
  open_fixture (f);
  add_article (f, language, body, 0, CC_BLOCK_PARAGRAPH);
  cut (f, 1);
}

/* "form/stem" of each token. */
static char *
token_list (const Fixture *f)
{
  GString *list = g_string_new (NULL);

  for (guint32 i = 0; i < f->text->n_tokens; i++)
    {
      const CcWord *word = &f->text->words[f->text->tokens[i].word];

      g_string_append_printf (list, "%s%s/%s", i ? " " : "",
                              cc_text_word (f->text, f->text->tokens[i].word),
                              f->text->letters + f->text->stems[word->stem].text);
    }
  return g_string_free (list, FALSE);
}

static void
assert_tokens (const char *language, const char *body, const char *expected)
{
  Fixture f;
  g_autofree char *got = NULL;

  open_one (&f, language, body);
  got = token_list (&f);
  if (strcmp (got, expected) != 0)
    g_printerr ("\n  got %s\n want %s\n", got, expected);
  CU_ASSERT_STRING_EQUAL (got, expected);
  close_fixture (&f);
}

/* What is one word: apostrophes, possessives, hyphens, figures, other scripts. */
static void
test_tokens (void)
{
  assert_tokens ("en", "All-weather partners don’t",
                 "all/all weather/weather partners/partner don't/don't");
  assert_tokens ("en", "Moravia's and Moravia’s", "moravia/moravia and/and moravia/moravia");
  assert_tokens ("en", "3.5 of 1,500, 5-10 A200", "3.5/3.5 of/of 1,500/1,500 5/5 10/10 a200/a200");
  assert_tokens ("fr", "l’accord", "accord/accord");
  assert_tokens ("ru", "ПОРТЫ", "порты/порт");
  assert_tokens ("xx", "Kirjoittaa hyvin", "kirjoittaa/kirjoittaa hyvin/hyvin");
}

/* Flags of each kind, on words that differ in that alone. */
static void
test_flags (void)
{
  Fixture f;
  const guint16 want[] = { CC_TOKEN_CAPITAL | CC_TOKEN_STOP | CC_TOKEN_INITIAL,
                           CC_TOKEN_CAPITAL | CC_TOKEN_UPPER, CC_TOKEN_STOP | CC_TOKEN_NEGATION,
                           CC_TOKEN_NUMBER, 0 };

  open_one (&f, "en", "The EU not 5 port");
  CU_ASSERT_EQUAL_FATAL (f.text->n_tokens, 5);
  for (guint i = 0; i < 5; i++)
    CU_ASSERT_EQUAL (f.text->tokens[i].flags, want[i]);
  close_fixture (&f);
}

/* A stem is counted once a sentence, and not in a curated article. */
static void
test_document_frequency (void)
{
  Fixture f;

  open_fixture (&f);
  add_article (&f, "en", "Port and ports. A port.", 0, CC_BLOCK_PARAGRAPH);
  add_article (&f, "en", "The port.", 1, CC_BLOCK_PARAGRAPH);
  cut (&f, 1);
  for (guint32 i = 0; i < f.text->n_stems; i++)
    if (strcmp (f.text->letters + f.text->stems[i].text, "port") == 0)
      CU_ASSERT_EQUAL (f.text->stems[i].sentences, 2);
  CU_ASSERT_EQUAL (f.text->article_sentences[1], 2);
  CU_ASSERT_EQUAL (f.text->article_sentences[2], 3);
  close_fixture (&f);
}

/* Every quantity as "kind qualifier low..high unit /step [of]", joined by "; ". */
static void
assert_quantities (const char *language, const char *body, const char *expected)
{
  Fixture f;
  g_autoptr (GString) got = g_string_new (NULL);

  open_one (&f, language, body);
  for (guint32 i = 0; i < f.text->n_quantities; i++)
    {
      const CcQuantity *q = &f.text->quantities[i];
      g_autofree char *of = cc_text_dup_range (f.text, 0, q->of);
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE],
          step[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (got, "%s%s %s %s..%s %s /%s [%s]", i ? "; " : "",
                              cc_quantity_kind_name (q->kind), cc_qualifier_name (q->qualifier),
                              g_ascii_formatd (low, sizeof low, "%.10g", q->low),
                              g_ascii_formatd (high, sizeof high, "%.10g", q->high), q->unit,
                              g_ascii_formatd (step, sizeof step, "%.4g", q->step), of);
    }
  if (strcmp (got->str, expected) != 0)
    g_printerr ("\n  got %s\n want %s\n", got->str, expected);
  CU_ASSERT_STRING_EQUAL (got->str, expected);
  close_fixture (&f);
}

/* Value, unit and rounding of figures in digits and words. */
static void
test_quantities_values (void)
{
  assert_quantities ("en", "It brings $3.5 billion.",
                     "money  3500000000..3500000000 USD /1e+08 []");
  assert_quantities ("en", "It brings USD 2.77 billion.",
                     "money  2770000000..2770000000 USD /1e+07 []");
  assert_quantities ("en", "It costs €40m.", "money  40000000..40000000 EUR /1e+07 []");
  assert_quantities ("en", "It is 40m long.", "measure  40..40 m /10 []");
  assert_quantities ("en", "It grew 3.2 percentage points, or 12 per cent.",
                     "percent  3.2..3.2 pp /0.1 []; percent  12..12 % /1 []");
  assert_quantities ("en", "Two hundred and six ships came.", "count  206..206  /1 [ships]");
  assert_quantities ("en", "They own 1 500 hectares.", "measure  1500..1500 ha /100 []");
  assert_quantities ("en", "The 13th ship.", "ordinal  13..13  /1 []");
  assert_quantities ("de", "3,5 Mrd. Euro", "money  3500000000..3500000000 EUR /1e+08 []");
  assert_quantities ("de", "1.500 Menschen", "count  1500..1500  /100 [Menschen]");
}

/* Qualifiers, ranges and the thing that is counted. */
static void
test_quantities_context (void)
{
  assert_quantities ("en", "About 20 papers.", "count about 20..20  /10 [papers]");
  assert_quantities ("en", "No fewer than six ships.", "count at least 6..6  /1 [ships]");
  assert_quantities ("en", "27 local, regional and national plans failed.",
                     "count  27..27  /1 [local, regional and national plans]");
  assert_quantities ("en", "Between 20 and 30 people.", "count  20..30  /10 [people]");
  assert_quantities ("en", "It takes 5–10 years.", "measure  5..10 year /1 []");
  assert_quantities ("en", "It takes $3-5 billion.", "money  3000000000..5000000000 USD /1e+09 []");
  assert_quantities ("en", "Nearly half of the trade.", "percent nearly 50..50 % /1 [trade]");
  assert_quantities ("de", "Rund 20 neue Schiffe", "count about 20..20  /10 [neue Schiffe]");
  assert_quantities ("ru", "более 20 новых документов",
                     "count more than 20..20  /10 [новых документов]");
}

/* Digits that are part of names, times, dates or labels are no quantities, nor is
   the pronoun "one"; a bare year is, as such. */
static void
test_quantities_refused (void)
{
  assert_quantities ("en", "A Su-30, an S-400, VIRUS-19 and the A200 at 10:30.", "");
  assert_quantities ("en", "See No. 5 and Article 7.", "");
  assert_quantities ("en", "No one left on 6 March 2023.", "");
  assert_quantities ("en", "It began in 2022.", "year  2022..2022  /1 []");
  assert_quantities ("en", "They hired 2000 sailors.", "count  2000..2000  /1000 [sailors]");
}

static void
assert_dates (const char *language, const char *body, const char *expected)
{
  Fixture f;
  g_autoptr (GString) got = g_string_new (NULL);

  open_one (&f, language, body);
  for (guint32 i = 0; i < f.text->n_dates; i++)
    {
      const CcDateMention *d = &f.text->dates[i];
      char from[CC_DATE_TEXT], to[CC_DATE_TEXT];

      g_string_append_printf (got, "%s%s..%s%s", i ? "; " : "", cc_date_format (d->from, from),
                              cc_date_format (d->to, to), d->inferred ? "?" : "");
    }
  if (strcmp (got->str, expected) != 0)
    g_printerr ("\n  got %s\n want %s\n", got->str, expected);
  CU_ASSERT_STRING_EQUAL (got->str, expected);
  close_fixture (&f);
}

/* Dates in each form, with the article published on Friday, 10 March 2023. */
static void
test_dates (void)
{
  assert_dates ("en", "On 1-2 March 2023.", "2023-03-01..2023-03-02");
  assert_dates ("en", "From 28 February – 2 March.", "2023-02-28..2023-03-02?");
  assert_dates ("en", "On September 28–29, 2016.", "2016-09-28..2016-09-29");
  assert_dates ("en", "On 30 December.", "2022-12-30..2022-12-30?");
  assert_dates ("en", "In March 2023 and the spring of 2022.",
                "2023-03..2023-03; 2022-03..2022-05");
  assert_dates ("en", "On 2023-03-06 and 06.03.2023.",
                "2023-03-06..2023-03-06; 2023-03-06..2023-03-06");
  assert_dates ("en", "Last year, on Monday, yesterday.",
                "2022..2022?; 2023-03-06..2023-03-06?; 2023-03-09..2023-03-09?");
  assert_dates ("en", "It may rise. May he win in May?", "2023-05..2023-05?");
  assert_dates ("en", "On 31 February 2023.", "2023-02..2023-02");
  assert_dates ("de", "Am 3. März 2023 und am 21.08.2024.",
                "2023-03-03..2023-03-03; 2024-08-21..2024-08-21");
  assert_dates ("ru", "5 марта 2023 года", "2023-03-05..2023-03-05");
}

/* The capital that starts a sentence makes no name by itself; particles and
   initials stay inside one. */
static void
test_names (void)
{
  static const char *const want[] = { "Republic of Moravia", "A. Petrenko", "Petrenko", "Moravia" };
  Fixture f;

  open_one (&f, "en",
            "Ships of the Republic of Moravia met A. Petrenko. Harbours shut. Petrenko left "
            "the harbours of Moravia.");
  CU_ASSERT_EQUAL (f.text->n_names, G_N_ELEMENTS (want));
  for (guint32 i = 0; i < MIN (f.text->n_names, G_N_ELEMENTS (want)); i++)
    {
      g_autofree char *name = cc_text_dup_range (f.text, 0, f.text->names[i].range);

      CU_ASSERT_STRING_EQUAL (name, want[i]);
    }
  CU_ASSERT_EQUAL (f.text->names[1].key, f.text->names[2].key);
  close_fixture (&f);
}

/* Spelling variants of one name share a key and different names do not. */
static void
test_name_keys (void)
{
  gpointer translit = NULL;
  guint64 one = cc_name_key (&translit, "petrenko");

  CU_ASSERT_EQUAL (one, cc_name_key (&translit, "petrenka"));
  CU_ASSERT_EQUAL (one, cc_name_key (&translit, "петренко"));
  CU_ASSERT_NOT_EQUAL (one, cc_name_key (&translit, "petrov"));
  CU_ASSERT_EQUAL (cc_name_key (&translit, "alexander"), cc_name_key (&translit, "aleksandr"));
  CU_ASSERT_EQUAL (cc_name_key (&translit, "shushkevich"), cc_name_key (&translit, "шушкевич"));
  CU_ASSERT_EQUAL (cc_name_key (&translit, "müller"), cc_name_key (&translit, "muller"));
  g_clear_pointer (&translit, utrans_close);
}

/* The key that ICU gives the letters of @wide, by way of ASCII alone. */
static guint64
key_by_icu (UTransliterator *translit, const UChar *wide, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar changed[64];
  char narrow[64];
  int32_t limit = length;
  g_autofree char *lower = NULL;
  gpointer none = NULL;

  u_memcpy (changed, wide, length);
  utrans_transUChars (translit, changed, &length, G_N_ELEMENTS (changed), 0, &limit, &status);
  u_strToUTF8 (narrow, sizeof narrow, &length, changed, length, &status);
  CU_ASSERT_FALSE (U_FAILURE (status));
  lower = g_ascii_strdown (narrow, length);
  return cc_name_key (&none, lower);
}

/* The table of Latin letters agrees with ICU for each of them in all company: five letters
   suffice for any rule that looks at its neighbours. */
static void
test_latin_name_keys (void)
{
  static const char ascii[] = "aeinsz'-8";
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  UErrorCode status = U_ZERO_ERROR;
  UChar id[32];
  UTransliterator *icu;
  gpointer translit = NULL;

  u_uastrcpy (id, "Any-Latin; Latin-ASCII");
  icu = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  for (guint i = 0; i < 20000; i++)
    {
      UChar wide[5];
      char form[16];
      int32_t n;

      for (guint k = 0; k < G_N_ELEMENTS (wide); k++)
        wide[k] = g_rand_boolean (random)
                      ? (UChar) ascii[g_rand_int_range (random, 0, sizeof ascii - 1)]
                      : (UChar) g_rand_int_range (random, 0xdf, 0x180);
      wide[2] = (UChar) (0xdf + i % (0x180 - 0xdf));
      u_strToUTF8 (form, sizeof form, &n, wide, G_N_ELEMENTS (wide), &status);
      CU_ASSERT_EQUAL (cc_name_key (&translit, form), key_by_icu (icu, wide, G_N_ELEMENTS (wide)));
    }
  utrans_close (icu);
  g_clear_pointer (&translit, utrans_close);
}

/* Each quotation as depth, words, and whether closed. */
static void
assert_quotations (const char *body, const char *expected)
{
  Fixture f;
  g_autoptr (GString) got = g_string_new (NULL);

  open_one (&f, "en", body);
  for (guint32 i = 0; i < f.text->n_quotations; i++)
    {
      const CcQuotation *q = &f.text->quotations[i];

      g_string_append_printf (got, "%s%u:%u%s", i ? " " : "", q->depth, q->words,
                              q->closed ? "" : "+");
    }
  if (strcmp (got->str, expected) != 0)
    g_printerr ("\n  got %s\n want %s\n", got->str, expected);
  CU_ASSERT_STRING_EQUAL (got->str, expected);
  close_fixture (&f);
}

/* Marks of all kinds, nesting, apostrophes, and paragraphs that reopen. */
static void
test_quotations (void)
{
  assert_quotations ("He said “we won’t go” and \"left town\".", "0:3 0:2");
  assert_quotations ("„so ist es“ and «comme ça» and »genau so«.", "0:3 0:2 0:2");
  assert_quotations ("“He said ‘not now’ again.”", "0:5 1:2");
  assert_quotations ("The dogs’ bowl, rock 'n' roll, 5\" pipes.", "0:1");
  assert_quotations ("“One two\n\n“three four.” Five.", "0:2+ 0:2");
}

/* A sentence wholly inside a quotation is flagged, one that holds it is not. */
static void
test_quoted_sentences (void)
{
  Fixture f;

  open_one (&f, "en", "He spoke. “We came. We saw.” They “left”.");
  CU_ASSERT_EQUAL_FATAL (f.text->n_sentences, 4);
  for (guint i = 0; i < 4; i++)
    CU_ASSERT_EQUAL (f.text->sentences[i].flags, i == 1 || i == 2 ? CC_SENTENCE_QUOTED : 0);
  close_fixture (&f);
}

/* The arrays are the same bytes for any number of threads; 300 articles of two
   languages make several chunks. */
static void
test_threads (void)
{
  Fixture f[2];

  for (guint i = 0; i < 2; i++)
    {
      open_fixture (&f[i]);
      for (guint n = 0; n < 300; n++)
        {
          g_autoptr (GString) body = g_string_new (NULL);

          for (guint k = 0; k < 30; k++)
            g_string_append_printf (body, "Port number%u of Moravia cost $%u million in %u. ",
                                    n * k, k, 1990 + k);
          add_article (&f[i], n % 2 ? "en" : "de", body->str, 0, CC_BLOCK_PARAGRAPH);
        }
      cut (&f[i], i ? 4 : 1);
    }
  CU_ASSERT_EQUAL_FATAL (f[0].text->n_tokens, f[1].text->n_tokens);
  CU_ASSERT_EQUAL_FATAL (f[0].text->n_words, f[1].text->n_words);
  CU_ASSERT_EQUAL_FATAL (f[0].text->n_stems, f[1].text->n_stems);
  CU_ASSERT_EQUAL_FATAL (f[0].text->n_quantities, f[1].text->n_quantities);
  CU_ASSERT_EQUAL (
      memcmp (f[0].text->tokens, f[1].text->tokens, f[0].text->n_tokens * sizeof (CcToken)), 0);
  CU_ASSERT_EQUAL (
      memcmp (f[0].text->words, f[1].text->words, f[0].text->n_words * sizeof (CcWord)), 0);
  CU_ASSERT_EQUAL (
      memcmp (f[0].text->stems, f[1].text->stems, f[0].text->n_stems * sizeof (CcStem)), 0);
  close_fixture (&f[0]);
  close_fixture (&f[1]);
}

/* Blocks that are not read, an empty article and an empty corpus. */
static void
test_nothing (void)
{
  Fixture f;

  open_fixture (&f);
  cut (&f, 1);
  CU_ASSERT_EQUAL (f.text->n_sentences, 0);
  close_fixture (&f);
  open_fixture (&f);
  add_article (&f, "", "", 0, CC_BLOCK_PARAGRAPH);
  add_article (&f, "en", "A picture.", 0, CC_BLOCK_CAPTION);
  add_article (&f, "en", " \n ... !", 0, CC_BLOCK_TITLE);
  cut (&f, 2);
  CU_ASSERT_EQUAL (f.text->n_tokens, 0);
  close_fixture (&f);
}

static void
cut_repeated (const char *piece, gsize bytes)
{
  Fixture f;
  g_autoptr (GString) body = g_string_sized_new (bytes + 16);
  gint64 start = g_get_monotonic_time ();

  while (body->len < bytes)
    g_string_append (body, piece);
  open_one (&f, "en", body->str);
  /* A quadratic step would take hours; the limit leaves room for valgrind. */
  CU_ASSERT (g_get_monotonic_time () - start < 60 * G_USEC_PER_SEC);
  for (guint32 i = 0; i < f.text->n_sentences; i++)
    CU_ASSERT_FATAL (f.text->sentences[i].range.end <= body->len);
  close_fixture (&f);
}

/* Input made to be slow stays linear: marks, digits, letters, stops and brackets
   without end, each with nothing to stop the rule that reads it. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "\"", "“",      "‘a ",    "«",          "”a",      "1",
                                        "1.", "1,",     "1 ",     "a",          "A ",      "é",
                                        "漢", ".",      ". ",     ".)",         "( ",      "a.b",
                                        "😀",  "...",    "one ",   "a) b) ",     "1. 2. ",  "Dr. ",
                                        "$",  "to 1 ",  "1-",     "May ",       "\n ",     ")",
                                        "!)", "5 May ", "1 000 ", "1 million ", "in 2022 ",
                                        "million ", "1 and more ", "last ", "a year ago ", "1/",
                                        "Q3 ", "ago ", "about ", "well ", "one hundred ", "½" };

  cut_repeated ("\"", 10 * 1000 * 1000);
  cut_repeated ("1", 1000 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    cut_repeated (pieces[i], 300 * 1000);
}

/* A run longer than a token may be is cut at a whole character. */
static void
test_long_run (void)
{
  Fixture f;
  g_autoptr (GString) body = g_string_new ("a");

  while (body->len < 3000)
    g_string_append (body, "é");
  open_one (&f, "en", body->str);
  CU_ASSERT (f.text->n_tokens > 5);
  CU_ASSERT (f.text->n_sentences == 1);
  for (guint32 i = 0; i < f.text->n_tokens; i++)
    {
      const CcToken *token = &f.text->tokens[i];

      CU_ASSERT (token->length <= CC_WORD_MAX);
      CU_ASSERT (g_utf8_validate (body->str + cc_token_start (f.text->sentences, token),
                                  token->length, NULL));
    }
  close_fixture (&f);
}

/* A file without stops is cut in sentences of bounded length that hold all of its
   text, between words where there are words, else between characters: words of two
   kinds, one run of letters, and stretches of white space where a cut falls. */
static void
test_long_sentence (void)
{
  static const char *const pieces[] = { "he said ", "é", "a                                     " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      Fixture f;
      g_autoptr (GString) body = g_string_new (NULL);
      gsize held = 0, letters = 0;

      while (body->len < 100000)
        g_string_append (body, pieces[i]);
      open_one (&f, "en", body->str);
      for (guint32 s = 0; s < f.text->n_sentences; s++)
        {
          CcRange range = f.text->sentences[s].range;

          CU_ASSERT (range.start < range.end && range.end - range.start <= 16384);
          CU_ASSERT (g_utf8_validate (body->str + range.start, range.end - range.start, NULL));
          CU_ASSERT (i == 1 || range.start == 0 || body->str[range.start - 1] == ' ');
          for (guint32 at = range.start; at < range.end; at++)
            held += body->str[at] != ' ';
        }
      for (gsize at = 0; at < body->len; at++)
        letters += body->str[at] != ' ';
      CU_ASSERT_EQUAL (held, letters);
      CU_ASSERT (f.text->n_sentences > 5 && f.text->n_sentences < 15);
      close_fixture (&f);
    }
}

/* A word of up to twenty letters, of one script or of several: those that are read in
   different ways, and others that each way has to hand on. */
static void
append_random_word (GRand *rand, GString *text)
{
  static const gunichar first[] = { 'a', 'A', 'n', 'N', 0xe0, 0xc0, 0x430, 0x410, 0x561, 0x1e00 };
  guint n = (guint) g_rand_int_range (rand, 1, 21);
  gboolean mixed = g_rand_int_range (rand, 0, 4) == 0;
  gunichar script = first[g_rand_int_range (rand, 0, G_N_ELEMENTS (first))];

  for (guint i = 0; i < n; i++)
    {
      if (mixed)
        script = first[g_rand_int_range (rand, 0, G_N_ELEMENTS (first))];
      if (i > 0 && g_rand_int_range (rand, 0, 20) == 0)
        g_string_append_c (text, '7');
      else
        g_string_append_unichar (text, script + (gunichar) g_rand_int_range (rand, 0, 13));
    }
}

/* Form and flags of @word as Unicode's properties give them, letter by letter. */
static guint16
expected_form (const char *word, GString *form)
{
  guint n_letters = 0, n_upper = 0;
  gboolean capital = FALSE;

  g_string_truncate (form, 0);
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar u = g_utf8_get_char (p);

      capital |= n_letters == 0 && g_unichar_isupper (u);
      n_letters += !g_unichar_isdigit (u);
      n_upper += g_unichar_isupper (u) != FALSE;
      g_string_append_unichar (form, g_unichar_tolower (u));
    }
  return (guint16) ((capital ? CC_TOKEN_CAPITAL : 0)
                    | (n_upper > 1 && n_upper == n_letters ? CC_TOKEN_UPPER : 0));
}

/* A word that cc_plain_read () takes has the key, length and flags of @token, which ends
   with the text. */
static void
check_plain (GString *text, gsize at, const CcForm *token, guint16 flags)
{
  gsize length = text->len - at;
  CcPlain word;

  g_string_append (text, "-..ab.cd.ef.gh.ij.");
  if (!g_ascii_isalpha (text->str[at])
      || !cc_plain_read (text->str + at, (guint32) (text->len - at), &word))
    {
      CU_ASSERT (length > 15 || !g_str_is_ascii (token->text));
      return;
    }
  CU_ASSERT_EQUAL (word.length, length);
  CU_ASSERT_EQUAL (word.flags, flags);
  CU_ASSERT (memcmp (word.key, token->key, sizeof word.key) == 0);
}

/* Words are read in several ways, by their script and length: all give the form and
   the flags that follow from the letters. The words lie at all places of eight bytes. */
static void
test_scripts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220301);
  g_autoptr (CcLexicon) lexicon = cc_lexicon_new ("", NULL);
  g_autoptr (GString) text = g_string_new (NULL), form = g_string_new (NULL);
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *casemap = ucasemap_open ("", 0, &status);
  char room[CC_FORM_ROOM];
  CcForm token = { .text = room };

  for (guint i = 0; i < 20000; i++)
    {
      guint before = (guint) g_rand_int_range (rand, 0, 9);
      guint32 at = 0;
      CcRange range;
      guint16 flags, expected;

      g_string_printf (text, "%*s", (int) before, "");
      append_random_word (rand, text);
      expected = expected_form (text->str + before, form);
      CU_ASSERT_FATAL (cc_token_next (lexicon, casemap, text->str, &at, (guint32) text->len, &range,
                                      &flags, &token));
      CU_ASSERT_STRING_EQUAL (token.text, form->str);
      CU_ASSERT_EQUAL (token.length, form->len);
      CU_ASSERT_EQUAL (flags, expected);
      CU_ASSERT (range.start == before && range.end == text->len && at == text->len);
      check_plain (text, before, &token, flags);
    }
  ucasemap_close (casemap);
}

/* A part of a run without spaces is a number where it starts with a digit, whatever
   the run starts with, and whatever stood in another run. */
static void
test_unspaced_numbers (void)
{
  Fixture f;

  open_one (&f, "", "\xe0\xb9\x91\xe0\xb9\x92\xe0\xb8\x84\xe0\xb8\x99 \xe6\xb8\xaf" "27 27");
  for (guint32 i = 0; i < f.text->n_tokens; i++)
    {
      const char *form = cc_text_word (f.text, f.text->tokens[i].word);
      gboolean digit = g_unichar_isdigit (g_utf8_get_char (form));

      CU_ASSERT_EQUAL ((f.text->tokens[i].flags & CC_TOKEN_NUMBER) != 0, digit);
    }
  CU_ASSERT (f.text->n_tokens >= 4);
  close_fixture (&f);
}

/* Every list of every language compiles, and says what all of its entries are. */
static void
test_lists (void)
{
  static const char *const languages[] = { "en", "de", "ru", "uk", "be", "pl", "fr", "es",
                                           "it", "nl", "da", "el", "hy", "xx", "" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CcLexicon) lexicon = cc_lexicon_new (languages[i], &error);

      CU_ASSERT_PTR_NOT_NULL (lexicon);
      if (error)
        g_printerr ("%s\n", error->message);
    }
}

void
add_text_suite (void)
{
  CU_pSuite suite = CU_add_suite ("text", NULL, NULL);

  CU_add_test (suite, "tokens", test_tokens);
  CU_add_test (suite, "flags", test_flags);
  CU_add_test (suite, "document frequency", test_document_frequency);
  CU_add_test (suite, "quantities: values", test_quantities_values);
  CU_add_test (suite, "quantities: context", test_quantities_context);
  CU_add_test (suite, "quantities: refused", test_quantities_refused);
  CU_add_test (suite, "dates", test_dates);
  CU_add_test (suite, "names", test_names);
  CU_add_test (suite, "name keys", test_name_keys);
  CU_add_test (suite, "name keys of Latin letters", test_latin_name_keys);
  CU_add_test (suite, "quotations", test_quotations);
  CU_add_test (suite, "quoted sentences", test_quoted_sentences);
  CU_add_test (suite, "threads", test_threads);
  CU_add_test (suite, "nothing", test_nothing);
  CU_add_test (suite, "hostile input", test_hostile);
  CU_add_test (suite, "long run", test_long_run);
  CU_add_test (suite, "long sentence", test_long_sentence);
  CU_add_test (suite, "scripts", test_scripts);
  CU_add_test (suite, "unspaced numbers", test_unspaced_numbers);
  CU_add_test (suite, "lists", test_lists);
}
