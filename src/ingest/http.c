/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* http.c: an HTTP answer (RFC 9112): status, type and body. */
#include "config.h"

#include <ingest/headers.h>

#include <string.h>

#ifdef HAVE_BROTLI
#include <brotli/decode.h>
#endif

void
cc_http_clear (CcHttp *http)
{
  g_clear_pointer (&http->type, g_free);
  g_clear_pointer (&http->charset, g_free);
  if (http->body)
    g_string_free (http->body, TRUE);
  http->body = NULL;
}

/* "HTTP/1.1 200 OK"; 0 when it is no such line. */
static guint
status_of (const char *bytes, gsize size)
{
  g_autofree char *line = g_strndup (bytes, MIN (size, 32));
  const char *space = strchr (line, ' ');

  if (!g_str_has_prefix (line, "HTTP/") || !space)
    return 0;
  return (guint) MIN (g_ascii_strtoull (space, NULL, 10), 999);
}

/* ---- transfer ---- */

/* The size of the chunk whose line is at @p, and where its bytes begin; FALSE when
   there is no such line. */
static gboolean
chunk_at (const char *p, const char *end, gsize *size, const char **start)
{
  const char *digits = p;

  for (*size = 0; p < end && g_ascii_isxdigit (*p) && p - digits < 8; p++)
    *size = *size * 16 + (gsize) g_ascii_xdigit_value (*p);
  *start = memchr (p, '\n', MIN ((gsize) (end - p), 4096));
  if (p == digits || !*start || (*p != '\r' && *p != '\n' && *p != ';' && *p != ' '))
    return FALSE;
  ++*start;
  return TRUE;
}

/* The chunks of @bytes joined, up to where they are no chunks; nothing when they are
   none at all. FALSE when the last one, which is empty, is not there. */
static gboolean
join_chunks (const char *bytes, gsize length, GString *body)
{
  const char *end = bytes + length;
  gsize size = 1;

  for (const char *p = bytes; chunk_at (p, end, &size, &p) && size > 0; size = 1)
    {
      gsize n = MIN (size, (gsize) (end - p));

      g_string_append_len (body, p, (gssize) n);
      p += n;
      while (p < end && (*p == '\r' || *p == '\n'))
        p++;
    }
  return size == 0;
}

/* Takes the body out of its chunks. Some crawlers stored it so already. */
static void
take_chunks (CcHttp *http, const char *bytes, gsize length)
{
  gboolean whole = join_chunks (bytes, length, http->body);

  if (http->body->len == 0)
    g_string_append_len (http->body, bytes, (gssize) length);
  else
    http->damaged = !whole;
}

/* ---- content ---- */

/* Puts @decoded in place of the body, unless that was not in the form it declares. */
static void
replace_body (CcHttp *http, const GString *decoded, gboolean whole)
{
  if (decoded->len == 0)
    return;
  g_string_truncate (http->body, 0);
  g_string_append_len (http->body, decoded->str, (gssize) decoded->len);
  http->damaged |= !whole;
}

/* FALSE when there is no room. */
static gboolean
inflate_body (CcHttp *http, CcDeflate format, gsize room)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize used;
  CcInflated end = cc_inflate (format, http->body->str, http->body->len, room, out, &used);

  if (end == CC_INFLATED_LARGE)
    return FALSE;
  replace_body (http, out, end == CC_INFLATED);
  return TRUE;
}

#ifdef HAVE_BROTLI
static gboolean
unbrotli_body (CcHttp *http, gsize room)
{
  enum { CHUNK = 1 << 16 };
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  g_autoptr (GString) out = g_string_new (NULL);
  BrotliDecoderState *state = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  const guint8 *in = (const guint8 *) http->body->str;
  size_t left = http->body->len;
  BrotliDecoderResult result;

  do
    {
      guint8 *next = chunk;
      size_t free = CHUNK;

      result = BrotliDecoderDecompressStream (state, &left, &in, &free, &next, NULL);
      g_string_append_len (out, (const char *) chunk, next - chunk);
    }
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->len <= room);
  BrotliDecoderDestroyInstance (state);
  if (out->len > room)
    return FALSE;
  /* Brotli has no mark at its start: what fails may as well be no Brotli. */
  if (result != BROTLI_DECODER_RESULT_ERROR)
    replace_body (http, out, result == BROTLI_DECODER_RESULT_SUCCESS);
  return TRUE;
}
#endif

/* TRUE when it starts with the two bytes of a zlib stream's header (RFC 1950). */
static gboolean
is_zlib (const GString *body)
{
  const guchar *b = (const guchar *) body->str;

  return body->len > 2 && (b[0] & 0x0f) == 8 && (b[0] * 256 + b[1]) % 31 == 0;
}

static gboolean
decode_body (CcHttp *http, const char *encoding, CcHarvest *harvest, GError **error)
{
  const GString *body = http->body;
  gsize room = cc_harvest_room (harvest);
  gboolean fits = TRUE;

  if (strstr (encoding, "gzip"))
    fits = !cc_is_gzip (body->str, body->len) || inflate_body (http, CC_DEFLATE_GZIP, room);
  else if (strcmp (encoding, "deflate") == 0)
    fits = inflate_body (http, is_zlib (body) ? CC_DEFLATE_ZLIB : CC_DEFLATE_RAW, room);
#ifdef HAVE_BROTLI
  else if (strcmp (encoding, "br") == 0)
    fits = unbrotli_body (http, room);
#endif
  else if (*encoding && strcmp (encoding, "identity") != 0 && strcmp (encoding, "none") != 0)
    {
      g_autofree char *clean = cc_clean_field (encoding, (gssize) strnlen (encoding, 40));

      g_set_error (error, CC_ERROR, CC_ERROR_READ, "content encoding '%s' cannot be read", clean);
      return FALSE;
    }
  return fits || cc_harvest_fail_room (harvest, error);
}

gboolean
cc_http_read (const char *bytes, gsize size, CcHarvest *harvest, CcHttp *http, GError **error)
{
  g_autoptr (GHashTable) headers = NULL;
  g_autofree char *encoding = NULL;
  gsize head;

  http->status = status_of (bytes, size);
  if (!http->status)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "no HTTP status line");
      return FALSE;
    }
  headers = cc_headers_new (bytes, size, &head);
  http->type = cc_media_type (cc_header (headers, "content-type"));
  http->charset = cc_header_parameter (cc_header (headers, "content-type"), "charset");
  http->body = g_string_new (NULL);
  if (strstr (cc_header (headers, "transfer-encoding"), "chunked"))
    take_chunks (http, bytes + head, size - head);
  else
    g_string_append_len (http->body, bytes + head, (gssize) (size - head));
  encoding = g_ascii_strdown (cc_header (headers, "content-encoding"), -1);
  return decode_body (http, encoding, harvest, error);
}
