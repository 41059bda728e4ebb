/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/markup.h>

#include <string.h>

gboolean
cc_markup_starts (const char *p, const char *end, const char *what)
{
  gsize n = strlen (what);

  return (gsize) (end - p) >= n && g_ascii_strncasecmp (p, what, n) == 0;
}

const char *
cc_markup_skip (const char *p, const char *end)
{
  for (;;)
    {
      const char *stop;

      while (p < end && (g_ascii_isspace (*p) || strchr ("\xef\xbb\xbf", *p)))
        p++;
      if (!cc_markup_starts (p, end, "<!--") && !cc_markup_starts (p, end, "<?"))
        return p;
      stop = p[1] == '!' ? g_strstr_len (p + 2, end - p - 2, "-->")
                         : memchr (p, '>', (gsize) (end - p));
      if (!stop)
        return end;
      p = stop + (p[1] == '!' ? 3 : 1);
    }
}
