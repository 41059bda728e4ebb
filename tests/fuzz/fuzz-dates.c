/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (dates)
{
  g_autoptr (FuzzText) text = fuzz_text_new (bytes, size);

  for (guint32 i = 0; text && i < text->text->n_dates; i++)
    {
      const CcDateMention *d = &text->text->dates[i];

      FUZZ_PROMISE (cc_range_contains (text->text->sentences[d->sentence].range, d->range));
      FUZZ_PROMISE (d->from.month <= 12 && d->from.day <= 31 && d->to.month <= 12 && d->to.day <= 31);
      FUZZ_PROMISE (cc_date_compare (d->from, d->to) <= 0);
    }
  return 0;
}
