/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-csv.c: a table whose first row names its columns, one article a row
   (RFC 4180, and what spreadsheets make of it). An own reader, because libcsv
   knows neither the line of a record nor where in the file a field stands. */
#include "config.h"

#include <ingest/record.h>

#include <string.h>

static const char *const extensions[] = { "csv", "tsv", "tab", NULL };

/* How much of a file is looked at for its heading when its name does not tell. */
#define PROBE 4096

typedef struct
{
  const char *start; /* of the value in the text, when @unquoted is NULL */
  gsize length;
  char *unquoted; /* the value, when a doubled quote stands in it */
} Field;

typedef struct
{
  const char *p, *end; /* what is left */
  char separator;
  guint line;        /* of @p, from 1 */
  gboolean literal;  /* quotes are text: one was never closed */
  GArray *fields;    /* of Field: the row read last */
  const char *row;   /* where that begins */
  guint row_line;    /* and its line */
} Table;

static void
field_clear (gpointer field)
{
  g_free (((Field *) field)->unquoted);
}

static gboolean
at_field_end (const Table *t, const char *p)
{
  return p >= t->end || *p == t->separator || *p == '\n' || *p == '\r';
}

static void
take_plain (Table *t, Field *field)
{
  field->start = t->p;
  while (!at_field_end (t, t->p))
    t->p++;
  field->length = (gsize) (t->p - field->start);
}

/* Reads a field in quotes. A quote inside that nobody doubled is text: only one
   before a separator or line end closes. FALSE when none does. */
static gboolean
take_quoted (Table *t, Field *field)
{
  const char *p = t->p + 1;
  g_autoptr (GString) value = NULL;

  field->start = p;
  for (; (p = memchr (p, '"', (gsize) (t->end - p))); p++)
    {
      if (at_field_end (t, p + 1))
        break;
      if (p[1] == '"')
        {
          if (!value)
            value = g_string_new (NULL);
          g_string_append_len (value, field->start, p + 1 - field->start);
          field->start = p + 2;
          p++;
        }
    }
  if (!p)
    return FALSE;
  field->length = (gsize) (p - field->start);
  if (value)
    {
      g_string_append_len (value, field->start, (gssize) field->length);
      field->unquoted = g_string_free (g_steal_pointer (&value), FALSE);
    }
  t->p = p + 1;
  return TRUE;
}

static void
count_lines (Table *t, const char *from)
{
  for (const char *p = from; (p = memchr (p, '\n', (gsize) (t->p - p))); p++)
    t->line++;
}

static void
skip_line_end (Table *t)
{
  const char *from = t->p;

  if (t->p < t->end && *t->p == '\r')
    t->p++;
  if (t->p < t->end && *t->p == '\n')
    t->p++;
  count_lines (t, from);
}

/* Reads the next row that is not empty into fields; FALSE at the end. */
static gboolean
next_row (Table *t)
{
  g_array_set_size (t->fields, 0);
  while (t->p < t->end && (*t->p == '\n' || *t->p == '\r'))
    skip_line_end (t);
  t->row = t->p;
  t->row_line = t->line;
  if (t->p >= t->end)
    return FALSE;
  for (;; t->p++)
    {
      Field field = { t->p, 0, NULL };

      if (t->literal || t->p >= t->end || *t->p != '"' || !take_quoted (t, &field))
        {
          t->literal = t->literal || (t->p < t->end && *t->p == '"');
          take_plain (t, &field);
        }
      g_array_append_val (t->fields, field);
      if (t->p >= t->end || *t->p != t->separator)
        break;
    }
  count_lines (t, t->row);
  skip_line_end (t);
  return TRUE;
}

/* The value of a field of the row; new. */
static char *
field_value (const Table *t, guint column)
{
  const Field *field = &g_array_index (t->fields, Field, column);

  return field->unquoted ? g_strdup (field->unquoted) : g_strndup (field->start, field->length);
}

/* ---- the heading ---- */

typedef struct
{
  GPtrArray *names;          /* of char *, of the columns */
  guint column[CC_N_ROLES];  /* where each role stands; names->len when nowhere */
  guint n_roles;             /* that stand somewhere */
} Heading;

