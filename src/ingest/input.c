/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>

/* Gzip may expand a kilobyte to a megabyte; beyond this it is not a page. */
#define MAX_EXPANDED (512u << 20)

/* Ranges of text are 32-bit. */
#define MAX_FILE (G_MAXUINT32 - 65536)

static gboolean
fail_read (GError **error, const char *format, const char *what)
{
  g_autofree char *message = g_strdup_printf (format, what);

  g_set_error_literal (error, CC_ERROR, CC_ERROR_READ, message);
  return FALSE;
}

void
cc_input_clear (CcInput *input)
{
  g_free ((char *) input->bytes);
  input->bytes = NULL;
  input->size = 0;
}

/* Reads until the end of @stream, or until more than @max bytes were read. */
static gboolean
read_stream (GInputStream *stream, gsize max, GByteArray *bytes, GError **error)
{
  enum { CHUNK = 1 << 16 };
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, chunk, (guint) n);
      if (bytes->len > max)
        return fail_read (error, "%s", "too large");
    }
  return n == 0;
}

static gboolean
is_gzip (const char *bytes, gsize size)
{
  return size > 2 && memcmp (bytes, "\x1f\x8b", 2) == 0;
}

static gboolean
expand (CcInput *input, GError **error)
{
  g_autoptr (GInputStream) packed
    = g_memory_input_stream_new_from_data (input->bytes, (gssize) input->size, NULL);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) stream
    = g_converter_input_stream_new (packed, G_CONVERTER (gzip));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) local = NULL;
  gsize size;

  if (!read_stream (stream, MAX_EXPANDED, bytes, &local))
    {
      if (bytes->len > MAX_EXPANDED)
        return fail_read (error, "%s", "gzip data expands to more than 512 MiB");
      return fail_read (error, "broken gzip data: %s", local->message);
    }
  size = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  cc_input_clear (input);
  input->bytes = (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  input->size = size;
  return TRUE;
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
  if (is_gzip (input->bytes, input->size) && !expand (input, error))
    return FALSE;
  if (input->size == 0)
    return fail_read (error, "%s", "empty file");
  return TRUE;
}

/* ---- folders ---- */

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

/* TRUE for a pipe, socket or device, which may never end and is no saved page;
   one that is meant can be named itself. */
static gboolean
is_special (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static void
add_found (const char *path, GPtrArray *files, GPtrArray *notices)
{
  if (is_special (path))
    g_ptr_array_add (notices, cc_notice_new (CC_WARNED, path, NULL,
                                             g_strdup ("left out: not a regular file")));
  else
    g_ptr_array_add (files, g_strdup (path));
}

/* Walks with a stack of its own; a link to a folder is not followed, so there
   is no way round in a circle. */
static void
walk (const char *top, GPtrArray *files, GPtrArray *notices)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func (g_free);
  guint before = files->len;
  guint n_notices = notices->len;

  g_ptr_array_add (stack, g_strdup (top));
  while (stack->len > 0)
    {
      g_autofree char *path = g_ptr_array_steal_index (stack, stack->len - 1);
      g_autoptr (GPtrArray) names = NULL;

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        add_found (path, files, notices);
      else if (path[0] && (strcmp (path, top) == 0 || !g_file_test (path, G_FILE_TEST_IS_SYMLINK)))
        names = list_folder (path, notices);
      for (guint i = names ? names->len : 0; i > 0; i--)
        g_ptr_array_add (stack, g_build_filename (path, g_ptr_array_index (names, i - 1), NULL));
    }
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
      walk (*paths, files, notices);
    else
      g_ptr_array_add (files, g_strdup (*paths));
  return files;
}

/* ---- names ---- */

static gboolean
has_suffix (const char *name, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length > n && name[length - n - 1] == '.'
         && g_ascii_strncasecmp (name + length - n, suffix, n) == 0;
}

static gsize
length_without_gz (const char *name)
{
  gsize length = strlen (name);

  return has_suffix (name, length, "gz") ? length - 3 : length;
}

char *
cc_input_stem (const char *path)
{
  g_autofree char *base = strcmp (path, "-") == 0 ? g_strdup ("stdin") : g_path_get_basename (path);
  char *dot;

  base[length_without_gz (base)] = '\0';
  dot = strrchr (base, '.');
  if (dot && dot > base)
    *dot = '\0';
  return cc_clean_field (base, -1);
}

gboolean
cc_input_has_extension (const CcInput *input, const char *const *extensions)
{
  gsize length = length_without_gz (input->name);

  for (; *extensions; extensions++)
    if (has_suffix (input->name, length, *extensions))
      return TRUE;
  return FALSE;
}
