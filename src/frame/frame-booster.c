/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "boosters", NULL };

/* "not certain that", "hardly proven": doubt is left open, not closed off. */
static gboolean
is_negated (const CcText *text, guint32 sentence, guint32 token)
{
  return token > text->sentences[sentence].tokens
         && text->tokens[token - 1].flags & CC_TOKEN_NEGATION;
}

static void
analyse (CcFraming *framing, guint32 sentence)
{
  for (CcHit hit = { 0 }; cc_framing_next (framing, "boosters", sentence, &hit);)
    if (!cc_framing_is_name (framing, sentence, &hit)
        && !is_negated (framing->text, sentence, hit.token))
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
