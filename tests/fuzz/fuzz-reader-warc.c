/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_warc)
{
  return fuzz_reader ("warc", bytes, size);
}
