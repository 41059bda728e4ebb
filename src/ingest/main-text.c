/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* main-text.c: which runs of a page are its article. Each run is scored by what is
   seen of it (page-model.c); the few rules beyond that stand here. */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/main-text.h>

/* Odds of five to three for the article: a line of the page among the claims harms
   more than a sentence that is missed. */
#define KEEP_FROM 0.5f

/* What a run must score at least to be kept for those beside it. */
#define HEADING_FROM -1.5f
#define BETWEEN_FROM -0.3f

/* Lines that say of themselves what they are, as in running text (blocks.c). */
#define CUES (CC_LINE_DATE | CC_LINE_BYLINE | CC_LINE_RELATED)

static void
decide (CcRuling *ruling, gboolean kept, CcRule rule)
{
  ruling->kept = kept;
  ruling->rule = rule;
}

/* The title belongs to the text, also where it stands above the article's part. */
static void
keep_title (const CcSight *s, CcRuling *rulings)
{
  guint i = s->title_run;
  guint8 level = i < s->n ? cc_page_run (s->page, i)->level : 0;

  if (level == 1 || (level > 1 && i <= s->first_prose))
    decide (&rulings[i], TRUE, CC_RULE_TITLE);
}

/* Both are held by the same element, so one goes on where the other ends; or what
   comes after begins a list that is. */
static gboolean
are_beside (const CcSight *s, guint i, guint j)
{
  guint32 one = cc_sight_holder (s, cc_page_run (s->page, i));
  guint32 other = cc_sight_holder (s, cc_page_run (s->page, j));

  return one == other || one == cc_page_element (s->page, other)->parent;
}

static gboolean
is_plain (const CcSight *s, guint i)
{
  const CcRun *run = cc_page_run (s->page, i);

  return run->link_chars * 2 <= run->chars && !(s->cues[i] & CUES);
}

/* Headings are short and have no stop, like much else on a page: one goes with what
   stands under it. So does a short line with those around it. */
static void
keep_beside (const CcSight *s, CcRuling *rulings)
{
  for (guint i = s->n > 0 ? s->n - 1 : 0; i > 0; i--)
    if (!rulings[i - 1].kept && rulings[i].kept && cc_page_run (s->page, i - 1)->level > 0
        && rulings[i - 1].score > HEADING_FROM && is_plain (s, i - 1) && are_beside (s, i - 1, i))
      decide (&rulings[i - 1], TRUE, CC_RULE_HEADING);
  for (guint i = 1; i + 1 < s->n; i++)
    if (!rulings[i].kept && rulings[i - 1].kept && rulings[i + 1].kept
        && rulings[i].score > BETWEEN_FROM && is_plain (s, i) && are_beside (s, i - 1, i)
        && are_beside (s, i, i + 1))
      decide (&rulings[i], TRUE, CC_RULE_BETWEEN);
}

/* "Related articles" or "Leave a comment" in the last part of the article ends it. */
static void
drop_rest (const CcSight *s, CcRuling *rulings)
{
  guint64 all = 0, so_far = 0;
  gboolean over = FALSE;

  for (guint i = 0; i < s->n; i++)
    if (rulings[i].kept)
      all += cc_page_run (s->page, i)->chars;
  for (guint i = 0; i < s->n; i++)
    {
      const CcRun *run = cc_page_run (s->page, i);

      over = over || (so_far * 10 >= all * 7 && run->words <= 6 && (s->cues[i] & CC_LINE_RELATED));
      if (rulings[i].kept)
        so_far += run->chars;
      if (rulings[i].kept && over)
        decide (&rulings[i], FALSE, CC_RULE_REST);
    }
}

/* A page without one run that scores still has a text. */
static void
keep_longest (const CcSight *s, CcRuling *rulings)
{
  for (guint i = 0; i < s->n; i++)
    if (rulings[i].kept && rulings[i].rule != CC_RULE_TITLE)
      return;
  for (guint i = s->first; i < s->end; i++)
    if (!(s->traits[i] & CC_TRAITS_APART) || s->flags[i] & CC_SIGHT_PROSE)
      decide (&rulings[i], TRUE, CC_RULE_LONGEST);
}

CcRuling *
cc_main_text (const CcSight *s)
{
  CcRuling *rulings = g_new0 (CcRuling, s->n + 1);
  float seen[CC_N_SEEN];

  for (guint i = 0; i < s->n; i++)
    {
      cc_sight_look (s, i, seen);
      rulings[i].score = cc_seen_score (seen);
      rulings[i].kept = rulings[i].score > KEEP_FROM;
      if (s->cues[i] & CUES)
        decide (&rulings[i], FALSE, CC_RULE_CUE);
    }
  keep_beside (s, rulings);
  drop_rest (s, rulings);
  keep_title (s, rulings);
  keep_longest (s, rulings);
  return rulings;
}
