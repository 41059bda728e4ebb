/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <jansson.h>

#include <crossclaim/crossclaim.h>

#include "report/html-writer.h"
#include "report/json.h"
#include "report/markdown.h"
#include "report/phrases.h"
#include "report/points.h"
#include "report/report.h"
#include "unit.h"

/* Compares @texts, given as outlet, text, …, NULL. */
static CcComparison *
compare_texts (const char *const *texts)
{
  CcCorpus *corpus = cc_corpus_new ();
  CcOptions options;
  CcComparison *c;

  for (guint i = 0; texts[i]; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i / 2);

      cc_corpus_add_text (corpus, id, texts[i], "en", texts[i + 1]);
    }
  cc_options_init (&options);
  options.threads = 1;
  c = cc_run_corpus (&options, corpus, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL (c);
  return c;
}

static const char *const two_outlets[] = {
  "State Daily", "The mayor of Zyga opened the new ferry terminal on Monday.",
  "Tide Blog",   "On Monday the mayor of Zyga opened the new ferry terminal. Nobody clapped.", NULL
};

static const CcReporter *
reporter (const char *name)
{
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    if (strcmp ((*r)->name, name) == 0)
      return *r;
  return NULL;
}

/* What @name writes of @c: new. */
static char *
written (const CcComparison *c, const char *name)
{
  GString *text = g_string_new (NULL);
  CcSink sink = { cc_write_to_string, text };

  CU_ASSERT_TRUE (reporter (name)->write (c, &sink, NULL));
  return g_string_free (text, FALSE);
}

/* The table gives what counting from the start gives, at every offset of a text
   of all character lengths that is longer than several steps. */
static void
test_points (void)
{
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CcPointTable) table = NULL;
  const CcArticle *article;
  guint32 points = 0;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "aé€𝄞");
  cc_corpus_add_text (corpus, "empty", "X", "en", "");
  cc_corpus_add_text (corpus, "long", "X", "en", text->str);
  table = cc_point_table_new (corpus, 0);
  article = g_ptr_array_index (corpus->articles, 1);
  CU_ASSERT_EQUAL (cc_point_at (table, 0, 0), 0);
  for (guint32 i = 0; i < article->length; i++)
    {
      if (((guchar) article->text[i] & 0xc0) != 0x80)
        CU_ASSERT_EQUAL (cc_point_at (table, 1, i), points);
      points += ((guchar) article->text[i] & 0xc0) != 0x80;
    }
  CU_ASSERT_EQUAL (cc_point_at (table, 1, article->length + 7), 800);
}

/* A real as jansson prints it, of @value rounded as the report does: new. */
static char *
expected_real (double value)
{
  json_t *real = json_real (fabs (value) < 1e9 ? round (value * 1e6) / 1e6 : value);
  char *text = json_dumps (real, JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));

  json_decref (real);
  return text;
}

/* Reals come out as from jansson: of every size from what is rounded away to what needs
   an exponent, of either sign, and at the borders of the forms. */
static void
test_json_reals (void)
{
  static const double borders[] = { 0, -0.0, 1e-7, -1e-7, 5e-7, 1e-4, 9.9e-5, 0.1, 1, -1, 0.999999,
                                    0.9999996, 5.000001e-7, 4.9999999e-7, 1.0000005, 99.5e-6,
                                    123456789.123456, 999999999.999999, 1e9, 1e15, 3.5e18,
                                    -2.5e300, 1.5 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (borders) + 20000; i++)
    {
      double value = i < G_N_ELEMENTS (borders)
                       ? borders[i]
                       : g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -9, 20));
      g_autoptr (GString) text = g_string_new (NULL);
      CcSink sink = { cc_write_to_string, text };
      CcOut out;
      CcJson json = { .out = &out };
      char *expected = expected_real (value);

      cc_out_init (&out, &sink);
      cc_json_real (&json, value);
      CU_ASSERT_TRUE (cc_out_finish (&out, NULL));
      CU_ASSERT_STRING_EQUAL (text->str, expected);
      free (expected);
    }
}

