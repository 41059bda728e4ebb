/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <align/align.h>

CcMatches *cc_align (const CcText *text, CcModel *model, double min_score, guint threads) { CcMatches *m = g_new0 (CcMatches, 1); (void) threads; m->text = text; m->model = model; m->min_score = min_score; return m; }
void cc_matches_free (CcMatches *matches) { g_free (matches); }
CcModel *cc_model_read (const char *path, GError **error) { (void) path; (void) error; return g_new0 (CcModel, 1); }
void cc_model_free (CcModel *model) { g_free (model); }
