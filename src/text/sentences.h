/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences.h: what the files that cut sentences share.

   Each sign at which a sentence might end is looked at once, from the start of a
   block to its end. Signs that end sentences are read with what closes around
   them (sentences-signs.c) and decided by the words before and behind
   (sentences-stops.c, sentences-words.c); marks of a running list
   (sentences-lists.c), outcries (sentences-speech.c) and ends without any stop
   (sentences-runs.c) have rules of their own. No look ahead or back goes further
   than a fixed number of bytes, or than the place where the scan goes on. */
#ifndef CC_TEXT_SENTENCES_H
#define CC_TEXT_SENTENCES_H

#include <text/text.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* The last mark of a list that runs on within a block: "2.", "b)", "(iii)". */
typedef struct
{
  guint value; /* 0: none */
  gboolean letter;
  char sign;
} CcSeries;

typedef struct
{
  const CcLexicon *lexicon;
  const char *text;
  guint32 start, end; /* the block */
  guint32 from;       /* where the sentence in hand starts */
  GArray *ranges;     /* of CcRange: where finished sentences go */
  CcSeries series;
  guint open;         /* brackets open, of scripts that end sentences without a space */
  guint round;        /* '(' open */
  guint mentions;     /* sentences of the block that start with a name after '@' */
  gboolean quoted;    /* inside « » */
  gboolean has_signs; /* the language adds signs that end a sentence */
} CcCutter;

/* A sign that may end a sentence, and what is around it. */
typedef struct
{
  guint32 stop;   /* first of the signs */
  guint32 behind; /* after the last, before closing marks */
  guint32 close;  /* after closing marks, marks of notes and pictures */
  guint32 next;   /* what follows white space */
  guint n_points; /* of '.', where nothing else is among the signs */
  gboolean ellipsis;
  gboolean full; /* a sign of scripts that put no space behind it */
} CcStop;

typedef enum
{
  CC_NEXT_END,
  CC_NEXT_LOWER,
  CC_NEXT_UPPER,
  CC_NEXT_LETTER, /* of a script without case */
  CC_NEXT_DIGIT,
  CC_NEXT_OTHER,
} CcNext;

/* The character at @at, or 0 at the end. */
static inline UChar32
cc_cutter_char (const CcCutter *c, guint32 at)
{
  UChar32 u;

  if (at >= c->end)
    return 0;
  U8_NEXT_OR_FFFD (c->text, at, c->end, u);
  return u;
}

/* The character before @at, or 0 at the start. */
static inline UChar32
cc_cutter_before (const CcCutter *c, guint32 at)
{
  gint32 i = (gint32) at;
  UChar32 u;

  if (at <= c->start)
    return 0;
  U8_PREV_OR_FFFD ((const uint8_t *) c->text, (gint32) c->start, i, u);
  return u;
}

static inline gboolean
cc_is_space (UChar32 u)
{
  return u == ' ' || u == '\n' || u == '\t' || (u >= 0x80 && u_isUWhiteSpace (u));
}

/* As ICU's functions, which are asked beyond ASCII alone. */
static inline gboolean
cc_is_lower (UChar32 u)
{
  return u < 0x80 ? g_ascii_islower ((char) u) : u_isULowercase (u);
}

static inline gboolean
cc_is_upper (UChar32 u)
{
  return u < 0x80 ? g_ascii_isupper ((char) u) : u_isUUppercase (u);
}

static inline gboolean
cc_is_letter (UChar32 u)
{
  return u < 0x80 ? g_ascii_isalpha ((char) u) : u_isalpha (u);
}

