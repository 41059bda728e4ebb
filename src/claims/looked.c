/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* looked.c: whether pairs of nodes match that no edge joins.  */
#include "config.h"

#include <claims/graph.h>

/* Pairs of which one looker keeps what it saw: two to the power of at most so many. */
#define MAX_KEPT_BITS 17

struct CcLooker
{
  const CcGraph *graph;
  CcMatcher *matcher;
  guint32 here; /* the node whose sentence the matcher stays at, or G_MAXUINT32 */
  guint bits;
  guint64 *verdicts; /* 1 << bits, by hash of the pair: the last that fell there; 0: none */
};

static CcLooker *
looker_new (const CcGraph *graph)
{
  CcLooker *looker = g_new (CcLooker, 1);

  looker->graph = graph;
  looker->matcher = cc_matcher_new (graph->matches);
  looker->here = G_MAXUINT32;
  looker->bits = MIN (MAX (g_bit_storage (graph->n_edges), 1), MAX_KEPT_BITS);
  looker->verdicts = g_new0 (guint64, (gsize) 1 << looker->bits);
  return looker;
}

static void
looker_free (CcLooker *looker)
{
  cc_matcher_free (looker->matcher);
  g_free (looker->verdicts);
  g_free (looker);
}

GAsyncQueue *
cc_lookers_new (void)
{
  return g_async_queue_new_full ((GDestroyNotify) looker_free);
}

CcLooker *
cc_looker_take (GAsyncQueue *lookers, const CcGraph *graph)
{
  CcLooker *idle = g_async_queue_try_pop (lookers);

  return idle ? idle : looker_new (graph);
}

/* A pair as a number that leads back to it, as multiplication by an odd one does. */
static guint64
hash_pair (guint32 x, guint32 y)
{
  return ((guint64) MIN (x, y) << 32 | MAX (x, y)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

/* The upper bits of the hash say where the verdict stands, so that the rest and one bit for
   the verdict are kept. The rest is never 0: the greater node is not, and lies in it. */
static guint64 *
place_of (const CcLooker *looker, guint64 hash)
{
  return &looker->verdicts[hash >> (64 - looker->bits)];
}

gboolean
cc_looker_knows (const CcLooker *looker, guint32 u, guint32 v, gboolean *match)
{
  const guint32 *articles = looker->graph->articles;
  guint64 hash = hash_pair (u, v), kept = *place_of (looker, hash);

  *match = FALSE;
  if (kept >> 1 == (hash << looker->bits) >> looker->bits)
    {
      *match = kept & 1;
      return TRUE;
    }
  return articles[u] == articles[v];
}

gboolean
cc_looker_look (CcLooker *looker, guint32 u, guint32 v)
{
  const CcGraph *g = looker->graph;
  guint64 hash = hash_pair (u, v);
  gboolean match;

  if (v != looker->here)
    looker->here = u;
  cc_matcher_stay (looker->matcher, g->sentences[looker->here]);
  match = cc_matcher_reaches (looker->matcher, g->sentences[u], g->sentences[v],
                              g->matches->model->threshold);
  *place_of (looker, hash) = (hash << looker->bits) >> looker->bits << 1 | match;
  return match;
}

float
cc_looker_score (CcLooker *looker, guint32 u, guint32 v)
{
  const CcGraph *g = looker->graph;
  CcMatch match;
  gboolean matched;

  if (cc_looker_knows (looker, u, v, &matched) && !matched)
    return 0;
  matched = cc_matcher_match (looker->matcher, g->sentences[u], g->sentences[v],
                              g->matches->model->threshold, &match);
  return matched ? match.score : 0;
}
