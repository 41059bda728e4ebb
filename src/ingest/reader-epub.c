/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-epub.c: an electronic book or magazine (EPUB 2 and 3). Each document of its
   reading order is an article, read as a web page. */
#include "config.h"

#include <ingest/xml.h>

#include <string.h>

static const char *const extensions[] = { "epub", NULL };

static int
bid (const CcInput *input)
{
  if (cc_zip_has_type (input, "application/epub+zip"))
    return 95;
  return cc_is_zip (input) && cc_input_has_extension (input, extensions) ? 90 : 0;
}

typedef struct
{
  CcHarvest *harvest;
  GHashTable *parts;
  const xmlNode *root;   /* of the package document */
  CcCore *core;
  char *folder;          /* of that document, "OEBPS" */
  GHashTable *items;     /* id → const xmlNode * of the manifest */
  GHashTable *encrypted; /* names */
  GHashTable *done;      /* names that were read or passed over */
  guint n_encrypted;
} Book;

/* ---- names ---- */

/* @href as it is seen from @folder, as a name in the archive; NULL when it leads out
   of that. New. */
static char *
resolve (const char *folder, const char *href)
{
  g_autofree char *path = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  g_autofree char *whole = g_strconcat (folder, "/", plain ? plain : path, NULL);
  g_auto (GStrv) parts = g_strsplit (whole, "/", 0);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  g_autofree char *name = NULL;

  if (strchr (path, ':') || *path == '/' || *path == '\0')
    return NULL;
  for (char **part = parts; *part; part++)
    if (strcmp (*part, "..") == 0)
      {
        if (stack->len == 0)
          return NULL;
        g_ptr_array_set_size (stack, (int) stack->len - 1);
      }
    else if (**part && strcmp (*part, ".") != 0)
      g_ptr_array_add (stack, *part);
  g_ptr_array_add (stack, NULL);
  name = g_strjoinv ("/", (char **) stack->pdata);
  return cc_entry_name (name);
}

static char *
folder_of (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash ? g_strndup (name, (gsize) (slash - name)) : g_strdup ("");
}

/* ---- what is known before reading ---- */

/* The name of the package document; new, or NULL. */
static char *
package_name (CcHarvest *harvest, GHashTable *parts)
{
  g_autoptr (xmlDoc) container = cc_part_xml (harvest, parts, "META-INF/container.xml");
  const xmlNode *root = container ? xmlDocGetRootElement (container) : NULL;
  const xmlNode *file = cc_node_find (root, NULL, "rootfile");
  const char *path = file ? cc_node_attribute (file, "full-path") : NULL;

  return path ? resolve ("", path) : NULL;
}

/* The items of the manifest, by id. */
static GHashTable *
list_items (const xmlNode *root)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);

  for (const xmlNode *node = NULL; (node = cc_node_find (root, node, "item"));)
    {
      const char *id = cc_node_attribute (node, "id");

      if (id && !g_hash_table_contains (items, id))
        g_hash_table_insert (items, (gpointer) id, (gpointer) node);
    }
  return items;
}

/* Fonts are often only obscured; that keeps nobody from reading. */
static GHashTable *
list_encrypted (CcHarvest *harvest, GHashTable *parts)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (xmlDoc) document = cc_part_xml (harvest, parts, "META-INF/encryption.xml");
  const xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;

  for (const xmlNode *node = NULL; (node = cc_node_find (root, node, "CipherReference"));)
    {
      const char *uri = cc_node_attribute (node, "URI");
      char *name = uri ? resolve ("", uri) : NULL;

      if (name)
        g_hash_table_add (names, name);
    }
  return names;
}

/* Marks as done what the guide of EPUB 2 calls a cover, a table of contents and the
   like. */
static void
pass_over_guide (Book *book)
{
  static const char types[] = " cover toc title-page copyright-page index loi lot ";

  for (const xmlNode *node = NULL; (node = cc_node_find (book->root, node, "reference"));)
    {
      const char *said = cc_node_attribute (node, "type");
      const char *href = cc_node_attribute (node, "href");
      g_autofree char *type = g_strdup_printf (" %s ", said ? said : "");
      char *name = href && strstr (types, type) ? resolve (book->folder, href) : NULL;

      if (name)
        g_hash_table_add (book->done, name);
    }
}

/* ---- documents ---- */

/* What the book says of itself goes for each of its documents that does not know
   better. Many call themselves by the book's title. */
