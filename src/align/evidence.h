/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.h: what the files of the evidence share. Each step fills the signals that
   it is named for; align.h says what comes of them.  */
#ifndef CC_EVIDENCE_H
#define CC_EVIDENCE_H

#include <align/align.h>

/* Of one sentence so many keys are counted; the rest are left out. */
#define CC_MAX_BAG 2048
#define CC_TABLE_BITS 12

/* Keys with repetitions, in no order. */
typedef struct
{
  guint64 keys[CC_MAX_BAG];
  guint n;
} CcBag;

/* How often each key stands in a bag: open addressing, never more than half full. */
typedef struct
{
  guint64 key;
  guint16 count; /* 0: the slot is free */
  guint16 met;   /* how often it was met in the other bag; else 0 */
} CcBagSlot;

typedef struct
{
  CcBagSlot slots[1 << CC_TABLE_BITS];
  guint mask, shift;
  guint n; /* with repetitions */
} CcBagTable;

/* The steps by which signals are worked out, after that of the facts. */
#define CC_N_STEPS 4

/* Where a term stands, seen from the sentence here. */
enum
{
  CC_MARK_ARTICLE = 1 << 0,  /* in the article here */
  CC_MARK_BOTH = 1 << 1,     /* in that article and the one there */
  CC_MARK_HERE = 1 << 2,     /* a content word of the sentence here; of the one before; after */
  CC_MARK_BEFORE = 1 << 3,
  CC_MARK_AFTER = 1 << 4,
  CC_MARK_FUNCTION = 3,      /* function words have their own marks, so many bits on */
};

/* Of a pair of sentences one is here, of which all is at hand, the other there. As
   pairs come in order, the one here changes seldom. */
struct CcEvidence
{
  const CcFeatures *f;
  const CcModel *model;
  double most[CC_N_SETTINGS][CC_N_STEPS]; /* what this step and those after it may add to the log-odds */
  double fewest[CC_N_SETTINGS][CC_N_STEPS]; /* likewise, but the fewest */
  guint64 verified;         /* pairs of which every signal was worked out */
  guint32 here, there;

  guint8 *marks;            /* by term: CC_MARK_… */
  guint32 marked;           /* the sentence that they are seen from */
  guint32 article_here;     /* likewise, for those of articles */
  guint32 article_there;
  guint32 *common;          /* terms of both, ascending */
  guint n_common;
  float cosine;             /* of the two articles */

  guint32 paired, spelt;    /* the sentences of which these tables are */
  CcBagTable pairs, grams;  /* of terms that stand near each other; of letters */
  CcBag bag;                /* scratch, of the other sentence */
};

/* A sum of idf as a signal: half of the range is reached at so much, which is about two
   or three rare words. */
#define CC_MASS_HALF 12.0f

static inline float
cc_evidence_saturate (float mass)
{
  return mass / (mass + CC_MASS_HALF);
}

/* Articles this alike tell of one event for certain. */
#define CC_ONE_EVENT 0.5f

static inline float
cc_evidence_one_event (float cosine)
{
  return MIN (1.0f, cosine / CC_ONE_EVENT);
}

/* evidence-words.c: the signals of words, and of the words beside. */
void cc_evidence_words (CcEvidence *evidence, CcMatch *match);
float cc_evidence_neighbours (const CcEvidence *evidence);

/* evidence-order.c: pairs and run, for which the words must be known; letters. */
void cc_evidence_pairs (CcEvidence *evidence, CcMatch *match);
void cc_evidence_run (CcEvidence *evidence, CcMatch *match);
void cc_evidence_letters (CcEvidence *evidence, CcMatch *match);

/* evidence-facts.c */
void cc_evidence_facts (CcEvidence *evidence, CcMatch *match);

/* negation.c */
void cc_evidence_negation (CcEvidence *evidence, CcMatch *match);

/* evidence-context.c: choice, for which the words must be known; articles; neighbours and
   strangers; coverage. All but the first stay 0 for one that is alone, and want the step
   before them. */
void cc_evidence_choice (CcEvidence *evidence, CcMatch *match);
void cc_evidence_articles (CcEvidence *evidence, CcMatch *match);
void cc_evidence_around (CcEvidence *evidence, CcMatch *match);
void cc_evidence_coverage (CcEvidence *evidence, CcMatch *match);

#endif
