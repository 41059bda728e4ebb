/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_compressed)
{
  return fuzz_reader ("compressed", bytes, size);
}
