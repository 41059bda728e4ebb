/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/phrase.h>

#include <string.h>

/* Noun phrases are looked for within this many words. */
#define NOUN_WORDS 24

static CcClass
class_named (const char *category)
{
  static const struct
  {
    const char *name;
    CcClass class;
  } classes[] = {
    { "determiner", CC_CLASS_DETERMINER },   { "preposition", CC_CLASS_PREPOSITION },
    { "coordinator", CC_CLASS_COORDINATOR }, { "be", CC_CLASS_BE },
    { "pronoun", CC_CLASS_PRONOUN },         { "possessive", CC_CLASS_POSSESSIVE },
    { "auxiliary", CC_CLASS_AUXILIARY },     { "adverb", CC_CLASS_ADVERB },
    { "to", CC_CLASS_TO },                   { "that", CC_CLASS_THAT },
    { "modal", CC_CLASS_MODAL },             { "subordinator", CC_CLASS_SUBORDINATOR },
    { "relative", CC_CLASS_RELATIVE },       { "question", CC_CLASS_QUESTION },
    { "object", CC_CLASS_OBJECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (*classes[i].name == *category && strcmp (classes[i].name, category) == 0)
      return classes[i].class;
  return CC_CLASS_OPEN;
}

guint8 *
cc_phrase_classes_new (const CcText *text, const CcLexicons *lexicons)
{
  guint8 *classes = g_new0 (guint8, MAX (text->n_words, 1));
  int grammar = cc_lexicons_list (lexicons, "grammar");

  for (guint32 w = 0; w < text->n_words; w++)
    {
      const CcListEntry *entry = cc_lexicons_entry (
          lexicons, cc_lexicons_language (lexicons, text->words[w].language), grammar, w);

      if (entry)
        classes[w] = (guint8) class_named (entry->category);
      else if (g_str_has_suffix (cc_text_word (text, w), "ly"))
        classes[w] = CC_CLASS_IN_LY;
    }
  return classes;
}

static guint8
gap_of (const char *c)
{
  switch (g_utf8_get_char (c))
    {
    case ',':
      return CC_GAP_COMMA;
    case ':':
      return CC_GAP_COLON;
    case ';':
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
      return CC_GAP_STOP;
    case 0x2013: /* – */
    case 0x2014: /* — */
      return CC_GAP_DASH;
    case '(':
    case ')':
    case '[':
    case ']':
      return CC_GAP_PAREN;
    default:
      return 0;
    }
}

static guint8
read_gap (const CcPhrase *phrase, guint32 start, guint32 end)
{
  guint8 gap = 0;

  if (end == start + 1 && phrase->body[start] == ' ')
    return 0;
  if (end > start + 1 && memchr (phrase->body + start, '-', end - start)
      && (phrase->body[start] == ' ' || phrase->body[start + 1] == '-'))
    gap |= CC_GAP_DASH; /* " - " or "--" */
  for (guint32 i = start; i < end; i += cc_utf8_length ((guchar) phrase->body[i]))
    gap |= gap_of (phrase->body + i);
  return gap;
}

/* The first word that begins at or after byte @offset. */
static guint
word_at (const CcPhrase *phrase, guint32 offset)
{
  guint low = 0, high = phrase->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cc_phrase_word_start (phrase, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Where quotations open and close, and which word is in which. */
static void
read_quotes (CcPhrase *phrase, guint32 end)
{
  const CcFraming *framing = phrase->framing;
  const CcQuote *around = cc_framing_quote_around (framing, cc_phrase_range (phrase, 0, 1));

  for (const CcQuote *q = around; q; q = cc_framing_quote_parent (framing, q))
    if (q->range.end <= end + 1)
      phrase->gap[word_at (phrase, q->range.end)] |= CC_GAP_CLOSE;
  for (guint i = 0; i < phrase->n; i++)
    phrase->quote[i] = around ? (guint) (around - framing->quotes) : G_MAXUINT;
  for (const CcQuote *q = around; q; q = cc_framing_quote_parent (framing, q))
    for (guint i = word_at (phrase, q->range.end); i < phrase->n; i++)
      phrase->quote[i] = q->parent;
  for (guint i = cc_framing_quote_from (framing, cc_phrase_word_start (phrase, 0));
       i < framing->n_quotes && framing->quotes[i].range.start < end; i++)
    {
      const CcQuote *q = &framing->quotes[i];
      guint from = word_at (phrase, q->range.start), to = word_at (phrase, q->range.end);

      phrase->gap[from] |= CC_GAP_OPEN;
      phrase->gap[to] |= CC_GAP_CLOSE;
      for (guint w = from; w < to; w++)
        phrase->quote[w] = i;
    }
}

gboolean
cc_phrase_read (CcPhrase *phrase, const CcFraming *framing, guint32 sentence, guint32 from)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  guint32 last;

  if (from >= s->n_tokens)
    return FALSE;
  phrase->framing = framing;
  phrase->body = cc_text_article (text, s)->text;
  phrase->sentence = sentence;
  phrase->verb_second = strcmp (cc_text_article (text, s)->language, "de") == 0;
  phrase->first = s->tokens + from;
  phrase->tokens = &text->tokens[phrase->first];
  phrase->n = MIN (s->n_tokens - from, CC_PHRASE_WORDS);
  phrase->range = s->range;
  last = s->range.start;
  for (guint i = 0; i < phrase->n; i++)
    {
      phrase->class[i] = framing->classes[phrase->tokens[i].word];
      if (phrase->class[i] == CC_CLASS_IN_LY)
        phrase->class[i] = cc_phrase_is_capital (phrase, i) ? CC_CLASS_OPEN : CC_CLASS_ADVERB;
      phrase->gap[i] = i > 0 ? read_gap (phrase, last, cc_phrase_word_start (phrase, i)) : 0;
      last = cc_phrase_word_end (phrase, i);
    }
  phrase->gap[phrase->n] = read_gap (phrase, last, MAX (last, s->range.end));
  read_quotes (phrase, s->range.end);
  return TRUE;
}

CcRange
cc_phrase_range (const CcPhrase *phrase, guint from, guint end)
{
  if (from >= end)
    return (CcRange) { 0, 0 };
  return (CcRange) { cc_phrase_word_start (phrase, from), cc_phrase_word_end (phrase, end - 1) };
}

/* ---- noun phrases ---- */

static gboolean
ends_noun (const CcPhrase *phrase, guint i)
{
  switch ((CcClass) phrase->class[i])
    {
    case CC_CLASS_OPEN:
    case CC_CLASS_DETERMINER:
    case CC_CLASS_POSSESSIVE:
    case CC_CLASS_PREPOSITION:
    case CC_CLASS_OBJECT:
      return FALSE;
    case CC_CLASS_COORDINATOR:
      /* "Smith and Jones", "Health and Safety" */
      return i == 0 || i + 1 >= phrase->n || !cc_phrase_is_capital (phrase, i - 1)
             || !cc_phrase_is_capital (phrase, i + 1);
    default:
      return TRUE;
    }
}

guint
cc_phrase_noun_start (const CcPhrase *phrase, guint floor, guint last)
{
  guint start = last + 1;

  floor = MAX (floor, last > NOUN_WORDS ? last - NOUN_WORDS : 0);
  if (phrase->class[last] == CC_CLASS_PRONOUN)
    return last;
  while (start > floor && !ends_noun (phrase, start - 1))
    {
      start--;
      if (phrase->gap[start] != 0)
        break;
      if ((phrase->class[start] == CC_CLASS_DETERMINER
           || phrase->class[start] == CC_CLASS_POSSESSIVE)
          && (start == 0 || phrase->class[start - 1] != CC_CLASS_PREPOSITION))
        break;
    }
  /* "In Weston officials said": what is left of a phrase that is not theirs. */
  while (start < last && phrase->class[start] == CC_CLASS_PREPOSITION)
    start++;
  return start;
}

/* In German a small letter after a noun begins something else, mostly the verb. */
static gboolean
is_past_noun (const CcPhrase *phrase, guint first, guint i)
{
  return phrase->verb_second && i > first && phrase->class[i] == CC_CLASS_OPEN
         && !cc_phrase_is_capital (phrase, i) && cc_phrase_is_capital (phrase, i - 1);
}

guint
cc_phrase_noun_end (const CcPhrase *phrase, guint first, guint ceiling)
{
  guint end = first;

  ceiling = MIN (ceiling, first + NOUN_WORDS);
  if (first < ceiling && phrase->class[first] == CC_CLASS_PRONOUN)
    return first + 1;
  while (end < ceiling && !ends_noun (phrase, end) && (end == first || phrase->gap[end] == 0)
         && (end > first || phrase->class[end] != CC_CLASS_PREPOSITION)
         && phrase->class[end] != CC_CLASS_OBJECT && !is_past_noun (phrase, first, end))
    end++;
  while (end > first && phrase->class[end - 1] == CC_CLASS_PREPOSITION)
    end--;
  return end;
}
