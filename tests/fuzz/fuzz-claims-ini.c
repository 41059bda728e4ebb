/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (claims_ini)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CcCuratedFile) file = cc_curated_read (fuzz_file (bytes, size), &error);

  FUZZ_PROMISE (!file == (error != NULL));
  for (guint i = 0; file && i < file->claims->len; i++)
    {
      const CcCurated *claim = g_ptr_array_index (file->claims, i);

      FUZZ_PROMISE (*claim->id);
      FUZZ_PROMISE (claim->title);
      FUZZ_PROMISE (claim->wordings[0] || claim->phrases[0]);
    }
  return 0;
}
