/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * sentence.h: articles cut into sentences and words.
 *
 * A CcText holds flat arrays over the whole corpus, in the order of articles
 * and, within one, of text. A sentence lies in one block of its article.
 * Sentences of block kinds after CC_BLOCK_ITEM are not made.
 */
#ifndef CROSSCLAIM_SENTENCE_H
#define CROSSCLAIM_SENTENCE_H

#include <crossclaim/article.h>

G_BEGIN_DECLS

enum
{
  CC_TOKEN_STOP = 1 << 0,     /* function word of its language */
  CC_TOKEN_NUMBER = 1 << 1,   /* starts with a digit */
  CC_TOKEN_CAPITAL = 1 << 2,  /* first letter is upper case */
  CC_TOKEN_UPPER = 1 << 3,    /* two or more letters, all upper case */
  CC_TOKEN_INITIAL = 1 << 4,  /* first word of its sentence */
  CC_TOKEN_NEGATION = 1 << 5, /* "not", "never", "kein" */
};

/** 8 bytes; the hot arrays are arrays of these. Where it starts in the article's text
 *  is told by cc_token_start (). */
typedef struct
{
  guint32 word;        /* index into CcText.words */
  guint32 offset : 14; /* bytes from the start of its sentence, which has 16 KiB at most */
  guint32 length : 10; /* bytes; a longer run of letters is cut at 512 */
  guint32 flags : 8;   /* CC_TOKEN_… */
} CcToken;

/** A distinct word form of one language, lower-cased (Unicode default). */
typedef struct
{
  guint32 text;   /* offset of its NUL-terminated form in CcText.letters */
  guint32 stem;   /* index into CcText.stems */
  guint16 length; /* bytes of the form */
  guint16 flags;  /* those CC_TOKEN_… that belong to the form: STOP, NUMBER, NEGATION */
  char language[4]; /* "en", "" unknown */
} CcWord;

/** A distinct stem. Two languages share a stem if it is spelt alike. */
typedef struct
{
  guint64 hash;   /* XXH3-64, seed 0, of the stem's UTF-8 bytes: the same on every machine */
  guint32 text;   /* offset of the NUL-terminated stem in CcText.letters */
  guint32 sentences; /* how many sentences of articles hold it (document frequency) */
} CcStem;

/** What a figure measures. */
typedef enum
{
  CC_QUANTITY_COUNT,   /* of things: "27 agreements" */
  CC_QUANTITY_MONEY,   /* unit is an ISO 4217 code */
  CC_QUANTITY_PERCENT, /* unit "%"; percentage points "pp" */
  CC_QUANTITY_MEASURE, /* unit "km", "t", "MW", "year", … */
  CC_QUANTITY_ORDINAL, /* "13th" */
  CC_QUANTITY_YEAR,    /* a bare year, also in CcText.dates */
} CcQuantityKind;

/** How the text hedges a figure. */
typedef enum
{
  CC_QUALIFIER_NONE,
  CC_QUALIFIER_ABOUT,     /* about, around, some, etwa */
  CC_QUALIFIER_MORE,      /* more than, over */
  CC_QUALIFIER_LESS,      /* less than, under */
  CC_QUALIFIER_AT_LEAST,  /* at least, no fewer than */
  CC_QUALIFIER_AT_MOST,   /* up to, at most */
  CC_QUALIFIER_NEARLY,    /* nearly, almost */
} CcQualifier;

typedef struct
{
  CcRange range;      /* figure, unit and qualifier: "more than $3.5 billion" */
  CcRange qualifier_range; /* "more than", or empty */
  CcRange of;         /* the thing counted, "intergovernmental agreements", or empty */
  guint32 sentence;   /* index into CcText.sentences */
  guint32 of_stem;    /* stem of the head of @of, or G_MAXUINT32 */
  double low, high;   /* equal but for a range, "20 to 30" */
  double step;        /* half of this is the rounding of the figure as written: 1e8 for "$3.5 billion" */
  const char *unit;   /* interned; "" for a count */
  guint8 kind;        /* CcQuantityKind */
  guint8 qualifier;   /* CcQualifier */
} CcQuantity;

/** A date or span of dates in the text, "1-2 March 2023". @to equals @from
 *  for a single date. A year that the text leaves out, and "yesterday" or "last
 *  week" (a span of seven days), are counted from the article's date if that is
 *  known, and @inferred is set. Without it the former have no year and the
 *  latter are not there. */
typedef struct
{
  CcRange range;
  guint32 sentence;
  CcDate from, to;
  gboolean inferred;
} CcDateMention;

