/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dates.c: days, months, seasons and years, and what the text leaves out of them
   where the article's own date says it. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  FIRST_YEAR = 1900,
  LAST_YEAR = 2100,
  SEASON_MONTHS = 3,
};

typedef struct
{
  CcChunk *chunk;
  guint32 sentence;
  guint32 start, end; /* tokens */
  guint32 behind;     /* after what was read */
  CcDateMention date;
} Reader;

static gboolean
opens (const Reader *r, guint32 token, CcLexRole role)
{
  return token < r->end
         && cc_lexicon_opens (r->chunk->tongue->lexicon, cc_chunk_entry (r->chunk, token)->lex,
                              role);
}

static CcGap
gap (const Reader *r, guint32 token)
{
  return token > r->start && token < r->end ? cc_chunk_gap (r->chunk, token) : CC_GAP_OTHER;
}

static guint
small (const Reader *r, guint32 token)
{
  return token < r->end && cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER
             ? cc_number_small (r->chunk, token)
             : 0;
}

/* A day of a month: one or two digits, "6", "6th". */
static guint
day_at (const Reader *r, guint32 token)
{
  guint day = small (r, token);

  return day <= 31 && strspn (cc_chunk_form (r->chunk, MIN (token, r->end - 1)), "0123456789") <= 2
             ? day
             : 0;
}

static guint
year_at (const Reader *r, guint32 token)
{
  guint year = small (r, token);

  return year >= FIRST_YEAR && year <= LAST_YEAR && !cc_chunk_form (r->chunk, token)[4] ? year : 0;
}

/* Month of the token, or 0. Names of months that are other words too must be
   capitalised; @alone says that no day or year supports them. */
static guint
month_at (const Reader *r, guint32 token, gboolean alone)
{
  const CcPhrase *phrase;
  guint16 flags;

  if (!opens (r, token, CC_LEX_MONTH))
    return 0;
  phrase = cc_chunk_phrase (r->chunk, token, r->end, CC_LEX_MONTH);
  if (!phrase)
    return 0;
  flags = cc_chunk_token (r->chunk, token)->flags;
  if (opens (r, token, CC_LEX_MAYBE)
      && (!(flags & CC_TOKEN_CAPITAL)
          || (alone
              && (flags & CC_TOKEN_INITIAL || token == r->start
                  || !opens (r, token - 1, CC_LEX_CUE)))))
    return 0;
  return (guint) phrase->value;
}

/* TRUE when nothing but space, or a point, or words like "of", stands between. */
static guint32
skip_words (const Reader *r, guint32 token)
{
  while (token < r->end && opens (r, token, CC_LEX_DATE_WORD) && gap (r, token) == CC_GAP_SPACE)
    token++;
  return token;
}

static gboolean
near (const Reader *r, guint32 token)
{
  CcGap g = gap (r, token);

  return g == CC_GAP_SPACE || g == CC_GAP_POINT;
}

/* A year behind a month, with or without comma. */
static guint
year_behind (Reader *r)
{
  guint32 at = gap (r, r->behind) == CC_GAP_COMMA ? r->behind : skip_words (r, r->behind);
  guint year = near (r, at) || gap (r, at) == CC_GAP_COMMA ? year_at (r, at) : 0;

  if (year)
    r->behind = at + 1;
  return year;
}

static CcDate
make_date (guint year, guint month, guint day)
{
  CcDate date = { .year = (gint16) year, .month = (guint8) month, .day = (guint8) day };

  date.precision = day ? CC_PRECISION_DAY : month ? CC_PRECISION_MONTH : CC_PRECISION_YEAR;
  return date;
}

/* The year that brings a month or day nearest to the article's date; 0 unknown. */
static guint
nearest_year (const Reader *r, guint month, guint day)
{
  CcDate base = r->chunk->article->published;
  gint64 there, best = G_MAXINT64;
  guint year = 0;

  if (base.precision < CC_PRECISION_YEAR)
    return 0;
  there = cc_date_days (base.year, base.month ? base.month : 7, base.day ? base.day : 15);
  for (int y = base.year - 1; y <= base.year + 1; y++)
    {
      gint64 away = ABS (cc_date_days (y, (int) month, day ? (int) day : 15) - there);

      if (away < best)
        {
          best = away;
          year = (guint) y;
        }
    }
  return year;
}

