/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passage-roles.c: which passages are worth telling. Two articles are versions of one
   text when what they share begins and ends alike in both and reaches from an end of
   either to an end of either, as excerpts, editions and updates of a text do; what was
   taken over from one article into another stands in the midst of both. Assembly of
   genomes tells overlaps from repeats in this way (Li 2016, "Minimap and miniasm",
   algorithm 5). What stands in an article and in several versions of one text is told
   for the version that shares most with it (source selection: Potthast et al. 2013,
   "Overview of the 5th International Competition on Plagiarism Detection").  */
#include "config.h"

#include <align/passages.h>

#include <stdlib.h>
#include <string.h>

/* Words that versions of one text share, at least: some four sentences. A single
   quotation may stand at the top of one article and at the end of another. */
#define LEAST_WORDS 75

/* From an end of either text to an end of either they share so much, at least. The rest
   is what each inserts or changes. */
#define LEAST_SHARE 0.5f

/* ---- versions ---- */

/* The tokens of @article but for the headlines that it begins with. */
static void
body_tokens (const CcText *text, guint32 article, guint32 *start, guint32 *end)
{
  guint32 first = text->article_sentences[article], last = text->article_sentences[article + 1] - 1;
  const CcSentence *s = text->sentences;

  while (first < last && s[first].flags & CC_HEADLINE)
    first++;
  *start = s[first].tokens;
  *end = s[last].tokens + s[last].n_tokens;
}

/* Where the copied fragments of one side stand: which comes first and which last, words
   before, within and after them, and copied words within. */
typedef struct
{
  const CcFragment *first, *last; /* NULL if nothing is copied */
  guint32 before, within, after;
  float copied;
} Extent;

static Extent
extent_of (const CcText *text, const CcFragment *x, guint n, guint side)
{
  guint32 start, end;
  Extent extent = { 0 };

  for (guint i = 0; i < n; i++)
    if (x[i].copied >= CC_EDITED)
      {
        if (!extent.first || x[i].start[side] < extent.first->start[side])
          extent.first = &x[i];
        if (!extent.last || x[i].end[side] > extent.last->end[side])
          extent.last = &x[i];
        extent.copied += x[i].copied * (float) cc_fragment_words (&x[i], side);
      }
  if (!extent.first)
    return extent;
  body_tokens (text, cc_fragment_article (text, x, side), &start, &end);
  extent.before = extent.first->start[side] - MIN (start, extent.first->start[side]);
  extent.within = extent.last->end[side] - extent.first->start[side];
  extent.after = MAX (end, extent.last->end[side]) - extent.last->end[side];
  return extent;
}

gboolean
cc_passage_versions (const CcText *text, const CcFragment *x, guint n)
{
  Extent a = extent_of (text, x, n, SIDE_A), b = extent_of (text, x, n, SIDE_B);
  guint32 all = MIN (a.before, b.before) + MIN (a.within, b.within) + MIN (a.after, b.after);
  float copied = MIN (a.copied, b.copied);

  return a.first == b.first && a.last == b.last && copied >= LEAST_WORDS
         && copied >= LEAST_SHARE * (float) all;
}

/* By article, the lowest of those that are versions of one text with it, be it through
   others: a new array. */
static guint32 *
group_versions (const CcText *text, const GArray *fragments)
{
  guint n = text->corpus->articles->len;
  guint32 *groups = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    groups[i] = i;
  for (guint i = 0; i < fragments->len; i++)
    {
      const CcFragment *x = &g_array_index (fragments, CcFragment, i);

      if (x->role == CC_PASSAGE_OF_VERSIONS)
        cc_set_join (groups, cc_fragment_article (text, x, SIDE_A),
                     cc_fragment_article (text, x, SIDE_B));
    }
  for (guint i = 0; i < n; i++)
    groups[i] = cc_set_root (groups, i);
  return groups;
}

/* ---- repeats ---- */

/* One side of a fragment, and how much speaks for telling it. */
typedef struct
{
  guint32 fragment;
  guint32 article;
  guint32 group; /* of the other article */
  guint32 day;   /* of the other article; G_MAXUINT32 if it is not known */
  gboolean two_outlets;
  float total;
  guint side;
} Stretch;

static guint32
day_of (const CcArticle *article)
{
  CcDate date = article->published;

  return date.precision < CC_PRECISION_DAY
             ? G_MAXUINT32
             : (guint32) date.year * 10000 + (guint32) date.month * 100 + date.day;
}

