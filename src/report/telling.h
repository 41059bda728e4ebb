/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* telling.h: what the writers work out about one mention: in whose voice it is
   told, whether by a match it joined, what it is called.  */
#ifndef CC_REPORT_TELLING_H
#define CC_REPORT_TELLING_H

#include <report/report.h>

/* Whose words a whole sentence is in. */
typedef enum
{
  CC_TOLD_OWN,      /* the outlet's own, short quoted phrases included */
  CC_TOLD_REPORTED, /* attributed to somebody, without quotation marks */
  CC_TOLD_PARTLY,   /* the outlet's own around a quoted passage */
  CC_TOLD_QUOTED,   /* all or nearly all inside quotation marks */
} CcTold;

typedef struct
{
  CcTold told;
  CcRange cue;    /* "said", or empty; in the sentence's article, as is @source */
  CcRange source; /* who, or empty */
} CcTelling;

/* How sentence number @sentence is told. Without marks, only quotation marks
   are looked at. */
CcTelling cc_telling (const CcComparison *comparison, guint32 sentence);

/* "own", "reported", "partly-quoted", "quoted". */
const char *cc_told_name (CcTold told);

/* TRUE when a mention joined because of another sentence, number via. */
static inline gboolean
cc_joined_by_match (const CcMention *mention)
{
  return mention->joined == CC_JOINED_MATCH || mention->joined == CC_JOINED_FIGURE;
}

/* The wording or phrase by which @mention joined its curated claim, or NULL. */
const char *cc_telling_wording (const CcClaim *claim, const CcMention *mention);

#endif
