/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/report.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
cc_article_shown (const CcCorpus *corpus, const CcArticle *article)
{
  return !cc_article_outlet (corpus, article)->curated;
}

gboolean
cc_write_to_string (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  (void) error;
  g_string_append_len (user_data, bytes, (gssize) size);
  return TRUE;
}

/* "csv, html, json, md". */
static char *
all_extensions (void)
{
  GString *text = g_string_new (NULL);

  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (*r)->extension);
  return g_string_free (text, FALSE);
}

const CcReporter *
cc_reporter_for (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');
  g_autofree char *extension = g_ascii_strdown (dot && dot != base ? dot + 1 : "", -1);
  const char *wanted = strcmp (extension, "htm") == 0 ? "html" : extension;
  g_autofree char *known = NULL;

  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    if (strcmp ((*r)->extension, wanted) == 0)
      return *r;
  known = all_extensions ();
  if (*extension)
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "%s: no report for '.%s'; there are: %s", path,
                 extension, known);
  else
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE,
                 "%s: the name has no extension that says which report; there are: %s", path,
                 known);
  return NULL;
}

/* An open file that is being written and how to name it in an error. */
typedef struct
{
  int fd;
  const char *path;
} Target;

static gboolean
set_write_error (GError **error, const char *path, int reason)
{
  g_set_error (error, CC_ERROR, CC_ERROR_WRITE, "%s: cannot write: %s", path, g_strerror (reason));
  return FALSE;
}

static gboolean
write_bytes (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  const Target *target = user_data;

  while (size > 0)
    {
      gssize n = write (target->fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_write_error (error, target->path, errno);
      bytes += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_report (const CcComparison *comparison, const CcReporter *reporter, int fd,
              const char *path, GError **error)
{
  Target target = { fd, path };
  CcSink sink = { write_bytes, &target };

  return reporter->write (comparison, &sink, error);
}

/* A short name in the folder of @path, so that a long name has room: new. */
static char *
name_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, ".crossclaim-XXXXXX", NULL);
}

/* Makes the new file @name, readable as the umask says, with its six last
   letters replaced; tried again while a name is taken. */
static int
open_beside (char *name)
{
  char *digits = name + strlen (name) - 6;

  for (guint try = 0; try < 100; try++)
    {
      int fd;

      for (guint i = 0; i < 6; i++)
        digits[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[g_random_int_range (0, 36)];
      fd = open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/* Makes the rename itself last; a file system that cannot is no failure. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      (void) fsync (fd);
      close (fd);
    }
}

/* Finishes the file under its temporary @name and moves it to @path. */
static gboolean
settle (int fd, const char *name, const char *path, gboolean written, GError **error)
{
  int reason = 0;

  if (written && fsync (fd) != 0 && errno != EINVAL && errno != EROFS)
    reason = errno;
  if (close (fd) != 0 && reason == 0)
    reason = errno;
  if (written && reason == 0 && rename (name, path) != 0)
    reason = errno;
  if (written && reason == 0)
    {
      sync_folder (path);
      return TRUE;
    }
  unlink (name);
  return written ? set_write_error (error, path, reason) : FALSE;
}

/* A device or a pipe cannot be replaced by renaming; it is written as it is. */
static gboolean
is_special (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
save_special (const CcComparison *comparison, const CcReporter *reporter, const char *path,
              GError **error)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written;

  if (fd < 0)
    return set_write_error (error, path, errno);
  written = write_report (comparison, reporter, fd, path, error);
  if (close (fd) != 0 && written)
    return set_write_error (error, path, errno);
  return written;
}

gboolean
cc_report_save (const CcComparison *comparison, const CcReporter *reporter, const char *path,
                GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *name = NULL;
  gboolean settled;
  int fd;

  if (strcmp (path, "-") == 0)
    return write_report (comparison, reporter, STDOUT_FILENO, "standard output", error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return set_write_error (error, path, EISDIR);
  if (is_special (path))
    return save_special (comparison, reporter, path, error);
  /* A symbolic link stays one: the file it leads to is replaced. */
  target = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  if (!target)
    target = g_strdup (path);
  if (g_file_test (target, G_FILE_TEST_EXISTS) && access (target, W_OK) != 0)
    return set_write_error (error, path, errno);
  name = name_beside (target);
  fd = open_beside (name);
  if (fd < 0)
    return set_write_error (error, path, errno);
  cc_watch_temporary (name);
  settled = settle (fd, name, target, write_report (comparison, reporter, fd, path, error), error);
  cc_watch_temporary (NULL);
  return settled;
}
