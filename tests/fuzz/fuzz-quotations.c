/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (quotations)
{
  g_autoptr (FuzzText) text = fuzz_text_new (bytes, size);
  guint32 start = 0;

  for (guint32 i = 0; text && i < text->text->n_quotations; i++)
    {
      const CcQuotation *q = &text->text->quotations[i];

      FUZZ_PROMISE (fuzz_range_is_good (text->text, 0, q->range));
      FUZZ_PROMISE (start <= q->range.start && !cc_range_is_empty (q->range));
      start = q->range.start;
    }
  return 0;
}
