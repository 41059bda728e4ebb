/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-load.c: JSON as it is found. */
#include "config.h"

#include <ingest/json-load.h>

#include <string.h>

/* The code unit of the escape "\\ud83d" at @p, or 0 when none of a surrogate stands there. */
static guint
surrogate_at (const char *p, const char *end)
{
  guint unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      unit = unit << 4 | (guint) g_ascii_xdigit_value (p[i]);
    }
  return unit >= 0xd800 && unit < 0xe000 ? unit : 0;
}

/* Puts U+FFFD for each half of a pair that stands alone; their number. */
static guint
mend_surrogates (char *text, gsize size)
{
  const char *end = text + size;
  guint n = 0;

  for (char *p = text; p < end; p++)
    {
      guint unit = surrogate_at (p, end);

      if (unit && unit < 0xdc00 && surrogate_at (p + 6, end) >= 0xdc00)
        p += 11;
      else if (unit)
        {
          memcpy (p + 2, "fffd", 4);
          p += 5;
          n++;
        }
      else if (*p == '\\' && p + 1 < end)
        p++;
    }
  return n;
}

json_t *
cc_json_load (const char *text, gsize size, json_error_t *error, guint *n_mended)
{
  json_t *value = cc_json_quick (text, size);
  g_autofree char *mended = NULL;

  *n_mended = 0;
  if (!value)
    value = json_loadb (text, size, JSON_ALLOW_NUL, error);
  if (value || (!g_strstr_len (text, (gssize) size, "\\ud")
                && !g_strstr_len (text, (gssize) size, "\\uD")))
    return value;
  mended = g_memdup2 (text, size);
  *n_mended = mend_surrogates (mended, size);
  return *n_mended > 0 ? json_loadb (mended, size, JSON_ALLOW_NUL, error) : NULL;
}
