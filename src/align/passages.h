/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passages.h: the steps from sentences to passages, in the order in which they run:
   seeds → clusters → edges → choice → roles.  */
#ifndef CC_PASSAGES_H
#define CC_PASSAGES_H

#include <align/align.h>

enum { SIDE_A, SIDE_B, N_SIDES };

/* From this share of copied words on a passage is copied, if edited. */
#define CC_EDITED 0.5f

/* What is retold is so many times as long on the one side as on the other, at most. */
#define CC_MOST_RATIO 2

/* What tells a headline from running text. */
#define CC_HEADLINE (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING)

/* Two sentences of different articles, a before b, that are alike enough for a
   passage to grow from. */
typedef struct
{
  guint32 sentence[N_SIDES];
} CcSeed;

/* Two stretches that may be a passage. */
typedef struct
{
  guint32 first[N_SIDES], last[N_SIDES]; /* sentences */
  guint32 start[N_SIDES], end[N_SIDES];  /* tokens, half-open; may go beyond the sentences */
  guint32 n_seeds;
  guint32 shared; /* content words that both have, repetitions counted */
  float score;    /* idf cosine of the two stretches as wholes */
  float copied;   /* share of the words of both that stand in a run that both have */
  float alike;    /* share of the words of both that the other has too */
  float total;    /* words alike in all that is chosen of the two articles, of both */
  guint32 better; /* the fragment that is told in place of one that is repeated */
  guint8 role;    /* CcPassageRole */
} CcFragment;

static inline guint32
cc_fragment_article (const CcText *text, const CcFragment *x, guint side)
{
  return text->sentences[x->first[side]].article;
}

static inline guint32
cc_fragment_words (const CcFragment *x, guint side)
{
  return x->end[side] - x->start[side];
}

/* passage-seeds.c: a new GArray of CcSeed, by article of a, article of b, a, b. */
GArray *cc_passage_seeds (const CcFeatures *features, guint threads);

/* passage-clusters.c: brings the seeds of one pair of articles together. One per
   thread. */
typedef struct CcClustering CcClustering;
CcClustering *cc_clustering_new (const CcFeatures *features);
void cc_clustering_free (CcClustering *clustering);

/* Appends the fragments that the @n seeds of one pair of articles make to
   @fragments; their tokens, copied and alike are not filled. Puts the seeds into
   another order. */
void cc_clustering_run (CcClustering *clustering, CcSeed *seeds, guint n, GArray *fragments);

/* passage-edges.c: finds the words with which @fragment begins and ends on both
   sides, and fills what is still open. */
void cc_passage_edges (const CcFeatures *features, CcFragment *fragment);

/* passage-roles.c: TRUE when the articles of @n > 0 fragments, all that were chosen of
   the two, are versions of one text. */
gboolean cc_passage_versions (const CcText *text, const CcFragment *fragments, guint n);

/* Finds those of @fragments (of CcFragment, of all pairs of articles) that a better one
   tells, and sets their role and the better one. The others must have their roles. */
void cc_passage_repeats (const CcText *text, GArray *fragments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcClustering, cc_clustering_free)

#endif
