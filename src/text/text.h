/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* text.h: the parts of the text stage.

   Each thread takes one chunk of the articles after another, and keeps what it
   learns of words: a word is stemmed and looked up in the lists once a thread.
   Chunks are joined in the order of articles, where words and stems get the
   numbers that a CcText knows them by, so that none depends on threads. An article
   goes through the files in this order: sentences, tokens (vocabulary, stems),
   quotations, names, dates, quantities. What a language says of its words is in a
   CcLexicon.  */
#ifndef CC_TEXT_H
#define CC_TEXT_H

#include <base/base.h>
#include <base/list.h>
#include <base/stems.h>
#include <crossclaim/sentence.h>

#include <string.h>

/* lexicon.c: the word lists of one language, compiled.  */

/* What a word or phrase of a list can be. */
typedef enum
{
  CC_LEX_STOP,
  CC_LEX_NEGATION,
  CC_LEX_CARDINAL,  /* value: 6 */
  CC_LEX_SCALE,     /* value: 1e6; multiplies what stands before it; code: CC_LEX_ALONE, … */
  CC_LEX_FRACTION,  /* value: 1/3 */
  CC_LEX_ORDINAL,   /* value: 13 */
  CC_LEX_ARTICLE,   /* value: 1, but only before a scale or fraction: "a dozen" */
  CC_LEX_AND,       /* joins number words: "two hundred and six"; code: CC_LEX_UNITS */
  CC_LEX_PLUS,      /* value: 1/2; adds a part: "two and a half million" */
  CC_LEX_SUFFIX,    /* makes a figure an ordinal: "th" */
  CC_LEX_ENDING,    /* case ending of a figure up to value: "5-ти" */
  CC_LEX_NUMBERED,  /* what follows is a name, not a count: "No", "Article" */
  CC_LEX_QUALIFIER, /* before a figure; code: CcQualifier */
  CC_LEX_AFTER,     /* behind a figure, "or more"; code: CcQualifier */
  CC_LEX_MODIFIER,  /* before a qualifier, and part of it: "supposedly", "well" */
  CC_LEX_OPEN,      /* opens a range: "from"; code: CC_LEX_BETWEEN */
  CC_LEX_TO,        /* joins the ends of a range: "to"; code: CC_LEX_OPENED, CC_LEX_GOAL */
  CC_LEX_CLOCK,     /* makes the figure before it a time of day: "Uhr", "pm" */
  CC_LEX_MONTH,     /* value: 1 to 12 */
  CC_LEX_MAYBE,     /* a date that is also another word: "may"; code: CC_LEX_CAPITAL */
  CC_LEX_SEASON,    /* value: its first month */
  CC_LEX_QUARTER,   /* value: 1 to 4 */
  CC_LEX_WEEKDAY,   /* value: 1 Monday to 7 */
  CC_LEX_DAYS,      /* value: days from the article's date: "yesterday" -1 */
  CC_LEX_YEARS,     /* likewise years: "летась" -1 */
  CC_LEX_SHIFT,     /* value: which of a kind, from the present one: "last" -1 */
  CC_LEX_SPAN,      /* unit: "week", "month" or "year"; one of them: "last week" */
  CC_LEX_AGO,       /* counts back: "ago"; code: CC_LEX_BEFORE */
  CC_LEX_YEAR_WORD, /* behind the digits of a year: "года" */
  CC_LEX_THROUGH,   /* joins the ends of a span of dates: "until" */
  CC_LEX_DATE_WORD, /* may stand inside a date: "of", "the", "de" */
  CC_LEX_CUE,       /* stands before a date: "in", "since" */
  CC_LEX_UNIT,      /* unit: "km"; value: factor to it, or 1 */
  CC_LEX_CURRENCY,  /* unit: ISO 4217; value: likewise */
  CC_LEX_PERCENT,
  CC_LEX_POINTS,   /* percentage points */
  CC_LEX_PARTICLE, /* inside a name: "of", "von" */
  CC_LEX_PLURAL,   /* a noun in the plural that does not look like one */
  CC_LEX_OF,       /* leads to what a share is of: "of" */
  CC_LEX_CHANGE,   /* of a change, whose end "до" then leads to: "вырос" */
  CC_LEX_MINUS,    /* before a figure: "minus" */
  CC_LEX_ROLES,
  /* Of no list, but told by the word itself. */
  CC_LEX_COMPOUND = CC_LEX_ROLES, /* a number in one word: "zweihundertsechs" */
  CC_LEX_DIGITS,                  /* starts with a digit */
  /* What these roles and those of the lists come to. */
  CC_LEX_OPENS_DATE,      /* a date may start here, */
  CC_LEX_OPENS_FIGURE,    /* or a figure, */
  CC_LEX_OPENS_SHARE,     /* or one of a sentence with a scale or fraction: "a third" */
  CC_LEX_OPENS_LONG_DATE, /* or a date if the next word goes on with it: "the day before" */
  CC_LEX_CONTINUES_DATE,  /* as this one may */
} CcLexRole;

