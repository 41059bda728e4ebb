/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cluster.c: groups matches into claims without chaining. Sentences with the same
   words are one node. Matches are taken from the strongest down; a node joins a
   group only if it matches the group's medoid and at least half of its members, and
   two groups join only if their medoids match and half of the pairs between them.
   A match starts or extends a group only if it is about as good as the best that
   either sentence has in the other's article.  */
#include "config.h"

#include <claims/claims.h>

#include <math.h>
#include <string.h>

/* A match is "about as good as the best" from this share of its score. */
#define NEAR_BEST 0.85f

/* Members of a group that are looked at when another joins. */
#define MAX_LOOKED 24

typedef struct
{
  guint32 u, v; /* nodes, u < v */
  float score;
  guint32 match; /* index of the best match between them */
} Edge;

typedef struct
{
  GArray *nodes; /* of guint32; empty once merged into another */
  guint32 medoid;
} Group;

typedef struct
{
  const CcMatches *matches;
  const CcText *text;
  guint32 *nodes;      /* by sentence: first sentence with the same words */
  GArray *edges;       /* of Edge, by u, then v */
  GHashTable *scores;  /* u << 32 | v → index into edges + 1 */
  GHashTable *best;    /* node << 32 | article → score, as bits of a float */
  GHashTable *groups;  /* node + 1 → Group *, not owned */
  GPtrArray *all;      /* of Group *, owned */
  GHashTable *copies;  /* node + 1 → GArray of further sentences with its words */
} Clustering;

static void
group_free (Group *group)
{
  g_array_unref (group->nodes);
  g_free (group);
}

static gpointer
pair_key (guint32 u, guint32 v)
{
  guint64 key = (guint64) MIN (u, v) << 32 | MAX (u, v);
  gint64 *copy = g_new (gint64, 1);

  *copy = (gint64) key;
  return copy;
}

/* The edge between two nodes, or NULL. */
static const Edge *
edge_between (const Clustering *c, guint32 u, guint32 v)
{
  gint64 key = (gint64) ((guint64) MIN (u, v) << 32 | MAX (u, v));
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (c->scores, &key));

  return at ? &g_array_index (c->edges, Edge, at - 1) : NULL;
}

static guint32
article_of (const Clustering *c, guint32 sentence)
{
  return c->text->sentences[sentence].article;
}

typedef struct
{
  guint64 hash;
  guint32 sentence;
} Wording;

