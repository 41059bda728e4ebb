/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Claim by claim: outlets in columns, each with its own sentences. */
#include "config.h"

#include <report/copies.h>
#include <report/decided.h>
#include <report/html-parts.h>

#include <string.h>

/* Longest name of a thing counted in the line of figures, in bytes. */
#define COUNTED_BYTES 60

/* One claim while it is written. */
typedef struct
{
  CcPage *page;
  guint index;
  CcColumns columns;
  guint8 *relations; /* by figure: CcFigureRelation to other outlets */
} ClaimPage;

/* The words of a piece, in an element that says what they are. */
static void
write_piece (ClaimPage *claim, const CcArticle *article, const CcPiece *piece)
{
  CcHtml *h = &claim->page->html;
  const char *detector = piece->mark ? cc_detectors ()[piece->mark->detector]->name : NULL;
  const char *text = article->text + piece->range.start;
  gsize length = piece->range.end - piece->range.start;
  g_autoptr (GString) class = g_string_new (NULL);

  if (piece->shared)
    g_string_append (class, "w ");
  if (piece->figure >= 0)
    g_string_append (class, "f ");
  if (detector)
    g_string_append_printf (class, "m m-%s ", detector);
  if (class->len == 0)
    {
      cc_html_bytes (h, text, length);
      return;
    }
  g_string_truncate (class, class->len - 1);
  cc_html_open (h, piece->shared ? "mark" : "span", "class", class->str, "title", detector, NULL);
  cc_html_bytes (h, text, length);
  cc_html_close (h);
}

/* Behind the last word of a span: a mark's note number, a figure's sign. */
static void
write_end (ClaimPage *claim, const CcSpan *span)
{
  CcHtml *h = &claim->page->html;
  CcFigureRelation relation;

  if (span->kind == CC_SPAN_MARK)
    cc_html_elementf (h, "sup", "note", "%u", span->note);
  if (span->kind != CC_SPAN_FIGURE)
    return;
  relation = (CcFigureRelation) claim->relations[span->index];
  if (relation == CC_FIGURES_NONE)
    return;
  cc_html_open (h, "sup", "class", "rel", NULL);
  cc_html_open (h, "abbr", "title", cc_say_relation (relation), NULL);
  cc_html_text (h, cc_relation_sign (relation));
  cc_html_close_n (h, 2);
}

static void
write_context (ClaimPage *claim, guint32 sentence, gboolean before)
{
  const CcText *text = claim->page->layout.comparison->text;
  const CcSentence *s;
  CcRange shown;
  CcHtml *h = &claim->page->html;
  const CcArticle *article;

  if (sentence == G_MAXUINT32)
    return;
  s = &text->sentences[sentence];
  article = cc_text_article (text, s);
  shown = cc_shown (article, s->range, CC_SHOWN_CONTEXT);
  cc_html_open (h, "span", "class", "context", NULL);
  cc_html_text (h, before ? "" : " ");
  cc_html_bytes (h, article->text + shown.start, shown.end - shown.start);
  if (shown.end < s->range.end)
    cc_html_text (h, " …");
  cc_html_text (h, before ? " " : "");
  cc_html_close (h);
}

static void
write_sentence (ClaimPage *claim, const GArray *spans, guint32 sentence)
{
  const CcLayout *layout = &claim->page->layout;
  const CcText *text = layout->comparison->text;
  const CcSentence *s = &text->sentences[sentence];
  const CcArticle *article = cc_text_article (text, s);
  CcRange shown = cc_shown (article, s->range, CC_SHOWN_SENTENCE);
  CcHtml *h = &claim->page->html;
  CcPieces pieces;

  cc_pieces_init (&pieces, layout, spans, shown);
  cc_html_open (h, "span", "class", "said", NULL);
  for (guint i = 0; i < pieces.pieces->len; i++)
    {
      const CcPiece *piece = &g_array_index (pieces.pieces, CcPiece, i);

      write_piece (claim, article, piece);
      for (guint e = 0; e < piece->n_ends; e++)
        write_end (claim, &g_array_index (spans, CcSpan,
                                          g_array_index (pieces.ends, guint,
                                                         piece->first_end + e)));
    }
  if (shown.end < s->range.end)
    cc_html_text (h, " […]");
  cc_html_close (h);
  cc_pieces_clear (&pieces);
}

