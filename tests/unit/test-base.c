/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include <base/base.h>
#include <base/bytes.h>
#include <base/ini.h>
#include <base/list.h>

#include "unit.h"

/* The hash is the XXH3-64 that base.h documents, by its worked example, and covers
   exactly the bytes given, by a longer text and a shorter one. */
static void
test_hash (void)
{
  CU_ASSERT_EQUAL (cc_hash ("", 0), G_GUINT64_CONSTANT (0x2d06800538d394c2));
  CU_ASSERT_EQUAL (cc_hash ("crossclaim", 10), cc_hash ("crossclaim and more", 10));
  CU_ASSERT_NOT_EQUAL (cc_hash ("crossclaim", 10), cc_hash ("crossclaim", 9));
}

/* A file's digest is the hash of its bytes; a missing file is named in the error. */
static void
test_hash_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint64 digest = 0;
  int fd = g_file_open_tmp ("crossclaim-XXXXXX", &path, NULL);

  CU_ASSERT_FATAL (fd >= 0);
  g_close (fd, NULL);
  CU_ASSERT (g_file_set_contents (path, "a\0b", 3, NULL));
  CU_ASSERT (cc_hash_file (path, &digest, NULL));
  CU_ASSERT_EQUAL (digest, cc_hash ("a\0b", 3));
  g_remove (path);
  CU_ASSERT_FALSE (cc_hash_file (path, &digest, &error));
  CU_ASSERT_EQUAL (error->code, CC_ERROR_READ);
  CU_ASSERT_PTR_NOT_NULL (strstr (error->message, path));
}

/* A date prints no more than is known of it: one date at each of five precisions. */
static void
test_date_format (void)
{
  static const char *const expected[] = { "", "2023", "2023-03", "2023-03-06", "2023-03-06T04:05Z" };
  char buffer[CC_DATE_TEXT];
  CcDate date = { 2023, 3, 6, 4, 5, CC_PRECISION_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      date.precision = (guint8) i;
      CU_ASSERT_STRING_EQUAL (cc_date_format (date, buffer), expected[i]);
    }
}

/* Dates compare at the coarser precision: a year equals each of its days, an
   unknown date equals all; between known days, the finest difference counts. */
static void
test_date_compare (void)
{
  CcDate none = { 0 };
  CcDate year = { 2023, 0, 0, 0, 0, CC_PRECISION_YEAR };
  CcDate day = { 2023, 3, 6, 0, 0, CC_PRECISION_DAY };
  CcDate noon = { 2023, 3, 6, 12, 0, CC_PRECISION_MINUTE };
  CcDate later = { 2023, 3, 6, 12, 1, CC_PRECISION_MINUTE };
  CcDate next = { 2024, 1, 1, 0, 0, CC_PRECISION_DAY };

  CU_ASSERT_EQUAL (cc_date_compare (none, next), 0);
  CU_ASSERT_EQUAL (cc_date_compare (year, day), 0);
  CU_ASSERT_EQUAL (cc_date_compare (day, noon), 0);
  CU_ASSERT (cc_date_compare (noon, later) < 0);
  CU_ASSERT (cc_date_compare (later, noon) > 0);
  CU_ASSERT (cc_date_compare (year, next) < 0);
}

/* Days are counted from 1970 without a gap or a day too many: known dates around
   leap days, and every day of 800 years follows the one before it. */
static void
test_date_days (void)
{
  gint64 before = cc_date_days (1599, 12, 31);

  CU_ASSERT_EQUAL (cc_date_days (1970, 1, 1), 0);
  CU_ASSERT_EQUAL (cc_date_days (1969, 12, 31), -1);
  CU_ASSERT_EQUAL (cc_date_days (2000, 3, 1), 11017);
  for (int year = 1600; year < 2400; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; cc_date_valid (year, month, day); day++)
        CU_ASSERT_EQUAL_FATAL (cc_date_days (year, month, day), ++before);
}

