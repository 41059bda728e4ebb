/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tokens.c: words and numbers. ASCII goes through a table; ICU is asked about
   the rest. */
#include "config.h"

#include <text/text.h>

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
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
} Class;

/* clang-format off */
static const guint8 ascii_class[128] = {
  ['\''] = APOSTROPHE, ['.'] = POINT, [','] = POINT,
  ['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
  ['A'] = UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
          UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER, UPPER,
  ['a'] = LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
          LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER,
};
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
      return ascii_class[byte];
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
lower_wide (gpointer casemap, const char *text, const Run *run, GString *form)
{
  char buffer[CC_WORD_MAX * 4];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = ucasemap_utf8ToLower (casemap, buffer, sizeof buffer, text + run->start,
                                    (int32_t) (run->end - run->start), &status);

  if (U_FAILURE (status))
    {
      g_string_append_len (form, text + run->start, (gssize) (run->end - run->start));
      return;
    }
  for (int32_t i = 0; i < n; i++)
    if (n - i >= 3 && memcmp (buffer + i, "\xe2\x80\x99", 3) == 0)
      {
        g_string_append_c (form, '\'');
        i += 2;
      }
    else
      g_string_append_c (form, buffer[i]);
}

static void
lower_ascii (const char *text, const Run *run, GString *form)
{
  gsize n = run->end - run->start;

  g_string_set_size (form, n);
  for (gsize i = 0; i < n; i++)
    {
      guchar c = (guchar) text[run->start + i];

      form->str[i] = (char) (ascii_class[c] == UPPER ? c | 0x20 : c);
    }
}

gboolean
cc_token_next (const CcLexicon *lexicon, gpointer casemap, const char *text, guint32 *at,
               guint32 end, CcRange *range, guint16 *flags, GString *form)
{
  Run run = { 0 };

  for (guint32 next = *at;; *at = next)
    {
      if (*at >= end)
        return FALSE;
      if (is_word (next_class (text, &next, end)))
        break;
    }
  run.start = *at;
  scan_run (text, end, &run);
  *at = run.end;
  if (run.last_apostrophe)
    strip_clitics (lexicon, text, &run);
  g_string_truncate (form, 0);
  if (run.wide)
    lower_wide (casemap, text, &run, form);
  else
    lower_ascii (text, &run, form);
  *range = (CcRange){ run.start, run.end };
  *flags = (guint16) ((run.starts_digit ? CC_TOKEN_NUMBER : 0)
                      | (run.capital ? CC_TOKEN_CAPITAL : 0)
                      | (run.n_upper > 1 && run.n_upper == run.n_letters ? CC_TOKEN_UPPER : 0));
  return TRUE;
}

/* A word that the chunk has not met before. */
static guint32
add_word (CcChunk *chunk, guint64 hash, const GString *form, guint16 flags)
{
  const CcTongue *tongue = chunk->tongue;
  gsize length = form->len;
  const char *stem = cc_stem (tongue->stemmer, form->str, &length);
  guint32 stem_index = cc_vocabulary_stem (&chunk->vocabulary, stem, length);
  const char *kept = chunk->vocabulary.letters->str
                     + g_array_index (chunk->vocabulary.stems, CcStemEntry, stem_index).stem.text;
  guint32 lex = cc_lexicon_word (tongue->lexicon, form->str, kept);
  guint32 word;

  flags &= CC_TOKEN_NUMBER;
  if (cc_lexicon_opens (tongue->lexicon, lex, CC_LEX_STOP))
    flags |= CC_TOKEN_STOP;
  if (cc_lexicon_opens (tongue->lexicon, lex, CC_LEX_NEGATION))
    flags |= CC_TOKEN_NEGATION;
  word = cc_vocabulary_add (&chunk->vocabulary, hash, form->str, form->len, tongue->language,
                            stem_index, flags, lex);
  g_array_index (chunk->vocabulary.entries, CcEntry, word).compound = lex ? 0
                                                                          : cc_compound_read (
                                                                              tongue->lexicon,
                                                                              form->str);
  return word;
}

static void
append_token (CcChunk *chunk, CcRange range, guint16 flags, const GString *form)
{
  const char *language = chunk->tongue->language;
  guint64 hash = cc_vocabulary_hash (form->str, form->len, language);
  guint32 word = cc_vocabulary_find (&chunk->vocabulary, hash, form->str, form->len, language);
  CcToken token = { .start = range.start, .length = (guint16) (range.end - range.start) };

  if (word == G_MAXUINT32)
    word = add_word (chunk, hash, form, flags);
  token.word = word;
  token.flags = flags | g_array_index (chunk->vocabulary.entries, CcEntry, word).word.flags;
  g_array_append_val (chunk->tokens, token);
}

/* TRUE for scripts that write words without spaces. */
static gboolean
is_unspaced (const char *text, CcRange range)
{
  UErrorCode status = U_ZERO_ERROR;
  guint32 at = range.start;
  UChar32 c;

  U8_NEXT_OR_FFFD (text, at, range.end, c);
  if (c < 0xe00)
    return FALSE;
  switch (uscript_getScript (c, &status))
    {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Cuts a run of such a script by ICU's dictionaries. */
static void
cut_unspaced (CcChunk *chunk, CcRange range, guint16 flags)
{
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  g_autoptr (GString) form = g_string_new (NULL);
  int32_t from = 0;

  if (!chunk->breaker)
    chunk->breaker = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  utext_openUTF8 (&utext, chunk->article->text + range.start, range.end - range.start, &status);
  ubrk_setUText (chunk->breaker, &utext, &status);
  while (U_SUCCESS (status))
    {
      int32_t to = ubrk_next (chunk->breaker);
      CcRange part;

      if (to == UBRK_DONE)
        break;
      part = (CcRange){ range.start + (guint32) from, range.start + (guint32) to };
      g_string_truncate (form, 0);
      g_string_append_len (form, chunk->article->text + part.start, to - from);
      append_token (chunk, part, flags, form);
      from = to;
    }
  utext_close (&utext);
}

void
cc_tokens_cut (CcChunk *chunk, CcRange range)
{
  const char *text = chunk->article->text;
  g_autoptr (GString) form = g_string_sized_new (CC_WORD_MAX);
  guint32 first = chunk->tokens->len;
  guint32 at = range.start;
  CcRange token;
  guint16 flags;

  while (cc_token_next (chunk->tongue->lexicon, chunk->casemap, text, &at, range.end, &token,
                        &flags, form))
    if (is_unspaced (text, token))
      cut_unspaced (chunk, token, flags);
    else
      append_token (chunk, token, flags, form);
  if (chunk->tokens->len > first)
    cc_chunk_token (chunk, first)->flags |= CC_TOKEN_INITIAL;
}
