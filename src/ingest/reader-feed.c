/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-feed.c: RSS 0.9x, 1.0 and 2.0 and Atom (RFC 4287): one article an item.
   No way back to the bytes of the file: entities stand between, often twice. */
#include "config.h"

#include <ingest/markup.h>
#include <ingest/page.h>
#include <ingest/record.h>

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/uri.h>

static const char *const extensions[] = { "rss", "atom", "rdf", "xml", NULL };

/* How much is searched for the first element, and for the charset. */
#define PROBE 4096

/* A description of more bytes than this is no summary any more. */
#define MAX_SUMMARY 1000

/* ---- bidding ---- */

/* Past what may stand before the first element. */
static const char *
first_element (const char *p, const char *end)
{
  p = cc_markup_skip (p, end);
  while (cc_markup_starts (p, end, "<!doctype"))
    {
      const char *stop = memchr (p, '>', (gsize) (end - p));

      p = cc_markup_skip (stop ? stop + 1 : end, end);
    }
  return p;
}

static int
bid (const CcInput *input)
{
  static const char *const roots[] = { "<rss", "<feed", "<rdf:RDF", "<atom:feed", NULL };
  const char *end = input->bytes + MIN (input->size, PROBE);
  const char *p = first_element (input->bytes, end);

  for (const char *const *root = roots; *root; root++)
    if (cc_markup_starts (p, end, *root))
      return 88;
  /* Whatever else is XML gets a message that says so. */
  return cc_input_has_extension (input, extensions)
             || cc_markup_starts (input->bytes, end, "<?xml")
           ? 50 : 0;
}

/* The charset of the XML declaration; new, or NULL. */
static char *
declared_charset (const CcInput *input)
{
  const char *end = input->bytes + MIN (input->size, PROBE);
  const char *close = g_strstr_len (input->bytes, end - input->bytes, "?>");
  const char *name = close ? g_strstr_len (input->bytes, close - input->bytes, "encoding=") : NULL;

  if (!name || !(name[9] == '"' || name[9] == '\''))
    return NULL;
  name += 10;
  return g_strndup (name, strcspn (name, "\"'?>"));
}

/* ---- elements ---- */

/* The name of an element without the prefix that its namespace goes by. */
static const char *
local_name (const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *colon = strchr (name, ':');

  return colon ? colon + 1 : name;
}

/* Elements of extensions that have the names of others and mean something else. */
static gboolean
is_foreign (const xmlNode *node)
{
  static const char *const prefixes[] = { "media", "itunes", "excerpt", "thr", "slash", "geo" };
  const char *name = (const char *) node->name;
  const char *colon = strchr (name, ':');

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (node->ns && node->ns->prefix
          ? strcmp ((const char *) node->ns->prefix, prefixes[i]) == 0
          : colon && g_str_has_prefix (name, prefixes[i])
              && (gsize) (colon - name) == strlen (prefixes[i]))
      return TRUE;
  return FALSE;
}

/* The first child called by one of @names, of which the first is the best. */
static const xmlNode *
child (const xmlNode *parent, const char *const *names)
{
  for (; *names; names++)
    for (const xmlNode *node = parent->children; node; node = node->next)
      if (node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp (local_name (node), *names) == 0
          && !is_foreign (node))
        return node;
  return NULL;
}

#define CHILD(parent, ...) child (parent, (const char *const[]) { __VA_ARGS__, NULL })

/* What an entity stands for that the file does not declare but HTML knows. */
static void
append_entity (GString *text, const xmlNode *reference)
{
  const htmlEntityDesc *entity = htmlEntityLookup (reference->name);

  if (entity)
    g_string_append_unichar (text, entity->value);
}

/* The text inside of @node and its children; new, "" for NULL. */
static char *
text_of (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  for (const xmlNode *n = node; n; n = cc_node_next (n, node, TRUE))
    if (n->type == XML_ENTITY_REF_NODE)
      append_entity (text, n);
    else if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content)
      g_string_append (text, (const char *) n->content);
  return g_string_free (text, FALSE);
}

/* The same without white space at the ends; NULL when nothing is left. */
static char *
field_of (const xmlNode *node)
{
  g_autofree char *text = text_of (node);

  return *g_strstrip (text) ? g_steal_pointer (&text) : NULL;
}

