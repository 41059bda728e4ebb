/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* view.h: a comparison as the reports for people lay it out: columns of outlets,
   and the spans to mark in a sentence.  */
#ifndef CC_REPORT_VIEW_H
#define CC_REPORT_VIEW_H

#include <report/telling.h>

/* Longest part of a sentence and of its neighbours that a report for people
   shows, in bytes; the JSON report has everything. */
#define CC_SHOWN_SENTENCE 1600
#define CC_SHOWN_CONTEXT 320

/* Made once for a report. */
typedef struct
{
  const CcComparison *comparison;
  int *column; /* by outlet: its column, or -1 */
} CcLayout;

void cc_layout_init (CcLayout *layout, const CcComparison *comparison);
void cc_layout_clear (CcLayout *layout);

/* Outlet and profile of a column. */
const CcOutlet *cc_layout_outlet (const CcLayout *layout, guint32 column);
const CcProfile *cc_layout_profile (const CcLayout *layout, guint32 column);

/* A sentence with which columns open. */
typedef struct
{
  guint64 hash;     /* of its bytes */
  guint32 column;   /* the first that opens so */
  guint n_columns;  /* that do */
  guint32 sentence; /* of that column */
} CcOpening;

/* The mentions of one claim by column: those of column c are
   order[starts[c]] up to order[starts[c + 1]], tellings before copies, stronger
   before weaker. */
typedef struct
{
  const CcClaimView *view;
  guint *order;
  guint *starts; /* n_outlets + 1 */
  GArray *openings; /* of CcOpening: what the first mentions say, each once; NULL before cc_columns_open() */
} CcColumns;

void cc_columns_init (CcColumns *columns, const CcLayout *layout, const CcClaimView *view);
void cc_columns_clear (CcColumns *columns);

/* Puts together the openings, with which cc_spans() compares: not every report needs them. */
void cc_columns_open (CcColumns *columns, const CcLayout *layout);

/* The first mention of a column, or NULL. */
const CcMention *cc_columns_first (const CcColumns *columns, guint32 column);

typedef enum
{
  CC_SPAN_SHARED, /* a word that another outlet's mention has too */
  CC_SPAN_FIGURE,
  CC_SPAN_MARK,
} CcSpanKind;

typedef struct
{
  CcRange range;
  guint8 kind;    /* CcSpanKind */
  guint note;     /* number of a mark's note, from 1; else 0 */
  guint32 index;  /* of the mark, or into CcClaimView.figures */
} CcSpan;

/* What to mark in mention number @mention of columns that are open: a new GArray of
   CcSpan by start, all inside the shown part of the sentence. */
GArray *cc_spans (const CcLayout *layout, const CcColumns *columns, guint mention);

/* A piece of a sentence in which the same spans hold throughout. */
typedef struct
{
  CcRange range;
  gboolean shared;
  int figure;          /* index of the figure, or -1 */
  const CcMark *mark;  /* the innermost mark, or NULL */
  guint first_end, n_ends; /* spans that end here: into CcPieces.ends */
} CcPiece;

typedef struct
{
  GArray *pieces; /* of CcPiece, covering the shown part of the sentence */
  GArray *ends;   /* of guint, numbers of spans */
} CcPieces;

void cc_pieces_init (CcPieces *pieces, const CcLayout *layout, const GArray *spans, CcRange shown);
void cc_pieces_clear (CcPieces *pieces);

/* The part of @range that is shown, at most @bytes, cut between characters. */
CcRange cc_shown (const CcArticle *article, CcRange range, guint32 bytes);

/* The sentence before (@step -1) or after (+1) a mention in its article, for
   context; G_MAXUINT32 at a border, at and beside a heading, and where the
   neighbour is a mention of the same claim, which is shown for itself. */
guint32 cc_neighbour (const CcLayout *layout, const CcClaim *claim, guint32 sentence, int step);

#endif
