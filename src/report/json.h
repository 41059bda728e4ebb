/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json.h: JSON as the inspectors and the JSON report write it: straight into the
   output, so that no value is held in memory beyond the buffer.

   Offsets count code points. Text that is not UTF-8 (a file's name may be anything)
   has its bad bytes replaced.  */
#ifndef CC_REPORT_JSON_H
#define CC_REPORT_JSON_H

#include <report/points.h>
#include <report/report.h>

/* What is written, and where. */
typedef struct
{
  const CcComparison *comparison;
  CcPointTable *points;
  CcOut *out;
  gboolean more; /* a value stands before the next one: a comma goes between them */
} CcJson;

void cc_json_init (CcJson *json, const CcComparison *comparison, CcSink *sink);
/* Hands on the rest and clears @json. FALSE with the first error of the sink. */
gboolean cc_json_finish (CcJson *json, GError **error);

/* Writes one of many: an item of a list, or lines about it. */
typedef void (*CcJsonFunc) (CcJson *json, guint32 index);

/* Says that @put will be called for @from to @to - 1. */
typedef void (*CcJsonExpect) (const CcJson *json, guint32 from, guint32 to);

/* Calls @put for 0 to @n - 1, on the threads of the comparison and with a CcJson of
   theirs; what they write stands in order. @expect may be NULL. @list: each is an item of
   the list that is open, on a line of its own. */
void cc_json_each (CcJson *json, guint32 n, CcJsonFunc put, CcJsonExpect expect, gboolean list);

/* ---- json-writer.c: values. In an object each follows its key. ---- */

/* '{' or '['; every one of them needs its '}' or ']'. */
void cc_json_open (CcJson *json, char bracket);
void cc_json_close (CcJson *json, char bracket);

/* @key needs no escapes. The length of one that stands in the code is known there. */
static inline void
cc_json_key (CcJson *json, const char *key)
{
  gsize n = strlen (key);
  char *to = cc_out_room (json->out, n + 4);

  if (json->more)
    *to++ = ',';
  *to++ = '"';
  memcpy (to, key, n);
  memcpy (to + n, "\":", 2);
  cc_out_ends (json->out, to + n + 2);
  json->more = FALSE;
}

void cc_json_null (CcJson *json);
void cc_json_boolean (CcJson *json, gboolean value);
void cc_json_integer (CcJson *json, gint64 value);
/* @value rounded to six digits, so that the last bits of a float do not show; null when
   it is not finite. */
void cc_json_real (CcJson *json, double value);
/* A string; NULL gives null. */
void cc_json_string (CcJson *json, const char *text);
void cc_json_bytes (CcJson *json, const char *text, gsize length);
/* An array; NULL gives an empty one. */
void cc_json_strings (CcJson *json, char *const *texts);
void cc_json_date (CcJson *json, CcDate date);       /* null when unknown */
void cc_json_digest (CcJson *json, guint64 digest);  /* "xxh3:0123456789abcdef" */

/* Ends a line that holds one value, and begins the next. */
void cc_json_end_line (CcJson *json);

/* ---- members of the object that is open ---- */

static inline void
cc_json_set_open (CcJson *json, const char *key, char bracket)
{
  cc_json_key (json, key);
  cc_json_open (json, bracket);
}

static inline void
cc_json_set_null (CcJson *json, const char *key)
{
  cc_json_key (json, key);
  cc_json_null (json);
}

static inline void
cc_json_set_boolean (CcJson *json, const char *key, gboolean value)
{
  cc_json_key (json, key);
  cc_json_boolean (json, value);
}

static inline void
cc_json_set_integer (CcJson *json, const char *key, gint64 value)
{
  cc_json_key (json, key);
  cc_json_integer (json, value);
}

static inline void
cc_json_set_real (CcJson *json, const char *key, double value)
{
  cc_json_key (json, key);
  cc_json_real (json, value);
}

static inline void
cc_json_set_string (CcJson *json, const char *key, const char *text)
{
  cc_json_key (json, key);
  cc_json_string (json, text);
}

static inline void
cc_json_set_strings (CcJson *json, const char *key, char *const *texts)
{
  cc_json_key (json, key);
  cc_json_strings (json, texts);
}

static inline void
cc_json_set_date (CcJson *json, const char *key, CcDate date)
{
  cc_json_key (json, key);
  cc_json_date (json, date);
}

/* ---- json.c: pieces that several writers share ---- */

/* [start, end], or null for an empty range. */
void cc_json_range (CcJson *json, guint32 article, CcRange range);

static inline void
cc_json_set_span (CcJson *json, const char *key, guint32 article, CcRange range)
{
  cc_json_key (json, key);
  cc_json_range (json, article, range);
}

/* Members of the object that is open: "start" and "end"; */
void cc_json_set_range (CcJson *json, guint32 article, CcRange range);
/* "text", the words of a range, or null for an empty one; */
void cc_json_set_text (CcJson *json, const char *key, guint32 article, CcRange range);
/* "article", "start", "end" and "text" of a sentence; */
void cc_json_set_sentence (CcJson *json, guint32 sentence);
/* all of a quantity; all of a mark but its article; */
void cc_json_set_quantity (CcJson *json, guint32 quantity);
void cc_json_set_mark (CcJson *json, guint32 mark);
/* "relation" and "evidence": how the sentences of @match relate, and its signals. */
void cc_json_set_match (CcJson *json, const CcMatch *match);

void cc_json_article (CcJson *json, guint32 article);
void cc_json_copy (CcJson *json, guint32 copy);
void cc_json_notice (CcJson *json, const CcNotice *notice);

/* json-claim.c: claim number @claim, with its mentions, figures and coverage. */
void cc_json_claim (CcJson *json, guint32 claim);

/* The whole comparison as one document, written piece by piece: what is there
   of it when members are NULL. Used by the JSON report and by inspect. */
gboolean cc_json_document (const CcComparison *comparison, CcSink *sink, GError **error);

/* One line a sentence with what was found in it. */
gboolean cc_inspect_features (const CcComparison *comparison, CcSink *sink, GError **error);

#endif
