/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* graph.c: wordings and the matches between them, sorted so that edges are found by
   searching.  */
#include "config.h"

#include <claims/graph.h>

#include <stdlib.h>

/* ---- nodes ---- */

/* The edges that matches are, their nodes named by sentences: a new GArray of CcEdge. */
static GArray *
collect_edges (const CcGraph *g)
{
  const CcMatches *m = g->matches;
  const guint32 *nodes = g->wordings.nodes;
  guint32 spoken = cc_text_first_curated (m->text);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (CcEdge));

  for (guint32 i = 0; i < m->n_matches; i++)
    {
      const CcMatch *match = &m->matches[i];
      guint32 u = nodes[match->a], v = nodes[match->b];
      CcEdge edge = { MIN (u, v), MAX (u, v), match->score, i };

      if (u != v && match->b < spoken
          && edge.score >= cc_model_least (m->model, (CcSetting) match->setting))
        g_array_append_val (edges, edge);
    }
  return edges;
}

/* Makes nodes of the wordings that have an edge or several sentences, and names them so
   in @edges. */
static void
number_nodes (CcGraph *g, GArray *edges)
{
  guint32 n = g->matches->text->n_sentences, n_nodes = 0;
  g_autofree guint32 *numbers = g_new0 (guint32, n + 1);
  CcEdge *e = (CcEdge *) edges->data;

  for (guint i = 0; i < edges->len; i++)
    numbers[e[i].u] = numbers[e[i].v] = 1;
  for (guint32 s = 0; s < n; s++)
    {
      if (g->wordings.nodes[s] == s && g->wordings.next[s] != CC_NO_SENTENCE)
        numbers[s] = 1;
      n_nodes += numbers[s];
    }
  g->sentences = g_new (guint32, n_nodes + 1);
  g->ranks = g_new (guint32, n_nodes + 1);
  g->articles = g_new (guint32, n_nodes + 1);
  for (guint32 s = 0; s < n; s++)
    if (numbers[s])
      {
        g->sentences[g->n_nodes] = s;
        g->articles[g->n_nodes] = g->matches->text->sentences[s].article;
        g->ranks[g->n_nodes] = cc_wordings_rank (&g->wordings, s);
        numbers[s] = g->n_nodes++;
      }
  for (guint i = 0; i < edges->len; i++)
    {
      e[i].u = numbers[e[i].u];
      e[i].v = numbers[e[i].v];
    }
}

/* ---- edges ---- */

/* Of edges of one u. */
static int
compare_edges (const void *x, const void *y)
{
  const CcEdge *a = x, *b = y;

  if (a->v != b->v)
    return a->v < b->v ? -1 : 1;
  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->match < b->match ? -1 : a->match > b->match;
}

/* Puts @edges in order: by u first. */
static void
arrange_edges (CcGraph *g, const GArray *edges)
{
  const CcEdge *e = (const CcEdge *) edges->data;
  g_autofree guint32 *ends = g_new0 (guint32,
                                     g->n_nodes + 2); /* by node + 1, where to put the next */

  g->edges = g_new (CcEdge, edges->len + 1);
  for (guint i = 0; i < edges->len; i++)
    ends[e[i].u + 2]++;
  for (guint32 u = 2; u < g->n_nodes + 2; u++)
    ends[u] += ends[u - 1];
  for (guint i = 0; i < edges->len; i++)
    g->edges[ends[e[i].u + 1]++] = e[i];
  g->starts = g_new (guint32, g->n_nodes + 1);
  for (guint32 u = 0, start = 0; u < g->n_nodes; start = ends[++u])
    {
      if (ends[u + 1] - start > 1)
        qsort (g->edges + start, ends[u + 1] - start, sizeof *g->edges, compare_edges);
      g->starts[u] = g->n_edges;
      for (guint i = start; i < ends[u + 1]; i++)
        if (g->n_edges == g->starts[u] || g->edges[g->n_edges - 1].v != g->edges[i].v)
          g->edges[g->n_edges++] = g->edges[i];
    }
  g->starts[g->n_nodes] = g->n_edges;
}

void
cc_graph_init (CcGraph *g, const CcMatches *matches, guint threads)
{
  g_autoptr (GArray) edges = NULL;

  *g = (CcGraph){ .matches = matches };
  cc_wordings_init (&g->wordings, matches, threads);
  edges = collect_edges (g);
  number_nodes (g, edges);
  arrange_edges (g, edges);
}

void
cc_graph_clear (CcGraph *g)
{
  cc_wordings_clear (&g->wordings);
  g_free (g->sentences);
  g_free (g->ranks);
  g_free (g->articles);
  g_free (g->edges);
  g_free (g->starts);
}

const CcEdge *
cc_graph_edge (const CcGraph *g, guint32 x, guint32 y)
{
  guint32 u = MIN (x, y), v = MAX (x, y), low = g->starts[u], high = g->starts[u + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (g->edges[middle].v == v)
        return &g->edges[middle];
      if (g->edges[middle].v < v)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
