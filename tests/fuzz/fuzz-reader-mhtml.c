/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_mhtml)
{
  return fuzz_reader ("mhtml", bytes, size);
}
