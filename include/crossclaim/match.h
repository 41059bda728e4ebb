/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * match.h: two sentences of different articles that say the same.
 *
 * A CcMatch has a < b, both indexes into CcText.sentences, and a score in
 * [0,1] that is the estimated probability that a reader would call the two
 * the same claim. The evidence is kept with it.
 */
#ifndef CROSSCLAIM_MATCH_H
#define CROSSCLAIM_MATCH_H

#include <crossclaim/sentence.h>

G_BEGIN_DECLS

/** The signals, in the order of CcMatch.signals. All lie in [0,1]. */
typedef enum
{
  CC_SIGNAL_COSINE,      /* idf-weighted cosine of all stems (Salton and Buckley 1988) */
  CC_SIGNAL_MASS,        /* idf of shared content words, m / (m + 12): how much is shared at all */
  CC_SIGNAL_WORDS,       /* the same with function words */
  CC_SIGNAL_OVERLAP,     /* geometric mean of cosine and words: much is shared, and little is not */
  CC_SIGNAL_CONTAINMENT, /* idf of shared content words over that of the lighter sentence (Broder 1997) */
  CC_SIGNAL_RUN,         /* idf of the longest shared run, m / (m + 12) */
  CC_SIGNAL_PAIRS,       /* unordered pairs of stems within a window, Jaccard */
  CC_SIGNAL_LETTERS,     /* cosine of letter 4-grams within words */
  CC_SIGNAL_NAMES,       /* shared names over the fewer; 0 where either has none */
  CC_SIGNAL_NUMBERS,     /* shared numbers, as written, over the fewer; 0 where either has none */
  CC_SIGNAL_UNCOUNTED,   /* both hold numbers, and none is the same */
  CC_SIGNAL_FIGURES,     /* a figure is equal or rounds to the other's */
  CC_SIGNAL_CLASH,       /* both count the same thing at about the same time, differently */
  CC_SIGNAL_DATES,       /* a date is compatible */
  CC_SIGNAL_APART,       /* dates are given and none is compatible */
  CC_SIGNAL_NEGATION,    /* one side negates, the other does not */
  CC_SIGNAL_COVERAGE,    /* mean share of each sentence's idf that the other article holds */
  CC_SIGNAL_ARTICLES,    /* idf cosine of the two articles, 1 from 0.2 on: about one event; nearer 1 for sentences alike */
  CC_SIGNAL_NEIGHBOURS,  /* overlap of the sentences beside these, the best */
  CC_SIGNAL_CHOICE,      /* ln of the longer article's sentences / 12: among how many one is picked; less for sentences alike */
  CC_SIGNAL_ALONE,       /* no article stands around one of them: coverage, articles and neighbours say nothing */
  CC_N_SIGNALS
} CcSignal;

typedef struct
{
  const char *name;        /* "cosine", as in the weights file and in JSON */
  const char *description; /* for explain and the manual */
} CcSignalInfo;

/** Name and meaning of each signal; an array of CC_N_SIGNALS. */
CC_API const CcSignalInfo *cc_signals (void);

typedef struct
{
  guint32 a, b;
  float score;
  float signals[CC_N_SIGNALS];
} CcMatch;

/** The logistic model, read from data/model/match.ini. */
typedef struct
{
  double intercept;
  double weights[CC_N_SIGNALS];
  double threshold;  /* a pair at or above it is a match */
  char *fitted_on;   /* provenance line of the file */
  guint64 digest;    /* XXH3-64 of the file */
} CcModel;

/** Reads a model. New, or NULL with CC_ERROR_READ or CC_ERROR_SYNTAX; every
 *  signal must have a weight and no other key may stand there. */
CC_API CcModel *cc_model_read (const char *path, GError **error);
CC_API void cc_model_free (CcModel *model);

