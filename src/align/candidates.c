/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* candidates.c: which pairs of sentences are worth evidence: those that share a
   shingle. Groups that are too large to pair have their neighbours linked instead, so
   that what everybody repeats is still found. The partners of sentences that stand near each
   other are written to one bucket, one after the other, and counted there: all that this
   touches stays in the cache, and nothing is sorted but what is left. This is done for some
   buckets after the others, since most partners are dropped. */
#include "config.h"

#include <align/groups.h>

#include <string.h>

/* Pairs that each kind of shingle may give: smaller groups come first. */
#define PAIR_BUDGET(n_sentences) (1000 * 1000 + 8 * (guint64) (n_sentences))

/* Beyond so many pairs in all, one shared shingle is not enough. */
#define SINGLE_HIT_LIMIT (1000 * 1000)

/* Partners that are worked out at a time, or those of one bucket if they are more. */
#define PARTNERS_PER_PASS(n_sentences) (8 * 1000 * 1000 + 8 * (guint64) (n_sentences))

/* A bucket holds the partners of 2 to the power of so many sentences at most. */
#define BUCKET_BITS 12

/* The groups are gone through in so many shares. */
#define SHARES 16

/* The buckets of a pass are thinned in so many chunks at most. */
#define MAX_CHUNKS 8

typedef struct
{
  const CcFeatures *f;
  const GPtrArray *groups;      /* of CcGroups; every SHARES-th of them makes a share */
  guint32 *sizes;               /* of each share, kind and size how many groups; of larger ones at 0 */
  guint caps[CC_N_SHINGLES];    /* size of the largest groups that are paired */
  guint32 first_curated;        /* sentences from here on are wordings of curated claims */
  guint least;                  /* shingles that a pair must share */
  guint bits;                   /* of a sentence, within its bucket */
  guint n_buckets;
  guint64 *places;              /* of each share and bucket: its partners; then where the next one goes */
  guint64 *starts;              /* by bucket, n_buckets + 1: where its partners start in those of all */
  guint first, end;             /* buckets of this pass */
  guint32 *partners;            /* of this pass: sentence in its bucket << (32 - bits) | partner; NULL: count them */
  guint chunk;                  /* buckets */
  GArray *pairs[MAX_CHUNKS];    /* of guint64: what each chunk leaves */
} Pairing;

/* ---- groups ---- */

#define KIND_SIZES (CC_MAX_GROUP + 1)
#define SHARE_SIZES (CC_N_SHINGLES * KIND_SIZES)

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

static void
size_share (guint share, gpointer user_data)
{
  Pairing *p = user_data;
  guint32 *sizes = p->sizes + share * SHARE_SIZES;

  for (guint i = share; i < p->groups->len && !cc_stopped (); i += SHARES)
    {
      const CcGroups *groups = g_ptr_array_index (p->groups, i);

      for (guint at = 0; at < groups->len;)
        {
          const guint32 *g = &g_array_index (groups, guint32, at);

          sizes[g[0] * KIND_SIZES + (g[1] <= CC_MAX_GROUP ? g[1] : 0)]++;
          at += 2 + g[1];
        }
    }
}

/* Looks at all groups once: which are too large to pair, and how many there are. */
static void
size_groups (Pairing *p, guint threads, CcAlignCounts *counts)
{
  g_autofree guint32 *sizes = g_new0 (guint32, SHARES * SHARE_SIZES);

  p->sizes = sizes;
  cc_parallel_map (SHARES, threads, size_share, p);
  for (guint i = SHARE_SIZES; i < SHARES * SHARE_SIZES; i++)
    sizes[i % SHARE_SIZES] += sizes[i];
  counts->groups = counts->groups_linked = counts->groups_capped = 0;
  for (guint kind = 0; kind < CC_N_SHINGLES; kind++)
    {
      const guint32 *of_kind = sizes + kind * KIND_SIZES;
      guint64 linked = of_kind[0], all = of_kind[0];

      p->caps[kind] = cc_group_cap (of_kind, p->f->text->n_sentences);
      for (guint n = 1; n <= CC_MAX_GROUP; n++)
        {
          all += of_kind[n];
          linked += n > p->caps[kind] ? of_kind[n] : 0;
        }
      counts->groups += all;
      counts->groups_linked += linked;
      counts->groups_capped += kind == CC_SHINGLE_TERM ? linked : 0;
    }
}

/* ---- partners ---- */

/* Notes @n @partners of @sentence: how many of its bucket go where is told by @places. */
static inline void
add_partners (const Pairing *p, guint64 *places, guint32 sentence, const guint32 *partners, guint32 n)
{
  guint32 in_bucket = sentence & ((1u << p->bits) - 1);
  guint64 *place = &places[sentence >> p->bits];

  /* They are few: a call to copy them would take longer. */
  for (guint32 i = 0; p->partners && i < n; i++)
    p->partners[*place + i] = in_bucket << (32 - p->bits) | partners[i];
  *place += n;
}

