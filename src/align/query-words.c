/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* query-words.c: a post as plain words: the words that a tag or an account name is
   made of stand apart, and addresses are no words.  */
#include "config.h"

#include <align/align.h>

#include <string.h>

/* Whether a run of characters without white space that starts at @p is an address of
   the web or ends in one's path: "https://…", "pic.example.org/…". Its length in bytes, or 0.
   After a dot or hyphen no host begins: of a long row of them each would be read to the
   end of the row. */
static gsize
address_length (const char *p, gunichar before)
{
  const char *end = p, *dot = NULL;

  if (g_ascii_strncasecmp (p, "https://", 8) == 0 || g_ascii_strncasecmp (p, "http://", 7) == 0)
    {
      while (*end && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      return (gsize) (end - p);
    }
  if (before == '.' || before == '-')
    return 0;
  for (; g_ascii_isalnum (*end) || *end == '.' || *end == '-'; end++)
    if (*end == '.')
      dot = end;
  /* A top-level domain of two letters or more, and a path behind it. */
  if (!dot || *end != '/' || end - dot < 3 || dot == p || !g_ascii_isalpha (dot[1]))
    return 0;
  while (*end && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return (gsize) (end - p);
}

/* Whether a new word begins at @next, after @before: "newYork", "BBCNews" before
   "N", "June24". */
static gboolean
begins_word (gunichar before, gunichar here, gunichar after)
{
  if (g_unichar_isdigit (before) != g_unichar_isdigit (here))
    return TRUE;
  if (!g_unichar_isupper (here))
    return FALSE;
  return g_unichar_islower (before) || (g_unichar_isupper (before) && g_unichar_islower (after));
}

/* Appends the words of the tag or name at @p, and gives what follows it. */
static const char *
append_tag (GString *out, const char *p)
{
  gunichar before = 0;

  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar here = g_utf8_get_char (p);
      gunichar after = g_utf8_get_char (g_utf8_next_char (p));

      if (here != '_' && !g_unichar_isalnum (here) && !g_unichar_ismark (here))
        break;
      if (here == '_' || (before && begins_word (before, here, after)))
        g_string_append_c (out, ' ');
      if (here != '_')
        g_string_append_unichar (out, here);
      before = here == '_' ? 0 : here;
    }
  return p;
}

char *
cc_query_words (const char *text)
{
  GString *out = g_string_new (NULL);
  gunichar before = ' ';

  for (const char *p = text; *p;)
    {
      gunichar here = g_utf8_get_char (p), next = g_utf8_get_char (g_utf8_next_char (p));
      gsize skip = g_unichar_isalnum (before) ? 0 : address_length (p, before);

      if (skip)
        {
          p += skip;
          g_string_append_c (out, ' ');
          here = ' ';
        }
      else if ((here == '#' || here == '@') && !g_unichar_isalnum (before) && g_unichar_isalpha (next))
        {
          p = append_tag (out, p + 1);
          here = 'x';
        }
      else
        {
          g_string_append_unichar (out, here);
          p = g_utf8_next_char (p);
        }
      before = here;
    }
  return g_string_free (out, FALSE);
}
