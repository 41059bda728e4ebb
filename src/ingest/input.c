/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* input.c: a file in memory, and what its name says. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>
#include <unistd.h>

/* Ranges of text are 32-bit. */
#define MAX_FILE (G_MAXUINT32 - 65536)

void
cc_input_clear (CcInput *input)
{
  g_free ((char *) input->bytes);
  input->bytes = NULL;
  input->size = 0;
}

gboolean
cc_input_load (const char *path, CcInput *input, GError **error)
{
  char *bytes;

  input->path = path;
  input->name = path;
  if (!(strcmp (path, "-") == 0
          ? cc_fd_read (STDIN_FILENO, 0, MAX_FILE, &bytes, &input->size, error)
          : cc_file_read (path, MAX_FILE, &bytes, &input->size, error)))
    return FALSE;
  input->bytes = bytes;
  if (input->size > 0)
    return TRUE;
  g_set_error (error, CC_ERROR, CC_ERROR_READ, "empty file");
  return FALSE;
}

gboolean
cc_input_is_type (const CcInput *input, const char *type)
{
  return input->type && g_ascii_strcasecmp (input->type, type) == 0;
}

/* ---- names ---- */

static gboolean
has_suffix (const char *name, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length > n && name[length - n - 1] == '.'
         && g_ascii_strncasecmp (name + length - n, suffix, n) == 0;
}

/* Extensions of compressions, and what they stand for in one. */
static const struct
{
  const char *extension, *inner;
} compressions[] = {
  { "gz", "" }, { "bz2", "" }, { "xz", "" }, { "zst", "" }, { "tgz", ".tar" }, { "txz", ".tar" },
  { "tbz2", ".tar" }, { "tzst", ".tar" },
};

/* The length of @name without such an extension; *@inner is what that stood for. */
static gsize
length_expanded (const char *name, const char **inner)
{
  gsize length = strlen (name);

  *inner = "";
  for (guint i = 0; i < G_N_ELEMENTS (compressions); i++)
    if (has_suffix (name, length, compressions[i].extension))
      {
        *inner = compressions[i].inner;
        return length - strlen (compressions[i].extension) - 1;
      }
  return length;
}

char *
cc_name_expanded (const char *name)
{
  const char *inner;
  gsize length = length_expanded (name, &inner);

  return g_strdup_printf ("%.*s%s", (int) MIN (length, G_MAXINT), name, inner);
}

char *
cc_input_stem (const char *path)
{
  g_autofree char *base = strcmp (path, "-") == 0 ? g_strdup ("stdin") : g_path_get_basename (path);
  const char *inner;
  char *dot;

  base[length_expanded (base, &inner)] = '\0';
  dot = strrchr (base, '.');
  if (dot && dot > base)
    *dot = '\0';
  return cc_clean_field (base, -1);
}

gboolean
cc_input_has_extension (const CcInput *input, const char *const *extensions)
{
  const char *inner;
  gsize length = length_expanded (input->name, &inner);

  for (; *extensions; extensions++)
    if (has_suffix (input->name, length, *extensions))
      return TRUE;
  return FALSE;
}
