/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/html-writer.h>

#include <stdarg.h>
#include <string.h>

#define REPLACEMENT "\357\277\275" /* U+FFFD */

void
cc_html_init (CcHtml *html, CcSink *sink)
{
  cc_out_init (&html->out, sink);
  html->open = g_ptr_array_new ();
}

gboolean
cc_html_finish (CcHtml *html, GError **error)
{
  cc_html_close_n (html, html->open->len);
  g_ptr_array_unref (html->open);
  html->open = NULL;
  return cc_out_finish (&html->out, error);
}

/* What stands for an ASCII byte, or NULL for itself. */
static const char *
ascii_escape (guchar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
      return NULL;
    default:
      return c < 0x20 || c == 0x7f ? REPLACEMENT : NULL;
    }
}

/* C1 controls, non-characters, and the controls of direction that span text. */
static gboolean
is_unfit (gunichar c)
{
  return (c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
         || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Appends the character at @p and gives the bytes it took. */
static gsize
escape_wide (GString *buffer, const char *p, gsize left)
{
  gunichar c = g_utf8_get_char_validated (p, (gssize) left);
  gsize size;

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      g_string_append (buffer, REPLACEMENT);
      return 1;
    }
  size = (gsize) g_unichar_to_utf8 (c, NULL);
  if (is_unfit (c))
    g_string_append (buffer, REPLACEMENT);
  else
    g_string_append_len (buffer, p, (gssize) size);
  return size;
}

void
cc_html_escape (GString *buffer, const char *text, gsize length)
{
  gsize plain = 0; /* start of what is to be copied as it is */
  gsize i = 0;

  while (i < length)
    {
      guchar c = (guchar) text[i];
      const char *escape = c < 0x80 ? ascii_escape (c) : NULL;

      if (c < 0x80 && !escape)
        {
          i++;
          continue;
        }
      g_string_append_len (buffer, text + plain, (gssize) (i - plain));
      if (escape)
        {
          g_string_append (buffer, escape);
          i++;
        }
      else
        i += escape_wide (buffer, text + i, length - i);
      plain = i;
    }
  g_string_append_len (buffer, text + plain, (gssize) (length - plain));
}

static void
start_tag (CcHtml *html, const char *tag, va_list attributes)
{
  GString *buffer = html->out.buffer;
  const char *name;

  g_string_append_c (buffer, '<');
  g_string_append (buffer, tag);
  while ((name = va_arg (attributes, const char *)))
    {
      const char *value = va_arg (attributes, const char *);

      if (!value)
        continue;
      g_string_append_c (buffer, ' ');
      g_string_append (buffer, name);
      if (!*value)
        continue;
      g_string_append (buffer, "=\"");
      cc_html_escape (buffer, value, strlen (value));
      g_string_append_c (buffer, '"');
    }
  g_string_append_c (buffer, '>');
  cc_out_flow (&html->out);
}

void
cc_html_open (CcHtml *html, const char *tag, ...)
{
  va_list attributes;

  va_start (attributes, tag);
  start_tag (html, tag, attributes);
  va_end (attributes);
  g_ptr_array_add (html->open, (gpointer) tag);
}

void
cc_html_void (CcHtml *html, const char *tag, ...)
{
  va_list attributes;

  va_start (attributes, tag);
  start_tag (html, tag, attributes);
  va_end (attributes);
}

void
cc_html_close (CcHtml *html)
{
  const char *tag;

  g_return_if_fail (html->open->len > 0);
  tag = g_ptr_array_steal_index (html->open, html->open->len - 1);
  g_string_append_printf (html->out.buffer, "</%s>", tag);
  cc_out_flow (&html->out);
}

void
cc_html_close_n (CcHtml *html, guint n)
{
  while (n-- > 0)
    cc_html_close (html);
}

void
cc_html_bytes (CcHtml *html, const char *text, gsize length)
{
  cc_html_escape (html->out.buffer, text, length);
  cc_out_flow (&html->out);
}

void
cc_html_text (CcHtml *html, const char *text)
{
  cc_html_bytes (html, text, strlen (text));
}

void
cc_html_printf (CcHtml *html, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  cc_html_text (html, text);
}

void
cc_html_element (CcHtml *html, const char *tag, const char *class, const char *text)
{
  cc_html_open (html, tag, "class", class, NULL);
  cc_html_text (html, text);
  cc_html_close (html);
}

void
cc_html_elementf (CcHtml *html, const char *tag, const char *class, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  cc_html_element (html, tag, class, text);
}

void
cc_html_bdi (CcHtml *html, const char *text)
{
  cc_html_element (html, "bdi", NULL, text);
}

void
cc_html_newline (CcHtml *html)
{
  g_string_append_c (html->out.buffer, '\n');
}

gboolean
cc_html_is_link (const char *url)
{
  return url && (g_ascii_strncasecmp (url, "http://", 7) == 0
                 || g_ascii_strncasecmp (url, "https://", 8) == 0);
}
