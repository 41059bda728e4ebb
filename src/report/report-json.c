/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/report.h>

static gboolean write_json (const CcComparison *comparison, CcSink *sink, GError **error) { (void) comparison; (void) sink; (void) error; return TRUE; }
extern const CcReporter cc_reporter_json;
const CcReporter cc_reporter_json = { "json", "json", "the whole comparison as one JSON document", write_json };