/* One value of each kind, with every escape, a NUL, a number that is none, and bytes that
   are not UTF-8; commas stand between values and nowhere else. */
static void
test_json_values (void)
{
  static const char bytes[] = "a\"\\\b\f\n\r\t\001\0\177é€𝄞";
  g_autoptr (GString) text = g_string_new (NULL);
  CcSink sink = { cc_write_to_string, text };
  CcOut out;
  CcJson json = { .out = &out };

  cc_out_init (&out, &sink);
  cc_json_open (&json, '{');
  cc_json_key (&json, "bytes");
  cc_json_bytes (&json, bytes, sizeof bytes - 1);
  cc_json_set_string (&json, "broken", "a\xff\xc3(\xed\xa0\x80");
  cc_json_set_string (&json, "none", NULL);
  cc_json_set_open (&json, "list", '[');
  cc_json_integer (&json, G_MININT64);
  cc_json_integer (&json, 0);
  cc_json_boolean (&json, TRUE);
  cc_json_real (&json, NAN);
  cc_json_open (&json, '[');
  cc_json_close (&json, ']');
  cc_json_close (&json, ']');
  cc_json_set_boolean (&json, "last", FALSE);
  cc_json_close (&json, '}');
  cc_json_end_line (&json);
  cc_json_null (&json);
  CU_ASSERT_TRUE (cc_out_finish (&out, NULL));
  CU_ASSERT_STRING_EQUAL (text->str,
                          "{\"bytes\":\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u0000\177é€𝄞\","
                          "\"broken\":\"a\xef\xbf\xbd\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\","
                          "\"none\":null,\"list\":[-9223372036854775808,0,true,null,[]],"
                          "\"last\":false}\nnull");
}

/* What has to be escaped comes out so wherever it stands in a word of eight bytes: each of
   ASCII and some beyond it, behind and before up to ten letters. */
static void
test_json_places (void)
{
  static const char *const beyond[] = { "\xc2\x80", "\xe2\x82\xac", "\xf0\x9d\x84\x9e" };

  for (guint c = 1; c < 128 + G_N_ELEMENTS (beyond); c++)
    for (guint before = 0; before < 11; before++)
      for (guint after = 0; after < 11; after++)
        {
          const char one[] = { (char) c, '\0' };
          const char *put = c < 128 ? one : beyond[c - 128];
          g_autofree char *front = g_strnfill (before, 'a');
          g_autofree char *back = g_strnfill (after, 'z');
          g_autofree char *all = g_strconcat (front, put, back, NULL);
          g_autoptr (GString) text = g_string_new (NULL);
          CcSink sink = { cc_write_to_string, text };
          CcOut out;
          CcJson json = { .out = &out };
          json_t *string = json_string (all);
          char *expected = json_dumps (string, JSON_ENCODE_ANY);

          cc_out_init (&out, &sink);
          cc_json_string (&json, all);
          CU_ASSERT_TRUE (cc_out_finish (&out, NULL));
          CU_ASSERT_STRING_EQUAL (text->str, expected);
          free (expected);
          json_decref (string);
        }
}

/* A number that a line holds as often as it says itself, so that lines have every length. */
static void
put_numbers (CcOut *out, guint from, guint to, gpointer user_data)
{
  guint *n = user_data;

  for (guint i = from; i < to; i++)
    {
      for (guint k = 0; k <= i % 211; k++)
        g_string_append_printf (out->buffer, "%u ", i * 10);
      cc_out_text (out, "\n");
      g_atomic_int_inc ((gint *) n);
    }
}

/* A sink that takes so many bytes and fails then. */
static gboolean
take (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  gsize *left = user_data;

  (void) bytes;
  if (size > *left)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_WRITE, "full");
      return FALSE;
    }
  *left -= size;
  return TRUE;
}

/* A sink slower than the blocks, so that these wait for their turn. */
static gboolean
take_slowly (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  g_usleep (200);
  return cc_write_to_string (bytes, size, user_data, error);
}

