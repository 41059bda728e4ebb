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
  CC_SIGNAL_RESEMBLANCE, /* idf of shared words over that of all words of both (Broder 1997, weighted) */
  CC_SIGNAL_CONTAINMENT, /* idf of shared content words over that of the lighter sentence (Broder 1997) */
  CC_SIGNAL_RUN,         /* idf of the longest shared run, m / (m + 12) */
  CC_SIGNAL_PAIRS,       /* unordered pairs of stems within a window, Jaccard */
  CC_SIGNAL_LETTERS,     /* cosine of letter 4-grams within words */
  CC_SIGNAL_NAMES,       /* shared names over the fewer; 0 where either has none */
  CC_SIGNAL_NUMBERS,     /* shared numbers, as written, over the fewer; 0 where either has none */
  CC_SIGNAL_UNCOUNTED,   /* both hold numbers beside years, and none is the same */
  CC_SIGNAL_FIGURES,     /* a figure is equal or rounds to the other's */
  CC_SIGNAL_CLASH,       /* both count the same thing at about the same time, differently */
  CC_SIGNAL_DATES,       /* a date is compatible */
  CC_SIGNAL_APART,       /* dates are given and none is compatible */
  CC_SIGNAL_ELSEWHERE,   /* both name countries (their names or adjectives) and none is the same */
  CC_SIGNAL_NEGATION,    /* idf of content words that one side negates and the other says, m / (m + 12) */
  CC_SIGNAL_COVERAGE,    /* mean share of each sentence's idf that the other article holds */
  CC_SIGNAL_ARTICLES,    /* idf cosine of the two articles, 1 from 0.5 on */
  CC_SIGNAL_NEIGHBOURS,  /* overlap of the sentences beside these, the best */
  CC_SIGNAL_STRANGERS,   /* share of a sentence's names that the other article never mentions, the lesser of the two */
  CC_SIGNAL_CHOICE,      /* ln (n / 30) / 5 for the n sentences of the longer article, 0 up to 30, times 1 - overlap:
                            among how many one is picked matters less for sentences that are alike */
  CC_N_SIGNALS
} CcSignal;

typedef struct
{
  const char *name;        /* "cosine", as in the weights file and in JSON */
  const char *description; /* for explain and the manual */
} CcSignalInfo;

/** Name and meaning of each signal; an array of CC_N_SIGNALS. */
CC_API const CcSignalInfo *cc_signals (void);

/** What is known of a pair depends on where the two sentences stand. */
typedef enum
{
  CC_SETTING_ARTICLES, /* in articles of several sentences */
  CC_SETTING_ALONE,    /* one of them stands alone: a query, a row of a table, a curated wording;
                          coverage, articles, neighbours and strangers are 0 */
  CC_SETTING_LANGUAGES, /* in articles whose languages are known and differ: of facts alone, which are names in
                           any script, countries, values and dates. Cosine, mass, overlap, containment,
                           articles, coverage, names, numbers, uncounted and strangers are of these; words,
                           resemblance, run, pairs, letters and neighbours are 0 */
  CC_N_SETTINGS
} CcSetting;

typedef struct
{
  guint32 a, b;
  float score;
  guint8 setting; /* CcSetting */
  float signals[CC_N_SIGNALS];
} CcMatch;

/** Points of a curve, at 0, 0.1, … 1. */
#define CC_KNOTS 11

/** What a signal adds to the log-odds of a match, by its value: straight between
 *  the points. */
typedef struct
{
  double points[CC_KNOTS];
  double most, fewest; /* the largest and the smallest of them */
} CcCurve;

/** A generalised additive model with the logistic link (Hastie and Tibshirani
 *  1986): the log-odds are the intercept and what each signal adds. */
typedef struct
{
  double intercept;
  CcCurve curves[CC_N_SIGNALS];
} CcAdditive;

/** The models of all settings, read from data/model/match.ini. */
typedef struct
{
  CcAdditive settings[CC_N_SETTINGS];
  double threshold;  /* a pair at or above it is a match */
  double across;     /* likewise of different languages, if higher than the threshold; above 1: none is */
  CcSetting setting; /* in which every pair is scored, but for CC_SETTING_ARTICLES those that stand alone;
                        CC_N_SETTINGS: each in its own */
  char *fitted_on;   /* provenance line of the file */
  guint64 digest;    /* XXH3-64 of the file */
} CcModel;

/** Reads a model. New, or NULL with CC_ERROR_READ or CC_ERROR_SYNTAX; each
 *  setting must have the points of every signal, 11 or those at 0 and 1, and no
 *  other key may stand there. */
CC_API CcModel *cc_model_read (const char *path, GError **error);

/** What @signal adds to the log-odds of @match. */
CC_API double cc_model_adds (const CcModel *model, const CcMatch *match, CcSignal signal);

