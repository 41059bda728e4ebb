/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include <ingest/ingest.h>
#include <ingest/front-matter.h>

#include "unit.h"

/* ---- help ---- */

static char *
clean (const char *text, GArray *steps, CcDropped *dropped)
{
  GString *out = g_string_new (NULL);

  cc_clean (out, steps, text, strlen (text), 0, dropped);
  return g_string_free (out, FALSE);
}

static void
check_clean (const char *text, const char *wanted)
{
  g_autofree char *got = clean (text, NULL, NULL);

  CU_ASSERT_STRING_EQUAL (got, wanted);
}

static char *
write_file (const char *name, const char *bytes, gsize size)
{
  static char *folder = NULL;
  char *path;

  if (!folder)
    folder = g_dir_make_tmp ("crossclaim-ingest-XXXXXX", NULL);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, bytes, (gssize) size, NULL);
  return path;
}

/* The corpus of one file with these bytes; its notices in @notices when none could be read. */
static CcCorpus *
read_bytes (const char *name, const char *bytes, gsize size, GPtrArray **notices)
{
  g_autofree char *path = write_file (name, bytes, size);
  const char *paths[] = { path, NULL };
  CcCorpus *corpus = cc_corpus_read (paths, NULL, NULL, 1, notices, NULL);

  g_remove (path);
  return corpus;
}

static CcCorpus *
read_string (const char *name, const char *text)
{
  return read_bytes (name, text, strlen (text), NULL);
}

static const CcArticle *
article_at (const CcCorpus *corpus, guint i)
{
  return corpus && i < corpus->articles->len ? g_ptr_array_index (corpus->articles, i) : NULL;
}

static gboolean
block_is (const CcArticle *a, guint i, CcBlockKind kind, const char *text)
{
  if (!a || i >= a->n_blocks || a->blocks[i].kind != kind)
    return FALSE;
  return strlen (text) == a->blocks[i].range.end - a->blocks[i].range.start
         && strncmp (a->text + a->blocks[i].range.start, text, strlen (text)) == 0;
}

static gboolean
noticed (const GPtrArray *notices, const char *part)
{
  for (guint i = 0; notices && i < notices->len; i++)
    if (strstr (((const CcNotice *) g_ptr_array_index (notices, i))->message, part))
      return TRUE;
  return FALSE;
}

/* ---- cleaning ---- */

/* Every rule of cleaning holds, as each has an input of its own. */
static void
test_clean_rules (void)
{
  check_clean ("a\xc2\xa0" "b\xe2\x80\xaf" "c", "a b c");
  check_clean ("so\xc2\xad" "ft\xe2\x80\x8b" "er\xef\xbb\xbf", "softer");
  check_clean ("a\r\nb\rc\tc\x01", "a\nb\nc c");
  check_clean ("\xe2\x84\xab\rb", "\xc3\x85\nb");
  check_clean ("it\xc2\x92s", "it\xe2\x80\x99s");
  check_clean ("\xe2\x80\xae" "abc\xe2\x80\xac", "abc");
}

/* Text becomes NFC, also where noise or a piece's end parts a letter from its
   mark: composed, reordered, singleton and Hangul cases cover the ways to change. */
static void
test_clean_nfc (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  check_clean ("cafe\xcc\x81", "caf\xc3\xa9");
  check_clean ("e\xc2\xad\xcc\x81", "\xc3\xa9");
  check_clean ("\xe2\x84\xab", "\xc3\x85");
  check_clean ("a\xcc\x81\xcc\xa3", "\xe1\xba\xa1\xcc\x81");
  check_clean ("\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80");
  cc_clean (out, NULL, "cafe", 4, CC_NO_SOURCE, NULL);
  cc_clean (out, NULL, "\xcc\x81", 2, CC_NO_SOURCE, NULL);
  CU_ASSERT_STRING_EQUAL (out->str, "caf\xc3\xa9");
}

/* Of each character below U+10000 that stays, what it makes with a letter before it and
   a mark behind it is what GLib makes of them, wherever it stands in a run. */
static void
test_clean_all (void)
{
  guint n = 0;

  for (gunichar c = 0x80; c < 0x10000; c++)
    {
      char utf8[8] = { 0 };
      g_autofree char *text = NULL, *alone = NULL, *got = NULL, *wanted = NULL;

      if (!g_unichar_validate (c))
        continue;
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      alone = clean (utf8, NULL, NULL);
      if (!*alone || *alone == ' ' || *alone == '\n' || c < 0xa0)
        continue;
      text = g_strconcat ("a ferry e", utf8, "\xcc\x81 sails", NULL);
      got = clean (text, NULL, NULL);
      wanted = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      CU_ASSERT_STRING_EQUAL (got, wanted);
      n++;
    }
  CU_ASSERT (n > 50000);
}

