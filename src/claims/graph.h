/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* graph.h: the matches as a graph. Its nodes are wordings: all sentences with the same
   words stand for one, named by the first of them.  */
#ifndef CC_GRAPH_H
#define CC_GRAPH_H

#include <claims/claims.h>

#define CC_NO_SENTENCE G_MAXUINT32

/* Which sentences have the same words. Arrays by sentence. */
typedef struct
{
  guint32 *ranks; /* place in the order of article ids: what ties are broken by, so that
                     the order in which files were named does not matter */
  guint32 *nodes; /* the lowest in rank of those with the same words */
  guint32 *next;  /* the next in rank with the same words, or CC_NO_SENTENCE */
} CcWordings;

/* wordings.c */
void cc_wordings_init (CcWordings *wordings, const CcMatches *matches);
void cc_wordings_clear (CcWordings *wordings);

typedef struct
{
  guint32 u, v; /* nodes, u < v */
  float score;
  guint32 match; /* index of the best match between them */
} CcEdge;

typedef struct
{
  const CcMatches *matches;
  CcWordings wordings;
  GArray *edges;   /* of CcEdge, by u, then v; one a pair */
  guint32 *starts; /* by sentence: first edge with this u; n_sentences + 1 */
} CcGraph;

/* graph.c: the matches between different wordings at or above the model's threshold. */
void cc_graph_init (CcGraph *graph, const CcMatches *matches);
void cc_graph_clear (CcGraph *graph);

/* The edge between two nodes, or NULL. */
const CcEdge *cc_graph_edge (const CcGraph *graph, guint32 u, guint32 v);

/* The edges that are about as good as the best that either node has in the other's
   article, as indexes, strongest first: a new GArray of guint32. */
GArray *cc_graph_near_best (const CcGraph *graph);

#endif
