/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-sight.c: what is known of a page as a whole: which runs are prose, what the
   elements around them say, and in which part the article stands.

   Prose is long runs with few links that end like sentences; navigation is short
   and linked (Kohlschütter, Fankhauser and Nejdl 2010, Boilerplate detection using
   shallow text features), and what stands beside a run says much of it. Prose
   counts for a part of the page, links against it, and the part with the greatest
   sum is the region of the article: the maximum subsequence of Pasternack and
   Roth (2009), Extracting article text from the web with maximum subsequence
   segmentation, on the tree instead of the token list.  */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/page-features.h>

#include <string.h>

/* A run up to so many characters may be a cue: "Similar articles". */
#define CUE_CHARS 100

static const CcRun *
run_at (const CcSight *s, guint i)
{
  return cc_page_run (s->page, i);
}

static const char *
text_of (const CcSight *s, const CcRun *run)
{
  return s->page->text->str + run->start;
}

/* ---- a run by itself ---- */

/* Ends with a sign that ends sentences, or with one and a closing sign or two. */
static guint8
end_flags (const CcSight *s, const CcRun *run)
{
  const char *start = text_of (s, run);
  const char *p = s->page->text->str + run->end;

  for (guint i = 0; i < 3 && p > start; i++)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x964)
        return CC_SIGHT_STOP;
      if (c == ':')
        return CC_SIGHT_COLON;
      if (g_unichar_isalnum (c))
        break;
    }
  return 0;
}

static gboolean
looks_like_prose (const CcRun *run, guint8 flags)
{
  if (run->link_chars * 3 > run->chars)
    return FALSE;
  return run->words >= 20 || (run->words >= 8 && (flags & (CC_SIGHT_STOP | CC_SIGHT_COLON)));
}

static guint16
cues_of (const CcSight *s, const CcRun *run)
{
  g_autoptr (GArray) lines = NULL;

  if (run->chars > CUE_CHARS || run->link_chars * 2 > run->chars)
    return 0;
  lines = cc_lines_find (text_of (s, run), run->end - run->start, TRUE);
  return lines->len == 1 ? g_array_index (lines, CcLine, 0).flags : 0;
}

/* ---- texts that stand twice, and the title ---- */

static void
mark_repeats (CcSight *s)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < s->n; i++)
    {
      const CcRun *run = run_at (s, i);
      gpointer key;
      guint before;

      if (run->chars > 200)
        continue;
      key = GSIZE_TO_POINTER ((gsize) cc_hash (text_of (s, run), run->end - run->start));
      before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
      if (before)
        {
          s->flags[i] |= CC_SIGHT_TWICE;
          s->flags[before - 1] |= CC_SIGHT_TWICE;
        }
      else
        g_hash_table_insert (seen, key, GUINT_TO_POINTER (i + 1));
    }
}

/* A title that goes on after the run, with the outlet's name, shares so many bytes. */
#define MIN_TITLE 8

/* The run is the title, or most of it from its beginning on. */
static gboolean
is_title (const CcSight *s, const CcRun *run)
{
  gsize n = run->end - run->start, all = strlen (s->title);

  return n > 0 && n <= all && strncmp (s->title, text_of (s, run), n) == 0
         && (n == all || (n >= MIN_TITLE && n * 2 > all));
}

/* ---- the elements around ---- */

/* What elements say goes for the runs inside. */
static void
inherit_traits (CcSight *s)
{
  const CcPage *page = s->page;
  g_autofree guint32 *traits = g_new0 (guint32, page->elements->len);

  for (guint i = 0; i < page->elements->len; i++)
    {
      const CcElement *e = cc_page_element (page, i);

      traits[i] = s->own[i] | (i > 0 ? traits[e->parent] : 0);
    }
  for (guint i = 0; i < s->n; i++)
    s->traits[i] = traits[run_at (s, i)->element];
}

/* Elements do not mean what they say where they hold three quarters of the page's
   prose: that is no foot of a page. */