/* Joiners stay where letters need them and go elsewhere: Persian against Latin. */
static void
test_clean_joiners (void)
{
  check_clean ("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae");
  check_clean (" \xdb\x8c\xe2\x80\x8c\xd8\xae", " \xdb\x8c\xe2\x80\x8c\xd8\xae");
  check_clean ("a\xe2\x80\x8c" "b", "ab");
}

/* Marks without bound are cut and counted, so hostile text costs no more than its length. */
static void
test_clean_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  CcDropped dropped = { .marks = 0 };
  g_autofree char *got = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i & 1 ? "\xcc\x81" : "\xcc\xa3");
  g_string_append (text, " end");
  got = clean (text->str, NULL, &dropped);
  CU_ASSERT (dropped.marks > 99000);
  CU_ASSERT (g_str_has_suffix (got, " end"));
  CU_ASSERT (g_utf8_validate (got, -1, NULL));
}

/* Every byte that was copied leads back to an equal byte, through drops and changes. */
static void
test_clean_steps (void)
{
  const char *text = "one\xc2\xad two\r\nthree \xc2\xa0 e\xcc\x81 four";
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  g_autofree char *got = clean (text, steps, NULL);

  for (gsize i = 0; got[i]; i++)
    if (g_ascii_isalpha (got[i]))
      {
        guint64 from = cc_step_back (steps, i);

        CU_ASSERT (from < strlen (text) && text[from] == got[i]);
      }
}

/* ---- charsets ---- */

static void
check_charset (const char *name, const char *bytes, gsize size, const char *charset,
               const char *wanted)
{
  g_autoptr (CcCorpus) corpus = read_bytes (name, bytes, size, NULL);
  const CcArticle *a = article_at (corpus, 0);

  CU_ASSERT_PTR_NOT_NULL (a);
  if (!a)
    return;
  CU_ASSERT_STRING_EQUAL (a->charset, charset);
  CU_ASSERT_STRING_EQUAL (a->text, wanted);
}

/* Each way to know a charset works: marks of all sizes, NULs on one side, bytes. */
static void
test_charsets (void)
{
  check_charset ("a.txt", "\xef\xbb\xbfH\xc3\xa9", 6, "utf-8", "H\xc3\xa9");
  check_charset ("a.txt", "\xff\xfeH\0\xe9\0", 6, "utf-16le", "H\xc3\xa9");
  check_charset ("a.txt", "\xfe\xff\0H\0\xe9", 6, "utf-16be", "H\xc3\xa9");
  check_charset ("a.txt", "H\0a\0r\0b\0o\0u\0r\0", 14, "utf-16le", "Harbour");
  check_charset ("a.txt", "\xff\xfe\0\0H\0\0\0", 8, "utf-32le", "H");
}

/* The map of a decoded and of a marked-up text is sorted, which looking up needs;
   the texts force steps in decoding, at trimmed ends and at dropped marks. */
static void
test_maps_sorted (void)
{
  static const char *const texts[] = { "\xff\xfe" "A\0\xe9\0 \0b\0.\0",
                                       "**a** \n\n*b* \xc2\xad\n\n- c &amp; d\n" };
  static const gsize sizes[] = { 12, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize size = sizes[i] ? sizes[i] : strlen (texts[i]);
      g_autoptr (CcCorpus) corpus = read_bytes (i ? "a.md" : "a.txt", texts[i], size, NULL);
      const CcArticle *a = article_at (corpus, 0);

      CU_ASSERT (a && a->n_map > 1);
      for (guint k = 1; a && k < a->n_map; k++)
        CU_ASSERT (a->map[k - 1].text <= a->map[k].text);
    }
}

/* A declared charset is used unless the bytes are UTF-8, which is told. */
static void
test_declared_charset (void)
{
  const char *latin = "<html><head><meta charset=iso-8859-2></head><p>\xb1 is a letter of the town.</p></html>";
  const char *wrong = "<html><head><meta charset=iso-8859-2></head><p>\xc4\x85 is a letter of the town.</p></html>";
  g_autoptr (CcCorpus) a = read_string ("a.html", latin);
  g_autoptr (CcCorpus) b = read_string ("b.html", wrong);

  CU_ASSERT_STRING_EQUAL (article_at (a, 0)->text, "\xc4\x85 is a letter of the town.");
  CU_ASSERT_STRING_EQUAL (article_at (b, 0)->text, "\xc4\x85 is a letter of the town.");
  CU_ASSERT (noticed (b->notices, "declared as 'iso-8859-2'"));
}

/* One broken sequence among whole ones is replaced, and the notice names its byte. */
static void
test_broken_utf8 (void)
{
  g_autoptr (CcCorpus) corpus = read_string ("a.txt", "\xc3\xa9 caf\xc3 and \xc3\xa9 more");
  const CcNotice *notice = g_ptr_array_index (corpus->notices, 0);

  CU_ASSERT_STRING_EQUAL (article_at (corpus, 0)->text, "\xc3\xa9 caf\xef\xbf\xbd and \xc3\xa9 more");
  CU_ASSERT_STRING_EQUAL (notice->place, "byte 6");
  CU_ASSERT_EQUAL (cc_article_file_offset (article_at (corpus, 0), 10), 8);
}

