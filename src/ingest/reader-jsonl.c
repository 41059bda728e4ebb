/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-jsonl.c: one JSON object a line, or one JSON document that is an
   object, an array of objects, or an object with such an array in it. Fields: id
   outlet date title text language url authors, or what others call them (see
   record.c); the rest is ignored. */
#include "config.h"

#include <ingest/json-load.h>
#include <ingest/record.h>

#include <string.h>

/* Bytes of lines that one thread reads at a time. */
#define PART_SIZE (128 << 10)

/* How deep inside of an object its list of articles may stand. */
#define MAX_LIST_DEPTH 3

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
  guint *n_summaries; /* counted of the whole file */
  gboolean listed;    /* a member of a list inside of an object */
} Record;

/* The fields of an object that hold what we know, NULL where there is none. */
typedef struct
{
  const char *name[CC_N_ROLES];
  const json_t *value[CC_N_ROLES];
} Fields;

/* The value at "source.name", where no field is called so as a whole. */
static const json_t *
walk (const json_t *object, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 0);

  for (char **part = parts; *part && object; part++)
    object = json_object_get (object, *part);
  return object;
}

static void
find_fields (const CcRoles *roles, const json_t *object, Fields *fields)
{
  guint best[CC_N_ROLES];
  const char *key;
  json_t *value;

  *fields = (Fields) { { NULL }, { NULL } };
  json_object_foreach ((json_t *) object, key, value)
    {
      guint rank;
      CcRole role = cc_role_of (roles, key, &rank);

      if (role == CC_ROLE_NONE || (fields->name[role] && best[role] <= rank)
          || json_is_null (value))
        continue;
      best[role] = rank;
      fields->name[role] = key;
      fields->value[role] = value;
    }
  for (guint role = 0; role < CC_N_ROLES; role++)
    if (!fields->value[role] && cc_roles_name (roles, role))
      {
        fields->name[role] = cc_roles_name (roles, role);
        fields->value[role] = walk (object, fields->name[role]);
      }
}

/* The value as a string, new: a string, a whole number, the name of an object that
   stands for somebody or something, or the first of a list; else NULL. */
