/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-docx.c: a text document of Word since 2007 (ECMA-376, part 1, chapter 17). */
#include "config.h"

#include <ingest/office.h>

#include <string.h>

static const char *const extensions[] = { "docx", "docm", "dotx", NULL };

static int
bid (const CcInput *input)
{
  gsize head = MIN (input->size, 4096);

  if (!cc_is_zip (input))
    return 0;
  if (memmem (input->bytes, head, "[Content_Types].xml", 19)
      && memmem (input->bytes, head, "word/", 5))
    return 95;
  return cc_input_has_extension (input, extensions) ? 90 : 0;
}

/* ---- nodes ---- */

/* What was deleted or moved away stays in the file, and instructions of fields
   beside what they gave. A text box stands there twice, once for older programs. */
static const CcNodeRule rules[] = {
  { "p", CC_NODE_PARAGRAPH },    { "tab", CC_NODE_SPACE },      { "ptab", CC_NODE_SPACE },
  { "br", CC_NODE_BREAK },       { "cr", CC_NODE_BREAK },       { "pPr", CC_NODE_SKIP },
  { "rPr", CC_NODE_SKIP },       { "sectPr", CC_NODE_SKIP },    { "del", CC_NODE_SKIP },
  { "moveFrom", CC_NODE_SKIP },  { "instrText", CC_NODE_SKIP }, { "delText", CC_NODE_SKIP },
  { "tblPr", CC_NODE_SKIP },     { "sdtPr", CC_NODE_SKIP },     { "rt", CC_NODE_SKIP },
  { "Fallback", CC_NODE_SKIP },  { "txbxContent", CC_NODE_APART },
  { NULL, CC_NODE_INTO },
};

static CcBlockKind
kind_of (const xmlNode *paragraph, GHashTable *styles)
{
  CcBlockKind kind = CC_BLOCK_PARAGRAPH;
  const xmlNode *properties = paragraph->children;

  while (properties && !cc_node_is (properties, "pPr"))
    properties = properties->next;
  for (const xmlNode *node = properties ? properties->children : NULL; node; node = node->next)
    if (cc_node_is (node, "pStyle"))
      {
        const char *id = cc_node_attribute (node, "val");
        gpointer found = id ? g_hash_table_lookup (styles, id) : NULL;

        kind = found ? (CcBlockKind) (GPOINTER_TO_UINT (found) - 1) : kind;
      }
    else if (cc_node_is (node, "numPr") && kind == CC_BLOCK_PARAGRAPH)
      kind = CC_BLOCK_ITEM;
  return kind;
}

/* ---- parts ---- */

/* Id of a style → its kind, plus one. Ids are in the language of the program,
   names of built-in styles always in English. */
static GHashTable *
list_styles (CcHarvest *harvest, GHashTable *parts)
{
  g_autoptr (xmlDoc) document = cc_part_xml (harvest, parts, "word/styles.xml");
  const xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;
  GHashTable *styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *style = root ? root->children : NULL; style; style = style->next)
    {
      const char *id = cc_node_is (style, "style") ? cc_node_attribute (style, "styleId") : NULL;
      const xmlNode *name = id ? cc_node_find (style, NULL, "name") : NULL;
      const char *value = name ? cc_node_attribute (name, "val") : NULL;

      if (value)
        g_hash_table_insert (styles, g_strdup (id), GUINT_TO_POINTER (cc_style_kind (value) + 1));
    }
  return styles;
}

/* The main part, by the relations of the package; new. */
static char *
main_part (CcHarvest *harvest, GHashTable *parts)
{
  g_autoptr (xmlDoc) document = cc_part_xml (harvest, parts, "_rels/.rels");
  const xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;

  for (const xmlNode *node = NULL; (node = cc_node_find (root, node, "Relationship"));)
    {
      const char *type = cc_node_attribute (node, "Type");
      const char *target = cc_node_attribute (node, "Target");

      if (type && target && g_str_has_suffix (type, "/officeDocument"))
        return cc_entry_name (target);
    }
  return g_strdup ("word/document.xml");
}

static const CcOfficeFormat format = { rules, "t", kind_of };

/* The notes of one part; those with a type are the lines that part them from the text. */
static void
read_notes (CcHarvest *harvest, GHashTable *parts, const char *name, const char *element,
            GHashTable *styles, CcParagraphs *out)
{
  g_autoptr (xmlDoc) document = cc_part_xml (harvest, parts, name);
  const xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;

  for (const xmlNode *note = root ? root->children : NULL; note; note = note->next)
    if (cc_node_is (note, element) && !cc_node_attribute (note, "type"))
      cc_office_read (&format, note, styles, out);
}

static gboolean
read_docx (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (GHashTable) parts = cc_parts_new (input, harvest, error);
  g_autofree char *name = parts ? main_part (harvest, parts) : NULL;
  g_autoptr (xmlDoc) document = parts ? cc_part_xml (harvest, parts, name) : NULL;
  g_autoptr (xmlDoc) core = parts ? cc_part_xml (harvest, parts, "docProps/core.xml") : NULL;
  g_autoptr (CcParagraphs) paragraphs = cc_paragraphs_new ();
  g_autoptr (GHashTable) styles = NULL;

  if (!parts)
    return FALSE;
  if (!document || !xmlDocGetRootElement (document))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "a DOCX file without a text");
      return FALSE;
    }
  styles = list_styles (harvest, parts);
  cc_office_read (&format, xmlDocGetRootElement (document), styles, paragraphs);
  read_notes (harvest, parts, "word/footnotes.xml", "footnote", styles, paragraphs);
  read_notes (harvest, parts, "word/endnotes.xml", "endnote", styles, paragraphs);
  cc_office_article (harvest, input, paragraphs, core ? xmlDocGetRootElement (core) : NULL);
  return TRUE;
}

extern const CcReader cc_reader_docx;
const CcReader cc_reader_docx = {
  .name = "docx",
  .description = "text document (Office Open XML)",
  .extensions = extensions,
  .bid = bid,
  .read = read_docx,
};