/* Two days, of which the first may lack month, and both the year. */
static void
set_days (Reader *r, guint year, guint month, guint day, guint to_month, guint to_day)
{
  r->date.inferred = year == 0;
  if (!year)
    year = nearest_year (r, to_month, to_day);
  if (!year)
    {
      r->date.from = r->date.to = (CcDate){ .precision = CC_PRECISION_NONE };
      return;
    }
  r->date.from = make_date (year - (month > to_month), month, day);
  r->date.to = make_date (year, to_month, to_day);
}

/* "6 March 2023", "1-2 March", "28 February – 2 March 2023", "3. März". */
static gboolean
read_day_first (Reader *r, guint32 token)
{
  guint day = day_at (r, token), to = day, month, to_month;
  guint32 at = token + 1;

  if (!day)
    return FALSE;
  if ((gap (r, at) == CC_GAP_DASH || opens (r, at, CC_LEX_TO) || opens (r, at, CC_LEX_AND))
      && (to = day_at (r, gap (r, at) == CC_GAP_DASH ? at : at + 1)))
    at += gap (r, at) == CC_GAP_DASH ? 1 : 2;
  else
    to = day;
  if (!near (r, at))
    return FALSE;
  at = skip_words (r, at);
  month = to_month = month_at (r, at, FALSE);
  if (!month || !near (r, at))
    return FALSE;
  r->behind = at + 1;
  if (to == day && (gap (r, at + 1) == CC_GAP_DASH || opens (r, at + 1, CC_LEX_TO)))
    {
      guint32 next = gap (r, at + 1) == CC_GAP_DASH ? at + 1 : at + 2;
      guint32 behind = skip_words (r, next + 1);
      guint other = day_at (r, next);

      if (other && near (r, behind) && month_at (r, behind, FALSE))
        {
          to = other;
          to_month = month_at (r, behind, FALSE);
          r->behind = behind + 1;
        }
    }
  set_days (r, year_behind (r), month, day, to_month, to);
  return TRUE;
}

/* "March 6, 2023", "September 28-29", "March 2023", "March". */
static gboolean
read_month_first (Reader *r, guint32 token)
{
  guint month = month_at (r, token, FALSE), day, to, year;

  if (!month)
    return FALSE;
  r->behind = token + 1;
  day = to = near (r, r->behind) ? day_at (r, r->behind) : 0;
  if (day && !(gap (r, r->behind + 1) == CC_GAP_NONE))
    {
      r->behind++;
      if (gap (r, r->behind) == CC_GAP_DASH && day_at (r, r->behind))
        to = day_at (r, r->behind++);
      set_days (r, year_behind (r), month, day, month, to);
      return TRUE;
    }
  year = year_behind (r);
  if (!year && !month_at (r, token, TRUE))
    return FALSE;
  set_days (r, year, month, 0, month, 0);
  return TRUE;
}

/* "the spring of 2023": three months; a winter ends in the next year. */
static gboolean
read_season (Reader *r, guint32 token)
{
  const CcPhrase *phrase = opens (r, token, CC_LEX_SEASON)
                               ? cc_chunk_phrase (r->chunk, token, r->end, CC_LEX_SEASON)
                               : NULL;
  guint year, month;

  if (!phrase)
    return FALSE;
  r->behind = token + phrase->n_words;
  year = year_behind (r);
  if (!year)
    return FALSE;
  month = (guint) phrase->value + SEASON_MONTHS - 1;
  r->date.from = make_date (year, (guint) phrase->value, 0);
  r->date.to = make_date (year + (month > 12), month > 12 ? month - 12 : month, 0);
  return TRUE;
}

