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
  gboolean shares;    /* these two belong to another finder */
  float *dots;        /* by sentence or article: what it shares with the one asked about; else 0 */
  guint32 *touched;   /* those with a dot */
  float mean_length;  /* of an article, in terms */
  /* rank.c makes these two when the first article is ranked; by stem. */
  guint32 *places;    /* 1 + the place among the terms that are asked for; else 0 */
  guint32 *beginnings; /* the first letters as one number; 0 for a stem that has not so many */
  CcEvidence *evidence;
};

#endif
