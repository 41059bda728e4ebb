/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cluster.c: groups matches into claims without chaining. Edges are taken from the
   strongest down; two groups become one only if their medoids match and at least
   half of the pairs between their members do. That is done twice: first by the
   matches that are known; then pairs that were never looked at, as of what very
   many repeat only neighbours are (candidates.c), are looked at where it matters.
   An edge counts only if it is about as good as the best that either sentence has
   in the other's article.

   Looking is what takes long. An edge is decided by the two groups that it joins, so
   that of the edges that come next those are worked one after the other which link the
   same groups, by whatever way, and others at the same time: the result is that of all
   in order, and what lies in memory of a few sentences is asked for while it is at hand.  */
#include "config.h"

#include <base/radix.h>
#include <claims/graph.h>

/* Members of a group that are looked at when another joins: by known matches, and
   by new ones. */
#define MAX_LOOKED 24
#define MAX_VERIFIED 8

/* Progress is told, and a stop seen, once in so many edges. */
#define TOLD_EDGES 1024

/* Edges that are taken at once: with more of them, all would be linked; and how many one
   call of the parallel map takes, at least. */
#define WINDOW 32768
#define TASK 32

/* So many edges ahead it is fetched where an edge stands, and then its nodes, as they lie
   anywhere in memory. */
#define AHEAD_EDGE 16
#define AHEAD_NODES 8

/* Ends the list of the members of a group. */
#define NO_MEMBER G_MAXUINT32

/* A node and, where it is the first member of its group, the group, which it names. */
typedef struct
{
  guint32 group;
  guint32 next; /* member after this one, or NO_MEMBER */
  guint32 last; /* these of the group alone */
  guint32 size;
  guint32 medoid;
} Node;

typedef struct
{
  CcGraph graph;
  GAsyncQueue *lookers; /* see cc_looker_take() */
  Node *nodes;
} Clustering;

/* ---- whether two groups match ---- */

/* The first members of @group, at most @most: returns how many. */
static guint
first_members (const Clustering *c, guint32 group, guint32 *members, guint most)
{
  guint n = 0;

  for (guint32 u = group; u != NO_MEMBER && n < most; u = c->nodes[u].next)
    members[n++] = u;
  return n;
}

/* TRUE when at least half of the pairs between the first members of two groups are
   known to match. */
static gboolean
half_match (const Clustering *c, guint32 g, guint32 h)
{
  guint32 x[MAX_LOOKED], y[MAX_LOOKED];
  guint m = first_members (c, g, x, MAX_LOOKED), n = first_members (c, h, y, MAX_LOOKED);
  guint hits = 0, wanted = (m * n + 1) / 2;

  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      {
        guint left = m * n - i * n - j;

        if (hits >= wanted || hits + left < wanted)
          return hits >= wanted;
        hits += cc_graph_edge (&c->graph, x[i], y[j]) != NULL;
      }
  return hits >= wanted;
}

static gboolean
medoids_match (const Clustering *c, CcLooker *looker, guint32 u, guint32 v)
{
  gboolean match;

  if (cc_graph_edge (&c->graph, u, v))
    return TRUE;
  return cc_looker_knows (looker, u, v, &match) ? match : cc_looker_look (looker, u, v);
}

/* TRUE when the medoids of two groups match and at least three quarters of the pairs
   between their first members. Only where it depends on them, those are looked at that are
   not known. */
