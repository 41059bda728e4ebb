/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (sentences)
{
  g_autoptr (FuzzText) text = fuzz_text_new (bytes, size);

  for (guint32 i = 0; text && i < text->text->n_sentences; i++)
    FUZZ_PROMISE (!cc_range_is_empty (text->text->sentences[i].range));
  return 0;
}
