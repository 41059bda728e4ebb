/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* subjects.h: what decisions speak of, found in the articles.  */
#ifndef CC_SUBJECTS_H
#define CC_SUBJECTS_H

#include <claims/claims.h>

/* Where it is told what could not be applied. */
typedef struct
{
  const char *path;   /* of the decisions */
  GPtrArray *notices; /* of CcNotice */
  guint n;            /* of these, our own, which stand first */
} CcProblems;

/* Adds to the problems of @decision, and to the notices. */
void cc_problem (CcProblems *problems, CcDecision *decision, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* CcSubject.node of what is not there. */
#define CC_NO_NODE G_MAXUINT32

typedef struct
{
  CcDecision *decision;
  const char *written;
  guint32 node; /* number of the sentence; or CcText.n_sentences plus that of the curated claim */
} CcSubject;

/* The subjects of all decisions in order of the file: a new GArray of CcSubject. Of
   sentences with the same words in one article, or in several of one id of their own,
   the first stands for all. */
GArray *cc_subjects_find (const CcText *text, const CcCuratedFile *curated,
                          const CcDecisionFile *decisions, CcProblems *problems);

/* contradictions.c: FALSE with CC_ERROR_SYNTAX when decisions say of the same two that
   they are the same and not the same, or of one that it is not the same as itself. */
gboolean cc_check_contradictions (const GArray *subjects, const CcDecisionFile *decisions,
                                  GError **error);

#endif
