/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dates.c: days, months, quarters, seasons and years as the text writes them, spans
   of them, and the year that it leaves out where the article's own date tells it. */
#include "config.h"

#include <text/dates.h>

#include <string.h>

enum
{
  OLDEST_YEAR = 1000, /* beside a month or a word for "year" */
  SEASON_MONTHS = 3,
  MOST_ADJECTIVES = 4, /* tokens from a figure to what it counts */
};

/* A day of a month at *@token, which moves behind it: "6", "6th", "6-го". */
static guint
read_day (const CcDateReader *r, guint32 *token)
{
  guint day = cc_dates_small (r, *token);

  if (!day || day > 31 || strspn (cc_chunk_form (r->chunk, *token), "0123456789") > 2)
    return 0;
  (*token)++;
  if (cc_dates_gap (r, *token) == CC_GAP_DASH && cc_dates_opens (r, *token, CC_LEX_SUFFIX))
    (*token)++;
  return day;
}

static guint
year_at (const CcDateReader *r, guint32 token, guint first)
{
  guint year = cc_dates_small (r, token);

  return year >= first && year <= CC_LAST_YEAR && !cc_chunk_form (r->chunk, token)[4] ? year : 0;
}

guint
cc_dates_month (const CcDateReader *r, guint32 token, gboolean alone)
{
  const CcPhrase *phrase = cc_dates_phrase (r, token, CC_LEX_MONTH), *maybe;
  guint16 flags;

  if (!phrase)
    return 0;
  maybe = cc_dates_phrase (r, token, CC_LEX_MAYBE);
  flags = cc_chunk_token (r->chunk, token)->flags;
  if (maybe
      && ((maybe->code == CC_LEX_CAPITAL && !(flags & CC_TOKEN_CAPITAL))
          || (alone
              && (flags & CC_TOKEN_INITIAL || token == r->start
                  || !cc_dates_opens (r, token - 1, CC_LEX_CUE)))))
    return 0;
  return (guint) phrase->value;
}

/* Behind words like "of". */
static guint32
skip_words (const CcDateReader *r, guint32 token)
{
  while (cc_dates_opens (r, token, CC_LEX_DATE_WORD) && cc_dates_gap (r, token) == CC_GAP_SPACE)
    token++;
  return token;
}

static gboolean
near (const CcDateReader *r, guint32 token)
{
  CcGap gap = cc_dates_gap (r, token);

  return gap == CC_GAP_SPACE || gap == CC_GAP_POINT;
}

/* Behind the word for "year" that may follow one: "2023 года", "2023 r.". */
static guint32
skip_year_word (const CcDateReader *r, guint32 token)
{
  return cc_dates_opens (r, token, CC_LEX_YEAR_WORD) && near (r, token) ? token + 1 : token;
}

/* The year behind what was read, with or without comma: "2023", "last year". */
static void
read_year_behind (const CcDateReader *r, CcDatePoint *point)
{
  gboolean comma = cc_dates_gap (r, point->behind) == CC_GAP_COMMA
                   && !r->chunk->tongue->lexicon->decimal_comma;
  guint32 at = comma ? point->behind : skip_words (r, point->behind);

  if (!near (r, at) && !comma)
    return;
  point->year = year_at (r, at, OLDEST_YEAR);
  if (point->year)
    {
      point->behind = skip_year_word (r, at + 1);
      return;
    }
  point->year = comma ? 0 : cc_dates_shifted_year (r, &at);
  if (!point->year)
    return;
  point->inferred = TRUE;
  point->behind = at;
}

CcDate
cc_dates_make (guint year, guint month, guint day)
{
  CcDate date = { .year = (gint16) year, .month = (guint8) month, .day = (guint8) day };

  date.precision = day ? CC_PRECISION_DAY : month ? CC_PRECISION_MONTH : CC_PRECISION_YEAR;
  return date;
}

