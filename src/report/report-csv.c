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
  static const char *const starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\357\274\235", "\357\274\213", "\357\274\215", "\357\274\240",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
      return TRUE;
  return FALSE;
}

static void
put_field (CcOut *out, gboolean first, const char *text)
{
  g_string_append (out->buffer, first ? "\"" : ",\"");
  if (is_formula (text))
    g_string_append_c (out->buffer, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out->buffer, '"');
      /* A control character has no business in a cell. */
      g_string_append_c (out->buffer, (guchar) *p < 0x20 && *p != '\n' ? ' ' : *p);
    }
  g_string_append_c (out->buffer, '"');
}

static void
put_number (CcOut *out, guint number)
{
  g_string_append_printf (out->buffer, ",\"%u\"", number);
}

static void
add (GString *list, const char *text)
{
  if (*text)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", text);
}

/* The figures of the outlet that are compared with others' and their qualifiers. */
static void
put_figures (CcOut *out, const CcLayout *layout, const CcColumns *columns, const CcMention *first)
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
  put_field (out, FALSE, figures->str);
  put_field (out, FALSE, qualifiers->str);
}

static void
put_hedges (CcOut *out, const CcLayout *layout, guint32 sentence)
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
  put_field (out, FALSE, hedges->str);
}

static void
put_mention (CcOut *out, const CcLayout *layout, const CcColumns *columns, const CcMention *first)
{
  const CcText *text = layout->comparison->text;
  const CcSentence *s = &text->sentences[first->sentence];
  const CcArticle *article = cc_text_article (text, s);
  g_autofree char *sentence = cc_text_dup_range (text, s->article, s->range);
  g_autofree char *copy = cc_say_copy (layout, columns->view->claim, first);
  char date[CC_DATE_TEXT];

  put_field (out, FALSE, sentence);
  put_field (out, FALSE, cc_say_told (cc_telling (layout->comparison, first->sentence).told));
  put_figures (out, layout, columns, first);
  put_hedges (out, layout, first->sentence);
  put_field (out, FALSE, *article->title ? article->title : article->id);
  put_field (out, FALSE, cc_date_format (article->published, date));
  put_field (out, FALSE, article->file);
  put_field (out, FALSE, copy ? copy : "");
  put_field (out, FALSE, article->origin ? article->origin : "");
}

static void
put_row (CcOut *out, const CcLayout *layout, const CcColumns *columns, guint32 column)
{
  const CcClaimView *view = columns->view;
  const CcCoverage coverage = cc_claim_coverage (layout->comparison, view, column);
  const CcMention *first = cc_columns_first (columns, column);
  g_autofree char *id = first ? cc_sentence_id (layout->comparison->text, first->sentence) : NULL;
  g_autofree char *decided = cc_say_decided (view->claim);
  g_autofree char *relations = first ? cc_say_relations (layout, view->claim, first) : NULL;

  put_field (out, TRUE, view->claim->id);
  put_field (out, FALSE, view->claim->title);
  put_field (out, FALSE, view->claim->curated ? "curated" : "found");
  put_field (out, FALSE, cc_layout_outlet (layout, column)->name);
  put_field (out, FALSE, first ? "found" : "not found");
  put_number (out, coverage.n_searched);
  put_number (out, coverage.n_mentions);
  if (first)
    put_mention (out, layout, columns, first);
  else
    for (guint i = FIRST_OF_MENTION; i < AFTER_MENTION; i++)
      put_field (out, FALSE, "");
  put_number (out, view->claim->n_outlets);
  put_number (out, view->claim->n_independent);
  put_field (out, FALSE, id ? id : "");
  put_field (out, FALSE, decided ? decided : "");
  put_field (out, FALSE, relations ? relations : "");
  cc_out_text (out, "\r\n");
}

static gboolean
write_csv (const CcComparison *comparison, CcSink *sink, GError **error)
{
  CcLayout layout;
  CcOut out;

  cc_layout_init (&layout, comparison);
  cc_out_init (&out, sink);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    put_field (&out, i == 0, headings[i]);
  cc_out_text (&out, "\r\n");
  for (guint i = 0; i < comparison->views->len && !out.error; i++)
    {
      CcColumns columns;

      cc_columns_init (&columns, &layout, g_ptr_array_index (comparison->views, i));
      for (guint32 c = 0; c < comparison->n_outlets; c++)
        put_row (&out, &layout, &columns, c);
      cc_columns_clear (&columns);
      cc_watch_done (i + 1, comparison->views->len);
    }
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
