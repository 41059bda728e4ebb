/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences.c: where a sentence ends. Each sign that may end one, with the signs
   that close around it, is a candidate if white space follows; what stands
   before and behind decides, most of it by the language's abbreviations and
   function words (after Mikheev 2002, who showed how far these two go). */
#include "config.h"

#include <text/text.h>

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum
{
  LONGEST_BEFORE = 40, /* bytes looked back for an abbreviation */
  LONGEST_WORD = 40,   /* bytes looked ahead for a function word */
};

typedef struct
{
  const CcLexicon *lexicon;
  const char *text;
  guint32 start, end; /* the block */
  guint32 from;       /* where the sentence in hand starts */
} Cutter;

/* A sign that may end a sentence, and what is around it. */
typedef struct
{
  guint32 stop;   /* first of the signs */
  guint32 behind; /* after the last, before closing marks */
  guint32 close;  /* after closing marks */
  guint32 next;   /* what follows white space */
  guint n_points; /* of '.', where nothing else is among the signs */
  gboolean ellipsis;
  gboolean full;  /* a sign of scripts that put no space behind it */
} Candidate;

typedef enum
{
  NEXT_END,
  NEXT_LOWER,
  NEXT_UPPER,
  NEXT_LETTER, /* of a script without case */
  NEXT_DIGIT,
  NEXT_OTHER,
} Next;

static UChar32
char_at (const Cutter *c, guint32 at)
{
  UChar32 u;

  if (at >= c->end)
    return 0;
  U8_NEXT_OR_FFFD (c->text, at, c->end, u);
  return u;
}

static UChar32
char_before (const Cutter *c, guint32 at)
{
  UChar32 u;

  if (at <= c->start)
    return 0;
  U8_PREV_OR_FFFD ((const uint8_t *) c->text, c->start, at, u);
  return u;
}

static gboolean
is_space (UChar32 u)
{
  return u == ' ' || u == '\n' || u == '\t' || (u >= 0x80 && u_isUWhiteSpace (u));
}

