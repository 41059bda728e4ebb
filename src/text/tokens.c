/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tokens.c: the tokens of a sentence, and what is kept of a word when a thread first
   meets it. */
#include "config.h"

#include <text/text.h>

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

/* A word that the thread has not met before. What is kept of it follows from its form
   and language alone. */
static guint32
add_word (CcChunk *chunk, guint32 hash, const CcForm *form, guint16 flags)
{
  static const CcCount none = { 0 };
  const CcTongue *tongue = chunk->tongue;
  CcFacts facts = { 0 };
  CcEntry entry = { .word = { .length = (guint16) form->length,
                              .flags = flags & CC_TOKEN_NUMBER } };
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
  CcPlacedToken tokens[BATCH];
  guint32 hashes[BATCH];
  CcForm forms[BATCH];
  gsize used;
  char letters[BATCH * 16 + CC_FORM_ROOM];
} Batch;

/* The token with the number and flags of its word, which is counted. */
static CcPlacedToken
look_up (Batch *batch, CcPlacedToken token, guint32 hash, const CcForm *form)
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
    g_array_index (tokens, CcPlacedToken, first + i)
        = look_up (batch, batch->tokens[i], batch->hashes[i], &batch->forms[i]);
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
  CcPlacedToken *token = &batch->tokens[batch->n];
  guint32 hash = cc_vocabulary_hash (form.text, form.length, batch->chunk->tongue->language);

  cc_vocabulary_prefetch_slot (&batch->chunk->vocabulary, hash);
  *token = (CcPlacedToken){ .start = range.start, .flags = flags };
  token->length = (guint16) (range.end - range.start);
  batch->hashes[batch->n] = hash;
  batch->forms[batch->n] = form;
  batch->used += form.length + 1;
  batch->n++;
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
      flags &= (guint16) ~CC_TOKEN_NUMBER;
      if (u_isdigit (char_at (text, part)))
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
  while ((form = next_form (&batch), cc_token_next (chunk->tongue->lexicon, chunk->casemap, text,
                                                    &at, range.end, &token, &flags, &form)))
    if (is_unspaced (text, token))
      cut_unspaced (&batch, token, flags);
    else
      add_token (&batch, token, flags, form);
  flush (&batch);
  if (chunk->tokens->len > first)
    cc_chunk_token (chunk, first)->flags |= CC_TOKEN_INITIAL;
  return batch.roles;
}
