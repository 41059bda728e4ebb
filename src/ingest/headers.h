/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* headers.h: "Name: value" lines, as mail, HTTP and WARC have them, and an HTTP
   answer. */
#ifndef CC_HEADERS_H
#define CC_HEADERS_H

#include <ingest/ingest.h>

/* Name in lower case → value, raw bytes: the lines of @text up to a blank one,
   folded ones joined. Of a name that is given twice the first counts. @length: bytes
   up to and with the blank line. A new table. */
GHashTable *cc_headers_new (const char *text, gsize size, gsize *length);

/* The value, "" when there is none. */
const char *cc_header (GHashTable *headers, const char *name);

/* "text/html" of "Text/HTML; charset=utf-8"; lower case, new. */
char *cc_media_type (const char *value);

/* "utf-8" of the same for @name "charset"; new, or NULL. */
char *cc_header_parameter (const char *value, const char *name);

/* ---- HTTP: http.c ---- */

typedef struct
{
  guint status;
  char *type;    /* media type, lower case, "" when none is given */
  char *charset; /* or NULL */
  GString *body; /* without transfer and content encoding */
  gboolean damaged; /* the body could be decoded in part only */
} CcHttp;

/* Reads an answer as it came over the wire. A body that is not in the encoding it
   declares is taken as it is, for some crawlers store it decoded. FALSE with
   CC_ERROR_READ, also when the body expands to more than @harvest has room for. */
gboolean cc_http_read (const char *bytes, gsize size, CcHarvest *harvest, CcHttp *http,
                       GError **error);
void cc_http_clear (CcHttp *http);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcHttp, cc_http_clear)

#endif
