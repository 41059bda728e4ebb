/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucasemap.h>

#include <text/plain.h>

#include "fuzz.h"

/* What cc_plain_read () takes of the sentence that ends with @end is the token of @range. */
static void
check_plain (const GString *text, guint32 end, CcRange range, guint16 flags, const CcForm *form)
{
  CcPlain word;

  if (range.start + CC_PLAIN_ROOM > text->len || !g_ascii_isalpha (text->str[range.start])
      || !cc_plain_read (text->str + range.start, end - range.start, &word))
    return;
  FUZZ_PROMISE (word.length == range.end - range.start && word.length == form->length);
  FUZZ_PROMISE (word.flags == flags);
  FUZZ_PROMISE (memcmp (word.key, form->key, sizeof word.key) == 0);
}

static void
check_sentence (const CcLexicon *lexicon, UCaseMap *casemap, const GString *text, CcRange sentence)
{
  char room[CC_FORM_ROOM];
  CcForm form = { .text = room };
  guint32 at = sentence.start, from = at;
  CcRange range;
  guint16 flags;

  while (cc_token_next (lexicon, casemap, text->str, &at, sentence.end, &range, &flags, &form))
    {
      FUZZ_PROMISE (from <= range.start && range.start < range.end && range.end <= at);
      FUZZ_PROMISE (at <= sentence.end && range.end - range.start <= CC_WORD_MAX);
      FUZZ_PROMISE (form.length < CC_FORM_ROOM && strlen (form.text) == form.length);
      check_plain (text, sentence.end, range, flags, &form);
      from = at;
    }
}

/* Tokens lie in their sentence, here a line, one behind the other, and a word that is
   read in the quick way is the token that is read there. */
FUZZ_TARGET (tokens)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autoptr (GString) text = g_string_new (valid);
  g_autoptr (CcLexicon) lexicon = cc_lexicon_new ("", NULL);
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *casemap = ucasemap_open ("", 0, &status);
  CcRange line = { 0, 0 };

  for (; lexicon && line.start < text->len; line.start = line.end + 1)
    {
      line.end = line.start + (guint32) strcspn (text->str + line.start, "\n");
      check_sentence (lexicon, casemap, text, line);
    }
  ucasemap_close (casemap);
  return 0;
}
