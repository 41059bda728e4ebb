/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sketch.c: which articles may be copies of one another. Each article posts the
   fingerprints that winnowing picks from its shingles (Schleimer, Wilkerson and
   Aiken 2003, Winnowing: local algorithms for document fingerprinting); articles
   that share one are brought together by sorting. Postings take two bytes a word
   of the corpus. */
#include "config.h"

#include <align/align.h>

#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL /* a call for each shingle costs as much as the hash */
#include <xxhash.h>

/* Of so many shingles in a row, the one with the least hash is picked: whatever two
   articles share over so many shingles, they share a fingerprint of. */
#define WINDOW 16

/* Articles that one call of the parallel map reads. */
#define CHUNK 256

/* Fingerprints of more articles than this, text that stands everywhere among them,
   do not pair each with each. */
#define MAX_PAIRED 16

/* By so many orders the articles of such a fingerprint are linked. */
#define N_ORDERS 4

guint64 *
cc_word_hashes (const CcText *text)
{
  guint64 *hashes = g_new (guint64, text->n_words + 1);

  for (guint32 i = 0; i < text->n_words; i++)
    hashes[i] = text->stems[text->words[i].stem].hash;
  return hashes;
}

void
cc_shingles (const CcText *text, const guint64 *words, guint32 sentence, GArray *shingles)
{
  const CcSentence *s = &text->sentences[sentence];
  const CcToken *tokens = text->tokens + s->tokens;
  guint32 length = MIN (s->n_tokens, CC_SHINGLE), n = s->n_tokens - length + (length > 0);
  guint before = shingles->len;
  guint64 *hashes;

  /* First the stems, then in place of each the shingle that begins with it. */
  g_array_set_size (shingles, before + s->n_tokens);
  hashes = &g_array_index (shingles, guint64, before);
  for (guint32 i = 0; i < s->n_tokens; i++)
    hashes[i] = words[tokens[i].word];
  for (guint32 i = 0; i < n; i++)
    hashes[i] = XXH3_64bits (hashes + i, length * sizeof *hashes);
  g_array_set_size (shingles, before + n);
}

int
cc_hash_compare (const void *x, const void *y)
{
  guint64 a = *(const guint64 *) x, b = *(const guint64 *) y;

  return a < b ? -1 : a > b;
}

guint
cc_hash_set (guint64 *hashes, guint n)
{
  g_autofree guint64 *spare = g_new (guint64, n + (gsize) 1);
  guint kept = 0;

  cc_radix_sort (hashes, spare, n, 0);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || hashes[kept - 1] != hashes[i])
      hashes[kept++] = hashes[i];
  return kept;
}

guint
cc_hash_shared (const guint64 *x, guint n_x, const guint64 *y, guint n_y)
{
  guint i = 0, j = 0, shared = 0;

  /* Without branches, as nothing foretells which of two hashes is the less. */
  while (i < n_x && j < n_y)
    {
      guint64 a = x[i], b = y[j];

      shared += a == b;
      i += a <= b;
      j += b <= a;
    }
  return shared;
}

/* ---- fingerprints ---- */

/* Index of the least of @hashes from @start to @end, the last of equals. */
static guint
least (const guint64 *hashes, guint start, guint end)
{
  guint at = start;

  for (guint i = start + 1; i <= end; i++)
    if (hashes[i] <= hashes[at])
      at = i;
  return at;
}

static void
winnow (const guint64 *hashes, guint n, GArray *prints)
{
  guint first = MIN (n, WINDOW) - 1;
  guint at = least (hashes, 0, first);

  g_array_append_val (prints, hashes[at]);
  for (guint end = first + 1; end < n; end++)
    {
      guint before = at;

      if (hashes[end] <= hashes[at])
        at = end;
      else if (at + WINDOW <= end)
        at = least (hashes, end + 1 - WINDOW, end);
      if (at != before)
        g_array_append_val (prints, hashes[at]);
    }
}

