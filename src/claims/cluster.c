/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cluster.c: groups matches into claims without chaining. Edges are taken from the
   strongest down; two groups become one only if their medoids match and at least
   half of the pairs between their members do. That is done twice: first by the
   matches that are known; then pairs that were never looked at, as of what very
   many repeat only neighbours are (candidates.c), are looked at where it matters.
   An edge counts only if it is about as good as the best that either sentence has
   in the other's article.  */
#include "config.h"

#include <claims/graph.h>

/* Members of a group that are looked at when another joins: by known matches, and
   by new ones. */
#define MAX_LOOKED 24
#define MAX_VERIFIED 8

/* Pairs whose new score is kept: two to the power of at most so many. */
#define MAX_KEPT_BITS 20

/* The score of two nodes that no edge joins, 0 when they do not match. */
typedef struct
{
  guint32 u, v; /* u < v; CC_NO_SENTENCE when nothing is kept here */
  float score;
} Verified;
/* Progress is told once in so many edges. */
#define TOLD_EDGES 1024

/* Groups of nodes, each named by its first member. Arrays by sentence; those after
   the first two hold for names of groups only. */
typedef struct
{
  CcGraph graph;
  CcMatcher *matcher;
  Verified *verified; /* 1 << verified_bits, by hash of the pair; the last that fell there */
  guint verified_bits;
  guint32 *group;
  guint32 *next; /* member after this one, or CC_NO_SENTENCE */
  guint32 *last;
  guint32 *size;
  guint32 *medoid;
} Clustering;

/* As many as there are edges, for the same pairs are asked for by way of several. */
static void
verified_init (Clustering *c)
{
  c->verified_bits = MIN (g_bit_storage (c->graph.edges->len), MAX_KEPT_BITS);
  c->verified = g_new (Verified, (gsize) 1 << c->verified_bits);
  for (gsize i = 0; i < (gsize) 1 << c->verified_bits; i++)
    c->verified[i].u = CC_NO_SENTENCE;
}

/* The score of two nodes that no edge joins, or 0 when they do not match. What an
   article says twice is not compared: the evidence is for sentences of two. */
static float
verified_score (Clustering *c, guint32 x, guint32 y)
{
  const CcMatches *matches = c->graph.matches;
  const CcSentence *sentences = matches->text->sentences;
  guint32 u = MIN (x, y), v = MAX (x, y);
  guint64 hash = ((guint64) u << 32 | v) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  Verified *known = &c->verified[hash >> (64 - c->verified_bits)];
  CcMatch match;

  if (sentences[u].article == sentences[v].article)
    return 0;
  if (known->u != u || known->v != v)
    {
      gboolean matched = cc_matcher_match (c->matcher, u, v, matches->model->threshold, &match);

      *known = (Verified) { u, v, matched ? match.score : 0 };
    }
  return known->score;
}

/* TRUE when two nodes match; with @verify also when it was not known yet. */
static gboolean
nodes_match (Clustering *c, guint32 u, guint32 v, gboolean verify)
{
  return cc_graph_edge (&c->graph, u, v) || (verify && verified_score (c, u, v) > 0);
}

/* TRUE when at least half of the pairs between the first members of two groups match. */
static gboolean
half_match (Clustering *c, guint32 g, guint32 h, gboolean verify)
{
  guint most = verify ? MAX_VERIFIED : MAX_LOOKED;
  guint m = MIN (c->size[g], most), n = MIN (c->size[h], most);
  guint hits = 0, misses = 0, wanted = verify ? (3 * m * n + 3) / 4 : (m * n + 1) / 2;
  guint32 u = g;

  for (guint i = 0; i < m; i++, u = c->next[u])
    {
      guint32 v = h;

      for (guint j = 0; j < n; j++, v = c->next[v])
        {
          if (nodes_match (c, u, v, verify))
            hits++;
          else
            misses++;
          if (misses > m * n - wanted)
            return FALSE;
          if (hits >= wanted)
            return TRUE;
        }
    }
  return FALSE;
}

