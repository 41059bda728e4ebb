/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include <base/base.h>
#include <crossclaim/crossclaim.h>
#include <report/out.h>

#include "unit.h"

enum { N = 1000 };

/* Each call adds its index: the sum is the same for any number of threads, and nothing
   is added for a thread without a watch. */
static void
add_index (guint index, gpointer user_data)
{
  (void) user_data;
  CC_COUNT (words, index);
}

static void
test_counts (void)
{
  CC_COUNT (words, 1);
  for (guint threads = 1; threads <= 7; threads += 3)
    {
      g_auto (CcWatch) watch = { NULL };

      cc_watch_enter (&watch);
      cc_parallel_map (N, threads, add_index, NULL);
      CU_ASSERT_PTR_EQUAL (cc_watch_enter (NULL), &watch);
      CU_ASSERT_EQUAL (watch.counts.words, N * (N - 1) / 2);
      CU_ASSERT_EQUAL (watch.counts.sentences, 0);
    }
}

/* What was told of a run. */
typedef struct
{
  CcWatch *watch;
  guint calls, open, stop_at; /* stop_at: 0 for never */
  gboolean backwards;
  double last;
} Told;

static void
note (const CcProgress *progress, gpointer user_data)
{
  Told *told = user_data;

  told->open += progress->moment == CC_STAGE_BEGINS;
  told->open -= progress->moment == CC_STAGE_ENDS;
  told->backwards |= told->open > 1 || (told->open && progress->share < told->last);
  told->last = told->open ? progress->share : 0;
  if (++told->calls == told->stop_at)
    cc_watch_stop (told->watch);
}

/* A map of one thread that is stopped at its third call begins no fourth. */
static void
test_map_stops (void)
{
  g_auto (CcWatch) watch = { .progress = note };
  Told told = { .watch = &watch, .stop_at = 4 };

  watch.progress_data = &told;
  cc_watch_enter (&watch);
  cc_watch_stage ("map", N, "calls");
  cc_parallel_map (N, 1, add_index, NULL);
  cc_watch_stage (NULL, 0, NULL);
  cc_watch_enter (NULL);
  CU_ASSERT_EQUAL (watch.counts.words, 0 + 1 + 2);
  CU_ASSERT_EQUAL (told.open, 0);
}