/* "6 March 2023", "3. März". */
static gboolean
read_day_month (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  *point = (CcDatePoint){ .day = read_day (r, &token) };
  if (!point->day || !near (r, token))
    return FALSE;
  token = skip_words (r, token);
  point->month = near (r, token) ? cc_dates_month (r, token, FALSE) : 0;
  point->behind = token + 1;
  if (point->month)
    read_year_behind (r, point);
  return point->month != 0;
}

/* The token behind what joins the ends of a span at @at, or 0. */
static guint32
joined (const CcDateReader *r, guint32 at, gboolean and)
{
  const CcPhrase *joint;

  if (cc_dates_gap (r, at) == CC_GAP_DASH)
    return at;
  if (cc_dates_gap (r, at) != CC_GAP_SPACE && cc_dates_gap (r, at) != CC_GAP_POINT)
    return 0;
  joint = cc_dates_phrase (r, at, CC_LEX_THROUGH);
  joint = joint ? joint : cc_dates_phrase (r, at, CC_LEX_TO);
  joint = joint && joint->role == CC_LEX_TO && joint->code == CC_LEX_GOAL ? NULL : joint;
  joint = joint || !and? joint : cc_dates_phrase (r, at, CC_LEX_AND);
  return joint ? at + joint->n_words : 0;
}

/* TRUE when another month follows as the end of a span: "March to May". */
static gboolean
leads_to_month (const CcDateReader *r, const CcDatePoint *point)
{
  guint32 next = joined (r, point->behind, FALSE);

  return next && cc_dates_month (r, next, FALSE);
}

/* "March 6, 2023", "March 2023", "March". */
static gboolean
read_month_day (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  guint32 at = token + 1;

  *point = (CcDatePoint){ .month = cc_dates_month (r, token, FALSE), .behind = at };
  if (!point->month)
    return FALSE;
  if (near (r, at) && (point->day = read_day (r, &at)) > 0)
    {
      if (cc_dates_gap (r, at) == CC_GAP_NONE)
        return FALSE;
      point->behind = at;
    }
  read_year_behind (r, point);
  return point->year || point->day || cc_dates_month (r, token, TRUE) || leads_to_month (r, point);
}

/* "the spring of 2023", "Q3 2023": three months, of a year that is told. */
static gboolean
read_three_months (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  const CcPhrase *phrase = cc_dates_phrase (r, token, CC_LEX_SEASON);

  *point = (CcDatePoint){ .months = SEASON_MONTHS };
  if (phrase)
    point->month = (guint) phrase->value;
  else if ((phrase = cc_dates_phrase (r, token, CC_LEX_QUARTER)))
    point->month = (guint) phrase->value * SEASON_MONTHS - SEASON_MONTHS + 1;
  else
    return FALSE;
  point->behind = token + phrase->n_words;
  read_year_behind (r, point);
  return point->year != 0;
}

/* TRUE when a currency sign, or a mark of codes and sums, touches the digits. */
static gboolean
is_marked (const CcDateReader *r, guint32 token)
{
  const CcArticle *article = r->chunk->article;
  guint32 start = cc_chunk_token (r->chunk, token)->start;
  guint32 end = cc_chunk_token_end (r->chunk, token);
  gunichar after = end < article->length ? g_utf8_get_char (article->text + end) : 0;

  if (g_unichar_type (after) == G_UNICODE_CURRENCY_SYMBOL || after == '%' || after == '_')
    return TRUE;
  if (start == 0)
    return FALSE;
  return strchr ("/:@_#$&=", article->text[start - 1])
         || ((guchar) article->text[start - 1] >= 0x80
             && g_unichar_type (g_utf8_get_char (g_utf8_prev_char (article->text + start)))
                    == G_UNICODE_CURRENCY_SYMBOL);
}

/* TRUE when the word behind four digits can be counted, or belong to what is. Where
   nouns have capitals, adjectives lead to one; and as a year before a noun, "wurde
   2021 Minister", is as common, only round figures count it at once. */
