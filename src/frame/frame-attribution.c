/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* frame-attribution.c: who is said to have said what.

   A cue is a reporting verb, a phrase ("according to"), a noun before "that" or a
   speaker's name before a colon. Verbs are read in attribution-*.c; the others are
   simple enough to be marked here. */
#include "config.h"

#include <frame/attribution.h>

#include <string.h>

static const char *const lists[] = { "reporting", "attribution", "speech-nouns", "grammar", NULL };

static void
mark_verbs (CcReading *reading)
{
  CcPhrase *phrase = &reading->phrase;

  for (guint n = 0; n < reading->n_cues; n++)
    cc_reading_find_source (reading, n);
  for (guint n = 0; n < reading->n_cues; n++)
    {
      const CcCue *cue = &reading->cues[n];
      CcRange range = cc_phrase_range (phrase, cue->first, cue->end);
      CcRange content = cc_reading_find_content (reading, n);
      CcMark *mark;

      if (cc_range_is_empty (content))
        continue;
      mark = cc_framing_mark (reading->framing, phrase->sentence, range, cue->entry->category,
                              cue->entry->text);
      mark->cue = range;
      mark->source = cue->source;
      mark->content = content;
    }
}

/* ---- phrases, nouns, speakers ---- */

/* ", so der Minister": only after a comma or a quotation and before a name. */
static gboolean
is_so (const CcPhrase *phrase, guint first, guint end)
{
  return first > 1 && phrase->gap[first] & (CC_GAP_COMMA | CC_GAP_CLOSE) && end < phrase->n
         && !phrase->gap[end]
         && (phrase->class[end] == CC_CLASS_DETERMINER || cc_phrase_is_capital (phrase, end));
}

static void
mark_phrase (CcReading *reading, const CcHit *hit)
{
  CcFraming *framing = reading->framing;
  const CcPhrase *phrase = &reading->phrase;
  guint first = hit->token - phrase->first, end = first + hit->n_tokens;
  CcRange source = { 0, 0 };
  CcMark *mark;

  if (strcmp (hit->entry->category, "phrase-before") == 0)
    {
      guint start = first > 0 ? cc_phrase_noun_start (phrase, 0, first - 1) : first;

      source = cc_phrase_range (phrase, start, first);
      first = start;
    }
  else if (strcmp (hit->entry->category, "phrase-so") == 0)
    {
      if (!is_so (phrase, first, end))
        return;
      source = cc_phrase_range (phrase, end, cc_phrase_noun_end (phrase, end, phrase->n));
    }
  else if (strcmp (hit->entry->category, "phrase-source") == 0)
    {
      guint stop = end;

      while (stop < phrase->n && !(phrase->gap[stop] & ~CC_GAP_PAREN))
        stop++;
      if (first > 1 || phrase->verb_second)
        stop = MAX (cc_phrase_noun_end (phrase, end, stop), MIN (end + 1, stop));
      source = cc_phrase_range (phrase, end, stop);
      if (end >= phrase->n)
        return;
      end = first > 1 ? phrase->n : stop;
    }
  mark = cc_framing_mark (framing, phrase->sentence, hit->range, hit->entry->category,
                          hit->entry->text);
  mark->cue = hit->range;
  mark->source = source;
  mark->content = cc_phrase_beside (phrase, first, end);
  if (strcmp (hit->entry->category, "phrase-hearsay") == 0 && end < phrase->n)
    mark->content.end = cc_phrase_reach (phrase, phrase->n);
}

/* "his claim that the port is safe". */
static void
mark_noun (CcReading *reading, const CcHit *hit)
{
  CcFraming *framing = reading->framing;
  const CcPhrase *phrase = &reading->phrase;
  guint first = hit->token - phrase->first, end = first + hit->n_tokens;
  guint owner = first;
  CcMark *mark;

  for (guint n = 0; n < reading->n_cues; n++)
    if (reading->cues[n].first <= first && first < reading->cues[n].end)
      return; /* it is a verb here */
  if (!cc_phrase_is_class (phrase, end, CC_CLASS_THAT) || phrase->gap[end]
      || (end + 1 < phrase->n && (phrase->class[end + 1] == CC_CLASS_BE
                                  || phrase->class[end + 1] == CC_CLASS_AUXILIARY)))
    return;
  while (owner > 0 && !phrase->gap[owner] && first - owner < 4
         && phrase->class[owner] != CC_CLASS_POSSESSIVE)
    owner--;
  mark = cc_framing_mark (framing, phrase->sentence, hit->range, hit->entry->category,
                          hit->entry->text);
  mark->cue = hit->range;
  if (owner < first && phrase->class[owner] == CC_CLASS_POSSESSIVE)
    mark->source = cc_phrase_range (phrase, owner, owner + 1);
  mark->content.start = cc_phrase_word_start (phrase, end);
  mark->content.end = cc_phrase_reach (phrase, phrase->n);
}

