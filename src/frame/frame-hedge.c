/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "hedges", NULL };

static void
analyse (CcFraming *framing, guint32 sentence)
{
  for (CcHit hit = { 0 }; cc_framing_next (framing, "hedges", sentence, &hit);)
    if (!cc_framing_is_name (framing, sentence, &hit))
      cc_framing_mark_hit (framing, sentence, &hit);
}

extern const CcDetector cc_detector_hedge;
const CcDetector cc_detector_hedge = {
  .name = "hedge",
  .marks = "words that withhold commitment",
  .basis = "Lakoff 1973; Prince, Frader and Bosk 1982; Hyland 2005",
  .lists = lists,
  .analyse = analyse,
};
