/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* attribution-cue.c: which words of a sentence report speech.

   Most reporting verbs are also nouns or have other uses ("the claims", "a stated
   aim"). With no tagger, what stands beside a word decides whether it is a verb here,
   and whether something was really said ("refused to say" tells of nothing said). */
#include "config.h"

#include <frame/attribution.h>

#include <string.h>

/* TRUE when @form is @lemma as a verb may be inflected in English: one stem also
   covers "announcement" and "reporter". @lemma may end in '~'. */
static gboolean
is_inflection (const char *lemma, const char *form)
{
  static const char *const endings[] = { "",    "e", "s",   "es",  "d",    "ed",
                                         "ing", "y", "ies", "ied", "ying", NULL };
  gsize n = 0;

  while (lemma[n] && lemma[n] != '~' && lemma[n] == form[n])
    n++;
  if (lemma[n] && lemma[n] != '~' && (lemma[n + 1] && lemma[n + 1] != '~'))
    return FALSE;
  if (g_strv_contains (endings, form + n))
    return TRUE;
  /* "admit", "admitted": the last letter stands twice. */
  return n > 0 && form[n] == form[n - 1]
         && (strcmp (form + n + 1, "ed") == 0 || strcmp (form + n + 1, "ing") == 0);
}

/* TRUE for a form that can only be a verb's: a past or a gerund. */
static gboolean
is_marked_verb (const char *word)
{
  return g_str_has_suffix (word, "ing") || g_str_has_suffix (word, "ed");
}

/* TRUE when what stands before word @i lets it be a finite verb and not a noun. */
static gboolean
follows_subject (const CcPhrase *phrase, guint i)
{
  if (i == 0 || phrase->gap[i] & (CC_GAP_CLOSE | CC_GAP_COMMA))
    return TRUE;
  switch ((CcClass) phrase->class[i - 1])
    {
    case CC_CLASS_DETERMINER:
    case CC_CLASS_POSSESSIVE:
    case CC_CLASS_PREPOSITION:
    case CC_CLASS_BE:
    case CC_CLASS_THAT:
      return FALSE;
    default:
      return TRUE;
    }
}

/* TRUE when what follows word @end can be what is said. */
static gboolean
precedes_clause (const CcPhrase *phrase, guint end)
{
  if (end >= phrase->n)
    return phrase->gap[phrase->n] != 0;
  if (phrase->gap[end] & (CC_GAP_OPEN | CC_GAP_COLON))
    return TRUE;
  switch ((CcClass) phrase->class[end])
    {
    case CC_CLASS_THAT:
    case CC_CLASS_QUESTION:
    case CC_CLASS_PRONOUN:
    case CC_CLASS_DETERMINER:
    case CC_CLASS_POSSESSIVE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A base form or one in -s that could be a noun ("the claims", "plans") counts
   only between what looks like a subject and what looks like a clause. */
static gboolean
is_plain_verb (const CcPhrase *phrase, guint first, guint end)
{
  CcClass before = first > 0 ? (CcClass) phrase->class[first - 1] : CC_CLASS_OPEN;

  switch (before)
    {
    case CC_CLASS_PRONOUN:
    case CC_CLASS_RELATIVE:
    case CC_CLASS_TO:
    case CC_CLASS_MODAL:
    case CC_CLASS_AUXILIARY:
      return TRUE;
    case CC_CLASS_DETERMINER:
    case CC_CLASS_POSSESSIVE:
    case CC_CLASS_PREPOSITION:
    case CC_CLASS_BE:
      return FALSE;
    default:
      return precedes_clause (phrase, end)
             || (first > 0 && end < phrase->n && phrase->gap[end] == 0
                 && cc_phrase_is_capital (phrase, first - 1) && cc_phrase_is_capital (phrase, end));
    }
}

/* "that" frames: verbs with other uses count before a clause alone. */
static gboolean
fits_frame (const CcPhrase *phrase, const CcListEntry *entry, guint first, guint end)
{
  if (strcmp (entry->extra, "that") != 0)
    return TRUE;
  if (end < phrase->n
      && (phrase->class[end] == CC_CLASS_THAT || phrase->class[end] == CC_CLASS_QUESTION
          || phrase->class[end] == CC_CLASS_TO))
    return TRUE;
  return (end < phrase->n && phrase->gap[end] & (CC_GAP_OPEN | CC_GAP_COLON | CC_GAP_COMMA))
         || (phrase->gap[first] & (CC_GAP_CLOSE | CC_GAP_COMMA))
         || (end < phrase->n && phrase->class[end] == CC_CLASS_PRONOUN);
}

/* Walks back over auxiliaries and adverbs from the verb at @first. */
static void
read_group (const CcPhrase *phrase, CcCue *cue)
{
  guint i = cue->first;

  cue->form = g_str_has_suffix (cc_phrase_word (phrase, cue->first), "ing") ? CC_FORM_GERUND
                                                                            : CC_FORM_PLAIN;
  while (i > 0 && phrase->gap[i] == 0)
    {
      CcClass class = (CcClass) phrase->class[i - 1];

      if (class == CC_CLASS_TO && cue->form == CC_FORM_PLAIN)
        cue->form = CC_FORM_INFINITIVE;
      else if (class == CC_CLASS_BE)
        {
          cue->passive = cue->form == CC_FORM_PLAIN;
          cue->form = CC_FORM_PLAIN;
        }
      else if (class == CC_CLASS_AUXILIARY || class == CC_CLASS_MODAL)
        {
          cue->modal = cue->modal || class == CC_CLASS_MODAL;
          cue->form = CC_FORM_PLAIN;
        }
      else if (class != CC_CLASS_ADVERB)
        break;
      if (class == CC_CLASS_TO)
        {
          i--;
          break;
        }
      i--;
    }
  /* An adverb that opens the sentence is no part of the group. */
  while (i < cue->first && phrase->class[i] == CC_CLASS_ADVERB)
    i++;
  cue->group = i;
}

/* "to say" and "would say" tell of words that may never have been said: they count
   before a clause only; "to praise" and "of praising", not at all. */
static gboolean
is_actual (const CcPhrase *phrase, const CcCue *cue)
{
  gboolean loose = cue->form == CC_FORM_INFINITIVE || cue->modal
                   || (cue->form == CC_FORM_GERUND && !(phrase->gap[cue->group] & CC_GAP_COMMA));

  if (!loose)
    return TRUE;
  return strcmp (cue->entry->extra, "object") != 0
         && (cue->form == CC_FORM_GERUND || cue->end >= phrase->n
             || phrase->class[cue->end] == CC_CLASS_THAT
             || phrase->gap[cue->end] & (CC_GAP_OPEN | CC_GAP_COLON));
}

static gboolean
is_verb (const CcPhrase *phrase, const CcHit *hit, guint first, guint end)
{
  const char *word = cc_phrase_word (phrase, first);
  gboolean by_stem = hit->n_tokens == 1 && g_str_has_suffix (hit->entry->text, "~");

  if (by_stem && !is_inflection (hit->entry->text, word))
    return FALSE;
  if (first > 0
      && cc_phrase_word_start (phrase, first) == cc_phrase_word_end (phrase, first - 1) + 1
      && phrase->body[cc_phrase_word_start (phrase, first) - 1] == '-')
    return FALSE; /* "so-called" */
  if (cc_phrase_is_capital (phrase, first)
      && cc_framing_is_name (phrase->framing, phrase->sentence, hit))
    return FALSE;
  if (!fits_frame (phrase, hit->entry, first, end))
    return FALSE;
  if (!by_stem || is_marked_verb (word))
    return follows_subject (phrase, first) || (first > 0 && phrase->class[first - 1] == CC_CLASS_BE)
           || (g_str_has_suffix (word, "ing") && phrase->class[first - 1] == CC_CLASS_PREPOSITION);
  return is_plain_verb (phrase, first, end);
}

/* TRUE when a comma or the end of a sentence stands before the closing mark. */
static gboolean
ends_as_speech (const char *body, const CcQuote *quote)
{
  const char *mark = g_utf8_find_prev_char (body + quote->range.start, body + quote->range.end);

  return quote->closed && mark && mark > body + quote->range.start && strchr (",.!?", mark[-1]);
}

gboolean
cc_phrase_is_speech (const CcPhrase *phrase, guint i)
{
  const CcQuote *quote;

  if (phrase->quote[i] == G_MAXUINT)
    return FALSE;
  quote = &phrase->framing->quotes[phrase->quote[i]];
  return quote->words > CC_SCARE_WORDS || ends_as_speech (phrase->body, quote);
}

void
cc_reading_find_cues (CcReading *reading)
{
  CcPhrase *phrase = &reading->phrase;
  CcHit hit = { 0 };

  reading->n_cues = 0;
  while (reading->n_cues < CC_MOST_CUES
         && cc_framing_next (reading->framing, "reporting", phrase->sentence, &hit))
    {
      CcCue cue = { .entry = hit.entry };

      if (hit.token < phrase->first)
        continue;
      if (hit.token + hit.n_tokens > phrase->first + phrase->n)
        break;
      cue.first = hit.token - phrase->first;
      cue.end = cue.first + hit.n_tokens;
      if (cc_phrase_is_speech (phrase, cue.first) || !is_verb (phrase, &hit, cue.first, cue.end))
        continue;
      read_group (phrase, &cue);
      if (!is_actual (phrase, &cue))
        continue;
      reading->cues[reading->n_cues++] = cue;
    }
}