/* Articles that share claims, in folders of two outlets: new. */
static char *
make_articles (void)
{
  char *folder = g_dir_make_tmp ("crossclaim-XXXXXX", NULL);
  static const char *const texts[] = {
    "The Gull",
    "The harbour board of Tarnholm bought 27 electric cranes on 4 May 2024. The mayor said it "
    "was a proud day. Dockers in Tarnholm struck for three weeks in the spring.",
    "The Tern",
    "On 4 May 2024 the harbour board of Tarnholm bought 30 electric cranes. Dockers in Tarnholm "
    "struck for three weeks in the spring, according to the union.",
  };

  for (guint i = 0; i < 4; i += 2)
    {
      g_autofree char *name = g_strdup_printf ("%s.txt", texts[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      CU_ASSERT_TRUE (g_file_set_contents (path, texts[i + 1], -1, NULL));
    }
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Runs everything, stopped when progress is told for the @stop_at'th time; gives how
   often it was told. */
static guint
run_stopped (const char *folder, guint stop_at, guint threads)
{
  const char *const paths[] = { folder, NULL };
  g_auto (CcWatch) watch = { .progress = note };
  g_autoptr (CcComparison) comparison = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  Told told = { .watch = &watch, .stop_at = stop_at };
  CcOptions options;

  cc_options_init (&options);
  options.threads = threads;
  watch.progress_data = &told;
  cc_watch_enter (&watch);
  comparison = cc_run (&options, paths, &notices, &error);
  cc_watch_enter (NULL);
  CU_ASSERT_EQUAL (told.open, 0);
  CU_ASSERT_FALSE (told.backwards);
  if (stop_at == 0)
    {
      CU_ASSERT_PTR_NOT_NULL (comparison);
      CU_ASSERT_EQUAL (watch.counts.articles, 2);
      CU_ASSERT_EQUAL (watch.counts.sentences, 5);
      CU_ASSERT (watch.counts.claims > 0);
    }
  else if (!comparison)
    CU_ASSERT (g_error_matches (error, CC_ERROR, CC_ERROR_STOPPED));
  return told.calls;
}

/* A run that is stopped, wherever that happens, says so and leaves nothing behind; only
   a stop at the very end comes too late. Progress never goes back, and each stage that
   begins ends. */
static void
test_run_stops (void)
{
  g_autofree char *folder = make_articles ();
  guint calls = run_stopped (folder, 0, 1);

  CU_ASSERT (calls > 14);
  for (guint threads = 1; threads <= 2; threads++)
    for (guint i = 1; i <= calls; i++)
      run_stopped (folder, i, threads);
  remove_folder (folder);
}

/* Writes until it is refused, and stops the run in between. */
static gboolean
write_and_stop (const CcComparison *comparison, CcSink *sink, GError **error)
{
  CcOut out;

  (void) comparison;
  cc_out_init (&out, sink);
  cc_out_text (&out, "begun");
  CU_ASSERT_PTR_NOT_NULL (cc_watch_current ()->temporary);
  cc_watch_stop (cc_watch_current ());
  return cc_out_finish (&out, error);
}

static void
put_lines (CcOut *out, guint from, guint to, gpointer user_data)
{
  (void) user_data;
  for (guint i = from; i < to; i++)
    cc_out_text (out, "line\n");
}

/* A sink that takes all, while the run is stopped. */
static gboolean
take_and_stop (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  (void) bytes, (void) size, (void) user_data, (void) error;
  cc_watch_stop (cc_watch_current ());
  return TRUE;
}

/* Blocks that a stop leaves out are missed, also when those before them were written and
   nothing comes behind them. */
static void
test_blocks_stop (void)
{
  for (guint threads = 1; threads <= 3; threads++)
    {
      g_auto (CcWatch) watch = { NULL };
      g_autoptr (GError) error = NULL;
      CcSink sink = { take_and_stop, NULL };
      CcOut out;

      cc_watch_enter (&watch);
      cc_out_init (&out, &sink);
      cc_out_blocks (&out, N, threads, put_lines, NULL);
      CU_ASSERT_FALSE (cc_out_finish (&out, &error));
      cc_watch_enter (NULL);
      CU_ASSERT (g_error_matches (error, CC_ERROR, CC_ERROR_STOPPED));
    }
}

/* A report during which the run is stopped is not there, nor is what was begun of it. */
static void
test_save_stops (void)
{
  static const CcReporter reporter = { "stop", "stop", "stops", write_and_stop };
  g_autofree char *folder = g_dir_make_tmp ("crossclaim-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.stop", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (CcWatch) watch = { NULL };

  cc_watch_enter (&watch);
  CU_ASSERT_FALSE (cc_report_save (NULL, &reporter, path, &error));
  cc_watch_enter (NULL);
  CU_ASSERT (g_error_matches (error, CC_ERROR, CC_ERROR_STOPPED));
  CU_ASSERT_PTR_NULL (watch.temporary);
  /* Fails if anything is left inside. */
  CU_ASSERT_EQUAL (g_rmdir (folder), 0);
}

void
add_watch_suite (void)
{
  CU_pSuite suite = CU_add_suite ("watch", NULL, NULL);

  CU_add_test (suite, "counts", test_counts);
  CU_add_test (suite, "a map stops", test_map_stops);
  CU_add_test (suite, "a run stops", test_run_stops);
  CU_add_test (suite, "blocks stop", test_blocks_stop);
  CU_add_test (suite, "a report stops", test_save_stops);
}
