/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * base.h: ranges, errors, notices and dates, shared by every stage.
 *
 * Conventions of the whole library, said once:
 *  - Text is NFC UTF-8. Ranges count bytes of an article's text and are
 *    half-open; `inspect` and the reports print code points instead.
 *  - A structure that is handed out belongs to the container it came from and
 *    lives as long as that container. What a function documents as "new" is
 *    the caller's, to be freed with the type's _free(); every such type works
 *    with g_autoptr().
 *  - Structures may be read freely; only the stage that makes one writes it.
 *  - A function that can fail returns NULL or FALSE and sets a GError of the
 *    domain CC_ERROR. The library never prints and never exits.
 *  - Results do not depend on locale, time zone or the number of threads.
 */
#ifndef CROSSCLAIM_BASE_H
#define CROSSCLAIM_BASE_H

#include <glib.h>

G_BEGIN_DECLS

/** Marks what the shared library exports; everything else is hidden. */
#define CC_API __attribute__ ((visibility ("default")))

/** A half-open range of bytes in one article's text; empty when start == end. */
typedef struct
{
  guint32 start;
  guint32 end;
} CcRange;

static inline gboolean
cc_range_is_empty (CcRange r)
{
  return r.start >= r.end;
}

/** TRUE when @inner lies wholly inside @outer. */
static inline gboolean
cc_range_contains (CcRange outer, CcRange inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** TRUE when the two ranges share at least one byte. */
static inline gboolean
cc_range_overlaps (CcRange a, CcRange b)
{
  return a.start < b.end && b.start < a.end;
}

/** The error domain of the library. */
#define CC_ERROR (cc_error_quark ())
CC_API GQuark cc_error_quark (void);

typedef enum
{
  CC_ERROR_USAGE,     /* the caller asked for something that does not exist */
  CC_ERROR_READ,      /* a file cannot be read, or is not what it claims to be */
  CC_ERROR_SYNTAX,    /* a configuration, list or model file is malformed */
  CC_ERROR_DATA,      /* a data file of crossclaim itself is missing */
  CC_ERROR_WRITE,     /* an output cannot be written */
  CC_ERROR_NO_INPUT,  /* no article could be read at all */
  CC_ERROR_STOPPED,   /* the caller stopped the run, see watch.h */
} CcError;

/** How bad a notice is. The batch goes on after the first two. */
typedef enum
{
  CC_WARNED, /* read, with a defect */
  CC_FAILED, /* left out, and counted in the report */
} CcSeverity;

/** Something a person should know about one input. */
typedef struct
{
  CcSeverity severity;
  char *file;    /* as given on the command line; never NULL */
  char *place;   /* "line 12", "byte 4096", or NULL for the whole file */
  char *message; /* lower case, no full stop */
} CcNotice;

/** How much of a date is known. */
typedef enum
{
  CC_PRECISION_NONE,
  CC_PRECISION_YEAR,
  CC_PRECISION_MONTH,
  CC_PRECISION_DAY,
  CC_PRECISION_MINUTE,
} CcPrecision;

/** A date in UTC (or without a zone, taken as UTC). Fields finer than
 *  @precision are 0. @year is 0 where a text names a day or month and nothing
 *  tells the year. */
typedef struct
{
  gint16 year;
  guint8 month;     /* 1 to 12 */
  guint8 day;       /* 1 to 31 */
  guint8 hour;      /* 0 to 23 */
  guint8 minute;    /* 0 to 59 */
  guint8 precision; /* CcPrecision */
} CcDate;

/** Longest text of a date with its NUL: "2023-03-06T14:40Z". */
#define CC_DATE_TEXT 24

/** Writes @date as ISO 8601 at its own precision into @buffer, which holds
 *  CC_DATE_TEXT bytes; an unknown date gives "", one without year "--03-06".
 *  Returns @buffer. */
CC_API char *cc_date_format (CcDate date, char *buffer);

/** Orders two dates at the coarser of the two precisions: negative, 0 or
 *  positive. An unknown date equals every other, and an unknown year every
 *  year. */
CC_API int cc_date_compare (CcDate a, CcDate b);

/** Version of the library at run time, "0.1.0". */
CC_API const char *cc_version (void);

/** Absolute path of a data file of crossclaim, new (free with g_free), or NULL
 *  with CC_ERROR_DATA. @name is relative to the data root, for example
 *  "data/en/hedges.list". The data root is the first of: the environment
 *  variable CROSSCLAIM_DATA, the installed $(datadir)/crossclaim. The working
 *  directory is never searched. */
CC_API char *cc_data_path (const char *name, GError **error);

G_END_DECLS

#endif
