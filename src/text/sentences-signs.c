/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-signs.c: the signs that may end a sentence, and what closes or opens
   around them. Which signs those are is Unicode's to say (Sentence_Terminal, UAX
   29), for all scripts alike. */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

gboolean
cc_cutter_is_terminator (const CcCutter *c, UChar32 u)
{
  if (u == '.' || u == '!' || u == '?' || u == 0x2026)
    return TRUE;
  if (u >= 0x589 && u_hasBinaryProperty (u, UCHAR_S_TERM))
    return TRUE;
  if (u == 0x17d4 || u == 0x17d5) /* Khmer's, which Unicode's data lack before 15.1 */
    return TRUE;
  return c->has_signs && g_hash_table_contains (c->lexicon->terminators, GINT_TO_POINTER (u));
}

static gboolean
is_closer (UChar32 u)
{
  switch (u)
    {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x201c: /* closes in German */
      return TRUE;
    default:
      return u >= 0x80
             && (u_charType (u) == U_FINAL_PUNCTUATION || u_charType (u) == U_END_PUNCTUATION);
    }
}

gboolean
cc_is_opening_mark (UChar32 u)
{
  switch (u)
    {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case '-':
    case '*':
    case 0xa1:   /* ¡ */
    case 0xbf:   /* ¿ */
    case 0xbb:   /* » opens in German */
    case 0x2019: /* ’ */
    case 0x2022: /* • */
      return TRUE;
    default:
      return u >= 0x80
             && (u_charType (u) == U_INITIAL_PUNCTUATION || u_charType (u) == U_START_PUNCTUATION
                 || u_charType (u) == U_DASH_PUNCTUATION);
    }
}

/* TRUE when " . " or a last " ." stands at @at: an ellipsis set with spaces. */
static gboolean
is_spaced_point (const CcCutter *c, guint32 at)
{
  return c->end - at >= 2 && c->text[at] == ' ' && c->text[at + 1] == '.'
         && (c->end - at == 2 || !cc_cutter_is_terminator (c, cc_cutter_char (c, at + 2)))
         && (c->end - at == 2 || !u_isalnum (cc_cutter_char (c, at + 2)));
}

gboolean
cc_is_picture (UChar32 u)
{
  return u >= 0x200d
         && (u == 0x200d || u == 0xfe0f || (u >= 0x2600 && u_charType (u) == U_OTHER_SYMBOL)
             || (u >= 0x1f3fb && u <= 0x1f3ff));
}

gboolean
cc_is_tick (UChar32 u)
{
  return u == 0x2705 || (u >= 0x2610 && u <= 0x2612) || (u >= 0x2713 && u <= 0x2718);
}

/* End of the smiley of signs at @at, ":-)", "=))", or @at. */
static guint32
skip_smiley (const CcCutter *c, guint32 at)
{
  guint32 to = at;

  if (c->end - at < 2 || !strchr (":;=", c->text[at]))
    return at;
  to += c->text[to + 1] == '-' ? 2 : 1;
  if (to >= c->end || !strchr (")(DP", c->text[to])
      || (to + 1 < c->end && u_isalnum (cc_cutter_char (c, to + 1))))
    return at;
  do
    to++;
  while (to < c->end && c->text[to] == c->text[to - 1]);
  return to;
}

guint32
cc_cutter_skip_picture (const CcCutter *c, guint32 at)
{
  guint32 to = at;

  while (to < c->end && cc_is_picture (cc_cutter_char (c, to)))
    U8_FWD_1 (c->text, to, c->end);
  return to > at || to >= c->end ? to : skip_smiley (c, at);
}

/* End of the mark of a note, "[1]" or a small figure set high, or @at. */
static guint32
skip_note (const CcCutter *c, guint32 at)
{
  guint32 to = at + 1;
  UChar32 u = cc_cutter_char (c, at);

  if (u == 0xb2 || u == 0xb3 || u == 0xb9 || u == 0x2070 || (u >= 0x2074 && u <= 0x2079))
    return at + cc_utf8_length ((guchar) c->text[at]);
  if (u != '[')
    return at;
  while (to < c->end && to - at <= 3 && g_ascii_isdigit (c->text[to]))
    to++;
  return to > at + 1 && to < c->end && c->text[to] == ']' ? to + 1 : at;
}

/* End of a ruled line of signs behind a stop, "***", or @at. */
static guint32
skip_rule (const CcCutter *c, guint32 at)
{
  guint32 to = at;

  if (at >= c->end || !strchr ("*=~", c->text[at]))
    return at;
  while (to < c->end && c->text[to] == c->text[at])
    to++;
  return to - at >= 3 && cc_is_space (cc_cutter_char (c, to)) ? to : at;
}

/* Moves the close of a stop over what closes there. */
static void
read_closers (const CcCutter *c, CcStop *k)
{
  guint32 to;
  UChar32 u;

  while (k->close < c->end && is_closer (cc_cutter_char (c, k->close)))
    U8_FWD_1 (c->text, k->close, c->end);
  while ((to = skip_note (c, k->close)) > k->close)
    k->close = to;
  for (;; k->close = to)
    {
      guint32 next = cc_cutter_skip_space (c, k->close);

      to = next > k->close && cc_is_tick (cc_cutter_char (c, next))
               ? next
               : cc_cutter_skip_picture (c, skip_rule (c, next));
      if (to == next)
        break;
    }
  k->next = cc_cutter_skip_space (c, k->close);
  u = cc_cutter_char (c, k->next);
  /* French sets a space before », and some hands one before ')'. */
  if (k->next > k->close && (u == 0xbb || (u == ')' && c->round > 0)))
    {
      k->close = k->next + cc_utf8_length ((guchar) c->text[k->next]);
      k->next = cc_cutter_skip_space (c, k->close);
    }
}

CcStop
cc_cutter_read_stop (const CcCutter *c, guint32 stop)
{
  CcStop k = { .stop = stop, .behind = stop };
  guint n_signs = 0;
  UChar32 u;

  while (k.behind < c->end && cc_cutter_is_terminator (c, u = cc_cutter_char (c, k.behind)))
    {
      U8_FWD_1 (c->text, k.behind, c->end);
      n_signs++;
      k.n_points += u == '.';
      k.ellipsis |= u == 0x2026;
      k.full = u >= 0x589 && u != 0x2026 && u != 0x203c && u != 0x2047 && u != 0x2048
               && u != 0x2049;
      if (u == '.' && is_spaced_point (c, k.behind))
        k.behind++;
    }
  k.ellipsis |= k.n_points > 1;
  if (k.n_points < n_signs)
    k.n_points = 0;
  k.close = k.behind;
  read_closers (c, &k);
  return k;
}

CcNext
cc_cutter_next (const CcCutter *c, guint32 *at)
{
  UChar32 u = cc_cutter_char (c, *at);

  while (*at < c->end && (cc_is_opening_mark (u) || cc_is_space (u)))
    {
      U8_FWD_1 (c->text, *at, c->end);
      u = cc_cutter_char (c, *at);
    }
  if (*at >= c->end)
    return CC_NEXT_END;
  if (cc_is_lower (u))
    return CC_NEXT_LOWER;
  if (cc_is_upper (u) || u_istitle (u))
    return CC_NEXT_UPPER;
  if (u_isdigit (u))
    return CC_NEXT_DIGIT;
  return cc_is_letter (u) ? CC_NEXT_LETTER : CC_NEXT_OTHER;
}
