/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/exports.h>
#include <ingest/office.h>

#include <string.h>

CcParagraphs *
cc_paragraphs_new (void)
{
  CcParagraphs *paragraphs = g_new0 (CcParagraphs, 1);

  paragraphs->text = g_string_new (NULL);
  paragraphs->kinds = g_array_new (FALSE, FALSE, sizeof (guint8));
  return paragraphs;
}

void
cc_paragraphs_free (CcParagraphs *paragraphs)
{
  if (!paragraphs)
    return;
  g_string_free (paragraphs->text, TRUE);
  g_array_unref (paragraphs->kinds);
  g_free (paragraphs);
}

/* ---- reading ---- */

/* Between the lines of a paragraph; no text holds it. */
#define BREAK "\x0b"

typedef struct
{
  const CcOfficeFormat *format;
  GHashTable *styles;
  CcParagraphs *out;
  GPtrArray *apart; /* of const xmlNode *: boxes of the paragraphs in hand */
  GPtrArray *notes; /* likewise */
} Reading;

/* Adds the lines of a paragraph: parted by two breaks they are paragraphs of their own. */
static void
add_paragraph (CcParagraphs *out, CcBlockKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, BREAK BREAK, 0);
  guint8 small = (guint8) kind;

  for (char **line = lines; *line; line++)
    {
      g_autofree char *clean = cc_clean_field (g_strdelimit (*line, BREAK, ' '), -1);

      if (!*clean)
        continue;
      g_string_append (out->text, clean);
      g_string_append_c (out->text, '\n');
      g_array_append_val (out->kinds, small);
    }
}

static CcNodeUse
use_of (const CcOfficeFormat *format, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return !format->text || cc_node_is (node->parent, format->text) ? CC_NODE_TEXT : CC_NODE_INTO;
  for (const CcNodeRule *rule = format->rules; rule->name; rule++)
    if (cc_node_is (node, rule->name))
      return rule->use;
  return CC_NODE_INTO;
}

/* Keeps @node for later. FALSE when it is of another use. */
static gboolean
put_off (Reading *r, CcNodeUse use, const xmlNode *node)
{
  if (use == CC_NODE_APART)
    g_ptr_array_add (r->apart, (gpointer) node);
  else if (use == CC_NODE_NOTE)
    g_ptr_array_add (r->notes, (gpointer) node);
  else
    return use == CC_NODE_SKIP;
  return TRUE;
}

static void
read_paragraph (Reading *r, const xmlNode *paragraph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const xmlNode *node = cc_node_next (paragraph, paragraph, TRUE);

  while (node && node != paragraph)
    {
      CcNodeUse use = use_of (r->format, node);

      if (use == CC_NODE_TEXT && node->content)
        g_string_append (text, (const char *) node->content);
      else if (use == CC_NODE_SPACE)
        g_string_append_c (text, ' ');
      else if (use == CC_NODE_BREAK)
        g_string_append (text, BREAK);
      node = cc_node_next (node, paragraph, !put_off (r, use, node));
    }
  add_paragraph (r->out, r->format->kind (paragraph, r->styles), text->str);
}

static void read_below (Reading *r, const xmlNode *root);

/* The boxes stand one in the other, if at all, so this goes as deep as the XML. */
static void
read_with_boxes (Reading *r, const xmlNode *paragraph)
{
  guint before = r->apart->len;

  read_paragraph (r, paragraph);
  for (guint i = before; i < r->apart->len; i++)
    read_below (r, g_ptr_array_index (r->apart, i));
  g_ptr_array_set_size (r->apart, (int) before);
}

static void
read_below (Reading *r, const xmlNode *root)
{
  const xmlNode *node = root;

  while (node)
    {
      CcNodeUse use = node == root ? CC_NODE_INTO : use_of (r->format, node);
      gboolean into = use == CC_NODE_APART
                      || (use != CC_NODE_PARAGRAPH && !put_off (r, use, node));

      if (use == CC_NODE_PARAGRAPH)
        read_with_boxes (r, node);
      node = cc_node_next (node, root, into);
    }
}

void
cc_office_read (const CcOfficeFormat *format, const xmlNode *root, GHashTable *styles,
                CcParagraphs *out)
{
  g_autoptr (GPtrArray) apart = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  Reading r = { format, styles, out, apart, notes };

  read_below (&r, root);
  for (guint i = 0; i < notes->len; i++)
    read_below (&r, g_ptr_array_index (notes, i));
}

/* ---- styles ---- */

CcBlockKind
cc_style_kind (const char *name)
{
  static const struct
  {
    const char *start;
    CcBlockKind kind;
  } table[] = {
    { "title", CC_BLOCK_TITLE },         { "subtitle", CC_BLOCK_HEADING },
    { "heading", CC_BLOCK_HEADING },     { "list", CC_BLOCK_ITEM },
    { "quot", CC_BLOCK_QUOTE },          { "intense quote", CC_BLOCK_QUOTE },
    { "caption", CC_BLOCK_CAPTION },     { "illustration", CC_BLOCK_CAPTION },
    { "figure", CC_BLOCK_CAPTION },      { "toc", CC_BLOCK_OTHER },
    { "contents", CC_BLOCK_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strncasecmp (name, table[i].start, strlen (table[i].start)) == 0)
      return table[i].kind;
  return CC_BLOCK_PARAGRAPH;
}

/* ---- the article ---- */

static gboolean
has_headings (const CcParagraphs *paragraphs)
{
  for (guint i = 0; i < paragraphs->kinds->len; i++)
    if (g_array_index (paragraphs->kinds, guint8, i) <= CC_BLOCK_HEADING)
      return TRUE;
  return FALSE;
}

/* Takes the date from a line near the top that is one and no sentence. */
static gboolean
take_date_line (CcDraft *draft, const char *line, gsize length, guint index)
{
  g_autofree char *text = g_strndup (line, length);

  return index < 8 && length > 0 && length <= 60 && !strchr (".!?:", line[length - 1])
         && cc_draft_set_date (draft, text, "text of the document");
}

static void
add_styled (CcDraft *draft, const CcParagraphs *paragraphs)
{
  const char *line = paragraphs->text->str;

  for (guint i = 0; i < paragraphs->kinds->len; i++)
    {
      gsize n = strcspn (line, "\n");
      CcBlockKind kind = g_array_index (paragraphs->kinds, guint8, i);

      if (kind == CC_BLOCK_PARAGRAPH && take_date_line (draft, line, n, i))
        kind = CC_BLOCK_OTHER;
      cc_draft_add (draft, kind, line, n, CC_NO_SOURCE);
      line += n + 1;
    }
  cc_draft_set_title_from_block (draft);
}

void
cc_office_article (CcHarvest *harvest, const CcInput *input, const CcParagraphs *paragraphs,
                   const xmlNode *core)
{
  g_autoptr (CcCore) facts = NULL;
  CcDraft *draft;

  if (cc_export_read (harvest, paragraphs->text->str, paragraphs->text->len, NULL))
    return;
  facts = cc_core_new (core);
  draft = cc_harvest_article (harvest, NULL, input->bytes, input->size);
  if (has_headings (paragraphs))
    add_styled (draft, paragraphs);
  else
    {
      g_auto (GStrv) lines = g_strsplit (paragraphs->text->str, "\n", 0);
      g_autofree char *text = g_strchomp (g_strjoinv ("\n\n", lines));

      cc_draft_add_page (draft, text, strlen (text), CC_NO_SOURCE);
    }
  cc_draft_set_core (draft, facts);
  if (!*cc_draft_title (draft))
    cc_draft_retitle (draft);
}
