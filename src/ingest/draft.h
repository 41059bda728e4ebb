/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* draft.h: an article while it is being read; between harvest.c, fields.c and settle.c. */
#ifndef CC_DRAFT_H
#define CC_DRAFT_H

#include <ingest/ingest.h>

struct CcDraft
{
  CcHarvest *harvest; /* not owned */
  CcArticle *article;
  GString *text;  /* this and the next two: NULL when it is settled */
  GArray *steps;  /* of CcOffset: text to decoded, then to the file */
  GArray *blocks; /* of CcBlock */
  GPtrArray *authors;
  GPtrArray *rules; /* of const char *, one a block found in running text; NULL unless asked why */
  GPtrArray *warnings; /* of char *; told when the draft is finished */
  gboolean settled; /* see settle.c */
  GPtrArray *told; /* of CcNotice *: what settling gave notice of; NULL for none */
  GArray *decoded; /* steps of the decoding, or NULL */
  char *name;      /* of the input that it is the only article of, or NULL */
  char *url;       /* by what held the input, or NULL */
  CcDateOrder order;
  gboolean open;   /* the last block is still being added to */
  CcDropped *dropped; /* NULL when it is settled */
};

/* Both take @message over. A warning stands in the article too. */
void cc_draft_notice (CcDraft *draft, CcSeverity severity, char *message);
void cc_draft_warn (CcDraft *draft, char *message);

/* Fills the fields that are still open, once the text stands. */
void cc_draft_finish_fields (CcDraft *draft);

#endif
