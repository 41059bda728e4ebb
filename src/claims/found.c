/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* found.c: claims from groups of matches: figures that differ are brought in, groups
   of one outlet and those that a curated claim holds already are left out, the
   strongest come first.  */
#include "config.h"

#include <claims/claims.h>

#include <stdlib.h>

/* Groups of which one call of the parallel map makes claims. */
#define CHUNK 1024

/* So many groups ahead their sentences are fetched, which lie anywhere in memory. */
#define AHEAD 8

/* ---- order ---- */

/* A claim as it is sorted. */
typedef struct
{
  CcClaim *claim;
  float strength; /* of all mentions */
} Place;

static int
compare_places (const void *x, const void *y)
{
  const Place *p = x, *q = y;
  const CcClaim *a = p->claim, *b = q->claim;

  if (a->formula != b->formula)
    return a->formula ? 1 : -1;
  if (a->n_outlets != b->n_outlets)
    return a->n_outlets > b->n_outlets ? -1 : 1;
  if (a->n_tellings != b->n_tellings)
    return a->n_tellings > b->n_tellings ? -1 : 1;
  if (p->strength != q->strength)
    return p->strength > q->strength ? -1 : 1;
  return a->mentions[0].sentence < b->mentions[0].sentence ? -1 : 1;
}

static float
total_strength (const CcClaim *claim)
{
  float sum = 0;

  for (guint i = 0; i < claim->n_mentions; i++)
    sum += claim->mentions[i].strength;
  return sum;
}

void
cc_claims_sort (GPtrArray *found)
{
  g_autofree Place *places = g_new (Place, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      CcClaim *claim = g_ptr_array_index (found, i);

      places[i] = (Place){ claim, total_strength (claim) };
    }
  qsort (places, found->len, sizeof *places, compare_places);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_index (found, i) = places[i].claim;
}

/* ---- figures that differ ---- */

static guint32
outlet_of (const CcText *text, guint32 sentence)
{
  return cc_text_article (text, &text->sentences[sentence])->outlet;
}

gboolean
cc_mentions_span_outlets (const CcText *text, const GArray *mentions)
{
  const CcMention *m = (const CcMention *) mentions->data;

  for (guint i = 1; i < mentions->len; i++)
    if (outlet_of (text, m[i].sentence) != outlet_of (text, m[0].sentence))
      return TRUE;
  return FALSE;
}

static int
compare_scores (const void *x, const void *y)
{
  const CcMatch *a = *(const CcMatch *const *) x, *b = *(const CcMatch *const *) y;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return a->b < b->b ? -1 : a->b > b->b;
}

/* @groups is by sentence: number of its group in @all + 1, or 0. */
static void
add_mention (GPtrArray *all, guint32 group, guint32 sentence, guint32 via, float strength,
             CcJoined joined, guint32 *groups)
{
  CcMention mention = {
    .sentence = sentence, .strength = strength, .joined = (guint8) joined, .via = via, .copy_of = -1
  };

  g_array_append_val (((CcGroup *) g_ptr_array_index (all, group - 1))->mentions, mention);
  groups[sentence] = group;
}

/* The pairs that count the same thing differently, strongest first: a new array of
   const CcMatch *. */
static GPtrArray *
sorted_differing (const CcMatches *matches)
{
  GPtrArray *order = g_ptr_array_new ();
  guint32 spoken = cc_text_first_curated (matches->text);

  for (guint32 i = 0; i < matches->n_differing; i++)
    if (matches->differing[i].b < spoken)
      g_ptr_array_add (order, &matches->differing[i]);
  g_ptr_array_sort (order, compare_scores);
  return order;
}

static guint32 *
groups_by_sentence (const CcText *text, const GPtrArray *all)
{
  guint32 *groups = g_new0 (guint32, text->n_sentences + 1);

  for (guint i = 0; i < all->len; i++)
    {
      const GArray *mentions = ((const CcGroup *) g_ptr_array_index (all, i))->mentions;

      for (guint m = 0; m < mentions->len; m++)
        groups[g_array_index (mentions, CcMention, m).sentence] = i + 1;
    }
  return groups;
}

/* A pair that counts the same thing differently shares too few words to match and is
   what a reader looks for: a sentence that stands alone joins the group of the other;
   two that stand alone make one. Strongest first, so each sentence goes to the pair
   that suits it best. */
