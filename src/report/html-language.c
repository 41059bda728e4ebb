/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* How each outlet writes: rates of marks and distinctive words. */
#include "config.h"

#include <report/html-parts.h>
#include <report/limits.h>

/* Width and height of a drawn interval, in pixels of the view box. */
#define BAR_WIDTH 120
#define BAR_HEIGHT 12

/* The largest upper end of an interval over all outlets, as a share: the scale
   that all bars have in common. */
static double
largest (const CcComparison *comparison)
{
  double most = 0.001;

  for (guint32 c = 0; c < comparison->n_outlets; c++)
    for (guint d = 0; comparison->profiles[c].own && cc_detectors ()[d]; d++)
      {
        const CcRate *own = &comparison->profiles[c].own[d];
        const CcRate *quoted = &comparison->profiles[c].quoted[d];

        /* A handful of words has an interval up to 1; it may run off the scale. */
        if (own->words >= CC_SMALL_SAMPLE)
          most = MAX (most, own->high);
        if (quoted->words >= CC_SMALL_SAMPLE)
          most = MAX (most, quoted->high);
      }
  return most;
}

static void
number_attribute (char *buffer, gsize size, double value)
{
  g_ascii_formatd (buffer, (gint) size, "%.1f", CLAMP (value, 0, BAR_WIDTH));
}

/* A line for the interval and a dot for the rate; the numbers beside say the same. */
static void
write_bar (CcHtml *h, const CcRate *rate, double scale)
{
  char low[16], high[16], dot[16];
  double value = (double) rate->count / MAX (1, rate->words);

  number_attribute (low, sizeof low, rate->low / scale * BAR_WIDTH);
  number_attribute (high, sizeof high, rate->high / scale * BAR_WIDTH);
  number_attribute (dot, sizeof dot, MIN (value / scale, 1) * (BAR_WIDTH - 6) + 3);
  cc_html_open (h, "svg", "class", "bar", "viewBox", "0 0 120 12", "width", "120", "height", "12",
                "aria-hidden", "true", "focusable", "false", NULL);
  cc_html_open (h, "line", "class", "axis", "x1", "0", "y1", "6", "x2", "120", "y2", "6", NULL);
  cc_html_close (h);
  cc_html_open (h, "line", "class", "span", "x1", low, "y1", "6", "x2", high, "y2", "6", NULL);
  cc_html_close (h);
  cc_html_open (h, "circle", "cx", dot, "cy", "6", "r", "3", NULL);
  cc_html_close_n (h, 2);
}

static void
write_rate (CcPage *page, const CcRate *rate, double scale)
{
  CcHtml *h = &page->html;

  cc_html_open (h, "td", "class", rate->words < CC_SMALL_SAMPLE ? "rate small" : "rate", NULL);
  if (rate->words < CC_FEWEST_WORDS)
    {
      cc_html_printf (h, rate->words == 0 ? "no words" : "%u in %u words", rate->count,
                      rate->words);
      cc_html_close (h);
      return;
    }
  write_bar (h, rate, scale);
  cc_html_open (h, "b", NULL);
  cc_append_number (h->out.buffer, 1000.0 * rate->count / rate->words, 1);
  cc_html_close (h);
  cc_html_text (h, " (");
  cc_append_number (h->out.buffer, 1000 * rate->low, 1);
  cc_html_text (h, " to ");
  cc_append_number (h->out.buffer, 1000 * rate->high, 1);
  cc_html_printf (h, ") ");
  cc_html_elementf (h, "span", "of", "%u in %u words", rate->count, rate->words);
  cc_html_close (h);
}

static void
write_rates (CcPage *page, const CcProfile *profile, double scale)
{
  CcHtml *h = &page->html;

  cc_page_open_table (page, "rates", "Marks per 1,000 words, with 95% intervals");
  cc_page_headings (page, "Mark", "Own voice", "Quoted voices", NULL);
  cc_html_open (h, "tbody", NULL);
  for (guint d = 0; cc_detectors ()[d]; d++)
    {
      cc_html_open (h, "tr", NULL);
      cc_html_open (h, "th", "scope", "row", NULL);
      cc_html_text (h, cc_detectors ()[d]->name);
      cc_html_close (h);
      write_rate (page, &profile->own[d], scale);
      write_rate (page, &profile->quoted[d], scale);
      cc_html_close (h);
      cc_html_newline (h);
    }
  cc_html_close (h);
  cc_page_close_table (page);
}

