/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* date-clock.c: the time of day beside a date, and its zone. */
#include "config.h"

#include <ingest/date-tokens.h>

#include <string.h>

/* A time stands so many tokens from its date at most; a long word ends the search. */
#define AFTER 6
#define BEFORE 10
#define SHORT_WORD 5

/* Zones whose letters mean one thing to readers of news, in minutes east of
   Greenwich. Not CST, IST, BST, AST: more than one place calls its time so. */
static const struct
{
  const char *name;
  gint16 minutes;
} zones[] = {
  { "Z", 0 },      { "UTC", 0 },    { "GMT", 0 },    { "WET", 0 },     { "WEST", 60 },
  { "CET", 60 },   { "MEZ", 60 },   { "CEST", 120 }, { "MESZ", 120 },  { "EET", 120 },
  { "EEST", 180 }, { "MSK", 180 },  { "МСК", 180 },  { "мск", 180 },   { "EST", -300 },
  { "EDT", -240 }, { "CDT", -300 }, { "MST", -420 }, { "MDT", -360 },  { "PST", -480 },
  { "PDT", -420 }, { "HKT", 480 },  { "SGT", 480 },  { "JST", 540 },   { "KST", 540 },
  { "ACST", 570 }, { "AEST", 600 }, { "AEDT", 660 }, { "NZST", 720 },  { "NZDT", 780 },
};

/* "ET" is EST in winter and EDT in summer: minutes in winter. */
static const struct
{
  const char *name;
  gint16 minutes;
} seasons[] = { { "ET", -300 }, { "PT", -480 } };

void
cc_date_set_time (CcDate *date, int minutes, int zone)
{
  gint64 utc = cc_date_days (date->year, date->month, date->day) * 1440 + minutes - zone;
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (utc * 60);

  if (!when)
    return;
  date->year = (gint16) g_date_time_get_year (when);
  date->month = (guint8) g_date_time_get_month (when);
  date->day = (guint8) g_date_time_get_day_of_month (when);
  date->hour = (guint8) g_date_time_get_hour (when);
  date->minute = (guint8) g_date_time_get_minute (when);
  date->precision = CC_PRECISION_MINUTE;
}

/* The day of @month on which its @n-th Sunday falls; 1970-01-01 was a Thursday. */
static int
sunday (int year, int month, int n)
{
  int weekday = (int) ((cc_date_days (year, month, 1) % 7 + 7 + 4) % 7);

  return 1 + (7 - weekday) % 7 + 7 * (n - 1);
}

/* Summer time of the United States: Energy Policy Act of 2005, from 2007 on.
   Before, and in the night of the change, nothing is certain to the hour. */
static gboolean
is_american_summer (const CcDate *date)
{
  int day = date->month * 100 + date->day;

  return day >= 300 + sunday (date->year, 3, 2) && day < 1100 + sunday (date->year, 11, 1);
}

/* "+03:00", "-0500", "GMT+3" from the sign on. */
static gboolean
read_offset (const CcDateToken *k, gboolean named, gboolean sure, int *zone)
{
  int hours, minutes = 0;

  if (!cc_token_is_sign (&k[0], "+-") || k[1].type != CC_TOKEN_NUMBER || !k[1].glued)
    return FALSE;
  if (k[1].digits == 4)
    {
      hours = (int) k[1].value / 100;
      minutes = (int) k[1].value % 100;
    }
  else if (k[1].digits <= 2 && (named || (k[0].glued && (sure || k[0].value == '+'))))
    {
      hours = (int) k[1].value;
      if (cc_token_is_sign (&k[2], ":") && k[3].type == CC_TOKEN_NUMBER && k[3].digits == 2)
        minutes = (int) k[3].value;
    }
  else
    return FALSE;
  if (hours > 14 || minutes > 59)
    return FALSE;
  *zone = (k[0].value == '-' ? -1 : 1) * (hours * 60 + minutes);
  return TRUE;
}

static gboolean
has_name (const CcDateTokens *t, const CcDateToken *token, const char *name)
{
  gsize n = strlen (name);

  return token->type == CC_TOKEN_WORD && token->end - token->start == n
         && strncmp (t->text + token->start, name, n) == 0;
}

/* Minutes east of Greenwich that are said after a time; 0 when none is. A time
   with seconds, or behind a T, is a machine's: there a '-' begins a zone and no
   range of hours. */
