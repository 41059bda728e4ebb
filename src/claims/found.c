/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* found.c: claims from groups of matches: figures that differ are brought in, groups
   of one outlet and those that a curated claim holds already are left out, the
   strongest come first.  */
#include "config.h"

#include <claims/claims.h>

static CcClaim *
make_claim (const CcClaims *claims, CcGroup *group)
{
  CcClaim *claim = cc_claim_new (NULL, NULL, NULL);

  cc_claim_name (claim, claims->matches->text, group->medoid);
  cc_claim_set_mentions (claim, claims, g_array_ref (group->mentions));
  claim->formula = group->formula;
  return claim;
}

/* TRUE when one curated claim already holds every mention of @claim. */
static gboolean
is_curated_already (const CcClaim *claim, const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const CcClaim *other = g_ptr_array_index (claims, i);
      guint held = 0, k = 0;

      if (!other->curated)
        break;
      for (guint j = 0; j < claim->n_mentions; j++)
        {
          while (k < other->n_mentions && other->mentions[k].sentence < claim->mentions[j].sentence)
            k++;
          held += k < other->n_mentions && other->mentions[k].sentence == claim->mentions[j].sentence;
        }
      if (held == claim->n_mentions)
        return TRUE;
    }
  return FALSE;
}

static float
total_strength (const CcClaim *claim)
{
  float sum = 0;

  for (guint i = 0; i < claim->n_mentions; i++)
    sum += claim->mentions[i].strength;
  return sum;
}

int
cc_claim_compare (const void *x, const void *y)
{
  const CcClaim *a = *(const CcClaim *const *) x, *b = *(const CcClaim *const *) y;
  float s, t;

  if (a->formula != b->formula)
    return a->formula ? 1 : -1;
  if (a->n_outlets != b->n_outlets)
    return a->n_outlets > b->n_outlets ? -1 : 1;
  if (a->n_tellings != b->n_tellings)
    return a->n_tellings > b->n_tellings ? -1 : 1;
  s = total_strength (a);
  t = total_strength (b);
  if (s != t)
    return s > t ? -1 : 1;
  return a->mentions[0].sentence < b->mentions[0].sentence ? -1 : 1;
}

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

static void
add_mention (CcGroup *group, guint32 sentence, guint32 via, float strength, CcJoined joined,
             GHashTable *groups)
{
  CcMention mention = { .sentence = sentence, .strength = strength, .joined = (guint8) joined,
                        .via = via, .copy_of = -1 };

  g_array_append_val (group->mentions, mention);
  g_hash_table_insert (groups, GUINT_TO_POINTER (sentence + 1), group);
}

/* A pair that counts the same thing differently shares too few words to match and is
   what a reader looks for: a sentence that stands alone joins the group of the other;
   two that stand alone make one. Strongest first, so each sentence goes to the pair
   that suits it best. */
static void
join_differing (const CcMatches *matches, GPtrArray *all)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      CcGroup *group = g_ptr_array_index (all, i);

      for (guint m = 0; m < group->mentions->len; m++)
        g_hash_table_insert (
            groups,
            GUINT_TO_POINTER (g_array_index (group->mentions, CcMention, m).sentence + 1), group);
    }
  for (guint32 i = 0; i < matches->n_differing; i++)
    if (!cc_sentence_is_curated (matches->text, matches->differing[i].b))
      g_ptr_array_add (order, &matches->differing[i]);
  g_ptr_array_sort (order, compare_scores);
  for (guint i = 0; i < order->len; i++)
    {
      const CcMatch *m = g_ptr_array_index (order, i);
      CcGroup *g = g_hash_table_lookup (groups, GUINT_TO_POINTER (m->a + 1));
      CcGroup *h = g_hash_table_lookup (groups, GUINT_TO_POINTER (m->b + 1));

      if (g && h)
        continue;
      if (!g && !h)
        {
          g = g_new0 (CcGroup, 1);
          g->mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
          g->medoid = m->a;
          g_ptr_array_add (all, g);
          add_mention (g, m->a, m->a, 1, CC_JOINED_CORE, groups);
        }
      if (g)
        add_mention (g, m->b, m->a, m->score, CC_JOINED_FIGURE, groups);
      else
        add_mention (h, m->a, m->b, m->score, CC_JOINED_FIGURE, groups);
    }
}

void
cc_find_claims (CcClaims *claims)
{
  const CcMatches *matches = claims->matches;
  g_autoptr (GPtrArray) groups = cc_cluster (matches);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  join_differing (matches, groups);
  cc_watch_part (0.7, 1);
  for (guint i = 0; i < groups->len && !cc_stopped (); i++)
    {
      CcGroup *group = g_ptr_array_index (groups, i);
      CcClaim *claim;

      cc_watch_done (i, groups->len);
      if (!cc_mentions_span_outlets (matches->text, group->mentions))
        continue;
      claim = make_claim (claims, group);
      if (is_curated_already (claim, claims->claims))
        cc_claim_free (claim);
      else
        g_ptr_array_add (found, claim);
    }
  g_ptr_array_sort (found, cc_claim_compare);
  g_ptr_array_extend (claims->claims, found, NULL, NULL);
}
