/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <claims/claims.h>

#include <stdlib.h>

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
  g_clear_pointer (&claim->decided, g_ptr_array_unref);
  g_free (claim);
}

void
cc_claim_name (CcClaim *claim, const CcText *text, guint32 medoid)
{
  const CcSentence *s = &text->sentences[medoid];

  g_free (claim->id);
  g_free (claim->title);
  claim->id = cc_sentence_id (text, medoid);
  claim->title = cc_text_dup_range (text, s->article, s->range);
}

static int
compare_mentions (const void *x, const void *y)
{
  const CcMention *a = x, *b = y;

  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->strength > b->strength ? -1 : a->strength < b->strength;
}

void
cc_claim_set_mentions (CcClaim *claim, CcTellings *tellings, GArray *mentions)
{
  guint kept = 0;
  CcMention *m = (CcMention *) mentions->data;

  g_array_sort (mentions, compare_mentions);
  for (guint i = 0; i < mentions->len; i++)
    if (kept == 0 || m[kept - 1].sentence != m[i].sentence)
      m[kept++] = m[i];
  claim->n_mentions = kept;
  claim->mentions = (CcMention *) g_array_free (mentions, FALSE);
  cc_tellings_count (tellings, claim);
}

int
cc_claim_mention (const CcClaim *claim, guint32 sentence)
{
  guint low = 0, high = claim->n_mentions;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (claim->mentions[middle].sentence < sentence)
        low = middle + 1;
      else
        high = middle;
    }
  return low < claim->n_mentions && claim->mentions[low].sentence == sentence ? (int) low : -1;
}

CcClaims *
cc_claims_new (const CcMatches *matches, const CcCopies *copies, const CcCuratedFile *curated,
               guint threads)
{
  CcClaims *claims = g_new0 (CcClaims, 1);

  claims->matches = matches;
  claims->tellings = cc_tellings_new (matches, copies);
  claims->copies = copies;
  claims->curated = curated;
  claims->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_claim_free);
  claims->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_claim_free);
  if (curated)
    cc_match_curated (claims);
  cc_find_claims (claims, threads);
  CC_COUNT (claims, claims->claims->len);
  return claims;
}

void
cc_claims_free (CcClaims *claims)
{
  if (!claims)
    return;
  g_ptr_array_unref (claims->claims);
  g_ptr_array_unref (claims->hidden);
  cc_tellings_free (claims->tellings);
  g_free (claims);
}

const char *
cc_joined_name (CcJoined joined)
{
  static const char *const names[] = { "core", "match", "wording", "figure", "phrase",
                                       "decision" };

  return names[joined];
}
