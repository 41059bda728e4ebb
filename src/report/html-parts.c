/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The parts around the claims: what was read, the glance table, the end matter. */
#include "config.h"

#include <report/copies.h>
#include <report/decided.h>
#include <report/html-parts.h>
#include <report/limits.h>

#include <string.h>

guint
cc_page_n_claims (const CcPage *page)
{
  return MIN (page->layout.comparison->views->len, CC_HTML_CLAIMS);
}

/* TRUE when @id can stand in an anchor as it is. */
static gboolean
is_plain_id (const char *id)
{
  for (const char *p = id; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return *id && strlen (id) <= 80;
}

char *
cc_page_anchor (const CcPage *page, guint index)
{
  const CcClaimView *view = g_ptr_array_index (page->layout.comparison->views, index);

  return is_plain_id (view->claim->id) ? g_strdup_printf ("claim-%s", view->claim->id)
                                       : g_strdup_printf ("claim.%u", index + 1);
}

char *
cc_page_column_anchor (const CcPage *page, guint index, guint32 column)
{
  g_autofree char *anchor = cc_page_anchor (page, index);

  return g_strdup_printf ("%s.o%u", anchor, column + 1);
}

const char *
cc_page_lang (const CcArticle *article)
{
  return article->language && *article->language ? article->language : NULL;
}

void
cc_page_open_section (CcPage *page, const char *id, const char *heading)
{
  g_autofree char *label = g_strconcat (id, "-h", NULL);

  cc_html_open (&page->html, "section", "id", id, "aria-labelledby", label, NULL);
  cc_html_open (&page->html, "h2", "id", label, NULL);
  cc_html_text (&page->html, heading);
  cc_html_close (&page->html);
  cc_html_newline (&page->html);
}

void
cc_page_close_section (CcPage *page)
{
  cc_html_close (&page->html);
  cc_html_newline (&page->html);
}

void
cc_page_open_table (CcPage *page, const char *class, const char *caption)
{
  cc_html_open (&page->html, "div", "class", "scroll", "role", "region", "aria-label", caption,
                "tabindex", "0", NULL);
  cc_html_open (&page->html, "table", "class", class, NULL);
  cc_html_element (&page->html, "caption", NULL, caption);
}

void
cc_page_close_table (CcPage *page)
{
  cc_html_close_n (&page->html, 2);
  cc_html_newline (&page->html);
}

void
cc_page_headings (CcPage *page, ...)
{
  va_list texts;
  const char *text;

  cc_html_open (&page->html, "thead", NULL);
  cc_html_open (&page->html, "tr", NULL);
  va_start (texts, page);
  while ((text = va_arg (texts, const char *)))
    {
      cc_html_open (&page->html, "th", "scope", "col", NULL);
      cc_html_text (&page->html, text);
      cc_html_close (&page->html);
    }
  va_end (texts);
  cc_html_close_n (&page->html, 2);
  cc_html_newline (&page->html);
}

void
cc_page_article_title (CcPage *page, const CcArticle *article)
{
  CcHtml *h = &page->html;
  gboolean link = cc_html_is_link (article->url);
  const char *title = *article->title ? article->title : "(no title)";

  if (link)
    cc_html_open (h, "a", "href", article->url, "rel", "external noreferrer", NULL);
  cc_html_open (h, "bdi", "lang", cc_page_lang (article), NULL);
  cc_html_text (h, title);
  cc_html_close_n (h, link ? 2 : 1);
}

/* On a phone a row becomes a small card, in which each cell names its column. */
static void
open_cell (CcHtml *h, const char *class, const char *column)
{
  cc_html_open (h, "td", "class", class, "data-column", column, NULL);
}

static void
cell (CcHtml *h, const char *column, const char *text)
{
  open_cell (h, text && *text ? NULL : "empty", column);
  cc_html_bdi (h, text ? text : "");
  cc_html_close (h);
}

static void
row_heading (CcHtml *h, const char *text)
{
  cc_html_open (h, "th", "scope", "row", NULL);
  cc_html_bdi (h, text);
  cc_html_close (h);
}

static void
write_outlets (CcPage *page)
{
  CcHtml *h = &page->html;

  cc_page_open_table (page, "outlets stack", "Outlets");
  cc_page_headings (page, "Outlet", "Kind", "Country", "Articles", "Dates", "Words", "Note", NULL);
  cc_html_open (h, "tbody", NULL);
  for (guint32 i = 0; i < page->layout.comparison->n_outlets; i++)
    {
      const CcOutlet *outlet = cc_layout_outlet (&page->layout, i);
      const CcProfile *profile = cc_layout_profile (&page->layout, i);
      g_autofree char *period = cc_period (profile->first, profile->last);

      cc_html_open (h, "tr", NULL);
      row_heading (h, outlet->name);
      cell (h, "Kind", outlet->kind);
      cell (h, "Country", outlet->country);
      open_cell (h, "n", "Articles");
      cc_html_printf (h, "%u", profile->n_articles);
      cc_html_close (h);
      open_cell (h, "date", "Dates");
      cc_html_text (h, period);
      cc_html_close (h);
      open_cell (h, "n", "Words");
      cc_html_printf (h, "%u", profile->words);
      cc_html_close (h);
      open_cell (h, outlet->note || !outlet->declared ? "note" : "note empty", "Note");
      if (outlet->note)
        cc_html_bdi (h, outlet->note);
      else if (!outlet->declared)
        cc_html_text (h, "No outlets file names it.");
      if (outlet->note_source)
        {
          cc_html_open (h, "span", "class", "source", NULL);
          cc_html_text (h, " Source: ");
          cc_html_bdi (h, outlet->note_source);
          cc_html_close (h);
        }
      cc_html_close_n (h, 2);
      cc_html_newline (h);
    }
  cc_html_close (h);
  cc_page_close_table (page);
}

/* What gave the field, where something did. */
static void
write_source (CcHtml *h, const CcArticle *article, CcField field)
{
  if (!article->sources[field])
    return;
  cc_html_open (h, "span", "class", "source", NULL);
  cc_html_text (h, " by ");
  cc_html_bdi (h, article->sources[field]);
  cc_html_close (h);
}

/* What an article has of another, and the agency that it credits. */
static void
write_origin (CcPage *page, guint32 index)
{
  const CcArticle *article = g_ptr_array_index (page->layout.comparison->corpus->articles, index);
  g_autofree char *copy = cc_say_article_copy (&page->layout, index);
  g_autofree char *origin = cc_say_origin (article);
  CcHtml *h = &page->html;

  if (origin)
    cc_html_element (h, "span", "origin", origin);
  if (!copy)
    return;
  cc_html_open (h, "span", "class", "copy", NULL);
  cc_html_bdi (h, copy);
  cc_html_close (h);
}

static void
write_article_row (CcPage *page, guint32 index)
{
  const CcArticle *article = g_ptr_array_index (page->layout.comparison->corpus->articles, index);
  CcHtml *h = &page->html;
  const CcOutlet *outlet = cc_article_outlet (page->layout.comparison->corpus, article);
  char date[CC_DATE_TEXT];

  cc_html_open (h, "tr", NULL);
  cc_html_open (h, "th", "scope", "row", NULL);
  cc_page_article_title (page, article);
  write_origin (page, index);
  cc_html_close (h);
  cell (h, "Outlet", outlet->name);
  open_cell (h, "date", "Date");
  cc_html_text (h, *cc_day (article->published, date) ? date : "undated");
  write_source (h, article, CC_FIELD_PUBLISHED);
  cc_html_close (h);
  cell (h, "Language", article->language && *article->language ? article->language : "unknown");
  open_cell (h, "file", "File");
  cc_html_open (h, "span", NULL);
  cc_html_bdi (h, article->file);
  if (article->record)
    cc_html_printf (h, ", %s", article->record);
  cc_html_close (h);
  for (guint i = 0; article->warnings && i < MIN (article->warnings->len, 5); i++)
    {
      cc_html_open (h, "span", "class", "warning", NULL);
      cc_html_text (h, "Note: ");
      cc_html_bdi (h, g_ptr_array_index (article->warnings, i));
      cc_html_close (h);
    }
  cc_html_close_n (h, 2);
  cc_html_newline (h);
}

static void
write_articles (CcPage *page)
{
  const CcCorpus *corpus = page->layout.comparison->corpus;
  CcHtml *h = &page->html;
  guint n = corpus->articles->len, shown = 0, left = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < n; i++)
    shown += cc_article_shown (corpus, g_ptr_array_index (corpus->articles, i));
  count = cc_count (shown, "article", "articles");
  cc_html_open (h, "details", "open", shown <= 30 ? "" : NULL, NULL);
  cc_html_elementf (h, "summary", NULL, "The %s", count);
  cc_page_open_table (page, "articles stack", "Articles");
  cc_page_headings (page, "Title", "Outlet", "Date", "Language", "File", NULL);
  cc_html_open (h, "tbody", NULL);
  left = shown;
  for (guint i = 0; i < n && shown - left < CC_HTML_ARTICLES; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      if (!cc_article_shown (corpus, article))
        continue;
      write_article_row (page, i);
      left--;
    }
  cc_html_close (h);
  cc_page_close_table (page);
  if (left > 0)
    cc_html_elementf (h, "p", "left-out", "%u more articles are listed in the JSON report.", left);
  cc_html_close (h);
  cc_html_newline (h);
}

