/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <claims/claims.h>

#include <stdlib.h>

/* A mention is a copy of an earlier one when its letters are this like the other's and
   most of what they share stands in one run: short facts told in another order are not
   copied. */
#define COPY_LETTERS 0.9f
#define COPY_RUN 0.7

/* Copies are looked for among so many earlier mentions. */
#define COPY_REACH 16

CcClaim *
cc_claim_new (char *id, char *title, const CcCurated *curated)
{
  CcClaim *claim = g_new0 (CcClaim, 1);

  claim->id = id;
  claim->title = title;
  claim->curated = curated;
  return claim;
}

void
cc_claim_free (CcClaim *claim)
{
  if (!claim)
    return;
  g_free (claim->id);
  g_free (claim->title);
  g_free (claim->mentions);
  g_free (claim);
}

gboolean
cc_sentence_is_curated (const CcText *text, guint32 s)
{
  const CcArticle *article = cc_text_article (text, &text->sentences[s]);

  return cc_article_outlet (text->corpus, article)->curated;
}

static int
compare_mentions (const void *x, const void *y)
{
  const CcMention *a = x, *b = y;

  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->strength > b->strength ? -1 : a->strength < b->strength;
}

/* The earliest mention of another article that this one repeats, or -1. */
static gint32
find_copied (const CcClaim *claim, const CcMatches *matches, guint i)
{
  const CcSentence *sentences = matches->text->sentences;
  CcMatch match;

  for (guint j = i > COPY_REACH ? i - COPY_REACH : 0; j < i; j++)
    {
      if (sentences[claim->mentions[i].sentence].article
          == sentences[claim->mentions[j].sentence].article)
        continue;
      cc_match_pair (matches, claim->mentions[i].sentence, claim->mentions[j].sentence, &match);
      if (match.signals[CC_SIGNAL_LETTERS] >= COPY_LETTERS
          && cc_saturated_mass (match.signals[CC_SIGNAL_RUN])
                 >= COPY_RUN * cc_saturated_mass (match.signals[CC_SIGNAL_MASS]))
        return claim->mentions[j].copy_of >= 0 ? claim->mentions[j].copy_of : (gint32) j;
    }
  return -1;
}

static void
count_mentions (CcClaim *claim, const CcText *text)
{
  g_autoptr (GHashTable) outlets = g_hash_table_new (g_direct_hash, g_direct_equal);

  claim->n_tellings = 0;
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      const CcSentence *s = &text->sentences[claim->mentions[i].sentence];

      g_hash_table_add (outlets, GUINT_TO_POINTER (cc_text_article (text, s)->outlet + 1));
      claim->n_tellings += claim->mentions[i].copy_of < 0;
    }
  claim->n_outlets = g_hash_table_size (outlets);
}

void
cc_claim_set_mentions (CcClaim *claim, const CcMatches *matches, GArray *mentions)
{
  guint kept = 0;
  CcMention *m = (CcMention *) mentions->data;

  g_array_sort (mentions, compare_mentions);
  for (guint i = 0; i < mentions->len; i++)
    if (kept == 0 || m[kept - 1].sentence != m[i].sentence)
      m[kept++] = m[i];
  claim->n_mentions = kept;
  claim->mentions = (CcMention *) g_array_free (mentions, FALSE);
  for (guint i = 0; i < kept; i++)
    claim->mentions[i].copy_of = find_copied (claim, matches, i);
  count_mentions (claim, matches->text);
}

CcClaims *
cc_claims_new (const CcMatches *matches, const CcCuratedFile *curated)
{
  CcClaims *claims = g_new0 (CcClaims, 1);

  claims->matches = matches;
  claims->curated = curated;
  claims->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_claim_free);
  if (curated)
    cc_match_curated (matches, curated, claims->claims);
  cc_find_claims (matches, claims->claims);
  return claims;
}

void
cc_claims_free (CcClaims *claims)
{
  if (!claims)
    return;
  g_ptr_array_unref (claims->claims);
  g_free (claims);
}

const char *
cc_joined_name (CcJoined joined)
{
  static const char *const names[] = { "core", "match", "wording", "figure", "phrase" };

  return names[joined];
}
