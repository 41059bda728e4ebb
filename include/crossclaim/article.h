/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * article.h: what was read.
 *
 * CcArticle.text is always valid NFC UTF-8 without NUL, carriage return or
 * soft hyphen, and ends where CcArticle.length says. Its blocks are in order,
 * do not overlap, and cover every character that is not white space.
 */
#ifndef CROSSCLAIM_ARTICLE_H
#define CROSSCLAIM_ARTICLE_H

#include <crossclaim/outlet.h>

G_BEGIN_DECLS

/** What a block of text is. Only the first five are read for claims. */
typedef enum
{
  CC_BLOCK_TITLE,
  CC_BLOCK_HEADING,
  CC_BLOCK_PARAGRAPH,
  CC_BLOCK_QUOTE,
  CC_BLOCK_ITEM,    /* of a list */
  CC_BLOCK_CAPTION, /* of a picture, or a credit line */
  CC_BLOCK_OTHER,   /* navigation, teasers, date lines: shown by inspect only */
} CcBlockKind;

typedef struct
{
  CcRange range;
  CcBlockKind kind;
} CcBlock;

/** One step of the way back: text byte @text came from file byte @file, and
 *  so did those after it, one for one, up to the next step. */
typedef struct
{
  guint32 text;
  guint64 file;
} CcOffset;

/** Why a block of a saved file was kept or dropped. */
typedef struct
{
  char *text;       /* on one line */
  CcBlockKind kind;
  gboolean kept;    /* read for claims */
  char *rule;       /* "dropped: link density 0.83" */
  char *place;      /* elements around it on a web page, "div.content>p"; or NULL */
  char *seen;       /* what was seen of it, "words 4.39, links 0.2"; or NULL */
  double score;     /* how surely it is of the article, 0 to 1; negative: not scored */
} CcBlockWhy;

/** What is known of an article besides its text. */
typedef enum
{
  CC_FIELD_ID,
  CC_FIELD_TITLE,
  CC_FIELD_SITE, /* the outlet as the article names it */
  CC_FIELD_URL,
  CC_FIELD_LANGUAGE,
  CC_FIELD_AUTHORS,
  CC_FIELD_PUBLISHED,
  CC_FIELD_MODIFIED,
  CC_N_FIELDS,
} CcField;

typedef struct
{
  char *id;           /* unique in the corpus */
  char *own_id;       /* @id without the "#2" that tells it from another of its name; NULL when none was added */
  guint32 outlet;     /* index into CcCorpus.outlets */
  char *file;         /* as given */
  char *record;       /* place in a file that holds several, "line 12"; or NULL */
  char *member;       /* path in an archive, "news/a.html"; or NULL */
  char *reader;       /* name of the CcReader that read it */
  char *title;        /* "" when none was found */
  char **authors;     /* NULL-terminated, never NULL */
  CcDate published;
  CcDate modified;    /* last change that it tells of */
  CcDate saved;       /* when a browser saved the page, where it says so */
  const char *origin; /* news agency that the article credits, by its name in data/und/agencies.list; interned, or NULL */
  const char *origin_source; /* what says so: "dateline", "credit line", "metadata", "outlet"; static, or NULL */
  char *url;          /* or NULL */
  char *site;         /* outlet as the article's own metadata name it, or NULL */
  char *language;     /* ISO 639-1, "en"; "" when unknown */
  char *sources[CC_N_FIELDS]; /* what gave each field: "meta og:title", "JSON-LD datePublished",
                                 "field date", "line 7", "file name"; or NULL, as for the id. Of the language
                                 also "script", "words" (the text's own) and "option" */
  char *charset;      /* what the file was decoded from */
  char *text;
  guint32 length;     /* of text, in bytes */
  CcBlock *blocks;
  guint n_blocks;
  CcOffset *map;      /* sorted by text; empty when the format keeps no way back (JSONL strings) */
  guint n_map;
  guint64 digest;     /* XXH3-64, seed 0, of the record's bytes */
  GPtrArray *warnings; /* of char *; each also stands in CcCorpus.notices */
  GPtrArray *why;     /* of CcBlockWhy *, in the order of the file; NULL unless asked for */
} CcArticle;

CC_API void cc_article_free (CcArticle *article);

/** Everything that was read, in the order given (folders are walked in byte
 *  order of names). */
typedef struct
{
  CcOutlets *outlets;   /* owned; undeclared outlets are appended */
  GPtrArray *articles;  /* of CcArticle *, owned */
  GPtrArray *notices;   /* of CcNotice *, owned, in input order */
  guint n_files;        /* files looked at */
  guint n_failed;       /* files or records left out */
} CcCorpus;

/** Outlet of an article of @corpus. */
static inline const CcOutlet *
cc_article_outlet (const CcCorpus *corpus, const CcArticle *article)
{
  return (const CcOutlet *) g_ptr_array_index (corpus->outlets->outlets, article->outlet);
}

/** Offset in code points of byte @offset in the article's text; linear in the
 *  offset. For many offsets of one article use CcPoints. */
CC_API guint32 cc_article_code_points (const CcArticle *article, guint32 offset);

/** Byte offset in the file of text byte @offset, or -1 when the format keeps
 *  no way back. */
CC_API gint64 cc_article_file_offset (const CcArticle *article, guint32 offset);

CC_API void cc_corpus_free (CcCorpus *corpus);

/** How files are read; zero-initialised, all is default. */
typedef struct
{
  const char *language; /* overrides what articles say of theirs, or NULL */
  const char *columns;  /* names of columns and fields, "text=body,outlet=paper", or NULL */
  gboolean why;         /* each article tells in CcArticle.why of every block of its file why it
                           was kept or dropped */
} CcReadOptions;

/** Reads @paths (files, folders, "-" for standard input) into a new corpus.
 *  @outlets is taken over; NULL means none is declared. @options may be NULL.
 *  A bad option is CC_ERROR_USAGE. Defects are notices, not errors:
 *  NULL with CC_ERROR_NO_INPUT only when no article at all could be read, in
 *  which case @notices_out, if not NULL, receives the notices (new array). */
CC_API CcCorpus *cc_corpus_read (const char *const *paths, CcOutlets *outlets,
                                 const CcReadOptions *options, guint threads,
                                 GPtrArray **notices_out, GError **error);

/** A corpus from strings instead of files: for query, pairs and embedding.
 *  cc_corpus_add_text() adds an article with one outlet per distinct
 *  @outlet_name and returns its index; the strings are copied and need not be
 *  NFC. @language NULL means detect. */
CC_API CcCorpus *cc_corpus_new (void);
CC_API guint32 cc_corpus_add_text (CcCorpus *corpus, const char *id, const char *outlet_name,
                                   const char *language, const char *text);

/** Incremental conversion of byte offsets to code points, cheap when offsets
 *  come in rising order. Zero-initialise with the article's text. */
typedef struct
{
  const char *text;
  guint32 byte;
  guint32 point;
} CcPoints;

/** Code points before byte @byte of the text. */
CC_API guint32 cc_points_at (CcPoints *points, guint32 byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcArticle, cc_article_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcCorpus, cc_corpus_free)

G_END_DECLS

#endif
