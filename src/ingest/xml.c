/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/xml.h>

#include <string.h>

#include <libxml/parser.h>

enum
{
  MAX_TEXT = 4096, /* bytes of one field */
  MAX_AUTHORS = 100,
};

xmlDoc *
cc_part_xml (CcHarvest *harvest, GHashTable *parts, const char *name)
{
  const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                      | XML_PARSE_NONET | XML_PARSE_COMPACT;
  const GString *part = cc_part (harvest, parts, name);

  return part && part->len > 0 && part->len <= G_MAXINT
           ? xmlReadMemory (part->str, (int) part->len, NULL, NULL, options)
           : NULL;
}

gboolean
cc_node_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

const xmlNode *
cc_node_find (const xmlNode *root, const xmlNode *node, const char *name)
{
  if (!root)
    return NULL;
  for (node = node ? cc_node_next (node, root, TRUE) : root; node;
       node = cc_node_next (node, root, TRUE))
    if (cc_node_is (node, name))
      return node;
  return NULL;
}

char *
cc_node_text (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *n = node; n && text->len < MAX_TEXT; n = cc_node_next (n, node, TRUE))
    if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content)
      g_string_append_len (text, (const char *) n->content,
                           (gssize) strnlen ((const char *) n->content, MAX_TEXT));
  return cc_clean_field (text->str, (gssize) text->len);
}

/* ---- Dublin Core ---- */

static char *
text_of (const xmlNode *root, const char *name)
{
  return cc_node_text (cc_node_find (root, NULL, name));
}

/* EPUB 2 gives several dates, each of another event. */
static char *
date_of (const xmlNode *root)
{
  for (const xmlNode *node = NULL; (node = cc_node_find (root, node, "date"));)
    {
      const char *event = cc_node_attribute (node, "event");

      if (!event || strcmp (event, "publication") == 0)
        return cc_node_text (node);
    }
  return g_strdup ("");
}

CcCore *
cc_core_new (const xmlNode *root)
{
  CcCore *core = g_new0 (CcCore, 1);

  core->title = text_of (root, "title");
  core->publisher = text_of (root, "publisher");
  core->language = text_of (root, "language");
  core->date = date_of (root);
  core->authors = g_ptr_array_new_with_free_func (g_free);
  for (const xmlNode *node = NULL;
       core->authors->len < MAX_AUTHORS && (node = cc_node_find (root, node, "creator"));)
    g_ptr_array_add (core->authors, cc_node_text (node));
  return core;
}

void
cc_core_free (CcCore *core)
{
  if (!core)
    return;
  g_free (core->title);
  g_free (core->publisher);
  g_free (core->language);
  g_free (core->date);
  g_ptr_array_unref (core->authors);
  g_free (core);
}

void
cc_draft_set_core (CcDraft *draft, const CcCore *core)
{
  cc_draft_set_from (draft, CC_FIELD_TITLE, core->title, -1, "properties title");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, core->language, -1, "properties language");
  for (guint i = 0; i < core->authors->len; i++)
    cc_draft_add_author_from (draft, g_ptr_array_index (core->authors, i), "properties creator");
}
