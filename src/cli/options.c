/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c: the command line, read by a command's option table. */
#include "cli.h"

#include <stdarg.h>
#include <string.h>

void
cli_settings_init (CliSettings *settings)
{
  memset (settings, 0, sizeof *settings);
  cc_options_init (&settings->run);
  settings->operands = g_ptr_array_new ();
  settings->outputs = g_ptr_array_new ();
  settings->top = 20;
}

void
cli_settings_clear (CliSettings *settings)
{
  g_clear_pointer (&settings->operands, g_ptr_array_unref);
  g_clear_pointer (&settings->outputs, g_ptr_array_unref);
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (CC_ERROR, CC_ERROR_USAGE, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
set_count (const CliOption *option, const char *value, guint *target, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, 0, 1000000, &number, NULL))
    return fail (error, "--%s takes a whole number from 0 to 1000000, not '%s'", option->name,
                 value);
  *target = (guint) number;
  return TRUE;
}

static gboolean
set_size (const CliOption *option, const char *value, guint64 *target, GError **error)
{
  static const char units[] = "KMG";
  const char *unit = NULL;
  char *end;
  guint64 number = g_ascii_isdigit (*value) ? g_ascii_strtoull (value, &end, 10) : 0;
  guint shift;

  if (number && *end)
    unit = strchr (units, *end);
  shift = unit ? 10 * (guint) (unit - units + 1) : 0;
  if (!number || (*end && (!unit || end[1])) || number >= G_MAXUINT64 >> shift)
    return fail (error, "--%s takes a size, such as 512M or 2G, not '%s'", option->name, value);
  if (number << shift < CLI_LEAST_MEMORY)
    return fail (error, "--%s takes %dM or more, not '%s'", option->name, CLI_LEAST_MEMORY >> 20, value);
  *target = number << shift;
  return TRUE;
}

static gboolean
set_score (const CliOption *option, const char *value, double *target, GError **error)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end || !(number >= 0 && number <= 1))
    return fail (error, "--%s takes a number from 0 to 1, not '%s'", option->name, value);
  *target = number;
  return TRUE;
}

static gboolean
set_detector (const char *value, const char **target, GError **error)
{
  CliSuggestion suggestion;

  cli_suggestion_init (&suggestion, value);
  for (const CcDetector *const *d = cc_detectors (); *d; d++)
    if (strcmp ((*d)->name, value) == 0)
      {
        *target = value;
        return TRUE;
      }
    else
      cli_suggestion_offer (&suggestion, (*d)->name);
  cli_suggestion_fail (&suggestion, "detector", "", "'crossclaim list detectors' names them",
                       error);
  return FALSE;
}

static gboolean
set_format (const char *value, const char **target, GError **error)
{
  CliSuggestion suggestion;

  cli_suggestion_init (&suggestion, value);
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    if (strcmp ((*r)->name, value) == 0)
      {
        *target = value;
        return TRUE;
      }
    else
      cli_suggestion_offer (&suggestion, (*r)->name);
  cli_suggestion_fail (&suggestion, "format", "", "'crossclaim list reports' names them", error);
  return FALSE;
}

const char *const *
cli_choices (CliType type)
{
  static const char *const stats[] = { "table", "json", NULL };
  static const char *const progress[] = { "auto", "json", "none", NULL };

  return type == CLI_STATS ? stats : type == CLI_PROGRESS ? progress : NULL;
}

static gboolean
set_choice (const CliOption *option, const char *value, const char **target, GError **error)
{
  const char *const *choices = cli_choices (option->type);
  g_autofree char *names = g_strjoinv ("', '", (char **) choices);

  for (const char *const *c = choices; *c; c++)
    if (strcmp (*c, value) == 0)
      {
        *target = *c;
        return TRUE;
      }
  return fail (error, "--%s takes one of '%s', not '%s'", option->name, names, value);
}

