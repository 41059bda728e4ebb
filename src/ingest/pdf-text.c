/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pdf-text.c: lines into paragraphs. Typesetters tell a new one by an indent, by
   white above it, by a last line that is not full, or by the size of letters. */
#include "config.h"

#include <ingest/pdf.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Part of a page's height at its top and foot in which running heads stand. */
#define MARGIN 0.12

/* Heights in half points that are told apart. */
#define SIZES 400

/* Letters this much larger than most are a heading, this much smaller a note. */
#define LARGE 1.12
#define SMALL 0.88

/* A heading has at most so many lines and bytes. */
#define HEADING_LINES 4
#define HEADING_BYTES 300

typedef struct
{
  GString *text;
  const CcPdfBox *last; /* its last line, NULL for none */
  double size;
  guint lines;
} Paragraph;

typedef struct
{
  const CcPdf *pdf;
  CcDraft *draft;
  GHashTable *running;   /* of char *: lines that come again, to the number of pages */
  GHashTable *compounds; /* of char *: words with a hyphen inside of a line */
  double body, leading, title;
  double right;          /* to which lines of the column reach */
  Paragraph main, note;
  GPtrArray *notes; /* of char *: to follow the paragraph that goes on around them */
  GPtrArray *heads; /* of char *: running heads, each once */
  GHashTable *kept; /* of char *: keys of those */
  gboolean titled;
} Writer;

/* ---- measures ---- */

static double
size_of (const CcPdfBox *line)
{
  return line->y2 - line->y1;
}

/* Height of most of the text. */
static double
find_body (const CcPdf *pdf)
{
  guint64 bytes[SIZES] = { 0 };
  guint best = 0;

  for (guint i = 0; i < pdf->boxes->len; i++)
    {
      const CcPdfBox *box = &g_array_index (pdf->boxes, CcPdfBox, i);

      bytes[(guint) CLAMP (size_of (box) * 2, 0, SIZES - 1)] += box->end - box->start;
    }
  for (guint i = 1; i < SIZES; i++)
    if (bytes[i] > bytes[best])
      best = i;
  return (best + 0.5) / 2;
}

static int
compare_doubles (const void *a, const void *b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static gboolean
is_below (const CcPdfBox *line, const CcPdfBox *last)
{
  return line->page == last->page && line->y1 > last->y1;
}

/* The usual distance of lines. */
static double
find_leading (const CcPdf *pdf, double body)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < pdf->boxes->len; i++)
    {
      const CcPdfBox *line = &g_array_index (pdf->boxes, CcPdfBox, i);
      double step = line->y1 - line[-1].y1;

      if (is_below (line, line - 1) && step < 3 * body && fabs (size_of (line) - body) < body / 8)
        g_array_append_val (steps, step);
    }
  if (steps->len == 0)
    return body * 1.2;
  qsort (steps->data, steps->len, sizeof (double), compare_doubles);
  return g_array_index (steps, double, steps->len / 2);
}

/* The right edge of the column that begins with line @i. */
static double
find_right (const CcPdf *pdf, guint i)
{
  const CcPdfBox *line = &g_array_index (pdf->boxes, CcPdfBox, i);
  double right = line->x2;

  for (i++; i < pdf->boxes->len && is_below (line + 1, line) && line[1].x1 < right; i++)
    {
      line++;
      right = MAX (right, line->x2);
    }
  return right;
}

/* ---- running heads ---- */

/* The line with its numbers alike, new; NULL when it does not stand in a margin. */
static char *
running_key (const CcPdf *pdf, const CcPdfBox *line)
{
  double height = g_array_index (pdf->heights, double, line->page);
  gboolean top = line->y2 < height * MARGIN, foot = line->y1 > height * (1 - MARGIN);
  GString *key;

  if ((!top && !foot) || line->end - line->start > 200)
    return NULL;
  key = g_string_new (top ? "^" : "$");
  for (guint32 i = line->start; i < line->end; i++)
    if (!g_ascii_isdigit (pdf->text->str[i]))
      g_string_append_c (key, pdf->text->str[i]);
    else if (key->str[key->len - 1] != '#')
      g_string_append_c (key, '#');
  return g_string_free (key, FALSE);
}

