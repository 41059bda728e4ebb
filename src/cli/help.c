/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help.c: what --help and --version print, made from the tables. */
#include "cli.h"

#include <string.h>

enum
{
  WIDTH = 79,
  OPTION_COLUMN = 26, /* where the help of an option starts */
  COMMAND_COLUMN = 12,
};

/* Prints @text broken at spaces into lines of at most WIDTH columns; the first
   starts at column @at, the others at @indent. Help is ASCII. */
static void
print_wrapped (const char *text, guint at, guint indent)
{
  guint column = at;

  for (const char *word = text; *word;)
    {
      gsize length = strcspn (word, " ");

      if (column > indent && column + 1 + length > WIDTH)
        {
          printf ("\n%*s", (int) indent, "");
          column = indent;
        }
      else if (word != text)
        {
          putchar (' ');
          column++;
        }
      printf ("%.*s", (int) length, word);
      column += (guint) length;
      word += length;
      word += strspn (word, " ");
    }
  putchar ('\n');
}

static void
print_option (const CliOption *option)
{
  g_autoptr (GString) left = g_string_new ("  ");

  if (option->letter)
    g_string_append_printf (left, "-%c, ", option->letter);
  else
    g_string_append (left, "    ");
  g_string_append_printf (left, "--%s", option->name);
  if (option->argument)
    g_string_append_printf (left, option->type == CLI_STATS ? "[=%s]" : "=%s", option->argument);
  if (left->len + 2 > OPTION_COLUMN)
    printf ("%s\n%*s", left->str, OPTION_COLUMN, "");
  else
    printf ("%-*s", OPTION_COLUMN, left->str);
  print_wrapped (option->help, OPTION_COLUMN, OPTION_COLUMN);
}

static void
print_command_help (const CliCommand *command)
{
  const char *label = "Usage:";

  for (const char *const *form = command->forms; *form; form++)
    {
      printf ("%-6s crossclaim %s%s%s\n", label, command->name, **form ? " " : "", *form);
      label = "  or:";
    }
  printf ("%s.\n", command->summary);
  if (command->about)
    printf ("\n%s", command->about);
  if (command->options && command->options->name)
    {
      puts ("\nOptions:");
      for (const CliOption *o = command->options; o->name; o++)
        print_option (o);
    }
  if (command->closing)
    printf ("\n%s", command->closing);
}

static void
print_program_help (void)
{
  puts ("Usage: crossclaim COMMAND [OPTION]... [ARGUMENT]...");
  puts ("Lay side by side how several news outlets tell the claims that they share.");
  puts ("\nCommands:");
  for (const CliCommand *const *c = cli_commands (); *c; c++)
    if (*(*c)->name != '-')
      {
        printf ("  %-*s", COMMAND_COLUMN - 2, (*c)->name);
        print_wrapped ((*c)->summary, COMMAND_COLUMN, COMMAND_COLUMN);
      }
  puts ("\n"
        "Options in place of a command:\n"
        "  -h, --help      print this help and exit\n"
        "  -V, --version   print version and licence and exit\n"
        "\n"
        "'crossclaim COMMAND --help' explains a command, 'man crossclaim' everything.\n"
        "\n"
        "Exit status:\n"
        "  0  done\n"
        "  1  nothing found (query)\n"
        "  2  the command line is wrong\n"
        "  3  some inputs could not be read; the rest is done\n"
        "  4  nothing could be done\n"
        "\n"
        "crossclaim marks words and shows figures. It never scores an outlet and never\n"
        "says who is right.");
}

void
cli_print_help (const CliCommand *command)
{
  if (command)
    print_command_help (command);
  else
    print_program_help ();
}

void
cli_print_version (void)
{
  printf ("crossclaim %s\n", cc_version ());
  puts ("Copyright (C) 2026 The crossclaim contributors\n"
        "License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.\n"
        "The library libcrossclaim: LGPLv3+, GNU LGPL version 3 or later.\n"
        "This is free software: you are free to change and redistribute it.\n"
        "There is NO WARRANTY, to the extent permitted by law.");
}
