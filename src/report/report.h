/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* report.h: what the writers share. */
#ifndef CC_REPORT_H
#define CC_REPORT_H

#include <base/base.h>
#include <crossclaim/report.h>
#include <report/out.h>

/* Version of the JSON report's layout; grows when a field changes its meaning
   or goes away. reports/comparison.schema.json describes it. */
#define CC_JSON_LAYOUT 2

/* TRUE for an article that came from a file, FALSE for the one that holds the
   wordings of curated claims, which no report shows. */
gboolean cc_article_shown (const CcCorpus *corpus, const CcArticle *article);

/* Writes to a GString, which is @user_data: for tests and for strings. */
gboolean cc_write_to_string (const char *bytes, gsize size, gpointer user_data, GError **error);

#endif
