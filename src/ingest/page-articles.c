/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-articles.c: pages that carry several articles in full: the front of a blog,
   a page that loads the next article below the first.

   Most elements called article are teasers, comments or cards. One is an article in
   full when it holds much prose that does not break off, under a heading and a date
   of its own. Nothing is split unless two such stand beside each other and hold
   nearly all of the page's prose.  */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/main-text.h>

#include <string.h>

/* Characters of prose that an article in full has. */
#define MIN_PROSE 500

/* Its heading and its date stand among so many runs at its top. */
#define TOP_RUNS 12

/* Of the page's prose the articles hold together so much, in percent. */
#define MIN_SHARE 80

static guint32
prose_in (const CcSight *s, const CcElement *e)
{
  return s->prose[e->end] - s->prose[e->first];
}

static gboolean
has_heading (const CcSight *s, const CcElement *e)
{
  for (guint i = e->first; i < MIN (e->end, e->first + TOP_RUNS); i++)
    {
      const CcRun *run = cc_page_run (s->page, i);

      if (run->level >= 1 && run->level <= 3 && run->words >= 2)
        return TRUE;
      if (s->flags[i] & CC_SIGHT_PROSE)
        break;
    }
  return FALSE;
}

/* A <time>, or a line with a date and little else. */
static gboolean
has_date (const CcSight *s, const CcElement *e)
{
  const xmlNode *end = cc_node_next (e->node, NULL, FALSE);

  for (guint i = e->first; i < MIN (e->end, e->first + TOP_RUNS); i++)
    if (s->cues[i] & CC_LINE_DATE)
      return TRUE;
  for (const xmlNode *node = e->node; node && node != end; node = cc_node_next (node, NULL, TRUE))
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "time") == 0
        && cc_node_attribute (node, "datetime"))
      return TRUE;
  return FALSE;
}

/* The last prose ends with an ellipsis, as teasers do. */
static gboolean
breaks_off (const CcSight *s, const CcElement *e)
{
  float seen[CC_N_SEEN];

  for (guint i = e->end; i > e->first; i--)
    if (s->flags[i - 1] & CC_SIGHT_PROSE)
      {
        cc_sight_look (s, i - 1, seen);
        return seen[CC_SEEN_ELLIPSIS] > 0;
      }
  return TRUE;
}

static gboolean
is_whole (const CcSight *s, guint32 index)
{
  const guint32 other = CC_TRAIT_TALK | CC_TRAIT_MORE | CC_TRAIT_NAV | CC_TRAIT_AD;
  const CcElement *e = cc_page_element (s->page, index);

  return (e->traits & CC_TRAIT_ARTICLE) && !(e->traits & other) && prose_in (s, e) >= MIN_PROSE
         && has_heading (s, e) && !breaks_off (s, e) && has_date (s, e);
}

/* Drops from @found what holds the one after it: a wrapper called article. */
static void
add_article (const CcSight *s, GArray *found, guint32 index)
{
  const CcElement *e = cc_page_element (s->page, index);

  while (found->len > 0)
    {
      guint32 last = g_array_index (found, guint32, found->len - 1);
      const CcElement *before = cc_page_element (s->page, last);

      if (before->end <= e->first)
        break;
      g_array_set_size (found, found->len - 1);
    }
  g_array_append_val (found, index);
}

GArray *
cc_page_articles (const CcSight *s)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint64 prose = 0;

  for (guint32 i = 0; i < s->page->elements->len; i++)
    if (is_whole (s, i))
      add_article (s, found, i);
  for (guint i = 0; i < found->len; i++)
    prose += prose_in (s, cc_page_element (s->page, g_array_index (found, guint32, i)));
  if (found->len < 2 || prose * 100 < (guint64) s->prose[s->n] * MIN_SHARE)
    g_array_set_size (found, 0);
  return found;
}