/* Blocks stand in order for any number of threads, also where one fills more than a buffer
   and where more have ended than may wait; and once the sink has failed its error comes
   back, and the rest is not made. */
static void
test_blocks (void)
{
  static const guint n_items[] = { 0, 1, 15, 16, 17, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (n_items); i++)
    {
      GString *texts[4] = { NULL };

      for (guint threads = 1; threads < 4; threads++)
        {
          CcSink sink = { threads > 1 ? take_slowly : cc_write_to_string,
                          texts[threads] = g_string_new (NULL) };
          CcOut out;
          guint n = 0;

          cc_out_init (&out, &sink);
          cc_out_text (&out, "before\n");
          cc_out_blocks (&out, n_items[i], threads, put_numbers, &n);
          cc_out_text (&out, "behind\n");
          CU_ASSERT_TRUE (cc_out_finish (&out, NULL));
          CU_ASSERT_EQUAL (n, n_items[i]);
          CU_ASSERT_STRING_EQUAL (texts[threads]->str, texts[1]->str);
        }
      for (guint threads = 1; threads < 4; threads++)
        g_string_free (texts[threads], TRUE);
    }
  for (guint threads = 1; threads < 4; threads++)
    {
      g_autoptr (GError) error = NULL;
      gsize left = 100000;
      CcSink sink = { take, &left };
      CcOut out;
      guint n = 0;

      cc_out_init (&out, &sink);
      cc_out_blocks (&out, 30000, threads, put_numbers, &n);
      CU_ASSERT_FALSE (cc_out_finish (&out, &error));
      CU_ASSERT_TRUE (g_error_matches (error, CC_ERROR, CC_ERROR_WRITE));
      CU_ASSERT_TRUE (n < 10000);
    }
}

/* Every character that means something in HTML, a control, a stray byte and a
   direction override come out harmless; ordinary letters as they are. */
static void
test_html_escape (void)
{
  static const char text[] = "a<b>&\"'\n\001é\xff\xe2\x80\xae" "z\xef\xbf\xbe";
  g_autoptr (GString) out = g_string_new (NULL);

  cc_html_escape (out, text, sizeof text - 1);
  CU_ASSERT_STRING_EQUAL (out->str, "a&lt;b&gt;&amp;&quot;&#39;\n\357\277\275é\357\277\275"
                                    "\357\277\275z\357\277\275");
}

/* What could be markup at the start of a line or within it gets a backslash;
   what only looks like it is left to be read. */
