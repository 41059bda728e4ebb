/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.h: what the files of the evidence share. Each step fills the signals that
   it is named for; align.h says what comes of them.  */
#ifndef CC_EVIDENCE_H
#define CC_EVIDENCE_H

#include <align/align.h>

#define CC_MAX_BAG 2048

/* Pairs of articles whose likeness is kept; a power of two. */
#define CC_LIKENESSES 256

/* Hashes with repetitions, ascending; those beyond the limit are left out. */
typedef struct
{
  guint32 keys[CC_MAX_BAG];
  guint n;
} CcBag;

/* The idf cosine of two articles. */
typedef struct
{
  guint32 a, b;
  float cosine;
} CcLikeness;

struct CcEvidence
{
  const CcFeatures *f;
  const CcModel *model;
  guint64 verified;       /* pairs of which every signal was worked out */
  guint32 current;        /* sentence a of which the bags below are */
  CcBag pairs_a, pairs_b; /* of terms that stand near each other */
  CcBag grams_a, grams_b; /* of letters */
  CcLikeness likenesses[CC_LIKENESSES]; /* by the articles' numbers; the last that fell there */
};

/* evidence-words.c */
void cc_evidence_words (const CcFeatures *f, guint32 a, guint32 b, float *signals);
void cc_evidence_order (CcEvidence *evidence, CcMatch *match);

/* evidence-facts.c */
void cc_evidence_facts (CcEvidence *evidence, CcMatch *match);

/* evidence-context.c: where the two stand; choice, for which the words must be known;
   articles; coverage, neighbours and strangers. The latter four stay 0 for one that is alone. */
CcSetting cc_evidence_setting (const CcEvidence *evidence, const CcMatch *match);
void cc_evidence_choice (CcEvidence *evidence, CcMatch *match);
void cc_evidence_articles (CcEvidence *evidence, CcMatch *match);
void cc_evidence_around (CcEvidence *evidence, CcMatch *match);

#endif