typedef struct
{
  const CcText *text;
  const guint64 *words; /* as cc_word_hashes () */
  GArray **prints;  /* of guint64, one a chunk */
  guint32 *lengths; /* by article */
  guint64 *wholes;
} Sketching;

static void
sketch_article (const Sketching *sketching, guint32 article, GArray *shingles, GArray *prints)
{
  const CcText *text = sketching->text;
  const CcArticle *a = g_ptr_array_index (text->corpus->articles, article);
  guint before = prints->len;

  g_array_set_size (shingles, 0);
  if (cc_article_outlet (text->corpus, a)->curated)
    return;
  for (guint32 s = text->article_sentences[article]; s < text->article_sentences[article + 1]; s++)
    cc_shingles (text, sketching->words, s, shingles);
  if (shingles->len == 0)
    return;
  sketching->wholes[article] = cc_hash (shingles->data, shingles->len * sizeof (guint64));
  winnow ((const guint64 *) shingles->data, shingles->len, prints);
  sketching->lengths[article] = cc_hash_set (&g_array_index (prints, guint64, before),
                                             prints->len - before);
  g_array_set_size (prints, before + sketching->lengths[article]);
}

static void
sketch_chunk (guint index, gpointer user_data)
{
  const Sketching *sketching = user_data;
  guint32 end = MIN ((index + 1) * CHUNK, sketching->text->corpus->articles->len);
  g_autoptr (GArray) shingles = g_array_new (FALSE, FALSE, sizeof (guint64));
  GArray *prints = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint32 article = index * CHUNK; article < end; article++)
    sketch_article (sketching, article, shingles, prints);
  sketching->prints[index] = prints;
}

CcSketches *
cc_sketches_new (const CcText *text, const guint64 *words, guint threads)
{
  CcSketches *sketches = g_new0 (CcSketches, 1);
  guint n = text->corpus->articles->len, n_chunks = (n + CHUNK - 1) / CHUNK;
  g_autofree GArray **prints = g_new0 (GArray *, n_chunks + 1);
  g_autofree guint32 *lengths = g_new0 (guint32, n + 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint64));
  Sketching sketching = { text, words, prints, lengths, g_new0 (guint64, n + 1) };

  cc_parallel_map (n_chunks, threads, sketch_chunk, &sketching);
  for (guint i = 0; i < n_chunks && prints[i]; i++)
    {
      g_array_append_vals (all, prints[i]->data, prints[i]->len);
      g_array_unref (prints[i]);
    }
  sketches->n = n;
  sketches->wholes = sketching.wholes;
  sketches->starts = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    sketches->starts[i + 1] = sketches->starts[i] + lengths[i];
  sketches->prints = (guint64 *) g_array_free (g_steal_pointer (&all), FALSE);
  return sketches;
}

void
cc_sketches_free (CcSketches *sketches)
{
  g_free (sketches->prints);
  g_free (sketches->starts);
  g_free (sketches->wholes);
  g_free (sketches);
}

/* ---- pairs ---- */

typedef struct
{
  const CcSketches *sketches;
  guint32 *least[N_ORDERS]; /* by article; made when first needed */
  GArray *members; /* of guint64: place in the order << 32 | article */
  GArray *pairs;   /* of guint64 */
} Join;

static void
add_pair (Join *join, guint32 a, guint32 b)
{
  guint64 pair = (guint64) MIN (a, b) << 32 | MAX (a, b);

  if (a != b)
    g_array_append_val (join->pairs, pair);
}

/* Number @order of the independent orders of fingerprints, by which articles are
   ordered as well: by their least. Two articles have the same least one with the
   probability of their resemblance (Broder 1997). */
