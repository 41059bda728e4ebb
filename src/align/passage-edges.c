/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passage-edges.c: where a passage begins and ends. What is copied begins and ends
   where the copied words do, which may be within a sentence: words that stand before
   or after on one side alone are left out, and those with which both sides go on are
   taken in. What is retold begins and ends with a sentence, and takes in the rest of
   a paragraph that is as long on both sides.  */
#include "config.h"

#include <align/passages.h>

#include <stdlib.h>
#include <string.h>

/* Words in a row that count as copied. */
#define RUN 3

/* From this share of copied words on, on the side that has more, edges are sought
   within sentences. */
#define LEAST_COPIED 0.5

/* From this share on there is no rest that could be retold. */
#define ALL_COPIED 0.95

/* Copied words are followed so far beyond the fragment. */
#define MAX_REACH 200

/* The rest of a paragraph has so many words at most, and no more than what it is
   added to; the shorter rest has this share of the words of the longer. */
#define MAX_REST 100
#define LEAST_REST 0.4

static guint32
word_at (const CcFeatures *f, guint32 token)
{
  return cc_features_concept (f, &f->text->tokens[token]);
}

static guint64
run_at (const CcFeatures *f, guint32 token)
{
  guint64 hash = 0;

  for (guint32 i = 0; i < RUN; i++)
    {
      hash = (hash ^ (word_at (f, token + i) + 1)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  return hash;
}

/* The runs of one side, ascending: a new array. */
static guint64 *
sorted_runs (const CcFeatures *f, const CcFragment *x, guint side, gsize *n)
{
  guint64 *runs = g_new (guint64, cc_fragment_words (x, side) + 1);

  *n = 0;
  for (guint32 t = x->start[side]; t + RUN <= x->end[side]; t++)
    runs[(*n)++] = run_at (f, t);
  qsort (runs, *n, sizeof *runs, cc_hash_compare);
  return runs;
}

/* Which words of @side stand in a run that the other has: a new array. */
static gboolean *
copied_words (const CcFeatures *f, const CcFragment *x, guint side, guint32 *n_copied)
{
  gsize n;
  g_autofree guint64 *runs = sorted_runs (f, x, !side, &n);
  gboolean *copied = g_new0 (gboolean, cc_fragment_words (x, side) + 1);

  for (guint32 t = x->start[side]; t + RUN <= x->end[side]; t++)
    {
      guint64 run = run_at (f, t);

      for (guint32 i = 0; i < RUN && bsearch (&run, runs, n, sizeof run, cc_hash_compare); i++)
        copied[t - x->start[side] + i] = TRUE;
    }
  *n_copied = 0;
  for (guint32 i = 0; i < cc_fragment_words (x, side); i++)
    *n_copied += copied[i];
  return copied;
}

static gboolean
are_uneven (const guint32 *words)
{
  return MAX (words[SIDE_A], words[SIDE_B]) > 2 * MIN (words[SIDE_A], words[SIDE_B]);
}

/* Leaves out, on both sides, what stands before the first copied word where one has more
   than twice as much of it as the other, and after the last one likewise. */
static void
trim (CcFragment *x, gboolean *const *copied)
{
  guint32 before[N_SIDES] = { 0 }, after[N_SIDES] = { 0 };

  for (guint side = 0; side < N_SIDES; side++)
    {
      guint32 n = cc_fragment_words (x, side);

      while (before[side] < n && !copied[side][before[side]])
        before[side]++;
      while (after[side] < n && !copied[side][n - 1 - after[side]])
        after[side]++;
    }
  for (guint side = 0; side < N_SIDES; side++)
    {
      if (are_uneven (before))
        x->start[side] += before[side];
      if (are_uneven (after))
        x->end[side] -= after[side];
    }
}

/* The tokens of the article of @sentence. */
static void
article_tokens (const CcText *text, guint32 sentence, guint32 *start, guint32 *end)
{
  guint32 article = text->sentences[sentence].article;
  const CcSentence *first = &text->sentences[text->article_sentences[article]];
  const CcSentence *last = &text->sentences[text->article_sentences[article + 1] - 1];

  *start = first->tokens;
  *end = last->tokens + last->n_tokens;
}

/* Takes in the words with which both sides go on, before and after. */
static void
reach_out (const CcFeatures *f, CcFragment *x)
{
  guint32 least[N_SIDES], most[N_SIDES], *start = x->start, *end = x->end;

  for (guint side = 0; side < N_SIDES; side++)
    article_tokens (f->text, x->first[side], &least[side], &most[side]);
  for (guint i = 0; i < MAX_REACH && start[SIDE_A] > least[SIDE_A] && start[SIDE_B] > least[SIDE_B]
                    && word_at (f, start[SIDE_A] - 1) == word_at (f, start[SIDE_B] - 1);
       i++)
    start[SIDE_A]--, start[SIDE_B]--;
  for (guint i = 0; i < MAX_REACH && end[SIDE_A] < most[SIDE_A] && end[SIDE_B] < most[SIDE_B]
                    && word_at (f, end[SIDE_A]) == word_at (f, end[SIDE_B]);
       i++)
    end[SIDE_A]++, end[SIDE_B]++;
}

static const CcBlock *
block_of (const CcText *text, guint32 sentence)
{
  const CcArticle *article = cc_text_article (text, &text->sentences[sentence]);
  guint low = 0, high = article->n_blocks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (article->blocks[middle].range.start <= text->sentences[sentence].range.start)
        low = middle;
      else
        high = middle;
    }
  return &article->blocks[low];
}

/* The last sentence of the paragraph from @edge on in the direction of @step (+1 or
   -1), and the words up to there; @edge and 0 if they are more than @most. */
static guint32
paragraph_edge (const CcText *text, guint32 edge, int step, guint32 most, guint32 *words)
{
  const CcSentence *s = text->sentences;
  guint32 article = s[edge].article, at = edge;
  CcRange block = block_of (text, edge)->range;

  *words = 0;
  for (guint32 next = edge + (guint32) step;
       next + 1 > text->article_sentences[article] && next < text->article_sentences[article + 1]
       && cc_range_contains (block, s[next].range);
       next += (guint32) step)
    {
      *words += s[next].n_tokens;
      if (*words > most)
        {
          *words = 0;
          return edge;
        }
      at = next;
    }
  return at;
}

static gboolean
share_term (const CcFeatures *f, guint32 a, guint32 b)
{
  guint32 i = f->set_starts[a], j = f->set_starts[b];

  while (i < f->set_starts[a + 1] && j < f->set_starts[b + 1] && f->sets[i] != f->sets[j])
    {
      if (f->sets[i] < f->sets[j])
        i++;
      else
        j++;
    }
  return i < f->set_starts[a + 1] && j < f->set_starts[b + 1];
}

/* TRUE when of the sentences beyond @from up to @to on either side two share a
   term. */
static gboolean
rests_share (const CcFeatures *f, const guint32 *from, const guint32 *to, int step)
{
  for (guint32 a = from[SIDE_A]; a != to[SIDE_A]; a += (guint32) step)
    for (guint32 b = from[SIDE_B]; b != to[SIDE_B]; b += (guint32) step)
      if (share_term (f, a + (guint32) step, b + (guint32) step))
        return TRUE;
  return FALSE;
}

/* Moves @edges, the first or the last sentences of a fragment, to where their
   paragraphs begin or end. */
static void
complete_paragraph (const CcFeatures *f, const CcFragment *x, guint32 *edges, int step)
{
  guint32 to[N_SIDES], words[N_SIDES];

  for (guint side = 0; side < N_SIDES; side++)
    to[side] = paragraph_edge (f->text, edges[side], step,
                               MIN (MAX_REST, cc_fragment_words (x, side)), &words[side]);
  if (MIN (words[SIDE_A], words[SIDE_B]) >= LEAST_REST * MAX (words[SIDE_A], words[SIDE_B])
      && rests_share (f, edges, to, step))
    memcpy (edges, to, sizeof to);
}

/* The tokens of the sentences. */
static void
span_sentences (const CcText *text, CcFragment *x)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      const CcSentence *last = &text->sentences[x->last[side]];

      x->start[side] = text->sentences[x->first[side]].tokens;
      x->end[side] = last->tokens + last->n_tokens;
    }
}

