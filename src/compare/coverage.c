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

/* Claims looked at one after the other. */
typedef struct
{
  const CcComparison *c;
  CcFinder *finder;
  CcCoverage *cells; /* by column; its column is G_MAXUINT32 until something is noted there */
  guint32 *noted;    /* columns of cells in which something is noted, rising */
  guint n_noted;
} Search;

static void
search_init (Search *search, const CcComparison *c, const CcFinder *index)
{
  search->c = c;
  search->finder = cc_finder_share (index);
  search->cells = g_new (CcCoverage, c->n_outlets + 1);
  search->noted = g_new (guint32, c->n_outlets + 1);
  search->n_noted = c->n_outlets;
  for (guint32 i = 0; i < c->n_outlets; i++)
    search->noted[i] = i;
}

static void
search_clear (Search *search)
{
  cc_finder_free (search->finder);
  g_free (search->cells);
  g_free (search->noted);
}

/* Without a time window all articles of an outlet are searched. */
static void
begin_view (Search *search)
{
  for (guint i = 0; i < search->n_noted; i++)
    {
      CcCoverage *cell = &search->cells[search->noted[i]];

      *cell = cc_compare_no_coverage (search->c, search->noted[i]);
      cell->column = G_MAXUINT32;
    }
  search->n_noted = 0;
}

/* The cell of @column, to note something there. */
static CcCoverage *
note (Search *search, guint32 column)
{
  CcCoverage *cell = &search->cells[column];
  guint i = search->n_noted;

  if (cell->column == column)
    return cell;
  for (; i > 0 && search->noted[i - 1] > column; i--)
    search->noted[i] = search->noted[i - 1];
  search->noted[i] = column;
  search->n_noted++;
  cell->column = column;
  return cell;
}

static void
end_view (const Search *search, CcClaimView *view)
{
  view->n_coverage = search->n_noted;
  view->coverage = g_new (CcCoverage, search->n_noted);
  for (guint i = 0; i < search->n_noted; i++)
    view->coverage[i] = search->cells[search->noted[i]];
}

/* Counts the articles inside the time window of @curated, if it has one. */
static void
count_searched (Search *search, const CcCurated *curated)
{
  const CcComparison *c = search->c;

  if (!curated || (!curated->from.precision && !curated->to.precision))
    return;
  for (guint32 i = 0; i < c->n_outlets; i++)
    note (search, i)->n_searched = 0;
  for (guint i = 0; i < c->corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (c->corpus->articles, i);
      int column = cc_comparison_column (c, article->outlet);

      if (column >= 0 && !cc_compare_repeats (c, i) && in_window (curated, article->published))
        search->cells[column].n_searched++;
    }
}

static void
count_mentions (Search *search, const CcClaim *claim)
{
  const CcComparison *c = search->c;

  for (guint i = 0; i < claim->n_mentions; i++)
    {
      guint32 article = c->text->sentences[claim->mentions[i].sentence].article;
      CcCoverage *cell = note (search, (guint32) column_of (c, claim->mentions[i].sentence));

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
search_nearest (Search *search, const CcClaim *claim, guint32 core)
{
  const CcComparison *c = search->c;
  guint limit = MIN (claim->n_mentions + NEAREST, MOST_NEAREST);
  g_autoptr (GArray) near = cc_finder_find (search->finder, core, limit, LEAST_NEAR);

  for (guint i = 0; i < near->len; i++)
    {
      const CcMatch *match = &g_array_index (near, CcMatch, i);
      guint32 other = match->a == core ? match->b : match->a;
      int column = column_of (c, other);
      CcCoverage *cell = column < 0 ? NULL : &search->cells[column];

      if (!cell || cell->n_mentions || match->score <= cell->nearest
          || !in_window (claim->curated,
                         cc_text_article (c->text, &c->text->sentences[other])->published))
        continue;
      cell = note (search, (guint32) column);
      cell->nearest = match->score;
      cell->nearest_sentence = other;
    }
}

static gboolean
is_found_everywhere (const Search *search)
{
  guint found = 0;

  for (guint i = 0; i < search->n_noted; i++)
    found += search->cells[search->noted[i]].n_mentions > 0;
  return found == search->c->n_outlets;
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
  const CcFinder *index;
  guint n_parts;
} Cover;

static void
cover_view (Search *search, guint index)
{
  CcClaimView *view = g_ptr_array_index (search->c->views, index);
  const CcClaim *claim = view->claim;
  guint32 core = core_of (search->c, claim);

  begin_view (search);
  count_searched (search, claim->curated);
  count_mentions (search, claim);
  if (core != G_MAXUINT32 && !is_found_everywhere (search)
      && (claim->curated || index < CC_NEAREST_CLAIMS))
    search_nearest (search, claim, core);
  end_view (search, view);
  cc_compare_figures (search->c, view);
}

/* One part in n_parts of the claims, with a finder of its own on the index of all. */
static void
cover_part (guint part, gpointer user_data)
{
  const Cover *cover = user_data;
  Search search;

  search_init (&search, cover->c, cover->index);
  for (guint v = part; v < cover->c->views->len && !cc_stopped (); v += cover->n_parts)
    cover_view (&search, v);
  search_clear (&search);
}

void
cc_compare_coverage (CcComparison *c, guint threads)
{
  guint n_articles = c->corpus->articles->len - (c->curated != NULL);
  g_autoptr (CcFinder) index = cc_finder_new (c->matches, n_articles);
  Cover cover = { c, index, threads ? threads : g_get_num_processors () };

  cc_parallel_map (cover.n_parts, threads, cover_part, &cover);
}
