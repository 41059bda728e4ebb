/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tokens.c: the tokens of a sentence, and what is kept of a word when a thread first
   meets it. */
#include "config.h"

#include <text/plain.h>

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

/* What may start with a word of these roles, but for dates in words: link_phrase (). */
static guint64
openings_of (guint64 roles)
{
  static const guint64 figures = CC_LEX_BIT (CC_LEX_CARDINAL) | CC_LEX_BIT (CC_LEX_FRACTION)
                                 | CC_LEX_BIT (CC_LEX_ORDINAL) | CC_LEX_BIT (CC_LEX_SCALE)
                                 | CC_LEX_BIT (CC_LEX_COMPOUND) | CC_LEX_BIT (CC_LEX_DIGITS);

  return (roles & CC_LEX_BIT (CC_LEX_DIGITS) ? CC_LEX_BIT (CC_LEX_OPENS_DATE) : 0)
         | (roles & figures ? CC_LEX_BIT (CC_LEX_OPENS_FIGURE) : 0)
         | (roles & CC_LEX_BIT (CC_LEX_ARTICLE) ? CC_LEX_BIT (CC_LEX_OPENS_SHARE) : 0);
}

/* The flags that tokens have from their word. */
static inline guint16
flags_of (guint64 roles)
{
  return (guint16) ((roles & CC_LEX_BIT (CC_LEX_STOP) ? CC_TOKEN_STOP : 0)
                    | (roles & CC_LEX_BIT (CC_LEX_DIGITS) ? CC_TOKEN_NUMBER : 0)
                    | (roles & CC_LEX_BIT (CC_LEX_NEGATION) ? CC_TOKEN_NEGATION : 0));
}

/* A word that the thread has not met before. What is kept of it follows from its form
   and language alone. */
static guint32
add_word (CcChunk *chunk, guint32 hash, const CcForm *form, guint16 flags)
{
  static const CcCount none = { 0 };
  static const guint64 no_key = 0;
  static const guint32 not_seen = 0;
  const CcTongue *tongue = chunk->tongue;
  CcEntry entry = { .word = { .length = (guint16) form->length },
                    .key = { form->key[0], form->key[1] } };
  gsize length = form->length;
  const char *stem = cc_stem (tongue->stemmer, form->text, &length);

  entry.word.stem = cc_vocabulary_stem (&chunk->vocabulary, stem, length);
  if (entry.word.stem == chunk->counts->len)
    g_array_append_val (chunk->counts, none);
  g_array_append_val (chunk->name_keys, no_key);
  g_array_append_val (chunk->seen, not_seen);
  entry.lex = cc_lexicon_word (tongue->lexicon, form->text, stem);
  entry.compound = entry.lex ? 0 : cc_compound_read (tongue->lexicon, form->text);
  entry.roles = g_array_index (tongue->lexicon->roles, guint64, entry.lex)
                | (entry.compound ? CC_LEX_BIT (CC_LEX_COMPOUND) : 0)
                | (flags & CC_TOKEN_NUMBER ? CC_LEX_BIT (CC_LEX_DIGITS) : 0);
  entry.roles |= openings_of (entry.roles);
  entry.word.flags = flags_of (entry.roles);
  memcpy (entry.word.language, tongue->language, sizeof entry.word.language);
  return cc_vocabulary_add (&chunk->vocabulary, hash, form->text, entry);
}

/* ---- words met lately ---- */

CcRecent *
cc_recent_new (void)
{
  gsize size = sizeof (CcRecent) << CC_RECENT_BITS;

  /* No form is of such bytes. */
  return memset (g_malloc (size), 0xff, size);
}

/* Where a form is kept, if it is. */
static inline CcRecent *
recent_of (const CcTongue *tongue, const guint64 key[2])
{
  guint64 mixed = (key[0] ^ key[1] * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f))
                  * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return &tongue->recent[mixed >> (64 - CC_RECENT_BITS)];
}

/* ---- tokens ---- */

enum
{
  BATCH = 48, /* words; more than are looked for in memory at once */
};

/* The tokens of a sentence. Those whose words were not met lately are looked up for many
   in a row, so that the waits for memory fall together. */
