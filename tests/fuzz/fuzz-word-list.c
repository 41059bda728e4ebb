/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <base/list.h>

FUZZ_TARGET (word_list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CcList) list = cc_list_read_file (fuzz_file (bytes, size), &error);

  FUZZ_PROMISE (!list == (error != NULL));
  for (guint i = 0; list && i < list->n_entries; i++)
    FUZZ_PROMISE (*list->entries[i].text && list->entries[i].category && list->entries[i].extra);
  return 0;
}