/* A day of the calendar is told from what only looks like one, at each border. */
static void
test_date_valid (void)
{
  static const struct { int year, month, day; gboolean valid; } dates[] = {
    { 2024, 2, 29, TRUE }, { 2023, 2, 29, FALSE }, { 1900, 2, 29, FALSE }, { 2000, 2, 29, TRUE },
    { 2024, 4, 31, FALSE }, { 2024, 0, 1, FALSE }, { 2024, 13, 1, FALSE }, { 2024, 1, 0, FALSE },
    { 0, 1, 1, FALSE }, { 1, 1, 1, TRUE }, { 9999, 12, 31, TRUE }, { 10000, 1, 1, FALSE },
    { 2024, 1, 32, FALSE }, { 2024, -1, 5, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    CU_ASSERT_EQUAL (cc_date_valid (dates[i].year, dates[i].month, dates[i].day), dates[i].valid);
}

static char *
write_temporary (const char *bytes, gsize size)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("crossclaim-XXXXXX", &path, NULL);

  CU_ASSERT_FATAL (fd >= 0);
  g_close (fd, NULL);
  CU_ASSERT_FATAL (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static void
count_call (guint index, gpointer user_data)
{
  g_atomic_int_inc (&((gint *) user_data)[index]);
}

/* Each index is worked on exactly once, for none, one and many items and for
   fewer, as many and more threads than items. */
static void
test_parallel_map (void)
{
  static const guint sizes[] = { 0, 1, 2, 7, 1000 };
  static const guint threads[] = { 0, 1, 2, 7, 64 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
      {
        g_autofree gint *calls = g_new0 (gint, sizes[s] + 1);

        cc_parallel_map (sizes[s], threads[t], count_call, calls);
        for (guint i = 0; i < sizes[s]; i++)
          CU_ASSERT_EQUAL (calls[i], 1);
        CU_ASSERT_EQUAL (calls[sizes[s]], 0);
      }
}

typedef struct
{
  CcCrew crew;
  gint running, most; /* atomic */
  gint calls[20];
} Nested;

static void
count_inner (guint index, gpointer user_data)
{
  Nested *nested = user_data;
  gint running = g_atomic_int_add (&nested->running, 1) + 1;
  gint most = g_atomic_int_get (&nested->most);

  while (running > most
         && !g_atomic_int_compare_and_exchange_full (&nested->most, most, running, &most))
    ;
  g_usleep (100);
  g_atomic_int_inc (&nested->calls[index]);
  g_atomic_int_add (&nested->running, -1);
}

static void
count_outer (guint index, gpointer user_data)
{
  Nested *nested = user_data;

  (void) index;
  cc_crew_map (&nested->crew, G_N_ELEMENTS (nested->calls), count_inner, nested);
}

/* Of maps in maps each works on each index, and all of them on no more threads than
   they share; a map that is left alone takes on those that are idle. */
static void
test_crew_map (void)
{
  for (guint threads = 1; threads <= 4; threads++)
    for (guint outer = 1; outer <= 6; outer++)
      {
        Nested nested = { .crew = CC_CREW_INIT (threads) };

        cc_crew_map (&nested.crew, outer, count_outer, &nested);
        for (guint i = 0; i < G_N_ELEMENTS (nested.calls); i++)
          CU_ASSERT_EQUAL (nested.calls[i], (gint) outer);
        CU_ASSERT (nested.most <= (gint) threads);
        CU_ASSERT_EQUAL (nested.crew.spare, (gint) threads - 1);
      }
}

/* Bytes of all kinds, those at the edges of what the masks tell apart more often. */
static void
fill_random (GRand *rand, char *bytes, gsize n)
{
  static const guchar edges[] = { 0, 1, 0x1f, 0x20, 0x21, '@', 'A', 'Z', '[', '`', 'a', 'z', '{',
                                  0x7e, 0x7f, 0x80, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xff };

  for (gsize i = 0; i < n; i++)
    bytes[i] = (char) (g_rand_boolean (rand) ? edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))]
                                             : g_rand_int_range (rand, 0, 256));
}

/* Each mask says of every byte what a look at that byte says: random words of edges. */
static void
test_bytes (void)
{
  GRand *rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 20000; round++)
    {
      char bytes[8];
      guint64 word;
      guint n = 0;

      fill_random (rand, bytes, sizeof bytes);
      word = cc_bytes_load (bytes);
      for (guint i = 0; i < 8; i++)
        {
          guint64 top = (guint64) 0x80 << 8 * i;
          guchar byte = (guchar) bytes[i];

          CU_ASSERT_EQUAL ((cc_bytes_equal (word, 0x20) & top) != 0, byte == 0x20);
          CU_ASSERT_EQUAL ((cc_bytes_below (word, 0x20) & top) != 0, byte < 0x20);
          CU_ASSERT_EQUAL ((cc_bytes_below (word, 0x80) & top) != 0, byte < 0x80);
          CU_ASSERT_EQUAL ((cc_bytes_letters (word & ~CC_TOPS) & top) != 0,
                           g_ascii_isalpha (bytes[i] & 0x7f));
          n += byte < 0x20;
        }
      CU_ASSERT_EQUAL (cc_bytes_count (cc_bytes_below (word, 0x20)), n);
      CU_ASSERT_EQUAL (cc_bytes_below (word, 0x20) & ~CC_TOPS, 0);
      if (n > 0)
        CU_ASSERT ((guchar) bytes[cc_bytes_first (cc_bytes_below (word, 0x20))] < 0x20);
    }
  g_rand_free (rand);
}

