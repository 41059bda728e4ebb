/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_epub)
{
  return fuzz_reader ("epub", bytes, size);
}
