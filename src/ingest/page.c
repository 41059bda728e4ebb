/* SPDX-License-Identifier: LGPL-3.0-or-later */
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

/* ---- what elements are ---- */

typedef enum
{
  INLINE,
  BLOCK,
  SKIP,    /* holds nothing to read */
  APART,   /* a block that is not of the article */
  CAPTION,
  HEADING,
  QUOTE,
  ITEM,
  LINE,    /* br */
  LINK,
} Sort;

static const struct { const char *name; guint8 sort; } sorts[] = {
  { "a", LINK },           { "address", BLOCK },   { "article", BLOCK },  { "aside", APART },
  { "audio", SKIP },       { "blockquote", QUOTE }, { "body", BLOCK },    { "br", LINE },
  { "button", SKIP },      { "canvas", SKIP },     { "caption", CAPTION }, { "center", BLOCK },
  { "datalist", SKIP },    { "dd", BLOCK },        { "details", BLOCK },  { "dialog", APART },
  { "div", BLOCK },        { "dl", BLOCK },        { "dt", BLOCK },       { "embed", SKIP },
  { "fieldset", BLOCK },   { "figcaption", CAPTION }, { "figure", BLOCK }, { "footer", APART },
  { "form", BLOCK },       { "frameset", SKIP },   { "h1", HEADING },     { "h2", HEADING },
  { "h3", HEADING },       { "h4", HEADING },      { "h5", HEADING },     { "h6", HEADING },
  { "head", SKIP },        { "header", BLOCK },    { "hr", BLOCK },       { "iframe", SKIP },
  { "input", SKIP },       { "legend", BLOCK },    { "li", ITEM },        { "main", BLOCK },
  { "map", SKIP },         { "menu", APART },      { "nav", APART },      { "noframes", SKIP },
  { "noscript", SKIP },    { "object", SKIP },     { "ol", BLOCK },       { "option", SKIP },
  { "p", BLOCK },          { "pre", BLOCK },       { "script", SKIP },    { "section", BLOCK },
  { "select", SKIP },      { "style", SKIP },      { "summary", BLOCK },  { "svg", SKIP },
  { "table", BLOCK },      { "tbody", BLOCK },     { "td", BLOCK },       { "template", SKIP },
  { "textarea", SKIP },    { "tfoot", BLOCK },     { "th", BLOCK },       { "thead", BLOCK },
  { "title", SKIP },       { "tr", BLOCK },        { "ul", BLOCK },       { "video", SKIP },
};

static Sort
sort_of (const xmlNode *node)
{
  guint low = 0, high = G_N_ELEMENTS (sorts);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp ((const char *) node->name, sorts[middle].name);

      if (order == 0)
        return sorts[middle].sort;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return INLINE;
}

/* Words in class and id that name parts of a page which are not its article. */
static const char apart_words[] =
  " comment comments commentlist commentform kommentar kommentare respond reply replies disqus"
  " sidebar sidebars widget widgets share shares sharing sharebar social socials sharedaddy addthis"
  " related similar recommended recommendation recommendations recommend newsletter subscribe"
  " subscription cookie cookies consent gdpr breadcrumb breadcrumbs breadcrump nav navbar navi"
  " navigation subnav menu submenu footer banner advert advertisement advertising ad ads adsense"
  " anzeige werbung sponsor sponsored promo promotion teaser teasers tags tagcloud taglist tagged"
  " pagination pager paging popup modal overlay outbrain taboola authorbox authorbio bio byline"
  " copyright toolbar login signin signup register print rating ratings caption captions credit"
  " credits skip search hidden sr screenreader trending popular mostread latest infobox toc"
  " jumplist hatnote noprint postmeta metadata entrymeta dateline timestamp pubdate tooltip"
  " verwandte aehnliche weiterlesen dropdown masthead feedback prevnext nextprev postnav ";

static const char body_words[] =
  " articlebody entrycontent postcontent articlecontent articletext storybody storycontent"
  " postbody entrybody articlemain contentbody newstext bodytext textbody posttext postentry"
  " singlecontent storytext richtext articledetail newsbody newscontent blogcontent blogpost"
  " fulltext contentarticle ";

/* Whether @words holds @word, given in lower case. */
static gboolean
is_listed (const char *words, const char *word)
{
  gsize n = strlen (word);

  for (const char *p = words; (p = strstr (p, word)); p++)
    if (p[-1] == ' ' && p[n] == ' ')
      return TRUE;
  return FALSE;
}

