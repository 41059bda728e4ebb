/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * report.h: a comparison, or one stage's results, as bytes.
 *
 * A writer is one file, src/report/report-NAME.c, that defines one constant
 * CcReporter, and one word in src/report/local.mk. It reads a CcComparison
 * and nothing else.
 */
#ifndef CROSSCLAIM_REPORT_H
#define CROSSCLAIM_REPORT_H

#include <crossclaim/comparison.h>

G_BEGIN_DECLS

/** Takes @size bytes of output. FALSE with @error set stops the writer. It is called in the
 *  order of the output, once at a time, and from any thread. */
typedef gboolean (*CcWriteFunc) (const char *bytes, gsize size, gpointer user_data, GError **error);

/** Where output goes. */
typedef struct
{
  CcWriteFunc write;
  gpointer user_data;
} CcSink;

typedef struct
{
  const char *name;        /* "html" */
  const char *extension;   /* "html" */
  const char *description; /* for --list and the manual */
  gboolean (*write) (const CcComparison *comparison, CcSink *sink, GError **error);
} CcReporter;

/** All writers, NULL-terminated, in order of name. */
CC_API const CcReporter *const *cc_reporters (void);

/** The writer for the extension of @path, or NULL with CC_ERROR_USAGE naming
 *  the extensions there are. */
CC_API const CcReporter *cc_reporter_for (const char *path, GError **error);

/** Writes a report to @path, whole or not at all: beside it, synced, renamed;
 *  "-" is standard output. FALSE with CC_ERROR_WRITE, or CC_ERROR_STOPPED. */
CC_API gboolean cc_report_save (const CcComparison *comparison, const CcReporter *reporter,
                                const char *path, GError **error);

/** What inspect can show. */
typedef struct
{
  const char *name;        /* "sentences" */
  const char *description;
  gboolean (*write) (const CcComparison *comparison, CcSink *sink, GError **error);
} CcInspector;

/** All stages that inspect can show of a comparison, NULL-terminated, in order
 *  of the stages. Members of the comparison that come later than the stage
 *  may be NULL. */
CC_API const CcInspector *const *cc_inspectors (void);

G_END_DECLS

#endif