G_STATIC_ASSERT (CC_LEX_CONTINUES_DATE < 64);

/* Codes of phrases, each for the role that names it. */
enum
{
  CC_LEX_ALONE = 1,     /* a scale that is a number by itself: "mille" */
  CC_LEX_QUALIFIED = 2, /* likewise, but behind a qualifier only: "более тысячи" */
  CC_LEX_UNITS = 1,     /* joins tens and units too: "treinta y dos" */
  CC_LEX_BETWEEN = 1,   /* opens a range that "and" may join: "between" */
  CC_LEX_OPENED = 1,    /* only in a range that was opened: "от 20 до 30" */
  CC_LEX_GOAL = 2,      /* never of a range, only of a change: "von 20 auf 30" */
  CC_LEX_BEFORE = 1,    /* stands before its figure: "il y a" */
  CC_LEX_CAPITAL = 1,   /* a date only with a capital */
  CC_LEX_BEHIND = 1,    /* a shift that stands behind: "dernier" */
  CC_LEX_EITHER = 2,    /* or on either side: "próximo" */
  CC_LEX_ELIDED = 0x80, /* a qualifier whose last word is elided: "plus d'" */
};

enum
{
  CC_PHRASE_WORDS = 6, /* longest phrase of a list that the text stage uses */
  CC_WORD_MAX = 512,   /* longest token, in bytes of text */
  CC_FORM_ROOM = 4 * CC_WORD_MAX + 2,
};

typedef struct
{
  const char *unit; /* interned, or "" */
  double value;
  guint32 words[CC_PHRASE_WORDS]; /* numbers of words in the lexicon */
  guint32 next; /* next phrase with the same first word, shorter or equal; 0 none */
  guint8 n_words;
  guint8 role; /* CcLexRole */
  guint8 code;
} CcPhrase;

/* How a stop behind a word of this kind is read. */
typedef enum
{
  CC_ABBREVIATION_NONE,
  CC_ABBREVIATION_TITLE,  /* a name follows: "Dr." never ends a sentence */
  CC_ABBREVIATION_NUMBER, /* a figure follows: "No. 5" */
  CC_ABBREVIATION_INNER,  /* goes on in the same sentence: "e.g." */
  CC_ABBREVIATION_PLAIN,  /* may end one, but for names that follow: "Inc." */
  CC_ABBREVIATION_LAST,   /* ends one if a capital follows: "etc.", "p.m." */
} CcAbbreviation;

/* A sign that stands beside a figure: "$", "%". */
typedef struct
{
  const char *text;
  const char *unit;
  guint8 length;
  guint8 role; /* CC_LEX_CURRENCY, CC_LEX_PERCENT or CC_LEX_UNIT */
} CcSign;

/* What a byte is in a sign. */
enum
{
  CC_SIGN_FIRST = 1 << 0,
  CC_SIGN_LAST = 1 << 1,
};

