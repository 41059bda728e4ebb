/* SPDX-License-Identifier: LGPL-3.0-or-later */
#ifndef CC_PAGE_STRIP_H
#define CC_PAGE_STRIP_H

#include <ingest/page.h>

/* What of a page went beyond what is read. */
typedef struct
{
  guint deep;       /* elements whose text was taken up into the one around */
  guint attributes; /* beyond those of a tag that are read */
  gboolean cut;     /* the page goes on after what was read */
} CcStripped;

/* The page @text (UTF-8) without programs, styles, drawings, comments and the
   attributes that only browsers need: what is worth parsing. New. */
GString *cc_page_strip (const char *text, gsize length, CcStripped *stripped);

#endif
