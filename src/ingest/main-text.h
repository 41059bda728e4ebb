/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* main-text.h: which runs of a page are its article, and why. */
#ifndef CC_MAIN_TEXT_H
#define CC_MAIN_TEXT_H

#include <ingest/page-features.h>

/* ---- The score of a run: page-model.c ---- */

/* How surely a run of which @seen is seen is of the article, as the logarithm of
   the odds. */
float cc_seen_score (const float *seen);

/* What @seen[@i] adds to that. */
float cc_seen_part (const float *seen, CcSeen i);

/* ---- The decision: main-text.c ---- */

typedef enum
{
  CC_RULE_SCORE,   /* by its score */
  CC_RULE_CUE,     /* a line that is a date, an author or "Related articles" */
  CC_RULE_TITLE,   /* the title, on top of the article */
  CC_RULE_HEADING, /* a heading beside the block below it, which is kept */
  CC_RULE_BETWEEN, /* a line between two beside it that are kept */
  CC_RULE_REST,    /* below "Similar articles" after the article's end */
  CC_RULE_LONGEST, /* nothing scored: the part with the greatest sum of prose */
} CcRule;

/* What was decided about a run. */
typedef struct
{
  gboolean kept;
  guint8 rule; /* CcRule */
  float score;
} CcRuling;

/* One for each run of @sight's page: new. */
CcRuling *cc_main_text (const CcSight *sight);

/* The elements that each hold an article in full, two or more, in order: new array
   of guint32; empty for a page with one article. page-articles.c */
GArray *cc_page_articles (const CcSight *sight);

/* ---- Why: page-why.c ---- */

/* Says of every run of the page what was decided and by which rule; for a draft
   that is asked why. */
void cc_page_say_why (const CcSight *sight, const CcRuling *rulings, CcDraft *draft);

#endif
