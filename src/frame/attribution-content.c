/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* attribution-content.c: what is said to have been said.

   The content is the clause or quotation on the other side of the cue from its
   source, before or after it or, when speech is broken by "…," she said. "…", both. */
#include "config.h"

#include <frame/attribution.h>

#include <string.h>

/* Most sentences over which a quotation is followed. */
#define MOST_SENTENCES 40

guint32
cc_phrase_reach (const CcPhrase *phrase, guint end)
{
  guint32 byte = end > 0 ? cc_phrase_word_end (phrase, end - 1) : phrase->range.start;
  guint quote = end > 0 ? phrase->quote[end - 1] : G_MAXUINT;

  if (end > 0 && end == phrase->n)
    while (quote != G_MAXUINT)
      {
        byte = MAX (byte, phrase->framing->quotes[quote].range.end);
        quote = phrase->framing->quotes[quote].parent;
      }
  else if (end > 0 && end < phrase->n && phrase->gap[end] & CC_GAP_CLOSE && quote != G_MAXUINT)
    byte = phrase->framing->quotes[quote].range.end;
  return byte;
}

guint32
cc_phrase_open (const CcPhrase *phrase, guint first)
{
  guint32 byte = cc_phrase_word_start (phrase, first);

  if (phrase->gap[first] & CC_GAP_OPEN && phrase->quote[first] != G_MAXUINT)
    byte = MIN (byte, phrase->framing->quotes[phrase->quote[first]].range.start);
  return byte;
}

/* Where what follows @from ends: at the end of the sentence, or before a
   coordinated cue: ", adding that", ", and warned". */
static guint
right_end (const CcReading *reading, guint n, guint from)
{
  const CcPhrase *phrase = &reading->phrase;

  for (guint i = n + 1; i < reading->n_cues; i++)
    {
      const CcCue *next = &reading->cues[i];
      guint at = next->source_end > next->source_first && !next->inverted ? next->source_first
                                                                          : next->group;

      if (at <= from || phrase->quote[next->first] != phrase->quote[reading->cues[n].first])
        continue;
      if (next->form == CC_FORM_GERUND && phrase->gap[at] & CC_GAP_COMMA)
        return at;
      if (phrase->class[at - 1] == CC_CLASS_COORDINATOR && next->form == CC_FORM_PLAIN)
        return at - 1;
    }
  return phrase->n;
}

/* First word of what follows the verb; phrase->n when nothing does. */
static guint
right_start (const CcPhrase *phrase, const CcCue *cue, gboolean has_left)
{
  guint from = cue->inverted ? cue->source_end : cue->end;
  gboolean hearer = strcmp (cue->entry->extra, "hearer") == 0;
  gboolean object = strcmp (cue->entry->extra, "object") == 0;

  if (from >= phrase->n
      || (cue->passive && strcmp (cue->entry->extra, "hearer") != 0
          && phrase->class[from] != CC_CLASS_THAT))
    return cue->passive && from < phrase->n && phrase->class[from] == CC_CLASS_TO ? from
                                                                                  : phrase->n;
  if (object)
    return from;
  if (phrase->class[from] == CC_CLASS_PREPOSITION || hearer || cue->inverted
      || phrase->class[from] == CC_CLASS_ADVERB)
    for (guint i = from; i < phrase->n && i < from + CC_CLAUSE_WORDS; i++)
      {
        if (phrase->class[i] == CC_CLASS_THAT || phrase->gap[i] & (CC_GAP_OPEN | CC_GAP_COLON))
          return i;
        if (i > from && phrase->gap[i] & (CC_GAP_COMMA | CC_GAP_STOP))
          break;
        if (hearer && i > from
            && (phrase->class[i] == CC_CLASS_PRONOUN || phrase->class[i] == CC_CLASS_QUESTION
                || phrase->class[i] == CC_CLASS_TO))
          return i;
      }
  if (cue->inverted && phrase->gap[from] && has_left)
    {
      while (from < phrase->n && !(phrase->gap[from] & CC_GAP_OPEN))
        from++;
      return from;
    }
  return from;
}

