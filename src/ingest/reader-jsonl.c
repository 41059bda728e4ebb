/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-jsonl.c: one JSON object a line, or one JSON document that is an
   object or an array of objects. Fields: id outlet date modified title text
   language url authors; others are ignored. */
#include "config.h"

#include <ingest/json-load.h>

#include <string.h>

static const char *const extensions[] = { "jsonl", "ndjson", "json", NULL };

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
    p++;
  return p;
}

static int
bid (const CcInput *input)
{
  const char *end = input->bytes + MIN (input->size, 4096);
  const char *p = skip_space (input->bytes, end);

  if (cc_input_has_extension (input, extensions))
    return 90;
  if (p < end && *p == '{')
    {
      p = skip_space (p + 1, end);
      return p < end && *p == '"' ? 40 : 0;
    }
  return 0;
}

/* ---- one record ---- */

typedef struct
{
  CcHarvest *harvest;
  const char *record; /* "line 12", or NULL for a file of one article */
  const char *bytes;
  gsize size;
} Record;

static void
set_string (CcDraft *draft, CcField field, const json_t *object, const char *key)
{
  const json_t *value = json_object_get (object, key);

  if (json_is_string (value))
    cc_draft_set (draft, field, json_string_value (value), (gssize) json_string_length (value));
  else if (json_is_integer (value) && field == CC_FIELD_ID)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 (gint64) json_integer_value (value));

      cc_draft_set (draft, field, number, -1);
    }
}

/* A string, or a year or a time since 1970 as a number. */
static void
set_date (const Record *r, CcDraft *draft, const json_t *object, const char *key,
          gboolean (*set) (CcDraft *, const char *, const char *))
{
  const json_t *value = json_object_get (object, key);
  g_autofree char *source = g_strdup_printf ("field %s", key);
  g_autofree char *number = json_is_integer (value)
                              ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 (gint64) json_integer_value (value))
                              : NULL;
  const char *text = number ? number : json_string_value (value);

  if (text && *text && !set (draft, text, source))
    cc_harvest_notice (r->harvest, CC_WARNED, r->record,
                       "no date can be read from the field '%s'", key);
}

static void
set_authors (CcDraft *draft, const json_t *value)
{
  const json_t *name;
  size_t i;

  if (json_is_string (value))
    cc_draft_add_author (draft, json_string_value (value));
  json_array_foreach (value, i, name)
    if (json_is_string (name))
      cc_draft_add_author (draft, json_string_value (name));
}

static void
read_object (const Record *r, const json_t *object)
{
  const json_t *text = json_object_get (object, "text");
  CcDraft *draft;

  if (!json_is_object (object))
    {
      cc_harvest_notice (r->harvest, CC_FAILED, r->record, "not a JSON object");
      return;
    }
  if (!json_is_string (text))
    {
      cc_harvest_notice (r->harvest, CC_FAILED, r->record, "no field 'text' with a string");
      return;
    }
  draft = cc_harvest_article (r->harvest, r->record, r->bytes, r->size);
  set_string (draft, CC_FIELD_ID, object, "id");
  set_string (draft, CC_FIELD_SITE, object, "outlet");
  set_string (draft, CC_FIELD_TITLE, object, "title");
  set_string (draft, CC_FIELD_LANGUAGE, object, "language");
  set_string (draft, CC_FIELD_URL, object, "url");
  set_date (r, draft, object, "date", cc_draft_set_date);
  set_date (r, draft, object, "modified", cc_draft_set_modified);
  set_authors (draft, json_object_get (object, "authors"));
  cc_draft_add_body (draft, json_string_value (text), json_string_length (text), CC_NO_SOURCE);
}

static void
fail_json (CcHarvest *harvest, guint line, const json_error_t *error, gsize byte)
{
  g_autofree char *place = g_strdup_printf ("line %u", line);

  if (json_error_code (error) == json_error_stack_overflow)
    cc_harvest_notice (harvest, CC_FAILED, place,
                       "byte %" G_GSIZE_FORMAT ": nested more than %d deep", byte,
                       JSON_PARSER_MAX_DEPTH);
  else
    {
      g_autofree char *reason = cc_clean_field (error->text, -1);

      cc_harvest_notice (harvest, CC_FAILED, place, "byte %" G_GSIZE_FORMAT ": not valid JSON: %s",
                         byte, reason);
    }
}