/* "3", "- 3 -", "3 | 12". */
static gboolean
is_page_number (const char *key)
{
  gboolean number = FALSE;

  for (key++; *key; key = g_utf8_next_char (key))
    {
      gunichar c = g_utf8_get_char (key);

      number = number || c == '#';
      if (c != '#' && c != ' ' && c != '-' && c != '|' && c != '/' && c != 0xb7 && c != 0x2013
          && c != 0x2014)
        return FALSE;
    }
  return number;
}

static void
count_running (Writer *w)
{
  const CcPdf *pdf = w->pdf;
  guint page = G_MAXUINT;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pdf->boxes->len; i++)
    {
      const CcPdfBox *line = &g_array_index (pdf->boxes, CcPdfBox, i);
      char *key = running_key (pdf, line);
      guint n;

      if (line->page != page)
        g_hash_table_remove_all (seen);
      page = line->page;
      if (!key || !g_hash_table_add (seen, key))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (w->running, key));
      g_hash_table_insert (w->running, g_strdup (key), GUINT_TO_POINTER (n + 1));
    }
}

/* A line that comes again, on two pages when a number begins or ends it or when there
   are few; a title that running heads repeat is larger than they are. */
static gboolean
is_running (const Writer *w, const CcPdfBox *line)
{
  g_autofree char *key = running_key (w->pdf, line);
  guint n = key ? GPOINTER_TO_UINT (g_hash_table_lookup (w->running, key)) : 0;

  if (!key || size_of (line) > w->body * LARGE)
    return FALSE;
  return n >= 3 || is_page_number (key)
         || (n == 2
             && (w->pdf->heights->len <= 4 || key[1] == '#' || g_str_has_suffix (key, "#")));
}

/* Keeps the first of those that differ in numbers alone. */
static void
keep_head (Writer *w, const CcPdfBox *line)
{
  char *key = running_key (w->pdf, line);

  if (key && g_hash_table_add (w->kept, key))
    g_ptr_array_add (w->heads,
                     g_strndup (w->pdf->text->str + line->start, line->end - line->start));
}

/* ---- letters at the ends of lines ---- */

static gunichar
first_letter (const Writer *w, const CcPdfBox *line)
{
  return g_utf8_get_char (w->pdf->text->str + line->start);
}

/* The last character that is no closing quote or bracket. */
static gunichar
last_letter (const Writer *w, const CcPdfBox *line)
{
  const char *start = w->pdf->text->str + line->start;
  const char *p = w->pdf->text->str + line->end;
  gunichar c = 0;

  for (guint i = 0; i < 3 && p > start; i++)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c != '"' && c != '\'' && c != ')' && c != 0x201c && c != 0x201d && c != 0xbb && c != 0xab)
        break;
    }
  return c;
}

static gboolean
ends_sentence (const Writer *w, const CcPdfBox *line)
{
  gunichar c = last_letter (w, line);

  return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002;
}

static gboolean
is_bullet (gunichar c)
{
  return c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x25a0 || c == 0x2023 || c == 0xb7
         || c == 0x2219 || c == 0xf0b7;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0xad;
}

