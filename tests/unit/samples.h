/* SPDX-License-Identifier: GPL-3.0-or-later */
/* samples.h: sentences in eight languages about a town that does not exist, for the
   tests of charsets and of language. Each text has no sign that one of its charsets
   lacks. */
#ifndef CC_SAMPLES_H
#define CC_SAMPLES_H

#include <glib.h>

typedef struct
{
  const char *language;
  const char *charsets; /* but UTF-8; the first is the most common */
  const char *sentences[10];
} CcSample;

extern const CcSample cc_samples[];
extern const guint cc_n_samples;

/* As many sentences of @sample as make @length characters, from the one numbered
   @first; cut between words. New. */
char *cc_sample_excerpt (guint sample, guint first, gsize length);

#endif
