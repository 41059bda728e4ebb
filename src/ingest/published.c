/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* published.c: dates as outlets, pages and file names write them. */
#include "config.h"

#include <ingest/date-tokens.h>

#include <string.h>

#define MAX_LENGTH 400

/* Stems of what is said before the time of a change; case-folded. */
static const char *const change_words[] = {
  "updat", "modif", "edited", "revised", "corrected", "amended", "aktualis", "geändert",
  "bearbeitet", "обновл", "измен", "отредактир", "исправл", "оновл", "змінен", "відредаг",
  "абноўл", "зменен", "aktualiz", "zmieni", "zmodyf", "mis à jour", "mise à jour", "actualiz",
  "corregid", "aggiornat", "atualiz", NULL,
};

/* What is read of one date. */
typedef struct
{
  CcDate date;
  gboolean ambiguous;
} Reading;

static gboolean
set_day (Reading *r, guint year, guint month, guint day)
{
  if (!cc_date_valid ((int) year, (int) month, (int) day))
    return FALSE;
  r->date = (CcDate) { .year = (gint16) year, .month = (guint8) month, .day = (guint8) day,
                       .precision = CC_PRECISION_DAY };
  return TRUE;
}

static gboolean
set_month (Reading *r, guint year, guint month)
{
  if (month < 1 || month > 12)
    return FALSE;
  r->date = (CcDate) { .year = (gint16) year, .month = (guint8) month,
                       .precision = CC_PRECISION_MONTH };
  return TRUE;
}

/* 03/04/2023 is April to most and March to Americans. */
static gboolean
set_slashed (Reading *r, CcDateOrder order, guint a, guint b, guint year)
{
  if (a > 12 || a == b)
    return set_day (r, year, b, a);
  if (b > 12)
    return set_day (r, year, a, b);
  r->ambiguous = TRUE;
  return order == CC_ORDER_MONTH_FIRST ? set_day (r, year, a, b) : set_day (r, year, b, a);
}

/* 2023-03-06, 2023/03/06, 2023年3月6日; 2023-03 when nothing follows. Years of
   no newspaper, "0001-01-01T00:00", are read where they open the line only. */
static guint
match_year_first (const CcDateTokens *t, guint i, Reading *r)
{
  const CcDateToken *k = &t->tokens[i];
  gboolean broken = i == 0 && k[0].type == CC_TOKEN_NUMBER && k[0].digits == 4
                    && (k[5].type == CC_TOKEN_END || cc_token_is_word (t, &k[5], "T"));

  if ((!cc_token_is_year (&k[0]) && !broken) || k[2].type != CC_TOKEN_NUMBER || k[2].digits > 2)
    return 0;
  if (k[1].type == CC_TOKEN_WORD && k[3].type == CC_TOKEN_WORD && cc_token_is_small (&k[4])
      && k[5].type == CC_TOKEN_WORD)
    return set_day (r, k[0].value, k[2].value, k[4].value) ? 6 : 0;
  if (!cc_token_is_sign (&k[1], "-/._"))
    return 0;
  if (cc_token_is_sign (&k[3], "-/._") && k[3].value == k[1].value && cc_token_is_small (&k[4]))
    return set_day (r, k[0].value, k[2].value, k[4].value) ? 5 : 0;
  return k[1].value == '-' && k[2].digits == 2 && set_month (r, k[0].value, k[2].value) ? 3 : 0;
}

/* 06.03.2023, 6/3/2023, 06-03-2023; 06.03.23 in full digits only. */
static guint
match_digits (const CcDateToken *k, CcDateOrder order, Reading *r)
{
  guint year = k[4].value;

  if (!cc_token_is_small (&k[0]) || !cc_token_is_small (&k[2]) || !cc_token_is_sign (&k[1], "./-")
      || k[3].type != CC_TOKEN_SIGN || k[3].value != k[1].value || k[4].type != CC_TOKEN_NUMBER)
    return 0;
  if (k[1].value == '.' && k[0].digits == 2 && k[2].digits == 2 && k[4].digits == 2
      && !(cc_token_is_sign (&k[5], ".") && k[6].type == CC_TOKEN_NUMBER && k[6].glued))
    year += year < 70 ? 2000 : 1900;
  else if (!cc_token_is_year (&k[4]))
    return 0;
  if (k[1].value == '.' ? set_day (r, year, k[2].value, k[0].value)
                        : set_slashed (r, order, k[0].value, k[2].value, year))
    return 5;
  return 0;
}