/** What the join did, for the report's notes and --stats. */
typedef struct
{
  guint64 postings;
  guint64 groups;       /* shingles that occur in two or more sentences */
  guint64 groups_linked; /* of these, too common to pair: neighbours linked instead */
  guint64 candidates;   /* pairs for which evidence was computed */
  guint64 matches;
} CcAlignCounts;

typedef struct
{
  const CcText *text;  /* not owned */
  CcModel *model;      /* owned */
  CcMatch *matches;    /* sorted by a, then b */
  guint32 n_matches;
  CcMatch *differing;  /* pairs below min_score that count the same thing differently; sorted likewise */
  guint32 n_differing;
  struct CcFeatures *features; /* private */
  double min_score;    /* pairs below were dropped */
  CcAlignCounts counts;
} CcMatches;

/** Aligns the sentences of @text across articles. @model is taken over.
 *  @aliases: sets of words to be taken for one another beside those of
 *  data/LANG/aliases.list, an array of char ** each NULL-terminated; or NULL.
 *  @min_score: keep pairs at or above; negative means the model's threshold,
 *  0 keeps every candidate. New, or NULL with CC_ERROR_SYNTAX (a list is
 *  malformed). */
CC_API CcMatches *cc_align (const CcText *text, CcModel *model, const GPtrArray *aliases,
                            double min_score, guint threads, GError **error);
CC_API void cc_matches_free (CcMatches *matches);

/** What matching knows of @text, without any match: enough for
 *  cc_match_pair() and a finder. Arguments and failure as of cc_align(). */
CC_API CcMatches *cc_matches_new (const CcText *text, CcModel *model, const GPtrArray *aliases,
                                  GError **error);

/** Evidence and score for any two sentences, whether or not they are a
 *  candidate. Fills @match; @a and @b in any order. */
CC_API void cc_match_pair (const CcMatches *matches, guint32 a, guint32 b, CcMatch *match);

/** How a pair of words agrees. */
typedef enum
{
  CC_SHARED_STEM,
  CC_SHARED_ALIAS,  /* different stems of one set of aliases, or spellings of a name */
  CC_SHARED_NUMBER,
} CcSharedKind;

/** A word of one sentence that stands in the other, for marking in reports. */
typedef struct
{
  guint32 token_a, token_b; /* into CcText.tokens */
  float idf;
  guint8 kind; /* CcSharedKind */
} CcShared;

/** The shared content words of sentences @a and @b in order of @a: a new
 *  GArray of CcShared, to be freed with g_array_unref(). */
CC_API GArray *cc_match_shared (const CcMatches *matches, guint32 a, guint32 b);

/** Looks up single sentences among those of the first @n_articles articles,
 *  without aligning everything. @matches need not hold any match and must
 *  outlive the finder. New; does not fail. One per thread. */
typedef struct CcFinder CcFinder;
CC_API CcFinder *cc_finder_new (const CcMatches *matches, guint32 n_articles);
CC_API void cc_finder_free (CcFinder *finder);

/** The sentences of other articles that match @sentence (any of the text) best,
 *  at most @limit, none with a score below @least: a new GArray of CcMatch, highest score first, to be freed
 *  with g_array_unref(). Sentences that share no term are never found. */
CC_API GArray *cc_finder_find (CcFinder *finder, guint32 sentence, guint limit,
                                double least);

/** How near a sentence comes to what was asked for. */
typedef enum
{
  CC_CLOSE, /* says it */
  CC_WEAK,  /* says some of it */
  CC_FAR,   /* shares a word or two */
} CcCloseness;

/** A sentence that answers another. */
typedef struct
{
  guint32 sentence, asked; /* indexes into CcText.sentences */
  float score;             /* in [0,1] */
  guint8 closeness;        /* CcCloseness */
} CcAnswer;

/** The sentences that answer @sentence (any that is not among those of the finder),
 *  best first: a new GArray of CcAnswer, to be freed with g_array_unref().
 *  For a fragment of at most five content words every sentence that holds one of
 *  them, or an equal figure; the score is the share of the fragment's idf that it
 *  holds, close from 0.8 and weak from 0.5 on. For a longer one the at most @limit
 *  best of cc_finder_find(), close from the model's threshold and weak from half of
 *  it on. */
