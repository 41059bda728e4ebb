/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-model.c: how surely a run of a page is of its article: a logistic model over
   what is seen of it. The weights are fitted by eval/fit-page.py on pages of many
   sites in which a reader marked what belongs to the article and what does not. */
#include "config.h"

#include <ingest/main-text.h>

static const float bias = -3.629f;

static const float weights[CC_N_SEEN] = {
  0.522f, /* words */
  -1.830f, /* links */
  0.533f, /* stop */
  -0.372f, /* heading */
  0.984f, /* item */
  -0.945f, /* marked */
  -0.600f, /* date */
  -0.793f, /* credit */
  -0.142f, /* related */
  -0.688f, /* twice */
  0.053f, /* title */
  -0.854f, /* signs */
  -0.567f, /* capitals */
  -0.678f, /* ellipsis */
  -0.295f, /* lead link */
  -1.404f, /* self */
  -0.091f, /* before prose */
  -0.424f, /* after prose */
  -0.809f, /* before links */
  -0.490f, /* after links */
  0.108f, /* after words */
  0.713f, /* over prose */
  -0.113f, /* navigation */
  -0.189f, /* comments */
  -0.285f, /* sharing */
  -0.723f, /* teasers */
  -0.412f, /* about the article */
  -0.550f, /* advertising */
  -1.104f, /* footer */
  -0.486f, /* caption */
  0.000f, /* hidden */
  0.259f, /* header */
  -0.591f, /* form */
  0.588f, /* article body */
  0.285f, /* article */
  0.000f, /* main */
  1.029f, /* table */
  -0.726f, /* author */
  0.571f, /* lead */
  -0.810f, /* media */
  -2.205f, /* apart */
  -0.759f, /* part links */
  0.324f, /* part prose */
  -0.695f, /* wider links */
  -0.516f, /* wider prose */
  0.845f, /* region */
  0.519f, /* same part */
  0.702f, /* near part */
  0.495f, /* same name */
  -0.684f, /* over title */
  0.555f, /* near title */
  0.416f, /* ahead */
  -0.579f, /* behind */
  0.135f, /* far */
  1.418f, /* left */
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
