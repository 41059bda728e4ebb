/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-pdf.c: text and properties of a PDF, through poppler. No way back to the
   bytes of the file: they are compressed drawing commands. */
#include "config.h"

#include <ingest/pdf.h>

#include <math.h>
#include <string.h>

#include <poppler.h>

static const char *const extensions[] = { "pdf", NULL };

/* poppler is not made for hostile files: what it is given is bounded. */
#define MAX_FILE ((gsize) 128 << 20)
#define MAX_PAGES 2000
#define MAX_TEXT ((gsize) 16 << 20)

/* Readers of PDF accept bytes before the mark. */
#define PROBE 1024

static int
bid (const CcInput *input)
{
  if (g_str_has_prefix (input->bytes, "%PDF-"))
    return 95;
  if (cc_input_has_extension (input, extensions))
    return 85;
  return g_strstr_len (input->bytes, (gssize) MIN (input->size, PROBE), "%PDF-") ? 30 : 0;
}

/* ---- what stands where ---- */

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == '\t';
}

/* A place on a page that any page has. */
static gboolean
is_sane (const PopplerRectangle *r)
{
  return isfinite (r->x1) && isfinite (r->x2) && isfinite (r->y1) && isfinite (r->y2)
         && fabs (r->x1) < 1e5 && fabs (r->x2) < 1e5 && fabs (r->y1) < 1e5 && fabs (r->y2) < 1e5
         && r->x2 >= r->x1 && r->y2 > r->y1;
}

/* Letters that were set as one. */
static void
append_letter (GString *text, gunichar c)
{
  static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  if (c >= 0xfb00 && c <= 0xfb06)
    g_string_append (text, ligatures[c - 0xfb00]);
  else
    g_string_append_unichar (text, c);
}

static void
close_box (CcPdf *pdf, CcPdfBox *box)
{
  box->end = (guint32) pdf->text->len;
  while (box->end > box->start && pdf->text->str[box->end - 1] == ' ')
    box->end--;
  if (box->end > box->start)
    g_array_append_val (pdf->boxes, *box);
  box->start = (guint32) pdf->text->len;
}

/* Makes boxes of @text, whose characters stand in @places: a box ends at a line end
   and before white that is wider than the space of a line. */
static void
add_boxes (CcPdf *pdf, const char *text, const PopplerRectangle *places, guint n, guint page)
{
  CcPdfBox box = { .start = (guint32) pdf->text->len, .page = page };

  for (guint i = 0; *text && i < n; text = g_utf8_next_char (text), i++)
    {
      const PopplerRectangle *place = &places[i];
      gunichar c = g_utf8_get_char (text);
      gboolean empty = box.start == pdf->text->len;

      if (c == '\n' || (!is_space (c) && !empty && is_sane (place)
                        && place->x1 - box.x2 > (box.y2 - box.y1) * 1.5))
        {
          close_box (pdf, &box);
          empty = TRUE;
        }
      if (c == '\n' || c == 0 || (is_space (c) && empty) || (!is_space (c) && !is_sane (place)))
        continue;
      if (is_space (c))
        {
          g_string_append_c (pdf->text, ' ');
          continue;
        }
      box.x1 = empty ? place->x1 : MIN (box.x1, place->x1);
      box.y1 = empty ? place->y1 : MIN (box.y1, place->y1);
      box.x2 = empty ? place->x2 : MAX (box.x2, place->x2);
      box.y2 = empty ? place->y2 : MAX (box.y2, place->y2);
      append_letter (pdf->text, c);
    }
  close_box (pdf, &box);
}

static void
read_page (CcPdf *pdf, PopplerDocument *document, guint number)
{
  PopplerPage *page = poppler_document_get_page (document, (int) number);
  g_autofree PopplerRectangle *places = NULL;
  g_autofree char *text = NULL;
  double width = 0, height = 0;
  guint n;

  if (page)
    {
      poppler_page_get_size (page, &width, &height);
      text = poppler_page_get_text (page);
    }
  g_array_append_val (pdf->heights, height);
  if (page && text && poppler_page_get_text_layout (page, &places, &n)
      && g_utf8_validate (text, -1, NULL))
    add_boxes (pdf, text, places, n, number);
  g_clear_object (&page);
}

/* Pages without text among pages with text are pictures. */
static void
tell_pictures (CcHarvest *harvest, guint n, guint first, guint n_pages)
{
  g_autofree char *place = g_strdup_printf ("page %u", first + 1);

  if (n == 1)
    cc_harvest_notice (harvest, CC_WARNED, place, "no text on this page");
  else if (n > 1)
    cc_harvest_notice (harvest, CC_WARNED, place, "no text on this page and %u others of %u",
                       n - 1, n_pages);
}