static double
share (guint32 part, guint32 whole)
{
  return whole ? (double) part / whole : 0;
}

/* Looks for the edges of copied words; none if not enough are copied. Returns the
   share of those that are. */
static double
find_copied_edges (const CcFeatures *f, CcFragment *x)
{
  guint32 n[N_SIDES];
  g_autofree gboolean *a = copied_words (f, x, SIDE_A, &n[SIDE_A]);
  g_autofree gboolean *b = copied_words (f, x, SIDE_B, &n[SIDE_B]);
  double copied = MAX (share (n[SIDE_A], cc_fragment_words (x, SIDE_A)),
                       share (n[SIDE_B], cc_fragment_words (x, SIDE_B)));

  if (copied < LEAST_COPIED)
    return copied;
  trim (x, (gboolean *const[]) { a, b });
  reach_out (f, x);
  return copied;
}

/* Completes the paragraphs where no word was left out or taken in. */
static void
find_retold_edges (const CcFeatures *f, CcFragment *x)
{
  CcFragment whole = *x;
  gboolean at_start, at_end;

  span_sentences (f->text, &whole);
  at_start = memcmp (whole.start, x->start, sizeof x->start) == 0;
  at_end = memcmp (whole.end, x->end, sizeof x->end) == 0;
  complete_paragraph (f, &whole, whole.first, -1);
  complete_paragraph (f, &whole, whole.last, 1);
  span_sentences (f->text, &whole);
  if (at_start)
    memcpy (x->start, whole.start, sizeof x->start);
  if (at_end)
    memcpy (x->end, whole.end, sizeof x->end);
}

static guint64 *
sorted_words (const CcFeatures *f, const CcFragment *x, guint side)
{
  guint32 n = cc_fragment_words (x, side);
  guint64 *words = g_new (guint64, n + 1);

  for (guint32 i = 0; i < n; i++)
    words[i] = word_at (f, x->start[side] + i);
  qsort (words, n, sizeof *words, cc_hash_compare);
  return words;
}

/* Words that both sides have, repetitions counted. */
static guint32
count_alike (const CcFeatures *f, const CcFragment *x)
{
  g_autofree guint64 *a = sorted_words (f, x, SIDE_A), *b = sorted_words (f, x, SIDE_B);

  return cc_hash_shared (a, cc_fragment_words (x, SIDE_A), b, cc_fragment_words (x, SIDE_B));
}

static void
measure (const CcFeatures *f, CcFragment *x)
{
  guint32 words = cc_fragment_words (x, SIDE_A) + cc_fragment_words (x, SIDE_B), n[N_SIDES];
  g_autofree gboolean *a = copied_words (f, x, SIDE_A, &n[SIDE_A]);
  g_autofree gboolean *b = copied_words (f, x, SIDE_B, &n[SIDE_B]);

  x->copied = (float) share (n[SIDE_A] + n[SIDE_B], words);
  x->alike = (float) share (2 * count_alike (f, x), words);
}

void
cc_passage_edges (const CcFeatures *f, CcFragment *x)
{
  span_sentences (f->text, x);
  if (find_copied_edges (f, x) < ALL_COPIED)
    find_retold_edges (f, x);
  measure (f, x);
}
