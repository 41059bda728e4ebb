/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

static const char *const lists[] = { "distance", "quote-frames", NULL };

/* TRUE when every word of tokens @from up to @end that is no function word has
   a capital, as in a name or the title of a work. */
static gboolean
is_title (const CcText *text, guint32 from, guint32 end)
{
  for (guint32 t = from; t < end; t++)
    {
      const CcToken *token = &text->tokens[t];

      if (token->flags & CC_TOKEN_NUMBER)
        continue;
      if (!(token->flags & (CC_TOKEN_CAPITAL | CC_TOKEN_STOP)))
        return FALSE;
    }
  return TRUE;
}

/* TRUE when the words beside tokens @from up to @end say that they are a name
   or are spoken of as words: 'the word "harbour"', 'a song called "Tide"'. */
static gboolean
is_mention (const CcFraming *framing, const CcSentence *s, guint32 from, guint32 end)
{
  return (from > s->tokens && cc_framing_entry (framing, "quote-frames", from - 1))
         || (from > s->tokens + 1 && cc_framing_entry (framing, "quote-frames", from - 2))
         || (end < s->tokens + s->n_tokens && cc_framing_entry (framing, "quote-frames", end));
}

/* TRUE when the quotation exclaims or asks before its closing mark, as speech does. */
static gboolean
sounds_spoken (const char *body, guint32 last_end, guint32 quote_end)
{
  for (guint32 i = last_end; i < quote_end; i++)
    if (body[i] == '!' || body[i] == '?')
      return TRUE;
  return FALSE;
}

/* A short quotation that nobody is said to have uttered, inside a sentence of
   the outlet's own. */
static void
mark_scare_quote (CcFraming *framing, guint32 sentence, const CcQuote *quote)
{
  static const char name[] = "scare-quotes";
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  guint32 from = cc_framing_token_from (framing, sentence, quote->range.start);
  guint32 end = cc_framing_token_from (framing, sentence, quote->range.end);

  if (from == end || end - from == s->n_tokens || is_title (text, from, end)
      || is_mention (framing, s, from, end)
      || sounds_spoken (cc_text_article (text, s)->text, cc_token_end (s, &text->tokens[end - 1]),
                        quote->range.end))
    return;
  cc_framing_mark (framing, sentence, quote->range, g_intern_static_string (name),
                   g_intern_static_string ("\"…\""))
    ->weight
    = 0.6f;
}

static void
analyse (CcFraming *framing, guint32 sentence)
{
  const CcSentence *s = &framing->text->sentences[sentence];

  for (CcHit hit = { 0 }; cc_framing_next (framing, "distance", sentence, &hit);)
    cc_framing_mark_hit (framing, sentence, &hit);
  if (s->flags & (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING | CC_SENTENCE_QUOTED))
    return;
  for (guint i = cc_framing_quote_from (framing, s->range.start);
       i < framing->n_quotes && framing->quotes[i].range.start < s->range.end; i++)
    {
      const CcQuote *quote = &framing->quotes[i];

      if (quote->closed && !quote->attributed && quote->words > 0
          && quote->words <= CC_SCARE_WORDS && quote->parent == G_MAXUINT
          && quote->range.end <= s->range.end)
        mark_scare_quote (framing, sentence, quote);
    }
}

extern const CcDetector cc_detector_distance;
const CcDetector cc_detector_distance = {
  .name = "distance",
  .marks = "words and quotation marks by which an outlet keeps what it reports at a distance",
  .basis = "Weinreich 1966; Fairclough 1995",
  .lists = lists,
  .analyse = analyse,
};