/* What is valid, and up to where, is as GLib has it: random bytes of which many are
   leads and tails, and valid text with one byte changed. */
static void
test_utf8 (void)
{
  static const char text[] = "The ferry – „Fähre“, паром, 渡船, \360\237\233\263 – sails at noon, they say.";
  GRand *rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 50000; round++)
    {
      const char *stop, *wanted;
      char bytes[sizeof text];
      gsize n = (gsize) g_rand_int_range (rand, 0, sizeof bytes);

      memcpy (bytes, text, sizeof bytes);
      if (round % 2)
        fill_random (rand, bytes, n);
      else
        fill_random (rand, bytes + n, 1);
      CU_ASSERT_EQUAL (cc_utf8_validate (bytes, n, &stop), g_utf8_validate_len (bytes, n, &wanted));
      CU_ASSERT_PTR_EQUAL (stop, wanted);
      CU_ASSERT_EQUAL (cc_utf8_validate (bytes, sizeof text - 1, &stop),
                       g_utf8_validate_len (bytes, sizeof text - 1, &wanted));
      CU_ASSERT_PTR_EQUAL (stop, wanted);
    }
  g_rand_free (rand);
}

/* Forgetting gives back whole pages and touches no byte beside them. */
static void
test_forget (void)
{
  gsize size = 1 << 20;
  g_autofree char *bytes = g_malloc (size);

  memset (bytes, 'x', size);
  cc_bytes_forget (bytes + 100, 1);
  cc_bytes_forget (bytes + 5000, size - 10000);
  for (gsize i = 0; i < 5000; i++)
    CU_ASSERT (bytes[i] == 'x' && bytes[size - 1 - i] == 'x');
}

/* A list as @bytes gives it, or NULL; the message of the error in @message. */
static CcList *
list_of (const char *bytes, char **message)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  CcList *list;
  int fd = g_file_open_tmp ("crossclaim-XXXXXX.list", &path, NULL);

  CU_ASSERT_FATAL (fd >= 0);
  g_close (fd, NULL);
  CU_ASSERT (g_file_set_contents (path, bytes, -1, NULL));
  list = cc_list_read_file (path, &error);
  g_remove (path);
  CU_ASSERT_EQUAL (list == NULL, error != NULL);
  if (message)
    *message = error ? g_strdup (error->message) : NULL;
  return list;
}

/* Entries keep their order, words, line, category in force or of their own, and
   third field; the list has one entry of each kind and a blank line. */