static const guint32 *
order_articles (Join *join, guint order)
{
  const CcSketches *s = join->sketches;

  if (join->least[order])
    return join->least[order];
  join->least[order] = g_new (guint32, s->n + 1);
  for (guint a = 0; a < s->n; a++)
    {
      guint32 *place = &join->least[order][a];

      *place = G_MAXUINT32;
      for (guint32 i = s->starts[a]; i < s->starts[a + 1]; i++)
        *place = MIN (*place, (guint32) XXH3_64bits_withSeed (&s->prints[i], sizeof *s->prints,
                                                              order + 1));
    }
  return join->least[order];
}

static guint32
sketch_size (const Join *join, guint32 article)
{
  return join->sketches->starts[article + 1] - join->sketches->starts[article];
}

/* Links the articles of a common fingerprint: each with the next in one of the
   orders, in which copies stand side by side, and with the shortest, which others
   may have whole. So the pairs are no more than twice the articles. */
static void
link_members (Join *join, const guint64 *postings, gsize n)
{
  const guint32 *places = order_articles (join, postings[0] >> 32 & (N_ORDERS - 1));
  guint64 *members;
  guint32 shortest = (guint32) postings[0];

  g_array_set_size (join->members, 0);
  for (gsize i = 0; i < n; i++)
    {
      guint32 article = (guint32) postings[i];
      guint64 member = (guint64) places[article] << 32 | article;

      g_array_append_val (join->members, member);
      if (sketch_size (join, article) < sketch_size (join, shortest))
        shortest = article;
    }
  members = (guint64 *) join->members->data;
  qsort (members, n, sizeof *members, cc_hash_compare);
  for (gsize i = 0; i < n; i++)
    {
      add_pair (join, shortest, (guint32) members[i]);
      if (i > 0)
        add_pair (join, (guint32) members[i - 1], (guint32) members[i]);
    }
}

static void
pair_members (Join *join, const guint64 *postings, gsize n)
{
  if (n > MAX_PAIRED)
    link_members (join, postings, n);
  else
    for (gsize i = 0; i < n; i++)
      for (gsize j = i + 1; j < n; j++)
        add_pair (join, (guint32) postings[i], (guint32) postings[j]);
}

/* fingerprint << 32 | article, for articles that are not @left_out, ascending: new. */
static guint64 *
sort_postings (const CcSketches *sketches, const gboolean *left_out, gsize *n_out)
{
  gsize n = 0, most = sketches->starts[sketches->n] + (gsize) 1;
  guint64 *postings = g_new (guint64, most);
  g_autofree guint64 *spare = g_new (guint64, most);

  for (guint a = 0; a < sketches->n; a++)
    for (guint32 i = sketches->starts[a]; !left_out[a] && i < sketches->starts[a + 1]; i++)
      postings[n++] = (sketches->prints[i] >> 32 << 32) | a;
  cc_radix_sort (postings, spare, n, 32);
  *n_out = n;
  return postings;
}

GArray *
cc_copy_candidates (const CcSketches *sketches, const gboolean *left_out)
{
  gsize n, start = 0;
  g_autofree guint64 *postings = sort_postings (sketches, left_out, &n);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint64));
  Join join = { sketches, { NULL }, members, g_array_new (FALSE, FALSE, sizeof (guint64)) };
  g_autofree guint64 *spare = NULL;
  guint64 *pairs;
  guint kept = 0;

  for (gsize i = 1; i <= n; i++)
    if (i == n || postings[i] >> 32 != postings[start] >> 32)
      {
        pair_members (&join, postings + start, i - start);
        start = i;
      }
  for (guint order = 0; order < N_ORDERS; order++)
    g_free (join.least[order]);
  pairs = (guint64 *) join.pairs->data;
  spare = g_new (guint64, join.pairs->len + 1);
  cc_radix_sort (pairs, spare, join.pairs->len, 0);
  for (guint i = 0; i < join.pairs->len; i++)
    if (kept == 0 || pairs[kept - 1] != pairs[i])
      pairs[kept++] = pairs[i];
  g_array_set_size (join.pairs, kept);
  return join.pairs;
}
