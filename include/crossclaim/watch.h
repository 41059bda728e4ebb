/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * watch.h: to follow a run, to count what it did, and to stop it.
 *
 * A thread enters a CcWatch, and from then on every stage that it calls tells
 * the watch how far it is, adds to its counts, and comes back soon after the
 * watch was stopped: with an error of CC_ERROR_STOPPED where it can fail,
 * otherwise with a result that is incomplete and only good to be freed.
 * Counts are the same for any number of threads.
 */
#ifndef CROSSCLAIM_WATCH_H
#define CROSSCLAIM_WATCH_H

#include <crossclaim/base.h>

G_BEGIN_DECLS

/** What a run did. Each member is a number of what its comment says. */
typedef struct
{
  guint64 files;      /* files and streams that were found, also those that failed */
  guint64 bytes;      /* bytes of these, packed ones as they stand */
  guint64 articles;   /* articles read, also repeated ones */
  guint64 sentences;  /* sentences cut, also wordings of curated claims and queries */
  guint64 words;      /* tokens of these */
  guint64 postings;   /* entries of shingles that were sorted: a shingle and a sentence */
  guint64 shingles;   /* shingles in sentences of two or more articles */
  guint64 linked;     /* of these, too frequent to pair: neighbours were linked */
  guint64 capped;     /* of these, too frequent to pair, single words: left to rarer ones */
  guint64 candidates; /* pairs of sentences that the join gave */
  guint64 verified;   /* of these, pairs whose whole evidence was worked out */
  guint64 matches;    /* of these, pairs that say the same: claims are made of them */
  guint64 claims;     /* claims found and curated, before decisions */
  guint64 marks;      /* words marked that frame what is said */
} CcCounts;

typedef enum
{
  CC_STAGE_BEGINS,
  CC_STAGE_GOES_ON,
  CC_STAGE_ENDS,
} CcMoment;

/** How far a run is. */
typedef struct
{
  const char *stage; /* "read", "text", "match" …; static */
  CcMoment moment;
  double share;      /* done of the stage, from 0 to 1; 0 as long as it is unknown */
  guint64 amount;    /* what the whole stage has to do, in @unit; 0 when that is unknown */
  const char *unit;  /* plural: "bytes", "files", "sentences"; static */
} CcProgress;

/** Called when a stage begins and ends, and now and then between; from the thread
 *  that entered the watch. */
typedef void (*CcProgressFunc) (const CcProgress *progress, gpointer user_data);

/** Zero-initialise, set what is wanted of the first two, and end with cc_watch_clear(). */
typedef struct
{
  CcProgressFunc progress; /* or NULL */
  gpointer progress_data;
  CcCounts counts;
  /* The path of a file that stands only as long as a report is being written, or
     NULL: what a program that ends without coming back has to remove. Atomic. */
  const char *temporary;
  /*< private >*/
  int stopped; /* atomic */
  GMutex lock; /* of counts */
  CcProgress now;
  double from, to; /* the part of the stage that is being done, as shares */
  GThread *owner;
} CcWatch;

/** Makes @watch, which may be NULL, that of the calling thread and of the threads
 *  that work for it. Gives the one before, to be entered again afterwards. */
CC_API CcWatch *cc_watch_enter (CcWatch *watch);

/** Stops what @watch follows, for good. From any thread or signal handler. */
CC_API void cc_watch_stop (CcWatch *watch);

/** Frees what is inside. */
CC_API void cc_watch_clear (CcWatch *watch);

/** Ends the stage of the watch of this thread, if there are both, and begins
 *  @stage unless that is NULL; @amount and @unit as in CcProgress. */
CC_API void cc_watch_stage (const char *stage, guint64 amount, const char *unit);

/** Tells that of the stage the share @share is done. */
CC_API void cc_watch_share (double share);

/** TRUE when the watch of this thread was stopped; then sets @error, which may be
 *  NULL, to CC_ERROR_STOPPED. */
CC_API gboolean cc_watch_stopped (GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcWatch, cc_watch_clear)

G_END_DECLS

#endif
