/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* groups.h: the shingles that sentences of two articles or more share.  */
#ifndef CC_GROUPS_H
#define CC_GROUPS_H

#include <align/align.h>

/* Kinds of shingles: a term; an unordered pair of terms within a window; a run of words
   that are all but function words ("we have done it before"), which terms do not see. */
enum { CC_SHINGLE_TERM, CC_SHINGLE_PAIR, CC_SHINGLE_RUN, CC_N_SHINGLES };

/* The groups of one part of the shingles, one after the other: an array of guint32. Of
   each its kind, the number of its sentences, and these, ascending and distinct. */
typedef GArray CcGroups;

/* groups.c: a new array of CcGroups, with all groups; fills postings of @counts. */
GPtrArray *cc_groups_new (const CcFeatures *features, guint threads, CcAlignCounts *counts);

#endif
