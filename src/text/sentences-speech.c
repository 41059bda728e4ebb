/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-speech.c: outcries. What is cried out in the dialogue of a story, from a
   first '!' or '?' to a last '!', or until it breaks off with a dash, is one
   utterance, whatever stops it holds: "No! Not that! Never!" is no three claims.
   Only between typewriter marks, as stories come; a post that is quoted between
   printer's marks says more than one thing before its '!', and like all other
   quotations it is split at its stops. */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

enum
{
  LONGEST_OUTCRY = 300, /* bytes */
  LONGEST_ASIDE = 160,  /* bytes of a sentence in brackets behind it */
};

static gboolean
opens_here (const CcCutter *c, guint32 at)
{
  UChar32 before = cc_cutter_before (c, at);

  return (before == 0 || cc_is_space (before) || before == '(')
         && cc_is_letter (cc_cutter_char (c, at + 1));
}

/* Where the mark @mark stands behind @at, or 0. A single mark may be an
   apostrophe: a sign must stand before it, and none may open in between. */
static guint32
find_close (const CcCutter *c, guint32 at, char mark)
{
  guint32 limit = MIN (c->end, at + LONGEST_OUTCRY);

  for (; at < limit; at++)
    if (c->text[at] == mark)
      {
        UChar32 before = cc_cutter_before (c, at);

        if (mark == '"' || !u_isalnum (before))
          return mark == '\'' && cc_is_space (before) ? 0 : at;
      }
  return 0;
}

/* TRUE when the first stop from @at to @close is none of a statement. */
static gboolean
is_cried (const CcCutter *c, guint32 at, guint32 close)
{
  while (at < close && !strchr (".!?", c->text[at]))
    at++;
  return at < close && c->text[at] != '.';
}

/* First of the signs '!' and '?' before @close. */
static guint32
signs_before (const CcCutter *c, guint32 close)
{
  guint32 at = close;

  while (at > c->from && (c->text[at - 1] == '!' || c->text[at - 1] == '?'))
    at--;
  return at;
}

/* The last stop of a sentence in brackets behind the quotation that closes at
   @close, or 0. */
static guint32
aside_stop (const CcCutter *c, guint32 close)
{
  guint32 at = cc_cutter_skip_space (c, close);
  guint32 limit = MIN (c->end, at + LONGEST_ASIDE);

  if (at >= limit || c->text[at] != '(')
    return 0;
  while (at < limit && c->text[at] != ')')
    U8_FWD_1 (c->text, at, c->end);
  return at < limit && c->text[at - 1] == '.' ? at - 1 : 0;
}

/* A quotation that breaks off with a dash, and what follows has a capital. */
static guint32
end_broken (CcCutter *c, guint32 close)
{
  guint32 next = cc_cutter_skip_space (c, close);

  if (next == close || !cc_is_upper (cc_cutter_char (c, next)))
    return close;
  cc_cutter_end (c, close);
  return c->from;
}

guint32
cc_cutter_outcry (CcCutter *c, guint32 at)
{
  guint32 close, aside;
  char last;

  if (!opens_here (c, at) || !(close = find_close (c, at + 1, c->text[at])))
    return at;
  last = c->text[close - 1];
  if (last == '-')
    return end_broken (c, close + 1);
  if (last != '!' || !is_cried (c, at, close))
    return at;
  aside = at > c->from ? aside_stop (c, close + 1) : 0;
  return aside ? aside : signs_before (c, close);
}
