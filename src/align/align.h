/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.h: the parts of the align stage, in the order in which they run:
   features → candidates → evidence → score.  */
#ifndef CC_ALIGN_H
#define CC_ALIGN_H

#include <base/base.h>
#include <base/list.h>
#include <base/radix.h>
#include <crossclaim/copies.h>
#include <crossclaim/match.h>

/* Terms of one sentence that evidence looks at; more are left out, so that one
   endless sentence cannot cost quadratic time. */
#define CC_MAX_TERMS 200

/* So many sentences without any of the words are added to every corpus; they keep
   small ones sane. */
#define CC_PSEUDO_SENTENCES 50

/* In CcFeatures.name_concepts: it is a short form, or spelt out as one is. */
#define CC_SHORT_NAME (1u << 31)

/* In CcFeatures.flags, beside CC_TOKEN_…: a term is a country's name or adjective. */
#define CC_NAMES_PLACE (1 << 15)

/* What the sentences of each article hold. */
typedef struct
{
  guint32 *terms;  /* of each article: distinct ones, ascending */
  guint32 *starts; /* n_articles + 2: one that is empty ends the list */
  float *norms;    /* of each article: root of the sum of their squared weights */
} CcArticleSets;

/* What evidence asks of a sentence first, side by side, as it is fetched from memory anew for
   each pair: two fill a cache line. Starts, article and flags are those of CcFeatures. */
typedef struct
{
  guint32 sets, words, terms; /* where its lists start */
  guint32 article;
  float mass;                 /* sum of idf over its set */
  float word_mass, word_norm; /* over its function words too: that sum; root of the sum of squared idf */
  guint8 n_sets, n_words, n_terms;
  guint8 flags; /* CC_TOKEN_…, and CC_CARD_PLACE for CC_NAMES_PLACE */
} CcCard;

#define CC_CARD_PLACE (1 << 7)

/* The words of every sentence as the aligner sees them. A term is the concept of
   a content word or number: its stem, or the stem that stands for its aliases. */
typedef struct CcFeatures CcFeatures;

struct CcFeatures
{
  const CcText *text;
  guint32 *concepts;      /* by stem */
  guint8 *places;         /* by stem: TRUE for a country's name or adjective */
  float *idf;             /* by stem; that of its concept, function words too */
  guint64 *hashes;        /* by stem; XXH3 of its concept's stem */
  guint8 *common;         /* by stem: TRUE for a concept that tells sentences apart as little as function
                             words do; NULL when there is none */
  guint32 *terms;         /* of each sentence in order of text */
  guint32 *term_starts;   /* n_sentences + 1 */
  guint32 *sets;          /* of each sentence: distinct terms, ascending */
  guint32 *set_starts;    /* n_sentences + 1 */
  guint32 *words;         /* of each sentence: distinct function words, ascending */
  guint32 *word_starts;   /* n_sentences + 1 */
  guint32 *denied;        /* of each sentence: distinct terms that it only names to negate them, ascending */
  guint32 *denied_starts; /* n_sentences + 1 */
  guint16 *flags;         /* of each sentence: those that any of its tokens has, and CC_NAMES_… */
  guint32 *articles;      /* of each sentence: its article */
  float *norms;           /* of each sentence: root of the sum of squared idf over its set */
  CcCard *cards;          /* of each sentence */
  CcArticleSets article_sets;
  guint32 *name_concepts;  /* of each name: that of its short form, with CC_SHORT_NAME, or of its last word */
  struct CcAcross *across; /* facts for pairs of different languages; NULL when there are none */
  guint32 longest;        /* sentences of the longest article */
  gboolean *alone;        /* of each article: one sentence, or a curated wording, around which nothing stands */
};

/* concepts.c: fills a new array, one entry a stem; likewise @places, and in @rates the
   share of sentences of news at large that hold each concept, 0 where that is not known.
   NULL with @error. */
guint32 *cc_concepts_new (const CcText *text, const GPtrArray *aliases, guint8 **places,
                          float **rates, GError **error);

/* The languages of the words of @text, in order of name: a new list of interned
   strings. */
GList *cc_text_languages (const CcText *text);

/* acronyms.c: names that articles themselves shorten. Concepts and text of @features must
   be there. */
typedef struct CcAcronyms CcAcronyms;
CcAcronyms *cc_acronyms_new (const CcFeatures *features);
void cc_acronyms_free (CcAcronyms *acronyms);

/* Writes the concept of the short form of each long form in @terms, the @n terms of @sentence
   in the order of text, which stand at @tokens, to @found: as many as make @n + found
   CC_MAX_TERMS, and half of @n, at most. Returns how many; notes in CcFeatures.name_concepts
   the names that they are. */
