/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

#define MAX_TOKENS 120
#define MAX_LENGTH 400

/* Names of months as they stand in dates, case-folded, each with a space on
   both sides; abbreviations without their stop. */
static const char *const month_names[12] = {
  " january jan januar jänner janvier janv enero ene styczeń stycznia sty janeiro gennaio gen"
  " januari leden ledna január ianuarie январь января янв січень"
  " січня студзень студзеня януари ocak ",
  " february feb februar feber février févr fév febrero luty lutego lut fevereiro fev"
  " febbraio februari únor února február februarie февраль февраля фев"
  " лютий лютого люты лютага февруари şubat ",
  " march mar märz mrz mars marzo marzec marca março maart mrt březen března március martie"
  " mart март марта мар березень березня сакавік"
  " сакавіка ",
  " april apr avril avr abril abr kwiecień kwietnia kwi aprile aprilie duben dubna április"
  " апрель апреля апр квітень квітня красавік"
  " красавіка април nisan ",
  " may mai mayo maj maja maio maggio mag mei květen května május май мая"
  " травень травня травеня mayıs ",
  " june jun juni juin junio czerwiec czerwca cze junho giugno giu červen června június iunie"
  " июнь июня июн червень червня чэрвень чэрвеня юни"
  " haziran ",
  " july jul juli juillet juil julio lipiec lipca lip julho luglio lug červenec července"
  " július iulie июль июля июл липень липня ліпень ліпеня"
  " юли temmuz ",
  " august aug août aou agosto ago sierpień sierpnia sie augustus augusti srpen srpna"
  " augusztus август августа авг серпень серпня жнівень"
  " жніўня ağustos ",
  " september sep sept septembre septiembre wrzesień września wrz setembro set settembre"
  " září szeptember septembrie сентябрь сентября сен сент"
  " вересень вересня верасень верасня септември eylül ",
  " october oct oktober okt octobre octubre październik października paź outubro out ottobre"
  " ott říjen října október octombrie октябрь октября окт жовтень"
  " жовтня кастрычнік кастрычніка октомври ekim ",
  " november nov novembre noviembre listopad listopada lis novembro listopadu noiembrie"
  " ноябрь ноября ноя нояб листопад листопада"
  " лістапад лістапада ноември kasım ",
  " december dec dezember dez décembre déc diciembre dic grudzień grudnia gru dezembro"
  " dicembre prosinec prosince decembrie декабрь декабря дек грудень"
  " грудня снежань снежня декември aralık ",
};

typedef enum
{
  NUMBER,
  WORD,
  SIGN, /* one character that is neither */
  END,
} Type;

typedef struct
{
  Type type;
  guint32 start, end;
  guint digits;  /* of a number */
  guint value;   /* of a number; of a sign its character */
  guint month;   /* 1 to 12 for a word that names one */
  gboolean glued; /* no space before it */
} Token;

typedef struct
{
  const char *text;
  Token tokens[MAX_TOKENS + 8];
  guint n;
} Tokens;

static guint
month_of (const char *word, gsize length)
{
  g_autofree char *folded = NULL;
  g_autofree char *padded = NULL;

  if (length < 3 || length > 24)
    return 0;
  folded = g_utf8_casefold (word, (gssize) length);
  padded = g_strdup_printf (" %s ", folded);
  for (guint m = 0; m < 12; m++)
    if (strstr (month_names[m], padded))
      return m + 1;
  return 0;
}

static void
add_number (Token *token, const char *text, guint32 length)
{
  token->type = NUMBER;
  while (token->end < length && g_ascii_isdigit (text[token->end]))
    {
      if (token->digits++ < 8)
        token->value = token->value * 10 + (guint) (text[token->end] - '0');
      token->end++;
    }
}

