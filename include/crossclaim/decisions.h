/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * decisions.h: what a person has decided about claims.
 *
 * Decisions speak of sentences and of curated claims, not of groups, as groups change
 * when articles are added. A claim that was found is called by the id of any sentence
 * that states it; the id that a report prints for it is that of its central sentence
 * (see cc_sentence_id()).
 */
#ifndef CROSSCLAIM_DECISIONS_H
#define CROSSCLAIM_DECISIONS_H

#include <crossclaim/base.h>

G_BEGIN_DECLS

typedef enum
{
  CC_DECISION_SAME,     /* the subjects state one claim */
  CC_DECISION_NOT_SAME, /* none of the further subjects states the claim of the first */
  CC_DECISION_TITLE,    /* the one subject's claim is called @title */
  CC_DECISION_HIDE,     /* the subjects' claims are left out of the report */
} CcDecisionKind;

typedef struct
{
  char *label;     /* section name */
  CcDecisionKind kind;
  char **subjects; /* as written: the id of a curated claim or of a sentence, or ARTICLE "WORDS";
                      one or more, for SAME and NOT_SAME two or more */
  char *title;     /* needed for TITLE, may be there for SAME, else NULL */
  char *note;      /* the reason, or NULL */
  guint changed;   /* once applied: mentions joined or taken out, claims hidden or given a title */
  guint dissolved; /* claims that fell away because one outlet alone was left in them */
  GPtrArray *problems; /* of char *, owned: what could not be applied; also in CcCorpus.notices */
} CcDecision;

/** A file of decisions: GKeyFile, one section a decision. */
typedef struct
{
  char *path;
  GPtrArray *decisions; /* of CcDecision *, owned, in file order; may be empty */
  guint64 digest;       /* XXH3-64 of the file */
} CcDecisionFile;

/** Reads a file of decisions. New, or NULL with CC_ERROR_READ or CC_ERROR_SYNTAX; an
 *  unknown key is an error that names file and section. */
CC_API CcDecisionFile *cc_decisions_read (const char *path, GError **error);
CC_API void cc_decisions_free (CcDecisionFile *file);

/** "same", "not-same", "title", "hide". */
CC_API const char *cc_decision_kind_name (CcDecisionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcDecisionFile, cc_decisions_free)

G_END_DECLS

#endif
