/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/view.h>

#include <string.h>

void
cc_layout_init (CcLayout *layout, const CcComparison *comparison)
{
  guint n = comparison->corpus->outlets->outlets->len;

  layout->comparison = comparison;
  layout->column = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    layout->column[i] = -1;
  for (guint32 i = 0; i < comparison->n_outlets; i++)
    layout->column[comparison->profiles[i].outlet] = (int) i;
}

void
cc_layout_clear (CcLayout *layout)
{
  g_clear_pointer (&layout->column, g_free);
}

const CcProfile *
cc_layout_profile (const CcLayout *layout, guint32 column)
{
  return &layout->comparison->profiles[column];
}

const CcOutlet *
cc_layout_outlet (const CcLayout *layout, guint32 column)
{
  return g_ptr_array_index (layout->comparison->corpus->outlets->outlets,
                            cc_layout_profile (layout, column)->outlet);
}

static int
mention_column (const CcLayout *layout, const CcMention *mention)
{
  const CcText *text = layout->comparison->text;

  return layout->column[cc_text_article (text, &text->sentences[mention->sentence])->outlet];
}

/* Tellings before copies, stronger before weaker, else in order of the text. */
static int
compare_mentions (gconstpointer a, gconstpointer b, gpointer data)
{
  const CcClaim *claim = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const CcMention *m = &claim->mentions[i], *n = &claim->mentions[j];

  if ((m->copy_of >= 0) != (n->copy_of >= 0))
    return m->copy_of >= 0 ? 1 : -1;
  if (m->strength < n->strength || m->strength > n->strength)
    return m->strength > n->strength ? -1 : 1;
  return i < j ? -1 : i > j;
}

void
cc_columns_init (CcColumns *columns, const CcLayout *layout, const CcClaimView *view)
{
  const CcClaim *claim = view->claim;
  guint32 n = layout->comparison->n_outlets;
  g_autofree guint *next = g_new0 (guint, n + 1);

  columns->view = view;
  columns->order = g_new (guint, claim->n_mentions + 1);
  columns->starts = g_new0 (guint, n + 1);
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      int column = mention_column (layout, &claim->mentions[i]);

      if (column >= 0)
        columns->starts[column + 1]++;
    }
  for (guint32 c = 0; c < n; c++)
    {
      columns->starts[c + 1] += columns->starts[c];
      next[c] = columns->starts[c];
    }
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      int column = mention_column (layout, &claim->mentions[i]);

      if (column >= 0)
        columns->order[next[column]++] = i;
    }
  for (guint32 c = 0; c < n; c++)
    if (columns->starts[c + 1] > columns->starts[c] + 1)
      g_qsort_with_data (columns->order + columns->starts[c],
                         (gint) (columns->starts[c + 1] - columns->starts[c]), sizeof (guint),
                         compare_mentions, (gpointer) claim);
  columns->openings = NULL;
}

void
cc_columns_clear (CcColumns *columns)
{
  g_clear_pointer (&columns->order, g_free);
  g_clear_pointer (&columns->starts, g_free);
  g_clear_pointer (&columns->openings, g_array_unref);
}

const CcMention *
cc_columns_first (const CcColumns *columns, guint32 column)
{
  guint first = columns->starts[column];

  return first < columns->starts[column + 1]
           ? &columns->view->claim->mentions[columns->order[first]] : NULL;
}

