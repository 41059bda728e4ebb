/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd-completion.c: what may stand next on a command line, for the shells.

   crossclaim --completion-words WORD…

   takes the words before the one that is being typed (without "crossclaim") and
   prints each word that may follow, a tab and what it means; ":files" stands for
   any file name. */
#include "cli.h"

#include <string.h>

static void
print_commands (void)
{
  for (const CliCommand *const *c = cli_commands (); *c; c++)
    if (*(*c)->name != '-')
      printf ("%s\t%s\n", (*c)->name, (*c)->summary);
  puts ("--help\tPrint help\n--version\tPrint version and licence");
}

static void
print_values (CliType type)
{
  if (type == CLI_DETECTOR)
    cli_list_kind ("detectors", FALSE);
  else if (type == CLI_FORMAT)
    cli_list_kind ("reports", FALSE);
  else if (cli_choices (type))
    for (const char *const *c = cli_choices (type); *c; c++)
      puts (*c);
  else if (type == CLI_FILE || type == CLI_FILES)
    puts (":files\tFILE");
}

/* The option whose value must follow @word, or NULL. */
static const CliOption *
option_before (const CliCommand *command, const char *word)
{
  for (const CliOption *o = command->options; o && o->name; o++)
    {
      if (o->type == CLI_FLAG || o->type == CLI_STATS)
        continue;
      if (word[0] == '-' && word[1] == '-' && strcmp (word + 2, o->name) == 0)
        return o;
      if (word[0] == '-' && word[1] == o->letter && o->letter && !word[2])
        return o;
    }
  return NULL;
}

static void
print_operands (const CliCommand *command, guint n_operands)
{
  if (strcmp (command->name, "help") == 0)
    print_commands ();
  else if (strcmp (command->name, "list") == 0)
    puts ("readers\ndetectors\nreports\nstages\nsignals");
  else if (strcmp (command->name, "inspect") == 0 && n_operands == 0)
    cli_list_kind ("stages", FALSE);
  else
    puts (":files\tFILE");
}

/* Operands among @words, and in @option the one that waits for its value. */
static guint
count_operands (const CliCommand *command, const char *const *words, const CliOption **option)
{
  guint n = 0;

  *option = NULL;
  for (; *words; words++)
    {
      if (*option)
        *option = NULL;
      else if ((*words)[0] == '-' && (*words)[1])
        *option = option_before (command, *words);
      else
        n++;
    }
  return n;
}

static int
run (CliSettings *settings)
{
  const char *const *words = cli_paths (settings, 0);
  const CliCommand *command = *words ? cli_command_find (*words, NULL) : NULL;
  const CliOption *option;
  guint n_operands;

  if (!command)
    {
      if (!*words)
        print_commands ();
      return CLI_DONE;
    }
  n_operands = count_operands (command, words + 1, &option);
  if (option)
    {
      print_values (option->type);
      return CLI_DONE;
    }
  print_operands (command, n_operands);
  for (const CliOption *o = command->options; o && o->name; o++)
    printf ("--%s%s\t%s\n", o->name, o->argument && o->type != CLI_STATS ? "=" : "", o->help);
  return CLI_DONE;
}

static const char *const forms[] = { "[WORD]...", NULL };

extern const CliCommand cli_command_completion;
const CliCommand cli_command_completion = {
  .name = "--completion-words",
  .forms = forms,
  .summary = "Print what may follow the words of a command line",
  .run = run,
};