/* Inputs that were left out, and those that were read with a defect but belong
   to no article of the table. */
static void
write_notices (CcPage *page)
{
  const CcCorpus *corpus = page->layout.comparison->corpus;
  CcHtml *h = &page->html;
  guint failed = 0, written = 0;

  for (guint i = 0; i < corpus->notices->len; i++)
    failed += ((const CcNotice *) g_ptr_array_index (corpus->notices, i))->severity == CC_FAILED;
  if (failed == 0)
    return;
  cc_html_elementf (h, "h3", NULL, "Left out");
  cc_html_open (h, "ul", "class", "failures", NULL);
  for (guint i = 0; i < corpus->notices->len && written < CC_HTML_NOTICES; i++)
    {
      const CcNotice *notice = g_ptr_array_index (corpus->notices, i);

      if (notice->severity != CC_FAILED)
        continue;
      cc_html_open (h, "li", NULL);
      cc_html_bdi (h, notice->file);
      if (notice->place)
        cc_html_printf (h, ", %s", notice->place);
      cc_html_text (h, ": ");
      cc_html_bdi (h, notice->message);
      cc_html_close (h);
      written++;
    }
  cc_html_close (h);
  if (failed > written)
    cc_html_elementf (h, "p", "left-out", "%u more are listed in the JSON report.",
                      failed - written);
}