/* A title, id or outlet of a megabyte is cut at a whole character, an address left
   out, and of ten thousand authors a hundred stay; each field is told once. */
static void
test_long_fields (void)
{
  g_autofree char *many = g_strnfill (1 << 20, 'e');
  g_autoptr (GString) names = g_string_new ("\"x\"");
  g_autofree char *json = NULL;
  g_autoptr (CcCorpus) corpus = NULL;
  const CcArticle *article;
  const char *end;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (names, ",\"n%u\"", i);
  json = g_strdup_printf ("{\"id\":\"%s\",\"title\":\"é%s\",\"outlet\":\"%s\",\"url\":\"http://%s\","
                          "\"authors\":[%s],\"text\":\"The tram opens.\"}\n",
                          many, many, many, many, names->str);
  end = strstr (json, "\"outlet") - 4;
  for (char *p = strstr (json, "\"title"); p < end; p++)
    if (p[0] == 'e' && p[1] == 'e')
      memcpy (p++, "é", 2);
  corpus = read_string ("a.jsonl", json);
  article = article_at (corpus, 0);
  CU_ASSERT (strlen (article->id) <= 2000 && g_str_has_suffix (article->id, "e…"));
  CU_ASSERT (strlen (article->title) <= 2000 && g_str_has_suffix (article->title, "é…"));
  CU_ASSERT (g_utf8_validate (article->title, -1, NULL));
  CU_ASSERT (strlen (article->site) <= 2000);
  CU_ASSERT_PTR_NULL (article->url);
  CU_ASSERT_EQUAL (g_strv_length (article->authors), 100);
  CU_ASSERT (noticed (corpus->notices, "title cut: longer than 2000 bytes"));
}

static void
check_failure (const char *bytes, gsize size, const char *message)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (CcCorpus) corpus = read_bytes ("a.txt", bytes, size, &notices);

  CU_ASSERT_PTR_NULL (corpus);
  CU_ASSERT (noticed (notices, message));
}

/* What is no text fails with a reason: empty, blank, binary, known formats. */
static void
test_failures (void)
{
  check_failure ("", 0, "empty file");
  check_failure (" \n\n", 3, "no text found");
  check_failure ("a\0b\0\0c\1\2\3", 9, "binary data");
  check_failure ("%PDF-1.4 text", 13, "PDF");
  check_failure ("\x1f\x8b\x08\0\0\0\0\0\0\3", 10, "broken gzip data");
}

/* ---- dates ---- */

static void
check_date (const char *text, const char *wanted)
{
  char buffer[CC_DATE_TEXT] = "";
  CcDate date;

  if (cc_date_find (text, strlen (text), &date, NULL))
    cc_date_format (date, buffer);
  CU_ASSERT_STRING_EQUAL (buffer, wanted);
}

/* Each form of a date is read, with its zone; days stand before months. */
static void
test_dates (void)
{
  check_date ("6 April 2021, 14:40", "2021-04-06T14:40Z");
  check_date ("06.04.2021", "2021-04-06");
  check_date ("October 03, 2016 11:24", "2016-10-03T11:24Z");
  check_date ("Posted: 21.08.2024 13:30:22", "2024-08-21T13:30Z");
  check_date ("5 \xd0\xbc\xd0\xb0\xd1\x80\xd1\x82\xd0\xb0 2023", "2023-03-05");
  check_date ("5. M\xc3\xa4rz 2023", "2023-03-05");
  check_date ("3 de mayo de 2020", "2020-05-03");
  check_date ("2021\xe5\xb9\xb4" "4\xe6\x9c\x88" "6\xe6\x97\xa5", "2021-04-06");
  check_date ("2023-03-06T23:40:00-02:30", "2023-03-07T02:10Z");
  check_date ("2:05 pm, March 1st, 2020", "2020-03-01T14:05Z");
  check_date ("03/04/2023", "2023-04-03");
  check_date ("25/04/2023", "2023-04-25");
  check_date ("31.02.2023", "");
  check_date ("about 20 of 300 trams", "");
}

/* File names carry dates in several forms; numbers that are none are passed over. */
static void
test_file_name_dates (void)
{
  char buffer[CC_DATE_TEXT];
  CcDate date;

  CU_ASSERT (cc_date_of_file_name ("01_daily_2023-03-06.txt", &date));
  CU_ASSERT_STRING_EQUAL (cc_date_format (date, buffer), "2023-03-06");
  CU_ASSERT (cc_date_of_file_name ("tram-20230306.html", &date));
  CU_ASSERT_STRING_EQUAL (cc_date_format (date, buffer), "2023-03-06");
  CU_ASSERT (cc_date_of_file_name ("blog_2019.txt", &date));
  CU_ASSERT_STRING_EQUAL (cc_date_format (date, buffer), "2019");
  CU_ASSERT (!cc_date_of_file_name ("article-12.txt", &date));
}

