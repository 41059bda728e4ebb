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

/* How far @lower may end below where @upper starts: half of the step at which either
   is written, but for one that is a bound on that side: "more than 9,000" is not
   8,500 rounded. */
static double
room (const CcQuantity *lower, const CcQuantity *upper)
{
  gboolean floored = upper->qualifier == CC_QUALIFIER_MORE || upper->qualifier == CC_QUALIFIER_AT_LEAST;
  gboolean capped = lower->qualifier == CC_QUALIFIER_LESS || lower->qualifier == CC_QUALIFIER_AT_MOST
                    || lower->qualifier == CC_QUALIFIER_NEARLY;

  return MAX (capped ? 0 : lower->step / 2, floored ? 0 : upper->step / 2);
}

/* The two spans, each widened by what rounding and ranges leave, meet. */
static gboolean
rounds_to (const CcQuantity *a, const CcQuantity *b)
{
  gboolean ranges = a->low < a->high || b->low < b->high;

  if (!ranges && nearly (a->step, b->step))
    return FALSE;
  return a->low <= b->high + room (b, a) && b->low <= a->high + room (a, b);
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
