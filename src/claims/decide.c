/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decide.c: does what a person decided, after claims were found. First what is the same
   is joined, then what is not the same is kept apart, so that the latter holds whatever
   was joined; then claims get their titles, and some are hidden. Each step goes in the
   order of the file. */
#include "config.h"

#include <claims/decide.h>

typedef void (*RunFunc) (CcDeciding *deciding, const CcDecisionRun *run);

static guint
number_of (const CcDeciding *d, guint32 node)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (d->numbers, GUINT_TO_POINTER (node + 1))) - 1;
}

guint32
cc_deciding_root (const CcDeciding *d, guint32 node)
{
  return cc_set_root (d->sets, number_of (d, node));
}

float
cc_deciding_score (const CcDeciding *d, guint32 a, guint32 b)
{
  CcMatch match;

  if (a == b)
    return 1;
  cc_match_pair (d->claims->matches, a, b, &match);
  return match.score;
}

void
cc_deciding_set_mentions (CcDeciding *d, CcClaim *claim, GArray *mentions)
{
  for (guint i = 0; !claim->curated && i < mentions->len; i++)
    g_hash_table_insert (d->homes,
                         GUINT_TO_POINTER (g_array_index (mentions, CcMention, i).sentence + 1),
                         claim);
  g_free (claim->mentions);
  cc_claim_set_mentions (claim, d->claims->tellings, mentions);
}

void
cc_claim_note_decided (CcClaim *claim, const CcDecision *decision)
{
  if (!claim->decided)
    claim->decided = g_ptr_array_new ();
  if (!g_ptr_array_find (claim->decided, decision, NULL))
    g_ptr_array_add (claim->decided, (gpointer) decision);
}

/* Calls @func for each decision. */
static void
each (CcDeciding *d, const CcDecisionFile *file, RunFunc func)
{
  const CcSubject *subjects = (const CcSubject *) d->subjects->data;

  for (guint i = 0; i < file->decisions->len; i++)
    {
      CcDecision *decision = g_ptr_array_index (file->decisions, i);
      CcDecisionRun run = { decision, i, subjects, g_strv_length (decision->subjects) };

      func (d, &run);
      subjects += run.n;
    }
}

/* ---- what is said to be the same ---- */

static void
number_nodes (CcDeciding *d)
{
  guint n = 0;

  for (guint i = 0; i < d->subjects->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (d->subjects, CcSubject, i).node + 1);

      if (key && !g_hash_table_contains (d->numbers, key))
        g_hash_table_insert (d->numbers, key, GUINT_TO_POINTER (++n));
    }
  d->sets = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    d->sets[i] = i;
}

static void
unite (CcDeciding *d, const CcDecisionRun *run)
{
  guint32 first = CC_NO_NODE;

  for (guint i = 0; run->decision->kind == CC_DECISION_SAME && i < run->n; i++)
    {
      guint32 node = run->subjects[i].node;

      if (node == CC_NO_NODE)
        continue;
      if (first == CC_NO_NODE)
        first = node;
      cc_set_join (d->sets, number_of (d, first), number_of (d, node));
    }
}

static void
list_members (CcDeciding *d)
{
  guint n = 0;

  for (guint i = 0; i < d->subjects->len; i++)
    {
      guint32 node = g_array_index (d->subjects, CcSubject, i).node;
      gpointer root;
      GArray *members;

      if (node == CC_NO_NODE || number_of (d, node) != n)
        continue;
      n++; /* the first time that it is named */
      root = GUINT_TO_POINTER (cc_deciding_root (d, node) + 1);
      members = g_hash_table_lookup (d->members, root);
      if (!members)
        {
          members = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (d->members, root, members);
        }
      g_array_append_val (members, node);
    }
}

/* ---- claims ---- */

static CcClaim *
curated_claim (const CcDeciding *d, guint index)
{
  return g_ptr_array_index (d->claims->claims, index);
}

/* The claim that @subject means: the curated one of that name, the one in which the
   sentence was found, or else the curated one that it states; NULL in @claim when there
   is none. FALSE when there are several, which is told. */
static gboolean
find_claim (CcDeciding *d, const CcSubject *subject, CcClaim **claim)
{
  *claim = NULL;
  if (cc_node_is_curated (d, subject->node))
    *claim = curated_claim (d, subject->node - d->text->n_sentences);
  else
    *claim = g_hash_table_lookup (d->homes, GUINT_TO_POINTER (subject->node + 1));
  if (*claim)
    return TRUE;
  for (guint i = 0; i < d->n_curated; i++)
    {
      if (cc_claim_mention (curated_claim (d, i), subject->node) < 0)
        continue;
      if (*claim)
        {
          cc_problem (&d->problems, subject->decision,
                      "'%s' states several curated claims: give the id of one", subject->written);
          return FALSE;
        }
      *claim = curated_claim (d, i);
    }
  return TRUE;
}

