/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* voice.c: whose words a passage is in. */
#include "config.h"

#include <frame/frame.h>

/* An attribution is asked about this many quotations at most; a longer run
   inside one content is not how people write. */
#define MOST_HELD 256

/* Bytes by which a content may fall short of its quotation's closing mark and
   full stop. */
#define SLACK 6

void
cc_quotes_load (CcFraming *framing)
{
  const CcText *text = framing->text;
  guint32 first = text->article_quotations[framing->article];
  guint n = text->article_quotations[framing->article + 1] - first;

  framing->quotes = g_renew (CcQuote, framing->quotes, MAX (n, 1));
  framing->n_quotes = n;
  for (guint i = 0; i < n; i++)
    {
      const CcQuotation *q = &text->quotations[first + i];
      guint parent = i > 0 ? i - 1 : G_MAXUINT;

      while (parent != G_MAXUINT && framing->quotes[parent].range.end <= q->range.start)
        parent = framing->quotes[parent].parent;
      framing->quotes[i] = (CcQuote) { .range = q->range,
                                       .words = q->words,
                                       .closed = q->closed,
                                       .parent = parent,
                                       .held = G_MAXUINT32 };
    }
}

guint
cc_framing_quote_from (const CcFraming *framing, guint32 offset)
{
  guint low = 0, high = framing->n_quotes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (framing->quotes[middle].range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const CcQuote *
cc_framing_quote_parent (const CcFraming *framing, const CcQuote *quote)
{
  return quote->parent == G_MAXUINT ? NULL : &framing->quotes[quote->parent];
}

const CcQuote *
cc_framing_quote_around (const CcFraming *framing, CcRange range)
{
  guint next = cc_framing_quote_from (framing, range.start + 1);
  const CcQuote *quote = next > 0 ? &framing->quotes[next - 1] : NULL;

  while (quote && !cc_range_contains (quote->range, range))
    quote = cc_framing_quote_parent (framing, quote);
  return quote;
}

static void
hold (CcQuote *quote, const CcMark *mark)
{
  guint32 size = mark->content.end - mark->content.start;

  if (size >= quote->held)
    return;
  quote->held = size;
  quote->attributed = TRUE;
  quote->speaker = mark->source;
}

/* A quotation that runs over several paragraphs is opened anew in each and
   closed in the last; it has one speaker. */
static void
join_paragraphs (CcFraming *framing)
{
  const CcArticle *article = g_ptr_array_index (framing->text->corpus->articles, framing->article);

  for (guint i = 0; i + 1 < framing->n_quotes; i++)
    {
      CcQuote *a = &framing->quotes[i], *b = a + 1;
      guint32 at = a->range.end;

      if (a->closed)
        continue;
      while (at < b->range.start && g_ascii_isspace (article->text[at]))
        at++;
      if (at == b->range.start && a->attributed && !b->attributed)
        {
          b->attributed = TRUE;
          b->speaker = a->speaker;
        }
    }
}

void
cc_quotes_attribute (CcFraming *framing, const CcMark *marks, guint n)
{
  for (guint m = 0; m < n; m++)
    {
      CcRange content = marks[m].content;
      guint first;

      if (cc_range_is_empty (content))
        continue;
      first = cc_framing_quote_from (framing, content.start - MIN (content.start, SLACK));
      for (guint i = first; i < framing->n_quotes && i - first < MOST_HELD
                            && framing->quotes[i].range.start < content.end;
           i++)
        if (framing->quotes[i].range.end <= content.end + SLACK)
          hold (&framing->quotes[i], &marks[m]);
    }
  join_paragraphs (framing);
}

void
cc_quotes_voice (const CcFraming *framing, CcMark *mark)
{
  const CcQuote *quote = cc_framing_quote_around (framing, mark->range);

  while (quote && !quote->attributed && quote->words <= CC_SCARE_WORDS)
    quote = cc_framing_quote_parent (framing, quote);
  mark->voice = quote ? CC_VOICE_QUOTED : CC_VOICE_OUTLET;
  while (quote && !quote->attributed)
    quote = cc_framing_quote_parent (framing, quote);
  mark->speaker = quote ? quote->speaker : (CcRange) { 0, 0 };
}
