/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dates.h: what dates.c (dates as written, and spans of them), dates-numeric.c and
   dates-relative.c ("last week", "two years ago") share.  */
#ifndef CC_DATES_H
#define CC_DATES_H

#include <text/text.h>

typedef struct
{
  CcChunk *chunk;
  guint32 sentence;
  guint32 start, end; /* tokens */
  guint32 free;       /* first token that is in no date yet */
  guint32 first;      /* first token of the date */
  guint32 behind;     /* after what was read */
  CcDateMention date;
} CcDateReader;

/* A day, month, quarter, season or year; what is not told is 0. */
typedef struct
{
  guint year, month, day;
  guint months;      /* 3 for a season or a quarter, else 0 */
  gboolean inferred; /* the year is counted from the article's */
  guint32 behind;    /* token */
} CcDatePoint;

enum
{
  CC_FIRST_YEAR = 1900, /* of four digits that nothing else makes a year */
  CC_LAST_YEAR = 2100,
};

static inline gboolean
cc_dates_opens (const CcDateReader *r, guint32 token, CcLexRole role)
{
  return token >= r->start && token < r->end && cc_chunk_opens (r->chunk, token, role);
}

static inline const CcPhrase *
cc_dates_phrase (const CcDateReader *r, guint32 token, CcLexRole role)
{
  return token < r->end ? cc_chunk_phrase (r->chunk, token, r->end, role) : NULL;
}

static inline CcGap
cc_dates_gap (const CcDateReader *r, guint32 token)
{
  return token > r->start && token < r->end ? cc_chunk_figure_gap (r->chunk, token) : CC_GAP_OTHER;
}

/* A date at its precision: without day or month where these are 0, and without year
   where nothing tells it. */
CcDate cc_dates_make (guint year, guint month, guint day);

/* dates-numeric.c: the number of a token, or 0; and a date in digits. */
guint cc_dates_small (const CcDateReader *r, guint32 token);
gboolean cc_dates_numeric (const CcDateReader *r, guint32 token, CcDatePoint *point);

/* Month of the token, or 0. @alone says that no day or year supports it. */
guint cc_dates_month (const CcDateReader *r, guint32 token, gboolean alone);

/* dates-relative.c: reads "last week", "two years ago" at @token. */
gboolean cc_dates_relative (CcDateReader *r, guint32 token);

/* "last year", "этого года" at *@token, which moves behind it: the year, or 0. */
guint cc_dates_shifted_year (const CcDateReader *r, guint32 *token);

#endif
