/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decided.h: what the reports for people say of decisions. All of it is plain text,
   to be escaped by the writer.  */
#ifndef CC_REPORT_DECIDED_H
#define CC_REPORT_DECIDED_H

#include <report/report.h>

/* Why the decision of a mention says that it belongs to its claim, a sentence: new. */
char *cc_say_decided_mention (const CcClaims *claims, const CcMention *mention);

/* The decisions that changed a claim, "same [one-fare], title [fare-title]": new, or NULL
   when there are none. */
char *cc_say_decided (const CcClaim *claim);

/* Whose words the title is, when a person wrote it, a sentence: new, or NULL. */
char *cc_say_titled (const CcClaim *claim);

/* What was decided, and what came of it: new. */
char *cc_say_decision (const CcDecision *decision);

#endif