/* Titles may hold markup and entities of their own; new. */
static char *
plain_title (const xmlNode *node)
{
  g_autofree char *text = text_of (node);
  htmlDocPtr document;
  xmlChar *shown;
  char *plain;

  if (!strpbrk (text, "<&") || strlen (text) > PROBE)
    return g_steal_pointer (&text);
  document = htmlReadMemory (text, (int) strlen (text), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                               | HTML_PARSE_NONET);
  shown = document ? xmlNodeGetContent (xmlDocGetRootElement (document)) : NULL;
  plain = shown ? g_strdup ((const char *) shown) : g_steal_pointer (&text);
  xmlFree (shown);
  xmlFreeDoc (document);
  return plain;
}

/* ---- addresses ---- */

/* @address made whole by the xml:base in force at @node; new. */
static char *
whole_address (const xmlNode *node, const char *address)
{
  xmlChar *base = xmlNodeGetBase (node->doc, node);
  xmlChar *built = base && !strstr (address, "://") ? xmlBuildURI ((const xmlChar *) address, base)
                                                    : NULL;
  char *whole = g_strdup (built ? (const char *) built : address);

  xmlFree (built);
  xmlFree (base);
  return whole;
}

/* Atom's links say what they are for; the page of the item is the "alternate". */
static char *
atom_link (const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp (local_name (node), "link") == 0)
      {
        const char *rel = cc_node_attribute (node, "rel");
        const char *href = cc_node_attribute (node, "href");

        if (href && *href && (!rel || strcmp (rel, "alternate") == 0))
          return whole_address (node, href);
      }
  return NULL;
}

/* The address of an item or channel; new, or NULL. */
static char *
link_of (const xmlNode *parent)
{
  g_autofree char *address = field_of (CHILD (parent, "origLink"));
  const xmlNode *guid = CHILD (parent, "guid");
  const char *permanent = guid ? cc_node_attribute (guid, "isPermaLink") : NULL;

  if (!address)
    address = atom_link (parent);
  for (const xmlNode *node = parent->children; node && !address; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp (local_name (node), "link") == 0)
      address = field_of (node);
  if (!address && guid && (!permanent || g_ascii_strcasecmp (permanent, "false") != 0))
    {
      address = field_of (guid);
      if (address && !strstr (address, "://"))
        g_clear_pointer (&address, g_free);
    }
  return address ? whole_address (parent, address) : NULL;
}

/* The host of an address without "www.", or NULL; new. */
static char *
host_of (const char *address)
{
  const char *start = address ? strstr (address, "://") : NULL;
  g_autofree char *host = start ? g_ascii_strdown (start + 3, (gssize) strcspn (start + 3, "/?#:"))
                                : NULL;

  if (!host || !*host)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

/* ---- one item ---- */

typedef struct
{
  CcHarvest *harvest;
  char *title;            /* of the channel, or NULL */
  char *host;             /* of its address, or NULL */
  char *language;         /* as it says, or NULL */
  guint n_items;
  guint n_summaries;
} Feed;

static gboolean
is_same_site (const char *a, const char *b)
{
  g_autofree char *dotted_a = g_strdup_printf (".%s", a);
  g_autofree char *dotted_b = g_strdup_printf (".%s", b);

  return g_str_has_suffix (dotted_a, dotted_b) || g_str_has_suffix (dotted_b, dotted_a);
}

/* Whose item it is: the channel's, unless the item names its source or lies on
   another site: then the channel only gathers what others publish. */
static void
set_site (const Feed *feed, const xmlNode *item, const char *address, CcDraft *draft)
{
  const xmlNode *source = CHILD (item, "source");
  const xmlNode *title = source ? CHILD (source, "title") : NULL;
  g_autofree char *named = field_of (title ? title : source);
  g_autofree char *publisher = field_of (CHILD (item, "publisher"));
  g_autofree char *host = host_of (address);

  if (named && !strstr (named, "://"))
    cc_draft_set_from (draft, CC_FIELD_SITE, named, -1, "feed source");
  cc_draft_set_from (draft, CC_FIELD_SITE, publisher, -1, "feed publisher");
  if (host && feed->host && !is_same_site (host, feed->host))
    cc_draft_set_from (draft, CC_FIELD_SITE, host, -1, "address");
  cc_draft_set_from (draft, CC_FIELD_SITE, feed->title, -1, "channel title");
  cc_draft_set_from (draft, CC_FIELD_SITE, host, -1, "address");
}

/* RFC 822 names zones that only Americans can read; new. */
static char *
without_zone_name (const char *date)
{
  static const struct { const char *name, *offset; } zones[] = {
    { " EST", " -0500" }, { " EDT", " -0400" }, { " CST", " -0600" }, { " CDT", " -0500" },
    { " MST", " -0700" }, { " MDT", " -0600" }, { " PST", " -0800" }, { " PDT", " -0700" },
  };
  gsize length = strlen (date);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_has_suffix (date, zones[i].name))
      return g_strdup_printf ("%.*s%s", (int) (length - 4), date, zones[i].offset);
  return g_strdup (date);
}

