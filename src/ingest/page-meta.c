/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-meta.c: what a page says of itself, and which of its voices is believed.
   For each field the best source first: JSON-LD, microdata, Open Graph, the <meta>
   of publishing systems and libraries, the elements that everybody sees. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

/* Headings that are looked at: the article's is among the first. */
#define MAX_HEADINGS 12

/* Bytes of a title or heading beyond which nothing is looked for in it. */
#define MAX_TITLE 1000

/* Words that no outlet's name has. */
#define TITLE_WORDS 6

typedef struct
{
  CcDraft *draft;
  GHashTable *named;     /* name of a <meta>, lower case → GPtrArray of its contents */
  char *canonical;       /* or NULL */
  char *saved_from;      /* address that the program left that saved the page, or NULL */
  char *title;           /* of <title>, or NULL */
  GHashTable *headings;  /* texts of the first few <h1> and <h2> */
  const char *site;      /* or NULL */
} Meta;

/* ---- collecting ---- */

static void
add_named (Meta *meta, const char *name, const char *content)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  GPtrArray *contents = g_hash_table_lookup (meta->named, key);

  if (!contents)
    {
      contents = g_ptr_array_new ();
      g_hash_table_insert (meta->named, g_steal_pointer (&key), contents);
    }
  g_ptr_array_add (contents, (gpointer) content);
}

static void
collect_meta (Meta *meta, const xmlNode *node)
{
  static const char *const attributes[] = { "property", "name", "itemprop", "http-equiv", NULL };
  const char *content = cc_node_attribute (node, "content");

  for (const char *const *attribute = attributes; content && *attribute; attribute++)
    {
      const char *name = cc_node_attribute (node, *attribute);

      if (name)
        add_named (meta, name, content);
    }
}

static void
collect_heading (Meta *meta, const xmlNode *node)
{
  g_autofree char *clean = NULL;
  xmlChar *text = NULL;

  if (g_hash_table_size (meta->headings) >= MAX_HEADINGS)
    return;
  text = xmlNodeGetContent (node);
  clean = cc_clean_field ((const char *) text, -1);
  xmlFree (text);
  if (*clean && strlen (clean) <= MAX_TITLE)
    g_hash_table_add (meta->headings, g_steal_pointer (&clean));
}

/* An address with a path; that of a front page names no article. */
static gboolean
is_article_address (const char *url)
{
  const char *host = url && g_ascii_strncasecmp (url, "http", 4) == 0 ? strstr (url, "://") : NULL;
  const char *path = host ? strpbrk (host + 3, "/?") : NULL;

  return path && path[1];
}

/* Programs that save pages leave the address in a comment: browsers "saved from
   url=(0029)https://…", SingleFile " url: https://…". */
static void
collect_comment (Meta *meta, const xmlNode *node)
{
  static const char *const heads[] = { "saved from url=(", " url: http", NULL };
  const char *text = node->type == XML_COMMENT_NODE ? (const char *) node->content : NULL;

  for (const char *const *head = heads; text && !meta->saved_from && *head; head++)
    {
      const char *found = strstr (text, *head);
      const char *url = found ? strstr (found, "http") : NULL;

      if (url)
        meta->saved_from = g_strndup (url, strcspn (url, " \t\r\n"));
    }
}

static void
collect (Meta *meta, const xmlNode *root)
{
  for (const xmlNode *node = root->doc->children; node; node = node->next)
    collect_comment (meta, node);
  for (const xmlNode *node = root; node; node = cc_node_next (node, root, TRUE))
    {
      const char *name = node->type == XML_ELEMENT_NODE ? (const char *) node->name : "";
      const char *rel = strcmp (name, "link") == 0 ? cc_node_attribute (node, "rel") : NULL;
      const char *href = rel ? cc_node_attribute (node, "href") : NULL;

      collect_comment (meta, node);
      if (strcmp (name, "meta") == 0)
        collect_meta (meta, node);
      else if (rel && g_ascii_strcasecmp (rel, "canonical") == 0 && is_article_address (href)
               && !meta->canonical)
        meta->canonical = g_strdup (href);
      else if (strcmp (name, "h1") == 0 || strcmp (name, "h2") == 0)
        collect_heading (meta, node);
      else if (strcmp (name, "title") == 0 && !meta->title && node->children
               && node->children->content && g_strcmp0 ((const char *) node->parent->name, "svg") != 0)
        meta->title = cc_clean_field ((const char *) node->children->content, -1);
    }
}

