/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* features.c: sentences and articles as lists of terms with weights. */
#include "config.h"

#include <align/across.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

guint
cc_terms_make_set (guint32 *terms, guint n)
{
  guint kept = 0;

  cc_sort_terms (terms, n);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || terms[kept - 1] != terms[i])
      terms[kept++] = terms[i];
  return kept;
}

/* ---- words of sentences ---- */

/* Sentences are looked through in so many chunks at most, of so many at least. */
#define MAX_CHUNKS 32
#define MIN_CHUNK 1024

/* Sentences that one call of the parallel map weighs. */
#define WEIGHED 8192

/* The lists of a sentence: how much room they take, in halves of its tokens. */
enum { TERMS, SETS, WORDS, N_LISTS };
static const guint64 halves[N_LISTS] = { 2, 3, 2 };

typedef struct
{
  CcFeatures *f;
  const CcAcronyms *acronyms;
  guint32 chunk; /* sentences */
  guint n_chunks;
  guint32 lengths[N_LISTS][MAX_CHUNKS]; /* of what each chunk has listed */
} Collecting;

static guint32
chunk_start (const Collecting *c, guint index)
{
  return MIN (index * c->chunk, c->f->text->n_sentences);
}

/* Where the lists of a chunk have their room. */
static guint32
room_of (const Collecting *c, guint index, guint list)
{
  const CcText *text = c->f->text;
  guint32 s = chunk_start (c, index);
  guint64 tokens = s < text->n_sentences ? text->sentences[s].tokens : text->n_tokens;

  return (guint32) (tokens * halves[list] / 2);
}

/* What a name is known by: the last word, which is a person's family name. */
static void
collect_names (CcFeatures *f, const CcSentence *sentence)
{
  for (guint32 i = sentence->names; i < sentence->names + sentence->n_names; i++)
    {
      const CcName *name = &f->text->names[i];

      f->name_concepts[i]
          = cc_features_concept (f, &f->text->tokens[name->token + name->n_tokens - 1]);
    }
}

static void
collect_flags (CcFeatures *f, guint32 s, const guint32 *set, guint n)
{
  const CcSentence *sentence = &f->text->sentences[s];

  f->articles[s] = sentence->article;
  for (guint32 t = 0; t < sentence->n_tokens; t++)
    f->flags[s] |= f->text->tokens[sentence->tokens + t].flags;
  for (guint i = 0; i < n; i++)
    if (f->places[set[i]])
      f->flags[s] |= CC_NAMES_PLACE;
}

/* Fills the lists of sentence @s, which go to @lists; adds their lengths to @lengths. What is
   spelt out in a sentence stands in its set as its short form too. */
static void
collect_sentence (const Collecting *c, guint32 s, guint32 *const *lists, guint32 *lengths)
{
  CcFeatures *f = c->f;
  const CcSentence *sentence = &f->text->sentences[s];
  guint32 *terms = lists[TERMS] + lengths[TERMS], *set = lists[SETS] + lengths[SETS];
  guint32 *words = lists[WORDS] + lengths[WORDS];
  guint32 tokens[CC_MAX_TERMS]; /* where the terms stand */
  guint n = 0, m = 0, n_set;

  for (guint32 t = 0; t < sentence->n_tokens && n < CC_MAX_TERMS && m < CC_MAX_TERMS; t++)
    {
      const CcToken *token = &f->text->tokens[sentence->tokens + t];
      guint32 concept = cc_features_concept (f, token);

      if (cc_is_content (token))
        {
          terms[n] = set[n] = concept;
          tokens[n++] = sentence->tokens + t;
        }
      else
        words[m++] = concept;
    }
  collect_names (f, sentence);
  n_set = cc_terms_make_set (set, n + cc_acronyms_find (c->acronyms, f, sentence, terms, tokens, n, set + n));
  collect_flags (f, s, set, n_set);
  lengths[TERMS] += n;
  lengths[SETS] += n_set;
  lengths[WORDS] += cc_terms_make_set (words, m);
}

