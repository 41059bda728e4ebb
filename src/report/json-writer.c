/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-writer.c: values as JSON (RFC 8259) without white space.  */
#include "config.h"

#include <report/json.h>

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Digits behind the point that a real is rounded to, as a factor. */
#define FRACTION 1000000

/* Smaller numbers but zero are written with an exponent; larger ones have more digits
   than are certain. */
#define LEAST_PLAIN 1e-4
#define MOST_PLAIN 1e9

static void
begin_value (CcJson *json)
{
  if (json->more)
    g_string_append_c (json->out.buffer, ',');
  json->more = TRUE;
}

static void
literal (CcJson *json, const char *text, gsize length)
{
  begin_value (json);
  g_string_append_len (json->out.buffer, text, (gssize) length);
}

void
cc_json_open (CcJson *json, char bracket)
{
  begin_value (json);
  g_string_append_c (json->out.buffer, bracket);
  json->more = FALSE;
}

void
cc_json_close (CcJson *json, char bracket)
{
  g_string_append_c (json->out.buffer, bracket);
  json->more = TRUE;
  cc_out_flow (&json->out);
}

void
cc_json_key (CcJson *json, const char *key)
{
  GString *buffer = json->out.buffer;

  begin_value (json);
  g_string_append_c (buffer, '"');
  g_string_append (buffer, key);
  g_string_append_len (buffer, "\":", 2);
  json->more = FALSE;
}

void
cc_json_end_line (CcJson *json)
{
  g_string_append_c (json->out.buffer, '\n');
  json->more = FALSE;
  cc_out_flow (&json->out);
}

void
cc_json_null (CcJson *json)
{
  literal (json, "null", 4);
}

void
cc_json_boolean (CcJson *json, gboolean value)
{
  if (value)
    literal (json, "true", 4);
  else
    literal (json, "false", 5);
}

/* ---- numbers ---- */

/* Writes the digits of @n so that they end before @end; returns where they begin. */
static char *
digits_before (char *end, guint64 n)
{
  do
    *--end = (char) ('0' + n % 10);
  while ((n /= 10) > 0);
  return end;
}

void
cc_json_integer (CcJson *json, gint64 value)
{
  char text[24], *end = text + sizeof text;
  char *from = digits_before (end, value < 0 ? -(guint64) value : (guint64) value);

  if (value < 0)
    *--from = '-';
  literal (json, from, (gsize) (end - from));
}

/* @millionths with a point and at least one digit behind it. */
static void
plain_real (CcJson *json, double millionths)
{
  char text[32], *end = text + sizeof text, *from;
  guint64 n = (guint64) fabs (millionths);

  /* The one in front keeps the zeros, and gives its place to the point. */
  from = digits_before (end, FRACTION + n % FRACTION);
  *from = '.';
  while (end[-1] == '0' && end - 2 > from)
    end--;
  from = digits_before (from, n / FRACTION);
  if (signbit (millionths))
    *--from = '-';
  literal (json, from, (gsize) (end - from));
}

void
cc_json_real (CcJson *json, double value)
{
  double size = fabs (value);
  double millionths = size < MOST_PLAIN ? round (value * FRACTION) : 0;
  double rounded = size < MOST_PLAIN ? millionths / FRACTION : value;
  json_t *real = NULL;
  char text[64];

  if (size < MOST_PLAIN && (fabs (rounded) >= LEAST_PLAIN || rounded == 0))
    {
      plain_real (json, millionths);
      return;
    }
  real = isfinite (rounded) ? json_real (rounded) : NULL;
  if (real)
    literal (json, text, json_dumpb (real, text, sizeof text,
                                     JSON_ENCODE_ANY | JSON_REAL_PRECISION (15)));
  else
    cc_json_null (json);
  json_decref (real);
}

/* ---- text ---- */

/* A character below the space, or one of the two that need a backslash. */
static void
append_escape (GString *buffer, char c)
{
  static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";

  for (const char *form = short_forms; *form; form += 2)
    if (c == form[0])
      {
        g_string_append_c (buffer, '\\');
        g_string_append_c (buffer, form[1]);
        return;
      }
  g_string_append_printf (buffer, "\\u%04X", (guint) (guchar) c);
}

/* FALSE when @text is not UTF-8; some of it is there then. */
static gboolean
append_escaped (GString *buffer, const char *text, gsize length)
{
  const char *run = text, *end = text + length;

  for (const char *p = text; p < end;)
    {
      guchar c = (guchar) *p;

      if (c >= 0x80)
        {
          if (g_utf8_get_char_validated (p, end - p) > G_MAXINT32)
            return FALSE;
          p = g_utf8_next_char (p);
        }
      else if (c < ' ' || c == '"' || c == '\\')
        {
          g_string_append_len (buffer, run, p - run);
          append_escape (buffer, *p++);
          run = p;
        }
      else
        p++;
    }
  g_string_append_len (buffer, run, end - run);
  return TRUE;
}

void
cc_json_bytes (CcJson *json, const char *text, gsize length)
{
  GString *buffer = json->out.buffer;
  gsize start;

  begin_value (json);
  g_string_append_c (buffer, '"');
  start = buffer->len;
  if (!append_escaped (buffer, text, length))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      g_string_truncate (buffer, start);
      append_escaped (buffer, valid, strlen (valid));
    }
  g_string_append_c (buffer, '"');
}

void
cc_json_string (CcJson *json, const char *text)
{
  if (text)
    cc_json_bytes (json, text, strlen (text));
  else
    cc_json_null (json);
}

void
cc_json_strings (CcJson *json, char *const *texts)
{
  cc_json_open (json, '[');
  for (; texts && *texts; texts++)
    cc_json_string (json, *texts);
  cc_json_close (json, ']');
}

void
cc_json_date (CcJson *json, CcDate date)
{
  char text[CC_DATE_TEXT];

  if (*cc_date_format (date, text))
    cc_json_string (json, text);
  else
    cc_json_null (json);
}

void
cc_json_digest (CcJson *json, guint64 digest)
{
  char text[32];

  g_snprintf (text, sizeof text, "xxh3:%016" G_GINT64_MODIFIER "x", digest);
  cc_json_string (json, text);
}
