/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* points.h: byte offsets of a whole corpus as code points, in any order.

   CcPoints is cheap for rising offsets of one article; matches and attributions
   jump about. This table keeps the count at every few hundred bytes, so that any
   offset costs the same.  */
#ifndef CC_REPORT_POINTS_H
#define CC_REPORT_POINTS_H

#include <base/base.h>
#include <crossclaim/article.h>

typedef struct CcPointTable CcPointTable;

/* New; linear in the size of the corpus, which must outlive it. @threads 0 means one per
   core. */
CcPointTable *cc_point_table_new (const CcCorpus *corpus, guint threads);
void cc_point_table_free (CcPointTable *table);

/* Offset in code points of byte @byte of article number @article; offsets past
   the end count as the end. */
guint32 cc_point_at (const CcPointTable *table, guint32 article, guint32 byte);

/* The same for both ends of @range, which is short as a rule. */
CcRange cc_points_of (const CcPointTable *table, guint32 article, CcRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcPointTable, cc_point_table_free)

#endif
