/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/html-parts.h>

#include <string.h>

/* The style sheet, checked that it cannot end its element early: new. */
static char *
read_style (GError **error)
{
  g_autofree char *path = cc_data_path ("reports/report.css", error);
  g_autofree char *style = NULL;
  g_autoptr (GError) local = NULL;

  if (!path)
    return NULL;
  if (!g_file_get_contents (path, &style, NULL, &local))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_DATA, "cannot read '%s': %s", path, local->message);
      return NULL;
    }
  if (strstr (style, "</") || strchr (style, '\r') || !g_utf8_validate (style, -1, NULL))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX,
                   "%s: not a style sheet that can stand in a page", path);
      return NULL;
    }
  return g_steal_pointer (&style);
}

/* Only this very style sheet may act, and nothing may be fetched: new. */
static char *
policy (const char *style)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autofree char *base64 = NULL;

  g_checksum_update (checksum, (const guchar *) style, -1);
  g_checksum_get_digest (checksum, digest, &size);
  base64 = g_base64_encode (digest, size);
  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none';"
                          " form-action 'none'", base64);
}

/* "Harbour Daily and Quay Blog, side by side": new. */
static char *
page_title (const CcPage *page)
{
  guint32 n = page->layout.comparison->n_outlets;
  g_auto (GStrv) names = cc_layout_names (&page->layout);
  g_autofree char *all = cc_enumerate (names);

  if (n == 0)
    return g_strdup ("Nothing to compare");
  if (n == 1)
    return g_strdup_printf ("%s, alone", names[0]);
  if (n <= 4 && strlen (all) <= 120)
    return g_strdup_printf ("%s, side by side", all);
  return g_strdup_printf ("%u outlets, side by side", n);
}

static void
write_head (CcPage *page, const char *title, const char *style)
{
  CcHtml *h = &page->html;
  g_autofree char *allowed = policy (style);
  g_autofree char *generator = g_strdup_printf ("crossclaim %s", cc_version ());

  cc_out_text (&h->out, "<!DOCTYPE html>\n");
  cc_html_open (h, "html", "lang", "en", NULL);
  cc_html_newline (h);
  cc_html_open (h, "head", NULL);
  cc_html_void (h, "meta", "charset", "utf-8", NULL);
  cc_html_newline (h);
  cc_html_void (h, "meta", "http-equiv", "Content-Security-Policy", "content", allowed, NULL);
  cc_html_newline (h);
  cc_html_void (h, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
                NULL);
  cc_html_void (h, "meta", "name", "color-scheme", "content", "light dark", NULL);
  cc_html_void (h, "meta", "name", "referrer", "content", "no-referrer", NULL);
  cc_html_void (h, "meta", "name", "generator", "content", generator, NULL);
  cc_html_newline (h);
  cc_html_element (h, "title", NULL, title);
  cc_html_newline (h);
  cc_html_open (h, "style", NULL);
  cc_out_text (&h->out, style);
  cc_html_close (h);
  cc_html_close (h);
  cc_html_newline (h);
}

/* Counts of what is shared, for the line below the title: new. */
static char *
summary (const CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;
  guint shared = 0, curated = 0;
  g_autofree char *claims = NULL;

  for (guint i = 0; i < comparison->views->len; i++)
    {
      const CcClaimView *view = g_ptr_array_index (comparison->views, i);

      shared += view->claim->n_outlets >= 2 && !view->claim->formula;
      curated += view->claim->curated != NULL;
    }
  if (comparison->n_outlets < 2)
    return g_strdup ("With one outlet there is nothing to put beside it. What was read and how it"
                     " is written stand below.");
  if (shared == 0)
    claims = g_strdup ("No claim was found in two or more of the outlets");
  else
    claims = g_strdup_printf (shared == 1 ? "%u claim was found in two or more of the outlets"
                                          : "%u claims were found in two or more of the outlets",
                              shared);
  if (curated > 0)
    return g_strdup_printf ("%s; %u looked for on request.", claims, curated);
  return g_strconcat (claims, ".", NULL);
}

static void
write_header (CcPage *page, const char *title)
{
  CcHtml *h = &page->html;
  g_autofree char *line = summary (page);

  cc_html_open (h, "header", "class", "top", NULL);
  cc_html_element (h, "p", "kicker", "Who says what, in which words");
  cc_html_element (h, "h1", NULL, title);
  cc_html_element (h, "p", "lead", line);
  cc_html_element (h, "p", "lead-note",
                   "The words are the outlets’ own. This page marks and counts; it scores nobody"
                   " and does not say who is right.");
  cc_html_close (h);
  cc_html_newline (h);
}

static void
write_nav (CcPage *page)
{
  static const struct { const char *target, *text; } links[] = {
    { "#read", "What was read" }, { "#glance", "At a glance" }, { "#claims", "Claim by claim" },
    { "#language", "How each outlet writes" }, { "#legend", "What the marks mean" },
    { "#limits", "What this can tell" }, { "#provenance", "Where it comes from" },
  };
  CcHtml *h = &page->html;

  cc_html_open (h, "nav", "aria-label", "Contents", NULL);
  cc_html_open (h, "ul", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      cc_html_open (h, "li", NULL);
      cc_html_open (h, "a", "href", links[i].target, NULL);
      cc_html_text (h, links[i].text);
      cc_html_close_n (h, 2);
    }
  cc_html_close_n (h, 2);
  cc_html_newline (h);
}

static void
write_body (CcPage *page, const char *title)
{
  CcHtml *h = &page->html;

  cc_html_open (h, "body", NULL);
  cc_html_newline (h);
  cc_html_open (h, "a", "class", "skip", "href", "#main", NULL);
  cc_html_text (h, "Skip to the content");
  cc_html_close (h);
  cc_html_newline (h);
  write_header (page, title);
  write_nav (page);
  cc_html_open (h, "main", "id", "main", NULL);
  cc_html_newline (h);
  cc_page_read (page);
  cc_page_glance (page);
  cc_page_claims (page);
  cc_page_decisions (page);
  cc_page_language (page);
  cc_page_legend (page);
  cc_page_limits (page);
  cc_page_provenance (page);
  cc_html_close_n (h, 2);
  cc_html_newline (h);
}

static gboolean
write_html (const CcComparison *comparison, CcSink *sink, GError **error)
{
  g_autofree char *style = read_style (error);
  g_autofree char *title = NULL;
  gboolean written;
  CcPage page;

  if (!style)
    return FALSE;
  cc_layout_init (&page.layout, comparison);
  cc_html_init (&page.html, sink);
  title = page_title (&page);
  write_head (&page, title, style);
  write_body (&page, title);
  written = cc_html_finish (&page.html, error);
  cc_layout_clear (&page.layout);
  return written;
}

extern const CcReporter cc_reporter_html;
const CcReporter cc_reporter_html = {
  .name = "html",
  .extension = "html",
  .description = "one page to read, with outlets side by side; needs no network and no script",
  .write = write_html,
};
