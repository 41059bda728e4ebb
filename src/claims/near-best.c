/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* near-best.c: the edges of the graph that are worth joining by, in the order in which
   that is tried.  */
#include "config.h"

#include <claims/graph.h>

#include <stdlib.h>

/* An edge is "about as good as the best" from this share of its score. */
#define NEAR_BEST 0.85f

/* The edges of each node from one before it: in order of that one. */
typedef struct
{
  guint32 *starts; /* n_nodes + 1 */
  guint32 *edges;
} Backward;

static void
turn_about (const CcGraph *g, Backward *back)
{
  guint32 *ends = g_new0 (guint32, g->n_nodes + 2); /* by node + 1, where to put the next */

  back->edges = g_new (guint32, g->n_edges + 1);
  for (guint32 i = 0; i < g->n_edges; i++)
    ends[g->edges[i].v + 2]++;
  for (guint32 v = 2; v < g->n_nodes + 2; v++)
    ends[v] += ends[v - 1];
  for (guint32 i = 0; i < g->n_edges; i++)
    back->edges[ends[g->edges[i].v + 1]++] = i;
  back->starts = ends;
}

/* Clears @near of those of @n edges, all of one node into one article, that are much
   weaker than the best of them. */
static void
drop_weaker (const CcGraph *g, const guint32 *edges, guint n, guint8 *near)
{
  float best = 0;

  for (guint i = 0; i < n; i++)
    best = MAX (best, g->edges[edges[i]].score);
  for (guint i = 0; i < n; i++)
    if (g->edges[edges[i]].score < NEAR_BEST * best)
      near[edges[i]] = FALSE;
}

/* Does so for all edges of @node. As nodes go by article, those into one article stand
   together. */
static void
drop_weaker_of (const CcGraph *g, const Backward *back, guint32 node, GArray *edges, guint8 *near)
{
  guint32 article = G_MAXUINT32;
  guint first = 0;

  g_array_set_size (edges, 0);
  g_array_append_vals (edges, back->edges + back->starts[node],
                       back->starts[node + 1] - back->starts[node]);
  for (guint32 i = g->starts[node]; i < g->starts[node + 1]; i++)
    g_array_append_val (edges, i);
  for (guint i = 0; i < edges->len; i++)
    {
      const CcEdge *e = &g->edges[g_array_index (edges, guint32, i)];
      guint32 other = g->articles[e->u == node ? e->v : e->u];

      if (other != article)
        {
          drop_weaker (g, (const guint32 *) edges->data + first, i - first, near);
          article = other;
          first = i;
        }
    }
  drop_weaker (g, (const guint32 *) edges->data + first, edges->len - first, near);
}

/* ---- order ---- */

/* An edge as it is sorted. */
typedef struct
{
  float score;
  guint32 first, second; /* ranks of its nodes */
  guint32 edge;
} Place;

/* Strongest first; equal ones in the order of the ranks of their nodes. */
static int
compare_places (const void *x, const void *y)
{
  const Place *a = x, *b = y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return a->second < b->second ? -1 : a->second > b->second;
}

/* The edges that are @near in the order of cc_graph_near_best(): a new GArray of guint32. */
static GArray *
sorted_edges (const CcGraph *g, const guint8 *near)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint32 i = 0; i < g->n_edges; i++)
    {
      const CcEdge *e = &g->edges[i];
      guint32 r = g->ranks[e->u], s = g->ranks[e->v];
      Place place = { e->score, MIN (r, s), MAX (r, s), i };

      if (near[i])
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (order, g_array_index (places, Place, i).edge);
  return order;
}

GArray *
cc_graph_near_best (const CcGraph *g)
{
  g_autofree guint8 *near = g_new (guint8, g->n_edges + 1);
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  Backward back;

  turn_about (g, &back);
  for (guint32 i = 0; i < g->n_edges; i++)
    near[i] = TRUE;
  for (guint32 node = 0; node < g->n_nodes; node++)
    drop_weaker_of (g, &back, node, scratch, near);
  g_free (back.starts);
  g_free (back.edges);
  return sorted_edges (g, near);
}
