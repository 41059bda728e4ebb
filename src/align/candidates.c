/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* candidates.c: which pairs of sentences are worth evidence: those that share a
   shingle. Groups that are too large to pair have their neighbours linked instead, so
   that what everybody repeats is still found. The partners of each sentence are written
   side by side and counted, so nothing is sorted but what is left; this is done for some
   sentences after the others, since most partners are dropped. */
#include "config.h"

#include <align/groups.h>

#include <string.h>

/* Pairs that each kind of shingle may give: smaller groups come first. */
#define PAIR_BUDGET(n_sentences) (1000 * 1000 + 8 * (guint64) (n_sentences))

/* Beyond so many pairs in all, one shared shingle is not enough. */
#define SINGLE_HIT_LIMIT (1000 * 1000)

/* Partners that are worked out at a time, or those of one sentence if they are more. */
#define PARTNERS_PER_PASS(n_sentences) (4 * 1000 * 1000 + 4 * (guint64) (n_sentences))

/* They are thinned in so many chunks of sentences at most, of so many at least. */
#define MAX_CHUNKS 8
#define MIN_CHUNK 4096

typedef struct
{
  const CcFeatures *f;
  const GPtrArray *groups; /* of CcGroups */
  guint caps[CC_N_SHINGLES]; /* size of the largest groups that are paired */
  guint64 *starts;     /* by sentence, n_sentences + 1: where its partners would start if all were there */
  guint32 *counts;     /* by sentence: partners so far */
  guint32 first, end;  /* sentences whose partners are worked out */
  guint32 *partners;   /* later sentences, of those alone; NULL: count them */
  guint32 first_curated; /* sentences from here on are wordings of curated claims */
  guint n_ranges;      /* of these sentences that are paired at once */
  guint least, chunk;  /* shingles that a pair must share; sentences */
} Pairing;

/* ---- partners ---- */

guint
cc_group_cap (const guint32 *sizes, guint32 n_sentences)
{
  guint64 budget = PAIR_BUDGET (n_sentences), spent = 0;
  guint cap = 1;

  while (cap < CC_MAX_GROUP)
    {
      guint64 n = cap + 1;

      spent += sizes[n] * (n * (n - 1) / 2);
      if (spent > budget)
        break;
      cap++;
    }
  return cap;
}

/* Looks at all groups once: which are too large to pair, and how many there are. */
static void
size_groups (Pairing *p, CcAlignCounts *counts)
{
  /* By kind and size; of larger ones at 0. */
  g_autofree guint32 *sizes = g_new0 (guint32, CC_N_SHINGLES * (CC_MAX_GROUP + 1));

  counts->groups = counts->groups_linked = counts->groups_capped = 0;
  for (guint i = 0; i < p->groups->len && !cc_stopped (); i++)
    {
      const CcGroups *groups = g_ptr_array_index (p->groups, i);

      for (guint at = 0; at < groups->len;)
        {
          const guint32 *g = &g_array_index (groups, guint32, at);

          sizes[g[0] * (CC_MAX_GROUP + 1) + (g[1] <= CC_MAX_GROUP ? g[1] : 0)]++;
          counts->groups++;
          at += 2 + g[1];
        }
    }
  for (guint kind = 0; kind < CC_N_SHINGLES; kind++)
    {
      const guint32 *of_kind = sizes + kind * (CC_MAX_GROUP + 1);
      guint64 linked = of_kind[0];

      p->caps[kind] = cc_group_cap (of_kind, p->f->text->n_sentences);
      for (guint n = p->caps[kind] + 1; n <= CC_MAX_GROUP; n++)
        linked += of_kind[n];
      counts->groups_linked += linked;
      counts->groups_capped += kind == CC_SHINGLE_TERM ? linked : 0;
    }
}

static guint32 *
partners_of (const Pairing *p, guint32 sentence)
{
  return p->partners + (p->starts[sentence] - p->starts[p->first]);
}

static void
add_partners (Pairing *p, guint32 sentence, const guint32 *partners, guint32 n)
{
  guint32 *end = p->partners ? partners_of (p, sentence) + p->counts[sentence] : NULL;

  /* They are few: a call to copy them would take longer. */
  for (guint32 i = 0; end && i < n; i++)
    end[i] = partners[i];
  p->counts[sentence] += n;
}

/* Pairs each of @members from @from up to @to with all later ones of other articles. */
static void
pair_members (Pairing *p, const guint32 *members, guint32 n, guint32 from, guint32 to)
{
  guint32 next = from; /* the first of the next article */

  for (guint32 i = from; i < to; i++)
    {
      while (next < n && (next <= i || cc_features_same_article (p->f, members[i], members[next])))
        next++;
      if (next == n)
        break;
      add_partners (p, members[i], members + next, n - next);
    }
}

/* Pairs each of @members from @from up to @to with its neighbour, so that the members stay
   connected, and with every wording of a curated claim. */
static void
link_members (Pairing *p, guint32 kind, const guint32 *members, guint32 n, guint32 from, guint32 to)
{
  guint32 curated = n;

  while (curated > 0 && members[curated - 1] >= p->first_curated)
    curated--;
  for (guint32 i = from; i < to; i++)
    {
      if (i + 1 < n && kind != CC_SHINGLE_TERM
          && !cc_features_same_article (p->f, members[i], members[i + 1]))
        add_partners (p, members[i], members + i + 1, 1);
      if (i < curated)
        add_partners (p, members[i], members + curated, n - curated);
    }
}

