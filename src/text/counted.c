/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* counted.c: the thing that a figure counts, "27 regional agreements". */
#include "config.h"

#include <text/quantities.h>

#include <string.h>

enum
{
  LONGEST_OF = 6, /* tokens */
};

/* TRUE when a word behind a figure can be the noun that is counted. */
static gboolean
is_head (const CcFigureMaker *m, guint32 token)
{
  const CcLexicon *lexicon = m->chunk->tongue->lexicon;
  const char *form = cc_chunk_form (m->chunk, token);

  if (lexicon->noun_capitals)
    return (cc_chunk_token (m->chunk, token)->flags & CC_TOKEN_CAPITAL) != 0;
  if (lexicon->plural_endings->len)
    return cc_maker_opens (m, token, CC_LEX_PLURAL)
           || (cc_has_ending (lexicon->plural_endings, form) && !g_str_has_suffix (form, "ss")
               && !g_str_has_suffix (form, "us"));
  return !cc_has_ending (lexicon->adjective_endings, form);
}

/* End of the words behind the figure that can belong to one noun phrase. */
static guint32
phrase_end (const CcFigureMaker *m, guint32 first)
{
  guint32 limit = MIN (m->end, first + LONGEST_OF);
  guint32 at = first;

  for (; at < limit; at++)
    {
      CcGap gap = cc_maker_gap (m, at);
      guint16 flags = cc_chunk_token (m->chunk, at)->flags;
      gboolean joins = at > first && at + 1 < limit && cc_maker_opens (m, at, CC_LEX_AND);

      if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH && !(gap == CC_GAP_COMMA && at > first)
          && !(gap == CC_GAP_POINT && at == first && (m->number.scale > 1 || m->number.ordinal)))
        break;
      if (flags & CC_TOKEN_NUMBER || (flags & CC_TOKEN_STOP && !joins)
          || cc_maker_phrase (m, at, CC_LEX_AFTER))
        break;
    }
  while (at > first && cc_maker_opens (m, at - 1, CC_LEX_AND))
    at--;
  return at;
}

/* The noun among the tokens from @first to @end, or G_MAXUINT32. */
static guint32
find_head (CcFigureMaker *m, guint32 first, guint32 end)
{
  const CcLexicon *lexicon = m->chunk->tongue->lexicon;
  guint32 head = first;

  while (head < end && !is_head (m, head))
    head++;
  if (head < end)
    {
      m->counted = TRUE;
      while (lexicon->plural_endings->len && head + 1 < end
             && cc_maker_gap (m, head + 1) == CC_GAP_SPACE && is_head (m, head + 1))
        head++;
      return head;
    }
  if (lexicon->noun_capitals)
    return G_MAXUINT32;
  /* No noun to be told by its form: the last of a few words without comma. */
  for (head = first;
       head < MIN (end, first + 3) && (head == first || cc_maker_gap (m, head) == CC_GAP_SPACE);)
    head++;
  return head > first ? head - 1 : G_MAXUINT32;
}

void
cc_figure_counted (CcFigureMaker *m)
{
  guint32 first = m->behind, head;
  gboolean led = cc_maker_opens (m, first, CC_LEX_OF);
  /* A case takes the place of "of": "треть населения". */
  gboolean cased = m->number.fraction && !m->chunk->tongue->lexicon->plural_endings->len
                   && !m->chunk->tongue->lexicon->noun_capitals;

  if (m->quantity.kind != CC_QUANTITY_COUNT && !led && !cased)
    return;
  if (led)
    for (first++; first < m->end && cc_maker_gap (m, first) == CC_GAP_SPACE
                  && cc_chunk_token (m->chunk, first)->flags & CC_TOKEN_STOP;)
      first++;
  head = find_head (m, first, phrase_end (m, first));
  if (head == G_MAXUINT32)
    return;
  m->of_end = head + 1;
  m->quantity.of.start = cc_chunk_token (m->chunk, first)->start;
  m->quantity.of.end = cc_chunk_token_end (m->chunk, head);
  m->quantity.of_stem = cc_chunk_entry (m->chunk, head)->word.stem;
}
