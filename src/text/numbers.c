/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* numbers.c: figures in digits and in words, with what multiplies them. */
#include "config.h"

#include <text/text.h>

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

enum
{
  LONGEST_WORDS = 12, /* tokens of a number in words, or groups of digits */
  LONGEST_SCALES = 3, /* "hundred thousand million" */
};

static gboolean
opens (const CcChunk *chunk, guint32 token, guint32 end, CcLexRole role)
{
  return token < end
         && cc_lexicon_opens (chunk->tongue->lexicon, cc_chunk_entry (chunk, token)->lex, role);
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

/* "5-й", "2-х": an ending behind a hyphen. */
static void
read_ending (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  const CcPhrase *ending;

  if (number->end >= end || cc_chunk_figure_gap (chunk, number->end) != CC_GAP_DASH
      || g_ascii_isspace (chunk->article->text[cc_chunk_token_end (chunk, number->end - 1)]))
    return;
  ending = cc_chunk_phrase (chunk, number->end, end, CC_LEX_ENDING);
  if (ending ? number->value > ending->value : opens (chunk, number->end, end, CC_LEX_SUFFIX))
    number->ordinal = TRUE;
  else if (!ending)
    return;
  number->plain = FALSE;
  number->end++;
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

/* Groups of three digits set apart by spaces: "1 500 000". */
static void
read_groups (const CcChunk *chunk, guint32 end, const CcDigits *digits, CcNumber *number)
{
  CcDigits group;

  end = MIN (end, number->end + LONGEST_WORDS);
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
         || opens (chunk, token + 1, end, CC_LEX_CURRENCY);
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

/* "and a half", behind the number or behind its scale. */
static gboolean
read_plus (const CcChunk *chunk, guint32 end, double unit, guint32 *at, double *value, double *step)
{
  const CcPhrase *plus = cc_chunk_phrase (chunk, *at, end, CC_LEX_PLUS);

  if (!plus || cc_chunk_figure_gap (chunk, *at) > CC_GAP_DASH)
    return FALSE;
  *value += plus->value * unit;
  *step = plus->value * unit;
  *at += plus->n_words;
  return TRUE;
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
      if (!read_rest (chunk, digits.rest, money, number))
        return FALSE;
    }
  else
    {
      read_vulgar (chunk, number);
      read_groups (chunk, end, &digits, number);
      read_ending (chunk, end, number);
      if (!number->ordinal && number->end < end)
        read_plus (chunk, end, 1, &number->end, &number->value, &number->step);
      read_scales (chunk, end, money, number);
      if (number->scale == 1)
        read_stop (chunk, end, &digits, number);
    }
  number->value *= number->scale;
  number->step *= number->scale;
  read_lesser (chunk, end, number);
  return isfinite (number->value) && isfinite (number->step);
}

/* A number in words: units and tens add up, a scale multiplies what was read
   since the last greater one. */
typedef struct
{
  double total, current;
  double last;  /* value of the last cardinal, or 0 behind a scale */
  double scale; /* the last one, or 0 */
  double great; /* the last of 1000 and more, or 0 */
  double step;
  gboolean any;
} Words;

static gboolean
add_cardinal (Words *words, double value)
{
  /* After hundreds less, after tens units: "nineteen four" is two numbers. */
  gboolean fits = words->last == 0 || (words->last >= 100 && value < 100)
                  || (words->last >= 20 && words->last < 100 && value < 10);

  if (!fits || (words->scale > 0 && value >= words->scale))
    return FALSE;
  words->current += value;
  words->last = value;
  words->step = value == floor (value) ? 1 : 0.5;
  words->any = TRUE;
  return TRUE;
}

/* FALSE for a scale that cannot stand here: "three" in "two thousand three
   thousand" starts another number. */
static gboolean
add_scale (Words *words, double scale)
{
  if (!words->any || (scale < 1000 && (words->current <= 0 || words->current >= 100))
      || (scale >= 1000 && words->current > 0 && words->great > 0 && scale >= words->great))
    return FALSE;
  if (scale < 1000)
    words->current *= scale;
  else
    {
      words->total = words->current > 0 ? words->total + words->current * scale
                                        : words->total * scale;
      words->current = 0;
      words->great = scale;
    }
  words->last = 0;
  words->scale = scale;
  words->step *= scale;
  return TRUE;
}

/* Value of the cardinal at *@token, which moves behind it, or 0. */
static double
read_cardinal (const CcChunk *chunk, guint32 *token, guint32 end)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, *token, end, CC_LEX_CARDINAL);

  if (phrase)
    {
      *token += phrase->n_words;
      return phrase->value;
    }
  return *token < end ? cc_chunk_entry (chunk, (*token)++)->compound : 0;
}

typedef enum
{
  STOP, /* the number ends before the word */
  GOES_ON,
  BROKEN, /* what was read cannot be one number */
} Step;

static Step
add_word (const CcChunk *chunk, guint32 *token, guint32 end, Words *words)
{
  guint32 behind = *token;
  double value = read_cardinal (chunk, &behind, end);

  if (value > 0)
    {
      if (!add_cardinal (words, value))
        return STOP;
      *token = behind;
    }
  else
    {
      const CcPhrase *scale = cc_chunk_phrase (chunk, *token, end, CC_LEX_SCALE);

      if (!scale)
        return STOP;
      if (!cc_chunk_form (chunk, *token)[1] || !add_scale (words, scale->value))
        return words->scale > 0 ? BROKEN : STOP;
      *token += scale->n_words;
    }
  return GOES_ON;
}

