/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The table of claims and outlets. */
#include "config.h"

#include <report/html-parts.h>

/* Longest claim title in the table, in bytes. */
#define TITLE_BYTES 180

static void
write_claim_cell (CcPage *page, guint index, const CcClaimView *view)
{
  CcHtml *h = &page->html;
  g_autofree char *anchor = cc_page_anchor (page, index);
  g_autofree char *target = g_strconcat ("#", anchor, NULL);
  g_autofree char *title = cc_cut (view->claim->title, TITLE_BYTES);

  cc_html_open (h, "th", "scope", "row", NULL);
  cc_html_open (h, "a", "href", target, NULL);
  cc_html_open (h, "bdi", "lang", cc_title_lang (&page->layout, view->claim), NULL);
  cc_html_text (h, title);
  cc_html_close_n (h, 2);
  cc_html_text (h, " ");
  if (view->claim->curated)
    cc_html_element (h, "span", "tag", "curated");
  if (view->claim->titled)
    cc_html_element (h, "span", "tag", "edited");
  if (view->claim->formula)
    cc_html_element (h, "span", "tag", "stock phrase");
  cc_html_close (h);
}

static void
write_found (CcPage *page, guint index, const CcColumns *columns, guint32 column)
{
  CcHtml *h = &page->html;
  g_auto (GStrv) figures = cc_column_figures (&page->layout, columns, column);
  g_autofree char *anchor = cc_page_column_anchor (page, index, column);
  g_autofree char *target = g_strconcat ("#", anchor, NULL);
  guint n = cc_claim_coverage (page->layout.comparison, columns->view, column).n_mentions;
  g_autofree char *count = cc_count (n, "mention", "mentions");
  CcTelling telling = cc_telling (page->layout.comparison,
                                  cc_columns_first (columns, column)->sentence);

  cc_html_open (h, "td", "class", "found", "data-column",
                cc_layout_outlet (&page->layout, column)->name, NULL);
  for (guint i = 0; figures[i] && i < 3; i++)
    {
      cc_html_open (h, "span", "class", "figure", NULL);
      cc_html_bdi (h, figures[i]);
      cc_html_close (h);
    }
  cc_html_open (h, "a", "href", target, NULL);
  cc_html_text (h, count);
  cc_html_close (h);
  cc_html_elementf (h, "span", "voice", "%s", cc_say_told (telling.told));
  cc_html_close (h);
}

static void
write_not_found (CcPage *page, const CcClaimView *view, guint32 column)
{
  guint searched = cc_claim_coverage (page->layout.comparison, view, column).n_searched;
  CcHtml *h = &page->html;

  cc_html_open (h, "td", "class", "absent", "data-column",
                cc_layout_outlet (&page->layout, column)->name, NULL);
  if (searched == 0)
    cc_html_text (h, "no article in its time window");
  else
    {
      g_autofree char *count = cc_count (searched, "article", "articles");

      cc_html_printf (h, "not found in %s", count);
    }
  cc_html_close (h);
}

/* One column an outlet. */
static void
write_wide_row (CcPage *page, guint index, const CcColumns *columns)
{
  for (guint32 c = 0; c < page->layout.comparison->n_outlets; c++)
    if (cc_columns_first (columns, c))
      write_found (page, index, columns, c);
    else
      write_not_found (page, columns->view, c);
}

/* Names instead of columns, for many outlets. */
static void
write_narrow_row (CcPage *page, guint index, const CcColumns *columns)
{
  CcHtml *h = &page->html;
  guint32 n = page->layout.comparison->n_outlets;
  guint found = 0, named = 0;

  cc_html_open (h, "td", "class", "found", "data-column", "Found in", NULL);
  for (guint32 c = 0; c < n; c++)
    if (cc_columns_first (columns, c))
      {
        g_autofree char *anchor = cc_page_column_anchor (page, index, c);
        g_autofree char *target = g_strconcat ("#", anchor, NULL);

        if (++found > 12)
          continue;
        cc_html_text (h, named++ > 0 ? ", " : "");
        cc_html_open (h, "a", "href", target, NULL);
        cc_html_bdi (h, cc_layout_outlet (&page->layout, c)->name);
        cc_html_close (h);
      }
  if (found > named)
    cc_html_printf (h, " and %u more", found - named);
  cc_html_close (h);
  cc_html_open (h, "td", "class", "absent", "data-column", "Not found in", NULL);
  cc_html_printf (h, "%u of %u outlets", n - found, n);
  cc_html_close (h);
}

static void
write_columns (CcPage *page)
{
  CcHtml *h = &page->html;
  guint32 n = page->layout.comparison->n_outlets;

  if (n >= CC_HTML_COLUMNS)
    {
      cc_page_headings (page, "Claim", "Found in", "Not found in", NULL);
      return;
    }
  cc_html_open (h, "thead", NULL);
  cc_html_open (h, "tr", NULL);
  cc_html_open (h, "th", "scope", "col", NULL);
  cc_html_text (h, "Claim");
  cc_html_close (h);
  for (guint32 c = 0; c < n; c++)
    {
      cc_html_open (h, "th", "scope", "col", NULL);
      cc_html_bdi (h, cc_layout_outlet (&page->layout, c)->name);
      cc_html_close (h);
    }
  cc_html_close_n (h, 2);
  cc_html_newline (h);
}

static void
write_table (CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;
  CcHtml *h = &page->html;

  cc_page_open_table (page, "glance stack", "Claims and outlets");
  write_columns (page);
  cc_html_open (h, "tbody", NULL);
  for (guint i = 0; i < cc_page_n_claims (page); i++)
    {
      const CcClaimView *view = g_ptr_array_index (comparison->views, i);
      CcColumns columns;

      cc_columns_init (&columns, &page->layout, view);
      cc_html_open (h, "tr", NULL);
      write_claim_cell (page, i, view);
      if (comparison->n_outlets >= CC_HTML_COLUMNS)
        write_narrow_row (page, i, &columns);
      else
        write_wide_row (page, i, &columns);
      cc_html_close (h);
      cc_html_newline (h);
      cc_columns_clear (&columns);
    }
  cc_html_close (h);
  cc_page_close_table (page);
}

void
cc_page_glance (CcPage *page)
{
  guint all = page->layout.comparison->views->len;
  guint shown = cc_page_n_claims (page);
  CcHtml *h = &page->html;

  cc_page_open_section (page, "glance", "At a glance");
  if (all == 0)
    cc_html_element (h, "p", NULL, cc_say_no_claim (page->layout.comparison));
  else
    write_table (page);
  if (all > shown)
    cc_html_elementf (h, "p", "left-out",
                      "%u claims are shown here, the strongest first; %u more are in the JSON"
                      " report, with all their mentions.", shown, all - shown);
  cc_page_close_section (page);
}
