/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* repeats.c: which mentions tell what another article has told already, so that
   tellings can be counted apart from repetitions. */
#include "config.h"

#include <claims/claims.h>

/* A mention says the same nearly word for word when its letters are this like the
   other's and most of what they share stands in one run: short facts told in another
   order are not copied. */
#define COPY_LETTERS 0.9f
#define COPY_RUN 0.7

/* Where the articles are copies of one another, or credit the same agency, one text
   lies behind both, and an editor's changes do not make it two. */
#define ALIKE_LETTERS 0.7f

/* So many earlier mentions are looked at, and beyond these the last one of the same
   group of copies and of the same origin. */
#define REACH 16

typedef struct
{
  CcClaim *claim;
  const CcMatches *matches;
  CcMatcher *matcher;
  const CcCopies *copies; /* or NULL */
  GHashTable *groups;     /* group + 1 → mention + 1, the last so far */
  GHashTable *origins;    /* origin → mention + 1, likewise */
} Search;

static guint32
article_of (const Search *search, guint mention)
{
  return search->matches->text->sentences[search->claim->mentions[mention].sentence].article;
}

static const CcArticle *
article_at (const Search *search, guint mention)
{
  return g_ptr_array_index (search->matches->text->corpus->articles, article_of (search, mention));
}

static guint32
group_of (const Search *search, guint mention)
{
  return search->copies ? search->copies->groups[article_of (search, mention)] : CC_NO_GROUP;
}

/* Why mention @i tells the same as @j. */
static CcRepeats
repeats (const Search *search, guint i, guint j)
{
  const CcMention *m = search->claim->mentions;
  const char *origin = article_at (search, i)->origin;
  guint32 group = group_of (search, i);
  CcMatch computed;
  const CcMatch *match;

  if (article_of (search, i) == article_of (search, j))
    return CC_REPEATS_NOTHING;
  match = cc_match_find (search->matches, m[i].sentence, m[j].sentence);
  if (!match)
    {
      cc_matcher_match (search->matcher, m[i].sentence, m[j].sentence, 0, &computed);
      match = &computed;
    }
  if (match->signals[CC_SIGNAL_LETTERS] >= ALIKE_LETTERS)
    {
      if (group != CC_NO_GROUP && group == group_of (search, j))
        return CC_REPEATS_TEXT;
      if (origin && origin == article_at (search, j)->origin)
        return CC_REPEATS_ORIGIN;
    }
  if (match->signals[CC_SIGNAL_LETTERS] >= COPY_LETTERS
      && cc_saturated_mass (match->signals[CC_SIGNAL_RUN])
             >= COPY_RUN * cc_saturated_mass (match->signals[CC_SIGNAL_MASS]))
    return CC_REPEATS_WORDS;
  return CC_REPEATS_NOTHING;
}

/* Notes whether mention @i repeats @j. */
static gboolean
try_repeat (const Search *search, guint i, guint j)
{
  CcMention *m = search->claim->mentions;

  m[i].repeats = (guint8) repeats (search, i, j);
  m[i].copy_of = m[i].repeats == CC_REPEATS_NOTHING ? -1 : (gint32) j;
  return m[i].copy_of >= 0;
}

/* Looks for what mention @i repeats: the earliest within reach. */
static void
find_repeated (Search *search, guint i)
{
  gpointer group = GUINT_TO_POINTER (group_of (search, i) + 1);
  gpointer origin = (gpointer) article_at (search, i)->origin;
  guint in_group = GPOINTER_TO_UINT (g_hash_table_lookup (search->groups, group));
  guint of_origin = GPOINTER_TO_UINT (g_hash_table_lookup (search->origins, origin));
  guint first = i > REACH ? i - REACH : 0, j = first;

  search->claim->mentions[i].copy_of = -1;
  while (j < i && !try_repeat (search, i, j))
    j++;
  if (j == i && (in_group == 0 || in_group > first || !try_repeat (search, i, in_group - 1))
      && of_origin > 0 && of_origin <= first)
    try_repeat (search, i, of_origin - 1);
  if (group)
    g_hash_table_insert (search->groups, group, GUINT_TO_POINTER (i + 1));
  if (origin)
    g_hash_table_insert (search->origins, origin, GUINT_TO_POINTER (i + 1));
}

/* ---- counts ---- */

/* Counts outlets, and joins those of which one repeats the other. */
static void
count_outlets (const Search *search)
{
  CcClaim *claim = search->claim;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autofree guint32 *outlets = g_new (guint32, claim->n_mentions + 1); /* by mention, from 0 */
  g_autofree guint32 *roots = g_new (guint32, claim->n_mentions + 1);   /* by outlet */

  for (guint i = 0; i < claim->n_mentions; i++)
    {
      gpointer key = GUINT_TO_POINTER (article_at (search, i)->outlet + 1);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (known == 0)
        {
          roots[g_hash_table_size (seen)] = g_hash_table_size (seen);
          known = g_hash_table_size (seen) + 1;
          g_hash_table_insert (seen, key, GUINT_TO_POINTER (known));
        }
      outlets[i] = known - 1;
      if (claim->mentions[i].copy_of >= 0)
        cc_set_join (roots, outlets[i], outlets[claim->mentions[i].copy_of]);
    }
  claim->n_outlets = g_hash_table_size (seen);
  claim->n_independent = 0;
  for (guint o = 0; o < claim->n_outlets; o++)
    claim->n_independent += roots[o] == o;
}

void
cc_claim_find_repeats (CcClaim *claim, const CcClaims *claims)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) origins = g_hash_table_new (g_direct_hash, g_direct_equal);
  Search search = { claim, claims->matches, claims->matcher, claims->copies, groups, origins };

  claim->n_articles = claim->n_tellings = 0;
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      find_repeated (&search, i);
      claim->n_tellings += claim->mentions[i].copy_of < 0;
      claim->n_articles += (i == 0 || article_of (&search, i) != article_of (&search, i - 1))
                           && !(search.copies && search.copies->repeats[article_of (&search, i)]);
    }
  count_outlets (&search);
}

const char *
cc_repeats_name (CcRepeats repeats)
{
  static const char *const names[] = { NULL, "words", "text", "origin" };

  return names[repeats];
}