typedef struct
{
  char language[4];
  GHashTable *words;            /* form → its number, from 1 */
  GArray *heads;                /* guint32 by word: its first phrase, or 0 */
  GArray *roles;                /* guint64 by word: bit mask of roles of phrases it opens */
  GArray *phrases;              /* CcPhrase; 0 is not used */
  GHashTable *abbreviations;    /* lower-case text before the stop → CcAbbreviation */
  GArray *signs;                /* CcSign, longest first */
  guint8 sign_bytes[256];       /* CC_SIGN_FIRST or CC_SIGN_LAST of any, in lower case */
  GPtrArray *prefixes;          /* of const char *, elided words: "l'" */
  GPtrArray *suffixes;          /* of const char *, "'s" */
  GHashTable *terminators;      /* extra signs that end a sentence, as code points */
  GHashTable *openers;          /* set of const char *: words that open a clause */
  GHashTable *inquits;          /* set of const char *: verbs behind a quotation, "asked" */
  gboolean decimal_comma;       /* 3,5 is three and a half */
  gboolean ordinal_stop;        /* "3." is an ordinal */
  gboolean noun_capitals;       /* every noun is capitalised */
  const char *compound;         /* joins units and tens in one word, "und"; NULL: none does */
  CcEndings *endings;           /* where Snowball lacks the language; or NULL */
  GArray *pieces;               /* CcPiece, longest first: what such words are made of */
  GPtrArray *plural_endings;    /* of const char *: nouns in the plural end so */
  GPtrArray *adjective_endings; /* of const char *: so do adjectives before a noun */
} CcLexicon;

/* A part of a number written in one word: "hundert". */
typedef struct
{
  const char *text;
  guint32 value;
  guint8 length;
  gboolean scale;
} CcPiece;

/* Lexica of all languages of a corpus. */
typedef struct
{
  GPtrArray *lexica; /* of CcLexicon * */
} CcLexica;

/* Compiles the lists of @language together with those for all languages
   (data/und). A language without lists gets the latter alone. New, or NULL. */
CcLexicon *cc_lexicon_new (const char *language, GError **error);
void cc_lexicon_free (CcLexicon *lexicon);

/* Number of the word @form (lower case, NUL-terminated), or of the entry
   "@stem~", or 0. @stem may be NULL. */
guint32 cc_lexicon_word (const CcLexicon *lexicon, const char *form, const char *stem);

/* What kind of abbreviation a word (without its stop, in any case) is. */
CcAbbreviation cc_lexicon_abbreviation (const CcLexicon *lexicon, const char *word, gsize length);

/* TRUE when the word @form is longer than one of @endings, plural_endings or
   adjective_endings of a lexicon, and ends so. */
gboolean cc_has_ending (const GPtrArray *endings, const char *form);

/* The bit of a role in a mask of roles. */
#define CC_LEX_BIT(role) (G_GUINT64_CONSTANT (1) << (role))

/* TRUE when a phrase with a role of the mask @roles starts with the word. */
static inline gboolean
cc_lexicon_opens_any (const CcLexicon *lexicon, guint32 word, guint64 roles)
{
  return word && (g_array_index (lexicon->roles, guint64, word) & roles);
}

/* TRUE when a phrase with the role @role starts with the word. */
static inline gboolean
cc_lexicon_opens (const CcLexicon *lexicon, guint32 word, CcLexRole role)
{
  return cc_lexicon_opens_any (lexicon, word, CC_LEX_BIT (role));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcLexicon, cc_lexicon_free)

/* vocabulary.c: distinct words and stems.  */

/* A token in lower case, NUL-terminated, in the caller's room of CC_FORM_ROOM bytes. */
typedef struct
{
  char *text;
  gsize length;
  guint64 key[2]; /* its first bytes, each the first lowest, filled up with zeros */
} CcForm;

/* Of an open-addressed table. */
typedef struct
{
  guint32 hash;
  guint32 index; /* plus one; 0: free */
} CcSlot;

/* A word, and what a thread knows of it that is asked for tokens. */
typedef struct
{
  CcWord word;
  guint64 key[2];   /* its first bytes, as of a CcForm: mostly all of it */
  guint64 roles;    /* mask of roles of phrases it opens */
  guint32 compound; /* value of a number written in one word, "zweihundertsechs", or 0 */
  guint32 lex;      /* number in the lexicon, or 0 */
} CcEntry;