/* Calls @mark for the entries of @list in the words in hand. */
static void
mark_list (CcReading *reading, const char *list, void (*mark) (CcReading *, const CcHit *))
{
  const CcPhrase *phrase = &reading->phrase;

  for (CcHit hit = { 0 }; cc_framing_next (reading->framing, list, phrase->sentence, &hit);)
    if (hit.token >= phrase->first && hit.token + hit.n_tokens <= phrase->first + phrase->n
        && !cc_phrase_is_speech (phrase, hit.token - phrase->first))
      mark (reading, &hit);
}

/* "ALDA: We are ready", "Alda: tram will open": a speaker and a colon at the
   head of a paragraph or title. The name must be in capitals, or stand elsewhere
   in the article, lest "Note:" be one. */
static void
mark_speaker (CcFraming *framing, const CcPhrase *phrase)
{
  static const char category[] = "colon";
  guint end = 0;
  CcMark *mark;

  while (end < phrase->n && end < 5 && (end == 0 || phrase->gap[end] == 0)
         && cc_phrase_is_capital (phrase, end))
    end++;
  if (end == 0 || end >= phrase->n || !(phrase->gap[end] & CC_GAP_COLON)
      || phrase->class[end - 1] != CC_CLASS_OPEN || phrase->class[0] == CC_CLASS_DETERMINER
      || phrase->tokens[end].flags & CC_TOKEN_NUMBER
      || phrase->first != framing->text->sentences[phrase->sentence].tokens)
    return;
  if (!(phrase->tokens[end - 1].flags & CC_TOKEN_UPPER)
      && !cc_framing_is_known_name (framing, phrase->tokens[end - 1].word))
    return;
  mark = cc_framing_mark (framing, phrase->sentence, cc_phrase_range (phrase, 0, end),
                          g_intern_static_string (category), g_intern_static_string (":"));
  mark->source = mark->range;
  mark->cue.start = mark->range.end;
  mark->cue.end = mark->range.end + 1;
  mark->content.start = cc_phrase_open (phrase, end);
  mark->content.end = cc_phrase_reach (phrase, phrase->n);
}

/* FALSE for the many sentences in which nothing can be a cue, at little cost. */
static gboolean
has_cue (const CcFraming *framing, guint32 sentence)
{
  const CcSentence *s = &framing->text->sentences[sentence];
  const char *body = cc_text_article (framing->text, s)->text;

  for (const char *const *list = lists; strcmp (*list, "grammar") != 0; list++)
    {
      CcHit hit = { 0 };

      if (cc_framing_next (framing, *list, sentence, &hit))
        return TRUE;
    }
  return memchr (body + s->range.start, ':', s->range.end - s->range.start) != NULL;
}

static void
analyse (CcFraming *framing, guint32 sentence)
{
  CcReading reading;

  if (!has_cue (framing, sentence))
    return;
  reading.framing = framing;
  for (guint32 from = 0; cc_phrase_read (&reading.phrase, framing, sentence, from);
       from += CC_PHRASE_WORDS)
    {
      cc_reading_find_cues (&reading);
      mark_verbs (&reading);
      mark_speaker (framing, &reading.phrase);
      mark_list (&reading, "attribution", mark_phrase);
      mark_list (&reading, "speech-nouns", mark_noun);
    }
}

extern const CcDetector cc_detector_attribution;
const CcDetector cc_detector_attribution = {
  .name = "attribution",
  .marks = "who is said to have said, thought or asked what",
  .basis = "Karttunen 1971; Hooper 1975; Bergler 1992; Hyland 2002",
  .lists = lists,
  .analyse = analyse,
};
