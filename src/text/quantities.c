/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <text/text.h>

void
cc_quantities_find (CcChunk *chunk, guint32 sentence)
{
  (void) chunk;
  (void) sentence;
}
