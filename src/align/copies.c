/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* copies.c: the pairs that sketches suggest, compared shingle by shingle: which are
   copies, what only one of the two has, and which hang together. */
#include "config.h"

#include <align/align.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Distinct shingles that copies share at least, and idf of the content words in the
   sentences that they share: a stock phrase is no copy. */
#define LEAST_SHARED 20
#define LEAST_MASS 40.0

/* The share of the smaller sketch that makes a pair worth comparing. It estimates
   containment, and roughly, from some ten to a hundred fingerprints. */
#define LEAST_SKETCH (0.4 * CC_COPY_LEAST)

/* Pairs that one call of the parallel map compares. */
#define CHUNK 512

#define FILTER_BITS 8192 /* some hundred times the fingerprints of an article */

/* An article taken apart. */
typedef struct
{
  guint32 article;
  GArray *shingles; /* of guint64, distinct, ascending */
} Shingled;

/* What one call of the parallel map finds, and needs for it. */
typedef struct
{
  const CcText *text;
  const guint64 *words; /* as cc_word_hashes () */
  Shingled a, b;
  GArray *sentence; /* of guint64: the shingles of one */
  GArray *stems;    /* of guint64 */
  GArray *copies;   /* of CcCopy, their runs counted from the first of these: */
  GArray *runs;     /* of CcSentenceRun */
} Comparing;

typedef struct
{
  const CcText *text;
  const guint64 *words;
  const CcSketches *sketches;
  const GArray *pairs; /* of guint64 */
  GArray **copies, **runs; /* one each a chunk */
} Comparison;

static void
take_apart (const Comparing *c, Shingled *x, guint32 article)
{
  const guint32 *starts = c->text->article_sentences + article;

  if (x->article == article)
    return;
  x->article = article;
  g_array_set_size (x->shingles, 0);
  for (guint32 s = starts[0]; s < starts[1]; s++)
    cc_shingles (c->text, c->words, s, x->shingles);
  g_array_set_size (x->shingles,
                    cc_hash_set ((guint64 *) x->shingles->data, x->shingles->len));
}

/* TRUE when @other has at least half of the shingles of @sentence, or there is none. */
static gboolean
has_sentence (Comparing *c, const Shingled *other, guint32 sentence)
{
  guint shared = 0;

  g_array_set_size (c->sentence, 0);
  cc_shingles (c->text, c->words, sentence, c->sentence);
  for (guint i = 0; i < c->sentence->len; i++)
    shared += bsearch (&g_array_index (c->sentence, guint64, i), other->shingles->data,
                       other->shingles->len, sizeof (guint64), cc_hash_compare) != NULL;
  return 2 * shared >= c->sentence->len;
}

/* Appends the runs of sentences of @article that @other has not; returns how many. */
static guint
list_only (Comparing *c, guint32 article, const Shingled *other)
{
  const guint32 *starts = c->text->article_sentences + article;
  CcSentenceRun run = { 0, 0 };
  guint before = c->runs->len;

  for (guint32 s = starts[0]; s <= starts[1]; s++)
    if (s < starts[1] && !has_sentence (c, other, s))
      run = run.n ? (CcSentenceRun) { run.first, run.n + 1 } : (CcSentenceRun) { s, 1 };
    else if (run.n)
      {
        g_array_append_val (c->runs, run);
        run.n = 0;
      }
  return c->runs->len - before;
}

static void
add_stems (Comparing *c, guint32 sentence)
{
  const CcSentence *s = &c->text->sentences[sentence];

  for (guint32 t = s->tokens; t < s->tokens + s->n_tokens; t++)
    {
      guint64 stem = c->text->words[c->text->tokens[t].word].stem;

      if (!(c->text->tokens[t].flags & CC_TOKEN_STOP))
        g_array_append_val (c->stems, stem);
    }
}

/* The idf of the distinct content words of @article outside of @n runs from @run on. */
static double
shared_mass (Comparing *c, guint32 article, guint run, guint n)
{
  const guint32 *starts = c->text->article_sentences + article;
  const CcSentenceRun *runs = (const CcSentenceRun *) c->runs->data;
  guint end = run + n, n_stems;
  double mass = 0;

  g_array_set_size (c->stems, 0);
  for (guint32 s = starts[0]; s < starts[1];)
    if (run < end && runs[run].first == s)
      s += runs[run++].n;
    else
      add_stems (c, s++);
  n_stems = cc_hash_set ((guint64 *) c->stems->data, c->stems->len);
  for (guint i = 0; i < n_stems; i++)
    {
      const CcStem *stem = &c->text->stems[g_array_index (c->stems, guint64, i)];

      mass += log ((c->text->n_sentences + CC_PSEUDO_SENTENCES + 1) / (stem->sentences + 0.5));
    }
  return mass;
}

