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
  LONGEST_CITATION = 60,
  /* Bytes of a sentence; longer ones are cut. No writer's sentence comes near, but
     a file without stops is one sentence, and much is done for each pair of words. */
  LONGEST_SENTENCE = 16384,
};

typedef struct
{
  const CcLexicon *lexicon;
  const char *text;
  guint32 start, end; /* the block */
  guint32 from;       /* where the sentence in hand starts */
  guint open;         /* brackets open, of scripts that end sentences without a space */
  guint round;        /* '(' open */
  gboolean has_signs; /* the language adds signs that end a sentence */
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
  gboolean full; /* a sign of scripts that put no space behind it */
} Candidate;

/* The last mark of a list that runs on within a block: "2.", "b)", "(iii)". */
typedef struct
{
  guint value; /* 0: none */
  gboolean letter;
  char sign;
} Series;

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
  gint32 i = (gint32) at;
  UChar32 u;

  if (at <= c->start)
    return 0;
  U8_PREV_OR_FFFD ((const uint8_t *) c->text, (gint32) c->start, i, u);
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

/* TRUE when " . " or a last " ." stands at @at: an ellipsis set with spaces. */
static gboolean
is_spaced_point (const Cutter *c, guint32 at)
{
  return c->end - at >= 2 && c->text[at] == ' ' && c->text[at + 1] == '.'
         && (c->end - at == 2 || !is_terminator (c, char_at (c, at + 2)))
         && (c->end - at == 2 || !u_isalnum (char_at (c, at + 2)));
}

/* Pictures and smileys count as signs: "Done! :-)" ends behind them. */
static gboolean
is_picture (UChar32 u)
{
  return u >= 0x200d
         && (u == 0x200d || u == 0xfe0f || (u >= 0x2600 && u_charType (u) == U_OTHER_SYMBOL)
             || (u >= 0x1f3fb && u <= 0x1f3ff));
}

/* End of the smiley or pictures at @at, or @at. */
static guint32
skip_picture (const Cutter *c, guint32 at)
{
  guint32 to = at;

  while (to < c->end && is_picture (char_at (c, to)))
    U8_FWD_1 (c->text, to, c->end);
  if (to == at && c->end - to >= 2 && strchr (":;", c->text[to]))
    {
      to += c->text[to + 1] == '-' ? 2 : 1;
      if (to >= c->end || !strchr (")(DP", c->text[to])
          || (to + 1 < c->end && u_isalnum (char_at (c, to + 1))))
        return at;
      to++;
    }
  return to;
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
      k.full = u >= 0x589 && u != 0x2026 && u != 0x203c && u != 0x2047 && u != 0x2048
               && u != 0x2049;
      if (u == '.' && is_spaced_point (c, k.behind))
        k.behind++;
    }
  k.ellipsis |= k.n_points > 1;
  if (k.n_points < n_signs)
    k.n_points = 0;
  k.close = k.behind;
  while (k.close < c->end && is_closer (char_at (c, k.close)))
    U8_FWD_1 (c->text, k.close, c->end);
  for (guint32 to; (to = skip_picture (c, skip_space (c, k.close))) > skip_space (c, k.close);)
    k.close = to;
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

/* Number in the lexicon of the word at @at, whose end is put in @to. */
static guint32
word_at (const Cutter *c, guint32 at, guint32 *to)
{
  g_autofree char *word = NULL;
  g_autofree char *form = NULL;

  *to = at;
  while (*to < c->end && *to - at < LONGEST_WORD
         && (u_isalpha (char_at (c, *to)) || c->text[*to] == '\''))
    U8_FWD_1 (c->text, *to, c->end);
  word = g_strndup (c->text + at, *to - at);
  form = g_utf8_strdown (word, -1);
  return cc_lexicon_word (c->lexicon, form, NULL);
}

/* TRUE when the word at @at is one that often starts a sentence and seldom a
   name: a function word, and not an initial. */
static gboolean
is_starter (const Cutter *c, guint32 at)
{
  guint32 to;
  guint32 lex = word_at (c, at, &to);

  return cc_lexicon_opens (c->lexicon, lex, CC_LEX_STOP)
         && (to >= c->end || c->text[to] != '.' || g_utf8_strlen (c->text + at, to - at) > 1);
}

