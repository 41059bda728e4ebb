/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* groups.c: which sentences share a shingle. Terms have an inverted index; the other
   shingles are posted as hashes, in parts by their first bits, and equal ones brought
   together by sorting each part (a sort-join). Passes over the parts bound memory. */
#include "config.h"

#include <align/groups.h>

/* Sentences with fewer distinct terms, such as the heading "The fare", say nothing that
   could be a claim; they are looked up by their runs of function words alone. */
#define MIN_TERMS 2

/* A term is paired with so many that follow it. */
#define WINDOW 3

/* So many words in a row make a run, of which so many may be terms. */
#define RUN 4
#define RUN_TERMS 1

/* Postings of one pass, at most about so many (8 bytes each): each pass looks through all
   sentences, so that their number must not grow with the corpus. */
#define PASS_POSTINGS(n_tokens) MAX (8u << 20, (guint64) (n_tokens) / 2)

/* The first bits of a hash tell parts apart, with one more for each doubling of the corpus
   beyond this many postings; as many of the rest as a posting has room for tell apart the
   shingles of a part. */
#define PART_BITS 8
#define PART_POSTINGS (8u << 20)
#define REST_BITS 30

/* The sentences are shingled in so many chunks at most, of so many at least. */
#define MAX_CHUNKS 32
#define MIN_CHUNK 1024

typedef struct
{
  const CcFeatures *f;
  guint more_bits;    /* beyond PART_BITS */
  guint n_parts, chunk, n_chunks;
  guint64 *places;    /* by chunk and part: how many postings; then where the next one goes */
  guint64 *starts;    /* by part, n_parts + 1: where its postings start in those of all */
  guint first, end;   /* parts of this pass */
  guint64 lowest, span; /* the hashes of this pass: from where on, how many less one */
  guint64 *postings;  /* of this pass, rest of the hash << 34 | kind << 32 | sentence; NULL: count them */
  GPtrArray *groups;  /* of CcGroups, one a part and some for terms */
} Join;

/* ---- shingles ---- */

/* The hashes of one sentence's shingles, those of this pass: of runs, then of pairs. */
typedef struct
{
  guint64 hashes[CC_MAX_TERMS * (1 + WINDOW)];
  guint n_runs, n;
} Shingles;

/* 2 to the power of 64 by the golden ratio, odd: spreads what it multiplies (Knuth 1998, The Art of
   Computer Programming 3, section 6.4). */
#define SPREAD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* The hash of a shingle of which the stems' hashes, which are as good as drawn by lot, give
   @sum. That the halves are folded first keeps two words that are near each other, as some must
   be, from standing for one another in every shingle. */
static inline guint64
mix (guint64 sum)
{
  return (sum ^ sum >> 32) * SPREAD;
}

/* Adds @hash behind the @n that @shingles hold if it is one of this pass; returns how many there
   are then. It is written in any case, since no branch could be foretold. */
static inline guint
add_shingle (const Join *join, Shingles *shingles, guint n, guint64 hash)
{
  shingles->hashes[n] = hash;
  return n + (hash - join->lowest <= join->span);
}

/* TRUE when @token says something that few enough others say: the rest is function words, or
   as good as these. */
static inline gboolean
is_term (const CcFeatures *f, const CcToken *token)
{
  return !(token->flags & CC_TOKEN_STOP)
         && !(f->common && f->common[f->text->words[token->word].stem]);
}

/* The hash of a run is that of a polynomial of its stems' hashes in order (Karp and Rabin 1987,
   Efficient randomized pattern-matching algorithms, IBM J. Res. Dev. 31). */
static guint
add_runs (const Join *join, guint32 s, Shingles *shingles)
{
  const CcFeatures *f = join->f;
  const CcSentence *sentence = &f->text->sentences[s];
  const CcToken *tokens = f->text->tokens + sentence->tokens;
  guint n_terms = 0, n = 0;

  for (guint32 i = 0; i < MIN (sentence->n_tokens, CC_MAX_TERMS); i++)
    {
      guint64 sum = 0;

      n_terms += is_term (f, &tokens[i]);
      if (i >= RUN)
        n_terms -= is_term (f, &tokens[i - RUN]);
      if (i + 1 < RUN || n_terms > RUN_TERMS)
        continue;
      for (guint k = 0; k < RUN; k++)
        sum = sum * SPREAD + f->hashes[f->text->words[tokens[i + 1 - RUN + k].word].stem];
      n = add_shingle (join, shingles, n, mix (sum));
    }
  return n;
}

/* Adds pairs behind the @n shingles there are; returns how many there are then. */
static guint
add_pairs (const Join *join, guint32 s, Shingles *shingles, guint n)
{
  const CcFeatures *f = join->f;
  const guint32 *terms = f->terms + f->term_starts[s];
  guint n_terms = f->term_starts[s + 1] - f->term_starts[s], m = 0;
  guint64 hashes[CC_MAX_TERMS];

  for (guint i = 0; i < n_terms; i++)
    if (!f->common || !f->common[terms[i]])
      hashes[m++] = f->hashes[terms[i]];
  for (guint i = 0; i < m; i++)
    for (guint j = i + 1; j <= i + WINDOW && j < m; j++)
      if (hashes[i] != hashes[j])
        n = add_shingle (join, shingles, n, mix (hashes[i] + hashes[j]));
  return n;
}