/* 6 March 2023, 6. März 2023, 6 de marzo de 2023, 6th of March, 2023, 06-Mar-2023. */
static guint
match_day_first (const CcDateTokens *t, const CcDateToken *k, Reading *r)
{
  guint i = 1, month;

  if (!cc_token_is_small (&k[0]))
    return 0;
  if (cc_token_is_sign (&k[i], "./-")
      || (k[i].type == CC_TOKEN_WORD && k[i].glued && !k[i].month))
    i++;
  if (cc_token_is_word (t, &k[i], "de") || cc_token_is_word (t, &k[i], "of"))
    i++;
  if (k[i].type != CC_TOKEN_WORD || !k[i].month)
    return 0;
  month = k[i++].month;
  if (cc_token_is_sign (&k[i], ".,/-"))
    i++;
  if (cc_token_is_word (t, &k[i], "de") || cc_token_is_word (t, &k[i], "del"))
    i++;
  return cc_token_is_year (&k[i]) && set_day (r, k[i].value, month, k[0].value) ? i + 1 : 0;
}

/* March 6, 2023; Mar. 6th 2023; March 2023. */
static guint
match_month_first (const CcDateToken *k, Reading *r)
{
  guint i = 1, day;

  if (k[0].type != CC_TOKEN_WORD || !k[0].month)
    return 0;
  if (cc_token_is_sign (&k[i], "."))
    i++;
  if (cc_token_is_year (&k[i]))
    return set_month (r, k[i].value, k[0].month) ? i + 1 : 0;
  if (!cc_token_is_small (&k[i]))
    return 0;
  day = k[i++].value;
  if (k[i].type == CC_TOKEN_WORD && k[i].glued)
    i++;
  if (cc_token_is_sign (&k[i], ","))
    i++;
  return cc_token_is_year (&k[i]) && set_day (r, k[i].value, k[0].month, day) ? i + 1 : 0;
}

/* Digits of file names and machines: YYYYMMDD, or YYYY alone. */
static gboolean
read_number (const CcDateToken *k, Reading *r)
{
  if (k->type == CC_TOKEN_NUMBER && k->digits == 8 && k->value / 10000 >= 1800
      && k->value / 10000 < 2200)
    return set_day (r, k->value / 10000, k->value / 100 % 100, k->value % 100);
  if (!cc_token_is_year (k))
    return FALSE;
  r->date = (CcDate) { .year = (gint16) k->value, .precision = CC_PRECISION_YEAR };
  return TRUE;
}

static guint
match_date (const CcDateTokens *t, guint i, CcDateOrder order, Reading *r)
{
  const CcDateToken *k = &t->tokens[i];
  guint n;

  *r = (Reading) { .ambiguous = FALSE };
  if (i > 0 && k[0].glued && t->tokens[i - 1].type == CC_TOKEN_NUMBER)
    return 0;
  n = match_year_first (t, i, r);
  if (!n)
    n = match_digits (k, order, r);
  if (!n)
    n = match_day_first (t, k, r);
  if (!n)
    n = match_month_first (k, r);
  return n;
}

/* A word for a change stands in the bytes from @start to @end. */
static gboolean
says_change (const char *text, guint32 start, guint32 end)
{
  g_autofree char *folded = g_utf8_casefold (text + start, end - start);

  for (const char *const *word = change_words; *word; word++)
    if (strstr (folded, *word))
      return TRUE;
  return FALSE;
}

/* The first bytes of a line, up to a whole character. */
static guint32
bounded (const char *text, gsize length)
{
  guint32 n = (guint32) MIN (length, MAX_LENGTH);

  while (n > 0 && n < length && ((guchar) text[n] & 0xc0) == 0x80)
    n--;
  return n;
}

guint
cc_date_find_all (const char *text, gsize length, CcDateOrder order, CcFoundDate *found, guint max)
{
  CcDateTokens t;
  guint32 before = 0;
  guint past = 0, n_found = 0;

  cc_date_tokens (&t, text, bounded (text, length));
  for (guint i = 0; i < t.n && n_found < max; i++)
    {
      Reading r;
      guint n = match_date (&t, i, order, &r);
      CcFoundDate *f = &found[n_found];
      guint end = i + n;

      if (!n)
        continue;
      if (r.date.precision == CC_PRECISION_DAY)
        end = cc_date_clock (&t, past, i, i + n, &r.date);
      f->date = r.date;
      f->ambiguous = r.ambiguous;
      f->where = (CcRange) { t.tokens[i].start, t.tokens[end - 1].end };
      f->modified = says_change (text, before, t.tokens[i].start);
      before = f->where.end;
      past = end;
      n_found++;
      i = end - 1;
    }
  return n_found;
}