/* ---- language ---- */

static void
check_language (const char *text, const char *wanted)
{
  const char *source;

  CU_ASSERT_STRING_EQUAL (cc_language_guess (text, strlen (text), &source), wanted);
}

/* Neighbouring languages are told apart by words or letters; too little text is unknown. */
static void
test_languages (void)
{
  check_language ("The mayor of the town said that the tram is not for the rich.", "en");
  check_language ("Die B\xc3\xbcrgermeisterin sagte, dass die Bahn nicht f\xc3\xbcr alle ist.", "de");
  check_language ("Le maire a dit que le tramway ne sera pas pour les riches dans cette ville.", "fr");
  check_language ("Burmistrz powiedzia\xc5\x82, \xc5\xbc" "e tramwaj nie jest dla bogatych i \xc5\xbc" "e to si\xc4\x99 uda.", "pl");
  check_language ("\xd0\x9c\xd1\x8d\xd1\x80 \xd1\x81\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbb \xd1\x8d\xd1\x82\xd0\xbe", "ru");
  check_language ("\xd0\x93\xd0\xbe\xd1\x80\xd0\xb0\xd0\xb4 \xd0\xbf\xd0\xb0\xd0\xb1\xd1\x83\xd0\xb4\xd0\xb0\xd0\xb2\xd0\xb0\xd1\x9e", "be");
  check_language ("\xd0\x9c\xd1\x96\xd1\x81\xd1\x82\xd0\xbe \xd1\x97\xd1\x85\xd0\xb0\xd0\xbb\xd0\xbe", "uk");
  check_language ("Tram 12", "");
  CU_ASSERT_STRING_EQUAL (cc_language_code ("en-GB"), "en");
  CU_ASSERT_STRING_EQUAL (cc_language_code ("German"), "de");
  CU_ASSERT_STRING_EQUAL (cc_language_code ("whatever"), "");
}

/* ---- blocks of saved pages ---- */

static const char page[] =
  "Home\nAll stories\nWednesday, 4 October 2023\nHarbour Mostly cloudy +16\xc2\xb0" "C\n7 April 2021, 09:15\n"
  "\nThe tram line opens in spring\n\nBy Ada Vale\n\n"
  "The tram line from the station to the pier opens in spring, the mayor of the town said on Monday.\n\n"
  "What will it cost?\n\n"
  "A ride costs two crowns, the same as a bus ticket does now, and pupils go free of charge.\n\n"
  "Photo: Harbour Daily\n\n"
  "\xe2\x80\xa2 a depot for the\n\xe2\x80\xa2 a bridge over the river;\n\n"
  "The council votes on the line in May, and the diggers come in the week after the vote.\n\n"
  "Subscribe to us\nRecent news\n";

/* On a page with every kind of line, each is what it is, and title, date and
   author come from the right ones: the clock of the page is nearer the top. */
static void
test_page_blocks (void)
{
  g_autoptr (CcCorpus) corpus = read_string ("page.txt", page);
  const CcArticle *a = article_at (corpus, 0);
  char buffer[CC_DATE_TEXT];

  CU_ASSERT_STRING_EQUAL (a->title, "The tram line opens in spring");
  CU_ASSERT_STRING_EQUAL (cc_date_format (a->published, buffer), "2021-04-07T09:15Z");
  CU_ASSERT_STRING_EQUAL (a->sources[CC_FIELD_PUBLISHED], "line 5");
  CU_ASSERT_STRING_EQUAL (a->authors[0], "Ada Vale");
  CU_ASSERT_STRING_EQUAL (a->language, "en");
  CU_ASSERT (block_is (a, 0, CC_BLOCK_OTHER, "Home"));
  CU_ASSERT (block_is (a, 5, CC_BLOCK_TITLE, "The tram line opens in spring"));
  CU_ASSERT (block_is (a, 6, CC_BLOCK_OTHER, "By Ada Vale"));
  CU_ASSERT_EQUAL (a->blocks[7].kind, CC_BLOCK_PARAGRAPH);
  CU_ASSERT (block_is (a, 8, CC_BLOCK_HEADING, "What will it cost?"));
  CU_ASSERT (block_is (a, 10, CC_BLOCK_CAPTION, "Photo: Harbour Daily"));
  CU_ASSERT_EQUAL (a->blocks[11].kind, CC_BLOCK_ITEM);
  CU_ASSERT (block_is (a, a->n_blocks - 1, CC_BLOCK_OTHER, "Recent news"));
}

/* Blocks are in order, do not overlap and cover all that is not white space. */
static void
test_blocks_cover (void)
{
  g_autoptr (CcCorpus) corpus = read_string ("page.txt", page);
  const CcArticle *a = article_at (corpus, 0);
  guint32 at = 0;

  for (guint i = 0; i < a->n_blocks; i++)
    {
      CU_ASSERT (at <= a->blocks[i].range.start && !cc_range_is_empty (a->blocks[i].range));
      for (; at < a->blocks[i].range.start; at++)
        CU_ASSERT (a->text[at] == ' ' || a->text[at] == '\n');
      at = a->blocks[i].range.end;
    }
  for (; at < a->length; at++)
    CU_ASSERT (a->text[at] == ' ' || a->text[at] == '\n');
}

