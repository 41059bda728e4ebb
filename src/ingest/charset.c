/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <ingest/charset.h>

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

/* How much is looked at to tell text from binary, and for a guess. */
#define PROBE 8192

void
cc_decoded_clear (CcDecoded *decoded)
{
  g_clear_pointer (&decoded->owned, g_free);
  g_clear_pointer (&decoded->steps, g_array_unref);
}

/* ---- binary or text ---- */

static const struct
{
  const char *magic;
  guint8 size;
  const char *kind;
} magics[] = {
#ifdef HAVE_POPPLER
  { "%PDF-", 5, "a PDF file" },
#else
  { "%PDF-", 5, "a PDF file; this build cannot read PDF" },
#endif
  { "PK\x03\x04", 4, "a ZIP archive or office document" },
  { "\xd0\xcf\x11\xe0", 4,
    "a Word 97 file, or a document with a password; save it as DOCX or text" },
  { "{\\rtf", 5, "a rich text (RTF) document; save it as DOCX or text" },
  { "\x7f" "ELF", 4, "a program" },
  { "MZ\x90", 3, "a program" },
  { "\x89PNG", 4, "a PNG picture" },
  { "\xff\xd8\xff", 3, "a JPEG picture" },
  { "GIF8", 4, "a GIF picture" },
  { "RIFF", 4, "a sound, film or WebP picture" },
  { "\x1f\x8b", 2, "gzip data" },
  { "BZh", 3, "bzip2 data" },
  { "\xfd" "7zXZ", 5, "xz data" },
  { "\x28\xb5\x2f\xfd", 4, "zstd data" },
  { "7z\xbc\xaf", 4, "a 7z archive; unpack it and read the folder" },
  { "Rar!", 4, "a RAR archive; unpack it and read the folder" },
  { "SQLite format 3", 15, "an SQLite database" },
};

const char *
cc_binary_kind (const char *bytes, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].size && memcmp (bytes, magics[i].magic, magics[i].size) == 0)
      return magics[i].kind;
  return NULL;
}

static gboolean
is_odd_control (guchar c)
{
  return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b;
}

/* Text holds no NUL and next to no other control characters. */
static gboolean
looks_binary (const char *bytes, gsize size)
{
  gsize n = MIN (size, PROBE);
  gsize odd = 0;

  if (memchr (bytes, '\0', n))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    if (i + 8 <= n && !cc_bytes_below (cc_bytes_load (bytes + i), 0x20))
      i += 7;
    else
      odd += is_odd_control ((guchar) bytes[i]);
  return odd * 20 > n;
}

/* The code unit of @width bytes at @bytes, the first of them the highest when @big. */
static guint32
unit_at (const guchar *bytes, guint width, gboolean big)
{
  guint32 unit = 0;

  for (guint i = 0; i < width; i++)
    unit = unit << 8 | bytes[big ? i : width - 1 - i];
  return unit;
}

/* What most of a text in any script consists of; NUL is not among it. */
static gboolean
is_text_unit (guint32 c)
{
  return (c >= 0x20 && c < 0x7f) || (c >= '\t' && c <= '\r') || (c >= 0xa0 && c < 0x700)
         || (c >= 0x900 && c < 0x1100) || (c >= 0x2010 && c < 0x2070) || (c >= 0x20a0 && c < 0x20c0)
         || c == 0x2116 || c == 0x2122 || (c >= 0x3000 && c < 0x3100)
         || (c >= 0x4e00 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4);
}

/* UTF-16 and UTF-32 without a mark: some NULs, and nearly all units are those of
   text in one order of bytes and fewer in the other. */
static const char *
guess_wide (const char *bytes, gsize size)
{
  static const struct { const char *name; guint width; gboolean big; } layouts[] = {
    { "UTF-32LE", 4, FALSE }, { "UTF-32BE", 4, TRUE },
    { "UTF-16LE", 2, FALSE }, { "UTF-16BE", 2, TRUE },
  };
  gsize n = MIN (size, PROBE) & ~(gsize) 3;

  if (size < 4 || !memchr (bytes, '\0', n))
    return NULL;
  for (guint l = 0; l < G_N_ELEMENTS (layouts); l++)
    {
      gsize good = 0, other = 0;

      for (gsize i = 0; i < n; i += layouts[l].width)
        {
          good += is_text_unit (unit_at ((const guchar *) bytes + i, layouts[l].width,
                                         layouts[l].big));
          other += is_text_unit (unit_at ((const guchar *) bytes + i, layouts[l].width,
                                          !layouts[l].big));
        }
      if (good * layouts[l].width * 100 >= n * 95 && other < good)
        return layouts[l].name;
    }
  return NULL;
}

