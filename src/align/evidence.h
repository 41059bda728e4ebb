/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence.h: what the files of the evidence share. Each step fills the signals that
   it is named for; align.h says what comes of them.  */
#ifndef CC_EVIDENCE_H
#define CC_EVIDENCE_H

#include <align/align.h>

#include <string.h>

/* Of one sentence so many keys are counted; the rest are left out. */
#define CC_MAX_BAG 2048
#define CC_BAG_BITS 12

/* Keys with repetitions, which can be taken out one by one and given back: chained by place,
   of which there are twice as many as keys. They are numbered from 1. */
typedef struct
{
  guint n, shift;
  guint32 keys[CC_MAX_BAG];
  guint16 before[CC_MAX_BAG]; /* number of the key before it in its place, or 0 */
  guint8 taken[CC_MAX_BAG];
  guint16 last[1 << CC_BAG_BITS]; /* number of the last key in each place, or 0 */
} CcBag;

/* Empties @bag for @n keys. */
static inline void
cc_bag_clear (CcBag *bag, guint n)
{
  guint bits = MIN (g_bit_storage (n) + 1, CC_BAG_BITS);

  bag->n = 0;
  bag->shift = 32 - bits;
  memset (bag->last, 0, sizeof *bag->last << bits);
}

static inline guint16 *
cc_bag_place (CcBag *bag, guint32 key)
{
  return &bag->last[key * 0x9e3779b1u >> bag->shift];
}

static inline void
cc_bag_add (CcBag *bag, guint32 key)
{
  guint16 *last = cc_bag_place (bag, key);

  bag->keys[bag->n] = key;
  bag->before[bag->n++] = *last;
  *last = (guint16) bag->n;
}

/* The last in the place of @key, or 0. */
static inline guint
cc_bag_first (CcBag *bag, guint32 key)
{
  return *cc_bag_place (bag, key);
}

/* The next @key from @number on, which is 0 or in its place; or 0. */
static inline guint
cc_bag_find (const CcBag *bag, guint number, guint32 key)
{
  while (number && bag->keys[number - 1] != key)
    number = bag->before[number - 1];
  return number;
}

/* Gives all back that was taken. */
static inline void
cc_bag_give_back (CcBag *bag)
{
  memset (bag->taken, 0, bag->n);
}

/* Takes one @key out; FALSE when none is left. */
static inline gboolean
cc_bag_take (CcBag *bag, guint32 key)
{
  guint i = cc_bag_find (bag, *cc_bag_place (bag, key), key);

  while (i && bag->taken[i - 1])
    i = cc_bag_find (bag, bag->before[i - 1], key);
  return i && (bag->taken[i - 1] = TRUE);
}

/* A word as it is spelt. */
typedef struct
{
  guint32 word;   /* as in CcToken */
  guint32 text;   /* as in CcWord */
  guint16 length; /* bytes */
  guint8 n_grams;
  guint8 whole;   /* none of its grams was left out */
} CcSpeltWord;

/* Those words of a sentence of which the letters count. */
typedef struct
{
  CcSpeltWord words[CC_MAX_BAG];
  guint n, n_grams; /* words; grams of them all, at most CC_MAX_BAG */
} CcSpelt;

/* The steps by which signals are worked out, after that of the facts. */
#define CC_N_STEPS 6

/* Where a term stands, seen from the sentence here. */
enum
{
  CC_MARK_HERE = 1 << 0,     /* a content word of the sentence here; of the one before; after */
  CC_MARK_BEFORE = 1 << 1,
  CC_MARK_AFTER = 1 << 2,
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
  guint32 marked_around;    /* likewise, for those beside it */
  guint32 article_here, article_there;
  guint32 *in_article;      /* by term, one bit: in the article here */
  guint32 *common;          /* terms of both, ascending */
  guint n_common;
  float cosine;             /* of the two articles */

  guint n_shared;           /* distinct terms of both sentences */
  guint32 numbered, paired; /* the sentences of which these are */
  CcBag terms, pairs;       /* its terms; those that stand near each other, by their numbers */
  guint repeats;            /* terms that stand here once more */
  guint8 at[CC_MAX_TERMS];      /* places of the terms there that are here, ascending */
  guint8 numbers[CC_MAX_TERMS]; /* their numbers in @terms */
  guint n_at;
  gboolean same_terms;      /* the terms there are those here in the same order */

  guint32 spelt;            /* the sentence of which these are */
  CcSpelt spelt_here;
  CcBag spellings, grams;   /* its words; four letters in a row of them, empty till asked for */
  guint16 gram_words[CC_MAX_BAG]; /* of each gram: its word in spelt_here */
  CcSpelt spelt_there;
  guint16 others[CC_MAX_BAG];     /* scratch */
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

/* evidence-words.c: the signals of words, and of the words beside, for which the former
   must be known. */
void cc_evidence_words (CcEvidence *evidence, CcMatch *match);
void cc_evidence_neighbours (CcEvidence *evidence, CcMatch *match);

/* evidence-order.c: pairs, and run, which wants them before it; and when the words are known
   the most that the signal of pairs may be. */
float cc_evidence_most_pairs (CcEvidence *evidence);
void cc_evidence_pairs (CcEvidence *evidence, CcMatch *match);
void cc_evidence_run (CcEvidence *evidence, CcMatch *match);

/* evidence-letters.c */
void cc_evidence_letters (CcEvidence *evidence, CcMatch *match);

/* evidence-facts.c */
void cc_evidence_facts (CcEvidence *evidence, CcMatch *match);

/* negation.c */
void cc_evidence_negation (CcEvidence *evidence, CcMatch *match);

/* evidence-context.c: choice, for which the words must be known; strangers, articles and
   coverage, each of which wants the one before it. All but the first stay 0 for one that is
   alone. */
void cc_evidence_choice (CcEvidence *evidence, CcMatch *match);
void cc_evidence_strangers (CcEvidence *evidence, CcMatch *match);
void cc_evidence_articles (CcEvidence *evidence, CcMatch *match);
void cc_evidence_coverage (CcEvidence *evidence, CcMatch *match);

#endif