static void
heading_clear (Heading *heading)
{
  g_clear_pointer (&heading->names, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heading, heading_clear)

static void
find_roles (Heading *heading, const CcRoles *roles)
{
  guint best[CC_N_ROLES];

  heading->n_roles = 0;
  for (guint role = 0; role < CC_N_ROLES; role++)
    {
      heading->column[role] = heading->names->len;
      best[role] = G_MAXUINT;
    }
  for (guint i = 0; i < heading->names->len; i++)
    {
      guint rank;
      CcRole role = cc_role_of (roles, g_ptr_array_index (heading->names, i), &rank);

      if (role == CC_ROLE_NONE || rank >= best[role])
        continue;
      heading->n_roles += best[role] == G_MAXUINT;
      best[role] = rank;
      heading->column[role] = i;
    }
}

/* Reads the first row of what @t begins with as a heading. */
static void
read_heading (Table *t, const CcRoles *roles, Heading *heading)
{
  heading_clear (heading);
  heading->names = g_ptr_array_new_with_free_func (g_free);
  if (next_row (t))
    for (guint i = 0; i < t->fields->len; i++)
      {
        g_autofree char *value = field_value (t, i);

        g_ptr_array_add (heading->names, cc_clean_field (value, -1));
      }
  find_roles (heading, roles);
}

/* Spreadsheets may say "sep=;" on a line before the heading. */
static gboolean
take_separator_line (Table *t)
{
  gsize left = (gsize) (t->end - t->p);

  if (left < 6 || g_ascii_strncasecmp (t->p, "sep=", 4) != 0
      || (t->p[5] != '\n' && t->p[5] != '\r'))
    return FALSE;
  t->separator = t->p[4];
  t->p += 5;
  skip_line_end (t);
  return TRUE;
}

/* Reads the heading with the separator that makes most sense of it: the most columns
   that are known, then the most columns. */
static void
find_heading (Table *t, const CcRoles *roles, Heading *heading)
{
  static const char separators[] = ",;\t|";
  const Table begin = *t;
  guint high = 0;
  char best = ',';

  if (take_separator_line (t))
    {
      read_heading (t, roles, heading);
      return;
    }
  for (guint i = 0; separators[i]; i++)
    {
      guint score;

      /* What does not occur makes the one column that a comma makes of it at worst. */
      if (i > 0 && !memchr (begin.p, separators[i], (gsize) (begin.end - begin.p)))
        continue;
      *t = begin;
      t->separator = separators[i];
      read_heading (t, roles, heading);
      score = heading->n_roles * 4096 + MIN (heading->names->len, 4095);
      if (score > high)
        {
          high = score;
          best = separators[i];
        }
    }
  *t = begin;
  t->separator = best;
  read_heading (t, roles, heading);
}

static Table
table_new (const char *text, gsize length)
{
  Table t = { .p = text, .end = text + length, .separator = ',', .line = 1 };

  t.fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (t.fields, field_clear);
  return t;
}

/* TRUE when the input begins with a row that names a column for the text and
   another one. */
static gboolean
has_heading (const CcInput *input)
{
  gsize skip = input->size >= 3 && memcmp (input->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gsize size = MIN (input->size, PROBE) - skip;
  const char *text = input->bytes + skip;
  const char *stop = memchr (text, '\n', size);
  g_auto (Heading) heading = { NULL };
  Table t;

  if (!stop)
    return FALSE;
  t = table_new (text, (gsize) (stop - text));
  find_heading (&t, NULL, &heading);
  g_array_unref (t.fields);
  return heading.column[CC_ROLE_TEXT] < heading.names->len && heading.n_roles >= 2;
}

static int
bid (const CcInput *input)
{
  if (cc_input_has_extension (input, extensions))
    return 90;
  if (input->type
      && (strcmp (input->type, "text/csv") == 0
          || strcmp (input->type, "text/tab-separated-values") == 0))
    return 90;
  return has_heading (input) ? 65 : 0;
}

/* ---- rows ---- */

typedef struct
{
  Table table;
  Heading heading;
  CcHarvest *harvest;
  const CcDecoded *decoded;
  guint n_summaries;
} Reading;

/* TRUE when the row has a field for @role that is not blank. */
static gboolean
has_value (const Reading *r, CcRole role)
{
  const Field *field;
  guint column = r->heading.column[role];

  if (column >= r->heading.names->len || column >= r->table.fields->len)
    return FALSE;
  field = &g_array_index (r->table.fields, Field, column);
  for (gsize i = 0; !field->unquoted && i < field->length; i++)
    if (!g_ascii_isspace (field->start[i]))
      return TRUE;
  return field->unquoted != NULL;
}

/* A text in the last column, without quotes but with separators in it, goes on to the
   end of the row. */
static gboolean
mend_last (const Reading *r)
{
  guint last = r->heading.names->len - 1;
  const GArray *fields = r->table.fields;
  const Field *end = &g_array_index (fields, Field, fields->len - 1);
  Field *text = &g_array_index (fields, Field, last);

  if (r->heading.column[CC_ROLE_TEXT] != last || text->unquoted || end->unquoted
      || text->start[-1] == '"')
    return FALSE;
  text->length = (gsize) (end->start + end->length - text->start);
  return TRUE;
}

static void
check_width (const Reading *r, const char *place)
{
  guint have = r->table.fields->len, want = r->heading.names->len;

  if (have != want)
    cc_harvest_notice (r->harvest, CC_WARNED, place, "%u %s where the heading has %u%s", have,
                       have == 1 ? "field" : "fields", want,
                       have > want && mend_last (r) ? "; the rest is taken as text" : "");
}

static void
add_text (Reading *r, CcDraft *draft, CcRole role)
{
  const Field *field
    = &g_array_index (r->table.fields, Field, r->heading.column[role]);

  if (field->unquoted)
    {
      cc_record_add_text (draft, field->unquoted, strlen (field->unquoted), CC_NO_SOURCE);
      return;
    }
  cc_draft_set_source (draft, r->decoded);
  cc_record_add_text (draft, field->start, field->length,
                      (gsize) (field->start - r->decoded->text));
}

static void
read_row (Reading *r)
{
  Table *t = &r->table;
  g_autofree char *place = g_strdup_printf ("line %u", t->row_line);
  CcRole role = has_value (r, CC_ROLE_TEXT) ? CC_ROLE_TEXT : CC_ROLE_SUMMARY;
  CcDraft *draft;

  check_width (r, place);
  if (!has_value (r, role))
    {
      cc_harvest_notice (r->harvest, CC_FAILED, place, "no text in this row");
      return;
    }
  r->n_summaries += role == CC_ROLE_SUMMARY;
  draft = cc_harvest_article (r->harvest, place, t->row, (gsize) (t->p - t->row));
  for (guint i = CC_ROLE_SUMMARY + 1; i < CC_N_ROLES; i++)
    if (has_value (r, i))
      {
        guint column = r->heading.column[i];
        g_autofree char *value = field_value (t, column);

        cc_record_set (r->harvest, draft, i, g_ptr_array_index (r->heading.names, column), value,
                       place);
      }
  add_text (r, draft, role);
}

static gboolean
read_rows (Reading *r, GError **error)
{
  gboolean literal = r->table.literal;
  guint n = 0;

  for (; next_row (&r->table); n++)
    {
      if (r->table.literal && !literal)
        {
          g_autofree char *place = g_strdup_printf ("line %u", r->table.row_line);

          cc_harvest_notice (r->harvest, CC_WARNED, place,
                             "a field's quote is never closed; from here on quotes are text");
          literal = TRUE;
        }
      read_row (r);
    }
  cc_record_tell_summaries (r->harvest, r->n_summaries);
  if (n == 0)
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "a table without rows");
  return n > 0;
}

/* The names of the columns, the first few and the beginning of long ones; new. */
static char *
list_columns (const Heading *heading)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (heading->names->len, 12); i++)
    {
      const char *name = g_ptr_array_index (heading->names, i);
      const char *end = name;

      for (guint n = 0; n < 30 && *end; n++)
        end = g_utf8_next_char (end);
      g_string_append_printf (list, "%s'%.*s%s'", i ? ", " : "", (int) (end - name), name,
                              *end ? "\342\200\246" : "");
    }
  return g_string_free (list, FALSE);
}

