/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stems.c: Snowball stemmers (Porter 2001). A stemmer is not safe to share
   between threads, so every chunk opens its own; the vocabulary is the cache. */
#include "config.h"

#include <text/text.h>

#include <libstemmer.h>
#include <string.h>

enum
{
  SHORTEST = 3, /* code points; shorter words stand whole */
  LONGEST = 64, /* bytes; longer runs are no words, and stemmers are slow on them */
};

struct sb_stemmer *
cc_stemmer_new (const char *language)
{
  gsize length = strlen (language);

  /* Longer names would reach algorithms that are not languages. */
  return length == 2 || length == 3 ? sb_stemmer_new (language, NULL) : NULL;
}

const char *
cc_stem (struct sb_stemmer *stemmer, const char *form, gsize *length)
{
  const sb_symbol *stem;

  if (!stemmer || *length > LONGEST || g_ascii_isdigit (form[0])
      || g_utf8_strlen (form, (gssize) *length) < SHORTEST)
    return form;
  stem = sb_stemmer_stem (stemmer, (const sb_symbol *) form, (int) *length);
  if (!stem || sb_stemmer_length (stemmer) == 0)
    return form;
  *length = (gsize) sb_stemmer_length (stemmer);
  return (const char *) stem;
}
