/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes anywhere on pages, without a PDF around them: no line is lost, none is read twice. */
#include "config.h"

#include "fuzz.h"

#ifdef HAVE_POPPLER
#include <ingest/pdf.h>

/* Bytes of a box: page, place, size, width, and two letters. */
enum { RECORD = 8 };

static void
add_box (CcPdf *pdf, const uint8_t *b)
{
  guint page = MIN (b[0] / 64u, pdf->heights->len);
  double height = 800;
  CcPdfBox box = { .x1 = b[1] * 3.0, .y1 = b[2] * 3.0, .page = page };

  if (pdf->boxes->len > 0)
    box.page = MAX (page, g_array_index (pdf->boxes, CcPdfBox, pdf->boxes->len - 1).page);
  while (pdf->heights->len <= box.page)
    g_array_append_val (pdf->heights, height);
  box.x2 = box.x1 + b[3] * 3.0;
  box.y2 = box.y1 + 1 + b[4] % 40;
  box.start = (guint32) pdf->text->len;
  for (guint i = 5; i < RECORD; i++)
    g_string_append_c (pdf->text, (char) (33 + b[i] % 94));
  box.end = (guint32) pdf->text->len;
  g_array_append_val (pdf->boxes, box);
}

static gsize
letters_of (const CcPdf *pdf)
{
  gsize n = 0;

  for (guint i = 0; i < pdf->boxes->len; i++)
    {
      const CcPdfBox *box = &g_array_index (pdf->boxes, CcPdfBox, i);

      for (guint32 k = box->start; k < box->end; k++)
        n += pdf->text->str[k] != ' ';
    }
  return n;
}
#endif

FUZZ_TARGET (pdf_layout)
{
#ifdef HAVE_POPPLER
  CcInput input = { .path = "fuzz.pdf", .name = "fuzz.pdf", .bytes = "", .size = 0 };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  g_autoptr (GPtrArray) articles = NULL;
  CcPdf pdf = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (CcPdfBox)),
                g_array_new (FALSE, FALSE, sizeof (double)) };
  gsize before;

  for (; size >= RECORD; bytes += RECORD, size -= RECORD)
    add_box (&pdf, bytes);
  before = letters_of (&pdf);
  cc_pdf_lay_out (&pdf);
  FUZZ_PROMISE (letters_of (&pdf) == before);
  cc_pdf_write (&pdf, cc_harvest_article (harvest, NULL, "", 0));
  articles = cc_harvest_take (harvest);
  FUZZ_PROMISE (articles->len == (before > 0));
  g_string_free (pdf.text, TRUE);
  g_array_unref (pdf.boxes);
  g_array_unref (pdf.heights);
#else
  (void) bytes;
  (void) size;
#endif
  return 0;
}
