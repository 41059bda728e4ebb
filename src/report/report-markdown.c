/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The comparison as Markdown that also reads well as plain text. Figures are
   bold; a mark is followed by its number in brackets, its note stands below. */
#include "config.h"

#include <report/copies.h>
#include <report/decided.h>
#include <report/limits.h>
#include <report/markdown.h>
#include <report/phrases.h>

#include <string.h>

/* As in the HTML report: what is more is counted and stands in the JSON report. */
#define MAX_CLAIMS 200
#define MAX_ARTICLES 300
#define MAX_MENTIONS 3
#define TITLE_BYTES 120
/* From here on a table of outlets is too wide to read. */
#define MAX_COLUMNS 8

typedef struct
{
  CcOut out;
  CcLayout layout;
} Page;

static void
raw (Page *page, const char *text)
{
  cc_out_text (&page->out, text);
}

/* Escaped text within a line. */
static void
say (Page *page, const char *text)
{
  cc_markdown_escape (page->out.buffer, text, strlen (text), FALSE);
  cc_out_flow (&page->out);
}

static void sayf (Page *page, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
sayf (Page *page, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  say (page, text);
}

static void
heading (Page *page, const char *signs, const char *text)
{
  raw (page, "\n");
  raw (page, signs);
  raw (page, " ");
  say (page, text);
  raw (page, "\n\n");
}

/* A cell of a table, with the bar before it. */
static void
cell (Page *page, const char *text)
{
  raw (page, " | ");
  say (page, text && *text ? text : "–");
}

static void
write_outlets (Page *page)
{
  heading (page, "##", "What was read");
  raw (page, "| Outlet | Kind | Country | Articles | Dates | Words | Note |\n"
             "|---|---|---|--:|---|--:|---|\n");
  for (guint32 c = 0; c < page->layout.comparison->n_outlets; c++)
    {
      const CcOutlet *outlet = cc_layout_outlet (&page->layout, c);
      const CcProfile *profile = cc_layout_profile (&page->layout, c);
      g_autofree char *period = cc_period (profile->first, profile->last);
      g_autofree char *note = g_strdup_printf ("%s%s%s%s", outlet->note ? outlet->note : "",
                                               outlet->note_source ? " (source: " : "",
                                               outlet->note_source ? outlet->note_source : "",
                                               outlet->note_source ? ")" : "");

      raw (page, "| ");
      say (page, outlet->name);
      cell (page, outlet->kind);
      cell (page, outlet->country);
      raw (page, " | ");
      sayf (page, "%u", profile->n_articles);
      cell (page, period);
      raw (page, " | ");
      sayf (page, "%u", profile->words);
      cell (page, note);
      raw (page, " |\n");
    }
}

static void
write_article (Page *page, guint32 index)
{
  const CcArticle *article = g_ptr_array_index (page->layout.comparison->corpus->articles, index);
  g_autofree char *copy = cc_say_article_copy (&page->layout, index);
  g_autofree char *origin = cc_say_origin (article);
  char date[CC_DATE_TEXT];

  raw (page, "- ");
  say (page, cc_article_outlet (page->layout.comparison->corpus, article)->name);
  raw (page, ": *");
  say (page, *article->title ? article->title : "(no title)");
  raw (page, "*, ");
  say (page, *cc_day (article->published, date) ? date : "undated");
  raw (page, ", ");
  say (page, article->language && *article->language ? article->language : "language unknown");
  raw (page, ", ");
  say (page, article->file);
  if (article->record)
    sayf (page, ", %s", article->record);
  if (origin)
    sayf (page, "; %s", origin);
  if (copy)
    sayf (page, "; %s", copy);
  for (guint i = 0; article->warnings && i < MIN (article->warnings->len, 5); i++)
    sayf (page, "; note: %s", (const char *) g_ptr_array_index (article->warnings, i));
  raw (page, "\n");
}

static void
write_articles (Page *page)
{
  const CcCorpus *corpus = page->layout.comparison->corpus;
  guint written = 0, left = 0;

  raw (page, "\n");
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      if (!cc_article_shown (corpus, article))
        continue;
      if (written == MAX_ARTICLES)
        left++;
      else
        {
          write_article (page, i);
          written++;
        }
    }
  if (left > 0)
    g_string_append_printf (page->out.buffer,
                            "\n%u more articles are listed in the JSON report.\n\n", left);
  for (guint i = 0; i < corpus->notices->len && i < MAX_ARTICLES; i++)
    {
      const CcNotice *notice = g_ptr_array_index (corpus->notices, i);

      if (notice->severity != CC_FAILED)
        continue;
      raw (page, "- left out: ");
      sayf (page, "%s%s%s: %s", notice->file, notice->place ? ", " : "",
            notice->place ? notice->place : "", notice->message);
      raw (page, "\n");
    }
}