static gboolean
counts_word (const CcDateReader *r, guint32 token)
{
  static const guint16 others = CC_TOKEN_STOP | CC_TOKEN_CAPITAL | CC_TOKEN_NUMBER;
  const CcLexicon *lexicon = r->chunk->tongue->lexicon;
  guint32 at = token + 1;

  if (!lexicon->noun_capitals)
    return !(cc_chunk_token (r->chunk, at)->flags & others);
  while (at < r->end && at < token + MOST_ADJECTIVES
         && !(cc_chunk_token (r->chunk, at)->flags & others)
         && cc_has_ending (lexicon->adjective_endings, cc_chunk_form (r->chunk, at))
         && cc_dates_gap (r, at + 1) == CC_GAP_SPACE)
    at++;
  return at < r->end && (cc_chunk_token (r->chunk, at)->flags & others) == CC_TOKEN_CAPITAL
         && (at > token + 1 || cc_dates_small (r, token) % 100 == 0);
}

/* TRUE when what stands around four digits makes them a figure. */
static gboolean
is_figure (const CcDateReader *r, guint32 token)
{
  static const guint64 units = CC_LEX_BIT (CC_LEX_UNIT) | CC_LEX_BIT (CC_LEX_CURRENCY)
                               | CC_LEX_BIT (CC_LEX_PERCENT) | CC_LEX_BIT (CC_LEX_POINTS)
                               | CC_LEX_BIT (CC_LEX_SCALE);
  const char *text = r->chunk->article->text;
  guint32 start = cc_chunk_token (r->chunk, token)->start;
  gboolean cued = token > r->start && cc_dates_opens (r, token - 1, CC_LEX_CUE);
  CcGap gap = token > r->start ? cc_chunk_gap (r->chunk, token) : CC_GAP_OTHER;

  if (is_marked (r, token) || gap == CC_GAP_NONE
      || (gap == CC_GAP_DASH && text[start - 1] == '-'
          && !(cc_chunk_token (r->chunk, token - 1)->flags & CC_TOKEN_NUMBER)))
    return TRUE;
  if (skip_year_word (r, token + 1) > token + 1)
    return FALSE;
  if (token > r->start
      && ((cc_dates_opens (r, token - 1, CC_LEX_QUALIFIER) && !cued)
          || cc_dates_opens (r, token - 1, CC_LEX_NUMBERED)
          || cc_dates_opens (r, token - 1, CC_LEX_CURRENCY)))
    return TRUE;
  if (cc_dates_gap (r, token + 1) != CC_GAP_SPACE)
    return FALSE;
  if (cc_chunk_opens_any (r->chunk, token + 1, units))
    return TRUE;
  return !cued && counts_word (r, token);
}

/* "2022", "в 1812 году". */
static gboolean
read_year (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  guint32 behind = skip_year_word (r, token + 1);

  *point = (CcDatePoint){ .behind = behind };
  point->year = year_at (r, token, behind > token + 1 ? OLDEST_YEAR : CC_FIRST_YEAR);
  return point->year && !is_figure (r, token);
}

static gboolean
read_point (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  if (token >= r->end)
    return FALSE;
  if (read_three_months (r, token, point))
    return TRUE;
  if (cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER)
    return cc_dates_numeric (r, token, point) || read_day_month (r, token, point)
           || read_year (r, token, point);
  return read_month_day (r, token, point);
}

/* "1-2 March", "1 and 2 March 2023". */
static gboolean
read_two_days (const CcDateReader *r, guint32 token, CcDatePoint *from, CcDatePoint *to)
{
  guint32 at = token, next;
  guint day = read_day (r, &at);

  if (!day)
    return FALSE;
  next = joined (r, at, TRUE);
  if (!next || !read_day_month (r, next, to) || day >= to->day)
    return FALSE;
  *from = *to;
  from->day = day;
  return TRUE;
}

/* The other end of a span whose first is @from: a day of the same month, or a point
   of the same kind. */
