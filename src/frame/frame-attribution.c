/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* frame-attribution.c: who is said to have said what.

   A cue is a reporting verb, a phrase ("according to") or a noun before "that".
   Its source is the noun phrase that stands where English and German put it:
   before the verb, after it when speech comes first, after the phrase. Its
   content is the quotation or clause on the other side. */
#include "config.h"

#include <frame/phrase.h>

#include <string.h>

static const char *const lists[] = { "reporting", "attribution", "speech-nouns", "grammar", NULL };

/* Most cues looked at in one piece of a sentence, and most sentences over which
   a quotation is followed. */
#define MOST_CUES 64
#define MOST_SENTENCES 40

/* How far a clause may stand from its verb: "said on Monday in Weston that". */
#define CLAUSE_WORDS 14

typedef enum
{
  FORM_PLAIN,     /* base, present or past */
  FORM_GERUND,    /* "saying" */
  FORM_INFINITIVE /* "to say" */
} Form;

typedef struct
{
  const CcListEntry *entry;
  guint first, end; /* words of the entry */
  guint group;      /* first word of the verb group: "has also said" */
  Form form;
  gboolean passive;
  gboolean modal; /* "would say" */
  CcRange source;
  guint source_first, source_end; /* words; equal when it has none here */
  gboolean inverted;
} Cue;

typedef struct
{
  CcFraming *framing;
  CcPhrase phrase;
  Cue cues[MOST_CUES];
  guint n_cues;
} Reading;

/* ---- is the word a verb here? ---- */

static gboolean
is_class (const CcPhrase *phrase, guint i, CcClass class)
{
  return i < phrase->n && phrase->class[i] == class;
}

/* TRUE when @form is @lemma as a verb may be inflected in English: one stem also
   covers "announcement" and "reporter". @lemma may end in '~'. */
