/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* exports.c: splits what newspaper databases export. Each kind is known by lines
   that end or begin its records and that nobody writes by chance; a text is split
   only when at least one record between such lines has the fields of that kind. */
#include "config.h"

#include <ingest/export-records.h>

#include <string.h>

/* ---- lines that part records ---- */

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (; *words; words++)
    if (g_ascii_strcasecmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const char *word)
{
  return *word && strspn (word, "0123456789") == strlen (word);
}

/* "3 of 50 DOCUMENTS", "Dokument 3 von 50". */
static gboolean
is_counter (const char *line, gsize length)
{
  static const char *const things[]
    = { "document", "documents", "dokument", "dokumente", "dokumenten", NULL };
  static const char *const ofs[] = { "of", "von", "de", NULL };
  g_autofree char *copy = NULL;
  g_auto (GStrv) w = NULL;

  if (length < 10 || length > 40 || !(g_ascii_isdigit (*line) || g_ascii_toupper (*line) == 'D'))
    return FALSE;
  copy = g_strndup (line, length);
  w = g_strsplit (copy, " ", 0);
  if (g_strv_length (w) != 4)
    return FALSE;
  return (is_number (w[0]) && is_one_of (w[1], ofs) && is_number (w[2]) && is_one_of (w[3], things))
         || (is_one_of (w[0], things) && is_number (w[1]) && is_one_of (w[2], ofs)
             && is_number (w[3]));
}

static gboolean
is_end_of_document (const char *line, gsize length)
{
  return length == 15 && memcmp (line, "End of Document", 15) == 0;
}

/* "Document HARDAI0020230306ej360001x": a source, a date and a number in one word. */
static gboolean
is_accession (const char *line, gsize length)
{
  gsize i = 9, digits = 0;

  if (length > 2 && memcmp (line, "AN", 2) == 0 && (line[2] == ' ' || line[2] == '\t'))
    for (line += 2, length -= 2; length > 0 && (*line == ' ' || *line == '\t'); length--)
      line++;
  if (length < 29 || length > 45 || memcmp (line, "Document ", 9) != 0)
    return FALSE;
  for (; i < length && g_ascii_isalnum (line[i]); i++)
    digits += g_ascii_isdigit (line[i]);
  return i == length && digits >= 8;
}

static gboolean
is_rule (const char *line, gsize length)
{
  return length >= 20 && strspn (line, "_") >= length;
}

/* ---- kinds ---- */

typedef struct
{
  gboolean (*parts) (const char *line, gsize length); /* records from one another */
  gboolean (*read) (const CcExport *export, CcSpan span, CcExportRecord *record);
} Kind;

static const Kind kinds[] = {
  { is_counter, cc_export_read_counted },
  { is_end_of_document, cc_export_read_closed },
  { is_accession, cc_export_read_coded },
  { is_accession, cc_export_read_uncoded },
  { is_rule, cc_export_read_ruled },
};

/* ---- lines ---- */

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static GArray *
find_lines (const char *text, gsize length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CcRange));
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      const char *next = stop ? stop + 1 : end;
      CcRange line;

      stop = stop ? stop : end;
      while (p < stop && is_blank (*p))
        p++;
      while (stop > p && is_blank (stop[-1]))
        stop--;
      line = (CcRange) { (guint32) (p - text), (guint32) (stop - text) };
      g_array_append_val (lines, line);
      p = next;
    }
  return lines;
}

/* The stretches of lines between those that part them: new array of CcSpan, empty
   when there is no such line. */
static GArray *
find_spans (const CcExport *x, const Kind *kind)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CcSpan));
  CcSpan span = { 0, 0 };

  for (guint i = 0; i < x->n_lines; i++)
    if (kind->parts (x->text + x->lines[i].start, x->lines[i].end - x->lines[i].start))
      {
        span.end = i;
        g_array_append_val (spans, span);
        span.first = i + 1;
      }
  if (spans->len == 0)
    return spans;
  span.end = x->n_lines;
  g_array_append_val (spans, span);
  return spans;
}

/* ---- what is read ---- */

static void
place_text (const CcExport *x, guint line, guint n, char *place, gsize size)
{
  if (x->decoded)
    g_snprintf (place, size, "line %u", line + 1);
  else
    g_snprintf (place, size, "article %u", n);
}

static void
add_authors (CcDraft *draft, const char *value)
{
  static const char *const words[] = { "By ", "BY ", "Von ", "Par " };
  g_auto (GStrv) names = g_strsplit (value, ";", 0);

  for (char **name = names; *name; name++)
    {
      const char *plain = g_strstrip (*name);

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_has_prefix (plain, words[i]))
          plain += strlen (words[i]);
      cc_draft_add_author_from (draft, plain, "record of the export");
    }
}

