/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd-help.c: help and version. */
#include "cli.h"

static int
run_help (CliSettings *settings)
{
  const char *name = cli_paths (settings, 0)[0];
  const CliCommand *command = NULL;
  GError *error = NULL;

  if (name)
    {
      command = cli_command_find (name, &error);
      if (!command)
        return cli_fail (NULL, error);
    }
  cli_print_help (command);
  return CLI_DONE;
}

static int
run_version (CliSettings *settings)
{
  (void) settings;
  cli_print_version ();
  return CLI_DONE;
}

static const CliOption options[] = { CLI_ROW_HELP, CLI_ROW_END };

static const char *const help_forms[] = { "[COMMAND]", NULL };
static const char *const version_forms[] = { "", NULL };

extern const CliCommand cli_command_help, cli_command_version;
const CliCommand cli_command_help = {
  .name = "help",
  .forms = help_forms,
  .summary = "Explain a command, or list the commands",
  .options = options,
  .run = run_help,
};

const CliCommand cli_command_version = {
  .name = "--version",
  .forms = version_forms,
  .summary = "Print version and licence",
  .options = options,
  .run = run_version,
};
