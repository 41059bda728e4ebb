/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/ingest.h>

#include "fuzz.h"

/* What is repaired is valid, no longer than it was, and leads back into it, rising;
   what is decoded from any bytes is valid and leads back too. */
FUZZ_TARGET (mojibake)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  CcInput input = { .path = "f", .name = "f", .bytes = (const char *) bytes, .size = size };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_autoptr (GArray) steps = NULL;
  CcMojibake told = { .n = 0 };
  GString *repaired = cc_mojibake_repair (text, strlen (text), &steps, &told);

  FUZZ_PROMISE (!repaired == !told.n && !repaired == !steps);
  if (repaired)
    {
      guint64 before = 0;

      FUZZ_PROMISE (g_utf8_validate_len (repaired->str, repaired->len, NULL));
      FUZZ_PROMISE (repaired->len <= strlen (text));
      for (gsize i = 0; i < repaired->len; i++)
        {
          guint64 from = cc_step_back (steps, i);

          FUZZ_PROMISE (from >= before && from <= strlen (text));
          before = from;
        }
      g_string_free (repaired, TRUE);
    }
  if (size > 0 && cc_decode (&input, size & 1 ? "iso-8859-1" : NULL, harvest, &decoded, NULL))
    FUZZ_PROMISE (g_utf8_validate_len (decoded.text, decoded.length, NULL)
                  || memchr (decoded.text, '\0', decoded.length));
  return 0;
}