guint cc_acronyms_find (const CcAcronyms *acronyms, CcFeatures *features, const CcSentence *sentence,
                        const guint32 *terms, const guint32 *tokens, guint n, guint32 *found);

/* negation.c: so many words a negation reaches: the window of Chapman et al. (2001), widened for
   negated subjects, as the clause ends it anyway (Councill et al. 2010). */
#define CC_NEGATION_REACH 8

/* TRUE when a sign that ends a clause stands before @token, which is not the first of @sentence. */
gboolean cc_clause_ends (const CcText *text, const CcSentence *sentence, guint32 token);

/* TRUE when @token of @sentence negates by itself; in "No. 5" and "no fewer than" it does not. */
gboolean cc_negates (const CcText *text, const CcSentence *sentence, guint32 token);

/* Fills denied and its starts. */
void cc_features_note_denied (CcFeatures *features);

/* features.c; @always_across: articles of one language have facts too. */
CcFeatures *cc_features_new (const CcText *text, const GPtrArray *aliases, gboolean always_across,
                             guint threads, GError **error);
void cc_features_free (CcFeatures *features);

/* Sorts @n @terms and drops repetitions; returns how many are left. */
guint cc_terms_make_set (guint32 *terms, guint n);

/* What two sets of terms share. */
typedef struct
{
  guint n;
  float mass, dot; /* sum of their idf, and of its square */
} CcSharedTerms;

/* @terms of sentences (or articles) @a and @b, which begin at @starts and weigh @idf. */
CcSharedTerms cc_terms_shared (const float *idf, const guint32 *terms, const guint32 *starts,
                               guint32 a, guint32 b);

/* TRUE when sentence (or article) @index, whose @terms begin at @starts, holds @term. */
gboolean cc_terms_hold (const guint32 *terms, const guint32 *starts, guint32 index, guint32 term);

/* Fills @sets from the @terms of the sentences, below @n_terms, which begin at @starts and
   weigh @idf. */
void cc_article_sets_init (CcArticleSets *sets, const CcText *text, const guint32 *terms,
                           const guint32 *starts, guint32 n_terms, const float *idf);
void cc_article_sets_clear (CcArticleSets *sets);

/* The idf cosine of two articles. */
float cc_articles_cosine (const CcArticleSets *sets, const float *idf, guint32 a, guint32 b);

static inline guint
cc_features_n_terms (const CcFeatures *f, guint32 sentence)
{
  return f->set_starts[sentence + 1] - f->set_starts[sentence];
}

/* TRUE when sentence @a and a later one are of one article: mostly they are too far apart
   for that, and nothing needs to be looked up. */
static inline gboolean
cc_features_same_article (const CcFeatures *f, guint32 a, guint32 later)
{
  return later - a < f->longest && f->articles[a] == f->articles[later];
}

/* An unordered pair of terms as one number. */
static inline guint64
cc_term_pair (guint32 x, guint32 y)
{
  return (guint64) MIN (x, y) << 32 | MAX (x, y);
}

/* Concept of the stem of a token. */
static inline guint32
cc_features_concept (const CcFeatures *f, const CcToken *token)
{
  return f->concepts[f->text->words[token->word].stem];
}

/* TRUE when the word says something by itself. A lone letter does not. */
static inline gboolean
cc_is_content (const CcToken *token)
{
  return !(token->flags & CC_TOKEN_STOP)
         && (token->length > 1 || (token->flags & CC_TOKEN_NUMBER));
}

/* The concept of the short form of name @name, or G_MAXUINT32. */
static inline guint32
cc_features_short_name (const CcFeatures *f, guint32 name)
{
  guint32 concept = f->name_concepts[name];

  return concept & CC_SHORT_NAME ? concept & ~CC_SHORT_NAME : G_MAXUINT32;
}

/* candidates.c: the largest size of groups of sentences that there is a budget to pair, the smaller ones
   first, where of size n, up to CC_MAX_GROUP, there are @sizes[n]. */
#define CC_MAX_GROUP 8192
guint cc_group_cap (const guint32 *sizes, guint32 n_sentences);

/* Pairs of sentences worth evidence, as (a << 32 | b), a < b,
   ascending and distinct: a new GArray of guint64. Fills postings, groups,
   groups_linked, groups_capped and candidates of @counts. */
GArray *cc_candidates (const CcFeatures *features, guint threads, CcAlignCounts *counts);

/* alike.c: sorts packed pairs ascending and drops repetitions. */
void cc_pairs_make_distinct (GArray *pairs);

/* Adds to candidates, sorted as above, all other pairs of sentences of those
   articles that are about one event. */
void cc_candidates_of_alike (const CcFeatures *features, GArray *pairs);

