/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passages.c: seeds in, passages out. Of the fragments of two articles those are
   chosen that say enough, and of those that overlap the larger; the roles of all that
   are chosen are found in the end.  */
#include "config.h"

#include <align/passages.h>

#include <stdlib.h>
#include <string.h>

/* From this share of copied words on a passage is called so. */
#define VERBATIM 0.95f

/* Words on the shorter side, at least: less is a phrase that many a writer uses. */
#define LEAST_WORDS 12

/* One pair of sentences is enough when so much of it is copied: many sentences share
   a name and a turn of phrase. */
#define COPIED_LONE 0.75f

/* What is retold must be so alike as a whole and share so many content words, and
   more of both if it rests on one pair of sentences: articles on one topic share
   names and phrases. */
#define RETOLD 0.4f
#define RETOLD_LONE 0.5f
#define SHARED 6
#define SHARED_LONE 8

typedef struct
{
  const CcFeatures *features;
  CcClustering *clustering;
  double min_score;
  GArray *fragments;        /* of CcFragment, of one pair of articles */
  gboolean *taken[N_SIDES]; /* by token of the article; FALSE between pairs */
  GArray *chosen;           /* of CcFragment, of all pairs */
} Choice;

static CcPassageKind
kind_of (const CcFragment *x)
{
  return x->copied >= VERBATIM ? CC_PASSAGE_VERBATIM
         : x->copied >= CC_EDITED ? CC_PASSAGE_EDITED
                                  : CC_PASSAGE_PARAPHRASED;
}

static gboolean
says_enough (const CcFragment *x)
{
  guint32 a = cc_fragment_words (x, SIDE_A), b = cc_fragment_words (x, SIDE_B);
  gboolean lone = x->n_seeds == 1;

  if (MIN (a, b) < LEAST_WORDS)
    return FALSE;
  if (x->copied >= (lone ? COPIED_LONE : CC_EDITED))
    return TRUE;
  if (x->copied < CC_EDITED && MAX (a, b) > CC_MOST_RATIO * MIN (a, b))
    return FALSE;
  return x->score >= (lone ? RETOLD_LONE : RETOLD) && x->shared >= (lone ? SHARED_LONE : SHARED);
}

/* The sentence that holds @token, of the article of @sentence. */
static const CcSentence *
sentence_at (const CcText *text, guint32 sentence, guint32 token)
{
  guint32 article = text->sentences[sentence].article;
  guint32 low = text->article_sentences[article], high = text->article_sentences[article + 1];

  while (high - low > 1)
    {
      guint32 middle = low + (high - low) / 2;

      if (text->sentences[middle].tokens <= token)
        low = middle;
      else
        high = middle;
    }
  return &text->sentences[low];
}

/* The bytes of one side: with the marks around its sentences where it begins or ends
   with one. */
static CcRange
range_of (const CcText *text, const CcFragment *x, guint side)
{
  guint32 start = x->start[side], end = x->end[side];
  const CcSentence *first = sentence_at (text, x->first[side], start);
  const CcSentence *last = sentence_at (text, x->first[side], end - 1);

  return (CcRange) {
    start == first->tokens ? first->range.start : cc_token_start (first, &text->tokens[start]),
    end == last->tokens + last->n_tokens ? last->range.end
                                         : cc_token_end (last, &text->tokens[end - 1]),
  };
}

static CcPassage
passage_of (const CcText *text, const CcFragment *x)
{
  return (CcPassage) {
    .article_a = cc_fragment_article (text, x, SIDE_A),
    .article_b = cc_fragment_article (text, x, SIDE_B),
    .a = range_of (text, x, SIDE_A),
    .b = range_of (text, x, SIDE_B),
    .score = x->score,
    .copied = x->copied,
    .alike = x->alike,
    .kind = kind_of (x),
    .role = x->role,
    .better = x->better,
  };
}

/* The flags of the words of one side. */
static gboolean *
flags_of (Choice *choice, const CcFragment *x, guint side)
{
  const CcText *text = choice->features->text;
  guint32 first = text->article_sentences[cc_fragment_article (text, x, side)];

  return choice->taken[side] + (x->start[side] - text->sentences[first].tokens);
}

static void
flag (Choice *choice, const CcFragment *x, gboolean taken)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      gboolean *flags = flags_of (choice, x, side);

      for (guint32 i = 0; i < cc_fragment_words (x, side); i++)
        flags[i] = taken;
    }
}

/* TRUE when more than half of either side is in a passage already. */
static gboolean
is_taken (Choice *choice, const CcFragment *x)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      const gboolean *flags = flags_of (choice, x, side);
      guint32 n = cc_fragment_words (x, side), taken = 0;

      for (guint32 i = 0; i < n; i++)
        taken += flags[i];
      if (2 * taken > n)
        return TRUE;
    }
  return FALSE;
}

/* What has more alike words first, then what comes first. */
static int
compare_fragments (const void *x, const void *y)
{
  const CcFragment *p = x, *q = y;
  float a = p->alike * (float) cc_fragment_words (p, SIDE_A);
  float b = q->alike * (float) cc_fragment_words (q, SIDE_A);

  if (a != b)
    return a > b ? -1 : 1;
  for (guint side = 0; side < N_SIDES; side++)
    if (p->start[side] != q->start[side])
      return p->start[side] < q->start[side] ? -1 : 1;
  return 0;
}

