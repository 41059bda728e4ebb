/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/list.h>

#include <string.h>

void
cc_list_free (CcList *list)
{
  if (!list)
    return;
  g_free (list->path);
  g_free (list->source);
  g_free (list->entries);
  g_free (list);
}

static gboolean
fail (GError **error, const CcList *list, guint line, const char *what)
{
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: %s", list->path, line, what);
  return FALSE;
}

/* "# source: …" and "# category: …" set what holds from here on. */
static void
read_comment (CcList *list, char *line, const char **category)
{
  if (g_str_has_prefix (line, "# source:"))
    {
      g_free (list->source);
      list->source = g_strdup (g_strstrip (line + strlen ("# source:")));
    }
  else if (g_str_has_prefix (line, "# category:"))
    *category = g_intern_string (g_strstrip (line + strlen ("# category:")));
}

static gboolean
read_entry (CcList *list, char *line, guint number, const char *category, GHashTable *seen,
            GArray *entries, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  guint n = g_strv_length (fields);
  CcListEntry entry = { .category = category, .extra = "", .line = number };

  for (guint i = 0; i < n; i++)
    if (!*g_strstrip (fields[i]))
      return fail (error, list, number, "empty field");
  entry.text = g_intern_string (fields[0]);
  if (n > 1)
    entry.category = g_intern_string (fields[1]);
  if (n > 2)
    entry.extra = g_intern_string (fields[2]);
  if (!g_hash_table_add (seen, (gpointer) entry.text))
    return fail (error, list, number, "entry given twice");
  g_array_append_val (entries, entry);
  return TRUE;
}

CcList *
cc_list_read_file (const char *path, GError **error)
{
  g_autoptr (CcList) list = g_new0 (CcList, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CcListEntry));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *category = g_intern_static_string ("");
  g_autofree char *bytes = NULL;
  g_autofree char *nfc = NULL;
  char *next;
  guint number = 0;

  list->path = g_strdup (path);
  if (!cc_file_read (path, CC_MAX_STREAM, &bytes, &size, &local))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_DATA, "%s: %s", path, local->message);
      return NULL;
    }
  nfc = g_utf8_normalize (bytes, -1, G_NORMALIZE_NFC);
  if (!nfc || strcmp (nfc, bytes) != 0)
    {
      fail (error, list, 1, nfc ? "not in NFC" : "not UTF-8");
      return NULL;
    }
  for (char *line = bytes; line && *line; line = next)
    {
      next = strchr (line, '\n');
      if (next)
        *next++ = '\0';
      number++;
      if (*line == '#')
        read_comment (list, line, &category);
      else if (*line && !read_entry (list, line, number, category, seen, entries, error))
        return NULL;
    }
  if (!list->source)
    {
      fail (error, list, 1, "no '# source:' line");
      return NULL;
    }
  list->n_entries = entries->len;
  list->entries = (CcListEntry *) g_array_free (g_steal_pointer (&entries), FALSE);
  return g_steal_pointer (&list);
}

static char *
list_path (const char *language, const char *name, GError **error)
{
  g_autofree char *relative = g_strdup_printf ("data/%s/%s.list", language, name);

  return cc_data_path (relative, error);
}

CcList *
cc_list_read (const char *language, const char *name, GError **error)
{
  g_autofree char *path = list_path (language, name, error);

  return path ? cc_list_read_file (path, error) : NULL;
}

gboolean
cc_list_exists (const char *language, const char *name)
{
  g_autofree char *path = list_path (language, name, NULL);

  return path != NULL;
}