static gboolean
set_option (const CliOption *option, const char *value, CliSettings *settings, GError **error)
{
  gpointer target = G_STRUCT_MEMBER_P (settings, option->target);

  switch (option->type)
    {
    case CLI_FLAG:
      *(gboolean *) target = TRUE;
      return TRUE;
    case CLI_TEXT:
    case CLI_FILE:
      if (!*value)
        return fail (error, "--%s needs a %s, not an empty string", option->name,
                     option->argument);
      *(const char **) target = value;
      return TRUE;
    case CLI_FILES:
      if (!*value)
        return fail (error, "--%s needs a %s, not an empty string", option->name,
                     option->argument);
      g_ptr_array_add (*(GPtrArray **) target, (gpointer) value);
      return TRUE;
    case CLI_COUNT:
      return set_count (option, value, target, error);
    case CLI_SIZE:
      return set_size (option, value, target, error);
    case CLI_SCORE_OR_OFF:
      if (strcmp (value, "off") == 0)
        {
          *(double *) target = CLI_OFF;
          return TRUE;
        }
      return set_score (option, value, target, error);
    case CLI_SCORE:
      return set_score (option, value, target, error);
    case CLI_DETECTOR:
      return set_detector (value, target, error);
    case CLI_FORMAT:
      return set_format (value, target, error);
    case CLI_STATS:
    case CLI_PROGRESS:
      return set_choice (option, value ? value : *cli_choices (option->type), target, error);
    }
  g_assert_not_reached ();
}

/* Reads the option whose text is @arg without its dashes; @next is the argument
   after it and is used up, which *@used tells, if the option needs it. */
static gboolean
parse_long (const CliCommand *command, const char *arg, const char *next, gboolean *used,
            CliSettings *settings, GError **error)
{
  const char *equals = strchr (arg, '=');
  g_autofree char *name = equals ? g_strndup (arg, (gsize) (equals - arg)) : g_strdup (arg);
  CliSuggestion suggestion;

  cli_suggestion_init (&suggestion, name);
  for (const CliOption *o = command->options; o->name; o++)
    {
      cli_suggestion_offer (&suggestion, o->name);
      if (strcmp (o->name, name) != 0)
        continue;
      if (o->type == CLI_FLAG && equals)
        return fail (error, "--%s takes no value, but was given '%s'", name, equals + 1);
      if (o->type == CLI_FLAG || o->type == CLI_STATS || equals)
        return set_option (o, equals ? equals + 1 : NULL, settings, error);
      *used = TRUE;
      return next ? set_option (o, next, settings, error)
                  : fail (error, "--%s needs a value (%s)", name, o->argument);
    }
  cli_suggestion_fail (&suggestion, "option", "--", NULL, error);
  return FALSE;
}

/* Reads a cluster of letters, "-q" or "-qo FILE" or "-oFILE". */
static gboolean
parse_letters (const CliCommand *command, const char *letters, const char *next, gboolean *used,
               CliSettings *settings, GError **error)
{
  for (const char *p = letters; *p; p++)
    {
      const CliOption *o = command->options;

      while (o->name && o->letter != *p)
        o++;
      if (!o->name)
        return fail (error, "unknown option '-%s'", p);
      if (o->type == CLI_FLAG)
        {
          set_option (o, NULL, settings, NULL);
          continue;
        }
      if (p[1])
        return set_option (o, p + 1, settings, error);
      *used = TRUE;
      return next ? set_option (o, next, settings, error)
                  : fail (error, "-%c needs a value (%s)", *p, o->argument);
    }
  return TRUE;
}

gboolean
cli_parse (const CliCommand *command, char **argv, CliSettings *settings, GError **error)
{
  gboolean words_only = !command->options;

  settings->command = command;
  for (; *argv; argv++)
    {
      const char *arg = *argv;
      gboolean used = FALSE;

      if (words_only || *arg != '-' || !arg[1])
        g_ptr_array_add (settings->operands, *argv);
      else if (strcmp (arg, "--") == 0)
        words_only = TRUE;
      else if (!(arg[1] == '-'
                   ? parse_long (command, arg + 2, argv[1], &used, settings, error)
                   : parse_letters (command, arg + 1, argv[1], &used, settings, error)))
        return FALSE;
      if (used)
        argv++;
    }
  g_ptr_array_add (settings->operands, NULL);
  return TRUE;
}

gboolean
cli_need (const CliSettings *settings, guint n, const char *what, GError **error)
{
  if (settings->operands->len > n)
    return TRUE;
  return fail (error, "missing %s", what);
}

gboolean
cli_check_inputs (const CliSettings *settings, guint first, GError **error)
{
  gboolean seen = FALSE;

  for (guint i = first; i + 1 < settings->operands->len; i++)
    {
      const char *path = g_ptr_array_index (settings->operands, i);

      if (!*path)
        return fail (error, "empty file name");
      if (strcmp (path, "-") != 0)
        continue;
      if (seen)
        return fail (error, "standard input ('-') given twice");
      seen = TRUE;
    }
  return TRUE;
}

const char *const *
cli_paths (const CliSettings *settings, guint first)
{
  return (const char *const *) settings->operands->pdata + first;
}