static guint
n_claims (const Page *page)
{
  return MIN (page->layout.comparison->views->len, MAX_CLAIMS);
}

static void
write_glance_cell (Page *page, const CcColumns *columns, guint32 column)
{
  const CcCoverage coverage
      = cc_claim_coverage (page->layout.comparison, columns->view, column);
  g_auto (GStrv) figures = cc_column_figures (&page->layout, columns, column);
  g_autofree char *count = cc_count (coverage.n_mentions, "mention", "mentions");

  raw (page, " | ");
  if (coverage.n_mentions == 0)
    {
      sayf (page, "not found in %u", coverage.n_searched);
      return;
    }
  for (guint i = 0; figures[i] && i < 3; i++)
    {
      raw (page, "**");
      say (page, figures[i]);
      raw (page, "**, ");
    }
  say (page, count);
}

static void
write_glance (Page *page)
{
  const CcComparison *comparison = page->layout.comparison;
  guint32 n = comparison->n_outlets;

  heading (page, "##", "At a glance");
  if (comparison->views->len == 0)
    {
      say (page, cc_say_no_claim (comparison));
      raw (page, "\n");
      return;
    }
  raw (page, "| No. | Claim");
  for (guint32 c = 0; c < n && n <= MAX_COLUMNS; c++)
    cell (page, cc_layout_outlet (&page->layout, c)->name);
  raw (page, n <= MAX_COLUMNS ? " |\n|--:|---" : " | Outlets |\n|--:|---|---");
  for (guint32 c = 0; c < n && n <= MAX_COLUMNS; c++)
    raw (page, "|---");
  raw (page, "|\n");
  for (guint i = 0; i < n_claims (page); i++)
    {
      const CcClaimView *view = g_ptr_array_index (comparison->views, i);
      g_autofree char *title = cc_cut (view->claim->title, TITLE_BYTES);
      CcColumns columns;

      cc_columns_init (&columns, &page->layout, view);
      g_string_append_printf (page->out.buffer, "| %u | ", i + 1);
      say (page, title);
      raw (page, view->claim->titled ? " (edited)" : "");
      for (guint32 c = 0; c < n && n <= MAX_COLUMNS; c++)
        write_glance_cell (page, &columns, c);
      if (n > MAX_COLUMNS)
        g_string_append_printf (page->out.buffer, " | %u of %u", view->claim->n_outlets, n);
      raw (page, " |\n");
      cc_columns_clear (&columns);
    }
  if (comparison->views->len > MAX_CLAIMS)
    g_string_append_printf (page->out.buffer, "\n%u more claims are in the JSON report.\n",
                            comparison->views->len - MAX_CLAIMS);
}

/* The shown part of the sentence, its figures bold, its marks numbered. */
static void
write_sentence (Page *page, const GArray *spans, guint32 sentence)
{
  const CcText *text = page->layout.comparison->text;
  const CcSentence *s = &text->sentences[sentence];
  const CcArticle *article = cc_text_article (text, s);
  CcRange shown = cc_shown (article, s->range, CC_SHOWN_SENTENCE);
  GString *buffer = page->out.buffer;
  int figure = -1;
  CcPieces pieces;

  cc_pieces_init (&pieces, &page->layout, spans, shown);
  raw (page, "> ");
  for (guint i = 0; i < pieces.pieces->len; i++)
    {
      const CcPiece *piece = &g_array_index (pieces.pieces, CcPiece, i);

      if (piece->figure != figure)
        g_string_append (buffer, figure >= 0 && piece->figure >= 0 ? "****" : "**");
      figure = piece->figure;
      cc_markdown_escape (buffer, article->text + piece->range.start,
                          piece->range.end - piece->range.start, i == 0);
      for (guint e = 0; e < piece->n_ends; e++)
        {
          guint note = g_array_index (spans, CcSpan, g_array_index (pieces.ends, guint,
                                                                    piece->first_end + e)).note;

          if (note > 0)
            g_string_append_printf (buffer, "\\[%u\\]", note);
        }
    }
  raw (page, figure >= 0 ? "**" : "");
  raw (page, shown.end < s->range.end ? " …\n" : "\n");
  cc_pieces_clear (&pieces);
}

