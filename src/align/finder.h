/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* finder.h: the index that finder.c builds and rank.c ranks articles by.  */
#ifndef CC_FINDER_H
#define CC_FINDER_H

#include <align/align.h>

struct CcFinder
{
  const CcMatches *matches;
  guint32 n_articles; /* those that are looked through */
  guint32 *starts;    /* by term, n_stems + 1, into postings */
  guint32 *postings;  /* sentences, ascending */
  float *dots;        /* by sentence or article: what it shares with the one asked about; else 0 */
  guint32 *touched;   /* those with a dot */
  float mean_length;  /* of an article, in terms */
  CcEvidence *evidence;
};

#endif