static void
tell_mended (CcHarvest *harvest, const char *place, guint n)
{
  if (n > 0)
    cc_harvest_notice (harvest, CC_WARNED, place,
                       "halves of surrogate pairs replaced by U+FFFD: %u", n);
}

/* ---- lines ---- */

static void
read_line (CcHarvest *harvest, const char *line, gsize size, guint number)
{
  g_autofree char *place = g_strdup_printf ("line %u", number);
  Record record = { harvest, place, line, size };
  json_error_t error;
  guint n_mended;
  json_t *object = cc_json_load (line, size, &error, &n_mended);

  tell_mended (harvest, place, n_mended);
  if (object)
    read_object (&record, object);
  else
    fail_json (harvest, number, &error, (gsize) MAX (error.position, 0));
  json_decref (object);
}

static void
read_lines (CcHarvest *harvest, const char *text, const char *end)
{
  guint number = 0;

  for (const char *p = text; p < end;)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      if (!stop)
        stop = end;
      number++;
      if (skip_space (p, stop) < stop)
        read_line (harvest, p, (gsize) (stop - p), number);
      p = stop + 1;
    }
}

/* ---- one document ---- */

/* TRUE when the text is one JSON value over several lines, or an array: then
   its first line alone is no JSON. */
static gboolean
is_document (const char *text, const char *end)
{
  const char *stop = memchr (text, '\n', (gsize) (end - text));
  json_t *first;
  gboolean whole;

  if (*text == '[')
    return TRUE;
  if (*text != '{' || !stop || skip_space (stop, end) == end)
    return FALSE;
  if (stop - text > 4096)
    return FALSE;
  first = json_loadb (text, (gsize) (stop - text), JSON_ALLOW_NUL, NULL);
  whole = first == NULL && memchr (text, '}', (gsize) (stop - text)) == NULL;
  json_decref (first);
  return whole;
}

static void
read_array (CcHarvest *harvest, const json_t *array)
{
  const json_t *object;
  size_t i;

  json_array_foreach (array, i, object)
    {
      g_autofree char *place = g_strdup_printf ("item %" G_GSIZE_FORMAT, i + 1);
      g_autofree char *bytes = json_dumps (object, JSON_ENCODE_ANY | JSON_COMPACT);
      Record record = { harvest, place, bytes ? bytes : "", bytes ? strlen (bytes) : 0 };

      read_object (&record, object);
    }
}

static void
read_document (CcHarvest *harvest, const char *text, const char *end)
{
  json_error_t error;
  guint n_mended;
  json_t *value = cc_json_load (text, (gsize) (end - text), &error, &n_mended);
  Record record = { harvest, NULL, text, (gsize) (end - text) };

  tell_mended (harvest, NULL, n_mended);
  if (!value)
    fail_json (harvest, (guint) MAX (error.line, 1), &error, (gsize) MAX (error.position, 0));
  else if (json_is_array (value))
    read_array (harvest, value);
  else
    read_object (&record, value);
  json_decref (value);
}

static gboolean
read_jsonl (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  const char *end, *start;

  if (!cc_decode (input, NULL, harvest, &decoded, error))
    return FALSE;
  end = decoded.text + decoded.length;
  start = skip_space (decoded.text, end);
  if (start == end)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no JSON");
      return FALSE;
    }
  if (is_document (start, end))
    read_document (harvest, start, end);
  else
    read_lines (harvest, decoded.text, end);
  return TRUE;
}

extern const CcReader cc_reader_jsonl;
const CcReader cc_reader_jsonl = {
  .name = "jsonl",
  .description = "JSON Lines, or one JSON object or array",
  .extensions = extensions,
  .bid = bid,
  .read = read_jsonl,
};
