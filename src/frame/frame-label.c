/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "labels", NULL };

/* Titles keep their capitals, so a capital is no sign of another word here. */
static void
analyse (CcFraming *framing, guint32 sentence)
{
  for (CcHit hit = { 0 }; cc_framing_next (framing, "labels", sentence, &hit);)
    cc_framing_mark_hit (framing, sentence, &hit);
}

extern const CcDetector cc_detector_label;
const CcDetector cc_detector_label = {
  .name = "label",
  .marks = "what actors are called",
  .basis = "van Leeuwen 1996; Reisigl and Wodak 2001",
  .lists = lists,
  .analyse = analyse,
};
