/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page.c: the tree of a page, flattened. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

/* ---- the tree, without recursion: pages may be nested as deep as they like ---- */

const char *
cc_node_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (strcmp ((const char *) a->name, name) == 0)
      return a->children && a->children->content ? (const char *) a->children->content : "";
  return NULL;
}

const xmlNode *
cc_node_next (const xmlNode *node, const xmlNode *root, gboolean deep)
{
  if (deep && node->children && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node && node != root)
    {
      if (node->next)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

/* ---- flattening ---- */

/* An element that was entered and not yet left. */
typedef struct
{
  guint8 shown;
  guint8 kind;    /* of runs inside */
  gboolean marks; /* it is inline and has traits */
  guint32 outer;  /* element around it */
} Level;

typedef struct
{
  CcPage *page;
  CcRun run;      /* being filled; empty when start == text length */
  gboolean space; /* white space is due before the next character */
  guint links;    /* open links */
  guint marked;   /* open inline elements with traits */
  guint32 marks;  /* traits of the innermost of them */
  guint pres;
  guint32 element;   /* the innermost open one */
  GArray *levels;    /* of Level */
  GHashTable *names; /* class or id, as in the document → its traits + 1 */
} Flattener;

static void
begin_run (Flattener *f)
{
  f->run = (CcRun){ .start = (guint32) f->page->text->len, .element = f->element };
}

static guint8
kind_now (const Flattener *f)
{
  return f->levels->len ? g_array_index (f->levels, Level, f->levels->len - 1).kind
                        : CC_BLOCK_PARAGRAPH;
}

static void
end_run (Flattener *f)
{
  GString *text = f->page->text;

  f->space = FALSE;
  while (text->len > f->run.start && text->str[text->len - 1] == '\n')
    {
      g_string_truncate (text, text->len - 1);
      f->run.chars--;
    }
  f->run.end = (guint32) text->len;
  f->run.element = f->element;
  f->run.link_chars = MIN (f->run.link_chars, f->run.chars);
  f->run.marked_chars = MIN (f->run.marked_chars, f->run.chars);
  if (f->run.end > f->run.start)
    {
      f->run.kind = kind_now (f);
      g_array_append_val (f->page->runs, f->run);
    }
  begin_run (f);
}

/* Counts @n code points more of the run. */
static void
count_chars (Flattener *f, guint n)
{
  if (f->links)
    {
      if (f->run.link_chars == f->run.chars)
        f->run.lead_links += n;
      f->run.link_chars += n;
    }
  f->run.chars += n;
  if (f->marked)
    {
      f->run.marked_chars += n;
      f->run.marks |= f->marks;
    }
}

/* Chinese, Japanese and Thai put no space between words: so many characters count
   as one. */
#define CHARS_A_WORD 2

static gboolean
is_dense (const char *p)
{
  guchar lead = (guchar) p[0];

  return (lead >= 0xe3 && lead <= 0xe9) || (lead == 0xe0 && ((guchar) p[1] & 0xfe) == 0xb8);
}

/* Appends a stretch without white space. */
static void
append_word (Flattener *f, const char *p, gsize size)
{
  GString *text = f->page->text;
  guint chars = 0, dense = 0;

  if (f->space && text->len > f->run.start)
    {
      g_string_append_c (text, ' ');
      chars++;
    }
  if (f->space || text->len == f->run.start || text->str[text->len - 1] == '\n')
    f->run.words += f->run.words < G_MAXUINT16;
  f->space = FALSE;
  g_string_append_len (text, p, (gssize) size);
  for (gsize i = 0; i < size; i++)
    {
      chars += ((guchar) p[i] & 0xc0) != 0x80;
      dense += is_dense (p + i);
    }
  f->run.words = (guint16) MIN (f->run.words + dense / CHARS_A_WORD, G_MAXUINT16);
  count_chars (f, chars);
}

static void
append_line_end (Flattener *f)
{
  GString *text = f->page->text;

  if (text->len == f->run.start)
    return;
  f->space = FALSE;
  /* Two in a row begin a new paragraph. */
  if (text->str[text->len - 1] == '\n')
    {
      guint8 level = f->run.level;

      end_run (f);
      f->run.level = level;
      return;
    }
  g_string_append_c (text, '\n');
  count_chars (f, 1);
}

/* Size of the white space at @p, 0 when it is none. */
static gsize
space_at (const char *p)
{
  if (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r' || *p == '\f')
    return 1;
  return (guchar) p[0] == 0xc2 && (guchar) p[1] == 0xa0 ? 2 : 0;
}

static void
append_text (Flattener *f, const char *p)
{
  while (*p)
    {
      gsize size = space_at (p);

      if (size == 0)
        {
          const char *start = p;

          while (*p && !space_at (p))
            p++;
          append_word (f, start, (gsize) (p - start));
          continue;
        }
      if (*p == '\n' && f->pres > 0)
        append_line_end (f);
      else
        f->space = TRUE;
      p += size;
    }
}

/* ---- what elements say ---- */

/* Pages use the same few names again and again. */
static guint32
traits_of_value (Flattener *f, const char *value)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (f->names, value));

  if (!known)
    {
      known = cc_words_traits (value) + 1;
      g_hash_table_insert (f->names, (gpointer) value, GUINT_TO_POINTER (known));
    }
  return known - 1;
}

static guint32
traits_of_role (const char *role)
{
  static const struct
  {
    const char *role;
    guint32 trait;
  } roles[] = {
    { "navigation", CC_TRAIT_NAV },     { "banner", CC_TRAIT_HEAD },
    { "complementary", CC_TRAIT_MORE }, { "contentinfo", CC_TRAIT_FOOT },
    { "search", CC_TRAIT_FORM },        { "menu", CC_TRAIT_NAV },
    { "dialog", CC_TRAIT_AD },          { "alert", CC_TRAIT_AD },
    { "main", CC_TRAIT_MAIN },          { "article", CC_TRAIT_ARTICLE },
    { "menubar", CC_TRAIT_NAV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i].role) == 0)
      return roles[i].trait;
  return 0;
}

