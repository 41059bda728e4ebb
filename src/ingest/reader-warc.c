/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-warc.c: a web crawl (WARC 1.0 and 1.1, ISO 28500:2017), plain or packed
   record by record. libarchive's reader keeps neither the address of a record nor
   its headers. One record is in memory at a time. */
#include "config.h"

#include <ingest/headers.h>

#include <string.h>

static const char *const extensions[] = { "warc", NULL };

/* Gzip members and records that are damaged, beyond which the file is given up. */
#define MAX_DAMAGED 1000

typedef struct
{
  CcHarvest *harvest;
  CcTally *left_out;
  guint n_records;
  guint n_damaged;
  gboolean damaged; /* the records in hand are from damaged gzip data */
} Crawl;

/* ---- bidding ---- */

static gboolean
is_version (const char *p, const char *end)
{
  return end - p > 7 && memcmp (p, "WARC/", 5) == 0 && g_ascii_isdigit (p[5]) && p[6] == '.';
}

static int
bid (const CcInput *input)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize used;

  if (is_version (input->bytes, input->bytes + input->size))
    return 98;
  if (cc_is_gzip (input->bytes, input->size))
    {
      cc_inflate (CC_DEFLATE_GZIP, input->bytes, MIN (input->size, 4096), 16, out, &used);
      if (is_version (out->str, out->str + out->len))
        return 98;
    }
  return cc_input_has_extension (input, extensions) ? 97 : 0;
}

/* ---- what a record holds ---- */

