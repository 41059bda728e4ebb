/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* file.c: whole files in memory, however hostile the path. */
#include "config.h"

#include <base/base.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, int reason)
{
  g_set_error (error, CC_ERROR, CC_ERROR_READ, "cannot read: %s", g_strerror (reason));
  return FALSE;
}

static gboolean
fail_size (GError **error, gsize max)
{
  g_set_error (error, CC_ERROR, CC_ERROR_READ, "larger than %" G_GSIZE_FORMAT " MiB", max >> 20);
  return FALSE;
}

/* Waits until @fd has bytes or ends, while the run goes on. FALSE when it does not. */
static gboolean
wait_for (int fd, GError **error)
{
  enum { PATIENCE = 50 }; /* milliseconds */
  struct pollfd waiting = { .fd = fd, .events = POLLIN };

  while (poll (&waiting, 1, PATIENCE) <= 0)
    if (cc_watch_stopped (error))
      return FALSE;
  return !cc_watch_stopped (error);
}

gboolean
cc_fd_read (int fd, gsize room, gsize max, char **bytes, gsize *size, GError **error)
{
  g_autofree char *buffer = g_malloc (room + 1);
  gsize n = 0;

  for (;;)
    {
      gssize got;

      if (n > max)
        return fail_size (error, max);
      if (n == room)
        {
          room = MAX (room + room / 2, 65536);
          buffer = g_realloc (buffer, room + 1);
        }
      if (!wait_for (fd, error))
        return FALSE;
      got = read (fd, buffer + n, room - n);
      if (got < 0 && errno != EINTR)
        return fail (error, errno);
      if (got == 0)
        break;
      n += got > 0 ? (gsize) got : 0;
    }
  buffer = g_realloc (buffer, n + 1);
  buffer[n] = '\0';
  *bytes = g_steal_pointer (&buffer);
  *size = n;
  return TRUE;
}

gboolean
cc_file_read (const char *path, gsize max, char **bytes, gsize *size, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  gboolean regular, done;
  struct stat info;

  if (fd < 0)
    return fail (error, errno);
  regular = fstat (fd, &info) == 0 && S_ISREG (info.st_mode);
  /* Its size says nothing for a pipe or a device, which may have no end. */
  if (!regular)
    max = MIN (max, CC_MAX_STREAM);
  if (regular && (guint64) info.st_size > max)
    done = fail_size (error, max);
  else
    /* One byte more than it holds, so that its end is seen without growing. */
    done = cc_fd_read (fd, regular ? (gsize) info.st_size + 1 : 0, max, bytes, size, error);
  close (fd);
  return done;
}

void
cc_bytes_forget (const char *bytes, gsize size)
{
#ifdef MADV_DONTNEED
  guintptr page = (guintptr) sysconf (_SC_PAGESIZE);
  guintptr start = ((guintptr) bytes + page - 1) / page * page;
  guintptr end = ((guintptr) bytes + size) / page * page;

  if (end > start)
    madvise ((void *) start, end - start, MADV_DONTNEED);
#endif
}

gboolean
cc_hash_file (const char *path, guint64 *digest, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize size;

  if (!cc_file_read (path, CC_MAX_STREAM, &bytes, &size, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  *digest = cc_hash (bytes, size);
  return TRUE;
}
