/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-saved.c: the comment in which a browser or a tool says whence and when it
   saved a page. When it was saved is not when it was published.

     <!--
      Page saved with SingleFile
      url: https://…
      saved date: Tue Mar 07 2023 10:12:13 GMT+0100
     -->
     <!-- saved from url=(0021)https://… -->                                        */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

/* The comment stands at the top, before or just inside <html>. */
#define LOOK_AT 8192

/* What follows @key up to the end of its line, in the comment from @p to @end. */
static const char *
value_of (const char *p, const char *end, const char *key, gsize *length)
{
  const char *value = g_strstr_len (p, end - p, key);
  const char *stop;

  if (!value)
    return NULL;
  value += strlen (key);
  stop = memchr (value, '\n', (gsize) (end - value));
  *length = (gsize) ((stop ? stop : end) - value);
  return value;
}

static void
use_single_file (const char *p, const char *end, CcDraft *draft)
{
  gsize length;
  const char *value = value_of (p, end, "url:", &length);

  if (value)
    cc_draft_set (draft, CC_FIELD_URL, value, (gssize) length);
  value = value_of (p, end, "saved date:", &length);
  if (value)
    cc_draft_set_saved (draft, value, length);
}

/* "(0021)" tells the length of the address. */
static void
use_saved_from (const char *p, const char *end, CcDraft *draft)
{
  gsize length;
  const char *value = value_of (p, end, "saved from url=(", &length);
  const char *close = value ? memchr (value, ')', length) : NULL;

  if (close && g_str_has_prefix (close + 1, "http"))
    cc_draft_set (draft, CC_FIELD_URL, close + 1, value + length - close - 1);
}

void
cc_page_use_saved (const char *text, gsize length, CcDraft *draft)
{
  const char *limit = text + MIN (length, LOOK_AT);

  for (const char *p = text; (p = g_strstr_len (p, limit - p, "<!--")); p += 4)
    {
      const char *end = g_strstr_len (p, limit - p, "-->");

      if (!end)
        return;
      if (g_strstr_len (p, end - p, "Page saved with SingleFile"))
        use_single_file (p, end, draft);
      else
        use_saved_from (p, end, draft);
    }
}
