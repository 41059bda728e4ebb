/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* view-figures.c: the figures of a claim. Every one is listed; figures that measure
   the same thing are put in one group and said to be equal, rounded or different. */
#include "config.h"

#include <compare/compare.h>

#include <string.h>

/* Figures of one claim that are compared; further ones are listed alone. */
#define MAX_COMPARED 400

static const CcQuantity *
quantity_of (const CcComparison *c, const CcFigure *figure)
{
  return &c->text->quantities[figure->quantity];
}

static guint32
outlet_of (const CcComparison *c, const CcFigure *figure)
{
  const CcSentence *s = &c->text->sentences[quantity_of (c, figure)->sentence];

  return cc_text_article (c->text, s)->outlet;
}

/* The group whose first figure measures the same as @figure, or a new one. */
static guint
group_for (const CcComparison *c, CcClaimView *view, const GArray *firsts, const CcFigure *figure)
{
  for (guint g = 0; g < firsts->len; g++)
    if (cc_figures_relate (c->matches, quantity_of (c, &g_array_index (firsts, CcFigure, g)),
                           quantity_of (c, figure))
        != CC_FIGURES_NONE)
      return g;
  return view->figure_groups->len;
}

static void
collect (const CcComparison *c, CcClaimView *view)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (CcFigure));
  const CcClaim *claim = view->claim;

  for (guint m = 0; m < claim->n_mentions; m++)
    {
      const CcSentence *s = &c->text->sentences[claim->mentions[m].sentence];

      for (guint32 q = 0; q < s->n_quantities; q++)
        {
          CcFigure figure = { s->quantities + q, m, 0 };

          if (quantity_of (c, &figure)->kind == CC_QUANTITY_YEAR
              || view->figures->len >= MAX_COMPARED)
            continue;
          figure.group = group_for (c, view, firsts, &figure);
          if (figure.group == view->figure_groups->len)
            {
              CcFigureGroup group = { CC_FIGURES_NONE, 0 };

              g_array_append_val (view->figure_groups, group);
              g_array_append_val (firsts, figure);
            }
          g_array_index (view->figure_groups, CcFigureGroup, figure.group).n_figures++;
          g_array_append_val (view->figures, figure);
        }
    }
}

static int
compare_figures (const void *x, const void *y)
{
  const CcFigure *a = x, *b = y;

  if (a->group != b->group)
    return a->group < b->group ? -1 : 1;
  return a->quantity < b->quantity ? -1 : a->quantity > b->quantity;
}

/* How the figures of one group of outlet @p relate to those of outlet @q at best. */
static CcFigureRelation
relate_outlets (const CcComparison *c, const CcFigure *figures, guint n, guint32 p, guint32 q)
{
  CcFigureRelation best = CC_FIGURES_NONE;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        CcFigureRelation r;

        if (outlet_of (c, &figures[i]) != p || outlet_of (c, &figures[j]) != q)
          continue;
        r = cc_figures_relate (c->matches, quantity_of (c, &figures[i]),
                               quantity_of (c, &figures[j]));
        if (r != CC_FIGURES_NONE && (best == CC_FIGURES_NONE || r < best))
          best = r;
      }
  return best;
}

/* The widest relation between any two outlets of the group that starts at @figures. */
static CcFigureRelation
relate_group (const CcComparison *c, const CcFigure *figures, guint n)
{
  g_autoptr (GArray) outlets = g_array_new (FALSE, FALSE, sizeof (guint32));
  CcFigureRelation widest = CC_FIGURES_NONE;

  for (guint i = 0; i < n && outlets->len < 16; i++)
    {
      guint32 outlet = outlet_of (c, &figures[i]);
      guint k = 0;

      while (k < outlets->len && g_array_index (outlets, guint32, k) != outlet)
        k++;
      if (k == outlets->len)
        g_array_append_val (outlets, outlet);
    }
  for (guint i = 0; i < outlets->len; i++)
    for (guint j = i + 1; j < outlets->len; j++)
      widest = MAX (widest, relate_outlets (c, figures, n, g_array_index (outlets, guint32, i),
                                            g_array_index (outlets, guint32, j)));
  return widest;
}

void
cc_compare_figures (const CcComparison *c, CcClaimView *view)
{
  guint at = 0;

  collect (c, view);
  g_array_sort (view->figures, compare_figures);
  for (guint g = 0; g < view->figure_groups->len; g++)
    {
      CcFigureGroup *group = &g_array_index (view->figure_groups, CcFigureGroup, g);

      group->relation = relate_group (c, &g_array_index (view->figures, CcFigure, at),
                                      group->n_figures);
      at += group->n_figures;
    }
}