static void
test_markdown_escape (void)
{
  static const struct { const char *text, *escaped; gboolean at_start; } cases[] = {
    { "# no heading", "\\# no heading", TRUE },
    { "No. #7", "No. #7", TRUE },
    { "12. May", "12\\. May", TRUE },
    { "12.5 km", "12.5 km", TRUE },
    { "- a", "\\- a", TRUE },
    { "a - b", "a - b", TRUE },
    { "*b* _i_ `c` [l](u) <i> a|b &amp;",
      "\\*b\\* \\_i\\_ \\`c\\` \\[l\\](u) \\<i\\> a\\|b \\&amp;",
      FALSE },
    { "see https://x.test or www.x.test", "see https\\://x.test or www\\.x.test", FALSE },
    { "at 10:30", "at 10:30", FALSE },
    { "two\n\nlines", "two lines", FALSE },
    { "a\\b", "a\\\\b", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      cc_markdown_escape (out, cases[i].text, strlen (cases[i].text), cases[i].at_start);
      CU_ASSERT_STRING_EQUAL (out->str, cases[i].escaped);
    }
}

/* The writer goes by the extension without regard to case; what has none is told
   which there are. */
static void
test_reporter_for (void)
{
  g_autoptr (GError) error = NULL;

  CU_ASSERT_STRING_EQUAL (cc_reporter_for ("a/b.HTM", NULL)->name, "html");
  CU_ASSERT_STRING_EQUAL (cc_reporter_for ("b.md", NULL)->name, "markdown");
  CU_ASSERT_STRING_EQUAL (cc_reporter_for ("x.y.csv", NULL)->name, "csv");
  CU_ASSERT_PTR_NULL (cc_reporter_for ("dir.html/report", &error));
  CU_ASSERT_TRUE (g_error_matches (error, CC_ERROR, CC_ERROR_USAGE));
  CU_ASSERT_PTR_NOT_NULL (strstr (error->message, "csv, html, json, md"));
  g_clear_error (&error);
  CU_ASSERT_PTR_NULL (cc_reporter_for (".html", &error));
}

static gboolean
write_then_fail (const CcComparison *comparison, CcSink *sink, GError **error)
{
  (void) comparison;
  if (sink->write ("half", 4, sink->user_data, error))
    g_set_error (error, CC_ERROR, CC_ERROR_WRITE, "the writer gave up");
  return FALSE;
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

/* A report appears whole under its name with ordinary rights, replaces an older
   one, and when its writer fails the older one and nothing else is there. */
static void
test_save (void)
{
  static const CcReporter failing = { "failing", "x", "fails", write_then_fail };
  g_autoptr (CcComparison) c = compare_texts (two_outlets);
  g_autofree char *folder = g_dir_make_tmp ("crossclaim-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.csv", NULL);
  g_autofree char *expected = written (c, "csv");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  mode_t old = umask (027);
  GStatBuf info;

  CU_ASSERT_TRUE (g_file_set_contents (path, "old", -1, NULL));
  CU_ASSERT_TRUE (cc_report_save (c, reporter ("csv"), path, NULL));
  umask (old);
  CU_ASSERT_TRUE (g_file_get_contents (path, &bytes, NULL, NULL));
  CU_ASSERT_STRING_EQUAL (bytes, expected);
  CU_ASSERT_EQUAL (g_stat (path, &info), 0);
  CU_ASSERT_EQUAL (info.st_mode & 0777, 0640);

  CU_ASSERT_FALSE (cc_report_save (c, &failing, path, &error));
  CU_ASSERT_STRING_EQUAL (error->message, "the writer gave up");
  g_clear_pointer (&bytes, g_free);
  CU_ASSERT_TRUE (g_file_get_contents (path, &bytes, NULL, NULL));
  CU_ASSERT_STRING_EQUAL (bytes, expected);
  CU_ASSERT_EQUAL (n_files (folder), 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* A folder and a place that does not exist are refused in words that name them. */
static void
test_save_refuses (void)
{
  g_autoptr (CcComparison) c = compare_texts (two_outlets);
  g_autofree char *folder = g_dir_make_tmp ("crossclaim-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "report.csv", NULL);
  g_autoptr (GError) error = NULL;

  CU_ASSERT_FALSE (cc_report_save (c, reporter ("csv"), folder, &error));
  CU_ASSERT_TRUE (g_error_matches (error, CC_ERROR, CC_ERROR_WRITE));
  CU_ASSERT_TRUE (g_str_has_prefix (error->message, folder));
  g_clear_error (&error);
  CU_ASSERT_FALSE (cc_report_save (c, reporter ("csv"), nowhere, &error));
  CU_ASSERT_TRUE (g_str_has_prefix (error->message, nowhere));
  CU_ASSERT_EQUAL (n_files (folder), 0);
  g_rmdir (folder);
}

static gboolean
refuse (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  (void) bytes;
  (void) size;
  ++*(guint *) user_data;
  g_set_error (error, CC_ERROR, CC_ERROR_WRITE, "the disk is full");
  return FALSE;
}

/* Every writer and inspector passes on the sink's error and calls it no more. */
static void
test_sink_fails (void)
{
  g_autoptr (CcComparison) c = compare_texts (two_outlets);
  CcPassage passage = { .article_a = 0, .article_b = 1, .a = { 0, 1 }, .b = { 0, 1 } };
  guint calls = 0;
  CcSink sink = { refuse, &calls };

  c->passages = g_array_new (FALSE, FALSE, sizeof passage);
  g_array_append_val (c->passages, passage);
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    {
      g_autoptr (GError) error = NULL;

      calls = 0;
      CU_ASSERT_FALSE ((*r)->write (c, &sink, &error));
      CU_ASSERT_STRING_EQUAL (error->message, "the disk is full");
      CU_ASSERT_EQUAL (calls, 1);
    }
  for (const CcInspector *const *i = cc_inspectors (); *i; i++)
    {
      g_autoptr (GError) error = NULL;

      if ((strcmp ((*i)->name, "marks") == 0 && c->marks->n_marks == 0)
          || (strcmp ((*i)->name, "copies") == 0 && c->copies->n_copies == 0))
        continue;
      calls = 0;
      CU_ASSERT_FALSE ((*i)->write (c, &sink, &error));
      CU_ASSERT_EQUAL (calls, 1);
    }
}

/* Overlapping spans cut the sentence into pieces that give it back whole, and each
   span ends once: nested, crossing and equal ranges are all there. */
static void
test_pieces (void)
{
  static const CcSpan given[] = {
    { { 0, 10 }, CC_SPAN_SHARED, 0, 0 }, { { 2, 5 }, CC_SPAN_SHARED, 0, 1 },
    { { 4, 12 }, CC_SPAN_FIGURE, 0, 7 }, { { 4, 12 }, CC_SPAN_SHARED, 0, 2 },
    { { 19, 20 }, CC_SPAN_SHARED, 0, 3 },
  };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CcSpan));
  guint32 at = 0;
  CcPieces pieces;

  g_array_append_vals (spans, given, G_N_ELEMENTS (given));
  cc_pieces_init (&pieces, NULL, spans, (CcRange) { 0, 20 });
  for (guint i = 0; i < pieces.pieces->len; i++)
    {
      const CcPiece *piece = &g_array_index (pieces.pieces, CcPiece, i);

      CU_ASSERT_EQUAL (piece->range.start, at);
      CU_ASSERT_EQUAL (piece->figure, at >= 4 && at < 12 ? 7 : -1);
      CU_ASSERT_EQUAL (piece->shared, at < 12 || at >= 19);
      at = piece->range.end;
    }
  CU_ASSERT_EQUAL (at, 20);
  CU_ASSERT_EQUAL (pieces.ends->len, G_N_ELEMENTS (given));
  cc_pieces_clear (&pieces);
}

/* Whose words a sentence is in, for the four ways to tell; a phrase in
   quotation marks does not make a quotation. */
static void
test_telling (void)
{
  static const char *const texts[] = {
    "Tide Blog",
    "The ferry terminal opened. Mayor Brandt said that the terminal would open in May. "
    "“The terminal was open to everybody,” said Mayor Brandt. "
    "The hall of the terminal “was open to everybody and to every dog” from noon until late. "
    "The “harbour jewel” has twelve gates and a long row of ticket windows for the ferries.",
    NULL
  };
  static const CcTold expected[] = {
    CC_TOLD_OWN, CC_TOLD_REPORTED, CC_TOLD_QUOTED, CC_TOLD_PARTLY, CC_TOLD_OWN,
  };
  g_autoptr (CcComparison) c = compare_texts (texts);

  CU_ASSERT_EQUAL_FATAL (c->text->n_sentences, G_N_ELEMENTS (expected));
  for (guint32 i = 0; i < c->text->n_sentences; i++)
    CU_ASSERT_EQUAL (cc_telling (c, i).told, expected[i]);
}

/* Puts one figure into each of the first two mentions of the first claim: "new",
   which stands in both sentences, as if it were a number. */
static void
add_figures (CcComparison *c, CcFigureRelation relation)
{
  CcClaimView *view = g_ptr_array_index (c->views, 0);
  CcFigureGroup group = { relation, 2 };

  g_free (c->text->quantities);
  c->text->quantities = g_new0 (CcQuantity, 2);
  c->text->n_quantities = 2;
  g_array_set_size (view->figures, 0);
  g_array_set_size (view->figure_groups, 0);
  g_array_append_val (view->figure_groups, group);
  for (guint i = 0; i < 2; i++)
    {
      CcQuantity *q = &c->text->quantities[i];
      const CcSentence *s = &c->text->sentences[view->claim->mentions[i].sentence];
      const char *text = cc_text_article (c->text, s)->text;
      CcFigure figure = { i, i, 0 };

      q->sentence = view->claim->mentions[i].sentence;
      q->range.start = (guint32) (strstr (text, "new") - text);
      q->range.end = q->range.start + 3;
      q->qualifier = i == 0 ? CC_QUALIFIER_NONE : CC_QUALIFIER_ABOUT;
      q->low = q->high = relation == CC_FIGURES_EQUAL ? 20 : 20 + i * 7;
      q->step = 1;
      q->kind = CC_QUANTITY_MONEY;
      q->unit = g_intern_static_string ("EUR");
      g_array_append_val (view->figures, figure);
    }
}

/* The relation of a claim's figures stands in the page and in the JSON, and equal
   figures with different qualifiers are called so. */
static void
test_figures (void)
{
  g_autoptr (CcComparison) c = compare_texts (two_outlets);
  g_autofree char *html = NULL;
  g_autofree char *same = NULL;
  g_autofree char *json = NULL;

  CU_ASSERT_EQUAL_FATAL (c->views->len, 1);
  add_figures (c, CC_FIGURES_DIFFERENT);
  html = written (c, "html");
  CU_ASSERT_PTR_NOT_NULL (strstr (html, "≠ the figures differ"));
  json = written (c, "json");
  CU_ASSERT_PTR_NOT_NULL (strstr (json, "\"relation\":\"different\""));
  add_figures (c, CC_FIGURES_EQUAL);
  same = written (c, "html");
  CU_ASSERT_PTR_NOT_NULL (strstr (same, "= the same figure, differently qualified"));
}

/* The JSON report parses, and the ranges of its mentions give back their words
   though the text holds characters of several bytes. */
static void
test_json (void)
{
  static const char *const texts[] = {
    "Ö", "Ärger? “Nein.” The mayor of Zyga opened the new ferry terminal on Monday.",
    "B", "€€€ On Monday the mayor of Zyga opened the new ferry terminal.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  g_autofree char *json = written (c, "json");
  json_t *root = json_loads (json, 0, NULL);
  json_t *mention = NULL;
  size_t i;
  json_t *mentions = json_object_get (json_array_get (json_object_get (root, "claims"), 0),
                                      "mentions");

  CU_ASSERT_PTR_NOT_NULL_FATAL (root);
  CU_ASSERT_EQUAL (json_array_size (mentions), 2);
  json_array_foreach (mentions, i, mention)
    {
      json_t *article = json_array_get (json_object_get (root, "articles"), i);
      const char *text = json_string_value (json_object_get (article, "text"));
      gint64 start = json_integer_value (json_object_get (mention, "start"));
      gint64 end = json_integer_value (json_object_get (mention, "end"));
      g_autofree char *words = g_utf8_substring (text, start, end);

      CU_ASSERT_STRING_EQUAL (words, json_string_value (json_object_get (mention, "text")));
    }
  json_decref (root);
}

/* Text that tries to be markup, a formula or to turn the page around stays text
   in every format: it stands in outlet, title and sentences. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "=HYPERLINK(\"x\")",
    "The <script>alert(1)</script> of Zyga & co opened \"the\" ferry \xe2\x80\xae terminal.",
    "<b onclick='x'>|*B*",
    "The <script>alert(1)</script> of Zyga & co opened \"the\" ferry \xe2\x80\xae terminal.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  g_autofree char *html = written (c, "html");
  g_autofree char *markdown = written (c, "markdown");
  g_autofree char *csv = written (c, "csv");

  CU_ASSERT_EQUAL (c->views->len, 1);
  CU_ASSERT_PTR_NULL (strstr (html, "<script"));
  CU_ASSERT_PTR_NULL (strstr (html, "<b onclick"));
  CU_ASSERT_PTR_NULL (strstr (html, "\xe2\x80\xae"));
  CU_ASSERT_PTR_NULL (strstr (markdown, " <script"));
  CU_ASSERT_PTR_NOT_NULL (strstr (markdown, " \\<script"));
  CU_ASSERT_PTR_NOT_NULL (strstr (markdown, "\\<b onclick='x'\\>\\|\\*B\\*"));
  CU_ASSERT_PTR_NOT_NULL (strstr (csv, ",\"'=HYPERLINK(\"\"x\"\")\","));
}

/* Without a shared claim and with one outlet alone, each writer still gives a
   whole report that says so. */
static void
test_nothing_shared (void)
{
  static const char *const apart[] = {
    "State Daily", "The mayor opened the terminal.", "Tide Blog", "Herrings spawn in spring.", NULL
  };
  static const char *const alone[] = { "State Daily", "The mayor opened the terminal.", NULL };
  g_autoptr (CcComparison) none = compare_texts (apart);
  g_autoptr (CcComparison) one = compare_texts (alone);
  g_autofree char *html = written (none, "html");
  g_autofree char *lonely = written (one, "html");

  CU_ASSERT_PTR_NOT_NULL (strstr (html, "There is no claim to show"));
  CU_ASSERT_PTR_NOT_NULL (strstr (html, "</html>"));
  CU_ASSERT_PTR_NOT_NULL (strstr (lonely, "State Daily, alone"));
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    {
      g_autofree char *first = written (none, (*r)->name);
      g_autofree char *second = written (one, (*r)->name);

      CU_ASSERT (strlen (first) > 0 && strlen (second) > 0);
    }
}

/* The sentence on what was not found counts the outlet's articles and names it,
   for one, for several, and for none inside the claim's time window. */
static void
test_not_found (void)
{
  static const char *const texts[] = {
    "State Daily", "The mayor of Zyga opened the new ferry terminal on Monday.",
    "Tide Blog",   "On Monday the mayor of Zyga opened the new ferry terminal.",
    "Think Tank",  "Herrings spawn in spring.", "Think Tank", "Analysts met.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  const CcClaimView *view = g_ptr_array_index (c->views, 0);
  static const char *const expected[] = {
    "Think Tank has no article inside the time window of this claim (undated)",
    "Not found in the articles of Think Tank inside the time window of this claim:"
    " 1 of 2 (undated)",
    "Not found in the 2 articles of Think Tank (undated)",
  };
  CcLayout layout;

  cc_layout_init (&layout, c);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      CcCoverage cell = { .column = 2, .n_searched = i, .nearest_sentence = G_MAXUINT32 };
      CcClaimView windowed = { .claim = view->claim, .coverage = &cell, .n_coverage = 1 };
      g_autofree char *said = cc_say_not_found (&layout, &windowed, 2);

      CU_ASSERT_STRING_EQUAL (said, expected[i]);
    }
  cc_layout_clear (&layout);
}

void
add_report_suite (void)
{
  CU_pSuite suite = CU_add_suite ("report", NULL, NULL);

  CU_add_test (suite, "points", test_points);
  CU_add_test (suite, "json reals", test_json_reals);
  CU_add_test (suite, "json values", test_json_values);
  CU_add_test (suite, "json places", test_json_places);
  CU_add_test (suite, "blocks", test_blocks);
  CU_add_test (suite, "html escape", test_html_escape);
  CU_add_test (suite, "markdown escape", test_markdown_escape);
  CU_add_test (suite, "reporter for", test_reporter_for);
  CU_add_test (suite, "save", test_save);
  CU_add_test (suite, "save refuses", test_save_refuses);
  CU_add_test (suite, "sink fails", test_sink_fails);
  CU_add_test (suite, "pieces", test_pieces);
  CU_add_test (suite, "telling", test_telling);
  CU_add_test (suite, "figures", test_figures);
  CU_add_test (suite, "json", test_json);
  CU_add_test (suite, "hostile text", test_hostile);
  CU_add_test (suite, "nothing shared", test_nothing_shared);
  CU_add_test (suite, "not found", test_not_found);
}