CC_API GArray *cc_finder_answers (CcFinder *finder, guint32 sentence, guint limit);

/** Orders two CcAnswer, for g_array_sort(): closer first, then by score, then in the
 *  order of the collection. */
CC_API int cc_answer_compare (const void *x, const void *y);

/** "close", "weak", "far". */
CC_API const char *cc_closeness_name (CcCloseness closeness);

/** An article of the collection that holds what another says. */
typedef struct
{
  guint32 article;
  float score; /* in [0,1], see cc_finder_articles() */
} CcHolding;

/** The articles that hold most of what article @article says, at most @limit: a
 *  new GArray of CcHolding, highest score first, to be freed with
 *  g_array_unref(). The score is not a probability: it is a weighted mean of the
 *  share of the other's weight of words that is found (Okapi BM25, divided by what
 *  could be reached), the share of its pairs of neighbouring words, and the cosine
 *  of the sentence most like it. How rare a word is, is counted over the first
 *  @n_articles of the finder alone. */
CC_API GArray *cc_finder_articles (CcFinder *finder, guint32 article, guint limit);

/** @text (UTF-8) with the words of which tags and account names are made apart,
 *  "#NewBridge" as "New Bridge", and without web addresses: what a post says, for
 *  looking it up among articles. New. */
CC_API char *cc_query_words (const char *text);

/** One sentence in plain words that says why the two match or do not: new. */
CC_API char *cc_match_summary (const CcMatches *matches, const CcMatch *match);

/** The stem that stands for a stem and its aliases: equal for words that are
 *  taken for one another. */
CC_API guint32 cc_match_concept (const CcMatches *matches, guint32 stem);

/** How the figures of two sentences that state one claim relate. */
typedef enum
{
  CC_FIGURES_NONE,      /* not comparable */
  CC_FIGURES_EQUAL,
  CC_FIGURES_ROUNDED,   /* one is the other at a coarser step, or inside its range */
  CC_FIGURES_DIFFERENT,
} CcFigureRelation;

/** Compares two figures. NONE unless they measure the same kind of thing (the
 *  same unit; for counts, the same or a related noun). */
CC_API CcFigureRelation cc_figures_relate (const CcMatches *matches,
                                           const CcQuantity *a, const CcQuantity *b);

/** How one stretch of text came from another. */
typedef enum
{
  CC_PASSAGE_VERBATIM,    /* at least 95% of the words are copied */
  CC_PASSAGE_EDITED,      /* at least half of them */
  CC_PASSAGE_PARAPHRASED, /* fewer: retold */
} CcPassageKind;

/** A stretch of one article that tells the same as a stretch of another, in
 *  whatever order: copied, or several sentences retold. */
typedef struct
{
  guint32 article_a, article_b; /* a before b */
  CcRange a, b;  /* need not begin or end with a sentence when words are copied */
  float score;   /* in [0,1]: idf cosine of the sentences that the two lie in */
  float copied;  /* share of the words of both that stand in a run of three that both have */
  float alike;   /* share of the words of both that the other has too, in any order */
  guint8 kind;   /* CcPassageKind */
} CcPassage;

/** The passages that the articles share, those of a score below @min_score left
 *  out: a new GArray of CcPassage, by article_a, a, article_b, b; free with
 *  g_array_unref(). Of those of one pair of articles that overlap by more than
 *  half on either side the larger is kept. @matches need not hold any match.
 *  Runs on @threads threads (0: one per core), with the same result. */
CC_API GArray *cc_passages (const CcMatches *matches, double min_score, guint threads);

/** "verbatim", "edited", "paraphrased". */
CC_API const char *cc_passage_kind_name (CcPassageKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcFinder, cc_finder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcModel, cc_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcMatches, cc_matches_free)

G_END_DECLS

#endif