/** A run of capitalised words that is not merely the start of a sentence. */
typedef struct
{
  CcRange range;
  guint32 sentence;
  guint32 token, n_tokens; /* into CcText.tokens */
  guint64 key; /* hash of the last word's spelling skeleton: variants of one name share it */
} CcName;

/** A passage between quotation marks, in text order, outer before inner. */
typedef struct
{
  CcRange range;   /* with its marks */
  guint32 article;
  guint8 depth;    /* 0 outermost */
  gboolean closed; /* FALSE: runs to the end of its paragraph */
  guint16 words;   /* between the marks */
} CcQuotation;

enum
{
  CC_SENTENCE_TITLE = 1 << 0,
  CC_SENTENCE_HEADING = 1 << 1,
  CC_SENTENCE_QUOTED = 1 << 2, /* lies wholly inside a quotation */
};

typedef struct
{
  guint32 article;
  CcRange range;                     /* without surrounding white space; 16 KiB at most */
  guint32 tokens, quantities;        /* first of them in CcText.tokens, … */
  guint32 dates, names;
  guint16 n_tokens, n_quantities;    /* and how many */
  guint16 n_dates, n_names;
  guint16 flags;                     /* CC_SENTENCE_… */
} CcSentence;

typedef struct
{
  const CcCorpus *corpus; /* not owned; outlives the text */
  CcSentence *sentences;
  CcToken *tokens;
  CcQuantity *quantities;
  CcDateMention *dates;
  CcName *names;
  CcQuotation *quotations;
  CcWord *words;
  CcStem *stems;
  char *letters; /* of forms and stems, a NUL before and after each */
  guint32 n_sentences, n_tokens, n_quantities, n_dates, n_names, n_quotations, n_words, n_stems;
  guint32 *article_sentences;  /* n_articles + 1 starts into sentences */
  guint32 *article_quotations; /* n_articles + 1 starts into quotations */
} CcText;

/** Cuts every article of @corpus. New, or NULL with CC_ERROR_DATA when the word
 *  lists of English are missing. A language without lists is cut by the general
 *  rules. One without stemmer and endings is matched by whole words, which is
 *  added to @corpus->notices, once a language. @threads 0 means one per core. */
CC_API CcText *cc_text_new (const CcCorpus *corpus, guint threads, GError **error);
CC_API void cc_text_free (CcText *text);

/** Article of a sentence. */
static inline const CcArticle *
cc_text_article (const CcText *text, const CcSentence *sentence)
{
  return (const CcArticle *) g_ptr_array_index (text->corpus->articles, sentence->article);
}

/** Byte of the article's text where a token of @sentence starts. */
static inline guint32
cc_token_start (const CcSentence *sentence, const CcToken *token)
{
  return sentence->range.start + token->offset;
}

/** Byte of the article's text behind a token of @sentence. */
static inline guint32
cc_token_end (const CcSentence *sentence, const CcToken *token)
{
  return sentence->range.start + token->offset + token->length;
}

/** Bytes of the article's text that a token of @sentence takes. */
static inline CcRange
cc_token_range (const CcSentence *sentence, const CcToken *token)
{
  CcRange range;

  range.start = cc_token_start (sentence, token);
  range.end = cc_token_end (sentence, token);
  return range;
}

/** The lower-cased form of a word, NUL-terminated, owned by @text. */
static inline const char *
cc_text_word (const CcText *text, guint32 word)
{
  return text->letters + text->words[word].text;
}

/** The bytes of @range in article @article: new, free with g_free. */
CC_API char *cc_text_dup_range (const CcText *text, guint32 article, CcRange range);

/** Ten hexadecimal digits that stand for a sentence: the first 40 bits of the XXH3-64
 *  (seed 0) of the article's own id, a line feed, and the sentence's words. The same
 *  in every run that reads the article under that id, whatever is read beside it. New. */
CC_API char *cc_sentence_id (const CcText *text, guint32 sentence);

/** The first quotation of @article that can reach byte @byte: those before it end
 *  earlier. An index into CcText.quotations, or the first of the next article. */
CC_API guint32 cc_text_quotation_from (const CcText *text, guint32 article, guint32 byte);

/** The first sentence that is a wording or phrase of a curated claim, as are all after it;
 *  CcText.n_sentences when there is none. */
CC_API guint32 cc_text_first_curated (const CcText *text);

/** Names for reports and JSON: "count", "money", …; "", "about", "more than", … */
CC_API const char *cc_quantity_kind_name (CcQuantityKind kind);
CC_API const char *cc_qualifier_name (CcQualifier qualifier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcText, cc_text_free)

G_END_DECLS

#endif