static int
compare_wordings (const void *x, const void *y)
{
  const Wording *a = x, *b = y;

  if (a->hash != b->hash)
    return a->hash < b->hash ? -1 : 1;
  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/* Hash of the concepts of the content words in order; 0 for fewer than three. */
static guint64
hash_words (const Clustering *c, const CcSentence *s, GArray *scratch)
{
  g_array_set_size (scratch, 0);
  for (guint32 t = 0; t < s->n_tokens; t++)
    {
      const CcToken *token = &c->text->tokens[s->tokens + t];
      guint32 concept;

      if (token->flags & CC_TOKEN_STOP)
        continue;
      concept = cc_match_concept (c->matches, c->text->words[token->word].stem);
      g_array_append_val (scratch, concept);
    }
  return scratch->len < 3 ? 0 : cc_hash (scratch->data, scratch->len * sizeof (guint32));
}

static void
make_nodes (Clustering *c)
{
  g_autoptr (GArray) wordings = g_array_new (FALSE, FALSE, sizeof (Wording));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  const Wording *w;

  c->nodes = g_new (guint32, c->text->n_sentences + 1);
  for (guint32 s = 0; s < c->text->n_sentences; s++)
    {
      Wording one = { hash_words (c, &c->text->sentences[s], scratch), s };

      c->nodes[s] = s;
      if (one.hash && !cc_sentence_is_curated (c->text, s))
        g_array_append_val (wordings, one);
    }
  g_array_sort (wordings, compare_wordings);
  w = (const Wording *) wordings->data;
  for (guint i = 1, first = 0; i < wordings->len; i++)
    {
      GArray *copies;
      gpointer key;

      if (w[i].hash != w[first].hash)
        {
          first = i;
          continue;
        }
      key = GUINT_TO_POINTER (w[first].sentence + 1);
      copies = g_hash_table_lookup (c->copies, key);
      if (!copies)
        {
          copies = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (c->copies, key, copies);
        }
      c->nodes[w[i].sentence] = w[first].sentence;
      g_array_append_val (copies, w[i].sentence);
    }
}

static int
compare_edges (const void *x, const void *y)
{
  const Edge *a = x, *b = y;

  if (a->u != b->u)
    return a->u < b->u ? -1 : 1;
  if (a->v != b->v)
    return a->v < b->v ? -1 : 1;
  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return a->match < b->match ? -1 : a->match > b->match;
}

static int
compare_strength (const void *x, const void *y)
{
  const Edge *a = *(const Edge *const *) x, *b = *(const Edge *const *) y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  return compare_edges (a, b);
}

static void
make_edges (Clustering *c)
{
  const CcMatches *m = c->matches;
  Edge *e;
  guint kept = 0;

  for (guint32 i = 0; i < m->n_matches; i++)
    {
      guint32 u = c->nodes[m->matches[i].a], v = c->nodes[m->matches[i].b];
      Edge edge = { MIN (u, v), MAX (u, v), m->matches[i].score, i };

      if (u != v && edge.score >= m->model->threshold
          && !cc_sentence_is_curated (c->text, m->matches[i].b))
        g_array_append_val (c->edges, edge);
    }
  g_array_sort (c->edges, compare_edges);
  e = (Edge *) c->edges->data;
  for (guint i = 0; i < c->edges->len; i++)
    if (kept == 0 || e[kept - 1].u != e[i].u || e[kept - 1].v != e[i].v)
      e[kept++] = e[i];
  g_array_set_size (c->edges, kept);
  for (guint i = 0; i < kept; i++)
    g_hash_table_insert (c->scores, pair_key (e[i].u, e[i].v), GUINT_TO_POINTER (i + 1));
}

/* Raises the best score that @node has in the article of @other. */
static void
note_best (Clustering *c, guint32 node, guint32 other, float score)
{
  gint64 key = (gint64) ((guint64) node << 32 | article_of (c, other));
  float *best = g_hash_table_lookup (c->best, &key);

  if (best)
    {
      *best = MAX (*best, score);
      return;
    }
  best = g_new (float, 1);
  *best = score;
  g_hash_table_insert (c->best, g_memdup2 (&key, sizeof key), best);
}

static float
best_in (const Clustering *c, guint32 node, guint32 other)
{
  gint64 key = (gint64) ((guint64) node << 32 | article_of (c, other));
  const float *best = g_hash_table_lookup (c->best, &key);

  return best ? *best : 0;
}

static gboolean
near_best (const Clustering *c, const Edge *e)
{
  return e->score >= NEAR_BEST * best_in (c, e->u, e->v)
         && e->score >= NEAR_BEST * best_in (c, e->v, e->u);
}

static Group *
group_of (const Clustering *c, guint32 node)
{
  return g_hash_table_lookup (c->groups, GUINT_TO_POINTER (node + 1));
}

/* The member with the largest sum of scores to the others. */
static void
find_medoid (const Clustering *c, Group *group)
{
  guint n = MIN (group->nodes->len, MAX_LOOKED);
  float best = -1;

  for (guint i = 0; i < n; i++)
    {
      guint32 u = g_array_index (group->nodes, guint32, i);
      float sum = 0;

      for (guint j = 0; j < n; j++)
        {
          const Edge *e = edge_between (c, u, g_array_index (group->nodes, guint32, j));

          sum += e ? e->score : 0;
        }
      if (sum > best)
        {
          best = sum;
          group->medoid = u;
        }
    }
}

/* TRUE when at least half of the pairs between the two groups match. */
static gboolean
half_match (const Clustering *c, const Group *g, const Group *h)
{
  guint m = MIN (g->nodes->len, MAX_LOOKED), n = MIN (h->nodes->len, MAX_LOOKED), hits = 0;

  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < n; j++)
      hits += edge_between (c, g_array_index (g->nodes, guint32, i),
                            g_array_index (h->nodes, guint32, j)) != NULL;
  return 2 * hits >= m * n;
}

/* The group of @node, made if it has none. */
static Group *
ensure_group (Clustering *c, guint32 node)
{
  Group *group = group_of (c, node);

  if (group)
    return group;
  group = g_new0 (Group, 1);
  group->nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  group->medoid = node;
  g_array_append_val (group->nodes, node);
  g_ptr_array_add (c->all, group);
  g_hash_table_insert (c->groups, GUINT_TO_POINTER (node + 1), group);
  return group;
}

