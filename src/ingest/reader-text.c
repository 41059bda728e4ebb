/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

static const char *const extensions[] = { "txt", NULL };
static int bid (const CcInput *input) { (void) input; return 1; }
static gboolean read_text (const CcInput *input, CcHarvest *harvest, GError **error) { (void) input; (void) harvest; (void) error; return TRUE; }

extern const CcReader cc_reader_text;
const CcReader cc_reader_text = { "text", "plain text", extensions, bid, read_text };
