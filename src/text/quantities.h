/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* quantities.h: a figure in the making, as it goes through quantities.c (the
   figure, range and qualifier), units.c, counted.c (the thing counted) and codes.c
   (what only looks like a figure). */
#ifndef CC_QUANTITIES_H
#define CC_QUANTITIES_H

#include <text/text.h>

typedef struct
{
  CcChunk *chunk;
  guint32 sentence;
  guint32 start, end; /* tokens of the sentence */
  guint32 free;       /* first token that is in no figure and no date before */
  guint32 at, behind; /* tokens of the figure */
  guint32 of_end;     /* token behind the thing counted, or 0 */
  guint32 date;       /* first date that does not end before the token in hand */
  gboolean range;     /* has two ends */
  gboolean dashed;    /* and only a dash between them */
  gboolean counted;   /* a noun behind it is told by its form */
  CcNumber number;
  CcQuantity quantity;
} CcFigureMaker;

static inline gboolean
cc_maker_opens (const CcFigureMaker *m, guint32 token, CcLexRole role)
{
  return token < m->end && cc_chunk_opens (m->chunk, token, role);
}

/* The phrase of @role at @token, or NULL at the end of the sentence too. */
static inline const CcPhrase *
cc_maker_phrase (const CcFigureMaker *m, guint32 token, CcLexRole role)
{
  return token < m->end ? cc_chunk_phrase (m->chunk, token, m->end, role) : NULL;
}

/* The gap before @token, CC_GAP_OTHER at the borders of the sentence. */
static inline CcGap
cc_maker_gap (const CcFigureMaker *m, guint32 token)
{
  return token > m->start && token < m->end ? cc_chunk_figure_gap (m->chunk, token) : CC_GAP_OTHER;
}

/* units.c: "$" or "EUR" before the figure; then "%", "km", "per cent" behind it,
   or what its number has brought. @m->behind and the quantity's range grow. */
void cc_figure_money_before (CcFigureMaker *m);
void cc_figure_unit (CcFigureMaker *m);

/* Byte behind the spaces that start at @at. */
guint32 cc_figure_skip_space (const CcFigureMaker *m, guint32 at);

/* counted.c: the noun phrase behind the figure. */
void cc_figure_counted (CcFigureMaker *m);

/* codes.c: TRUE for digits of a name, a time, a score, a list. */
gboolean cc_figure_is_code (const CcFigureMaker *m);

/* The token behind a row of digits such as "+375 17 222-33-44" that starts with the
   number in hand, or 0 if it is none. */
guint32 cc_figure_row_end (const CcFigureMaker *m);

/* Likewise behind a time such as "14 h 30". */
guint32 cc_figure_clock_end (const CcFigureMaker *m);

#endif