/** "articles", "alone", "languages". */
CC_API const char *cc_setting_name (CcSetting setting);

/** FALSE when there is no setting called @name. */
CC_API gboolean cc_setting_find (const char *name, CcSetting *setting);

/** The score that makes a match in @setting. */
CC_API double cc_model_least (const CcModel *model, CcSetting setting);

/** TRUE when the two sentences of @match are of different languages, so that no word
 *  of them could be compared. */
static inline gboolean
cc_match_is_across (const CcMatch *match)
{
  return match->setting == CC_SETTING_LANGUAGES;
}

CC_API void cc_model_free (CcModel *model);

/** What the join did, for the report's notes and --stats. */
typedef struct
{
  guint64 postings;
  guint64 groups;       /* shingles that occur in two or more sentences */
  guint64 groups_linked; /* of these, too common to pair: neighbours linked instead */
  guint64 groups_capped; /* of groups_linked, those of one word: not even neighbours linked */
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
  guint32 *starts;     /* private: of each sentence its first match, n_sentences + 1; NULL without matches */
  struct CcFeatures *features; /* private */
  struct CcOpposition *opposition; /* private */
  GAsyncQueue *idle; /* private: of CcMatcher *, which cc_match_pair() used before */
  double min_score;    /* pairs below were dropped */
  CcAlignCounts counts;
} CcMatches;

/** Aligns the sentences of @text across articles. @model is taken over.
 *  @aliases: sets of words to be taken for one another beside those of
 *  data/LANG/aliases.list, an array of char ** each NULL-terminated; or NULL.
 *  @min_score: keep pairs at or above; negative means the model's threshold,
 *  0 keeps every candidate, and of articles about one event every pair of
 *  sentences. New, or NULL with CC_ERROR_SYNTAX (a list is
 *  malformed). */
CC_API CcMatches *cc_align (const CcText *text, CcModel *model, const GPtrArray *aliases,
                            double min_score, guint threads, GError **error);
CC_API void cc_matches_free (CcMatches *matches);

/** What matching knows of @text, without any match: enough for
 *  cc_match_pair() and a finder. Arguments and failure as of cc_align(). */
CC_API CcMatches *cc_matches_new (const CcText *text, CcModel *model, const GPtrArray *aliases,
                                  guint threads, GError **error);

/** The match of two sentences, in any order, among those that are kept and those that
 *  are noted as differing, or NULL. */
CC_API const CcMatch *cc_match_find (const CcMatches *matches, guint32 a, guint32 b);

/** Evidence and score for any two sentences, whether or not they are a
 *  candidate. Fills @match; @a and @b in any order, cheapest when @b stays from call to
 *  call. */
CC_API void cc_match_pair (const CcMatches *matches, guint32 a, guint32 b, CcMatch *match);

/** Scores many pairs, cheaper than cc_match_pair() does. @matches must outlive
 *  it. New; does not fail. One per thread. */
typedef struct CcEvidence CcMatcher;
CC_API CcMatcher *cc_matcher_new (const CcMatches *matches);
CC_API void cc_matcher_free (CcMatcher *matcher);

/** TRUE when the score of two sentences, in any order, is at least @least;
 *  otherwise what @match holds means nothing. */
CC_API gboolean cc_matcher_match (CcMatcher *matcher, guint32 a, guint32 b, double least,
                                  CcMatch *match);

/** Says that the next pairs hold @sentence, so that what is worked out of it is kept. No
 *  result depends on it. */
CC_API void cc_matcher_stay (CcMatcher *matcher, guint32 sentence);

/** TRUE when the score of two sentences, in any order, is at least @least. Cheaper than
 *  cc_matcher_match(), as it need not be known what it is. */
CC_API gboolean cc_matcher_reaches (CcMatcher *matcher, guint32 a, guint32 b, double least);

/** TRUE when the letters of two sentences, in any order, are as alike as @least, which is
 *  above 0. Fills the signals of cc_matcher_match() that tell whether one is copied from the
 *  other: letters, run and mass, and may fill others. Cheaper than that. */
CC_API gboolean cc_matcher_wording (CcMatcher *matcher, guint32 a, guint32 b, float least,
                                    CcMatch *match);

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
/** One for another thread on the index of @finder, which must outlive it. New. */
CC_API CcFinder *cc_finder_share (const CcFinder *finder);
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

/** The mark of a match of different languages, where kinds of relation are listed. */
#define CC_OTHER_LANGUAGE "other-language"

/** The facts that @a and @b of different languages share (see CC_SETTING_LANGUAGES), as
 *  @a writes them, the rarest first and at most @most, commas between: new, "" when
 *  there are none. */
CC_API char *cc_match_facts (const CcMatches *matches, guint32 a, guint32 b, guint most);

/** One sentence in plain words that says why the two match or do not, and how they
 *  relate: new. Words of @match->a, which may be the greater here, stand first. */
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

