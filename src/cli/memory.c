/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.c: a run that holds no more memory than it may. All that it allocates lies in a
   file of TMPDIR without a name, and is mapped from there. When the program holds nearly
   as much as it may, it gives pages back, one part of the file after the other, and those
   that are asked for again come from the file. No stage knows of it, so the bytes of a report are the same, and the
   file is gone however the program ends.

   What jemalloc needs it takes from the file through its extent hooks; see jemalloc(3),
   "arena.<i>.extent_hooks".  */
#include "config.h"

#include "cli.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

gsize
cli_memory_held (void)
{
  int file = open ("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  char text[128];
  ssize_t n = file < 0 ? 0 : read (file, text, sizeof text - 1);
  const char *pages;

  if (file >= 0)
    close (file);
  text[MAX (n, 0)] = '\0';
  /* The second number. */
  pages = strchr (text, ' ');
  return pages ? (gsize) g_ascii_strtoull (pages + 1, NULL, 10) * (gsize) sysconf (_SC_PAGESIZE) : 0;
}

#ifdef HAVE_JEMALLOC

#include <errno.h>
#include <jemalloc/jemalloc.h>
#include <pthread.h>
#include <sys/mman.h>

#ifdef HAVE_LINUX_USERFAULTFD_H
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>

/* Headers older than Linux 5.11 and 6.7 lack them. */
#ifndef UFFD_USER_MODE_ONLY
#define UFFD_USER_MODE_ONLY 1
#endif
#ifndef UFFD_FEATURE_WP_ASYNC
#define UFFD_FEATURE_WP_ASYNC (1 << 15)
#endif
#endif

enum
{
  PAUSE = 1000, /* microseconds from one look at what is held to the next */
  PARTS = 16,   /* of the file, given back in turn; a power of two */
};

#define MIB ((gsize) 1 << 20)
#define STEP (32 * MIB)              /* by which the file grows */
#define MOST_ROOM ((gsize) 1 << 40)  /* addresses that are kept for it */
#define LEAST_ROOM ((gsize) 1 << 32)

/* jemalloc keeps an arena of its own for what is larger. */
#define OVERSIZE (8 * MIB)

static struct
{
  pthread_mutex_t lock; /* of the next four */
  gsize used, size;     /* bytes handed out; of the file, mapped at start */
  gsize oldest;         /* place in it from which pages are given back next */
  int failure;          /* why the file could not grow, or 0 */
  char *start;
  gsize room;
  int file;
  int watching;         /* for writes to its pages, or -1; see map_singly () */
  gsize allowed, bound; /* bytes that may be held; at which pages are given back */
  CcWatch *watch;       /* of the run, to be stopped when the disk is full */
} heap = { .lock = PTHREAD_MUTEX_INITIALIZER, .file = -1, .watching = -1 };

static gsize
aligned (gsize n, gsize alignment)
{
  return (n + alignment - 1) / alignment * alignment;
}

/* Has the system map the pages from @start on singly when they are asked for. It maps 16
   around one that is read otherwise, which are not asked for mostly and drive out those
   that are, but not where it watches for writes. That watch is set for this alone: what it
   sees is never looked at. See userfaultfd(2); before Linux 6.7 it cannot be had.  */
static void
map_singly (char *start, gsize size)
{
  /* Not in folios of up to 2 MiB either. */
  madvise (start, size, MADV_RANDOM);
#ifdef HAVE_LINUX_USERFAULTFD_H
  if (heap.watching >= 0)
    {
      struct uffdio_register watch = { .range = { (gsize) start, size },
                                       .mode = UFFDIO_REGISTER_MODE_WP };

      ioctl (heap.watching, UFFDIO_REGISTER, &watch);
    }
#endif
}

static void
begin_watching (void)
{
#ifdef HAVE_LINUX_USERFAULTFD_H
  struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_WP_ASYNC };

  heap.watching = (int) syscall (SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
  if (heap.watching >= 0 && ioctl (heap.watching, UFFDIO_API, &api) < 0)
    {
      close (heap.watching);
      heap.watching = -1;
    }
#endif
}

/* Makes the file hold @size bytes or more. Its blocks are taken now: a page that finds no
   room on the disk when it is written to would kill the program. */
static gboolean
grow (gsize size)
{
  gsize more = aligned (size - heap.size, STEP);
  char *end = heap.start + heap.size;
  int failure = heap.room - heap.size < more
                    ? ENOMEM
                    : posix_fallocate (heap.file, (off_t) heap.size, (off_t) more);

  if (!failure
      && mmap (end, more, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, heap.file, (off_t) heap.size)
             == MAP_FAILED)
    failure = errno;
  if (failure)
    {
      heap.failure = failure;
      return FALSE;
    }
  map_singly (end, more);
  heap.size += more;
  return TRUE;
}

static void *
take (gsize size, gsize alignment)
{
  gsize from = aligned ((gsize) heap.start + heap.used, alignment) - (gsize) heap.start;

  if (heap.failure || (from + size > heap.size && !grow (from + size)))
    return NULL;
  heap.used = from + size;
  return heap.start + from;
}

/* Where the file has no room the run is stopped, and until it comes to its end gets
   memory that is in no file. */
static void *
take_elsewhere (gsize size, gsize alignment)
{
  char *start = mmap (NULL, size + alignment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  cc_watch_stop (heap.watch);
  return start == MAP_FAILED ? NULL : (void *) aligned ((gsize) start, alignment);
}

static void *
allocate (extent_hooks_t *hooks, void *wanted, size_t size, size_t alignment, bool *zero, bool *commit,
          unsigned arena)
{
  void *place;

  (void) hooks, (void) arena;
  if (wanted)
    return NULL;
  pthread_mutex_lock (&heap.lock);
  place = take (size, alignment);
  pthread_mutex_unlock (&heap.lock);
  if (!place)
    place = take_elsewhere (size, alignment);
  *zero = *commit = true;
  return place;
}

/* Returns that nothing was freed: jemalloc keeps it, and hands it out again. */
static bool
keep (extent_hooks_t *hooks, void *place, size_t size, bool committed, unsigned arena)
{
  (void) hooks, (void) place, (void) size, (void) committed, (void) arena;
  return true;
}

/* Return that there is nothing against it. */
static bool
split (extent_hooks_t *hooks, void *place, size_t size, size_t first, size_t second, bool committed,
       unsigned arena)
{
  (void) hooks, (void) place, (void) size, (void) first, (void) second, (void) committed, (void) arena;
  return false;
}

static bool
merge (extent_hooks_t *hooks, void *first, size_t first_size, void *second, size_t second_size,
       bool committed, unsigned arena)
{
  (void) hooks, (void) first, (void) first_size, (void) second, (void) second_size;
  (void) committed, (void) arena;
  return false;
}

/* Maps one part of the file anew over itself, which forgets its pages in one go. Whoever
   touches one meanwhile waits; with MADV_DONTNEED they would come back as fast as they go. */
static void
give_part_back (void)
{
  gsize from = heap.oldest < heap.size ? heap.oldest : 0;
  gsize part = MIN (heap.size / PARTS, heap.size - from);

  if (part == 0)
    return;
  mmap (heap.start + from, part, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, heap.file,
        (off_t) from);
  map_singly (heap.start + from, part);
  heap.oldest = from + part;
}

/* Gives back until there is an eighth to go; what has been there for longest comes first,
   so most of what is in use stays. */
static void
give_back (void)
{
  pthread_mutex_lock (&heap.lock);
  for (guint i = 0; i < PARTS && cli_memory_held () > heap.bound - heap.bound / 8; i++)
    give_part_back ();
  pthread_mutex_unlock (&heap.lock);
}

/* Looks at what is held as long as the program runs. Where a look came too late, as on a
   machine that has much else to do, the next ones begin earlier. */
static gpointer
look_after (gpointer data)
{
  for (;; g_usleep (PAUSE))
    {
      gsize held = cli_memory_held ();

      if (held > heap.allowed)
        heap.bound = MAX (heap.bound - heap.bound / 8, heap.allowed / 8 * 5);
      if (held > heap.bound)
        give_back ();
    }
  return data;
}

/* Sets @name of arena @arena, "extent_hooks". */
static gboolean
set (unsigned arena, const char *name, void *value, gsize size)
{
  g_autofree char *path = g_strdup_printf ("arena.%u.%s", arena, name);

  return mallctl (path, NULL, NULL, value, size) == 0;
}

/* Has all arenas take from the file from now on; what they have stays where it is. */
static gboolean
hook_arenas (void)
{
  static extent_hooks_t hooks = { .alloc = allocate, .dalloc = keep, .split = split, .merge = merge };
  extent_hooks_t *ours = &hooks;
  gsize most = STEP, n_size = sizeof (unsigned);
  unsigned n;
  void *volatile large = malloc (OVERSIZE); /* only now is there an arena for such */

  free (large);
  if (mallctl ("arenas.narenas", &n, &n_size, NULL, 0) != 0)
    return FALSE;
  for (unsigned i = 0; i < n; i++)
    if (!set (i, "extent_hooks", &ours, sizeof ours)
        || !set (i, "retain_grow_limit", &most, sizeof most))
      return FALSE;
  return TRUE;
}

static char *
say_failure (int failure)
{
  return g_strdup_printf ("--memory: %s: %s", g_get_tmp_dir (), g_strerror (failure));
}

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, CC_ERROR, CC_ERROR_WRITE, "--memory: %s", why);
  return FALSE;
}

