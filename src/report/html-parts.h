/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* html-parts.h: the sections of the HTML report. */
#ifndef CC_REPORT_HTML_PARTS_H
#define CC_REPORT_HTML_PARTS_H

#include <report/html-writer.h>
#include <report/phrases.h>

/* More claims than this are counted, not shown; the JSON report has them all. A
   page of this many is some ten megabytes and still opens at once. */
#define CC_HTML_CLAIMS 200
/* Likewise articles in the list of what was read, and notices. */
#define CC_HTML_ARTICLES 300
#define CC_HTML_NOTICES 100
/* From this many outlets on, tables name outlets instead of giving each a column. */
#define CC_HTML_COLUMNS 9
/* Mentions of one outlet shown at once, and folded away below them. */
#define CC_HTML_MENTIONS 3
#define CC_HTML_FOLDED 20

typedef struct
{
  CcHtml html;
  CcLayout layout;
} CcPage;

/* What was read: outlets, articles, defects. */
void cc_page_read (CcPage *page);

/* The table of claims and outlets. */
void cc_page_glance (CcPage *page);

/* Each claim with its outlets side by side. */
void cc_page_claims (CcPage *page);

/* What people decided, if there is a file of decisions. */
void cc_page_decisions (CcPage *page);

/* Rates and distinctive words of each outlet. */
void cc_page_language (CcPage *page);

/* What the marks mean, what the report can and cannot tell, where it is from. */
void cc_page_legend (CcPage *page);
void cc_page_limits (CcPage *page);
void cc_page_provenance (CcPage *page);

/* Number of claims shown. */
guint cc_page_n_claims (const CcPage *page);

/* Anchor of claim number @index, and of column @column of it: new. */
char *cc_page_anchor (const CcPage *page, guint index);
char *cc_page_column_anchor (const CcPage *page, guint index, guint32 column);

/* Language of an article for a lang attribute, or NULL when unknown; "und" is
   not used, as the page's own language would then be taken away for nothing. */
const char *cc_page_lang (const CcArticle *article);

/* Opens a section with its heading, and closes it. */
void cc_page_open_section (CcPage *page, const char *id, const char *heading);
void cc_page_close_section (CcPage *page);

/* A table that scrolls sideways on its own on narrow screens. */
void cc_page_open_table (CcPage *page, const char *class, const char *caption);
void cc_page_close_table (CcPage *page);
/* A row of column headings; NULL-terminated. */
void cc_page_headings (CcPage *page, ...) G_GNUC_NULL_TERMINATED;

/* The title of an article, as a link where it has an address. */
void cc_page_article_title (CcPage *page, const CcArticle *article);

#endif
