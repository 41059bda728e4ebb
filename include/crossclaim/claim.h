/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * claim.h: what several sentences state.
 *
 * A found claim has mentions in at least two outlets, and each mention matches
 * the claim's central sentence (its medoid) or most of its mentions: matches
 * are never chained. A curated claim may have no mention at all. What a person decides
 * goes before that: a mention that was joined by hand need not match anything.
 */
#ifndef CROSSCLAIM_CLAIM_H
#define CROSSCLAIM_CLAIM_H

#include <crossclaim/copies.h>
#include <crossclaim/decisions.h>
#include <crossclaim/match.h>

G_BEGIN_DECLS

/** A claim that a person wrote down beforehand. */
typedef struct
{
  char *id;          /* section name */
  char *title;
  char **wordings;   /* ways to say it, matched like any sentence; may be empty if there are phrases */
  char **phrases;    /* exact phrases (by stem) any of which is a mention, or empty */
  char *figure;      /* expected figure as text, "3.5 billion USD", or NULL */
  CcDate from, to;   /* articles outside are not searched; unknown = open */
  char *note;        /* or NULL */
  char *source;      /* or NULL */
} CcCurated;

/** TRUE when an article of that date lies in the claim's time window; an unknown
 *  date, or an open end, excludes nothing. */
static inline gboolean
cc_curated_covers (const CcCurated *curated, CcDate published)
{
  return cc_date_compare (published, curated->from) >= 0
         && cc_date_compare (published, curated->to) <= 0;
}

/** A file of curated claims: GKeyFile, one section a claim; an optional
 *  section [aliases] names sets of words to be taken for one another. */
typedef struct
{
  char *path;
  GPtrArray *claims;  /* of CcCurated *, owned, in file order */
  GPtrArray *aliases; /* of char ** (NULL-terminated), owned */
  guint64 digest;     /* XXH3-64 of the file */
} CcCuratedFile;

/** Reads a file of curated claims. New, or NULL with CC_ERROR_READ or
 *  CC_ERROR_SYNTAX; an unknown key is an error that names file and section. */
CC_API CcCuratedFile *cc_curated_read (const char *path, GError **error);
CC_API void cc_curated_free (CcCuratedFile *file);

/** How a sentence came to belong to a claim. */
typedef enum
{
  CC_JOINED_CORE,    /* the medoid */
  CC_JOINED_MATCH,   /* matches the medoid, or most of the mentions */
  CC_JOINED_WORDING, /* matches wording number @via of a curated claim */
  CC_JOINED_FIGURE,  /* counts the same thing as sentence @via, differently */
  CC_JOINED_PHRASE,  /* holds phrase number @via of a curated claim */
  CC_JOINED_DECISION, /* a person said so: number @via of CcDecisionFile.decisions */
} CcJoined;

/** Why a mention counts as telling what an earlier one has told. */
typedef enum
{
  CC_REPEATS_NOTHING,
  CC_REPEATS_WORDS,  /* it says so nearly word for word */
  CC_REPEATS_TEXT,   /* the articles are copies, and the words are much alike */
  CC_REPEATS_ORIGIN, /* the articles credit the same agency, and the words are much alike */
} CcRepeats;

typedef struct
{
  guint32 sentence;  /* into CcText.sentences */
  float strength;    /* score of the match that joined it; 1 for the medoid; for a decision, score
                        with the central sentence, 0 where there is none */
  guint8 joined;     /* CcJoined */
  guint32 via;       /* sentence that joined it, or number of wording, phrase or decision */
  gint32 copy_of;    /* earlier mention (index in the claim) that tells the same, or -1 */
  guint8 repeats;    /* CcRepeats: why @copy_of */
} CcMention;

typedef struct
{
  char *id;           /* section name, or the medoid's cc_sentence_id() */
  char *title;        /* the medoid's own words, or the curated title; see @titled */
  CcMention *mentions; /* in order of sentences; one article may have several */
  guint n_mentions;
  guint n_articles;   /* articles with a mention, the same one of an outlet once */
  guint n_outlets;    /* outlets with a mention */
  guint n_tellings;   /* mentions that are not copies */
  guint n_independent; /* outlets, those between which a mention is a copy counted as one */
  gboolean formula;   /* the mentions share a stock phrase and little else */
  const CcCurated *curated; /* or NULL: found */
  const CcDecision *titled; /* a person's decision that gave @title, or NULL */
  GPtrArray *decided;       /* of const CcDecision *: those that changed the claim; or NULL */
} CcClaim;

typedef struct
{
  const CcMatches *matches;     /* not owned */
  const CcCopies *copies;       /* not owned; or NULL */
  const CcCuratedFile *curated; /* not owned; or NULL */
  const CcDecisionFile *decisions; /* not owned; or NULL */
  GPtrArray *claims; /* of CcClaim *, owned: curated in file order, then found, the strongest first */
  GPtrArray *hidden; /* likewise, those that decisions leave out */
  struct CcTellings *tellings; /* private */
} CcClaims;

/** Groups @matches into claims. @copies may be NULL, and then mentions repeat one
 *  another only by their words. @curated may be NULL; otherwise @text must hold
 *  its wordings (see cc_corpus_add_curated()). New; does not fail. @threads 0 means
 *  one per core. */
CC_API CcClaims *cc_claims_new (const CcMatches *matches, const CcCopies *copies,
                                const CcCuratedFile *curated, guint threads);
CC_API void cc_claims_free (CcClaims *claims);

/** Does with @claims what @decisions say, and notes there what came of each. What cannot
 *  be made out is told in @notices, before what stands there, and the rest is done. FALSE
 *  with CC_ERROR_SYNTAX when the same two are said to be the same and not the same;
 *  nothing is changed then. Once for any claims; @decisions must outlive them. */
CC_API gboolean cc_claims_decide (CcClaims *claims, CcDecisionFile *decisions, GPtrArray *notices,
                                  GError **error);

/** Index of the mention of @claim that is sentence @sentence, or -1. */
CC_API int cc_claim_mention (const CcClaim *claim, guint32 sentence);

/** Appends the wordings of @curated to @corpus as an article of a curated
 *  outlet, one block a wording, so that they are cut and aligned like any
 *  other text; phrases follow the wordings. */
CC_API void cc_corpus_add_curated (CcCorpus *corpus, const CcCuratedFile *curated);

/** "words", "text", "origin"; NULL for CC_REPEATS_NOTHING. */
CC_API const char *cc_repeats_name (CcRepeats repeats);

/** "core", "match", "wording", "figure", "phrase", "decision". */
CC_API const char *cc_joined_name (CcJoined joined);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcCuratedFile, cc_curated_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcClaims, cc_claims_free)

G_END_DECLS

#endif