typedef struct
{
  GArray *entries; /* CcEntry */
  GArray *stems;   /* CcStem */
  GString *letters; /* begin with a NUL, so that one stands on either side of each form */
  CcSlot *word_slots, *stem_slots;
  guint32 word_mask, stem_mask;
} CcVocabulary;

void cc_vocabulary_init (CcVocabulary *vocabulary);
void cc_vocabulary_clear (CcVocabulary *vocabulary);

/* Hash under which a form of a language is kept; @language has four bytes, filled up
   with zeros. */
guint32 cc_vocabulary_hash (const char *form, gsize length, const char *language);

/* Tell the machine that the slot under @hash, then what it leads to, will be asked for
   soon; they are seldom in the nearest cache. */
static inline void
cc_vocabulary_prefetch_slot (const CcVocabulary *vocabulary, guint32 hash)
{
  CC_PREFETCH (&vocabulary->word_slots[hash & vocabulary->word_mask]);
}

static inline void
cc_vocabulary_prefetch_entry (const CcVocabulary *vocabulary, guint32 hash)
{
  guint32 index = vocabulary->word_slots[hash & vocabulary->word_mask].index;

  if (index)
    CC_PREFETCH (&g_array_index (vocabulary->entries, CcEntry, index - 1));
}

/* Index of the word, or G_MAXUINT32 if it is new. */
guint32 cc_vocabulary_find (const CcVocabulary *vocabulary, guint32 hash, const CcForm *form,
                            const char *language);

/* Adds @entry that is not there yet, whose letters are @form; its text is set. */
guint32 cc_vocabulary_add (CcVocabulary *vocabulary, guint32 hash, const char *form, CcEntry entry);

/* Index of the stem, which is added if new. */
guint32 cc_vocabulary_stem (CcVocabulary *vocabulary, const char *stem, gsize length);

/* chunk.c: one thread's share.  */

/* A word that was met lately, with what is asked of each token. Words are so unevenly
   frequent that a few thousand of these, which stay in the second cache, are most of
   what any text consists of. */
typedef struct
{
  guint64 form[2]; /* its bytes, filled up with zeros; longer ones are not kept */
  guint64 roles;   /* as in the entry of the vocabulary */
  guint32 word, stem;
} CcRecent;

enum
{
  CC_RECENT_BITS = 13,
};

typedef struct
{
  const CcLexicon *lexicon; /* of @language */
  CcStemmer *stemmer;       /* likewise */
  CcRecent *recent;         /* likewise: 1 << CC_RECENT_BITS */
  char language[4];
} CcTongue;

/* A token with its place in the article, as long as the chunk is in hand. */
typedef struct
{
  guint32 word;   /* in the thread's vocabulary */
  guint32 start;  /* byte in the article's text */
  guint16 length; /* bytes */
  guint16 flags;  /* CC_TOKEN_… */
} CcPlacedToken;

/* How often a thread met a stem. */
typedef struct
{
  guint32 sentences;
  guint32 last; /* sentence of CcChunk.n_sentences that was counted last */
} CcCount;

typedef struct
{
  const CcCorpus *corpus;
  const CcLexica *lexica;

  /* What the thread keeps from chunk to chunk. */
  GArray *tongues; /* of CcTongue */
  CcVocabulary vocabulary;
  GArray *name_keys;   /* guint64 by word: as the last of a name; 0: not known yet */
  GArray *seen;        /* guint32 by word: how the article in hand writes it; names.c */
  GArray *counts;      /* CcCount by stem */
  guint32 n_sentences; /* so far, of all chunks */
  gpointer translit;   /* UTransliterator *, opened when first needed */
  gpointer casemap;    /* UCaseMap * */
  gpointer breaker;    /* UBreakIterator * for scripts without spaces */

  /* What was found in the chunk in hand; indices count from its start, and words and
     stems are those of the thread's vocabulary. */
  GArray *sentences, *quantities, *dates, *names, *quotations;
  GArray *tokens; /* of CcPlacedToken */
  GArray *article_sentences, *article_quotations; /* guint32 starts */
  GArray *roles;                                  /* guint64 by sentence: of all its words */
  GArray *openings;                               /* guint8 by token: CC_OPENS_… */
  GArray *cuts;                                   /* CcRange, scratch: sentences of a block */

  /* The article in hand. */
  const CcArticle *article;
  guint32 index;
  const CcTongue *tongue;
  guint32 first_token, first_sentence, first_quotation;
  gboolean curated; /* no evidence of how common a word is */
} CcChunk;

