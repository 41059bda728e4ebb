/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* charset.h: guesses about bytes that are not UTF-8, for charset.c. */
#ifndef CC_CHARSET_H
#define CC_CHARSET_H

#include <ingest/ingest.h>

/* The charset that the bytes are most likely in; static or interned. */
const char *cc_charset_guess (const char *bytes, gsize size);

/* The charset that they are in, when that is clearly another than @declared; else
   NULL. */
const char *cc_charset_against (const char *declared, const char *bytes, gsize size);

/* The characters of bytes 0x80 to 0xff in a code page: @characters holds 128. What
   it leaves undefined stands for itself. FALSE when ICU does not know the name. */
gboolean cc_charset_half (const char *name, gunichar *characters);

/* ---- Bytes that are UTF-8, or nearly: utf8.c ---- */

/* Hands the bytes after @skip over as they are; and @text, made from them. */
void cc_decode_identity (CcDecoded *decoded, const CcInput *input, gsize skip);
void cc_decoded_take (CcDecoded *decoded, GString *text, const char *charset);

/* Valid sequences beyond ASCII, and bytes that belong to none. NUL is valid. */
void cc_utf8_count (const char *bytes, gsize size, gsize *good, gsize *bad);

/* Keeps what is valid and mends the rest, with warnings: single bytes of Windows-1252
   are read as such, for others stands U+FFFD. */
void cc_decode_repaired (const CcInput *input, gsize skip, CcHarvest *harvest, CcDecoded *decoded);

#endif
