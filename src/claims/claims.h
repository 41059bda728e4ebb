/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* claims.h: the parts of the claims stage: curated.c reads what people wrote
   down, matched.c finds it in the articles, wordings.c, graph.c, near-best.c, looked.c
   and cluster.c group the matches, found.c makes claims of the groups, repeats.c says who repeats whom;
   decisions.c reads what a person decided afterwards, subjects.c finds what that
   speaks of, decide.c does it.  */
#ifndef CC_CLAIMS_H
#define CC_CLAIMS_H

#include <base/base.h>
#include <crossclaim/claim.h>

/* A claim without mentions yet. */
CcClaim *cc_claim_new (char *id, char *title, const CcCurated *curated);
void cc_claim_free (CcClaim *claim);

/* repeats.c: what it takes to look through the mentions of claims, one after the other.
   One per thread. */
typedef struct CcTellings CcTellings;
CcTellings *cc_tellings_new (const CcMatches *matches, const CcCopies *copies);
void cc_tellings_free (CcTellings *tellings);

/* Finds which of the claim's mentions tell what an earlier one has told, and fills what is
   counted of them. */
void cc_tellings_count (CcTellings *tellings, CcClaim *claim);

/* Sorts @mentions (a GArray of CcMention, taken over) by sentence, keeps the
   strongest of each sentence, and fills what is counted of them. */
void cc_claim_set_mentions (CcClaim *claim, CcTellings *tellings, GArray *mentions);

/* matched.c: appends one claim for each that is curated to @claims. */
void cc_match_curated (CcClaims *claims);

/* Sentences that say the same; the medoid is one of them. */
typedef struct
{
  guint32 medoid;
  GArray *mentions; /* of CcMention */
  gboolean formula; /* see CcClaim */
} CcGroup;

void cc_group_free (CcGroup *group);

/* cluster.c: groups the matches at or above the model's threshold: a new array of
   CcGroup that frees them. */
GPtrArray *cc_cluster (const CcMatches *matches, guint threads);

/* Gives a found claim the id and the words of its medoid. */
void cc_claim_name (CcClaim *claim, const CcText *text, guint32 medoid);

/* found.c: TRUE when an array of CcMention holds those of two outlets or more. */
gboolean cc_mentions_span_outlets (const CcText *text, const GArray *mentions);

/* Sorts found claims (CcClaim *): most outlets first, then most tellings, then strength,
   then order of text; formulae last. */
void cc_claims_sort (GPtrArray *found);

/* found.c: appends the claims that two outlets or more share to @claims, the
   strongest first. */
void cc_find_claims (CcClaims *claims, guint threads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcTellings, cc_tellings_free)

#endif
