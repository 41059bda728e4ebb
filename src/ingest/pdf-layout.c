/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pdf-layout.c: the order of reading, by cutting a page at the white between its
   columns, after the recursive X-Y cut of Nagy and Seth (1984), Hierarchical
   representation of optically scanned documents. Lines that cross the white, such as
   a headline over all columns, part what is above from what is below them. */
#include "config.h"

#include <ingest/pdf.h>

#include <stdlib.h>
#include <string.h>

/* Columns of columns of columns are more than any newspaper has. */
#define MAX_DEPTH 8

/* Strips into which the width is parted to look for white. */
#define STRIPS 512

/* A column has at least so many lines, and this part of the width. */
#define MIN_LINES 3
#define MIN_WIDTH 0.12

static int
compare_lefts (const void *a, const void *b)
{
  const CcPdfBox *p = a, *q = b;

  if (p->x1 != q->x1)
    return p->x1 < q->x1 ? -1 : 1;
  return (p->start > q->start) - (p->start < q->start);
}

static int
compare_tops (const void *a, const void *b)
{
  const CcPdfBox *p = a, *q = b;

  if (p->y1 != q->y1)
    return p->y1 < q->y1 ? -1 : 1;
  return compare_lefts (a, b);
}

/* TRUE when @b stands on the line of @a, and not above or below it. */
static gboolean
on_one_line (const CcPdfBox *a, const CcPdfBox *b)
{
  double middle = (b->y1 + b->y2) / 2;

  return middle > a->y1 && middle < a->y2 && a->page == b->page;
}

static void
sort_rows (CcPdfBox *boxes, guint n)
{
  guint end;

  for (guint i = 0; i < n; i = end)
    {
      for (end = i + 1; end < n && on_one_line (&boxes[i], &boxes[end]); end++)
        ;
      qsort (boxes + i, end - i, sizeof *boxes, compare_lefts);
    }
}

/* ---- white between columns ---- */

typedef struct
{
  double left, width; /* of all boxes */
  guint cover[STRIPS + 1];
} Profile;

static void
measure (const CcPdfBox *boxes, guint n, Profile *p)
{
  double right = boxes[0].x2;
  gint64 sum = 0;
  int change[STRIPS + 2] = { 0 };

  p->left = boxes[0].x1;
  for (guint i = 0; i < n; i++)
    {
      p->left = MIN (p->left, boxes[i].x1);
      right = MAX (right, boxes[i].x2);
    }
  p->width = MAX (right - p->left, 1);
  for (guint i = 0; i < n; i++)
    {
      change[(guint) ((boxes[i].x1 - p->left) / p->width * STRIPS)]++;
      change[(guint) ((boxes[i].x2 - p->left) / p->width * STRIPS) + 1]--;
    }
  for (guint i = 0; i <= STRIPS; i++)
    {
      sum += change[i];
      p->cover[i] = (guint) sum;
    }
}

/* One side of a cut. */
typedef struct
{
  guint lines;
  double width; /* of all its lines together */
  double top, bottom;
} Side;

static void
add_to_side (Side *side, const CcPdfBox *box)
{
  side->top = side->lines ? MIN (side->top, box->y1) : box->y1;
  side->bottom = side->lines ? MAX (side->bottom, box->y2) : box->y2;
  side->width += box->x2 - box->x1;
  side->lines++;
}

/* A column is no row of bullets or numbers. */
static gboolean
is_column (const Side *side, double width)
{
  return side->lines >= MIN_LINES && side->width / side->lines >= width * MIN_WIDTH;
}

/* TRUE when both sides of @cut are columns beside one another. */
static gboolean
parts_columns (const CcPdfBox *boxes, guint n, double cut, double width)
{
  Side left = { 0 }, right = { 0 };
  double beside;

  for (guint i = 0; i < n; i++)
    if (boxes[i].x2 <= cut)
      add_to_side (&left, &boxes[i]);
    else if (boxes[i].x1 >= cut)
      add_to_side (&right, &boxes[i]);
  beside = MIN (left.bottom, right.bottom) - MAX (left.top, right.top);
  return is_column (&left, width) && is_column (&right, width)
         && beside * 2 >= MIN (left.bottom - left.top, right.bottom - right.top);
}