/* FALSE when a column that the user named, or any for the text, is not there. */
static gboolean
check_heading (const Heading *heading, const CcRoles *roles, GError **error)
{
  g_autofree char *columns = list_columns (heading);

  for (guint role = 0; role < CC_N_ROLES; role++)
    if (cc_roles_name (roles, role) && heading->column[role] >= heading->names->len)
      {
        g_set_error (error, CC_ERROR, CC_ERROR_READ, "no column '%s'; the first row holds %s",
                     cc_roles_name (roles, role), columns);
        return FALSE;
      }
  if (heading->column[CC_ROLE_TEXT] < heading->names->len
      || heading->column[CC_ROLE_SUMMARY] < heading->names->len)
    return TRUE;
  g_set_error (error, CC_ERROR, CC_ERROR_READ,
               "no column for the text; the first row holds %s (--columns text=NAME names it)",
               columns);
  return FALSE;
}

static gboolean
read_csv (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_auto (Heading) heading = { NULL };
  gboolean good;
  Reading r;

  if (!cc_decode (input, NULL, harvest, &decoded, error))
    return FALSE;
  r = (Reading) { .table = table_new (decoded.text, decoded.length), .harvest = harvest,
                  .decoded = &decoded };
  find_heading (&r.table, harvest->roles, &heading);
  r.heading = heading;
  good = check_heading (&heading, harvest->roles, error) && read_rows (&r, error);
  g_array_unref (r.table.fields);
  return good;
}

extern const CcReader cc_reader_csv;
const CcReader cc_reader_csv = {
  .name = "csv",
  .description = "table with named columns, its fields between commas, semicolons, tabs or bars",
  .extensions = extensions,
  .bid = bid,
  .read = read_csv,
};
