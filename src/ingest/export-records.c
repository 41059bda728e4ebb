/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/export-records.h>

#include <string.h>

/* What a label says about the lines after it. The first are fields by number. */
enum
{
  TEXT = CC_EXPORT_N_FIELDS, /* the text begins */
  LEAD,                      /* of the text, though it stands among the fields */
  SKIP,                      /* a field nobody needs */
  END,                       /* likewise, and the text ends before it */
  HEAD,                      /* no label yet */
  AFTER_FIELD,               /* a blank line after a field: another, or the text */
};

typedef struct
{
  const char *label;
  guint8 role;
  guint8 end; /* TRUE: ends the text too */
} Label;

/* In the languages in which Nexis is used by newspapers' archives; exactly so. */
static const Label nexis_labels[] = {
  { "BYLINE:", CC_EXPORT_AUTHOR, FALSE },   { "Byline:", CC_EXPORT_AUTHOR, FALSE },
  { "AUTOR:", CC_EXPORT_AUTHOR, FALSE },    { "AUTEUR:", CC_EXPORT_AUTHOR, FALSE },
  { "SECTION:", SKIP, FALSE },              { "Section:", SKIP, FALSE },
  { "RUBRIK:", SKIP, FALSE },               { "RUBRIQUE:", SKIP, FALSE },
  { "DATELINE:", SKIP, FALSE },             { "Dateline:", SKIP, FALSE },
  { "LENGTH:", SKIP, FALSE },               { "Length:", SKIP, FALSE },
  { "L\303\204NGE:", SKIP, FALSE },         { "LONGUEUR:", SKIP, FALSE },
  { "HIGHLIGHT:", LEAD, FALSE },            { "Highlight:", LEAD, FALSE },
  { "ENCART:", LEAD, FALSE },               { "BODY:", TEXT, FALSE },
  { "LOAD-DATE:", CC_EXPORT_LOADED, TRUE }, { "Load-Date:", CC_EXPORT_LOADED, TRUE },
  { "UPDATE:", CC_EXPORT_LOADED, TRUE },    { "DATE-CHARGEMENT:", CC_EXPORT_LOADED, TRUE },
  { "LANGUAGE:", CC_EXPORT_LANGUAGE, TRUE }, { "SPRACHE:", CC_EXPORT_LANGUAGE, TRUE },
  { "LANGUE:", CC_EXPORT_LANGUAGE, TRUE },  { "GRAPHIC:", SKIP, TRUE },
  { "GRAFIK:", SKIP, TRUE },                { "SUBJECT:", SKIP, TRUE },
  { "NOTES:", SKIP, TRUE },                 { "PUBLICATION-TYPE:", SKIP, TRUE },
  { "TYPE-PUBLICATION:", SKIP, TRUE },      { "DOCUMENT-TYPE:", SKIP, TRUE },
  { "JOURNAL-CODE:", SKIP, TRUE },          { NULL, 0, FALSE },
};

/* Headings that have a line of their own in Nexis's present exports, and a field that
   stands below them. */
static const Label nexis_headings[] = {
  { "Body", TEXT, FALSE },        { "Classification", END, TRUE }, { "Graphic", END, TRUE },
  { "Notes", END, TRUE },         { "Load-Date:", CC_EXPORT_LOADED, TRUE },
  { NULL, 0, FALSE },
};

static const Label factiva_codes[] = {
  { "HD", CC_EXPORT_TITLE, TRUE },  { "BY", CC_EXPORT_AUTHOR, TRUE },
  { "SN", CC_EXPORT_OUTLET, TRUE }, { "PD", CC_EXPORT_DATE, TRUE },
  { "LA", CC_EXPORT_LANGUAGE, TRUE }, { "LP", TEXT, TRUE },
  { "TD", TEXT, TRUE },             { "SE", SKIP, TRUE },
  { "CLM", SKIP, TRUE },            { "CR", SKIP, TRUE },
  { "WC", SKIP, TRUE },             { "ET", SKIP, TRUE },
  { "SC", SKIP, TRUE },             { "ED", SKIP, TRUE },
  { "PG", SKIP, TRUE },             { "VOL", SKIP, TRUE },
  { "CY", SKIP, TRUE },             { "CX", SKIP, TRUE },
  { "CT", END, TRUE },              { "RF", END, TRUE },
  { "ART", END, TRUE },             { "CO", END, TRUE },
  { "IN", END, TRUE },              { "NS", END, TRUE },
  { "RE", END, TRUE },              { "IPC", END, TRUE },
  { "IPD", END, TRUE },             { "PUB", END, TRUE },
  { "AN", END, TRUE },              { NULL, 0, FALSE },
};

