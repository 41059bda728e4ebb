/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output.c: standard output, and reports in files. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is written when nothing says otherwise. */
static const char default_format[] = "markdown";

static gboolean fail (GError **error, CcError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, CcError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (CC_ERROR, (int) code, format, args));
  va_end (args);
  return FALSE;
}

static const CcReporter *
reporter_named (const char *name, GError **error)
{
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    if (strcmp ((*r)->name, name) == 0)
      return *r;
  fail (error, CC_ERROR_USAGE, "no report format '%s'", name);
  return NULL;
}

static const CcReporter *
choose_reporter (const CliSettings *settings, const char *path, GError **error)
{
  if (settings->format)
    return reporter_named (settings->format, error);
  if (strcmp (path, "-") == 0)
    return reporter_named (default_format, error);
  return cc_reporter_for (path, error);
}

/* A report goes beside its place first, so the folder must be writable. */
static gboolean
check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, CC_ERROR_WRITE, "%s: cannot write: it is a folder", path);
  /* A device or a pipe is written to as it stands. */
  if (stat (path, &st) == 0 && !S_ISREG (st.st_mode))
    return TRUE;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return fail (error, CC_ERROR_WRITE, "%s: cannot write: there is no folder '%s'", path, folder);
  if (access (folder, W_OK | X_OK) != 0
      || (g_file_test (path, G_FILE_TEST_EXISTS) && access (path, W_OK) != 0))
    return fail (error, CC_ERROR_WRITE, "%s: cannot write: %s", path, g_strerror (errno));
  return TRUE;
}

static gboolean
same_file (const char *a, const char *b)
{
  struct stat sa, sb;

  return stat (a, &sa) == 0 && stat (b, &sb) == 0 && sa.st_dev == sb.st_dev
         && sa.st_ino == sb.st_ino;
}

/* TRUE when @path lies somewhere below @folder; both need not exist. */
static gboolean
lies_below (const char *path, const char *folder)
{
  g_autofree char *inner = g_canonicalize_filename (path, NULL);
  g_autofree char *outer = g_canonicalize_filename (folder, NULL);
  gsize length = strlen (outer);

  return strncmp (inner, outer, length) == 0 && (inner[length] == '/' || outer[length - 1] == '/');
}

/* Neither an input nor another report may be overwritten. */
static gboolean
check_unlike (const CliSettings *settings, const char *path, guint n_before, GError **error)
{
  for (guint i = 0; i + 1 < settings->operands->len; i++)
    {
      const char *input = g_ptr_array_index (settings->operands, i);

      if (strcmp (input, "-") != 0 && same_file (input, path))
        return fail (error, CC_ERROR_USAGE, "output '%s' is also an input", path);
      if (!settings->quiet && g_file_test (input, G_FILE_TEST_IS_DIR) && lies_below (path, input))
        cli_warning ("%s: lies in the input folder '%s' and will be read as an article next time",
                     path, input);
    }
  for (guint i = 0; i < n_before; i++)
    {
      const char *other = g_ptr_array_index (settings->outputs, i);

      if (strcmp (other, path) == 0 || (strcmp (path, "-") != 0 && same_file (other, path)))
        return fail (error, CC_ERROR_USAGE, "output '%s' given twice", path);
    }
  return TRUE;
}

static gboolean
plan_one (const CliSettings *settings, const char *path, guint n_before, GArray *outputs,
          GError **error)
{
  CliOutput output = { path, choose_reporter (settings, path, error) };

  if (!output.reporter || !check_unlike (settings, path, n_before, error)
      || (strcmp (path, "-") != 0 && !check_place (path, error)))
    return FALSE;
  g_array_append_val (outputs, output);
  return TRUE;
}

/* What is said when the reports from @first on are not written any more. */
static void
prepare_interrupt (const GArray *outputs, guint first)
{
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = first; i < outputs->len; i++)
    {
      const char *path = g_array_index (outputs, CliOutput, i).path;

      if (strcmp (path, "-") != 0)
        g_string_append_printf (what, "%s'%s'", what->len ? ", " : "nothing written to ", path);
    }
  cli_interrupt_say (what->len ? what->str : NULL);
}

GArray *
cli_outputs_plan (const CliSettings *settings, GError **error)
{
  g_autoptr (GArray) outputs = g_array_new (FALSE, FALSE, sizeof (CliOutput));

  for (guint i = 0; i < settings->outputs->len; i++)
    if (!plan_one (settings, g_ptr_array_index (settings->outputs, i), i, outputs, error))
      return NULL;
  if (settings->outputs->len == 0 && !plan_one (settings, "-", 0, outputs, error))
    return NULL;
  prepare_interrupt (outputs, 0);
  return g_steal_pointer (&outputs);
}

gboolean
cli_outputs_save (const GArray *outputs, const CcComparison *comparison, GError **error)
{
  CcSink sink;

  cli_sink_stdout (&sink);
  for (guint i = 0; i < outputs->len; i++)
    {
      const CliOutput *output = &g_array_index (outputs, CliOutput, i);
      gboolean saved;

      cc_watch_stage ("report", comparison->views->len, "claims");
      saved = strcmp (output->path, "-") == 0
                ? output->reporter->write (comparison, &sink, error)
                : cc_report_save (comparison, output->reporter, output->path, error);
      if (!saved)
        return FALSE;
      prepare_interrupt (outputs, i + 1);
    }
  cc_watch_stage (NULL, 0, NULL);
  return TRUE;
}

static gboolean
write_stdout (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  (void) user_data;
  if (fwrite (bytes, 1, size, stdout) == size)
    return TRUE;
  return fail (error, CC_ERROR_WRITE, "standard output: cannot write: %s", g_strerror (errno));
}

void
cli_sink_stdout (CcSink *sink)
{
  *sink = (CcSink) { write_stdout, NULL };
}

const char *
cli_score_text (char *buffer, double score, int digits)
{
  char format[] = "%.0f";

  format[2] = (char) ('0' + CLAMP (digits, 0, 9));
  g_ascii_formatd (buffer, CLI_SCORE_TEXT, format, score);
  /* No "-0.000". */
  return buffer[0] == '-' && !buffer[1 + strspn (buffer + 1, "0.")] ? buffer + 1 : buffer;
}

int
cli_finish (int status)
{
  gboolean failed = ferror (stdout) != 0;

  /* A standard output that was closed all along is no error if nothing was to
     go there. */
  if (fflush (stdout) == 0 && !failed && (fclose (stdout) == 0 || errno == EBADF))
    return status;
  if (status != CLI_FATAL)
    cli_error ("standard output: cannot write: %s", g_strerror (errno ? errno : EIO));
  return CLI_FATAL;
}
