/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* apart.c: sentences that do not state the same claim, as a person says.

   The first of the two keeps the claim. The other one leaves it, with what says the
   same word for word. Of a claim that was found, each further mention goes with the one
   of the two that it matches better, as a cluster does that is cut around two given
   centres (k-medoids with fixed medoids, Kaufman and Rousseeuw 1990): what leaves is a
   claim of its own if two outlets state it; otherwise the further mentions stay. They
   also stay in a curated claim, which matched each with a wording of its own, and where
   the two are joined by way of a third, so that nobody knows where the line is. */
#include "config.h"

#include <claims/decide.h>

#include <string.h>

/* Sentences that are looked at on either side when a mention is assigned. */
enum { MAX_ANCHORS = 24 };

/* One of the two, with the sentences of the claim that decisions put on its side. */
typedef struct
{
  guint32 node, root;
  guint32 anchors[MAX_ANCHORS];
  guint n;
} Side;

typedef struct
{
  CcDeciding *deciding;
  CcDecision *decision;
  CcClaim *claim;
  Side stays, leaves;
} Cut;

static const CcArticle *
article_of (const CcText *text, guint32 sentence)
{
  return cc_text_article (text, &text->sentences[sentence]);
}

static gboolean
same_words (const CcText *text, guint32 a, guint32 b)
{
  CcRange r = text->sentences[a].range, s = text->sentences[b].range;

  return r.end - r.start == s.end - s.start
         && memcmp (article_of (text, a)->text + r.start, article_of (text, b)->text + s.start,
                    r.end - r.start) == 0;
}

/* Where decisions join the two by way of others, each stands for itself: @alone. */
static Side
make_side (const Cut *cut, guint32 node, gboolean alone)
{
  const CcDeciding *d = cut->deciding;
  Side side = { .node = node, .root = cc_deciding_root (d, node) };
  const GArray *members = alone ? NULL : g_hash_table_lookup (d->members,
                                                              GUINT_TO_POINTER (side.root + 1));

  if (!cc_node_is_curated (d, node))
    side.anchors[side.n++] = node;
  for (guint i = 0; members && i < members->len && side.n < MAX_ANCHORS; i++)
    {
      guint32 other = g_array_index (members, guint32, i);

      if (other != node && cc_claim_mention (cut->claim, other) >= 0)
        side.anchors[side.n++] = other;
    }
  return side;
}

static float
affinity (const CcDeciding *d, const Side *side, guint32 sentence)
{
  float best = 0;

  for (guint i = 0; i < side->n; i++)
    best = MAX (best, cc_deciding_score (d, side->anchors[i], sentence));
  return best;
}

static gboolean
is_anchor (const Side *side, guint32 sentence)
{
  for (guint i = 0; i < side->n; i++)
    if (side->anchors[i] == sentence)
      return TRUE;
  return FALSE;
}

static gboolean
goes (const Cut *cut, guint32 sentence, gboolean alone)
{
  if (is_anchor (&cut->stays, sentence))
    return FALSE;
  if (is_anchor (&cut->leaves, sentence)
      || same_words (cut->deciding->text, sentence, cut->leaves.node))
    return TRUE;
  return !alone && !cut->claim->curated
         && affinity (cut->deciding, &cut->leaves, sentence)
                > affinity (cut->deciding, &cut->stays, sentence);
}

/* Parts the mentions of the claim. With @alone, no more leave than must. */
static void
part (const Cut *cut, gboolean alone, GArray *stay, GArray *leave)
{
  g_array_set_size (stay, 0);
  g_array_set_size (leave, 0);
  for (guint i = 0; i < cut->claim->n_mentions; i++)
    {
      const CcMention *m = &cut->claim->mentions[i];

      g_array_append_val (goes (cut, m->sentence, alone) ? leave : stay, *m);
    }
}

static guint32
core_of (const CcClaim *claim)
{
  for (guint i = 0; i < claim->n_mentions; i++)
    if (claim->mentions[i].joined == CC_JOINED_CORE)
      return claim->mentions[i].sentence;
  return CC_NO_NODE;
}

/* TRUE when @m belongs to its claim for the sake of another that is still there. */
static gboolean
has_reason (const CcClaim *claim, const CcMention *m)
{
  return (m->joined == CC_JOINED_MATCH || m->joined == CC_JOINED_FIGURE)
         && cc_claim_mention (claim, m->via) >= 0;
}

/* Makes @core the central sentence of a claim that was found; mentions whose reason
   went away lead to it. */
static void
centre (const CcDeciding *d, CcClaim *claim, guint32 core)
{
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      CcMention *m = &claim->mentions[i];

      if (m->sentence != core && has_reason (claim, m))
        continue;
      m->strength = m->sentence == core ? 1 : cc_deciding_score (d, core, m->sentence);
      if (m->sentence != core && m->joined == CC_JOINED_DECISION)
        continue;
      m->joined = m->sentence == core ? CC_JOINED_CORE : CC_JOINED_MATCH;
      m->via = core;
    }
}

