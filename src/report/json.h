/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json.h: pieces of JSON that the inspectors and the JSON report share.

   Each function gives a new jansson value. Offsets count code points. Text that
   is not UTF-8 (a file's name may be anything) has its bad bytes replaced.  */
#ifndef CC_REPORT_JSON_H
#define CC_REPORT_JSON_H

#include <jansson.h>

#include <report/points.h>
#include <report/report.h>

/* What the pieces need at hand. */
typedef struct
{
  const CcComparison *comparison;
  CcPointTable *points;
} CcJson;

void cc_json_init (CcJson *json, const CcComparison *comparison);
void cc_json_clear (CcJson *json);

/* A string; NULL gives null. */
json_t *cc_json_string (const char *text);
json_t *cc_json_bytes (const char *text, gsize length);
json_t *cc_json_strings (char *const *texts);
json_t *cc_json_date (CcDate date);   /* null when unknown */
json_t *cc_json_digest (guint64 digest); /* "xxh3:0123456789abcdef" */
/* @value rounded to six digits, so that the last bits of a float do not show. */
json_t *cc_json_real (double value);

/* [start, end], or null for an empty range. */
json_t *cc_json_range (const CcJson *json, guint32 article, CcRange range);
/* Sets "start" and "end" of @object. */
void cc_json_set_range (const CcJson *json, json_t *object, guint32 article, CcRange range);
/* Sets "article", "start", "end" and "text" of @object from a sentence. */
void cc_json_set_sentence (const CcJson *json, json_t *object, guint32 sentence);

json_t *cc_json_article (const CcJson *json, guint32 article);
json_t *cc_json_copy (const CcJson *json, guint32 copy);
json_t *cc_json_quantity (const CcJson *json, guint32 quantity);
json_t *cc_json_mark (const CcJson *json, guint32 mark);
json_t *cc_json_evidence (const CcMatch *match);

/* How the sentences of @match relate: the names of the kinds, each once. */
json_t *cc_json_relation (const CcJson *json, const CcMatch *match);
json_t *cc_json_notice (const CcNotice *notice);

/* Appends @value without white space to @out and releases it. */
void cc_json_put (CcOut *out, json_t *value);
/* The same as a line of its own. */
void cc_json_put_line (CcOut *out, json_t *value);

/* The whole comparison as one document, written piece by piece: what is there
   of it when members are NULL. Used by the JSON report and by inspect. */
gboolean cc_json_document (const CcComparison *comparison, CcSink *sink, GError **error);

/* One line a sentence with what was found in it. */
gboolean cc_inspect_features (const CcComparison *comparison, CcSink *sink, GError **error);

#endif