/* Hard-wrapped lines make one paragraph, blank lines part two; a poem stays lines. */
static void
test_wrapped (void)
{
  g_autoptr (CcCorpus) corpus = read_string (
    "w.txt", "The tram line from the station to the pier opens in spring, as the\n"
             "mayor of the town said on Monday. A ride costs two crowns, the same\n"
             "as a bus ticket does now, and pupils and the old go free of charge,\n"
             "she added.\n\n"
             "The council votes on the line in May, and the diggers come in the\n"
             "week after the vote, when the market is over and the square empty.\n");

  CU_ASSERT_EQUAL (article_at (corpus, 0)->n_blocks, 2);
}

/* An article below another's "Similar articles" and date line becomes its own. */
static void
test_appended_article (void)
{
  g_autofree char *both = g_strconcat (
    "The first title stands here\n\nThe tram line from the station to the pier opens in spring, she said.\n\n"
    "Similar articles\n\nThe second title stands here\nMay 2, 2020 10:00\n\n"
    "The council votes on the bridge in autumn, and the market moves to the square behind the church.\n", NULL);
  g_autoptr (CcCorpus) corpus = read_string ("two.txt", both);

  CU_ASSERT_EQUAL (corpus->articles->len, 2);
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->id, "two#2");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->record, "line 7");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->title, "The second title stands here");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->sources[CC_FIELD_PUBLISHED], "line 8");
  CU_ASSERT_EQUAL (both[cc_article_file_offset (article_at (corpus, 1), 0)], 'T');
}

/* ---- the other readers ---- */

/* Good lines are read, each bad one fails with its number, empty ones are nothing. */
static void
test_jsonl (void)
{
  g_autoptr (CcCorpus) corpus = read_string (
    "a.jsonl", "{\"id\":\"x\",\"outlet\":\"Daily\",\"date\":\"2020-01-02\",\"title\":\"T\",\"text\":\"One.\",\"more\":1}\n"
               "\n{\"id\":\n{\"id\":7,\"text\":\"Two.\",\"authors\":[\"A\",\"B\"]}\n{\"id\":\"y\"}\n"
               "{\"id\":\"x\",\"text\":\"\\u0000Three.\"}\n");
  const CcNotice *first = g_ptr_array_index (corpus->notices, 0);

  CU_ASSERT_EQUAL (corpus->articles->len, 3);
  CU_ASSERT_EQUAL (corpus->n_failed, 2);
  CU_ASSERT_STRING_EQUAL (first->place, "line 3");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 0)->site, "Daily");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->id, "7");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 2)->id, "x#2");
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 2)->text, "Three.");
  CU_ASSERT (noticed (corpus->notices, "id 'x' is taken"));
}

/* One object over several lines and an array of objects are read as documents. */
static void
test_json_documents (void)
{
  g_autoptr (CcCorpus) one = read_string ("a.json", "{\n  \"text\": \"One.\"\n}\n");
  g_autoptr (CcCorpus) two = read_string ("b.json", "[{\"text\":\"One.\"},{\"text\":\"Two.\"}]");

  CU_ASSERT_EQUAL (one->articles->len, 1);
  CU_ASSERT_STRING_EQUAL (article_at (one, 0)->id, "a");
  CU_ASSERT_EQUAL (two->articles->len, 2);
}

/* Fields come from the front matter, blocks from the Markdown, and marked-up
   text leads back to its bytes although the marks are gone. */
static void
test_markdown (void)
{
  const char *text = "---\ntitle: Tram\nauthors: [A, B]\ndate: 2020-01-02\nlang: de\n---\n# Tram\n\n"
                     "The **tram** &amp; port\n\n- one\n\n![a picture](x.png)\n\n> said\n";
  g_autoptr (CcCorpus) corpus = read_string ("a.md", text);
  const CcArticle *a = article_at (corpus, 0);

  CU_ASSERT_STRING_EQUAL (a->title, "Tram");
  CU_ASSERT_STRING_EQUAL (a->authors[1], "B");
  CU_ASSERT_STRING_EQUAL (a->language, "de");
  CU_ASSERT (block_is (a, 0, CC_BLOCK_TITLE, "Tram"));
  CU_ASSERT (block_is (a, 1, CC_BLOCK_PARAGRAPH, "The tram & port"));
  CU_ASSERT (block_is (a, 2, CC_BLOCK_ITEM, "one"));
  CU_ASSERT (block_is (a, 3, CC_BLOCK_CAPTION, "a picture"));
  CU_ASSERT (block_is (a, 4, CC_BLOCK_QUOTE, "said"));
  CU_ASSERT_EQUAL (cc_article_file_offset (a, a->blocks[1].range.start + 4), strstr (text, "tram**") - text);
  CU_ASSERT_EQUAL (cc_article_file_offset (a, a->blocks[4].range.start), strstr (text, "said") - text);
}

