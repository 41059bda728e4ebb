/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/markdown.h>

#include <string.h>

#define REPLACEMENT "\357\277\275" /* U+FFFD */

/* What could open or close something anywhere in a line: code, emphasis, links,
   HTML, tables, entities, mathematics and mentions of GitHub. */
static gboolean
is_special (char c)
{
  return c != '\0' && strchr ("\\`*_[]<>|~&$@", c);
}

/* "1." and "1)" start lists, "#" headings, "+" and "-" lists and rules, "=" makes
   the line before it a heading. TRUE when @p needs a backslash there. */
static gboolean
starts_block (const char *text, gsize length, gsize i, gboolean at_start)
{
  gsize digits = i;

  if (at_start && i == 0 && strchr ("#+-=", text[0]))
    return TRUE;
  if (!at_start || (text[i] != '.' && text[i] != ')'))
    return FALSE;
  for (gsize j = 0; j < i; j++)
    digits -= g_ascii_isdigit (text[j]);
  return i > 0 && digits == 0 && (i + 1 == length || g_ascii_isspace (text[i + 1]));
}

/* "http://" and "www." become links by themselves, ":ship:" a picture. */
static gboolean
starts_link (const char *text, gsize length, gsize i)
{
  if (text[i] == ':')
    return i + 1 < length && (g_ascii_isalpha (text[i + 1]) || text[i + 1] == '/');
  return text[i] == '.' && i >= 3 && g_ascii_strncasecmp (text + i - 3, "www", 3) == 0;
}

static gboolean
is_unfit (gunichar c)
{
  return (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || c == 0x2028 || c == 0x2029 || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static gsize
escape_wide (GString *buffer, const char *p, gsize left)
{
  gunichar c = g_utf8_get_char_validated (p, (gssize) left);
  gsize size = c < 0x110000 ? (gsize) g_unichar_to_utf8 (c, NULL) : 1;

  if (c >= 0x110000 || is_unfit (c))
    g_string_append (buffer, REPLACEMENT);
  else
    g_string_append_len (buffer, p, (gssize) size);
  return size;
}

void
cc_markdown_escape (GString *buffer, const char *text, gsize length, gboolean at_start)
{
  for (gsize i = 0; i < length;)
    {
      char c = text[i];

      if (g_ascii_isspace (c))
        {
          while (i < length && g_ascii_isspace (text[i]))
            i++;
          g_string_append_c (buffer, ' ');
          continue;
        }
      if ((guchar) c >= 0x7f)
        {
          i += escape_wide (buffer, text + i, length - i);
          continue;
        }
      if (is_special (c) || starts_block (text, length, i, at_start)
          || starts_link (text, length, i))
        g_string_append_c (buffer, '\\');
      if ((guchar) c < 0x20)
        g_string_append (buffer, REPLACEMENT);
      else
        g_string_append_c (buffer, c);
      i++;
    }
}
