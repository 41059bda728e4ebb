/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * reader.h: how a file becomes articles.
 *
 * A reader is one file, src/ingest/reader-NAME.c, that defines one constant
 * CcReader, and one word in src/ingest/local.mk. Readers bid on an input; the
 * highest bid reads it, so their order does not matter.
 */
#ifndef CROSSCLAIM_READER_H
#define CROSSCLAIM_READER_H

#include <crossclaim/article.h>

G_BEGIN_DECLS

/** A whole file in memory, or a member of one: a page in an archive, a record
 *  of a crawl. */
typedef struct
{
  const char *path;    /* of the file, as given; "-" for standard input */
  const char *name;    /* what is read here is called so: @path, or a member's own name */
  const char *place;   /* of a member in the file, "member news/a.html"; NULL for the file itself */
  const char *member;  /* its path in the archives of the file, "news/a.html", or NULL */
  const char *bytes;   /* @size bytes and a NUL that does not count */
  gsize size;
  const char *type;    /* media type by whatever holds it, "text/html", or NULL */
  const char *charset; /* declared by whatever holds it (an HTTP header), or NULL */
  const char *url;     /* where it was saved from, by whatever holds it, or NULL */
} CcInput;

/** Where a reader puts what it finds; see src/ingest/ingest.h. */
typedef struct CcHarvest CcHarvest;

typedef struct
{
  const char *name;              /* "html" */
  const char *description;       /* for --list and the manual */
  const char *const *extensions; /* without the dot, NULL-terminated */
  /** How sure the reader is that @input is its own, 0 (not mine) to 100,
   *  from the name, the type and at most the first 4096 bytes. */
  int (*bid) (const CcInput *input);
  /** Reads @input into @harvest. FALSE with @error set when nothing at all
   *  could be read; defects of single records are notices. */
  gboolean (*read) (const CcInput *input, CcHarvest *harvest, GError **error);
} CcReader;

/** All readers, NULL-terminated, in order of name. */
CC_API const CcReader *const *cc_readers (void);

G_END_DECLS

#endif
