/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ini.c: key files that people write. GKeyFile alone names no line, joins sections
   of one name without a word, takes the last of two values and leaves out what is
   not for the user's locale; a person who made such a slip should hear of it. */
#include "config.h"

#include <base/ini.h>

#include <string.h>

/* Nobody writes more than this by hand. */
#define MAX_INI (64u << 20)

typedef struct
{
  const char *path;
  guint line;
  char *section;    /* "[name]" in force, or NULL */
  GHashTable *seen; /* sections "[name]", and keys as "[name]\nkey" */
  GError **error;
} Check;

static gboolean fail (const Check *check, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (const Check *check, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (check->error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: %s", check->path, check->line, what);
  return FALSE;
}

/* Control characters, and marks that turn the direction of the text behind them,
   have no place in names and titles that end up in a report. */
static gboolean
is_foreign (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
check_characters (const Check *check, const char *line, gsize length)
{
  if (!g_utf8_validate_len (line, length, NULL))
    return fail (check, "not UTF-8");
  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    if (is_foreign (g_utf8_get_char (p)))
      return fail (check, "character U+%04X has no place here", g_utf8_get_char (p));
  return TRUE;
}

static gboolean
check_section (Check *check, const char *line)
{
  if (!g_str_has_suffix (line, "]") || strlen (line) < 3)
    return fail (check, "not a section such as [name]");
  g_free (check->section);
  check->section = g_strdup (line);
  if (!g_hash_table_add (check->seen, g_strdup (line)))
    return fail (check, "section %s given twice", line);
  return TRUE;
}

static gboolean
check_key (const Check *check, const char *line)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = equals ? g_strchomp (g_strndup (line, (gsize) (equals - line))) : NULL;

  if (!key || !*key)
    return fail (check, "neither a [section] nor key = value");
  if (!check->section)
    return fail (check, "'%s' stands before any [section]", key);
  if (!g_hash_table_add (check->seen, g_strconcat (check->section, "\n", key, NULL)))
    return fail (check, "'%s' given twice", key);
  return TRUE;
}

static gboolean
check_line (Check *check, const char *bytes, gsize length)
{
  g_autofree char *line = NULL;

  check->line++;
  if (!check_characters (check, bytes, length))
    return FALSE;
  line = g_strstrip (g_strndup (bytes, length));
  if (!*line || *line == '#')
    return TRUE;
  return *line == '[' ? check_section (check, line) : check_key (check, line);
}

static gboolean
check_lines (const char *path, const char *bytes, gsize size, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { .path = path, .seen = seen, .error = error };
  const char *end = bytes + size;
  gboolean fine = TRUE;

  for (const char *p = bytes; p < end && fine;)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      stop = stop ? stop : end;
      fine = check_line (&check, p, (gsize) (stop - p));
      p = stop + 1;
    }
  g_free (check.section);
  return fine;
}

GKeyFile *
cc_ini_read (const char *path, guint64 *digest, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  g_autofree char *bytes = NULL;
  gsize size, skip;

  if (!cc_file_read (path, MAX_INI, &bytes, &size, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (digest)
    *digest = cc_hash (bytes, size);
  /* Some editors put a byte order mark first. */
  skip = size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (!check_lines (path, bytes + skip, size - skip, error))
    return NULL;
  if (size > skip
      && !g_key_file_load_from_data (keys, bytes + skip, size - skip, G_KEY_FILE_KEEP_TRANSLATIONS,
                                     &local))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: %s", path, local->message);
      return NULL;
    }
  return g_steal_pointer (&keys);
}

gboolean
cc_ini_string (GKeyFile *keys, const char *path, const char *section, const char *key, char **text,
               GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (text, g_free);
  if (!g_key_file_has_key (keys, section, key, NULL))
    return TRUE;
  *text = g_key_file_get_string (keys, section, key, &local);
  if (!local)
    {
      g_strstrip (g_strdelimit (*text, "\t\r\n", ' '));
      return TRUE;
    }
  g_clear_pointer (text, g_free);
  return cc_ini_fail (error, path, section, "bad value of '%s'", key);
}

gboolean
cc_ini_list (GKeyFile *keys, const char *path, const char *section, const char *key, char ***items,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) raw = NULL;
  GPtrArray *clean;

  if (g_key_file_has_key (keys, section, key, NULL))
    raw = g_key_file_get_string_list (keys, section, key, NULL, &local);
  if (local)
    return cc_ini_fail (error, path, section, "bad value of '%s'", key);
  clean = g_ptr_array_new ();
  for (char **r = raw; r && *r; r++)
    if (*g_strstrip (g_strdelimit (*r, "\t\r\n", ' ')))
      g_ptr_array_add (clean, g_utf8_normalize (*r, -1, G_NORMALIZE_NFC));
  g_ptr_array_add (clean, NULL);
  g_strfreev (*items);
  *items = (char **) g_ptr_array_free (clean, FALSE);
  return TRUE;
}

gboolean
cc_ini_fail (GError **error, const char *path, const char *section, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: [%s]: %s", path, section, what);
  return FALSE;
}
