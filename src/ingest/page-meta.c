/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-meta.c: what a page says of itself, best source first: JSON-LD
   (schema.org), Open Graph and other <meta>, <time>, <title>. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

#include <jansson.h>

/* JSON-LD puts articles inside lists and graphs, hardly deeper. */
#define MAX_DEPTH 8

typedef struct
{
  CcDraft *draft;
  char *body; /* articleBody, or NULL */
} Meta;

/* ---- JSON-LD ---- */

/* A string, or the name of an object, or either of a list's first member. */
static const char *
name_of (const json_t *value)
{
  if (json_is_array (value))
    value = json_array_get (value, 0);
  if (json_is_object (value))
    {
      value = json_object_get (value, "name");
      if (json_is_array (value))
        value = json_array_get (value, 0);
    }
  return json_string_value (value);
}

static gboolean
is_article_type (const char *type)
{
  return type
         && (strstr (type, "Article") || strstr (type, "Posting") || strcmp (type, "Report") == 0);
}

static gboolean
is_article (const json_t *object)
{
  const json_t *type = json_object_get (object, "@type");
  const json_t *one;
  size_t i;

  json_array_foreach (type, i, one)
    if (is_article_type (json_string_value (one)))
      return TRUE;
  return is_article_type (json_string_value (type));
}

static void
add_authors (CcDraft *draft, const json_t *value)
{
  const json_t *one;
  size_t i;

  if (!json_is_array (value))
    {
      const char *name = name_of (value);

      if (name)
        cc_draft_add_author (draft, name);
      return;
    }
  json_array_foreach (value, i, one)
    if (name_of (one))
      cc_draft_add_author (draft, name_of (one));
}

static void
use_article (Meta *meta, const json_t *object)
{
  const char *body = json_string_value (json_object_get (object, "articleBody"));
  const char *language = json_string_value (json_object_get (object, "inLanguage"));

  cc_draft_set (meta->draft, CC_FIELD_TITLE,
                json_string_value (json_object_get (object, "headline")), -1);
  cc_draft_set_date (meta->draft, json_string_value (json_object_get (object, "datePublished")),
                     "JSON-LD datePublished");
  cc_draft_set (meta->draft, CC_FIELD_SITE, name_of (json_object_get (object, "publisher")), -1);
  cc_draft_set (meta->draft, CC_FIELD_LANGUAGE, language, -1);
  add_authors (meta->draft, json_object_get (object, "author"));
  if (body && !meta->body)
    meta->body = g_strdup (body);
}

/* Bounded by MAX_DEPTH. */
static void
use_json (Meta *meta, const json_t *value, guint depth)
{
  const json_t *one;
  size_t i;

  if (depth > MAX_DEPTH)
    return;
  json_array_foreach (value, i, one)
    use_json (meta, one, depth + 1);
  if (json_is_object (value))
    {
      if (is_article (value))
        use_article (meta, value);
      use_json (meta, json_object_get (value, "@graph"), depth + 1);
      use_json (meta, json_object_get (value, "mainEntity"), depth + 1);
    }
}

static void
use_script (Meta *meta, const xmlNode *script)
{
  const char *type = cc_node_attribute (script, "type");
  json_t *value;

  if (!type || g_ascii_strcasecmp (type, "application/ld+json") != 0 || !script->children
      || !script->children->content)
    return;
  value = json_loads ((const char *) script->children->content, 0, NULL);
  use_json (meta, value, 0);
  json_decref (value);
}

/* ---- <meta>, <link>, <time> ---- */

static const struct { const char *name; CcField field; } fields[] = {
  { "og:title", CC_FIELD_TITLE },        { "twitter:title", CC_FIELD_TITLE },
  { "dc.title", CC_FIELD_TITLE },        { "og:site_name", CC_FIELD_SITE },
  { "application-name", CC_FIELD_SITE }, { "dc.publisher", CC_FIELD_SITE },
  { "og:url", CC_FIELD_URL },            { "og:locale", CC_FIELD_LANGUAGE },
  { "content-language", CC_FIELD_LANGUAGE }, { "dc.language", CC_FIELD_LANGUAGE },
};

