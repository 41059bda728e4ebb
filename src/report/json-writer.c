/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-writer.c: values as JSON (RFC 8259) without white space.  */
#include "config.h"

#include <base/bytes.h>
#include <report/json.h>

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Digits behind the point that a real is rounded to, as a factor. */
#define FRACTION 1000000

/* Smaller numbers, in units of the last digit, but zero are written with an exponent;
   larger ones have more digits than are certain. */
#define LEAST_PLAIN 100
#define MOST_PLAIN 1e9

/* Room for a value of @n bytes, behind what goes before it. */
static char *
begin_value (CcJson *json, gsize n)
{
  char *to = cc_out_room (json->out, n + 1);

  if (json->more)
    *to++ = ',';
  json->more = TRUE;
  return to;
}

static void
literal (CcJson *json, const char *text, gsize length)
{
  char *to = begin_value (json, length);

  memcpy (to, text, length);
  cc_out_ends (json->out, to + length);
}

void
cc_json_open (CcJson *json, char bracket)
{
  char *to = begin_value (json, 1);

  *to++ = bracket;
  cc_out_ends (json->out, to);
  json->more = FALSE;
}

void
cc_json_close (CcJson *json, char bracket)
{
  cc_out_char (json->out, bracket);
  json->more = TRUE;
  cc_out_flow (json->out);
}

void
cc_json_end_line (CcJson *json)
{
  cc_out_char (json->out, '\n');
  json->more = FALSE;
  cc_out_flow (json->out);
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
plain_real (CcJson *json, gboolean negative, guint64 millionths)
{
  char text[32], *end = text + sizeof text, *from;

  /* The one in front keeps the zeros, and gives its place to the point. */
  from = digits_before (end, FRACTION + millionths % FRACTION);
  *from = '.';
  while (end[-1] == '0' && end - 2 > from)
    end--;
  from = digits_before (from, millionths / FRACTION);
  if (negative)
    *--from = '-';
  literal (json, from, (gsize) (end - from));
}

/* Any number, by way of jansson. */
static void
other_real (CcJson *json, double value)
{
  json_t *real = isfinite (value) ? json_real (value) : NULL;
  char text[64];

  if (real)
    literal (json, text, json_dumpb (real, text, sizeof text,
                                     JSON_ENCODE_ANY | JSON_REAL_PRECISION (15)));
  else
    cc_json_null (json);
  json_decref (real);
}

void
cc_json_real (CcJson *json, double value)
{
  double millionths = fabs (value) * FRACTION;
  guint64 n;

  if (!(fabs (value) < MOST_PLAIN))
    {
      other_real (json, value);
      return;
    }
  /* round(), half away from zero; the rest is exact. */
  n = (guint64) millionths;
  n += millionths - (double) n >= 0.5;
  if (n >= LEAST_PLAIN || n == 0)
    plain_real (json, signbit (value), n);
  else
    other_real (json, copysign ((double) n / FRACTION, value));
}

/* ---- text ---- */

/* Of any character one can become so many bytes: "\u001F". */
#define MOST_ESCAPED 6

/* Writes a character below the space, or one of the two that need a backslash. */
static char *
put_escape (char *to, guchar c)
{
  static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  static const char digits[] = "0123456789ABCDEF";

  *to++ = '\\';
  for (const char *form = short_forms; *form; form += 2)
    if ((char) c == form[0])
      {
        *to++ = form[1];
        return to;
      }
  memcpy (to, "u00", 3);
  to[3] = digits[c >> 4];
  to[4] = digits[c & 0xf];
  return to + 5;
}

/* Copies what needs no escape up to a whole word of eight bytes: how many bytes that is. */
static gsize
put_plain (char *to, const char *text, gsize length)
{
  gsize i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 bytes = cc_bytes_load (text + i);
      guint64 mask = cc_bytes_below (bytes, ' ') | cc_bytes_equal (bytes, '"')
                     | cc_bytes_equal (bytes, '\\') | (bytes & CC_TOPS);

      memcpy (to + i, text + i, 8);
      if (mask)
        return i + cc_bytes_first (mask);
    }
  return i;
}

/* FALSE when @text is not UTF-8; some of it is there then. */
static gboolean
append_escaped (CcOut *out, const char *text, gsize length)
{
  const char *end = text + length;
  char *to = cc_out_room (out, length + MOST_ESCAPED);

  while (text < end)
    {
      gsize n = put_plain (to, text, (gsize) (end - text));
      guchar c;

      to += n;
      text += n;
      if (text == end)
        break;
      c = (guchar) *text;
      if (c >= 0x80)
        {
          n = cc_utf8_size (text, (gsize) (end - text));
          if (n == 0)
            return FALSE;
          memcpy (to, text, n);
          to += n;
          text += n;
        }
      else if (c < ' ' || c == '"' || c == '\\')
        {
          to = put_escape (to, c);
          text++;
          cc_out_ends (out, to);
          to = cc_out_room (out, (gsize) (end - text) + MOST_ESCAPED);
        }
      else
        {
          *to++ = (char) c;
          text++;
        }
    }
  cc_out_ends (out, to);
  return TRUE;
}

void
cc_json_bytes (CcJson *json, const char *text, gsize length)
{
  gsize start;

  cc_out_ends (json->out, begin_value (json, 0));
  cc_out_char (json->out, '"');
  start = json->out->buffer->len;
  if (!append_escaped (json->out, text, length))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);

      g_string_truncate (json->out->buffer, start);
      append_escaped (json->out, valid, strlen (valid));
    }
  cc_out_char (json->out, '"');
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