/* What a mark is, led to the legend, where its basis stands. */
static void
write_note (ClaimPage *claim, const CcMark *mark)
{
  const CcDetector *detector = cc_detectors ()[mark->detector];
  g_autofree char *target = g_strconcat ("#mark-", detector->name, NULL);
  g_autofree char *name = cc_mark_name (mark);
  g_autofree char *more = cc_say_mark (&claim->page->layout, mark);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "a", "href", target, "title", detector->basis, NULL);
  cc_html_text (h, name);
  cc_html_close (h);
  cc_html_bdi (h, more);
}

static void
write_notes (ClaimPage *claim, const GArray *spans)
{
  const CcLayout *layout = &claim->page->layout;
  CcHtml *h = &claim->page->html;
  gboolean open = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const CcSpan *span = &g_array_index (spans, CcSpan, i);
      const CcMark *mark;
      g_autofree char *words = NULL;

      if (span->kind != CC_SPAN_MARK)
        continue;
      if (!open)
        cc_html_open (h, "ol", "class", "notes", NULL);
      open = TRUE;
      mark = &layout->comparison->marks->marks[span->index];
      words = cc_words (layout, mark->sentence, span->range);
      cc_html_open (h, "li", NULL);
      cc_html_open (h, "q", "dir", "auto", NULL);
      cc_html_text (h, words);
      cc_html_close (h);
      cc_html_text (h, " ");
      write_note (claim, mark);
      cc_html_close (h);
    }
  if (open)
    cc_html_close (h);
}

static void
write_source (ClaimPage *claim, const CcMention *mention)
{
  const CcText *text = claim->page->layout.comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[mention->sentence]);
  g_autofree char *id = cc_sentence_id (text, mention->sentence);
  CcHtml *h = &claim->page->html;
  char date[CC_DATE_TEXT];

  cc_html_open (h, "p", "class", "source", NULL);
  cc_html_open (h, "cite", NULL);
  cc_page_article_title (claim->page, article);
  cc_html_close (h);
  cc_html_text (h, ", ");
  cc_html_element (h, "span", "date", *cc_day (article->published, date) ? date : "undated");
  cc_html_text (h, ", id ");
  cc_html_element (h, "span", "id", id);
  cc_html_close (h);
}

static void
write_why (ClaimPage *claim, const CcMention *mention)
{
  const CcClaim *c = claim->columns.view->claim;
  g_autofree char *why = cc_say_joined (&claim->page->layout, c, mention);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "details", "class", "why", NULL);
  cc_html_open (h, "summary", NULL);
  cc_html_text (h, "Why it is here");
  if (mention->joined != CC_JOINED_CORE)
    {
      cc_html_text (h, ", score ");
      cc_append_number (h->out.buffer, mention->strength, 2);
    }
  cc_html_close (h);
  cc_html_open (h, "p", NULL);
  cc_html_bdi (h, why);
  cc_html_close_n (h, 2);
}

/* How the mention relates to the central sentence. */
static void
write_relations (ClaimPage *claim, const char *relations)
{
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "p", "class", "voice", NULL);
  cc_html_element (h, "span", "label", "Beside the central sentence");
  cc_html_text (h, " ");
  cc_html_bdi (h, relations);
  cc_html_close (h);
}

static void
write_mention (ClaimPage *claim, guint index)
{
  const CcLayout *layout = &claim->page->layout;
  const CcClaim *c = claim->columns.view->claim;
  const CcMention *mention = &c->mentions[index];
  const CcText *text = layout->comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[mention->sentence]);
  g_autoptr (GArray) spans = cc_spans (layout, &claim->columns, index);
  g_autofree char *voice = cc_say_voice (layout, mention);
  g_autofree char *copy = cc_say_copy (layout, c, mention);
  g_autofree char *relations = cc_say_relations (layout, c, mention);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "div", "class", "mention", NULL);
  cc_html_open (h, "blockquote", "lang", cc_page_lang (article), "dir", "auto", NULL);
  cc_html_open (h, "p", NULL);
  write_context (claim, cc_neighbour (layout, c, mention->sentence, -1), TRUE);
  write_sentence (claim, spans, mention->sentence);
  write_context (claim, cc_neighbour (layout, c, mention->sentence, +1), FALSE);
  cc_html_close_n (h, 2);
  cc_html_newline (h);
  cc_html_open (h, "p", "class", "voice", NULL);
  cc_html_element (h, "span", "label", "Voice");
  cc_html_text (h, " ");
  cc_html_bdi (h, voice);
  cc_html_close (h);
  if (copy)
    cc_html_element (h, "p", "copy", copy);
  if (relations)
    write_relations (claim, relations);
  write_notes (claim, spans);
  write_source (claim, mention);
  write_why (claim, mention);
  cc_html_close (h);
  cc_html_newline (h);
}

