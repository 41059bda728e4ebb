/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* walk.c: the files of a folder. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>
#include <sys/stat.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in @folder in byte order, hidden ones left out; NULL after a notice. */
static GPtrArray *
list_folder (const char *folder, GPtrArray *notices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *names;
  const char *name;

  if (!dir)
    {
      const char *reason = strrchr (error->message, ':');

      g_ptr_array_add (notices,
                       cc_notice_new (CC_FAILED, folder, NULL,
                                      g_strdup_printf ("cannot read folder: %s",
                                                       reason ? reason + 2 : error->message)));
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)))
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

typedef struct
{
  GPtrArray *files;   /* found so far */
  GPtrArray *notices;
  GPtrArray *stack;   /* of char *: paths still to look at */
  CcTally *left_out;
} Walk;

/* A pipe, socket or device is left out: it may never end and is no saved page; one that
   is meant can be named itself. What cannot be looked at fails when it is read. */
static void
add_found (Walk *walk, const char *path, mode_t mode)
{
  const char *kind = cc_companion_kind (path);

  if (mode && !S_ISREG (mode))
    g_ptr_array_add (walk->notices, cc_notice_new (CC_WARNED, path, NULL,
                                                   g_strdup ("left out: not a regular file")));
  else if (kind)
    cc_tally_add (walk->left_out, kind);
  else
    g_ptr_array_add (walk->files, g_strdup (path));
}

/* Puts what is in @folder onto the stack, the first name on top. */
static void
add_folder (Walk *walk, const char *folder)
{
  g_autoptr (GPtrArray) names = list_folder (folder, walk->notices);
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names && i < names->len; i++)
    g_hash_table_add (set, g_ptr_array_index (names, i));
  for (guint i = names ? names->len : 0; i > 0; i--)
    {
      const char *name = g_ptr_array_index (names, i - 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (cc_is_page_folder (name, set) && g_file_test (path, G_FILE_TEST_IS_DIR))
        cc_tally_add (walk->left_out, "page folder");
      else
        g_ptr_array_add (walk->stack, g_steal_pointer (&path));
    }
}

static void
tell_left_out (const Walk *walk, const char *top)
{
  g_autofree char *text = cc_tally_text (walk->left_out);

  if (*text)
    g_ptr_array_add (walk->notices, cc_notice_new (CC_WARNED, top, NULL,
                                                   g_strdup_printf ("left out: %s", text)));
}

/* Walks with a stack of its own; a link to a folder is not followed, so there
   is no way round in a circle. */
static void
walk_below (const char *top, GPtrArray *files, GPtrArray *notices)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CcTally) left_out = cc_tally_new ();
  Walk walk = { files, notices, stack, left_out };
  guint before = files->len;
  guint n_notices = notices->len;

  g_ptr_array_add (stack, g_strdup (top));
  while (stack->len > 0)
    {
      g_autofree char *path = g_ptr_array_steal_index (stack, stack->len - 1);
      struct stat info;
      mode_t mode = stat (path, &info) == 0 ? info.st_mode : 0;

      if (!S_ISDIR (mode))
        add_found (&walk, path, mode);
      else if (path[0] && (strcmp (path, top) == 0 || !g_file_test (path, G_FILE_TEST_IS_SYMLINK)))
        add_folder (&walk, path);
    }
  tell_left_out (&walk, top);
  if (files->len == before && notices->len == n_notices)
    g_ptr_array_add (notices,
                     cc_notice_new (CC_FAILED, top, NULL, g_strdup ("folder holds no files")));
}

GPtrArray *
cc_input_list (const char *const *paths, GPtrArray *notices)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (; *paths; paths++)
    if (strcmp (*paths, "-") != 0 && g_file_test (*paths, G_FILE_TEST_IS_DIR))
      walk_below (*paths, files, notices);
    else
      g_ptr_array_add (files, g_strdup (*paths));
  return files;
}
