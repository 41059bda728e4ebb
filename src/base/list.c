/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <base/list.h>

#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Entry, category, and what is the list's own. */
#define MAX_FIELDS 3

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

/* Cuts @line at its first two tabs, in place; the number of fields. */
static guint
cut_fields (char *line, char **fields)
{
  guint n = 0;

  for (char *next = line; next; n++)
    {
      fields[n] = next;
      next = n < MAX_FIELDS - 1 ? strchr (next, '\t') : NULL;
      if (next)
        *next++ = '\0';
    }
  return n;
}

static gboolean
read_entry (CcList *list, char *line, guint number, const char *category, GHashTable *seen,
            GArray *entries, GError **error)
{
  char *fields[MAX_FIELDS];
  guint n = cut_fields (line, fields);
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

/* NULL for text in NFC, else what it is not. */
static const char *
find_defect (const char *text)
{
  gsize size = strlen (text);
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *wide = NULL;
  int32_t n;
  gboolean good;

  if (cc_ascii_run (text, size) == size)
    return NULL;
  wide = g_new (UChar, size + 1);
  u_strFromUTF8 (wide, (int32_t) size + 1, &n, text, (int32_t) size, &status);
  if (U_FAILURE (status))
    return "not UTF-8";
  good = unorm2_isNormalized (unorm2_getNFCInstance (&status), wide, n, &status);
  return good ? NULL : "not in NFC";
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
  const char *defect;
  char *next;
  guint number = 0;

  list->path = g_strdup (path);
  if (!cc_file_read (path, CC_MAX_STREAM, &bytes, &size, &local))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_DATA, "%s: %s", path, local->message);
      return NULL;
    }
  defect = find_defect (bytes);
  if (defect)
    {
      fail (error, list, 1, defect);
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
