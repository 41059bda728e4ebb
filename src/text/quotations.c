/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* quotations.c: passages between quotation marks. Each paragraph is read by
   itself, as one that continues a quotation opens it anew; a double mark that is
   not closed runs to the paragraph's end, a single one is taken for an
   apostrophe. */
#include "config.h"

#include <base/bytes.h>
#include <text/text.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum
{
  DEEPEST = 32, /* marks opened inside as many others are passed over */
};

typedef struct
{
  guint32 quotation; /* into CcChunk.quotations */
  gunichar mark;
} Open;

typedef struct
{
  CcChunk *chunk;
  const char *text;
  CcRange block;
  Open open[DEEPEST];
  guint n_open;
} Reader;

/* What may close a mark; the second is as in „so” beside „so“. */
static const struct
{
  gunichar open, close, also;
} pairs[] = {
  { 0x201c, 0x201d, 0x201d }, /* “ ” */
  { 0x201e, 0x201c, 0x201d }, /* „ “ */
  { 0x201d, 0x201d, 0x201d }, /* ” ” */
  { 0xab, 0xbb, 0xbb },       /* « » */
  { 0xbb, 0xab, 0xbb },       /* » « */
  { 0x2018, 0x2019, 0x2019 }, /* ‘ ’ */
  { 0x201a, 0x2018, 0x2019 }, /* ‚ ‘ */
  { 0x2039, 0x203a, 0x203a }, /* ‹ › */
  { 0x203a, 0x2039, 0x203a }, /* › ‹ */
  { 0x300c, 0x300d, 0x300d }, /* 「 」 */
  { 0x300e, 0x300f, 0x300f }, /* 『 』 */
  { '"', '"', '"' },          { '\'', '\'', '\'' },
};

static gboolean
closes (gunichar open, gunichar close)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].open == open)
      return close == pairs[i].close || close == pairs[i].also;
  return FALSE;
}

/* Single marks, which apostrophes look like. */
static gboolean
is_single (gunichar mark)
{
  return mark == '\'' || mark == 0x2018 || mark == 0x2019 || mark == 0x201a;
}

static gboolean
is_mark (gunichar u)
{
  return u == '"' || u == '\'' || u == 0xab || u == 0xbb
         || (u >= 0x2018 && u <= 0x201e && u != 0x201b) || u == 0x2039 || u == 0x203a
         || (u >= 0x300c && u <= 0x300f);
}

static CcQuotation *
quotation_at (const Reader *reader, guint32 index)
{
  return &g_array_index (reader->chunk->quotations, CcQuotation, index);
}

/* Ends the quotations opened last, down to @down: those inside it without a mark
   of their own. */
static void
close_down (Reader *reader, guint down, guint32 at, guint32 behind)
{
  for (guint i = down; i < reader->n_open; i++)
    {
      CcQuotation *quotation = quotation_at (reader, reader->open[i].quotation);

      if (i == down && behind > at)
        {
          quotation->range.end = behind;
          quotation->closed = TRUE;
        }
      else if (is_single (reader->open[i].mark))
        quotation->range.end = quotation->range.start; /* dropped later */
      else
        quotation->range.end = at;
    }
  reader->n_open = down;
}

/* TRUE when the mark closed one that is open. */
static gboolean
try_close (Reader *reader, gunichar mark, guint32 at, guint32 behind)
{
  for (guint i = reader->n_open; i-- > 0;)
    if (closes (reader->open[i].mark, mark))
      {
        close_down (reader, i, at, behind);
        return TRUE;
      }
  return FALSE;
}

static void
open_quotation (Reader *reader, gunichar mark, guint32 at)
{
  CcQuotation quotation = { .range = { at, at }, .article = reader->chunk->index };

  if (reader->n_open == DEEPEST)
    return;
  reader->open[reader->n_open++] = (Open){ reader->chunk->quotations->len, mark };
  g_array_append_val (reader->chunk->quotations, quotation);
}