static void
collect_chunk (guint index, gpointer user_data)
{
  Collecting *c = user_data;
  CcFeatures *f = c->f;
  guint32 *const lists[N_LISTS] = { f->terms + room_of (c, index, TERMS),
                                    f->sets + room_of (c, index, SETS),
                                    f->words + room_of (c, index, WORDS) };
  guint32 lengths[N_LISTS] = { 0 };

  for (guint32 s = chunk_start (c, index); s < chunk_start (c, index + 1); s++)
    {
      f->term_starts[s] = lengths[TERMS];
      f->set_starts[s] = lengths[SETS];
      f->word_starts[s] = lengths[WORDS];
      collect_sentence (c, s, lists, lengths);
    }
  for (guint i = 0; i < N_LISTS; i++)
    c->lengths[i][index] = lengths[i];
}

/* Moves what the chunks have listed together, and the starts with it. */
static void
pack (const Collecting *c, guint list, guint32 **values, guint32 *starts)
{
  guint32 at = 0;

  for (guint i = 0; i < c->n_chunks; i++)
    {
      memmove (*values + at, *values + room_of (c, i, list), c->lengths[list][i] * sizeof **values);
      for (guint32 s = chunk_start (c, i); s < chunk_start (c, i + 1); s++)
        starts[s] += at;
      at += c->lengths[list][i];
    }
  starts[c->f->text->n_sentences] = at;
  *values = g_renew (guint32, *values, at + 1);
}

/* Fills all that is known of sentences but for weights. */
static void
collect_terms (CcFeatures *f, const CcAcronyms *acronyms, guint threads)
{
  const CcText *text = f->text;
  guint32 n = text->n_sentences, chunk = MAX (MIN_CHUNK, n / MAX_CHUNKS + 1);
  Collecting c = { f, acronyms, chunk, (n + chunk - 1) / chunk, { { 0 } } };

  f->terms = g_new (guint32, text->n_tokens + 1);
  f->sets = g_new (guint32, text->n_tokens + text->n_tokens / 2 + 1);
  f->words = g_new (guint32, text->n_tokens + 1);
  f->term_starts = g_new0 (guint32, n + 1);
  f->set_starts = g_new0 (guint32, n + 1);
  f->word_starts = g_new0 (guint32, n + 1);
  f->flags = g_new0 (guint16, n + 1);
  f->articles = g_new0 (guint32, n + 1);
  f->name_concepts = g_new0 (guint32, text->n_names + 1);
  cc_parallel_map (c.n_chunks, threads, collect_chunk, &c);
  pack (&c, TERMS, &f->terms, f->term_starts);
  pack (&c, SETS, &f->sets, f->set_starts);
  pack (&c, WORDS, &f->words, f->word_starts);
}

/* ---- weights ---- */

static gboolean
is_curated (const CcText *text, guint32 sentence)
{
  const CcArticle *article = cc_text_article (text, &text->sentences[sentence]);

  return cc_article_outlet (text->corpus, article)->curated;
}

/* A term that so many sentences hold is common: a function word in effect, whatever the lists
   say, of a language that they do not know or of texts of one kind. Words in more than one
   document of a hundred discriminate poorly (Salton, Yang and Yu 1975, A theory of term
   importance in automatic text analysis, JASIS 26); fewer sentences than these can all be
   looked at. */
#define COMMON(n_sentences) MAX (65536, (n_sentences) / 64)

/* Notes which concepts are common, which @df sentences each hold as a term. */
static void
note_common (CcFeatures *f, const guint32 *df)
{
  guint32 n_stems = f->text->n_stems, least = COMMON (f->text->n_sentences);

  for (guint32 i = 0; i < n_stems; i++)
    if (df[f->concepts[i]] > least)
      {
        if (!f->common)
          f->common = g_new0 (guint8, n_stems);
        f->common[i] = TRUE;
      }
}

/* Inverse document frequency by concept, ln ((N + 51) / (n + 0.5)), where n of the N
   sentences of articles hold it (Sparck Jones 1972), or would hold it in news at large if
   those are more: in a few articles every word is rare. */
