/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* runs.c: where words and numbers start and end, and how they are spelt in lower case.
   Words of ASCII letters, most of many languages, are read eight bytes at once; those
   with letters up to U+07FF, of all European scripts, by a table; ICU is asked about
   the rest, and about what stands around apostrophes and within numbers. */
#include "config.h"

#include <base/bytes.h>
#include <text/text.h>

#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

typedef enum
{
  OTHER,
  LOWER,
  UPPER,
  LETTER, /* without case, and marks */
  DIGIT,
  APOSTROPHE,
  POINT, /* '.' and ',': part of a number between digits */
  WIDE,  /* beyond ASCII: no class of its own */
} Class;

/* clang-format off */
#define W16 WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE
static const guint8 byte_class[256] = {
  ['\''] = APOSTROPHE, ['.'] = POINT, [','] = POINT,
  ['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
  ['A'] = UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
          UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
  ['a'] = LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
          LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
  [0x80] = W16, W16, W16, W16, W16, W16, W16, W16,
};
#undef W16
/* clang-format on */

static Class
wide_class (UChar32 c)
{
  if (c == 0x2019 || c == 0x2bc)
    return APOSTROPHE;
  switch (u_charType (c))
    {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return UPPER;
    case U_LOWERCASE_LETTER:
      return LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return LETTER;
    case U_DECIMAL_DIGIT_NUMBER:
      return DIGIT;
    default:
      return OTHER;
    }
}

/* Class of the character at @at, which is moved behind it. */
static inline Class
next_class (const char *text, guint32 *at, guint32 end)
{
  guchar byte = (guchar) text[*at];
  UChar32 c;

  if (byte < 0x80)
    {
      (*at)++;
      return byte_class[byte];
    }
  U8_NEXT_OR_FFFD (text, *at, end, c);
  return wide_class (c);
}

static inline Class
peek_class (const char *text, guint32 at, guint32 end)
{
  return at < end ? next_class (text, &at, end) : OTHER;
}

static inline gboolean
is_word (Class class)
{
  return class >= LOWER && class <= DIGIT;
}

/* What the scan of one run found. */
typedef struct
{
  guint32 start, end;
  guint n_letters, n_upper;
  guint last_apostrophe; /* bytes into the run; 0 none */
  gboolean starts_digit, capital, wide;
} Run;

/* A run of letters and digits from @run->start on; apostrophes join letters,
   points and commas digits. */
static void
scan_run (const char *text, guint32 end, Run *run)
{
  guint32 at = run->start;
  guint32 stop = end - at > CC_WORD_MAX ? at + CC_WORD_MAX : end;
  Class before = OTHER;

  while (at < stop)
    {
      guint32 next = at;
      Class class = next_class (text, &next, end);

      if (next > stop)
        break;
      if (class == APOSTROPHE || class == POINT)
        {
          Class after = peek_class (text, next, stop);
          gboolean joins = class == POINT    ? before == DIGIT && after == DIGIT
                           : before != DIGIT ? is_word (after) && after != DIGIT
                                             : after == DIGIT;

          if (!joins)
            break;
          if (class == APOSTROPHE)
            run->last_apostrophe = at - run->start;
        }
      else if (!is_word (class))
        break;
      else if (class == DIGIT)
        run->starts_digit |= at == run->start;
      else
        {
          run->capital |= run->n_letters == 0 && class == UPPER;
          run->n_letters++;
          run->n_upper += class == UPPER;
        }
      run->wide |= (guchar) text[at] >= 0x80;
      before = class;
      at = next;
    }
  run->end = at;
}

/* TRUE when @text at @at, its apostrophe straight or curly, spells @clitic. */
static gboolean
spells (const char *text, guint32 at, guint32 end, const char *clitic)
{
  for (; *clitic; clitic++)
    {
      if (at >= end)
        return FALSE;
      if (*clitic == '\'' && end - at >= 3 && memcmp (text + at, "\xe2\x80\x99", 3) == 0)
        at += 3;
      else if (g_ascii_tolower (text[at++]) != *clitic)
        return FALSE;
    }
  return TRUE;
}

/* Reads on by eight bytes at once: those of the run's letters and digits, in lower
   case, go to @form. Returns how many these are; 8 says that there may be more. */
static inline guint
scan_eight (const char *bytes, Run *run, char *form)
{
  guint64 word = cc_bytes_load (bytes), ascii = word & ~CC_TOPS;
  guint64 letters = cc_bytes_letters (ascii) & ~word;
  guint64 digits = cc_bytes_between (ascii, '0', '9') & ~word;
  guint64 ends = ~(letters | digits) & CC_TOPS, inside, lower;

  inside = ends ? (ends & -ends) - 1 : G_MAXUINT64;
  lower = GUINT64_TO_LE (word | letters >> 2);
  memcpy (form, &lower, sizeof lower);
  run->n_letters += cc_bytes_count (letters & inside);
  run->n_upper += cc_bytes_count (letters & ~(word << 2) & inside);
  return ends ? cc_bytes_first (ends) : 8;
}

/* Reads a run that starts with an ASCII letter, and its form; FALSE where it goes
   on in a way that is not looked at here. */
static gboolean
scan_plain (const char *text, guint32 end, Run *run, CcForm *form)
{
  const char *bytes = text + run->start;
  guint limit = MIN (end - run->start, CC_WORD_MAX);
  Class class = OTHER;
  guint n = 0;

  for (guint more = 8; more == 8 && n + 8 <= limit; n += more)
    more = scan_eight (bytes + n, run, form->text + n);
  for (; n < limit; n++)
    {
      class = byte_class[(guchar) bytes[n]];
      if (!is_word (class))
        break;
      form->text[n] = g_ascii_tolower (bytes[n]);
      run->n_letters += class != DIGIT;
      run->n_upper += class == UPPER;
    }
  if (n < limit && class != OTHER && (class != POINT || byte_class[(guchar) bytes[n - 1]] == DIGIT))
    return FALSE;
  form->text[n] = '\0';
  form->length = n;
  run->end = run->start + n;
  run->capital = byte_class[(guchar) bytes[0]] == UPPER;
  return TRUE;
}

enum
{
  NARROW_FIRST = 0x80,
  NARROW_END = 0x800, /* code points of two bytes */
  LOWER_BITS = 11,
  SIGMA = 0x3a3, /* whose lower case depends on what follows */
};

/* Class and lower case of one character, or 0 where its lower case is not of two bytes
   too, or depends on its neighbours. */
static guint16
narrow_entry (UCaseMap *casemap, UChar32 c)
{
  char text[4] = { 0 }, lower[8];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = 0, at = 0;
  UChar32 to;

  U8_APPEND_UNSAFE (text, n, c);
  n = ucasemap_utf8ToLower (casemap, lower, sizeof lower, text, n, &status);
  if (U_FAILURE (status) || n != 2 || c == SIGMA)
    return 0;
  U8_NEXT (lower, at, n, to);
  return (guint16) (wide_class (c) << LOWER_BITS | to);
}

/* Of the characters of two bytes in UTF-8: made once a process. */
static const guint16 *
narrow_table (void)
{
  static guint16 table[NARROW_END - NARROW_FIRST];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCaseMap *casemap = ucasemap_open ("", 0, &status);

      for (UChar32 c = NARROW_FIRST; c < NARROW_END; c++)
        table[c - NARROW_FIRST] = narrow_entry (casemap, c);
      ucasemap_close (casemap);
      g_once_init_leave (&made, 1);
    }
  return table;
}

