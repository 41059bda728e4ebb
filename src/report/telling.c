/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/telling.h>

#include <string.h>

/* A quotation may run on for sentences after the one that says who speaks, and
   the speaker may be named only after it. */
#define SENTENCES_BACK 12
#define SENTENCES_AHEAD 2

/* From here on a sentence counts as quoted, and as partly quoted: shares of its
   bytes. Below, quotation marks set off a phrase, not a statement. */
#define QUOTED_SHARE 0.8
#define PARTLY_SHARE 0.25
/* Share of a sentence that must be attributed for it to be reported speech. */
#define REPORTED_SHARE 0.5

static guint32
overlap (CcRange a, CcRange b)
{
  guint32 start = MAX (a.start, b.start);
  guint32 end = MIN (a.end, b.end);

  return end > start ? end - start : 0;
}

/* Bytes of the sentence between outermost quotation marks. */
static guint32
quoted_bytes (const CcText *text, const CcSentence *s)
{
  guint32 i = cc_text_quotation_from (text, s->article, s->range.start);
  guint32 last = text->article_quotations[s->article + 1];
  guint32 bytes = 0;

  for (; i < last && text->quotations[i].range.start < s->range.end; i++)
    if (text->quotations[i].depth == 0)
      bytes += overlap (text->quotations[i].range, s->range);
  return bytes;
}

/* Share of the sentence that is quoted, not counting the words that say who said
   it: all of "…", said Mayor Brandt. */
static double
quoted_share (const CcText *text, const CcSentence *s, const CcMark *mark)
{
  guint32 quoted = quoted_bytes (text, s);
  guint32 length = s->range.end - s->range.start;
  guint32 frame = mark ? overlap (mark->cue, s->range) + overlap (mark->source, s->range) : 0;

  return (double) quoted / MAX (1, length - MIN (frame, length - quoted));
}

/* The attribution that covers most of the sentence, or NULL; its share of the
   sentence into @share. */
static const CcMark *
attribution (const CcComparison *comparison, guint32 sentence, double *share)
{
  const CcText *text = comparison->text;
  const CcMarks *marks = comparison->marks;
  const CcSentence *s = &text->sentences[sentence];
  guint32 first = MAX (text->article_sentences[s->article],
                       sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0);
  guint32 last = MIN (text->article_sentences[s->article + 1],
                      sentence + SENTENCES_AHEAD + 1);
  const CcMark *best = NULL;
  guint32 most = 0;

  for (guint32 i = marks->sentence_marks[first]; i < marks->sentence_marks[last]; i++)
    {
      guint32 n = overlap (marks->marks[i].content, s->range);

      if (n > most)
        {
          best = &marks->marks[i];
          most = n;
        }
    }
  *share = (double) most / MAX (1, s->range.end - s->range.start);
  return best;
}

CcTelling
cc_telling (const CcComparison *comparison, guint32 sentence)
{
  const CcSentence *s = &comparison->text->sentences[sentence];
  double attributed = 0;
  const CcMark *mark = comparison->marks ? attribution (comparison, sentence, &attributed) : NULL;
  double quoted = quoted_share (comparison->text, s, mark);
  CcTelling telling = { .told = CC_TOLD_OWN };

  if (s->flags & CC_SENTENCE_QUOTED || quoted >= QUOTED_SHARE)
    telling.told = CC_TOLD_QUOTED;
  else if (quoted >= PARTLY_SHARE)
    telling.told = CC_TOLD_PARTLY;
  else if (attributed >= REPORTED_SHARE)
    telling.told = CC_TOLD_REPORTED;
  if (mark && telling.told != CC_TOLD_OWN)
    {
      telling.cue = mark->cue;
      telling.source = mark->source;
    }
  return telling;
}

const char *
cc_told_name (CcTold told)
{
  switch (told)
    {
    case CC_TOLD_OWN:
      break;
    case CC_TOLD_REPORTED:
      return "reported";
    case CC_TOLD_PARTLY:
      return "partly-quoted";
    case CC_TOLD_QUOTED:
      return "quoted";
    }
  return "own";
}

const char *
cc_telling_wording (const CcClaim *claim, const CcMention *mention)
{
  char **texts;

  if (!claim->curated)
    return NULL;
  if (mention->joined == CC_JOINED_WORDING)
    texts = claim->curated->wordings;
  else if (mention->joined == CC_JOINED_PHRASE)
    texts = claim->curated->phrases;
  else
    return NULL;
  return texts && mention->via < g_strv_length (texts) ? texts[mention->via] : NULL;
}