static inline guint32
cc_cutter_skip_space (const CcCutter *c, guint32 at)
{
  while (at < c->end && cc_is_space (cc_cutter_char (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  return at;
}

/* End of the run without white space at @at. */
static inline guint32
cc_cutter_skip_run (const CcCutter *c, guint32 at)
{
  while (at < c->end && !cc_is_space (cc_cutter_char (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  return at;
}

/* sentences.c  */

/* Ends the sentence in hand at @to and starts the next behind white space. */
void cc_cutter_end (CcCutter *c, guint32 to);

/* sentences-signs.c  */

gboolean cc_cutter_is_terminator (const CcCutter *c, UChar32 u);
gboolean cc_is_opening_mark (UChar32 u);

/* Pictures and smileys count as signs: "Done! :-)" ends behind them. */
gboolean cc_is_picture (UChar32 u);

/* Pictures that stand for a bullet: "✔". */
gboolean cc_is_tick (UChar32 u);

/* End of the smiley or pictures at @at, or @at. */
guint32 cc_cutter_skip_picture (const CcCutter *c, guint32 at);

/* Reads the candidate whose first sign is at @stop. */
CcStop cc_cutter_read_stop (const CcCutter *c, guint32 stop);

/* What the next word starts with, behind opening marks; @at moves there. */
CcNext cc_cutter_next (const CcCutter *c, guint32 *at);

/* sentences-words.c  */

/* TRUE when the word at @at is one that often starts a sentence and seldom a
   name: a function word or number, and not an initial. */
gboolean cc_cutter_is_starter (const CcCutter *c, guint32 at);

/* The name of a month or a day of the week: "6 a.m. Monday". */
gboolean cc_cutter_is_calendar (const CcCutter *c, guint32 at);

/* A word that stands before dates: "in", "since". */
gboolean cc_cutter_is_cue (const CcCutter *c, guint32 at);

/* A word that multiplies the figure before it: "thousand". */
gboolean cc_cutter_is_scale (const CcCutter *c, guint32 at);

/* A function word that ends at @end. */
gboolean cc_cutter_is_function (const CcCutter *c, guint32 end);

/* Where the letters before @end start. */
guint32 cc_cutter_letters (const CcCutter *c, guint32 end);

/* A word of the list of those that open a clause: "we", "but". */
gboolean cc_cutter_is_opener (const CcCutter *c, guint32 at);

/* One of these, with a capital though no stop stands before it:
   "We" in "the port is closed We wait". @at is behind the space. */
gboolean cc_cutter_opens_clause (const CcCutter *c, guint32 at);

/* TRUE when a name and a verb of saying stand at @at: "Mr. Vale asked". */
gboolean cc_cutter_is_inquit (const CcCutter *c, guint32 at);

/* Start of the run without space that ends at @stop. */
guint32 cc_cutter_word_start (const CcCutter *c, guint32 stop);

/* Kind of the abbreviation that ends at @stop, set with spaces ("т. д") or not. */
CcAbbreviation cc_cutter_abbreviation (const CcCutter *c, guint32 start, guint32 stop);

/* "U.S", "z.B", "A": letters one by one with points between. */
gboolean cc_cutter_is_dotted (const CcCutter *c, guint32 start, guint32 stop);
gboolean cc_cutter_is_digits (const CcCutter *c, guint32 start, guint32 stop);
gboolean cc_cutter_is_roman (const CcCutter *c, guint32 start, guint32 stop);

/* A word in lower case, but for a capital at its start, or a grouped number. */
gboolean cc_cutter_is_plain (const CcCutter *c, guint32 start, guint32 stop);

/* The start of a web address. */
gboolean cc_cutter_is_address (const CcCutter *c, guint32 at);

/* sentences-stops.c  */

/* TRUE when the sentence in hand ends at @stop, whose close may move over the
   mark of a note. */
gboolean cc_cutter_ends_at (const CcCutter *c, CcStop *stop);

/* TRUE when the sentence in hand starts in lower case: then the next may too. */
gboolean cc_cutter_is_informal (const CcCutter *c);

/* sentences-lists.c  */

/* Splits before the next mark of a list that started with its sentence. Returns
   TRUE when the sign at @at is part of such a mark. */
gboolean cc_cutter_follow_series (CcCutter *c, guint32 at);

/* TRUE when the first mark of a list of letters stands at @at, and the second
   not far behind. */
gboolean cc_cutter_starts_series (const CcCutter *c, guint32 at);

/* TRUE when the ')' at @at closes a mark: "2)", "b)". */
gboolean cc_cutter_closes_mark (const CcCutter *c, guint32 at);

/* sentences-speech.c  */

/* Where to go on if an outcry opens at @at, or @at. */
guint32 cc_cutter_outcry (CcCutter *c, guint32 at);

/* sentences-runs.c: each looks at the sign at @at, ends sentences before or behind
   it, and returns where to go on.  */

guint32 cc_cutter_picture (CcCutter *c, guint32 at);
guint32 cc_cutter_bracket (CcCutter *c, guint32 at);
guint32 cc_cutter_mention (CcCutter *c, guint32 at);
guint32 cc_cutter_tag (CcCutter *c, guint32 at);
guint32 cc_cutter_rule (CcCutter *c, guint32 at);
guint32 cc_cutter_colon (CcCutter *c, guint32 at);
guint32 cc_cutter_space (CcCutter *c, guint32 at);

#endif
