/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* provenance.c: what a reader needs to get the same report again. */
#include "config.h"

#include <compare/compare.h>

#include <stdlib.h>
#include <string.h>

static void
add_digest (GPtrArray *inputs, guint64 digest, const char *name)
{
  g_ptr_array_add (inputs, g_strdup_printf ("xxh3 %016" G_GINT64_MODIFIER "x  %s", digest, name));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every list of data/@language. */
static void
add_lists (GPtrArray *inputs, const char *language)
{
  g_autofree char *relative = g_build_filename ("data", language, NULL);
  g_autofree char *folder = cc_data_path (relative, NULL);
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".list"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_strings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *shown = g_build_filename (relative, g_ptr_array_index (names, i), NULL);
      guint64 digest;

      if (cc_hash_file (path, &digest, NULL))
        add_digest (inputs, digest, shown);
    }
}

static void
add_languages (CcComparison *c)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  for (guint i = 0; i < c->corpus->articles->len; i++)
    {
      const char *language = ((CcArticle *) g_ptr_array_index (c->corpus->articles, i))->language;

      if (*language && g_hash_table_add (seen, (gpointer) language))
        g_ptr_array_add (languages, (gpointer) language);
    }
  g_ptr_array_sort (languages, compare_strings);
  g_ptr_array_add (languages, (gpointer) "und"); /* what holds for all */
  for (guint i = 0; i < languages->len; i++)
    add_lists (c->provenance.inputs, g_ptr_array_index (languages, i));
}

/* Seconds since 1970: SOURCE_DATE_EPOCH where it is set and a number. */
static gint64
time_made (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64 / 2, &seconds, NULL))
    return seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
cc_compare_provenance (CcComparison *c)
{
  CcProvenance *p = &c->provenance;

  p->version = g_strdup (cc_version ());
  p->command = g_strdup ("");
  p->made = time_made ();
  p->inputs = g_ptr_array_new_with_free_func (g_free);
  add_languages (c);
  if (c->matches)
    add_digest (p->inputs, c->matches->model->digest, "model");
  if (c->curated)
    add_digest (p->inputs, c->curated->digest, c->curated->path);
  if (c->claims && c->claims->decisions)
    add_digest (p->inputs, c->claims->decisions->digest, c->claims->decisions->path);
}