/* The member with the largest sum of scores to the others, the first in rank of several. */
static guint32
find_medoid (const Clustering *c, guint32 group)
{
  const guint32 *ranks = c->graph.wordings.ranks;
  guint n = MIN (c->size[group], MAX_LOOKED);
  guint32 members[MAX_LOOKED], medoid = group;
  double best = -1;

  for (guint i = 0; i < n; i++)
    members[i] = i ? c->next[members[i - 1]] : group;
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

static void
merge (Clustering *c, guint32 into, guint32 from)
{
  for (guint32 u = from; u != CC_NO_SENTENCE; u = c->next[u])
    c->group[u] = into;
  c->next[c->last[into]] = from;
  c->last[into] = c->last[from];
  c->size[into] += c->size[from];
  /* Beyond so many it is not looked for among those that came. */
  if (c->size[into] - c->size[from] < MAX_LOOKED)
    c->medoid[into] = find_medoid (c, into);
}

/* TRUE when @g is the one that the other is to be added to. */
static gboolean
is_larger (const Clustering *c, guint32 g, guint32 h)
{
  const guint32 *ranks = c->graph.wordings.ranks;

  return c->size[g] != c->size[h] ? c->size[g] > c->size[h]
                                  : ranks[c->medoid[g]] < ranks[c->medoid[h]];
}

static void
join_groups (Clustering *c, const GArray *edges, gboolean verify)
{
  for (guint i = 0; i < edges->len && !cc_stopped (); i++)
    {
      const CcEdge *e
          = &g_array_index (c->graph.edges, CcEdge, g_array_index (edges, guint32, i));
      guint32 g = c->group[e->u], h = c->group[e->v];

      if (i % TOLD_EDGES == 0)
        cc_watch_done (i, edges->len);
      if (g == h || !nodes_match (c, c->medoid[g], c->medoid[h], verify)
          || !half_match (c, g, h, verify))
        continue;
      if (is_larger (c, g, h))
        merge (c, g, h);
      else
        merge (c, h, g);
    }
}

/* How well @node matches the medoid; at least what makes a match, as those that do
   not match it match most of the others. */
static float
strength_of (Clustering *c, guint32 node, guint32 medoid)
{
  const CcEdge *e = cc_graph_edge (&c->graph, node, medoid);

  if (node == medoid)
    return 1;
  return e ? e->score : MAX (verified_score (c, node, medoid), (float) c->graph.matches->model->threshold);
}

/* Adds all sentences of a node. */
static void
add_node (Clustering *c, guint32 node, guint32 medoid, GArray *mentions)
{
  CcMention mention = {
    .strength = strength_of (c, node, medoid),
    .via = medoid,
    .copy_of = -1,
  };

  for (guint32 s = node; s != CC_NO_SENTENCE; s = c->graph.wordings.next[s])
    {
      mention.sentence = s;
      mention.joined = s == medoid ? CC_JOINED_CORE : CC_JOINED_MATCH;
      g_array_append_val (mentions, mention);
    }
}

/* TRUE when what binds the group is one stock phrase. */
static gboolean
is_formula (const Clustering *c, guint32 group)
{
  guint n = MIN (c->size[group], MAX_LOOKED), looked = 0;
  guint32 u = group;

  for (guint i = 0; i < n; i++, u = c->next[u])
    {
      const CcEdge *e = cc_graph_edge (&c->graph, u, c->medoid[group]);

      if (!e)
        continue;
      if (!cc_match_is_formula (&c->graph.matches->matches[e->match]))
        return FALSE;
      looked++;
    }
  return looked > 0;
}

static CcGroup *
make_result (Clustering *c, guint32 group)
{
  CcGroup *result = g_new0 (CcGroup, 1);

  result->medoid = c->medoid[group];
  result->mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
  result->formula = is_formula (c, group);
  for (guint32 u = group; u != CC_NO_SENTENCE; u = c->next[u])
    add_node (c, u, result->medoid, result->mentions);
  return result;
}

void
cc_group_free (CcGroup *group)
{
  g_array_unref (group->mentions);
  g_free (group);
}

/* Every node a group of its own. */
static void
clustering_init (Clustering *c, const CcMatches *matches)
{
  guint32 n = matches->text->n_sentences;

  cc_graph_init (&c->graph, matches);
  c->matcher = cc_matcher_new (matches);
  verified_init (c);
  c->group = g_new (guint32, n + 1);
  c->next = g_new (guint32, n + 1);
  c->last = g_new (guint32, n + 1);
  c->size = g_new (guint32, n + 1);
  c->medoid = g_new (guint32, n + 1);
  for (guint32 s = 0; s < n; s++)
    {
      c->group[s] = c->last[s] = c->medoid[s] = s;
      c->next[s] = CC_NO_SENTENCE;
      c->size[s] = 1;
    }
}

static void
clustering_clear (Clustering *c)
{
  cc_graph_clear (&c->graph);
  cc_matcher_free (c->matcher);
  g_free (c->verified);
  g_free (c->group);
  g_free (c->next);
  g_free (c->last);
  g_free (c->size);
  g_free (c->medoid);
}

GPtrArray *
cc_cluster (const CcMatches *matches)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_group_free);
  g_autoptr (GArray) edges = NULL;
  Clustering c;

  clustering_init (&c, matches);
  edges = cc_graph_near_best (&c.graph);
  cc_watch_part (0.1, 0.4);
  join_groups (&c, edges, FALSE);
  cc_watch_part (0.4, 0.7);
  join_groups (&c, edges, TRUE);
  for (guint32 s = 0; s < matches->text->n_sentences; s++)
    if (c.graph.wordings.nodes[s] == s && c.group[s] == s
        && (c.size[s] > 1 || c.graph.wordings.next[s] != CC_NO_SENTENCE))
      g_ptr_array_add (results, make_result (&c, s));
  clustering_clear (&c);
  return results;
}