/* One word of a class or id, split at signs and at a capital after a small letter. */
static const char *
next_word (const char *p, char *word, gsize size)
{
  gsize n = 0;

  while (*p && !g_ascii_isalpha (*p))
    p++;
  while (g_ascii_isalpha (*p))
    {
      if (n < size - 1)
        word[n++] = g_ascii_tolower (*p);
      p++;
      if (g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        break;
    }
  word[n] = '\0';
  return p;
}

/* Traits by the words of @value, each alone and each with the one before. */
static guint8
traits_of_name (const char *value)
{
  char word[40], before[40] = "", both[80];
  guint8 traits = 0;

  for (const char *p = next_word (value, word, sizeof word); *word;
       p = next_word (p, word, sizeof word))
    {
      g_snprintf (both, sizeof both, "%s%s", before, word);
      if (is_listed (apart_words, word) || is_listed (apart_words, both))
        traits |= CC_TRAIT_APART;
      if (is_listed (body_words, word) || is_listed (body_words, both))
        traits |= CC_TRAIT_BODY;
      g_strlcpy (before, word, sizeof before);
    }
  return traits;
}

static gboolean
has_value (const xmlNode *node, const char *name, const char *value)
{
  const char *is = cc_node_attribute (node, name);

  return is && g_ascii_strcasecmp (is, value) == 0;
}

static gboolean
is_hidden (const xmlNode *node)
{
  const char *style = cc_node_attribute (node, "style");

  return cc_node_attribute (node, "hidden") || has_value (node, "aria-hidden", "true")
         || (style && (strstr (style, "display:none") || strstr (style, "display: none")));
}

static guint8
traits_of (const xmlNode *node, Sort sort)
{
  const char *role = cc_node_attribute (node, "role");
  const char *itemprop = cc_node_attribute (node, "itemprop");
  guint8 traits = sort == APART ? CC_TRAIT_APART : sort == CAPTION ? CC_TRAIT_CAPTION : 0;

  if (node->properties && strcmp ((const char *) node->name, "body") != 0)
    {
      const char *id = cc_node_attribute (node, "id");
      const char *classes = cc_node_attribute (node, "class");

      traits |= (guint8) ((id ? traits_of_name (id) : 0)
                          | (classes ? traits_of_name (classes) : 0));
      if (is_hidden (node))
        traits |= CC_TRAIT_APART;
    }
  if (role
      && is_listed (" navigation banner complementary contentinfo search menu dialog alert ", role))
    traits |= CC_TRAIT_APART;
  if (itemprop && strstr (itemprop, "articleBody"))
    traits = CC_TRAIT_BODY;
  return traits;
}

/* ---- flattening ---- */

typedef struct
{
  CcPage *page;
  CcRun run;       /* being filled; empty when start == text length */
  gboolean space;  /* white space is due before the next character */
  guint links;     /* open links */
  guint pres;
  GArray *open;    /* of guint: open elements */
  GArray *kinds;   /* of guint8: kind of run inside each of them */
} Flattener;

static void
end_run (Flattener *f)
{
  GString *text = f->page->text;

  f->space = FALSE;
  while (text->len > f->run.start
         && (text->str[text->len - 1] == '\n' || text->str[text->len - 1] == ' '))
    {
      g_string_truncate (text, text->len - 1);
      f->run.chars--;
    }
  f->run.end = (guint32) text->len;
  if (f->run.end > f->run.start)
    {
      f->run.kind = g_array_index (f->kinds, guint8, f->kinds->len - 1);
      g_array_append_val (f->page->runs, f->run);
    }
  f->run = (CcRun) { .start = (guint32) text->len };
}

static void
append_char (Flattener *f, const char *p, gsize size)
{
  GString *text = f->page->text;

  if (f->space && text->len > f->run.start)
    {
      g_string_append_c (text, ' ');
      f->run.chars++;
      f->run.link_chars += f->links > 0;
    }
  if (f->space || text->len == f->run.start)
    f->run.words += f->run.words < G_MAXUINT16;
  f->space = FALSE;
  g_string_append_len (text, p, (gssize) size);
  f->run.chars++;
  f->run.link_chars += f->links > 0;
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
      guint level = f->run.level;

      end_run (f);
      f->run.level = (guint8) level;
      return;
    }
  g_string_append_c (text, '\n');
  f->run.chars++;
  f->run.words += f->run.words < G_MAXUINT16;
}

