/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-quick.c: plain JSON into jansson's values, several times as fast as jansson's
   own scanner, which looks at each character by itself. What is not plain (nesting
   beyond what records have, numbers with an exponent, halves of surrogate pairs, any
   error) is left to jansson, so this knows no errors: only "read" and "not read". */
#include "config.h"

#include <base/bytes.h>
#include <ingest/json-load.h>

#include <string.h>

/* Values within values, bytes of a key and of a number. */
#define MAX_DEPTH 32
#define MAX_KEY 255
#define MAX_NUMBER 17

typedef struct
{
  const char *p, *end;
  guint depth;
  char *buffer; /* of a string with escapes; as large as the text, made when needed */
} Scan;

typedef struct
{
  const char *bytes;
  gsize size;
} Slice;

static json_t *scan_value (Scan *s);

static void
skip_space (Scan *s)
{
  while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
    s->p++;
}

/* TRUE when @c is the next character but for space; it is then behind. */
static gboolean
take (Scan *s, char c)
{
  skip_space (s);
  if (s->p == s->end || *s->p != c)
    return FALSE;
  s->p++;
  return TRUE;
}

/* ---- strings ---- */

/* The first quotation mark, backslash or control character from @p on; @end when
   there is none. */
static const char *
find_special (const char *p, const char *end)
{
  while (end - p >= 8)
    {
      guint64 bytes = cc_bytes_load (p);

      if (cc_bytes_equal (bytes, '"') | cc_bytes_equal (bytes, '\\')
          | cc_bytes_below (bytes, 0x20))
        break;
      p += 8;
    }
  while (p < end && *p != '"' && *p != '\\' && (guchar) *p >= 0x20)
    p++;
  return p;
}

/* The code unit of "\\u00e9" at @p; -1 when there is none. */
static int
unit_at (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit << 4 | g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

/* Puts the character of the escape at the scan's place to @to; bytes, 0 for none. */
static gsize
unescape_unicode (Scan *s, char *to)
{
  int unit = unit_at (s->p, s->end);
  gunichar c = (gunichar) unit;

  if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000))
    return 0;
  s->p += 6;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      int low = unit_at (s->p, s->end);

      if (low < 0xdc00 || low >= 0xe000)
        return 0;
      c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) low - 0xdc00);
      s->p += 6;
    }
  return (gsize) g_unichar_to_utf8 (c, to);
}

