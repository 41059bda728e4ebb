/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* claims.h: the parts of the claims stage: curated.c reads what people wrote
   down, matched.c finds it in the articles, cluster.c groups the rest.  */
#ifndef CC_CLAIMS_H
#define CC_CLAIMS_H

#include <base/base.h>
#include <crossclaim/claim.h>

/* A claim without mentions yet. */
CcClaim *cc_claim_new (char *id, char *title, const CcCurated *curated);
void cc_claim_free (CcClaim *claim);

/* Sorts @mentions (a GArray of CcMention, taken over) by sentence, keeps the
   strongest of each sentence, and fills what is counted of them. */
void cc_claim_set_mentions (CcClaim *claim, const CcMatches *matches, GArray *mentions);

/* TRUE when sentence @s is a wording or phrase of a curated claim. */
gboolean cc_sentence_is_curated (const CcText *text, guint32 s);

/* matched.c: appends one claim for each of @curated to @claims. */
void cc_match_curated (const CcMatches *matches, const CcCuratedFile *curated, GPtrArray *claims);

/* cluster.c: appends the claims found in the matches to @claims, the strongest
   first. */
void cc_cluster (const CcMatches *matches, GPtrArray *claims);

#endif
