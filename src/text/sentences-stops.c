/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-stops.c: whether a stop ends its sentence. What stands before and
   behind decides, most of it by the language's abbreviations and function words
   (after Mikheev 2002, Periods, Capitalized Words, etc., who showed how far these
   two go). */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

enum
{
  LONGEST_CITATION = 60, /* bytes */
  LONGEST_CREDIT = 40,   /* bytes of an agency between slashes */
  LONGEST_LEAD = 24,     /* bytes of a time that leads into a sentence: "В 2010 г." */
  LONGEST_NOTE = 3,      /* digits of the mark of a note that is not set high */
  PLAIN_LETTERS = 5,     /* of a word that is taken for no abbreviation */
};

gboolean
cc_cutter_is_informal (const CcCutter *c)
{
  return cc_is_lower (cc_cutter_char (c, c->from));
}

/* A bracket that closes just before a stop or comma, as citations do, belongs
   to what stands before it. */
static gboolean
is_citation (const CcCutter *c, guint32 at)
{
  guint32 to = at + 1;

  if (c->text[at] != '(')
    return FALSE;
  while (to < c->end && to - at < LONGEST_CITATION && !strchr ("().!?\n", c->text[to]))
    to++;
  return to + 1 < c->end && c->text[to] == ')' && strchr (".,;", c->text[to + 1]);
}

/* The other '/' of a credit like "/HNA/", looked for from the one at @at in steps of
   @step; or 0. */
static guint32
credit_slash (const CcCutter *c, guint32 at, int step)
{
  for (guint32 i = 1; i < LONGEST_CREDIT; i++)
    {
      at += (guint32) step;
      if (at <= c->from || at >= c->end || g_ascii_islower (c->text[at])
          || strchr (".!?\n", c->text[at]))
        return 0;
      if (c->text[at] == '/')
        return i > 2 ? at : 0;
    }
  return 0;
}

/* What never starts a sentence, though a stop stands before it: a comma or colon,
   the tags of a post, the figure of a reference. */
static gboolean
is_continuation (const CcCutter *c, const CcStop *k)
{
  UChar32 u = cc_cutter_char (c, k->next);

  if (u == ',' || u == ';' || u == ':' || u == 0x2116)
    return TRUE;
  if (u == '#')
    return cc_is_letter (cc_cutter_char (c, k->next + 1));
  if (u == '/')
    return credit_slash (c, k->next, 1) > 0;
  return is_citation (c, k->next);
}

/* A dash that stands alone at @at. */
static gboolean
is_dash (const CcCutter *c, guint32 at)
{
  UChar32 u = cc_cutter_char (c, at);

  if (u == '-' && c->text[at + 1 < c->end ? at + 1 : at] == '-')
    at++;
  else if (u != '-' && u != 0x2013 && u != 0x2014)
    return FALSE;
  return cc_is_space (cc_cutter_char (c, at + cc_utf8_length ((guchar) c->text[at])));
}

/* End of the word before the white space before @at. */
static guint32
word_before (const CcCutter *c, guint32 at)
{
  while (at > c->from && cc_is_space (cc_cutter_before (c, at)))
    U8_BACK_1 ((const uint8_t *) c->text, c->start, at);
  return at;
}

/* TRUE when a figure stands before the word at @start, or one with its multiplier:
   "1998 r.", "10 tys. zł.", "3,5 млн руб.". */
static gboolean
is_measure (const CcCutter *c, guint32 start)
{
  guint32 at = word_before (c, start);
  guint32 word;

  if (c->lexicon->noun_capitals || at == start || at <= c->from || cc_cutter_is_calendar (c, start)
      || cc_cutter_is_scale (c, start))
    return FALSE;
  if (g_ascii_isdigit (c->text[at - 1]))
    return TRUE;
  at -= c->text[at - 1] == '.';
  word = cc_cutter_letters (c, at);
  if (!cc_cutter_is_scale (c, word)
      && cc_cutter_abbreviation (c, word, at) != CC_ABBREVIATION_PLAIN)
    return FALSE;
  at = word_before (c, word);
  return at < word && at > c->from && g_ascii_isdigit (c->text[at - 1]);
}

/* TRUE when nothing but a time stands before the word at @start: "В 2010 г.". */
static gboolean
is_lead (const CcCutter *c, guint32 start)
{
  return start - c->from < LONGEST_LEAD && cc_cutter_is_cue (c, c->from);
}

/* TRUE when the number at @start counts something named: "art. 3", "§ 2". */
static gboolean
is_reference (const CcCutter *c, guint32 start)
{
  guint32 at = word_before (c, start);

  if (at == start || at <= c->from)
    return FALSE;
  if (c->text[at - 1] != '.')
    return cc_cutter_before (c, at) == 0xa7;
  at--;
  return cc_cutter_abbreviation (c, cc_cutter_word_start (c, at), at) == CC_ABBREVIATION_NUMBER;
}

