/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bytes.h: text eight bytes at a time, in plain C. A mask has the top bit of each byte
   set for which something holds, and nothing else (Lamport 1975, CACM 18;
   Warren 2013, Hacker's Delight, 6-1). */
#ifndef CC_BYTES_H
#define CC_BYTES_H

#include <glib.h>

#include <string.h>

#define CC_BYTES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (guint8) (byte))
#define CC_TOPS CC_BYTES (0x80)

/* The eight bytes at @p, the first of them lowest on any machine. */
static inline guint64
cc_bytes_load (const char *p)
{
  guint64 bytes;

  memcpy (&bytes, p, sizeof bytes);
  return GUINT64_FROM_LE (bytes);
}

static inline guint64
cc_bytes_equal (guint64 bytes, guchar byte)
{
  guint64 other = bytes ^ CC_BYTES (byte);

  return ~(((other & ~CC_TOPS) + ~CC_TOPS) | other) & CC_TOPS;
}

/* Bytes below @bound, which is at most 0x80. */
static inline guint64
cc_bytes_below (guint64 bytes, guchar bound)
{
  return ~((bytes & ~CC_TOPS) + CC_BYTES (0x80 - bound)) & ~bytes & CC_TOPS;
}

/* Bytes from @low to @high among bytes that are all of ASCII. */
static inline guint64
cc_bytes_between (guint64 bytes, guchar low, guchar high)
{
  return (bytes + CC_BYTES (0x80 - low)) & ~(bytes + CC_BYTES (0x7f - high)) & CC_TOPS;
}

/* The number of bytes in @mask. */
static inline guint
cc_bytes_count (guint64 mask)
{
  return (guint) ((mask >> 7) * CC_BYTES (1) >> 56);
}

/* The place of the first byte in @mask, which is not 0. */
static inline guint
cc_bytes_first (guint64 mask)
{
#ifdef __GNUC__
  return (guint) __builtin_ctzll (mask) / 8;
#else
  /* The bits below the lowest one, and so 8 for each byte before it. */
  return cc_bytes_count ((((mask & (0 - mask)) - 1) & CC_TOPS));
#endif
}

/* Letters of ASCII among bytes that are all of ASCII. */
static inline guint64
cc_bytes_letters (guint64 bytes)
{
  return cc_bytes_between (bytes | CC_BYTES (0x20), 'a', 'z');
}

/* How many bytes from @p on, of @n, are ASCII other than NUL. */
static inline gsize
cc_ascii_run (const char *p, gsize n)
{
  gsize i = 0;

  while (i + 8 <= n)
    {
      guint64 bytes = cc_bytes_load (p + i);

      if ((bytes | (bytes - CC_BYTES (1))) & CC_TOPS)
        break;
      i += 8;
    }
  while (i < n && p[i] && (guchar) p[i] < 0x80)
    i++;
  return i;
}

#endif
