/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-features.h: what is seen of a run of text on a page: the run itself, its
   neighbours, the elements around it, and where it stands to the prose. */
#ifndef CC_PAGE_FEATURES_H
#define CC_PAGE_FEATURES_H

#include <ingest/page.h>

typedef enum
{
  /* the run */
  CC_SEEN_WORDS, /* log2 (1 + words), at most 7 */
  CC_SEEN_LINKS, /* share of its characters inside links */
  CC_SEEN_STOP,  /* ends like a sentence */
  CC_SEEN_HEADING,
  CC_SEEN_ITEM,
  CC_SEEN_MARKED, /* share of characters inside inline elements with traits */
  CC_SEEN_DATE,   /* cues of lines.h */
  CC_SEEN_CREDIT,
  CC_SEEN_RELATED,
  CC_SEEN_TWICE,     /* the same short text stands on the page more than once */
  CC_SEEN_TITLE,     /* it is the title */
  CC_SEEN_SIGNS,     /* holds '©', '|' or '»' */
  CC_SEEN_CAPITALS,  /* no small letter */
  CC_SEEN_ELLIPSIS,  /* ends with an ellipsis */
  CC_SEEN_LEAD_LINK, /* begins with a link, and goes on */
  CC_SEEN_SELF,      /* ten times the share of words like "newsletter", "cookies"; at most 1 */
  /* its neighbours */
  CC_SEEN_BEFORE_PROSE, /* the run before is prose */
  CC_SEEN_AFTER_PROSE,
  CC_SEEN_BEFORE_LINKS,
  CC_SEEN_AFTER_LINKS,
  CC_SEEN_AFTER_WORDS,
  CC_SEEN_OVER_PROSE, /* a heading with prose below */
  /* the elements around it */
  CC_SEEN_TRAITS,
  CC_SEEN_TRAITS_LAST = CC_SEEN_TRAITS + CC_N_TRAITS - 1,
  CC_SEEN_APART,       /* 1 when the innermost element is apart, less the farther out one is */
  CC_SEEN_PART_LINKS,  /* share of link characters in the part that holds it */
  CC_SEEN_PART_PROSE,  /* share of prose in it */
  CC_SEEN_WIDER_LINKS, /* and in the part around that */
  CC_SEEN_WIDER_PROSE,
  /* where it stands */
  CC_SEEN_REGION,     /* in the part with the greatest sum of prose less links */
  CC_SEEN_SAME_PART,  /* held by the element that holds most prose */
  CC_SEEN_NEAR_PART,  /* by one around that; the value falls with the distance */
  CC_SEEN_SAME_NAME,  /* in an element of the name that most prose stands in */
  CC_SEEN_OVER_TITLE, /* before the title */
  CC_SEEN_NEAR_TITLE, /* soon after it; falls with the distance */
  CC_SEEN_AHEAD,      /* before the first prose of the article */
  CC_SEEN_BEHIND,     /* after the last */
  CC_SEEN_FAR,        /* log2 (1 + runs to the nearest prose), at most 6 */
  CC_SEEN_LEFT,       /* share of the article's prose that comes after it */
  CC_N_SEEN
} CcSeen;

/* Of a run; see CcSight.flags. */
enum
{
  CC_SIGHT_PROSE = 1 << 0, /* a sentence, or a long text, with few links */
  CC_SIGHT_STOP = 1 << 1,  /* ends like a sentence */
  CC_SIGHT_COLON = 1 << 2,
  CC_SIGHT_TWICE = 1 << 3,
  CC_SIGHT_TITLE = 1 << 4,
};

/* What is known of a page once for all its runs. */
typedef struct
{
  const CcPage *page;
  const char *title; /* as read, "" when there is none */
  guint n;           /* runs */
  guint32 *traits;   /* of each run: what the elements around it say */
  guint16 *cues;     /* of each run: CC_LINE_… of lines.h */
  guint8 *flags;     /* of each run: CC_SIGHT_… */
  gint64 *sums;      /* weight of the runs before each */
  guint32 *prose;    /* characters of prose before each */
  guint32 *links;    /* characters inside links before each */
  guint32 *chars;    /* characters before each */
  guint8 *kin;   /* of each run: steps from the part with most prose up to one that holds it too */
  guint32 *near; /* of each run: runs to the nearest prose of the region */
  guint32 *own;  /* of each element: its traits, less those that do not hold */
  guint first, end;              /* the region */
  guint title_run;               /* n when the title is not on the page */
  const xmlChar *name;           /* of the elements that most prose of the region stands in */
  guint first_prose, last_prose; /* of the region; first_prose == n when there is none */
} CcSight;

/* @title belongs to the caller and must live as long. */
void cc_sight_init (CcSight *sight, const CcPage *page, const char *title);
void cc_sight_clear (CcSight *sight);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcSight, cc_sight_clear)

/* What is seen of run @i: CC_N_SEEN values. */
void cc_sight_look (const CcSight *sight, guint i, float *seen);

/* The element that holds a run among others of its kind: a paragraph's parent. */
guint32 cc_sight_holder (const CcSight *sight, const CcRun *run);

/* How many words of @text are such as a page says of itself: page-self.c. */
guint cc_count_self_words (const char *text, gsize length);

/* "links" for CC_SEEN_LINKS, as --why prints it. Static. */
const char *cc_seen_name (CcSeen seen);

#endif
