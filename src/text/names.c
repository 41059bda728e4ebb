/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <text/text.h>

void
cc_names_find (CcChunk *chunk)
{
  (void) chunk;
}