typedef struct
{
  CcChunk *chunk;
  CcPlacedToken *tokens; /* the sentence's */
  guint8 *openings;      /* likewise */
  guint n_tokens;
  guint64 roles;         /* of all words so far */

  guint n;           /* words to look up */
  guint32 at[BATCH]; /* their tokens */
  guint32 hashes[BATCH];
  CcForm forms[BATCH];
  gsize used;
  char letters[BATCH * 16 + CC_FORM_ROOM];
} Batch;

/* Counts each stem of a sentence once. */
static inline void
count_stem (CcChunk *chunk, guint32 stem)
{
  CcCount *count = &g_array_index (chunk->counts, CcCount, stem);

  count->sentences += count->last != chunk->n_sentences;
  count->last = chunk->n_sentences;
}

/* Gives token @at of the sentence its word. */
static inline void
set_word (Batch *batch, guint32 at, guint32 word, guint32 stem, guint64 roles)
{
  batch->tokens[at].word = word;
  batch->tokens[at].flags |= flags_of (roles);
  batch->openings[at] = (guint8) (roles >> CC_LEX_OPENS_DATE);
  batch->roles |= roles;
  if (!batch->chunk->curated)
    count_stem (batch->chunk, stem);
}

static void
look_up (Batch *batch, guint i)
{
  CcChunk *chunk = batch->chunk;
  const CcForm *form = &batch->forms[i];
  guint32 word = cc_vocabulary_find (&chunk->vocabulary, batch->hashes[i], form,
                                     chunk->tongue->language);
  const CcEntry *entry;

  if (word == G_MAXUINT32)
    word = add_word (chunk, batch->hashes[i], form, batch->tokens[batch->at[i]].flags);
  entry = &g_array_index (chunk->vocabulary.entries, CcEntry, word);
  set_word (batch, batch->at[i], word, entry->word.stem, entry->roles);
  if (form->length <= sizeof form->key)
    *recent_of (chunk->tongue, form->key)
        = (CcRecent){ { form->key[0], form->key[1] }, entry->roles, word, entry->word.stem };
}

static void
flush (Batch *batch)
{
  const CcVocabulary *vocabulary = &batch->chunk->vocabulary;

  for (guint i = 0; i < batch->n; i++)
    cc_vocabulary_prefetch_entry (vocabulary, batch->hashes[i]);
  for (guint i = 0; i < batch->n; i++)
    look_up (batch, i);
  batch->n = 0;
  batch->used = 0;
}

/* Where the form of the next token goes. */
static inline CcForm
next_form (Batch *batch)
{
  if (batch->n == BATCH || batch->used + CC_FORM_ROOM > sizeof batch->letters)
    flush (batch);
  return (CcForm){ .text = batch->letters + batch->used };
}

static void
put_off (Batch *batch, guint32 at, const CcForm *form)
{
  guint32 hash = cc_vocabulary_hash (form->text, form->length, batch->chunk->tongue->language);

  cc_vocabulary_prefetch_slot (&batch->chunk->vocabulary, hash);
  batch->at[batch->n] = at;
  batch->hashes[batch->n] = hash;
  batch->forms[batch->n] = *form;
  batch->used += form->length + 1;
  batch->n++;
}

static inline guint32
new_token (Batch *batch, CcRange range, guint16 flags)
{
  guint32 at = batch->n_tokens++;

  batch->tokens[at] = (CcPlacedToken){ .start = range.start, .flags = flags };
  batch->tokens[at].length = (guint16) (range.end - range.start);
  return at;
}

/* TRUE when the word of token @at was met lately; it is then set. */
static inline gboolean
set_recent (Batch *batch, guint32 at, const guint64 key[2])
{
  const CcRecent *recent = recent_of (batch->chunk->tongue, key);

  if (recent->form[0] != key[0] || recent->form[1] != key[1])
    return FALSE;
  set_word (batch, at, recent->word, recent->stem, recent->roles);
  return TRUE;
}

/* Takes up a token whose form is that of next_form (). */
static void
add_token (Batch *batch, CcRange range, guint16 flags, const CcForm *form)
{
  guint32 at = new_token (batch, range, flags);

  if (form->length > sizeof form->key || !set_recent (batch, at, form->key))
    put_off (batch, at, form);
}

