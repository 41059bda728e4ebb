/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tokens.c: words and numbers. Words of ASCII letters, most of many languages, go
   through a table in one pass; ICU is asked about other characters. */
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

#define EIGHT(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The top bit of each byte of @bytes, all below 0x80, that is between @low and @high. */
static inline guint64
between (guint64 bytes, guchar low, guchar high)
{
  return (bytes + EIGHT (0x80 - low)) & ~(bytes + EIGHT (0x7f - high)) & EIGHT (0x80);
}

/* The first byte, from the lowest, whose top bit is set in @tops, which is not 0. */
static inline guint
first_byte (guint64 tops)
{
#ifdef __GNUC__
  return (guint) __builtin_ctzll (tops) / 8;
#else
  guint n = 0;

  for (; !(tops & 0x80); tops >>= 8)
    n++;
  return n;
#endif
}

/* Reads on by eight bytes at once: those of the run's letters and digits, in lower
   case, go to @form. Returns how many these are; 8 says that there may be more. The way
   to compare bytes within a word is Lamport's (1975, CACM 18). */
static inline guint
scan_eight (const char *bytes, Run *run, char *form)
{
  guint64 word, letters, digits, ends, inside, lower;

  memcpy (&word, bytes, sizeof word);
  word = GUINT64_FROM_LE (word);
  letters = between ((word | EIGHT (0x20)) & EIGHT (0x7f), 'a', 'z') & ~word;
  digits = between (word & EIGHT (0x7f), '0', '9') & ~word;
  ends = ~(letters | digits) & EIGHT (0x80);
  inside = ends ? (ends & -ends) - 1 : G_MAXUINT64;
  lower = GUINT64_TO_LE (word | letters >> 2);
  memcpy (form, &lower, sizeof lower);
  run->n_letters += ((letters & inside) >> 7) * EIGHT (1) >> 56;
  run->n_upper += ((letters & ~(word << 2) & inside) >> 7) * EIGHT (1) >> 56;
  return ends ? first_byte (ends) : 8;
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
  if (n < limit && class != OTHER
      && (class != POINT || byte_class[(guchar) bytes[n - 1]] == DIGIT))
    return FALSE;
  form->text[n] = '\0';
  form->length = n;
  run->end = run->start + n;
  run->capital = byte_class[(guchar) bytes[0]] == UPPER;
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

static void
set_form (CcForm *form, const char *text, gsize length)
{
  memcpy (form->text, text, length);
  form->text[length] = '\0';
  form->length = length;
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
      set_form (form, text + run->start, run->end - run->start);
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
  if ((guchar) text[*at] < 0x80 && class != DIGIT && scan_plain (text, end, &run, form))
    *at = run.end;
  else
    {
      run = (Run){ .start = *at };
      *at = read_run (lexicon, casemap, text, end, &run, form);
    }
  *range = (CcRange){ run.start, run.end };
  *flags = (guint16) ((run.starts_digit ? CC_TOKEN_NUMBER : 0)
                      | (run.capital ? CC_TOKEN_CAPITAL : 0)
                      | (run.n_upper > 1 && run.n_upper == run.n_letters ? CC_TOKEN_UPPER : 0));
  return TRUE;
}

/* A word that the thread has not met before. What is kept of it follows from its form
   and language alone. */
static guint32
add_word (CcChunk *chunk, guint32 hash, const CcForm *form, guint16 flags)
{
  static const CcCount none = { 0 };
  const CcTongue *tongue = chunk->tongue;
  CcFacts facts = { 0 };
  CcEntry entry = { .word = { .length = (guint16) form->length, .flags = flags & CC_TOKEN_NUMBER } };
  gsize length = form->length;
  const char *stem = cc_stem (tongue->stemmer, form->text, &length);

  entry.word.stem = cc_vocabulary_stem (&chunk->vocabulary, stem, length);
  if (entry.word.stem == chunk->counts->len)
    g_array_append_val (chunk->counts, none);
  facts.lex = cc_lexicon_word (tongue->lexicon, form->text, stem);
  g_array_append_val (chunk->facts, facts);
  entry.compound = facts.lex ? 0 : cc_compound_read (tongue->lexicon, form->text);
  entry.roles = g_array_index (tongue->lexicon->roles, guint64, facts.lex)
                | (entry.compound ? CC_LEX_BIT (CC_LEX_COMPOUND) : 0)
                | (entry.word.flags ? CC_LEX_BIT (CC_LEX_DIGITS) : 0);
  if (entry.roles & CC_LEX_BIT (CC_LEX_STOP))
    entry.word.flags |= CC_TOKEN_STOP;
  if (entry.roles & CC_LEX_BIT (CC_LEX_NEGATION))
    entry.word.flags |= CC_TOKEN_NEGATION;
  memcpy (entry.word.language, tongue->language, sizeof entry.word.language);
  return cc_vocabulary_add (&chunk->vocabulary, hash, form->text, entry);
}

/* Counts each stem of a sentence once. */
static inline void
count_stem (CcChunk *chunk, guint32 stem)
{
  CcCount *count = &g_array_index (chunk->counts, CcCount, stem);

  count->sentences += count->last != chunk->n_sentences;
  count->last = chunk->n_sentences;
}

enum
{
  BATCH = 48, /* tokens; more than are looked for in memory at once */
};

/* Tokens whose words are not looked up yet. That is done for many in a row, so that
   the waits for memory fall together. */
typedef struct
{
  CcChunk *chunk;
  guint64 roles; /* of all words so far */
  guint n;
  CcToken tokens[BATCH];
  guint32 hashes[BATCH];
  CcForm forms[BATCH];
  gsize used;
  char letters[BATCH * 16 + CC_FORM_ROOM];
} Batch;

/* The token with the number and flags of its word, which is counted. */
static CcToken
look_up (Batch *batch, CcToken token, guint32 hash, const CcForm *form)
{
  CcChunk *chunk = batch->chunk;
  const CcEntry *entry;

  token.word = cc_vocabulary_find (&chunk->vocabulary, hash, form->text, form->length,
                                   chunk->tongue->language);
  if (token.word == G_MAXUINT32)
    token.word = add_word (chunk, hash, form, token.flags);
  entry = &g_array_index (chunk->vocabulary.entries, CcEntry, token.word);
  token.flags |= entry->word.flags;
  if (!chunk->curated)
    count_stem (chunk, entry->word.stem);
  batch->roles |= entry->roles;
  return token;
}

/* Appends the tokens of the batch. */
static void
flush (Batch *batch)
{
  const CcVocabulary *vocabulary = &batch->chunk->vocabulary;
  GArray *tokens = batch->chunk->tokens;
  guint32 first = tokens->len;

  g_array_set_size (tokens, first + batch->n);
  for (guint i = 0; i < batch->n; i++)
    cc_vocabulary_prefetch_entry (vocabulary, batch->hashes[i]);
  for (guint i = 0; i < batch->n; i++)
    cc_vocabulary_prefetch_letters (vocabulary, batch->hashes[i]);
  for (guint i = 0; i < batch->n; i++)
    g_array_index (tokens, CcToken, first + i) = look_up (batch, batch->tokens[i], batch->hashes[i],
                                                          &batch->forms[i]);
  batch->n = 0;
  batch->used = 0;
}

/* Where the form of the next token goes. */
static CcForm
next_form (Batch *batch)
{
  if (batch->n == BATCH || batch->used + CC_FORM_ROOM > sizeof batch->letters)
    flush (batch);
  return (CcForm){ .text = batch->letters + batch->used };
}

/* Takes up a token whose form is that of next_form (). */
static void
add_token (Batch *batch, CcRange range, guint16 flags, CcForm form)
{
  CcToken *token = &batch->tokens[batch->n];
  guint32 hash = cc_vocabulary_hash (form.text, form.length, batch->chunk->tongue->language);

  cc_vocabulary_prefetch_slot (&batch->chunk->vocabulary, hash);
  *token = (CcToken){ .start = range.start, .flags = flags };
  token->length = (guint16) (range.end - range.start);
  batch->hashes[batch->n] = hash;
  batch->forms[batch->n] = form;
  batch->used += form.length + 1;
  batch->n++;
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
cut_unspaced (Batch *batch, CcRange range, guint16 flags)
{
  CcChunk *chunk = batch->chunk;
  const char *text = chunk->article->text;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  int32_t from = 0;

  if (!chunk->breaker)
    chunk->breaker = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  utext_openUTF8 (&utext, text + range.start, range.end - range.start, &status);
  ubrk_setUText (chunk->breaker, &utext, &status);
  while (U_SUCCESS (status))
    {
      int32_t to = ubrk_next (chunk->breaker);
      CcForm form;
      CcRange part;

      if (to == UBRK_DONE)
        break;
      part = (CcRange){ range.start + (guint32) from, range.start + (guint32) to };
      form = next_form (batch);
      set_form (&form, text + part.start, part.end - part.start);
      flags &= (guint16) ~CC_TOKEN_NUMBER;
      if (peek_class (text, part.start, part.end) == DIGIT)
        flags |= CC_TOKEN_NUMBER;
      add_token (batch, part, flags, form);
      from = to;
    }
  utext_close (&utext);
}

guint64
cc_tokens_cut (CcChunk *chunk, CcRange range)
{
  const char *text = chunk->article->text;
  guint32 first = chunk->tokens->len;
  guint32 at = range.start;
  Batch batch;
  CcRange token;
  CcForm form;
  guint16 flags;

  batch.chunk = chunk;
  batch.roles = 0;
  batch.n = 0;
  batch.used = 0;
  while ((form = next_form (&batch),
          cc_token_next (chunk->tongue->lexicon, chunk->casemap, text, &at, range.end, &token,
                         &flags, &form)))
    if (is_unspaced (text, token))
      cut_unspaced (&batch, token, flags);
    else
      add_token (&batch, token, flags, form);
  flush (&batch);
  if (chunk->tokens->len > first)
    cc_chunk_token (chunk, first)->flags |= CC_TOKEN_INITIAL;
  return batch.roles;
}