static const Label proquest_labels[] = {
  { "Title:", CC_EXPORT_TITLE, TRUE },
  { "Author:", CC_EXPORT_AUTHOR, TRUE },
  { "Publication title:", CC_EXPORT_OUTLET, TRUE },
  { "Publication date:", CC_EXPORT_DATE, TRUE },
  { "Language of publication:", CC_EXPORT_LANGUAGE, TRUE },
  { "Document URL:", CC_EXPORT_URL, TRUE },
  { "Full text:", TEXT, FALSE },
  { "Abstract:", SKIP, FALSE },
  { "Subject:", SKIP, TRUE },
  { "Location:", SKIP, TRUE },
  { "People:", SKIP, TRUE },
  { "Company / organization:", SKIP, TRUE },
  { "Business indexing term:", SKIP, TRUE },
  { "Identifier / keyword:", SKIP, TRUE },
  { "Classification:", SKIP, TRUE },
  { "Credit:", SKIP, TRUE },
  { "Word count:", SKIP, TRUE },
  { "Links:", SKIP, TRUE },
  { "Pages:", SKIP, TRUE },
  { "First page:", SKIP, TRUE },
  { "Section:", SKIP, TRUE },
  { "Dateline:", SKIP, TRUE },
  { "Publication year:", SKIP, TRUE },
  { "Publication info:", SKIP, TRUE },
  { "Publication subject:", SKIP, TRUE },
  { "Publisher:", SKIP, TRUE },
  { "Place of publication:", SKIP, TRUE },
  { "Country of publication:", SKIP, TRUE },
  { "ISSN:", SKIP, TRUE },
  { "Source type:", SKIP, TRUE },
  { "Document type:", SKIP, TRUE },
  { "ProQuest document ID:", SKIP, TRUE },
  { "Copyright:", SKIP, TRUE },
  { "Last updated:", SKIP, TRUE },
  { "Database:", SKIP, TRUE },
  { NULL, 0, FALSE },
};

/* ---- lines ---- */

static gboolean
line_starts (const CcExport *x, guint i, const char *with)
{
  gsize n = strlen (with);

  return x->lines[i].end - x->lines[i].start >= n
         && strncmp (x->text + x->lines[i].start, with, n) == 0;
}

static gboolean
line_is (const CcExport *x, guint i, const char *what)
{
  return x->lines[i].end - x->lines[i].start == strlen (what) && line_starts (x, i, what);
}

/* What stands on line @i after its first @n bytes. */
static CcRange
rest_of_line (const CcExport *x, guint i, gsize n)
{
  CcRange rest = { x->lines[i].start + (guint32) n, x->lines[i].end };

  while (rest.start < rest.end && (x->text[rest.start] == ' ' || x->text[rest.start] == '\t'))
    rest.start++;
  return rest;
}

/* The label at the start of line @i, or NULL; *@value is what follows it. */
static const Label *
named_label (const CcExport *x, guint i, const Label *labels, CcRange *value)
{
  for (; labels->label; labels++)
    if (line_starts (x, i, labels->label))
      {
        *value = rest_of_line (x, i, strlen (labels->label));
        return labels;
      }
  return NULL;
}

/* A code alone on its line, or with a tab or two spaces behind it: words in capitals
   begin lines of text too. */
static const Label *
code_label (const CcExport *x, guint i, CcRange *value)
{
  const char *p = x->text + x->lines[i].start;
  gsize n = x->lines[i].end - x->lines[i].start;

  for (const Label *l = factiva_codes; l->label; l++)
    {
      gsize k = strlen (l->label);

      if (n >= k && strncmp (p, l->label, k) == 0
          && (n == k || p[k] == '\t' || (n > k + 1 && p[k] == ' ' && p[k + 1] == ' ')))
        {
          *value = rest_of_line (x, i, k);
          return l;
        }
    }
  return NULL;
}

/* A date with at most a weekday and a time beside it. */
static gboolean
is_date_line (const CcExport *x, guint i)
{
  guint32 length = x->lines[i].end - x->lines[i].start;
  CcRange where;
  CcDate date;

  return length <= 60 && cc_date_find (x->text + x->lines[i].start, length, &date, &where)
         && date.precision >= CC_PRECISION_MONTH && length - (where.end - where.start) <= 24;
}

static gboolean
is_rights_line (const CcExport *x, guint i)
{
  static const char *const starts[]
    = { "Copyright", "\302\251", "(c) ", "All Rights Reserved", "Alle Rechte vorbehalten",
        "Tous droits r\303\251serv\303\251s" };

  for (guint k = 0; k < G_N_ELEMENTS (starts); k++)
    if (line_starts (x, i, starts[k]))
      return TRUE;
  return FALSE;
}

