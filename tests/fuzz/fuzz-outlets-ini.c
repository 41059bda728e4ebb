/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (outlets_ini)
{
  g_autoptr (GError) error = NULL;
  CcOutlets *outlets = cc_outlets_read (fuzz_file (bytes, size), &error);

  FUZZ_PROMISE (!outlets == (error != NULL));
  for (guint i = 0; outlets && i < outlets->outlets->len; i++)
    {
      const CcOutlet *outlet = g_ptr_array_index (outlets->outlets, i);

      FUZZ_PROMISE (*outlet->id && *outlet->name);
      FUZZ_PROMISE (outlet->domains && outlet->folders && outlet->files && outlet->names);
    }
  if (outlets)
    cc_outlets_free (outlets);
  return 0;
}