/* A king's number is none of a place in a row: a name stands before it. */
static gboolean
is_regnal (const CcCutter *c, guint32 start)
{
  guint32 at = word_before (c, start);

  return !c->lexicon->noun_capitals && at < start
         && cc_is_upper (cc_cutter_char (c, cc_cutter_letters (c, at)));
}

static gboolean
ends_at_number (const CcCutter *c, const CcStop *k, guint32 start, CcNext kind, guint32 next)
{
  if (kind == CC_NEXT_LOWER)
    return FALSE;
  return !c->lexicon->ordinal_stop || k->stop - start > 2 || cc_cutter_is_starter (c, next)
         || is_reference (c, start);
}

/* Whether a sentence that starts in lower case follows. Hurried writers leave
   the capital away; but then a whole word stands before the stop, and no dialogue
   goes on behind it. */
static gboolean
ends_before_lower (const CcCutter *c, const CcStop *k, guint32 start, guint32 next)
{
  guint32 letters = cc_cutter_letters (c, k->stop);
  glong length = g_utf8_strlen (c->text + letters, (gssize) (k->stop - letters));

  if (cc_cutter_is_informal (c) || cc_cutter_is_address (c, next)
      || cc_cutter_starts_series (c, k->next))
    return TRUE;
  if (next != k->next
      && !(is_dash (c, k->next) && cc_is_space (cc_cutter_before (c, next))
           && !is_dash (c, c->from)))
    return FALSE;
  if (letters != start || !cc_is_lower (cc_cutter_char (c, start))
      || !cc_cutter_is_plain (c, start, k->stop))
    return FALSE;
  return length >= PLAIN_LETTERS || cc_cutter_is_function (c, k->stop)
         || (length == PLAIN_LETTERS - 1 && cc_cutter_is_starter (c, next));
}

/* A single capital letter, though with the one before it it may look like an
   abbreviation: "N. E." */
static gboolean
is_initial (const CcCutter *c, guint32 start, guint32 stop)
{
  return cc_is_upper (cc_cutter_char (c, start))
         && start + cc_utf8_length ((guchar) c->text[start]) == stop;
}

/* A day of a month at @at: "3 апреля". */
static gboolean
is_day (const CcCutter *c, guint32 at)
{
  guint32 start = at;

  while (at < c->end && at - start < 3 && g_ascii_isdigit (c->text[at]))
    at++;
  return at - start < 3 && at < c->end && c->text[at] == ' ' && cc_cutter_is_calendar (c, at + 1);
}

/* Whether a single stop behind the word at @start ends a sentence. */
static gboolean
ends_at_word (const CcCutter *c, const CcStop *k, guint32 start, CcNext kind, guint32 next)
{
  CcAbbreviation known = cc_cutter_abbreviation (c, start, k->stop);
  gboolean dotted = cc_cutter_is_dotted (c, start, k->stop);
  gboolean roman = c->lexicon->ordinal_stop && cc_cutter_is_roman (c, start, k->stop);

  if (known == CC_ABBREVIATION_TITLE || known == CC_ABBREVIATION_INNER
      || (known == CC_ABBREVIATION_NUMBER && kind == CC_NEXT_DIGIT))
    return FALSE;
  if (known && kind == CC_NEXT_DIGIT && cc_cutter_is_scale (c, start))
    return is_day (c, next);
  if (known == CC_ABBREVIATION_LAST && !is_initial (c, start, k->stop))
    return kind == CC_NEXT_UPPER && c->text[k->next] != '(' && !cc_cutter_is_calendar (c, next);
  if (known == CC_ABBREVIATION_PLAIN && kind == CC_NEXT_UPPER
      && !memchr (c->text + start, '.', k->stop - start) && is_measure (c, start))
    return !is_lead (c, start);
  if (roman && kind == CC_NEXT_UPPER && is_regnal (c, start))
    return TRUE;
  if (known || dotted || roman)
    return kind == CC_NEXT_UPPER && cc_cutter_is_starter (c, next);
  return kind != CC_NEXT_LOWER || ends_before_lower (c, k, start, next);
}

static gboolean
ends_at_point (const CcCutter *c, const CcStop *k, CcNext kind, guint32 next)
{
  guint32 start = cc_cutter_word_start (c, k->stop);

  if (start == k->stop)
    return kind != CC_NEXT_LOWER
           && (start == c->from || c->text[start - 1] != '/' || !credit_slash (c, start - 1, -1));
  if (cc_cutter_is_digits (c, start, k->stop))
    return start != c->from && ends_at_number (c, k, start, kind, next);
  if (start == c->from && cc_is_letter (cc_cutter_char (c, start))
      && start + cc_utf8_length ((guchar) c->text[start]) == k->stop)
    return FALSE;
  return ends_at_word (c, k, start, kind, next);
}