static const char html[] =
  "<!doctype html><html lang=en><head><title>Tram opens | Harbour Daily</title>"
  "<meta property=og:site_name content='Harbour Daily'><link rel=canonical href='https://h.example/t'>"
  "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":"
  "\"2021-04-07T10:00+02:00\",\"author\":[{\"name\":\"Ada Vale\"}]}]}</script></head><body>"
  "<nav><ul><li><a href=/>Home</a><li><a href=/n>News of the whole town and the coast</a></ul></nav>"
  "<div class=wrap><h1>Tram opens</h1><div class='share-bar'>Share this page with all of your friends now.</div>"
  "<p>The tram line from the station to the pier opens in spring, the mayor of the town said.</p>"
  "<figure><img src=x><figcaption>The mayor stands at the pier and waves to all.</figcaption></figure>"
  "<p>A ride costs two crowns,<br>the same as a <a href=/b>bus ticket</a> does now, and pupils go free.</p>"
  "<blockquote>We waited for it for a very long time, said the oldest docker of the pier.</blockquote>"
  "<div id=comments><p>I think that this is a bad idea, and I say so as often as I can, my friends.</p></div>"
  "</div><footer><p>All rights to this page are with the Harbour Daily and nobody else in town.</p></footer>"
  "</body></html>";

/* Main text and metadata of a page with each kind of part around the article. */
static void
test_html (void)
{
  g_autoptr (CcCorpus) corpus = read_string ("a.html", html);
  const CcArticle *a = article_at (corpus, 0);
  char buffer[CC_DATE_TEXT];

  CU_ASSERT_STRING_EQUAL (a->title, "Tram opens");
  CU_ASSERT_STRING_EQUAL (a->site, "Harbour Daily");
  CU_ASSERT_STRING_EQUAL (a->url, "https://h.example/t");
  CU_ASSERT_STRING_EQUAL (cc_date_format (a->published, buffer), "2021-04-07T08:00Z");
  CU_ASSERT_STRING_EQUAL (a->authors[0], "Ada Vale");
  CU_ASSERT_STRING_EQUAL (a->sources[CC_FIELD_LANGUAGE], "html lang");
  CU_ASSERT_EQUAL (a->n_blocks, 4);
  CU_ASSERT (block_is (a, 0, CC_BLOCK_TITLE, "Tram opens"));
  CU_ASSERT_EQUAL (a->blocks[3].kind, CC_BLOCK_QUOTE);
  CU_ASSERT_PTR_NOT_NULL (strstr (a->text, "two crowns,\nthe same as a bus ticket does now"));
  CU_ASSERT_EQUAL (cc_article_file_offset (a, 0), -1);
}

/* ---- outlets ---- */

static CcOutlets *
outlets_of (const char *ini, char **message)
{
  g_autofree char *path = write_file ("outlets.ini", ini, strlen (ini));
  g_autoptr (GError) error = NULL;
  CcOutlets *outlets = cc_outlets_read (path, &error);

  if (message)
    *message = error ? g_strdup (error->message) : NULL;
  g_remove (path);
  return outlets;
}

static void
check_ini_error (const char *ini, const char *part)
{
  g_autofree char *message = NULL;
  g_autoptr (CcOutlets) outlets = outlets_of (ini, &message);

  CU_ASSERT_PTR_NULL (outlets);
  CU_ASSERT (message && strstr (message, part));
}

/* Each mistake in an outlets file is an error that names section or line. */
static void
test_outlet_errors (void)
{
  check_ini_error ("[a]\nnmae = x\n", "[a]: unknown key 'nmae'");
  check_ini_error ("[a]\ndomains = http://x.example/\n", "[a]: 'http://x.example/' is not a domain");
  check_ini_error ("[a]\nname = \n", "[a]: bad value of 'name'");
  check_ini_error ("[a]\nname = x\n[a]\nkind = y\n", ":3: section [a] given twice");
  check_ini_error ("name = x\n", ":1: 'name' stands before any [section]");
  check_ini_error ("# nothing\n", "names no outlet");
}

static const char *
assigned (CcAssigner *assigner, CcOutlets *outlets, const char *file, const char *record,
          const char *url, const char *site)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  CcArticle article = { .file = (char *) file, .record = (char *) record, .url = (char *) url,
                        .site = (char *) site, .warnings = warnings };
  guint32 index = cc_assigner_outlet (assigner, &article);

  return ((const CcOutlet *) g_ptr_array_index (outlets->outlets, index))->id;
}

/* All four rules and their order: file over folder over domain over name, the
   record's own name over all; ties and strangers are told, strangers once. */