/* "523 words". */
static gboolean
is_length_line (const CcExport *x, guint i)
{
  static const char *const units[]
    = { " words", " W\303\266rter", " mots", " palabras", " parole", " s\305\202\303\263w" };
  const char *p = x->text + x->lines[i].start;
  gsize n = x->lines[i].end - x->lines[i].start, digits = 0;

  while (digits < n && (g_ascii_isdigit (p[digits]) || p[digits] == ',' || p[digits] == '.'))
    digits++;
  for (guint k = 0; k < G_N_ELEMENTS (units); k++)
    if (digits > 0 && n - digits == strlen (units[k])
        && strncmp (p + digits, units[k], n - digits) == 0)
      return TRUE;
  return FALSE;
}

/* ---- filling a record ---- */

/* A field's value goes on over the lines that follow. */
static void
extend_field (CcExportRecord *record, guint field, CcRange value)
{
  if (cc_range_is_empty (value))
    return;
  if (cc_range_is_empty (record->fields[field]))
    record->fields[field].start = value.start;
  record->fields[field].end = value.end;
}

/* Adds a line to the text: to the piece before it when @joined. */
static void
extend_text (CcExportRecord *record, CcRange line, gboolean joined)
{
  if (cc_range_is_empty (line))
    return;
  if (joined && record->pieces->len > 0)
    g_array_index (record->pieces, CcRange, record->pieces->len - 1).end = line.end;
  else
    g_array_append_val (record->pieces, line);
}

static gboolean
is_field (guint role)
{
  return role < CC_EXPORT_N_FIELDS;
}

/* What a blank line after the role @role begins: nothing new, an end for good, or, where
   the text has no label of its own, another field or the text. */
static guint
after_blank (guint role, guint rest, gboolean text_seen)
{
  if (role == TEXT || role == HEAD || role == END || rest == HEAD)
    return role;
  return text_seen ? END : rest;
}

typedef const Label *(*LabelFunc) (const CcExport *x, guint line, CcRange *value);

/* Takes the lines of the span: @label_of finds labels, @rest is END or AFTER_FIELD
   where a blank line ends a field, HEAD where it does not. */
static void
take_lines (const CcExport *x, CcSpan span, LabelFunc label_of, guint rest,
            CcExportRecord *record)
{
  guint role = HEAD;
  gboolean joined = FALSE, text_seen = FALSE;

  for (guint i = span.first; i < span.end; i++)
    {
      CcRange value = x->lines[i];
      const Label *label = label_of (x, i, &value);

      if (label && (role != TEXT || label->end))
        {
          /* After the text, a field that comes again is another thing's. */
          role = is_field (label->role) && !cc_range_is_empty (record->fields[label->role])
                   ? SKIP : label->role;
          joined = FALSE;
        }
      else if (cc_range_is_empty (value))
        role = after_blank (role, rest, text_seen);
      else if (role == AFTER_FIELD)
        {
          role = TEXT;
          joined = FALSE;
        }
      text_seen = text_seen || role == TEXT;
      if (is_field (role))
        extend_field (record, role, value);
      else if ((role == TEXT || role == LEAD) && !cc_range_is_empty (value))
        {
          extend_text (record, value, joined);
          joined = TRUE;
        }
    }
}

/* ---- Nexis ---- */

static const Label *
nexis_label (const CcExport *x, guint i, CcRange *value)
{
  for (const Label *l = nexis_headings; l->label; l++)
    if (line_is (x, i, l->label))
      {
        value->start = value->end;
        return l;
      }
  return named_label (x, i, nexis_labels, value);
}

/* The first line of the span with a label; the end when there is none. */
static guint
first_label (const CcExport *x, CcSpan span, LabelFunc label_of)
{
  CcRange value;

  while (span.first < span.end && !label_of (x, span.first, &value))
    span.first++;
  return span.first;
}

/* The nearest line before @line, not before @first, that is neither blank nor of
   rights; @first - 1 (or G_MAXUINT) when there is none. */
static guint
line_before (const CcExport *x, guint line, guint first)
{
  while (line > first)
    if (!cc_range_is_empty (x->lines[--line]) && !is_rights_line (x, line))
      return line;
  return G_MAXUINT;
}

/* The last line with a date above line @end. */
static guint
date_above (const CcExport *x, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    if (!cc_range_is_empty (x->lines[i - 1]) && is_date_line (x, i - 1))
      return i - 1;
  return G_MAXUINT;
}