/* The name of a month or a day of the week: "6 a.m. Monday". */
static gboolean
is_calendar (const Cutter *c, guint32 at)
{
  guint32 to;
  guint32 lex = word_at (c, at, &to);

  return cc_lexicon_opens (c->lexicon, lex, CC_LEX_MONTH)
         || cc_lexicon_opens (c->lexicon, lex, CC_LEX_WEEKDAY);
}

/* Start of the run without space that ends at @stop. */
static guint32
word_start (const Cutter *c, guint32 stop)
{
  guint32 at = stop;
  gboolean elides = c->lexicon->prefixes->len > 0;

  while (at > c->from && stop - at < LONGEST_BEFORE)
    {
      UChar32 u = char_before (c, at);

      if (is_space (u) || u == ',' || u == '/'
          || (is_opener (u) && u != '-' && (elides || (u != '\'' && u != 0x2019))))
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

/* A single letter. */
static gboolean
is_single (const Cutter *c, guint32 start, guint32 stop)
{
  return u_isalpha (char_at (c, start)) && start + cc_utf8_length ((guchar) c->text[start]) == stop;
}

/* TRUE when the sentence in hand starts in lower case: then the next may too. */
static gboolean
is_informal (const Cutter *c)
{
  return u_isULowercase (char_at (c, c->from));
}

/* A bracket that closes just before a stop or comma, as citations do, belongs
   to what stands before it. */
static gboolean
is_citation (const Cutter *c, guint32 at)
{
  guint32 to = at + 1;

  if (c->text[at] != '(')
    return FALSE;
  while (to < c->end && to - at < LONGEST_CITATION && !strchr ("().!?\n", c->text[to]))
    to++;
  return to + 1 < c->end && c->text[to] == ')' && strchr (".,;", c->text[to + 1]);
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
  if (start == c->from && (is_digits (c, start, k->stop) || is_single (c, start, k->stop)))
    return FALSE;
  if (is_digits (c, start, k->stop))
    {
      if (c->lexicon->ordinal_stop && k->stop - start <= 2)
        return kind != NEXT_LOWER && is_starter (c, next);
      return kind != NEXT_LOWER;
    }
  if (known == CC_ABBREVIATION_NUMBER && kind == NEXT_DIGIT)
    return FALSE;
  if (known == CC_ABBREVIATION_LAST)
    return kind == NEXT_UPPER && !is_calendar (c, next);
  if (known || is_dotted (c, start, k->stop)
      || (c->lexicon->ordinal_stop && is_roman (c, start, k->stop)))
    return kind == NEXT_UPPER && is_starter (c, next);
  return kind != NEXT_LOWER || is_informal (c);
}

/* A word in lower case, but for a capital at its start, or a grouped number. */
static gboolean
is_plain_word (const Cutter *c, guint32 start, guint32 stop)
{
  guint32 at = start;
  guint n = 0;

  for (; at < stop; n++)
    {
      UChar32 u = char_at (c, at);

      if (!u_isULowercase (u) && !(n == 0 && u_isUUppercase (u))
          && !g_ascii_isdigit ((char) MIN (u, 127)))
        return FALSE;
      U8_FWD_1 (c->text, at, c->end);
    }
  return n > 1;
}

/* A stop without space behind it, "one.Two": a plain word before, a capitalised
   word behind, and nothing that looks like an address. */
static gboolean
ends_unspaced (const Cutter *c, const Candidate *k)
{
  guint32 start = word_start (c, k->stop);
  guint32 at = k->close;

  if (!u_isUUppercase (char_at (c, at)) || !is_plain_word (c, start, k->stop)
      || !is_plain_word (c, at, MIN (at + 1 + cc_utf8_length ((guchar) c->text[at]), c->end)))
    return FALSE;
  while (at < c->end && u_isalpha (char_at (c, at)))
    U8_FWD_1 (c->text, at, c->end);
  if (at < c->end && c->text[at] == '.')
    return abbreviation (c, k->close, at) == CC_ABBREVIATION_TITLE;
  return at >= c->end || !strchr ("@/_-", c->text[at]);
}

static gboolean
ends_sentence (const Cutter *c, const Candidate *k)
{
  guint32 next = k->next;
  Next kind = next_kind (c, &next);

  if (kind == NEXT_END)
    return k->next < c->end;
  if (k->full)
    return c->open == 0
           && !(u_isdigit (char_before (c, k->stop)) && u_isdigit (char_at (c, k->behind)));
  if (k->next == k->close)
    return k->close == k->behind && !k->ellipsis && ends_unspaced (c, k);
  if (is_citation (c, k->next))
    return FALSE;
  if (k->n_points == 1 && k->close == k->behind)
    return ends_at_point (c, k, kind, next);
  if (kind != NEXT_LOWER)
    return TRUE;
  return k->n_points == 0 && !k->ellipsis && k->close == k->behind && next == k->next
         && (is_informal (c) || c->text[k->stop] == '?');
}

/* Where a sentence that starts at @start and is too long is cut: before its last
   word that fits or, in a run without white space, behind the last character. */
static guint32
cut_at (const Cutter *c, guint32 start)
{
  guint32 limit = start + LONGEST_SENTENCE;
  guint32 at;

  U8_SET_CP_START ((const uint8_t *) c->text, start, limit);
  at = limit;
  while (at > start + LONGEST_SENTENCE / 2 && !is_space (char_before (c, at)))
    U8_BACK_1 ((const uint8_t *) c->text, start, at);
  return at > start + LONGEST_SENTENCE / 2 ? at : limit;
}

static void
append_range (const Cutter *c, CcRange range, GArray *ranges)
{
  while (range.end > range.start && is_space (char_before (c, range.end)))
    U8_BACK_1 ((const uint8_t *) c->text, range.start, range.end);
  if (!cc_range_is_empty (range))
    g_array_append_val (ranges, range);
}

static void
append (const Cutter *c, guint32 to, GArray *ranges)
{
  CcRange range = { skip_space (c, c->from), to };

  while (range.end > range.start && range.end - range.start > LONGEST_SENTENCE)
    {
      guint32 cut = cut_at (c, range.start);

      append_range (c, (CcRange) { range.start, cut }, ranges);
      range.start = skip_space (c, cut);
    }
  append_range (c, range, ranges);
}

/* Signs that mark the points of a list. */
static gboolean
is_bullet (UChar32 u)
{
  return u == 0x2022 || u == 0x2043 || u == 0xb7 || u == 0x25aa || u == 0x25cf;
}

/* Value of a roman number in lower case up to 39, or 0. */
static guint
roman_value (const char *text, guint32 start, guint32 end)
{
  guint value = 0;

  for (guint32 i = start; i < end; i++)
    {
      guint one = text[i] == 'i' ? 1 : text[i] == 'v' ? 5 : text[i] == 'x' ? 10 : 0;
      guint two = i + 1 >= end ? 0 : text[i + 1] == 'v' ? 5 : text[i + 1] == 'x' ? 10 : 0;

      if (!one)
        return 0;
      value = one < two ? value - one : value + one;
    }
  return value < 40 ? value : 0;
}

/* Place of a letter in the alphabet, or its value as a roman number if it starts
   or continues a list of such: "i", "v" after "iv". */
static guint
letter_value (char letter, const Series *last)
{
  guint roman = roman_value (&letter, 0, 1);
  guint value = (guint) (g_ascii_tolower (letter) - 'a' + 1);

  return roman && (roman == last->value + 1 || letter == 'i') && value != last->value + 1 ? roman
                                                                                          : value;
}

/* Reads the list mark that ends with the '.' or ')' at @at, after @last if it is
   the next of that series; @start is where it starts. */
static gboolean
read_mark (const Cutter *c, guint32 at, const Series *last, Series *mark, guint32 *start)
{
  guint32 end = at;

  *mark = (Series){ .sign = c->text[at] };
  if (at > c->start && c->text[at] == ')' && c->text[at - 1] == '.')
    mark->sign = c->text[--end];
  for (*start = end; *start > c->from && g_ascii_isalnum (c->text[*start - 1]) && end - *start < 6;)
    --*start;
  if (*start == end)
    return FALSE;
  if (is_digits (c, *start, end) && end - *start <= 3)
    mark->value = (guint) g_ascii_strtoull (c->text + *start, NULL, 10);
  else if (end - *start == 1 && (g_ascii_islower (c->text[*start]) || c->text[at] == ')'))
    mark->value = letter_value (c->text[*start], last);
  else
    mark->value = roman_value (c->text, *start, end);
  mark->letter = !g_ascii_isdigit (c->text[*start]);
  if (*start > c->from && c->text[*start - 1] == '(')
    --*start;
  return mark->value > 0;
}

/* Start of the bullet before @start, or @start. */
static guint32
skip_bullet (const Cutter *c, guint32 start)
{
  guint32 at = start;

  while (at > c->from && c->text[at - 1] == ' ')
    at--;
  if (!is_bullet (char_before (c, at)))
    return start;
  U8_BACK_1 ((const uint8_t *) c->text, c->from, at);
  return at;
}

/* Splits before the next mark of a list that started with its sentence. Returns
   TRUE when the sign at @at is part of such a mark. */
static gboolean
follow_series (Cutter *c, Series *series, guint32 at, GArray *ranges)
{
  Series mark;
  guint32 start;

  if (at + 1 < c->end && !is_space (char_at (c, at + 1)) && c->text[at + 1] != ')')
    return FALSE;
  if (!read_mark (c, at, series, &mark, &start))
    return FALSE;
  start = skip_bullet (c, start);
  if (start == c->from)
    {
      *series = mark;
      return TRUE;
    }
  if (!series->value || mark.value != series->value + 1 || mark.letter != series->letter
      || mark.sign != series->sign || !is_space (char_before (c, start)))
    return FALSE;
  append (c, start, ranges);
  c->from = start;
  *series = mark;
  return TRUE;
}

/* Characters on the way to the next sign. */
static inline gboolean
is_sign (Cutter *c, guint32 at)
{
  guchar byte = (guchar) c->text[at];
  UChar32 u;

  if (byte < 0x80)
    return byte == '.' || byte == '!' || byte == '?' || byte == ')'
           || (c->has_signs && is_terminator (c, byte));
  if (byte < 0xd6) /* nothing below U+0589 ends a sentence */
    return FALSE;
  u = char_at (c, at);
  if (u >= 0x3000 && u_charType (u) == U_START_PUNCTUATION)
    c->open++;
  else if (c->open && u >= 0x3000 && u_charType (u) == U_END_PUNCTUATION)
    c->open--;
  return is_terminator (c, u) || is_picture (u);
}

/* A bracket without partner is how smileys are written in Russian, and pictures
   stand for stops: they end a sentence where a capital follows. */
static gboolean
ends_at_picture (const Cutter *c, guint32 at, guint32 *close)
{
  guint32 next, to;

  *close = c->text[at] == ')' ? at + 1 : skip_picture (c, at);
  while (*close < c->end && c->text[*close] == ')')
    ++*close;
  for (to = skip_space (c, *close); (to = skip_picture (c, to)) > skip_space (c, *close);)
    *close = to;
  next = skip_space (c, *close);
  return next > *close && next < c->end
         && (u_isUUppercase (char_at (c, next))
             || (is_informal (c) && u_isULowercase (char_at (c, next))));
}

void
cc_sentences_cut (const CcLexicon *lexicon, const char *text, CcRange block, GArray *ranges)
{
  Cutter c = { lexicon,     text, block.start, block.end,
               block.start, 0,    0,           g_hash_table_size (lexicon->terminators) > 0 };
  Series series = { 0 };

  c.from = skip_space (&c, c.start);
  for (guint32 at = c.from; at < c.end;)
    {
      Candidate k;
      guint32 close;

      if (!is_sign (&c, at))
        {
          c.round += text[at] == '(';
          U8_FWD_1 (text, at, c.end);
          continue;
        }
      if ((text[at] == '.' || text[at] == ')') && follow_series (&c, &series, at, ranges))
        {
          at++;
          continue;
        }
      if (text[at] == ')' || is_picture (char_at (&c, at)))
        {
          gboolean smiley = text[at] != ')' || c.round == 0;

          if (text[at] == ')' && c.round > 0)
            c.round--;
          if (!smiley)
            at++;
          else if (ends_at_picture (&c, at, &close))
            {
              append (&c, close, ranges);
              at = c.from = skip_space (&c, close);
              c.round = 0;
            }
          else
            at = MAX (close, at + cc_utf8_length ((guchar) text[at]));
          continue;
        }
      k = read_candidate (&c, at);
      if (ends_sentence (&c, &k))
        {
          append (&c, k.close, ranges);
          c.from = k.next;
          c.round = c.open = 0;
          at = k.next;
        }
      else
        at = k.behind;
    }
  append (&c, c.end, ranges);
}
