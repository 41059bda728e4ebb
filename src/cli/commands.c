/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

extern const CliCommand cli_command_compare, cli_command_query, cli_command_explain,
  cli_command_inspect, cli_command_list, cli_command_help, cli_command_version,
  cli_command_completion;

const CliCommand *const *
cli_commands (void)
{
  static const CliCommand *const all[] = {
    &cli_command_compare,
    &cli_command_query,
    &cli_command_explain,
    &cli_command_inspect,
    &cli_command_list,
    &cli_command_help,
    &cli_command_version,
    &cli_command_completion,
    NULL,
  };

  return all;
}

const CliCommand *
cli_command_find (const char *name, GError **error)
{
  CliSuggestion suggestion;

  if (strcmp (name, "-h") == 0 || strcmp (name, "--help") == 0)
    return &cli_command_help;
  if (strcmp (name, "-V") == 0)
    return &cli_command_version;
  cli_suggestion_init (&suggestion, name);
  for (const CliCommand *const *c = cli_commands (); *c; c++)
    {
      if (strcmp ((*c)->name, name) == 0)
        return *c;
      cli_suggestion_offer (&suggestion, (*c)->name);
    }
  cli_suggestion_fail (&suggestion, *name == '-' ? "option" : "command", "",
                       "'crossclaim help' lists the commands", error);
  return NULL;
}
