/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-load.h: what those share who read JSON. */
#ifndef CC_JSON_LOAD_H
#define CC_JSON_LOAD_H

#include <jansson.h>

#include <ingest/ingest.h>

/* Like json_loadb(), with NULs allowed in strings; halves of surrogate pairs that
   stand alone, which are no Unicode, become U+FFFD and are counted. */
json_t *cc_json_load (const char *text, gsize size, json_error_t *error, guint *n_mended);

/* The same value, if the text is plain enough; else NULL, and json_loadb() has to say
   what it is. json-quick.c */
json_t *cc_json_quick (const char *text, gsize size);

#endif
