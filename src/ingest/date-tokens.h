/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* date-tokens.h: what published.c and date-clock.c look at. */
#ifndef CC_DATE_TOKENS_H
#define CC_DATE_TOKENS_H

#include <ingest/ingest.h>

/* Tokens that are looked at; a reading may look a few past the last one. */
#define CC_DATE_TOKENS 120
#define CC_DATE_PAST 16

typedef enum
{
  CC_TOKEN_NUMBER,
  CC_TOKEN_WORD,
  CC_TOKEN_SIGN, /* one character that is neither */
  CC_TOKEN_END,
} CcDateTokenType;

typedef struct
{
  CcDateTokenType type;
  guint32 start, end;
  guint digits;   /* of a number */
  guint value;    /* of a number, its first eight digits; of a sign its character */
  guint month;    /* 1 to 12 for a word that names one */
  gboolean glued; /* no space before it */
} CcDateToken;

typedef struct
{
  const char *text;
  CcDateToken tokens[CC_DATE_TOKENS + CC_DATE_PAST]; /* those from @n on are CC_TOKEN_END */
  guint n;
} CcDateTokens;

void cc_date_tokens (CcDateTokens *t, const char *text, guint32 length);

/* One of the ASCII characters @signs. */
gboolean cc_token_is_sign (const CcDateToken *token, const char *signs);

/* The word @word, in any case of ASCII letters. */
gboolean cc_token_is_word (const CcDateTokens *t, const CcDateToken *token, const char *word);

/* A number that can be a day or a month, and one that can be a year. */
gboolean cc_token_is_small (const CcDateToken *token);
gboolean cc_token_is_year (const CcDateToken *token);

/* ---- The time of day: date-clock.c ---- */

/* Adds to @date, a day at the tokens from @start to @end, the time that stands
   after it, or before it but not before @from, and turns it to UTC where a zone is
   named. Gives the token after the date and what was read of the time. */
guint cc_date_clock (const CcDateTokens *t, guint from, guint start, guint end, CcDate *date);

/* Sets the time of @date, a day: minutes since midnight, minutes east of Greenwich. */
void cc_date_set_time (CcDate *date, int minutes, int zone);

#endif
