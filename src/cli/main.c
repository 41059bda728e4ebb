/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

/* The locale is never set: numbers, order and messages are those of "C" for
   everyone, and text is UTF-8 as it stands. */
int
main (int argc, char **argv)
{
  g_auto (CliSettings) settings = { NULL };
  const CliCommand *command = NULL;
  GError *error = NULL;

  cli_settings_init (&settings);
  if (argc < 2)
    g_set_error (&error, CC_ERROR, CC_ERROR_USAGE, "no command given");
  else
    command = cli_command_find (argv[1], &error);
  if (!command || !cli_parse (command, argv + 2, &settings, &error))
    return cli_fail (command, error);
  if (settings.help)
    {
      cli_print_help (command);
      return cli_finish (CLI_DONE);
    }
  return cli_finish (cli_follow (&settings));
}
