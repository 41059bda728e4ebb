/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* number-words.c: numbers written out, "two hundred and six", "deux millions et
   demi", and shares, "two thirds", "половина". */
#include "config.h"

#include <text/text.h>

#include <math.h>

enum
{
  LONGEST_WORDS = 12, /* tokens */
};

gboolean
cc_number_plus (const CcChunk *chunk, guint32 end, double unit, guint32 *at, double *value,
                double *step)
{
  const CcPhrase *plus = cc_chunk_phrase (chunk, *at, end, CC_LEX_PLUS);

  if (!plus || cc_chunk_figure_gap (chunk, *at) > CC_GAP_DASH)
    return FALSE;
  *value += plus->value * unit;
  *step = plus->value * unit;
  *at += plus->n_words;
  return TRUE;
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
         && !(first > 0 && cc_number_opens (chunk, first - 1, end, CC_LEX_OPEN));
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

  if (cc_number_opens (chunk, at, end, CC_LEX_OF))
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
   the list says which words are like the latter. Other words for a half are one
   before a scale alone: "medio millón", but not "medio ambiente". */
static gboolean
read_share (const CcChunk *chunk, guint32 token, guint32 end, double times, CcNumber *number)
{
  const CcPhrase *phrase = cc_chunk_phrase (chunk, token, end, CC_LEX_FRACTION);

  if (!phrase || (times == 0 && phrase->code != CC_LEX_ALONE && phrase->value != .5))
    return FALSE;
  number->value = MAX (times, 1) * phrase->value;
  number->fraction = TRUE;
  number->end = token + phrase->n_words;
  number->step = 0.01;
  read_shared_scale (chunk, end, number);
  if (!number->fraction || phrase->code == CC_LEX_ALONE || times > 1
      || (times > 0 && is_share (chunk, number->end, end)))
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
          && cc_number_plus (chunk, end, words->last > 0 ? 1 : words->scale, &at,
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

gboolean
cc_number_words (const CcChunk *chunk, guint32 token, guint32 end, CcNumber *number)
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
      if (!cc_number_opens (chunk, at, end, CC_LEX_SCALE))
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