static int
zone_at (const CcDateTokens *t, guint i, const CcDate *date, gboolean sure)
{
  const CcDateToken *k = &t->tokens[i];
  int zone = 0;

  if (cc_token_is_sign (k, "("))
    k++;
  if (read_offset (k, FALSE, sure, &zone))
    return zone;
  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    if (has_name (t, k, zones[z].name))
      return read_offset (k + 1, TRUE, TRUE, &zone) ? zone : zones[z].minutes;
  for (guint z = 0; z < G_N_ELEMENTS (seasons) && date->year >= 2007; z++)
    if (has_name (t, k, seasons[z].name))
      return seasons[z].minutes + (is_american_summer (date) ? 60 : 0);
  return 0;
}

/* "am", "p.m." at token @i: tokens that it takes, 0 when it is not there. */
static guint
match_half (const CcDateTokens *t, guint i, gboolean *afternoon)
{
  const CcDateToken *k = &t->tokens[i];

  if (cc_token_is_word (t, k, "am") || cc_token_is_word (t, k, "pm"))
    {
      *afternoon = g_ascii_tolower (t->text[k->start]) == 'p';
      return 1;
    }
  if (!(cc_token_is_word (t, k, "a") || cc_token_is_word (t, k, "p"))
      || !cc_token_is_sign (&k[1], ".") || !cc_token_is_word (t, &k[2], "m"))
    return 0;
  *afternoon = g_ascii_tolower (t->text[k->start]) == 'p';
  return cc_token_is_sign (&k[3], ".") ? 4 : 3;
}

/* HH:MM, 10.15 Uhr, 14h30, 6 am: tokens up to the end of the minutes. */
static guint
match_minutes (const CcDateTokens *t, guint i, int *minutes)
{
  const CcDateToken *k = &t->tokens[i];
  gboolean two = k[2].type == CC_TOKEN_NUMBER && k[2].digits == 2 && k[2].value < 60;
  gboolean half;

  if (k[0].type != CC_TOKEN_NUMBER || k[0].digits > 2 || k[0].value > 23)
    return 0;
  *minutes = (int) k[0].value * 60 + (two ? (int) k[2].value : 0);
  if (two && cc_token_is_sign (&k[1], ":"))
    return 3;
  if (two && cc_token_is_sign (&k[1], ".") && k[1].glued && k[2].glued
      && (cc_token_is_word (t, &k[3], "Uhr") || cc_token_is_word (t, &k[3], "h")
          || match_half (t, i + 3, &half)))
    return 3;
  if (two && cc_token_is_word (t, &k[1], "h"))
    return 3;
  *minutes = (int) k[0].value * 60;
  if (k[0].value > 0 && k[0].value <= 12 && match_half (t, i + 1, &half))
    return 1;
  return 0;
}

/* A time at token @i: sets it, and gives the token after it; else 0. */
static guint
match_time (const CcDateTokens *t, guint i, CcDate *date)
{
  const CcDateToken *k = &t->tokens[i];
  gboolean sure = i > 0 && cc_token_is_word (t, &k[-1], "T");
  gboolean afternoon = FALSE;
  int minutes = 0;
  guint n = match_minutes (t, i, &minutes);
  guint half;

  if (!n)
    return 0;
  if (cc_token_is_sign (&k[n], ":") && k[n + 1].type == CC_TOKEN_NUMBER)
    {
      n += 2;
      sure = TRUE;
    }
  if (cc_token_is_sign (&k[n], ".") && k[n].glued && k[n + 1].type == CC_TOKEN_NUMBER
      && k[n + 1].glued)
    n += 2;
  half = match_half (t, i + n, &afternoon);
  if (half && minutes < 13 * 60)
    minutes = minutes % 720 + (afternoon ? 720 : 0);
  n += half;
  if (cc_token_is_word (t, &k[n], "Uhr") || cc_token_is_word (t, &k[n], "h"))
    n++;
  cc_date_set_time (date, minutes, zone_at (t, i + n, date, sure));
  return i + n;
}

guint
cc_date_clock (const CcDateTokens *t, guint from, guint start, guint end, CcDate *date)
{
  guint found;

  for (guint i = end; i < end + AFTER && i < t->n; i++)
    if ((found = match_time (t, i, date)))
      return found;
    else if (t->tokens[i].type == CC_TOKEN_NUMBER
             || g_utf8_strlen (t->text + t->tokens[i].start,
                               t->tokens[i].end - t->tokens[i].start) > SHORT_WORD)
      break;
  for (guint i = MAX (from, start > BEFORE ? start - BEFORE : 0); i < start; i++)
    {
      CcDate day = *date;

      found = match_time (t, i, &day);
      if (found && found <= start)
        {
          *date = day;
          break;
        }
    }
  return end;
}
