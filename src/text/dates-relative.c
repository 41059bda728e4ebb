/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dates-relative.c: dates that are counted from the article's own: "yesterday", "on
   Thursday", "last week", "two years ago". Each is as precise as its words: a week is
   a span from Monday to Sunday (ISO 8601), a year is a year. Weekdays lie in the past,
   as news reports what has happened, unless the text says "next". */
#include "config.h"

#include <text/dates.h>

#include <math.h>

enum
{
  WEEK = 7,
  SEASON_MONTHS = 3,
  LONGEST_NUMBER = 6, /* tokens before "years ago" */
  FARTHEST = 1000,    /* days, weeks, months or years ago */
};

static CcDate
from_days (gint64 days)
{
  g_autoptr (GDate) date = g_date_new_julian ((guint32) (days + 719163));

  return cc_dates_make (g_date_get_year (date), (guint) g_date_get_month (date),
                        g_date_get_day (date));
}

/* The article's date if it is known as precisely as @precision. */
static gboolean
base_of (const CcDateReader *r, CcPrecision precision, CcDate *base)
{
  *base = r->chunk->article->published;
  return base->precision >= precision && base->year >= 2 && base->year < 9000;
}

/* 0 for Monday; the first day of 1970 was a Thursday. */
static gint64
weekday_of (gint64 day)
{
  return ((day + 3) % WEEK + WEEK) % WEEK;
}

static gboolean
set (CcDateReader *r, CcDate from, CcDate to)
{
  r->date.inferred = TRUE;
  r->date.from = from;
  r->date.to = to;
  return TRUE;
}

/* Which @unit, @shift of them from the present one. */
static gboolean
set_unit (CcDateReader *r, const char *unit, int shift)
{
  CcDate base;
  gint64 day;
  int months;

  if (!base_of (r, CC_PRECISION_YEAR, &base) || base.year + shift < 2)
    return FALSE;
  if (g_str_equal (unit, "year"))
    return set (r, cc_dates_make ((guint) (base.year + shift), 0, 0),
                cc_dates_make ((guint) (base.year + shift), 0, 0));
  if (base.precision < CC_PRECISION_MONTH)
    return FALSE;
  if (g_str_equal (unit, "month"))
    {
      months = base.year * 12 + base.month - 1 + shift;
      return set (r, cc_dates_make ((guint) (months / 12), (guint) (months % 12 + 1), 0),
                  cc_dates_make ((guint) (months / 12), (guint) (months % 12 + 1), 0));
    }
  if (base.precision < CC_PRECISION_DAY)
    return FALSE;
  day = cc_date_days (base.year, base.month, base.day);
  if (g_str_equal (unit, "day"))
    return set (r, from_days (day + shift), from_days (day + shift));
  day += WEEK * shift - weekday_of (day);
  return g_str_equal (unit, "week") && set (r, from_days (day), from_days (day + WEEK - 1));
}

/* A weekday, 1 being Monday: the last one, today too, or that of the present week,
   or the next one. */
static gboolean
set_weekday (CcDateReader *r, int weekday, const CcPhrase *shift)
{
  CcDate base, date;
  gint64 today, away;

  if (!base_of (r, CC_PRECISION_DAY, &base))
    return FALSE;
  today = cc_date_days (base.year, base.month, base.day);
  away = (weekday_of (today) - (weekday - 1) + WEEK) % WEEK;
  if (shift && shift->value > 0)
    today += WEEK - away;
  else if (shift && shift->value == 0)
    today += weekday - 1 - weekday_of (today);
  else
    today -= shift && away == 0 ? WEEK : away;
  date = from_days (today);
  return set (r, date, date);
}

/* A month or season before, in or after the time of the article. */
static gboolean
set_months (CcDateReader *r, guint month, guint n, int shift)
{
  CcDate base;
  int year;
  guint last = month + n - 1;

  if (!base_of (r, CC_PRECISION_MONTH, &base))
    return FALSE;
  year = base.year;
  if (shift < 0 && last >= base.month)
    year--;
  else if (shift > 0 && month <= base.month)
    year++;
  return set (r, cc_dates_make ((guint) year, month, 0),
              cc_dates_make ((guint) year + (last > 12), last > 12 ? last - 12 : last, 0));
}

