/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>
#include <base/bytes.h>

static gboolean
is_tail (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

gsize
cc_utf8_size (const char *text, gsize n)
{
  const guchar *p = (const guchar *) text;
  guchar lead = p[0];

  if (lead < 0xc2 || n < 2 || !is_tail (p[1]))
    return 0;
  if (lead < 0xe0)
    return 2;
  if (n < 3 || !is_tail (p[2]))
    return 0;
  if (lead < 0xf0)
    return (lead == 0xe0 && p[1] < 0xa0) || (lead == 0xed && p[1] >= 0xa0) ? 0 : 3;
  if (n < 4 || !is_tail (p[3]))
    return 0;
  return lead > 0xf4 || (lead == 0xf0 && p[1] < 0x90) || (lead == 0xf4 && p[1] >= 0x90) ? 0 : 4;
}

gboolean
cc_utf8_validate (const char *bytes, gsize size, const char **stop)
{
  gsize at = 0;

  for (;;)
    {
      gsize n;

      at += cc_ascii_run (bytes + at, size - at);
      /* Of writings beyond ASCII, a word at a time. */
      while (at < size && (guchar) bytes[at] >= 0x80
             && (n = cc_utf8_size (bytes + at, size - at)))
        at += n;
      if (at == size || (guchar) bytes[at] >= 0x80 || bytes[at] == '\0')
        break;
    }
  if (stop)
    *stop = bytes + at;
  return at == size;
}
