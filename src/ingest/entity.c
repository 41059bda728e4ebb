/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* entity.c: character references outside of HTML. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

#include <libxml/HTMLparser.h>

/* Bytes of the longest name of an entity. */
#define MAX_NAME 32

gboolean
cc_entity (const char *entity, gsize size, char *buffer)
{
  g_autofree char *name = size > 2 ? g_strndup (entity + 1, size - 2) : g_strdup ("");
  const htmlEntityDesc *known = htmlEntityLookup ((const xmlChar *) name);
  guint64 c = known ? known->value : 0;

  if (*name == '#')
    c = name[1] == 'x' || name[1] == 'X' ? g_ascii_strtoull (name + 2, NULL, 16)
                                         : g_ascii_strtoull (name + 1, NULL, 10);
  if (c == 0 || !g_unichar_validate ((gunichar) MIN (c, G_MAXUINT32)))
    return FALSE;
  buffer[g_unichar_to_utf8 ((gunichar) c, buffer)] = '\0';
  return TRUE;
}

/* Bytes of the tag at @text, or 0. */
static gsize
tag_length (const char *text)
{
  gsize n = strcspn (text, ">");
  gboolean named = g_ascii_isalpha (text[1]) || (text[1] == '/' && g_ascii_isalpha (text[2]));

  return *text == '<' && named && text[n] == '>' ? n + 1 : 0;
}

/* "<p>", "</h2>", "<br/>": a new line begins there. */
static gboolean
breaks_line (const char *tag)
{
  static const char *const names[] = { "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4",
                                       "h5", "h6", "blockquote", "tr", NULL };
  const char *name = tag + (tag[1] == '/' ? 2 : 1);
  gsize n = strcspn (name, " />\t\r\n");

  for (guint i = 0; names[i]; i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;
  return FALSE;
}

/* Bytes of the reference at @text, whose character goes to @buffer, or 0. */
static gsize
reference_length (const char *text, char *buffer)
{
  gsize n = 0;

  while (n < MAX_NAME && text[n] && text[n] != ';')
    n++;
  return *text == '&' && n < MAX_NAME && text[n] && cc_entity (text, n + 1, buffer) ? n + 1 : 0;
}

char *
cc_unescape (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean tags = strchr (text, '>') != NULL;

  while (*text)
    {
      gsize plain = strcspn (text, "&<");
      char buffer[8] = "";
      gsize n;

      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (!*text)
        break;
      n = *text == '&' ? reference_length (text, buffer) : tags ? tag_length (text) : 0;
      /* Behind a '<' that nothing closes no other can be closed. */
      tags = tags && (n > 0 || *text == '&' || strchr (text, '>'));
      if (n > 0 && *text == '<' && breaks_line (text))
        g_string_append_c (out, '\n');
      else if (n > 0)
        g_string_append (out, buffer);
      else
        g_string_append_c (out, *text);
      text += MAX (n, 1);
    }
  return g_string_free (out, FALSE);
}
