/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-words.c: the signals of words: which ones two sentences share.  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>

typedef struct
{
  CcSharedTerms content, function;
} Shared;

static Shared
share (const CcFeatures *f, guint32 a, guint32 b)
{
  return (Shared) { cc_terms_shared (f, f->sets, f->set_starts, a, b),
                    cc_terms_shared (f, f->words, f->word_starts, a, b) };
}

static float
cosine_of (const CcFeatures *f, guint32 a, guint32 b, const Shared *shared)
{
  float norm = f->word_norms[a] * f->word_norms[b];

  return norm > 0 ? (shared->content.dot + shared->function.dot) / norm : 0;
}

static float
words_of (const Shared *shared)
{
  return cc_evidence_saturate (shared->content.mass + shared->function.mass);
}

float
cc_evidence_overlap (const CcFeatures *f, guint32 a, guint32 b)
{
  Shared shared = share (f, a, b);

  return sqrtf (cosine_of (f, a, b, &shared) * words_of (&shared));
}

void
cc_evidence_words (CcEvidence *e, CcMatch *match)
{
  const CcFeatures *f = e->f;
  guint32 a = match->a, b = match->b;
  Shared shared = share (f, a, b);
  float *signals = match->signals;
  float least = MIN (f->masses[a], f->masses[b]);
  float mass = shared.content.mass + shared.function.mass;
  float all = f->word_masses[a] + f->word_masses[b] - mass;

  signals[CC_SIGNAL_COSINE] = cosine_of (f, a, b, &shared);
  signals[CC_SIGNAL_MASS] = cc_evidence_saturate (shared.content.mass);
  signals[CC_SIGNAL_WORDS] = words_of (&shared);
  signals[CC_SIGNAL_OVERLAP] = sqrtf (signals[CC_SIGNAL_COSINE] * signals[CC_SIGNAL_WORDS]);
  signals[CC_SIGNAL_RESEMBLANCE] = all > 0 ? mass / all : 0;
  signals[CC_SIGNAL_CONTAINMENT] = least > 0 ? shared.content.mass / least : 0;
}
