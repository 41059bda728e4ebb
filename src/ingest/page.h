/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page.h: a saved HTML page as a flat list of runs of text, in the order of the
   page, with the elements they stand in. Whatever has to be known of a subtree
   is then a sum over a range of runs.

     file ─page-strip.c→ markup ─libxml2→ tree ─page.c→ CcPage ─page-sight.c→ CcSight
          ─page-features.c→ what is seen of each run ─page-model.c→ its score
          ─main-text.c→ kept or dropped ─page-why.c→ by which rule  */
#ifndef CC_PAGE_H
#define CC_PAGE_H

#include <libxml/tree.h>

#include <ingest/ingest.h>

/* What an element says of itself by its name, role, class or id; what it does not
   show is as if it said nothing. */
typedef enum
{
  CC_TRAIT_NAV = 1 << 0,     /* ways through the site */
  CC_TRAIT_TALK = 1 << 1,    /* comments */
  CC_TRAIT_SHARE = 1 << 2,   /* buttons to share and follow */
  CC_TRAIT_MORE = 1 << 3,    /* teasers of other articles, side columns */
  CC_TRAIT_META = 1 << 4,    /* author, date, tags */
  CC_TRAIT_AD = 1 << 5,      /* advertising, consent, subscription */
  CC_TRAIT_FOOT = 1 << 6,    /* foot of the page, imprint */
  CC_TRAIT_CAPTION = 1 << 7, /* of a picture */
  CC_TRAIT_HIDDEN = 1 << 8,
  CC_TRAIT_HEAD = 1 << 9, /* a header, of the page or of an article */
  CC_TRAIT_FORM = 1 << 10,
  CC_TRAIT_BODY = 1 << 11,    /* holds an article's text */
  CC_TRAIT_ARTICLE = 1 << 12, /* <article>, or its role */
  CC_TRAIT_MAIN = 1 << 13,    /* <main>, or its role */
  CC_TRAIT_CELL = 1 << 14,    /* of a table */
  CC_TRAIT_AUTHOR = 1 << 15,  /* about whoever wrote it */
  CC_TRAIT_INTRO = 1 << 16,   /* lead, summary, standfirst */
  CC_TRAIT_MEDIA = 1 << 17,   /* picture, video, player, and what goes with it */
} CcTrait;
#define CC_N_TRAITS 18

/* What keeps a run from being of the article. */
#define CC_TRAITS_APART                                                                            \
  (CC_TRAIT_NAV | CC_TRAIT_TALK | CC_TRAIT_SHARE | CC_TRAIT_MORE | CC_TRAIT_META | CC_TRAIT_AD     \
   | CC_TRAIT_FOOT | CC_TRAIT_CAPTION | CC_TRAIT_HIDDEN | CC_TRAIT_HEAD | CC_TRAIT_FORM            \
   | CC_TRAIT_AUTHOR)

/* How an element is shown. */
typedef enum
{
  CC_SHOWN_INLINE,
  CC_SHOWN_BLOCK,
  CC_SHOWN_NOT,
  CC_SHOWN_CAPTION,
  CC_SHOWN_HEADING,
  CC_SHOWN_QUOTE,
  CC_SHOWN_ITEM,
  CC_SHOWN_LINE_END,
  CC_SHOWN_LINK,
} CcShown;

/* An element that starts a new line when shown. Parents stand before children. */
typedef struct
{
  const xmlNode *node;
  guint32 parent;     /* index; the root is its own */
  guint32 first, end; /* its runs */
  guint32 traits;     /* of CcTrait: its own */
} CcElement;

/* Text between two such starts. */
typedef struct
{
  guint32 start, end;   /* in CcPage.text, white space collapsed */
  guint32 chars;        /* code points */
  guint32 link_chars;   /* of them inside links */
  guint32 marked_chars; /* of them inside inline elements with traits */
  guint32 marks;        /* those traits */
  guint32 lead_links;   /* characters at its start that are inside links */
  guint32 element;      /* the innermost */
  guint16 words, links;
  guint8 kind;  /* CcBlockKind */
  guint8 level; /* of a heading, 1 to 6; else 0 */
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

static inline CcRun *
cc_page_run (const CcPage *page, guint i)
{
  return &g_array_index (page->runs, CcRun, i);
}

static inline CcElement *
cc_page_element (const CcPage *page, guint i)
{
  return &g_array_index (page->elements, CcElement, i);
}

/* Adds all that @root shows to @draft, as text of the article; see
   cc_draft_add_fragment(). */
void cc_draft_add_tree (CcDraft *draft, const xmlNode *root);

/* The value of an attribute, or NULL; belongs to the document. */
const char *cc_node_attribute (const xmlNode *node, const char *name);

/* The node after @node in the page's order, below @root, without @node's
   children when @deep is FALSE; NULL at the end. */
const xmlNode *cc_node_next (const xmlNode *node, const xmlNode *root, gboolean deep);

/* ---- What names mean: page-names.c ---- */

/* How elements named @name are shown, and in @traits what the name says. */
CcShown cc_name_shown (const char *name, guint32 *traits);

/* What the words of a class or id say. */
guint32 cc_words_traits (const char *value);

/* The words of @value that say @trait; new, "" when none does. */
char *cc_words_cause (const char *value, CcTrait trait);

/* "comments" for CC_TRAIT_TALK. Static. */
const char *cc_trait_name (CcTrait trait);

/* ---- When it was saved: page-saved.c ---- */

/* Bytes of a page in which programs leave a comment on saving it. */
#define CC_PAGE_TOP 8192

/* Sets when the page @text was saved, from the comment of SingleFile. */
void cc_page_use_saved (const char *text, gsize length, CcDraft *draft);

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