static char *
string_of (const json_t *value)
{
  if (json_is_array (value))
    value = json_array_get (value, 0);
  if (json_is_object (value))
    value = json_object_get (value, "name");
  if (json_is_integer (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_integer_value (value));
  return g_strdup (json_string_value (value));
}

static void
add_authors (CcDraft *draft, const json_t *list, const char *name)
{
  g_autofree char *source = g_strdup_printf ("field %s", name);
  const json_t *one;
  size_t i;

  json_array_foreach (list, i, one)
    {
      g_autofree char *author = string_of (one);

      cc_draft_add_author_from (draft, author, source);
    }
}

static void
set_fields (const Record *r, CcDraft *draft, const Fields *fields)
{
  for (guint role = CC_ROLE_SUMMARY + 1; role < CC_N_ROLES; role++)
    {
      g_autofree char *value = NULL;

      if (role == CC_ROLE_AUTHORS && json_is_array (fields->value[role]))
        {
          add_authors (draft, fields->value[role], fields->name[role]);
          continue;
        }
      value = string_of (fields->value[role]);
      if (value)
        cc_record_set (r->harvest, draft, role, fields->name[role], value, r->record);
    }
}

static gboolean
is_text (const json_t *value)
{
  return json_is_string (value) && json_string_length (value) > 0;
}

/* The list of articles in an answer such as {"status": …, "articles": […]}, or NULL. */
static const json_t *
find_list (const CcRoles *roles, const json_t *object, guint depth)
{
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *) object, key, value)
    {
      const json_t *found = NULL;
      Fields fields;

      if (json_is_array (value))
        {
          find_fields (roles, json_array_get (value, 0), &fields);
          if (is_text (fields.value[CC_ROLE_TEXT]) || is_text (fields.value[CC_ROLE_SUMMARY]))
            found = value;
        }
      else if (json_is_object (value) && depth < MAX_LIST_DEPTH)
        found = find_list (roles, value, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

static void read_array (const Record *whole, const json_t *array);

static void
read_object (const Record *r, const json_t *object)
{
  const CcRoles *roles = r->harvest->roles;
  const json_t *list;
  CcRole role = CC_ROLE_TEXT;
  CcDraft *draft;
  Fields fields;

  if (!json_is_object (object))
    {
      cc_harvest_notice (r->harvest, CC_FAILED, r->record, "not a JSON object");
      return;
    }
  find_fields (roles, object, &fields);
  if (!is_text (fields.value[role]) && is_text (fields.value[CC_ROLE_SUMMARY]))
    role = CC_ROLE_SUMMARY;
  if (!json_is_string (fields.value[role]))
    {
      list = r->listed ? NULL : find_list (roles, object, 1);
      if (list)
        read_array (r, list);
      else
        cc_harvest_notice (r->harvest, CC_FAILED, r->record, "no field '%s' with a string",
                           cc_roles_name (roles, CC_ROLE_TEXT)
                             ? cc_roles_name (roles, CC_ROLE_TEXT) : "text");
      return;
    }
  *r->n_summaries += role == CC_ROLE_SUMMARY;
  draft = cc_harvest_article (r->harvest, r->record, r->bytes, r->size);
  set_fields (r, draft, &fields);
  cc_record_add_text (draft, json_string_value (fields.value[role]),
                      json_string_length (fields.value[role]), CC_NO_SOURCE);
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
read_line (CcHarvest *harvest, const char *line, gsize size, guint number, guint *n_summaries)
{
  g_autofree char *place = g_strdup_printf ("line %u", number);
  Record record = { harvest, place, line, size, n_summaries, FALSE };
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

/* Some lines of a file. */
typedef struct
{
  const char *text;
  gsize size;
  guint line; /* of the first */
  guint n_summaries;
} Part;

typedef struct
{
  GArray *parts; /* of Part */
  gboolean once; /* nobody else looks at the text afterwards */
} Parts;

static void
read_part (CcHarvest *harvest, guint index, gpointer data)
{
  const Parts *parts = data;
  Part *part = &g_array_index (parts->parts, Part, index);
  const char *end = part->text + part->size;
  guint number = part->line;

  for (const char *p = part->text; p < end; number++)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      if (!stop)
        stop = end;
      if (skip_space (p, stop) < stop)
        {
          read_line (harvest, p, (gsize) (stop - p), number, &part->n_summaries);
          cc_harvest_settle (harvest);
        }
      p = stop + 1;
    }
  if (parts->once)
    cc_bytes_forget (part->text, part->size);
}

/* Cuts the text behind line ends. */
static GArray *
cut_parts (const char *text, const char *end)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint line = 1;

  while (text < end)
    {
      Part part = { .text = text, .line = line };

      while (text < end && text < part.text + PART_SIZE)
        {
          const char *stop = memchr (text, '\n', (gsize) (end - text));

          text = stop ? stop + 1 : end;
          line++;
        }
      part.size = (gsize) (text - part.text);
      g_array_append_val (parts, part);
    }
  return parts;
}

static void
read_lines (CcHarvest *harvest, const char *text, const char *end, guint *n_summaries)
{
  g_autoptr (GArray) cut = cut_parts (text, end);
  Parts parts = { cut, harvest->depth == 0 };

  cc_harvest_parts (harvest, cut->len, read_part, &parts);
  for (guint i = 0; i < cut->len; i++)
    *n_summaries += g_array_index (cut, Part, i).n_summaries;
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

/* Reads each member of @array, which stands in the record @whole. */
static void
read_array (const Record *whole, const json_t *array)
{
  const json_t *object;
  size_t i;

  json_array_foreach (array, i, object)
    {
      g_autofree char *place
        = g_strdup_printf ("%s%sitem %" G_GSIZE_FORMAT, whole->record ? whole->record : "",
                           whole->record ? ", " : "", i + 1);
      g_autofree char *bytes = json_dumps (object, JSON_ENCODE_ANY | JSON_COMPACT);
      Record record = *whole;

      record.record = place;
      record.bytes = bytes ? bytes : "";
      record.size = bytes ? strlen (bytes) : 0;
      record.listed = TRUE;
      read_object (&record, object);
    }
}

static void
read_document (CcHarvest *harvest, const char *text, const char *end, guint *n_summaries)
{
  json_error_t error;
  guint n_mended;
  json_t *value = cc_json_load (text, (gsize) (end - text), &error, &n_mended);
  Record record = { harvest, NULL, text, (gsize) (end - text), n_summaries, FALSE };

  tell_mended (harvest, NULL, n_mended);
  if (!value)
    fail_json (harvest, (guint) MAX (error.line, 1), &error, (gsize) MAX (error.position, 0));
  else if (json_is_array (value))
    read_array (&record, value);
  else
    read_object (&record, value);
  json_decref (value);
}

static gboolean
read_jsonl (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  const char *end, *start;
  guint n_summaries = 0;

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
    read_document (harvest, start, end, &n_summaries);
  else
    read_lines (harvest, decoded.text, end, &n_summaries);
  cc_record_tell_summaries (harvest, n_summaries);
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
