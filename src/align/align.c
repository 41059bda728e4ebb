/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.c: sentences in, matches out. */
#include "config.h"

#include <align/across.h>
#include <align/opposition.h>

#include <string.h>

/* Pairs that count the same thing differently are noted down to this share of the
   score that makes a match. */
#define DIFFERING_SHARE 0.4

/* Candidates that one call of the parallel map scores, and calls until what they found
   is put with the rest, which bounds the memory that is needed twice. */
#define CHUNK 8192
#define CHUNKS_PER_ROUND 32
#define ROUND ((gsize) CHUNKS_PER_ROUND * CHUNK)

/* Pairs of a round are scored by tiles of so many (a power of two) sentences of theirs that
   stand later: what evidence looks at is then near each other, and in memory. */
#define TILE_BITS 16

/* Of the stage, what comes before the first of them. */
#define BEFORE_SCORING 0.4

typedef struct
{
  const CcFeatures *features;
  const CcModel *model;
  const guint64 *pairs; /* of this round */
  gsize n_pairs;
  double min_score;
  GArray *found[CHUNKS_PER_ROUND];     /* of CcMatch */
  GArray *differing[CHUNKS_PER_ROUND]; /* likewise */
} Scoring;

static void
score_chunk (guint index, gpointer user_data)
{
  Scoring *scoring = user_data;
  g_autoptr (CcEvidence) evidence = cc_evidence_new (scoring->features, scoring->model);
  gsize start = (gsize) index * CHUNK;
  gsize end = MIN (start + CHUNK, scoring->n_pairs);

  for (gsize i = start; i < end; i++)
    {
      CcMatch match = { .a = (guint32) (scoring->pairs[i] >> 32), .b = (guint32) scoring->pairs[i] };

      cc_evidence_expect (evidence, scoring->pairs + i, end - i);
      if (!cc_evidence_score (evidence, &match, scoring->min_score,
                              DIFFERING_SHARE * scoring->model->threshold))
        continue;
      if (match.score >= scoring->min_score)
        g_array_append_val (scoring->found[index], match);
      else
        g_array_append_val (scoring->differing[index], match);
    }
  CC_COUNT (verified, evidence->verified);
}

static int
compare_matches (const void *x, const void *y)
{
  const CcMatch *m = x, *n = y;

  return m->a != n->a ? (m->a < n->a ? -1 : 1) : m->b < n->b ? -1 : m->b > n->b;
}

/* Moves the matches of the first @n chunks to the end of @all, in order of their pairs. */
static void
join_chunks (GArray *all, GArray *const *chunks, guint n, gboolean tiled)
{
  guint start = all->len;

  for (guint i = 0; i < n; i++)
    {
      if (chunks[i]->len)
        g_array_append_vals (all, chunks[i]->data, chunks[i]->len);
      g_array_set_size (chunks[i], 0);
    }
  if (tiled && all->len > start)
    qsort (&g_array_index (all, CcMatch, start), all->len - start, sizeof (CcMatch), compare_matches);
}

/* Orders @n pairs by tiles, pairs of one tile staying in their order. */
static void
sort_by_tile (const guint64 *pairs, gsize n, guint n_tiles, guint64 *sorted)
{
  g_autofree gsize *places = g_new0 (gsize, n_tiles + 1);

  for (gsize i = 0; i < n; i++)
    places[((guint32) pairs[i] >> TILE_BITS) + 1]++;
  for (guint t = 0; t < n_tiles; t++)
    places[t + 1] += places[t];
  for (gsize i = 0; i < n; i++)
    sorted[places[(guint32) pairs[i] >> TILE_BITS]++] = pairs[i];
}

/* Scores the @n pairs of one round into the arrays of @scoring; returns how many chunks. */
static guint
score_round (Scoring *scoring, const guint64 *pairs, gsize n, guint n_tiles, guint threads)
{
  g_autofree guint64 *sorted = n_tiles > 1 ? g_new (guint64, n) : NULL;
  guint n_chunks = (guint) ((n + CHUNK - 1) / CHUNK);

  if (sorted)
    sort_by_tile (pairs, n, n_tiles, sorted);
  scoring->pairs = sorted ? sorted : pairs;
  scoring->n_pairs = n;
  cc_parallel_map (n_chunks, threads, score_chunk, scoring);
  return n_chunks;
}