/* Compares two articles and keeps them if one is a copy of the other. */
static void
compare_articles (Comparing *c, guint32 a, guint32 b)
{
  CcCopy copy = { .a = a, .b = b, .kind = CC_COPY_NEAR, .only = c->runs->len };
  guint n_a, n_b;
  double shared;

  take_apart (c, &c->a, a);
  take_apart (c, &c->b, b);
  n_a = c->a.shingles->len;
  n_b = c->b.shingles->len;
  shared = cc_hash_shared ((const guint64 *) c->a.shingles->data, n_a,
                           (const guint64 *) c->b.shingles->data, n_b);
  if (shared < LEAST_SHARED || shared < CC_COPY_LEAST * MIN (n_a, n_b))
    return;
  copy.resemblance = (float) (shared / (n_a + n_b - shared));
  copy.containment_a = (float) (shared / n_a);
  copy.containment_b = (float) (shared / n_b);
  if (copy.resemblance < (float) CC_COPY_LEAST)
    copy.kind = CC_COPY_PART;
  copy.n_only_a = list_only (c, a, &c->b);
  copy.n_only_b = list_only (c, b, &c->a);
  if (shared_mass (c, a, copy.only, copy.n_only_a) >= LEAST_MASS)
    g_array_append_val (c->copies, copy);
  else
    g_array_set_size (c->runs, copy.only);
}

static void
comparing_init (Comparing *c, const CcText *text, const guint64 *words)
{
  c->text = text;
  c->words = words;
  c->a = (Shingled) { G_MAXUINT32, g_array_new (FALSE, FALSE, sizeof (guint64)) };
  c->b = (Shingled) { G_MAXUINT32, g_array_new (FALSE, FALSE, sizeof (guint64)) };
  c->sentence = g_array_new (FALSE, FALSE, sizeof (guint64));
  c->stems = g_array_new (FALSE, FALSE, sizeof (guint64));
  c->copies = g_array_new (FALSE, FALSE, sizeof (CcCopy));
  c->runs = g_array_new (FALSE, FALSE, sizeof (CcSentenceRun));
}

/* Frees all but what was found. */
static void
comparing_clear (Comparing *c)
{
  g_array_unref (c->a.shingles);
  g_array_unref (c->b.shingles);
  g_array_unref (c->sentence);
  g_array_unref (c->stems);
}

/* Which fingerprints an article may have, by some bits of them: what most pairs share too
   few of is seen without putting the two in order (Bloom 1970). */
typedef struct
{
  guint32 article;
  guint64 bits[FILTER_BITS / 64];
} Filter;

static void
fill_filter (Filter *filter, const CcSketches *s, guint32 article)
{
  if (filter->article == article)
    return;
  *filter = (Filter) { .article = article };
  for (guint32 i = s->starts[article]; i < s->starts[article + 1]; i++)
    filter->bits[s->prints[i] % FILTER_BITS / 64] |= (guint64) 1 << s->prints[i] % 64;
}

/* How many fingerprints of @article the filter's may have, or more. */
static guint
shared_at_most (const Filter *filter, const CcSketches *s, guint32 article)
{
  guint n = 0;

  for (guint32 i = s->starts[article]; i < s->starts[article + 1]; i++)
    n += filter->bits[s->prints[i] % FILTER_BITS / 64] >> s->prints[i] % 64 & 1;
  return n;
}

static gboolean
sketches_agree (const CcSketches *s, Filter *filter, guint32 a, guint32 b)
{
  guint n_a = s->starts[a + 1] - s->starts[a], n_b = s->starts[b + 1] - s->starts[b];
  double least = LEAST_SKETCH * MIN (n_a, n_b);

  fill_filter (filter, s, a);
  return shared_at_most (filter, s, b) >= least
         && cc_hash_shared (s->prints + s->starts[a], n_a, s->prints + s->starts[b], n_b) >= least;
}

