/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* plain.h: words of up to 15 ASCII letters and digits, nearly all of many languages, read
   without a look at single bytes. What is not so simple is left to runs.c, which reads
   these words as well, and alike. */
#ifndef CC_TEXT_PLAIN_H
#define CC_TEXT_PLAIN_H

#include <base/bytes.h>
#include <text/text.h>

enum
{
  CC_PLAIN_ROOM = 16, /* bytes that are read, whatever stands there */
};

typedef struct
{
  guint64 key[2]; /* as that of a CcForm */
  guint32 length;
  guint16 flags; /* CC_TOKEN_CAPITAL, CC_TOKEN_UPPER */
} CcPlain;

/* Letters and digits among eight bytes of any kind. */
static inline guint64
cc_plain_letters (guint64 bytes)
{
  return cc_bytes_letters (bytes & ~CC_TOPS) & ~bytes;
}

static inline guint64
cc_plain_digits (guint64 bytes)
{
  return cc_bytes_between (bytes & ~CC_TOPS, '0', '9') & ~bytes;
}

/* Letters in upper case among those of a mask. */
static inline guint64
cc_plain_upper (guint64 bytes, guint64 letters)
{
  return letters & ~(bytes << 2);
}

/* Of a word that starts with a letter; the masks are of its two halves. */
static inline guint16
cc_plain_flags (guint64 letters, guint64 upper, guint64 more_letters, guint64 more_upper)
{
  if (!(upper & 0x80))
    return 0;
  if (letters != upper || more_letters != more_upper || !((upper & (upper - 1)) | more_upper))
    return CC_TOKEN_CAPITAL;
  return CC_TOKEN_CAPITAL | CC_TOKEN_UPPER;
}

/* TRUE when a word that ends before @after, with @last, may go on behind it. */
static inline gboolean
cc_plain_goes_on (guchar last, guchar after)
{
  return after >= 0x80 || after == '\'' || ((after == '.' || after == ',') && last <= '9');
}

/* Reads the word that starts at @text with an ASCII letter, of at most @limit bytes; FALSE
   when it is longer than the room, or may be. */
static inline gboolean
cc_plain_read (const char *text, guint32 limit, CcPlain *word)
{
  guint64 bytes = cc_bytes_load (text), more = 0;
  guint64 letters = cc_plain_letters (bytes), more_letters = 0;
  guint64 ends = ~(letters | cc_plain_digits (bytes)) & CC_TOPS;
  guint64 inside = G_MAXUINT64, more_inside = 0;

  word->length = 8;
  if (ends)
    {
      word->length = cc_bytes_first (ends);
      inside = ((guint64) 1 << 8 * word->length) - 1;
      letters &= inside;
    }
  else
    {
      more = cc_bytes_load (text + 8);
      more_letters = cc_plain_letters (more);
      ends = ~(more_letters | cc_plain_digits (more)) & CC_TOPS;
      if (!ends)
        return FALSE;
      word->length += cc_bytes_first (ends);
      more_inside = ((guint64) 1 << 8 * cc_bytes_first (ends)) - 1;
      more_letters &= more_inside;
    }
  word->key[0] = (bytes | letters >> 2) & inside;
  word->key[1] = (more | more_letters >> 2) & more_inside;
  word->flags = cc_plain_flags (letters, cc_plain_upper (bytes, letters), more_letters,
                                cc_plain_upper (more, more_letters));
  return word->length < limit
         && !cc_plain_goes_on ((guchar) text[word->length - 1], (guchar) text[word->length]);
}

#endif
