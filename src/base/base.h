/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* base.h: what every stage may use and no stage owns. */
#ifndef CC_BASE_H
#define CC_BASE_H

#include <crossclaim/base.h>
#include <crossclaim/watch.h>

/* Hash of @size bytes: XXH3-64, seed 0, as a number (stored big-endian in text
   as 16 hexadecimal digits). "" gives 0x2d06800538d394c2. */
guint64 cc_hash (const void *bytes, gsize size);

/* What is read at most of what is no regular file. */
#define CC_MAX_STREAM ((gsize) 512 << 20)

/* All bytes of a file, at most @max of them, and a NUL that does not count: new, in
   @bytes. A pipe or device is read to its end, but no more than CC_MAX_STREAM. FALSE
   with CC_ERROR_READ, a message without the file's name. */
gboolean cc_file_read (const char *path, gsize max, char **bytes, gsize *size, GError **error);

/* The same of what is left of @fd; @room is a guess of how much that is. */
gboolean cc_fd_read (int fd, gsize room, gsize max, char **bytes, gsize *size, GError **error);

/* Gives the memory of @bytes back, but for parts of pages at the ends, before they are
   freed: for what was read and is not looked at again. What they hold is lost. */
void cc_bytes_forget (const char *bytes, gsize size);

/* Hash of a file's bytes into @digest. FALSE with CC_ERROR_READ. */
gboolean cc_hash_file (const char *path, guint64 *digest, GError **error);

/* A new notice; @place may be NULL; @message is taken over. */
CcNotice *cc_notice_new (CcSeverity severity, const char *file, const char *place, char *message);
void cc_notice_free (CcNotice *notice);

/* A new, empty array that frees its notices. */
GPtrArray *cc_notices_new (void);

/* Calls @func for 0 … @n - 1, each once, on @threads threads (0: one per core;
   1 or a small @n: on this one). Returns when all are done. @func writes only
   to what belongs to its index, so the order of calls cannot be seen. Once the
   run is stopped no more indexes are called, and what belongs to the others is as
   it was: whoever gathers the results takes a place that is empty for nothing. */
typedef void (*CcMapFunc) (guint index, gpointer user_data);
void cc_parallel_map (guint n, guint threads, CcMapFunc func, gpointer user_data);

/* Asks for the line of memory at an address, which need not be valid, ahead of its use. */
#ifdef __GNUC__
#define CC_PREFETCH(address) __builtin_prefetch (address)
#else
#define CC_PREFETCH(address) ((void) 0)
#endif
/* Threads that maps share of which one runs inside of another: an inner one takes on
   those that the outer one leaves idle, also while it runs. */
typedef struct
{
  int spare; /* that may still be started; atomic, and so is the next */
  int maps;  /* that run */
} CcCrew;

#define CC_CREW_INIT(threads) { (int) ((threads) ? (threads) : g_get_num_processors ()) - 1, 0 }
void cc_crew_map (CcCrew *crew, guint n, CcMapFunc func, gpointer user_data);
/* TRUE when the run that this thread works for was stopped: a long loop ends early,
   with what it makes fit to be freed. Costs next to nothing. */
gboolean cc_stopped (void);

/* The watch of this thread, or NULL, and how a helping thread takes it over. */
CcWatch *cc_watch_current (void);
void cc_watch_join (CcWatch *watch);

/* What follows is the part of the stage between these shares: cc_watch_done() and
   cc_parallel_map() tell of progress within it. */
void cc_watch_part (double from, double to);
void cc_watch_done (guint64 done, guint64 all);

/* Adds @n to a member of CcCounts, from any thread. */
void cc_watch_count (gsize member, guint64 n);
#define CC_COUNT(member, n) cc_watch_count (G_STRUCT_OFFSET (CcCounts, member), (n))

/* Names in the watch a file that must not stay if the program ends; NULL: none. */
void cc_watch_temporary (const char *path);

/* Byte length of the code point that starts with @lead; 1 for a stray byte. */
static inline guint
cc_utf8_length (guchar lead)
{
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Bytes of the character beyond ASCII at @text, where @n bytes stand; 0 when it is none
   (table 3-7 of the Unicode Standard). */
gsize cc_utf8_size (const char *text, gsize n);

/* g_utf8_validate_len(), faster. */
gboolean cc_utf8_validate (const char *bytes, gsize size, const char **stop);

/* Disjoint sets: @parents leads each node towards the lowest of its set, which is its
   own parent, so that the result does not depend on the order of joins. Paths are
   halved on the way (Tarjan and van Leeuwen 1984). */
static inline guint32
cc_set_root (guint32 *parents, guint32 node)
{
  while (parents[node] != node)
    node = parents[node] = parents[parents[node]];
  return node;
}

static inline void
cc_set_join (guint32 *parents, guint32 a, guint32 b)
{
  a = cc_set_root (parents, a);
  b = cc_set_root (parents, b);
  parents[MAX (a, b)] = MIN (a, b);
}

/* Hash of a name's spelling skeleton; @form in lower case, in any script. @translit:
   NULL before the first call, to be given to utrans_close() when it is not after the last. */
guint64 cc_name_key (gpointer *translit, const char *form);

/* Days since 1970-01-01 of a proleptic Gregorian date. */
gint64 cc_date_days (int year, int month, int day);

/* TRUE when year, month and day name a day of the calendar. */
gboolean cc_date_valid (int year, int month, int day);

#endif