static gboolean
is_inflection (const char *lemma, const char *form)
{
  static const char *const endings[] = { "", "e", "s", "es", "d", "ed", "ing",
                                         "y", "ies", "ied", "ying", NULL };
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
read_group (const CcPhrase *phrase, Cue *cue)
{
  guint i = cue->first;

  cue->form = g_str_has_suffix (cc_phrase_word (phrase, cue->first), "ing") ? FORM_GERUND
                                                                             : FORM_PLAIN;
  while (i > 0 && phrase->gap[i] == 0)
    {
      CcClass class = (CcClass) phrase->class[i - 1];

      if (class == CC_CLASS_TO && cue->form == FORM_PLAIN)
        cue->form = FORM_INFINITIVE;
      else if (class == CC_CLASS_BE)
        {
          cue->passive = cue->form == FORM_PLAIN;
          cue->form = FORM_PLAIN;
        }
      else if (class == CC_CLASS_AUXILIARY || class == CC_CLASS_MODAL)
        {
          cue->modal = cue->modal || class == CC_CLASS_MODAL;
          cue->form = FORM_PLAIN;
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
is_actual (const CcPhrase *phrase, const Cue *cue)
{
  gboolean loose = cue->form == FORM_INFINITIVE || cue->modal
                   || (cue->form == FORM_GERUND && !(phrase->gap[cue->group] & CC_GAP_COMMA));

  if (!loose)
    return TRUE;
  return strcmp (cue->entry->extra, "object") != 0
         && (cue->form == FORM_GERUND || cue->end >= phrase->n
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
  if (first > 0 && phrase->tokens[first].start == cc_token_end (&phrase->tokens[first - 1]) + 1
      && phrase->body[phrase->tokens[first].start - 1] == '-')
    return FALSE; /* "so-called" */
  if (cc_phrase_is_capital (phrase, first)
      && cc_framing_is_name (phrase->framing, phrase->sentence, hit))
    return FALSE;
  if (!fits_frame (phrase, hit->entry, first, end))
    return FALSE;
  if (!by_stem || is_marked_verb (word))
    return follows_subject (phrase, first)
           || (first > 0 && phrase->class[first - 1] == CC_CLASS_BE)
           || (g_str_has_suffix (word, "ing") && phrase->class[first - 1] == CC_CLASS_PREPOSITION);
  return is_plain_verb (phrase, first, end);
}

/* TRUE inside a quotation: whom a speaker quotes is not what the outlet reports.
   A word or two in quotation marks are the outlet's all the same. */
static gboolean
is_speech (const CcPhrase *phrase, guint i)
{
  return phrase->quote[i] != G_MAXUINT
         && phrase->framing->quotes[phrase->quote[i]].words > CC_SCARE_WORDS;
}

static void
find_cues (Reading *reading)
{
  CcPhrase *phrase = &reading->phrase;
  CcHit hit = { 0 };

  reading->n_cues = 0;
  while (reading->n_cues < MOST_CUES
         && cc_framing_next (reading->framing, "reporting", phrase->sentence, &hit))
    {
      Cue cue = { .entry = hit.entry };

      if (hit.token < phrase->first)
        continue;
      if (hit.token + hit.n_tokens > phrase->first + phrase->n)
        break;
      cue.first = hit.token - phrase->first;
      cue.end = cue.first + hit.n_tokens;
      if (is_speech (phrase, cue.first) || !is_verb (phrase, &hit, cue.first, cue.end))
        continue;
      read_group (phrase, &cue);
      if (!is_actual (phrase, &cue))
        continue;
      reading->cues[reading->n_cues++] = cue;
    }
}

/* ---- who ---- */

static void
set_source (const CcPhrase *phrase, Cue *cue, guint first, guint end)
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
  while (--i > floor && group - i < CLAUSE_WORDS * 2)
    if (phrase->gap[i] & (CC_GAP_COMMA | CC_GAP_DASH | CC_GAP_PAREN))
      return i - 1;
    else if (phrase->gap[i])
      break;
  return group;
}

/* "Am Montag sagte der Minister": something else stands first in the clause. */
static gboolean
is_fronted (const CcPhrase *phrase, const Cue *cue)
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
source_after (const CcPhrase *phrase, Cue *cue)
{
  guint end;

  if (cue->form != FORM_PLAIN || cue->passive || cue->group != cue->first
      || strcmp (cue->entry->extra, "object") == 0 || cue->end >= phrase->n
      || phrase->gap[cue->end] != 0)
    return FALSE;
  if (!(phrase->gap[cue->first] & (CC_GAP_CLOSE | CC_GAP_COMMA)) && !is_fronted (phrase, cue))
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
source_shared (const Reading *reading, guint n, Cue *cue)
{
  const CcPhrase *phrase = &reading->phrase;

  for (guint i = n; i > 0; i--)
    {
      const Cue *other = &reading->cues[i - 1];

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
source_first (const CcPhrase *phrase, Cue *cue)
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
source_by (const CcPhrase *phrase, Cue *cue)
{
  for (guint i = cue->end; i < phrase->n && i < cue->end + 6 && !phrase->gap[i]; i++)
    if (is_class (phrase, i, CC_CLASS_PREPOSITION) && strcmp (cc_phrase_word (phrase, i), "by") == 0)
      {
        set_source (phrase, cue, i + 1, cc_phrase_noun_end (phrase, i + 1, phrase->n));
        return;
      }
}

/* The noun before "who", with it. */
static void
source_relative (const CcPhrase *phrase, Cue *cue, guint relative)
{
  guint first = relative;

  if (relative > 0 && phrase->quote[relative - 1] == phrase->quote[relative]
      && !(phrase->gap[relative] & ~(CC_GAP_COMMA | CC_GAP_DASH))
      && phrase->class[relative - 1] == CC_CLASS_OPEN)
    first = cc_phrase_noun_start (phrase, 0, relative - 1);
  set_source (phrase, cue, first, relative + 1);
}

static void
find_source (Reading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  Cue *cue = &reading->cues[n];
  guint floor = n > 0 ? reading->cues[n - 1].end : 0;
  guint last;

  if (cue->passive)
    {
      source_by (phrase, cue);
      return;
    }
  if (source_after (phrase, cue))
    return;
  if (cue->form != FORM_PLAIN)
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

/* ---- what ---- */

/* Quotations that open inside the sentence may close in a later one. */
static guint32
reach (const CcPhrase *phrase, guint end)
{
  guint32 byte = end > 0 ? cc_token_end (&phrase->tokens[end - 1]) : phrase->range.start;
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

static guint32
open_at (const CcPhrase *phrase, guint first)
{
  guint32 byte = phrase->tokens[first].start;

  if (phrase->gap[first] & CC_GAP_OPEN && phrase->quote[first] != G_MAXUINT)
    byte = MIN (byte, phrase->framing->quotes[phrase->quote[first]].range.start);
  return byte;
}

/* Where what follows @from ends: at the end of the sentence, or before a
   coordinated cue: ", adding that", ", and warned". */
static guint
right_end (const Reading *reading, guint n, guint from)
{
  const CcPhrase *phrase = &reading->phrase;

  for (guint i = n + 1; i < reading->n_cues; i++)
    {
      const Cue *next = &reading->cues[i];
      guint at = next->source_end > next->source_first && !next->inverted ? next->source_first
                                                                         : next->group;

      if (at <= from || phrase->quote[next->first] != phrase->quote[reading->cues[n].first])
        continue;
      if (next->form == FORM_GERUND && phrase->gap[at] & CC_GAP_COMMA)
        return at;
      if (phrase->class[at - 1] == CC_CLASS_COORDINATOR && next->form == FORM_PLAIN)
        return at - 1;
    }
  return phrase->n;
}

/* First word of what follows the verb; phrase->n when nothing does. */
static guint
right_start (const CcPhrase *phrase, const Cue *cue, gboolean has_left)
{
  guint from = cue->inverted ? cue->source_end : cue->end;
  gboolean hearer = strcmp (cue->entry->extra, "hearer") == 0;
  gboolean object = strcmp (cue->entry->extra, "object") == 0;

  if (from >= phrase->n || (cue->passive && strcmp (cue->entry->extra, "hearer") != 0
                            && phrase->class[from] != CC_CLASS_THAT))
    return cue->passive && from < phrase->n && phrase->class[from] == CC_CLASS_TO ? from : phrase->n;
  if (object)
    return from;
  if (phrase->class[from] == CC_CLASS_PREPOSITION || hearer || cue->inverted
      || phrase->class[from] == CC_CLASS_ADVERB)
    for (guint i = from; i < phrase->n && i < from + CLAUSE_WORDS; i++)
      {
        if (phrase->class[i] == CC_CLASS_THAT
            || phrase->gap[i] & (CC_GAP_OPEN | CC_GAP_COLON))
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
left_content (const Reading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  const Cue *cue = &reading->cues[n];
  guint head = cue->source_end > cue->source_first && !cue->inverted ? cue->source_first
                                                                    : cue->group;
  guint before, from = 0;
  CcRange range = { 0, 0 };

  if (head == 0 || strcmp (cue->entry->extra, "object") == 0
      || !(phrase->gap[head] & (CC_GAP_CLOSE | CC_GAP_COMMA)))
    return range;
  before = head - 1;
  for (guint i = n; i > 0; i--)
    if (reading->cues[i - 1].end <= before
        && phrase->quote[reading->cues[i - 1].first] == phrase->quote[cue->first])
      {
        from = MIN (reading->cues[i - 1].end, before);
        break;
      }
  if (phrase->gap[head] & CC_GAP_CLOSE && phrase->quote[before] != G_MAXUINT)
    {
      CcRange quote = phrase->framing->quotes[phrase->quote[before]].range;

      range.end = quote.end;
      range.start = quote.start <= phrase->range.start || from > 0 ? quote.start
                                                                   : phrase->tokens[0].start;
      return range;
    }
  if (from > 0)
    return range;
  range.start = open_at (phrase, 0);
  range.end = cc_token_end (&phrase->tokens[before]);
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

static CcRange
find_content (const Reading *reading, guint n)
{
  const CcPhrase *phrase = &reading->phrase;
  const Cue *cue = &reading->cues[n];
  CcRange left = left_content (reading, n);
  guint from = right_start (phrase, cue, !cc_range_is_empty (left));
  guint end = from < phrase->n ? right_end (reading, n, from) : from;
  gboolean colon = end == phrase->n && phrase->gap[phrase->n] & CC_GAP_COLON;
  CcRange content = left;
  guint32 more;

  if (end > from
      && (cc_range_is_empty (left)
          || (phrase->gap[from] & CC_GAP_OPEN) || phrase->class[from] == CC_CLASS_THAT))
    {
      guint32 start = open_at (phrase, from);

      content = cc_range_is_empty (left) ? (CcRange) { start, 0 } : left;
      content.end = reach (phrase, end);
    }
  if ((!cc_range_is_empty (left) && phrase->quote[cue->first] == G_MAXUINT
       && content.end == left.end) || colon)
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

static void
mark_verbs (Reading *reading)
{
  CcPhrase *phrase = &reading->phrase;

  for (guint n = 0; n < reading->n_cues; n++)
    find_source (reading, n);
  for (guint n = 0; n < reading->n_cues; n++)
    {
      const Cue *cue = &reading->cues[n];
      CcRange range = cc_phrase_range (phrase, cue->first, cue->end);
      CcRange content = find_content (reading, n);
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

/* ---- phrases ---- */

/* The rest of the sentence beside words @first up to @end: after a comma that
   follows them when they open the sentence, else what stands before them. */
static CcRange
beside (const CcPhrase *phrase, guint first, guint end)
{
  CcRange range = { 0, 0 };

  if (first > 1)
    {
      range.start = open_at (phrase, 0);
      range.end = reach (phrase, first);
      if (phrase->gap[first] & CC_GAP_CLOSE && phrase->quote[first - 1] != G_MAXUINT)
        range.start = MIN (range.start,
                           phrase->framing->quotes[phrase->quote[first - 1]].range.start);
    }
  else if (end < phrase->n)
    {
      range.start = open_at (phrase, end);
      range.end = reach (phrase, phrase->n);
    }
  return range;
}

/* ", so der Minister": only after a comma or a quotation and before a name. */
static gboolean
is_so (const CcPhrase *phrase, guint first, guint end)
{
  return first > 1 && phrase->gap[first] & (CC_GAP_COMMA | CC_GAP_CLOSE) && end < phrase->n
         && !phrase->gap[end]
         && (phrase->class[end] == CC_CLASS_DETERMINER || cc_phrase_is_capital (phrase, end));
}

static void
mark_phrase (Reading *reading, const CcHit *hit)
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
  mark->content = beside (phrase, first, end);
  if (strcmp (hit->entry->category, "phrase-hearsay") == 0 && end < phrase->n)
    mark->content.end = reach (phrase, phrase->n);
}

/* "his claim that the port is safe". */
static void
mark_noun (Reading *reading, const CcHit *hit)
{
  CcFraming *framing = reading->framing;
  const CcPhrase *phrase = &reading->phrase;
  guint first = hit->token - phrase->first, end = first + hit->n_tokens;
  guint owner = first;
  CcMark *mark;

  for (guint n = 0; n < reading->n_cues; n++)
    if (reading->cues[n].first <= first && first < reading->cues[n].end)
      return; /* it is a verb here */
  if (!is_class (phrase, end, CC_CLASS_THAT) || phrase->gap[end]
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
  mark->content.start = phrase->tokens[end].start;
  mark->content.end = reach (phrase, phrase->n);
}

/* Calls @mark for the entries of @list in the words in hand. */
static void
mark_list (Reading *reading, const char *list, void (*mark) (Reading *, const CcHit *))
{
  const CcPhrase *phrase = &reading->phrase;

  for (CcHit hit = { 0 }; cc_framing_next (reading->framing, list, phrase->sentence, &hit);)
    if (hit.token >= phrase->first && hit.token + hit.n_tokens <= phrase->first + phrase->n
        && !is_speech (phrase, hit.token - phrase->first))
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
  mark->content.start = open_at (phrase, end);
  mark->content.end = reach (phrase, phrase->n);
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
  Reading reading;

  if (!has_cue (framing, sentence))
    return;
  reading.framing = framing;
  for (guint32 from = 0; cc_phrase_read (&reading.phrase, framing, sentence, from);
       from += CC_PHRASE_WORDS)
    {
      find_cues (&reading);
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