static void
compare_chunk (guint index, gpointer user_data)
{
  const Comparison *all = user_data;
  guint end = MIN ((index + 1) * CHUNK, all->pairs->len);
  Filter filter = { .article = G_MAXUINT32 };
  Comparing c;

  comparing_init (&c, all->text, all->words);
  for (guint i = index * CHUNK; i < end; i++)
    {
      guint64 pair = g_array_index (all->pairs, guint64, i);

      if (sketches_agree (all->sketches, &filter, (guint32) (pair >> 32), (guint32) pair))
        compare_articles (&c, (guint32) (pair >> 32), (guint32) pair);
    }
  comparing_clear (&c);
  all->copies[index] = c.copies;
  all->runs[index] = c.runs;
}

/* ---- articles that are the same ---- */

typedef struct
{
  guint64 whole;
  guint32 article;
} Whole;

static int
compare_wholes (const void *x, const void *y)
{
  const Whole *a = x, *b = y;

  if (a->whole != b->whole)
    return a->whole < b->whole ? -1 : 1;
  return a->article < b->article ? -1 : a->article > b->article;
}

/* Adds the copies among @n articles that are the same, each with the first, if there
   is enough to them. */
static void
add_same (Comparing *c, const Whole *wholes, guint n, gboolean *later, gboolean *repeats)
{
  const GPtrArray *articles = c->text->corpus->articles;
  g_autoptr (GHashTable) outlets = g_hash_table_new (g_direct_hash, g_direct_equal);

  take_apart (c, &c->a, wholes[0].article);
  if (c->a.shingles->len < LEAST_SHARED || shared_mass (c, wholes[0].article, 0, 0) < LEAST_MASS)
    return;
  for (guint i = 0; i < n; i++)
    {
      const CcArticle *article = g_ptr_array_index (articles, wholes[i].article);
      CcCopy copy = { .a = wholes[0].article, .b = wholes[i].article, .kind = CC_COPY_SAME,
                      .resemblance = 1, .containment_a = 1, .containment_b = 1 };

      later[wholes[i].article] = i > 0;
      repeats[wholes[i].article]
          = !g_hash_table_add (outlets, GUINT_TO_POINTER (article->outlet + 1));
      if (i > 0)
        g_array_append_val (c->copies, copy);
    }
}

/* The copies of which every sentence is alike, a new array of CcCopy; flags in
   @later all but the first of each, in @repeats all but the first of an outlet. */
static GArray *
find_same (const CcText *text, const guint64 *words, const CcSketches *sketches, gboolean *later,
           gboolean *repeats)
{
  g_autofree Whole *wholes = g_new (Whole, sketches->n + 1);
  guint n = 0, start = 0;
  Comparing c;

  for (guint a = 0; a < sketches->n; a++)
    if (sketches->starts[a + 1] > sketches->starts[a])
      wholes[n++] = (Whole) { sketches->wholes[a], a };
  qsort (wholes, n, sizeof *wholes, compare_wholes);
  comparing_init (&c, text, words);
  for (guint i = 1; i <= n; i++)
    if (i == n || wholes[i].whole != wholes[start].whole)
      {
        if (i - start > 1)
          add_same (&c, wholes + start, i - start, later, repeats);
        start = i;
      }
  comparing_clear (&c);
  g_array_unref (c.runs);
  return c.copies;
}

/* ---- groups ---- */

/* TRUE when @article is dated, and before @other if that is. */
static gboolean
is_earlier (const CcText *text, guint32 article, guint32 other)
{
  const CcArticle *x = g_ptr_array_index (text->corpus->articles, article);
  const CcArticle *y = g_ptr_array_index (text->corpus->articles, other);

  return x->published.precision
         && (!y->published.precision || cc_date_compare (x->published, y->published) < 0);
}

static void
make_groups (CcCopies *copies)
{
  guint n = copies->text->corpus->articles->len;
  g_autofree guint32 *roots = g_new (guint32, n + 1);
  g_autofree gboolean *copied = g_new0 (gboolean, n + 1);

  copies->groups = g_new (guint32, n + 1);
  copies->earliest = g_new (guint32, copies->n_copies + 1);
  for (guint i = 0; i < n; i++)
    roots[i] = i;
  for (guint32 i = 0; i < copies->n_copies; i++)
    {
      cc_set_join (roots, copies->copies[i].a, copies->copies[i].b);
      copied[copies->copies[i].a] = copied[copies->copies[i].b] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 root = cc_set_root (roots, i);

      copies->groups[i] = !copied[i] ? CC_NO_GROUP
                          : root == i ? copies->n_groups : copies->groups[root];
      if (copied[i] && root == i)
        copies->earliest[copies->n_groups++] = i;
      else if (copied[i] && is_earlier (copies->text, i, copies->earliest[copies->groups[i]]))
        copies->earliest[copies->groups[i]] = i;
    }
}