static void
add_word (Token *token, const char *text, guint32 length)
{
  token->type = WORD;
  while (token->end < length)
    {
      gunichar c = g_utf8_get_char (text + token->end);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        break;
      /* CJK dates put a sign of one letter after each number. */
      if (c >= 0x3000 && token->end > token->start)
        break;
      token->end += cc_utf8_length ((guchar) text[token->end]);
      if (c >= 0x3000)
        break;
    }
  token->month = month_of (text + token->start, token->end - token->start);
}

static void
tokenise (Tokens *t, const char *text, guint32 length)
{
  guint32 at = 0;
  gboolean glued = FALSE;

  t->text = text;
  t->n = 0;
  while (at < length && t->n < MAX_TOKENS)
    {
      gunichar c = g_utf8_get_char (text + at);
      Token token = { .type = SIGN, .start = at, .end = at, .value = c, .glued = glued };

      if (g_unichar_isspace (c))
        {
          at += cc_utf8_length ((guchar) text[at]);
          glued = FALSE;
          continue;
        }
      if (c < 0x80 && g_ascii_isdigit ((char) c))
        {
          token.value = 0;
          add_number (&token, text, length);
        }
      else if (g_unichar_isalpha (c))
        add_word (&token, text, length);
      else
        token.end = at + cc_utf8_length ((guchar) text[at]);
      t->tokens[t->n++] = token;
      at = token.end;
      glued = TRUE;
    }
  for (guint i = 0; i < 8; i++)
    t->tokens[t->n + i] = (Token) { .type = END, .start = at, .end = at };
}

static gboolean
is_sign (const Token *token, const char *signs)
{
  return token->type == SIGN && token->value < 0x80 && strchr (signs, (int) token->value);
}

static gboolean
is_word (const Tokens *t, const Token *token, const char *word)
{
  gsize n = strlen (word);

  return token->type == WORD && token->end - token->start == n
         && g_ascii_strncasecmp (t->text + token->start, word, n) == 0;
}

static gboolean
is_small (const Token *token)
{
  return token->type == NUMBER && token->digits <= 2 && token->value > 0;
}

static gboolean
is_year (const Token *token)
{
  return token->type == NUMBER && token->digits == 4 && token->value >= 1800 && token->value < 2200;
}

static gboolean
set_day (CcDate *date, guint year, guint month, guint day)
{
  if (!cc_date_valid ((int) year, (int) month, (int) day))
    return FALSE;
  *date = (CcDate) { .year = (gint16) year, .month = (guint8) month, .day = (guint8) day,
                     .precision = CC_PRECISION_DAY };
  return TRUE;
}

static gboolean
set_month (CcDate *date, guint year, guint month)
{
  if (month < 1 || month > 12)
    return FALSE;
  *date = (CcDate) { .year = (gint16) year, .month = (guint8) month,
                     .precision = CC_PRECISION_MONTH };
  return TRUE;
}

/* 03/04/2023 is April to some and March to others: the year alone is certain. */
static gboolean
set_slashed (CcDate *date, guint a, guint b, guint year)
{
  if (a > 12 || a == b)
    return set_day (date, year, b, a);
  if (b > 12)
    return set_day (date, year, a, b);
  *date = (CcDate) { .year = (gint16) year, .precision = CC_PRECISION_YEAR };
  return TRUE;
}

/* 2023-03-06, 2023/03/06, 2023年3月6日; 2023-03 when nothing follows. */
static guint
match_year_first (const Token *k, CcDate *date)
{
  if (!is_year (&k[0]) || k[2].type != NUMBER || k[2].digits > 2)
    return 0;
  if (k[1].type == WORD && k[3].type == WORD && is_small (&k[4]) && k[5].type == WORD)
    return set_day (date, k[0].value, k[2].value, k[4].value) ? 6 : 0;
  if (!is_sign (&k[1], "-/._"))
    return 0;
  if (is_sign (&k[3], "-/._") && k[3].value == k[1].value && is_small (&k[4]))
    return set_day (date, k[0].value, k[2].value, k[4].value) ? 5 : 0;
  return k[1].value == '-' && k[2].digits == 2 && set_month (date, k[0].value, k[2].value) ? 3 : 0;
}

