/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* graph.c: wordings and the matches between them, sorted so that edges are found by
   searching.  */
#include "config.h"

#include <claims/graph.h>

/* A match is "about as good as the best" from this share of its score. */
#define NEAR_BEST 0.85f

static int
compare_edges (const void *x, const void *y)
{
  const CcEdge *a = x, *b = y;

  if (a->u != b->u)
    return a->u < b->u ? -1 : 1;
  if (a->v != b->v)
    return a->v < b->v ? -1 : 1;
  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->match < b->match ? -1 : a->match > b->match;
}

static void
collect_edges (CcGraph *g)
{
  const CcMatches *m = g->matches;
  const guint32 *nodes = g->wordings.nodes;
  CcEdge *e;
  guint kept = 0;

  for (guint32 i = 0; i < m->n_matches; i++)
    {
      guint32 u = nodes[m->matches[i].a], v = nodes[m->matches[i].b];
      CcEdge edge = { MIN (u, v), MAX (u, v), m->matches[i].score, i };

      if (u != v && edge.score >= cc_model_least (m->model, m->matches[i].setting)
          && !cc_sentence_is_curated (m->text, m->matches[i].b))
        g_array_append_val (g->edges, edge);
    }
  g_array_sort (g->edges, compare_edges);
  e = (CcEdge *) g->edges->data;
  for (guint i = 0; i < g->edges->len; i++)
    if (kept == 0 || e[kept - 1].u != e[i].u || e[kept - 1].v != e[i].v)
      e[kept++] = e[i];
  g_array_set_size (g->edges, kept);
}

void
cc_graph_init (CcGraph *g, const CcMatches *matches)
{
  guint32 n = matches->text->n_sentences;
  guint at = 0;

  g->matches = matches;
  g->edges = g_array_new (FALSE, FALSE, sizeof (CcEdge));
  cc_wordings_init (&g->wordings, matches);
  collect_edges (g);
  g->starts = g_new (guint32, n + 1);
  for (guint32 s = 0; s <= n; s++)
    {
      while (at < g->edges->len && g_array_index (g->edges, CcEdge, at).u < s)
        at++;
      g->starts[s] = at;
    }
}

void
cc_graph_clear (CcGraph *g)
{
  cc_wordings_clear (&g->wordings);
  g_array_unref (g->edges);
  g_free (g->starts);
}

const CcEdge *
cc_graph_edge (const CcGraph *g, guint32 x, guint32 y)
{
  guint32 u = MIN (x, y), v = MAX (x, y), low = g->starts[u], high = g->starts[u + 1];
  const CcEdge *edges = (const CcEdge *) g->edges->data;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (edges[middle].v == v)
        return &edges[middle];
      if (edges[middle].v < v)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* An edge as one of its nodes sees it. */
typedef struct
{
  guint32 node, article; /* the article of the other node */
  float score;
  guint32 edge;
} View;

/* Strongest first among those from one node into one article. */
static int
compare_views (const void *x, const void *y)
{
  const View *a = x, *b = y;

  if (a->node != b->node)
    return a->node < b->node ? -1 : 1;
  if (a->article != b->article)
    return a->article < b->article ? -1 : 1;
  return a->score > b->score ? -1 : a->score < b->score;
}

/* Clears @near of the edges that are much weaker than another from the same node
   into the same article. */
static void
drop_weaker (const CcGraph *g, gboolean *near)
{
  const CcSentence *sentences = g->matches->text->sentences;
  g_autoptr (GArray) views = g_array_sized_new (FALSE, FALSE, sizeof (View), 2 * g->edges->len);
  const View *v;

  for (guint i = 0; i < g->edges->len; i++)
    {
      const CcEdge *e = &g_array_index (g->edges, CcEdge, i);
      View both[] = { { e->u, sentences[e->v].article, e->score, i },
                      { e->v, sentences[e->u].article, e->score, i } };

      g_array_append_vals (views, both, 2);
    }
  g_array_sort (views, compare_views);
  v = (const View *) views->data;
  for (guint i = 0, best = 0; i < views->len; i++)
    {
      if (v[i].node != v[best].node || v[i].article != v[best].article)
        best = i;
      if (v[i].score < NEAR_BEST * v[best].score)
        near[v[i].edge] = FALSE;
    }
}

/* Strongest first; equal ones in the order of the ranks of their nodes. */
static int
compare_strength (const void *x, const void *y, gpointer graph)
{
  const CcGraph *g = graph;
  const guint32 *ranks = g->wordings.ranks;
  const CcEdge *a = &g_array_index (g->edges, CcEdge, *(const guint32 *) x);
  const CcEdge *b = &g_array_index (g->edges, CcEdge, *(const guint32 *) y);
  guint32 r = MIN (ranks[a->u], ranks[a->v]), s = MIN (ranks[b->u], ranks[b->v]);

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (r != s)
    return r < s ? -1 : 1;
  r = MAX (ranks[a->u], ranks[a->v]);
  s = MAX (ranks[b->u], ranks[b->v]);
  return r < s ? -1 : r > s;
}

GArray *
cc_graph_near_best (const CcGraph *g)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree gboolean *near = g_new (gboolean, g->edges->len + 1);

  for (guint32 i = 0; i < g->edges->len; i++)
    near[i] = TRUE;
  drop_weaker (g, near);
  for (guint32 i = 0; i < g->edges->len; i++)
    if (near[i])
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_strength, (gpointer) g);
  return order;
}