static void
merge (Clustering *c, Group *into, Group *from)
{
  for (guint i = 0; i < from->nodes->len; i++)
    g_hash_table_insert (c->groups,
                         GUINT_TO_POINTER (g_array_index (from->nodes, guint32, i) + 1), into);
  g_array_append_vals (into->nodes, from->nodes->data, from->nodes->len);
  g_array_set_size (from->nodes, 0);
  find_medoid (c, into);
}

static void
make_groups (Clustering *c)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < c->edges->len; i++)
    {
      const Edge *e = &g_array_index (c->edges, Edge, i);

      note_best (c, e->u, e->v, e->score);
      note_best (c, e->v, e->u, e->score);
      g_ptr_array_add (order, (gpointer) e);
    }
  g_ptr_array_sort (order, compare_strength);
  for (guint i = 0; i < order->len; i++)
    {
      const Edge *e = g_ptr_array_index (order, i);
      Group *g, *h;

      if (!near_best (c, e))
        continue;
      g = ensure_group (c, e->u);
      h = ensure_group (c, e->v);
      if (g != h && edge_between (c, g->medoid, h->medoid) && half_match (c, g, h))
        merge (c, g->nodes->len >= h->nodes->len ? g : h, g->nodes->len >= h->nodes->len ? h : g);
    }
  g_hash_table_iter_init (&iter, c->copies);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    ensure_group (c, GPOINTER_TO_UINT (key) - 1);
}

static void
add_member (const Clustering *c, const Group *group, guint32 node, GArray *mentions)
{
  const Edge *e = edge_between (c, node, group->medoid);
  const GArray *copies = g_hash_table_lookup (c->copies, GUINT_TO_POINTER (node + 1));
  CcMention mention = {
    .sentence = node,
    .strength = node == group->medoid ? 1 : e ? e->score : (float) c->matches->model->threshold,
    .joined = node == group->medoid ? CC_JOINED_CORE : CC_JOINED_MATCH,
    .via = group->medoid,
    .copy_of = -1,
  };

  g_array_append_val (mentions, mention);
  mention.joined = CC_JOINED_MATCH;
  for (guint i = 0; copies && i < copies->len; i++)
    {
      mention.sentence = g_array_index (copies, guint32, i);
      g_array_append_val (mentions, mention);
    }
}

/* TRUE when what binds the group is one stock phrase. */
static gboolean
is_formula (const Clustering *c, const Group *group)
{
  guint n = MIN (group->nodes->len, MAX_LOOKED), looked = 0;

  for (guint i = 0; i < n; i++)
    {
      const Edge *e = edge_between (c, g_array_index (group->nodes, guint32, i), group->medoid);

      if (!e)
        continue;
      if (!cc_match_is_formula (&c->matches->matches[e->match]))
        return FALSE;
      looked++;
    }
  return looked > 0;
}

static CcGroup *
make_result (const Clustering *c, const Group *group)
{
  CcGroup *result = g_new0 (CcGroup, 1);

  result->medoid = group->medoid;
  result->mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
  result->formula = is_formula (c, group);
  for (guint i = 0; i < group->nodes->len; i++)
    add_member (c, group, g_array_index (group->nodes, guint32, i), result->mentions);
  return result;
}

void
cc_group_free (CcGroup *group)
{
  g_array_unref (group->mentions);
  g_free (group);
}

GPtrArray *
cc_cluster (const CcMatches *matches)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_group_free);
  Clustering c = {
    .matches = matches,
    .text = matches->text,
    .edges = g_array_new (FALSE, FALSE, sizeof (Edge)),
    .scores = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .best = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .groups = g_hash_table_new (g_direct_hash, g_direct_equal),
    .all = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free),
    .copies = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                     (GDestroyNotify) g_array_unref),
  };

  make_nodes (&c);
  make_edges (&c);
  make_groups (&c);
  for (guint i = 0; i < c.all->len; i++)
    {
      const Group *group = g_ptr_array_index (c.all, i);

      if (group->nodes->len > 0)
        g_ptr_array_add (results, make_result (&c, group));
    }
  g_free (c.nodes);
  g_array_unref (c.edges);
  g_hash_table_unref (c.scores);
  g_hash_table_unref (c.best);
  g_hash_table_unref (c.groups);
  g_ptr_array_unref (c.all);
  g_hash_table_unref (c.copies);
  return results;
}
