/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-features.c: what is seen of one run of a page. */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/page-features.h>

#include <math.h>
#include <string.h>

/* In longer runs, words about the page are about the world as well. */
#define SELF_WORDS 80

static const CcRun *
run_at (const CcSight *s, guint i)
{
  return cc_page_run (s->page, i);
}

static float
share (guint32 part, guint32 whole)
{
  return whole ? (float) part / (float) whole : 0;
}

static float
log_words (const CcRun *run)
{
  return MIN (log2f (1.0f + run->words), 7.0f);
}

static gboolean
ends_open (const char *text, gsize n)
{
  while (n > 0 && strchr (")] ", text[n - 1]))
    n--;
  return n >= 3
         && (memcmp (text + n - 3, "...", 3) == 0 || memcmp (text + n - 3, "\xe2\x80\xa6", 3) == 0);
}

static void
look_at_letters (const CcSight *s, const CcRun *run, float *seen)
{
  guint small = 0, big = 0, signs = 0;
  const char *text = s->page->text->str + run->start;

  for (guint32 i = 0; i < run->end - run->start; i++)
    {
      small += g_ascii_islower (text[i]);
      big += g_ascii_isupper (text[i]);
      signs += text[i] == '|'
               || ((guchar) text[i] == 0xc2
                   && ((guchar) text[i + 1] == 0xa9 || (guchar) text[i + 1] == 0xbb));
    }
  seen[CC_SEEN_CAPITALS] = small == 0 && big > 1;
  seen[CC_SEEN_SIGNS] = run->chars < 200 && signs > 0;
  seen[CC_SEEN_ELLIPSIS] = ends_open (text, run->end - run->start);
  if (run->words <= SELF_WORDS)
    seen[CC_SEEN_SELF] = MIN (
        share (10 * cc_count_self_words (text, run->end - run->start), run->words), 1.0f);
  seen[CC_SEEN_LEAD_LINK] = run->lead_links >= 4 && run->lead_links + 10 < run->chars;
}

static void
look_at_run (const CcSight *s, guint i, float *seen)
{
  const CcRun *run = run_at (s, i);
  guint16 cues = s->cues[i];

  seen[CC_SEEN_WORDS] = log_words (run);
  seen[CC_SEEN_LINKS] = share (run->link_chars, run->chars);
  seen[CC_SEEN_STOP] = (s->flags[i] & CC_SIGHT_STOP) != 0;
  seen[CC_SEEN_HEADING] = run->level > 0;
  seen[CC_SEEN_ITEM] = run->kind == CC_BLOCK_ITEM;
  seen[CC_SEEN_MARKED] = share (run->marked_chars, run->chars);
  seen[CC_SEEN_DATE] = (cues & CC_LINE_DATE) != 0;
  seen[CC_SEEN_CREDIT] = (cues & CC_LINE_CAPTION) != 0;
  seen[CC_SEEN_RELATED] = (cues & CC_LINE_RELATED) != 0;
  seen[CC_SEEN_TWICE] = (s->flags[i] & CC_SIGHT_TWICE) != 0;
  seen[CC_SEEN_TITLE] = (s->flags[i] & CC_SIGHT_TITLE) != 0;
  look_at_letters (s, run, seen);
}

static void
look_at_neighbours (const CcSight *s, guint i, float *seen)
{
  if (i > 0)
    {
      const CcRun *before = run_at (s, i - 1);

      seen[CC_SEEN_BEFORE_PROSE] = (s->flags[i - 1] & CC_SIGHT_PROSE) != 0;
      seen[CC_SEEN_BEFORE_LINKS] = share (before->link_chars, before->chars);
    }
  if (i + 1 < s->n)
    {
      const CcRun *after = run_at (s, i + 1);

      seen[CC_SEEN_AFTER_PROSE] = (s->flags[i + 1] & CC_SIGHT_PROSE) != 0;
      seen[CC_SEEN_AFTER_LINKS] = share (after->link_chars, after->chars);
      seen[CC_SEEN_AFTER_WORDS] = log_words (after);
    }
  seen[CC_SEEN_OVER_PROSE] = seen[CC_SEEN_HEADING] * seen[CC_SEEN_AFTER_PROSE];
}

