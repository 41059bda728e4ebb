/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

extern const CcReporter cc_reporter_json;
const CcReporter cc_reporter_json = {
  .name = "json",
  .extension = "json",
  .description = "the whole comparison as one JSON document, for other programs",
  .write = cc_json_document,
};
