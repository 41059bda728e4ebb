/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/json-load.h>

#include "fuzz.h"

static char *
print (const json_t *value)
{
  return json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION (17));
}

static void
check (const char *text, gsize size)
{
  json_t *quick = cc_json_quick (text, size);
  json_t *value = json_loadb (text, size, JSON_ALLOW_NUL, NULL);

  if (quick)
    {
      g_autofree char *one = print (quick);
      g_autofree char *other = print (value);

      FUZZ_PROMISE (value && json_equal (quick, value));
      FUZZ_PROMISE (g_strcmp0 (one, other) == 0);
    }
  json_decref (quick);
  json_decref (value);
}

/* What is read quickly is what jansson reads, members in the same order: the whole,
   and each line of it. */
FUZZ_TARGET (json_quick)
{
  const char *text = (const char *) bytes, *end = text + size;

  check (text, size);
  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));

      stop = stop ? stop : end;
      check (text, (gsize) (stop - text));
      text = stop + (stop < end);
    }
  return 0;
}
