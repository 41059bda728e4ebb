/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_csv)
{
  return fuzz_reader ("csv", bytes, size);
}
