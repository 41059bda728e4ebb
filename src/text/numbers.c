/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* numbers.c: figures in digits and in words, with what multiplies them. */
#include "config.h"

#include <text/text.h>

#include <math.h>
#include <string.h>

enum
{
  LONGEST_DIGITS = 24, /* characters of a figure; longer ones are codes */
  LONGEST_WORDS = 12,  /* tokens of a number in words, or groups of digits */
};

/* The digits of a token: its value and how it is rounded. */
typedef struct
{
  double value;
  double step;
  guint n_digits;   /* before the decimal mark */
  gboolean marked;  /* has a decimal mark or separators */
  const char *rest; /* what is written on to the digits */
} Digits;

/* Which '.' or ',' of @form is the decimal mark, or NULL: the last if there are
   two kinds; the only one if it is the language's, or if what follows it cannot
   be a group of three. */
static const char *
decimal_mark (const char *form, gsize length, gboolean comma)
{
  const char *last = NULL;
  guint n[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    if (form[i] == '.' || form[i] == ',')
      {
        last = form + i;
        n[form[i] == ',']++;
      }
  if (!last || n[*last == ','] > 1)
    return NULL;
  if (n[0] && n[1])
    return last;
  if ((*last == ',') == comma)
    return last;
  return form + length - last - 1 == 3 && last - form <= 3 ? NULL : last;
}

static gboolean
read_digits (const char *form, gboolean comma, Digits *digits)
{
  gsize length = strspn (form, "0123456789.,'");
  char plain[LONGEST_DIGITS + 1];
  const char *mark;
  guint n = 0, zeros = 0, decimals = 0;

  *digits = (Digits){ .rest = form + length };
  if (length == 0 || length > LONGEST_DIGITS || !g_ascii_isdigit (form[0]))
    return FALSE;
  mark = decimal_mark (form, length, comma);
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (form[i]))
        {
          plain[n++] = form[i];
          zeros = form[i] == '0' ? zeros + 1 : 0;
          if (mark && form + i > mark)
            decimals++;
          else
            digits->n_digits++;
        }
      else
        {
          digits->marked = TRUE;
          if (form + i == mark)
            plain[n++] = '.';
        }
    }
  plain[n] = '\0';
  digits->value = g_ascii_strtod (plain, NULL);
  digits->step = decimals ? pow (10, -(double) decimals) : digits->value > 0 ? pow (10, zeros) : 1;
  return TRUE;
}

static const CcPhrase *
single_phrase (const CcChunk *chunk, const char *form, CcLexRole role)
{
  const CcLexicon *lexicon = chunk->tongue->lexicon;
  guint32 lex = cc_lexicon_word (lexicon, form, NULL);

  if (!cc_lexicon_opens (lexicon, lex, role))
    return NULL;
  for (guint32 at = g_array_index (lexicon->heads, guint32, lex); at;)
    {
      const CcPhrase *phrase = &g_array_index (lexicon->phrases, CcPhrase, at);

      if (phrase->role == role && phrase->n_words == 1)
        return phrase;
      at = phrase->next;
    }
  return NULL;
}

/* What is written on to digits: "th", "bn", "km"; FALSE if it makes no figure. */
static gboolean
read_rest (const CcChunk *chunk, const char *rest, gboolean money, CcNumber *number)
{
  const CcPhrase *phrase;

  number->plain = FALSE;
  if (single_phrase (chunk, rest, CC_LEX_SUFFIX))
    {
      number->ordinal = TRUE;
      return TRUE;
    }
  number->unit = money ? NULL : single_phrase (chunk, rest, CC_LEX_UNIT);
  if (!number->unit)
    number->unit = single_phrase (chunk, rest, CC_LEX_CURRENCY);
  if (number->unit)
    return TRUE;
  phrase = single_phrase (chunk, rest, CC_LEX_SCALE);
  if (phrase)
    number->scale *= phrase->value;
  return phrase != NULL;
}

/* Groups of three digits set apart by spaces: "1 500 000". */
static void
read_groups (const CcChunk *chunk, guint32 end, Digits *digits, CcNumber *number)
{
  Digits group;

  end = MIN (end, number->end + LONGEST_WORDS);
  if (digits->n_digits > 3 || digits->marked || *digits->rest || digits->value < 1)
    return;
  while (number->end < end && cc_chunk_gap (chunk, number->end) == CC_GAP_SPACE
         && strspn (cc_chunk_form (chunk, number->end), "0123456789") == 3
         && !cc_chunk_form (chunk, number->end)[3]
         && read_digits (cc_chunk_form (chunk, number->end), FALSE, &group))
    {
      number->step = group.value > 0 ? group.step : number->step * 1000;
      number->value = number->value * 1000 + group.value;
      number->plain = FALSE;
      number->end++;
    }
}

/* Scales in tokens of their own: "million", "Mrd.", "thousand million". */
static void
read_scales (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  const CcPhrase *phrase;

  while (number->end < end && !number->ordinal
         && (phrase = cc_chunk_phrase (chunk, number->end, end, CC_LEX_SCALE)))
    {
      CcGap gap = cc_chunk_gap (chunk, number->end);

      if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH && gap != CC_GAP_POINT)
        break;
      number->scale *= phrase->value;
      number->end += phrase->n_words;
      number->plain = FALSE;
    }
}