static void
score_pairs (CcMatches *matches, const GArray *pairs, guint threads)
{
  Scoring scoring = { .features = matches->features, .model = matches->model, .min_score = matches->min_score };
  guint n_tiles = (matches->text->n_sentences >> TILE_BITS) + 1;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CcMatch));
  GArray *differing = g_array_new (FALSE, FALSE, sizeof (CcMatch));
  double share = (1 - BEFORE_SCORING) / (double) MAX (pairs->len, 1); /* of a pair in the stage */

  for (guint i = 0; i < CHUNKS_PER_ROUND; i++)
    {
      scoring.found[i] = g_array_new (FALSE, FALSE, sizeof (CcMatch));
      scoring.differing[i] = g_array_new (FALSE, FALSE, sizeof (CcMatch));
    }
  for (gsize first = 0; first < pairs->len && !cc_stopped (); first += ROUND)
    {
      gsize left = pairs->len - first, n = MIN (left, ROUND);
      guint n_chunks;

      cc_watch_part (1 - share * (double) left, 1 - share * (double) (left - n));
      n_chunks = score_round (&scoring, (const guint64 *) pairs->data + first, n, n_tiles, threads);
      join_chunks (found, scoring.found, n_chunks, n_tiles > 1);
      join_chunks (differing, scoring.differing, n_chunks, n_tiles > 1);
    }
  for (guint i = 0; i < CHUNKS_PER_ROUND; i++)
    {
      g_array_unref (scoring.found[i]);
      g_array_unref (scoring.differing[i]);
    }
  matches->n_matches = found->len;
  matches->matches = (CcMatch *) g_array_free (found, FALSE);
  matches->n_differing = differing->len;
  matches->differing = (CcMatch *) g_array_free (differing, FALSE);
  matches->counts.matches = matches->n_matches;
}

/* Notes where the matches of each sentence begin. */
static void
index_matches (CcMatches *matches)
{
  guint32 n = matches->text->n_sentences, next = 0;

  matches->starts = g_new (guint32, n + 1);
  for (guint32 s = 0; s <= n; s++)
    {
      while (next < matches->n_matches && matches->matches[next].a < s)
        next++;
      matches->starts[s] = next;
    }
}

CcMatches *
cc_matches_new (const CcText *text, CcModel *model, const GPtrArray *aliases, guint threads,
                GError **error)
{
  g_autoptr (CcMatches) matches = g_new0 (CcMatches, 1);

  matches->text = text;
  matches->idle = g_async_queue_new_full ((GDestroyNotify) cc_matcher_free);
  matches->model = model;
  matches->min_score = model->threshold;
  matches->features = cc_features_new (text, aliases, model->setting == CC_SETTING_LANGUAGES,
                                       threads, error);
  if (matches->features)
    matches->opposition = cc_opposition_new (text, error);
  return matches->opposition ? g_steal_pointer (&matches) : NULL;
}

/* Adds the candidates of different languages, or drops those that words gave. */
static void
look_across (CcMatches *matches, GArray *pairs)
{
  if (!matches->features->across || matches->model->setting != CC_N_SETTINGS)
    return;
  if (matches->model->across > 1)
    cc_across_drop (matches->features, pairs);
  else
    cc_across_candidates (matches->features, pairs);
  matches->counts.candidates = pairs->len;
}

static void
count (const CcAlignCounts *counts)
{
  CC_COUNT (postings, counts->postings);
  CC_COUNT (shingles, counts->groups);
  CC_COUNT (linked, counts->groups_linked - counts->groups_capped);
  CC_COUNT (capped, counts->groups_capped);
  CC_COUNT (candidates, counts->candidates);
  CC_COUNT (matches, counts->matches);
}