static void
shingle (const Join *join, guint32 s, Shingles *shingles)
{
  shingles->n = shingles->n_runs = add_runs (join, s, shingles);
  if (cc_features_n_terms (join->f, s) >= MIN_TERMS)
    shingles->n = add_pairs (join, s, shingles, shingles->n);
}

/* ---- postings ---- */

static void
count_shingles (const Shingles *shingles, guint shift, guint64 *places)
{
  for (guint i = 0; i < shingles->n; i++)
    places[shingles->hashes[i] >> shift]++;
}

static void
post_shingles (const Shingles *shingles, const Join *join, guint32 s, guint64 *places)
{
  guint part_bits = PART_BITS + join->more_bits;
  guint64 run = (guint64) CC_SHINGLE_RUN << 32 | s, pair = (guint64) CC_SHINGLE_PAIR << 32 | s;

  for (guint i = 0; i < shingles->n; i++)
    {
      guint64 hash = shingles->hashes[i];

      join->postings[places[hash >> (64 - part_bits)]++]
          = hash << part_bits >> (64 - REST_BITS) << 34 | (i < shingles->n_runs ? run : pair);
    }
}

static void
shingle_chunk (guint index, gpointer user_data)
{
  const Join *join = user_data;
  guint64 *places = join->places + (gsize) index * join->n_parts;
  guint32 end = MIN ((index + 1) * join->chunk, join->f->text->n_sentences);
  Shingles shingles;

  for (guint32 s = index * join->chunk; s < end; s++)
    {
      shingle (join, s, &shingles);
      if (join->postings)
        post_shingles (&shingles, join, s, places);
      else
        count_shingles (&shingles, 64 - PART_BITS - join->more_bits, places);
    }
}

/* ---- groups ---- */

/* Begins a group, of which nothing is known but its kind. */
static void
begin_group (CcGroups *groups, guint32 kind)
{
  guint32 head[2] = { kind, 0 };

  g_array_append_vals (groups, head, 2);
}

/* Ends the group that began at @at: keeps it if it spans two articles. */
static void
end_group (const CcFeatures *f, CcGroups *groups, guint at)
{
  guint32 *group = &g_array_index (groups, guint32, at);
  guint32 n = groups->len - at - 2;

  group[1] = n;
  if (n < 2 || cc_features_same_article (f, group[2], group[1 + n]))
    g_array_set_size (groups, at);
}

/* Adds the group of @n postings that are equal but for the sentences, which ascend. */
static void
add_group (const CcFeatures *f, CcGroups *groups, const guint64 *postings, gsize n)
{
  guint at = groups->len;

  begin_group (groups, postings[0] >> 32 & 3);
  for (gsize i = 0; i < n; i++)
    {
      guint32 s = (guint32) postings[i];

      if (i == 0 || postings[i - 1] != postings[i])
        g_array_append_val (groups, s);
    }
  end_group (f, groups, at);
}

static void
group_part (guint index, gpointer user_data)
{
  Join *join = user_data;
  guint part = join->first + index;
  guint64 *postings = join->postings + (join->starts[part] - join->starts[join->first]);
  gsize n = join->starts[part + 1] - join->starts[part], start = 0;
  CcGroups *groups = g_ptr_array_index (join->groups, part);
  g_autofree guint64 *spare = g_new (guint64, n + 1);

  /* Sentences were posted in order, and the sort is stable. */
  cc_radix_sort (postings, spare, n, 32);
  for (gsize i = 1; i <= n; i++)
    if (i == n || postings[i] >> 32 != postings[start] >> 32)
      {
        if (i - start > 1)
          add_group (join->f, groups, postings + start, i - start);
        start = i;
      }
}

/* Where each chunk puts its postings of each part of the pass. */
static void
place_postings (Join *join)
{
  guint64 place = 0;

  for (guint part = join->first; part < join->end; part++)
    for (guint chunk = 0; chunk < join->n_chunks; chunk++)
      {
        guint64 *at = &join->places[(gsize) chunk * join->n_parts + part], n = *at;

        *at = place;
        place += n;
      }
}

/* From now on the shingles of parts from @first up to @end are those of the pass. */
static void
begin_pass (Join *join, guint first, guint end)
{
  guint shift = 64 - PART_BITS - join->more_bits;

  join->first = first;
  join->end = end;
  join->lowest = (guint64) first << shift;
  join->span = ((guint64) (end - first) << shift) - 1;
}

static void
run_passes (Join *join, guint threads)
{
  g_autofree guint64 *postings = NULL;
  guint64 room = 0, most = PASS_POSTINGS (join->f->text->n_tokens);

  for (guint first = 0, end; first < join->n_parts && !cc_stopped (); first = end)
    {
      guint64 start = join->starts[first];

      for (end = first + 1; end < join->n_parts; end++)
        if (join->starts[end + 1] - start > most)
          break;
      begin_pass (join, first, end);
      if (join->starts[end] - start > room)
        {
          room = join->starts[end] - start;
          g_free (postings);
          postings = g_new (guint64, room);
        }
      place_postings (join);
      join->postings = postings;
      cc_parallel_map (join->n_chunks, threads, shingle_chunk, join);
      cc_parallel_map (end - first, threads, group_part, join);
    }
}

