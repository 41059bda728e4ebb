/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* candidates.c: which pairs of sentences are worth evidence. Every sentence posts
   its terms, its unordered pairs of terms within a window, and its runs of words
   that are all but function words ("we have done it before"), which terms do not
   see; equal shingles are brought together by sorting (a sort-join), in passes that
   bound memory. Groups that are too large to pair have their neighbours linked
   instead, so that what everybody repeats is still found.  */
#include "config.h"

#include <align/align.h>

#include <string.h>
#include <xxhash.h>

/* Sentences with fewer distinct terms, such as the heading "The fare", say nothing that
   could be a claim; they are looked up by their runs of function words alone. */
#define MIN_TERMS 2

/* A term is paired with so many that follow it. */
#define WINDOW 3

/* So many words in a row make a run, of which so many may be terms. */
#define RUN 4
#define RUN_TERMS 1

/* Postings of one pass, at most about this many (8 bytes each, twice). */
#define PASS_POSTINGS (8u << 20)

/* Pairs that each kind of shingle may give: smaller groups come first. */
#define PAIR_BUDGET(n_sentences) (1000 * 1000 + 8 * (guint64) (n_sentences))

/* Beyond so many pairs in all, one shared shingle is not enough. */
#define SINGLE_HIT_LIMIT (1000 * 1000)

#define MAX_GROUP 8192

enum { KIND_TERM, KIND_PAIR, KIND_RUN, N_KINDS };

typedef struct
{
  const CcFeatures *f;
  guint pass, pass_bits;
  guint64 *postings; /* key << 32 | sentence; the key's lowest two bits are its kind */
  gsize n_postings;
  GArray *groups;    /* of guint32: kind, size, then the sentences ascending */
  GArray *pairs;     /* of guint64 */
  guint32 first_curated; /* sentences from here on are wordings of curated claims */
  CcAlignCounts *counts;
} Join;

static void
post (Join *join, guint64 key, guint kind, guint32 sentence)
{
  if (join->pass_bits && key >> (64 - join->pass_bits) != join->pass)
    return;
  key = key << join->pass_bits >> 32;
  join->postings[join->n_postings++] = ((key & ~(guint64) 3) | kind) << 32 | sentence;
}

/* The hash of an unordered pair: XXH3-64 of the two stems' hashes, the smaller first. */
static guint64
pair_key (guint64 x, guint64 y)
{
  guint64 both[2] = { MIN (x, y), MAX (x, y) };

  return XXH3_64bits (both, sizeof both);
}

/* The hash of a run: XXH3-64 of its stems' hashes in order. */
static void
post_runs (Join *join, guint32 s)
{
  const CcFeatures *f = join->f;
  const CcSentence *sentence = &f->text->sentences[s];
  const CcToken *tokens = f->text->tokens + sentence->tokens;
  guint n_terms = 0;

  for (guint32 i = 0; i < MIN (sentence->n_tokens, CC_MAX_TERMS); i++)
    {
      guint64 run[RUN];

      n_terms += !(tokens[i].flags & CC_TOKEN_STOP);
      if (i >= RUN)
        n_terms -= !(tokens[i - RUN].flags & CC_TOKEN_STOP);
      if (i + 1 < RUN || n_terms > RUN_TERMS)
        continue;
      for (guint k = 0; k < RUN; k++)
        run[k] = f->hashes[f->text->words[tokens[i + 1 - RUN + k].word].stem];
      post (join, XXH3_64bits (run, sizeof run), KIND_RUN, s);
    }
}

static void
post_sentence (Join *join, guint32 s)
{
  const CcFeatures *f = join->f;

  post_runs (join, s);
  if (cc_features_n_terms (f, s) < MIN_TERMS)
    return;
  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    post (join, f->hashes[f->sets[i]], KIND_TERM, s);
  for (guint32 i = f->term_starts[s]; i < f->term_starts[s + 1]; i++)
    for (guint32 j = i + 1; j <= i + WINDOW && j < f->term_starts[s + 1]; j++)
      if (f->terms[i] != f->terms[j])
        post (join, pair_key (f->hashes[f->terms[i]], f->hashes[f->terms[j]]), KIND_PAIR, s);
}

/* Keeps the group of equal keys in @postings if it spans two articles. */
static void
keep_group (Join *join, const guint64 *postings, gsize n)
{
  const CcSentence *sentences = join->f->text->sentences;
  guint32 head[2] = { postings[0] >> 32 & 3, 0 };
  guint at = join->groups->len;
  guint32 last = (guint32) postings[0];

  if (n < 2 || sentences[(guint32) postings[0]].article == sentences[(guint32) postings[n - 1]].article)
    return;
  g_array_append_vals (join->groups, head, 2);
  for (gsize i = 0; i < n; i++)
    {
      guint32 s = (guint32) postings[i];

      if (i > 0 && s == last)
        continue;
      g_array_append_val (join->groups, s);
      last = s;
    }
  g_array_index (join->groups, guint32, at + 1) = join->groups->len - at - 2;
  join->counts->groups++;
}