CcMatches *
cc_align (const CcText *text, CcModel *model, const GPtrArray *aliases, double min_score,
          guint threads, GError **error)
{
  g_autoptr (CcMatches) matches = cc_matches_new (text, model, aliases, threads, error);
  g_autoptr (GArray) pairs = NULL;

  if (!matches)
    return NULL;
  if (min_score >= 0)
    matches->min_score = min_score;
  cc_watch_part (0.1, BEFORE_SCORING);
  pairs = cc_candidates (matches->features, threads, &matches->counts);
  if (matches->min_score <= 0)
    {
      cc_candidates_of_alike (matches->features, pairs);
      matches->counts.candidates = pairs->len;
    }
  look_across (matches, pairs);
  score_pairs (matches, pairs, threads);
  index_matches (matches);
  count (&matches->counts);
  return g_steal_pointer (&matches);
}

void
cc_matches_free (CcMatches *matches)
{
  if (!matches)
    return;
  g_clear_pointer (&matches->idle, g_async_queue_unref);
  cc_features_free (matches->features);
  cc_opposition_free (matches->opposition);
  cc_model_free (matches->model);
  g_free (matches->matches);
  g_free (matches->differing);
  g_free (matches->starts);
  g_free (matches);
}

CcMatcher *
cc_matcher_new (const CcMatches *matches)
{
  return cc_evidence_new (matches->features, matches->model);
}

void
cc_matcher_free (CcMatcher *matcher)
{
  cc_evidence_free (matcher);
}

gboolean
cc_matcher_match (CcMatcher *matcher, guint32 a, guint32 b, double least, CcMatch *match)
{
  match->a = MIN (a, b);
  match->b = MAX (a, b);
  return cc_evidence_score (matcher, match, least, least);
}

void
cc_matcher_stay (CcMatcher *matcher, guint32 sentence)
{
  cc_evidence_stay (matcher, sentence);
}

gboolean
cc_matcher_reaches (CcMatcher *matcher, guint32 a, guint32 b, double least)
{
  CcMatch match = { .a = MIN (a, b), .b = MAX (a, b) };

  return cc_evidence_reaches (matcher, &match, least);
}

gboolean
cc_matcher_wording (CcMatcher *matcher, guint32 a, guint32 b, float least, CcMatch *match)
{
  match->a = MIN (a, b);
  match->b = MAX (a, b);
  return cc_evidence_wording (matcher, match, least);
}

/* Where the pair @a < @b stands among @n matches in their order, or NULL. */
static const CcMatch *
search (const CcMatch *matches, guint32 n, guint32 a, guint32 b)
{
  guint32 low = 0, high = n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const CcMatch *m = &matches[middle];

      if (m->a < a || (m->a == a && m->b < b))
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && matches[low].a == a && matches[low].b == b ? &matches[low] : NULL;
}

const CcMatch *
cc_match_find (const CcMatches *matches, guint32 a, guint32 b)
{
  guint32 first = MIN (a, b), second = MAX (a, b);
  guint32 start = matches->starts ? matches->starts[first] : 0;
  guint32 n = matches->starts ? matches->starts[first + 1] - start : 0;
  const CcMatch *kept = n ? search (matches->matches + start, n, first, second) : NULL;

  return kept ? kept : search (matches->differing, matches->n_differing, first, second);
}

void
cc_match_pair (const CcMatches *matches, guint32 a, guint32 b, CcMatch *match)
{
  const CcMatch *known = cc_match_find (matches, a, b);
  CcMatcher *matcher;

  if (known)
    {
      *match = *known;
      return;
    }
  /* Its tables are as large as the vocabulary, and those who ask ask again. */
  matcher = g_async_queue_try_pop (matches->idle);
  if (!matcher)
    matcher = cc_matcher_new (matches);
  cc_matcher_stay (matcher, b);
  cc_matcher_match (matcher, a, b, 0, match);
  g_async_queue_push (matches->idle, matcher);
}

guint32
cc_match_concept (const CcMatches *matches, guint32 stem)
{
  return matches->features->concepts[stem];
}