static void
believe_elements (CcSight *s)
{
  const CcPage *page = s->page;
  guint32 all = s->prose[s->n];

  for (guint i = 0; i < page->elements->len; i++)
    {
      const CcElement *e = cc_page_element (page, i);

      s->own[i] = e->traits;
      if ((s->prose[e->end] - s->prose[e->first]) * 4ull > all * 3ull)
        s->own[i] &= ~(guint32) CC_TRAITS_APART;
    }
  inherit_traits (s);
}

/* Nor do elements around the part that holds most prose stand apart. */
static void
believe_part (CcSight *s, guint32 part)
{
  for (guint32 i = part;; i = cc_page_element (s->page, i)->parent)
    {
      s->own[i] &= ~(guint32) CC_TRAITS_APART;
      if (i == 0)
        break;
    }
  inherit_traits (s);
}

/* ---- sums ---- */

static int
weight (const CcSight *s, guint i)
{
  const CcRun *run = run_at (s, i);

  if (s->traits[i] & CC_TRAITS_APART)
    return 0;
  if (s->flags[i] & CC_SIGHT_PROSE)
    return (int) MIN (run->chars - run->link_chars, 2000u);
  if (run->link_chars * 2 > run->chars)
    return -(int) MIN (run->chars, 200u) - 10;
  return run->level > 0 ? 0 : -6;
}

static void
sum_up (CcSight *s)
{
  for (guint i = 0; i < s->n; i++)
    {
      const CcRun *run = run_at (s, i);

      s->sums[i + 1] = s->sums[i] + weight (s, i);
      s->prose[i + 1] = s->prose[i] + (s->flags[i] & CC_SIGHT_PROSE ? run->chars : 0);
      s->links[i + 1] = s->links[i] + run->link_chars;
      s->chars[i + 1] = s->chars[i] + run->chars;
    }
}

/* ---- the region ---- */

static gint64
value_of (const CcSight *s, const CcElement *e)
{
  return s->sums[e->end] - s->sums[e->first];
}

/* The element with the greatest value; one that says it is the article is taken
   when it holds most of that. The later of equals is the inner one. */
static const CcElement *
best_element (const CcSight *s)
{
  const CcElement *best = NULL, *claimed = NULL;

  for (guint i = 0; i < s->page->elements->len; i++)
    {
      const CcElement *e = cc_page_element (s->page, i);

      if (!best || value_of (s, e) >= value_of (s, best))
        best = e;
      if ((e->traits & (CC_TRAIT_BODY | CC_TRAIT_ARTICLE | CC_TRAIT_MAIN))
          && (!claimed || value_of (s, e) >= value_of (s, claimed)))
        claimed = e;
    }
  if (claimed && value_of (s, claimed) > 0 && value_of (s, claimed) * 10 >= value_of (s, best) * 6)
    return claimed;
  return best;
}

static void
find_region (CcSight *s)
{
  const CcElement *best = best_element (s);

  s->first = 0;
  s->end = s->n;
  if (best && value_of (s, best) > 0)
    {
      s->first = best->first;
      s->end = best->end;
    }
  s->first_prose = s->n;
  for (guint i = s->first; i < s->end; i++)
    if ((s->flags[i] & CC_SIGHT_PROSE) && !(s->traits[i] & CC_TRAITS_APART))
      {
        s->first_prose = MIN (s->first_prose, i);
        s->last_prose = i;
      }
}

/* ---- kinship: where runs stand to the part with most prose ---- */

guint32
cc_sight_holder (const CcSight *s, const CcRun *run)
{
  const CcElement *e = cc_page_element (s->page, run->element);

  return e->end - e->first <= 1 ? e->parent : run->element;
}

static guint32
main_part (const CcSight *s)
{
  g_autofree guint32 *held = g_new0 (guint32, s->page->elements->len);
  guint32 best = 0;

  for (guint i = s->first; i < s->end; i++)
    if ((s->flags[i] & CC_SIGHT_PROSE) && !(s->traits[i] & CC_TRAITS_APART))
      {
        guint32 holder = cc_sight_holder (s, run_at (s, i));

        held[holder] += run_at (s, i)->chars;
        if (held[holder] > held[best])
          best = holder;
      }
  return best;
}