static void
weigh_terms (CcFeatures *f, const float *rates)
{
  const CcText *text = f->text;
  g_autofree guint32 *df = g_new0 (guint32, text->n_stems + 1);
  g_autofree guint32 *df_words = g_new0 (guint32, text->n_stems + 1);
  double n = 0;

  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      if (is_curated (text, s))
        continue;
      n++;
      for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
        df[f->sets[i]]++;
      for (guint32 i = f->word_starts[s]; i < f->word_starts[s + 1]; i++)
        df_words[f->words[i]]++;
    }
  f->idf = g_new (float, text->n_stems + 1);
  f->hashes = g_new (guint64, text->n_stems + 1);
  for (guint32 i = 0; i < text->n_stems; i++)
    {
      double holding = MAX (df[f->concepts[i]] + df_words[f->concepts[i]], n * rates[i]);

      f->idf[i] = (float) log ((n + CC_PSEUDO_SENTENCES + 1) / (holding + 0.5));
      f->hashes[i] = text->stems[f->concepts[i]].hash;
    }
  note_common (f, df);
}

G_STATIC_ASSERT (CC_MAX_TERMS <= G_MAXUINT8);
G_STATIC_ASSERT (CC_TOKEN_NEGATION < CC_CARD_PLACE);
G_STATIC_ASSERT (sizeof (CcCard) == 32);

/* Fills the card of sentence @s, and its norm. */
static void
weigh_sentence (CcFeatures *f, guint32 s)
{
  CcCard card = {
    .sets = f->set_starts[s],
    .words = f->word_starts[s],
    .terms = f->term_starts[s],
    .article = f->articles[s],
    .n_sets = (guint8) (f->set_starts[s + 1] - f->set_starts[s]),
    .n_words = (guint8) (f->word_starts[s + 1] - f->word_starts[s]),
    .n_terms = (guint8) (f->term_starts[s + 1] - f->term_starts[s]),
    .flags = (guint8) (f->flags[s] | (f->flags[s] & CC_NAMES_PLACE ? CC_CARD_PLACE : 0)),
  };
  float square = 0, sum = 0;

  for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
    {
      float w = f->idf[f->sets[i]];

      square += w * w;
      sum += w;
    }
  f->norms[s] = sqrtf (square);
  card.mass = sum;
  for (guint32 i = f->word_starts[s]; i < f->word_starts[s + 1]; i++)
    {
      float w = f->idf[f->words[i]];

      square += w * w;
      sum += w;
    }
  card.word_norm = sqrtf (square);
  card.word_mass = sum;
  f->cards[s] = card;
}

static void
weigh_chunk (guint index, gpointer user_data)
{
  CcFeatures *f = user_data;
  guint32 start = index * WEIGHED, end = MIN (start + WEIGHED, f->text->n_sentences);

  for (guint32 s = start; s < end; s++)
    weigh_sentence (f, s);
}

static void
weigh_sentences (CcFeatures *f, guint threads)
{
  guint32 n = f->text->n_sentences;

  f->norms = g_new0 (float, n + 1);
  f->cards = g_new (CcCard, n + 1);
  cc_parallel_map ((n + WEIGHED - 1) / WEIGHED, threads, weigh_chunk, f);
}

/* Turned about twice, all values of a list ascend. */
void
cc_article_sets_init (CcArticleSets *sets, const CcText *text, const guint32 *terms,
                      const guint32 *starts, guint32 n_terms, const float *idf)
{
  guint32 n_articles = text->corpus->articles->len, used = 0;
  g_autofree guint32 *all_starts = g_new (guint32, n_articles + 1);
  g_autofree guint32 *term_starts = NULL, *articles = NULL, *sorted_starts = NULL;

  for (guint a = 0; a <= n_articles; a++)
    all_starts[a] = starts[text->article_sentences[a]];
  cc_transpose (all_starts, terms, n_articles, n_terms, &term_starts, &articles);
  cc_transpose (term_starts, articles, n_terms, n_articles, &sorted_starts, &sets->terms);
  sets->starts = g_new (guint32, n_articles + 2);
  sets->norms = g_new (float, n_articles + 1);
  for (guint a = 0; a < n_articles; a++)
    {
      float square = 0;

      sets->starts[a] = used;
      for (guint32 i = sorted_starts[a]; i < sorted_starts[a + 1]; i++)
        if (used == sets->starts[a] || sets->terms[used - 1] != sets->terms[i])
          {
            float w = idf[sets->terms[i]];

            sets->terms[used++] = sets->terms[i];
            square += w * w;
          }
      sets->norms[a] = sqrtf (square);
    }
  sets->starts[n_articles] = sets->starts[n_articles + 1] = used;
  sets->terms = g_renew (guint32, sets->terms, used + 1);
}