static void
write_mentions (ClaimPage *claim, guint32 column)
{
  const guint *order = claim->columns.order + claim->columns.starts[column];
  guint n = claim->columns.starts[column + 1] - claim->columns.starts[column];
  guint folded = n > CC_HTML_MENTIONS ? n - CC_HTML_MENTIONS : 0;
  CcHtml *h = &claim->page->html;

  for (guint i = 0; i < n - folded; i++)
    write_mention (claim, order[i]);
  if (folded == 0)
    return;
  cc_html_open (h, "details", "class", "more", NULL);
  cc_html_elementf (h, "summary", NULL, "%u more of this outlet", folded);
  for (guint i = n - folded; i < MIN (n, CC_HTML_MENTIONS + CC_HTML_FOLDED); i++)
    write_mention (claim, order[i]);
  if (folded > CC_HTML_FOLDED)
    cc_html_elementf (h, "p", "left-out", "%u more are in the JSON report.",
                      folded - CC_HTML_FOLDED);
  cc_html_close (h);
}

static void
write_nearest (ClaimPage *claim, guint32 column)
{
  const CcComparison *comparison = claim->page->layout.comparison;
  CcCoverage coverage = cc_claim_coverage (comparison, claim->columns.view, column);
  const CcText *text = comparison->text;
  const CcSentence *s;
  const CcArticle *article;
  g_autofree char *words = NULL;
  CcHtml *h = &claim->page->html;

  if (coverage.nearest_sentence >= text->n_sentences)
    return;
  s = &text->sentences[coverage.nearest_sentence];
  article = cc_text_article (text, s);
  words = cc_words (&claim->page->layout, coverage.nearest_sentence, s->range);
  cc_html_open (h, "details", "class", "nearest", NULL);
  cc_html_open (h, "summary", NULL);
  cc_html_text (h, "The nearest sentence, score ");
  cc_append_number (h->out.buffer, coverage.nearest, 2);
  cc_html_close (h);
  cc_html_open (h, "blockquote", "lang", cc_page_lang (article), "dir", "auto", NULL);
  cc_html_element (h, "p", NULL, words);
  cc_html_close (h);
  cc_html_open (h, "p", "class", "source", NULL);
  cc_html_open (h, "cite", NULL);
  cc_page_article_title (claim->page, article);
  cc_html_close_n (h, 3);
}

static void
write_column (ClaimPage *claim, guint32 column)
{
  const CcOutlet *outlet = cc_layout_outlet (&claim->page->layout, column);
  g_autofree char *anchor = cc_page_column_anchor (claim->page, claim->index, column);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "section", "class", "outlet", "id", anchor, NULL);
  cc_html_open (h, "h4", NULL);
  cc_html_bdi (h, outlet->name);
  if (outlet->kind)
    {
      cc_html_text (h, " ");
      cc_html_open (h, "bdi", "class", "kind", NULL);
      cc_html_text (h, outlet->kind);
      cc_html_close (h);
    }
  cc_html_close (h);
  write_mentions (claim, column);
  cc_html_close (h);
  cc_html_newline (h);
}

/* The outlets in which the claim was not found, and how near they came. */
static void
write_absent (ClaimPage *claim)
{
  const CcClaimView *view = claim->columns.view;
  guint32 n = claim->page->layout.comparison->n_outlets;
  gboolean open = FALSE;
  CcHtml *h = &claim->page->html;

  for (guint32 c = 0; c < n; c++)
    {
      g_autofree char *absent = NULL;

      if (cc_columns_first (&claim->columns, c))
        continue;
      if (!open)
        cc_html_open (h, "ul", "class", "absent", NULL);
      open = TRUE;
      absent = cc_say_not_found (&claim->page->layout, view, c);
      cc_html_open (h, "li", NULL);
      cc_html_open (h, "p", NULL);
      cc_html_bdi (h, absent);
      cc_html_close (h);
      write_nearest (claim, c);
      cc_html_close (h);
      cc_html_newline (h);
    }
  if (open)
    cc_html_close (h);
}