/* "Vor- und Nachteile": the hyphen stands for a part left out. */
static gboolean
is_conjunction (const char *word, gsize length)
{
  static const char *const words[]
    = { "und", "oder", "bzw", "sowie", "bis", "and", "or", "to", "et", "ou", "y", "o", "i", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static gsize
letters (const char *p)
{
  const char *start = p;

  while (g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize) (p - start);
}

/* The words of the text that hold a hyphen inside of a line. */
static void
find_compounds (Writer *w)
{
  const char *text = w->pdf->text->str;

  for (const char *p = text; *p;)
    {
      gsize n = letters (p), rest = n && p[n] == '-' ? letters (p + n + 1) : 0;

      if (rest && rest + n < 60)
        g_hash_table_add (w->compounds, g_strndup (p, n + 1 + rest));
      p = n ? p + n : g_utf8_next_char (p);
    }
}

/* The text of @paragraph ends with a hyphen and @next follows: takes the hyphen away
   when it only parts a word, adds a space when it stands for a part left out. */
static void
join_hyphen (Writer *w, GString *text, const char *next)
{
  gsize hyphen = text->len, start;
  gunichar before;

  hyphen = (gsize) (g_utf8_prev_char (text->str + text->len) - text->str);
  before = hyphen > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + hyphen)) : 0;
  if (g_utf8_get_char (text->str + hyphen) == 0xad)
    {
      g_string_truncate (text, hyphen);
      return;
    }
  if (is_conjunction (next, letters (next)) || !g_unichar_isalnum (before))
    g_string_append_c (text, ' ');
  else if (g_unichar_islower (before) && g_unichar_islower (g_utf8_get_char (next)))
    {
      g_autofree char *compound = NULL;

      for (start = hyphen; start > 0 && hyphen - start < 60;)
        {
          const char *p = g_utf8_prev_char (text->str + start);

          if (!g_unichar_isalpha (g_utf8_get_char (p)))
            break;
          start = (gsize) (p - text->str);
        }
      compound = g_strdup_printf ("%.*s-%.*s", (int) (hyphen - start), text->str + start,
                                  (int) MIN (letters (next), 60), next);
      if (!g_hash_table_contains (w->compounds, compound))
        g_string_truncate (text, hyphen);
    }
}

/* ---- paragraphs ---- */

static CcBlockKind
kind_of (Writer *w, const Paragraph *p)
{
  if (!w->titled && w->title > 0 && p->size >= w->title * 0.98 && p->text->len <= HEADING_BYTES)
    {
      w->titled = TRUE;
      return CC_BLOCK_TITLE;
    }
  if (p->size > w->body * LARGE && p->lines <= HEADING_LINES && p->text->len <= HEADING_BYTES)
    return CC_BLOCK_HEADING;
  return is_bullet (g_utf8_get_char (p->text->str)) ? CC_BLOCK_ITEM : CC_BLOCK_PARAGRAPH;
}

static void
close_note (Writer *w)
{
  if (w->note.last)
    g_ptr_array_add (w->notes, g_strdup (w->note.text->str));
  w->note.last = NULL;
}

/* Adds the paragraph, and the notes that stood inside of it. */
static void
close_paragraph (Writer *w)
{
  close_note (w);
  if (w->main.last)
    cc_draft_add (w->draft, kind_of (w, &w->main), w->main.text->str, w->main.text->len,
                  CC_NO_SOURCE);
  w->main.last = NULL;
  for (guint i = 0; i < w->notes->len; i++)
    {
      const char *note = g_ptr_array_index (w->notes, i);

      cc_draft_add (w->draft, CC_BLOCK_PARAGRAPH, note, strlen (note), CC_NO_SOURCE);
    }
  g_ptr_array_set_size (w->notes, 0);
}

static gboolean
begins_paragraph (const Writer *w, const Paragraph *p, const CcPdfBox *line)
{
  const CcPdfBox *last = p->last;
  double size = size_of (line), step;

  if (!last || fabs (size - p->size) > p->size * 0.15)
    return TRUE;
  if (!is_below (line, last))
    return p->size > w->body * LARGE
           || (ends_sentence (w, last) && !g_unichar_islower (first_letter (w, line)));
  step = line->y1 - last->y1;
  if (p->size > w->body * LARGE)
    return step > size * 1.7;
  if (step > w->leading * MAX (size / w->body, 1) * 1.35 || is_bullet (first_letter (w, line)))
    return TRUE;
  if (line->x1 - last->x1 > size * 0.8 && !(p->lines == 1 && is_bullet (first_letter (w, last))))
    return TRUE;
  return ends_sentence (w, last) && last->x2 < w->right - (w->right - last->x1) * 0.15;
}

static void
begin_paragraph (Paragraph *p, const CcPdfBox *line)
{
  g_string_truncate (p->text, 0);
  p->size = size_of (line);
  p->lines = 0;
  p->last = line;
}