/* TRUE when the word at @at joins what was read to the cardinal behind it: "two
   hundred and six", "treinta y dos", but not "between one hundred and six". */
static gboolean
is_joint (const CcChunk *chunk, guint32 first, guint32 at, guint32 end, const Words *words)
{
  const CcPhrase *joint = cc_chunk_phrase (chunk, at, end, CC_LEX_AND);
  guint32 behind = at + 1;
  double value;

  if (!joint || at + 1 >= end || cc_chunk_figure_gap (chunk, at + 1) != CC_GAP_SPACE)
    return FALSE;
  value = read_cardinal (chunk, &behind, end);
  if (joint->code == CC_LEX_UNITS && words->last >= 20)
    return value >= 1 && value < 10;
  return value >= 1 && words->scale > 0 && words->last == 0
         && !(first > 0 && opens (chunk, first - 1, end, CC_LEX_OPEN));
}

/* TRUE when a share, "third", is one, and not an ordinal before a noun. */
static gboolean
is_share (const CcChunk *chunk, guint32 token, guint32 end)
{
  return token >= end || cc_chunk_figure_gap (chunk, token) != CC_GAP_SPACE
         || (cc_chunk_token (chunk, token)->flags & CC_TOKEN_STOP);
}

/* "half a million", "a quarter of a million": a share of a scale is a number. */
static void
read_shared_scale (const CcChunk *chunk, guint32 end, CcNumber *number)
{
  guint32 at = number->end;
  const CcPhrase *article, *scale;

  if (opens (chunk, at, end, CC_LEX_OF))
    at++;
  article = cc_chunk_phrase (chunk, at, end, CC_LEX_ARTICLE);
  at += article ? article->n_words : 0;
  scale = cc_chunk_phrase (chunk, at, end, CC_LEX_SCALE);
  if (!scale || !cc_chunk_form (chunk, at)[1])
    return;
  number->value *= scale->value;
  number->step = number->value;
  number->scale = scale->value;
  number->fraction = FALSE;
  number->end = at + scale->n_words;
}

/* A share at @token, @times of it. Alone, "third" is an ordinal and "half" a share;
   the list says which words are like the latter. */
static gboolean
read_share (const CcChunk *chunk, guint32 token, guint32 end, double times, CcNumber *number)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, token, end, CC_LEX_FRACTION);

  if (!phrase || (times == 0 && phrase->code != CC_LEX_ALONE))
    return FALSE;
  number->value = MAX (times, 1) * phrase->value;
  number->fraction = TRUE;
  number->end = token + phrase->n_words;
  number->step = 0.01;
  read_shared_scale (chunk, end, number);
  if (!number->fraction || phrase->code == CC_LEX_ALONE || times > 1
      || is_share (chunk, number->end, end))
    return TRUE;
  number->fraction = FALSE;
  return FALSE;
}

/* A scale that needs no number before it: "mille", "более тысячи". */
static gboolean
read_alone (const CcChunk *chunk, guint32 *at, guint32 end, Words *words, CcNumber *number)
{
  const CcPhrase *scale = cc_chunk_phrase (chunk, *at, end, CC_LEX_SCALE);

  if (!scale || !scale->code)
    return FALSE;
  number->vague = scale->code == CC_LEX_QUALIFIED;
  words->any = TRUE;
  words->current = words->step = 1;
  *at += scale->n_words;
  return add_scale (words, scale->value);
}

/* Reads on from @at what belongs to the number in words that starts at @token; 0
   if it is none. */
static guint32
read_on (const CcChunk *chunk, guint32 token, guint32 at, guint32 end, Words *words)
{
  while (at < end)
    {
      guint32 next = at;
      Step step;

      if (at > token && cc_chunk_figure_gap (chunk, at) > CC_GAP_DASH)
        break;
      if (words->any
          && read_plus (chunk, end, words->last > 0 ? 1 : words->scale, &at,
                        words->last > 0 ? &words->current : &words->total, &words->step))
        {
          words->last = words->current;
          continue;
        }
      if (words->any && is_joint (chunk, token, at, end, words))
        next++;
      step = add_word (chunk, &next, end, words);
      if (step == BROKEN)
        return 0;
      if (step == STOP)
        break;
      at = next;
    }
  return at;
}

/* "two hundred and six", "a dozen", "two thirds". */
static gboolean
read_words (const CcChunk *chunk, guint32 token, guint32 end, CcNumber *number)
{
  Words words = { .step = 1 };
  const CcPhrase *article = cc_chunk_phrase (chunk, token, end, CC_LEX_ARTICLE);
  guint32 at = token;

  end = MIN (end, token + LONGEST_WORDS);
  number->words = TRUE;
  if (read_share (chunk, token, end, 0, number))
    return TRUE;
  if (article)
    {
      at += article->n_words;
      if (read_share (chunk, at, end, 1, number))
        return TRUE;
      if (!opens (chunk, at, end, CC_LEX_SCALE))
        return FALSE;
      words.any = TRUE;
      words.current = 1;
    }
  else
    read_alone (chunk, &at, end, &words, number);
  at = read_on (chunk, token, at, end, &words);
  if (at <= token + (article ? article->n_words : 0) || !words.any)
    return FALSE;
  if (at < end && !article && words.scale == 0 && cc_chunk_figure_gap (chunk, at) <= CC_GAP_DASH
      && read_share (chunk, at, end, words.current, number))
    return TRUE;
  number->fraction = FALSE;
  number->end = at;
  number->value = words.total + words.current;
  number->step = words.step;
  number->scale = MAX (words.scale, 1);
  return number->value > 0 && isfinite (number->value);
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
