/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mime.h: the part of a MIME message that is to be read (RFC 2045 to 2047, 2557). */
#ifndef CC_MIME_H
#define CC_MIME_H

#include <ingest/headers.h>

typedef struct
{
  GHashTable *headers; /* of the part, or NULL when none was found */
  const char *body;    /* @size bytes of the message, still encoded */
  gsize size;
  char *type;          /* "text/html" or "text/plain" */
  char *root;          /* Content-ID of the part that the message says comes first, or NULL */
  guint n_others;      /* further pages in the message */
} CcMimePart;

#define CC_MIME_PART_INIT { NULL, NULL, 0, NULL, NULL, 0 }

/* Finds the page that is the root of a message, or the first page, or the first plain
   text; attachments aside. FALSE when it holds neither. */
gboolean cc_mime_find (const char *bytes, gsize size, CcMimePart *part);
void cc_mime_part_clear (CcMimePart *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcMimePart, cc_mime_part_clear)

/* The part's bytes decoded: new. */
GString *cc_mime_decode (const CcMimePart *part);

/* A header's text in UTF-8, encoded words decoded, the first 8 KB of it: new. */
char *cc_mime_words (const char *value);

#endif
