/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-lists.c: lists that run on within a block, "1. … 2. …". */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

enum
{
  LONGEST_POINT = 300, /* bytes in which the second point of a list must start */
};

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
letter_value (char letter, const CcSeries *last)
{
  guint roman = roman_value (&letter, 0, 1);
  guint value = (guint) (g_ascii_tolower (letter) - 'a' + 1);

  return roman && (roman == last->value + 1 || letter == 'i') && value != last->value + 1 ? roman
                                                                                          : value;
}

/* Reads the list mark that ends with the '.' or ')' at @at, after @last if it is
   the next of that series; @start is where it starts. */
static gboolean
read_mark (const CcCutter *c, guint32 at, const CcSeries *last, CcSeries *mark, guint32 *start)
{
  guint32 end = at;

  *mark = (CcSeries){ .sign = c->text[at] };
  if (at > c->start && c->text[at] == ')' && c->text[at - 1] == '.')
    mark->sign = c->text[--end];
  for (*start = end; *start > c->from && g_ascii_isalnum (c->text[*start - 1]) && end - *start < 6;)
    --*start;
  if (*start == end)
    return FALSE;
  if (cc_cutter_is_digits (c, *start, end) && end - *start <= 3)
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
skip_bullet (const CcCutter *c, guint32 start)
{
  guint32 at = start;

  while (at > c->from && c->text[at - 1] == ' ')
    at--;
  if (!is_bullet (cc_cutter_before (c, at)))
    return start;
  U8_BACK_1 ((const uint8_t *) c->text, c->from, at);
  return at;
}

gboolean
cc_cutter_follow_series (CcCutter *c, guint32 at)
{
  CcSeries mark;
  guint32 start;

  if (at + 1 < c->end && !cc_is_space (cc_cutter_char (c, at + 1)) && c->text[at + 1] != ')')
    return FALSE;
  if (!read_mark (c, at, &c->series, &mark, &start))
    return FALSE;
  start = skip_bullet (c, start);
  if (start == c->from)
    {
      c->series = mark;
      return TRUE;
    }
  if (!c->series.value || mark.value != c->series.value + 1 || mark.letter != c->series.letter
      || mark.sign != c->series.sign || !cc_is_space (cc_cutter_before (c, start)))
    return FALSE;
  cc_cutter_end (c, start);
  c->series = mark;
  return TRUE;
}

gboolean
cc_cutter_starts_series (const CcCutter *c, guint32 at)
{
  const char first = 'a', second = 'b';
  guint32 limit;

  if (c->end - at < 4 || c->text[at] != first || !strchr (".)", c->text[at + 1])
      || c->text[at + 2] != ' ')
    return FALSE;
  limit = MIN (c->end - 2, at + LONGEST_POINT);
  for (guint32 i = at + 3; i < limit; i++)
    if (c->text[i] == second && c->text[i + 1] == c->text[at + 1] && c->text[i + 2] == ' '
        && cc_is_space (cc_cutter_before (c, i)))
      return TRUE;
  return FALSE;
}

gboolean
cc_cutter_closes_mark (const CcCutter *c, guint32 at)
{
  guint32 start = at;

  while (start > c->from && at - start < 3 && g_ascii_isalnum (c->text[start - 1]))
    start--;
  if (start == at || (start > c->from && !cc_is_space (cc_cutter_before (c, start))))
    return FALSE;
  return at - start == 1 || cc_cutter_is_digits (c, start, at);
}
