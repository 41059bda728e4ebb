/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* numbers.c: figures in digits, with what multiplies them. */
#include "config.h"

#include <text/text.h>

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

enum
{
  LONGEST_GROUPS = 8,  /* of three digits, set apart by spaces */
  LONGEST_SCALES = 3,  /* "hundred thousand million" */
  GREATEST_LOWER = 16, /* under the line of "2 1/2" */
};

gboolean
cc_number_opens (const CcChunk *chunk, guint32 token, guint32 end, CcLexRole role)
{
  return token < end && cc_chunk_opens (chunk, token, role);
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

/* What is written on to digits: "th", "bn", "km"; FALSE if it makes no figure. "m" is
   million of money and of people, else metre. */
static gboolean
read_rest (const CcChunk *chunk, const char *rest, guint32 end, gboolean money, CcNumber *number)
{
  gboolean scaled = money || cc_number_opens (chunk, number->end, end, CC_LEX_PLURAL);
  const CcPhrase *scale = single_phrase (chunk, rest, CC_LEX_SCALE);

  number->plain = FALSE;
  if (single_phrase (chunk, rest, CC_LEX_SUFFIX))
    {
      number->ordinal = TRUE;
      return TRUE;
    }
  number->unit = scale && scaled ? NULL : single_phrase (chunk, rest, CC_LEX_UNIT);
  if (!number->unit)
    number->unit = single_phrase (chunk, rest, CC_LEX_CURRENCY);
  if (number->unit)
    return TRUE;
  if (scale)
    number->scale *= scale->value;
  return scale != NULL;
}

/* "5-й", "2-х": an ending behind a hyphen. FALSE if it makes a decade: "90-х". */
static gboolean
read_ending (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  const CcPhrase *ending;

  if (number->end >= end || cc_chunk_figure_gap (chunk, number->end) != CC_GAP_DASH
      || g_ascii_isspace (chunk->article->text[cc_chunk_token_end (chunk, number->end - 1)]))
    return TRUE;
  ending = cc_chunk_phrase (chunk, number->end, end, CC_LEX_ENDING);
  if (ending && number->value > ending->value)
    return FALSE;
  if (!ending && !cc_number_opens (chunk, number->end, end, CC_LEX_SUFFIX))
    return TRUE;
  number->ordinal = !ending;
  number->plain = FALSE;
  number->end++;
  return TRUE;
}

/* "3. Platz", in a language whose ordinals are written so. */
static void
read_stop (const CcChunk *chunk, guint32 end, const CcDigits *digits, CcNumber *number)
{
  if (chunk->tongue->lexicon->ordinal_stop && !digits->marked && digits->n_digits <= 3
      && number->end < end && cc_chunk_figure_gap (chunk, number->end) == CC_GAP_POINT)
    number->ordinal = TRUE;
}

/* "2½": the sign is no letter and so in no token. */
static void
read_vulgar (const CcChunk *chunk, CcNumber *number)
{
  guint32 at = cc_chunk_token_end (chunk, number->end - 1);
  gunichar sign = at < chunk->article->length ? g_utf8_get_char (chunk->article->text + at) : 0;
  double part = sign >= 0xbc ? u_getNumericValue ((UChar32) sign) : 0;

  if (part <= 0 || part >= 1)
    return;
  number->range.end = at + cc_utf8_length ((guchar) chunk->article->text[at]);
  number->value += part;
  number->step = part;
  number->plain = FALSE;
}

/* "2 1/2": a fraction of two numbers behind it. */
static void
read_mixed (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  guint32 at = number->end;
  guint upper, lower;

  if (at + 1 >= end || cc_chunk_gap (chunk, at) != CC_GAP_SPACE
      || chunk->article->text[cc_chunk_token_end (chunk, at)] != '/'
      || cc_chunk_token (chunk, at + 1)->start != cc_chunk_token_end (chunk, at) + 1)
    return;
  upper = cc_number_small (chunk, at);
  lower = cc_number_small (chunk, at + 1);
  if (upper == 0 || upper >= lower || lower > GREATEST_LOWER)
    return;
  number->value += (double) upper / lower;
  number->step = 1.0 / lower;
  number->plain = FALSE;
  number->end += 2;
}

/* Groups of three digits set apart by spaces: "1 500 000". */
static void
read_groups (const CcChunk *chunk, guint32 end, const CcDigits *digits, CcNumber *number)
{
  CcDigits group;

  end = MIN (end, number->end + LONGEST_GROUPS);
  if (digits->n_digits > 3 || digits->marked || *digits->rest || digits->value < 1)
    return;
  while (number->end < end && cc_chunk_figure_gap (chunk, number->end) == CC_GAP_SPACE
         && cc_digits_read (cc_chunk_form (chunk, number->end),
                            chunk->tongue->lexicon->decimal_comma, &group)
         && group.n_digits == 3 && !*group.rest)
    {
      double decimals = group.value - floor (group.value);

      if (group.marked && decimals <= 0)
        return;
      number->step = group.value > 0 ? group.step : number->step * 1000;
      number->value = number->value * 1000 + group.value;
      number->plain = FALSE;
      number->end++;
      if (group.marked)
        return;
    }
}

/* TRUE when the sign or word behind @token is a currency: "3 m euros", "3 M€". */
static gboolean
currency_follows (const CcChunk *chunk, guint32 token, guint32 end)
{
  const char *behind = chunk->article->text + cc_chunk_token_end (chunk, token);

  return g_unichar_type (g_utf8_get_char (behind)) == G_UNICODE_CURRENCY_SYMBOL
         || cc_number_opens (chunk, token + 1, end, CC_LEX_CURRENCY);
}

/* Scales in tokens of their own: "million", "Mrd.", "thousand million". A single
   letter is one only of money. */
static void
read_scales (const CcChunk *chunk, guint32 end, gboolean money, CcNumber *number)
{
  const CcPhrase *phrase;

  for (guint n = 0; n < LONGEST_SCALES && number->end < end && !number->ordinal
                    && (phrase = cc_chunk_phrase (chunk, number->end, end, CC_LEX_SCALE));
       n++)
    {
      CcGap gap = cc_chunk_figure_gap (chunk, number->end);

      if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH && gap != CC_GAP_POINT && gap != CC_GAP_NONE)
        break;
      if (!cc_chunk_form (chunk, number->end)[1] && !money
          && !currency_follows (chunk, number->end, end))
        break;
      number->scale *= phrase->value;
      number->end += phrase->n_words;
      number->plain = FALSE;
    }
}