/* TRUE when pair @x tells more of article @article than @y: with the earliest of its
   group, else more alike. */
static gboolean
tells_more (const CcCopies *copies, guint32 article, const CcCopy *x, const CcCopy *y)
{
  guint32 earliest = copies->earliest[copies->groups[article]];
  gboolean x_first = x->a == earliest || x->b == earliest;
  gboolean y_first = y->a == earliest || y->b == earliest;

  return x_first != y_first ? x_first : x->resemblance > y->resemblance;
}

static void
choose_best (CcCopies *copies)
{
  guint n = copies->text->corpus->articles->len;

  copies->best = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    copies->best[i] = G_MAXUINT32;
  for (guint32 i = 0; i < copies->n_copies; i++)
    {
      const CcCopy *copy = &copies->copies[i];

      for (guint32 k = 0, article = copy->a; k < 2; k++, article = copy->b)
        {
          guint32 *best = &copies->best[article];

          if (article != copies->earliest[copies->groups[article]]
              && (*best == G_MAXUINT32
                  || tells_more (copies, article, copy, &copies->copies[*best])))
            *best = i;
        }
    }
}

/* ---- all ---- */

/* Adds what one chunk found, and frees it. */
static void
add_found (GArray *copies, GArray *runs, GArray *found, GArray *found_runs)
{
  for (guint i = 0; i < found->len; i++)
    {
      CcCopy copy = g_array_index (found, CcCopy, i);

      copy.only += runs->len;
      g_array_append_val (copies, copy);
    }
  g_array_append_vals (runs, found_runs->data, found_runs->len);
  g_array_unref (found);
  g_array_unref (found_runs);
}

static int
compare_copies (const void *x, const void *y)
{
  const CcCopy *p = x, *q = y;

  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  return p->b < q->b ? -1 : p->b > q->b;
}

CcCopies *
cc_copies_new (const CcText *text, guint threads)
{
  CcCopies *copies = g_new0 (CcCopies, 1);
  g_autofree guint64 *words = cc_word_hashes (text);
  g_autoptr (CcSketches) sketches = cc_sketches_new (text, words, threads);
  g_autofree gboolean *later = g_new0 (gboolean, sketches->n + 1);
  gboolean *repeats = g_new0 (gboolean, sketches->n + 1);
  GArray *found = find_same (text, words, sketches, later, repeats);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CcSentenceRun));
  g_autoptr (GArray) pairs = cc_copy_candidates (sketches, later);
  guint n_chunks = (pairs->len + CHUNK - 1) / CHUNK;
  g_autofree GArray **chunks = g_new0 (GArray *, 2 * n_chunks + 1);
  Comparison all = { text, words, sketches, pairs, chunks, chunks + n_chunks };

  cc_parallel_map (n_chunks, threads, compare_chunk, &all);
  for (guint i = 0; i < n_chunks && all.copies[i]; i++)
    add_found (found, runs, all.copies[i], all.runs[i]);
  g_array_sort (found, compare_copies);
  copies->text = text;
  copies->repeats = repeats;
  copies->n_copies = found->len;
  copies->copies = (CcCopy *) g_array_free (found, FALSE);
  copies->n_runs = runs->len;
  copies->runs = (CcSentenceRun *) g_array_free (runs, FALSE);
  make_groups (copies);
  choose_best (copies);
  return copies;
}

void
cc_copies_free (CcCopies *copies)
{
  if (!copies)
    return;
  g_free (copies->copies);
  g_free (copies->runs);
  g_free (copies->groups);
  g_free (copies->earliest);
  g_free (copies->repeats);
  g_free (copies->best);
  g_free (copies);
}

const CcCopy *
cc_copies_find (const CcCopies *copies, guint32 article)
{
  return copies->best[article] == G_MAXUINT32 ? NULL : &copies->copies[copies->best[article]];
}

const char *
cc_copy_kind_name (CcCopyKind kind)
{
  static const char *const names[] = { "same", "near", "part" };

  return names[kind];
}
