/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* markup.h: how HTML and XML files begin. */
#ifndef CC_MARKUP_H
#define CC_MARKUP_H

#include <ingest/ingest.h>

/* Makes libxml2 ready, which is not to be done by several threads at once; to be
   called before each use of a parser of it. */
void cc_markup_init (void);

/* TRUE when @p begins with @what, which is ASCII, without regard to case, before @end. */
gboolean cc_markup_starts (const char *p, const char *end, const char *what);

/* Past what may stand before a document type or the first element: white space, a
   byte order mark, comments and processing instructions. */
const char *cc_markup_skip (const char *p, const char *end);

#endif