void cc_chunk_init (CcChunk *chunk, const CcCorpus *corpus, const CcLexica *lexica);

/* Cuts the articles from @first up to @end, in place of what was there before. */
void cc_chunk_run (CcChunk *chunk, guint32 first, guint32 end);
void cc_chunk_clear (CcChunk *chunk);

/* sentences.c  */

/* Appends the sentences of @block of @text, without surrounding white space. */
void cc_sentences_cut (const CcLexicon *lexicon, const char *text, CcRange block, GArray *ranges);

/* runs.c  */

/* Sets the key of a form whose text and length are set. */
void cc_form_finish (CcForm *form);

/* Next token of @text at or after @at and before @end: TRUE and its range, its
   flags (those that need no list) and its form; @at moves behind it. */
gboolean cc_token_next (const CcLexicon *lexicon, gpointer casemap, const char *text, guint32 *at,
                        guint32 end, CcRange *range, guint16 *flags, CcForm *form);

/* tokens.c  */

/* What may start at a token: roles from CC_LEX_OPENS_DATE on. */
enum
{
  CC_OPENS_DATE = 1 << 0,
  CC_OPENS_FIGURE = 1 << 1,
  CC_OPENS_SHARE = 1 << 2,
  CC_OPENS_LONG_DATE = 1 << 3,
  CC_CONTINUES_DATE = 1 << 4,
};

/* New, to be freed. */
CcRecent *cc_recent_new (void);

/* Appends the tokens of @range; flags the first as CC_TOKEN_INITIAL. Returns the roles
   of all of them. */
guint64 cc_tokens_cut (CcChunk *chunk, CcRange range);

/* digits.c  */

/* The digits of a token: its value and how it is rounded. */
typedef struct
{
  double value;
  double step;
  guint n_digits;   /* before the decimal mark */
  gboolean marked;  /* has a decimal mark or separators */
  const char *rest; /* what is written on to the digits */
} CcDigits;

/* Reads the digits that @form starts with; @comma says that the language's
   decimal mark is a comma. FALSE if they make no number: "2.3.1". */
gboolean cc_digits_read (const char *form, gboolean comma, CcDigits *digits);

/* compounds.c  */

/* Takes up a cardinal or scale of one word as a piece of compounds. */
void cc_compound_add_piece (CcLexicon *lexicon, const char *text, double value, gboolean scale);

/* Value of a number written in one word, or 0: "zweihundertfünfzig". */
guint32 cc_compound_read (const CcLexicon *lexicon, const char *form);

/* numbers.c  */

/* A number as written, without unit. */
typedef struct
{
  guint32 first, end; /* tokens */
  CcRange range;
  double value;
  double step;    /* of its last digit that counts, times the scale */
  double scale;   /* 1e9 for "billion", or 1 */
  gboolean words; /* written out */
  gboolean ordinal;
  gboolean fraction;    /* "a third" */
  gboolean plain;       /* digits alone: may be a year */
  gboolean vague;       /* a figure only behind a qualifier: "тысячи" */
  const CcPhrase *unit; /* written on to the digits: "40km" */
} CcNumber;

/* TRUE when a phrase with @role starts at @token, before @end. */
gboolean cc_number_opens (const CcChunk *chunk, guint32 token, guint32 end, CcLexRole role);

/* Reads the number that starts at @token, before token @end. @money says that a
   currency sign stands before it: "m" is then million, else metre. */
gboolean cc_number_read (const CcChunk *chunk, guint32 token, guint32 end, gboolean money,
                         CcNumber *number);

/* A day, month or year: the token's digits as a number, or 0 if it holds anything
   else (but for the endings of ordinals) or more than four of them. */
guint cc_number_small (const CcChunk *chunk, guint32 token);

/* number-words.c  */