static void
look_at_part (const CcSight *s, guint32 part, float *links, float *prose)
{
  const CcElement *e = cc_page_element (s->page, part);
  guint32 chars = s->chars[e->end] - s->chars[e->first];

  *links = share (s->links[e->end] - s->links[e->first], chars);
  *prose = share (s->prose[e->end] - s->prose[e->first], chars);
}

/* 1 when the innermost element is apart, and less the farther out one is. */
static float
nearness_apart (const CcSight *s, guint32 element)
{
  for (guint step = 0; step < 8; step++)
    {
      if (s->own[element] & CC_TRAITS_APART)
        return 1.0f / (1.0f + (float) step * 0.5f);
      element = cc_page_element (s->page, element)->parent;
    }
  return 0;
}

static void
look_around (const CcSight *s, guint i, float *seen)
{
  const CcRun *run = run_at (s, i);
  guint32 part = cc_sight_holder (s, run);
  guint32 traits = s->traits[i] | (run->marked_chars * 2 > run->chars ? run->marks : 0);

  for (guint t = 0; t < CC_N_TRAITS; t++)
    seen[CC_SEEN_TRAITS + t] = (float) ((traits >> t) & 1);
  seen[CC_SEEN_APART] = nearness_apart (s, run->element);
  look_at_part (s, part, &seen[CC_SEEN_PART_LINKS], &seen[CC_SEEN_PART_PROSE]);
  look_at_part (s, cc_page_element (s->page, part)->parent, &seen[CC_SEEN_WIDER_LINKS],
                &seen[CC_SEEN_WIDER_PROSE]);
}

static void
look_at_place (const CcSight *s, guint i, float *seen)
{
  guint32 prose = s->prose[s->end] - s->prose[s->first];

  seen[CC_SEEN_REGION] = i >= s->first && i < s->end;
  seen[CC_SEEN_SAME_PART] = s->kin[i] == 0;
  seen[CC_SEEN_NEAR_PART] = 1.0f / (1.0f + s->kin[i]);
  seen[CC_SEEN_SAME_NAME] = s->name
                            && xmlStrEqual (
                                cc_page_element (s->page, run_at (s, i)->element)->node->name,
                                s->name);
  if (s->title_run < s->n)
    {
      seen[CC_SEEN_OVER_TITLE] = i < s->title_run;
      seen[CC_SEEN_NEAR_TITLE] = i > s->title_run ? 1.0f / (float) (i - s->title_run) : 0;
    }
  seen[CC_SEEN_AHEAD] = i < s->first_prose;
  seen[CC_SEEN_BEHIND] = i > s->last_prose;
  seen[CC_SEEN_FAR] = MIN (log2f (1.0f + (float) s->near[i]), 6.0f);
  seen[CC_SEEN_LEFT] = i < s->first  ? 1
                       : i >= s->end ? 0
                                     : share (s->prose[s->end] - s->prose[i], prose);
}

void
cc_sight_look (const CcSight *s, guint i, float *seen)
{
  memset (seen, 0, CC_N_SEEN * sizeof *seen);
  look_at_run (s, i, seen);
  look_at_neighbours (s, i, seen);
  look_around (s, i, seen);
  look_at_place (s, i, seen);
}

const char *
cc_seen_name (CcSeen seen)
{
  static const char *const run[CC_SEEN_TRAITS] = {
    "words",        "links",       "stop",        "heading",    "item",         "marked",
    "date",         "credit",      "related",     "twice",      "title",        "signs",
    "capitals",     "ellipsis",    "lead link",   "self",       "before prose", "after prose",
    "before links", "after links", "after words", "over prose",
  };
  static const char *const place[CC_N_SEEN - CC_SEEN_TRAITS_LAST - 1] = {
    "apart",      "part links", "part prose", "wider links", "wider prose",
    "region",     "same part",  "near part",  "same name",   "over title",
    "near title", "ahead",      "behind",     "far",         "left",
  };

  if (seen < CC_SEEN_TRAITS)
    return run[seen];
  if (seen <= CC_SEEN_TRAITS_LAST)
    return cc_trait_name ((CcTrait) (1u << (seen - CC_SEEN_TRAITS)));
  return place[seen - CC_SEEN_TRAITS_LAST - 1];
}
