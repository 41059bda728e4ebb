/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* attribution-source.c: who is said to have said it.

   The source is the noun phrase where English and German put a subject: before the
   verb, perhaps with an apposition between commas, after it when speech comes first,
   after "by" in a passive. A verb without a subject takes that of the one before it. */
#include "config.h"

#include <frame/attribution.h>

#include <string.h>

static void
set_source (const CcPhrase *phrase, CcCue *cue, guint first, guint end)
{
  cue->source_first = first;
  cue->source_end = end;
  cue->source = cc_phrase_range (phrase, first, end);
}

/* The word that the subject before @group ends with, looking over an apposition
   between commas ("Smith, the mayor, said"); @group when there is none. */
static guint
subject_end (const CcPhrase *phrase, guint group, guint floor)
{
  guint i = group;

  if (group == 0 || phrase->gap[group] & (CC_GAP_OPEN | CC_GAP_CLOSE | CC_GAP_COLON | CC_GAP_STOP))
    return group;
  if (!(phrase->gap[group] & (CC_GAP_COMMA | CC_GAP_DASH | CC_GAP_PAREN)))
    return group - 1;
  while (--i > floor && group - i < CC_CLAUSE_WORDS * 2)
    if (phrase->gap[i] & (CC_GAP_COMMA | CC_GAP_DASH | CC_GAP_PAREN))
      return i - 1;
    else if (phrase->gap[i])
      break;
  return group;
}

/* "Am Montag sagte der Minister": something else stands first in the clause. */
static gboolean
is_fronted (const CcPhrase *phrase, const CcCue *cue)
{
  guint i = cue->first;

  if (!phrase->verb_second || i == 0)
    return FALSE;
  while (i > 0 && !phrase->gap[i])
    i--;
  return phrase->class[i] == CC_CLASS_PREPOSITION || phrase->class[i] == CC_CLASS_ADVERB
         || phrase->class[i] == CC_CLASS_SUBORDINATOR;
}

/* "said Smith", "said the mayor of Weston": the subject after the verb. */
static gboolean
source_after (const CcPhrase *phrase, CcCue *cue)
{
  guint end;

  if (cue->form != CC_FORM_PLAIN || cue->passive || cue->group != cue->first
      || strcmp (cue->entry->extra, "object") == 0 || cue->end >= phrase->n
      || phrase->gap[cue->end] != 0)
    return FALSE;
  if (!(phrase->gap[cue->first] & (CC_GAP_CLOSE | CC_GAP_COMMA)) && !is_fronted (phrase, cue))
    return FALSE;
  /* "The forecast, made in May, assumes a fare": not what is said before its source. */
  if (strcmp (cue->entry->extra, "that") == 0 && !(phrase->gap[cue->first] & CC_GAP_CLOSE)
      && !is_fronted (phrase, cue))
    return FALSE;
  end = cc_phrase_noun_end (phrase, cue->end, phrase->n);
  if (end == cue->end)
    return FALSE;
  cue->inverted = TRUE;
  set_source (phrase, cue, cue->end, end);
  return TRUE;
}

/* The nearest cue before number @n that has a source and governs it: "Smith
   said …, adding that". */
static gboolean
source_shared (const CcReading *reading, guint n, CcCue *cue)
{
  const CcPhrase *phrase = &reading->phrase;

  for (guint i = n; i > 0; i--)
    {
      const CcCue *other = &reading->cues[i - 1];

      if (!cc_range_is_empty (other->source)
          && phrase->quote[other->first] == phrase->quote[cue->first])
        {
          cue->source = other->source;
          return TRUE;
        }
    }
  return FALSE;
}

/* The first noun phrase of the sentence, which is mostly its subject. */
static void
source_first (const CcPhrase *phrase, CcCue *cue)
{
  guint i = 0, end;

  while (i < cue->group
         && (phrase->class[i] == CC_CLASS_ADVERB || phrase->class[i] == CC_CLASS_COORDINATOR
             || phrase->class[i] == CC_CLASS_SUBORDINATOR
             || phrase->quote[i] != phrase->quote[cue->first]))
    i++;
  if (i < cue->group && phrase->class[i] == CC_CLASS_PREPOSITION)
    {
      while (++i < cue->group && !phrase->gap[i])
        ;
    }
  end = cc_phrase_noun_end (phrase, i, cue->group);
  if (end > i)
    set_source (phrase, cue, i, end);
  cue->source_first = cue->source_end = cue->group;
}

/* "was praised by Smith". */
static void
source_by (const CcPhrase *phrase, CcCue *cue)
{
  for (guint i = cue->end; i < phrase->n && i < cue->end + 6 && !phrase->gap[i]; i++)
    if (cc_phrase_is_class (phrase, i, CC_CLASS_PREPOSITION)
        && strcmp (cc_phrase_word (phrase, i), "by") == 0)
      {
        set_source (phrase, cue, i + 1, cc_phrase_noun_end (phrase, i + 1, phrase->n));
        return;
      }
}

/* The noun before "who", with it. */
static void
source_relative (const CcPhrase *phrase, CcCue *cue, guint relative)
{
  guint first = relative;

  if (relative > 0 && phrase->quote[relative - 1] == phrase->quote[relative]
      && !(phrase->gap[relative] & ~(CC_GAP_COMMA | CC_GAP_DASH))
      && phrase->class[relative - 1] == CC_CLASS_OPEN)
    first = cc_phrase_noun_start (phrase, 0, relative - 1);
  set_source (phrase, cue, first, relative + 1);
}

void
cc_reading_find_source (CcReading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  CcCue *cue = &reading->cues[n];
  guint floor = n > 0 ? reading->cues[n - 1].end : 0;
  guint last;

  if (cue->passive)
    {
      source_by (phrase, cue);
      return;
    }
  if (source_after (phrase, cue))
    return;
  if (cue->form != CC_FORM_PLAIN)
    {
      if (!source_shared (reading, n, cue))
        source_first (phrase, cue);
      return;
    }
  last = subject_end (phrase, cue->group, floor);
  if (last == cue->group || last < floor || phrase->quote[last] != phrase->quote[cue->first])
    return;
  if (phrase->class[last] == CC_CLASS_RELATIVE || phrase->class[last] == CC_CLASS_THAT)
    source_relative (phrase, cue, last);
  else if (phrase->class[last] == CC_CLASS_PRONOUN || phrase->class[last] == CC_CLASS_OPEN)
    {
      guint first = cc_phrase_noun_start (phrase, floor, last);

      set_source (phrase, cue, first, last + 1);
    }
  else if (phrase->class[last] == CC_CLASS_COORDINATOR || phrase->class[last] == CC_CLASS_ADVERB)
    source_shared (reading, n, cue);
}
