/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* date-tokens.c: the numbers, words and signs of a line in which a date is
   looked for, and the names of months. */
#include "config.h"

#include <ingest/date-tokens.h>

#include <string.h>

/* Names of months as they stand in dates, case-folded, each with a space on
   both sides; abbreviations without their stop. */
static const char *const month_names[12] = {
  " january jan januar jänner janvier janv enero ene styczeń stycznia sty janeiro gennaio gen"
  " januari leden ledna január ianuarie январь января янв січень"
  " січня січ студзень студзеня януари ocak ",
  " february feb februar feber février févr fév febrero luty lutego lut fevereiro fev"
  " febbraio februari únor února február februarie февраль февраля фев"
  " лютий лютого лют люты лютага февруари şubat ",
  " march mar märz mrz mars marzo marzec marca março maart mrt březen března március martie"
  " mart март марта мар березень березня бер сакавік"
  " сакавіка ",
  " april apr avril avr abril abr kwiecień kwietnia kwi aprile aprilie duben dubna április"
  " апрель апреля апр квітень квітня квіт красавік"
  " красавіка април nisan ",
  " may mai mayo maj maja maio maggio mag mei květen května május май мая"
  " травень травня трав травень траўня mayıs ",
  " june jun juni juin junio czerwiec czerwca cze junho giugno giu červen června június iunie"
  " июнь июня июн червень червня черв чэрвень чэрвеня юни"
  " haziran ",
  " july jul juli juillet juil julio lipiec lipca lip julho luglio lug červenec července"
  " július iulie июль июля июл липень липня лип ліпень ліпеня"
  " юли temmuz ",
  " august aug août aou agosto ago sierpień sierpnia sie augustus augusti srpen srpna"
  " augusztus август августа авг серпень серпня серп жнівень"
  " жніўня ağustos ",
  " september sep sept septembre septiembre wrzesień września wrz setembro set settembre"
  " září szeptember septembrie сентябрь сентября сен сент"
  " вересень вересня вер верасень верасня септември eylül ",
  " october oct oktober okt octobre octubre październik października paź outubro out ottobre"
  " ott říjen října október octombrie октябрь октября окт жовтень"
  " жовтня жовт кастрычнік кастрычніка октомври ekim ",
  " november nov novembre noviembre listopad listopada lis novembro listopadu noiembrie"
  " ноябрь ноября ноя нояб листопад листопада лист"
  " лістапад лістапада ноември kasım ",
  " december dec dezember dez décembre déc diciembre dic grudzień grudnia gru dezembro"
  " dicembre prosinec prosince decembrie декабрь декабря дек грудень"
  " грудня груд снежань снежня декември aralık ",
};

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
add_number (CcDateToken *token, const char *text, guint32 length)
{
  token->type = CC_TOKEN_NUMBER;
  while (token->end < length && g_ascii_isdigit (text[token->end]))
    {
      if (token->digits++ < 8)
        token->value = token->value * 10 + (guint) (text[token->end] - '0');
      token->end++;
    }
}

static void
add_word (CcDateToken *token, const char *text, guint32 length)
{
  token->type = CC_TOKEN_WORD;
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

void
cc_date_tokens (CcDateTokens *t, const char *text, guint32 length)
{
  guint32 at = 0;
  gboolean glued = FALSE;

  t->text = text;
  t->n = 0;
  while (at < length && t->n < CC_DATE_TOKENS)
    {
      gunichar c = g_utf8_get_char (text + at);
      CcDateToken token
        = { .type = CC_TOKEN_SIGN, .start = at, .end = at, .value = c, .glued = glued };

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
  for (guint i = 0; i < CC_DATE_PAST; i++)
    t->tokens[t->n + i] = (CcDateToken) { .type = CC_TOKEN_END, .start = at, .end = at };
}

gboolean
cc_token_is_sign (const CcDateToken *token, const char *signs)
{
  return token->type == CC_TOKEN_SIGN && token->value < 0x80 && strchr (signs, (int) token->value);
}

gboolean
cc_token_is_word (const CcDateTokens *t, const CcDateToken *token, const char *word)
{
  gsize n = strlen (word);

  return token->type == CC_TOKEN_WORD && token->end - token->start == n
         && g_ascii_strncasecmp (t->text + token->start, word, n) == 0;
}

gboolean
cc_token_is_small (const CcDateToken *token)
{
  return token->type == CC_TOKEN_NUMBER && token->digits <= 2 && token->value > 0;
}

gboolean
cc_token_is_year (const CcDateToken *token)
{
  return token->type == CC_TOKEN_NUMBER && token->digits == 4 && token->value >= 1800
         && token->value < 2200;
}