static void
test_assign (void)
{
  g_autoptr (CcOutlets) outlets = outlets_of ("[a]\ndomains=a.example\nfolders=/news/a\nnames=The A\n"
                                              "[b]\nfiles=b_*;*.b\ndomains=b.example\n"
                                              "[c]\nfiles=c_*;*.b\n", NULL);
  g_autoptr (GPtrArray) notices = cc_notices_new ();
  CcAssigner *r = cc_assigner_new (outlets, TRUE, notices);

  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "x.txt", NULL, "https://www.a.example/1", NULL), "a");
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "/news/a/b_1.txt", NULL, NULL, NULL), "b");
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "/news/a/1.txt", NULL, "https://b.example", NULL), "a");
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "x.txt", NULL, "https://b.example", "the a"), "b");
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "b_1.jsonl", "line 1", NULL, "THE A"), "a");
  CU_ASSERT_EQUAL (notices->len, 0);
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "1.b", NULL, NULL, NULL), "b");
  CU_ASSERT (noticed (notices, "outlets 'b' and 'c' both claim this"));
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "n.jsonl", "line 1", NULL, "New"), "New");
  CU_ASSERT_STRING_EQUAL (assigned (r, outlets, "n.jsonl", "line 2", NULL, "New"), "New");
  CU_ASSERT_EQUAL (notices->len, 2);
  cc_assigner_free (r);
}

/* ---- corpora ---- */

/* Strings make articles with one outlet a name; offsets in points count é once. */
static void
test_add_text (void)
{
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  guint32 one = cc_corpus_add_text (corpus, "p1", "A", NULL, "Cafe\xcc\x81 opens.");
  guint32 two = cc_corpus_add_text (corpus, "p2", "A", "en", "");
  CcPoints points = { article_at (corpus, one)->text, 0, 0 };

  CU_ASSERT_EQUAL (two, 1);
  CU_ASSERT_EQUAL (corpus->outlets->outlets->len, 1);
  CU_ASSERT_EQUAL (corpus->notices->len, 0);
  CU_ASSERT_STRING_EQUAL (article_at (corpus, 1)->language, "en");
  CU_ASSERT_EQUAL (cc_article_code_points (article_at (corpus, one), 6), 5);
  CU_ASSERT_EQUAL (cc_points_at (&points, 6), 5);
  CU_ASSERT_EQUAL (cc_points_at (&points, 1), 1);
  CU_ASSERT_EQUAL (cc_article_file_offset (article_at (corpus, one), 0), -1);
}

/* The result does not depend on the number of threads: many files, one order. */
static void
test_threads (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CcCorpus) one = NULL, four = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%02u.txt", i);

      g_ptr_array_add (paths, write_file (name, name, strlen (name)));
    }
  g_ptr_array_add (paths, NULL);
  one = cc_corpus_read ((const char *const *) paths->pdata, NULL, NULL, 1, NULL, NULL);
  four = cc_corpus_read ((const char *const *) paths->pdata, NULL, NULL, 4, NULL, NULL);
  CU_ASSERT_EQUAL (one->articles->len, 40);
  for (guint i = 0; i < one->articles->len; i++)
    CU_ASSERT_STRING_EQUAL (article_at (one, i)->id, article_at (four, i)->id);
  CU_ASSERT_EQUAL (one->notices->len, four->notices->len);
  for (guint i = 0; i < 40; i++)
    g_remove (g_ptr_array_index (paths, i));
}

/* So are the lines of one file: articles, notices and their order, with records that
   fail or are warned of in each of its parts. */
static void
test_threads_lines (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (CcCorpus) one = NULL, four = NULL;
  const char *paths[2] = { NULL };

  for (guint i = 0; i < 5000; i++)
    if (i % 100 == 7)
      g_string_append_printf (lines, "{\"id\": %u}\n", i);
    else
      g_string_append_printf (lines,
                              "{\"id\": %u, \"date\": \"%s\", \"text\": \"Pier %u\\u0001 was "
                              "rebuilt by the harbour board in the spring of that year.\"}\n",
                              i % 4000, i % 50 ? "2023-03-06" : "soon", i);
  paths[0] = path = write_file ("lines.jsonl", lines->str, lines->len);
  one = cc_corpus_read (paths, NULL, NULL, 1, NULL, NULL);
  four = cc_corpus_read (paths, NULL, NULL, 4, NULL, NULL);
  CU_ASSERT_EQUAL (one->articles->len, 4950);
  CU_ASSERT_EQUAL_FATAL (one->articles->len, four->articles->len);
  for (guint i = 0; i < one->articles->len; i++)
    {
      CU_ASSERT_STRING_EQUAL (article_at (one, i)->id, article_at (four, i)->id);
      CU_ASSERT_STRING_EQUAL (article_at (one, i)->record, article_at (four, i)->record);
      CU_ASSERT_STRING_EQUAL (article_at (one, i)->text, article_at (four, i)->text);
    }
  CU_ASSERT_EQUAL_FATAL (one->notices->len, four->notices->len);
  for (guint i = 0; i < one->notices->len; i++)
    {
      const CcNotice *a = g_ptr_array_index (one->notices, i);
      const CcNotice *b = g_ptr_array_index (four->notices, i);

      CU_ASSERT (g_str_equal (a->message, b->message) && g_strcmp0 (a->place, b->place) == 0);
    }
  g_remove (path);
}