static void
run_pass (Join *join, guint64 *spare)
{
  const CcFeatures *f = join->f;
  gsize start = 0;

  join->n_postings = 0;
  for (guint32 s = 0; s < f->text->n_sentences; s++)
    post_sentence (join, s);
  join->counts->postings += join->n_postings;
  /* Sentences were posted in order, and the sort is stable. */
  cc_radix_sort (join->postings, spare, join->n_postings, 32);
  for (gsize i = 1; i <= join->n_postings; i++)
    if (i == join->n_postings || join->postings[i] >> 32 != join->postings[start] >> 32)
      {
        keep_group (join, join->postings + start, i - start);
        start = i;
      }
}

static void
collect_groups (Join *join)
{
  const CcFeatures *f = join->f;
  gsize most = f->set_starts[f->text->n_sentences]
               + (gsize) WINDOW * f->term_starts[f->text->n_sentences] + f->text->n_tokens;
  g_autofree guint64 *postings = NULL, *spare = NULL;

  while (most >> join->pass_bits > PASS_POSTINGS)
    join->pass_bits++;
  /* Room for all, as one key may hold them all; what no pass needs is never touched. */
  postings = g_new (guint64, most + 1);
  spare = g_new (guint64, most + 1);
  join->postings = postings;
  for (join->pass = 0; join->pass < 1u << join->pass_bits && !cc_stopped (); join->pass++)
    {
      run_pass (join, spare);
      cc_watch_done (join->pass + 1, 1u << join->pass_bits);
    }
}

/* The largest size of groups of @kind that the budget can pair. */
static guint
group_cap (const Join *join, guint kind)
{
  g_autofree guint64 *cost = g_new0 (guint64, MAX_GROUP + 1);
  guint64 budget = PAIR_BUDGET (join->f->text->n_sentences), spent = 0;
  guint cap;

  for (guint i = 0; i < join->groups->len;)
    {
      const guint32 *g = &g_array_index (join->groups, guint32, i);

      if (g[0] == kind && g[1] <= MAX_GROUP)
        cost[g[1]] += (guint64) g[1] * (g[1] - 1) / 2;
      i += 2 + g[1];
    }
  for (cap = 1; cap < MAX_GROUP && spent + cost[cap + 1] <= budget; cap++)
    spent += cost[cap + 1];
  return cap;
}

static void
add_pair (Join *join, guint32 a, guint32 b)
{
  const CcSentence *sentences = join->f->text->sentences;
  guint64 pair = (guint64) a << 32 | b;

  if (sentences[a].article != sentences[b].article)
    g_array_append_val (join->pairs, pair);
}

/* All pairs of a small group. Of a large one, neighbours, so that its members
   stay connected, and every pair with a wording of a curated claim. */
static void
pair_group (Join *join, guint32 kind, const guint32 *members, guint32 n, guint cap)
{
  if (n <= cap)
    {
      for (guint32 i = 0; i < n; i++)
        for (guint32 j = i + 1; j < n; j++)
          add_pair (join, members[i], members[j]);
      return;
    }
  join->counts->groups_linked++;
  join->counts->groups_capped += kind == KIND_TERM;
  for (guint32 i = 1; i < n && kind != KIND_TERM; i++)
    add_pair (join, members[i - 1], members[i]);
  for (guint32 j = n; j-- > 0 && members[j] >= join->first_curated;)
    for (guint32 i = 0; i < n && members[i] < join->first_curated; i++)
      add_pair (join, members[i], members[j]);
}

static void
pair_groups (Join *join)
{
  guint caps[N_KINDS];

  for (guint kind = 0; kind < N_KINDS; kind++)
    caps[kind] = group_cap (join, kind);
  for (guint i = 0; i < join->groups->len && !cc_stopped ();)
    {
      const guint32 *g = &g_array_index (join->groups, guint32, i);

      pair_group (join, g[0], g + 2, g[1], caps[g[0]]);
      i += 2 + g[1];
    }
}

/* Sorts the pairs and drops repetitions, and where there are very many, those
   that only one shingle gave. */
static void
thin_pairs (Join *join)
{
  GArray *pairs = join->pairs;
  guint64 *p = (guint64 *) pairs->data;
  g_autofree guint64 *spare = g_new (guint64, pairs->len + 1);
  guint least = pairs->len > SINGLE_HIT_LIMIT ? 2 : 1;
  guint kept = 0, start = 0;

  cc_radix_sort (p, spare, pairs->len, 0);
  for (guint i = 1; i <= pairs->len; i++)
    if (i == pairs->len || p[i] != p[start])
      {
        if (i - start >= least || (guint32) p[start] >= join->first_curated)
          p[kept++] = p[start];
        start = i;
      }
  if (pairs->len)
    g_array_set_size (pairs, kept);
}

/* Curated wordings come last in the corpus. */
static guint32
first_curated (const CcText *text)
{
  guint n = text->corpus->articles->len;

  while (n > 0)
    {
      const CcArticle *a = g_ptr_array_index (text->corpus->articles, n - 1);

      if (!cc_article_outlet (text->corpus, a)->curated)
        break;
      n--;
    }
  return text->article_sentences[n];
}

GArray *
cc_candidates (const CcFeatures *features, CcAlignCounts *counts)
{
  Join join = {
    .f = features,
    .groups = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (guint64)),
    .first_curated = first_curated (features->text),
    .counts = counts,
  };

  collect_groups (&join);
  pair_groups (&join);
  g_array_unref (join.groups);
  thin_pairs (&join);
  counts->candidates = join.pairs->len;
  return join.pairs;
}