static gboolean
read_to (const CcDateReader *r, const CcDatePoint *from, CcDatePoint *to)
{
  const CcPhrase *open = r->first > r->start
                             ? cc_chunk_phrase (r->chunk, r->first - 1, r->first, CC_LEX_OPEN)
                             : NULL;
  guint32 next = joined (r, from->behind, open && open->code == CC_LEX_BETWEEN);

  if (!next)
    return FALSE;
  if (read_point (r, next, to))
    return !to->day == !from->day && !to->month == !from->month && !(from->year && !to->year)
           && to->months == from->months;
  *to = *from;
  to->day = from->day ? read_day (r, &next) : 0;
  to->behind = next;
  if (to->day <= from->day || from->year)
    return FALSE;
  read_year_behind (r, to);
  return TRUE;
}

/* The year that brings a month or day nearest to the article's date; 0 unknown. */
static guint
nearest_year (const CcDateReader *r, guint month, guint day)
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

/* Fills in what the ends leave out, and makes the mention of them. */
static gboolean
set_span (CcDateReader *r, CcDatePoint from, CcDatePoint to)
{
  guint last = to.months ? to.month + to.months - 1 : to.month;

  r->date.inferred = from.inferred || to.inferred || !to.year;
  if (!to.year)
    to.year = nearest_year (r, to.month, to.day);
  if (!from.year && to.year)
    from.year = to.year - (from.month > to.month);
  r->date.from = cc_dates_make (from.year, from.month, from.day);
  r->date.to = cc_dates_make (to.year + (last > 12), last > 12 ? last - 12 : last, to.day);
  r->date.inferred &= to.year != 0;
  r->behind = to.behind;
  return cc_date_compare (r->date.from, r->date.to) <= 0;
}

static gboolean
is_valid (CcDate date)
{
  return cc_date_valid (date.year ? date.year : 2000, date.month ? date.month : 1,
                        date.day ? date.day : 1);
}

/* A date or a span at @token. */
static gboolean
read_written (CcDateReader *r, guint32 token)
{
  CcDatePoint from, to;

  if (read_two_days (r, token, &from, &to))
    return set_span (r, from, to);
  if (!read_point (r, token, &from))
    return FALSE;
  if (read_to (r, &from, &to) && set_span (r, from, to) && is_valid (r->date.to))
    return TRUE;
  return set_span (r, from, from);
}

static gboolean
read_date (CcDateReader *r, guint32 token)
{
  r->date = (CcDateMention){ .sentence = r->sentence };
  r->first = token;
  return ((!(cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER)
           && cc_dates_relative (r, token))
          || read_written (r, token))
         && is_valid (r->date.from) && is_valid (r->date.to);
}

/* The first token from @token on, before @end, at which a date may start, or @end. */
static guint32
next_start (const CcChunk *chunk, guint32 token, guint32 end)
{
  const guint8 *openings = (const guint8 *) chunk->openings->data;

  for (; token < end; token++)
    {
      token = cc_chunk_opening (chunk, token, end, CC_OPENS_DATE | CC_OPENS_LONG_DATE);
      if (token < end
          && (openings[token] & CC_OPENS_DATE
              || (token + 1 < end && openings[token + 1] & CC_CONTINUES_DATE)))
        return token;
    }
  return end;
}

void
cc_dates_find (CcChunk *chunk, guint32 sentence)
{
  static const guint64 starts = CC_LEX_BIT (CC_LEX_OPENS_DATE) | CC_LEX_BIT (CC_LEX_OPENS_LONG_DATE);
  const CcSentence *s = &g_array_index (chunk->sentences, CcSentence, sentence);
  CcDateReader r = { .chunk = chunk, .sentence = sentence, .start = s->tokens };

  if (!(cc_chunk_roles (chunk, sentence) & starts))
    return;
  r.end = s->tokens + s->n_tokens;
  r.free = r.start;
  for (guint32 i = r.start; (i = next_start (chunk, i, r.end)) < r.end;)
    {
      if (!read_date (&r, i))
        {
          i++;
          continue;
        }
      r.date.range.start = cc_chunk_token (chunk, r.first)->start;
      r.date.range.end = cc_chunk_token_end (chunk, r.behind - 1);
      g_array_append_val (chunk->dates, r.date);
      i = r.free = r.behind;
    }
}
