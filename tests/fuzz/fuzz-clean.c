/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <unicode/unorm2.h>

#include <ingest/ingest.h>

#include "fuzz.h"

/* TRUE when each character can be cleaned by itself: none joins the one before, no line
   end is of two, and no damage is seen by what stands side by side. */
static gboolean
is_apart (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  g_autoptr (GArray) steps = NULL;
  GString *repaired = cc_mojibake_repair (text, strlen (text), &steps, NULL);

  if (repaired)
    g_string_free (repaired, TRUE);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (*p == '\r' || !unorm2_hasBoundaryBefore (nfc, (UChar32) g_utf8_get_char (p)))
      return FALSE;
  return !repaired;
}

/* Validity is that of GLib; and text that is cleaned at once, mostly by runs of bytes,
   is what it is when it is cleaned character by character, and leads back to the same
   places. */
FUZZ_TARGET (clean)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) pieces = g_string_new (NULL);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  g_autoptr (GArray) small = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  const char *stop, *other;
  gboolean valid = g_utf8_validate_len ((const char *) bytes, size, &stop);

  FUZZ_PROMISE (cc_utf8_validate ((const char *) bytes, size, &other) == valid && stop == other);
  cc_clean (whole, steps, text, strlen (text), 0, NULL);
  FUZZ_PROMISE (g_utf8_validate_len (whole->str, whole->len, NULL));
  if (!is_apart (text))
    return 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    cc_clean (pieces, small, p, (gsize) (g_utf8_next_char (p) - p), (gsize) (p - text), NULL);
  FUZZ_PROMISE (g_str_equal (whole->str, pieces->str) && steps->len == small->len);
  for (guint i = 0; i < steps->len; i++)
    FUZZ_PROMISE (cc_step_back (steps, g_array_index (small, CcOffset, i).text)
                  == g_array_index (small, CcOffset, i).file);
  return 0;
}
