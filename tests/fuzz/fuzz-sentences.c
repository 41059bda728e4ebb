/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <unicode/uchar.h>

enum
{
  LONGEST_SENTENCE = 16384, /* bytes, as src/text/sentences.c promises */
};

/* Nothing but white space lies between @from and @to. */
static void
check_gap (const char *text, guint32 from, guint32 to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    FUZZ_PROMISE (u_isUWhiteSpace ((UChar32) g_utf8_get_char (p)));
}

/* The sentences from @at on that lie in @block cover it; returns the next one. */
static guint32
check_block (const CcText *text, const char *bytes, CcRange block, guint32 at)
{
  guint32 from = block.start;

  for (; at < text->n_sentences && text->sentences[at].range.start < block.end; at++)
    {
      CcRange range = text->sentences[at].range;

      FUZZ_PROMISE (from <= range.start && range.start < range.end && range.end <= block.end);
      FUZZ_PROMISE (range.end - range.start <= LONGEST_SENTENCE);
      FUZZ_PROMISE (fuzz_range_is_good (text, 0, range));
      check_gap (bytes, from, range.start);
      from = range.end;
    }
  check_gap (bytes, from, block.end);
  return at;
}

FUZZ_TARGET (sentences)
{
  g_autoptr (FuzzText) text = fuzz_text_new (bytes, size);
  const CcArticle *article;
  guint32 at = 0;

  if (!text || text->corpus->articles->len == 0)
    return 0;
  article = g_ptr_array_index (text->corpus->articles, 0);
  for (guint b = 0; b < article->n_blocks; b++)
    if (article->blocks[b].kind <= CC_BLOCK_ITEM)
      at = check_block (text->text, article->text, article->blocks[b].range, at);
  FUZZ_PROMISE (at == text->text->n_sentences);
  return 0;
}
