/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* graph.h: the matches as a graph, and what is known of pairs that it does not hold. A
   wording is all sentences with the same words, named by the first of them; the nodes
   of the graph are the wordings that match another or are of several sentences.  */
#ifndef CC_GRAPH_H
#define CC_GRAPH_H

#include <claims/claims.h>

#define CC_NO_SENTENCE G_MAXUINT32

/* Which sentences have the same words. */
typedef struct
{
  const CcText *text;
  guint32 *ranks; /* by article: place of its first sentence in the order of article ids: what
                     ties are broken by, so that the order in which files were named does not
                     matter */
  guint32 *nodes; /* by sentence: the lowest in rank of those with the same words */
  guint32 *next;  /* by sentence: the next in rank with the same words, or CC_NO_SENTENCE */
} CcWordings;

/* wordings.c */
void cc_wordings_init (CcWordings *wordings, const CcMatches *matches, guint threads);
void cc_wordings_clear (CcWordings *wordings);

static inline guint32
cc_wordings_rank (const CcWordings *wordings, guint32 sentence)
{
  guint32 article = wordings->text->sentences[sentence].article;

  return wordings->ranks[article] + sentence - wordings->text->article_sentences[article];
}

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
  guint32 n_nodes, n_edges;
  guint32 *sentences; /* by node: the sentence that names it, ascending */
  guint32 *ranks;     /* by node: rank of that sentence */
  guint32 *articles;  /* by node: its article */
  CcEdge *edges;      /* by u, then v; one a pair */
  guint32 *starts;    /* by node: first edge with this u; n_nodes + 1 */
} CcGraph;

/* graph.c: the matches between different wordings at or above the model's threshold. */
void cc_graph_init (CcGraph *graph, const CcMatches *matches, guint threads);
void cc_graph_clear (CcGraph *graph);

/* The edge between two nodes, or NULL. */
const CcEdge *cc_graph_edge (const CcGraph *graph, guint32 u, guint32 v);

/* near-best.c: the edges that are about as good as the best that either node has in the
   other's article, as indexes, strongest first: a new GArray of guint32. */
GArray *cc_graph_near_best (const CcGraph *graph);

/* looked.c: looks at pairs, and keeps what it saw, as the same ones are asked for by way of
   several edges. One for each thread. */
typedef struct CcLooker CcLooker;

/* A new queue of lookers that are idle, which frees them. */
GAsyncQueue *cc_lookers_new (void);

/* An idle one, or a new one on @graph; to be pushed to @lookers when it is done. */
CcLooker *cc_looker_take (GAsyncQueue *lookers, const CcGraph *graph);

/* Whether two nodes match that no edge joins, into @match; FALSE when that takes a look.
   What an article says twice does not: the evidence is for sentences of two. */
gboolean cc_looker_knows (const CcLooker *looker, guint32 u, guint32 v, gboolean *match);

/* TRUE when they do, by a look. */
gboolean cc_looker_look (CcLooker *looker, guint32 u, guint32 v);

/* Their score, or 0 when they do not match. */
float cc_looker_score (CcLooker *looker, guint32 u, guint32 v);

#endif
