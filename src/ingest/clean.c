/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <ingest/ingest.h>

#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Marks beyond this many on one base are dropped: twice what UAX #15 calls
   stream-safe, and a bound for the reordering of marks. */
#define MAX_CLUSTER 64

typedef struct
{
  GString *out;
  GArray *steps;   /* or NULL */
  const GArray *repair; /* steps from text to what it was before it was repaired, or NULL */
  const char *text;
  gsize length;
  gsize source;
  gsize last;      /* where the last character that starts a cluster stands in out */
  gsize last_from; /* its offset in text */
  const UNormalizer2 *nfc;
  CcDropped *dropped;
} Cleaner;

enum
{
  KEEP,
  DROP,
  SPACE,
  NEWLINE,
  REPAIR,
};

/* Printable ASCII and '\n': nothing to do. */
static inline gboolean
is_plain (guchar c)
{
  return (c >= 0x20 && c < 0x7f) || c == '\n';
}

/* Characters that NFC never changes and that never join the one before: what
   most text is made of, so that ICU is asked about the others only. */
static inline gboolean
is_inert (gunichar c)
{
  return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x48a && c <= 0x590)
         || (c >= 0x2002 && c <= 0x20cf) || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xac00 && c <= 0xd7a3);
}

/* A step is due when the next byte does not follow the last one in the file too. */
static void
sync_step (Cleaner *c, gsize from)
{
  CcOffset step = { (guint32) c->out->len, c->source };
  const CcOffset *before;

  if (!c->steps || c->source == CC_NO_SOURCE)
    return;
  step.file += c->repair ? cc_step_back (c->repair, from) : from;
  if (c->steps->len > 0)
    {
      before = &g_array_index (c->steps, CcOffset, c->steps->len - 1);
      if (before->file + (step.text - before->text) == step.file)
        return;
      if (before->text == step.text)
        g_array_set_size (c->steps, c->steps->len - 1);
    }
  g_array_append_val (c->steps, step);
}

static void
append (Cleaner *c, const char *bytes, gsize n, gsize from)
{
  sync_step (c, from);
  g_string_append_len (c->out, bytes, (gssize) n);
}

/* The character before, or 0 at the start. */
static gunichar
previous_char (const Cleaner *c)
{
  const char *end = c->out->str + c->out->len;
  const char *p = c->out->len > 0 ? g_utf8_find_prev_char (c->out->str, end) : NULL;

  return p ? g_utf8_get_char (p) : 0;
}

/* Joiners are letters' business in Arabic, Indic and emoji, noise elsewhere. */
static int
judge_joiner (const Cleaner *c)
{
  gunichar before = previous_char (c);

  gboolean needed = (before >= 0x600 && before < 0x10a0) || before >= 0x1f000 || before == 0xfe0f;

  return needed ? KEEP : DROP;
}

/* U+0080 to U+009F stand in texts whose Windows-1252 was once read as Latin-1:
   what was meant, by that code page; 0 where it has nothing. */
static gunichar
repair_c1 (gunichar ch)
{
  static const guint16 meant[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
  };

  return meant[ch - 0x80];
}

static int
judge_control (const Cleaner *c, gunichar ch)
{
  if (ch == '\t')
    return SPACE;
  if (ch == '\n' || ch == '\v' || ch == '\f')
    return NEWLINE;
  if (ch != '\r' && c->dropped)
    c->dropped->controls++;
  return DROP;
}

static int
drop (guint *count)
{
  if (count)
    ++*count;
  return DROP;
}

/* Private use, and code points that are no characters. */
static gboolean
is_meaningless (gunichar ch)
{
  return (ch >= 0xe000 && ch <= 0xf8ff) || ch >= 0xf0000 || (ch & 0xfffe) == 0xfffe
         || (ch >= 0xfdd0 && ch <= 0xfdef);
}

