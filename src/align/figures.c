/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* figures.c: how two figures relate. */
#include "config.h"

#include <align/align.h>

#include <math.h>

/* The same kind of thing: a unit, or for counts a noun. */
static gboolean
comparable (const CcFeatures *f, const CcQuantity *a, const CcQuantity *b)
{
  if (a->kind != b->kind || a->kind == CC_QUANTITY_YEAR || a->unit != b->unit)
    return FALSE;
  if (a->kind != CC_QUANTITY_COUNT && a->kind != CC_QUANTITY_ORDINAL)
    return TRUE;
  return a->of_stem != G_MAXUINT32 && b->of_stem != G_MAXUINT32
         && f->concepts[a->of_stem] == f->concepts[b->of_stem];
}

static gboolean
nearly (double x, double y)
{
  return fabs (x - y) <= 1e-9 * MAX (fabs (x), fabs (y));
}

/* Room that rounding and ranges leave: the two spans, each widened by half of
   the step at which the coarser figure is written, meet. */
static gboolean
rounds_to (const CcQuantity *a, const CcQuantity *b)
{
  double half = MAX (a->step, b->step) / 2;
  gboolean ranges = a->low < a->high || b->low < b->high;

  if (!ranges && nearly (a->step, b->step))
    return FALSE;
  return a->low <= b->high + half && b->low <= a->high + half;
}

CcFigureRelation
cc_quantities_relate (const CcFeatures *f, const CcQuantity *a, const CcQuantity *b)
{
  if (!comparable (f, a, b))
    return CC_FIGURES_NONE;
  if (nearly (a->low, b->low) && nearly (a->high, b->high))
    return CC_FIGURES_EQUAL;
  return rounds_to (a, b) ? CC_FIGURES_ROUNDED : CC_FIGURES_DIFFERENT;
}

CcFigureRelation
cc_figures_relate (const CcMatches *matches, const CcQuantity *a, const CcQuantity *b)
{
  return cc_quantities_relate (matches->features, a, b);
}
