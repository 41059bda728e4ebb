/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follow.c: a command is run under a watch: its progress is shown, its cost is counted,
   and signals stop it. */
#include "cli.h"

typedef struct
{
  CliProgress progress;
  CliStats stats;
} Follower;

static void
tell (const CcProgress *progress, gpointer user_data)
{
  Follower *follower = user_data;

  cli_stats_tell (&follower->stats, progress);
  cli_progress_tell (&follower->progress, progress);
}

int
cli_follow (CliSettings *settings)
{
  static CcWatch watch; /* as long-lived as the handlers of signals */
  Follower follower;
  g_autofree char *memory_failure = NULL;
  GError *error = NULL;
  int status;

  cli_progress_init (&follower.progress, settings);
  cli_stats_init (&follower.stats);
  cli_interrupt_watch (&watch, follower.progress.form == CLI_PROGRESS_LINE);
  if (settings->memory && !cli_memory_bound (settings->memory, &watch, &error))
    return cli_fail (settings->command, error);
  watch.progress = tell;
  watch.progress_data = &follower;
  cc_watch_enter (&watch);
  status = settings->command->run (settings);
  cc_watch_stage (NULL, 0, NULL);
  cc_watch_enter (NULL);
  cli_interrupt_end ();
  memory_failure = cli_memory_failure ();
  if (memory_failure && status != CLI_FATAL)
    {
      cli_error ("%s", memory_failure);
      status = CLI_FATAL;
    }
  if (settings->stats && status != CLI_USAGE && status != CLI_FATAL)
    cli_stats_print (&follower.stats, &watch.counts, settings->stats);
  return status;
}