/* Reads a run that starts with a letter, and its form; FALSE at a character that the
   table does not know, an apostrophe, or a point within a number. */
static gboolean
scan_narrow (const char *text, guint32 end, Run *run, CcForm *form)
{
  const guint16 *table = narrow_table ();
  const guchar *bytes = (const guchar *) text + run->start;
  guint limit = MIN (end - run->start, CC_WORD_MAX - 1);
  Class before = OTHER;
  guint n = 0;

  while (n < limit)
    {
      Class class = byte_class[bytes[n]];

      if (class == WIDE)
        {
          guint code = (bytes[n] & 0x1fu) << 6 | (bytes[n + 1] & 0x3fu);
          guint entry = bytes[n] < 0xe0 && code >= NARROW_FIRST ? table[code - NARROW_FIRST] : 0;

          if (!entry)
            return FALSE;
          class = entry >> LOWER_BITS;
          code = entry & (NARROW_END - 1);
          form->text[n] = (char) (0xc0 | code >> 6);
          form->text[n + 1] = (char) (0x80 | (code & 0x3f));
        }
      else
        form->text[n] = g_ascii_tolower ((char) bytes[n]);
      if (!is_word (class))
        {
          if (class == APOSTROPHE || (class == POINT && before == DIGIT))
            return FALSE;
          break;
        }
      if (class != DIGIT)
        {
          run->capital |= run->n_letters == 0 && class == UPPER;
          run->n_letters++;
          run->n_upper += class == UPPER;
        }
      n += bytes[n] < 0x80 ? 1 : 2;
      before = class;
    }
  form->text[n] = '\0';
  form->length = n;
  run->end = run->start + n;
  return n < CC_WORD_MAX - 1;
}

