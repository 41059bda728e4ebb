/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* Warnings beyond this many are counted, not shown. */
enum { SHOWN_WARNINGS = 20 };

char *
cli_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        g_string_append_printf (out, "\\x%02x", c);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
coloured (void)
{
  const char *no_color = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  return isatty (STDERR_FILENO) && !(no_color && *no_color) && term
         && strcmp (term, "dumb") != 0;
}

static void
say (const char *label, const char *colour, const char *format, va_list args)
{
  g_autofree char *raw = g_strdup_vprintf (format, args);
  g_autofree char *text = cli_harmless (raw);

  if (!label)
    fprintf (stderr, "crossclaim: %s\n", text);
  else if (coloured ())
    fprintf (stderr, "crossclaim: \033[%sm%s:\033[0m %s\n", colour, label, text);
  else
    fprintf (stderr, "crossclaim: %s: %s\n", label, text);
}

void
cli_error (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  say ("error", "1;31", format, args);
  va_end (args);
}

void
cli_warning (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  say ("warning", "1;33", format, args);
  va_end (args);
}

void
cli_say (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  say (NULL, "", format, args);
  va_end (args);
}

int
cli_fail (const CliCommand *command, GError *error)
{
  g_autofree char *memory_failure = NULL;
  int status = g_error_matches (error, CC_ERROR, CC_ERROR_USAGE) ? CLI_USAGE : CLI_FATAL;

  /* Whatever failed, failed because of that. */
  cli_interrupt_end ();
  memory_failure = cli_memory_failure ();

  cli_error ("%s", memory_failure ? memory_failure : error->message);
  if (status == CLI_USAGE)
    fprintf (stderr, "Try 'crossclaim %s%s--help' for more information.\n",
             command ? command->name : "", command ? " " : "");
  g_error_free (error);
  return status;
}

static void
print_notice (const CcNotice *notice)
{
  void (*tell) (const char *, ...) = notice->severity == CC_FAILED ? cli_error : cli_warning;

  if (notice->place)
    tell ("%s: %s: %s", notice->file, notice->place, notice->message);
  else
    tell ("%s: %s", notice->file, notice->message);
}

guint
cli_print_notices (const GPtrArray *notices, gboolean quiet)
{
  guint failures = 0, warnings = 0;

  for (guint i = 0; notices && i < notices->len; i++)
    {
      const CcNotice *notice = g_ptr_array_index (notices, i);

      if (notice->severity == CC_FAILED)
        failures++;
      else if (quiet || warnings++ >= SHOWN_WARNINGS)
        continue;
      print_notice (notice);
    }
  if (warnings > SHOWN_WARNINGS)
    cli_warning ("%u more warnings; 'crossclaim inspect articles' shows those of each article",
                 warnings - SHOWN_WARNINGS);
  return failures;
}
