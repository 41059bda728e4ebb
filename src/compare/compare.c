/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <compare/compare.h>

#include <stdlib.h>

gboolean
cc_compare_repeats (const CcComparison *comparison, guint32 article)
{
  return comparison->copies && comparison->copies->repeats[article];
}

/* Profiles for the outlets that have an article, in order of outlets. */
static void
make_columns (CcComparison *c)
{
  const CcCorpus *corpus = c->corpus;
  g_autofree guint *n = g_new0 (guint, corpus->outlets->outlets->len + 1);

  for (guint i = 0; i < corpus->articles->len; i++)
    if (!cc_compare_repeats (c, i))
      n[((const CcArticle *) g_ptr_array_index (corpus->articles, i))->outlet]++;
  c->profiles = g_new0 (CcProfile, corpus->outlets->outlets->len + 1);
  for (guint i = 0; i < corpus->outlets->outlets->len; i++)
    {
      const CcOutlet *outlet = g_ptr_array_index (corpus->outlets->outlets, i);

      if (n[i] > 0 && !outlet->curated)
        {
          c->profiles[c->n_outlets].outlet = i;
          c->profiles[c->n_outlets++].n_articles = n[i];
        }
    }
}

int
cc_comparison_column (const CcComparison *comparison, guint32 outlet)
{
  guint low = 0, high = comparison->n_outlets;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (comparison->profiles[middle].outlet < outlet)
        low = middle + 1;
      else
        high = middle;
    }
  return low < comparison->n_outlets && comparison->profiles[low].outlet == outlet ? (int) low : -1;
}

CcCoverage
cc_compare_no_coverage (const CcComparison *comparison, guint32 column)
{
  return (CcCoverage){
    .column = column,
    .n_searched = comparison->profiles[column].n_articles,
    .nearest_sentence = G_MAXUINT32,
  };
}

static int
compare_columns (const void *x, const void *y)
{
  const CcCoverage *a = x, *b = y;

  return a->column < b->column ? -1 : a->column > b->column;
}

CcCoverage
cc_claim_coverage (const CcComparison *comparison, const CcClaimView *view, guint32 column)
{
  const CcCoverage none = cc_compare_no_coverage (comparison, column);
  const CcCoverage *found = view->n_coverage > 0
                              ? bsearch (&none, view->coverage, view->n_coverage, sizeof none,
                                         compare_columns)
                              : NULL;

  return found ? *found : none;
}

static void
view_free (CcClaimView *view)
{
  g_free (view->coverage);
  g_array_unref (view->figures);
  g_array_unref (view->figure_groups);
  g_free (view);
}

static void
make_views (CcComparison *c)
{
  c->views = g_ptr_array_new_with_free_func ((GDestroyNotify) view_free);
  for (guint i = 0; c->claims && i < c->claims->claims->len; i++)
    {
      CcClaimView *view = g_new0 (CcClaimView, 1);

      view->claim = g_ptr_array_index (c->claims->claims, i);
      view->figures = g_array_new (FALSE, FALSE, sizeof (CcFigure));
      view->figure_groups = g_array_new (FALSE, FALSE, sizeof (CcFigureGroup));
      g_ptr_array_add (c->views, view);
    }
}

CcComparison *
cc_compare (CcCorpus *corpus, CcText *text, CcCopies *copies, CcMatches *matches,
            CcCuratedFile *curated, CcClaims *claims, CcMarks *marks, guint threads)
{
  CcComparison *c = g_new0 (CcComparison, 1);

  c->corpus = corpus;
  c->text = text;
  c->copies = copies;
  c->matches = matches;
  c->curated = curated;
  c->claims = claims;
  c->marks = marks;
  c->threads = threads;
  make_columns (c);
  make_views (c);
  if (c->claims)
    cc_compare_coverage (c, threads);
  if (c->text && !cc_stopped ())
    {
      cc_compare_profiles (c);
      cc_compare_wording (c, threads);
    }
  cc_compare_provenance (c);
  return c;
}

static void
profile_clear (CcProfile *profile)
{
  g_free (profile->own);
  g_free (profile->quoted);
  g_clear_pointer (&profile->distinctive, g_array_unref);
}

void
cc_comparison_free (CcComparison *c)
{
  if (!c)
    return;
  g_ptr_array_unref (c->views);
  for (guint i = 0; i < c->n_outlets; i++)
    profile_clear (&c->profiles[i]);
  g_free (c->profiles);
  g_free (c->provenance.version);
  g_free (c->provenance.command);
  g_ptr_array_unref (c->provenance.inputs);
  cc_marks_free (c->marks);
  cc_claims_free (c->claims);
  cc_curated_free (c->curated);
  cc_decisions_free (c->decisions);
  g_clear_pointer (&c->passages, g_array_unref);
  cc_matches_free (c->matches);
  cc_copies_free (c->copies);
  cc_text_free (c->text);
  cc_corpus_free (c->corpus);
  g_free (c);
}

gboolean
cc_quoted_at (CcQuotedWalk *walk, guint32 offset)
{
  const CcText *text = walk->text;
  guint32 first = text->article_quotations[walk->article];
  guint32 n = text->article_quotations[walk->article + 1] - first;

  while (walk->next < n && text->quotations[first + walk->next].range.start <= offset)
    {
      walk->until = MAX (walk->until, text->quotations[first + walk->next].range.end);
      walk->next++;
    }
  return offset < walk->until;
}

const char *
cc_figure_relation_name (CcFigureRelation relation)
{
  static const char *const names[] = { "none", "equal", "rounded", "different" };

  return names[relation];
}