/* ---- other charsets, through ICU ---- */

typedef struct
{
  GString *text;
  GArray *steps;
  guint64 first_bad;
  gsize n_bad;
  gsize source; /* last known offset, for characters that ICU carried over */
} Sink;

static void
sink_chars (Sink *sink, const UChar *chars, const int32_t *offsets, int32_t n, gsize base)
{
  for (int32_t i = 0; i < n;)
    {
      char utf8[6];
      UChar32 c;
      int32_t start = i;

      U16_NEXT (chars, i, n, c);
      if (offsets[start] >= 0)
        sink->source = base + (gsize) offsets[start];
      if (U_IS_SURROGATE (c))
        c = 0xfffd;
      if (c == 0xfffd && sink->n_bad++ == 0)
        sink->first_bad = sink->source;
      cc_steps_add (sink->steps, sink->text->len, sink->source);
      g_string_append_len (sink->text, utf8, g_unichar_to_utf8 ((gunichar) c, utf8));
    }
}

/* TRUE when ICU could open the converter; @sink then holds all of @input from @skip. */
static gboolean
convert (const CcInput *input, gsize skip, const char *charset, Sink *sink)
{
  enum { CHUNK = 16384 };
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (charset, &status);
  g_autofree UChar *chars = g_new (UChar, CHUNK);
  g_autofree int32_t *offsets = g_new (int32_t, CHUNK);
  const char *from = input->bytes + skip;
  const char *end = input->bytes + input->size;

  if (U_FAILURE (status))
    return FALSE;
  do
    {
      UChar *to = chars;
      const char *base = from;
      const char *stop = from + MIN (end - from, CHUNK / 2);

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &to, chars + CHUNK, &from, stop, offsets, stop == end, &status);
      sink_chars (sink, chars, offsets, (int32_t) (to - chars), (gsize) (base - input->bytes));
      if (status != U_BUFFER_OVERFLOW_ERROR && from == base && stop == end)
        break;
    }
  while (from < end || status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close (converter);
  return TRUE;
}

