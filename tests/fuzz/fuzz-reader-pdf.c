/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

FUZZ_TARGET (reader_pdf)
{
#ifdef HAVE_POPPLER
  return fuzz_reader ("pdf", bytes, size);
#else
  (void) bytes;
  (void) size;
  return 0;
#endif
}
