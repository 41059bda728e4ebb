/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-ld.c: what a page's JSON-LD says of its article, by schema.org. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

#include <jansson.h>

/* JSON-LD puts articles inside lists and graphs, hardly deeper. */
#define MAX_DEPTH 8

/* Objects beyond these are not looked at: a page has one article. */
#define MAX_ARTICLES 64

typedef struct
{
  const char *url, *title;
  GHashTable *by_id;      /* "@id" → json_t *, the object that has a name */
  const json_t *articles[MAX_ARTICLES];
  guint n;
  GPtrArray *scripts;     /* of json_t *, owned */
} Graph;

CcStated *
cc_stated_new (void)
{
  CcStated *stated = g_new0 (CcStated, 1);

  stated->authors = g_ptr_array_new_with_free_func (g_free);
  return stated;
}

void
cc_stated_free (CcStated *stated)
{
  for (guint i = 0; i < CC_N_FIELDS; i++)
    g_free (stated->values[i]);
  g_ptr_array_unref (stated->authors);
  g_free (stated->body);
  g_free (stated);
}

/* ---- values ---- */

static const char *
string_of (const json_t *object, const char *key)
{
  const json_t *value = json_object_get (object, key);

  return json_string_value (json_is_array (value) ? json_array_get (value, 0) : value);
}

/* A string, or the name of an object, of one that it refers to, or of a list's first. */
static const char *
name_of (const Graph *graph, const json_t *value)
{
  const json_t *known;
  const char *id;

  if (json_is_array (value))
    value = json_array_get (value, 0);
  if (!json_is_object (value))
    return json_string_value (value);
  id = string_of (value, "@id");
  known = id && !json_object_get (value, "name") ? g_hash_table_lookup (graph->by_id, id) : value;
  return string_of (known, "name");
}

gboolean
cc_is_article_type (const char *type)
{
  return type
         && (strstr (type, "Article") || strstr (type, "Posting") || strcmp (type, "Report") == 0);
}

static gboolean
has_type (const json_t *object, gboolean (*is_type) (const char *type))
{
  const json_t *type = json_object_get (object, "@type");
  const json_t *one;
  size_t i;

  json_array_foreach (type, i, one)
    if (is_type (json_string_value (one)))
      return TRUE;
  return is_type (json_string_value (type));
}

static gboolean
is_page_type (const char *type)
{
  return type && (strcmp (type, "WebPage") == 0 || strcmp (type, "ItemPage") == 0);
}

/* ---- which article ---- */

/* Without scheme, "www.", query, fragment and last slash. */
static char *
bare_address (const char *url)
{
  const char *start = strstr (url, "://");
  gsize n;

  start = start ? start + 3 : url;
  if (g_str_has_prefix (start, "www."))
    start += 4;
  n = strcspn (start, "?#");
  while (n > 0 && start[n - 1] == '/')
    n--;
  return g_ascii_strdown (start, (gssize) n);
}

static gboolean
same_address (const char *a, const char *b)
{
  g_autofree char *x = a ? bare_address (a) : NULL;
  g_autofree char *y = b ? bare_address (b) : NULL;

  return x && y && strcmp (x, y) == 0;
}

/* The page's title begins with the headline, or holds it. */
static gboolean
is_in_title (const char *headline, const char *title)
{
  g_autofree char *plain = headline ? cc_unescape (headline) : NULL;
  g_autofree char *a = plain ? cc_clean_field (plain, -1) : NULL;
  g_autofree char *b = title ? cc_clean_field (title, -1) : NULL;

  return a && b && *a && strstr (b, a);
}

static int
score (const Graph *graph, const json_t *object)
{
  const json_t *page = json_object_get (object, "mainEntityOfPage");
  const char *of_page = json_is_object (page) ? string_of (page, "@id") : json_string_value (page);
  int total = has_type (object, cc_is_article_type) ? 4 : 0;

  if (graph->url
      && (same_address (string_of (object, "url"), graph->url) || same_address (of_page, graph->url)
          || same_address (string_of (object, "@id"), graph->url)))
    total += 2;
  if (is_in_title (string_of (object, "headline"), graph->title))
    total += 1;
  return total;
}