static const char *const dates[] = {
  "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date",
  "dcterms.created", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
  "parsely-pub-date", "sailthru.date", "article.published", NULL,
};

/* Authors that are addresses of profiles are not names. */
static void
use_author (CcDraft *draft, const char *content)
{
  if (!strstr (content, "://"))
    cc_draft_add_author (draft, content);
}

static void
use_meta (Meta *meta, const xmlNode *node)
{
  const char *content = cc_node_attribute (node, "content");
  const char *name = cc_node_attribute (node, "property");

  if (!name)
    name = cc_node_attribute (node, "name");
  if (!name)
    name = cc_node_attribute (node, "itemprop");
  if (!name)
    name = cc_node_attribute (node, "http-equiv");
  if (!name || !content)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (name, fields[i].name) == 0)
      cc_draft_set (meta->draft, fields[i].field, content, -1);
  for (const char *const *date = dates; *date; date++)
    if (g_ascii_strcasecmp (name, *date) == 0)
      {
        g_autofree char *source = g_strdup_printf ("meta %s", name);

        cc_draft_set_date (meta->draft, content, source);
      }
  if (g_ascii_strcasecmp (name, "author") == 0 || g_ascii_strcasecmp (name, "article:author") == 0
      || g_ascii_strcasecmp (name, "dc.creator") == 0)
    use_author (meta->draft, content);
}

static void
use_link (Meta *meta, const xmlNode *node)
{
  const char *rel = cc_node_attribute (node, "rel");

  if (rel && g_ascii_strcasecmp (rel, "canonical") == 0)
    cc_draft_set (meta->draft, CC_FIELD_URL, cc_node_attribute (node, "href"), -1);
}

static void
use_time (Meta *meta, const xmlNode *node)
{
  const char *itemprop = cc_node_attribute (node, "itemprop");

  if (!itemprop || !strstr (itemprop, "odified"))
    cc_draft_set_date (meta->draft, cc_node_attribute (node, "datetime"), "time element");
}

/* "The tram opens | Harbour Daily": what stands before the last separator. A
   dash may belong to the title, so it parts only a shorter end from it. */
static void
use_title (Meta *meta, const xmlNode *node)
{
  static const char *const separators[] = { " | ", " :: ", " » ", " – ", " — ", " - ", NULL };
  const char *title = node->children && node->children->content
                        ? (const char *) node->children->content : NULL;
  gssize cut = -1;

  for (guint i = 0; title && separators[i] && cut < 0; i++)
    {
      const char *last = g_strrstr (title, separators[i]);

      if (last && last > title && (i < 3 || (gsize) (last - title) > strlen (last)))
        cut = last - title;
    }
  cc_draft_set (meta->draft, CC_FIELD_TITLE, title, cut);
}

typedef void (*Use) (Meta *meta, const xmlNode *node);

static void
for_each (const xmlNode *root, const char *name, Use use, Meta *meta)
{
  for (const xmlNode *node = root; node; node = cc_node_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0)
      use (meta, node);
}

char *
cc_page_meta (const xmlNode *root, CcDraft *draft)
{
  Meta meta = { draft, NULL };

  cc_draft_set (draft, CC_FIELD_LANGUAGE, cc_node_attribute (root, "lang"), -1);
  cc_draft_set (draft, CC_FIELD_LANGUAGE, cc_node_attribute (root, "xml:lang"), -1);
  for_each (root, "script", use_script, &meta);
  for_each (root, "link", use_link, &meta);
  for_each (root, "meta", use_meta, &meta);
  for_each (root, "time", use_time, &meta);
  for_each (root, "title", use_title, &meta);
  return meta.body;
}
