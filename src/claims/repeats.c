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

struct CcTellings
{
  const CcMatches *matches;
  const CcCopies *copies; /* or NULL */
  CcMatcher *matcher;
  guint32 *outlets; /* by outlet: its number in the claim + 1, 0 before it is met */
  /* Of the claim that is counted: */
  CcMention *mentions;
  GHashTable *groups;  /* group + 1 → mention + 1, the last so far */
  GHashTable *origins; /* origin → mention + 1, likewise */
};

CcTellings *
cc_tellings_new (const CcMatches *matches, const CcCopies *copies)
{
  CcTellings *tellings = g_new0 (CcTellings, 1);

  tellings->matches = matches;
  tellings->copies = copies;
  tellings->matcher = cc_matcher_new (matches);
  tellings->outlets = g_new0 (guint32, matches->text->corpus->outlets->outlets->len + 1);
  tellings->groups = g_hash_table_new (g_direct_hash, g_direct_equal);
  tellings->origins = g_hash_table_new (g_direct_hash, g_direct_equal);
  return tellings;
}

void
cc_tellings_free (CcTellings *tellings)
{
  if (!tellings)
    return;
  cc_matcher_free (tellings->matcher);
  g_free (tellings->outlets);
  g_hash_table_unref (tellings->groups);
  g_hash_table_unref (tellings->origins);
  g_free (tellings);
}

static guint32
article_of (const CcTellings *tellings, guint mention)
{
  return tellings->matches->text->sentences[tellings->mentions[mention].sentence].article;
}

static const CcArticle *
article_at (const CcTellings *tellings, guint mention)
{
  return g_ptr_array_index (tellings->matches->text->corpus->articles,
                            article_of (tellings, mention));
}

static guint32
group_of (const CcTellings *tellings, guint mention)
{
  return tellings->copies ? tellings->copies->groups[article_of (tellings, mention)] : CC_NO_GROUP;
}

/* ---- repeats ---- */

/* What lies behind the articles of both mentions, which makes words that are much alike
   the same ones: CC_REPEATS_TEXT, _ORIGIN, or _NOTHING. */
static CcRepeats
common_source (const CcTellings *tellings, guint i, guint j)
{
  const char *origin = article_at (tellings, i)->origin;
  guint32 group = group_of (tellings, i);

  if (group != CC_NO_GROUP && group == group_of (tellings, j))
    return CC_REPEATS_TEXT;
  return origin && origin == article_at (tellings, j)->origin ? CC_REPEATS_ORIGIN
                                                              : CC_REPEATS_NOTHING;
}

/* The signals of words and letters of mentions @i and @j: those of their match, or worked out
   into @computed. NULL when fewer letters than @least are alike. */
static const CcMatch *
wording_of (const CcTellings *tellings, guint i, guint j, float least, CcMatch *computed)
{
  guint32 a = tellings->mentions[i].sentence, b = tellings->mentions[j].sentence;
  const CcMatch *match = cc_match_find (tellings->matches, a, b);

  if (match)
    return match->signals[CC_SIGNAL_LETTERS] >= least ? match : NULL;
  return cc_matcher_wording (tellings->matcher, a, b, least, computed) ? computed : NULL;
}

/* Why mention @i tells the same as @j. */
static CcRepeats
repeats (const CcTellings *tellings, guint i, guint j)
{
  CcRepeats source = common_source (tellings, i, j);
  const CcMatch *match;
  CcMatch computed;

  if (article_of (tellings, i) == article_of (tellings, j))
    return CC_REPEATS_NOTHING;
  match = wording_of (tellings, i, j, source == CC_REPEATS_NOTHING ? COPY_LETTERS : ALIKE_LETTERS,
                      &computed);
  if (!match || source != CC_REPEATS_NOTHING)
    return match ? source : CC_REPEATS_NOTHING;
  return cc_saturated_mass (match->signals[CC_SIGNAL_RUN])
                 >= COPY_RUN * cc_saturated_mass (match->signals[CC_SIGNAL_MASS])
             ? CC_REPEATS_WORDS
             : CC_REPEATS_NOTHING;
}

