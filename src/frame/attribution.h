/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* attribution.h: a sentence read for who says what.

   In three steps, a file each: cc_reading_find_cues(), then for every cue in order
   cc_reading_find_source(), and only then cc_reading_find_content(), for a content
   ends where the next cue or its source begins. The detector itself makes marks of
   them. Word numbers count within the phrase in hand. */
#ifndef CC_ATTRIBUTION_H
#define CC_ATTRIBUTION_H

#include <frame/phrase.h>

/* Most cues looked at in one piece of a sentence. */
#define CC_MOST_CUES 64

/* How far a clause may stand from its verb: "said on Monday in Weston that". */
#define CC_CLAUSE_WORDS 14

typedef enum
{
  CC_FORM_PLAIN,     /* base, present or past */
  CC_FORM_GERUND,    /* "saying" */
  CC_FORM_INFINITIVE /* "to say" */
} CcCueForm;

/* A reporting verb that is a verb where it stands. */
typedef struct
{
  const CcListEntry *entry;
  guint first, end; /* words of the entry */
  guint group;      /* first word of the verb group: "has also said" */
  CcCueForm form;
  gboolean passive;
  gboolean modal;   /* "would say" */
  CcRange source;   /* may stand outside the words below when shared by several cues */
  guint source_first, source_end; /* words; equal when it has none here */
  gboolean inverted;              /* its source stands after it */
} CcCue;

typedef struct
{
  CcFraming *framing;
  CcPhrase phrase;
  CcCue cues[CC_MOST_CUES]; /* in order, none inside speech */
  guint n_cues;
} CcReading;

/* Fills the cues of reading->phrase from the list "reporting". */
void cc_reading_find_cues (CcReading *reading);

/* Sets the source of cue number @n; those before it must have theirs. */
void cc_reading_find_source (CcReading *reading, guint n);

/* What cue number @n reports, in the sentence and in quotations that go on after
   it; empty when it reports nothing. All sources must be known. */
CcRange cc_reading_find_content (const CcReading *reading, guint n);

/* TRUE inside a quotation: whom a speaker quotes is not what the outlet reports.
   A word or two in quotation marks are the outlet's all the same. */
gboolean cc_phrase_is_speech (const CcPhrase *phrase, guint i);

/* The byte where a content that ends before word @end ends: quotations that open
   inside the sentence may close in a later one. */
guint32 cc_phrase_reach (const CcPhrase *phrase, guint end);

/* The byte where a content that begins with word @first begins, with the
   quotation mark before it. */
guint32 cc_phrase_open (const CcPhrase *phrase, guint first);

/* The rest of the sentence beside words @first up to @end: after a comma that
   follows them when they open the sentence, else what stands before them. */
CcRange cc_phrase_beside (const CcPhrase *phrase, guint first, guint end);

static inline gboolean
cc_phrase_is_class (const CcPhrase *phrase, guint i, CcClass class)
{
  return i < phrase->n && phrase->class[i] == class;
}

#endif
