/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decide.h: decisions while they are being done: decide.c keeps the order and joins,
   apart.c keeps apart.  */
#ifndef CC_DECIDE_H
#define CC_DECIDE_H

#include <claims/subjects.h>

typedef struct
{
  CcClaims *claims;
  const CcText *text;
  guint n_curated;      /* claims that come first and stay where they are */
  CcProblems problems;
  GArray *subjects;     /* of CcSubject */
  GHashTable *numbers;  /* node + 1 → its number among distinct nodes + 1 */
  guint32 *sets;        /* by that number: those that "same" joins, see cc_set_root() */
  GHashTable *members;  /* root + 1 → GArray of nodes, of sets with more than one */
  GHashTable *homes;    /* sentence + 1 → the claim that it was found to state, or was put in */
} CcDeciding;

/* One decision with its subjects. */
typedef struct
{
  CcDecision *decision;
  guint number; /* into CcDecisionFile.decisions */
  const CcSubject *subjects;
  guint n;
} CcDecisionRun;

static inline gboolean
cc_node_is_curated (const CcDeciding *deciding, guint32 node)
{
  return node != CC_NO_NODE && node >= deciding->text->n_sentences;
}

/* Set that @node belongs to. */
guint32 cc_deciding_root (const CcDeciding *deciding, guint32 node);

/* The score of two sentences with one another. */
float cc_deciding_score (const CcDeciding *deciding, guint32 a, guint32 b);

/* Gives @claim other mentions; the array is taken over. */
void cc_deciding_set_mentions (CcDeciding *deciding, CcClaim *claim, GArray *mentions);

/* Notes that @decision changed @claim. */
void cc_claim_note_decided (CcClaim *claim, const CcDecision *decision);

/* Does what a decision of kind NOT_SAME says. */
void cc_keep_apart (CcDeciding *deciding, const CcDecisionRun *run);

#endif
