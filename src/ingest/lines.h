/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lines.h: the lines of a text and what can be seen on each by itself. */
#ifndef CC_LINES_H
#define CC_LINES_H

#include <ingest/ingest.h>

enum
{
  CC_LINE_AFTER_BLANK = 1 << 0, /* the first line, or one after a blank one */
  CC_LINE_BULLET = 1 << 1,
  CC_LINE_LOWER = 1 << 2,       /* starts with a small letter */
  CC_LINE_STOP = 1 << 3,        /* ends a sentence */
  CC_LINE_ASKS = 1 << 4,        /* ends with '?' or '!' */
  CC_LINE_COLON = 1 << 5,
  CC_LINE_DATE = 1 << 6,        /* a date and little else */
  CC_LINE_CAPTION = 1 << 7,     /* of a picture, or its credit */
  CC_LINE_FURNITURE = 1 << 8,   /* "Subscribe to us", "All news" */
  CC_LINE_RELATED = 1 << 9,     /* "Similar articles" */
  CC_LINE_JUNK = 1 << 10,       /* rests of markup, bare numbers, weather */
  CC_LINE_BYLINE = 1 << 11,     /* "By A. Name" */
  CC_LINE_ENDS = CC_LINE_STOP | CC_LINE_ASKS | CC_LINE_COLON,
};

typedef struct
{
  CcRange range;  /* without white space at the ends; never empty */
  guint32 chars;  /* code points */
  guint16 words;  /* capped */
  guint16 flags;
} CcLine;

/* The lines of @text that are not blank. Only with @page are they judged as
   lines of a saved page: the flags from CC_LINE_DATE on. */
GArray *cc_lines_find (const char *text, guint32 length, gboolean page);

/* The name on a line with CC_LINE_BYLINE. */
CcRange cc_line_author (const char *text, const CcLine *line);

#endif
