/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Claims and outlets as CSV (RFC 4180): one row for each claim and outlet, lines
   end in CR LF, every field is quoted.

   Text that a spreadsheet would take for a formula, because it starts with one
   of = + - @ (or their full-width forms), a tab or a carriage return, has an
   apostrophe put before it; programs that want the text as it is read the JSON
   report. */
#include "config.h"

#include <report/copies.h>
#include <report/decided.h>
#include <report/phrases.h>

#include <string.h>

static const char *const headings[] = {
  "claim", "title", "origin", "outlet", "status", "articles searched", "mentions",
  "first sentence", "voice", "figures", "qualifiers", "hedges", "article", "date", "file",
  "repeats", "credits", "outlets", "independent tellings", "sentence id", "decisions", "relation",
};

/* The columns about the first mention in an outlet. */
enum { FIRST_OF_MENTION = 7, AFTER_MENTION = 17 };

static gboolean
is_formula (const char *text)
{
  static const char wide[][4] = { "\357\274\235", "\357\274\213", "\357\274\215", "\357\274\240" };

  if (*text != wide[0][0])
    return *text && strchr ("=+-@\t\r", *text);
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

static void
put_field (GString *row, gboolean first, const char *text)
{
  const char *run = text;

  g_string_append (row, first ? "\"" : ",\"");
  if (is_formula (text))
    g_string_append_c (row, '\'');
  for (; *text; text++)
    {
      gboolean control = (guchar) *text < 0x20 && *text != '\n';

      if (!control && *text != '"')
        continue;
      /* A control character has no business in a cell; a quotation mark stands twice. */
      g_string_append_len (row, run, text - run);
      g_string_append_c (row, control ? ' ' : '"');
      run = control ? text + 1 : text;
    }
  g_string_append_len (row, run, text - run);
  g_string_append_c (row, '"');
}

static void
put_number (GString *row, guint number)
{
  g_string_append_printf (row, ",\"%u\"", number);
}

static void
add (GString *list, const char *text)
{
  if (*text)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", text);
}

/* The figures of the outlet that are compared with others' and their qualifiers. */
static void
put_figures (GString *row, const CcLayout *layout, const CcColumns *columns, const CcMention *first)
{
  const CcClaimView *view = columns->view;
  const CcText *text = layout->comparison->text;
  g_autoptr (GString) figures = g_string_new (NULL);
  g_autoptr (GString) qualifiers = g_string_new (NULL);

  for (guint i = 0; i < view->figures->len; i++)
    {
      const CcFigure *figure = &g_array_index (view->figures, CcFigure, i);
      const CcQuantity *q = &text->quantities[figure->quantity];
      g_autofree char *words = NULL;

      if (q->sentence != first->sentence)
        continue;
      words = cc_words (layout, q->sentence, q->range);
      add (figures, words);
      add (qualifiers, cc_qualifier_name (q->qualifier));
    }
  put_field (row, FALSE, figures->str);
  put_field (row, FALSE, qualifiers->str);
}

static void
put_hedges (GString *row, const CcLayout *layout, guint32 sentence)
{
  const CcMarks *marks = layout->comparison->marks;
  g_autoptr (GString) hedges = g_string_new (NULL);

  for (guint32 i = marks ? marks->sentence_marks[sentence] : 0;
       marks && i < marks->sentence_marks[sentence + 1]; i++)
    {
      const CcMark *mark = &marks->marks[i];
      g_autofree char *words = NULL;

      if (strcmp (cc_detectors ()[mark->detector]->name, "hedge") != 0)
        continue;
      words = cc_words (layout, sentence, mark->range);
      add (hedges, words);
    }
  put_field (row, FALSE, hedges->str);
}

static void
put_mention (GString *row, const CcLayout *layout, const CcColumns *columns, const CcMention *first)
{
  const CcText *text = layout->comparison->text;
  const CcSentence *s = &text->sentences[first->sentence];
  const CcArticle *article = cc_text_article (text, s);
  g_autofree char *sentence = cc_text_dup_range (text, s->article, s->range);
  g_autofree char *copy = cc_say_copy (layout, columns->view->claim, first);
  char date[CC_DATE_TEXT];

  put_field (row, FALSE, sentence);
  put_field (row, FALSE, cc_say_told (cc_telling (layout->comparison, first->sentence).told));
  put_figures (row, layout, columns, first);
  put_hedges (row, layout, first->sentence);
  put_field (row, FALSE, *article->title ? article->title : article->id);
  put_field (row, FALSE, cc_date_format (article->published, date));
  put_field (row, FALSE, article->file);
  put_field (row, FALSE, copy ? copy : "");
  put_field (row, FALSE, article->origin ? article->origin : "");
}

/* What stands in every row of a claim. */
typedef struct
{
  GString *head, *middle, *tail; /* before the outlet, and before and behind the id of the sentence */
} Claim;

static void
claim_init (Claim *claim, const CcClaim *from)
{
  g_autofree char *decided = cc_say_decided (from);

  claim->head = g_string_new (NULL);
  put_field (claim->head, TRUE, from->id);
  put_field (claim->head, FALSE, from->title);
  put_field (claim->head, FALSE, from->curated ? "curated" : "found");
  claim->middle = g_string_new (NULL);
  put_number (claim->middle, from->n_outlets);
  put_number (claim->middle, from->n_independent);
  claim->tail = g_string_new (NULL);
  put_field (claim->tail, FALSE, decided ? decided : "");
}

static void
claim_clear (Claim *claim)
{
  g_string_free (claim->head, TRUE);
  g_string_free (claim->middle, TRUE);
  g_string_free (claim->tail, TRUE);
}

static void
append (GString *row, const GString *part)
{
  g_string_append_len (row, part->str, (gssize) part->len);
}

static void
put_row (GString *row, const CcLayout *layout, const Claim *claim, const CcColumns *columns,
         guint32 column)
{
  const CcClaimView *view = columns->view;
  const CcCoverage coverage = cc_claim_coverage (layout->comparison, view, column);
  const CcMention *first = cc_columns_first (columns, column);
  g_autofree char *id = first ? cc_sentence_id (layout->comparison->text, first->sentence) : NULL;
  g_autofree char *relations = first ? cc_say_relations (layout, view->claim, first) : NULL;

  append (row, claim->head);
  put_field (row, FALSE, cc_layout_outlet (layout, column)->name);
  put_field (row, FALSE, first ? "found" : "not found");
  put_number (row, coverage.n_searched);
  put_number (row, coverage.n_mentions);
  if (first)
    put_mention (row, layout, columns, first);
  else
    for (guint i = FIRST_OF_MENTION; i < AFTER_MENTION; i++)
      g_string_append (row, ",\"\"");
  append (row, claim->middle);
  put_field (row, FALSE, id ? id : "");
  append (row, claim->tail);
  put_field (row, FALSE, relations ? relations : "");
  g_string_append (row, "\r\n");
}

static void
put_claims (CcOut *out, guint from, guint to, gpointer user_data)
{
  const CcLayout *layout = user_data;
  const CcComparison *comparison = layout->comparison;

  for (guint i = from; i < to && !out->error; i++)
    {
      const CcClaimView *view = g_ptr_array_index (comparison->views, i);
      CcColumns columns;
      Claim claim;

      cc_columns_init (&columns, layout, view);
      claim_init (&claim, view->claim);
      for (guint32 c = 0; c < comparison->n_outlets; c++)
        {
          put_row (out->buffer, layout, &claim, &columns, c);
          cc_out_flow (out);
        }
      claim_clear (&claim);
      cc_columns_clear (&columns);
    }
}

static gboolean
write_csv (const CcComparison *comparison, CcSink *sink, GError **error)
{
  CcLayout layout;
  CcOut out;

  cc_layout_init (&layout, comparison);
  cc_out_init (&out, sink);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    put_field (out.buffer, i == 0, headings[i]);
  cc_out_text (&out, "\r\n");
  cc_out_blocks (&out, comparison->views->len, comparison->threads, put_claims, &layout);
  cc_layout_clear (&layout);
  return cc_out_finish (&out, error);
}

extern const CcReporter cc_reporter_csv;
const CcReporter cc_reporter_csv = {
  .name = "csv",
  .extension = "csv",
  .description = "one row for each claim and outlet, for spreadsheets",
  .write = write_csv,
};
