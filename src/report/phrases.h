/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* phrases.h: what the reports for people say, in the same words everywhere. All
   of it is plain text, to be escaped by the writer.  */
#ifndef CC_REPORT_PHRASES_H
#define CC_REPORT_PHRASES_H

#include <report/view.h>

/* Day of @date, at most; "" when unknown. @buffer holds CC_DATE_TEXT bytes. */
char *cc_day (CcDate date, char *buffer);

/* "2016-10-03 to 2023-03-06", "2023-03-06", or "undated": new. */
char *cc_period (CcDate first, CcDate last);

/* "1 article", "12 articles": new. */
char *cc_count (guint64 n, const char *one, const char *many);

/* "Not found in the 12 articles of X (2016-10-03 to 2023-03-06)": new. */
char *cc_say_not_found (const CcLayout *layout, const CcClaimView *view, guint32 column);

/* "quoted, attributed to “Ada Lind” with “said”", "in the outlet’s own words": new. */
char *cc_say_voice (const CcLayout *layout, const CcMention *mention);

/* Why a mention belongs to its claim, one sentence with its score: new. */
char *cc_say_joined (const CcLayout *layout, const CcClaim *claim, const CcMention *mention);

/* How a mention relates to the claim's central sentence where a reader should know,
   "differing figure: “about 30” against “34”": new, or NULL. */
char *cc_say_relations (const CcLayout *layout, const CcClaim *claim, const CcMention *mention);

/* What a mark is called: "hedge-modal", "attribution, verb-factive": new. */
char *cc_mark_name (const CcMark *mark);

/* What else is known of a mark, from "; " on or "": source, whose words if not
   the outlet's, the rule if it is not the very words. The published basis stands
   in the legend. New. */
char *cc_say_mark (const CcLayout *layout, const CcMark *mark);

/* How figures relate, as a phrase, and as a sign: "=", "≈", "≠" or "". */
const char *cc_say_relation (CcFigureRelation relation);
const char *cc_relation_sign (CcFigureRelation relation);

/* The figures of one column that are compared with other outlets', in their own
   words, without repetition: a new vector of new strings. */
char **cc_column_figures (const CcLayout *layout, const CcColumns *columns, guint32 column);

/* How each figure of @view relates at best to one of another outlet in its group:
   a new array of CcFigureRelation, one for each of its figures. */
guint8 *cc_figure_relations (const CcLayout *layout, const CcClaimView *view);

/* The relation of figure group @group, with its sign: "= the same figure,
   differently qualified" where only "about" or "more than" differ. */
const char *cc_say_figures (const CcLayout *layout, const CcClaimView *view,
                            const guint8 *relations, guint group);

/* "own words", "reported", "partly quoted", "quoted". */
const char *cc_say_told (CcTold told);

/* At most @bytes of @text, with an ellipsis when it was cut: new. */
char *cc_cut (const char *text, gsize bytes);

/* Language of a claim's title, or NULL when it is the page's or unknown. */
const char *cc_title_lang (const CcLayout *layout, const CcClaim *claim);

/* "Harbour Daily, Port Watch and Quay Blog": new. @names NULL-terminated. */
char *cc_enumerate (char *const *names);

/* Names of all columns: a new vector. */
char **cc_layout_names (const CcLayout *layout);

/* The words of a sentence's or quantity's range: new. */
char *cc_words (const CcLayout *layout, guint32 sentence, CcRange range);

/* Why a comparison shows no claim, a sentence. */
const char *cc_say_no_claim (const CcComparison *comparison);

#endif