/* What stands before the cue and its source: "…," Smith said. */
static CcRange
left_content (const CcReading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  const CcCue *cue = &reading->cues[n];
  guint head = cue->source_end > cue->source_first && !cue->inverted ? cue->source_first
                                                                     : cue->group;
  guint before;
  gboolean taken = FALSE; /* an earlier cue has what stands there */
  CcRange range = { 0, 0 };

  if (head == 0 || strcmp (cue->entry->extra, "object") == 0
      || !(phrase->gap[head] & (CC_GAP_CLOSE | CC_GAP_COMMA)))
    return range;
  before = head - 1;
  for (guint i = n; i > 0 && !taken; i--)
    taken = reading->cues[i - 1].end <= head
            && phrase->quote[reading->cues[i - 1].first] == phrase->quote[cue->first];
  if (phrase->gap[head] & CC_GAP_CLOSE && phrase->quote[before] != G_MAXUINT)
    {
      CcRange quote = phrase->framing->quotes[phrase->quote[before]].range;

      range.end = quote.end;
      range.start = quote.start <= phrase->range.start || taken ? quote.start
                                                                : cc_phrase_word_start (phrase, 0);
      return range;
    }
  if (taken)
    return range;
  range.start = cc_phrase_open (phrase, 0);
  range.end = cc_phrase_word_end (phrase, before);
  return range;
}

/* A quotation that begins the sentence after number @sentence, in the same
   paragraph or, after a colon, in the next; and ends with a sentence. Its end,
   or 0. */
static guint32
continued (const CcFraming *framing, guint32 sentence, gboolean colon)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  const char *body = cc_text_article (text, s)->text;
  guint32 stop = text->article_sentences[s->article + 1];
  guint i;

  if (sentence + 1 >= stop
      || (!colon && memchr (body + s->range.end, '\n', s[1].range.start - s->range.end)))
    return 0;
  i = cc_framing_quote_from (framing, s[1].range.start);
  if (i >= framing->n_quotes || framing->quotes[i].range.start != s[1].range.start)
    return 0;
  for (guint32 k = sentence + 1; k < stop && k < sentence + MOST_SENTENCES; k++)
    if (text->sentences[k].range.end + 1 >= framing->quotes[i].range.end)
      return text->sentences[k].range.end <= framing->quotes[i].range.end + 1
                 ? framing->quotes[i].range.end
                 : 0;
  return 0;
}

CcRange
cc_reading_find_content (const CcReading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  const CcCue *cue = &reading->cues[n];
  CcRange left = left_content (reading, n);
  guint from = right_start (phrase, cue, !cc_range_is_empty (left));
  guint end = from < phrase->n ? right_end (reading, n, from) : from;
  gboolean colon = end == phrase->n && phrase->gap[phrase->n] & CC_GAP_COLON;
  CcRange content = left;
  guint32 more;

  if (end > from
      && (cc_range_is_empty (left) || (phrase->gap[from] & CC_GAP_OPEN)
          || phrase->class[from] == CC_CLASS_THAT))
    {
      guint32 start = cc_phrase_open (phrase, from);

      content = cc_range_is_empty (left) ? (CcRange){ start, 0 } : left;
      content.end = cc_phrase_reach (phrase, end);
    }
  if ((!cc_range_is_empty (left) && phrase->quote[cue->first] == G_MAXUINT
       && content.end == left.end)
      || colon)
    {
      more = continued (phrase->framing, phrase->sentence, colon);
      if (more)
        {
          if (cc_range_is_empty (content))
            content.start = phrase->framing->text->sentences[phrase->sentence + 1].range.start;
          content.end = more;
        }
    }
  if (cue->passive && cc_range_is_empty (content) && cue->group > 0)
    content = cc_phrase_range (phrase, cc_phrase_noun_start (phrase, 0, cue->group - 1),
                               cue->group);
  return content;
}

CcRange
cc_phrase_beside (const CcPhrase *phrase, guint first, guint end)
{
  CcRange range = { 0, 0 };

  if (first > 1)
    {
      range.start = cc_phrase_open (phrase, 0);
      range.end = cc_phrase_reach (phrase, first);
      if (phrase->gap[first] & CC_GAP_CLOSE && phrase->quote[first - 1] != G_MAXUINT)
        range.start = MIN (range.start,
                           phrase->framing->quotes[phrase->quote[first - 1]].range.start);
    }
  else if (end < phrase->n)
    {
      range.start = cc_phrase_open (phrase, end);
      range.end = cc_phrase_reach (phrase, phrase->n);
    }
  return range;
}
