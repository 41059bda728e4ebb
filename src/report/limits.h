/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* limits.h: what a report can and cannot tell, in words, for every writer. */
#ifndef CC_REPORT_LIMITS_H
#define CC_REPORT_LIMITS_H

#include <report/report.h>

/* Rates of fewer words than this are called a small sample: at the commonest
   marks, some five in a thousand words, an interval is then wider than its rate. */
#define CC_SMALL_SAMPLE 1000
/* Of fewer words no rate is given, only the count. */
#define CC_FEWEST_WORDS 100

/* Sentences that hold for every report, then those that this comparison's own
   numbers call for: a new, NULL-terminated vector. */
char **cc_limits (const CcComparison *comparison);

#endif
