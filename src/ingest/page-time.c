/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-time.c: which <time> of a page, and which line with a date, tells of the
   article. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

/* Elements after the heading among which its time stands. */
#define REACH 150

gboolean
cc_node_has (const xmlNode *node, const char *name, const char *part)
{
  const char *value = cc_node_attribute (node, name);
  g_autofree char *small = value ? g_ascii_strdown (value, -1) : NULL;

  return small && strstr (small, part);
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* It stands in a teaser, a comment, or beside the article. */
static gboolean
is_aside (const xmlNode *node, const xmlNode *root)
{
  static const char *const elements[] = { "a", "aside", "nav", "footer", "li", NULL };
  static const char *const parts[]
    = { "comment", "teaser", "related", "sidebar", "widget", "recent", NULL };

  for (; node && node != root; node = node->parent)
    {
      for (const char *const *name = elements; *name; name++)
        if (is_element (node, *name))
          return TRUE;
      for (const char *const *part = parts; *part; part++)
        if (cc_node_has (node, "class", *part) || cc_node_has (node, "id", *part))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_change (const xmlNode *node)
{
  return cc_node_has (node, "itemprop", "modified") || cc_node_has (node, "class", "updated")
         || cc_node_has (node, "class", "modified");
}

/* WordPress marks both on one element when nothing was changed. */
static gboolean
is_published (const xmlNode *node)
{
  return cc_node_has (node, "itemprop", "published") || cc_node_has (node, "class", "published")
         || cc_node_attribute (node, "pubdate");
}

const xmlNode *
cc_page_time (const xmlNode *root, gboolean modified)
{
  const xmlNode *before = NULL, *after = NULL;
  guint since = G_MAXUINT;

  for (const xmlNode *node = root; node; node = cc_node_next (node, root, TRUE))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      since += since != G_MAXUINT;
      if (since == G_MAXUINT && is_element (node, "h1"))
        since = 0;
      if (!is_element (node, "time") || modified != (is_change (node) && !is_published (node))
          || is_aside (node, root))
        continue;
      if (is_published (node) || modified)
        return node;
      if (since == G_MAXUINT)
        before = node;
      else if (!after && since <= REACH)
        after = node;
    }
  return after ? after : before;
}

/* ---- lines that everybody sees ---- */

/* Runs around the heading, and after the text, among which a date is the article's. */
#define AROUND 40
#define BELOW 8

/* Words that may stand beside a date in a line of its own. */
#define MAX_WORDS 14

/* Blogs link the date to the day's archive, or make it a heading; with more words
   that is a teaser or a title. A line that contradicts a date in the page's address
   tells of something else. */
static gboolean
is_date_line (const CcPage *page, const CcRun *run, const char *url)
{
  CcFoundDate found;
  CcDate address;

  return run->words <= MAX_WORDS && run->chars <= 100
         && (run->words <= 5 || (run->level == 0 && run->link_chars * 2 <= run->chars))
         && cc_date_find_all (page->text->str + run->start, run->end - run->start,
                              CC_ORDER_DAY_FIRST, &found, 1)
         && found.date.precision >= CC_PRECISION_DAY
         && (!url || found.modified || !cc_date_of_url (url, &address)
             || cc_date_compare (address, found.date) == 0);
}

/* The run with the page's heading, else the first of the text. */
static guint
find_heading (const CcPage *page, guint first, guint end)
{
  for (guint i = 0; i < end; i++)
    if (g_array_index (page->runs, CcRun, i).level == 1)
      return i;
  return first;
}

static gboolean
use_line (const CcPage *page, guint i, CcDraft *draft)
{
  const CcRun *run = i < page->runs->len ? &g_array_index (page->runs, CcRun, i) : NULL;
  g_autofree char *text = NULL;

  if (!run || !is_date_line (page, run, cc_draft_get (draft, CC_FIELD_URL)))
    return FALSE;
  text = g_strndup (page->text->str + run->start, run->end - run->start);
  return cc_draft_set_date (draft, text, "text of the page");
}

void
cc_page_set_visible_date (const CcPage *page, guint first, guint end, CcDraft *draft)
{
  guint heading = find_heading (page, first, end);

  for (guint distance = 0; distance <= AROUND; distance++)
    if (use_line (page, heading + distance, draft)
        || (distance <= heading && use_line (page, heading - distance, draft)))
      return;
  for (guint i = end; i < end + BELOW; i++)
    if (use_line (page, i, draft))
      return;
}