static gsize
unescape (Scan *s, char *to)
{
  static const char escapes[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (s->end - s->p < 2)
    return 0;
  if (s->p[1] == 'u')
    return unescape_unicode (s, to);
  found = s->p[1] ? strchr (escapes, s->p[1]) : NULL;
  if (!found)
    return 0;
  *to = meant[found - escapes];
  s->p += 2;
  return 1;
}

/* The rest of a string that begins at @start and has its first escape at the scan's
   place. None of it is longer unescaped. */
static gboolean
scan_escaped (Scan *s, const char *start, Slice *string)
{
  const char *from = start;
  char *to;

  if (!s->buffer)
    s->buffer = g_malloc ((gsize) (s->end - start));
  for (to = s->buffer;;)
    {
      gsize n = (gsize) (s->p - from);

      memcpy (to, from, n);
      to += n;
      if (s->p == s->end || *s->p != '\\')
        break;
      n = unescape (s, to);
      if (n == 0)
        return FALSE;
      to += n;
      from = s->p;
      s->p = find_special (s->p, s->end);
    }
  *string = (Slice) { s->buffer, (gsize) (to - s->buffer) };
  return TRUE;
}

/* A string; it stays until the next one is scanned. */
static gboolean
scan_string (Scan *s, Slice *string)
{
  const char *start;

  if (!take (s, '"'))
    return FALSE;
  start = s->p;
  s->p = find_special (s->p, s->end);
  *string = (Slice) { start, (gsize) (s->p - start) };
  if (s->p < s->end && *s->p == '\\' && !scan_escaped (s, start, string))
    return FALSE;
  return s->p < s->end && *s->p == '"' && cc_utf8_validate (start, (gsize) (s->p++ - start), NULL);
}

static json_t *
scan_text (Scan *s)
{
  Slice string;

  return scan_string (s, &string) ? json_stringn_nocheck (string.bytes, string.size) : NULL;
}

/* ---- other values ---- */

static json_t *
scan_number (Scan *s)
{
  char number[MAX_NUMBER + 1];
  gsize n = 0, digits;
  gboolean real = FALSE;

  while (n < MAX_NUMBER && s->p + n < s->end && strchr ("-.0123456789", s->p[n]) && s->p[n])
    {
      number[n] = s->p[n];
      n++;
    }
  number[n] = '\0';
  if (n == MAX_NUMBER || (s->p + n < s->end && strchr ("+eE", s->p[n])))
    return NULL;
  s->p += n;
  n = *number == '-';
  digits = strspn (number + n, "0123456789");
  if (digits == 0 || (digits > 1 && number[n] == '0'))
    return NULL;
  n += digits;
  if (number[n] == '.')
    {
      digits = strspn (number + n + 1, "0123456789");
      n += 1 + digits;
      real = TRUE;
    }
  if (digits == 0 || number[n])
    return NULL;
  return real ? json_real (g_ascii_strtod (number, NULL))
              : json_integer (g_ascii_strtoll (number, NULL, 10));
}

static json_t *
scan_word (Scan *s)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (s->end - s->p) >= n && memcmp (s->p, words[i], n) == 0)
        {
          s->p += n;
          return i == 0 ? json_true () : i == 1 ? json_false () : json_null ();
        }
    }
  return NULL;
}

static gboolean
scan_member (Scan *s, json_t *object)
{
  char key[MAX_KEY + 1];
  Slice name;
  json_t *value;

  if (!scan_string (s, &name) || name.size > MAX_KEY || memchr (name.bytes, '\0', name.size))
    return FALSE;
  memcpy (key, name.bytes, name.size);
  key[name.size] = '\0';
  value = take (s, ':') ? scan_value (s) : NULL;
  return value && json_object_set_new_nocheck (object, key, value) == 0;
}

static gboolean
scan_item (Scan *s, json_t *array)
{
  json_t *value = scan_value (s);

  return value && json_array_append_new (array, value) == 0;
}

/* What stands between brackets, the first of which is behind, into @container. */
static json_t *
scan_inside (Scan *s, json_t *container, gboolean (*scan) (Scan *s, json_t *container), char close)
{
  gboolean good = take (s, close);

  if (!good && s->depth < MAX_DEPTH)
    {
      s->depth++;
      do
        good = scan (s, container);
      while (good && take (s, ','));
      good = good && take (s, close);
      s->depth--;
    }
  if (good)
    return container;
  json_decref (container);
  return NULL;
}

static json_t *
scan_value (Scan *s)
{
  skip_space (s);
  if (s->p == s->end)
    return NULL;
  if (*s->p == '"')
    return scan_text (s);
  if (take (s, '{'))
    return scan_inside (s, json_object (), scan_member, '}');
  if (take (s, '['))
    return scan_inside (s, json_array (), scan_item, ']');
  return *s->p == '-' || g_ascii_isdigit (*s->p) ? scan_number (s) : scan_word (s);
}

json_t *
cc_json_quick (const char *text, gsize size)
{
  Scan scan = { .p = text, .end = text + size };
  json_t *value;

  skip_space (&scan);
  if (scan.p == scan.end || (*scan.p != '{' && *scan.p != '['))
    return NULL;
  value = scan_value (&scan);
  skip_space (&scan);
  g_free (scan.buffer);
  if (scan.p == scan.end)
    return value;
  json_decref (value);
  return NULL;
}
