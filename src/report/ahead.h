/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ahead.h: what writers need of claims, asked for before they come to it.

   The mentions of a claim lie anywhere in memory, and getting at their words takes longer
   than writing them. */
#ifndef CC_REPORT_AHEAD_H
#define CC_REPORT_AHEAD_H

#include <report/report.h>

/* Says that claims number @from to @to - 1 are told now. Changes nothing. */
void cc_report_expect (const CcComparison *comparison, guint32 from, guint32 to);

#endif
