/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* mojibake.c: UTF-8 that was read as a code page and written again: "â€™" for an
   apostrophe, "РїСЂ" for the Cyrillic "пр". A run of such characters gives the
   bytes back by which it arose, and those are UTF-8. It is repaired where no
   proper text looks like it; the idea of telling the two apart by which characters
   meet is that of Speer (2019), ftfy. */
#include "config.h"

#include <base/bytes.h>
#include <ingest/charset.h>

#include <string.h>

/* Damage that was done twice or three times over is undone so often. */
#define MAX_PASSES 3

typedef struct
{
  gunichar character;
  guint8 byte;
} Pair;

/* The upper half of a code page, sorted by character. What it leaves undefined
   stands for itself, as in browsers. */
typedef struct
{
  const char *name;
  gboolean cyrillic;
  Pair pairs[128];
} Page;

typedef struct
{
  const Page *page;
  gunichar character; /* that was meant */
  guint8 first, second; /* bytes */
  gunichar follower;  /* what stands second in the text */
  gsize size;         /* bytes of text */
} Reading;

enum { N_PAGES = 3 };

static int
compare_pairs (const void *a, const void *b)
{
  const Pair *x = a, *y = b;

  return x->character < y->character ? -1 : x->character > y->character;
}

static void
fill_page (Page *page)
{
  gunichar characters[128] = { 0 };

  cc_charset_half (page->name, characters);
  for (guint i = 0; i < 128; i++)
    page->pairs[i] = (Pair) { characters[i], (guint8) (0x80 + i) };
  qsort (page->pairs, 128, sizeof (Pair), compare_pairs);
}

/* Constant once made. */
static const Page *
code_pages (void)
{
  static Page pages[N_PAGES] = {
    { .name = "windows-1252" }, { .name = "windows-1250" },
    { .name = "windows-1251", .cyrillic = TRUE },
  };
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < N_PAGES; i++)
        fill_page (&pages[i]);
      g_once_init_leave (&made, 1);
    }
  return pages;
}

/* The byte that stands for @c in @page, or 0. */
static guint8
byte_of (const Page *page, gunichar c)
{
  guint low = 0, high = 128;

  if (c >= 0x80 && c < 0xa0)
    return (guint8) c;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (page->pairs[middle].character == c)
        return page->pairs[middle].byte;
      if (page->pairs[middle].character < c)
        low = middle + 1;
      else
        high = middle;
    }
  return 0;
}

