/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page.h: a saved HTML page as a flat list of runs of text, in the order of the
   page, with the elements they stand in. Whatever has to be known of a subtree
   is then a sum over a range of runs. */
#ifndef CC_PAGE_H
#define CC_PAGE_H

#include <libxml/tree.h>

#include <ingest/ingest.h>

enum
{
  CC_TRAIT_APART = 1 << 0,   /* by its name or class not part of the article */
  CC_TRAIT_BODY = 1 << 1,    /* says of itself that it holds the article's text */
  CC_TRAIT_CAPTION = 1 << 2, /* figure, caption */
};

/* An element that starts a new line when shown. */
typedef struct
{
  const xmlNode *node;
  guint32 first, end; /* its runs */
  guint8 traits;
} CcElement;

/* Text between two such starts. */
typedef struct
{
  guint32 start, end; /* in CcPage.text, white space collapsed */
  guint32 chars;      /* code points */
  guint32 link_chars; /* of them inside links */
  guint16 words;
  guint8 kind;        /* CcBlockKind */
  guint8 level;       /* of a heading, 1 to 6; else 0 */
  gboolean apart;     /* left out of the main text; see cc_page_main() */
} CcRun;

typedef struct
{
  GString *text;
  GArray *runs;     /* of CcRun */
  GArray *elements; /* of CcElement */
} CcPage;

CcPage *cc_page_new (const xmlNode *root);
void cc_page_free (CcPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcPage, cc_page_free)

/* Finds the article on the page: the runs from *@first to before *@end, less
   those with apart set. */
void cc_page_main (CcPage *page, guint *first, guint *end);

/* Adds all that @root shows to @draft, as text of the article; see
   cc_draft_add_fragment(). */
void cc_draft_add_tree (CcDraft *draft, const xmlNode *root);

/* The value of an attribute, or NULL; belongs to the document. */
const char *cc_node_attribute (const xmlNode *node, const char *name);

/* The node after @node in the page's order, below @root, without @node's
   children when @deep is FALSE; NULL at the end. */
const xmlNode *cc_node_next (const xmlNode *node, const xmlNode *root, gboolean deep);

/* ---- What a page says of itself: page-meta.c ---- */

/* Sets title, authors, dates, outlet, URL and language of @draft from JSON-LD,
   microdata, Open Graph, other <meta>, <time> and <title>. Gives the article's text
   of JSON-LD if there is one, new, or NULL. */
char *cc_page_meta (const xmlNode *root, CcDraft *draft);

/* What structured data in the page say of the article. */
typedef struct
{
  char *values[CC_N_FIELDS]; /* but authors; NULL for what they do not say */
  GPtrArray *authors;        /* of char *, owned */
  char *body;                /* the article's text, or NULL */
} CcStated;

CcStated *cc_stated_new (void);
void cc_stated_free (CcStated *stated);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcStated, cc_stated_free)

/* From JSON-LD, of several articles the one whose address is @url or whose headline
   is in @title; either may be NULL. json-ld.c */
CcStated *cc_json_ld (const xmlNode *root, const char *url, const char *title);

/* From elements with itemprop within an article's itemscope; microdata.c */
CcStated *cc_microdata (const xmlNode *root);

/* "NewsArticle", "https://schema.org/BlogPosting" and the like. */
gboolean cc_is_article_type (const char *type);

/* The page's own <time>: one that stands with its heading and in no teaser, or
   NULL. With @modified one that is marked as that of a change. page-time.c */
const xmlNode *cc_page_time (const xmlNode *root, gboolean modified);

/* Sets the dates of @draft from the line with a date nearest the page's heading, or
   just below its text, which are the runs from @first to before @end. */
void cc_page_set_visible_date (const CcPage *page, guint first, guint end, CcDraft *draft);

/* One of the words of attribute @name of @node contains @part, in any case. */
gboolean cc_node_has (const xmlNode *node, const char *name, const char *part);

#endif