/* Pairs each of @members from @from up to @to with all later ones of other articles. */
static void
pair_members (const Pairing *p, guint64 *places, const guint32 *members, guint32 n, guint32 from, guint32 to)
{
  guint32 next = from; /* the first of the next article */

  for (guint32 i = from; i < to; i++)
    {
      while (next < n && (next <= i || cc_features_same_article (p->f, members[i], members[next])))
        next++;
      if (next == n)
        break;
      add_partners (p, places, members[i], members + next, n - next);
    }
}

/* Pairs each of @members from @from up to @to with its neighbour, so that the members stay
   connected, and with every wording of a curated claim. */
static void
link_members (const Pairing *p, guint64 *places, guint32 kind, const guint32 *members, guint32 n, guint32 from, guint32 to)
{
  guint32 curated = n;

  while (curated > 0 && members[curated - 1] >= p->first_curated)
    curated--;
  if (kind == CC_SHINGLE_TERM && curated == n)
    return;
  for (guint32 i = from; i < to; i++)
    {
      if (i + 1 < n && kind != CC_SHINGLE_TERM
          && !cc_features_same_article (p->f, members[i], members[i + 1]))
        add_partners (p, places, members[i], members + i + 1, 1);
      if (i < curated)
        add_partners (p, places, members[i], members + curated, n - curated);
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

static void
pair_share (guint share, gpointer user_data)
{
  const Pairing *p = user_data;
  guint64 *places = p->places + (gsize) share * p->n_buckets;
  guint32 first = p->first << p->bits, end = MIN (p->end << p->bits, p->f->text->n_sentences);

  for (guint i = share; i < p->groups->len && !cc_stopped (); i += SHARES)
    {
      const CcGroups *groups = g_ptr_array_index (p->groups, i);

      for (guint at = 0; at < groups->len;)
        {
          const guint32 *g = &g_array_index (groups, guint32, at), *members = g + 2;
          guint32 n = g[1], from, to;

          at += 2 + n;
          if (members[0] >= end || members[n - 1] < first)
            continue;
          from = members[0] >= first ? 0 : lower_bound (members, n, first);
          to = members[n - 1] < end ? n : lower_bound (members, n, end);
          if (n <= p->caps[g[0]])
            pair_members (p, places, members, n, from, to);
          else
            link_members (p, places, g[0], members, n, from, to);
        }
    }
}

/* Counts the partners in each bucket. */
static void
count_partners (Pairing *p, guint threads)
{
  p->first = 0;
  p->end = p->n_buckets;
  cc_parallel_map (SHARES, threads, pair_share, p);
  for (guint b = 0; b < p->n_buckets; b++)
    {
      p->starts[b + 1] = p->starts[b];
      for (guint share = 0; share < SHARES; share++)
        p->starts[b + 1] += p->places[(gsize) share * p->n_buckets + b];
    }
  p->least = p->starts[p->n_buckets] > SINGLE_HIT_LIMIT ? 2 : 1;
}

/* Where each share puts its partners of each bucket of the pass. */
static void
place_partners (Pairing *p)
{
  guint64 place = 0;

  for (guint b = p->first; b < p->end; b++)
    for (guint share = 0; share < SHARES; share++)
      {
        guint64 *at = &p->places[(gsize) share * p->n_buckets + b], n = *at;

        *at = place;
        place += n;
      }
}

/* ---- thinning ---- */

/* Moves @n partners of one bucket to @sorted, by sentence, and fills where those of each start,
   with two entries more than there are sentences. */
static void
sort_bucket (const Pairing *p, const guint32 *partners, gsize n, guint32 *sorted, guint32 *starts)
{
  guint32 n_sentences = 1u << p->bits;

  memset (starts, 0, (n_sentences + 2) * sizeof *starts);
  /* Counted one place too far, so that filling shifts the starts into place. */
  for (gsize i = 0; i < n; i++)
    starts[(partners[i] >> (32 - p->bits)) + 2]++;
  for (guint32 s = 2; s < n_sentences + 2; s++)
    starts[s] += starts[s - 1];
  for (gsize i = 0; i < n; i++)
    sorted[starts[(partners[i] >> (32 - p->bits)) + 1]++] = partners[i] & (G_MAXUINT32 >> p->bits);
}

/* Writes the distinct ones of @n @partners that enough shingles gave, ascending, to @kept; those
   that are curated need one. @hits, by sentence, are 0 before and after. Returns how many. */
static guint32
thin_partners (const Pairing *p, const guint32 *partners, guint32 n, guint8 *hits, guint32 *kept)
{
  guint32 n_kept = 0;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 other = partners[i];
      guint8 *hit = &hits[other];

      *hit += *hit <= p->least;
      kept[n_kept] = other;
      n_kept += *hit == (other < p->first_curated ? p->least : 1);
    }
  for (guint32 i = 0; i < n; i++)
    hits[partners[i]] = 0;
  cc_sort_terms (kept, n_kept);
  return n_kept;
}

/* Appends what is left of the partners of @bucket as pairs to @pairs. @sorted has room for them. */
static void
thin_bucket (const Pairing *p, guint bucket, guint32 *sorted, guint8 *hits, GArray *pairs)
{
  guint32 *partners = p->partners + (p->starts[bucket] - p->starts[p->first]);
  guint32 starts[(1 << BUCKET_BITS) + 2];

  sort_bucket (p, partners, p->starts[bucket + 1] - p->starts[bucket], sorted, starts);
  for (guint32 s = 0; s < 1u << p->bits; s++)
    {
      guint32 n = thin_partners (p, sorted + starts[s], starts[s + 1] - starts[s], hits, partners);

      for (guint32 i = 0; i < n; i++)
        {
          guint64 pair = (guint64) (bucket << p->bits | s) << 32 | partners[i];

          g_array_append_val (pairs, pair);
        }
    }
}

static void
thin_chunk (guint index, gpointer user_data)
{
  const Pairing *p = user_data;
  guint first = p->first + index * p->chunk, end = MIN (first + p->chunk, p->end);
  g_autofree guint8 *hits = g_new0 (guint8, (gsize) p->f->text->n_sentences + 1);
  g_autofree guint32 *sorted = NULL;
  guint64 room = 0;

  for (guint b = first; b < end; b++)
    room = MAX (room, p->starts[b + 1] - p->starts[b]);
  sorted = g_new (guint32, room + 1);
  for (guint b = first; b < end; b++)
    thin_bucket (p, b, sorted, hits, p->pairs[index]);
}

/* ---- all ---- */

/* The bucket behind the last that fits into a pass from @first on. */
static guint
pass_end (const Pairing *p, guint first)
{
  guint end = first + 1;

  while (end < p->n_buckets
         && p->starts[end + 1] - p->starts[first] <= PARTNERS_PER_PASS (p->f->text->n_sentences))
    end++;
  return end;
}

/* Works out the pairs of the buckets of the pass, into the chunks. */
static void
run_pass (Pairing *p, guint threads)
{
  g_autofree guint32 *partners = g_new (guint32, p->starts[p->end] - p->starts[p->first] + 1);

  p->partners = partners;
  p->chunk = (p->end - p->first + MAX_CHUNKS - 1) / MAX_CHUNKS;
  place_partners (p);
  cc_parallel_map (SHARES, threads, pair_share, p);
  /* Otherwise not all of them are there. */
  if (!cc_stopped ())
    cc_parallel_map ((p->end - p->first + p->chunk - 1) / p->chunk, threads, thin_chunk, p);
}

static GArray *
find_pairs (Pairing *p, guint threads)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < MAX_CHUNKS; i++)
    p->pairs[i] = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (p->first = 0; p->first < p->n_buckets && !cc_stopped (); p->first = p->end)
    {
      p->end = pass_end (p, p->first);
      run_pass (p, threads);
      for (guint i = 0; i < MAX_CHUNKS; i++)
        {
          if (p->pairs[i]->len)
            g_array_append_vals (pairs, p->pairs[i]->data, p->pairs[i]->len);
          g_array_set_size (p->pairs[i], 0);
        }
    }
  for (guint i = 0; i < MAX_CHUNKS; i++)
    g_array_unref (p->pairs[i]);
  return pairs;
}

GArray *
cc_candidates (const CcFeatures *features, guint threads, CcAlignCounts *counts)
{
  const CcText *text = features->text;
  g_autoptr (GPtrArray) groups = cc_groups_new (features, threads, counts);
  /* So many bits that a partner fits into the others. */
  guint bits = CLAMP (32 - (int) g_bit_storage (text->n_sentences), 1, BUCKET_BITS);
  guint n_buckets = (text->n_sentences >> bits) + 1;
  g_autofree guint64 *starts = g_new0 (guint64, n_buckets + 1);
  g_autofree guint64 *places = g_new0 (guint64, (gsize) SHARES * n_buckets);
  Pairing p = {
    .f = features,
    .groups = groups,
    .first_curated = cc_text_first_curated (text),
    .bits = bits,
    .n_buckets = n_buckets,
    .places = places,
    .starts = starts,
  };
  GArray *pairs;

  size_groups (&p, threads, counts);
  count_partners (&p, threads);
  pairs = find_pairs (&p, threads);
  counts->candidates = pairs->len;
  return pairs;
}
