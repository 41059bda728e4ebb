/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

void
cli_table_free (CliTable *table)
{
  if (!table)
    return;
  g_free (table->path);
  g_free (table->bytes);
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_clear_pointer (&table->lines, g_array_unref);
  g_free (table);
}

static gboolean fail (GError **error, const CliTable *table, guint line, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static gboolean
fail (GError **error, const CliTable *table, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: %s", table->path, line, what);
  return FALSE;
}

/* Bytes; a table is written by hand or by a program that counts its rows. */
#define MAX_TABLE ((gsize) 512 << 20)

/* All that is left of @file: new, or NULL with errno set. */
static char *
read_all (FILE *file, gsize *size)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char piece[65536];
  gsize n;

  while ((n = fread (piece, 1, sizeof piece, file)) > 0)
    {
      g_string_append_len (all, piece, (gssize) n);
      if (all->len > MAX_TABLE)
        {
          errno = EFBIG;
          return NULL;
        }
    }
  if (ferror (file))
    return NULL;
  *size = all->len;
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
read_bytes (CliTable *table, gsize *size, GError **error)
{
  gboolean from_stdin = strcmp (table->path, "-") == 0;
  FILE *file = from_stdin ? stdin : fopen (table->path, "rb");
  int reason;

  table->bytes = file ? read_all (file, size) : NULL;
  reason = errno;
  if (file && !from_stdin)
    fclose (file);
  if (!table->bytes)
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "%s: cannot read: %s",
                 from_stdin ? "standard input" : table->path, g_strerror (reason));
  return table->bytes != NULL;
}

/* Cuts @line at its tabs into @fields; gives how many there are, at most @max. */
static guint
cut (char *line, const char **fields, guint max)
{
  guint n = 0;

  for (char *next = line; next && n < max; n++)
    {
      fields[n] = next;
      next = strchr (next, '\t');
      if (next)
        *next++ = '\0';
    }
  return n;
}

enum { MAX_COLUMNS = 256 };

/* Finds the columns by their heading; @columns gets the number of each. */
static gboolean
read_heading (const CliTable *table, char *line, const char *const *wanted, guint *columns,
              GError **error)
{
  const char *fields[MAX_COLUMNS];
  guint n = cut (line, fields, MAX_COLUMNS);

  for (guint w = 0; wanted[w]; w++)
    {
      guint i = 0;

      while (i < n && strcmp (fields[i], wanted[w]) != 0)
        i++;
      if (i == n)
        return fail (error, table, 1, "no column '%s' in the heading", wanted[w]);
      columns[w] = i;
    }
  return TRUE;
}

static gboolean
read_row (CliTable *table, char *line, guint number, const guint *columns, guint n_wanted,
          GError **error)
{
  const char *fields[MAX_COLUMNS];
  guint n = cut (line, fields, MAX_COLUMNS);
  g_autofree const char **row = g_new (const char *, n_wanted);

  for (guint w = 0; w < n_wanted; w++)
    {
      if (columns[w] >= n)
        return fail (error, table, number, "%u fields, but the heading names %u or more", n,
                     columns[w] + 1);
      row[w] = fields[columns[w]];
    }
  g_ptr_array_add (table->rows, g_steal_pointer (&row));
  g_array_append_val (table->lines, number);
  return TRUE;
}

static gboolean
check_line (const CliTable *table, char *line, gsize length, guint number, GError **error)
{
  if (!g_utf8_validate (line, (gssize) length, NULL))
    return fail (error, table, number, "not UTF-8, or a NUL byte");
  if (length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';
  return TRUE;
}

CliTable *
cli_table_read (const char *path, const char *const *wanted, GError **error)
{
  g_autoptr (CliTable) table = g_new0 (CliTable, 1);
  guint n_wanted = g_strv_length ((char **) wanted);
  g_autofree guint *columns = g_new0 (guint, n_wanted);
  gsize size = 0;
  char *next, *end;
  guint number = 0;

  table->path = g_strdup (path);
  table->rows = g_ptr_array_new_with_free_func (g_free);
  table->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!read_bytes (table, &size, error))
    return NULL;
  end = table->bytes + size;
  for (char *line = table->bytes; line < end; line = next)
    {
      char *stop = memchr (line, '\n', (gsize) (end - line));

      stop = stop ? stop : end;
      next = stop + 1;
      *stop = '\0';
      if (!check_line (table, line, (gsize) (stop - line), ++number, error))
        return NULL;
      if (number == 1 && g_str_has_prefix (line, "\xef\xbb\xbf"))
        line += 3;
      if (number == 1 ? !read_heading (table, line, wanted, columns, error)
                      : *line && !read_row (table, line, number, columns, n_wanted, error))
        return NULL;
    }
  if (number == 0)
    {
      fail (error, table, 1, "empty; a heading with tabs between the columns is needed");
      return NULL;
    }
  return g_steal_pointer (&table);
}