/* The value of a field, cut at @stop; new. */
static char *
value_of (const CcExport *x, const CcExportRecord *record, CcExportField field, const char *stop)
{
  CcRange range = record->fields[field];
  g_autofree char *value = g_strndup (x->text + range.start, range.end - range.start);

  value[strcspn (value, stop)] = '\0';
  return cc_clean_field (value, -1);
}

static void
set_fields (const CcExport *x, const CcExportRecord *record, CcDraft *draft)
{
  g_autofree char *title = value_of (x, record, CC_EXPORT_TITLE, "");
  g_autofree char *outlet = value_of (x, record, CC_EXPORT_OUTLET, ";");
  g_autofree char *author = value_of (x, record, CC_EXPORT_AUTHOR, "");
  g_autofree char *date = value_of (x, record, CC_EXPORT_DATE, "");
  g_autofree char *loaded = value_of (x, record, CC_EXPORT_LOADED, "");
  g_autofree char *language = value_of (x, record, CC_EXPORT_LANGUAGE, ";,");
  g_autofree char *url = value_of (x, record, CC_EXPORT_URL, " ");

  cc_draft_set_from (draft, CC_FIELD_TITLE, title, -1, "record of the export");
  cc_draft_set_from (draft, CC_FIELD_SITE, outlet, -1, "record of the export");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, language, -1, "record of the export");
  cc_draft_set_from (draft, CC_FIELD_URL, url, -1, "record of the export");
  add_authors (draft, author);
  cc_draft_set_date (draft, date, "date of the export");
  cc_draft_set_date (draft, loaded, "load date of the export");
}

static void
add_article (const CcExport *x, CcSpan span, guint n, const CcExportRecord *record)
{
  guint32 start = x->lines[span.first].start, end = x->lines[span.end - 1].end;
  CcRange title = record->fields[CC_EXPORT_TITLE];
  char place[32];
  CcDraft *draft;

  place_text (x, record->first, n, place, sizeof place);
  draft = cc_harvest_article (x->harvest, place, x->text + start, end - start);
  if (x->decoded)
    cc_draft_set_source (draft, x->decoded);
  set_fields (x, record, draft);
  if (record->pieces->len > 0)
    cc_draft_add (draft, CC_BLOCK_TITLE, x->text + title.start, title.end - title.start,
                  title.start);
  for (guint i = 0; i < record->pieces->len; i++)
    {
      CcRange piece = g_array_index (record->pieces, CcRange, i);

      cc_draft_add_body (draft, x->text + piece.start, piece.end - piece.start, piece.start);
    }
}

/* A list of contents, a page that says who searched for what. The span does not begin
   with a blank line. */
static void
tell_left_out (const CcExport *x, CcSpan span, guint n)
{
  char place[32];

  if (span.first == span.end)
    return;
  place_text (x, span.first, n, place, sizeof place);
  cc_harvest_notice (x->harvest, CC_WARNED, place,
                     "left out, as no article of the database's export: %u %s",
                     span.end - span.first, span.end - span.first == 1 ? "line" : "lines");
}

/* Reads the records of @spans; with @add FALSE it only tells whether there is one. */
static gboolean
read_records (const CcExport *x, const Kind *kind, const GArray *spans, gboolean add)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      CcSpan span = g_array_index (spans, CcSpan, i);
      CcExportRecord record = { .first = 0 };
      gboolean good;

      while (span.first < span.end && cc_range_is_empty (x->lines[span.first]))
        span.first++;
      record.first = span.first;
      record.pieces = g_array_new (FALSE, FALSE, sizeof (CcRange));
      good = span.first < span.end && kind->read (x, span, &record);
      n += good;
      if (add && good)
        {
          tell_left_out (x, (CcSpan) { span.first, record.first }, n);
          add_article (x, span, n, &record);
        }
      else if (add)
        tell_left_out (x, span, n + 1);
      g_array_unref (record.pieces);
      if (good && !add)
        break;
    }
  return n > 0;
}

gboolean
cc_export_read (CcHarvest *harvest, const char *text, gsize length, const CcDecoded *decoded)
{
  g_autoptr (GArray) lines = find_lines (text, length);
  const CcExport x = { harvest, text, (const CcRange *) lines->data, lines->len, decoded };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) spans = find_spans (&x, &kinds[i]);

      if (spans->len > 0 && read_records (&x, &kinds[i], spans, FALSE))
        return read_records (&x, &kinds[i], spans, TRUE);
    }
  return FALSE;
}