static Stretch
stretch_of (const CcText *text, const CcFragment *x, guint side, const guint32 *groups)
{
  guint32 a = cc_fragment_article (text, x, side), b = cc_fragment_article (text, x, !side);
  const CcArticle *article = g_ptr_array_index (text->corpus->articles, a);
  const CcArticle *other = g_ptr_array_index (text->corpus->articles, b);

  return (Stretch) { .article = a, .group = groups[b], .day = day_of (other), .side = side,
                     .two_outlets = article->outlet != other->outlet, .total = x->total };
}

/* Negative when more speaks for @x. */
static int
compare_worth (const Stretch *x, const Stretch *y)
{
  if (x->two_outlets != y->two_outlets)
    return x->two_outlets ? -1 : 1;
  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return x->day < y->day ? -1 : x->day > y->day;
}

static int
compare_stretches (const void *x, const void *y)
{
  const Stretch *p = x, *q = y;
  int order;

  if (p->article != q->article)
    return p->article < q->article ? -1 : 1;
  if (p->group != q->group)
    return p->group < q->group ? -1 : 1;
  order = compare_worth (p, q);
  return order ? order : p->fragment < q->fragment ? -1 : p->fragment > q->fragment;
}

/* The stretches whose fragments are told so far: a new array, in the order of
   compare_stretches(). */
static Stretch *
list_stretches (const CcText *text, const GArray *fragments, guint *n)
{
  g_autofree guint32 *groups = group_versions (text, fragments);
  Stretch *stretches = g_new (Stretch, N_SIDES * (gsize) fragments->len + 1);

  *n = 0;
  for (guint i = 0; i < fragments->len; i++)
    {
      const CcFragment *x = &g_array_index (fragments, CcFragment, i);

      for (guint side = 0; side < N_SIDES && x->role == CC_PASSAGE_TOLD; side++)
        {
          stretches[*n] = stretch_of (text, x, side, groups);
          stretches[(*n)++].fragment = i;
        }
    }
  qsort (stretches, *n, sizeof *stretches, compare_stretches);
  return stretches;
}

/* Says that @s is repeated if a better stretch of the same article and group owns more
   than half of its words; otherwise takes those that nobody owns. */
static void
claim_words (const Stretch *stretches, const Stretch *s, CcFragment *x, guint32 *owners)
{
  guint32 n = cc_fragment_words (x, s->side), owned = 0, better = 0;

  for (guint32 i = 0; i < n; i++)
    if (owners[i] && compare_worth (&stretches[owners[i] - 1], s) < 0)
      {
        better = stretches[owners[i] - 1].fragment;
        owned++;
      }
  if (2 * owned > n)
    {
      x->role = CC_PASSAGE_REPEATED;
      x->better = better;
      return;
    }
  for (guint32 i = 0; i < n; i++)
    if (!owners[i])
      owners[i] = (guint32) (s - stretches) + 1;
}

/* Leads each repeated fragment to one that is told. A step leads to a pair of articles
   that is worth more, or to an earlier article with the same other one, so that no way
   comes back to where it began. */
static void
follow (CcFragment *x, guint n)
{
  for (guint i = 0; i < n; i++)
    while (x[i].role == CC_PASSAGE_REPEATED && x[x[i].better].role == CC_PASSAGE_REPEATED)
      x[i].better = x[x[i].better].better;
}

void
cc_passage_repeats (const CcText *text, GArray *fragments)
{
  CcFragment *x = (CcFragment *) fragments->data;
  g_autofree guint32 *owners = g_new0 (guint32, text->n_tokens + 1);
  guint n;
  g_autofree Stretch *stretches = list_stretches (text, fragments, &n);

  for (guint i = 0, first = 0; i < n; i++)
    {
      const Stretch *s = &stretches[i];

      claim_words (stretches, s, &x[s->fragment], owners + x[s->fragment].start[s->side]);
      if (i + 1 < n && s[1].article == s->article && s[1].group == s->group)
        continue;
      for (; first <= i; first++)
        {
          const CcFragment *done = &x[stretches[first].fragment];
          guint side = stretches[first].side;

          memset (owners + done->start[side], 0, cc_fragment_words (done, side) * sizeof *owners);
        }
    }
  follow (x, fragments->len);
}