/* A one-letter word of the language with a space behind it: "I". */
static gboolean
is_short_word (const CcCutter *c, guint32 at)
{
  guint32 to = at + cc_utf8_length ((guchar) c->text[at]);

  return to < c->end && c->text[to] == ' ' && cc_cutter_is_starter (c, at);
}

/* A stop without space behind it, "one.Two": a plain word before, a capitalised
   word behind, and nothing that looks like an address. */
static gboolean
ends_unspaced (const CcCutter *c, const CcStop *k)
{
  guint32 start = cc_cutter_word_start (c, k->stop);
  guint32 at = k->close;

  if (k->ellipsis && cc_cutter_is_terminator (c, ':')) /* Armenian: points end nothing */
    return FALSE;
  if (start == c->from && cc_cutter_is_digits (c, start, k->stop)) /* "17.Two" of a list */
    return FALSE;
  if (k->close != k->behind || !cc_is_upper (cc_cutter_char (c, at))
      || !cc_cutter_is_plain (c, start, k->stop))
    return FALSE;
  if (is_short_word (c, at))
    return TRUE;
  if (!cc_cutter_is_plain (c, at, MIN (at + 1 + cc_utf8_length ((guchar) c->text[at]), c->end)))
    return FALSE;
  while (at < c->end && cc_is_letter (cc_cutter_char (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  if (at < c->end && c->text[at] == '.')
    return cc_cutter_abbreviation (c, k->close, at) == CC_ABBREVIATION_TITLE;
  return at >= c->end || !strchr ("@/_-", c->text[at]);
}

/* The figure of a note that stands at the stop as it came from small print,
   "as we wrote.2 The port": moves the close behind it. */
static void
take_note (const CcCutter *c, CcStop *k)
{
  guint32 start = cc_cutter_word_start (c, k->stop);
  guint32 at = k->close;
  guint32 next;

  while (at < c->end && at - k->close < LONGEST_NOTE && g_ascii_isdigit (c->text[at]))
    at++;
  next = cc_cutter_skip_space (c, at);
  if (at == k->close || next == at || k->n_points != 1 || k->close != k->behind
      || !cc_is_upper (cc_cutter_char (c, next)))
    return;
  if (k->stop > start && c->text[k->stop - 1] != ')'
      && (!cc_cutter_is_plain (c, start, k->stop) || k->stop - start < PLAIN_LETTERS
          || g_ascii_isdigit (c->text[k->stop - 1]) || cc_cutter_abbreviation (c, start, k->stop)))
    return;
  k->close = k->behind = at;
  k->next = next;
}

/* Whether a question or exclamation before a word in lower case ends a sentence.
   An exclamation may belong to a name, or to what "he cried". */
static gboolean
ends_at_call (const CcCutter *c, const CcStop *k, guint32 next)
{
  guint32 start = cc_cutter_letters (c, k->stop);

  if (cc_cutter_is_address (c, next))
    return TRUE;
  if (next != k->next || k->close != k->behind || is_dash (c, c->from)) /* "— Why? he asked" */
    return FALSE;
  return cc_cutter_is_informal (c) || c->text[k->stop] == '?'
         || (c->text[k->stop] == '!' && !cc_cutter_is_opener (c, next) && start != c->from
             && cc_is_lower (cc_cutter_char (c, start)));
}

/* A stop of a script that sets no space behind it. */
static gboolean
ends_at_full (const CcCutter *c, const CcStop *k)
{
  return c->open == 0
         && !(u_isdigit (cc_cutter_before (c, k->stop))
              && u_isdigit (cc_cutter_char (c, k->behind)));
}

gboolean
cc_cutter_ends_at (const CcCutter *c, CcStop *k)
{
  guint32 next = k->next;
  CcNext kind = cc_cutter_next (c, &next);

  if (kind == CC_NEXT_END)
    return k->next < c->end;
  if (k->full)
    return ends_at_full (c, k);
  if (k->next == k->close)
    take_note (c, k);
  if (k->next == k->close)
    return ends_unspaced (c, k);
  if (k->next != next && kind == CC_NEXT_OTHER)
    next = k->next;
  if (is_continuation (c, k))
    return FALSE;
  if (cc_is_tick (cc_cutter_char (c, k->next)))
    return TRUE;
  if (c->quoted && k->close == k->behind && is_dash (c, k->next))
    return FALSE;
  if (k->n_points == 1 && k->close == k->behind)
    return ends_at_point (c, k, kind, next);
  if (kind != CC_NEXT_LOWER)
    return k->n_points > 0 || k->close == k->behind || next != k->next
           || !cc_cutter_is_inquit (c, next);
  return (k->n_points == 0 && !k->ellipsis && ends_at_call (c, k, next))
         || cc_cutter_is_address (c, next);
}