static gboolean
is_shown (const CcClaim *claim)
{
  return claim->curated || claim->n_outlets >= 2;
}

/* ---- same ---- */

/* Where further mentions are measured: the central sentence, or the strongest. */
static guint32
centre_of (const CcClaim *claim)
{
  guint32 best = CC_NO_NODE;
  float most = -1;

  for (guint i = 0; i < claim->n_mentions; i++)
    {
      const CcMention *m = &claim->mentions[i];

      if (m->joined == CC_JOINED_CORE)
        return m->sentence;
      if (m->strength > most)
        {
          most = m->strength;
          best = m->sentence;
        }
    }
  return best;
}

/* Adds @sentences, which are distinct, to @claim, but for those that it has. */
static void
join (CcDeciding *d, const CcDecisionRun *run, CcClaim *claim, const GArray *sentences)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
  guint32 centre = centre_of (claim);

  g_array_append_vals (mentions, claim->mentions, claim->n_mentions);
  for (guint i = 0; i < sentences->len; i++)
    {
      guint32 sentence = g_array_index (sentences, guint32, i);
      CcMention m = { .sentence = sentence, .joined = CC_JOINED_DECISION, .via = run->number,
                      .copy_of = -1 };

      if (cc_claim_mention (claim, sentence) >= 0)
        continue;
      m.strength = centre == CC_NO_NODE ? 0 : cc_deciding_score (d, centre, sentence);
      g_array_append_val (mentions, m);
      run->decision->changed++;
    }
  cc_deciding_set_mentions (d, claim, mentions);
  cc_claim_note_decided (claim, run->decision);
}

/* Takes @sentence to @sentences, for @into. */
static void
take (CcDeciding *d, CcClaim *into, guint32 sentence, GArray *sentences)
{
  g_array_append_val (sentences, sentence);
  g_hash_table_insert (d->homes, GUINT_TO_POINTER (sentence + 1), into);
}

/* Takes all that @from holds, and leaves it empty. */
static void
absorb (CcDeciding *d, CcClaim *into, CcClaim *from, GArray *sentences)
{
  for (guint i = 0; i < from->n_mentions; i++)
    take (d, into, from->mentions[i].sentence, sentences);
  into->formula = into->formula && from->formula;
  for (guint i = 0; from->decided && i < from->decided->len; i++)
    cc_claim_note_decided (into, g_ptr_array_index (from->decided, i));
  from->n_mentions = from->n_outlets = 0;
}

/* The claim that the others are joined to: a curated one, else the first; a new one
   when all are single sentences. */
static CcClaim *
choose_claim (CcDeciding *d, const CcDecisionRun *run)
{
  CcClaim *first = NULL, *claim;
  CcMention core = { .sentence = CC_NO_NODE, .strength = 1, .joined = CC_JOINED_CORE,
                     .copy_of = -1 };
  GArray *mentions;

  for (guint i = 0; i < run->n; i++)
    {
      if (run->subjects[i].node == CC_NO_NODE || !find_claim (d, &run->subjects[i], &claim))
        continue;
      if (claim && claim->curated)
        return claim;
      if (!claim && core.sentence == CC_NO_NODE)
        core.sentence = core.via = run->subjects[i].node;
      first = first ? first : claim;
    }
  if (first || core.sentence == CC_NO_NODE)
    return first;
  claim = cc_claim_new (NULL, NULL, NULL);
  cc_claim_name (claim, d->text, core.sentence);
  mentions = g_array_new (FALSE, FALSE, sizeof (CcMention));
  g_array_append_val (mentions, core);
  cc_deciding_set_mentions (d, claim, mentions);
  g_ptr_array_add (d->claims->claims, claim);
  return claim;
}

/* Adds to @sentences what @subject brings to @into. */
static void
collect (CcDeciding *d, CcClaim *into, const CcSubject *subject, GArray *sentences)
{
  CcClaim *claim;

  if (subject->node == CC_NO_NODE || !find_claim (d, subject, &claim) || claim == into)
    return;
  if (!claim)
    take (d, into, subject->node, sentences);
  else if (!claim->curated)
    absorb (d, into, claim, sentences);
  else
    cc_problem (&d->problems, subject->decision,
                "'%s' belongs to the curated claim '%s', which stays one of its own beside '%s'",
                subject->written, claim->id, into->id);
}

static void
join_same (CcDeciding *d, const CcDecisionRun *run)
{
  CcClaim *into = run->decision->kind == CC_DECISION_SAME ? choose_claim (d, run) : NULL;
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; into && i < run->n; i++)
    collect (d, into, &run->subjects[i], sentences);
  if (sentences->len > 0)
    join (d, run, into, sentences);
}

