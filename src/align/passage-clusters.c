/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* passage-clusters.c: seeds that lie near one another on both sides, in any order,
   become a fragment. Seeds are cut apart where neighbours on one side are too far
   from one another, then each part likewise on the other side, until nothing can be
   cut; a fragment whose two stretches are not alike as wholes, or of which one is far
   longer, is tried again with smaller distances (Sanchez-Perez, Sidorov and Gelbukh
   2014).  */
#include "config.h"

#include <align/passages.h>

#include <math.h>

/* Words between neighbours in a fragment, at most; the next is tried when the
   whole does not hold. */
static const guint gaps[] = { 60, 30, 12, 0 };

/* idf cosine of the two stretches of a fragment, at least. */
#define LEAST_SIMILARITY 0.34

/* A part that is still being cut after so many rounds falls into its seeds, so that
   no arrangement of them can make the time grow with their square. */
#define MAX_ROUNDS 64

typedef struct
{
  guint first, n; /* seeds */
  guint level;    /* into gaps */
  guint rounds;
} Part;

struct CcClustering
{
  const CcFeatures *features;
  guint32 *counts[N_SIDES]; /* by concept; 0 between fragments */
  GArray *parts;            /* still to be looked at */
};

CcClustering *
cc_clustering_new (const CcFeatures *features)
{
  CcClustering *c = g_new0 (CcClustering, 1);

  c->features = features;
  for (guint side = 0; side < N_SIDES; side++)
    c->counts[side] = g_new0 (guint32, features->text->n_stems + 1);
  c->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  return c;
}

void
cc_clustering_free (CcClustering *c)
{
  if (!c)
    return;
  for (guint side = 0; side < N_SIDES; side++)
    g_free (c->counts[side]);
  g_array_unref (c->parts);
  g_free (c);
}

static int
compare_side (const void *x, const void *y, void *data)
{
  guint side = GPOINTER_TO_UINT (data);
  const guint32 *p = ((const CcSeed *) x)->sentence, *q = ((const CcSeed *) y)->sentence;

  if (p[side] != q[side])
    return p[side] < q[side] ? -1 : 1;
  return p[!side] < q[!side] ? -1 : p[!side] > q[!side];
}

/* Words between two sentences of one article, @x not after @y. */
static guint32
words_between (const CcText *text, guint32 x, guint32 y)
{
  const CcSentence *s = text->sentences;

  return y <= x ? 0 : s[y].tokens - (s[x].tokens + s[x].n_tokens);
}

/* Cuts @part on one side and puts the pieces up to be looked at; FALSE if it is of
   one piece. */
static gboolean
cut (CcClustering *c, CcSeed *seeds, Part part, guint side)
{
  const CcText *text = c->features->text;
  guint start = part.first, end = part.first + part.n;

  g_qsort_with_data (seeds + start, (gint) part.n, sizeof *seeds, compare_side,
                     GUINT_TO_POINTER (side));
  for (guint i = start + 1; i < end; i++)
    if (words_between (text, seeds[i - 1].sentence[side], seeds[i].sentence[side])
        > gaps[part.level])
      {
        Part piece = { start, i - start, part.level, part.rounds + 1 };

        g_array_append_val (c->parts, piece);
        start = i;
      }
  if (start == part.first)
    return FALSE;
  part = (Part) { start, end - start, part.level, part.rounds + 1 };
  g_array_append_val (c->parts, part);
  return TRUE;
}

static void
count_terms (CcClustering *c, const CcFragment *x, guint side)
{
  const CcFeatures *f = c->features;

  for (guint32 i = f->term_starts[x->first[side]]; i < f->term_starts[x->last[side] + 1]; i++)
    c->counts[side][f->terms[i]]++;
}

/* The squared norm of one side; adds up on the way what it shares with the other,
   if that has been counted. Forgets the side's counts. */
static double
take_norm (CcClustering *c, const CcFragment *x, guint side, double *dot, guint32 *shared)
{
  const CcFeatures *f = c->features;
  const guint32 *others = c->counts[!side];
  double sum = 0;

  for (guint32 i = f->term_starts[x->first[side]]; i < f->term_starts[x->last[side] + 1]; i++)
    {
      guint32 term = f->terms[i], *count = &c->counts[side][term];
      double weight = *count * (double) f->idf[term];

      sum += weight * weight;
      *dot += weight * others[term] * f->idf[term];
      *shared += MIN (*count, others[term]);
      *count = 0;
    }
  return sum;
}

/* Fills score and shared. */
static void
compare_wholes (CcClustering *c, CcFragment *x)
{
  double dot = 0, a, b;

  count_terms (c, x, SIDE_A);
  count_terms (c, x, SIDE_B);
  a = take_norm (c, x, SIDE_A, &dot, &x->shared);
  /* The counts of a are gone, so this adds nothing to what is shared. */
  b = take_norm (c, x, SIDE_B, &dot, &x->shared);
  x->score = a > 0 && b > 0 ? (float) MIN (dot / sqrt (a * b), 1) : 0;
}

static CcFragment
enclose (const CcSeed *seeds, guint n)
{
  CcFragment x = { .first = { G_MAXUINT32, G_MAXUINT32 }, .n_seeds = n };

  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < N_SIDES; side++)
      {
        x.first[side] = MIN (x.first[side], seeds[i].sentence[side]);
        x.last[side] = MAX (x.last[side], seeds[i].sentence[side]);
      }
  return x;
}

/* The tokens of the sentences of one side. */
static guint32
n_words (const CcText *text, const CcFragment *x, guint side)
{
  const CcSentence *first = &text->sentences[x->first[side]], *last = &text->sentences[x->last[side]];

  return last->tokens + last->n_tokens - first->tokens;
}

static gboolean
are_uneven (const CcText *text, const CcFragment *x)
{
  guint32 a = n_words (text, x, SIDE_A), b = n_words (text, x, SIDE_B);

  return MAX (a, b) > CC_MOST_RATIO * MIN (a, b);
}

/* A part that cannot be cut any more becomes a fragment or is looked at more
   closely. */
static void
settle (CcClustering *c, const CcSeed *seeds, Part part, GArray *fragments)
{
  CcFragment fragment = enclose (seeds + part.first, part.n);
  gboolean last = part.n == 1 || part.level + 1 == G_N_ELEMENTS (gaps), alike;

  compare_wholes (c, &fragment);
  alike = fragment.score >= LEAST_SIMILARITY;
  if (alike && (last || !are_uneven (c->features->text, &fragment)))
    g_array_append_val (fragments, fragment);
  else if (!last)
    {
      part.level++;
      g_array_append_val (c->parts, part);
    }
}

static void
settle_each (CcClustering *c, const CcSeed *seeds, Part part, GArray *fragments)
{
  for (guint i = 0; i < part.n; i++)
    settle (c, seeds, (Part) { .first = part.first + i, .n = 1 }, fragments);
}

void
cc_clustering_run (CcClustering *c, CcSeed *seeds, guint n, GArray *fragments)
{
  Part part = { 0, n, 0, 0 };

  g_array_append_val (c->parts, part);
  while (c->parts->len > 0)
    {
      part = g_array_index (c->parts, Part, c->parts->len - 1);
      g_array_set_size (c->parts, c->parts->len - 1);
      if (part.rounds >= MAX_ROUNDS)
        settle_each (c, seeds, part, fragments);
      else if (!cut (c, seeds, part, SIDE_A) && !cut (c, seeds, part, SIDE_B))
        settle (c, seeds, part, fragments);
    }
}