static void
write_notes (Page *page, const GArray *spans)
{
  const CcMarks *marks = page->layout.comparison->marks;

  for (guint i = 0; i < spans->len; i++)
    {
      const CcSpan *span = &g_array_index (spans, CcSpan, i);
      g_autofree char *words = NULL;
      g_autofree char *name = NULL;
      g_autofree char *more = NULL;

      if (span->note == 0)
        continue;
      words = cc_words (&page->layout, marks->marks[span->index].sentence, span->range);
      name = cc_mark_name (&marks->marks[span->index]);
      more = cc_say_mark (&page->layout, &marks->marks[span->index]);
      g_string_append_printf (page->out.buffer, "- \\[%u\\] ", span->note);
      sayf (page, "“%s”: %s%s", words, name, more);
      raw (page, "\n");
    }
}

static void
write_mention (Page *page, const CcColumns *columns, guint index)
{
  const CcClaim *claim = columns->view->claim;
  const CcMention *mention = &claim->mentions[index];
  const CcText *text = page->layout.comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[mention->sentence]);
  g_autoptr (GArray) spans = cc_spans (&page->layout, columns, index);
  g_autofree char *voice = cc_say_voice (&page->layout, mention);
  g_autofree char *copy = cc_say_copy (&page->layout, claim, mention);
  g_autofree char *relations = cc_say_relations (&page->layout, claim, mention);
  g_autofree char *why = cc_say_joined (&page->layout, claim, mention);
  g_autofree char *id = cc_sentence_id (text, mention->sentence);
  char date[CC_DATE_TEXT];

  write_sentence (page, spans, mention->sentence);
  raw (page, "\n");
  write_notes (page, spans);
  raw (page, "- Voice: ");
  say (page, voice);
  if (copy)
    sayf (page, "; %s", copy);
  if (relations)
    {
      raw (page, "\n- ");
      sayf (page, "Beside the central sentence: %s", relations);
    }
  raw (page, "\n- *");
  say (page, *article->title ? article->title : "(no title)");
  raw (page, "*, ");
  say (page, *cc_day (article->published, date) ? date : "undated");
  sayf (page, "; id %s", id);
  raw (page, "\n- ");
  say (page, why);
  if (mention->joined != CC_JOINED_CORE)
    {
      raw (page, " Score ");
      cc_append_number (page->out.buffer, mention->strength, 2);
      raw (page, ".");
    }
  raw (page, "\n");
}

static void
write_column (Page *page, const CcColumns *columns, guint32 column)
{
  const CcOutlet *outlet = cc_layout_outlet (&page->layout, column);
  guint first = columns->starts[column], last = columns->starts[column + 1];

  if (first == last)
    {
      g_autofree char *absent = cc_say_not_found (&page->layout, columns->view, column);

      raw (page, "\n*");
      say (page, outlet->name);
      raw (page, "*: ");
      say (page, absent);
      raw (page, "\n");
      return;
    }
  heading (page, "####", outlet->name);
  for (guint i = first; i < MIN (last, first + MAX_MENTIONS); i++)
    {
      raw (page, i > first ? "\n" : "");
      write_mention (page, columns, columns->order[i]);
    }
  if (last - first > MAX_MENTIONS)
    g_string_append_printf (page->out.buffer, "\nMore of this outlet in the JSON report: %u.\n",
                            last - first - MAX_MENTIONS);
}

