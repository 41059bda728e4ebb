/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * pipeline.h: the whole run, from files to a comparison.
 */
#ifndef CROSSCLAIM_PIPELINE_H
#define CROSSCLAIM_PIPELINE_H

#include <crossclaim/comparison.h>

G_BEGIN_DECLS

/** How far to run; each includes those before it that it needs. */
typedef enum
{
  CC_STAGE_ARTICLES,
  CC_STAGE_SENTENCES,
  CC_STAGE_MARKS,  /* needs no alignment; not made for the four that follow */
  CC_STAGE_COPIES, /* likewise; not made for the two that follow */
  CC_STAGE_PASSAGES, /* needs no matches, and nothing after it needs passages */
  CC_STAGE_MATCHES,
  CC_STAGE_CLAIMS,
  CC_STAGE_COMPARISON,
} CcStage;

/** Options of a run. Zero-initialise, then cc_options_init(). */
typedef struct
{
  const char *outlets;   /* path of an outlets file, or NULL */
  const char *claims;    /* path of a file of curated claims, or NULL */
  const char *decisions; /* path of a file of decisions, done once there are claims; or NULL */
  const char *language;  /* overrides that of the articles, or NULL */
  const char *columns;   /* names of columns and fields, see CcReadOptions, or NULL */
  const char *model;     /* path of a weights file, or NULL for the bundled one */
  const char *detector;  /* only this one, or NULL for all */
  double min_score;      /* negative: for matches the model's threshold, for passages 0 */
  double across;         /* least score of a match of different languages: negative: the model's;
                            above 1: there are none */
  const char *setting;   /* in which every pair is scored, see cc_setting_name(), or NULL: each in its own */
  guint threads;         /* 0: one per core */
  gboolean why;          /* articles tell why each block was kept: cc_corpus_read_why() */
  gboolean no_framing;   /* leave marks out of the comparison */
  CcStage until;
} CcOptions;

/** Sets every option to its default. */
CC_API void cc_options_init (CcOptions *options);

/** The model that @options name, with what they change of it. New, or NULL with
 *  @error. */
CC_API CcModel *cc_options_model (const CcOptions *options, GError **error);

/** Runs the stages on @paths (files, folders, "-"). New; members that belong
 *  to stages after @options->until are NULL or 0. NULL with an error of
 *  CC_ERROR; @notices_out, if not NULL, then receives what was noticed about
 *  the inputs (new GPtrArray of CcNotice *, or NULL). It tells the watch of
 *  this thread how far it is and can be stopped by it, see watch.h. */
CC_API CcComparison *cc_run (const CcOptions *options, const char *const *paths,
                             GPtrArray **notices_out, GError **error);

/** The same on a corpus that the caller made, which is taken over. */
CC_API CcComparison *cc_run_corpus (const CcOptions *options, CcCorpus *corpus, GError **error);

G_END_DECLS

#endif
