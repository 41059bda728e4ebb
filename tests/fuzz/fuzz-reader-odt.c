/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_odt)
{
  return fuzz_reader ("odt", bytes, size);
}
