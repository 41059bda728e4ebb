/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * copies.h: articles that carry the text of another.
 *
 * Two articles are compared by their shingles: runs of four stems within one
 * sentence; a sentence of fewer is one shingle. Resemblance is the share of
 * the shingles of either that both have, containment the share of one's that
 * the other has (Broder 1997, On the resemblance and containment of
 * documents). Both are exact, over distinct shingles. Which of two articles
 * is the source of the other is never said: it cannot be known from them.
 */
#ifndef CROSSCLAIM_COPIES_H
#define CROSSCLAIM_COPIES_H

#include <crossclaim/sentence.h>

G_BEGIN_DECLS

typedef enum
{
  CC_COPY_SAME, /* every sentence has the same stems, in the same order */
  CC_COPY_NEAR, /* resemblance of CC_COPY_LEAST or more */
  CC_COPY_PART, /* one contains that share of the other, and has more beside it */
} CcCopyKind;

/** The least resemblance, or containment, that makes a copy. */
#define CC_COPY_LEAST 0.5

/** Sentences that follow one another in CcText.sentences. */
typedef struct
{
  guint32 first, n;
} CcSentenceRun;

typedef struct
{
  guint32 a, b;          /* articles, a < b */
  guint8 kind;           /* CcCopyKind */
  float resemblance;     /* in [0,1]; 1 for CC_COPY_SAME */
  float containment_a;   /* share of a's shingles that b has */
  float containment_b;   /* share of b's shingles that a has */
  guint32 only;          /* into CcCopies.runs: sentences only a has, then those only b has */
  guint32 n_only_a, n_only_b; /* how many runs of each */
} CcCopy;

/** CcCopies.groups of an article that is no copy. */
#define CC_NO_GROUP G_MAXUINT32

typedef struct
{
  const CcText *text;   /* not owned; outlives the copies */
  CcCopy *copies;       /* sorted by a, then b */
  CcSentenceRun *runs;  /* sentences less than half of whose shingles the other article has */
  guint32 *groups;      /* by article: number of the group of connected copies, or CC_NO_GROUP */
  guint32 *earliest;    /* by group: its earliest dated article, or the first if none is dated */
  gboolean *repeats;    /* by article: an earlier one of its outlet is the same; not counted again */
  guint32 *best;        /* by article: see cc_copies_find(); G_MAXUINT32: none */
  guint32 n_copies, n_runs, n_groups; /* groups are numbered in order of their first articles */
} CcCopies;

/** Finds the copies among the articles of @text, those of one outlet too.
 *  Wordings of curated claims are left aside, as are articles that share less
 *  than some twenty shingles or only words that stand everywhere. Of articles
 *  that are the same, only the first is compared with others; all of them are
 *  in its group. New; does not fail. @threads 0 means one per core. */
CC_API CcCopies *cc_copies_new (const CcText *text, guint threads);
CC_API void cc_copies_free (CcCopies *copies);

/** The pair that tells best what article @article is a copy of: the one with
 *  the earliest of its group, else the one of highest resemblance; NULL when it
 *  is no copy, or is the earliest dated itself. */
CC_API const CcCopy *cc_copies_find (const CcCopies *copies, guint32 article);

/** "same", "near", "part". */
CC_API const char *cc_copy_kind_name (CcCopyKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcCopies, cc_copies_free)

G_END_DECLS

#endif
