/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passages.c: runs of matches, in any order, become passages. Matches of one pair
   of articles are swept by their sentence in a; each joins the open passage that
   it lies near on both sides.  */
#include "config.h"

#include <align/align.h>

#include <stdlib.h>

/* So many passages of one pair of articles are kept open at a time. */
#define MAX_OPEN 64

typedef struct
{
  guint32 a_first, a_last, b_first, b_last; /* sentences */
  double sum;
  guint n;
} Run;

static gboolean
near_run (const Run *run, const CcMatch *m, guint gap)
{
  return m->a <= run->a_last + gap + 1 && m->b + gap + 1 >= run->b_first
         && m->b <= run->b_last + gap + 1;
}

static void
extend (Run *run, const CcMatch *m)
{
  run->a_last = MAX (run->a_last, m->a);
  run->b_first = MIN (run->b_first, m->b);
  run->b_last = MAX (run->b_last, m->b);
  run->sum += m->score;
  run->n++;
}

/* A single match makes a passage only if it is all but a copy. */
static void
emit (const CcText *text, const Run *run, GArray *passages)
{
  const CcSentence *s = text->sentences;
  CcPassage p = {
    s[run->a_first].article,
    s[run->b_first].article,
    { s[run->a_first].range.start, s[run->a_last].range.end },
    { s[run->b_first].range.start, s[run->b_last].range.end },
    (float) (run->sum / run->n),
  };

  if (run->a_first != run->a_last || run->b_first != run->b_last || p.score >= 0.95f)
    g_array_append_val (passages, p);
}

/* @matches of one pair of articles, ascending by a. */
static void
sweep (const CcText *text, const CcMatch *const *matches, guint n, guint gap, GArray *passages)
{
  Run open[MAX_OPEN];
  guint n_open = 0;

  for (guint i = 0; i < n; i++)
    {
      const CcMatch *m = matches[i];
      guint r = 0;

      while (r < n_open && !near_run (&open[r], m, gap))
        {
          if (n_open == MAX_OPEN || open[r].a_last + gap + 1 < m->a)
            {
              emit (text, &open[r], passages);
              open[r] = open[--n_open];
            }
          else
            r++;
        }
      if (r < n_open)
        extend (&open[r], m);
      else
        open[n_open++] = (Run) { m->a, m->a, m->b, m->b, m->score, 1 };
    }
  for (guint r = 0; r < n_open; r++)
    emit (text, &open[r], passages);
}

static int
compare_matches (const void *x, const void *y, void *data)
{
  const CcMatch *a = *(const CcMatch *const *) x, *b = *(const CcMatch *const *) y;
  const CcSentence *s = ((const CcText *) data)->sentences;

  if (s[a->a].article != s[b->a].article)
    return s[a->a].article < s[b->a].article ? -1 : 1;
  if (s[a->b].article != s[b->b].article)
    return s[a->b].article < s[b->b].article ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return a->b < b->b ? -1 : a->b > b->b;
}

static int
compare_passages (const void *x, const void *y)
{
  const CcPassage *p = x, *q = y;

  if (p->article_a != q->article_a)
    return p->article_a < q->article_a ? -1 : 1;
  if (p->a.start != q->a.start)
    return p->a.start < q->a.start ? -1 : 1;
  if (p->article_b != q->article_b)
    return p->article_b < q->article_b ? -1 : 1;
  return p->b.start < q->b.start ? -1 : p->b.start > q->b.start;
}

GArray *
cc_passages (const CcMatches *matches, guint gap)
{
  const CcText *text = matches->text;
  const CcSentence *s = text->sentences;
  g_autofree const CcMatch **order = g_new (const CcMatch *, matches->n_matches + 1);
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (CcPassage));
  guint start = 0;

  for (guint i = 0; i < matches->n_matches; i++)
    order[i] = &matches->matches[i];
  g_qsort_with_data (order, (gint) matches->n_matches, sizeof *order, compare_matches,
                     (gpointer) text);
  for (guint i = 1; i <= matches->n_matches; i++)
    if (i == matches->n_matches || s[order[i]->a].article != s[order[start]->a].article
        || s[order[i]->b].article != s[order[start]->b].article)
      {
        sweep (text, order + start, i - start, gap, passages);
        start = i;
      }
  g_array_sort (passages, compare_passages);
  return passages;
}