/* 06.03.2023, 6/3/2023, 06-03-2023. */
static guint
match_digits (const Token *k, CcDate *date)
{
  if (!is_small (&k[0]) || !is_small (&k[2]) || !is_sign (&k[1], "./-") || !is_year (&k[4])
      || k[3].type != SIGN || k[3].value != k[1].value)
    return 0;
  if (k[1].value == '.' ? set_day (date, k[4].value, k[2].value, k[0].value)
                        : set_slashed (date, k[0].value, k[2].value, k[4].value))
    return 5;
  return 0;
}

/* 6 March 2023, 6. März 2023, 6 de marzo de 2023, 6th of March, 2023. */
static guint
match_day_first (const Tokens *t, const Token *k, CcDate *date)
{
  guint i = 1, month;

  if (!is_small (&k[0]))
    return 0;
  if (is_sign (&k[i], ".") || (k[i].type == WORD && k[i].glued && !k[i].month))
    i++;
  if (is_word (t, &k[i], "de") || is_word (t, &k[i], "of"))
    i++;
  if (k[i].type != WORD || !k[i].month)
    return 0;
  month = k[i++].month;
  if (is_sign (&k[i], ".,"))
    i++;
  if (is_word (t, &k[i], "de") || is_word (t, &k[i], "del"))
    i++;
  return is_year (&k[i]) && set_day (date, k[i].value, month, k[0].value) ? i + 1 : 0;
}

/* March 6, 2023; Mar. 6th 2023; March 2023. */
static guint
match_month_first (const Token *k, CcDate *date)
{
  guint i = 1, day;

  if (k[0].type != WORD || !k[0].month)
    return 0;
  if (is_sign (&k[i], "."))
    i++;
  if (is_year (&k[i]))
    return set_month (date, k[i].value, k[0].month) ? i + 1 : 0;
  if (!is_small (&k[i]))
    return 0;
  day = k[i++].value;
  if (k[i].type == WORD && k[i].glued)
    i++;
  if (is_sign (&k[i], ","))
    i++;
  return is_year (&k[i]) && set_day (date, k[i].value, k[0].month, day) ? i + 1 : 0;
}

/* Minutes east of Greenwich after a time. */
static int
zone_at (const Tokens *t, guint i)
{
  const Token *k = &t->tokens[i];
  int hours, minutes = 0;

  if (is_word (t, k, "GMT") || is_word (t, k, "UTC"))
    k++;
  if (!is_sign (&k[0], "+-") || k[1].type != NUMBER)
    return 0;
  if (k[1].digits == 4)
    {
      hours = (int) k[1].value / 100;
      minutes = (int) k[1].value % 100;
    }
  else if (k[1].digits <= 2)
    {
      hours = (int) k[1].value;
      if (is_sign (&k[2], ":") && k[3].type == NUMBER && k[3].digits == 2)
        minutes = (int) k[3].value;
    }
  else
    return 0;
  if (hours > 14 || minutes > 59)
    return 0;
  return (k[0].value == '-' ? -1 : 1) * (hours * 60 + minutes);
}

static void
set_time (CcDate *date, int hour, int minute, int zone)
{
  gint64 minutes = cc_date_days (date->year, date->month, date->day) * 1440 + hour * 60 + minute
                   - zone;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (minutes * 60);

  if (!utc)
    return;
  date->year = (gint16) g_date_time_get_year (utc);
  date->month = (guint8) g_date_time_get_month (utc);
  date->day = (guint8) g_date_time_get_day_of_month (utc);
  date->hour = (guint8) g_date_time_get_hour (utc);
  date->minute = (guint8) g_date_time_get_minute (utc);
  date->precision = CC_PRECISION_MINUTE;
}

