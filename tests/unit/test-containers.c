/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-containers.c: what the readers of files inside of files are made of. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <zlib.h>

#include <ingest/mime.h>
#include <ingest/unpack.h>

#include "unit.h"

/* ---- gzip ---- */

static GString *
pack (const char *text)
{
  z_stream stream = { .next_in = (Bytef *) (gpointer) text, .avail_in = (uInt) strlen (text) };
  GString *out = g_string_new (NULL);

  g_string_set_size (out, 4096);
  stream.next_out = (Bytef *) out->str;
  stream.avail_out = 4096;
  CU_ASSERT_EQUAL (
      deflateInit2 (&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  CU_ASSERT_EQUAL (deflate (&stream, Z_FINISH), Z_STREAM_END);
  g_string_truncate (out, stream.total_out);
  deflateEnd (&stream);
  return out;
}

static const char text[] = "The tide gate held for nine hours, and for nine the tide held back.";

/* Every way to cut a member gives a beginning of the text and says that it was cut. */
static void
test_inflate_cut (void)
{
  g_autoptr (GString) packed = pack (text);

  for (gsize n = 0; n < packed->len; n++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      gsize used;

      CU_ASSERT_EQUAL (cc_inflate (CC_DEFLATE_GZIP, packed->str, n, 4096, out, &used),
                       CC_INFLATED_CUT);
      CU_ASSERT (used <= n && g_str_has_prefix (text, out->str));
    }
}

/* The room is kept to the byte, what stands behind a member is not touched, and a wrong
   checksum shows. */
static void
test_inflate_room (void)
{
  g_autoptr (GString) packed = pack (text);
  g_autoptr (GString) out = g_string_new ("before");
  gsize size = packed->len;
  gsize used;

  g_string_append (packed, "behind");
  CU_ASSERT_EQUAL (
      cc_inflate (CC_DEFLATE_GZIP, packed->str, packed->len, strlen (text), out, &used),
      CC_INFLATED);
  CU_ASSERT_EQUAL (used, size);
  CU_ASSERT (g_str_has_prefix (out->str, "before") && strcmp (out->str + 6, text) == 0);
  g_string_truncate (out, 0);
  CU_ASSERT_EQUAL (
      cc_inflate (CC_DEFLATE_GZIP, packed->str, packed->len, strlen (text) - 1, out, &used),
      CC_INFLATED_LARGE);
  CU_ASSERT_EQUAL (out->len, strlen (text) - 1);
  packed->str[size - 6] ^= 1;
  CU_ASSERT_EQUAL (cc_inflate (CC_DEFLATE_GZIP, packed->str, size, 4096, out, &used),
                   CC_INFLATED_BROKEN);
}

/* ---- names ---- */

static void
check_name (const char *raw, const char *wanted)
{
  g_autofree char *got = cc_entry_name (raw);

  CU_ASSERT_STRING_EQUAL (got, wanted);
}

/* No name leads anywhere, and every name can be shown. */
static void
test_entry_names (void)
{
  g_autofree char *many = g_strnfill (1000, 'x');
  g_autofree char *cut = cc_entry_name (many);

  check_name ("news/a.html", "news/a.html");
  check_name ("../../etc/./passwd", "etc/passwd");
  check_name ("/root//a", "root/a");
  check_name ("C:\\news\\a.html", "news/a.html");
  check_name ("..", "");
  check_name ("", "");
  check_name ("a\x1b[31m\n.txt", "a[31m .txt");
  check_name ("m\x81hle.txt", "mühle.txt");
  check_name ("\xaf\xa0\xe0\xae\xac.txt", "паром.txt");
  check_name ("\xef\xe0\xf0\xee\xec.txt", "паром.txt");
  CU_ASSERT (strlen (cut) <= 255 && g_utf8_validate (cut, -1, NULL));
}

/* What stands beside pages is told by its name alone. */
static void
test_companions (void)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (paths, (gpointer) "a/page.htm");
  CU_ASSERT_STRING_EQUAL (cc_companion_kind ("a/photo.JPG"), "image");
  CU_ASSERT_STRING_EQUAL (cc_companion_kind ("a/.DS_Store"), "system file");
  CU_ASSERT_STRING_EQUAL (cc_companion_kind ("__MACOSX/a/page.html"), "system file");
  CU_ASSERT_PTR_NULL (cc_companion_kind ("a.png/page.html"));
  CU_ASSERT_PTR_NULL (cc_companion_kind ("a/page"));
  CU_ASSERT_TRUE (cc_is_page_folder ("a/page_files", paths));
  CU_ASSERT_TRUE (cc_is_page_folder ("a/page-Dateien", paths));
  CU_ASSERT_FALSE (cc_is_page_folder ("page_files", paths));
  CU_ASSERT_FALSE (cc_is_page_folder ("a/other_files", paths));
}

static void
test_tally (void)
{
  g_autoptr (CcTally) tally = cc_tally_new ();
  g_autofree char *none = cc_tally_text (tally);
  g_autofree char *some = NULL;

  CU_ASSERT_STRING_EQUAL (none, "");
  cc_tally_add (tally, "script");
  cc_tally_add (tally, "image");
  cc_tally_add (tally, "image");
  cc_tally_add (tally, "font");
  some = cc_tally_text (tally);
  CU_ASSERT_STRING_EQUAL (some, "2 images, 1 font, 1 script");
}

/* ---- headers ---- */

/* Folded lines are joined, the first of a name counts, the body begins after the blank
   line, whatever the line ends. */
static void
test_headers (void)
{
  static const char lines[] = "A:  one\r\n two\r\nno colon\nb: x\nB: y\n\nbody: z\n";
  gsize length;
  g_autoptr (GHashTable) headers = cc_headers_new (lines, strlen (lines), &length);
  g_autofree char *type = cc_media_type ("Text/HTML ; charset=x");
  g_autofree char *charset
    = cc_header_parameter ("text/html; x=\"a;charset=no\"; Charset = \"utf\\-8\"", "charset");
  g_autofree char *none = cc_header_parameter ("text/html; charsets=x", "charset");

  CU_ASSERT_STRING_EQUAL (cc_header (headers, "a"), "one two");
  CU_ASSERT_STRING_EQUAL (cc_header (headers, "b"), "x");
  CU_ASSERT_STRING_EQUAL (cc_header (headers, "body"), "");
  CU_ASSERT_STRING_EQUAL (lines + length, "body: z\n");
  CU_ASSERT_STRING_EQUAL (type, "text/html");
  CU_ASSERT_STRING_EQUAL (charset, "utf-8");
  CU_ASSERT_PTR_NULL (none);
}

static void
check_words (const char *value, const char *wanted)
{
  g_autofree char *got = cc_mime_words (value);

  CU_ASSERT_STRING_EQUAL (got, wanted);
}

/* Encoded words in either encoding; what only looks like one stays as it is. */
static void
test_words (void)
{
  check_words ("Tram", "Tram");
  check_words ("=?iso-8859-1?Q?Caf=E9_Nine?= opens", "Café Nine opens");
  check_words ("=?utf-8?B?0L/QsNGA?= =?UTF-8*ru?b?0L7QvA==?=", "паром");
  check_words ("=?none?Q?a?= =?utf-8?Q?b", "=?none?Q?a?= =?utf-8?Q?b");
  check_words ("=?utf-8?Q?a b?= =?", "=?utf-8?Q?a b?= =?");
}

/* ---- warnings ---- */

/* What is warned of a record is said about its article and about no other. */
static void
test_warnings_of_members (void)
{
#define RECORD(length, body)                                                                      \
  "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: " length      \
  "\r\n\r\n" body "\r\n\r\n"
  static const char crawl[] = RECORD ("27", "The gate is open for ships.")
      RECORD ("5", "The gate is shut for ships.") RECORD ("29", "The gate is closed for ships.");
  g_autofree char *folder = g_dir_make_tmp ("crossclaim-containers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.warc", NULL);
  const char *paths[] = { path, NULL };
  const CcReadOptions options = { .language = "en" };
  g_autoptr (CcCorpus) corpus = NULL;
  const CcArticle *article[3];

  CU_ASSERT_FATAL (g_file_set_contents (path, crawl, sizeof crawl - 1, NULL));
  corpus = cc_corpus_read (paths, NULL, &options, 1, NULL, NULL);
  CU_ASSERT_FATAL (corpus && corpus->articles->len == 3);
  for (guint i = 0; i < 3; i++)
    article[i] = g_ptr_array_index (corpus->articles, i);
  CU_ASSERT_STRING_EQUAL (article[1]->id, "a:2");
  CU_ASSERT_EQUAL (article[1]->warnings->len, 1);
  CU_ASSERT_PTR_NOT_NULL (
      strstr (g_ptr_array_index (article[1]->warnings, 0), "Content-Length is 5, but 27"));
  CU_ASSERT_EQUAL (article[2]->warnings->len, 0);
  CU_ASSERT_EQUAL (corpus->n_failed, 0);
  g_remove (path);
  g_rmdir (folder);
}

void
add_containers_suite (void)
{
  CU_pSuite s = CU_add_suite ("containers", NULL, NULL);

  CU_add_test (s, "inflate: cut anywhere", test_inflate_cut);
  CU_add_test (s, "inflate: room, end, checksum", test_inflate_room);
  CU_add_test (s, "names of entries", test_entry_names);
  CU_add_test (s, "companions of pages", test_companions);
  CU_add_test (s, "tally", test_tally);
  CU_add_test (s, "headers", test_headers);
  CU_add_test (s, "encoded words", test_words);
  CU_add_test (s, "warnings of members", test_warnings_of_members);
}