/* What is less than the scale before it: "3 млн 200 тыс.", "2 тысячи 500". */
static void
read_lesser (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  CcNumber next = { .scale = 1, .end = number->end + 1 };
  CcDigits digits;
  CcGap gap;

  if (number->scale < 1000 || number->end >= end)
    return;
  gap = cc_chunk_figure_gap (chunk, number->end);
  if ((gap != CC_GAP_SPACE && gap != CC_GAP_POINT)
      || !cc_digits_read (cc_chunk_form (chunk, number->end), FALSE, &digits) || digits.marked
      || *digits.rest || digits.n_digits > 3)
    return;
  read_scales (chunk, end, FALSE, &next);
  if (next.scale >= number->scale || (next.scale == 1 && digits.n_digits < 3))
    return;
  number->value += digits.value * next.scale;
  number->step = digits.step * next.scale;
  number->end = next.end;
}

static gboolean
read_figure (const CcChunk *chunk, guint32 token, guint32 end, gboolean money, CcNumber *number)
{
  CcDigits digits;

  if (!cc_digits_read (cc_chunk_form (chunk, token), chunk->tongue->lexicon->decimal_comma,
                       &digits))
    return FALSE;
  number->end = token + 1;
  number->value = digits.value;
  number->step = digits.step;
  number->plain = !digits.marked;
  if (*digits.rest)
    {
      if (!read_rest (chunk, digits.rest, end, money, number))
        return FALSE;
    }
  else
    {
      read_vulgar (chunk, number);
      read_mixed (chunk, end, number);
      read_groups (chunk, end, &digits, number);
      if (!read_ending (chunk, end, number))
        return FALSE;
      if (!number->ordinal && number->end < end)
        cc_number_plus (chunk, end, 1, &number->end, &number->value, &number->step);
      read_scales (chunk, end, money, number);
      if (number->scale == 1)
        read_stop (chunk, end, &digits, number);
    }
  number->value *= number->scale;
  number->step *= number->scale;
  read_lesser (chunk, end, number);
  return isfinite (number->value) && isfinite (number->step);
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
    ok = cc_number_words (chunk, token, end, number) || read_ordinal (chunk, token, end, number);
  if (!ok)
    return FALSE;
  number->range.start = cc_chunk_token (chunk, token)->start;
  number->range.end = MAX (number->range.end, cc_chunk_token_end (chunk, number->end - 1));
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