/* The line of an outlet's figure, unless the one before said the same. */
static gboolean
repeats (const CcLayout *layout, const CcClaimView *view, guint figure, guint first)
{
  const CcText *text = layout->comparison->text;
  const CcQuantity *q = &text->quantities[g_array_index (view->figures, CcFigure, figure).quantity];
  const CcSentence *s = &text->sentences[q->sentence];
  const char *words = cc_text_article (text, s)->text + q->range.start;
  guint32 length = q->range.end - q->range.start;

  for (guint i = MAX (first, figure > 40 ? figure - 40 : 0); i < figure; i++)
    {
      guint32 other = g_array_index (view->figures, CcFigure, i).quantity;
      const CcQuantity *p = &text->quantities[other];
      const CcSentence *t = &text->sentences[p->sentence];

      if (cc_text_article (text, s)->outlet == cc_text_article (text, t)->outlet
          && length == p->range.end - p->range.start
          && memcmp (words, cc_text_article (text, t)->text + p->range.start, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a figure counts, when the text says so behind it. */
static void
write_counted (ClaimPage *claim, const CcQuantity *q, const CcArticle *article)
{
  g_autofree char *of = cc_words (&claim->page->layout, q->sentence, q->of);
  g_autofree char *cut = cc_cut (of, COUNTED_BYTES);
  CcHtml *h = &claim->page->html;

  if (!*of || cc_range_contains (q->range, q->of))
    return;
  cc_html_text (h, " ");
  cc_html_open (h, "bdi", "class", "of", "lang", cc_page_lang (article), NULL);
  cc_html_text (h, cut);
  cc_html_close (h);
}

/* The figures of one group, from number @first on; gives the number after. */
static guint
write_figure_group (ClaimPage *claim, guint first)
{
  const CcLayout *layout = &claim->page->layout;
  const CcText *text = layout->comparison->text;
  const CcClaimView *view = claim->columns.view;
  guint group = g_array_index (view->figures, CcFigure, first).group;
  gboolean shown = g_array_index (view->figure_groups, CcFigureGroup, group).relation
                   != CC_FIGURES_NONE;
  CcHtml *h = &claim->page->html;
  guint i, written = 0;

  if (shown)
    {
      cc_html_open (h, "div", "class", "figures", NULL);
      cc_html_element (h, "p", "relation",
                       cc_say_figures (layout, view, claim->relations, group));
      cc_html_open (h, "ul", NULL);
    }
  for (i = first; i < view->figures->len; i++)
    {
      const CcFigure *figure = &g_array_index (view->figures, CcFigure, i);
      const CcQuantity *q = &text->quantities[figure->quantity];
      const CcArticle *article = cc_text_article (text, &text->sentences[q->sentence]);
      g_autofree char *words = NULL;

      if (figure->group != group)
        break;
      if (!shown || repeats (layout, view, i, first) || ++written > CC_HTML_FOLDED)
        continue;
      words = cc_words (layout, q->sentence, q->range);
      cc_html_open (h, "li", NULL);
      cc_html_open (h, "bdi", "class", "who", NULL);
      cc_html_text (h, cc_article_outlet (layout->comparison->corpus, article)->name);
      cc_html_close (h);
      cc_html_text (h, " ");
      cc_html_open (h, "bdi", "class", "f", "lang", cc_page_lang (article), NULL);
      cc_html_text (h, words);
      cc_html_close (h);
      write_counted (claim, q, article);
      cc_html_close (h);
    }
  if (shown)
    {
      cc_html_close_n (h, 2);
      cc_html_newline (h);
    }
  return i;
}

/* Whose words the heading is, as it may be one side's wording of a dispute. */
static void
write_heading_source (ClaimPage *claim)
{
  const CcComparison *comparison = claim->page->layout.comparison;
  const CcClaim *c = claim->columns.view->claim;

  for (guint i = 0; i < c->n_mentions; i++)
    if (c->mentions[i].joined == CC_JOINED_CORE)
      {
        const CcSentence *s = &comparison->text->sentences[c->mentions[i].sentence];
        const CcOutlet *outlet = cc_article_outlet (comparison->corpus,
                                                    cc_text_article (comparison->text, s));

        cc_html_text (&claim->page->html, "The heading is a sentence of ");
        cc_html_bdi (&claim->page->html, outlet->name);
        cc_html_text (&claim->page->html, ". ");
        return;
      }
}

/* What a person decided about the claim. */
static void
write_decided (ClaimPage *claim)
{
  const CcClaim *c = claim->columns.view->claim;
  g_autofree char *titled = cc_say_titled (c);
  g_autofree char *decided = cc_say_decided (c);
  CcHtml *h = &claim->page->html;

  if (titled)
    {
      cc_html_bdi (h, titled);
      cc_html_text (h, " ");
    }
  if (decided)
    {
      cc_html_text (h, "Decided: ");
      cc_html_bdi (h, decided);
      cc_html_text (h, ". ");
    }
}

static void
write_meta (ClaimPage *claim)
{
  const CcClaim *c = claim->columns.view->claim;
  guint copies = c->n_mentions > c->n_tellings ? c->n_mentions - c->n_tellings : 0;
  g_autofree char *mentions = cc_count (c->n_mentions, "mention", "mentions");
  g_autofree char *tellings = cc_say_tellings (&claim->page->layout, c);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "p", "class", "meta", NULL);
  cc_html_printf (h, "%s in %u of %u outlets, %s",
                  c->curated ? "Looked for on request: found" : "Found", c->n_outlets, claim->page->layout.comparison->n_outlets, mentions);
  if (copies > 0)
    cc_html_printf (h, ", of which %u %s", copies,
                    copies == 1 ? "repeats another" : "repeat another");
  cc_html_text (h, ". ");
  if (tellings)
    {
      cc_html_bdi (h, tellings);
      cc_html_text (h, ". ");
    }
  if (!c->titled)
    write_heading_source (claim);
  if (c->formula)
    cc_html_text (h, "What they share is a stock phrase and little else. ");
  write_decided (claim);
  cc_html_text (h, "Id ");
  cc_html_element (h, "span", "id", c->id);
  cc_html_text (h, ".");
  cc_html_close (h);
}

static void
write_curated (ClaimPage *claim, const CcCurated *curated)
{
  CcHtml *h = &claim->page->html;

  if (!curated->note && !curated->source && !curated->figure)
    return;
  cc_html_open (h, "p", "class", "curated", NULL);
  if (curated->note)
    cc_html_bdi (h, curated->note);
  if (curated->figure)
    {
      cc_html_text (h, " Figure noted beforehand: ");
      cc_html_bdi (h, curated->figure);
      cc_html_text (h, ".");
    }
  if (curated->source)
    {
      cc_html_text (h, " Source: ");
      cc_html_bdi (h, curated->source);
    }
  cc_html_close (h);
}

/* Those that have the claim stand side by side, the others below; where they are
   many, folded away. */
static void
write_all_columns (ClaimPage *claim)
{
  guint32 n = claim->page->layout.comparison->n_outlets;
  guint absent = n - MIN (n, claim->columns.view->claim->n_outlets);
  CcHtml *h = &claim->page->html;

  if (claim->columns.view->claim->n_mentions > 0)
    {
      cc_html_open (h, "div", "class", "columns", NULL);
      for (guint32 c = 0; c < n; c++)
        if (cc_columns_first (&claim->columns, c))
          write_column (claim, c);
      cc_html_close (h);
    }
  if (absent < CC_HTML_COLUMNS)
    {
      write_absent (claim);
      return;
    }
  cc_html_open (h, "details", "class", "others", NULL);
  cc_html_elementf (h, "summary", NULL, "Not found in %u outlets", absent);
  write_absent (claim);
  cc_html_close (h);
}

static void
write_claim (ClaimPage *claim)
{
  const CcClaimView *view = claim->columns.view;
  g_autofree char *anchor = cc_page_anchor (claim->page, claim->index);
  CcHtml *h = &claim->page->html;

  cc_html_open (h, "article", "class", "claim", "id", anchor, NULL);
  cc_html_open (h, "h3", NULL);
  cc_html_open (h, "bdi", "lang", cc_title_lang (&claim->page->layout, view->claim), NULL);
  cc_html_text (h, view->claim->title);
  cc_html_close_n (h, 2);
  write_meta (claim);
  if (view->claim->curated)
    write_curated (claim, view->claim->curated);
  for (guint i = 0; i < view->figures->len;)
    i = write_figure_group (claim, i);
  write_all_columns (claim);
  cc_html_close (h);
  cc_html_newline (h);
}

void
cc_page_claims (CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;

  cc_page_open_section (page, "claims", "Claim by claim");
  if (comparison->views->len == 0)
    cc_html_element (&page->html, "p", NULL, "None.");
  for (guint i = 0; i < cc_page_n_claims (page); i++)
    {
      ClaimPage claim = { .page = page, .index = i };

      cc_columns_init (&claim.columns, &page->layout, g_ptr_array_index (comparison->views, i));
      cc_columns_open (&claim.columns, &page->layout);
      claim.relations = cc_figure_relations (&page->layout, claim.columns.view);
      write_claim (&claim);
      g_free (claim.relations);
      cc_columns_clear (&claim.columns);
    }
  cc_page_close_section (page);
}