void
cc_page_read (CcPage *page)
{
  cc_page_open_section (page, "read", "What was read");
  write_outlets (page);
  write_articles (page);
  write_notices (page);
  cc_page_close_section (page);
}

void
cc_page_decisions (CcPage *page)
{
  const CcClaims *claims = page->layout.comparison->claims;
  CcHtml *h = &page->html;

  if (!claims || !claims->decisions)
    return;
  cc_page_open_section (page, "decisions", "What people decided");
  cc_html_open (h, "ul", "class", "decisions", NULL);
  for (guint i = 0; i < claims->decisions->decisions->len; i++)
    {
      g_autofree char *line = cc_say_decision (g_ptr_array_index (claims->decisions->decisions, i));

      cc_html_open (h, "li", NULL);
      cc_html_bdi (h, line);
      cc_html_close (h);
    }
  cc_html_close (h);
  cc_page_close_section (page);
}

void
cc_page_limits (CcPage *page)
{
  g_auto (GStrv) limits = cc_limits (page->layout.comparison);
  CcHtml *h = &page->html;

  cc_page_open_section (page, "limits", "What this report can and cannot tell");
  cc_html_open (h, "ul", "class", "limits", NULL);
  for (guint i = 0; limits[i]; i++)
    cc_html_element (h, "li", NULL, limits[i]);
  cc_html_close (h);
  cc_page_close_section (page);
}

