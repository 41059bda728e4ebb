/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.c: sentences in, matches out. */
#include "config.h"

#include <align/evidence.h>
#include <align/opposition.h>

#include <string.h>

/* Pairs that count the same thing differently are noted down to this share of the
   score that makes a match. */
#define DIFFERING_SHARE 0.4

/* Candidates that one call of the parallel map scores. */
#define CHUNK 8192

typedef struct
{
  const CcFeatures *features;
  const CcModel *model;
  const guint64 *pairs;
  gsize n_pairs;
  double min_score;
  GArray **found;     /* of CcMatch, one a chunk */
  GArray **differing; /* likewise */
} Scoring;

static void
score_chunk (guint index, gpointer user_data)
{
  Scoring *scoring = user_data;
  g_autoptr (CcEvidence) evidence = cc_evidence_new (scoring->features, scoring->model);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CcMatch));
  GArray *differing = g_array_new (FALSE, FALSE, sizeof (CcMatch));
  gsize end = MIN ((gsize) (index + 1) * CHUNK, scoring->n_pairs);

  for (gsize i = (gsize) index * CHUNK; i < end; i++)
    {
      CcMatch match = { .a = (guint32) (scoring->pairs[i] >> 32), .b = (guint32) scoring->pairs[i] };

      if (!cc_evidence_score (evidence, &match, scoring->min_score,
                              DIFFERING_SHARE * scoring->model->threshold))
        continue;
      if (match.score >= scoring->min_score)
        g_array_append_val (found, match);
      else
        g_array_append_val (differing, match);
    }
  CC_COUNT (verified, evidence->verified);
  scoring->found[index] = found;
  scoring->differing[index] = differing;
}

/* The chunks' matches in order, as one array; frees the chunks. */
static CcMatch *
join_chunks (GArray **chunks, guint n_chunks, guint32 *n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CcMatch));

  for (guint i = 0; i < n_chunks && chunks[i]; i++)
    {
      g_array_append_vals (all, chunks[i]->data, chunks[i]->len);
      g_array_unref (chunks[i]);
    }
  *n = all->len;
  return (CcMatch *) g_array_free (all, FALSE);
}

static void
score_pairs (CcMatches *matches, const GArray *pairs, guint threads)
{
  guint n_chunks = (pairs->len + CHUNK - 1) / CHUNK;
  g_autofree GArray **found = g_new0 (GArray *, n_chunks + 1);
  g_autofree GArray **differing = g_new0 (GArray *, n_chunks + 1);
  Scoring scoring = { matches->features, matches->model, (const guint64 *) pairs->data,
                      pairs->len, matches->min_score, found, differing };

  cc_parallel_map (n_chunks, threads, score_chunk, &scoring);
  matches->matches = join_chunks (found, n_chunks, &matches->n_matches);
  matches->differing = join_chunks (differing, n_chunks, &matches->n_differing);
  matches->counts.matches = matches->n_matches;
}

CcMatches *
cc_matches_new (const CcText *text, CcModel *model, const GPtrArray *aliases, GError **error)
{
  g_autoptr (CcMatches) matches = g_new0 (CcMatches, 1);

  matches->text = text;
  matches->model = model;
  matches->min_score = model->threshold;
  matches->features = cc_features_new (text, aliases, error);
  if (matches->features)
    matches->opposition = cc_opposition_new (text, error);
  return matches->opposition ? g_steal_pointer (&matches) : NULL;
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
  g_autoptr (CcMatches) matches = cc_matches_new (text, model, aliases, error);
  g_autoptr (GArray) pairs = NULL;

  if (!matches)
    return NULL;
  if (min_score >= 0)
    matches->min_score = min_score;
  cc_watch_part (0.1, 0.4);
  pairs = cc_candidates (matches->features, &matches->counts);
  if (matches->min_score <= 0)
    {
      cc_candidates_of_alike (matches->features, pairs);
      matches->counts.candidates = pairs->len;
    }
  cc_watch_part (0.4, 1);
  score_pairs (matches, pairs, threads);
  count (&matches->counts);
  return g_steal_pointer (&matches);
}

void
cc_matches_free (CcMatches *matches)
{
  if (!matches)
    return;
  cc_features_free (matches->features);
  cc_opposition_free (matches->opposition);
  cc_model_free (matches->model);
  g_free (matches->matches);
  g_free (matches->differing);
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
cc_match_pair (const CcMatches *matches, guint32 a, guint32 b, CcMatch *match)
{
  g_autoptr (CcMatcher) matcher = cc_matcher_new (matches);

  cc_matcher_match (matcher, a, b, 0, match);
}

guint32
cc_match_concept (const CcMatches *matches, guint32 stem)
{
  return matches->features->concepts[stem];
}
