/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences.c: cuts a block in sentences; sentences.h tells which file decides
   what. */
#include "config.h"

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

/* Bytes to go on by where a character of this first byte ends nothing, else 0: ASCII
   but for the signs of step_ascii (), and U+00C0 to U+057F. */
/* clang-format off */
#define ONE8 1, 1, 1, 1, 1, 1, 1, 1
#define TWO8 2, 2, 2, 2, 2, 2, 2, 2
static const guint8 plain[256] = {
  [0] = ONE8, [8] = 1, 1, 0, [11] = 1, 1, 1, 1, 1, [16] = ONE8, [24] = ONE8,
  ['$'] = 1, 1, 1, ['+'] = 1, 1, ['/'] = 1, ['0'] = ONE8, ['8'] = 1, 1, ['<'] = 1, ['>'] = 1,
  ['A'] = ONE8, ['I'] = ONE8, ['Q'] = ONE8, ['Y'] = 1, 1, ['['] = 1, 1, 1, 1, ['`'] = 1,
  ['a'] = ONE8, ['i'] = ONE8, ['q'] = ONE8, ['y'] = 1, 1, ['{'] = 1, 1, 1, [0x7f] = 1,
  [0xc3] = 2, 2, 2, 2, 2, [0xc8] = TWO8, [0xd0] = 2, 2, 2, 2, 2, 2,
};
#undef ONE8
#undef TWO8
/* clang-format on */

/* TRUE when nothing can end at a space before this byte: before a letter in lower
   case that starts no web address, a digit or a sign. */
static gboolean
is_quiet (guchar next)
{
  return next < 0x80 && next != 'h' && next != 'w' && !g_ascii_isupper ((char) next);
}

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

void
cc_sentences_cut (const CcLexicon *lexicon, const char *text, CcRange block, GArray *ranges)
{
  CcCutter c = { .lexicon = lexicon,
                 .text = text,
                 .start = block.start,
                 .end = block.end,
                 .ranges = ranges,
                 .has_signs = g_hash_table_size (lexicon->terminators) > 0 };

  c.from = cc_cutter_skip_space (&c, c.start);
  for (guint32 at = c.from; at < c.end;)
    {
      guchar byte = (guchar) text[at];

      if (plain[byte])
        at += plain[byte];
      else if (byte == ' ' && at + 1 < c.end && is_quiet ((guchar) text[at + 1]))
        at++;
      else
        at = byte < 0x80 ? step_ascii (&c, at) : step_other (&c, at);
    }
  cc_cutter_end (&c, c.end);
}