static const char *
first_of (const Meta *meta, const char *name)
{
  const GPtrArray *contents = g_hash_table_lookup (meta->named, name);

  return contents ? g_ptr_array_index (contents, 0) : NULL;
}

/* ---- titles ---- */

/* The first three never stand inside of a title. */
static const char *const separators[] = { " | ", " :: ", " » ", " › ", " • ", " · ", " – ", " — ",
                                          " - ", " : ", ": ", NULL };
#define N_SURE 3

/* What stands behind the last separator in @title is the outlet's name: bytes before
   it, else all. */
static gsize
without_site (const char *title, const char *site)
{
  g_autofree char *folded = g_utf8_casefold (site, -1);

  for (guint i = 0; separators[i]; i++)
    {
      const char *last = g_strrstr (title, separators[i]);
      g_autofree char *end = last ? g_utf8_casefold (last + strlen (separators[i]), -1) : NULL;

      if (end && last > title && strcmp (end, folded) == 0)
        return (gsize) (last - title);
    }
  return strlen (title);
}

/* A separator, other than a colon, begins or ends @text. */
static gboolean
has_separator (const char *text, gboolean at_end)
{
  for (guint i = 0; strcmp (separators[i], ": ") != 0; i++)
    if (at_end ? g_str_has_suffix (text, separators[i]) : g_str_has_prefix (text, separators[i]))
      return TRUE;
  return FALSE;
}

/* How well a heading that stands at @at in @title and is @n bytes long shows what of
   it is the article's own: best at its beginning, else by length; 0 for not at all,
   as for what is shorter than all the rest, a section or the outlet. */
static gsize
heading_rank (const char *title, gsize at, gsize n)
{
  g_autofree char *before = g_strndup (title, at);
  gsize length = strlen (title);

  if ((at > 0 && !has_separator (before, TRUE))
      || (at + n < length && !has_separator (title + at + n, FALSE)))
    return 0;
  if (at == 0)
    return 4 * n >= length ? length + n : 0;
  return 2 * n >= length ? n : 0;
}

/* The part of @title between separators that stands as a heading on the page. */
static gboolean
part_in_headings (const Meta *meta, const char *title, CcRange *part)
{
  GHashTableIter iter;
  gpointer key;
  gsize best = 0;

  g_hash_table_iter_init (&iter, meta->headings);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *found = strstr (title, key);
      gsize n = strlen (key);
      gsize rank = found && g_strcmp0 (key, meta->site) != 0
                     ? heading_rank (title, (gsize) (found - title), n) : 0;

      if (rank > best)
        {
          best = rank;
          *part = (CcRange) { (guint32) (found - title), (guint32) (found - title + n) };
        }
    }
  return best > 0;
}

/* "The tram opens | Harbour Daily" by what stands before the last separator. A dash
   may belong to the title, so it parts only a shorter end from it; a colon is none. */
static gsize
before_separator (const char *title)
{
  for (guint i = 0; strcmp (separators[i], ": ") != 0; i++)
    {
      const char *last = g_strrstr (title, separators[i]);

      if (last && last > title
          && (i < N_SURE || (gsize) (last - title) > strlen (last)))
        return (gsize) (last - title);
    }
  return strlen (title);
}

/* Sets the title without the outlet's name. Only <title> is known to hold one when
   nothing else tells it. */
static void
set_title (Meta *meta, const char *title, const char *source, gboolean element)
{
  g_autofree char *clean = title ? cc_clean_field (title, -1) : NULL;
  CcRange part = { 0, 0 };

  if (!clean || !*clean || strlen (clean) > MAX_TITLE)
    {
      cc_draft_set_from (meta->draft, CC_FIELD_TITLE, clean, -1, source);
      return;
    }
  if (!part_in_headings (meta, clean, &part))
    {
      part.end = (guint32) (meta->site ? without_site (clean, meta->site) : strlen (clean));
      if (element && part.end == strlen (clean))
        part.end = (guint32) before_separator (clean);
    }
  cc_draft_set_from (meta->draft, CC_FIELD_TITLE, clean + part.start,
                     (gssize) (part.end - part.start), source);
}