static gboolean
is_hiding_style (const char *style)
{
  return strstr (style, "display:none") || strstr (style, "display: none")
         || strstr (style, "visibility:hidden") || strstr (style, "visibility: hidden");
}

/* By one attribute. */
static guint32
traits_of_attribute (Flattener *f, const xmlAttr *a)
{
  const char *name = (const char *) a->name;
  const char *value = a->children && a->children->content ? (const char *) a->children->content
                                                          : "";

  if (strcmp (name, "class") == 0 || strcmp (name, "id") == 0)
    return traits_of_value (f, value);
  if (strcmp (name, "role") == 0)
    return traits_of_role (value);
  if (strcmp (name, "itemprop") == 0)
    return strstr (value, "articleBody") ? CC_TRAIT_BODY : 0;
  if (strcmp (name, "hidden") == 0
      || (strcmp (name, "aria-hidden") == 0 && g_ascii_strcasecmp (value, "true") == 0)
      || (strcmp (name, "style") == 0 && is_hiding_style (value)))
    return CC_TRAIT_HIDDEN;
  return 0;
}

static guint32
traits_of (Flattener *f, const xmlNode *node, guint32 named)
{
  guint32 traits = named;

  for (const xmlAttr *a = node->properties; a; a = a->next)
    traits |= traits_of_attribute (f, a);
  /* Classes of <body> tell what kinds of parts the page has. */
  if (strcmp ((const char *) node->name, "body") == 0)
    return 0;
  return traits;
}

/* ---- entering and leaving ---- */

static guint8
kind_inside (CcShown shown, guint8 outer)
{
  switch (shown)
    {
    case CC_SHOWN_HEADING:
      return CC_BLOCK_HEADING;
    case CC_SHOWN_CAPTION:
      return CC_BLOCK_CAPTION;
    case CC_SHOWN_QUOTE:
      return CC_BLOCK_QUOTE;
    case CC_SHOWN_ITEM:
      return CC_BLOCK_ITEM;
    default:
      return outer;
    }
}