/* What pages mean by these names (WHATWG Encoding Standard, names and labels). */
static const char *
true_charset (const char *name)
{
  static const struct
  {
    const char *said, *meant;
  } table[] = {
    { "iso-8859-1", "windows-1252" }, { "latin1", "windows-1252" },
    { "us-ascii", "windows-1252" },   { "ascii", "windows-1252" },
    { "iso8859-1", "windows-1252" },  { "iso-8859-9", "windows-1254" },
    { "gb2312", "gb18030" },          { "gbk", "gb18030" },
    { "shift_jis", "windows-31j" },   { "ks_c_5601-1987", "windows-949" },
    { "euc-kr", "windows-949" },      { "cp1251", "windows-1251" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strcasecmp (name, table[i].said) == 0)
      return table[i].meant;
  return name;
}

char *
cc_convert (const char *charset, const char *bytes, gsize size)
{
  CcInput input = { .bytes = bytes, .size = size };
  Sink sink = { g_string_sized_new (size), g_array_new (FALSE, FALSE, sizeof (CcOffset)), 0, 0, 0 };
  gboolean known = convert (&input, 0, true_charset (charset), &sink);

  g_array_unref (sink.steps);
  return g_string_free (sink.text, !known);
}

static gboolean
decode_as (const CcInput *input, gsize skip, const char *charset, CcHarvest *harvest,
           CcDecoded *decoded)
{
  Sink sink = { g_string_sized_new (input->size), g_array_new (FALSE, FALSE, sizeof (CcOffset)),
                0, 0, skip };
  g_autofree char *lower = g_ascii_strdown (charset, -1);

  if (!convert (input, skip, charset, &sink))
    {
      g_string_free (sink.text, TRUE);
      g_array_unref (sink.steps);
      return FALSE;
    }
  if (sink.n_bad > 0)
    {
      g_autofree char *place = g_strdup_printf ("byte %" G_GUINT64_FORMAT, sink.first_bad);

      cc_harvest_notice (harvest, CC_WARNED, place,
                         "not valid %s: %" G_GSIZE_FORMAT " characters replaced by U+FFFD", charset,
                         sink.n_bad);
    }
  if (sink.steps->len == 0)
    cc_steps_add (sink.steps, 0, skip);
  decoded->steps = sink.steps;
  cc_decoded_take (decoded, sink.text, g_intern_string (lower));
  return TRUE;
}

static gboolean
is_utf8_name (const char *name)
{
  return g_ascii_strcasecmp (name, "utf-8") == 0 || g_ascii_strcasecmp (name, "utf8") == 0;
}

/* As it is declared, unless the letters clearly contradict. */
static gboolean
decode_declared (const CcInput *input, const char *declared, CcHarvest *harvest,
                 CcDecoded *decoded)
{
  const char *meant = true_charset (declared);
  const char *other = cc_charset_against (meant, input->bytes, input->size);

  if (other && decode_as (input, 0, other, harvest, decoded))
    {
      cc_harvest_notice (harvest, CC_WARNED, NULL, "declared as '%s', read as %s by its letters",
                         declared, other);
      return TRUE;
    }
  if (decode_as (input, 0, meant, harvest, decoded))
    return TRUE;
  cc_harvest_notice (harvest, CC_WARNED, NULL, "unknown charset '%s' declared", declared);
  return FALSE;
}

/* Not UTF-8 as it stands: a declared charset, broken UTF-8, or a guess. */
static void
decode_other (const CcInput *input, const char *declared, CcHarvest *harvest, CcDecoded *decoded)
{
  gsize good, bad;
  const char *guess;

  if (declared && !is_utf8_name (declared) && g_ascii_strncasecmp (declared, "utf-", 4) != 0
      && decode_declared (input, declared, harvest, decoded))
    return;
  cc_utf8_count (input->bytes, input->size, &good, &bad);
  if (good >= bad)
    {
      cc_decode_repaired (input, 0, harvest, decoded);
      return;
    }
  guess = true_charset (cc_charset_guess (input->bytes, input->size));
  cc_harvest_notice (harvest, CC_WARNED, NULL, "%s; read as %s by guess",
                     declared ? "not in the charset it declares" : "no charset declared", guess);
  if (!decode_as (input, 0, guess, harvest, decoded))
    cc_decode_repaired (input, 0, harvest, decoded);
}

static gboolean
decode_by_mark (const CcInput *input, CcHarvest *harvest, CcDecoded *decoded)
{
  static const struct { const char *mark; guint8 size; const char *charset; } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },        { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },     { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (input->size >= marks[i].size && memcmp (input->bytes, marks[i].mark, marks[i].size) == 0)
      {
        gsize skip = marks[i].size;

        if (i > 0)
          return decode_as (input, skip, marks[i].charset, harvest, decoded);
        if (cc_utf8_validate (input->bytes + skip, input->size - skip, NULL))
          cc_decode_identity (decoded, input, skip);
        else
          cc_decode_repaired (input, skip, harvest, decoded);
        return TRUE;
      }
  return FALSE;
}

static gboolean
decode (const CcInput *input, const char *declared, CcHarvest *harvest, CcDecoded *decoded,
        GError **error)
{
  const char *kind = cc_binary_kind (input->bytes, input->size);
  const char *wide;

  if (!kind && decode_by_mark (input, harvest, decoded))
    return TRUE;
  wide = kind ? NULL : guess_wide (input->bytes, input->size);
  if (wide)
    return decode_as (input, 0, wide, harvest, decoded);
  if (kind || looks_binary (input->bytes, input->size))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "not text but %s", kind ? kind : "binary data");
      return FALSE;
    }
  if (!cc_utf8_validate (input->bytes, input->size, NULL))
    {
      decode_other (input, declared, harvest, decoded);
      return TRUE;
    }
  cc_decode_identity (decoded, input, 0);
  if (declared && !is_utf8_name (declared) && cc_ascii_run (input->bytes, input->size) < input->size)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "declared as '%s', read as the UTF-8 that it is",
                       declared);
  return TRUE;
}

gboolean
cc_decode (const CcInput *input, const char *declared, CcHarvest *harvest, CcDecoded *decoded,
           GError **error)
{
  gboolean done
    = decode (input, input->charset ? input->charset : declared, harvest, decoded, error);

  harvest->charset = done ? decoded->charset : NULL;
  return done;
}