/* Media types that hold articles. */
static gboolean
is_text_type (const char *type)
{
  static const char *const types[] = {
    "text/html", "application/xhtml+xml", "text/plain",
#ifdef HAVE_POPPLER
    "application/pdf",
#endif
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
kind_of_type (const char *type)
{
  static const struct
  {
    const char *part, *kind;
  } kinds[] = {
    { "image/", "image" },     { "video/", "film" },          { "audio/", "sound" },
    { "font", "font" },        { "text/css", "style sheet" }, { "javascript", "script" },
    { "ecmascript", "script" }, { "rss+xml", "feed" },        { "atom+xml", "feed" },
    { "json", "data file" },   { "xml", "data file" },        { "csv", "data file" },
    { "pdf", "PDF file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (type, kinds[i].part))
      return kinds[i].kind;
  return *type ? "other file" : "untyped file";
}

static const char *
kind_of_status (guint status)
{
  return status >= 400 ? "error page" : status >= 300 ? "redirect" : "incomplete answer";
}

/* The part of an address that names a file; new. */
static char *
name_of_url (const char *url)
{
  const char *host = strstr (url, "://");
  const char *path = host ? strchr (host + 3, '/') : NULL;

  return path ? g_strndup (path, strcspn (path, "?#")) : g_strdup ("");
}

/* Without a type, what starts like a page is one. */
static gboolean
looks_like_page (const char *bytes, gsize size)
{
  gsize i = 0;

  while (i < size && (g_ascii_isspace (bytes[i]) || strchr ("\xef\xbb\xbf", bytes[i])))
    i++;
  return i < size && bytes[i] == '<';
}

/* Hands on what a record holds; @member has its bytes, type and charset. */
static void
read_content (Crawl *crawl, const char *place, const char *url, CcInput *member)
{
  g_autofree char *name = name_of_url (url);
  g_autofree char *address = cc_clean_field (url, -1);

  if (g_str_has_suffix (name, "/robots.txt") || g_str_has_suffix (name, "/ads.txt"))
    cc_tally_add (crawl->left_out, "crawler rule");
  else if (!is_text_type (member->type)
           && !(!*member->type && looks_like_page (member->bytes, member->size)))
    cc_tally_add (crawl->left_out, kind_of_type (member->type));
  else if (member->size == 0)
    cc_tally_add (crawl->left_out, "empty page");
  else
    {
      if (crawl->damaged)
        cc_harvest_notice (crawl->harvest, CC_WARNED, place, "from damaged gzip data");
      member->name = *name ? name : place;
      member->place = place;
      member->url = *address ? address : NULL;
      cc_harvest_member (crawl->harvest, member);
    }
}

static void
read_response (Crawl *crawl, const char *place, GHashTable *headers, const char *body, gsize size)
{
  g_auto (CcHttp) http = { 0 };
  g_autofree char *protocol = cc_media_type (cc_header (headers, "content-type"));
  g_autoptr (GError) error = NULL;
  CcInput member = { 0 };

  if (*protocol && strcmp (protocol, "application/http") != 0)
    {
      cc_tally_add (crawl->left_out, "non-HTTP answer");
      return;
    }
  if (!cc_http_read (body, size, crawl->harvest, &http, &error))
    {
      cc_harvest_notice (crawl->harvest, CC_FAILED, place, "%s", error->message);
      return;
    }
  if (http.status != 200 && http.status != 203)
    {
      cc_tally_add (crawl->left_out, kind_of_status (http.status));
      return;
    }
  if (http.damaged)
    cc_harvest_notice (crawl->harvest, CC_WARNED, place,
                       "cut short or damaged as it was sent; read as far as it goes");
  member.bytes = http.body->str;
  member.size = http.body->len;
  member.type = http.type;
  member.charset = http.charset;
  read_content (crawl, place, cc_header (headers, "warc-target-uri"), &member);
}

/* A file that was stored as such, or text that was made from one (WET). */
static void
read_resource (Crawl *crawl, const char *place, GHashTable *headers, const char *body, gsize size)
{
  const char *value = cc_header (headers, "content-type");
  const char *url = cc_header (headers, "warc-target-uri");
  g_autofree char *type = cc_media_type (value);
  g_autofree char *charset = cc_header_parameter (value, "charset");
  g_autofree char *copy = NULL;
  CcInput member = { .size = size, .type = type, .charset = charset };

  if (g_str_has_prefix (url, "metadata:") || g_str_has_prefix (url, "urn:"))
    {
      cc_tally_add (crawl->left_out, "crawler note");
      return;
    }
  member.bytes = copy = g_malloc (size + 1);
  memcpy (copy, body, size);
  copy[size] = '\0';
  read_content (crawl, place, url, &member);
}

static const char *
kind_of_record (const char *type)
{
  static const struct
  {
    const char *type, *kind;
  } kinds[] = {
    { "request", "request" },
    { "metadata", "metadata record" },
    { "revisit", "revisit" },
    { "continuation", "continuation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (type, kinds[i].type) == 0)
      return kinds[i].kind;
  return "unknown record";
}

static void
read_record (Crawl *crawl, const char *place, GHashTable *headers, const char *body, gsize size)
{
  const char *type = cc_header (headers, "warc-type");
  const char *truncated = cc_header (headers, "warc-truncated");

  if (*truncated)
    {
      g_autofree char *why = cc_clean_field (truncated, (gssize) strnlen (truncated, 40));

      cc_harvest_notice (crawl->harvest, CC_WARNED, place, "cut by the crawler: %s", why);
    }
  if (g_ascii_strcasecmp (type, "response") == 0)
    read_response (crawl, place, headers, body, size);
  else if (g_ascii_strcasecmp (type, "resource") == 0
           || g_ascii_strcasecmp (type, "conversion") == 0)
    read_resource (crawl, place, headers, body, size);
  else if (g_ascii_strcasecmp (type, "warcinfo") != 0)
    cc_tally_add (crawl->left_out, kind_of_record (type));
}

/* ---- records ---- */

/* Line ends behind a record: two by the standard, some tools write more. */
#define MAX_LINE_ENDS 16

static const char *
skip_line_ends (const char *p, const char *end)
{
  while (p < end && (*p == '\r' || *p == '\n'))
    p++;
  return p;
}

/* The next line that starts a record, or @end. */
static const char *
next_record (const char *p, const char *end)
{
  while ((p = memchr (p, '\n', (gsize) (end - p))))
    if (is_version (++p, end))
      return p;
  return end;
}

/* Where the record's body ends: where its length says if a record or the end of the
   file follows, else before the next record. */
static const char *
body_end (Crawl *crawl, const char *place, const char *length, const char *body, const char *end)
{
  guint64 size;
  gboolean number = g_ascii_string_to_unsigned (length, 10, 0, G_MAXINT64, &size, NULL);
  const char *stop, *after;

  if (number && size <= (guint64) (end - body))
    {
      stop = body + size;
      after = skip_line_ends (stop, stop + MIN (end - stop, MAX_LINE_ENDS));
      if (after == end || is_version (after, end))
        return stop;
    }
  stop = after = next_record (body, end);
  while (stop > body && after - stop < 4 && (stop[-1] == '\r' || stop[-1] == '\n'))
    stop--;
  if (!number)
    cc_harvest_notice (crawl->harvest, CC_WARNED, place,
                       "Content-Length is missing or no number; read up to the next record");
  else if (after == end)
    cc_harvest_notice (crawl->harvest, CC_WARNED, place,
                       "cut short: %" G_GSIZE_FORMAT " of %" G_GUINT64_FORMAT " bytes are there",
                       (gsize) (stop - body), size);
  else
    cc_harvest_notice (crawl->harvest, CC_WARNED, place,
                       "Content-Length is %" G_GUINT64_FORMAT ", but %" G_GSIZE_FORMAT
                       " bytes stand before the next record; those are read",
                       size, (gsize) (stop - body));
  return stop;
}

/* Reads the record at @p; gives where it ends. */
static const char *
take_record (Crawl *crawl, const char *p, const char *end)
{
  g_autofree char *place = g_strdup_printf ("record %u", ++crawl->n_records);
  g_autoptr (GHashTable) headers = NULL;
  const char *body, *stop;
  gsize head;

  headers = cc_headers_new (p, (gsize) (end - p), &head);
  body = p + head;
  stop = body_end (crawl, place, cc_header (headers, "content-length"), body, end);
  read_record (crawl, place, headers, body, (gsize) (stop - body));
  return stop;
}

/* Reads the records in @bytes, which begin at byte @offset of the file, or of which
   all came from a gzip member there. */
static void
read_records (Crawl *crawl, const char *bytes, gsize size, gsize offset, gboolean packed)
{
  const char *end = bytes + size;
  const char *p = skip_line_ends (bytes, end);

  while (p < end)
    {
      if (is_version (p, end))
        p = take_record (crawl, p, end);
      else
        {
          gsize at = packed ? offset : offset + (gsize) (p - bytes);
          g_autofree char *place = g_strdup_printf ("byte %" G_GSIZE_FORMAT, at);
          const char *next = next_record (p, end);

          cc_harvest_notice (crawl->harvest, CC_WARNED, place,
                             "left out: %" G_GSIZE_FORMAT " bytes that are no WARC record",
                             (gsize) (next - p));
          p = next;
        }
      p = skip_line_ends (p, end);
    }
}

/* ---- gzip members ---- */

/* Where the next gzip member may begin, from @at on. */
static gsize
next_member (const CcInput *input, gsize at)
{
  for (; at < input->size; at++)
    {
      const char *p = memchr (input->bytes + at, 0x1f, input->size - at);

      if (!p)
        return input->size;
      at = (gsize) (p - input->bytes);
      /* The three upper flags are reserved (RFC 1952). */
      if (cc_is_gzip (p, input->size - at) && !(p[3] & 0xe0))
        return at;
    }
  return input->size;
}

/* Says what is wrong with the member at @at; gives where to go on. */
static gsize
leave_damaged (Crawl *crawl, const CcInput *input, gsize at, gsize used, CcInflated end)
{
  /* A member that was cut short runs on into the one behind it before that shows. */
  enum { OVERRUN = 1 << 16 };
  g_autofree char *place = g_strdup_printf ("byte %" G_GSIZE_FORMAT, at);
  gsize next = next_member (input, MAX (at + 1, at + used - MIN (used, OVERRUN)));
  g_autoptr (GError) error = NULL;

  if (end == CC_INFLATED_LARGE)
    {
      cc_harvest_fail_room (crawl->harvest, &error);
      cc_harvest_notice (crawl->harvest, CC_FAILED, place, "gzip member left out: %s",
                         error->message);
    }
  else if (next < input->size)
    cc_harvest_notice (crawl->harvest, CC_FAILED, place,
                       "damaged gzip member; went on at byte %" G_GSIZE_FORMAT, next);
  else
    cc_harvest_notice (crawl->harvest, CC_FAILED, place, "damaged gzip member, the last");
  crawl->n_damaged++;
  return next;
}

/* Reads the records of the member at @at; gives where the next one begins. */
static gsize
read_gzip_member (Crawl *crawl, const CcInput *input, gsize at, GString *out)
{
  CcHarvest *harvest = crawl->harvest;
  gsize before = harvest->expanded;
  gsize used;
  CcInflated end;

  g_string_truncate (out, 0);
  end = cc_inflate (CC_DEFLATE_GZIP, input->bytes + at, input->size - at,
                    cc_harvest_room (harvest), out, &used);
  crawl->damaged = end != CC_INFLATED;
  if (end != CC_INFLATED_LARGE)
    read_records (crawl, out->str, out->len, at, TRUE);
  harvest->expanded = MAX (harvest->expanded, before + out->len);
  return end == CC_INFLATED ? at + used : leave_damaged (crawl, input, at, used, end);
}

static void
read_gzip (Crawl *crawl, const CcInput *input)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize at = 0;

  while (at < input->size && crawl->n_damaged < MAX_DAMAGED)
    if (cc_is_gzip (input->bytes + at, input->size - at))
      at = read_gzip_member (crawl, input, at, out);
    else
      at = leave_damaged (crawl, input, at, 0, CC_INFLATED_BROKEN);
  if (at < input->size)
    cc_harvest_notice (crawl->harvest, CC_FAILED, NULL,
                       "more than %d damaged gzip members; the rest is left out", MAX_DAMAGED);
}

static gboolean
read_warc (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (CcTally) left_out = cc_tally_new ();
  g_autofree char *text = NULL;
  Crawl crawl = { harvest, left_out, 0, 0, FALSE };

  if (cc_is_gzip (input->bytes, input->size))
    read_gzip (&crawl, input);
  else
    read_records (&crawl, input->bytes, input->size, 0, FALSE);
  text = cc_tally_text (left_out);
  if (*text)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "left out: %s", text);
  if (crawl.n_records > 0)
    return TRUE;
  g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no WARC record");
  return FALSE;
}

extern const CcReader cc_reader_warc;
const CcReader cc_reader_warc = {
  .name = "warc",
  .description = "web crawl, WARC 1.0 or 1.1; the pages in it",
  .extensions = extensions,
  .bid = bid,
  .read = read_warc,
};
