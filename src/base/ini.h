/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ini.h: files of sections and keys: outlets, curated claims, decisions, the model. */
#ifndef CC_INI_H
#define CC_INI_H

#include <base/base.h>

/* Reads a key file: UTF-8, a byte order mark left aside. NULL with CC_ERROR_READ,
   or CC_ERROR_SYNTAX naming file and line: what is neither section nor key, a
   section or key given twice, a control character or mark of text direction. A key
   for one locale, "name[de]", is a key like any other. @digest, unless NULL, gets
   the hash of the bytes. An empty file has no sections. */
GKeyFile *cc_ini_read (const char *path, guint64 *digest, GError **error);

/* The value of @key on one line, its escapes resolved, in @text: new, or NULL when
   there is no such key. FALSE with CC_ERROR_SYNTAX when an escape is broken. */
gboolean cc_ini_string (GKeyFile *keys, const char *path, const char *section, const char *key,
                        char **text, GError **error);

/* The items of @key, which ';' parts, trimmed, on one line each, in NFC, empty ones
   left out, in @items: new and NULL-terminated, empty when there is no such key. FALSE
   with CC_ERROR_SYNTAX when an escape is broken. */
gboolean cc_ini_list (GKeyFile *keys, const char *path, const char *section, const char *key,
                      char ***items, GError **error);

/* Sets CC_ERROR_SYNTAX, "path: [section]: what"; gives FALSE. */
gboolean cc_ini_fail (GError **error, const char *path, const char *section, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

#endif