/* evidence.c: works out the signals of pairs and scores them. One per thread;
   cheapest when one sentence stays from pair to pair, then when its article does. */
typedef struct CcEvidence CcEvidence;
CcEvidence *cc_evidence_new (const CcFeatures *features, const CcModel *model);
void cc_evidence_free (CcEvidence *evidence);

/* Says that @sentence will be in every pair for a while, so that what is worked out of it is
   kept whichever side it is on. Changes nothing else. */
void cc_evidence_stay (CcEvidence *evidence, guint32 sentence);

/* Says which @n pairs will be scored now, packed as candidates are or the other way round,
   so that what is known of those in the lower halves is on its way from memory when it is
   asked for. Changes nothing else. */
void cc_evidence_expect (const CcEvidence *evidence, const guint64 *pairs, gsize n);

/* Fills score, setting and all signals of @match, whose a and b are set, and returns TRUE; or
   FALSE, with both unusable, when the score is below @least, or below
   @least_clash for counts that clash; of different languages also below the model's
   @across, unless @least is 0. Stops as soon as the signals that are known
   leave no hope of that. */
gboolean cc_evidence_score (CcEvidence *evidence, CcMatch *match, double least,
                            double least_clash);

/* TRUE when the score of @match, whose a and b are set, is at least @least; all else that it
   holds means nothing then. Stops as soon as that, too, is certain. */
gboolean cc_evidence_reaches (CcEvidence *evidence, CcMatch *match, double least);

/* Fills the signals of words, order and letters of @match, whose a and b are set, and returns
   TRUE; or FALSE when that of letters is below @least_letters, which is above 0. */
gboolean cc_evidence_wording (CcEvidence *evidence, CcMatch *match, float least_letters);

/* model.c: the probability that the signals of @match give. */
double cc_model_score (const CcModel *model, const CcMatch *match);

/* The log-odds of probability @p; not finite at 0 and 1. */
double cc_model_log_odds (double p);

/* What the signals of @match of which the bit is set in @signals add to the log-odds;
   G_MAXDOUBLE when the cosine is that of sentences that are the same word for word. */
double cc_model_adds_all (const CcModel *model, const CcMatch *match, guint32 signals);

/* The least and the most that these may add, whatever their values. */
void cc_model_bounds (const CcModel *model, CcSetting setting, guint32 signals, double *fewest,
                      double *most);

/* By how much the most that @signal may add is less when it is not above @value. */
double cc_model_lost_above (const CcModel *model, CcSetting setting, CcSignal signal, float value);

#define CC_ALL_SIGNALS ((1u << CC_N_SIGNALS) - 1)

/* figures.c */
CcFigureRelation cc_quantities_relate (const CcFeatures *features, const CcQuantity *a,
                                       const CcQuantity *b);

/* relation.c: which of the first @n words of sentence @s are part of a name, into
   @names. */
void cc_name_words (const CcText *text, const CcSentence *s, gboolean *names, guint n);

/* Stems of one shingle. */
#define CC_SHINGLE 4

/* sketch.c: the hash of each word's stem, a new array. */
guint64 *cc_word_hashes (const CcText *text);

/* Appends the shingles of a sentence to @shingles, an array of guint64; @words are the
   hashes of words. */
void cc_shingles (const CcText *text, const guint64 *words, guint32 sentence, GArray *shingles);

/* Orders two guint64, for qsort() and bsearch(). */
int cc_hash_compare (const void *x, const void *y);

/* Sorts @hashes and drops repetitions; returns how many are left. */
guint cc_hash_set (guint64 *hashes, guint n);

/* How many hashes two such sets share. */
guint cc_hash_shared (const guint64 *x, guint n_x, const guint64 *y, guint n_y);

/* What stands for each article where whole articles are compared. */
typedef struct
{
  guint n;          /* articles */
  guint64 *prints;  /* fingerprints of each article, ascending and distinct */
  guint32 *starts;  /* n + 1, into prints */
  guint64 *wholes;  /* hash of all its shingles in order; 0 when it has none */
} CcSketches;

CcSketches *cc_sketches_new (const CcText *text, const guint64 *words, guint threads);
void cc_sketches_free (CcSketches *sketches);

/* Pairs of articles that share a fingerprint, as (a << 32 | b), a < b, ascending
   and distinct: a new GArray of guint64. Those in @left_out, an array by article,
   are in none. Of a fingerprint that very many share, linearly many. */
GArray *cc_copy_candidates (const CcSketches *sketches, const gboolean *left_out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcAcronyms, cc_acronyms_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcFeatures, cc_features_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcSketches, cc_sketches_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcEvidence, cc_evidence_free)

#endif
