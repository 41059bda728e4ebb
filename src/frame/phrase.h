/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* phrase.h: a sentence seen as word classes and gaps, and its noun phrases.

   There is no tagger: closed classes come from the list "grammar", everything
   else is an open-class word, and punctuation stands in the gaps between words.
   That is enough to find who stands before or after a reporting verb. */
#ifndef CC_PHRASE_H
#define CC_PHRASE_H

#include <frame/frame.h>

typedef enum
{
  CC_CLASS_OPEN, /* noun, verb, adjective: any word of no closed class */
  CC_CLASS_DETERMINER,
  CC_CLASS_POSSESSIVE,
  CC_CLASS_PREPOSITION,
  CC_CLASS_BE,
  CC_CLASS_AUXILIARY,
  CC_CLASS_MODAL,
  CC_CLASS_ADVERB,
  CC_CLASS_TO,
  CC_CLASS_PRONOUN,  /* as a subject */
  CC_CLASS_OBJECT,   /* "him" */
  CC_CLASS_RELATIVE, /* "who" */
  CC_CLASS_THAT,
  CC_CLASS_QUESTION, /* "whether" */
  CC_CLASS_COORDINATOR,
  CC_CLASS_SUBORDINATOR,
  CC_CLASS_IN_LY, /* of a word only: an adverb, or with a capital an open-class word */
} CcClass;

/* What stands between a word and the one before it. */
enum
{
  CC_GAP_COMMA = 1 << 0,
  CC_GAP_COLON = 1 << 1,
  CC_GAP_STOP = 1 << 2,  /* ; . ! ? … */
  CC_GAP_DASH = 1 << 3,  /* a dash, not a hyphen */
  CC_GAP_PAREN = 1 << 4,
  CC_GAP_OPEN = 1 << 5,  /* a quotation opens */
  CC_GAP_CLOSE = 1 << 6, /* a quotation closes */
};

/* Longer sentences are seen in pieces of this many words. */
#define CC_PHRASE_WORDS 512

typedef struct
{
  const CcFraming *framing;
  const char *body;      /* the article's text */
  const CcToken *tokens; /* n of them */
  guint32 first;         /* number of tokens[0] in CcText.tokens */
  guint32 sentence;
  guint n;
  gboolean verb_second;  /* German: "Am Montag sagte der Minister" */
  CcRange range;         /* of the sentence */
  guint8 class[CC_PHRASE_WORDS];
  guint8 gap[CC_PHRASE_WORDS + 1]; /* before each word; the last: after the last word */
  guint quote[CC_PHRASE_WORDS];    /* innermost quotation, or G_MAXUINT */
} CcPhrase;

/* The class of each word of @text, as the list "grammar" has it: new. */
guint8 *cc_phrase_classes_new (const CcText *text, const CcLexicons *lexicons);

/* Reads words @from … of @sentence. FALSE when there are none. */
gboolean cc_phrase_read (CcPhrase *phrase, const CcFraming *framing, guint32 sentence,
                         guint32 from);

/* Where word @i starts and ends in the article's text. */
static inline guint32
cc_phrase_word_start (const CcPhrase *phrase, guint i)
{
  return phrase->range.start + phrase->tokens[i].offset;
}

static inline guint32
cc_phrase_word_end (const CcPhrase *phrase, guint i)
{
  return cc_phrase_word_start (phrase, i) + phrase->tokens[i].length;
}

/* Bytes of words @from up to @end (exclusive). */
CcRange cc_phrase_range (const CcPhrase *phrase, guint from, guint end);

/* First word of the noun phrase whose last word is @last, looking no further
   left than @floor. */
guint cc_phrase_noun_start (const CcPhrase *phrase, guint floor, guint last);

/* End (exclusive) of the noun phrase that begins at @first; @first when none does. */
guint cc_phrase_noun_end (const CcPhrase *phrase, guint first, guint ceiling);

static inline gboolean
cc_phrase_is_capital (const CcPhrase *phrase, guint i)
{
  return (phrase->tokens[i].flags & CC_TOKEN_CAPITAL) != 0;
}

/* The lower-cased form of word @i. */
static inline const char *
cc_phrase_word (const CcPhrase *phrase, guint i)
{
  return cc_text_word (phrase->framing->text, phrase->tokens[i].word);
}

#endif