/* The week, month, year, weekday, month's name or season at @token, shifted. */
static gboolean
read_kind (CcDateReader *r, guint32 token, const CcPhrase *shift)
{
  const CcPhrase *phrase = cc_dates_phrase (r, token, CC_LEX_SPAN);
  guint month;

  r->behind = token + (phrase ? phrase->n_words : 1);
  if (phrase)
    return set_unit (r, phrase->unit, (int) shift->value);
  phrase = cc_dates_phrase (r, token, CC_LEX_WEEKDAY);
  if (phrase)
    return set_weekday (r, (int) phrase->value, shift);
  month = cc_dates_month (r, token, FALSE);
  if (month)
    return set_months (r, month, 1, (int) shift->value);
  phrase = cc_dates_phrase (r, token, CC_LEX_SEASON);
  return phrase && set_months (r, (guint) phrase->value, SEASON_MONTHS, (int) shift->value);
}

guint
cc_dates_shifted_year (const CcDateReader *r, guint32 *token)
{
  const CcPhrase *shift = cc_dates_phrase (r, *token, CC_LEX_SHIFT), *span;
  CcDate base;
  guint32 at;

  if (!base_of (r, CC_PRECISION_YEAR, &base))
    return 0;
  at = *token + (shift ? shift->n_words : 0);
  span = cc_dates_phrase (r, at, CC_LEX_SPAN);
  if (!span || !g_str_equal (span->unit, "year"))
    return 0;
  at += span->n_words;
  if (!shift)
    {
      shift = cc_dates_phrase (r, at, CC_LEX_SHIFT);
      if (!shift || !shift->code)
        return 0;
      at += shift->n_words;
    }
  *token = at;
  return (guint) MAX (base.year + (int) shift->value, 0);
}

/* "last week", "прошлой весной"; "lundi dernier", "la semaine dernière". */
static gboolean
read_shifted (CcDateReader *r, guint32 token)
{
  const CcPhrase *shift = cc_dates_phrase (r, token, CC_LEX_SHIFT);
  guint32 at = token + (shift ? shift->n_words : 1);

  if (shift)
    return shift->code != CC_LEX_BEHIND && cc_dates_gap (r, at) == CC_GAP_SPACE
           && read_kind (r, at, shift);
  shift = cc_dates_gap (r, at) == CC_GAP_SPACE ? cc_dates_phrase (r, at, CC_LEX_SHIFT) : NULL;
  if (!shift || !shift->code || !read_kind (r, token, shift) || r->behind != at)
    return FALSE;
  r->behind = at + shift->n_words;
  return TRUE;
}

/* "Monday last week". */
static gboolean
read_day_of_week (CcDateReader *r, guint32 token)
{
  const CcPhrase *weekday = cc_dates_phrase (r, token, CC_LEX_WEEKDAY), *shift, *span;
  CcDate day;
  guint32 at;

  if (!weekday)
    return FALSE;
  at = token + weekday->n_words;
  while (cc_dates_opens (r, at, CC_LEX_DATE_WORD))
    at++;
  shift = cc_dates_phrase (r, at, CC_LEX_SHIFT);
  span = shift ? cc_dates_phrase (r, at + shift->n_words, CC_LEX_SPAN) : NULL;
  if (!span || !g_str_equal (span->unit, "week") || !set_unit (r, "week", (int) shift->value))
    return FALSE;
  r->behind = at + shift->n_words + span->n_words;
  day = from_days (cc_date_days (r->date.from.year, r->date.from.month, r->date.from.day)
                   + (gint64) weekday->value - 1);
  return set (r, day, day);
}

/* TRUE when the number that starts at @token is an end of a range, or only bounds
   the time: "between 5 and 10 years ago", "more than two years ago". */