/* Where the widest white between two columns is, which few boxes cross. FALSE when
   there is none. */
static gboolean
find_cut (const CcPdfBox *boxes, guint n, double *cut)
{
  guint crossing = MAX (1, n / 8);
  double widest = MAX (3.0, (boxes[n / 2].y2 - boxes[n / 2].y1) / 2);
  gboolean found = FALSE;
  Profile p;

  if (n < 2 * MIN_LINES)
    return FALSE;
  measure (boxes, n, &p);
  for (guint i = 0, end; i <= STRIPS; i = end + 1)
    {
      double width, middle;

      for (end = i; end <= STRIPS && p.cover[end] <= crossing; end++)
        ;
      width = (end - i) * p.width / STRIPS;
      middle = p.left + (i + end) * p.width / STRIPS / 2;
      if (i == 0 || end > STRIPS || width <= widest
          || !parts_columns (boxes, n, middle, p.width))
        continue;
      widest = width;
      *cut = middle;
      found = TRUE;
    }
  return found;
}

/* ---- order ---- */

static void order (CcPdfBox *boxes, guint n, guint depth);

/* Orders boxes that do not cross @cut: the left ones before the right ones. */
static void
order_band (CcPdfBox *boxes, guint n, double cut, guint depth)
{
  g_autofree CcPdfBox *right = g_new (CcPdfBox, n + 1);
  guint n_left = 0, n_right = 0;

  for (guint i = 0; i < n; i++)
    if (boxes[i].x1 + boxes[i].x2 < 2 * cut)
      boxes[n_left++] = boxes[i];
    else
      right[n_right++] = boxes[i];
  memcpy (boxes + n_left, right, n_right * sizeof *boxes);
  order (boxes, n_left, depth + 1);
  order (boxes + n_left, n_right, depth + 1);
}

/* Depth is bounded by MAX_DEPTH. */
static void
order (CcPdfBox *boxes, guint n, guint depth)
{
  guint from = 0;
  double cut;

  if (n == 0)
    return;
  qsort (boxes, n, sizeof *boxes, compare_tops);
  if (depth >= MAX_DEPTH || !find_cut (boxes, n, &cut))
    {
      sort_rows (boxes, n);
      return;
    }
  for (guint i = 0; i <= n; i++)
    if (i == n || (boxes[i].x1 < cut && boxes[i].x2 > cut))
      {
        order_band (boxes + from, i - from, cut, depth);
        from = i + 1;
      }
}

/* Boxes that follow one another on one line become one, with a space between; a line
   end parts the text of lines. */
static void
join_lines (CcPdf *pdf)
{
  GString *text = g_string_sized_new (pdf->text->len + 1);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CcPdfBox));
  CcPdfBox *last = NULL;

  for (guint i = 0; i < pdf->boxes->len; i++)
    {
      CcPdfBox box = g_array_index (pdf->boxes, CcPdfBox, i);
      const char *words = pdf->text->str + box.start;
      gsize n = box.end - box.start;

      if (last && on_one_line (last, &box) && box.x1 >= last->x1)
        {
          g_string_append_c (text, ' ');
          g_string_append_len (text, words, (gssize) n);
          last->x2 = MAX (last->x2, box.x2);
          last->end = (guint32) text->len;
          continue;
        }
      g_string_append_c (text, '\n');
      box.start = (guint32) text->len;
      g_string_append_len (text, words, (gssize) n);
      box.end = (guint32) text->len;
      g_array_append_val (lines, box);
      last = &g_array_index (lines, CcPdfBox, lines->len - 1);
    }
  g_string_free (pdf->text, TRUE);
  g_array_unref (pdf->boxes);
  pdf->text = text;
  pdf->boxes = lines;
}

void
cc_pdf_lay_out (CcPdf *pdf)
{
  CcPdfBox *boxes = (CcPdfBox *) pdf->boxes->data;
  guint end;

  for (guint i = 0; i < pdf->boxes->len; i = end)
    {
      for (end = i + 1; end < pdf->boxes->len && boxes[end].page == boxes[i].page; end++)
        ;
      order (boxes + i, end - i, 0);
    }
  join_lines (pdf);
}