static void
join_differing (const CcMatches *matches, GPtrArray *all)
{
  g_autofree guint32 *groups = groups_by_sentence (matches->text, all);
  g_autoptr (GPtrArray) order = sorted_differing (matches);

  for (guint i = 0; i < order->len; i++)
    {
      const CcMatch *m = g_ptr_array_index (order, i);
      guint32 g = groups[m->a], h = groups[m->b];

      if (g && h)
        continue;
      if (!g && !h)
        {
          CcGroup *group = g_new0 (CcGroup, 1);

          group->mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
          group->medoid = m->a;
          g_ptr_array_add (all, group);
          g = all->len;
          add_mention (all, g, m->a, m->a, 1, CC_JOINED_CORE, groups);
        }
      if (g)
        add_mention (all, g, m->b, m->a, m->score, CC_JOINED_FIGURE, groups);
      else
        add_mention (all, h, m->a, m->b, m->score, CC_JOINED_FIGURE, groups);
    }
}

/* ---- what curated claims hold ---- */

/* That a sentence is a mention of a curated claim. */
typedef struct
{
  guint32 sentence;
  const CcClaim *claim;
} Held;

static int
compare_held (const void *x, const void *y)
{
  const Held *a = x, *b = y;

  return a->sentence < b->sentence ? -1 : a->sentence > b->sentence;
}

/* All of them, by sentence: a new GArray of Held. */
static GArray *
list_held (const GPtrArray *curated)
{
  GArray *held = g_array_new (FALSE, FALSE, sizeof (Held));

  for (guint i = 0; i < curated->len; i++)
    {
      const CcClaim *claim = g_ptr_array_index (curated, i);

      for (guint m = 0; m < claim->n_mentions; m++)
        g_array_append_val (held, ((Held){ claim->mentions[m].sentence, claim }));
    }
  g_array_sort (held, compare_held);
  return held;
}

/* The first of @held with @sentence or a later one. */
static guint
search_held (const GArray *held, guint32 sentence)
{
  guint low = 0, high = held->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (held, Held, middle).sentence < sentence)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
holds_all (const CcClaim *curated, const CcClaim *claim)
{
  for (guint i = 0; i < claim->n_mentions; i++)
    if (cc_claim_mention (curated, claim->mentions[i].sentence) < 0)
      return FALSE;
  return TRUE;
}

/* TRUE when one curated claim already holds every mention of @claim. */
static gboolean
is_curated_already (const CcClaim *claim, const GArray *held)
{
  guint32 first = claim->mentions[0].sentence;

  for (guint i = search_held (held, first); i < held->len; i++)
    {
      const Held *h = &g_array_index (held, Held, i);

      if (h->sentence != first)
        return FALSE;
      if (holds_all (h->claim, claim))
        return TRUE;
    }
  return FALSE;
}

/* ---- claims ---- */

typedef struct
{
  const CcMatches *matches;
  const CcCopies *copies;
  const GPtrArray *groups;
  const GArray *held;
  CcClaim **found; /* by group, NULL where it makes no claim */
} Making;

/* NULL when @group is of one outlet, or a curated claim holds it. */
static CcClaim *
make_claim (const Making *making, CcTellings *tellings, const CcGroup *group)
{
  CcClaim *claim = cc_claim_new (NULL, NULL, NULL);

  cc_claim_set_mentions (claim, tellings, g_array_ref (group->mentions));
  if (claim->n_outlets < 2 || is_curated_already (claim, making->held))
    {
      cc_claim_free (claim);
      return NULL;
    }
  cc_claim_name (claim, making->matches->text, group->medoid);
  claim->formula = group->formula;
  return claim;
}

static void
fetch (const CcText *text, const CcGroup *group)
{
  for (guint i = 0; i < group->mentions->len; i++)
    CC_PREFETCH (&text->sentences[g_array_index (group->mentions, CcMention, i).sentence]);
}

static void
make_chunk (guint index, gpointer user_data)
{
  Making *making = user_data;
  g_autoptr (CcTellings) tellings = cc_tellings_new (making->matches, making->copies);
  guint first = index * CHUNK, end = MIN (first + CHUNK, making->groups->len);

  for (guint i = first; i < end && !cc_stopped (); i++)
    {
      if (i + AHEAD < end)
        fetch (making->matches->text, g_ptr_array_index (making->groups, i + AHEAD));
      making->found[i] = make_claim (making, tellings, g_ptr_array_index (making->groups, i));
    }
}

void
cc_find_claims (CcClaims *claims, guint threads)
{
  const CcMatches *matches = claims->matches;
  g_autoptr (GPtrArray) groups = cc_cluster (matches, threads);
  g_autoptr (GArray) held = list_held (claims->claims);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree CcClaim **made = NULL;
  Making making = { matches, claims->copies, groups, held, NULL };

  join_differing (matches, groups);
  making.found = made = g_new0 (CcClaim *, groups->len + 1);
  cc_watch_part (0.7, 1);
  cc_parallel_map ((groups->len + CHUNK - 1) / CHUNK, threads, make_chunk, &making);
  for (guint i = 0; i < groups->len; i++)
    if (made[i])
      g_ptr_array_add (found, made[i]);
  cc_claims_sort (found);
  g_ptr_array_extend (claims->claims, found, NULL, NULL);
}
