/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* microdata.c: elements that say what they hold: itemprop, and property of RDFa,
   within the element that is marked as the article. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

static const char *
type_of (const xmlNode *node)
{
  const char *type = cc_node_attribute (node, "itemtype");

  return type ? type : cc_node_attribute (node, "typeof");
}

/* "datePublished" of "schema:datePublished". */
static const char *
property_of (const xmlNode *node)
{
  const char *name = cc_node_attribute (node, "itemprop");
  const char *colon;

  if (!name)
    name = cc_node_attribute (node, "property");
  colon = name ? strrchr (name, ':') : NULL;
  return colon ? colon + 1 : name;
}

/* What the element says: in an attribute, else in its text. New. */
static char *
value_of (const xmlNode *node)
{
  static const char *const attributes[] = { "content", "datetime", NULL };
  xmlChar *text;
  char *copy;

  for (const char *const *name = attributes; *name; name++)
    if (cc_node_attribute (node, *name))
      return g_strdup (cc_node_attribute (node, *name));
  text = xmlNodeGetContent (node);
  copy = g_strdup ((const char *) text);
  xmlFree (text);
  return copy;
}

/* The name of a thing of its own, "<span itemprop=author itemscope><b itemprop=name>";
   new. */
static char *
name_within (const xmlNode *node)
{
  for (const xmlNode *n = node; n; n = cc_node_next (n, node, TRUE))
    if (n != node && n->type == XML_ELEMENT_NODE && g_strcmp0 (property_of (n), "name") == 0)
      return value_of (n);
  return value_of (node);
}

static const struct { const char *property; CcField field; } properties[] = {
  { "headline", CC_FIELD_TITLE },           { "datePublished", CC_FIELD_PUBLISHED },
  { "dateModified", CC_FIELD_MODIFIED },    { "inLanguage", CC_FIELD_LANGUAGE },
  { "publisher", CC_FIELD_SITE },
};

static void
use_property (CcStated *stated, const xmlNode *node, const char *property)
{
  if (strcmp (property, "author") == 0)
    g_ptr_array_add (stated->authors, name_within (node));
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (strcmp (property, properties[i].property) == 0 && !stated->values[properties[i].field])
      stated->values[properties[i].field]
        = properties[i].field == CC_FIELD_SITE ? name_within (node) : value_of (node);
}

/* The first element that is marked as an article, when no other stands beside it:
   in a list of teasers none is the page's. */
static const xmlNode *
find_article (const xmlNode *root)
{
  const xmlNode *article = NULL;

  for (const xmlNode *node = root; node;)
    {
      gboolean is = node->type == XML_ELEMENT_NODE && cc_is_article_type (type_of (node));

      if (is && article)
        return NULL;
      if (is)
        article = node;
      node = cc_node_next (node, root, !is);
    }
  return article;
}

CcStated *
cc_microdata (const xmlNode *root)
{
  CcStated *stated = cc_stated_new ();
  const xmlNode *article = find_article (root);

  for (const xmlNode *node = article; node;)
    {
      const char *property = node->type == XML_ELEMENT_NODE && node != article ? property_of (node)
                                                                                : NULL;

      if (property)
        use_property (stated, node, property);
      node = cc_node_next (node, article, node == article || !type_of (node));
    }
  return stated;
}