/* ---- which source wins ---- */

/* Best first within each field. */
static const struct { const char *name; CcField field; } named[] = {
  { "og:title", CC_FIELD_TITLE },
  { "parsely-title", CC_FIELD_TITLE },
  { "sailthru.title", CC_FIELD_TITLE },
  { "citation_title", CC_FIELD_TITLE },
  { "dc.title", CC_FIELD_TITLE },
  { "dcterms.title", CC_FIELD_TITLE },
  { "twitter:title", CC_FIELD_TITLE },
  { "citation_journal_title", CC_FIELD_SITE },
  { "application-name", CC_FIELD_SITE },
  { "dc.publisher", CC_FIELD_SITE },
  { "dcterms.publisher", CC_FIELD_SITE },
  { "og:url", CC_FIELD_URL },
  { "parsely-link", CC_FIELD_URL },
  { "citation_public_url", CC_FIELD_URL },
  { "content-language", CC_FIELD_LANGUAGE },
  { "og:locale", CC_FIELD_LANGUAGE },
  { "dc.language", CC_FIELD_LANGUAGE },
  { "dcterms.language", CC_FIELD_LANGUAGE },
  { "language", CC_FIELD_LANGUAGE },
  { "parsely-author", CC_FIELD_AUTHORS },
  { "sailthru.author", CC_FIELD_AUTHORS },
  { "citation_author", CC_FIELD_AUTHORS },
  { "dc.creator", CC_FIELD_AUTHORS },
  { "dcterms.creator", CC_FIELD_AUTHORS },
  { "author", CC_FIELD_AUTHORS },
  { "article:author", CC_FIELD_AUTHORS },
  { "article:published_time", CC_FIELD_PUBLISHED },
  { "og:published_time", CC_FIELD_PUBLISHED },
  { "og:article:published_time", CC_FIELD_PUBLISHED },
  { "datepublished", CC_FIELD_PUBLISHED },
  { "parsely-pub-date", CC_FIELD_PUBLISHED },
  { "sailthru.date", CC_FIELD_PUBLISHED },
  { "citation_publication_date", CC_FIELD_PUBLISHED },
  { "citation_date", CC_FIELD_PUBLISHED },
  { "dc.date.issued", CC_FIELD_PUBLISHED },
  { "dcterms.issued", CC_FIELD_PUBLISHED },
  { "dcterms.created", CC_FIELD_PUBLISHED },
  { "dc.date", CC_FIELD_PUBLISHED },
  { "dcterms.date", CC_FIELD_PUBLISHED },
  { "pubdate", CC_FIELD_PUBLISHED },
  { "publishdate", CC_FIELD_PUBLISHED },
  { "publish-date", CC_FIELD_PUBLISHED },
  { "article.published", CC_FIELD_PUBLISHED },
  { "date", CC_FIELD_PUBLISHED },
  { "article:modified_time", CC_FIELD_MODIFIED },
  { "og:updated_time", CC_FIELD_MODIFIED },
  { "datemodified", CC_FIELD_MODIFIED },
  { "dcterms.modified", CC_FIELD_MODIFIED },
  { "last-modified", CC_FIELD_MODIFIED },
};

static gboolean
is_long (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == ' ';
  return n >= TITLE_WORDS;
}

/* Its name for readers, so Open Graph's before the company that JSON-LD names. Some
   systems put the article's title there, or an address. */
static void
set_site (Meta *meta, const char *value, const char *source)
{
  g_autofree char *clean = cc_clean_field (value, -1);

  if (!strstr (clean, "://") && !(is_long (clean) && g_strcmp0 (clean, meta->title) == 0)
      && g_strcmp0 (clean, first_of (meta, "og:title")) != 0)
    cc_draft_set_from (meta->draft, CC_FIELD_SITE, clean, -1, source);
}