/* The agency that an article credits: datelines in several languages, credit lines,
   brackets at the end; and what is none: a source of the content, a picture's credit,
   an agency spelt out in a sentence, a name written like an abbreviation. */
static void
test_origin (void)
{
#define STORY "The harbour board of Korvand met on Monday and spoke of cranes."
  static const struct
  {
    const char *text, *origin, *source;
  } cases[] = {
    { "KORVAND, 6 March (BelTA) – " STORY, "BelTA", "dateline" },
    { "KORVAND (Reuters) - " STORY, "Reuters", "dateline" },
    { "KORVAND (AP) " STORY, "AP", "dateline" },
    { "Korvand (jdo/dpa) - " STORY, "dpa", "dateline" },
    { "КОРВАНД, 6 марта. /ТАСС/. " STORY, "TASS", "dateline" },
    { "КОРВАНД, 6 мар – РИА Новости. " STORY, "RIA Novosti", "dateline" },
    { "Корванд. 6 березня. УКРІНФОРМ. " STORY, "Ukrinform", "dateline" },
    { "Korvand, 6 mar (EFE).- " STORY, "EFE", "dateline" },
    { "(ANSA) - KORVAND, 06 MAR - " STORY, "ANSA", "dateline" },
    { "By Reuters Staff\n\n" STORY, "Reuters", "credit line" },
    { STORY "\n\nMit Material von dpa", "dpa", "credit line" },
    { STORY "\n\nŹródło: PAP", "PAP", "credit line" },
    { STORY " (mit Material von AFP)", "AFP", "credit line" },
    { STORY " (PAP)", "PAP", "credit line" },
    { STORY "\n\nCopyright 2023 The Associated Press. All rights reserved.", "AP", "credit line" },
    { "According to Reuters, " STORY, NULL, NULL },
    { "The Associated Press (AP) reported: " STORY, NULL, NULL },
    { "The chairman told TASS. " STORY, NULL, NULL },
    { STORY "\n\nPhoto: Reuters", NULL, NULL },
    { STORY "\n\nSource: the port office", NULL, NULL },
    { STORY " They sold it to Interfax (TASS).", NULL, NULL },
    { STORY " Pap and mia were there.", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CcCorpus) corpus = cc_corpus_new ();
      const CcArticle *article;

      cc_corpus_add_text (corpus, "a", "North Quay", "en", cases[i].text);
      article = g_ptr_array_index (corpus->articles, 0);
      if (g_strcmp0 (article->origin, cases[i].origin) != 0
          || g_strcmp0 (article->origin_source, cases[i].source) != 0)
        CU_FAIL ("another origin");
    }
}

void
add_ingest_suite (void)
{
  CU_pSuite s = CU_add_suite ("ingest", NULL, NULL);

  CU_add_test (s, "clean: rules", test_clean_rules);
  CU_add_test (s, "clean: NFC", test_clean_nfc);
  CU_add_test (s, "clean: all characters", test_clean_all);
  CU_add_test (s, "clean: joiners", test_clean_joiners);
  CU_add_test (s, "clean: marks without end", test_clean_marks);
  CU_add_test (s, "clean: steps lead back", test_clean_steps);
  CU_add_test (s, "charset: marks and NULs", test_charsets);
  CU_add_test (s, "maps are sorted", test_maps_sorted);
  CU_add_test (s, "charset: declared", test_declared_charset);
  CU_add_test (s, "charset: broken UTF-8", test_broken_utf8);
  CU_add_test (s, "long fields", test_long_fields);
  CU_add_test (s, "failures", test_failures);
  CU_add_test (s, "dates", test_dates);
  CU_add_test (s, "dates of file names", test_file_name_dates);
  CU_add_test (s, "languages", test_languages);
  CU_add_test (s, "page: blocks", test_page_blocks);
  CU_add_test (s, "page: blocks cover the text", test_blocks_cover);
  CU_add_test (s, "page: hard-wrapped", test_wrapped);
  CU_add_test (s, "page: appended article", test_appended_article);
  CU_add_test (s, "jsonl", test_jsonl);
  CU_add_test (s, "json documents", test_json_documents);
  CU_add_test (s, "markdown", test_markdown);
  CU_add_test (s, "html", test_html);
  CU_add_test (s, "outlets: errors", test_outlet_errors);
  CU_add_test (s, "outlets: assignment", test_assign);
  CU_add_test (s, "corpus: strings", test_add_text);
  CU_add_test (s, "corpus: threads", test_threads);
  CU_add_test (s, "corpus: threads on one file", test_threads_lines);
  CU_add_test (s, "origin", test_origin);
}