static guint32
skip_space (const Cutter *c, guint32 at)
{
  while (at < c->end && is_space (char_at (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  return at;
}

/* Signs that end a sentence: those of Unicode's Sentence_Terminal, ellipses,
   and what the language adds. */
static gboolean
is_terminator (const Cutter *c, UChar32 u)
{
  if (u == '.' || u == '!' || u == '?' || u == 0x2026)
    return TRUE;
  if (u >= 0x589 && u_hasBinaryProperty (u, UCHAR_S_TERM))
    return TRUE;
  return g_hash_table_size (c->lexicon->terminators) > 0
         && g_hash_table_contains (c->lexicon->terminators, GINT_TO_POINTER (u));
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

static gboolean
is_opener (UChar32 u)
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

/* Reads the candidate whose first sign is at @stop. */
static Candidate
read_candidate (const Cutter *c, guint32 stop)
{
  Candidate k = { .stop = stop, .behind = stop };
  guint n_signs = 0;
  UChar32 u;

  while (k.behind < c->end && is_terminator (c, u = char_at (c, k.behind)))
    {
      U8_FWD_1 (c->text, k.behind, c->end);
      n_signs++;
      k.n_points += u == '.';
      k.ellipsis |= u == 0x2026;
      k.full = u >= 0x589 && u != 0x2026 && u != 0x203c && u != 0x2047 && u != 0x2048 && u != 0x2049;
      if (u == '.' && k.behind + 1 < c->end && c->text[k.behind] == ' ' && c->text[k.behind + 1] == '.')
        k.behind++;
    }
  k.ellipsis |= k.n_points > 1;
  if (k.n_points < n_signs)
    k.n_points = 0;
  k.close = k.behind;
  while (k.close < c->end && is_closer (char_at (c, k.close)))
    U8_FWD_1 (c->text, k.close, c->end);
  k.next = skip_space (c, k.close);
  u = char_at (c, k.next);
  if (k.next > k.close && u == 0xbb) /* French sets a space before » */
    {
      k.close = k.next + 2;
      k.next = skip_space (c, k.close);
    }
  return k;
}

/* What the next word starts with, behind opening marks; @at moves there. */
static Next
next_kind (const Cutter *c, guint32 *at)
{
  UChar32 u = char_at (c, *at);

  while (*at < c->end && (is_opener (u) || is_space (u)))
    {
      U8_FWD_1 (c->text, *at, c->end);
      u = char_at (c, *at);
    }
  if (*at >= c->end)
    return NEXT_END;
  if (u_isULowercase (u))
    return NEXT_LOWER;
  if (u_isUUppercase (u) || u_istitle (u))
    return NEXT_UPPER;
  if (u_isdigit (u))
    return NEXT_DIGIT;
  return u_isalpha (u) ? NEXT_LETTER : NEXT_OTHER;
}

/* TRUE when the word at @at is one that often starts a sentence and seldom a
   name: a function word, and not an initial. */
static gboolean
is_starter (const Cutter *c, guint32 at)
{
  char word[LONGEST_WORD + 1];
  guint32 to = at;
  g_autofree char *form = NULL;
  guint32 lex;

  while (to < c->end && to - at < LONGEST_WORD && (u_isalpha (char_at (c, to)) || char_at (c, to) == '\''))
    U8_FWD_1 (c->text, to, c->end);
  if (to - at > LONGEST_WORD || (to < c->end && c->text[to] == '.' && g_utf8_strlen (c->text + at, to - at) == 1))
    return FALSE;
  memcpy (word, c->text + at, to - at);
  word[to - at] = '\0';
  form = g_utf8_strdown (word, -1);
  lex = cc_lexicon_word (c->lexicon, form, NULL);
  return cc_lexicon_opens (c->lexicon, lex, CC_LEX_STOP);
}

/* Start of the run without space that ends at @stop. */
static guint32
word_start (const Cutter *c, guint32 stop)
{
  guint32 at = stop;

  while (at > c->start && stop - at < LONGEST_BEFORE)
    {
      UChar32 u = char_before (c, at);

      if (is_space (u) || (is_opener (u) && u != '-' && u != '\'' && u != 0x2019) || u == ','
          || u == '/')
        break;
      U8_BACK_1 ((const uint8_t *) c->text, c->start, at);
    }
  return at;
}

static CcAbbreviation
abbreviation (const Cutter *c, guint32 start, guint32 stop)
{
  char word[LONGEST_BEFORE + 8];
  g_autofree char *key = NULL;

  if (stop - start >= sizeof word)
    return CC_ABBREVIATION_NONE;
  memcpy (word, c->text + start, stop - start);
  word[stop - start] = '\0';
  key = g_utf8_strdown (word, -1);
  return GPOINTER_TO_INT (g_hash_table_lookup (c->lexicon->abbreviations, key));
}

/* "U.S", "z.B", "A": letters one by one with points between. */
static gboolean
is_dotted (const Cutter *c, guint32 start, guint32 stop)
{
  while (start < stop)
    {
      if (!u_isalpha (char_at (c, start)))
        return FALSE;
      U8_FWD_1 (c->text, start, c->end);
      if (start == stop)
        return TRUE;
      if (c->text[start++] != '.')
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_digits (const Cutter *c, guint32 start, guint32 stop)
{
  for (guint32 i = start; i < stop; i++)
    if (!g_ascii_isdigit (c->text[i]))
      return FALSE;
  return start < stop;
}

static gboolean
is_roman (const Cutter *c, guint32 start, guint32 stop)
{
  for (guint32 i = start; i < stop; i++)
    if (!strchr ("IVXLC", c->text[i]))
      return FALSE;
  return start < stop;
}

/* Whether a single stop ends a sentence. */
static gboolean
ends_at_point (const Cutter *c, const Candidate *k, Next kind, guint32 next)
{
  guint32 start = word_start (c, k->stop);
  CcAbbreviation known;

  if (start == k->stop)
    return kind != NEXT_LOWER;
  known = abbreviation (c, start, k->stop);
  if (known == CC_ABBREVIATION_TITLE || known == CC_ABBREVIATION_INNER)
    return FALSE;
  if (is_digits (c, start, k->stop))
    {
      if (start == c->from)
        return FALSE;
      if (c->lexicon->ordinal_stop && k->stop - start <= 2)
        return kind != NEXT_LOWER && is_starter (c, next);
      return kind != NEXT_LOWER;
    }
  if (known == CC_ABBREVIATION_NUMBER && kind == NEXT_DIGIT)
    return FALSE;
  if (known || is_dotted (c, start, k->stop)
      || (c->lexicon->ordinal_stop && is_roman (c, start, k->stop)))
    return kind == NEXT_UPPER && is_starter (c, next);
  return kind != NEXT_LOWER;
}

/* A stop without space behind it, "one.Two": a word in lower case before, a
   capitalised word behind, and nothing that looks like an address. */
static gboolean
ends_unspaced (const Cutter *c, const Candidate *k)
{
  guint32 start = word_start (c, k->stop);
  guint32 at = k->close;
  guint n = 0;

  if (!u_isUUppercase (char_at (c, at)))
    return FALSE;
  for (guint32 i = k->stop; i > start; n++)
    {
      if (!u_isULowercase (char_before (c, i)) && !(u_isUUppercase (char_before (c, i)) && n > 1))
        return FALSE;
      U8_BACK_1 ((const uint8_t *) c->text, c->start, i);
    }
  U8_FWD_1 (c->text, at, c->end);
  if (n < 2 || !u_isULowercase (char_at (c, at)))
    return FALSE;
  while (at < c->end && u_isalpha (char_at (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  return at >= c->end || !strchr (".@/_", c->text[at]);
}

static gboolean
ends_sentence (const Cutter *c, const Candidate *k)
{
  guint32 next = k->next;
  Next kind = next_kind (c, &next);

  if (kind == NEXT_END)
    return k->next < c->end;
  if (k->full)
    return TRUE;
  if (k->next == k->close)
    return k->close == k->behind && !k->ellipsis && ends_unspaced (c, k);
  if (k->n_points == 1 && k->close == k->behind)
    return ends_at_point (c, k, kind, next);
  return kind != NEXT_LOWER;
}

static void
append (const Cutter *c, guint32 to, GArray *ranges)
{
  CcRange range = { skip_space (c, c->from), to };

  while (range.end > range.start && is_space (char_before (c, range.end)))
    U8_BACK_1 ((const uint8_t *) c->text, range.start, range.end);
  if (!cc_range_is_empty (range))
    g_array_append_val (ranges, range);
}

void
cc_sentences_cut (const CcLexicon *lexicon, const char *text, CcRange block, GArray *ranges)
{
  Cutter c = { lexicon, text, block.start, block.end, block.start };
  gboolean extra = g_hash_table_size (lexicon->terminators) > 0;

  c.from = skip_space (&c, c.start);
  for (guint32 at = c.from; at < c.end;)
    {
      guchar byte = (guchar) text[at];
      Candidate k;

      if (byte < 0x80 ? byte != '.' && byte != '!' && byte != '?' && !extra
                      : !is_terminator (&c, char_at (&c, at)))
        {
          U8_FWD_1 (text, at, c.end);
          continue;
        }
      if (byte < 0x80 && extra && !is_terminator (&c, byte))
        {
          at++;
          continue;
        }
      k = read_candidate (&c, at);
      if (ends_sentence (&c, &k))
        {
          append (&c, k.close, ranges);
          c.from = k.next;
        }
      at = k.behind;
    }
  append (&c, c.end, ranges);
}
