/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* utf8.c: bytes that are UTF-8, or nearly. */
#include "config.h"

#include <ingest/charset.h>

void
cc_decode_identity (CcDecoded *decoded, const CcInput *input, gsize skip)
{
  CcOffset step = { 0, skip };

  decoded->text = input->bytes + skip;
  decoded->length = input->size - skip;
  decoded->charset = "utf-8";
  decoded->steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  g_array_append_val (decoded->steps, step);
}

void
cc_decoded_take (CcDecoded *decoded, GString *text, const char *charset)
{
  decoded->length = text->len;
  decoded->owned = g_string_free (text, FALSE);
  decoded->text = decoded->owned;
  decoded->charset = charset;
}

void
cc_utf8_count (const char *bytes, gsize size, gsize *good, gsize *bad)
{
  const char *end = bytes + size;
  const char *stop;

  *good = *bad = 0;
  for (const char *p = bytes; p < end; p = stop + 1)
    {
      gboolean whole = cc_utf8_validate (p, (gsize) (end - p), &stop);

      for (; p < stop; p++)
        *good += (guchar) *p >= 0xc0;
      if (whole)
        break;
      *bad += *stop != '\0';
    }
}

/* What is not UTF-8 in a text that is: bytes of Windows-1252, as pages carry them
   that were put together of several sources, or broken characters. */
typedef struct
{
  CcDecoded *decoded;
  GString *text;
  gsize bad, islands;
  gsize first_bad, first_island;
} Mend;

/* Bytes at @p that begin a character of UTF-8 which is not whole; 1 for others. */
static gsize
broken_length (const char *p, const char *end)
{
  gsize whole = cc_utf8_length ((guchar) *p);
  gsize n = 1;

  while ((guchar) *p >= 0xc2 && n < whole && p + n < end && ((guchar) p[n] & 0xc0) == 0x80)
    n++;
  return n;
}

/* Its upper half; constant once made. */
static const gunichar *
windows_1252 (void)
{
  static gunichar page[128];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      cc_charset_half ("windows-1252", page);
      g_once_init_leave (&made, 1);
    }
  return page;
}

/* A single byte that is a letter or a sign in Windows-1252, with ASCII on both sides:
   nothing that was cut looks so, but at the end of the text. */
static gunichar
island_at (const char *start, const char *p, const char *end)
{
  guchar before = p > start ? (guchar) p[-1] : ' ';
  gunichar c;

  if (broken_length (p, end) != 1 || p + 1 >= end || (guchar) p[1] >= 0x80 || before >= 0x80)
    return 0;
  c = windows_1252 ()[(guchar) *p - 0x80];
  if (g_unichar_isupper (c) && g_ascii_islower ((char) before))
    return 0;
  if (g_unichar_isalpha (c))
    return g_ascii_isalpha ((char) before) || g_ascii_isalpha (p[1]) ? c : 0;
  return c >= 0xa0 ? c : 0;
}

static void
mend_one (Mend *m, const CcInput *input, const char *p, const char *end)
{
  gsize at = (gsize) (p - input->bytes);
  gunichar island = *p ? island_at (input->bytes, p, end) : 0;

  cc_steps_add (m->decoded->steps, m->text->len, at);
  if (island && m->islands++ == 0)
    m->first_island = at;
  if (!island && *p && m->bad++ == 0)
    m->first_bad = at;
  if (island || *p)
    g_string_append_unichar (m->text, island ? island : 0xfffd);
}

static void
tell_mended (const Mend *m, CcHarvest *harvest)
{
  g_autofree char *bad = g_strdup_printf ("byte %" G_GSIZE_FORMAT, m->first_bad);
  g_autofree char *island = g_strdup_printf ("byte %" G_GSIZE_FORMAT, m->first_island);

  if (m->islands > 0)
    cc_harvest_notice (harvest, CC_WARNED, island,
                       "not valid UTF-8: %" G_GSIZE_FORMAT " %s read as windows-1252", m->islands,
                       m->islands == 1 ? "byte" : "bytes");
  if (m->bad > 0)
    cc_harvest_notice (harvest, CC_WARNED, bad,
                       "not valid UTF-8: %" G_GSIZE_FORMAT " broken %s replaced by U+FFFD", m->bad,
                       m->bad == 1 ? "place was" : "places were");
}

void
cc_decode_repaired (const CcInput *input, gsize skip, CcHarvest *harvest, CcDecoded *decoded)
{
  Mend m = { .decoded = decoded, .text = g_string_sized_new (input->size + 16) };
  const char *p = input->bytes + skip;
  const char *end = input->bytes + input->size;

  decoded->steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  while (p < end)
    {
      const char *stop;

      cc_utf8_validate (p, (gsize) (end - p), &stop);
      cc_steps_add (decoded->steps, m.text->len, (guint64) (p - input->bytes));
      g_string_append_len (m.text, p, stop - p);
      if (stop >= end)
        break;
      mend_one (&m, input, stop, end);
      for (p = stop + 1; p < end && ((guchar) *p & 0xc0) == 0x80 && *stop; p++)
        ;
    }
  tell_mended (&m, harvest);
  cc_decoded_take (decoded, m.text, "utf-8");
}