static void
legend_row (CcPage *page, const char *class, const char *name, const char *marks,
            const char *basis)
{
  g_autofree char *id = g_str_has_prefix (class, "m ") ? g_strconcat ("mark-", name, NULL) : NULL;
  CcHtml *h = &page->html;

  cc_html_open (h, "tr", "id", id, NULL);
  cc_html_open (h, "th", "scope", "row", NULL);
  cc_html_element (h, "span", class, name);
  cc_html_close (h);
  cell (h, "Marks", marks);
  cell (h, "Basis", basis);
  cc_html_close (h);
  cc_html_newline (h);
}

void
cc_page_legend (CcPage *page)
{
  CcHtml *h = &page->html;

  cc_page_open_section (page, "legend", "What the marks mean");
  cc_page_open_table (page, "legend stack", "Marks in the sentences");
  cc_page_headings (page, "Mark", "What is marked", "Basis", NULL);
  cc_html_open (h, "tbody", NULL);
  legend_row (page, "w", "shared word", "a word that another outlet’s sentence has too: the same"
              " stem, the same number, or another spelling of the name", "");
  legend_row (page, "f", "figure", "a figure with its qualifier; = the same as another outlet’s,"
              " ≈ the same when rounded, ≠ different", "");
  for (const CcDetector *const *d = cc_detectors (); page->layout.comparison->marks && *d; d++)
    {
      g_autofree char *class = g_strdup_printf ("m m-%s", (*d)->name);

      legend_row (page, class, (*d)->name, (*d)->marks, (*d)->basis);
    }
  cc_html_close (h);
  cc_page_close_table (page);
  cc_html_element (h, "p", NULL,
                   "The small number behind a mark leads to its note below the sentence: the"
                   " category, and the rule where it is not the very words. A score is"
                   " the estimated probability that a reader would say the two sentences make the"
                   " same claim.");
  cc_page_close_section (page);
}

static void
fact (CcHtml *h, const char *term, const char *text)
{
  cc_html_element (h, "dt", NULL, term);
  cc_html_open (h, "dd", NULL);
  cc_html_bdi (h, text);
  cc_html_close (h);
}

static void
write_inputs (CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;
  const CcCorpus *corpus = comparison->corpus;
  const GPtrArray *inputs = comparison->provenance.inputs;
  CcHtml *h = &page->html;
  guint written = 0;

  cc_html_open (h, "details", NULL);
  cc_html_element (h, "summary", NULL, "Digests of articles, lists and weights");
  cc_html_open (h, "ul", "class", "digests", NULL);
  for (guint i = 0; i < corpus->articles->len && written < CC_HTML_ARTICLES; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      if (!cc_article_shown (corpus, article))
        continue;
      cc_html_elementf (h, "li", NULL, "xxh3 %016" G_GINT64_MODIFIER "x  %s%s%s", article->digest,
                        article->file, article->record ? ", " : "",
                        article->record ? article->record : "");
      written++;
    }
  for (guint i = 0; inputs && i < inputs->len; i++)
    cc_html_element (h, "li", NULL, g_ptr_array_index (inputs, i));
  cc_html_close_n (h, 2);
}

void
cc_page_provenance (CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;
  const CcProvenance *from = &comparison->provenance;
  g_autofree char *made = cc_time_text (from->made);
  g_autofree char *program = g_strdup_printf ("crossclaim %s",
                                              from->version ? from->version : cc_version ());
  CcHtml *h = &page->html;

  cc_page_open_section (page, "provenance", "Where this report comes from");
  cc_html_open (h, "dl", NULL);
  fact (h, "Made by", program);
  fact (h, "Made on", made);
  if (from->command && *from->command)
    fact (h, "Options", from->command);
  if (comparison->matches && comparison->matches->model && comparison->matches->model->fitted_on)
    fact (h, "Weights", comparison->matches->model->fitted_on);
  cc_html_close (h);
  write_inputs (page);
  cc_page_close_section (page);
}