/* From the part outwards: each run gets the first element that holds it too. */
static void
find_kin (CcSight *s, guint32 part)
{
  guint from = s->n, to = s->n;

  for (guint step = 0;; step++)
    {
      const CcElement *e = cc_page_element (s->page, part);

      if (step == 0)
        from = to = e->first;
      for (guint side = 0; side < 2; side++)
        for (guint i = side ? to : e->first; i < (side ? e->end : from); i++)
          s->kin[i] = (guint8) MIN (step, 255u);
      from = e->first;
      to = e->end;
      if (part == 0)
        break;
      part = e->parent;
    }
}

/* Runs to the nearest prose of the region, both ways. */
static void
find_distances (CcSight *s)
{
  guint32 away = G_MAXUINT16;

  for (guint i = 0; i < s->n; i++)
    {
      gboolean prose = (s->flags[i] & CC_SIGHT_PROSE) && i >= s->first && i < s->end
                       && !(s->traits[i] & CC_TRAITS_APART);

      away = prose ? 0 : away + 1;
      s->near[i] = away;
    }
  away = G_MAXUINT16;
  for (guint i = s->n; i > 0; i--)
    {
      away = s->near[i - 1] == 0 ? 0 : away + 1;
      s->near[i - 1] = MIN (s->near[i - 1], away);
    }
}

/* Of the names of elements that prose stands in, the one with most. */
static void
find_name (CcSight *s)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = 0;

  for (guint i = s->first; i < s->end; i++)
    if ((s->flags[i] & CC_SIGHT_PROSE) && !(s->traits[i] & CC_TRAITS_APART))
      {
        const xmlChar *name = cc_page_element (s->page, run_at (s, i)->element)->node->name;
        guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (sums, name)) + run_at (s, i)->chars;

        g_hash_table_insert (sums, (gpointer) name, GUINT_TO_POINTER (sum));
        if (sum > best)
          {
            best = sum;
            s->name = name;
          }
      }
}

/* ---- life ---- */

static void
look_at_runs (CcSight *s)
{
  for (guint i = 0; i < s->n; i++)
    {
      const CcRun *run = run_at (s, i);

      s->flags[i] = end_flags (s, run);
      s->flags[i] |= looks_like_prose (run, s->flags[i]) ? CC_SIGHT_PROSE : 0;
      s->flags[i] |= is_title (s, run) ? CC_SIGHT_TITLE : 0;
      s->cues[i] = cues_of (s, run);
    }
  mark_repeats (s);
  for (guint i = s->n; i > 0; i--)
    if ((s->flags[i - 1] & CC_SIGHT_TITLE)
        && (s->title_run == s->n || run_at (s, i - 1)->level == 1))
      s->title_run = i - 1;
}

/* Twice: what elements say decides where the prose is, and where most of it is tells
   which of them to believe. */
static void
find_article (CcSight *s)
{
  sum_up (s);
  believe_elements (s);
  sum_up (s);
  find_region (s);
  believe_part (s, main_part (s));
  sum_up (s);
  find_region (s);
  find_kin (s, main_part (s));
  find_distances (s);
  find_name (s);
}

void
cc_sight_init (CcSight *s, const CcPage *page, const char *title)
{
  guint n = page->runs->len;

  *s = (CcSight){ .page = page, .title = title, .n = n, .title_run = n, .first_prose = n };
  s->traits = g_new0 (guint32, n + 1);
  s->cues = g_new0 (guint16, n + 1);
  s->flags = g_new0 (guint8, n + 1);
  s->sums = g_new0 (gint64, n + 1);
  s->prose = g_new0 (guint32, n + 1);
  s->links = g_new0 (guint32, n + 1);
  s->chars = g_new0 (guint32, n + 1);
  s->kin = g_new0 (guint8, n + 1);
  s->near = g_new0 (guint32, n + 1);
  s->own = g_new0 (guint32, page->elements->len + 1);
  look_at_runs (s);
  if (page->elements->len > 0)
    find_article (s);
}

void
cc_sight_clear (CcSight *s)
{
  g_free (s->traits);
  g_free (s->cues);
  g_free (s->flags);
  g_free (s->sums);
  g_free (s->prose);
  g_free (s->links);
  g_free (s->chars);
  g_free (s->kin);
  g_free (s->near);
  g_free (s->own);
  *s = (CcSight){ NULL };
}
