/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* out.h: buffered output of a writer.

   A CcOut collects bytes and hands them to the sink in large pieces. The first
   error of the sink is kept and everything after it is dropped, so that writers
   need not look at every call; cc_out_finish() tells.  */
#ifndef CC_OUT_H
#define CC_OUT_H

#include <base/base.h>
#include <crossclaim/report.h>

typedef struct
{
  CcSink *sink;    /* not owned */
  GString *buffer; /* what the sink has not seen; writers may append to it */
  GError *error;   /* the first, or NULL */
} CcOut;

void cc_out_init (CcOut *out, CcSink *sink);

/* Hands the buffer on when it has grown large; call after appending to it. */
void cc_out_flow (CcOut *out);

/* Appends @text as it is. */
void cc_out_text (CcOut *out, const char *text);

/* Hands on the rest and clears @out. FALSE with the first error. */
gboolean cc_out_finish (CcOut *out, GError **error);

/* Appends @value with @decimals decimals and a full stop, in any locale. */
void cc_append_number (GString *buffer, double value, int decimals);

/* @seconds since 1970 as "2023-03-06T14:40:00Z": new. */
char *cc_time_text (gint64 seconds);

#endif