static void
append_line (Writer *w, Paragraph *p, const CcPdfBox *line)
{
  const char *text = w->pdf->text->str + line->start;
  gunichar end = p->text->len > 0
                   ? g_utf8_get_char (g_utf8_prev_char (p->text->str + p->text->len)) : 0;

  if (is_hyphen (end))
    join_hyphen (w, p->text, text);
  else if (p->text->len > 0)
    g_string_append_c (p->text, ' ');
  g_string_append_len (p->text, text, line->end - line->start);
  p->last = line;
  p->lines++;
}

static void
add_line (Writer *w, const CcPdfBox *line)
{
  gboolean small = size_of (line) < w->body * SMALL;
  Paragraph *p = small ? &w->note : &w->main;

  if (begins_paragraph (w, p, line))
    {
      if (small)
        close_note (w);
      else
        close_paragraph (w);
      begin_paragraph (p, line);
    }
  append_line (w, p, line);
}

/* ---- the whole ---- */

/* The largest letters of the first page, where they are larger than the text's. */
static double
find_title_size (const Writer *w)
{
  double largest = 0;

  for (guint i = 0; i < w->pdf->boxes->len; i++)
    {
      const CcPdfBox *line = &g_array_index (w->pdf->boxes, CcPdfBox, i);

      if (line->page == g_array_index (w->pdf->boxes, CcPdfBox, 0).page
          && line->end - line->start >= 5 && !is_running (w, line))
        largest = MAX (largest, size_of (line));
    }
  return largest > w->body * LARGE ? largest : 0;
}

/* A line of the first page that is a date and little else. */
static void
find_date (const Writer *w)
{
  for (guint i = 0; i < w->pdf->boxes->len; i++)
    {
      const CcPdfBox *line = &g_array_index (w->pdf->boxes, CcPdfBox, i);
      const char *text = w->pdf->text->str + line->start;
      gsize n = line->end - line->start;
      CcRange where;
      CcDate date;

      if (line->page > 0)
        return;
      if (n <= 120 && cc_date_find (text, n, &date, &where) && date.precision >= CC_PRECISION_DAY
          && n - (where.end - where.start) <= 40)
        {
          g_autofree char *copy = g_strndup (text, n);

          cc_draft_set_date (w->draft, copy, "text of page 1");
          return;
        }
    }
}

static void
write_lines (Writer *w)
{
  const CcPdf *pdf = w->pdf;
  const CcPdfBox *before = NULL;

  for (guint i = 0; i < pdf->boxes->len; i++)
    {
      const CcPdfBox *line = &g_array_index (pdf->boxes, CcPdfBox, i);

      if (!before || !is_below (line, before))
        w->right = find_right (pdf, i);
      before = line;
      if (is_running (w, line))
        keep_head (w, line);
      else
        add_line (w, line);
    }
  close_paragraph (w);
  for (guint i = 0; i < w->heads->len; i++)
    {
      const char *head = g_ptr_array_index (w->heads, i);

      cc_draft_add (w->draft, CC_BLOCK_OTHER, head, strlen (head), CC_NO_SOURCE);
    }
}

void
cc_pdf_write (const CcPdf *pdf, CcDraft *draft)
{
  Writer w = { .pdf = pdf, .draft = draft };

  w.running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  w.compounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  w.main.text = g_string_new (NULL);
  w.note.text = g_string_new (NULL);
  w.notes = g_ptr_array_new_with_free_func (g_free);
  w.heads = g_ptr_array_new_with_free_func (g_free);
  w.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  w.body = find_body (pdf);
  w.leading = find_leading (pdf, w.body);
  count_running (&w);
  find_compounds (&w);
  w.title = find_title_size (&w);
  write_lines (&w);
  cc_draft_set_title_from_block (draft);
  find_date (&w);
  g_hash_table_unref (w.running);
  g_hash_table_unref (w.compounds);
  g_string_free (w.main.text, TRUE);
  g_string_free (w.note.text, TRUE);
  g_ptr_array_unref (w.notes);
  g_ptr_array_unref (w.heads);
  g_hash_table_unref (w.kept);
}