/* HH:MM, with seconds, am or pm and a zone, at token @i. Gives the token after. */
static guint
match_time (const Tokens *t, guint i, CcDate *date)
{
  const Token *k = &t->tokens[i];
  guint n = 3;
  int hour;

  if (k[0].type != NUMBER || k[0].digits > 2 || k[0].value > 23 || !is_sign (&k[1], ":")
      || k[2].type != NUMBER || k[2].digits != 2 || k[2].value > 59)
    return 0;
  hour = (int) k[0].value;
  if (is_sign (&k[n], ":") && k[n + 1].type == NUMBER)
    n += 2;
  if (is_sign (&k[n], ".") && k[n].glued && k[n + 1].type == NUMBER && k[n + 1].glued)
    n += 2;
  if ((is_word (t, &k[n], "pm") || is_word (t, &k[n], "p")) && hour < 12)
    hour += 12;
  else if ((is_word (t, &k[n], "am") || is_word (t, &k[n], "a")) && hour == 12)
    hour = 0;
  set_time (date, hour, (int) k[2].value, zone_at (t, i + n));
  return i + n;
}

/* A time stands after the date, past at most three small words and signs, or
   just before it. */
static guint
find_time (const Tokens *t, guint start, guint end, CcDate *date)
{
  guint found;

  for (guint i = end; i < end + 4 && i < t->n; i++)
    if ((found = match_time (t, i, date)))
      return found;
    else if (t->tokens[i].type == NUMBER || t->tokens[i].end - t->tokens[i].start > 5)
      break;
  for (guint i = start > 6 ? start - 6 : 0; i + 3 <= start; i++)
    if (match_time (t, i, date))
      break;
  return end;
}

static guint
match_date (const Tokens *t, guint i, CcDate *date)
{
  const Token *k = &t->tokens[i];
  guint n;

  if (i > 0 && k[0].glued && t->tokens[i - 1].type == NUMBER)
    return 0;
  n = match_year_first (k, date);
  if (!n)
    n = match_digits (k, date);
  if (!n)
    n = match_day_first (t, k, date);
  if (!n)
    n = match_month_first (k, date);
  return n;
}

gboolean
cc_date_find (const char *text, gsize length, CcDate *date, CcRange *where)
{
  Tokens t;

  tokenise (&t, text, (guint32) MIN (length, MAX_LENGTH));
  for (guint i = 0; i < t.n; i++)
    {
      guint n = match_date (&t, i, date);
      guint end;

      if (!n)
        continue;
      end = date->precision == CC_PRECISION_DAY ? find_time (&t, i, i + n, date) : i + n;
      if (where)
        *where = (CcRange) { t.tokens[i].start, t.tokens[end - 1].end };
      return TRUE;
    }
  return FALSE;
}

/* Digits of file names: YYYYMMDD, or YYYY alone when nothing finer is there. */
static gboolean
date_of_number (const Token *k, CcDate *date)
{
  if (k->type == NUMBER && k->digits == 8 && k->value / 10000 >= 1800 && k->value / 10000 < 2200)
    return set_day (date, k->value / 10000, k->value / 100 % 100, k->value % 100);
  if (!is_year (k))
    return FALSE;
  *date = (CcDate) { .year = (gint16) k->value, .precision = CC_PRECISION_YEAR };
  return TRUE;
}

gboolean
cc_date_of_file_name (const char *base_name, CcDate *date)
{
  g_autofree char *valid = g_utf8_make_valid (base_name, -1);
  Tokens t;

  tokenise (&t, valid, (guint32) MIN (strlen (valid), MAX_LENGTH));
  for (guint i = 0; i < t.n; i++)
    if (match_year_first (&t.tokens[i], date) || match_digits (&t.tokens[i], date))
      return TRUE;
  for (guint i = 0; i < t.n; i++)
    if (t.tokens[i].digits == 8 && date_of_number (&t.tokens[i], date))
      return TRUE;
  for (guint i = 0; i < t.n; i++)
    if (date_of_number (&t.tokens[i], date))
      return TRUE;
  return FALSE;
}
