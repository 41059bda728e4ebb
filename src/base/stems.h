/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stems.h: the stem of a word: by Snowball where it has the language, else by
   data/LANG/endings.list where there is one, else the word itself.

   An endings list folds the inflection of nouns and adjectives, as the light
   stemmers of Savoy and Dolamic do (Dolamic and Savoy 2009, Information Retrieval
   12; Savoy 2008, SIGIR): the longest ending that leaves three letters goes, or is
   replaced by the third field, which takes four; then each "letter" becomes its third
   field, and a doubled last letter one. An entry of category "word" is an exception. */
#ifndef CC_STEMS_H
#define CC_STEMS_H

#include <base/base.h>

/* The endings of one language; not changed once made, so threads may share it. */
typedef struct CcEndings CcEndings;

/* New; NULL without an error when the language has no list. */
CcEndings *cc_endings_new (const char *language, GError **error);
void cc_endings_free (CcEndings *endings);

/* Stems words of one language for one thread. */
typedef struct CcStemmer CcStemmer;

/* A stemmer for an ISO 639 code; @endings (not owned, outlives it) may be NULL. */
CcStemmer *cc_stemmer_new (const char *language, const CcEndings *endings);
void cc_stemmer_free (CcStemmer *stemmer);

/* TRUE when Snowball has the language. */
gboolean cc_stemmer_knows (const char *language);

/* The stem of @form (lower case, NUL-terminated, @length bytes): in @stemmer's
   buffer until its next call, or @form; @length is updated. */
const char *cc_stem (CcStemmer *stemmer, const char *form, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcEndings, cc_endings_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcStemmer, cc_stemmer_free)

#endif
