/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* across.h: sentences of different languages, of which only facts can be compared:
   names in any script, countries, figures by their value, and dates.  */
#ifndef CC_ACROSS_H
#define CC_ACROSS_H

#include <align/evidence.h>

typedef enum
{
  CC_FACT_NAME,   /* a word of a name, by its spelling skeleton */
  CC_FACT_PLACE,  /* a country, by any name or adjective */
  CC_FACT_FIGURE, /* a value, whatever is counted */
  CC_FACT_DATE,
  CC_N_FACTS
} CcFactKind;

/* The facts of every sentence and article, each a number from 0 on. */
typedef struct CcAcross
{
  guint8 *languages;  /* of each article: a number of its own a language, 0 unknown or curated */
  guint32 *facts;     /* of each sentence: distinct, ascending */
  CcRange *ranges;    /* of each of these: where it first stands */
  guint32 *starts;    /* n_sentences + 1 */
  float *masses, *norms; /* of each sentence: sum of its facts' weights, and root of that of the squares */
  CcArticleSets article_sets;
  float *weights;     /* by fact */
  guint8 *kinds;      /* by fact: CcFactKind */
  guint32 n_facts;
} CcAcross;

/* facts.c: new, or NULL when the articles are of one language and @always is not set.
   Concepts and places of @features must be there. */
CcAcross *cc_across_new (const CcFeatures *features, gboolean always);
void cc_across_free (CcAcross *across);

/* Calls @func for each fact that sentences @a and @b share, with its places in
   CcAcross.facts. */
typedef void (*CcFactFunc) (const CcAcross *across, guint32 in_a, guint32 in_b, gpointer user_data);
void cc_facts_shared (const CcAcross *across, guint32 a, guint32 b, CcFactFunc func, gpointer user_data);

/* across.c: TRUE when the two stand in articles whose languages are known and differ.
   @across may be NULL: there is one language only. */
gboolean cc_across_languages (const CcFeatures *features, guint32 a, guint32 b);

/* Fills the signals of @match, whose setting is CC_SETTING_LANGUAGES. FALSE when the two
   share no fact: nothing speaks for them then. */
gboolean cc_across_signals (CcEvidence *evidence, CcMatch *match);

/* Adds the pairs of sentences of different languages that share a fact that is rare
   enough to candidates, sorted as these are. CcFeatures.across must be there. */
void cc_across_candidates (const CcFeatures *features, GArray *pairs);

/* Drops the pairs of sentences of different languages. */
void cc_across_drop (const CcFeatures *features, GArray *pairs);

#endif
