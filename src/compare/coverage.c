/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* coverage.c: who mentions a claim, and how near the others come. */
#include "config.h"

#include <compare/compare.h>

#include <string.h>

/* So many sentences beside its mentions are looked at for what comes nearest, */
#define NEAREST 6

/* at most so many in all, */
#define MOST_NEAREST 48

/* and below this score nothing is near. */
#define LEAST_NEAR 0.05

static int
column_of (const CcComparison *c, guint32 sentence)
{
  return cc_comparison_column (c, cc_text_article (c->text, &c->text->sentences[sentence])->outlet);
}

static gboolean
in_window (const CcCurated *curated, CcDate published)
{
  return !curated || cc_curated_covers (curated, published);
}

/* Articles searched, by column. Without a time window they are all. */
static void
count_searched (const CcComparison *c, CcClaimView *view)
{
  const CcCurated *curated = view->claim->curated;

  if (!curated || (!curated->from.precision && !curated->to.precision))
    {
      for (guint i = 0; i < c->n_outlets; i++)
        view->outlets[i].n_searched = c->profiles[i].n_articles;
      return;
    }
  for (guint i = 0; i < c->corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (c->corpus->articles, i);
      int column = cc_comparison_column (c, article->outlet);

      if (column >= 0 && !cc_compare_repeats (c, i) && in_window (curated, article->published))
        view->outlets[column].n_searched++;
    }
}

static void
count_mentions (const CcComparison *c, CcClaimView *view)
{
  const CcClaim *claim = view->claim;

  for (guint i = 0; i < claim->n_mentions; i++)
    {
      guint32 article = c->text->sentences[claim->mentions[i].sentence].article;
      CcCoverage *cell = &view->outlets[column_of (c, claim->mentions[i].sentence)];

      cell->n_mentions++;
      if (!cc_compare_repeats (c, article)
          && (i == 0 || c->text->sentences[claim->mentions[i - 1].sentence].article != article))
        cell->n_articles++;
      if (claim->mentions[i].strength > cell->nearest)
        {
          cell->nearest = claim->mentions[i].strength;
          cell->nearest_sentence = claim->mentions[i].sentence;
        }
    }
}

/* Notes in the cells of outlets without a mention what comes nearest to @core. */
static void
search_nearest (const CcComparison *c, CcClaimView *view, CcFinder *finder, guint32 core)
{
  guint limit = MIN (view->claim->n_mentions + NEAREST, MOST_NEAREST);
  g_autoptr (GArray) near = cc_finder_find (finder, core, limit, LEAST_NEAR);

  for (guint i = 0; i < near->len; i++)
    {
      const CcMatch *match = &g_array_index (near, CcMatch, i);
      guint32 other = match->a == core ? match->b : match->a;
      int column = column_of (c, other);
      CcCoverage *cell = column < 0 ? NULL : &view->outlets[column];

      if (!cell || cell->n_mentions
          || !in_window (view->claim->curated,
                         cc_text_article (c->text, &c->text->sentences[other])->published))
        continue;
      if (match->score > cell->nearest)
        {
          cell->nearest = match->score;
          cell->nearest_sentence = other;
        }
    }
}

static gboolean
is_found_everywhere (const CcComparison *c, const CcClaimView *view)
{
  for (guint i = 0; i < c->n_outlets; i++)
    if (view->outlets[i].n_mentions == 0)
      return FALSE;
  return TRUE;
}

/* First sentence of the wordings of a curated claim. */
static guint32
first_wording (const CcComparison *c, const CcCurated *curated)
{
  const CcText *text = c->text;
  guint32 article = c->corpus->articles->len - 1, block = 0, s = text->article_sentences[article];
  const CcArticle *wordings = g_ptr_array_index (c->corpus->articles, article);

  for (guint i = 0; g_ptr_array_index (c->curated->claims, i) != curated; i++)
    {
      const CcCurated *before = g_ptr_array_index (c->curated->claims, i);

      block += g_strv_length (before->wordings) + g_strv_length (before->phrases);
    }
  while (s < text->n_sentences
         && text->sentences[s].range.start < wordings->blocks[block].range.start)
    s++;
  return s < text->n_sentences ? s : G_MAXUINT32;
}

/* The sentence that stands for a claim: its medoid, or the first wording. */
static guint32
core_of (const CcComparison *c, const CcClaim *claim)
{
  if (claim->curated)
    return first_wording (c, claim->curated);
  for (guint i = 0; i < claim->n_mentions; i++)
    if (claim->mentions[i].joined == CC_JOINED_CORE)
      return claim->mentions[i].sentence;
  return claim->mentions[0].sentence;
}

typedef struct
{
  const CcComparison *c;
  guint n_parts;
} Cover;

static void
cover_view (const CcComparison *c, CcFinder *finder, guint index)
{
  CcClaimView *view = g_ptr_array_index (c->views, index);
  guint32 core = core_of (c, view->claim);

  for (guint i = 0; i < c->n_outlets; i++)
    view->outlets[i].nearest_sentence = G_MAXUINT32;
  count_searched (c, view);
  count_mentions (c, view);
  if (core != G_MAXUINT32 && !is_found_everywhere (c, view)
      && (view->claim->curated || index < CC_NEAREST_CLAIMS))
    search_nearest (c, view, finder, core);
}

/* One part in n_parts of the claims, with a finder of its own. */
static void
cover_part (guint part, gpointer user_data)
{
  const Cover *cover = user_data;
  guint n_articles = cover->c->corpus->articles->len - (cover->c->curated != NULL);
  g_autoptr (CcFinder) finder = cc_finder_new (cover->c->matches, n_articles);

  for (guint v = part; v < cover->c->views->len && !cc_stopped (); v += cover->n_parts)
    cover_view (cover->c, finder, v);
}

void
cc_compare_coverage (CcComparison *c, guint threads)
{
  Cover cover = { c, threads ? threads : g_get_num_processors () };

  cc_parallel_map (cover.n_parts, threads, cover_part, &cover);
}