/* "2023-03-06" and "06.03.2023". */
static gboolean
read_numeric (Reader *r, guint32 token)
{
  const char *form = cc_chunk_form (r->chunk, token);
  guint n[3] = { 0 };
  const char *text = r->chunk->article->text;

  if (strspn (form, "0123456789") == 4 && !form[4] && token + 2 < r->end
      && text[cc_chunk_token_end (r->chunk, token)] == '-'
      && text[cc_chunk_token_end (r->chunk, token + 1)] == '-')
    {
      for (guint i = 0; i < 3; i++)
        n[i] = small (r, token + i);
      r->behind = token + 3;
    }
  else
    {
      char *rest = (char *) form;

      if (strlen (form) < 6 || strlen (form) > 10 || strspn (form, "0123456789.") != strlen (form))
        return FALSE;
      for (guint i = 3; i-- > 0 && g_ascii_isdigit (*rest);)
        {
          n[i] = (guint) g_ascii_strtoull (rest, &rest, 10);
          rest += *rest == '.';
        }
      if (n[0] > 0 && n[0] < 100 && strlen (form) == 8)
        n[0] += 2000;
      r->behind = token + 1;
    }
  if (n[0] < FIRST_YEAR || n[0] > LAST_YEAR || !cc_date_valid ((int) n[0], (int) n[1], (int) n[2]))
    return FALSE;
  r->date.from = r->date.to = make_date (n[0], n[1], n[2]);
  return TRUE;
}

