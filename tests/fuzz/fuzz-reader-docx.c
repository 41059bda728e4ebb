/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_docx)
{
  return fuzz_reader ("docx", bytes, size);
}