static void
test_list (void)
{
  g_autoptr (CcList) list = list_of ("# source: Weaver (1980)\n"
                                     "plain\n"
                                     "# category: first\n"
                                     "weave~\n"
                                     "\n"
                                     "it is said\tother\ta note\n"
                                     "# category: second\n"
                                     "l\xc3\xa4uft", NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (list);
  CU_ASSERT_STRING_EQUAL (list->source, "Weaver (1980)");
  CU_ASSERT_EQUAL_FATAL (list->n_entries, 4);
  CU_ASSERT_STRING_EQUAL (list->entries[0].text, "plain");
  CU_ASSERT_STRING_EQUAL (list->entries[0].category, "");
  CU_ASSERT_STRING_EQUAL (list->entries[1].text, "weave~");
  CU_ASSERT_STRING_EQUAL (list->entries[1].category, "first");
  CU_ASSERT_STRING_EQUAL (list->entries[1].extra, "");
  CU_ASSERT_STRING_EQUAL (list->entries[2].text, "it is said");
  CU_ASSERT_STRING_EQUAL (list->entries[2].category, "other");
  CU_ASSERT_STRING_EQUAL (list->entries[2].extra, "a note");
  CU_ASSERT_EQUAL (list->entries[2].line, 6);
  CU_ASSERT_STRING_EQUAL (list->entries[3].text, "l\xc3\xa4uft");
  CU_ASSERT_STRING_EQUAL (list->entries[3].category, "second");
}

/* Each way in which a list can be malformed is refused with what is wrong, and
   with its line where there is one. */
static void
test_list_errors (void)
{
  static const char *const bad[][2] = {
    { "word\n", "source" },
    { "# source: x\na\nb\na\n", ":4: entry given twice" },
    { "# source: x\na\t\tb\n", ":2: empty field" },
    { "# source: x\n\tcategory\n", ":2: empty field" },
    { "# source: x\na\xcc\x88ther\n", "not in NFC" },
    { "# source: x\n\xff\n", "not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *message = NULL;
      g_autoptr (CcList) list = list_of (bad[i][0], &message);

      CU_ASSERT_PTR_NULL (list);
      CU_ASSERT_FATAL (message != NULL);
      CU_ASSERT_PTR_NOT_NULL (strstr (message, bad[i][1]));
    }
}

/* A file is read whole, NUL bytes and all, up to the size allowed and no further;
   what has no end is given up; a folder and a missing file say why. */
static void
test_file (void)
{
  g_autofree char *path = write_temporary ("a\0bcd", 5);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  CU_ASSERT (cc_file_read (path, 5, &bytes, &size, NULL));
  CU_ASSERT (size == 5 && memcmp (bytes, "a\0bcd", 6) == 0);
  CU_ASSERT_FALSE (cc_file_read (path, 4, &bytes, &size, NULL));
  CU_ASSERT_FALSE (cc_file_read ("/dev/zero", 1 << 20, &bytes, &size, NULL));
  CU_ASSERT_FALSE (cc_file_read ("/", 1 << 20, &bytes, &size, NULL));
  g_remove (path);
  CU_ASSERT_FALSE (cc_file_read (path, 5, &bytes, &size, NULL));
}

/* Each slip in a key file is told with its line: one of every kind, after two good
   lines, and the first line in the last two. */
static void
test_ini_errors (void)
{
  static const char *const bad[][2] = {
    { "[a]\nb = c\nd\n", ":3: neither a [section] nor key = value" },
    { "[a]\nb = c\n= d\n", ":3: neither a [section] nor key = value" },
    { "[a]\nb = c\n[d\n", ":3: not a section such as [name]" },
    { "[a]\nb = c\n [a] \n", ":3: section [a] given twice" },
    { "[a]\nb = c\nb=d", ":3: 'b' given twice" },
    { "[a]\nb = c\nd = \xff\n", ":3: not UTF-8" },
    { "[a]\nb = c\nd = \x1b[m\n", ":3: character U+001B has no place here" },
    { "[a]\nb = c\n[\xe2\x80\xae]\n", ":3: character U+202E has no place here" },
    { "b = c\n[a]\n", ":1: 'b' stands before any [section]" },
    { "\xff\xfe[\0", ":1: not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = write_temporary (bad[i][0], strlen (bad[i][0]));
      g_autoptr (GError) error = NULL;

      CU_ASSERT_PTR_NULL (cc_ini_read (path, NULL, &error));
      CU_ASSERT_FATAL (error != NULL);
      CU_ASSERT_EQUAL (error->code, CC_ERROR_SYNTAX);
      CU_ASSERT (g_str_has_prefix (error->message, path));
      CU_ASSERT_STRING_EQUAL (error->message + strlen (path), bad[i][1]);
      g_remove (path);
    }
}

/* What is right is read: a byte order mark, line ends of two kinds, a comment, one
   key in two sections, a key for a locale, escapes, of which a broken one is told. */
static void
test_ini (void)
{
  static const char ini[] = "\xef\xbb\xbf# x\r\n[a]\r\nb = one\\ntwo \n[c]\nb=\\q\nb[de]=x\n";
  g_autofree char *path = write_temporary (ini, strlen (ini));
  guint64 digest = 0;
  g_autoptr (GKeyFile) keys = cc_ini_read (path, &digest, NULL);
  g_autofree char *text = NULL;

  CU_ASSERT_FATAL (keys != NULL);
  CU_ASSERT_EQUAL (digest, cc_hash (ini, strlen (ini)));
  CU_ASSERT (cc_ini_string (keys, path, "a", "b", &text, NULL));
  CU_ASSERT_STRING_EQUAL (text, "one two");
  CU_ASSERT (g_key_file_has_key (keys, "c", "b[de]", NULL));
  CU_ASSERT_FALSE (cc_ini_string (keys, path, "c", "b", &text, NULL));
  CU_ASSERT (cc_ini_string (keys, path, "c", "none", &text, NULL));
  CU_ASSERT_PTR_NULL (text);
  g_remove (path);
}

/* Data is found below CROSSCLAIM_DATA, which the test run sets; what is not there
   is an error that names it, and no list. */
static void
test_data_path (void)
{
  g_autofree char *path = cc_data_path ("data/model/match.ini", NULL);
  g_autoptr (GError) error = NULL;

  CU_ASSERT_PTR_NOT_NULL_FATAL (path);
  CU_ASSERT (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  CU_ASSERT_PTR_NULL (cc_data_path ("data/xx/nothing.list", &error));
  CU_ASSERT_FATAL (error != NULL);
  CU_ASSERT_EQUAL (error->code, CC_ERROR_DATA);
  CU_ASSERT_PTR_NOT_NULL (strstr (error->message, "data/xx/nothing.list"));
  CU_ASSERT_FALSE (cc_list_exists ("xx", "nothing"));
}

/* A notice keeps what it is given, and an array of them frees them (the leak
   checker sees to that). */
static void
test_notices (void)
{
  g_autoptr (GPtrArray) notices = cc_notices_new ();
  const CcNotice *notice;

  g_ptr_array_add (notices, cc_notice_new (CC_FAILED, "a.txt", "line 3", g_strdup ("no text")));
  g_ptr_array_add (notices, cc_notice_new (CC_WARNED, "b.txt", NULL, g_strdup ("no date")));
  notice = g_ptr_array_index (notices, 0);
  CU_ASSERT_EQUAL (notice->severity, CC_FAILED);
  CU_ASSERT_STRING_EQUAL (notice->file, "a.txt");
  CU_ASSERT_STRING_EQUAL (notice->place, "line 3");
  CU_ASSERT_STRING_EQUAL (notice->message, "no text");
  notice = g_ptr_array_index (notices, 1);
  CU_ASSERT_PTR_NULL (notice->place);
}

/* Ranges are half-open: neighbours do not overlap, an empty one lies in any that
   reaches its place. */
static void
test_ranges (void)
{
  CcRange a = { 2, 5 }, b = { 5, 7 }, inner = { 3, 5 }, empty = { 4, 4 };

  CU_ASSERT_FALSE (cc_range_overlaps (a, b));
  CU_ASSERT (cc_range_overlaps (a, inner));
  CU_ASSERT (cc_range_contains (a, inner));
  CU_ASSERT_FALSE (cc_range_contains (inner, a));
  CU_ASSERT (cc_range_is_empty (empty));
  CU_ASSERT (cc_range_contains (a, empty));
}

void
add_base_suite (void)
{
  CU_pSuite suite = CU_add_suite ("base", NULL, NULL);

  CU_add_test (suite, "hash", test_hash);
  CU_add_test (suite, "hash of a file", test_hash_file);
  CU_add_test (suite, "date format", test_date_format);
  CU_add_test (suite, "date compare", test_date_compare);
  CU_add_test (suite, "date days", test_date_days);
  CU_add_test (suite, "date valid", test_date_valid);
  CU_add_test (suite, "parallel map", test_parallel_map);
  CU_add_test (suite, "maps in maps", test_crew_map);
  CU_add_test (suite, "bytes", test_bytes);
  CU_add_test (suite, "UTF-8", test_utf8);
  CU_add_test (suite, "forgotten bytes", test_forget);
  CU_add_test (suite, "list", test_list);
  CU_add_test (suite, "list errors", test_list_errors);
  CU_add_test (suite, "file", test_file);
  CU_add_test (suite, "ini", test_ini);
  CU_add_test (suite, "ini errors", test_ini_errors);
  CU_add_test (suite, "data path", test_data_path);
  CU_add_test (suite, "notices", test_notices);
  CU_add_test (suite, "ranges", test_ranges);
}