/* The best; of equals the first. NULL when there is none. */
static const json_t *
choose (const Graph *graph)
{
  const json_t *best = NULL;
  int best_score = -1;

  for (guint i = 0; i < graph->n; i++)
    {
      int total = score (graph, graph->articles[i]);

      if (total > best_score)
        {
          best = graph->articles[i];
          best_score = total;
        }
    }
  return best;
}

/* ---- reading ---- */

/* Bounded by MAX_DEPTH. */
static void
collect (Graph *graph, json_t *value, guint depth)
{
  const char *id = string_of (value, "@id");
  json_t *one;
  size_t i;

  if (depth > MAX_DEPTH)
    return;
  json_array_foreach (value, i, one)
    collect (graph, one, depth + 1);
  if (!json_is_object (value))
    return;
  if (id && json_object_get (value, "name"))
    g_hash_table_insert (graph->by_id, (gpointer) id, value);
  if (graph->n < MAX_ARTICLES
      && (has_type (value, cc_is_article_type) || has_type (value, is_page_type)))
    graph->articles[graph->n++] = value;
  collect (graph, json_object_get (value, "@graph"), depth + 1);
  collect (graph, json_object_get (value, "mainEntity"), depth + 1);
}

/* Line ends inside of strings, which many systems write, are no JSON. */
static json_t *
load (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  char *start = strpbrk (plain, "{[");

  for (char *p = plain; *p; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  return start ? json_loads (start, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
}

static void
use_script (Graph *graph, const xmlNode *script)
{
  const char *type = cc_node_attribute (script, "type");
  json_t *value;

  if (!type || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0 || !script->children
      || !script->children->content)
    return;
  value = load ((const char *) script->children->content);
  if (!value)
    return;
  g_ptr_array_add (graph->scripts, value);
  collect (graph, value, 0);
}

static void
set (CcStated *stated, CcField field, const char *value)
{
  if (value && !stated->values[field])
    stated->values[field] = cc_unescape (value);
}

static void
state_authors (const Graph *graph, CcStated *stated, const json_t *value)
{
  const json_t *one;
  size_t i;

  if (!json_is_array (value) && name_of (graph, value))
    g_ptr_array_add (stated->authors, cc_unescape (name_of (graph, value)));
  json_array_foreach (value, i, one)
    if (name_of (graph, one))
      g_ptr_array_add (stated->authors, cc_unescape (name_of (graph, one)));
}

/* The text of an article, which some systems give with its markup, and some with that
   escaped; new. */
static char *
body_of (const char *text)
{
  g_autofree char *plain = cc_unescape (text);

  return strstr (plain, "</") ? cc_unescape (plain) : g_steal_pointer (&plain);
}

static void
state (const Graph *graph, const json_t *object, CcStated *stated)
{
  const json_t *author = json_object_get (object, "author");
  const char *body = string_of (object, "articleBody");

  set (stated, CC_FIELD_PUBLISHED, string_of (object, "datePublished"));
  set (stated, CC_FIELD_MODIFIED, string_of (object, "dateModified"));
  set (stated, CC_FIELD_LANGUAGE, string_of (object, "inLanguage"));
  if (!has_type (object, cc_is_article_type))
    return;
  set (stated, CC_FIELD_TITLE, string_of (object, "headline"));
  set (stated, CC_FIELD_SITE, name_of (graph, json_object_get (object, "publisher")));
  set (stated, CC_FIELD_URL, string_of (object, "url"));
  state_authors (graph, stated, author ? author : json_object_get (object, "creator"));
  stated->body = body ? body_of (body) : NULL;
}

CcStated *
cc_json_ld (const xmlNode *root, const char *url, const char *title)
{
  CcStated *stated = cc_stated_new ();
  Graph graph = { .url = url, .title = title, .by_id = g_hash_table_new (g_str_hash, g_str_equal),
                  .scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref) };
  const json_t *article;

  for (const xmlNode *node = root; node; node = cc_node_next (node, root, TRUE))
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "script") == 0)
      use_script (&graph, node);
  article = choose (&graph);
  if (article)
    state (&graph, article, stated);
  g_ptr_array_unref (graph.scripts);
  g_hash_table_unref (graph.by_id);
  return stated;
}