static gboolean
most_match (const Clustering *c, CcLooker *looker, guint32 g, guint32 h)
{
  guint32 x[MAX_VERIFIED], y[MAX_VERIFIED];
  struct
  {
    guint32 u, v;
  } open[MAX_VERIFIED * MAX_VERIFIED];
  guint m = first_members (c, g, x, MAX_VERIFIED), n = first_members (c, h, y, MAX_VERIFIED);
  guint wanted = (3 * m * n + 3) / 4, hits = 0, n_open = 0;

  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      {
        gboolean medoids = x[i] == c->nodes[g].medoid && y[j] == c->nodes[h].medoid;
        gboolean match = TRUE; /* as the medoids do, or else nothing depends on them */

        if (medoids || cc_graph_edge (&c->graph, x[i], y[j])
            || cc_looker_knows (looker, x[i], y[j], &match))
          hits += match;
        else
          {
            open[n_open].u = x[i];
            open[n_open++].v = y[j];
          }
      }
  if (hits + n_open < wanted || !medoids_match (c, looker, c->nodes[g].medoid, c->nodes[h].medoid))
    return FALSE;
  for (; n_open > 0 && hits < wanted && hits + n_open >= wanted; n_open--)
    hits += cc_looker_look (looker, open[n_open - 1].u, open[n_open - 1].v);
  return hits >= wanted;
}

/* ---- joining ---- */

/* The member with the largest sum of scores to the others, the first in rank of several. */
static guint32
find_medoid (const Clustering *c, guint32 group)
{
  const guint32 *ranks = c->graph.ranks;
  guint32 members[MAX_LOOKED], medoid = group;
  guint n = first_members (c, group, members, MAX_LOOKED);
  double best = -1;

  for (guint i = 0; i < n; i++)
    {
      double sum = 0;

      for (guint j = 0; j < n; j++)
        {
          const CcEdge *e = cc_graph_edge (&c->graph, members[i], members[j]);

          sum += e ? e->score : 0;
        }
      if (sum > best || (sum == best && ranks[members[i]] < ranks[medoid]))
        {
          best = sum;
          medoid = members[i];
        }
    }
  return medoid;
}

/* TRUE when @g is the one that the other is to be added to. */
static gboolean
is_larger (const Clustering *c, guint32 g, guint32 h)
{
  const Node *x = &c->nodes[g], *y = &c->nodes[h];

  return x->size != y->size ? x->size > y->size
                            : c->graph.ranks[x->medoid] < c->graph.ranks[y->medoid];
}

static void
merge (Clustering *c, guint32 g, guint32 h)
{
  guint32 into = is_larger (c, g, h) ? g : h, from = into == g ? h : g;
  Node *larger = &c->nodes[into];
  guint32 before = larger->size;

  for (guint32 u = from; u != NO_MEMBER; u = c->nodes[u].next)
    c->nodes[u].group = into;
  c->nodes[larger->last].next = from;
  larger->last = c->nodes[from].last;
  larger->size += c->nodes[from].size;
  /* Beyond so many it is not looked for among those that came. */
  if (before < MAX_LOOKED)
    larger->medoid = find_medoid (c, into);
}

/* Gets from memory what comes after the first of @n edges in @order. */
static void
fetch_ahead (const Clustering *c, const guint32 *order, guint n)
{
  const CcGraph *g = &c->graph;

  if (n > AHEAD_EDGE)
    {
      const CcEdge *e = &g->edges[order[AHEAD_NODES]];

      CC_PREFETCH (&g->edges[order[AHEAD_EDGE]]);
      CC_PREFETCH (&c->nodes[e->u]);
      CC_PREFETCH (&c->nodes[e->v]);
      CC_PREFETCH (&g->starts[e->u]);
    }
}

/* By what is known: all edges in @order. */
static void
join_known (Clustering *c, const GArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      const CcEdge *e = &c->graph.edges[g_array_index (order, guint32, i)];
      guint32 g = c->nodes[e->u].group, h = c->nodes[e->v].group;

      if (i % TOLD_EDGES == 0)
        cc_watch_done (i, order->len);
      if (i % TOLD_EDGES == 0 && cc_stopped ())
        return;
      fetch_ahead (c, &g_array_index (order, guint32, i), order->len - i);
      if (g != h && cc_graph_edge (&c->graph, c->nodes[g].medoid, c->nodes[h].medoid)
          && half_match (c, g, h))
        merge (c, g, h);
    }
}

/* ---- joining by looking ---- */

