/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* looked.c: whether pairs of nodes match that no edge joins.  */
#include "config.h"

#include <claims/graph.h>

/* Pairs of which it is kept: two to the power of at most so many. */
#define MAX_KEPT_BITS 20

/* Takes room for as many as there are edges. */
void
cc_looked_init (CcLooked *looked, const CcGraph *graph)
{
  looked->graph = graph;
  looked->bits = MIN (MAX (g_bit_storage (graph->n_edges), 1), MAX_KEPT_BITS);
  looked->verdicts = g_new0 (CcVerdict, (gsize) 1 << looked->bits); /* u = v: no pair */
  looked->matchers = g_async_queue_new_full ((GDestroyNotify) cc_matcher_free);
}

void
cc_looked_clear (CcLooked *looked)
{
  g_free (looked->verdicts);
  g_async_queue_unref (looked->matchers);
}

static CcVerdict *
place_of (const CcLooked *looked, guint32 u, guint32 v)
{
  guint64 hash = ((guint64) u << 32 | v) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return &looked->verdicts[hash >> (64 - looked->bits)];
}

void
cc_looked_keep (CcLooked *looked, const GArray *fresh)
{
  for (guint i = 0; i < fresh->len; i++)
    {
      const CcVerdict *verdict = &g_array_index (fresh, CcVerdict, i);

      *place_of (looked, verdict->u, verdict->v) = *verdict;
    }
}

void
cc_looker_begin (CcLooker *looker, const CcLooked *looked)
{
  CcMatcher *idle = g_async_queue_try_pop (looked->matchers);

  looker->looked = looked;
  looker->matcher = idle ? idle : cc_matcher_new (looked->graph->matches);
  looker->fresh = g_array_new (FALSE, FALSE, sizeof (CcVerdict));
}

GArray *
cc_looker_end (CcLooker *looker)
{
  g_async_queue_push (looker->looked->matchers, looker->matcher);
  return looker->fresh;
}

gboolean
cc_looker_knows (const CcLooker *looker, guint32 x, guint32 y, gboolean *match)
{
  const guint32 *articles = looker->looked->graph->articles;
  guint32 u = MIN (x, y), v = MAX (x, y);
  const CcVerdict *verdict = place_of (looker->looked, u, v);

  *match = verdict->match;
  if (verdict->u == u && verdict->v == v)
    return TRUE;
  *match = FALSE;
  return articles[u] == articles[v];
}

gboolean
cc_looker_look (CcLooker *looker, guint32 x, guint32 y)
{
  const CcGraph *g = looker->looked->graph;
  CcVerdict verdict = { MIN (x, y), MAX (x, y), FALSE };

  cc_matcher_stay (looker->matcher, g->sentences[x]);
  verdict.match = cc_matcher_reaches (looker->matcher, g->sentences[x], g->sentences[y],
                                      g->matches->model->threshold);
  g_array_append_val (looker->fresh, verdict);
  return verdict.match;
}

float
cc_looker_score (CcLooker *looker, guint32 u, guint32 v)
{
  const CcGraph *g = looker->looked->graph;
  CcMatch match;
  gboolean matched;

  if (cc_looker_knows (looker, u, v, &matched) && !matched)
    return 0;
  matched = cc_matcher_match (looker->matcher, g->sentences[u], g->sentences[v],
                              g->matches->model->threshold, &match);
  return matched ? match.score : 0;
}
