/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * mark.h: words that frame what is said.
 *
 * A mark says what fired, where, by which rule, and in whose voice; it never
 * judges. A detector is one file, src/frame/frame-NAME.c, that defines one
 * constant CcDetector, and one word in src/frame/local.mk.
 */
#ifndef CROSSCLAIM_MARK_H
#define CROSSCLAIM_MARK_H

#include <crossclaim/claim.h>

G_BEGIN_DECLS

/** Whose words a mark stands in. */
typedef enum
{
  CC_VOICE_OUTLET, /* the outlet's own */
  CC_VOICE_QUOTED, /* inside a quotation */
} CcVoice;

typedef struct
{
  guint32 sentence;     /* into CcText.sentences */
  CcRange range;        /* what is marked */
  guint16 detector;     /* index into cc_detectors() */
  guint8 voice;         /* CcVoice */
  const char *category; /* interned; "hedge-modal", "verb-factive", … */
  const char *entry;    /* interned; the list entry or rule that fired */
  float weight;         /* 0 to 1: how surely the entry is what the category says */
  CcRange speaker;      /* who is quoted (same article), if voice is QUOTED and known */
  /* attribution only; empty elsewhere */
  CcRange cue;          /* "said", "according to" */
  CcRange source;       /* who; empty when the text names nobody */
  CcRange content;      /* what is attributed */
} CcMark;

/** What a detector is given and where it puts its marks; see src/frame/frame.h. */
typedef struct CcFraming CcFraming;

typedef struct
{
  const char *name;   /* "hedge" */
  const char *marks;  /* what it marks, one line */
  const char *basis;  /* published basis, "Hyland 2005" */
  const char *const *lists; /* word lists it needs, "hedges"; NULL-terminated */
  /** Marks sentence number @sentence. */
  void (*analyse) (CcFraming *framing, guint32 sentence);
} CcDetector;

/** All detectors, NULL-terminated, in order of name. */
CC_API const CcDetector *const *cc_detectors (void);

typedef struct
{
  const CcText *text; /* not owned */
  CcMark *marks;      /* by sentence, then start, then detector */
  guint32 n_marks;
  guint32 *sentence_marks; /* n_sentences + 1 starts into marks */
} CcMarks;

/** Marks every sentence of @text with every detector, or with @only if that is
 *  not NULL. New, or NULL with CC_ERROR_USAGE (no such detector, message lists
 *  those there are) or CC_ERROR_SYNTAX (a word list is malformed). */
CC_API CcMarks *cc_frame (const CcText *text, const char *only, guint threads, GError **error);
CC_API void cc_marks_free (CcMarks *marks);

/** How strongly the marks of @detector speak in sentence @sentence, 0 to 1: one
 *  minus the product of one minus each weight (noisy or). For inspect's labels;
 *  no report shows it. */
CC_API double cc_marks_score (const CcMarks *marks, guint32 sentence, const char *detector);

/** "own" or "quoted". */
CC_API const char *cc_voice_name (CcVoice voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcMarks, cc_marks_free)

G_END_DECLS

#endif
