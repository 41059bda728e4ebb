/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* copies.h: what the reports for people say of texts that several outlets carry, in
   neutral words: who had a text first is not known. Plain text, to be escaped by the
   writer.  */
#ifndef CC_REPORT_COPIES_H
#define CC_REPORT_COPIES_H

#include <report/view.h>

/* "nearly word for word as in Harbour Daily", or NULL when the mention repeats none:
   new. */
char *cc_say_copy (const CcLayout *layout, const CcClaim *claim, const CcMention *mention);

/* "2 independent tellings: A and B carry the same text; C credits Reuters", only what
   follows the colon where nothing is folded, or NULL when there is nothing to say:
   new. */
char *cc_say_tellings (const CcLayout *layout, const CcClaim *claim);

/* "nearly the same text as “Title” in Harbour Daily, 2023-03-06: 3 sentences only here,
   2 only there", "the earliest dated here of 3 articles that share their text", or NULL:
   new. */
char *cc_say_article_copy (const CcLayout *layout, guint32 article);

/* "credits Reuters (dateline)", or NULL: new. */
char *cc_say_origin (const CcArticle *article);

#endif
