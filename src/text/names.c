/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* names.c: runs of capitalised words. The capital that merely starts a sentence
   counts only when the article writes the word so elsewhere. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  SEEN_CAPITAL = 1, /* capitalised inside a sentence */
  SEEN_LOWER = 2,
  LONGEST_NAME = 12, /* tokens */
};

/* How the article writes a word; the stamp tells articles apart. */
static guint
seen (const CcChunk *chunk, guint32 word)
{
  guint32 state = g_array_index (chunk->seen, guint32, word);

  return state >> 2 == chunk->index + 1 ? state & 3 : 0;
}

/* A headline with capitals throughout tells nothing by them. */
static gboolean
is_title_case (const CcChunk *chunk, const CcSentence *sentence)
{
  guint n = 0, capitals = 0;

  if (!(sentence->flags & (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING)))
    return FALSE;
  for (guint32 i = sentence->tokens; i < sentence->tokens + sentence->n_tokens; i++)
    {
      guint16 flags = cc_chunk_token (chunk, i)->flags;

      if (flags & (CC_TOKEN_STOP | CC_TOKEN_NUMBER))
        continue;
      n++;
      capitals += (flags & CC_TOKEN_CAPITAL) != 0;
    }
  return n >= 4 && capitals * 5 > n * 4;
}

static void
note_sentence (CcChunk *chunk, const CcSentence *sentence)
{
  const CcPlacedToken *tokens = cc_chunk_token (chunk, sentence->tokens);
  guint32 *states = (guint32 *) chunk->seen->data, stamp = (chunk->index + 1) << 2;

  if (is_title_case (chunk, sentence))
    return;
  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      guint32 *state = &states[tokens[i].word];
      guint how = !(tokens[i].flags & CC_TOKEN_CAPITAL)   ? SEEN_LOWER
                  : !(tokens[i].flags & CC_TOKEN_INITIAL) ? SEEN_CAPITAL
                                                          : 0;

      *state = ((*state ^ stamp) < 4 ? *state : stamp) | how;
    }
}

/* TRUE when @token has the capital of nouns as part of a figure: "1,2 Milliarden
   Euro", "Prozent". */
static gboolean
is_of_figure (const CcChunk *chunk, guint32 token)
{
  static const guint64 numbers = CC_LEX_BIT (CC_LEX_CARDINAL) | CC_LEX_BIT (CC_LEX_SCALE);
  static const guint64 alone = CC_LEX_BIT (CC_LEX_CARDINAL) | CC_LEX_BIT (CC_LEX_SCALE)
                               | CC_LEX_BIT (CC_LEX_COMPOUND) | CC_LEX_BIT (CC_LEX_PERCENT);
  static const guint64 units = CC_LEX_BIT (CC_LEX_UNIT) | CC_LEX_BIT (CC_LEX_CURRENCY);

  if (!chunk->tongue->lexicon->noun_capitals)
    return FALSE;
  return cc_chunk_opens_any (chunk, token, alone)
         || (token > chunk->first_token && cc_chunk_opens_any (chunk, token, units)
             && cc_chunk_opens_any (chunk, token - 1, numbers | CC_LEX_BIT (CC_LEX_DIGITS)));
}

/* TRUE when @token's capital can be a name's. */
static gboolean
is_capital (const CcChunk *chunk, guint32 token, gboolean title_case)
{
  const CcPlacedToken *t = cc_chunk_token (chunk, token);
  gboolean initial = t->length == 1 && chunk->article->text[t->start + 1] == '.';

  if (!(t->flags & CC_TOKEN_CAPITAL)
      || (t->flags & CC_TOKEN_STOP && !(t->flags & CC_TOKEN_UPPER) && !initial))
    return FALSE;
  if (cc_chunk_opens_any (chunk, token, CC_LEX_BIT (CC_LEX_MONTH) | CC_LEX_BIT (CC_LEX_WEEKDAY))
      || is_of_figure (chunk, token))
    return FALSE;
  return !title_case || (seen (chunk, t->word) & SEEN_CAPITAL);
}