/* The first subject that is there, or NULL. */
static const CcSubject *
first_subject (const CcDecisionRun *run)
{
  for (guint i = 0; i < run->n; i++)
    if (run->subjects[i].node != CC_NO_NODE)
      return &run->subjects[i];
  return NULL;
}

/* What was joined may still be of one outlet. */
static void
tell_alone (CcDeciding *d, const CcDecisionRun *run)
{
  const CcSubject *subject = first_subject (run);
  CcClaim *claim;

  if (run->decision->kind != CC_DECISION_SAME || !subject || !find_claim (d, subject, &claim)
      || !claim || is_shown (claim))
    return;
  cc_problem (&d->problems, run->decision,
              "what is joined is all of one outlet: no claim to show");
}

/* ---- titles, and what is hidden ---- */

static CcClaim *
shown_claim (CcDeciding *d, const CcSubject *subject)
{
  CcClaim *claim;

  if (subject->node == CC_NO_NODE || !find_claim (d, subject, &claim))
    return NULL;
  if (claim && is_shown (claim))
    return claim;
  cc_problem (&d->problems, subject->decision, "'%s' states no claim of two outlets or more",
              subject->written);
  return NULL;
}

static void
set_title (CcDeciding *d, const CcDecisionRun *run)
{
  CcDecision *decision = run->decision;
  const CcSubject *subject = first_subject (run);
  CcClaim *claim = decision->title && subject ? shown_claim (d, subject) : NULL;

  if (!claim)
    return;
  if (claim->titled)
    {
      cc_problem (&d->problems, decision, "the claim has its title from [%s]",
                  claim->titled->label);
      return;
    }
  g_free (claim->title);
  claim->title = g_strdup (decision->title);
  claim->titled = decision;
  decision->changed += decision->kind == CC_DECISION_TITLE;
  cc_claim_note_decided (claim, decision);
}

/* Notes what to hide; it is moved when all is done. */
static void
mark_hidden (CcDeciding *d, const CcDecisionRun *run)
{
  for (guint i = 0; run->decision->kind == CC_DECISION_HIDE && i < run->n; i++)
    {
      CcClaim *claim = shown_claim (d, &run->subjects[i]);

      if (!claim || (claim->decided && g_ptr_array_find (claim->decided, run->decision, NULL)))
        continue;
      cc_claim_note_decided (claim, run->decision);
      run->decision->changed++;
    }
}

static gboolean
is_hidden (const CcClaim *claim)
{
  for (guint i = 0; claim->decided && i < claim->decided->len; i++)
    if (((const CcDecision *) g_ptr_array_index (claim->decided, i))->kind == CC_DECISION_HIDE)
      return TRUE;
  return FALSE;
}

/* Drops claims that one outlet alone was left in, and sorts the others anew. */
static void
arrange (CcDeciding *d)
{
  CcClaims *claims = d->claims;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (claims->claims, &n);

  for (gsize i = 0; i < n; i++)
    if (!is_shown (all[i]))
      cc_claim_free (all[i]);
    else if (is_hidden (all[i]))
      g_ptr_array_add (claims->hidden, all[i]);
    else
      g_ptr_array_add (((const CcClaim *) all[i])->curated ? claims->claims : found, all[i]);
  cc_claims_sort (found);
  g_ptr_array_extend (claims->claims, found, NULL, NULL);
}

/* What is found where, before anything is decided. */
static void
find_homes (CcDeciding *d)
{
  for (guint i = d->n_curated; i < d->claims->claims->len; i++)
    {
      CcClaim *claim = g_ptr_array_index (d->claims->claims, i);

      for (guint m = 0; m < claim->n_mentions; m++)
        g_hash_table_insert (d->homes, GUINT_TO_POINTER (claim->mentions[m].sentence + 1), claim);
    }
}

gboolean
cc_claims_decide (CcClaims *claims, CcDecisionFile *file, GPtrArray *notices, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) homes = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                          (GDestroyNotify) g_array_unref);
  CcDeciding d = {
    .claims = claims,
    .text = claims->matches->text,
    .n_curated = claims->curated ? claims->curated->claims->len : 0,
    .problems = { file->path, notices, 0 },
    .numbers = numbers,
    .members = members,
    .homes = homes,
  };
  gboolean sound;

  claims->decisions = file;
  d.subjects = cc_subjects_find (d.text, claims->curated, file, &d.problems);
  number_nodes (&d);
  sound = cc_check_contradictions (d.subjects, file, error);
  if (sound)
    {
      each (&d, file, unite);
      list_members (&d);
      find_homes (&d);
      each (&d, file, join_same);
      each (&d, file, cc_keep_apart);
      each (&d, file, tell_alone);
      each (&d, file, set_title);
      each (&d, file, mark_hidden);
      arrange (&d);
    }
  g_free (d.sets);
  g_array_unref (d.subjects);
  return sound;
}