static int
compare_openings (gconstpointer a, gconstpointer b)
{
  const CcOpening *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

/* Most first mentions of a wire's story are one sentence, which need not be compared with each
   time that it stands. */
void
cc_columns_open (CcColumns *columns, const CcLayout *layout)
{
  const CcText *text = layout->comparison->text;
  GArray *openings = g_array_new (FALSE, FALSE, sizeof (CcOpening));
  guint kept = 0;

  for (guint32 c = 0; c < layout->comparison->n_outlets; c++)
    {
      const CcMention *first = cc_columns_first (columns, c);

      if (first)
        {
          const CcSentence *s = &text->sentences[first->sentence];
          const char *bytes = cc_text_article (text, s)->text + s->range.start;
          CcOpening one = { cc_hash (bytes, s->range.end - s->range.start), c, 1, first->sentence };

          g_array_append_val (openings, one);
        }
    }
  g_array_sort (openings, compare_openings);
  for (guint i = 0; i < openings->len; i++)
    {
      CcOpening *one = &g_array_index (openings, CcOpening, i);

      if (kept > 0 && one->hash == g_array_index (openings, CcOpening, kept - 1).hash)
        g_array_index (openings, CcOpening, kept - 1).n_columns++;
      else
        g_array_index (openings, CcOpening, kept++) = *one;
    }
  g_array_set_size (openings, kept);
  columns->openings = openings;
}

CcRange
cc_shown (const CcArticle *article, CcRange range, guint32 bytes)
{
  if (range.end - range.start > bytes)
    {
      range.end = range.start + bytes;
      while (range.end > range.start && ((guchar) article->text[range.end] & 0xc0) == 0x80)
        range.end--;
    }
  return range;
}

guint32
cc_neighbour (const CcLayout *layout, const CcClaim *claim, guint32 sentence, int step)
{
  const CcText *text = layout->comparison->text;
  guint32 article = text->sentences[sentence].article;
  guint32 other = step < 0 ? sentence - 1 : sentence + 1;

  if (step < 0 ? sentence <= text->article_sentences[article]
               : other >= text->article_sentences[article + 1])
    return G_MAXUINT32;
  if ((text->sentences[sentence].flags | text->sentences[other].flags)
        & (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING)
      || cc_claim_mention (claim, other) >= 0)
    return G_MAXUINT32;
  return other;
}

static void
add_span (GArray *spans, CcRange shown, CcRange range, CcSpanKind kind, guint32 index)
{
  CcSpan span = { .range = range, .kind = kind, .index = index };

  if (!cc_range_is_empty (range) && cc_range_contains (shown, range))
    g_array_append_val (spans, span);
}

/* Words shared with the first mention of every other column. */
static void
add_shared (GArray *spans, const CcLayout *layout, const CcColumns *columns, guint mention,
            CcRange shown)
{
  const CcComparison *comparison = layout->comparison;
  const CcMention *m = &columns->view->claim->mentions[mention];
  int own = mention_column (layout, m);

  for (guint32 o = 0; o < columns->openings->len; o++)
    {
      const CcOpening *other = &g_array_index (columns->openings, CcOpening, o);
      g_autoptr (GArray) words = NULL;

      if (other->n_columns == 1 && (int) other->column == own)
        continue;
      words = cc_match_shared (comparison->matches, m->sentence, other->sentence);
      for (guint i = 0; i < words->len; i++)
        {
          guint32 index = g_array_index (words, CcShared, i).token_a;
          CcRange range = cc_token_range (&comparison->text->sentences[m->sentence],
                                          &comparison->text->tokens[index]);

          add_span (spans, shown, range, CC_SPAN_SHARED, index);
        }
    }
}

static void
add_marks (GArray *spans, const CcMarks *marks, guint32 sentence, CcRange shown)
{
  for (guint32 i = marks->sentence_marks[sentence]; i < marks->sentence_marks[sentence + 1]; i++)
    {
      const CcMark *mark = &marks->marks[i];

      add_span (spans, shown, cc_range_is_empty (mark->cue) ? mark->range : mark->cue,
                CC_SPAN_MARK, i);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const CcSpan *s = a, *t = b;

  if (s->range.start != t->range.start)
    return s->range.start < t->range.start ? -1 : 1;
  if (s->range.end != t->range.end)
    return s->range.end > t->range.end ? -1 : 1;
  if (s->kind != t->kind)
    return s->kind < t->kind ? -1 : 1;
  return s->index < t->index ? -1 : s->index > t->index;
}

/* Drops what stands twice and numbers the marks. */
static void
settle_spans (GArray *spans)
{
  guint kept = 0, note = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      CcSpan *span = &g_array_index (spans, CcSpan, i);

      if (kept > 0 && compare_spans (&g_array_index (spans, CcSpan, kept - 1), span) == 0)
        continue;
      span->note = span->kind == CC_SPAN_MARK ? ++note : 0;
      g_array_index (spans, CcSpan, kept++) = *span;
    }
  g_array_set_size (spans, kept);
}

GArray *
cc_spans (const CcLayout *layout, const CcColumns *columns, guint mention)
{
  const CcComparison *comparison = layout->comparison;
  const CcClaimView *view = columns->view;
  guint32 sentence = view->claim->mentions[mention].sentence;
  const CcSentence *s = &comparison->text->sentences[sentence];
  CcRange shown = cc_shown (cc_text_article (comparison->text, s), s->range, CC_SHOWN_SENTENCE);
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (CcSpan));

  add_shared (spans, layout, columns, mention, shown);
  for (guint i = 0; i < view->figures->len; i++)
    {
      const CcFigure *figure = &g_array_index (view->figures, CcFigure, i);

      if (figure->mention == mention)
        add_span (spans, shown, comparison->text->quantities[figure->quantity].range,
                  CC_SPAN_FIGURE, i);
    }
  if (comparison->marks)
    add_marks (spans, comparison->marks, sentence, shown);
  settle_spans (spans);
  return spans;
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  return i < j ? -1 : i > j;
}

