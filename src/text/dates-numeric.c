/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dates-numeric.c: dates in digits alone, "2023-03-06", "06.03.2023", "13/04/2022". */
#include "config.h"

#include <text/dates.h>

#include <string.h>

guint
cc_dates_small (const CcDateReader *r, guint32 token)
{
  return token < r->end && cc_chunk_token (r->chunk, token)->flags & CC_TOKEN_NUMBER
             ? cc_number_small (r->chunk, token)
             : 0;
}

/* Three numbers as year, month and day. */
static gboolean
set_numeric (CcDatePoint *point, guint year, guint month, guint day)
{
  point->year = year;
  point->month = month;
  point->day = day;
  return year >= CC_FIRST_YEAR && year <= CC_LAST_YEAR
         && cc_date_valid ((int) year, (int) MAX (month, 1), (int) MAX (day, 1));
}

/* "2023-03-06", "06/03/2023": three tokens. Where the language does not say whether
   the day is first, 13 and more does, or both being the same; else the year alone
   is certain. */
static gboolean
read_numeric_tokens (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  const char *text = r->chunk->article->text;
  gboolean day_first = r->chunk->tongue->lexicon->decimal_comma;
  guint n[3];
  char mark;

  *point = (CcDatePoint){ .behind = token + 3 };
  if (token + 2 >= r->end)
    return FALSE;
  mark = text[cc_chunk_token_end (r->chunk, token)];
  if ((mark != '-' && mark != '/') || text[cc_chunk_token_end (r->chunk, token + 1)] != mark)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      n[i] = strspn (cc_chunk_form (r->chunk, token + i), "0123456789")
                     == cc_chunk_token (r->chunk, token + i)->length
                 ? cc_dates_small (r, token + i)
                 : 0;
      if (n[i] == 0
          || (i > 0
              && cc_chunk_token (r->chunk, token + i)->start
                     != cc_chunk_token_end (r->chunk, token + i - 1) + 1))
        return FALSE;
    }
  if (n[0] >= CC_FIRST_YEAR)
    return set_numeric (point, n[0], n[1], n[2]);
  if (mark == '-' && !day_first)
    return FALSE;
  if (day_first || n[0] > 12 || n[0] == n[1])
    return set_numeric (point, n[2], n[1], n[0]);
  return n[1] > 12 ? set_numeric (point, n[2], n[0], n[1])
                   : set_numeric (point, n[2], 0, 0) && n[0] <= 12;
}

/* "06.03.2023", "6.3.23"; "06.03." where a stop makes ordinals. */
static gboolean
read_numeric_dots (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  const char *form = cc_chunk_form (r->chunk, token);
  char *rest = (char *) form;
  guint n[3] = { 0 }, parts = 0;

  *point = (CcDatePoint){ .behind = token + 1 };
  if (strlen (form) > 10 || strspn (form, "0123456789.") != strlen (form))
    return FALSE;
  for (; parts < 3 && g_ascii_isdigit (*rest); parts++)
    {
      const char *before = rest;

      n[parts] = (guint) g_ascii_strtoull (before, &rest, 10);
      if (parts < 2 && rest - before > 2)
        return FALSE;
      rest += *rest == '.';
    }
  if (*rest || parts < 2)
    return FALSE;
  /* "11.18.2014" has its month first. */
  if (parts == 3 && n[0] <= 12 && n[1] > 12 && !r->chunk->tongue->lexicon->decimal_comma)
    return set_numeric (point, n[2], n[0], n[1]);
  if (parts == 3)
    return set_numeric (
        point, strlen (form) == strlen ("06.03.23") && n[2] < 100 ? n[2] + 2000 : n[2], n[1], n[0]);
  point->month = n[1];
  point->day = n[0];
  return r->chunk->tongue->lexicon->ordinal_stop && cc_dates_gap (r, token + 1) == CC_GAP_POINT
         && cc_date_valid (2000, (int) n[1], (int) n[0]);
}

gboolean
cc_dates_numeric (const CcDateReader *r, guint32 token, CcDatePoint *point)
{
  return read_numeric_tokens (r, token, point) || read_numeric_dots (r, token, point);
}
