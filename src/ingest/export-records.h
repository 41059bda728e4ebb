/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export-records.h: one record of a newspaper database's export, between exports.c
   that parts them and export-records.c that reads them. */
#ifndef CC_EXPORT_RECORDS_H
#define CC_EXPORT_RECORDS_H

#include <ingest/exports.h>

typedef struct
{
  CcHarvest *harvest;
  const char *text;
  const CcRange *lines; /* all, without white space at the ends; blank ones are empty */
  guint n_lines;
  const CcDecoded *decoded; /* or NULL */
} CcExport;

/* Lines first … end - 1. */
typedef struct
{
  guint first, end;
} CcSpan;

typedef enum
{
  CC_EXPORT_TITLE,
  CC_EXPORT_OUTLET,
  CC_EXPORT_AUTHOR,
  CC_EXPORT_DATE,
  CC_EXPORT_LOADED, /* into the database: the date when there is no other */
  CC_EXPORT_LANGUAGE,
  CC_EXPORT_URL,
  CC_EXPORT_N_FIELDS,
} CcExportField;

typedef struct
{
  guint first; /* line on which the article begins; the span's before it are not its own */
  CcRange fields[CC_EXPORT_N_FIELDS]; /* of the text; empty when not there */
  GArray *pieces;                     /* of CcRange: the text, in order */
} CcExportRecord;

/* Each reads the lines of @span into @record, which comes empty but for first. FALSE
   when the fields of such a record are not there.

   counted: outlet, date, title; fields in capitals ("LENGTH: 523 words"); text;
            fields. Between lines "3 of 50 DOCUMENTS", as Nexis did at first.
   closed:  title, outlet, date; fields; "Body", text, fields; "End of Document", as
            Nexis does now.
   coded:   fields under two letters, "HD" the headline, "LP" and "TD" the text; closed
            by "Document " and a number, as Factiva does.
   uncoded: the same fields in the same order without the letters.
   ruled:   named fields, "Full text:" one of them, between lines of "____", as
            ProQuest does.  */
gboolean cc_export_read_counted (const CcExport *x, CcSpan span, CcExportRecord *record);
gboolean cc_export_read_closed (const CcExport *x, CcSpan span, CcExportRecord *record);
gboolean cc_export_read_coded (const CcExport *x, CcSpan span, CcExportRecord *record);
gboolean cc_export_read_uncoded (const CcExport *x, CcSpan span, CcExportRecord *record);
gboolean cc_export_read_ruled (const CcExport *x, CcSpan span, CcExportRecord *record);

#endif