/* What texts consist of. */
static gboolean
is_likely (gunichar c)
{
  static const struct { gunichar first, last; } ranges[] = {
    { 0xa0, 0x17f },     { 0x192, 0x192 },   { 0x218, 0x21b },   { 0x386, 0x3ce },
    { 0x400, 0x45f },    { 0x490, 0x491 },   { 0x5d0, 0x5ea },   { 0x60c, 0x6d3 },
    { 0x900, 0xdff },    { 0xe01, 0xe5b },   { 0x10d0, 0x10ff }, { 0x1e00, 0x1fff },
    { 0x2009, 0x2044 },  { 0x20a0, 0x20bf }, { 0x2100, 0x2126 }, { 0x2190, 0x22ff },
    { 0x2500, 0x27bf },  { 0x3000, 0x30ff }, { 0x4e00, 0x9fff }, { 0xac00, 0xd7a3 },
    { 0xfb00, 0xfb06 },  { 0xfeff, 0xfeff }, { 0xff01, 0xff5e }, { 0x1f300, 0x1faff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

/* One character of UTF-8 whose bytes stand as characters of @page at @p. */
static gboolean
read_as (const Page *page, const char *p, const char *end, Reading *r)
{
  guint8 lead = byte_of (page, g_utf8_get_char (p));
  guint n = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2
            : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  const char *q = g_utf8_next_char (p);

  if (!n)
    return FALSE;
  *r = (Reading) { .page = page, .first = lead, .character = lead & (0x3f >> n) };
  for (guint i = 0; i < n; i++)
    {
      gunichar c = q < end ? g_utf8_get_char (q) : 0;
      guint8 byte = c >= 0x80 ? byte_of (page, c) : 0;

      if (byte < 0x80 || byte > 0xbf)
        return FALSE;
      if (i == 0)
        {
          r->second = byte;
          r->follower = c;
        }
      r->character = r->character << 6 | (byte & 0x3f);
      q = g_utf8_next_char (q);
    }
  r->size = (gsize) (q - p);
  return is_likely (r->character) && (n < 2 || r->character >= 0x800);
}

/* Signs that follow a capital letter in proper text too: at the end of a quotation,
   before a dash. */
static gboolean
follows_words (gunichar c)
{
  if (c == 0xa1 || c == 0xa7 || c == 0xb6 || c == 0xbf)
    return FALSE;
  return g_unichar_isspace (c) || g_unichar_ispunct (c) || c == 0xa9 || c == 0xae || c == 0xb0
         || c == 0xb2 || c == 0xb3 || c == 0xb9 || c == 0x20ac || c == 0x2122;
}

static gboolean
is_quote (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION
         || c == 0x201a || c == 0x201e;
}

/* A single reading of a Latin page between the characters @before and @after: no
   word is written so. */
static gboolean
is_certain (const Reading *r, gunichar before, gunichar after)
{
  if (r->first >= 0xf0)
    return r->second == 0x9f;
  if (r->first >= 0xe0)
    return (r->first == 0xe2 && (r->second == 0x80 || r->second == 0x82 || r->second == 0x84))
           || r->character == 0xfeff;
  if (!follows_words (r->follower))
    return TRUE;
  if (g_unichar_islower (before))
    return TRUE;
  /* "Ä’s" is proper, and so is "Ä–moll"; "Ä›sto" is not. */
  if (g_unichar_islower (after) && r->follower != 0x2019
      && g_unichar_type (r->follower) != G_UNICODE_DASH_PUNCTUATION)
    return TRUE;
  return r->first == 0xc2 && !g_unichar_isalpha (before) && !is_quote (r->follower);
}

typedef struct
{
  const char *text, *end;
  GString *out;
  GArray *steps;
  gboolean sure[N_PAGES]; /* damage by this page is certain elsewhere in the text */
  guint n;
} Repair;

static gunichar
char_before (const char *text, const char *p)
{
  return p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

static gunichar
char_at (const char *p, const char *end)
{
  return p < end ? g_utf8_get_char (p) : 0;
}

/* Readings that follow one another at @p, by one page: bytes of text, 0 when the
   run may be proper text. */
static gsize
measure_run (const Repair *r, guint which, const char *p, gboolean *certain)
{
  const Page *page = &code_pages ()[which];
  gunichar before = char_before (r->text, p);
  Reading one;
  gsize size = 0;
  guint n = 0, letters = 0;

  *certain = FALSE;
  while (p + size < r->end && read_as (page, p + size, r->end, &one))
    {
      const char *q = p + size;

      size += one.size;
      n++;
      letters += one.first == 0xd0 || one.first == 0xd1;
      if (page->cyrillic)
        *certain = *certain || (one.first == 0xe2 && (one.second == 0x80 || one.second == 0x84));
      else
        *certain = *certain || is_certain (&one, char_before (r->text, q),
                                           char_at (q + one.size, r->end));
    }
  if (page->cyrillic)
    *certain = *certain || (letters >= 2 && !g_unichar_isalpha (before)
                            && !g_unichar_isalpha (char_at (p + size, r->end)));
  else
    *certain = *certain || n >= 2;
  return *certain || (n > 0 && r->sure[which]) ? size : 0;
}

static void
repair_run (Repair *r, guint which, const char *p, gsize size)
{
  const Page *page = &code_pages ()[which];
  const char *end = p + size;
  Reading one;

  while (p < end && read_as (page, p, end, &one))
    {
      cc_steps_add (r->steps, r->out->len, (gsize) (p - r->text));
      g_string_append_unichar (r->out, one.character);
      p += one.size;
    }
  r->n++;
}

/* The run at @p that is damage; its page in @which. */
static gsize
find_run (const Repair *r, const char *p, guint *which)
{
  gboolean certain;
  gsize size;

  for (*which = 0; *which < N_PAGES; ++*which)
    if ((size = measure_run (r, *which, p, &certain)))
      return size;
  return 0;
}

/* The next character with which damage may begin: one beyond ASCII, before another
   that is no plain Cyrillic letter, which has no place in the middle of UTF-8. */
static const char *
skip_sound (const char *p, const char *end)
{
  while (p < end)
    {
      const char *next = p + cc_utf8_length ((guchar) *p);
      guchar lead = next < end ? (guchar) next[0] : 0;

      if ((guchar) *p < 0x80)
        next += cc_ascii_run (next, (gsize) (end - next));
      else if (lead >= 0x80 && !(lead == 0xd0 && (guchar) next[1] >= 0x90)
               && !(lead == 0xd1 && (guchar) next[1] <= 0x8f))
        return p;
      p = next;
    }
  return end;
}

/* Finds out which pages have done certain damage. */
static gboolean
survey (Repair *r)
{
  gboolean any = FALSE;

  for (const char *p = skip_sound (r->text, r->end); p < r->end;)
    {
      gsize size = 0;

      for (guint which = 0; which < N_PAGES && !size; which++)
        {
          gboolean certain;

          size = measure_run (r, which, p, &certain);
          r->sure[which] = r->sure[which] || certain;
          any = any || certain;
        }
      p = skip_sound (size ? p + size : g_utf8_next_char (p), r->end);
    }
  return any;
}

static void
run_pass (Repair *r, CcMojibake *told)
{
  const char *done = r->text;
  guint which;

  for (const char *p = skip_sound (r->text, r->end); p < r->end;)
    {
      gsize size = find_run (r, p, &which);

      if (size > 0)
        {
          gsize from;

          cc_steps_add (r->steps, r->out->len, (gsize) (done - r->text));
          g_string_append_len (r->out, done, p - done);
          from = r->out->len;
          repair_run (r, which, p, size);
          if (told && told->n++ == 0 && size < sizeof told->before)
            {
              memcpy (told->before, p, size);
              memcpy (told->after, r->out->str + from, r->out->len - from);
            }
          done = p + size;
        }
      p = skip_sound (size ? p + size : g_utf8_next_char (p), r->end);
    }
  cc_steps_add (r->steps, r->out->len, (gsize) (done - r->text));
  g_string_append_len (r->out, done, r->end - done);
}

GString *
cc_mojibake_repair (const char *text, gsize length, GArray **steps, CcMojibake *told)
{
  GString *out = NULL;

  *steps = NULL;
  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      Repair r = { .text = out ? out->str : text };
      g_autoptr (GArray) before = *steps;

      r.end = r.text + (out ? out->len : length);
      if (!survey (&r))
        {
          before = NULL;
          break;
        }
      r.out = g_string_sized_new (length);
      r.steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
      run_pass (&r, pass == 0 ? told : NULL);
      *steps = before ? cc_steps_compose (r.steps, before, (guint32) r.out->len)
                      : g_array_ref (r.steps);
      g_array_unref (r.steps);
      if (out)
        g_string_free (out, TRUE);
      out = r.out;
    }
  return out;
}
