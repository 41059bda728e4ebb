/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-odt.c: a text document of LibreOffice and others (OpenDocument 1.3). */
#include "config.h"

#include <ingest/office.h>

#include <string.h>

static const char *const extensions[] = { "odt", "ott", NULL };

static int
bid (const CcInput *input)
{
  if (cc_zip_has_type (input, "application/vnd.oasis.opendocument.text"))
    return 95;
  return cc_is_zip (input) && cc_input_has_extension (input, extensions) ? 90 : 0;
}

/* Tracked changes hold what was deleted. */
static const CcNodeRule rules[] = {
  { "p", CC_NODE_PARAGRAPH },        { "h", CC_NODE_PARAGRAPH },
  { "s", CC_NODE_SPACE },            { "tab", CC_NODE_SPACE },
  { "line-break", CC_NODE_BREAK },   { "text-box", CC_NODE_APART },
  { "note-citation", CC_NODE_SKIP }, { "note", CC_NODE_NOTE },
  { "annotation", CC_NODE_SKIP },    { "tracked-changes", CC_NODE_SKIP },
  { "ruby-text", CC_NODE_SKIP },     { "table-of-content", CC_NODE_SKIP },
  { "forms", CC_NODE_SKIP },         { "desc", CC_NODE_SKIP },
  { "title", CC_NODE_SKIP },         { "script", CC_NODE_SKIP },
  { NULL, CC_NODE_INTO },
};

static CcBlockKind
kind_of (const xmlNode *paragraph, GHashTable *styles)
{
  const char *style = cc_node_attribute (paragraph, "style-name");
  gpointer parent = style ? g_hash_table_lookup (styles, style) : NULL;
  CcBlockKind kind = cc_style_kind (parent ? parent : style ? style : "");

  if (cc_node_is (paragraph, "h"))
    return CC_BLOCK_HEADING;
  return kind == CC_BLOCK_PARAGRAPH && cc_node_is (paragraph->parent, "list-item") ? CC_BLOCK_ITEM
                                                                                   : kind;
}

/* Name of a style made for single paragraphs → that of the style it is made from;
   names belong to the document. */
static GHashTable *
list_styles (const xmlNode *root)
{
  GHashTable *styles = g_hash_table_new (g_str_hash, g_str_equal);
  const xmlNode *automatic = cc_node_find (root, NULL, "automatic-styles");

  for (const xmlNode *style = NULL; (style = cc_node_find (automatic, style, "style"));)
    {
      const char *name = cc_node_attribute (style, "name");
      const char *parent = cc_node_attribute (style, "parent-style-name");

      if (name && parent)
        g_hash_table_insert (styles, (gpointer) name, (gpointer) parent);
    }
  return styles;
}

static gboolean
read_odt (const CcInput *input, CcHarvest *harvest, GError **error)
{
  static const CcOfficeFormat format = { rules, NULL, kind_of };
  g_autoptr (GHashTable) parts = cc_parts_new (input, harvest, error);
  g_autoptr (xmlDoc) document = parts ? cc_part_xml (harvest, parts, "content.xml") : NULL;
  g_autoptr (xmlDoc) meta = parts ? cc_part_xml (harvest, parts, "meta.xml") : NULL;
  g_autoptr (CcParagraphs) paragraphs = cc_paragraphs_new ();
  g_autoptr (GHashTable) styles = NULL;
  const xmlNode *text;

  if (!parts)
    return FALSE;
  text = document ? cc_node_find (xmlDocGetRootElement (document), NULL, "text") : NULL;
  if (!text)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ,
                   "an ODT file without a text, or one that is encrypted");
      return FALSE;
    }
  styles = list_styles (xmlDocGetRootElement (document));
  cc_office_read (&format, text, styles, paragraphs);
  cc_office_article (harvest, input, paragraphs, meta ? xmlDocGetRootElement (meta) : NULL);
  return TRUE;
}

extern const CcReader cc_reader_odt;
const CcReader cc_reader_odt = {
  .name = "odt",
  .description = "text document (OpenDocument)",
  .extensions = extensions,
  .bid = bid,
  .read = read_odt,
};