/* The form of a word of which only the key is known. */
static CcForm
spell_out (Batch *batch, const CcPlain *word)
{
  CcForm form = next_form (batch);

  for (guint i = 0; i < G_N_ELEMENTS (word->key); i++)
    {
      guint64 bytes = GUINT64_TO_LE (word->key[i]);

      form.key[i] = word->key[i];
      memcpy (form.text + i * sizeof bytes, &bytes, sizeof bytes);
    }
  form.text[word->length] = '\0';
  form.length = word->length;
  return form;
}

static inline void
add_plain (Batch *batch, guint32 start, const CcPlain *word)
{
  guint32 at = new_token (batch, (CcRange){ start, start + word->length }, word->flags);

  if (!set_recent (batch, at, word->key))
    {
      CcForm form = spell_out (batch, word);

      put_off (batch, at, &form);
    }
}

static UChar32
char_at (const char *text, CcRange range)
{
  UChar32 c;

  U8_NEXT_OR_FFFD (text, range.start, range.end, c);
  return c;
}

/* TRUE for scripts that write words without spaces. */
static gboolean
is_unspaced (const char *text, CcRange range)
{
  UErrorCode status = U_ZERO_ERROR;

  if ((guchar) text[range.start] < 0xe0)
    return FALSE;
  switch (uscript_getScript (char_at (text, range), &status))
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
      form.length = part.end - part.start;
      memcpy (form.text, text + part.start, form.length);
      form.text[form.length] = '\0';
      cc_form_finish (&form);
      flags &= (guint16) ~CC_TOKEN_NUMBER;
      if (u_isdigit (char_at (text, part)))
        flags |= CC_TOKEN_NUMBER;
      add_token (batch, part, flags, &form);
      from = to;
    }
  utext_close (&utext);
}

/* ASCII that is in no token. */
static inline gboolean
is_gap (guchar byte)
{
  return byte < 0x80 && !g_ascii_isalnum ((char) byte);
}

/* Room for as many tokens as the sentence has bytes, which is more than it can have. */
static void
batch_init (Batch *batch, CcChunk *chunk, guint bytes)
{
  guint32 first = chunk->tokens->len;

  g_array_set_size (chunk->tokens, first + bytes);
  g_array_set_size (chunk->openings, first + bytes);
  batch->chunk = chunk;
  batch->tokens = &g_array_index (chunk->tokens, CcPlacedToken, first);
  batch->openings = &g_array_index (chunk->openings, guint8, first);
  batch->n_tokens = 0;
  batch->roles = 0;
  batch->n = 0;
  batch->used = 0;
}

/* Takes up the token at or after @at, of any kind; returns where the next may start. */
static guint32
cut_any (Batch *batch, guint32 at, guint32 end)
{
  const CcChunk *chunk = batch->chunk;
  CcForm form = next_form (batch);
  CcRange token;
  guint16 flags;

  if (!cc_token_next (chunk->tongue->lexicon, chunk->casemap, chunk->article->text, &at, end, &token,
                      &flags, &form))
    return end;
  if (is_unspaced (chunk->article->text, token))
    cut_unspaced (batch, token, flags);
  else
    add_token (batch, token, flags, &form);
  return at;
}

guint64
cc_tokens_cut (CcChunk *chunk, CcRange range)
{
  const char *text = chunk->article->text;
  guint32 length = chunk->article->length, first = chunk->tokens->len;
  guint32 plain_end = MIN (range.end, length < CC_PLAIN_ROOM ? 0 : length - CC_PLAIN_ROOM + 1);
  guint32 at = range.start;
  CcPlain word;
  Batch batch;

  batch_init (&batch, chunk, range.end - range.start);
  while (at < range.end)
    if (is_gap ((guchar) text[at]))
      at++;
    else if (at < plain_end && g_ascii_isalpha (text[at])
             && cc_plain_read (text + at, range.end - at, &word))
      {
        add_plain (&batch, at, &word);
        at += word.length;
      }
    else
      at = cut_any (&batch, at, range.end);
  flush (&batch);
  g_array_set_size (chunk->tokens, first + batch.n_tokens);
  g_array_set_size (chunk->openings, first + batch.n_tokens);
  if (batch.n_tokens > 0)
    batch.tokens->flags |= CC_TOKEN_INITIAL;
  return batch.roles;
}
