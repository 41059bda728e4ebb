/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences.c: cuts a block in sentences; sentences.h tells which file decides
   what. */
#include "config.h"

#include <base/bytes.h>
#include <text/sentences.h>

enum
{
  /* Bytes of a sentence; longer ones are cut. No writer's sentence comes near, but
     a file without stops is one sentence, and much is done for each pair of words. */
  LONGEST_SENTENCE = 16384,
};

/* Where a sentence that starts at @start and is too long is cut: before its last
   word that fits or, in a run without white space, behind the last character. */
static guint32
cut_at (const CcCutter *c, guint32 start)
{
  guint32 limit = start + LONGEST_SENTENCE;
  guint32 at;

  U8_SET_CP_START ((const uint8_t *) c->text, start, limit);
  at = limit;
  while (at > start + LONGEST_SENTENCE / 2 && !cc_is_space (cc_cutter_before (c, at)))
    U8_BACK_1 ((const uint8_t *) c->text, start, at);
  return at > start + LONGEST_SENTENCE / 2 ? at : limit;
}

static void
append (const CcCutter *c, CcRange range)
{
  while (range.end > range.start && cc_is_space (cc_cutter_before (c, range.end)))
    U8_BACK_1 ((const uint8_t *) c->text, range.start, range.end);
  if (!cc_range_is_empty (range))
    g_array_append_val (c->ranges, range);
}

void
cc_cutter_end (CcCutter *c, guint32 to)
{
  CcRange range = { c->from, to };

  while (range.end > range.start && range.end - range.start > LONGEST_SENTENCE)
    {
      guint32 cut = cut_at (c, range.start);

      append (c, (CcRange){ range.start, cut });
      range.start = cc_cutter_skip_space (c, cut);
    }
  append (c, range);
  c->from = cc_cutter_skip_space (c, to);
}

/* The sign at @at may end a sentence. */
static guint32
step_stop (CcCutter *c, guint32 at)
{
  CcStop stop;

  if (c->text[at] == '.' && cc_cutter_follow_series (c, at))
    return at + 1;
  stop = cc_cutter_read_stop (c, at);
  if (!cc_cutter_ends_at (c, &stop))
    return stop.behind;
  if (g_strstr_len (c->text + stop.behind, (gssize) (stop.close - stop.behind), "»"))
    c->quoted = FALSE;
  cc_cutter_end (c, stop.close);
  c->round = c->open = 0;
  return c->from;
}

static guint32
step_quote (CcCutter *c, guint32 at)
{
  guint32 to = cc_cutter_outcry (c, at);

  return to > at ? to : at + 1;
}

/* Where nothing can end: at a byte without a sign of step_ascii (), of no character
   but U+00C0 to U+057F; and at a space before a letter in lower case that starts no
   web address, before a digit or a sign. */
enum
{
  PLAIN = 1,
  SPACE = 2, /* plain before a byte that is quiet */
};

/* clang-format off */
#define ROW(x) x, x, x, x, x, x, x, x
static const guint8 passes[256] = {
  [0] = ROW (PLAIN), [8] = PLAIN, PLAIN, 0, [11] = PLAIN, PLAIN, PLAIN, PLAIN, PLAIN,
  [16] = ROW (PLAIN), [24] = ROW (PLAIN), [' '] = SPACE, ['$'] = PLAIN, PLAIN, PLAIN,
  ['+'] = PLAIN, PLAIN, ['/'] = PLAIN, ['0'] = ROW (PLAIN), ['8'] = PLAIN, PLAIN,
  ['<'] = PLAIN, ['>'] = PLAIN, ['A'] = ROW (PLAIN), ['I'] = ROW (PLAIN), ['Q'] = ROW (PLAIN),
  ['Y'] = PLAIN, PLAIN, ['['] = PLAIN, PLAIN, PLAIN, PLAIN, ['`'] = PLAIN, ['a'] = ROW (PLAIN),
  ['i'] = ROW (PLAIN), ['q'] = ROW (PLAIN), ['y'] = PLAIN, PLAIN, ['{'] = PLAIN, PLAIN, PLAIN,
  [0x7f] = PLAIN, [0x80] = ROW (PLAIN), [0x88] = ROW (PLAIN), [0x90] = ROW (PLAIN),
  [0x98] = ROW (PLAIN), [0xa0] = ROW (PLAIN), [0xa8] = ROW (PLAIN), [0xb0] = ROW (PLAIN),
  [0xb8] = ROW (PLAIN), [0xc3] = PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, [0xc8] = ROW (PLAIN),
  [0xd0] = PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN,
};