static int
judge (const Cleaner *c, gunichar ch)
{
  CcDropped *d = c->dropped;

  if (ch >= 0x80 && ch < 0xa0 && repair_c1 (ch))
    return REPAIR;
  if (ch < 0x20 || (ch >= 0x7f && ch < 0xa0))
    return judge_control (c, ch);
  if (ch == 0xa0 || ch == 0x2007 || ch == 0x202f)
    return SPACE;
  if (ch == 0x2028 || ch == 0x2029)
    return NEWLINE;
  if (ch == 0x200c || ch == 0x200d)
    return judge_joiner (c);
  if ((ch >= 0x202a && ch <= 0x202e) || (ch >= 0x2066 && ch <= 0x2069))
    return drop (d ? &d->bidi : NULL);
  if (ch == 0x200b || ch == 0x2060 || ch == 0xfeff)
    return drop (d && g_unichar_isalnum (previous_char (c)) ? &d->invisible : NULL);
  if (ch == 0xad || ch == 0x200e || ch == 0x200f || ch == 0x61c)
    return DROP;
  return is_meaningless (ch) ? drop (d ? &d->private : NULL) : KEEP;
}

/* Takes back what stands in out from @start on, steps included. */
static void
take_back (Cleaner *c, gsize start)
{
  g_string_truncate (c->out, start);
  while (c->steps && c->steps->len > 0
         && g_array_index (c->steps, CcOffset, c->steps->len - 1).text > start)
    g_array_set_size (c->steps, c->steps->len - 1);
}

/* Reads on while characters belong to the cluster; gives its end in text. A
   joiner ends it, because what stands before decides about it. */
static gsize
collect (Cleaner *c, gsize at, GString *cluster, guint *n)
{
  while (at < c->length)
    {
      gunichar ch = g_utf8_get_char (c->text + at);
      gsize size = cc_utf8_length ((guchar) c->text[at]);
      int verdict = ch == '\r' ? NEWLINE : judge (c, ch);

      if ((verdict != KEEP && verdict != DROP) || ch == 0x200c || ch == 0x200d)
        break;
      if (verdict == KEEP
          && (is_inert (ch) || unorm2_hasBoundaryBefore (c->nfc, (UChar32) ch)))
        break;
      if (verdict == KEEP && ++*n <= MAX_CLUSTER)
        g_string_append_len (cluster, c->text + at, (gssize) size);
      else if (verdict == KEEP && c->dropped)
        c->dropped->marks++;
      at += size;
    }
  return at;
}

static void
append_normalised (Cleaner *c, const GString *cluster, gsize from)
{
  UChar wide[4 * MAX_CLUSTER + 8];
  UChar normal[12 * MAX_CLUSTER + 24];
  char narrow[40 * MAX_CLUSTER + 80];
  int32_t n_wide, n_normal, n_narrow;
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (wide, G_N_ELEMENTS (wide), &n_wide, cluster->str, (int32_t) cluster->len, &status);
  n_normal = unorm2_normalize (c->nfc, wide, n_wide, normal, G_N_ELEMENTS (normal), &status);
  u_strToUTF8 (narrow, sizeof narrow, &n_narrow, normal, n_normal, &status);
  if (U_SUCCESS (status))
    append (c, narrow, (gsize) n_narrow, from);
  else
    append (c, cluster->str, cluster->len, from);
}

/* A character that normalisation may change or join to the one before, with
   all that belongs to it. Gives the offset after them. */
static gsize
clean_cluster (Cleaner *c, gsize at, gunichar ch)
{
  g_autoptr (GString) cluster = g_string_new (NULL);
  gsize size = cc_utf8_length ((guchar) c->text[at]);
  gsize from = at;
  gboolean joined = !unorm2_hasBoundaryBefore (c->nfc, (UChar32) ch) && c->last < c->out->len;
  guint n = 1;
  gsize end;

  if (joined)
    {
      g_string_append_len (cluster, c->out->str + c->last, (gssize) (c->out->len - c->last));
      if (c->last_from != CC_NO_SOURCE)
        from = c->last_from;
    }
  g_string_append_len (cluster, c->text + at, (gssize) size);
  end = collect (c, at + size, cluster, &n);
  if (joined)
    take_back (c, c->last);
  c->last = c->out->len;
  c->last_from = from;
  append_normalised (c, cluster, from);
  return end;
}

static gsize
clean_char (Cleaner *c, gsize at)
{
  gunichar ch = g_utf8_get_char (c->text + at);
  gsize size = cc_utf8_length ((guchar) c->text[at]);
  int verdict = judge (c, ch);

  if (ch == '\r' && (at + 1 >= c->length || c->text[at + 1] != '\n'))
    verdict = NEWLINE;
  if (verdict == DROP)
    return at + size;
  if (verdict == KEEP && !is_inert (ch))
    return clean_cluster (c, at, ch);
  c->last = c->out->len;
  c->last_from = at;
  if (verdict == KEEP)
    append (c, c->text + at, size, at);
  else if (verdict == REPAIR)
    {
      char utf8[6];

      append (c, utf8, (gsize) g_unichar_to_utf8 (repair_c1 (ch), utf8), at);
    }
  else
    append (c, verdict == SPACE ? " " : "\n", 1, at);
  return at + size;
}

