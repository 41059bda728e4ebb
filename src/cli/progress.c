/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c: how far the run is, on standard error: one line that is written over and
   over, or one JSON object a line. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

/* Between two lines of a stage, microseconds: ten times a second for people, twice
   for programs. */
enum { PAUSE_LINE = 100000, PAUSE_JSON = 500000 };

/* Nothing can be foretold from less: seconds, and the share that is done. */
#define LEAST_TIME 0.5
#define LEAST_SHARE 0.01

static gboolean
can_redraw (void)
{
  const char *term = g_getenv ("TERM");

  return isatty (STDERR_FILENO) && term && strcmp (term, "dumb") != 0;
}

void
cli_progress_init (CliProgress *progress, const CliSettings *settings)
{
  const char *wanted = settings->progress_form;

  *progress = (CliProgress) { .form = CLI_PROGRESS_NONE };
  if (wanted && strcmp (wanted, "json") == 0)
    progress->form = CLI_PROGRESS_JSON;
  else if (!(wanted && strcmp (wanted, "none") == 0) && !settings->quiet && can_redraw ())
    progress->form = CLI_PROGRESS_LINE;
}

/* "8.4 MB/s", "1200 sentences/s". */
static void
append_rate (GString *line, double rate, const char *unit)
{
  if (strcmp (unit, "bytes") == 0)
    g_string_append_printf (line, ", %.1f MB/s", rate / 1e6);
  else
    g_string_append_printf (line, ", %.*f %s/s", rate < 10, rate, unit);
}

static void
append_left (GString *line, double left)
{
  guint seconds = (guint) CLAMP (left + 0.5, 0, 359999);

  if (seconds >= 3600)
    g_string_append_printf (line, ", %u:%02u:%02u left", seconds / 3600, seconds / 60 % 60, seconds % 60);
  else
    g_string_append_printf (line, ", %u:%02u left", seconds / 60, seconds % 60);
}

static void
draw (CliProgress *progress, const CcProgress *p, double elapsed)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, CLI_CLEAR_LINE "%s", p->stage);
  if (p->share > 0)
    g_string_append_printf (line, ": %d %%", (int) (p->share * 100));
  else
    g_string_append (line, " ...");
  if (p->share > LEAST_SHARE && elapsed > LEAST_TIME)
    {
      if (p->amount > 0)
        append_rate (line, p->share * (double) p->amount / elapsed, p->unit);
      append_left (line, elapsed * (1 - p->share) / p->share);
    }
  fputs (line->str, stderr);
  progress->shown = TRUE;
}

static void
print_json (const CcProgress *p, double elapsed)
{
  static const char *const moments[] = { "begin", "progress", "end" };
  double share = p->moment == CC_STAGE_ENDS ? 1 : p->share;

  fprintf (stderr, "{\"stage\": \"%s\", \"event\": \"%s\", \"share\": %.4f, \"seconds\": %.3f", p->stage,
           moments[p->moment], share, elapsed);
  if (p->amount > 0)
    fprintf (stderr, ", \"amount\": %" G_GUINT64_FORMAT ", \"unit\": \"%s\"", p->amount, p->unit);
  if (share > LEAST_SHARE && p->amount > 0)
    fprintf (stderr, ", \"rate\": %.1f", share * (double) p->amount / MAX (elapsed, 1e-6));
  if (share > LEAST_SHARE)
    fprintf (stderr, ", \"left\": %.3f", elapsed * (1 - share) / share);
  fputs ("}\n", stderr);
}

void
cli_progress_tell (CliProgress *progress, const CcProgress *p)
{
  gint64 now, pause = progress->form == CLI_PROGRESS_JSON ? PAUSE_JSON : PAUSE_LINE;

  if (progress->form == CLI_PROGRESS_NONE)
    return;
  now = g_get_monotonic_time ();
  if (p->moment == CC_STAGE_BEGINS)
    progress->begun = now;
  if (p->moment == CC_STAGE_GOES_ON && now - progress->last < pause)
    return;
  progress->last = now;
  if (progress->form == CLI_PROGRESS_JSON)
    print_json (p, (double) (now - progress->begun) / 1e6);
  else if (p->moment != CC_STAGE_ENDS)
    draw (progress, p, (double) (now - progress->begun) / 1e6);
  else if (progress->shown)
    {
      fputs (CLI_CLEAR_LINE, stderr);
      progress->shown = FALSE;
    }
  fflush (stderr);
}