#define QUIET (PLAIN | SPACE)
static const guint8 before[256] = {
  [0] = ROW (QUIET), [8] = ROW (QUIET), [16] = ROW (QUIET), [24] = ROW (QUIET),
  [32] = ROW (QUIET), [40] = ROW (QUIET), [48] = ROW (QUIET), [56] = ROW (QUIET),
  ['@'] = QUIET, ['A'] = ROW (PLAIN), ['I'] = ROW (PLAIN), ['Q'] = ROW (PLAIN),
  ['Y'] = PLAIN, PLAIN, ['['] = QUIET, QUIET, QUIET, QUIET, QUIET, ['`'] = QUIET,
  ['a'] = QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, ['h'] = PLAIN, ['i'] = ROW (QUIET),
  ['q'] = QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, ['w'] = PLAIN, ['x'] = ROW (QUIET),
  [0x80] = ROW (PLAIN), [0x88] = ROW (PLAIN), [0x90] = ROW (PLAIN), [0x98] = ROW (PLAIN),
  [0xa0] = ROW (PLAIN), [0xa8] = ROW (PLAIN), [0xb0] = ROW (PLAIN), [0xb8] = ROW (PLAIN),
  [0xc0] = ROW (PLAIN), [0xc8] = ROW (PLAIN), [0xd0] = ROW (PLAIN), [0xd8] = ROW (PLAIN),
  [0xe0] = ROW (PLAIN), [0xe8] = ROW (PLAIN), [0xf0] = ROW (PLAIN), [0xf8] = ROW (PLAIN),
};
#undef ROW
/* clang-format on */

static guint32
step_ascii (CcCutter *c, guint32 at)
{
  switch (c->text[at])
    {
    case '.':
    case '!':
    case '?':
      return step_stop (c, at);
    case ')':
      return cc_cutter_follow_series (c, at) ? at + 1 : cc_cutter_bracket (c, at);
    case '(':
      return cc_cutter_bracket (c, at);
    case ' ':
    case '\n':
      return cc_cutter_space (c, at);
    case '"':
    case '\'':
      return step_quote (c, at);
    case '@':
      return cc_cutter_mention (c, at);
    case '#':
      return cc_cutter_tag (c, at);
    case '*':
    case '_':
    case '~':
    case '-':
      return cc_cutter_rule (c, at);
    case '=':
      return at + 1 < c->end && c->text[at + 1] == '=' ? cc_cutter_rule (c, at)
                                                       : cc_cutter_colon (c, at);
    case ':':
    case ';':
      return c->has_signs && cc_cutter_is_terminator (c, c->text[at]) ? step_stop (c, at)
                                                                      : cc_cutter_colon (c, at);
    default:
      return at + 1;
    }
}

/* « and », which Russian and French set around what is said, are followed beyond
   the ends of sentences. */
static void
note_guillemet (CcCutter *c, guint32 at, UChar32 u)
{
  if (u == 0xbb)
    c->quoted = FALSE;
  if (u == 0xab)
    c->quoted = at == c->start || cc_is_space (cc_cutter_before (c, at))
                || cc_cutter_before (c, at) == '(';
}

static guint32
step_other (CcCutter *c, guint32 at)
{
  guchar byte = (guchar) c->text[at];
  UChar32 u;

  u = cc_cutter_char (c, at);
  if (u >= 0x2010 && u <= 0x2023 && !c->has_signs) /* dashes, quotation marks, bullets */
    return at + 3;
  if (byte == 0xc2)
    note_guillemet (c, at, u);
  if (u >= 0x3000 && u_charType (u) == U_START_PUNCTUATION)
    c->open++;
  else if (c->open && u >= 0x3000 && u_charType (u) == U_END_PUNCTUATION)
    c->open--;
  if (cc_cutter_is_terminator (c, u))
    return step_stop (c, at);
  if (cc_is_picture (u))
    return cc_cutter_picture (c, at);
  return at + cc_utf8_length (byte);
}

/* Passes by letters, and spaces before letters in lower case that start no web address,
   eight bytes at once; what comes next may be of that kind all the same. */
static inline guint32
skip_letters (const char *text, guint32 at, guint32 end)
{
  while (end - at >= 8)
    {
      guint64 bytes = cc_bytes_load (text + at);
      guint64 letters = cc_bytes_letters (bytes & ~CC_TOPS) & ~bytes;
      guint64 quiet = letters & bytes << 2 & ~cc_bytes_equal (bytes, 'h') & ~cc_bytes_equal (bytes, 'w');
      guint64 stops = ~(letters | (cc_bytes_equal (bytes, ' ') & quiet >> 8)) & CC_TOPS;

      if (stops)
        return at + cc_bytes_first (stops);
      at += 8;
    }
  return at;
}

void
cc_sentences_cut (const CcLexicon *lexicon, const char *text, CcRange block, GArray *ranges)
{
  /* The byte behind the block is looked at too: there is one, be it the last NUL. */
  CcCutter c = { .lexicon = lexicon,
                 .text = text,
                 .start = block.start,
                 .end = block.end,
                 .ranges = ranges,
                 .has_signs = g_hash_table_size (lexicon->terminators) > 0 };

  c.from = cc_cutter_skip_space (&c, c.start);
  for (guint32 at = c.from; at < c.end;)
    {
      if (passes[(guchar) text[at]] & before[(guchar) text[at + 1]])
        at = skip_letters (text, at + 1, block.end);
      else
        at = (guchar) text[at] < 0x80 ? step_ascii (&c, at) : step_other (&c, at);
    }
  cc_cutter_end (&c, c.end);
}