/* Of two and three bytes: characters beyond ASCII that are inert and kept. */
static gsize
kept_size (const guchar *p)
{
  guint c;

  if (p[0] < 0xe0)
    {
      c = (p[0] & 0x1fu) << 6 | (p[1] & 0x3f);
      return (c > 0xa0 && c < 0x300 && c != 0xad) || (c >= 0x400 && c <= 0x482)
               || (c >= 0x48a && c <= 0x590) ? 2 : 0;
    }
  if (p[0] >= 0xf0)
    return 0;
  c = (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3f);
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205f) || (c >= 0x20a0 && c <= 0x20cf)
           || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ? 3 : 0;
}

/* The end of the run of characters from @at on that stay as they are; *@last is the
   size of the last one. In text that was repaired it holds ASCII alone, which came
   from one place. */
static gsize
run_end (const Cleaner *c, gsize at, gsize *last)
{
  gsize size = 1;

  *last = 1;
  while (size && at < c->length)
    {
      guint64 bytes = at + 8 <= c->length ? cc_bytes_load (c->text + at) : 0;

      if (!((bytes & CC_TOPS) | cc_bytes_below (bytes, 0x20) | cc_bytes_equal (bytes, 0x7f)))
        {
          at += 8;
          *last = 1;
          continue;
        }
      if ((guchar) c->text[at] < 0x80)
        size = is_plain ((guchar) c->text[at]);
      else
        size = c->repair ? 0 : kept_size ((const guchar *) c->text + at);
      at += size;
      *last = size ? size : *last;
    }
  return at;
}

static void
clean_all (Cleaner *c)
{
  gsize at = 0;

  while (at < c->length)
    {
      gsize last;
      gsize end = run_end (c, at, &last);

      if (end > at)
        {
          append (c, c->text + at, end - at, at);
          c->last = c->out->len - last;
          c->last_from = end - last;
          at = end;
        }
      else
        at = clean_char (c, at);
    }
}

/* Makes room for @n bytes more at once. */
static void
reserve (GString *out, gsize n)
{
  gsize length = out->len;

  g_string_set_size (out, length + n);
  g_string_truncate (out, length);
}

void
cc_clean (GString *out, GArray *steps, const char *text, gsize length, gsize source,
          CcDropped *dropped)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (GArray) repair = NULL;
  GString *repaired = cc_mojibake_repair (text, length, &repair,
                                          dropped ? &dropped->mojibake : NULL);
  Cleaner c = { .out = out, .steps = steps, .repair = repair,
                .text = repaired ? repaired->str : text,
                .length = repaired ? repaired->len : length, .source = source,
                .last = out->len, .nfc = unorm2_getNFCInstance (&status), .dropped = dropped };

  reserve (out, length);
  /* A mark at the start of a piece belongs to the end of the piece before. */
  if (out->len > 0)
    {
      c.last = (gsize) (g_utf8_prev_char (out->str + out->len) - out->str);
      c.last_from = CC_NO_SOURCE;
    }
  clean_all (&c);
  if (repaired)
    g_string_free (repaired, TRUE);
}

char *
cc_clean_field (const char *text, gssize length)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *valid = NULL;
  gsize n = !text ? 0 : length < 0 ? strlen (text) : (gsize) length;
  char *to;
  gboolean gap = FALSE;

  if (n > 0 && !cc_utf8_validate (text, n, NULL))
    {
      valid = g_utf8_make_valid (text, (gssize) n);
      text = valid;
      n = strlen (valid);
    }
  if (n > 0)
    cc_clean (clean, NULL, text, n, CC_NO_SOURCE, NULL);
  to = clean->str;
  for (const char *p = clean->str; *p; p++)
    if (*p == ' ' || *p == '\n')
      gap = to > clean->str;
    else
      {
        if (gap)
          *to++ = ' ';
        gap = FALSE;
        *to++ = *p;
      }
  *to = '\0';
  return g_string_free (g_steal_pointer (&clean), FALSE);
}