static void
set_fields (const Book *book, CcDraft *draft)
{
  const CcCore *core = book->core;

  if (strcmp (cc_draft_title (draft), core->title) == 0)
    cc_draft_retitle (draft);
  cc_draft_set_from (draft, CC_FIELD_SITE, core->publisher, -1, "EPUB publisher");
  cc_draft_set_from (draft, CC_FIELD_SITE, core->title, -1, "EPUB title");
  cc_draft_set_core (draft, core);
  cc_draft_set_date (draft, core->date, "EPUB date");
}

static void
read_document (Book *book, const char *name, const char *type)
{
  g_autofree char *place = g_strdup_printf ("member %s", name);
  const GString *part = cc_part (book->harvest, book->parts, name);
  CcInput member = { .name = name, .place = place, .member = name, .type = type };
  guint first = book->harvest->drafts->len;
  gboolean keep_open = book->harvest->keep_open;

  if (!part || part->len == 0)
    {
      cc_harvest_notice (book->harvest, CC_FAILED, place,
                         part ? "empty file" : "named by the book, but not in it");
      return;
    }
  member.bytes = part->str;
  member.size = part->len;
  book->harvest->keep_open = TRUE;
  cc_harvest_member (book->harvest, &member);
  book->harvest->keep_open = keep_open;
  /* Covers and the like have no text, which is no failure. */
  if (book->harvest->drafts->len == first + 1
      && cc_draft_is_empty (g_ptr_array_index (book->harvest->drafts, first)))
    g_ptr_array_set_size (book->harvest->drafts, (int) first);
  for (guint i = first; i < book->harvest->drafts->len; i++)
    set_fields (book, g_ptr_array_index (book->harvest->drafts, i));
}

static void
read_item (Book *book, const xmlNode *item)
{
  const char *href = cc_node_attribute (item, "href");
  const char *type = cc_node_attribute (item, "media-type");
  const char *properties = cc_node_attribute (item, "properties");
  g_autofree char *name = resolve (book->folder, href ? href : "");

  if (!name)
    {
      g_autofree char *clean = cc_clean_field (href, href ? (gssize) strnlen (href, 100) : -1);

      cc_harvest_notice (book->harvest, CC_FAILED, NULL,
                         "names a document outside of the book: '%s'", clean);
    }
  else if (g_hash_table_contains (book->encrypted, name))
    book->n_encrypted++;
  else if (g_hash_table_add (book->done, g_strdup (name))
           && !(properties && strstr (properties, "nav")) && !(type && strstr (type, "image/")))
    read_document (book, name, type);
}

/* The reading order; a document stands in it once, whatever the book says. */
static void
read_spine (Book *book)
{
  for (const xmlNode *node = NULL; (node = cc_node_find (book->root, node, "itemref"));)
    {
      const char *id = cc_node_attribute (node, "idref");
      const xmlNode *item = id ? g_hash_table_lookup (book->items, id) : NULL;

      if (item)
        read_item (book, item);
    }
}

static void
read_book (CcHarvest *harvest, GHashTable *parts, const char *name, const xmlNode *root)
{
  g_autoptr (CcCore) core = cc_core_new (cc_node_find (root, NULL, "metadata"));
  g_autofree char *folder = folder_of (name);
  g_autoptr (GHashTable) items = list_items (root);
  g_autoptr (GHashTable) encrypted = list_encrypted (harvest, parts);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Book book = { harvest, parts, root, core, folder, items, encrypted, done, 0 };

  pass_over_guide (&book);
  read_spine (&book);
  if (book.n_encrypted)
    cc_harvest_notice (harvest, CC_FAILED, NULL, "encrypted: %u %s of the book cannot be read",
                       book.n_encrypted, book.n_encrypted == 1 ? "document" : "documents");
}

static gboolean
read_epub (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (GHashTable) parts = cc_parts_new (input, harvest, error);
  g_autofree char *name = parts ? package_name (harvest, parts) : NULL;
  g_autoptr (xmlDoc) package = name ? cc_part_xml (harvest, parts, name) : NULL;
  const xmlNode *root;

  if (!parts)
    return FALSE;
  root = package ? xmlDocGetRootElement (package) : NULL;
  if (!cc_node_find (root, NULL, "itemref"))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "an EPUB file without a reading order");
      return FALSE;
    }
  read_book (harvest, parts, name, root);
  return TRUE;
}

extern const CcReader cc_reader_epub;
const CcReader cc_reader_epub = {
  .name = "epub",
  .description = "electronic book or magazine; each of its documents is an article",
  .extensions = extensions,
  .bid = bid,
  .read = read_epub,
};
