/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/mime.h>

#include <string.h>

/* Parts in parts; what mail programs write is three deep. */
#define MAX_DEPTH 8

/* Bytes of a header that are decoded; no subject is as long. */
#define MAX_LINE 8192

void
cc_mime_part_clear (CcMimePart *part)
{
  g_clear_pointer (&part->headers, g_hash_table_unref);
  g_clear_pointer (&part->type, g_free);
  g_clear_pointer (&part->root, g_free);
}

/* ---- parts ---- */

/* The next line from @p on that is "--BOUNDARY", or NULL. @last: the one that closes. */
static const char *
find_delimiter (const char *p, const char *end, const char *boundary, gboolean *last)
{
  g_autofree char *line = g_strconcat ("--", boundary, NULL);
  gsize n = strlen (line);
  const char *start = p;

  while ((p = memmem (p, (gsize) (end - p), line, n)))
    {
      const char *rest = p + n;

      *last = end - rest >= 2 && memcmp (rest, "--", 2) == 0;
      if ((p == start || p[-1] == '\n')
          && (*last || rest == end || *rest == '\r' || *rest == '\n' || *rest == ' '))
        return p;
      p = rest;
    }
  return NULL;
}

static const char *
after_line (const char *p, const char *end)
{
  const char *stop = memchr (p, '\n', (gsize) (end - p));

  return stop ? stop + 1 : end;
}

static void take_entity (const char *bytes, gsize size, guint depth, CcMimePart *found);

/* The parts of a multipart body, each in turn. */
static void
take_parts (const char *bytes, gsize size, const char *boundary, guint depth, CcMimePart *found)
{
  const char *end = bytes + size;
  gboolean last = FALSE;
  const char *p = find_delimiter (bytes, end, boundary, &last);

  while (p && !last)
    {
      const char *start = after_line (p, end);
      const char *stop;

      p = find_delimiter (start, end, boundary, &last);
      stop = p ? p : end;
      /* The line end before a delimiter belongs to that. */
      if (p && stop > start)
        stop--;
      if (p && stop > start && stop[-1] == '\r')
        stop--;
      take_entity (start, (gsize) (stop - start), depth + 1, found);
    }
}

/* Takes a part with text if it is better than what was found so far. */
static void
take_text (GHashTable *headers, const char *type, const char *body, gsize size, CcMimePart *found)
{
  gboolean page = strcmp (type, "text/html") == 0 || strcmp (type, "application/xhtml+xml") == 0;
  gboolean have_page = found->type && strcmp (found->type, "text/html") == 0;
  gboolean root = found->root && strcmp (found->root, cc_header (headers, "content-id")) == 0;

  if (!page && (found->type || strcmp (type, "text/plain") != 0))
    return;
  found->n_others += have_page;
  if (have_page && !root)
    return;
  g_clear_pointer (&found->headers, g_hash_table_unref);
  g_clear_pointer (&found->type, g_free);
  found->headers = g_hash_table_ref (headers);
  found->type = g_strdup (page ? "text/html" : "text/plain");
  found->body = body;
  found->size = size;
}

static void
take_entity (const char *bytes, gsize size, guint depth, CcMimePart *found)
{
  gsize head;
  g_autoptr (GHashTable) headers = cc_headers_new (bytes, size, &head);
  const char *value = cc_header (headers, "content-type");
  g_autofree char *type = cc_media_type (*value ? value : "text/plain");
  g_autofree char *boundary = cc_header_parameter (value, "boundary");

  if (g_str_has_prefix (type, "multipart/"))
    {
      if (!found->root)
        found->root = cc_header_parameter (value, "start");
      if (boundary && *boundary && depth < MAX_DEPTH)
        take_parts (bytes + head, size - head, boundary, depth, found);
    }
  else if (g_ascii_strncasecmp (cc_header (headers, "content-disposition"), "attachment", 10) != 0)
    take_text (headers, type, bytes + head, size - head, found);
}

gboolean
cc_mime_find (const char *bytes, gsize size, CcMimePart *part)
{
  take_entity (bytes, size, 0, part);
  return part->headers != NULL;
}

/* ---- encodings ---- */

/* Quoted-printable; as "Q" of encoded words '_' stands for a space. */
static GString *
unquote (const char *text, gsize size, gboolean words)
{
  GString *out = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    if (text[i] == '=' && i + 2 < size && g_ascii_isxdigit (text[i + 1])
        && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (out, (char) (g_ascii_xdigit_value (text[i + 1]) * 16
                                        + g_ascii_xdigit_value (text[i + 2])));
        i += 2;
      }
    else if (text[i] == '=' && i + 1 < size && text[i + 1] == '\n')
      i++;
    else if (text[i] == '=' && i + 2 < size && memcmp (text + i + 1, "\r\n", 2) == 0)
      i += 2;
    else
      g_string_append_c (out, words && text[i] == '_' ? ' ' : text[i]);
  return out;
}

static GString *
unbase64 (const char *text, gsize size)
{
  gint state = 0;
  guint save = 0;
  GString *out = g_string_sized_new (size);

  out->len = g_base64_decode_step (text, size, (guchar *) out->str, &state, &save);
  out->str[out->len] = '\0';
  return out;
}

GString *
cc_mime_decode (const CcMimePart *part)
{
  const char *encoding = cc_header (part->headers, "content-transfer-encoding");

  if (g_ascii_strcasecmp (encoding, "base64") == 0)
    return unbase64 (part->body, part->size);
  if (g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return unquote (part->body, part->size, FALSE);
  return g_string_new_len (part->body, (gssize) part->size);
}

/* ---- encoded words: RFC 2047 ---- */

/* Decodes the word "=?CHARSET?ENCODING?TEXT?=" at @p onto @out; its length, 0 when
   it is none. */
static gsize
take_word (const char *p, GString *out)
{
  const char *charset = p + 2;
  const char *encoding = strchr (charset, '?');
  const char *text = encoding && encoding[1] && encoding[2] == '?' ? encoding + 3 : NULL;
  const char *stop = text ? strstr (text, "?=") : NULL;
  g_autofree char *name = NULL;
  g_autofree char *utf8 = NULL;
  g_autoptr (GString) bytes = NULL;

  if (!stop || stop - p > 1000 || memchr (p, ' ', (gsize) (stop - p)))
    return 0;
  /* "utf-8*en" names a language too (RFC 2231). */
  name = g_strndup (charset, MIN (strcspn (charset, "*"), (gsize) (encoding - charset)));
  bytes = g_ascii_tolower (encoding[1]) == 'b' ? unbase64 (text, (gsize) (stop - text))
                                               : unquote (text, (gsize) (stop - text), TRUE);
  utf8 = cc_convert (name, bytes->str, bytes->len);
  if (!utf8)
    return 0;
  g_string_append (out, utf8);
  return (gsize) (stop + 2 - p);
}

char *
cc_mime_words (const char *value)
{
  g_autofree char *line = g_strndup (value, MAX_LINE);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = line; *p;)
    {
      gsize n = g_str_has_prefix (p, "=?") ? take_word (p, out) : 0;
      gsize space = n ? strspn (p + n, " \t") : 0;

      if (!n)
        g_string_append_c (out, *p++);
      else
        /* White space between two encoded words is not there. */
        p += n + (g_str_has_prefix (p + n + space, "=?") ? space : 0);
    }
  return cc_clean_field (out->str, (gssize) out->len);
}
