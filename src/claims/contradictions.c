/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* contradictions.c: decisions that say of the same two that they are the same and not
   the same. Which is meant, only the person knows. */
#include "config.h"

#include <claims/subjects.h>

static gint64 *
pair_key (guint32 node, guint decision)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64) ((guint64) node << 32 | decision);
  return key;
}

/* Which decisions say that something is the same as another. */
typedef struct
{
  GHashTable *holds; /* node << 32 | decision, of each node in each of them */
  GHashTable *lists; /* node + 1 → GArray of the decisions */
} Joins;

static void
note_join (Joins *joins, guint32 node, guint decision)
{
  gpointer key = GUINT_TO_POINTER (node + 1);
  GArray *list = g_hash_table_lookup (joins->lists, key);

  if (!g_hash_table_add (joins->holds, pair_key (node, decision)))
    return;
  if (!list)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (joins->lists, key, list);
    }
  g_array_append_val (list, decision);
}

static void
list_joins (const GArray *subjects, const CcDecisionFile *file, Joins *joins)
{
  const CcSubject *subject = (const CcSubject *) subjects->data;

  for (guint i = 0; i < file->decisions->len; i++)
    {
      const CcDecision *decision = g_ptr_array_index (file->decisions, i);

      for (char **written = decision->subjects; *written; written++, subject++)
        if (decision->kind == CC_DECISION_SAME && subject->node != CC_NO_NODE)
          note_join (joins, subject->node, i);
    }
}

/* A decision that says that @a and @b are the same, or NULL. */
static const CcDecision *
says_same (const CcDecisionFile *file, const Joins *joins, guint32 a, guint32 b)
{
  const GArray *list = g_hash_table_lookup (joins->lists, GUINT_TO_POINTER (a + 1));

  for (guint i = 0; list && i < list->len; i++)
    {
      guint decision = g_array_index (list, guint, i);
      g_autofree gint64 *key = pair_key (b, decision);

      if (g_hash_table_contains (joins->holds, key))
        return g_ptr_array_index (file->decisions, decision);
    }
  return NULL;
}

static gboolean
check_pair (const CcDecisionFile *file, const Joins *joins, const CcSubject *a, const CcSubject *b,
            GError **error)
{
  const char *label = a->decision->label;
  const CcDecision *other;

  if (a->node == CC_NO_NODE || b->node == CC_NO_NODE)
    return TRUE;
  if (a->node == b->node)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX,
                   "%s: [%s]: '%s' and '%s' are one sentence, and cannot be kept apart", file->path,
                   label, a->written, b->written);
      return FALSE;
    }
  other = says_same (file, joins, a->node, b->node);
  if (!other)
    return TRUE;
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX,
               "%s: [%s] and [%s] contradict each other: '%s' and '%s' cannot be the same and not"
               " the same",
               file->path, other->label, label, a->written, b->written);
  return FALSE;
}

gboolean
cc_check_contradictions (const GArray *subjects, const CcDecisionFile *file, GError **error)
{
  g_autoptr (GHashTable) holds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                        (GDestroyNotify) g_array_unref);
  Joins joins = { holds, lists };
  const CcSubject *first = NULL;

  list_joins (subjects, file, &joins);
  for (guint i = 0; i < subjects->len; i++)
    {
      const CcSubject *s = &g_array_index (subjects, CcSubject, i);

      if (!first || s->decision != first->decision)
        first = s;
      else if (s->decision->kind == CC_DECISION_NOT_SAME
               && !check_pair (file, &joins, first, s, error))
        return FALSE;
    }
  return TRUE;
}