/* What stays: the same claim, around the first of the two if it lost its centre. */
static void
keep (const Cut *cut, GArray *stay)
{
  CcDeciding *d = cut->deciding;
  CcClaim *claim = cut->claim;
  guint32 core;

  cc_deciding_set_mentions (d, claim, g_array_ref (stay));
  cc_claim_note_decided (claim, cut->decision);
  if (claim->curated)
    return;
  core = core_of (claim);
  if (core == CC_NO_NODE)
    {
      core = cut->stays.node;
      cc_claim_name (claim, d->text, core);
    }
  centre (d, claim, core);
  cut->decision->dissolved += claim->n_outlets < 2;
}

/* What left, as a claim of its own. */
static void
make_claim (const Cut *cut, GArray *leave)
{
  CcDeciding *d = cut->deciding;
  CcClaim *claim = cc_claim_new (NULL, NULL, NULL);

  cc_claim_name (claim, d->text, cut->leaves.node);
  claim->formula = cut->claim->formula;
  cc_deciding_set_mentions (d, claim, g_array_ref (leave));
  centre (d, claim, cut->leaves.node);
  cc_claim_note_decided (claim, cut->decision);
  g_ptr_array_add (d->claims->claims, claim);
}

/* Cuts @claim, which holds the sentence @leaves, and @stays unless that is the claim
   itself. */
static void
cut_claim (CcDeciding *d, CcDecision *decision, CcClaim *claim, guint32 stays, guint32 leaves)
{
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (CcMention));
  g_autoptr (GArray) leave = g_array_new (FALSE, FALSE, sizeof (CcMention));
  gboolean alone = cc_deciding_root (d, stays) == cc_deciding_root (d, leaves);
  Cut cut = { .deciding = d, .decision = decision, .claim = claim };
  CcClaim *home;

  cut.stays = make_side (&cut, stays, alone);
  cut.leaves = make_side (&cut, leaves, alone);
  part (&cut, alone, stay, leave);
  if (!alone && !cc_mentions_span_outlets (d->text, leave))
    part (&cut, TRUE, stay, leave);
  decision->changed += leave->len;
  for (guint i = 0; i < leave->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (leave, CcMention, i).sentence + 1);

      if (g_hash_table_lookup (d->homes, key) == claim)
        g_hash_table_remove (d->homes, key);
    }
  home = g_hash_table_lookup (d->homes, GUINT_TO_POINTER (leaves + 1));
  keep (&cut, stay);
  if (!home && cc_mentions_span_outlets (d->text, leave))
    make_claim (&cut, leave);
}

static gboolean
holds_both (const CcDeciding *d, const CcClaim *claim, guint32 stays, guint32 leaves)
{
  gboolean first = cc_node_is_curated (d, stays)
                     ? g_ptr_array_index (d->claims->claims, stays - d->text->n_sentences) == claim
                     : cc_claim_mention (claim, stays) >= 0;

  return first && cc_claim_mention (claim, leaves) >= 0;
}

static void
keep_two_apart (CcDeciding *d, CcDecision *decision, guint32 stays, guint32 leaves)
{
  CcClaim *home;

  if (cc_node_is_curated (d, leaves))
    {
      guint32 curated = leaves;

      leaves = stays;
      stays = curated;
    }
  if (cc_node_is_curated (d, leaves))
    return;
  home = g_hash_table_lookup (d->homes, GUINT_TO_POINTER (leaves + 1));
  if (home && holds_both (d, home, stays, leaves))
    cut_claim (d, decision, home, stays, leaves);
  for (guint i = 0; i < d->n_curated; i++)
    if (holds_both (d, g_ptr_array_index (d->claims->claims, i), stays, leaves))
      cut_claim (d, decision, g_ptr_array_index (d->claims->claims, i), stays, leaves);
}

void
cc_keep_apart (CcDeciding *d, const CcDecisionRun *run)
{
  const CcSubject *first = &run->subjects[0];

  if (run->decision->kind != CC_DECISION_NOT_SAME || first->node == CC_NO_NODE)
    return;
  for (guint i = 1; i < run->n; i++)
    {
      const CcSubject *other = &run->subjects[i];

      if (other->node == CC_NO_NODE)
        continue;
      if (cc_deciding_root (d, first->node) == cc_deciding_root (d, other->node))
        cc_problem (&d->problems, run->decision,
                    "keeps '%s' and '%s' apart, which other decisions join by way of a third",
                    first->written, other->written);
      keep_two_apart (d, run->decision, first->node, other->node);
    }
}
