/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a file, and the paragraphs of a document. */
#include "config.h"

#include "fuzz.h"

#include <ingest/exports.h>
#include <string.h>

FUZZ_TARGET (exports)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  gsize length = strlen (valid);
  CcInput input = { .path = "fuzz.docx", .name = "fuzz.docx", .bytes = valid, .size = length };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  g_autoptr (GPtrArray) articles = NULL;
  gboolean good;

  fuzz_reader ("text", (const uint8_t *) valid, length);
  harvest->reader = "docx";
  good = cc_export_read (harvest, valid, length, NULL);
  FUZZ_PROMISE (good == (harvest->drafts->len > 0));
  articles = cc_harvest_take (harvest);
  return 0;
}