/* Edges that are taken at once. */
typedef struct
{
  Clustering *c;
  GArray *edges;    /* of guint32: cluster by cluster of those that they link, in order in each */
  GArray *starts;   /* of guint: where each task starts, and the end */
  guint32 *parents; /* by group, see cc_set_join(); each its own, but while edges are arranged */
} Window;

static void
groups_of (const Clustering *c, guint32 edge, guint32 *g, guint32 *h)
{
  const CcEdge *e = &c->graph.edges[edge];

  *g = c->nodes[e->u].group;
  *h = c->nodes[e->v].group;
}

/* Takes the next edges from place @at of @order on that lie between two groups; returns how
   far that is. */
static guint
collect_window (Window *w, const GArray *order, guint at)
{
  g_array_set_size (w->edges, 0);
  for (; at < order->len && w->edges->len < WINDOW; at++)
    {
      guint32 edge = g_array_index (order, guint32, at), g, h;

      groups_of (w->c, edge, &g, &h);
      if (g == h)
        continue;
      cc_set_join (w->parents, g, h);
      g_array_append_val (w->edges, edge);
    }
  return at;
}

/* Puts the edges of groups that are linked, by whatever way, together. As those go by
   their first node, what is near in the text comes near. */
static void
arrange_window (Window *w)
{
  guint n = w->edges->len;
  guint32 *edges = (guint32 *) w->edges->data;
  g_autofree guint64 *places = g_new (guint64, n + 1), *spare = g_new (guint64, n + 1);
  guint first = 0;

  for (guint i = 0; i < n; i++)
    places[i] = (guint64) cc_set_root (w->parents, w->c->nodes[w->c->graph.edges[edges[i]].u].group) << 32
                | edges[i];
  cc_radix_sort (places, spare, n, 32);
  g_array_set_size (w->starts, 0);
  for (guint i = 0; i < n; i++)
    {
      guint32 g, h;

      edges[i] = (guint32) places[i];
      groups_of (w->c, edges[i], &g, &h);
      w->parents[g] = g;
      w->parents[h] = h;
      if (i == 0 || (i - first >= TASK && places[i] >> 32 != places[i - 1] >> 32))
        {
          g_array_append_val (w->starts, i);
          first = i;
        }
    }
  g_array_append_val (w->starts, n);
}

/* Changes nothing but the groups that @edge joins, and their nodes. */
static void
try_edge (Clustering *c, CcLooker *looker, guint32 edge)
{
  guint32 g, h;

  groups_of (c, edge, &g, &h);
  if (g != h && most_match (c, looker, g, h))
    merge (c, g, h);
}

static void
try_task (guint index, gpointer user_data)
{
  Window *w = user_data;
  const guint *starts = (const guint *) w->starts->data;
  CcLooker *looker = cc_looker_take (w->c->lookers, &w->c->graph);

  for (guint i = starts[index]; i < starts[index + 1] && !cc_stopped (); i++)
    try_edge (w->c, looker, g_array_index (w->edges, guint32, i));
  g_async_queue_push (w->c->lookers, looker);
}

/* By looking at pairs: all edges in @order. */
static void
join_looking (Clustering *c, const GArray *order, guint threads)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint32 *parents = g_new (guint32, c->graph.n_nodes + 1);
  Window w = { c, edges, starts, parents };
  double share = 0.3 / MAX (order->len, 1);

  for (guint32 u = 0; u < c->graph.n_nodes; u++)
    parents[u] = u;
  for (guint at = 0, next; at < order->len && !cc_stopped (); at = next)
    {
      next = collect_window (&w, order, at);
      arrange_window (&w);
      cc_watch_part (0.4 + share * at, 0.4 + share * next);
      cc_parallel_map (starts->len - 1, threads, try_task, &w);
    }
}

/* ---- results ---- */

/* How well @node matches the medoid; at least what makes a match, as those that do
   not match it match most of the others. */
