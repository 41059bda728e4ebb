/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "hedges", NULL };
static void analyse (CcFraming *framing, guint32 sentence) { (void) framing; (void) sentence; }
extern const CcDetector cc_detector_hedge;
const CcDetector cc_detector_hedge = { "hedge", "words that withhold commitment", "Hyland 2005", lists, analyse };