/* End of the run of capitalised words from @first on. Particles may stand inside
   it, and points behind initials. */
static guint32
run_end (const CcChunk *chunk, guint32 first, guint32 limit, gboolean title_case)
{
  guint32 end = first + 1;

  limit = MIN (limit, first + LONGEST_NAME);
  for (guint32 i = first + 1; i < limit; i++)
    {
      CcGap gap = cc_chunk_gap (chunk, i);

      if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH
          && !(gap == CC_GAP_POINT && cc_chunk_token (chunk, i - 1)->length <= 2))
        break;
      if (gap == CC_GAP_DASH && chunk->article->text[cc_chunk_token_end (chunk, i - 1)] != '-')
        break;
      if (is_capital (chunk, i, title_case))
        end = i + 1;
      else if (!cc_chunk_opens (chunk, i, CC_LEX_PARTICLE) || gap != CC_GAP_SPACE)
        break;
    }
  return end;
}

static guint64
word_key (CcChunk *chunk, guint32 token)
{
  guint64 *key = &g_array_index (chunk->name_keys, guint64, cc_chunk_token (chunk, token)->word);

  if (!*key)
    *key = cc_name_key (&chunk->translit, cc_chunk_form (chunk, token));
  return *key;
}

/* Whether a run is a name, once what only starts its sentence is off. */
static gboolean
is_name (const CcChunk *chunk, guint32 *first, guint32 end)
{
  const CcPlacedToken *token = cc_chunk_token (chunk, *first);

  if (token->flags & CC_TOKEN_INITIAL && !(token->flags & CC_TOKEN_UPPER))
    {
      guint how = seen (chunk, token->word);

      if (!(how & SEEN_CAPITAL) && (how & SEEN_LOWER || end - *first < 2))
        ++*first;
      while (*first < end && cc_chunk_opens (chunk, *first, CC_LEX_PARTICLE))
        ++*first;
    }
  if (*first >= end)
    return FALSE;
  token = cc_chunk_token (chunk, *first);
  if (end - *first == 1 && token->length == 1)
    return FALSE;
  return !chunk->tongue->lexicon->noun_capitals || end - *first > 1
         || (token->flags & CC_TOKEN_UPPER);
}

static void
find_in_sentence (CcChunk *chunk, guint32 index)
{
  CcSentence *sentence = &g_array_index (chunk->sentences, CcSentence, index);
  guint32 end = sentence->tokens + sentence->n_tokens;
  gboolean title_case = is_title_case (chunk, sentence);

  sentence->names = chunk->names->len;
  for (guint32 i = sentence->tokens; i < end;)
    {
      guint32 stop;
      CcName name = { .sentence = index };

      if (!(cc_chunk_token (chunk, i)->flags & CC_TOKEN_CAPITAL)
          || !is_capital (chunk, i, title_case))
        {
          i++;
          continue;
        }
      stop = run_end (chunk, i, end, title_case);
      if (is_name (chunk, &i, stop))
        {
          name.token = i;
          name.n_tokens = stop - i;
          name.range.start = cc_chunk_token (chunk, i)->start;
          name.range.end = cc_chunk_token_end (chunk, stop - 1);
          name.key = word_key (chunk, stop - 1);
          g_array_append_val (chunk->names, name);
        }
      i = stop;
    }
  sentence->n_names = (guint16) (chunk->names->len - sentence->names);
}

void
cc_names_find (CcChunk *chunk)
{
  for (guint32 i = chunk->first_sentence; i < chunk->sentences->len; i++)
    note_sentence (chunk, &g_array_index (chunk->sentences, CcSentence, i));
  for (guint32 i = chunk->first_sentence; i < chunk->sentences->len; i++)
    find_in_sentence (chunk, i);
}