static void
group_shingles (Join *join, guint threads)
{
  const CcFeatures *f = join->f;
  guint32 n = f->text->n_sentences;
  guint64 most = f->set_starts[n] + (guint64) WINDOW * f->term_starts[n] + f->text->n_tokens;

  while (most >> join->more_bits > PART_POSTINGS)
    join->more_bits++;
  join->n_parts = 1u << (PART_BITS + join->more_bits);
  join->chunk = MAX (MIN_CHUNK, n / MAX_CHUNKS + 1);
  join->n_chunks = (n + join->chunk - 1) / join->chunk;
  join->places = g_new0 (guint64, (gsize) join->n_chunks * join->n_parts + 1);
  join->starts = g_new0 (guint64, join->n_parts + 1);
  begin_pass (join, 0, join->n_parts);
  cc_parallel_map (join->n_chunks, threads, shingle_chunk, join);
  for (guint part = 0; part < join->n_parts; part++)
    {
      join->starts[part + 1] = join->starts[part];
      for (guint chunk = 0; chunk < join->n_chunks; chunk++)
        join->starts[part + 1] += join->places[(gsize) chunk * join->n_parts + part];
      g_ptr_array_add (join->groups, g_array_new (FALSE, FALSE, sizeof (guint32)));
    }
  run_passes (join, threads);
}

/* ---- terms ---- */

/* Turns the sets of all sentences about, in chunks of about as many postings each. */
typedef struct
{
  const CcFeatures *f;
  const guint32 *starts, *sentences; /* by term */
  GPtrArray *groups;                 /* of CcGroups, the last MAX_CHUNKS of them one a chunk */
  guint64 postings[MAX_CHUNKS];
} Turning;

/* Adds the group of a term that @n @sentences hold; returns how many of these count. */
static guint
add_term (const CcFeatures *f, CcGroups *groups, const guint32 *sentences, guint n)
{
  guint at = groups->len, kept = 0;
  guint32 *members;

  begin_group (groups, CC_SHINGLE_TERM);
  g_array_set_size (groups, at + 2 + n);
  members = &g_array_index (groups, guint32, at) + 2;
  for (guint i = 0; i < n; i++)
    {
      members[kept] = sentences[i];
      kept += cc_features_n_terms (f, sentences[i]) >= MIN_TERMS;
    }
  g_array_set_size (groups, at + 2 + kept);
  end_group (f, groups, at);
  return kept;
}

/* The first term of chunk @index; behind the last chunk, how many there are. */
static guint32
first_term (const Turning *turning, guint index)
{
  guint32 low = 0, high = turning->f->text->n_stems;
  guint64 wanted = (guint64) turning->starts[high] * index / MAX_CHUNKS;

  if (index == MAX_CHUNKS)
    return high;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (turning->starts[middle] < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
term_chunk (guint index, gpointer user_data)
{
  Turning *turning = user_data;
  const guint32 *starts = turning->starts;
  CcGroups *groups
      = g_ptr_array_index (turning->groups, turning->groups->len - MAX_CHUNKS + index);
  guint32 end = first_term (turning, index + 1);

  for (guint32 term = first_term (turning, index); term < end; term++)
    turning->postings[index] += add_term (turning->f, groups, turning->sentences + starts[term],
                                          starts[term + 1] - starts[term]);
}

/* Returns how many postings the terms have. */
static guint64
group_terms (const Join *join, guint threads)
{
  const CcFeatures *f = join->f;
  g_autofree guint32 *starts = NULL, *sentences = NULL;
  Turning turning = { .f = f, .groups = join->groups };
  guint64 n = 0;

  cc_transpose (f->set_starts, f->sets, f->text->n_sentences, f->text->n_stems, &starts, &sentences);
  turning.starts = starts;
  turning.sentences = sentences;
  for (guint i = 0; i < MAX_CHUNKS; i++)
    {
      guint32 first = first_term (&turning, i), end = first_term (&turning, i + 1);
      guint room = starts[end] - starts[first] + 2 * (end - first);

      g_ptr_array_add (join->groups, g_array_sized_new (FALSE, FALSE, sizeof (guint32), room));
    }
  cc_parallel_map (MAX_CHUNKS, threads, term_chunk, &turning);
  for (guint i = 0; i < MAX_CHUNKS; i++)
    n += turning.postings[i];
  return n;
}

static void
free_groups (gpointer groups)
{
  g_array_unref (groups);
}

GPtrArray *
cc_groups_new (const CcFeatures *features, guint threads, CcAlignCounts *counts)
{
  Join join = { .f = features, .groups = g_ptr_array_new_with_free_func (free_groups) };

  group_shingles (&join, threads);
  counts->postings = join.starts[join.n_parts] + group_terms (&join, threads);
  g_free (join.places);
  g_free (join.starts);
  return join.groups;
}
