/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-time.c: which of a page's <time> elements tells of the article. */
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
