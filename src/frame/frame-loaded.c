/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "loaded", NULL };

static void
analyse (CcFraming *framing, guint32 sentence)
{
  for (CcHit hit = { 0 }; cc_framing_next (framing, "loaded", sentence, &hit);)
    if (!cc_framing_is_name (framing, sentence, &hit))
      cc_framing_mark_hit (framing, sentence, &hit);
}

extern const CcDetector cc_detector_loaded;
const CcDetector cc_detector_loaded = {
  .name = "loaded",
  .marks = "evaluative and emotive words that take a side",
  .basis = "Martin and White 2005; Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013",
  .lists = lists,
  .analyse = analyse,
};