/* One line for each group of figures that are compared. */
static void
write_figures (Page *page, const CcClaimView *view)
{
  const CcText *text = page->layout.comparison->text;
  g_autofree guint8 *relations = cc_figure_relations (&page->layout, view);
  guint last_group = G_MAXUINT;

  for (guint i = 0; i < view->figures->len; i++)
    {
      const CcFigure *figure = &g_array_index (view->figures, CcFigure, i);
      const CcQuantity *q = &text->quantities[figure->quantity];
      const CcArticle *article = cc_text_article (text, &text->sentences[q->sentence]);
      g_autofree char *words = cc_words (&page->layout, q->sentence, q->range);

      if (g_array_index (view->figure_groups, CcFigureGroup, figure->group).relation
          == CC_FIGURES_NONE)
        continue;
      if (figure->group != last_group)
        {
          raw (page, last_group == G_MAXUINT ? "" : "\n");
          raw (page, "\n");
          say (page, cc_say_figures (&page->layout, view, relations, figure->group));
          raw (page, ": ");
        }
      else
        raw (page, "; ");
      last_group = figure->group;
      say (page, cc_article_outlet (page->layout.comparison->corpus, article)->name);
      raw (page, " **");
      say (page, words);
      raw (page, "**");
    }
  raw (page, last_group == G_MAXUINT ? "" : "\n");
}

static void
write_claim (Page *page, guint index)
{
  const CcClaimView *view = g_ptr_array_index (page->layout.comparison->views, index);
  const CcClaim *claim = view->claim;
  g_autofree char *number = g_strdup_printf ("### %u.", index + 1);
  g_autofree char *mentions = cc_count (claim->n_mentions, "mention", "mentions");
  g_autofree char *tellings = cc_say_tellings (&page->layout, claim);
  g_autofree char *titled = cc_say_titled (claim);
  g_autofree char *decided = cc_say_decided (claim);
  CcColumns columns;

  cc_columns_init (&columns, &page->layout, view);
  cc_columns_open (&columns, &page->layout);
  heading (page, number, claim->title);
  sayf (page, "%s in %u of %u outlets, %s.",
        claim->curated ? "Looked for on request: found" : "Found", claim->n_outlets, page->layout.comparison->n_outlets, mentions);
  if (tellings)
    sayf (page, " %s.", tellings);
  if (titled)
    sayf (page, " %s", titled);
  if (decided)
    sayf (page, " Decided: %s.", decided);
  sayf (page, " Id: %s.", claim->id);
  if (claim->formula)
    raw (page, " What they share is a stock phrase and little else.");
  if (claim->curated && claim->curated->figure)
    sayf (page, " Figure noted beforehand: %s.", claim->curated->figure);
  if (claim->curated && claim->curated->note)
    sayf (page, " %s", claim->curated->note);
  if (claim->curated && claim->curated->source)
    sayf (page, " Source: %s", claim->curated->source);
  raw (page, "\n");
  write_figures (page, view);
  for (guint32 c = 0; c < page->layout.comparison->n_outlets; c++)
    if (page->layout.comparison->n_outlets <= MAX_COLUMNS || cc_columns_first (&columns, c))
      write_column (page, &columns, c);
  cc_columns_clear (&columns);
}

static void
write_decisions (Page *page)
{
  const CcClaims *claims = page->layout.comparison->claims;

  if (!claims || !claims->decisions)
    return;
  heading (page, "##", "What people decided");
  for (guint i = 0; i < claims->decisions->decisions->len; i++)
    {
      g_autofree char *line = cc_say_decision (g_ptr_array_index (claims->decisions->decisions, i));

      raw (page, "- ");
      say (page, line);
      raw (page, "\n");
    }
}

static void
put_rate (Page *page, const CcRate *rate)
{
  GString *buffer = page->out.buffer;

  raw (page, " | ");
  if (rate->words < CC_FEWEST_WORDS)
    {
      g_string_append_printf (buffer, rate->words == 0 ? "no words" : "%u in %u words",
                              rate->count, rate->words);
      return;
    }
  cc_append_number (buffer, 1000.0 * rate->count / rate->words, 1);
  raw (page, " (");
  cc_append_number (buffer, 1000 * rate->low, 1);
  raw (page, " to ");
  cc_append_number (buffer, 1000 * rate->high, 1);
  g_string_append_printf (buffer, "), %u in %u words", rate->count, rate->words);
}