static gboolean
read_figure (const CcChunk *chunk, guint32 token, guint32 end, gboolean money, CcNumber *number)
{
  Digits digits;

  if (!read_digits (cc_chunk_form (chunk, token), chunk->tongue->lexicon->decimal_comma, &digits))
    return FALSE;
  number->end = token + 1;
  number->value = digits.value;
  number->step = digits.step;
  number->plain = !digits.marked;
  if (*digits.rest)
    {
      if (!read_rest (chunk, digits.rest, money, number))
        return FALSE;
    }
  else
    {
      read_groups (chunk, end, &digits, number);
      read_scales (chunk, end, number);
    }
  number->value *= number->scale;
  number->step *= number->scale;
  return isfinite (number->value);
}

/* A number in words: units and tens add up, a scale multiplies what was read
   since the last greater one. */
typedef struct
{
  double total, current;
  double last; /* value of the last cardinal, or 0 */
  gboolean any, scaled;
} Words;

static gboolean
add_cardinal (Words *words, double value)
{
  /* After tens only units, after hundreds only less: "nineteen four" is two. */
  if (words->last > 0 && !(words->last >= 20 && value < 10 && words->last < 100))
    return FALSE;
  words->current += value;
  words->last = value;
  words->any = TRUE;
  return TRUE;
}

static gboolean
add_scale (Words *words, double scale)
{
  if (!words->any)
    return FALSE;
  words->last = 0;
  words->scaled = TRUE;
  if (scale < 1000)
    {
      words->current *= scale;
      return TRUE;
    }
  words->total += words->current * scale;
  words->current = 0;
  return TRUE;
}

static gboolean
add_word (const CcChunk *chunk, guint32 *token, guint32 end, Words *words, double *step)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, *token, end, CC_LEX_CARDINAL);

  if (phrase)
    {
      if (!add_cardinal (words, phrase->value))
        return FALSE;
      *step = 1;
    }
  else
    {
      phrase = cc_chunk_phrase (chunk, *token, end, CC_LEX_SCALE);
      if (!phrase || !add_scale (words, phrase->value))
        return FALSE;
      *step *= phrase->value;
    }
  *token += phrase->n_words;
  return TRUE;
}

/* TRUE when a share, "third", is one, and not an ordinal before a noun. */
static gboolean
is_share (const CcChunk *chunk, guint32 token, guint32 end)
{
  return token >= end || cc_chunk_gap (chunk, token) != CC_GAP_SPACE
         || (cc_chunk_token (chunk, token)->flags & CC_TOKEN_STOP);
}

static gboolean
read_share (const CcChunk *chunk, guint32 token, guint32 end, double times, CcNumber *number)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, token, end, CC_LEX_FRACTION);

  if (!phrase || !is_share (chunk, token + phrase->n_words, end))
    return FALSE;
  number->value = times * phrase->value;
  number->fraction = TRUE;
  number->end = token + phrase->n_words;
  number->step = 0.01;
  return TRUE;
}

/* "two hundred and six", "a dozen", "two thirds". */
static gboolean
read_words (const CcChunk *chunk, guint32 token, guint32 end, CcNumber *number)
{
  Words words = { 0 };
  const CcPhrase *article = cc_chunk_phrase (chunk, token, end, CC_LEX_ARTICLE);
  guint32 at = token;

  end = MIN (end, token + LONGEST_WORDS);
  number->words = TRUE;
  number->step = 1;
  if (article)
    {
      at += article->n_words;
      if (read_share (chunk, at, end, 1, number))
        return TRUE;
      words.any = TRUE;
      words.current = 1;
      if (at >= end
          || !cc_lexicon_opens (chunk->tongue->lexicon, cc_chunk_entry (chunk, at)->lex,
                                CC_LEX_SCALE))
        return FALSE;
    }
  while (at < end)
    {
      guint32 next = at;

      if (at > token && cc_chunk_gap (chunk, at) > CC_GAP_DASH)
        break;
      if (words.any && at > token && !article && read_share (chunk, at, end, words.current, number))
        return TRUE;
      if (words.scaled && cc_chunk_phrase (chunk, at, end, CC_LEX_AND) && at + 1 < end
          && cc_chunk_phrase (chunk, at + 1, end, CC_LEX_CARDINAL))
        next++;
      if (!add_word (chunk, &next, end, &words, &number->step))
        break;
      at = next;
    }
  if (at == token)
    return read_share (chunk, token, end, 1, number) && number->value == 0.5;
  number->end = at;
  number->value = words.total + words.current;
  return words.any;
}

static gboolean
read_ordinal (const CcChunk *chunk, guint32 token, guint32 end, CcNumber *number)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, token, end, CC_LEX_ORDINAL);

  if (!phrase)
    return FALSE;
  number->words = number->ordinal = TRUE;
  number->value = phrase->value;
  number->step = 1;
  number->end = token + phrase->n_words;
  return TRUE;
}

gboolean
cc_number_read (const CcChunk *chunk, guint32 token, guint32 end, gboolean money, CcNumber *number)
{
  gboolean ok;

  *number = (CcNumber){ .first = token, .scale = 1 };
  if (cc_chunk_token (chunk, token)->flags & CC_TOKEN_NUMBER)
    ok = read_figure (chunk, token, end, money, number);
  else
    ok = read_words (chunk, token, end, number) || read_ordinal (chunk, token, end, number);
  if (!ok)
    return FALSE;
  number->range.start = cc_chunk_token (chunk, token)->start;
  number->range.end = cc_chunk_token_end (chunk, number->end - 1);
  return TRUE;
}

guint
cc_number_small (const CcChunk *chunk, guint32 token)
{
  const char *form = cc_chunk_form (chunk, token);
  gsize n = strspn (form, "0123456789");

  if (n == 0 || n > 4 || (form[n] && !single_phrase (chunk, form + n, CC_LEX_SUFFIX)))
    return 0;
  return (guint) g_ascii_strtoull (form, NULL, 10);
}
