/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-model.c: how surely a run of a page is of its article: a logistic model over
   what is seen of it. The weights are fitted by eval/fit-page.py on pages of many
   sites in which a reader marked what belongs to the article and what does not. */
#include "config.h"

#include <ingest/main-text.h>

static const float bias = -3.543f;

static const float weights[CC_N_SEEN] = {
  0.517f, /* words */
  -1.810f, /* links */
  0.536f, /* stop */
  -0.380f, /* heading */
  0.977f, /* item */
  -0.948f, /* marked */
  -0.628f, /* date */
  -0.826f, /* credit */
  -0.693f, /* related */
  -0.725f, /* twice */
  0.151f, /* title */
  -0.879f, /* signs */
  -0.581f, /* capitals */
  -0.589f, /* ellipsis */
  -0.273f, /* lead link */
  -1.444f, /* self */
  -0.073f, /* before prose */
  -0.453f, /* after prose */
  -0.809f, /* before links */
  -0.504f, /* after links */
  0.110f, /* after words */
  0.703f, /* over prose */
  -0.124f, /* navigation */
  -0.193f, /* comments */
  -0.295f, /* sharing */
  -0.715f, /* teasers */
  -0.414f, /* about the article */
  -0.556f, /* advertising */
  -1.135f, /* footer */
  -0.486f, /* caption */
  0.000f, /* hidden */
  0.265f, /* header */
  -0.591f, /* form */
  0.593f, /* article body */
  0.215f, /* article */
  0.000f, /* main */
  1.018f, /* table */
  -0.738f, /* author */
  0.536f, /* lead */
  -0.832f, /* media */
  -2.200f, /* apart */
  -0.777f, /* part links */
  0.359f, /* part prose */
  -0.665f, /* wider links */
  -0.529f, /* wider prose */
  0.776f, /* region */
  0.513f, /* same part */
  0.774f, /* near part */
  0.489f, /* same name */
  -0.681f, /* over title */
  0.568f, /* near title */
  0.436f, /* ahead */
  -0.526f, /* behind */
  0.118f, /* far */
  1.429f, /* left */
};

float
cc_seen_part (const float *seen, CcSeen i)
{
  return seen[i] * weights[i];
}

float
cc_seen_score (const float *seen)
{
  float score = bias;

  for (guint i = 0; i < CC_N_SEEN; i++)
    score += seen[i] * weights[i];
  return score;
}
