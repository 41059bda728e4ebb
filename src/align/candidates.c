/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* candidates.c: which pairs of sentences are worth evidence: those that share a
   shingle. Groups that are too large to pair have their neighbours linked instead, so
   that what everybody repeats is still found. The partners of each sentence are written
   side by side and counted, so nothing is sorted but what is left. */
#include "config.h"

#include <align/groups.h>

#include <string.h>

/* Pairs that each kind of shingle may give: smaller groups come first. */
#define PAIR_BUDGET(n_sentences) (1000 * 1000 + 8 * (guint64) (n_sentences))

/* Beyond so many pairs in all, one shared shingle is not enough. */
#define SINGLE_HIT_LIMIT (1000 * 1000)

/* The partners are thinned in so many chunks of sentences at most, of so many at least. */
#define MAX_CHUNKS 32
#define MIN_CHUNK 4096

typedef struct
{
  const CcFeatures *f;
  const GPtrArray *groups; /* of CcGroups */
  guint caps[CC_N_SHINGLES]; /* size of the largest groups that are paired */
  guint64 *starts;     /* by sentence, n_sentences + 1 */
  guint64 *ends;       /* by sentence: where its next partner goes, in the end where they end */
  guint32 *partners;   /* later sentences; NULL: count them */
  guint32 first_curated; /* sentences from here on are wordings of curated claims */
  guint n_ranges;      /* of sentences that are paired at once */
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

static void
add_partners (Pairing *p, guint32 sentence, const guint32 *partners, guint32 n)
{
  guint64 end = p->ends[sentence];

  /* They are few: a call to copy them would take longer. */
  for (guint32 i = 0; p->partners && i < n; i++)
    p->partners[end + i] = partners[i];
  p->ends[sentence] = end + n;
}

/* Pairs those of @members in @range with all later ones of other articles. */
static void
pair_members (Pairing *p, CcRange range, const guint32 *members, guint32 n)
{
  guint32 i = 0, next; /* the first of the next article */

  while (i < n && members[i] < range.start)
    i++;
  for (next = i; i < n && members[i] < range.end; i++)
    {
      while (next < n && (next <= i || cc_features_same_article (p->f, members[i], members[next])))
        next++;
      if (next == n)
        break;
      add_partners (p, members[i], members + next, n - next);
    }
}

/* Pairs neighbours, so that the members stay connected, and each member with every
   wording of a curated claim. */
static void
link_members (Pairing *p, CcRange range, guint32 kind, const guint32 *members, guint32 n)
{
  guint32 first = 0, curated = n;

  while (first < n && members[first] < range.start)
    first++;
  while (curated > 0 && members[curated - 1] >= p->first_curated)
    curated--;
  for (guint32 i = first; i < n && members[i] < range.end; i++)
    {
      if (i + 1 < n && kind != CC_SHINGLE_TERM
          && !cc_features_same_article (p->f, members[i], members[i + 1]))
        add_partners (p, members[i], members + i + 1, 1);
      if (i < curated && curated < n)
        add_partners (p, members[i], members + curated, n - curated);
    }
}

/* Pairs the sentences of one range with later ones: each range looks through all groups,
   which is little beside what it finds there. */
static void
pair_range (guint index, gpointer user_data)
{
  Pairing *p = user_data;
  guint64 n = p->f->text->n_sentences;
  CcRange range = { (guint32) (n * index / p->n_ranges), (guint32) (n * (index + 1) / p->n_ranges) };

  for (guint i = 0; i < p->groups->len && !cc_stopped (); i++)
    {
      const CcGroups *groups = g_ptr_array_index (p->groups, i);

      for (guint at = 0; at < groups->len;)
        {
          const guint32 *g = &g_array_index (groups, guint32, at);

          if (g[1] <= p->caps[g[0]])
            pair_members (p, range, g + 2, g[1]);
          else
            link_members (p, range, g[0], g + 2, g[1]);
          at += 2 + g[1];
        }
    }
}

/* ---- thinning ---- */

/* Keeps the distinct partners of @sentence, ascending, that enough shingles gave; those
   that are curated need one. @hits, by sentence, are 0 before and after. */
static void
thin_partners (Pairing *p, guint32 sentence, guint16 *hits)
{
  guint32 *partners = p->partners + p->starts[sentence];
  guint64 n = p->ends[sentence] - p->starts[sentence];
  guint kept = 0;

  for (guint64 i = 0; i < n; i++)
    {
      guint32 other = partners[i];

      hits[other]++;
      if (hits[other] == (other < p->first_curated ? p->least : 1))
        {
          partners[i] = partners[kept];
          partners[kept++] = other;
        }
    }
  for (guint64 i = 0; i < n; i++)
    hits[partners[i]] = 0;
  cc_sort_terms (partners, kept);
  p->ends[sentence] = p->starts[sentence] + kept;
}

static void
thin_chunk (guint index, gpointer user_data)
{
  Pairing *p = user_data;
  guint32 end = MIN ((index + 1) * p->chunk, p->f->text->n_sentences);
  g_autofree guint16 *hits = g_new0 (guint16, p->f->text->n_sentences + 1);

  for (guint32 s = index * p->chunk; s < end; s++)
    thin_partners (p, s, hits);
}

/* The partners of all as pairs. */
static GArray *
list_pairs (const Pairing *p)
{
  guint64 n = 0;
  GArray *pairs;

  for (guint32 s = 0; s < p->f->text->n_sentences; s++)
    n += p->ends[s] - p->starts[s];
  pairs = g_array_sized_new (FALSE, FALSE, sizeof (guint64), (guint) n);
  for (guint32 s = 0; s < p->f->text->n_sentences; s++)
    for (guint64 i = p->starts[s]; i < p->ends[s]; i++)
      {
        guint64 pair = (guint64) s << 32 | p->partners[i];

        g_array_append_val (pairs, pair);
      }
  return pairs;
}

/* ---- all ---- */

/* Curated wordings come last in the corpus. */
static guint32
first_curated (const CcText *text)
{
  guint n = text->corpus->articles->len;

  while (n > 0)
    {
      const CcArticle *a = g_ptr_array_index (text->corpus->articles, n - 1);

      if (!cc_article_outlet (text->corpus, a)->curated)
        break;
      n--;
    }
  return text->article_sentences[n];
}

/* Counts the partners of each sentence, makes room for them and fills it. */
static void
find_partners (Pairing *p, guint threads)
{
  guint32 n = p->f->text->n_sentences;
  guint64 sum = 0;

  cc_parallel_map (p->n_ranges, threads, pair_range, p);
  for (guint32 s = 0; s < n; s++)
    {
      p->starts[s] = sum;
      sum += p->ends[s];
    }
  p->starts[n] = sum;
  p->least = sum > SINGLE_HIT_LIMIT ? 2 : 1;
  memcpy (p->ends, p->starts, n * sizeof *p->ends);
  p->partners = g_new (guint32, sum + 1);
  cc_parallel_map (p->n_ranges, threads, pair_range, p);
}

GArray *
cc_candidates (const CcFeatures *features, guint threads, CcAlignCounts *counts)
{
  const CcText *text = features->text;
  guint32 n = text->n_sentences;
  g_autoptr (GPtrArray) groups = cc_groups_new (features, threads, counts);
  g_autofree guint64 *starts = g_new0 (guint64, n + 1), *ends = g_new0 (guint64, n + 1);
  Pairing p = {
    .f = features,
    .groups = groups,
    .starts = starts,
    .ends = ends,
    .first_curated = first_curated (text),
    .n_ranges = threads ? threads : g_get_num_processors (),
    .chunk = MAX (MIN_CHUNK, n / MAX_CHUNKS + 1),
  };
  GArray *pairs;

  size_groups (&p, counts);
  find_partners (&p, threads);
  p.groups = NULL;
  g_clear_pointer (&groups, g_ptr_array_unref);
  cc_parallel_map ((n + p.chunk - 1) / p.chunk, threads, thin_chunk, &p);
  pairs = list_pairs (&p);
  g_free (p.partners);
  counts->candidates = pairs->len;
  return pairs;
}