/* The first of @n bytes, the first lowest, filled up with zeros. */
static inline guint64
load_some (const char *bytes, gsize n)
{
  return cc_bytes_load (bytes) & (n < 8 ? ((guint64) 1 << 8 * n) - 1 : G_MAXUINT64);
}

void
cc_form_finish (CcForm *form)
{
  form->key[0] = load_some (form->text, form->length);
  form->key[1] = form->length > 8 ? load_some (form->text + 8, form->length - 8) : 0;
}

/* Takes "'s" off the end and "l'" off the front. */
static void
strip_clitics (const CcLexicon *lexicon, const char *text, Run *run)
{
  guint32 apostrophe = run->start + run->last_apostrophe;
  guint32 behind = apostrophe + cc_utf8_length ((guchar) text[apostrophe]);

  for (guint i = 0; i < lexicon->suffixes->len; i++)
    {
      const char *suffix = g_ptr_array_index (lexicon->suffixes, i);

      if (run->end - behind == strlen (suffix) - 1 && spells (text, apostrophe, run->end, suffix))
        {
          *run = (Run){ .start = run->start };
          scan_run (text, apostrophe, run);
          return;
        }
    }
  for (guint i = 0; i < lexicon->prefixes->len; i++)
    {
      const char *prefix = g_ptr_array_index (lexicon->prefixes, i);

      if (run->last_apostrophe == strlen (prefix) - 1 && spells (text, run->start, behind, prefix))
        {
          guint32 end = run->end;

          *run = (Run){ .start = behind };
          scan_run (text, end, run);
          return;
        }
    }
}

/* Lower case of a run beyond ASCII; curly apostrophes become straight. */
static void
lower_wide (gpointer casemap, const char *text, const Run *run, CcForm *form)
{
  char buffer[CC_WORD_MAX * 4];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = ucasemap_utf8ToLower (casemap, buffer, sizeof buffer, text + run->start,
                                    (int32_t) (run->end - run->start), &status);

  if (U_FAILURE (status))
    {
      form->length = run->end - run->start;
      memcpy (form->text, text + run->start, form->length);
      form->text[form->length] = '\0';
      return;
    }
  form->length = 0;
  for (int32_t i = 0; i < n; i++)
    if (n - i >= 3 && memcmp (buffer + i, "\xe2\x80\x99", 3) == 0)
      {
        form->text[form->length++] = '\'';
        i += 2;
      }
    else
      form->text[form->length++] = buffer[i];
  form->text[form->length] = '\0';
}

static void
lower_ascii (const char *text, const Run *run, CcForm *form)
{
  form->length = run->end - run->start;
  for (gsize i = 0; i < form->length; i++)
    form->text[i] = g_ascii_tolower (text[run->start + i]);
  form->text[form->length] = '\0';
}

/* Reads the run at @run->start in any script, and its form. Returns where the next
   may start. */
static guint32
read_run (const CcLexicon *lexicon, gpointer casemap, const char *text, guint32 end, Run *run,
          CcForm *form)
{
  guint32 behind;

  scan_run (text, end, run);
  behind = run->end;
  if (run->last_apostrophe)
    strip_clitics (lexicon, text, run);
  if (run->wide)
    lower_wide (casemap, text, run, form);
  else
    lower_ascii (text, run, form);
  return behind;
}

/* Reads a run of letters if it is of a common kind; else FALSE, with @run as before. */
static gboolean
read_fast (const char *text, guint32 end, Run *run, CcForm *form)
{
  const Run fresh = *run;
  guchar first = (guchar) text[run->start];

  if (first < 0x80 && scan_plain (text, end, run, form))
    return TRUE;
  *run = fresh;
  if (first < 0xe0 && scan_narrow (text, end, run, form))
    return TRUE;
  *run = fresh;
  return FALSE;
}

gboolean
cc_token_next (const CcLexicon *lexicon, gpointer casemap, const char *text, guint32 *at,
               guint32 end, CcRange *range, guint16 *flags, CcForm *form)
{
  Run run = { 0 };
  Class class = OTHER;

  for (guint32 next = *at;; *at = next)
    {
      if (*at >= end)
        return FALSE;
      class = next_class (text, &next, end);
      if (is_word (class))
        break;
    }
  run.start = *at;
  if (class == DIGIT || !read_fast (text, end, &run, form))
    *at = read_run (lexicon, casemap, text, end, &run, form);
  else
    *at = run.end;
  cc_form_finish (form);
  *range = (CcRange){ run.start, run.end };
  *flags = (guint16) ((run.starts_digit ? CC_TOKEN_NUMBER : 0)
                      | (run.capital ? CC_TOKEN_CAPITAL : 0)
                      | (run.n_upper > 1 && run.n_upper == run.n_letters ? CC_TOKEN_UPPER : 0));
  return TRUE;
}