/* The first of @n ascending @members that is @least or more. */
static guint32
lower_bound (const guint32 *members, guint32 n, guint32 least)
{
  guint32 low = 0;

  while (low < n)
    {
      guint32 middle = low + (n - low) / 2;

      if (members[middle] < least)
        low = middle + 1;
      else
        n = middle;
    }
  return low;
}

/* Works out the partners of one range of the sentences: each looks through all groups,
   which is little beside what it finds there. */
static void
pair_range (guint index, gpointer user_data)
{
  Pairing *p = user_data;
  guint64 n_sentences = p->end - p->first;
  guint32 first = p->first + (guint32) (n_sentences * index / p->n_ranges);
  guint32 end = p->first + (guint32) (n_sentences * (index + 1) / p->n_ranges);

  memset (p->counts + first, 0, (end - first) * sizeof *p->counts);
  for (guint i = 0; i < p->groups->len && !cc_stopped (); i++)
    {
      const CcGroups *groups = g_ptr_array_index (p->groups, i);

      for (guint at = 0; at < groups->len;)
        {
          const guint32 *g = &g_array_index (groups, guint32, at), *members = g + 2;
          guint32 n = g[1];

          at += 2 + n;
          if (members[0] >= end || members[n - 1] < first)
            continue;
          if (n <= p->caps[g[0]])
            pair_members (p, members, n, lower_bound (members, n, first), lower_bound (members, n, end));
          else
            link_members (p, g[0], members, n, lower_bound (members, n, first), lower_bound (members, n, end));
        }
    }
}

/* Works out the partners of the sentences from @first up to @end. */
static void
pair_groups (Pairing *p, guint32 first, guint32 end, guint threads)
{
  p->first = first;
  p->end = end;
  cc_parallel_map (p->n_ranges, threads, pair_range, p);
}

/* ---- thinning ---- */

/* Keeps the distinct partners of @sentence, ascending, that enough shingles gave; those
   that are curated need one. @hits, by sentence, are 0 before and after. */
static void
thin_partners (Pairing *p, guint32 sentence, guint16 *hits)
{
  guint32 *partners = partners_of (p, sentence);
  guint32 n = p->counts[sentence], kept = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 other = partners[i];

      hits[other]++;
      if (hits[other] == (other < p->first_curated ? p->least : 1))
        {
          partners[i] = partners[kept];
          partners[kept++] = other;
        }
    }
  for (guint32 i = 0; i < n; i++)
    hits[partners[i]] = 0;
  cc_sort_terms (partners, kept);
  p->counts[sentence] = kept;
}

static void
thin_chunk (guint index, gpointer user_data)
{
  Pairing *p = user_data;
  guint32 first = p->first + index * p->chunk, end = MIN (first + p->chunk, p->end);
  g_autofree guint16 *hits = g_new0 (guint16, p->f->text->n_sentences + 1);

  for (guint32 s = first; s < end; s++)
    thin_partners (p, s, hits);
}

/* Appends the partners that are there as pairs. */
static void
list_pairs (const Pairing *p, GArray *pairs)
{
  for (guint32 s = p->first; s < p->end; s++)
    for (guint32 i = 0; i < p->counts[s]; i++)
      {
        guint64 pair = (guint64) s << 32 | partners_of (p, s)[i];

        g_array_append_val (pairs, pair);
      }
}

/* ---- all ---- */

/* Counts the partners of each sentence, and finds out how much room they would take. */
static void
count_partners (Pairing *p, guint threads)
{
  guint32 n = p->f->text->n_sentences;

  pair_groups (p, 0, n, threads);
  p->starts[0] = 0;
  for (guint32 s = 0; s < n; s++)
    p->starts[s + 1] = p->starts[s] + p->counts[s];
  p->least = p->starts[n] > SINGLE_HIT_LIMIT ? 2 : 1;
}

/* The sentence behind the last that fits into a pass from @first on. */
static guint32
pass_end (const Pairing *p, guint32 first)
{
  guint32 n = p->f->text->n_sentences, end = first + 1;

  while (end < n && p->starts[end + 1] - p->starts[first] <= PARTNERS_PER_PASS (n))
    end++;
  return end;
}

static GArray *
find_pairs (Pairing *p, guint threads)
{
  guint32 n = p->f->text->n_sentences, end;
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint32 first = 0; first < n && !cc_stopped (); first = end)
    {
      end = pass_end (p, first);
      p->partners = g_new (guint32, p->starts[end] - p->starts[first] + 1);
      p->chunk = MAX (MIN_CHUNK, (end - first) / MAX_CHUNKS + 1);
      pair_groups (p, first, end, threads);
      cc_parallel_map ((end - first + p->chunk - 1) / p->chunk, threads, thin_chunk, p);
      /* Otherwise not all of them are there. */
      if (!cc_stopped ())
        list_pairs (p, pairs);
      g_free (p->partners);
    }
  return pairs;
}

GArray *
cc_candidates (const CcFeatures *features, guint threads, CcAlignCounts *counts)
{
  const CcText *text = features->text;
  guint32 n = text->n_sentences;
  g_autoptr (GPtrArray) groups = cc_groups_new (features, threads, counts);
  g_autofree guint64 *starts = g_new (guint64, n + 1);
  g_autofree guint32 *partner_counts = g_new0 (guint32, n + 1);
  Pairing p = {
    .f = features,
    .groups = groups,
    .starts = starts,
    .counts = partner_counts,
    .first_curated = cc_text_first_curated (text),
    .n_ranges = threads ? threads : g_get_num_processors (),
  };
  GArray *pairs;

  size_groups (&p, counts);
  count_partners (&p, threads);
  pairs = find_pairs (&p, threads);
  counts->candidates = pairs->len;
  return pairs;
}