static void
write_distinctive (CcPage *page, const CcProfile *profile)
{
  CcHtml *h = &page->html;
  const CcText *text = page->layout.comparison->text;

  if (!profile->distinctive || profile->distinctive->len == 0)
    {
      cc_html_element (h, "p", "small",
                       "No word stands out against the other outlets (z above 1.96).");
      return;
    }
  cc_page_open_table (page, "words", "Words it uses more than the others");
  cc_page_headings (page, "Word", "Here", "Others", "Log-odds (95%)", "z", NULL);
  cc_html_open (h, "tbody", NULL);
  for (guint i = 0; i < profile->distinctive->len; i++)
    {
      const CcDistinctive *d = &g_array_index (profile->distinctive, CcDistinctive, i);
      const char *language = text->words[d->word].language;

      cc_html_open (h, "tr", NULL);
      cc_html_open (h, "th", "scope", "row", NULL);
      cc_html_open (h, "bdi", "lang", *language ? language : NULL, NULL);
      cc_html_text (h, cc_text_word (text, d->word));
      cc_html_close_n (h, 2);
      cc_html_elementf (h, "td", "n", "%u", d->count);
      cc_html_elementf (h, "td", "n", "%u", d->others);
      cc_html_open (h, "td", "class", "n", NULL);
      cc_append_number (h->out.buffer, d->log_odds, 2);
      cc_html_text (h, " (");
      cc_append_number (h->out.buffer, d->low, 2);
      cc_html_text (h, " to ");
      cc_append_number (h->out.buffer, d->high, 2);
      cc_html_text (h, ")");
      cc_html_close (h);
      cc_html_open (h, "td", "class", "n", NULL);
      cc_append_number (h->out.buffer, d->z, 1);
      cc_html_close_n (h, 2);
      cc_html_newline (h);
    }
  cc_html_close (h);
  cc_page_close_table (page);
}

static void
write_outlet (CcPage *page, guint32 column, double scale)
{
  const CcProfile *profile = cc_layout_profile (&page->layout, column);
  guint32 own = profile->words - MIN (profile->words, profile->words_quoted);
  CcHtml *h = &page->html;

  cc_html_open (h, "div", "class", "profile", NULL);
  cc_html_open (h, "h3", NULL);
  cc_html_bdi (h, cc_layout_outlet (&page->layout, column)->name);
  cc_html_close (h);
  cc_html_elementf (h, "p", "meta",
                    "%u words, of which %u in its own voice and %u inside quotations.",
                    profile->words, own, profile->words_quoted);
  if (own < CC_SMALL_SAMPLE)
    cc_html_elementf (h, "p", "small", "A small sample: fewer than %d words in its own voice. The"
                      " rates below say little.", CC_SMALL_SAMPLE);
  cc_html_open (h, "div", "class", "pair", NULL);
  if (page->layout.comparison->marks && profile->own && profile->quoted)
    write_rates (page, profile, scale);
  cc_html_open (h, "div", NULL);
  write_distinctive (page, profile);
  cc_html_close_n (h, 3);
  cc_html_newline (h);
}

void
cc_page_language (CcPage *page)
{
  const CcComparison *comparison = page->layout.comparison;
  double scale = largest (comparison);
  CcHtml *h = &page->html;
  guint32 shown = MIN (comparison->n_outlets, 40);

  cc_page_open_section (page, "language", "How each outlet writes");
  cc_html_element (h, "p", NULL,
                   "Rates are of all sentences read, not only of shared claims. The interval is"
                   " Wilson’s (1927): where two outlets’ intervals overlap widely, the difference"
                   " may be chance. Topic and kind of text move these rates as much as an outlet’s"
                   " habit does. Distinctive words are found by log-odds with an informative Dirichlet"
                   " prior (Monroe, Colaresi and Quinn 2008).");
  for (guint32 c = 0; c < shown; c++)
    write_outlet (page, c, scale);
  if (shown < comparison->n_outlets)
    cc_html_elementf (h, "p", "left-out", "%u more outlets are in the JSON report.",
                      comparison->n_outlets - shown);
  cc_page_close_section (page);
}