static void
set_date (const Feed *feed, const xmlNode *item, CcDraft *draft, const char *place)
{
  const xmlNode *node = CHILD (item, "pubDate", "published", "issued", "date", "created",
                               "updated", "modified");
  g_autofree char *text = field_of (node);
  g_autofree char *date = text ? without_zone_name (text) : NULL;
  g_autofree char *source = node ? g_strdup_printf ("feed %s", local_name (node)) : NULL;

  if (date && !cc_draft_set_date (draft, date, source))
    cc_harvest_notice (feed->harvest, CC_WARNED, place, "no date can be read from <%s>",
                       local_name (node));
}

/* "redaktion@example.org (Mara Toll)" and plain names; an address alone is none. */
static void
add_author (CcDraft *draft, const xmlNode *node)
{
  const xmlNode *named = CHILD (node, "name");
  g_autofree char *text = field_of (named ? named : node);
  const char *open = text ? strchr (text, '(') : NULL;

  if (text && !strchr (text, '@'))
    cc_draft_add_author_from (draft, text, "feed author");
  else if (open)
    {
      g_autofree char *name = g_strndup (open + 1, strcspn (open + 1, ")"));

      cc_draft_add_author_from (draft, name, "feed author");
    }
}

static void
add_authors (const xmlNode *item, CcDraft *draft)
{
  for (const xmlNode *node = item->children; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE && !is_foreign (node)
        && (strcmp (local_name (node), "author") == 0
            || strcmp (local_name (node), "creator") == 0))
      add_author (draft, node);
}

/* ---- the text ---- */

static gboolean
has_elements (const xmlNode *node)
{
  for (const xmlNode *n = node->children; n; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

/* Markup that was escaped once more than the format asks for: "&lt;p&gt;" and no
   '<' at all. New, or NULL when it is not so. */
static char *
unescape_twice (const char *text)
{
  static const struct { const char *entity, *sign; } table[] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&amp;", "&" },
  };
  GString *plain;

  if (strchr (text, '<')
      || !(strstr (text, "&lt;p") || strstr (text, "&lt;/") || strstr (text, "&lt;br")))
    return NULL;
  plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p;)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (table) && !g_str_has_prefix (p, table[i].entity))
        i++;
      if (i < G_N_ELEMENTS (table))
        g_string_append (plain, table[i].sign);
      else
        g_string_append_c (plain, *p);
      p += i < G_N_ELEMENTS (table) ? strlen (table[i].entity) : 1;
    }
  return g_string_free (plain, FALSE);
}

/* Atom's type "text" is what it is; all else that is not a tree is HTML. */
static gboolean
is_plain_text (const xmlNode *node)
{
  const char *type = cc_node_attribute (node, "type");
  gboolean atom = strcmp (local_name (node), "content") == 0
                  || strcmp (local_name (node), "summary") == 0;

  return type ? strcmp (type, "text") == 0 || strcmp (type, "text/plain") == 0 : atom;
}

static void
add_text (CcDraft *draft, const xmlNode *node)
{
  g_autofree char *text = NULL;
  g_autofree char *unescaped = NULL;

  if (has_elements (node))
    {
      cc_draft_add_tree (draft, node);
      return;
    }
  text = text_of (node);
  unescaped = unescape_twice (text);
  if (unescaped)
    cc_draft_add_fragment (draft, unescaped, strlen (unescaped));
  else if (is_plain_text (node) && !cc_is_fragment (text, strlen (text)))
    cc_draft_add_body (draft, text, strlen (text), CC_NO_SOURCE);
  else
    cc_draft_add_fragment (draft, text, strlen (text));
}

static gboolean
is_summary (const xmlNode *node)
{
  g_autofree char *text = text_of (node);

  return strlen (text) <= MAX_SUMMARY;
}

/* The element that holds the item's text, or NULL. */
static const xmlNode *
find_text (Feed *feed, const xmlNode *item)
{
  const xmlNode *full = CHILD (item, "encoded", "full-text", "fulltext", "body", "content");
  g_autofree char *text = field_of (full);

  if (text)
    return full;
  full = CHILD (item, "description", "summary");
  feed->n_summaries += full && is_summary (full);
  return full;
}