static void
set_field (Meta *meta, CcField field, const char *value, const char *source)
{
  if (field == CC_FIELD_TITLE)
    set_title (meta, value, source, FALSE);
  else if (field == CC_FIELD_AUTHORS)
    cc_draft_add_author_from (meta->draft, value, source);
  else if (field == CC_FIELD_PUBLISHED)
    cc_draft_set_date (meta->draft, value, source);
  else if (field == CC_FIELD_MODIFIED)
    cc_draft_set_modified (meta->draft, value, source);
  else if (value && field == CC_FIELD_SITE)
    set_site (meta, value, source);
  else if (field != CC_FIELD_URL || is_article_address (value))
    cc_draft_set_from (meta->draft, field, value, -1, source);
}

static void
set_named (Meta *meta, CcField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const GPtrArray *contents
        = named[i].field == field ? g_hash_table_lookup (meta->named, named[i].name) : NULL;
      g_autofree char *source = contents ? g_strdup_printf ("meta %s", named[i].name) : NULL;

      for (guint k = 0; contents && k < contents->len; k++)
        set_field (meta, field, g_ptr_array_index (contents, k), source);
    }
}

static void
set_stated (Meta *meta, const CcStated *stated, const char *what, CcField field)
{
  static const char *const properties[CC_N_FIELDS] = {
    NULL, "headline", "publisher", "url", "inLanguage", "author", "datePublished", "dateModified",
  };
  g_autofree char *source = g_strdup_printf ("%s %s", what, properties[field]);

  for (guint i = 0; field == CC_FIELD_AUTHORS && i < stated->authors->len; i++)
    set_field (meta, field, g_ptr_array_index (stated->authors, i), source);
  if (stated->values[field])
    set_field (meta, field, stated->values[field], source);
}

static void
set_time (Meta *meta, const xmlNode *root, CcField field)
{
  const xmlNode *node = cc_page_time (root, field == CC_FIELD_MODIFIED);
  const char *when = node ? cc_node_attribute (node, "datetime") : NULL;
  xmlChar *text = node && !when ? xmlNodeGetContent (node) : NULL;

  if (node)
    set_field (meta, field, when ? when : (const char *) text, "time element");
  xmlFree (text);
}

static void
set_all (Meta *meta, const xmlNode *root, const CcStated *linked, const CcStated *marked)
{
  static const CcField order[] = {
    CC_FIELD_LANGUAGE, CC_FIELD_SITE,      CC_FIELD_URL,      CC_FIELD_TITLE,
    CC_FIELD_AUTHORS,  CC_FIELD_PUBLISHED, CC_FIELD_MODIFIED,
  };

  set_field (meta, CC_FIELD_LANGUAGE, cc_node_attribute (root, "lang"), "html lang");
  set_field (meta, CC_FIELD_LANGUAGE, cc_node_attribute (root, "xml:lang"), "html lang");
  set_field (meta, CC_FIELD_URL, meta->canonical, "link canonical");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (order[i] == CC_FIELD_SITE)
        set_field (meta, CC_FIELD_SITE, first_of (meta, "og:site_name"), "meta og:site_name");
      set_stated (meta, linked, "JSON-LD", order[i]);
      set_stated (meta, marked, "microdata", order[i]);
      set_named (meta, order[i]);
      if (order[i] == CC_FIELD_SITE)
        meta->site = cc_draft_get (meta->draft, CC_FIELD_SITE);
      else if (order[i] == CC_FIELD_URL)
        set_field (meta, CC_FIELD_URL, meta->saved_from, "comment of the saving program");
      else if (order[i] == CC_FIELD_PUBLISHED || order[i] == CC_FIELD_MODIFIED)
        set_time (meta, root, order[i]);
    }
  set_title (meta, meta->title, "title element", TRUE);
}

char *
cc_page_meta (const xmlNode *root, CcDraft *draft)
{
  Meta meta = { .draft = draft,
                .named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref),
                .headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (CcStated) linked = NULL;
  g_autoptr (CcStated) marked = cc_microdata (root);
  const char *address;

  collect (&meta, root);
  address = meta.canonical ? meta.canonical : first_of (&meta, "og:url");
  address = address ? address : meta.saved_from;
  linked = cc_json_ld (root, address, meta.title);
  set_all (&meta, root, linked, marked);
  g_hash_table_unref (meta.named);
  g_hash_table_unref (meta.headings);
  g_free (meta.canonical);
  g_free (meta.saved_from);
  g_free (meta.title);
  return g_steal_pointer (&linked->body);
}
