/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <compare/compare.h>

CcComparison *cc_compare (CcCorpus *corpus, CcText *text, CcMatches *matches, CcCuratedFile *curated, CcClaims *claims, CcMarks *marks) { CcComparison *c = g_new0 (CcComparison, 1); c->corpus = corpus; c->text = text; c->matches = matches; c->curated = curated; c->claims = claims; c->marks = marks; return c; }
void cc_comparison_free (CcComparison *comparison) { g_free (comparison); }
