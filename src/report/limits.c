/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/limits.h>

static const char *const always[] = {
  "It shows who says what, in which words; it does not say who is right, and it scores no outlet.",
  "“Not found” means that no sentence of the articles read came close enough, not that the outlet"
  " never said it: other articles of the same outlet were not read.",
  "Sentences are matched by words, figures, names and dates. A claim retold in quite other words"
  " can be missed, and two events told in like words can be taken for one; the score of each"
  " mention is an estimate, and its reasons stand beside it.",
  "A mark says that a word of a published list or a rule stands there. It does not say that the"
  " word is wrong, or why the author chose it; read it in its sentence.",
  "Figures that differ may both be right: of different days, different things counted, different"
  " rounding. All are listed, none is chosen.",
  "A claim told often is not thereby told independently. Outlets whose sentences are nearly word"
  " for word the same, or much alike in articles that carry the same text or credit the same"
  " agency, count as one telling. Who had a text first cannot be known from the articles.",
};

static guint
count_repeats (const CcCopies *copies)
{
  guint n = 0;

  for (guint i = 0; copies && i < copies->text->corpus->articles->len; i++)
    n += copies->repeats[i];
  return n;
}

char **
cc_limits (const CcComparison *comparison)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const CcMatches *matches = comparison->matches;
  const CcCorpus *corpus = comparison->corpus;
  guint repeats = count_repeats (comparison->copies);

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    g_ptr_array_add (texts, g_strdup (always[i]));
  if (matches && matches->counts.groups_linked > 0)
    g_ptr_array_add (texts, g_strdup_printf (
        "Of %" G_GUINT64_FORMAT " turns of phrase that stand in several sentences, %"
        G_GUINT64_FORMAT " were too common to compare every pair of sentences that hold them;"
        " these were compared with their neighbours only.",
        matches->counts.groups, matches->counts.groups_linked));
  if (repeats > 0)
    g_ptr_array_add (texts, g_strdup_printf (
        repeats == 1 ? "%u article has the very text of another of its outlet: it is listed, and not"
                       " counted again."
                     : "%u articles have the very text of another of their outlet: they are listed,"
                       " and not counted again.",
        repeats));
  if (comparison->claims && comparison->claims->hidden->len > 0)
    g_ptr_array_add (texts, g_strdup_printf (
        comparison->claims->hidden->len == 1 ? "%u claim is hidden by %s."
                                             : "%u claims are hidden by %s.",
        comparison->claims->hidden->len, comparison->claims->decisions->path));
  if (comparison->views->len > CC_NEAREST_CLAIMS)
    g_ptr_array_add (texts, g_strdup_printf (
        "What comes nearest in outlets without a claim was looked for in curated claims and in the"
        " first %u others.",
        CC_NEAREST_CLAIMS));
  if (corpus->n_failed > 0)
    g_ptr_array_add (texts, g_strdup_printf (
        corpus->n_failed == 1 ? "%u input could not be read and is left out."
                              : "%u inputs could not be read and are left out.",
        corpus->n_failed));
  if (!comparison->marks)
    g_ptr_array_add (texts, g_strdup ("Framing was not looked at: there are no marks."));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}
