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

char *
cc_unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text)
    {
      gsize plain = strcspn (text, "&");
      gsize name = strcspn (text + plain, ";");
      char buffer[8];

      g_string_append_len (out, text, (gssize) plain);
      text += plain;
      if (!*text)
        break;
      if (name < MAX_NAME && text[name] == ';' && cc_entity (text, name + 1, buffer))
        {
          g_string_append (out, buffer);
          text += name + 1;
        }
      else
        g_string_append_c (out, *text++);
    }
  return g_string_free (out, FALSE);
}
