/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz.h: what the fuzz targets share.

   A target is one file, fuzz-NAME.c, that opens with FUZZ_TARGET (NAME) and
   hands @size @bytes of anything to one parser; a broken promise aborts. The
   same file is a libFuzzer program (--enable-fuzzers) and a part of replay,
   which `make check` runs on the inputs of the case folders.  */
#ifndef CC_FUZZ_H
#define CC_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <crossclaim/crossclaim.h>

#ifdef FUZZ_REPLAY
#define FUZZ_NAME(name) fuzz_##name
#else
#define FUZZ_NAME(name) LLVMFuzzerTestOneInput
#endif

#define FUZZ_TARGET(name)                                                                         \
  int FUZZ_NAME (name) (const uint8_t *bytes, size_t size);                                       \
  int FUZZ_NAME (name) (const uint8_t *bytes, size_t size)

/* Aborts with the place unless @promise holds. g_error() would do, but libFuzzer
   does not keep the input for the signal that it raises. */
#define FUZZ_PROMISE(promise)                                                                     \
  do                                                                                              \
    if (!(promise))                                                                               \
      {                                                                                           \
        fprintf (stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise);            \
        abort ();                                                                                 \
      }                                                                                           \
  while (0)

/* Reads the bytes with the reader called @name. Returns 0. */
int fuzz_reader (const char *name, const uint8_t *bytes, size_t size);

/* Puts the bytes into a file that vanishes with the process; its path, valid until the next call. */
const char *fuzz_file (const uint8_t *bytes, size_t size);

/* A corpus of one article of the bytes, as valid UTF-8, and its text; the first
   byte chooses the language. Every range of the text is checked. NULL for no
   bytes. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
} FuzzText;

FuzzText *fuzz_text_new (const uint8_t *bytes, size_t size);
void fuzz_text_free (FuzzText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FuzzText, fuzz_text_free)

/* TRUE when @range lies in the article's text and ends on whole characters. */
gboolean fuzz_range_is_good (const CcText *text, guint32 article, CcRange range);

#endif
