/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * comparison.h: everything that a report may show.
 *
 * A CcComparison owns the results of all stages, from the corpus on; a writer
 * takes it and nothing else.
 */
#ifndef CROSSCLAIM_COMPARISON_H
#define CROSSCLAIM_COMPARISON_H

#include <crossclaim/mark.h>

G_BEGIN_DECLS

/** What comes nearest in outlets without a mention is looked for in curated claims
 *  and in the first so many others, which are the strongest. */
#define CC_NEAREST_CLAIMS 5000

/** How one outlet tells one claim. */
typedef struct
{
  guint32 column;     /* of the outlet */
  guint n_mentions;   /* 0: not found */
  guint n_articles;   /* of the outlet's articles, those that mention it */
  guint n_searched;   /* of the outlet's articles, those inside the claim's time window */
  float nearest;      /* highest score of any sentence of the outlet with the claim; 0 when nothing was close, or it was not looked for */
  guint32 nearest_sentence; /* that sentence, or G_MAXUINT32 */
} CcCoverage;

/** One figure in a mention, and how it relates to the claim's other figures. */
typedef struct
{
  guint32 quantity; /* into CcText.quantities */
  guint mention;    /* of the claim */
  guint group;      /* figures of one claim that measure the same thing share a group; from 0 */
} CcFigure;

/** Figures of one claim that measure the same thing. */
typedef struct
{
  CcFigureRelation relation; /* the widest between any two of different outlets */
  guint n_figures;
} CcFigureGroup;

typedef struct
{
  const CcClaim *claim;
  CcCoverage *coverage;   /* by column: of outlets of which there is more to say than that all
                             their articles were searched and nothing was close */
  guint n_coverage;
  GArray *figures;        /* of CcFigure, by group, then mention */
  GArray *figure_groups;  /* of CcFigureGroup */
} CcClaimView;

/** A count with its denominator, and a 95% Wilson score interval (Wilson 1927)
 *  of the share; per 1,000 words when printed. */
typedef struct
{
  guint32 count;
  guint32 words;
  double low, high; /* shares, not per thousand */
} CcRate;

/** A word one outlet uses more than the others: log-odds with an informative
 *  Dirichlet prior, in standard errors (Monroe, Colaresi and Quinn 2008). */
typedef struct
{
  guint32 word;   /* into CcText.words: the commonest form of the stem there */
  guint32 count;  /* in this outlet */
  guint32 others; /* in the others */
  double log_odds;
  double low, high; /* 95% interval of log_odds */
  double z;
} CcDistinctive;

/** What is counted about an outlet as a whole. */
typedef struct
{
  guint32 outlet;  /* index into CcCorpus.outlets */
  guint n_articles; /* but for those with the very text of another of the outlet, as in all that follows */
  CcDate first, last; /* of its dated articles */
  guint32 sentences;
  guint32 words;        /* all */
  guint32 words_quoted; /* of these, inside quotations */
  CcRate *own;          /* by detector: marks in the outlet's own voice, over own words */
  CcRate *quoted;       /* by detector: in quoted voices, over quoted words */
  GArray *distinctive;  /* of CcDistinctive, highest z first, at most 20 with z > 1.96 */
} CcProfile;

/** Where a report comes from. */
typedef struct
{
  char *version;
  char *command;   /* options that change the result, in a fixed order */
  gint64 made;     /* SOURCE_DATE_EPOCH if set, else the time of the run; seconds */
  GPtrArray *inputs; /* of char *: "xxh3 0123456789abcdef  data/en/hedges.list" for lists, weights, claims and decisions */
} CcProvenance;

typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcCopies *copies;
  CcMatches *matches;
  GArray *passages;       /* of CcPassage; NULL unless the run ended with them */
  CcCuratedFile *curated; /* or NULL */
  CcDecisionFile *decisions; /* or NULL */
  CcClaims *claims;
  CcMarks *marks;         /* or NULL when framing was not asked for */
  guint32 n_outlets;      /* outlets with an article, in column order */
  CcProfile *profiles;    /* one an outlet */
  GPtrArray *views;       /* of CcClaimView *, one a claim, in the order of claims */
  CcProvenance provenance;
  guint threads;          /* on which it is written; 0: one per core */
} CcComparison;

/** Compares, on @threads threads (0: one per core). Takes everything over; all
 *  but @corpus may be NULL. New; does not fail. */
CC_API CcComparison *cc_compare (CcCorpus *corpus, CcText *text, CcCopies *copies,
                                 CcMatches *matches, CcCuratedFile *curated, CcClaims *claims,
                                 CcMarks *marks, guint threads);
CC_API void cc_comparison_free (CcComparison *comparison);

/** Column of an outlet, or -1 for one without articles. */
CC_API int cc_comparison_column (const CcComparison *comparison, guint32 outlet);

/** How the outlet of column @column, below CcComparison.n_outlets, tells the claim of @view:
 *  what stands in its coverage, or what holds for an outlet that does not. */
CC_API CcCoverage cc_claim_coverage (const CcComparison *comparison, const CcClaimView *view,
                                     guint32 column);

/** "none", "equal", "rounded", "different". */
CC_API const char *cc_figure_relation_name (CcFigureRelation relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcComparison, cc_comparison_free)

G_END_DECLS

#endif
