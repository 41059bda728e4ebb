/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "boosters", NULL };

static void
analyse (CcFraming *framing, guint32 sentence)
{
  for (CcHit hit = { 0 }; cc_framing_next (framing, "boosters", sentence, &hit);)
    if (!cc_framing_is_name (framing, sentence, &hit))
      cc_framing_mark_hit (framing, sentence, &hit);
}

extern const CcDetector cc_detector_booster;
const CcDetector cc_detector_booster = {
  .name = "booster",
  .marks = "words that close off doubt",
  .basis = "Holmes 1988; Hyland 2005",
  .lists = lists,
  .analyse = analyse,
};
