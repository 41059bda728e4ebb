/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <math.h>

FUZZ_TARGET (quantities)
{
  g_autoptr (FuzzText) text = fuzz_text_new (bytes, size);

  for (guint32 i = 0; text && i < text->text->n_quantities; i++)
    {
      const CcQuantity *q = &text->text->quantities[i];

      FUZZ_PROMISE (fuzz_range_is_good (text->text, 0, q->range));
      FUZZ_PROMISE (cc_range_contains (text->text->sentences[q->sentence].range, q->range));
      FUZZ_PROMISE (isfinite (q->low) && isfinite (q->high) && q->low <= q->high && q->step >= 0);
      FUZZ_PROMISE (q->unit);
    }
  return 0;
}
