/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pdf.h: what stands where on the pages of a PDF, between reader-pdf.c that asks
   poppler, pdf-layout.c that finds the order in which people read, and pdf-text.c
   that makes paragraphs of it. */
#ifndef CC_PDF_H
#define CC_PDF_H

#include <ingest/ingest.h>

/* Text on one line, in points from the upper left corner of its page. */
typedef struct
{
  double x1, y1, x2, y2;
  guint32 start, end; /* in CcPdf.text */
  guint page;         /* from 0 */
} CcPdfBox;

typedef struct
{
  GString *text;   /* valid UTF-8 */
  GArray *boxes;   /* of CcPdfBox, by page */
  GArray *heights; /* of double: of each page */
} CcPdf;

/* Puts the boxes of each page into reading order and joins those that stand on one
   line: every box is a line then. */
void cc_pdf_lay_out (CcPdf *pdf);

/* Adds the lines to @draft as title, headings and paragraphs. Lines that come again
   on several pages at one height are no text and go to the end. */
void cc_pdf_write (const CcPdf *pdf, CcDraft *draft);

#endif
