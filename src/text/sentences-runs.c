/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-runs.c: ends without a stop, as posts, mail and verse have them: behind
   pictures and smileys, before the names of those who are answered, behind tags,
   web addresses, ruled lines and times of sending, and before a word that opens
   a clause and has a capital for no other reason. */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

enum
{
  ANSWERS = 2,        /* mentions at the start of sentences that make a thread */
  LONG_RULE = 12,     /* signs in a row that rule a line wherever they stand */
  LONGEST_ZONE = 4,   /* letters behind a time: "PM", "GMT" */
  LONGEST_STAMP = 24, /* bytes of a date, as looked back for */
};

static gboolean
is_mention (const CcCutter *c, guint32 at)
{
  return c->end - at > 1 && c->text[at] == '@'
         && (g_ascii_isalnum (c->text[at + 1]) || c->text[at + 1] == '_');
}

/* Ends the sentence behind a picture that closes at @close, if another one seems
   to start there; returns where to go on. */
static guint32
end_at_picture (CcCutter *c, guint32 close)
{
  guint32 next, to;
  UChar32 u;

  while (close < c->end && c->text[close] == ')')
    close++;
  for (to = cc_cutter_skip_space (c, close);
       (to = cc_cutter_skip_picture (c, to)) > cc_cutter_skip_space (c, close);)
    close = to;
  next = cc_cutter_skip_space (c, close);
  u = cc_cutter_char (c, next);
  if (next == close || next >= c->end
      || !(cc_is_upper (u) || is_mention (c, next)
           || (cc_cutter_is_informal (c) && cc_is_lower (u))))
    return close;
  cc_cutter_end (c, close);
  c->round = 0;
  return c->from;
}

guint32
cc_cutter_picture (CcCutter *c, guint32 at)
{
  UChar32 u = cc_cutter_char (c, at);

  if (cc_is_tick (u))
    return at + cc_utf8_length ((guchar) c->text[at]);
  return end_at_picture (c, cc_cutter_skip_picture (c, at));
}

/* A bracket without partner is how smileys are written in Russian: they end a
   sentence where a capital follows. */
guint32
cc_cutter_bracket (CcCutter *c, guint32 at)
{
  guint32 to = at;

  if (c->text[at] == ')')
    {
      if (c->round == 0)
        return cc_cutter_closes_mark (c, at) ? at + 1 : end_at_picture (c, at + 1);
      c->round--;
      return at + 1;
    }
  while (to < c->end && c->text[to] == '(')
    to++;
  if (to - at > 1 && (to == c->end || cc_is_space (cc_cutter_char (c, to))))
    return end_at_picture (c, to);
  c->round += to - at;
  return to;
}

/* Goes on behind a web address that ends at @to, before the signs it ends with. */
static guint32
end_at_address (CcCutter *c, guint32 at, guint32 to)
{
  guint32 signs = to;
  guint32 next = cc_cutter_skip_space (c, to);

  while (signs > at + 1 && strchr (".,;:!?)\"'", c->text[signs - 1]))
    signs--;
  if (signs < to || next == to || next >= c->end)
    return signs;
  if (!cc_cutter_is_address (c, next)
      && (!cc_is_upper (cc_cutter_char (c, next)) || cc_cutter_is_calendar (c, next)))
    return to;
  cc_cutter_end (c, to);
  return c->from;
}

/* The '@' of an address, or of a name at the start of an answer. */
guint32
cc_cutter_mention (CcCutter *c, guint32 at)
{
  guint32 to;
  guint32 before = at;

  if (!is_mention (c, at))
    return at + 1;
  if (at > c->from && !cc_is_space (cc_cutter_before (c, at)) && g_ascii_isgraph (c->text[at - 1]))
    {
      to = cc_cutter_skip_run (c, at);
      return memchr (c->text + at, '.', to - at) ? end_at_address (c, at, to) : to;
    }
  while (before > c->from && cc_is_space (cc_cutter_before (c, before)))
    U8_BACK_1 ((const uint8_t *) c->text, c->start, before);
  to = cc_cutter_skip_run (c, at);
  if (at > c->from && c->mentions >= ANSWERS && before < at
      && u_isalnum (cc_cutter_before (c, before)) && !cc_cutter_is_function (c, before)
      && u_isalnum (cc_cutter_before (c, to))
      && cc_is_letter (cc_cutter_char (c, cc_cutter_skip_space (c, to))))
    cc_cutter_end (c, at);
  c->mentions += at == c->from;
  return at + 1;
}