static void
open_element (Flattener *f, const xmlNode *node, CcShown shown, guint32 traits)
{
  CcElement element = { .node = node, .parent = f->element, .traits = traits };

  end_run (f);
  element.first = f->page->runs->len;
  f->element = f->page->elements->len;
  g_array_append_val (f->page->elements, element);
  begin_run (f);
  if (shown == CC_SHOWN_HEADING)
    f->run.level = (guint8) (node->name[1] - '0');
  f->pres += strcmp ((const char *) node->name, "pre") == 0;
}

static void
close_element (Flattener *f, guint32 outer)
{
  CcElement *element = cc_page_element (f->page, f->element);

  end_run (f);
  element->end = f->page->runs->len;
  f->pres -= strcmp ((const char *) element->node->name, "pre") == 0;
  f->element = outer;
  begin_run (f);
}

static gboolean
is_block (CcShown shown)
{
  return shown != CC_SHOWN_INLINE && shown != CC_SHOWN_LINK && shown != CC_SHOWN_NOT
         && shown != CC_SHOWN_LINE_END;
}

/* Begins @node. FALSE when its children are not to be read. */
static gboolean
enter (Flattener *f, const xmlNode *node)
{
  Level level = { .outer = f->element };
  guint32 traits = 0;

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    append_text (f, (const char *) (node->content ? node->content : (const xmlChar *) ""));
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  level.shown = cc_name_shown ((const char *) node->name, &traits);
  if (f->page->elements->len == 0)
    level.shown = CC_SHOWN_BLOCK;
  if (level.shown == CC_SHOWN_LINE_END)
    append_line_end (f);
  else if (is_block (level.shown) && !node->children)
    end_run (f);
  if (level.shown == CC_SHOWN_NOT || !node->children)
    return FALSE;
  if (node->properties || traits)
    traits = traits_of (f, node, traits);
  if (!is_block (level.shown) && (traits & CC_TRAIT_HIDDEN))
    return FALSE;
  level.kind = kind_inside (level.shown, kind_now (f));
  if (is_block (level.shown))
    open_element (f, node, level.shown, traits);
  else if (traits & CC_TRAITS_APART)
    {
      level.marks = TRUE;
      f->marked++;
      f->marks = traits & CC_TRAITS_APART;
    }
  if (level.shown == CC_SHOWN_LINK)
    {
      f->links++;
      f->run.links += f->run.links < G_MAXUINT16;
    }
  g_array_append_val (f->levels, level);
  return TRUE;
}

static void
leave (Flattener *f)
{
  Level level = g_array_index (f->levels, Level, f->levels->len - 1);

  if (is_block (level.shown))
    close_element (f, level.outer);
  f->marked -= level.marks;
  f->links -= level.shown == CC_SHOWN_LINK;
  g_array_set_size (f->levels, f->levels->len - 1);
}

static void
flatten (Flattener *f, const xmlNode *root)
{
  const xmlNode *node = root;

  while (node)
    {
      if (enter (f, node))
        {
          node = node->children;
          continue;
        }
      while (node != root && !node->next)
        {
          node = node->parent;
          leave (f);
        }
      node = node != root ? node->next : NULL;
    }
}

CcPage *
cc_page_new (const xmlNode *root)
{
  CcPage *page = g_new0 (CcPage, 1);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Flattener f = { .page = page, .levels = levels, .names = names };

  page->text = g_string_new (NULL);
  page->runs = g_array_new (FALSE, FALSE, sizeof (CcRun));
  page->elements = g_array_new (FALSE, FALSE, sizeof (CcElement));
  begin_run (&f);
  flatten (&f, root);
  end_run (&f);
  return page;
}

void
cc_page_free (CcPage *page)
{
  if (!page)
    return;
  g_string_free (page->text, TRUE);
  g_array_unref (page->runs);
  g_array_unref (page->elements);
  g_free (page);
}
