/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

void cc_outlets_free (CcOutlets *o) { (void) o; }
CcOutlets *cc_outlets_read (const char *path, GError **error) { g_set_error (error, CC_ERROR, CC_ERROR_READ, "cannot read '%s'", path); return NULL; }
void cc_article_free (CcArticle *a) { (void) a; }
void cc_corpus_free (CcCorpus *c) { (void) c; }
CcCorpus *cc_corpus_new (void) { return g_new0 (CcCorpus, 1); }
CcCorpus *cc_corpus_read (const char *const *paths, CcOutlets *outlets, const char *language, guint threads, GPtrArray **notices_out, GError **error) { (void) paths; (void) outlets; (void) language; (void) threads; (void) notices_out; g_set_error (error, CC_ERROR, CC_ERROR_NO_INPUT, "no article could be read"); return NULL; }