static void
write_profile (Page *page, guint32 column)
{
  const CcProfile *profile = cc_layout_profile (&page->layout, column);
  guint32 own = profile->words - MIN (profile->words, profile->words_quoted);

  heading (page, "###", cc_layout_outlet (&page->layout, column)->name);
  if (own < CC_SMALL_SAMPLE)
    {
      sayf (page, "A small sample: fewer than %d words in its own voice. The rates say little.",
            CC_SMALL_SAMPLE);
      raw (page, "\n\n");
    }
  if (page->layout.comparison->marks && profile->own && profile->quoted)
    {
      raw (page, "| Mark | Own voice, per 1,000 words (95%) | Quoted voices |\n|---|---|---|\n");
      for (guint d = 0; cc_detectors ()[d]; d++)
        {
          raw (page, "| ");
          say (page, cc_detectors ()[d]->name);
          put_rate (page, &profile->own[d]);
          put_rate (page, &profile->quoted[d]);
          raw (page, " |\n");
        }
    }
  if (!profile->distinctive || profile->distinctive->len == 0)
    return;
  raw (page, "\nWords it uses more than the others (z): ");
  for (guint i = 0; i < profile->distinctive->len; i++)
    {
      const CcDistinctive *d = &g_array_index (profile->distinctive, CcDistinctive, i);

      raw (page, i > 0 ? ", " : "");
      say (page, cc_text_word (page->layout.comparison->text, d->word));
      raw (page, " (");
      cc_append_number (page->out.buffer, d->z, 1);
      raw (page, ")");
    }
  raw (page, ".\n");
}

static void
write_end (Page *page)
{
  const CcComparison *comparison = page->layout.comparison;
  g_auto (GStrv) limits = cc_limits (comparison);
  g_autofree char *made = cc_time_text (comparison->provenance.made);

  heading (page, "##", "What the marks mean");
  for (const CcDetector *const *d = cc_detectors (); comparison->marks && *d; d++)
    {
      raw (page, "- ");
      sayf (page, "%s: %s (%s)", (*d)->name, (*d)->marks, (*d)->basis);
      raw (page, "\n");
    }
  heading (page, "##", "What this report can and cannot tell");
  for (guint i = 0; limits[i]; i++)
    {
      raw (page, "- ");
      say (page, limits[i]);
      raw (page, "\n");
    }
  heading (page, "##", "Where this report comes from");
  sayf (page, "crossclaim %s, %s.",
        comparison->provenance.version ? comparison->provenance.version : cc_version (), made);
  if (comparison->provenance.command && *comparison->provenance.command)
    sayf (page, " Options: %s", comparison->provenance.command);
  raw (page, "\n\n");
  for (guint i = 0; comparison->provenance.inputs && i < comparison->provenance.inputs->len; i++)
    {
      raw (page, "- ");
      say (page, g_ptr_array_index (comparison->provenance.inputs, i));
      raw (page, "\n");
    }
}

static gboolean
write_markdown (const CcComparison *comparison, CcSink *sink, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *all = NULL;
  Page page;

  cc_layout_init (&page.layout, comparison);
  cc_out_init (&page.out, sink);
  names = cc_layout_names (&page.layout);
  all = cc_enumerate (names);
  raw (&page, "# Who says what, in which words");
  raw (&page, "\n\n");
  say (&page, all);
  raw (&page, ".\n");
  write_outlets (&page);
  write_articles (&page);
  write_glance (&page);
  heading (&page, "##", "Claim by claim");
  raw (&page, comparison->views->len == 0 ? "None.\n" : "");
  for (guint i = 0; i < n_claims (&page) && !page.out.error; i++)
    write_claim (&page, i);
  write_decisions (&page);
  heading (&page, "##", "How each outlet writes");
  for (guint32 c = 0; c < MIN (comparison->n_outlets, 40); c++)
    write_profile (&page, c);
  write_end (&page);
  cc_layout_clear (&page.layout);
  return cc_out_finish (&page.out, error);
}

extern const CcReporter cc_reporter_markdown;
const CcReporter cc_reporter_markdown = {
  .name = "markdown",
  .extension = "md",
  .description = "a text to read as it is or on a forge",
  .write = write_markdown,
};