static float
strength_of (const Clustering *c, CcLooker *looker, guint32 node, guint32 medoid)
{
  const CcEdge *e = cc_graph_edge (&c->graph, node, medoid);

  if (node == medoid)
    return 1;
  if (e)
    return e->score;
  return MAX (cc_looker_score (looker, node, medoid), (float) c->graph.matches->model->threshold);
}

/* Adds all sentences of a node. */
static void
add_node (const Clustering *c, CcLooker *looker, guint32 node, guint32 medoid, GArray *mentions)
{
  guint32 core = c->graph.sentences[medoid];
  CcMention mention = {
    .strength = strength_of (c, looker, node, medoid),
    .via = core,
    .copy_of = -1,
  };

  for (guint32 s = c->graph.sentences[node]; s != CC_NO_SENTENCE; s = c->graph.wordings.next[s])
    {
      mention.sentence = s;
      mention.joined = s == core ? CC_JOINED_CORE : CC_JOINED_MATCH;
      g_array_append_val (mentions, mention);
    }
}

/* TRUE when what binds the group is one stock phrase. */
static gboolean
is_formula (const Clustering *c, guint32 group)
{
  guint32 members[MAX_LOOKED];
  guint n = first_members (c, group, members, MAX_LOOKED), looked = 0;

  for (guint i = 0; i < n; i++)
    {
      const CcEdge *e = cc_graph_edge (&c->graph, members[i], c->nodes[group].medoid);

      if (!e)
        continue;
      if (!cc_match_is_formula (&c->graph.matches->matches[e->match]))
        return FALSE;
      looked++;
    }
  return looked > 0;
}

static CcGroup *
make_result (const Clustering *c, CcLooker *looker, guint32 group)
{
  CcGroup *result = g_new0 (CcGroup, 1);
  guint32 medoid = c->nodes[group].medoid;

  result->medoid = c->graph.sentences[medoid];
  result->mentions = g_array_sized_new (FALSE, FALSE, sizeof (CcMention), c->nodes[group].size);
  result->formula = is_formula (c, group);
  for (guint32 u = group; u != NO_MEMBER; u = c->nodes[u].next)
    add_node (c, looker, u, medoid, result->mentions);
  return result;
}

/* A new array of the groups that hold more than one sentence. */
static GPtrArray *
make_results (const Clustering *c)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_group_free);
  CcLooker *looker = cc_looker_take (c->lookers, &c->graph);

  for (guint32 u = 0; u < c->graph.n_nodes; u++)
    if (c->nodes[u].group == u
        && (c->nodes[u].size > 1
            || c->graph.wordings.next[c->graph.sentences[u]] != CC_NO_SENTENCE))
      g_ptr_array_add (results, make_result (c, looker, u));
  g_async_queue_push (c->lookers, looker);
  return results;
}

void
cc_group_free (CcGroup *group)
{
  g_array_unref (group->mentions);
  g_free (group);
}

/* ---- all ---- */

/* Every node a group of its own. */
static void
clustering_init (Clustering *c, const CcMatches *matches, guint threads)
{
  cc_graph_init (&c->graph, matches, threads);
  c->lookers = cc_lookers_new ();
  c->nodes = g_new (Node, c->graph.n_nodes + 1);
  for (guint32 u = 0; u < c->graph.n_nodes; u++)
    c->nodes[u] = (Node){ .group = u, .next = NO_MEMBER, .last = u, .size = 1, .medoid = u };
}

static void
clustering_clear (Clustering *c)
{
  g_async_queue_unref (c->lookers);
  cc_graph_clear (&c->graph);
  g_free (c->nodes);
}

GPtrArray *
cc_cluster (const CcMatches *matches, guint threads)
{
  g_autoptr (GArray) order = NULL;
  GPtrArray *results;
  Clustering c;

  clustering_init (&c, matches, threads);
  order = cc_graph_near_best (&c.graph);
  cc_watch_part (0.1, 0.4);
  join_known (&c, order);
  join_looking (&c, order, threads);
  results = make_results (&c);
  clustering_clear (&c);
  return results;
}