static void
set_language (const Feed *feed, const xmlNode *item, CcDraft *draft)
{
  g_autofree char *own = field_of (CHILD (item, "language"));
  xmlChar *inherited = xmlNodeGetLang (item);

  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, own, -1, "feed language");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, (const char *) inherited, -1, "feed language");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, feed->language, -1, "feed language");
  xmlFree (inherited);
}

static void
read_item (Feed *feed, const xmlNode *item)
{
  g_autofree char *place = g_strdup_printf ("item %u", ++feed->n_items);
  g_autofree char *all = text_of (item);
  g_autofree char *address = link_of (item);
  const xmlNode *titled = CHILD (item, "title");
  const xmlNode *text = find_text (feed, item);
  CcDraft *draft = cc_harvest_article (feed->harvest, place, all, strlen (all));

  if (titled)
    {
      g_autofree char *title = plain_title (titled);

      cc_draft_set_from (draft, CC_FIELD_TITLE, title, -1, "feed title");
    }
  cc_draft_set_from (draft, CC_FIELD_URL, address, -1, "feed link");
  set_site (feed, item, address, draft);
  set_date (feed, item, draft, place);
  set_language (feed, item, draft);
  add_authors (item, draft);
  if (!text)
    return;
  cc_draft_add (draft, CC_BLOCK_TITLE, cc_draft_title (draft), strlen (cc_draft_title (draft)),
                CC_NO_SOURCE);
  add_text (draft, text);
}

/* ---- the feed ---- */

static gboolean
is_item (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && !is_foreign (node)
         && (strcmp (local_name (node), "item") == 0 || strcmp (local_name (node), "entry") == 0);
}

static void
read_items (Feed *feed, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (is_item (node))
      read_item (feed, node);
}

/* What the channel says is said of each item, so it is looked up once. */
static void
read_channel (Feed *feed, const xmlNode *channel)
{
  const xmlNode *title = CHILD (channel, "title");
  g_autofree char *address = link_of (channel);

  feed->title = title ? plain_title (title) : NULL;
  feed->host = host_of (address);
  feed->language = field_of (CHILD (channel, "language"));
}

static gboolean
read_feed (Feed *feed, const xmlNode *root, GError **error)
{
  const xmlNode *channel = CHILD (root, "channel");
  const char *name = local_name (root);

  if (g_ascii_strcasecmp (name, "rss") != 0 && strcmp (name, "RDF") != 0
      && strcmp (name, "feed") != 0)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ,
                   "an XML file of an unknown kind (root element <%.60s>)", name);
      return FALSE;
    }
  read_channel (feed, channel ? channel : root);
  if (channel)
    read_items (feed, channel);
  read_items (feed, root);
  if (feed->n_items == 0)
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "a feed without items");
  cc_record_tell_summaries (feed->harvest, feed->n_summaries);
  return feed->n_items > 0;
}

/* The first thing that the parser had to mend. */
static void
tell_defects (xmlParserCtxtPtr context, CcHarvest *harvest)
{
  const xmlError *last = xmlCtxtGetLastError (context);
  g_autofree char *place = NULL;
  g_autofree char *message = NULL;

  if (context->wellFormed || !last || !last->message)
    return;
  place = g_strdup_printf ("line %d", MAX (last->line, 1));
  message = cc_clean_field (last->message, -1);
  cc_harvest_notice (harvest, CC_WARNED, place, "broken XML, read as far as it can be: %s",
                     message);
}

static gboolean
read_xml (const CcInput *input, CcHarvest *harvest, GError **error)
{
  const int options = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                      | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_autofree char *charset = declared_charset (input);
  Feed feed = { .harvest = harvest };
  xmlParserCtxtPtr context;
  xmlDocPtr document = NULL;
  const xmlNode *root;
  gboolean good = FALSE;

  if (!cc_decode (input, charset, harvest, &decoded, error))
    return FALSE;
  context = xmlNewParserCtxt ();
  if (context && decoded.length <= G_MAXINT)
    document = xmlCtxtReadMemory (context, decoded.text, (int) decoded.length, NULL, "UTF-8",
                                  options);
  root = document ? xmlDocGetRootElement (document) : NULL;
  if (context)
    tell_defects (context, harvest);
  if (root)
    good = read_feed (&feed, root, error);
  else
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no XML");
  g_free (feed.title);
  g_free (feed.host);
  g_free (feed.language);
  xmlFreeDoc (document);
  xmlFreeParserCtxt (context);
  return good;
}

extern const CcReader cc_reader_feed;
const CcReader cc_reader_feed = {
  .name = "feed",
  .description = "RSS or Atom feed; each item one article",
  .extensions = extensions,
  .bid = bid,
  .read = read_xml,
};