static void
read_pages (CcPdf *pdf, PopplerDocument *document, CcHarvest *harvest)
{
  guint n_pages = (guint) MAX (poppler_document_get_n_pages (document), 0);
  guint empty = 0, first = 0, i;

  for (i = 0; i < MIN (n_pages, MAX_PAGES) && pdf->text->len < MAX_TEXT; i++)
    {
      guint before = pdf->boxes->len;

      read_page (pdf, document, i);
      if (pdf->boxes->len > before)
        continue;
      first = empty++ == 0 ? i : first;
    }
  if (pdf->boxes->len > 0)
    tell_pictures (harvest, empty, first, n_pages);
  if (i < n_pages)
    {
      g_autofree char *place = g_strdup_printf ("page %u", i + 1);

      cc_harvest_notice (harvest, CC_WARNED, place,
                         "read up to here: more than %d pages or 16 MiB of text", MAX_PAGES);
    }
}

/* ---- what the file says of itself ---- */

static gboolean
has_suffix (const char *text, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (; *suffixes; suffixes++)
    if (g_str_has_suffix (lower, *suffixes))
      return TRUE;
  return FALSE;
}

/* Programs put the name of the file, or their own, where the title belongs. */
static gboolean
is_title (const char *title)
{
  static const char *const files[] = { ".doc", ".docx", ".odt", ".rtf", ".indd", ".qxd", ".qxp",
                                       ".tex", ".dvi", ".txt", ".htm", ".html", ".pdf", ".pub",
                                       ".ppt", ".pptx", ".xls", ".xlsx", NULL };

  return strchr (title, ' ') && strlen (title) <= 300 && !has_suffix (title, files)
         && !g_str_has_prefix (title, "Microsoft ") && !strstr (title, "://")
         && !strchr (title, '\\');
}

/* A first and a second name, not the account of whoever made the file. */
static gboolean
is_author (const char *author)
{
  return strchr (author, ' ') && strlen (author) <= 100 && !strpbrk (author, "@\\/0123456789");
}

static void
set_creation (PopplerDocument *document, const CcInput *input, CcDraft *draft)
{
  g_autofree char *base = g_path_get_basename (input->name);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);
  g_autoptr (GDateTime) utc = created ? g_date_time_to_utc (created) : NULL;
  g_autofree char *text = NULL;
  CcDate date;

  /* When the file was made is known better by who named it so. */
  if (!utc || cc_date_of_file_name (base, &date))
    return;
  text = g_date_time_format (utc, "%Y-%m-%dT%H:%M");
  if (text)
    cc_draft_set_date (draft, text, "PDF creation date");
}

static void
set_properties (PopplerDocument *document, const CcInput *input, CcDraft *draft)
{
  g_autofree char *raw_title = poppler_document_get_title (document);
  g_autofree char *raw_author = poppler_document_get_author (document);
  g_autofree char *title = cc_clean_field (raw_title, -1);
  g_autofree char *author = cc_clean_field (raw_author, -1);

  if (is_title (title))
    cc_draft_set_from (draft, CC_FIELD_TITLE, title, -1, "PDF title");
  if (is_author (author))
    cc_draft_add_author_from (draft, author, "PDF author");
  set_creation (document, input, draft);
}

/* ---- reading ---- */

static PopplerDocument *
open_document (const CcInput *input, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (input->bytes, input->size);
  g_autoptr (GError) local = NULL;
  PopplerDocument *document;

  if (input->size > MAX_FILE)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "a PDF file of more than 128 MiB");
      return NULL;
    }
  document = poppler_document_new_from_bytes (bytes, NULL, &local);
  if (document)
    return document;
  if (g_error_matches (local, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "encrypted PDF; a password is needed");
  else
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "broken PDF: its pages cannot be found");
  return NULL;
}

static gboolean
read_document (PopplerDocument *document, const CcInput *input, CcHarvest *harvest,
               GError **error)
{
  CcPdf pdf = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (CcPdfBox)),
                g_array_new (FALSE, FALSE, sizeof (double)) };
  gboolean found;

  read_pages (&pdf, document, harvest);
  found = pdf.boxes->len > 0;
  if (found)
    {
      CcDraft *draft = cc_harvest_article (harvest, NULL, input->bytes, input->size);

      cc_pdf_lay_out (&pdf);
      cc_pdf_write (&pdf, draft);
      set_properties (document, input, draft);
    }
  else
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "no text found: %s",
                 pdf.heights->len ? "the pages are pictures" : "the PDF has no pages");
  g_string_free (pdf.text, TRUE);
  g_array_unref (pdf.boxes);
  g_array_unref (pdf.heights);
  return found;
}

/* poppler keeps parameters that all its documents share: one file at a time. */
static gboolean
read_pdf (const CcInput *input, CcHarvest *harvest, GError **error)
{
  static GMutex mutex;
  PopplerDocument *document;
  gboolean good = FALSE;

  g_mutex_lock (&mutex);
  document = open_document (input, error);
  if (document)
    {
      good = read_document (document, input, harvest, error);
      g_object_unref (document);
    }
  g_mutex_unlock (&mutex);
  return good;
}

extern const CcReader cc_reader_pdf;
const CcReader cc_reader_pdf = {
  .name = "pdf",
  .description = "PDF with text in it; its columns, paragraphs and title",
  .extensions = extensions,
  .bid = bid,
  .read = read_pdf,
};
