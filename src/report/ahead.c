/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ahead.c: what is asked for leads to more, so that each of several rounds asks of all
   mentions for what the round before it fetched the address of.  */
#include "config.h"

#include <report/ahead.h>

#define CACHE_LINE 64

/* Of the words of a sentence, of its text and of the marks of it and those around it so
   many bytes are asked for. */
#define FETCHED_TOKENS 320
#define FETCHED_TEXT 256
#define FETCHED_MARKS 1024

/* Asks for one thing about a sentence; what was asked for by an earlier one is there. */
typedef void (*Ask) (const CcComparison *comparison, guint32 sentence);

static void
ask_for (const void *from, gsize size)
{
  for (gsize i = 0; i < size; i += CACHE_LINE)
    CC_PREFETCH ((const char *) from + i);
}

static void
ask_for_sentence (const CcComparison *comparison, guint32 sentence)
{
  CC_PREFETCH (&comparison->text->sentences[sentence]);
  if (comparison->marks)
    CC_PREFETCH (&comparison->marks->sentence_marks[sentence]);
  if (comparison->matches->starts)
    CC_PREFETCH (&comparison->matches->starts[sentence]);
}

static void
ask_for_words (const CcComparison *comparison, guint32 sentence)
{
  const CcText *text = comparison->text;
  const CcSentence *s = &text->sentences[sentence];

  ask_for (&text->tokens[s->tokens], FETCHED_TOKENS);
  ask_for (cc_text_article (text, s), sizeof (CcArticle));
  CC_PREFETCH (&text->names[s->names]);
  CC_PREFETCH (&text->article_quotations[s->article]);
  if (comparison->marks)
    {
      guint32 mark = comparison->marks->sentence_marks[sentence];

      ask_for (&comparison->marks->marks[mark], FETCHED_MARKS / 2);
      ask_for (&comparison->marks->marks[mark - MIN (mark, FETCHED_MARKS / 2 / sizeof (CcMark))],
               FETCHED_MARKS / 2);
    }
  if (comparison->matches->starts)
    CC_PREFETCH (&comparison->matches->matches[comparison->matches->starts[sentence]]);
}

static void
ask_for_text (const CcComparison *comparison, guint32 sentence)
{
  const CcText *text = comparison->text;
  const CcSentence *s = &text->sentences[sentence];
  const CcArticle *article = cc_text_article (text, s);

  CC_PREFETCH (article->id);
  ask_for (article->text + s->range.start, FETCHED_TEXT);
  CC_PREFETCH (&text->quotations[text->article_quotations[s->article]]);
}

void
cc_report_expect (const CcComparison *comparison, guint32 from, guint32 to)
{
  static const Ask asks[] = { ask_for_sentence, ask_for_words, ask_for_text };

  for (guint k = 0; k < G_N_ELEMENTS (asks); k++)
    for (guint32 i = from; i < to; i++)
      {
        const CcClaim *claim = g_ptr_array_index (comparison->claims->claims, i);

        for (guint m = 0; m < claim->n_mentions; m++)
          asks[k] (comparison, claim->mentions[m].sentence);
      }
}
