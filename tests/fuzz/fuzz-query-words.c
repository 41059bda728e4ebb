/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fuzz.h"

FUZZ_TARGET (query_words)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autofree char *words = cc_query_words (text);

  FUZZ_PROMISE (g_utf8_validate (words, -1, NULL));
  FUZZ_PROMISE (strlen (words) <= 2 * strlen (text) + 1);
  return 0;
}
