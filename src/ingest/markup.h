/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* markup.h: how HTML and XML files begin. */
#ifndef CC_MARKUP_H
#define CC_MARKUP_H

#include <ingest/ingest.h>

/* TRUE when @p begins with @what, which is ASCII, without regard to case, before @end. */
gboolean cc_markup_starts (const char *p, const char *end, const char *what);

/* Past what may stand before a document type or the first element: white space, a
   byte order mark, comments and processing instructions. */
const char *cc_markup_skip (const char *p, const char *end);

#endif
