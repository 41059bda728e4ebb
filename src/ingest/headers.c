/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/headers.h>

#include <string.h>

/* More than any server sends; what follows is no header. */
#define MAX_HEADERS (256 << 10)

/* The length of the line at @p without its end; *@next is where the next begins. */
static gsize
line_length (const char *p, const char *end, const char **next)
{
  const char *stop = memchr (p, '\n', (gsize) (end - p));
  const char *last = stop ? stop : end;

  *next = stop ? stop + 1 : end;
  return (gsize) (last - p) - (last > p && last[-1] == '\r');
}

/* Adds the unfolded @line, and empties it. */
static void
take_line (GHashTable *headers, GString *line)
{
  char *colon = strchr (line->str, ':');

  if (colon && colon > line->str)
    {
      g_autofree char *name = g_ascii_strdown (line->str, colon - line->str);

      g_strstrip (name);
      if (!g_hash_table_contains (headers, name))
        g_hash_table_insert (headers, g_steal_pointer (&name),
                             g_strstrip (g_strdup (colon + 1)));
    }
  g_string_truncate (line, 0);
}

GHashTable *
cc_headers_new (const char *text, gsize size, gsize *length)
{
  GHashTable *headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *end = text + MIN (size, MAX_HEADERS);
  const char *p = text;

  while (p < end)
    {
      const char *next;
      gsize n = line_length (p, end, &next);
      gboolean folded = n > 0 && (*p == ' ' || *p == '\t');

      if (!folded)
        take_line (headers, line);
      g_string_append_len (line, p, (gssize) n);
      p = next;
      if (n == 0)
        break;
    }
  take_line (headers, line);
  *length = (gsize) (p - text);
  return headers;
}

const char *
cc_header (GHashTable *headers, const char *name)
{
  const char *value = g_hash_table_lookup (headers, name);

  return value ? value : "";
}

char *
cc_media_type (const char *value)
{
  char *type = g_ascii_strdown (value, (gssize) strcspn (value, ";,"));

  return g_strstrip (type);
}

/* The value at @p, in quotation marks or not; new. */
static char *
parameter_value (const char *p)
{
  GString *value = g_string_new (NULL);
  gboolean quoted = *p == '"';

  for (p += quoted; *p && (quoted ? *p != '"' : !strchr (";, \t", *p)); p++)
    {
      if (quoted && *p == '\\' && p[1])
        p++;
      g_string_append_c (value, *p);
    }
  return g_string_free (value, FALSE);
}

/* The next ';' from @p on that stands in no quotation marks, or NULL. */
static const char *
next_parameter (const char *p)
{
  gboolean quoted = FALSE;

  for (; *p && (quoted || *p != ';'); p++)
    if (quoted && *p == '\\' && p[1])
      p++;
    else if (*p == '"')
      quoted = !quoted;
  return *p ? p : NULL;
}

char *
cc_header_parameter (const char *value, const char *name)
{
  gsize n = strlen (name);

  for (const char *p = next_parameter (value); p; p = next_parameter (p))
    {
      p += 1 + strspn (p + 1, " \t");
      if (g_ascii_strncasecmp (p, name, n) == 0)
        {
          const char *rest = p + n + strspn (p + n, " \t");

          if (*rest == '=')
            return parameter_value (rest + 1 + strspn (rest + 1, " \t"));
        }
    }
  return NULL;
}