void
cc_article_sets_clear (CcArticleSets *sets)
{
  g_free (sets->terms);
  g_free (sets->starts);
  g_free (sets->norms);
}

/* What the sentences of each article tell of it by their number. */
static void
count_sentences (CcFeatures *f)
{
  const CcText *text = f->text;
  guint n_articles = text->corpus->articles->len;

  f->alone = g_new (gboolean, n_articles + 1);
  for (guint a = 0; a < n_articles; a++)
    {
      const CcArticle *article = g_ptr_array_index (text->corpus->articles, a);
      guint32 n = text->article_sentences[a + 1] - text->article_sentences[a];

      f->alone[a] = n < 2 || cc_article_outlet (text->corpus, article)->curated;
      f->longest = MAX (f->longest, n);
    }
}

typedef struct
{
  CcFeatures *f;
  gboolean always_across;
} Rest;

/* What is left needs the sentences and nothing of each other. */
static void
make_rest (guint index, gpointer user_data)
{
  const Rest *rest = user_data;
  CcFeatures *f = rest->f;

  if (index == 0)
    cc_article_sets_init (&f->article_sets, f->text, f->sets, f->set_starts, f->text->n_stems,
                          f->idf);
  else
    f->across = cc_across_new (f, rest->always_across);
}

CcFeatures *
cc_features_new (const CcText *text, const GPtrArray *aliases, gboolean always_across,
                 guint threads, GError **error)
{
  g_autoptr (CcFeatures) f = g_new0 (CcFeatures, 1);
  g_autofree float *rates = NULL;
  g_autoptr (CcAcronyms) acronyms = NULL;
  Rest rest = { f, always_across };

  f->text = text;
  f->concepts = cc_concepts_new (text, aliases, &f->places, &rates, error);
  if (!f->concepts)
    return NULL;
  acronyms = cc_acronyms_new (f);
  collect_terms (f, acronyms, threads);
  cc_features_note_denied (f);
  weigh_terms (f, rates);
  weigh_sentences (f, threads);
  count_sentences (f);
  cc_parallel_map (2, threads, make_rest, &rest);
  return g_steal_pointer (&f);
}

void
cc_features_free (CcFeatures *f)
{
  if (!f)
    return;
  g_free (f->concepts);
  g_free (f->places);
  g_free (f->idf);
  g_free (f->hashes);
  g_free (f->common);
  g_free (f->terms);
  g_free (f->term_starts);
  g_free (f->sets);
  g_free (f->set_starts);
  g_free (f->words);
  g_free (f->word_starts);
  g_free (f->denied);
  g_free (f->denied_starts);
  g_free (f->flags);
  g_free (f->articles);
  g_free (f->norms);
  g_free (f->cards);
  cc_article_sets_clear (&f->article_sets);
  g_free (f->name_concepts);
  cc_across_free (f->across);
  g_free (f->alone);
  g_free (f);
}

gboolean
cc_terms_hold (const guint32 *terms, const guint32 *starts, guint32 index, guint32 term)
{
  const guint32 *from = terms + starts[index];
  guint32 n = starts[index + 1] - starts[index];

  /* The last that is not above @term lies in the @n from @from on. */
  while (n > 1)
    {
      guint32 half = n / 2;

      from += from[half] <= term ? half : 0;
      n -= half;
    }
  return n > 0 && *from == term;
}

float
cc_articles_cosine (const CcArticleSets *sets, const float *idf, guint32 a, guint32 b)
{
  float norm = sets->norms[a] * sets->norms[b];

  return norm > 0 ? cc_terms_shared (idf, sets->terms, sets->starts, a, b).dot / norm : 0;
}

CcSharedTerms
cc_terms_shared (const float *idf, const guint32 *terms, const guint32 *starts, guint32 a,
                 guint32 b)
{
  guint32 i = starts[a], end_i = starts[a + 1], j = starts[b], end_j = starts[b + 1];
  CcSharedTerms shared = { 0, 0, 0 };

  while (i < end_i && j < end_j)
    {
      guint32 x = terms[i], y = terms[j];

      if (x == y)
        {
          shared.dot += idf[x] * idf[x];
          shared.mass += idf[x];
          shared.n++;
        }
      /* Which of the two goes on cannot be foretold: without a branch it takes half the time. */
      i += x <= y;
      j += y <= x;
    }
  return shared;
}
