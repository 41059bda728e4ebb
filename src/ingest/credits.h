/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* credits.h: the words of a dateline or a credit line, and the names and phrases of
   data/und/agencies.list and credits.list among them. */
#ifndef CC_INGEST_CREDITS_H
#define CC_INGEST_CREDITS_H

#include <glib.h>

/* Words of a line that are looked at, and of the longest names and phrases. */
#define CC_CREDIT_WORDS 16
#define CC_CREDIT_NAME 5

/* What stands between two words. */
enum
{
  CC_GAP_COMMA = 1 << 0, /* also ';' and '|' */
  CC_GAP_STOP = 1 << 1,
  CC_GAP_DASH = 1 << 2,
  CC_GAP_COLON = 1 << 3,
  CC_GAP_SLASH = 1 << 4,
  CC_GAP_OPEN = 1 << 5,
  CC_GAP_CLOSE = 1 << 6,
};

typedef struct
{
  const char *text;
  guint length;
  guint gap; /* before the word */
} CcCreditWord;

typedef struct
{
  CcCreditWord words[CC_CREDIT_WORDS + 1]; /* one after the last holds the gap behind it */
  guint n;
  gboolean whole; /* there were no more words */
} CcCredits;

/* Why a list could not be read, and so nothing is credited; or NULL. Owned by the list. */
const char *cc_credits_problem (void);

/* Cuts the words of @text, @length bytes or up to its first line end. */
void cc_credits_cut (CcCredits *line, const char *text, gsize length);

/* The agency whose name begins with word @first, as it is shown, interned, or NULL; of
   several names the longest. @n receives its words. */
const char *cc_credits_agency (const CcCredits *line, guint first, guint *n);

/* The same for a whole name. */
const char *cc_credits_agency_named (const char *name);

/* TRUE when the @n words from @first on are an entry of credits.list of @category. */
gboolean cc_credits_is (const CcCredits *line, guint first, guint n, const char *category);

#endif