/* Decides what one mark does, by what stands on both sides of it. */
static void
read_mark (Reader *reader, gunichar mark, gunichar before, gunichar after, guint32 at,
           guint32 behind)
{
  gboolean left = !before || u_isUWhiteSpace ((UChar32) before) || !u_isalnum ((UChar32) before);
  gboolean may_open = left && after && !u_isUWhiteSpace ((UChar32) after);
  gboolean may_close = !after || !u_isalnum ((UChar32) after);

  if (is_single (mark) && before && u_isUWhiteSpace ((UChar32) before))
    may_close = FALSE;
  if (mark == '"' && may_open && may_close && before && u_isUWhiteSpace ((UChar32) before))
    may_close = FALSE;
  if ((may_close || !(mark == '"' || is_single (mark))) && try_close (reader, mark, at, behind))
    return;
  if (mark == 0x2019 || (is_single (mark) && !(may_open && u_isalnum ((UChar32) after))))
    return;
  if (mark == '"' || mark == 0x201d || mark == 0xbb || mark == 0x203a
          ? may_open
          : mark != 0x300d && mark != 0x300f)
    open_quotation (reader, mark, at);
}

/* First token of the article at or after @at. */
static guint32
token_at (const CcChunk *chunk, guint32 low, guint32 at)
{
  guint32 high = chunk->tokens->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (cc_chunk_token (chunk, middle)->start < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Drops what was no quotation from @first on; sets depth and words of the rest. */
static void
settle (CcChunk *chunk, guint32 first, guint32 first_token)
{
  GArray *all = chunk->quotations;
  guint32 ends[DEEPEST];
  guint depth = 0;
  guint32 n = first;

  for (guint32 i = first; i < all->len; i++)
    {
      CcQuotation quotation = g_array_index (all, CcQuotation, i);
      guint32 words;

      if (cc_range_is_empty (quotation.range))
        continue;
      while (depth > 0 && ends[depth - 1] <= quotation.range.start)
        depth--;
      quotation.depth = (guint8) depth;
      if (depth < DEEPEST)
        ends[depth++] = quotation.range.end;
      words = token_at (chunk, first_token, quotation.range.end)
              - token_at (chunk, first_token, quotation.range.start);
      quotation.words = (guint16) MIN (words, G_MAXUINT16);
      g_array_index (all, CcQuotation, n++) = quotation;
    }
  g_array_set_size (all, n);
}

/* First bytes of marks, and of some other characters. */
static const guint8 leads[256] = {
  ['"'] = 1, ['\''] = 1, [0xc2] = 1, [0xe2] = 1, [0xe3] = 1,
};

/* The first byte from @at on, before @end, that leads[] knows, or @end. */
static guint32
next_lead (const char *text, guint32 at, guint32 end)
{
  while (at < end && !leads[(guchar) text[at]])
    {
      guint64 bytes = (guchar) text[at] < 0x80 && end - at >= 8 ? cc_bytes_load (text + at) : CC_TOPS;
      guint64 found = (bytes & CC_TOPS) | cc_bytes_equal (bytes, '"') | cc_bytes_equal (bytes, '\'');

      at += !found ? 8 : found & 0x80 ? 1 : cc_bytes_first (found);
    }
  return at;
}

static void
read_block (CcChunk *chunk, CcRange block, guint32 first_token)
{
  Reader reader = { .chunk = chunk, .text = chunk->article->text, .block = block };
  const char *text = reader.text;
  guint32 first = chunk->quotations->len;

  for (guint32 at = block.start; (at = next_lead (text, at, block.end)) < block.end; at++)
    {
      guint32 behind;
      gunichar u;

      u = g_utf8_get_char (text + at);
      behind = at + cc_utf8_length ((guchar) text[at]);
      if (is_mark (u))
        read_mark (&reader, u,
                   at > block.start ? g_utf8_get_char (g_utf8_prev_char (text + at)) : 0,
                   behind < block.end ? g_utf8_get_char (text + behind) : 0, at, behind);
    }
  close_down (&reader, 0, block.end, block.end);
  settle (chunk, first, first_token);
}

void
cc_quotations_find (CcChunk *chunk)
{
  const CcArticle *article = chunk->article;
  guint32 first_token = chunk->first_sentence < chunk->sentences->len
                            ? g_array_index (chunk->sentences, CcSentence, chunk->first_sentence)
                                  .tokens
                            : chunk->tokens->len;

  for (guint b = 0; b < article->n_blocks; b++)
    if (article->blocks[b].kind <= CC_BLOCK_ITEM)
      read_block (chunk, article->blocks[b].range, first_token);
}