/* Two tags or more behind a post end it. */
guint32
cc_cutter_tag (CcCutter *c, guint32 at)
{
  guint32 to = at;
  guint n_tags = 0;

  if (at > c->from && !cc_is_space (cc_cutter_before (c, at)))
    return at + 1;
  for (guint32 next = at;
       next + 1 < c->end && c->text[next] == '#' && cc_is_letter (cc_cutter_char (c, next + 1));
       next = cc_cutter_skip_space (c, to))
    {
      to = cc_cutter_skip_run (c, next);
      for (guint32 i = next; i < to; i++)
        n_tags += c->text[i] == '#';
    }
  if (n_tags < 2)
    return at + 1;
  if (!u_isalnum (cc_cutter_before (c, to)) && cc_cutter_before (c, to) != '_')
    {
      U8_BACK_1 ((const uint8_t *) c->text, c->start, to);
      return to;
    }
  if (cc_is_upper (cc_cutter_char (c, cc_cutter_skip_space (c, to))))
    cc_cutter_end (c, to);
  return to;
}

/* Signs in a row that rule a line: "***", "-----". */
guint32
cc_cutter_rule (CcCutter *c, guint32 at)
{
  char sign = c->text[at];
  guint32 least = at == c->from ? LONG_RULE : sign == '-' ? 4 : sign == '_' ? 5 : 3;
  guint32 to = at;
  guint32 next;

  while (to < c->end && c->text[to] == sign)
    to++;
  next = cc_cutter_skip_space (c, to);
  if (to - at < least || next == to || next >= c->end
      || (to - at < LONG_RULE && at > c->from && !cc_is_space (cc_cutter_before (c, at))))
    return to;
  if (c->text[next] == '"' || c->text[next] == sign || cc_is_upper (cc_cutter_char (c, next)))
    cc_cutter_end (c, to);
  return to;
}

/* Start of a date in figures that ends at @end, or @end. */
static guint32
date_start (const CcCutter *c, guint32 end)
{
  guint32 at = end;
  guint n_signs = 0;

  while (at > c->from && end - at < LONGEST_STAMP && strchr ("0123456789./-", c->text[at - 1]))
    {
      at--;
      n_signs += !g_ascii_isdigit (c->text[at]);
    }
  return n_signs == 2 && end - at >= 6 && g_ascii_isdigit (c->text[at])
                 && g_ascii_isdigit (c->text[end - 1])
             ? at
             : end;
}

/* End of a time whose first ':' is at @at, with zone: "10:15:04 PM". */
static guint32
time_end (const CcCutter *c, guint32 at)
{
  guint32 to = at;
  guint32 zone;

  while (to < c->end && (g_ascii_isdigit (c->text[to]) || c->text[to] == ':'))
    to++;
  zone = cc_cutter_skip_space (c, to);
  for (at = zone; at < c->end && g_ascii_isupper (c->text[at]);)
    at++;
  return at - zone >= 2 && at - zone <= LONGEST_ZONE && !u_isalnum (cc_cutter_char (c, at)) ? at
                                                                                            : to;
}

/* Date and time of sending, with nothing between them, stand for themselves in
   a mail that was run together: the name before them and the text behind. */
static guint32
end_at_stamp (CcCutter *c, guint32 at)
{
  guint32 start = at, to;

  while (start > c->from && at - start < 2 && g_ascii_isdigit (c->text[start - 1]))
    start--;
  to = start;
  if (to > c->from && c->text[to - 1] == ' ')
    to--;
  if (to > c->from && c->text[to - 1] == ',')
    to--;
  start = to < start ? date_start (c, to) : to;
  if (start == to)
    return at + 1;
  to = time_end (c, at);
  if (start > c->from + 1 && c->text[start - 1] == ' '
      && (u_isalnum (cc_cutter_before (c, start - 1)) || c->text[start - 2] == '>')
      && !cc_cutter_is_function (c, start - 1)
      && memchr (c->text + c->from, ' ', MIN (start - 1 - c->from, LONGEST_STAMP)))
    cc_cutter_end (c, start);
  if (cc_is_letter (cc_cutter_char (c, cc_cutter_skip_space (c, to))))
    cc_cutter_end (c, to);
  return to;
}

guint32
cc_cutter_colon (CcCutter *c, guint32 at)
{
  guint32 to;

  if (c->end - at > 3 && memcmp (c->text + at, "://", 3) == 0)
    return end_at_address (c, at, cc_cutter_skip_run (c, at));
  if (c->text[at] == ':' && at > c->from && at + 1 < c->end && g_ascii_isdigit (c->text[at - 1])
      && g_ascii_isdigit (c->text[at + 1]))
    return end_at_stamp (c, at);
  to = cc_cutter_skip_picture (c, at);
  return to > at ? end_at_picture (c, to) : at + 1;
}

guint32
cc_cutter_space (CcCutter *c, guint32 at)
{
  guint32 next = at + 1;
  UChar32 u = cc_cutter_char (c, next);

  if (u == 'h' || u == 'w')
    return cc_cutter_is_address (c, next) ? end_at_address (c, next, cc_cutter_skip_run (c, next))
                                          : next;
  if (at == c->from || !cc_is_upper (u) || !cc_is_lower (cc_cutter_before (c, at))
      || !cc_cutter_opens_clause (c, next) || cc_cutter_is_function (c, at))
    return next;
  cc_cutter_end (c, at);
  return c->from;
}
