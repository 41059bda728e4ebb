/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* out.h: buffered output of a writer.

   A CcOut collects bytes and hands them to the sink in large pieces. The first
   error of the sink is kept and everything after it is dropped, so that writers
   need not look at every call; cc_out_finish() tells.  */
#ifndef CC_OUT_H
#define CC_OUT_H

#include <base/base.h>
#include <crossclaim/report.h>

#include <string.h>

typedef struct
{
  CcSink *sink;    /* not owned */
  GString *buffer; /* what the sink has not seen; writers may append to it */
  GError *error;   /* the first, or NULL */
} CcOut;

void cc_out_init (CcOut *out, CcSink *sink);

/* So many bytes are handed on at a time: small enough to stay in the cache, large enough
   that calls do not count. */
#define CC_FLOW_SIZE (256 * 1024)

/* Hands on all of the buffer. */
void cc_out_flush (CcOut *out);

/* Hands the buffer on when it has grown large; call after appending to it. */
static inline void
cc_out_flow (CcOut *out)
{
  if (G_UNLIKELY (out->buffer->len >= CC_FLOW_SIZE))
    cc_out_flush (out);
}

/* Makes room for @n bytes and a NUL, as cc_out_room() does where there is none. */
void cc_out_grow (CcOut *out, gsize n);

/* The end of the buffer, behind which @n bytes may be written; cc_out_ends() says how far
   that was done. */
static inline char *
cc_out_room (CcOut *out, gsize n)
{
  if (G_UNLIKELY (out->buffer->allocated_len - out->buffer->len <= n))
    cc_out_grow (out, n);
  return out->buffer->str + out->buffer->len;
}

static inline void
cc_out_ends (CcOut *out, char *end)
{
  *end = '\0';
  out->buffer->len = (gsize) (end - out->buffer->str);
}

/* Appends bytes or a character as they are. */
static inline void
cc_out_bytes (CcOut *out, const char *bytes, gsize n)
{
  char *to = cc_out_room (out, n);

  memcpy (to, bytes, n);
  cc_out_ends (out, to + n);
}

static inline void
cc_out_char (CcOut *out, char c)
{
  char *to = cc_out_room (out, 1);

  *to++ = c;
  cc_out_ends (out, to);
}

/* Appends @text as it is. */
void cc_out_text (CcOut *out, const char *text);

/* Writes the items @from to @to - 1 of a list to @out; called from any thread. */
typedef void (*CcBlockFunc) (CcOut *out, guint from, guint to, gpointer user_data);

/* Appends @n items, which @threads threads (0: one per core) write a block at a time, each
   into a buffer that goes to the sink of @out when all blocks before it have gone there:
   the bytes are the same for any number of threads, and no thread holds more than a
   buffer. @func is not called any more once @out has an error, which it has too when the
   run was stopped. */
void cc_out_blocks (CcOut *out, guint n, guint threads, CcBlockFunc func, gpointer user_data);

/* Hands on the rest and clears @out. FALSE with the first error. */
gboolean cc_out_finish (CcOut *out, GError **error);

/* Appends @value with @decimals decimals and a full stop, in any locale. */
void cc_append_number (GString *buffer, double value, int decimals);

/* @seconds since 1970 as "2023-03-06T14:40:00Z": new. */
char *cc_time_text (gint64 seconds);

#endif