gboolean
cc_export_read_counted (const CcExport *x, CcSpan span, CcExportRecord *record)
{
  guint label = first_label (x, span, nexis_label);
  guint date = label < span.end ? date_above (x, span.first, label) : G_MAXUINT;
  guint outlet = date != G_MAXUINT ? line_before (x, date, span.first) : G_MAXUINT;
  guint title;

  if (outlet == G_MAXUINT)
    return FALSE;
  record->fields[CC_EXPORT_DATE] = x->lines[date];
  record->fields[CC_EXPORT_OUTLET] = x->lines[outlet];
  title = line_before (x, label, date + 1);
  /* A long title is wrapped. */
  if (title != G_MAXUINT)
    record->fields[CC_EXPORT_TITLE] = x->lines[title];
  for (; title != G_MAXUINT && title > date + 1 && !cc_range_is_empty (x->lines[title - 1]);
       title--)
    record->fields[CC_EXPORT_TITLE].start = x->lines[title - 1].start;
  take_lines (x, (CcSpan) { label, span.end }, nexis_label, AFTER_FIELD, record);
  return TRUE;
}

gboolean
cc_export_read_closed (const CcExport *x, CcSpan span, CcExportRecord *record)
{
  guint label = first_label (x, span, nexis_label);
  guint date = label < span.end ? date_above (x, span.first, label) : G_MAXUINT;
  guint outlet = date != G_MAXUINT ? line_before (x, date, span.first) : G_MAXUINT;
  guint title = outlet != G_MAXUINT ? line_before (x, outlet, span.first) : G_MAXUINT;

  if (title == G_MAXUINT)
    return FALSE;
  record->first = title;
  record->fields[CC_EXPORT_DATE] = x->lines[date];
  record->fields[CC_EXPORT_OUTLET] = x->lines[outlet];
  record->fields[CC_EXPORT_TITLE] = x->lines[title];
  take_lines (x, (CcSpan) { label, span.end }, nexis_label, AFTER_FIELD, record);
  return TRUE;
}

/* ---- Factiva ---- */

gboolean
cc_export_read_coded (const CcExport *x, CcSpan span, CcExportRecord *record)
{
  record->first = first_label (x, span, code_label);
  take_lines (x, (CcSpan) { record->first, span.end }, code_label, HEAD, record);
  return !cc_range_is_empty (record->fields[CC_EXPORT_TITLE])
         && !cc_range_is_empty (record->fields[CC_EXPORT_OUTLET]) && record->pieces->len > 0;
}

/* Down to the line of rights: length, date, perhaps a time, outlet, more fields. */
static guint
take_uncoded_fields (const CcExport *x, CcSpan span, guint length, CcExportRecord *record)
{
  guint i = length + 1;

  for (; i < span.end && !is_rights_line (x, i); i++)
    {
      CcRange line = x->lines[i];

      if (cc_range_is_empty (record->fields[CC_EXPORT_DATE]))
        record->fields[CC_EXPORT_DATE] = is_date_line (x, i) ? line : (CcRange) { 0, 0 };
      else if (cc_range_is_empty (record->fields[CC_EXPORT_OUTLET])
               && !g_ascii_isdigit (x->text[line.start]))
        record->fields[CC_EXPORT_OUTLET] = line;
      else if (cc_range_is_empty (record->fields[CC_EXPORT_LANGUAGE])
               && line.end - line.start <= 20)
        {
          g_autofree char *name = g_strndup (x->text + line.start, line.end - line.start);

          if (*cc_language_code (name))
            record->fields[CC_EXPORT_LANGUAGE] = line;
        }
    }
  return i;
}

gboolean
cc_export_read_uncoded (const CcExport *x, CcSpan span, CcExportRecord *record)
{
  guint length = span.first, title, rights;

  while (length < span.end && !is_length_line (x, length))
    length++;
  title = length < span.end ? line_before (x, length, span.first) : G_MAXUINT;
  if (title != G_MAXUINT && line_starts (x, title, "By "))
    {
      record->fields[CC_EXPORT_AUTHOR] = x->lines[title];
      title = line_before (x, title, span.first);
    }
  if (title == G_MAXUINT)
    return FALSE;
  record->first = title;
  record->fields[CC_EXPORT_TITLE] = x->lines[title];
  rights = take_uncoded_fields (x, span, length, record);
  for (guint i = rights + 1; i < span.end; i++)
    extend_text (record, x->lines[i], TRUE);
  return rights < span.end && !cc_range_is_empty (record->fields[CC_EXPORT_OUTLET]);
}

/* ---- ProQuest ---- */

static const Label *
proquest_label (const CcExport *x, guint i, CcRange *value)
{
  return named_label (x, i, proquest_labels, value);
}

gboolean
cc_export_read_ruled (const CcExport *x, CcSpan span, CcExportRecord *record)
{
  take_lines (x, span, proquest_label, END, record);
  return !cc_range_is_empty (record->fields[CC_EXPORT_TITLE])
         && !cc_range_is_empty (record->fields[CC_EXPORT_OUTLET]) && record->pieces->len > 0;
}