gboolean
cc_date_find (const char *text, gsize length, CcDate *date, CcRange *where)
{
  CcFoundDate found;

  if (!cc_date_find_all (text, length, CC_ORDER_DAY_FIRST, &found, 1))
    return FALSE;
  *date = found.date;
  if (where)
    *where = found.where;
  return TRUE;
}

gboolean
cc_date_of_number (const char *digits, CcDate *date)
{
  gsize n = strspn (digits, "0123456789");
  CcDateTokens t;
  Reading r;
  const char *clock;

  if (n == 10 || n == 13) /* seconds, or milliseconds, since 1970 */
    {
      gint64 minutes = g_ascii_strtoll (digits, NULL, 10) / (n == 13 ? 60000 : 60);

      *date = (CcDate) { .year = 1970, .month = 1, .day = 1, .precision = CC_PRECISION_DAY };
      if (digits[n] || minutes > G_MAXINT)
        return FALSE;
      cc_date_set_time (date, (int) minutes, 0);
      return TRUE;
    }
  cc_date_tokens (&t, digits, (guint32) n);
  if (n == 12 || n == 14)
    t.tokens[0].digits = 8;
  if ((digits[n] && (digits[n] != 'T' || n != 8)) || !read_number (&t.tokens[0], &r))
    return FALSE;
  *date = r.date;
  clock = n >= 8 ? digits + 8 : "";
  clock += *clock == 'T';
  if (strspn (clock, "0123456789") >= 4)
    {
      int hour = (clock[0] - '0') * 10 + clock[1] - '0';
      int minute = (clock[2] - '0') * 10 + clock[3] - '0';

      if (hour < 24 && minute < 60)
        cc_date_set_time (date, hour * 60 + minute, 0);
    }
  return TRUE;
}

/* A year and a month in an address, 2023/03, when no day follows. */
static gboolean
match_year_month (const CcDateToken *k, Reading *r)
{
  return cc_token_is_year (&k[0]) && cc_token_is_sign (&k[1], "/") && k[2].digits == 2
         && (cc_token_is_sign (&k[3], "/") || k[3].type == CC_TOKEN_END)
         && set_month (r, k[0].value, k[2].value);
}

gboolean
cc_date_of_url (const char *url, CcDate *date)
{
  const char *host = strstr (url, "://");
  const char *path = host ? strchr (host + 3, '/') : NULL;
  gsize length = path ? strcspn (path, "?#") : 0;
  CcDateTokens t;
  Reading r = { .ambiguous = FALSE };
  gboolean found = FALSE;

  if (!path || !g_utf8_validate_len (path, length, NULL))
    return FALSE;
  cc_date_tokens (&t, path, bounded (path, length));
  for (guint i = 1; i < t.n && !found; i++)
    found = cc_token_is_sign (&t.tokens[i - 1], "/-_") && match_year_first (&t, i, &r)
            && r.date.precision == CC_PRECISION_DAY;
  for (guint i = 1; i < t.n && !found; i++)
    found = t.tokens[i].digits == 8 && read_number (&t.tokens[i], &r);
  for (guint i = 1; i < t.n && !found; i++)
    found = cc_token_is_sign (&t.tokens[i - 1], "/") && match_year_month (&t.tokens[i], &r);
  if (found)
    *date = r.date;
  return found;
}

gboolean
cc_date_of_file_name (const char *base_name, CcDate *date)
{
  g_autofree char *valid = g_utf8_make_valid (base_name, -1);
  CcDateTokens t;
  Reading r = { .ambiguous = FALSE };
  gboolean found = FALSE;

  cc_date_tokens (&t, valid, bounded (valid, strlen (valid)));
  for (guint i = 0; i < t.n && !found; i++)
    found = match_year_first (&t, i, &r) || match_digits (&t.tokens[i], CC_ORDER_DAY_FIRST, &r);
  for (guint i = 0; i < t.n && !found; i++)
    found = t.tokens[i].digits == 8 && read_number (&t.tokens[i], &r);
  for (guint i = 0; i < t.n && !found; i++)
    found = read_number (&t.tokens[i], &r);
  if (found)
    *date = r.date;
  return found;
}
