/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* main-text.c: which part of a page is its article.

   Prose is long runs with few links that end like sentences; navigation is
   short and linked. Prose counts for a part of the page, links against it, and
   the part with the greatest sum is the article: the maximum-subsequence view
   of Pasternack and Roth (2009), Extracting article text from the web with
   maximum subsequence segmentation, on the tree instead of the token list, with
   link density after Kohlschütter, Fankhauser and Nejdl (2010), Boilerplate
   detection using shallow text features. What a page says of itself (articleBody,
   <article>, class names) is believed when it agrees with that.  */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/page.h>

#include <string.h>

typedef struct
{
  CcPage *page;
  gint64 *sums;  /* weight of runs before each */
  gint64 *prose; /* characters of prose before each */
  guint n;
} Weights;

static CcRun *
run_at (const CcPage *page, guint i)
{
  return &g_array_index (page->runs, CcRun, i);
}

static gboolean
is_linked (const CcRun *run)
{
  return run->link_chars * 2 > run->chars;
}

static gboolean
ends_sentence (const CcPage *page, const CcRun *run)
{
  const char *p = page->text->str + run->end;

  for (guint i = 0; i < 3 && p > page->text->str + run->start; i++)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || c == 0x3002)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_prose (const CcPage *page, const CcRun *run)
{
  if (run->link_chars * 3 > run->chars)
    return FALSE;
  return run->words >= 20 || (run->words >= 8 && ends_sentence (page, run));
}

static int
weight (const CcPage *page, const CcRun *run)
{
  if (run->apart)
    return 0;
  if (is_prose (page, run))
    return (int) MIN (run->chars - run->link_chars, 2000u);
  if (is_linked (run))
    return -(int) MIN (run->chars, 200u) - 10;
  return run->level > 0 ? 0 : -6;
}

static void
weigh (Weights *w)
{
  for (guint i = 0; i < w->n; i++)
    {
      const CcRun *run = run_at (w->page, i);

      w->sums[i + 1] = w->sums[i] + weight (w->page, run);
      w->prose[i + 1] = w->prose[i] + (is_prose (w->page, run) && !run->apart ? run->chars : 0);
    }
}

static gint64
value_of (const Weights *w, const CcElement *e)
{
  return w->sums[e->end] - w->sums[e->first];
}

static gint64
prose_of (const Weights *w, const CcElement *e)
{
  return w->prose[e->end] - w->prose[e->first];
}

/* Sets apart what elements with @trait hold, unless it is most of the prose:
   then the name does not mean what it says. */
static void
set_apart (const Weights *w, guint8 trait)
{
  for (guint i = 0; i < w->page->elements->len; i++)
    {
      const CcElement *e = &g_array_index (w->page->elements, CcElement, i);

      if (!(e->traits & trait) || prose_of (w, e) * 2 > w->prose[w->n])
        continue;
      for (guint r = e->first; r < e->end; r++)
        run_at (w->page, r)->apart = TRUE;
      /* What lies inside is apart already. */
      while (i + 1 < w->page->elements->len
             && g_array_index (w->page->elements, CcElement, i + 1).first < e->end
             && g_array_index (w->page->elements, CcElement, i + 1).end <= e->end)
        i++;
    }
}

static gboolean
is_named (const CcElement *e, const char *name)
{
  return strcmp ((const char *) e->node->name, name) == 0;
}

static gboolean
claims_article (const CcElement *e)
{
  const char *role = cc_node_attribute (e->node, "role");

  return (e->traits & CC_TRAIT_BODY) || is_named (e, "article") || is_named (e, "main")
         || (role && (strcmp (role, "main") == 0 || strcmp (role, "article") == 0));
}

/* The element with the greatest value; one that says it is the article is
   taken when it holds most of that. The later of equals is the inner one. */
static const CcElement *
best_element (const Weights *w)
{
  const CcElement *best = NULL, *claimed = NULL;

  for (guint i = 0; i < w->page->elements->len; i++)
    {
      const CcElement *e = &g_array_index (w->page->elements, CcElement, i);

      if (!best || value_of (w, e) >= value_of (w, best))
        best = e;
      if (claims_article (e) && (!claimed || value_of (w, e) >= value_of (w, claimed)))
        claimed = e;
    }
  if (claimed && value_of (w, claimed) > 0 && value_of (w, claimed) * 10 >= value_of (w, best) * 6)
    return claimed;
  return best;
}

/* ---- cleaning within the article ---- */

static guint16
cues_of (const CcPage *page, const CcRun *run)
{
  g_autoptr (GArray) lines = NULL;

  if (run->chars > 80)
    return 0;
  lines = cc_lines_find (page->text->str + run->start, run->end - run->start, TRUE);
  return lines->len == 1 ? g_array_index (lines, CcLine, 0).flags : 0;
}

/* A short run that is all links, a date line, a credit, "Share this". */
static gboolean
is_furniture (const CcPage *page, const CcRun *run)
{
  guint16 cues = cues_of (page, run);

  if (run->kind == CC_BLOCK_CAPTION)
    return TRUE;
  if (is_linked (run) && (run->words < 12 || run->link_chars * 10 > run->chars * 9))
    return run->level == 0 || run->words < 4;
  return (cues & (CC_LINE_DATE | CC_LINE_FURNITURE | CC_LINE_RELATED | CC_LINE_CAPTION
                  | CC_LINE_BYLINE)) != 0;
}

/* "Related articles" or "Leave a comment" in the last part of the article ends it. */
static guint
end_before_rest (const Weights *w, guint first, guint end)
{
  gint64 all = w->prose[end] - w->prose[first];

  for (guint i = first; i < end; i++)
    if ((w->prose[i] - w->prose[first]) * 10 >= all * 6 && run_at (w->page, i)->words <= 6
        && (cues_of (w->page, run_at (w->page, i)) & CC_LINE_RELATED))
      return i;
  return end;
}

void
cc_page_main (CcPage *page, guint *first, guint *end)
{
  guint n = page->runs->len;
  g_autofree gint64 *sums = g_new0 (gint64, n + 1);
  g_autofree gint64 *prose = g_new0 (gint64, n + 1);
  Weights w = { page, sums, prose, n };
  const CcElement *best;

  weigh (&w);
  set_apart (&w, CC_TRAIT_APART | CC_TRAIT_CAPTION);
  weigh (&w);
  best = best_element (&w);
  *first = best ? best->first : 0;
  *end = best ? best->end : n;
  if (best && value_of (&w, best) <= 0)
    {
      *first = 0;
      *end = n;
    }
  *end = end_before_rest (&w, *first, *end);
  for (guint i = *first; i < *end; i++)
    if (!run_at (page, i)->apart && is_furniture (page, run_at (page, i)))
      run_at (page, i)->apart = TRUE;
}
