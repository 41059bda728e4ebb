/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* relation-words.c: what a kind of relation is called, and in plain words. */
#include "config.h"

#include <align/align.h>

/* Words that show a relation are cut beyond so many bytes. */
#define SHOWN 80

static const struct
{
  const char *name;   /* in JSON and tables */
  const char *phrase; /* for readers */
} kinds[] = {
  [CC_RELATION_SAME_FIGURE] = { "same-figure", "same figure" },
  [CC_RELATION_ROUNDED_FIGURE] = { "rounded-figure", "the same figure when rounded" },
  [CC_RELATION_DIFFERING_FIGURE] = { "differing-figure", "differing figure" },
  [CC_RELATION_OPPOSED] = { "opposed", "opposed" },
  [CC_RELATION_ADDS_DETAIL] = { "adds-detail", "adds detail" },
  [CC_RELATION_COPY] = { "copy", "word for word" },
  [CC_RELATION_STOCK_PHRASE] = { "stock-phrase", "one phrase is shared, and little else" },
};

const char *
cc_relation_name (CcRelationKind kind)
{
  return kinds[kind].name;
}

/* The words of @range in the article of @sentence, on one line, cut if long: new. */
static char *
words_of (const CcText *text, guint32 sentence, CcRange range)
{
  const char *bytes = cc_text_article (text, &text->sentences[sentence])->text;
  guint32 end = MIN (range.end, range.start + SHOWN);
  g_autofree char *words = NULL;

  while (end < range.end && end > range.start && ((guchar) bytes[end] & 0xc0) == 0x80)
    end--;
  words = g_strndup (bytes + range.start, end - range.start);
  g_strdelimit (words, "\t\r\n\v\f", ' ');
  return g_strconcat (words, end < range.end ? "…" : NULL, NULL);
}

char *
cc_relation_words (const CcMatches *matches, guint32 a, guint32 b, const CcRelation *relation)
{
  const char *phrase = kinds[relation->kind].phrase;
  g_autofree char *x = words_of (matches->text, a, relation->a);
  g_autofree char *y = words_of (matches->text, b, relation->b);

  switch ((CcRelationKind) relation->kind)
    {
    case CC_RELATION_ADDS_DETAIL:
      return g_strdup_printf ("%s: “%s”", phrase, *x ? x : y);
    case CC_RELATION_COPY:
    case CC_RELATION_STOCK_PHRASE:
      return g_strdup_printf ("%s: “%s”", phrase, x);
    case CC_RELATION_SAME_FIGURE:
    case CC_RELATION_ROUNDED_FIGURE:
    case CC_RELATION_DIFFERING_FIGURE:
    case CC_RELATION_OPPOSED:
    case CC_N_RELATIONS:
      break;
    }
  return g_str_equal (x, y) ? g_strdup_printf ("%s: “%s”", phrase, x)
                            : g_strdup_printf ("%s: “%s” against “%s”", phrase, x, y);
}