/** How two sentences relate, beside how much they share. */
typedef enum
{
  CC_RELATION_SAME_FIGURE,      /* a figure for the same thing in both, whatever its qualifier */
  CC_RELATION_ROUNDED_FIGURE,   /* one figure is the other rounded, or a bound or range that holds */
  CC_RELATION_DIFFERING_FIGURE, /* figures for the same thing, neither of the above */
  CC_RELATION_OPPOSED,          /* one states what the other denies or has the contrary of */
  CC_RELATION_ADDS_DETAIL,      /* one holds nearly all words of the other, and tells more */
  CC_RELATION_COPY,             /* word for word but for small edits, or a quotation is */
  CC_RELATION_STOCK_PHRASE,     /* a stock phrase is shared and little else */
  CC_N_RELATIONS
} CcRelationKind;

/** One way in which they relate, with the words that show it, as byte ranges of
 *  the two articles' texts: the figures; the opposed words, each with what
 *  negates it; the words copied; the phrase. Of added detail one range is empty,
 *  the other leads from the first word added to the last. */
typedef struct
{
  guint8 kind; /* CcRelationKind */
  CcRange a, b;
} CcRelation;

/** How the sentences of @match, whose signals are filled, relate: a new GArray
 *  of CcRelation in the order of kinds, figures one entry for each pair of them;
 *  empty when none applies; free with g_array_unref(). No part of the score.
 *
 *  A negation reaches as far as its clause, eight words at most (Chapman et al.
 *  2001; Councill, McDonald and Velikovich 2010), and opposes when the word it is
 *  about stands in the other sentence without; two negations undo each other.
 *  Contraries are those of data/LANG/opposition.list, and words that differ by a
 *  negative prefix (Mohammad et al. 2013). */
CC_API GArray *cc_match_relations (const CcMatches *matches, const CcMatch *match);

/** "same-figure", "rounded-figure", "differing-figure", "opposed", "adds-detail",
 *  "copy", "stock-phrase". */
CC_API const char *cc_relation_name (CcRelationKind kind);

/** @relation of the sentences @a and @b in plain words, "differing figure: “34” against
 *  “about 30”": new. */
CC_API char *cc_relation_words (const CcMatches *matches, guint32 a, guint32 b,
                                const CcRelation *relation);

/** The idf behind a saturated signal, "mass" or "run", up to a common factor. */
static inline double
cc_saturated_mass (float signal)
{
  return signal < 1 ? signal / (1 - signal) : G_MAXDOUBLE;
}

/** TRUE when what binds the sentences of @match is one run of words, and the rest of
 *  them is different. */
CC_API gboolean cc_match_is_formula (const CcMatch *match);

/** How one stretch of text came from another. */
typedef enum
{
  CC_PASSAGE_VERBATIM,    /* at least 95% of the words are copied */
  CC_PASSAGE_EDITED,      /* at least half of them */
  CC_PASSAGE_PARAPHRASED, /* fewer: retold */
} CcPassageKind;

/** Whether a passage is worth a reader's time. */
typedef enum
{
  CC_PASSAGE_TOLD,
  CC_PASSAGE_OF_VERSIONS, /* of articles that are versions of one text: what is copied makes
                             up half of the text from an end of either to an end of either */
  CC_PASSAGE_REPEATED,    /* on one side it lies in a better passage, whose other side is a
                             version of its own: see CcPassage.better */
} CcPassageRole;

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
  guint8 role;   /* CcPassageRole */
  guint32 better; /* of CC_PASSAGE_REPEATED: index of the passage that is told in its place */
} CcPassage;

/** The passages that the articles share, those of a score below @min_score left
 *  out: a new GArray of CcPassage, by article_a, a, article_b, b; free with
 *  g_array_unref(). Of those of one pair of articles that overlap by more than
 *  half on either side the larger is kept. Of those that are alike but for the
 *  versions of one text in which they stand, the one is told whose articles are of
 *  two outlets, then whose articles share most, then whose other article is
 *  earlier; several where that does not tell them apart. @matches need not hold
 *  any match.
 *  Runs on @threads threads (0: one per core), with the same result. */
CC_API GArray *cc_passages (const CcMatches *matches, double min_score, guint threads);

/** Drops all passages but those with CC_PASSAGE_TOLD from what cc_passages() gave;
 *  returns how many it dropped. */
CC_API guint cc_passages_keep_told (GArray *passages);

/** "verbatim", "edited", "paraphrased". */
CC_API const char *cc_passage_kind_name (CcPassageKind kind);

/** "told", "versions", "repeated". */
CC_API const char *cc_passage_role_name (CcPassageRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcFinder, cc_finder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcMatcher, cc_matcher_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcModel, cc_model_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcMatches, cc_matches_free)

G_END_DECLS

#endif