static gboolean
is_loose (const CcDateReader *r, guint32 token)
{
  if (token <= r->start)
    return FALSE;
  if (cc_dates_gap (r, token) == CC_GAP_DASH || cc_dates_opens (r, token - 1, CC_LEX_AND)
      || cc_dates_opens (r, token - 1, CC_LEX_TO))
    return TRUE;
  if (token > r->start + 1 && cc_chunk_token (r->chunk, token - 1)->flags & CC_TOKEN_STOP
      && cc_chunk_token (r->chunk, token - 2)->flags & CC_TOKEN_NUMBER)
    return TRUE;
  for (guint32 i = token > r->start + LONGEST_NUMBER ? token - LONGEST_NUMBER : r->start; i < token;
       i++)
    {
      const CcPhrase *phrase = cc_chunk_phrase (r->chunk, i, token, CC_LEX_QUALIFIER);

      if (phrase && i + phrase->n_words == token)
        return (phrase->code & ~CC_LEX_ELIDED) != CC_QUALIFIER_ABOUT;
    }
  return FALSE;
}

static gboolean
set_ago (CcDateReader *r, const CcPhrase *unit, double number)
{
  double shift = number * unit->value;

  return shift >= 1 && shift <= FARTHEST && shift == floor (shift)
         && set_unit (r, unit->unit, -(int) shift);
}

/* "two years ago", "год назад": read backwards from @token, which says so. */
static gboolean
read_ago (CcDateReader *r, guint32 token, const CcPhrase *ago)
{
  guint32 at = token > r->free ? token - 1 : token;
  const CcPhrase *unit = at < token ? cc_dates_phrase (r, at, CC_LEX_UNIT) : NULL;
  CcNumber number;

  if (!unit || unit->n_words != 1 || cc_dates_gap (r, token) != CC_GAP_SPACE)
    return FALSE;
  r->behind = token + ago->n_words;
  for (guint32 i = at > r->free + LONGEST_NUMBER ? at - LONGEST_NUMBER : r->free; i < at; i++)
    if (cc_number_read (r->chunk, i, at, FALSE, &number) && number.end == at && !number.ordinal
        && !number.fraction)
      {
        r->first = i;
        return !is_loose (r, i) && set_ago (r, unit, number.value);
      }
  r->first = at;
  if (cc_dates_opens (r, at - 1, CC_LEX_ARTICLE) && at > r->free)
    r->first--;
  else if (!cc_dates_opens (r, at, CC_LEX_SPAN))
    return FALSE;
  return !is_loose (r, r->first) && set_ago (r, unit, 1);
}

/* "vor zwei Tagen", "il y a trois ans". */
static gboolean
read_ago_before (CcDateReader *r, guint32 token, const CcPhrase *ago)
{
  guint32 at = token + ago->n_words;
  const CcPhrase *unit;
  CcNumber number;

  if (at >= r->end || !cc_number_read (r->chunk, at, r->end, FALSE, &number) || number.ordinal
      || number.fraction || number.unit)
    return FALSE;
  unit = cc_dates_gap (r, number.end) == CC_GAP_SPACE ? cc_dates_phrase (r, number.end, CC_LEX_UNIT)
                                                      : NULL;
  if (!unit)
    return FALSE;
  r->behind = number.end + unit->n_words;
  return set_ago (r, unit, number.value);
}

/* "yesterday", "летась", "on Monday". A weekday that is another word too needs a
   preposition before it: "в среду". */
static gboolean
read_word (CcDateReader *r, guint32 token)
{
  const CcPhrase *phrase = cc_dates_phrase (r, token, CC_LEX_DAYS);
  const char *unit = "day";

  if (!phrase)
    {
      phrase = cc_dates_phrase (r, token, CC_LEX_YEARS);
      unit = "year";
    }
  if (phrase)
    {
      r->behind = token + phrase->n_words;
      return set_unit (r, unit, (int) phrase->value);
    }
  phrase = cc_dates_phrase (r, token, CC_LEX_WEEKDAY);
  if (!phrase
      || (cc_dates_opens (r, token, CC_LEX_MAYBE)
          && !(token > r->start && cc_dates_opens (r, token - 1, CC_LEX_CUE))))
    return FALSE;
  r->behind = token + phrase->n_words;
  return set_weekday (r, (int) phrase->value, NULL);
}

gboolean
cc_dates_relative (CcDateReader *r, guint32 token)
{
  const CcPhrase *ago = cc_dates_phrase (r, token, CC_LEX_AGO);

  if (ago)
    return ago->code == CC_LEX_BEFORE ? read_ago_before (r, token, ago) : read_ago (r, token, ago);
  return read_day_of_week (r, token) || read_shifted (r, token) || read_word (r, token);
}
