/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decisions.c: files in which a person says what the comparison got wrong. */
#include "config.h"

#include <base/ini.h>
#include <claims/claims.h>

#include <string.h>

/* The keys that say what is decided; each section has one of them. "claim" is the
   subject of a title. */
static const char *const kinds[] = { "same", "not-same", "claim", "hide" };

static void
decision_free (CcDecision *d)
{
  if (!d)
    return;
  g_free (d->label);
  g_strfreev (d->subjects);
  g_free (d->title);
  g_free (d->note);
  g_ptr_array_unref (d->problems);
  g_free (d);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcDecision, decision_free)

void
cc_decisions_free (CcDecisionFile *file)
{
  if (!file)
    return;
  g_free (file->path);
  g_clear_pointer (&file->decisions, g_ptr_array_unref);
  g_free (file);
}

/* Which of the kinds section @label is. */
static gboolean
read_kind (GKeyFile *ini, const char *path, const char *label, CcDecisionKind *kind,
           GError **error)
{
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!g_key_file_has_key (ini, label, kinds[i], NULL))
        continue;
      if (first)
        return cc_ini_fail (error, path, label,
                            "'%s' and '%s' are two decisions: give each a section", first,
                            kinds[i]);
      first = kinds[i];
      *kind = (CcDecisionKind) i;
    }
  return first || cc_ini_fail (error, path, label,
                               "decides nothing: neither same, not-same, hide nor claim");
}

static gboolean
check_keys (GKeyFile *ini, const char *path, const char *label, GError **error)
{
  static const char *const known[] = { "same", "not-same", "claim", "hide", "title", "note", NULL };
  g_auto (GStrv) keys = g_key_file_get_keys (ini, label, NULL, NULL);

  for (char **k = keys; k && *k; k++)
    if (!g_strv_contains (known, *k))
      return cc_ini_fail (error, path, label,
                          "unknown key '%s' (known: same, not-same, hide, claim, title, note)", *k);
  return TRUE;
}

/* As many subjects as the kind needs, and a title where it needs one. */
static gboolean
check_decision (const CcDecision *d, const char *path, GError **error)
{
  const char *key = kinds[d->kind];
  guint n = g_strv_length (d->subjects);

  if (n == 0)
    return cc_ini_fail (error, path, d->label, "'%s' names nothing", key);
  if (d->kind <= CC_DECISION_NOT_SAME && n < 2)
    return cc_ini_fail (error, path, d->label, "'%s' needs two or more, with ';' between them",
                        key);
  if (d->kind == CC_DECISION_TITLE && n > 1)
    return cc_ini_fail (error, path, d->label, "'claim' takes one, not %u", n);
  if (d->kind == CC_DECISION_TITLE && !d->title)
    return cc_ini_fail (error, path, d->label, "'claim' without a title");
  if (d->title && (d->kind == CC_DECISION_NOT_SAME || d->kind == CC_DECISION_HIDE))
    return cc_ini_fail (error, path, d->label, "a title goes with 'claim' or 'same', not with '%s'",
                        key);
  if (d->title && !*d->title)
    return cc_ini_fail (error, path, d->label, "the title is empty");
  return TRUE;
}

static gboolean
read_decision (GKeyFile *ini, CcDecisionFile *file, const char *label, GError **error)
{
  g_autoptr (CcDecision) d = g_new0 (CcDecision, 1);

  d->label = g_strdup (label);
  d->problems = g_ptr_array_new_with_free_func (g_free);
  if (!check_keys (ini, file->path, label, error)
      || !read_kind (ini, file->path, label, &d->kind, error)
      || !cc_ini_list (ini, file->path, label, kinds[d->kind], &d->subjects, error)
      || !cc_ini_string (ini, file->path, label, "title", &d->title, error)
      || !cc_ini_string (ini, file->path, label, "note", &d->note, error)
      || !check_decision (d, file->path, error))
    return FALSE;
  g_ptr_array_add (file->decisions, g_steal_pointer (&d));
  return TRUE;
}

CcDecisionFile *
cc_decisions_read (const char *path, GError **error)
{
  g_autoptr (CcDecisionFile) file = g_new0 (CcDecisionFile, 1);
  g_autoptr (GKeyFile) ini = cc_ini_read (path, &file->digest, error);
  g_auto (GStrv) labels = NULL;

  if (!ini)
    return NULL;
  file->path = g_strdup (path);
  file->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) decision_free);
  labels = g_key_file_get_groups (ini, NULL);
  for (char **label = labels; *label; label++)
    if (!read_decision (ini, file, *label, error))
      return NULL;
  return g_steal_pointer (&file);
}

const char *
cc_decision_kind_name (CcDecisionKind kind)
{
  static const char *const names[] = { "same", "not-same", "title", "hide" };

  return names[kind];
}
