/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/ini.h>
#include <ingest/ingest.h>

#include <string.h>

CcOutlet *
cc_outlet_new (const char *id, const char *name)
{
  CcOutlet *outlet = g_new0 (CcOutlet, 1);

  outlet->id = g_strdup (id);
  outlet->name = g_strdup (name);
  outlet->domains = g_new0 (char *, 1);
  outlet->folders = g_new0 (char *, 1);
  outlet->files = g_new0 (char *, 1);
  outlet->names = g_new0 (char *, 1);
  return outlet;
}

void
cc_outlet_free (CcOutlet *outlet)
{
  if (!outlet)
    return;
  g_free (outlet->id);
  g_free (outlet->name);
  g_free (outlet->kind);
  g_free (outlet->country);
  g_free (outlet->note);
  g_free (outlet->note_source);
  g_strfreev (outlet->domains);
  g_strfreev (outlet->folders);
  g_strfreev (outlet->files);
  g_strfreev (outlet->names);
  g_free (outlet);
}

void
cc_outlets_free (CcOutlets *outlets)
{
  if (!outlets)
    return;
  g_ptr_array_unref (outlets->outlets);
  g_free (outlets);
}

/* ---- reading ---- */

typedef struct
{
  const char *path;
  char *folder; /* of the file, absolute */
  GKeyFile *keys;
  const char *section;
  GError **error;
} Reading;

static gboolean
fail (const Reading *r, const char *format, const char *what)
{
  g_autofree char *message = g_strdup_printf (format, what);

  g_set_error (r->error, CC_ERROR, CC_ERROR_SYNTAX, "%s: [%s]: %s", r->path, r->section, message);
  return FALSE;
}

static gboolean
read_string (const Reading *r, const char *key, char **to)
{
  g_autofree char *value = NULL, *clean = NULL;

  if (!cc_ini_string (r->keys, r->path, r->section, key, &value, r->error))
    return FALSE;
  clean = cc_clean_field (value, -1);
  if (!*clean)
    return fail (r, "bad value of '%s'", key);
  g_free (*to);
  *to = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
read_list (const Reading *r, const char *key, char ***to)
{
  g_auto (GStrv) values = g_key_file_get_string_list (r->keys, r->section, key, NULL, NULL);
  g_autoptr (GPtrArray) clean = g_ptr_array_new ();

  for (guint i = 0; values && values[i]; i++)
    if (*g_strstrip (values[i]))
      g_ptr_array_add (clean, g_strdup (values[i]));
  if (clean->len == 0)
    return fail (r, "bad value of '%s'", key);
  g_ptr_array_add (clean, NULL);
  g_strfreev (*to);
  *to = (char **) g_ptr_array_free (g_steal_pointer (&clean), FALSE);
  return TRUE;
}

static gboolean
read_domains (const Reading *r, CcOutlet *outlet)
{
  if (!read_list (r, "domains", &outlet->domains))
    return FALSE;
  for (char **domain = outlet->domains; *domain; domain++)
    {
      char *lower = g_ascii_strdown (*domain, -1);

      g_free (*domain);
      *domain = lower;
      if (strpbrk (lower, "/: ") || !strchr (lower, '.'))
        return fail (r, "'%s' is not a domain such as example.org", lower);
    }
  return TRUE;
}

/* Paths are made absolute, so that the working directory does not matter. */
static gboolean
read_folders (const Reading *r, CcOutlet *outlet)
{
  if (!read_list (r, "folders", &outlet->folders))
    return FALSE;
  for (char **folder = outlet->folders; *folder; folder++)
    {
      char *absolute = g_canonicalize_filename (*folder, r->folder);

      g_free (*folder);
      *folder = absolute;
    }
  return TRUE;
}

static gboolean
read_files (const Reading *r, CcOutlet *outlet)
{
  if (!read_list (r, "files", &outlet->files))
    return FALSE;
  for (char **pattern = outlet->files; *pattern; pattern++)
    if (strchr (*pattern, '/'))
      {
        char *absolute = g_canonicalize_filename (*pattern, r->folder);

        g_free (*pattern);
        *pattern = absolute;
      }
  return TRUE;
}

static gboolean
read_key (const Reading *r, const char *key, CcOutlet *outlet)
{
  if (strcmp (key, "name") == 0)
    return read_string (r, key, &outlet->name);
  if (strcmp (key, "kind") == 0)
    return read_string (r, key, &outlet->kind);
  if (strcmp (key, "country") == 0)
    return read_string (r, key, &outlet->country);
  if (strcmp (key, "note") == 0)
    return read_string (r, key, &outlet->note);
  if (strcmp (key, "note-source") == 0)
    return read_string (r, key, &outlet->note_source);
  if (strcmp (key, "domains") == 0)
    return read_domains (r, outlet);
  if (strcmp (key, "folders") == 0)
    return read_folders (r, outlet);
  if (strcmp (key, "files") == 0)
    return read_files (r, outlet);
  if (strcmp (key, "names") == 0)
    return read_list (r, key, &outlet->names);
  return fail (r,
               "unknown key '%s' (known: name, kind, country, note, note-source, domains, folders,"
               " files, names)",
               key);
}

static CcOutlet *
read_section (const Reading *r)
{
  g_auto (GStrv) keys = g_key_file_get_keys (r->keys, r->section, NULL, NULL);
  g_autofree char *id = cc_clean_field (r->section, -1);
  CcOutlet *outlet;

  if (!*id)
    {
      fail (r, "an outlet cannot be called '%s', of which nothing is shown", r->section);
      return NULL;
    }
  outlet = cc_outlet_new (id, id);
  outlet->declared = TRUE;
  for (guint i = 0; keys && keys[i]; i++)
    if (!read_key (r, keys[i], outlet))
      {
        cc_outlet_free (outlet);
        return NULL;
      }
  return outlet;
}

CcOutlets *
cc_outlets_read (const char *path, GError **error)
{
  g_autoptr (GKeyFile) keys = cc_ini_read (path, NULL, error);
  g_autoptr (CcOutlets) outlets = NULL;
  g_auto (GStrv) sections = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  Reading reading = { path, folder, keys, NULL, error };

  if (!keys)
    return NULL;
  outlets = g_new0 (CcOutlets, 1);
  outlets->outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_outlet_free);
  sections = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; sections[i]; i++)
    {
      CcOutlet *outlet;

      reading.section = sections[i];
      outlet = read_section (&reading);
      if (!outlet)
        return NULL;
      g_ptr_array_add (outlets->outlets, outlet);
    }
  if (outlets->outlets->len == 0)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: names no outlet", path);
      return NULL;
    }
  return g_steal_pointer (&outlets);
}