/* Reads "two hundred and six", "a dozen", "two thirds" at @token. */
gboolean cc_number_words (const CcChunk *chunk, guint32 token, guint32 end, CcNumber *number);

/* Reads "and a half" at *@at, which moves behind it: adds that part of @unit, what
   stands before it being so many units, to @value, and sets @step. */
gboolean cc_number_plus (const CcChunk *chunk, guint32 end, double unit, guint32 *at, double *value,
                         double *step);

/* quotations.c, names.c, dates.c, quantities.c: each appends to the chunk.  */

void cc_quotations_find (CcChunk *chunk);
void cc_names_find (CcChunk *chunk);
void cc_dates_find (CcChunk *chunk, guint32 sentence);
void cc_quantities_find (CcChunk *chunk, guint32 sentence);

/* Helpers on the tokens of the chunk. */
static inline CcPlacedToken *
cc_chunk_token (const CcChunk *chunk, guint32 token)
{
  return &g_array_index (chunk->tokens, CcPlacedToken, token);
}

static inline CcEntry *
cc_chunk_entry (const CcChunk *chunk, guint32 token)
{
  return &g_array_index (chunk->vocabulary.entries, CcEntry, cc_chunk_token (chunk, token)->word);
}

/* The first token from @token on, before @end, at which one of the mask @openings may
   start, or @end. */
static inline guint32
cc_chunk_opening (const CcChunk *chunk, guint32 token, guint32 end, guint8 openings)
{
  while (token < end && !(g_array_index (chunk->openings, guint8, token) & openings))
    token++;
  return token;
}

/* TRUE when the word of @token has one of the mask @roles. */
static inline gboolean
cc_chunk_opens_any (const CcChunk *chunk, guint32 token, guint64 roles)
{
  return (cc_chunk_entry (chunk, token)->roles & roles) != 0;
}

/* Those of all words of a sentence. */
static inline guint64
cc_chunk_roles (const CcChunk *chunk, guint32 sentence)
{
  return g_array_index (chunk->roles, guint64, sentence);
}

static inline gboolean
cc_chunk_opens (const CcChunk *chunk, guint32 token, CcLexRole role)
{
  return cc_chunk_opens_any (chunk, token, CC_LEX_BIT (role));
}

static inline const char *
cc_chunk_form (const CcChunk *chunk, guint32 token)
{
  return chunk->vocabulary.letters->str + cc_chunk_entry (chunk, token)->word.text;
}

static inline guint32
cc_chunk_token_end (const CcChunk *chunk, guint32 token)
{
  return cc_chunk_token (chunk, token)->start + cc_chunk_token (chunk, token)->length;
}

/* Longest phrase of @role at @token that ends before token @end, or NULL. */
const CcPhrase *cc_chunk_phrase (const CcChunk *chunk, guint32 token, guint32 end, CcLexRole role);

/* What stands between token @token and the one before it. */
typedef enum
{
  CC_GAP_NONE,  /* nothing */
  CC_GAP_SPACE, /* white space alone */
  CC_GAP_DASH,  /* a hyphen or dash, with or without space */
  CC_GAP_POINT, /* a point, then space: behind an abbreviation */
  CC_GAP_COMMA, /* a comma, then space */
  CC_GAP_SLASH, /* a slash: "km/h" */
  CC_GAP_OTHER,
} CcGap;

CcGap cc_chunk_gap (const CcChunk *chunk, guint32 token);

/* What stands from byte @at of @text to byte @end. */
CcGap cc_chunk_gap_between (const char *text, guint32 at, guint32 end);

/* The same for the words of a figure: the sign of "2½" and the elided word of "plus
   d'un" are in no token, and belong to the one beside them. */
CcGap cc_chunk_figure_gap (const CcChunk *chunk, guint32 token);

/* TRUE when an apostrophe stands right before byte @at of @text, not before @start:
   a word was elided. */
static inline gboolean
cc_is_elided (const char *text, guint32 start, guint32 at)
{
  return (at > start && text[at - 1] == '\'')
         || (at > start + 2 && memcmp (text + at - 3, "\xe2\x80\x99", 3) == 0);
}

#endif