/* TRUE when what stands around four digits makes them a figure. */
static gboolean
is_figure (const Reader *r, guint32 token)
{
  static const CcLexRole units[] = { CC_LEX_UNIT, CC_LEX_CURRENCY, CC_LEX_PERCENT, CC_LEX_POINTS,
                                     CC_LEX_SCALE };
  const CcArticle *article = r->chunk->article;
  guint32 start = cc_chunk_token (r->chunk, token)->start;
  guint32 end = cc_chunk_token_end (r->chunk, token);
  gunichar after = end < article->length ? g_utf8_get_char (article->text + end) : 0;
  gboolean cued = token > r->start && opens (r, token - 1, CC_LEX_CUE);

  if (start > 0 && strchr ("/:@_#$&=", article->text[start - 1]))
    return TRUE;
  if (start > 0 && (guchar) article->text[start - 1] >= 0x80
      && g_unichar_type (g_utf8_get_char (g_utf8_prev_char (article->text + start)))
             == G_UNICODE_CURRENCY_SYMBOL)
    return TRUE;
  if (gap (r, token) == CC_GAP_NONE
      || (gap (r, token) == CC_GAP_DASH && article->text[start - 1] == '-'
          && !(cc_chunk_token (r->chunk, token - 1)->flags & CC_TOKEN_NUMBER)))
    return TRUE;
  if (g_unichar_type (after) == G_UNICODE_CURRENCY_SYMBOL || after == '%' || after == '_')
    return TRUE;
  if (token > r->start && opens (r, token - 1, CC_LEX_QUALIFIER) && !cued)
    return TRUE;
  if (token > r->start
      && (opens (r, token - 1, CC_LEX_NUMBERED) || opens (r, token - 1, CC_LEX_CURRENCY)))
    return TRUE;
  if (gap (r, token + 1) != CC_GAP_SPACE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (opens (r, token + 1, units[i]))
      return TRUE;
  return !cued
         && !(cc_chunk_token (r->chunk, token + 1)->flags & (CC_TOKEN_STOP | CC_TOKEN_CAPITAL));
}

/* "2022", "2016–2020". */
static gboolean
read_year (Reader *r, guint32 token)
{
  guint year = year_at (r, token), to = year;

  if (!year || is_figure (r, token))
    return FALSE;
  r->behind = token + 1;
  if (gap (r, r->behind) == CC_GAP_DASH && year_at (r, r->behind) > year)
    to = year_at (r, r->behind++);
  r->date.from = make_date (year, 0, 0);
  r->date.to = make_date (to, 0, 0);
  return TRUE;
}

static CcDate
from_days (gint64 days)
{
  g_autoptr (GDate) date = g_date_new_julian ((guint32) (days + 719163));

  return make_date (g_date_get_year (date), (guint) g_date_get_month (date), g_date_get_day (date));
}

/* Days since the last day of the week @weekday, 1 being Monday; the first day of
   1970 was a Thursday. */
static gint64
days_since (gint64 today, gint64 weekday)
{
  return ((today + 4 - weekday) % 7 + 7) % 7;
}

/* "yesterday", "last year", "on Monday": counted from the article's date. */
static gboolean
read_relative (Reader *r, guint32 token)
{
  static const CcLexRole roles[] = { CC_LEX_DAYS, CC_LEX_MONTHS, CC_LEX_YEARS, CC_LEX_WEEKDAY };
  CcDate base = r->chunk->article->published;
  const CcPhrase *phrase = NULL;
  gint64 today;
  int months;

  for (guint i = 0; i < G_N_ELEMENTS (roles) && !phrase; i++)
    if (opens (r, token, roles[i]))
      phrase = cc_chunk_phrase (r->chunk, token, r->end, roles[i]);
  if (!phrase || base.precision < CC_PRECISION_DAY || base.year < 2)
    return FALSE;
  today = cc_date_days (base.year, base.month, base.day);
  months = base.year * 12 + base.month - 1 + (int) phrase->value;
  r->behind = token + phrase->n_words;
  r->date.inferred = TRUE;
  if (phrase->role == CC_LEX_DAYS)
    r->date.from = from_days (today + (gint64) phrase->value);
  else if (phrase->role == CC_LEX_WEEKDAY)
    r->date.from = from_days (today - days_since (today, (gint64) phrase->value));
  else if (phrase->role == CC_LEX_MONTHS)
    r->date.from = make_date ((guint) (months / 12), (guint) (months % 12 + 1), 0);
  else
    r->date.from = make_date ((guint) (base.year + (int) phrase->value), 0, 0);
  r->date.to = r->date.from;
  return TRUE;
}

static gboolean
is_valid (CcDate date)
{
  return date.precision == CC_PRECISION_NONE
         || cc_date_valid (date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

static gboolean
read_date (Reader *r, guint32 token)
{
  r->date = (CcDateMention){ .sentence = r->sentence };
  if (cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER)
    return read_numeric (r, token) || read_day_first (r, token) || read_year (r, token);
  return read_month_first (r, token) || read_season (r, token) || read_relative (r, token);
}

/* Numbers, and words of the calendar lists. */
static gboolean
may_start (const Reader *r, guint32 token)
{
  static const guint32 wanted = 1u << CC_LEX_MONTH | 1u << CC_LEX_SEASON | 1u << CC_LEX_DAYS
                                | 1u << CC_LEX_MONTHS | 1u << CC_LEX_YEARS | 1u << CC_LEX_WEEKDAY;
  guint32 lex = cc_chunk_entry (r->chunk, token)->lex;

  return cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER
         || (lex && g_array_index (r->chunk->tongue->lexicon->roles, guint32, lex) & wanted);
}

void
cc_dates_find (CcChunk *chunk, guint32 sentence)
{
  const CcSentence *s = &g_array_index (chunk->sentences, CcSentence, sentence);
  Reader r = { .chunk = chunk, .sentence = sentence, .start = s->tokens };

  r.end = s->tokens + s->n_tokens;
  for (guint32 i = r.start; i < r.end;)
    {
      if (!may_start (&r, i) || !read_date (&r, i) || !is_valid (r.date.from)
          || !is_valid (r.date.to))
        {
          i++;
          continue;
        }
      r.date.range.start = cc_chunk_token (chunk, i)->start;
      r.date.range.end = cc_chunk_token_end (chunk, r.behind - 1);
      g_array_append_val (chunk->dates, r.date);
      i = r.behind;
    }
}