/* Appends @n fragments, all of one pair of articles. */
static void
append_chosen (Choice *choice, CcFragment *x, guint n)
{
  gboolean versions = n > 0 && cc_passage_versions (choice->features->text, x, n);
  float total = 0;

  for (guint i = 0; i < n; i++)
    total += x[i].alike
             * (float) (cc_fragment_words (&x[i], SIDE_A) + cc_fragment_words (&x[i], SIDE_B));
  for (guint i = 0; i < n; i++)
    {
      x[i].role = versions ? CC_PASSAGE_OF_VERSIONS : CC_PASSAGE_TOLD;
      x[i].total = total;
    }
  g_array_append_vals (choice->chosen, x, n);
}

/* The seeds of one pair of articles. */
static void
choose (Choice *choice, CcSeed *seeds, guint n)
{
  CcFragment *x;
  guint kept = 0;

  g_array_set_size (choice->fragments, 0);
  cc_clustering_run (choice->clustering, seeds, n, choice->fragments);
  x = (CcFragment *) choice->fragments->data;
  for (guint i = 0; i < choice->fragments->len; i++)
    {
      cc_passage_edges (choice->features, &x[i]);
      if (says_enough (&x[i]) && x[i].score >= choice->min_score)
        x[kept++] = x[i];
    }
  g_array_set_size (choice->fragments, kept);
  g_array_sort (choice->fragments, compare_fragments);
  kept = 0;
  for (guint i = 0; i < choice->fragments->len; i++)
    if (!is_taken (choice, &x[i]))
      {
        flag (choice, &x[i], TRUE);
        x[kept++] = x[i];
      }
  for (guint i = 0; i < kept; i++)
    flag (choice, &x[i], FALSE);
  append_chosen (choice, x, kept);
}

/* Tokens are numbered through all articles. */
static int
compare_places (const void *x, const void *y)
{
  const CcFragment *p = x, *q = y;

  for (guint side = 0; side < N_SIDES; side++)
    if (p->start[side] != q->start[side])
      return p->start[side] < q->start[side] ? -1 : 1;
  return 0;
}

/* The tokens of the longest article. */
static guint32
longest_article (const CcText *text)
{
  guint32 longest = 0;

  for (guint i = 0; i < text->corpus->articles->len; i++)
    {
      guint32 start = text->article_sentences[i], end = text->article_sentences[i + 1];

      if (end > start)
        longest = MAX (longest, text->sentences[end - 1].tokens + text->sentences[end - 1].n_tokens
                                    - text->sentences[start].tokens);
    }
  return longest;
}

static gboolean
same_articles (const CcText *text, const CcSeed *x, const CcSeed *y)
{
  const CcSentence *s = text->sentences;

  return s[x->sentence[SIDE_A]].article == s[y->sentence[SIDE_A]].article
         && s[x->sentence[SIDE_B]].article == s[y->sentence[SIDE_B]].article;
}

GArray *
cc_passages (const CcMatches *matches, double min_score, guint threads)
{
  const CcText *text = matches->text;
  guint32 longest = longest_article (text);
  g_autoptr (GArray) seeds = cc_passage_seeds (matches->features, threads);
  g_autoptr (CcClustering) clustering = cc_clustering_new (matches->features);
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (CcFragment));
  g_autofree gboolean *taken_a = g_new0 (gboolean, longest + 1);
  g_autofree gboolean *taken_b = g_new0 (gboolean, longest + 1);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (CcFragment));
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (CcPassage));
  CcSeed *s = (CcSeed *) seeds->data;
  Choice choice = { matches->features,    clustering, min_score, fragments,
                    { taken_a, taken_b }, chosen };

  for (guint i = 1, start = 0; i <= seeds->len; i++)
    if (i == seeds->len || !same_articles (text, &s[i], &s[start]))
      {
        choose (&choice, s + start, i - start);
        start = i;
      }
  g_array_sort (chosen, compare_places);
  cc_passage_repeats (text, chosen);
  for (guint i = 0; i < chosen->len; i++)
    {
      CcPassage passage = passage_of (text, &g_array_index (chosen, CcFragment, i));

      g_array_append_val (passages, passage);
    }
  return passages;
}

guint
cc_passages_keep_told (GArray *passages)
{
  CcPassage *p = (CcPassage *) passages->data;
  guint kept = 0, n = passages->len;

  for (guint i = 0; i < n; i++)
    if (p[i].role == CC_PASSAGE_TOLD)
      p[kept++] = p[i];
  g_array_set_size (passages, kept);
  return n - kept;
}

const char *
cc_passage_kind_name (CcPassageKind kind)
{
  static const char *const names[] = { "verbatim", "edited", "paraphrased" };

  return names[kind];
}

const char *
cc_passage_role_name (CcPassageRole role)
{
  static const char *const names[] = { "told", "versions", "repeated" };

  return names[role];
}