static gboolean
is_space_at (const char *p, gsize *size)
{
  guchar c = (guchar) *p;

  *size = c < 0x80 ? 1 : (gsize) (g_utf8_next_char (p) - p);
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
    return TRUE;
  return *size == 2 && c == 0xc2 && (guchar) p[1] == 0xa0;
}

static void
append_text (Flattener *f, const char *p)
{
  gsize size;

  while (*p)
    {
      if (!is_space_at (p, &size))
        append_char (f, p, size);
      else if (*p == '\n' && f->pres > 0)
        append_line_end (f);
      else
        f->space = TRUE;
      p += size;
    }
}

static guint8
kind_inside (Sort sort, guint8 outer)
{
  if (sort == HEADING)
    return CC_BLOCK_HEADING;
  if (sort == CAPTION)
    return CC_BLOCK_CAPTION;
  if (sort == QUOTE)
    return CC_BLOCK_QUOTE;
  if (sort == ITEM)
    return CC_BLOCK_ITEM;
  return outer;
}

static void
open_element (Flattener *f, const xmlNode *node, Sort sort)
{
  CcElement element = { .node = node, .traits = traits_of (node, sort) };
  guint index = f->page->elements->len;
  guint8 kind = kind_inside (sort, g_array_index (f->kinds, guint8, f->kinds->len - 1));

  end_run (f);
  if (sort == HEADING)
    f->run.level = (guint8) (node->name[1] - '0');
  element.first = f->page->runs->len;
  g_array_append_val (f->page->elements, element);
  g_array_append_val (f->open, index);
  g_array_append_val (f->kinds, kind);
  f->pres += strcmp ((const char *) node->name, "pre") == 0;
}

static void
close_element (Flattener *f)
{
  guint index = g_array_index (f->open, guint, f->open->len - 1);
  CcElement *element = &g_array_index (f->page->elements, CcElement, index);

  end_run (f);
  element->end = f->page->runs->len;
  f->pres -= strcmp ((const char *) element->node->name, "pre") == 0;
  g_array_set_size (f->open, f->open->len - 1);
  g_array_set_size (f->kinds, f->kinds->len - 1);
}

/* An inline element that is hidden or set apart counts as an element too. */
static gboolean
is_special_inline (const xmlNode *node)
{
  return node->properties && is_hidden (node);
}

/* Begins @node. FALSE when its children are not to be read. */
static gboolean
enter (Flattener *f, const xmlNode *node)
{
  Sort sort;

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    append_text (f, (const char *) (node->content ? node->content : (const xmlChar *) ""));
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  sort = sort_of (node);
  if (sort == SKIP || (sort == INLINE && is_special_inline (node)))
    return FALSE;
  if (sort == LINE)
    append_line_end (f);
  else if (sort == LINK)
    f->links++;
  else if (sort != INLINE)
    open_element (f, node, sort);
  return node->children != NULL;
}

static void
leave (Flattener *f, const xmlNode *node)
{
  Sort sort = node->type == XML_ELEMENT_NODE ? sort_of (node) : SKIP;

  if (sort == LINK)
    f->links--;
  else if (sort != INLINE && sort != SKIP && sort != LINE)
    close_element (f);
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
      while (node)
        {
          /* What enter() did not open has nothing to close. */
          if (node->type == XML_ELEMENT_NODE
              && !(sort_of (node) == INLINE && is_special_inline (node)))
            leave (f, node);
          if (node == root)
            return;
          if (node->next)
            break;
          node = node->parent;
        }
      node = node ? node->next : NULL;
    }
}

CcPage *
cc_page_new (const xmlNode *root)
{
  CcPage *page = g_new0 (CcPage, 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (guint8));
  Flattener f = { .page = page, .open = open, .kinds = kinds };
  guint8 kind = CC_BLOCK_PARAGRAPH;

  page->text = g_string_new (NULL);
  page->runs = g_array_new (FALSE, FALSE, sizeof (CcRun));
  page->elements = g_array_new (FALSE, FALSE, sizeof (CcElement));
  g_array_append_val (kinds, kind);
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
