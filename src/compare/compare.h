/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* compare.h: the parts of the compare stage; each fills its part of @comparison,
   whose earlier stages are complete.  */
#ifndef CC_COMPARE_H
#define CC_COMPARE_H

#include <base/base.h>
#include <crossclaim/comparison.h>

/* coverage.c: where each claim was found, what comes nearest elsewhere, and the figures. */
void cc_compare_coverage (CcComparison *comparison, guint threads);

/* What is known of a claim in an outlet before anything is found there. */
CcCoverage cc_compare_no_coverage (const CcComparison *comparison, guint32 column);

/* view-figures.c: which figures of the claim of @view measure the same thing, and how
   they relate. */
void cc_compare_figures (const CcComparison *comparison, CcClaimView *view);

/* profile.c: counts and rates of each outlet. */
void cc_compare_profiles (CcComparison *comparison);

/* wording.c: the words that set each outlet apart. */
void cc_compare_wording (CcComparison *comparison, guint threads);

/* provenance.c */
void cc_compare_provenance (CcComparison *comparison);

/* TRUE when an article of the same outlet has the very text of article @article; it
   is counted there. */
gboolean cc_compare_repeats (const CcComparison *comparison, guint32 article);

/* Quotations of an article are in order; this walks along with rising offsets.
   Zero-initialise but for the first two. */
typedef struct
{
  const CcText *text;
  guint32 article;
  guint32 next;  /* quotation, counted from the article's first */
  guint32 until; /* end of the quotations passed so far */
} CcQuotedWalk;

/* TRUE when byte @offset, not below the last one asked for, is quoted. */
gboolean cc_quoted_at (CcQuotedWalk *walk, guint32 offset);

#endif