/* Reserves addresses for the file; less than would be good where the system gives no more. */
static gboolean
reserve (void)
{
  void *start = MAP_FAILED;

  for (gsize room = MOST_ROOM; start == MAP_FAILED && room >= LEAST_ROOM; room /= 2)
    {
      start = mmap (NULL, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      heap.room = room;
    }
  heap.start = start;
  return start != MAP_FAILED;
}

gboolean
cli_memory_bound (guint64 bytes, CcWatch *watch, GError **error)
{
  heap.watch = watch;
  heap.file = open (g_get_tmp_dir (), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (heap.file < 0)
    {
      g_autofree char *failure = say_failure (errno);

      g_set_error_literal (error, CC_ERROR, CC_ERROR_WRITE, failure);
      return FALSE;
    }
  begin_watching ();
  heap.allowed = bytes;
  /* What is touched until the next look comes on top. */
  heap.bound = bytes - MAX (heap.watching < 0 ? bytes / 4 : bytes / 8, 24 * MIB);
  if (cli_memory_held () == 0)
    return fail (error, "the system does not tell how much is held");
  if (!reserve ())
    return fail (error, "too few addresses may be used (see ulimit -v)");
  if (!hook_arenas ())
    return fail (error, "jemalloc does not let itself be bound");
  if (!g_thread_try_new ("memory", look_after, NULL, NULL))
    return fail (error, "no thread can be started");
  return TRUE;
}

char *
cli_memory_failure (void)
{
  int failure;

  pthread_mutex_lock (&heap.lock);
  failure = heap.failure;
  pthread_mutex_unlock (&heap.lock);
  return failure ? say_failure (failure) : NULL;
}

#else

gboolean
cli_memory_bound (guint64 bytes, CcWatch *watch, GError **error)
{
  (void) bytes, (void) watch;
  g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "--memory: this program was built without jemalloc");
  return FALSE;
}

char *
cli_memory_failure (void)
{
  return NULL;
}

#endif