/* The offsets at which something starts or ends, in order, each once or more. */
static GArray *
boundaries (const GArray *spans, CcRange shown)
{
  GArray *bytes = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (bytes, shown.start);
  g_array_append_val (bytes, shown.end);
  for (guint i = 0; i < spans->len; i++)
    {
      CcRange range = g_array_index (spans, CcSpan, i).range;

      g_array_append_val (bytes, range.start);
      g_array_append_val (bytes, range.end);
    }
  g_array_sort (bytes, compare_bytes);
  return bytes;
}

static void
fill_piece (CcPieces *pieces, CcPiece *piece, const CcLayout *layout, const GArray *spans)
{
  guint32 narrowest = G_MAXUINT32;

  for (guint i = 0; i < spans->len; i++)
    {
      const CcSpan *span = &g_array_index (spans, CcSpan, i);

      if (span->range.end == piece->range.end)
        {
          g_array_append_val (pieces->ends, i);
          piece->n_ends++;
        }
      if (!cc_range_contains (span->range, piece->range))
        continue;
      if (span->kind == CC_SPAN_SHARED)
        piece->shared = TRUE;
      else if (span->kind == CC_SPAN_FIGURE)
        piece->figure = (int) span->index;
      else if (span->range.end - span->range.start < narrowest)
        {
          narrowest = span->range.end - span->range.start;
          piece->mark = &layout->comparison->marks->marks[span->index];
        }
    }
}

void
cc_pieces_init (CcPieces *pieces, const CcLayout *layout, const GArray *spans, CcRange shown)
{
  g_autoptr (GArray) bytes = boundaries (spans, shown);

  pieces->pieces = g_array_new (FALSE, FALSE, sizeof (CcPiece));
  pieces->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i + 1 < bytes->len; i++)
    {
      CcPiece piece = { .figure = -1, .first_end = pieces->ends->len };

      piece.range.start = g_array_index (bytes, guint32, i);
      piece.range.end = g_array_index (bytes, guint32, i + 1);
      if (cc_range_is_empty (piece.range))
        continue;
      fill_piece (pieces, &piece, layout, spans);
      g_array_append_val (pieces->pieces, piece);
    }
}

void
cc_pieces_clear (CcPieces *pieces)
{
  g_clear_pointer (&pieces->pieces, g_array_unref);
  g_clear_pointer (&pieces->ends, g_array_unref);
}
