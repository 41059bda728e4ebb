/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* inflate.c: gzip and deflate, byte-exact: how far the data were read and how they
   ended, which a stream that only fails would not tell. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

#include <zlib.h>

enum { CHUNK = 1 << 16 };

gboolean
cc_is_gzip (const char *bytes, gsize size)
{
  return size > 3 && memcmp (bytes, "\x1f\x8b\x08", 3) == 0;
}

/* Runs until the data or the room come to an end. One byte more than the room is
   asked for, so that data which just fill it are whole. */
static int
run (z_stream *stream, gsize left, gsize room, GString *out)
{
  int status = Z_OK;

  while (status == Z_OK && room > 0)
    {
      gsize before = out->len;
      gsize want = MIN (room, CHUNK);

      if (stream->avail_in == 0)
        {
          stream->avail_in = (uInt) MIN (left, G_MAXINT);
          left -= stream->avail_in;
        }
      g_string_set_size (out, before + want);
      stream->next_out = (Bytef *) out->str + before;
      stream->avail_out = (uInt) want;
      status = inflate (stream, Z_NO_FLUSH);
      g_string_truncate (out, before + want - stream->avail_out);
      room -= want - stream->avail_out;
    }
  return status;
}

CcInflated
cc_inflate (CcDeflate format, const char *bytes, gsize size, gsize room, GString *out, gsize *used)
{
  static const int window[] = { MAX_WBITS + 16, MAX_WBITS, -MAX_WBITS };
  z_stream stream = { .next_in = (Bytef *) (gpointer) bytes };
  gsize most = out->len + room;
  int status;

  *used = 0;
  if (inflateInit2 (&stream, window[format]) != Z_OK)
    return CC_INFLATED_BROKEN;
  status = run (&stream, size, room + 1, out);
  *used = (gsize) ((const char *) stream.next_in - bytes);
  inflateEnd (&stream);
  if (out->len > most)
    {
      g_string_truncate (out, most);
      return CC_INFLATED_LARGE;
    }
  return status == Z_STREAM_END                      ? CC_INFLATED
         : status == Z_OK || status == Z_BUF_ERROR ? CC_INFLATED_CUT
                                                     : CC_INFLATED_BROKEN;
}