/* Notes whether mention @i repeats @j. */
static gboolean
try_repeat (const CcTellings *tellings, guint i, guint j)
{
  CcMention *m = tellings->mentions;

  m[i].repeats = (guint8) repeats (tellings, i, j);
  m[i].copy_of = m[i].repeats == CC_REPEATS_NOTHING ? -1 : (gint32) j;
  return m[i].copy_of >= 0;
}

/* Tries the last mention of the same group before @first, else that of the same origin. */
static void
try_far (const CcTellings *tellings, guint i, guint first)
{
  guint in_group = GPOINTER_TO_UINT (
      g_hash_table_lookup (tellings->groups, GUINT_TO_POINTER (group_of (tellings, i) + 1)));
  guint of_origin = GPOINTER_TO_UINT (
      g_hash_table_lookup (tellings->origins, article_at (tellings, i)->origin));

  if ((in_group == 0 || in_group > first || !try_repeat (tellings, i, in_group - 1))
      && of_origin > 0 && of_origin <= first)
    try_repeat (tellings, i, of_origin - 1);
}

static void
note_source (CcTellings *tellings, guint i)
{
  gpointer group = GUINT_TO_POINTER (group_of (tellings, i) + 1);
  gpointer origin = (gpointer) article_at (tellings, i)->origin;

  if (group)
    g_hash_table_insert (tellings->groups, group, GUINT_TO_POINTER (i + 1));
  if (origin)
    g_hash_table_insert (tellings->origins, origin, GUINT_TO_POINTER (i + 1));
}

/* Looks for what each of @n mentions repeats: the earliest within reach. */
static void
find_repeats (CcTellings *tellings, guint n)
{
  gboolean far = n > REACH + 1;

  for (guint i = 0; i < n; i++)
    {
      guint first = i > REACH ? i - REACH : 0, j = first;

      tellings->mentions[i].copy_of = -1;
      cc_matcher_stay (tellings->matcher, tellings->mentions[i].sentence);
      while (j < i && !try_repeat (tellings, i, j))
        j++;
      if (far && j == i)
        try_far (tellings, i, first);
      if (far)
        note_source (tellings, i);
    }
  if (far)
    {
      g_hash_table_remove_all (tellings->groups);
      g_hash_table_remove_all (tellings->origins);
    }
}

/* ---- counts ---- */

/* Counts outlets, and joins those of which one repeats the other. */
static void
count_outlets (const CcTellings *tellings, CcClaim *claim)
{
  g_autofree guint32 *outlets = g_new (guint32, claim->n_mentions + 1); /* by mention, from 0 */
  g_autofree guint32 *roots = g_new (guint32, claim->n_mentions + 1);   /* by outlet */

  claim->n_outlets = claim->n_independent = 0;
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      guint32 *number = &tellings->outlets[article_at (tellings, i)->outlet];

      if (*number == 0)
        {
          roots[claim->n_outlets] = claim->n_outlets;
          *number = ++claim->n_outlets;
        }
      outlets[i] = *number - 1;
      if (claim->mentions[i].copy_of >= 0)
        cc_set_join (roots, outlets[i], outlets[claim->mentions[i].copy_of]);
    }
  for (guint i = 0; i < claim->n_mentions; i++)
    tellings->outlets[article_at (tellings, i)->outlet] = 0;
  for (guint o = 0; o < claim->n_outlets; o++)
    claim->n_independent += roots[o] == o;
}

void
cc_tellings_count (CcTellings *tellings, CcClaim *claim)
{
  const CcCopies *copies = tellings->copies;

  tellings->mentions = claim->mentions;
  find_repeats (tellings, claim->n_mentions);
  claim->n_articles = claim->n_tellings = 0;
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      guint32 article = article_of (tellings, i);

      claim->n_tellings += claim->mentions[i].copy_of < 0;
      claim->n_articles += (i == 0 || article != article_of (tellings, i - 1))
                           && !(copies && copies->repeats[article]);
    }
  count_outlets (tellings, claim);
}

const char *
cc_repeats_name (CcRepeats repeats)
{
  static const char *const names[] = { NULL, "words", "text", "origin" };

  return names[repeats];
}
