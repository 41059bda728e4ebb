/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>
#include <unistd.h>

/* Redraw at most ten times a second, microseconds. */
enum { PAUSE = 100000 };

static void
draw (const char *stage, double done, gpointer user_data)
{
  CliProgress *progress = user_data;
  gint64 now = g_get_monotonic_time ();

  if (progress->shown && done > 0 && now - progress->last < PAUSE)
    return;
  if (done > 0)
    fprintf (stderr, "\r\033[K%s %d %%", stage, (int) (CLAMP (done, 0, 1) * 100));
  else
    fprintf (stderr, "\r\033[K%s ...", stage);
  fflush (stderr);
  progress->shown = TRUE;
  progress->last = now;
}

void
cli_progress_attach (CliProgress *progress, CliSettings *settings)
{
  const char *term = g_getenv ("TERM");

  *progress = (CliProgress) { FALSE, 0 };
  if (settings->quiet || !isatty (STDERR_FILENO) || !term || strcmp (term, "dumb") == 0)
    return;
  settings->run.progress = draw;
  settings->run.progress_data = progress;
}

void
cli_progress_clear (CliProgress *progress)
{
  if (progress->shown)
    fputs ("\r\033[K", stderr);
  progress->shown = FALSE;
}
