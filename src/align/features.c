/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* features.c: sentences and articles as lists of terms with weights. */
#include "config.h"

#include <align/across.h>

#include <math.h>
#include <stdlib.h>

/* Sorts @terms and drops repetitions; returns how many are left. */
static guint
make_set (guint32 *terms, guint n)
{
  guint kept = 0;

  cc_sort_terms (terms, n);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || terms[kept - 1] != terms[i])
      terms[kept++] = terms[i];
  return kept;
}

/* Fills terms, sets and function words of every sentence. What is spelt out in a sentence
   stands in its set as its short form too. */
static void
collect_terms (CcFeatures *f, CcAcronyms *acronyms)
{
  const CcText *text = f->text;
  guint32 n_terms = 0, n_sets = 0, n_words = 0;

  f->terms = g_new (guint32, text->n_tokens + 1);
  f->sets = g_new (guint32, text->n_tokens + text->n_tokens / 2 + 1);
  f->words = g_new (guint32, text->n_tokens + 1);
  f->term_starts = g_new (guint32, text->n_sentences + 1);
  f->set_starts = g_new (guint32, text->n_sentences + 1);
  f->word_starts = g_new (guint32, text->n_sentences + 1);
  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      const CcSentence *sentence = &text->sentences[s];
      guint32 tokens[CC_MAX_TERMS]; /* where the terms stand */
      guint n = 0, m = 0;

      f->term_starts[s] = n_terms;
      f->set_starts[s] = n_sets;
      f->word_starts[s] = n_words;
      for (guint32 t = 0; t < sentence->n_tokens && n < CC_MAX_TERMS && m < CC_MAX_TERMS; t++)
        {
          const CcToken *token = &text->tokens[sentence->tokens + t];
          guint32 concept = cc_features_concept (f, token);

          if (cc_is_content (token))
            {
              f->terms[n_terms + n] = f->sets[n_sets + n] = concept;
              tokens[n++] = sentence->tokens + t;
            }
          else
            f->words[n_words + m++] = concept;
        }
      n_sets += make_set (f->sets + n_sets,
                          n + cc_acronyms_find (acronyms, text, sentence, f->terms + n_terms,
                                                tokens, n, f->sets + n_sets + n));
      n_terms += n;
      n_words += make_set (f->words + n_words, m);
    }
  f->term_starts[text->n_sentences] = n_terms;
  f->set_starts[text->n_sentences] = n_sets;
  f->word_starts[text->n_sentences] = n_words;
  f->terms = g_renew (guint32, f->terms, n_terms + 1);
  f->sets = g_renew (guint32, f->sets, n_sets + 1);
  f->words = g_renew (guint32, f->words, n_words + 1);
}

static void
collect_flags (CcFeatures *f)
{
  const CcText *text = f->text;

  f->flags = g_new0 (guint16, text->n_sentences + 1);
  f->articles = g_new (guint32, text->n_sentences + 1);
  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      f->articles[s] = text->sentences[s].article;
      for (guint32 t = 0; t < text->sentences[s].n_tokens; t++)
        f->flags[s] |= text->tokens[text->sentences[s].tokens + t].flags;
      for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
        if (f->places[f->sets[i]])
          f->flags[s] |= CC_NAMES_PLACE;
    }
}

static void
collect_short_names (CcFeatures *f, CcAcronyms *acronyms)
{
  f->short_names = cc_acronyms_take_names (acronyms);
  for (guint i = 0; i < f->short_names->len; i++)
    {
      guint32 name = g_array_index (f->short_names, CcShortName, i).name;

      f->flags[f->text->names[name].sentence] |= CC_NAMES_SHORT;
    }
}

static gboolean
is_curated (const CcText *text, guint32 sentence)
{
  const CcArticle *article = cc_text_article (text, &text->sentences[sentence]);

  return cc_article_outlet (text->corpus, article)->curated;
}

/* Inverse document frequency by concept, ln ((N + 51) / (n + 0.5)), where n of the N
   sentences of articles hold it (Sparck Jones 1972), or would hold it in news at large if
   those are more: in a few articles every word is rare. */
static void
weigh_terms (CcFeatures *f, const float *rates)
{
  const CcText *text = f->text;
  g_autofree guint32 *df = g_new0 (guint32, text->n_stems + 1);
  double n = 0;

  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      if (is_curated (text, s))
        continue;
      n++;
      for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
        df[f->sets[i]]++;
      for (guint32 i = f->word_starts[s]; i < f->word_starts[s + 1]; i++)
        df[f->words[i]]++;
    }
  f->idf = g_new (float, text->n_stems + 1);
  f->hashes = g_new (guint64, text->n_stems + 1);
  for (guint32 i = 0; i < text->n_stems; i++)
    {
      double holding = MAX (df[f->concepts[i]], n * rates[i]);

      f->idf[i] = (float) log ((n + CC_PSEUDO_SENTENCES + 1) / (holding + 0.5));
      f->hashes[i] = text->stems[f->concepts[i]].hash;
    }
}

static void
weigh_sentences (CcFeatures *f)
{
  guint32 n = f->text->n_sentences;

  f->norms = g_new (float, n + 1);
  f->word_norms = g_new (float, n + 1);
  f->masses = g_new (float, n + 1);
  f->word_masses = g_new (float, n + 1);
  for (guint32 s = 0; s < n; s++)
    {
      float square = 0, sum = 0;

      for (guint32 i = f->set_starts[s]; i < f->set_starts[s + 1]; i++)
        {
          float w = f->idf[f->sets[i]];

          square += w * w;
          sum += w;
        }
      f->norms[s] = sqrtf (square);
      f->masses[s] = sum;
      for (guint32 i = f->word_starts[s]; i < f->word_starts[s + 1]; i++)
        {
          float w = f->idf[f->words[i]];

          square += w * w;
          sum += w;
        }
      f->word_norms[s] = sqrtf (square);
      f->word_masses[s] = sum;
    }
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

static void
find_alone (CcFeatures *f)
{
  const CcText *text = f->text;
  guint n = text->corpus->articles->len;

  f->alone = g_new (gboolean, n + 1);
  for (guint a = 0; a < n; a++)
    {
      const CcArticle *article = g_ptr_array_index (text->corpus->articles, a);

      f->alone[a] = text->article_sentences[a + 1] - text->article_sentences[a] < 2
                    || cc_article_outlet (text->corpus, article)->curated;
    }
}

CcFeatures *
cc_features_new (const CcText *text, const GPtrArray *aliases, gboolean always_across, GError **error)
{
  g_autoptr (CcFeatures) f = g_new0 (CcFeatures, 1);
  g_autofree float *rates = NULL;
  g_autoptr (CcAcronyms) acronyms = NULL;

  f->text = text;
  f->concepts = cc_concepts_new (text, aliases, &f->places, &rates, error);
  if (!f->concepts)
    return NULL;
  acronyms = cc_acronyms_new (f);
  collect_terms (f, acronyms);
  collect_flags (f);
  weigh_terms (f, rates);
  weigh_sentences (f);
  cc_article_sets_init (&f->article_sets, text, f->sets, f->set_starts, text->n_stems, f->idf);
  find_alone (f);
  collect_short_names (f, acronyms);
  f->across = cc_across_new (f, always_across);
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
  g_free (f->terms);
  g_free (f->term_starts);
  g_free (f->sets);
  g_free (f->set_starts);
  g_free (f->words);
  g_free (f->word_starts);
  g_free (f->flags);
  g_free (f->articles);
  g_free (f->norms);
  g_free (f->word_norms);
  g_free (f->masses);
  g_free (f->word_masses);
  cc_article_sets_clear (&f->article_sets);
  g_clear_pointer (&f->short_names, g_array_unref);
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

static int
compare_short_names (const void *x, const void *y)
{
  return cc_term_compare (&((const CcShortName *) x)->name, &((const CcShortName *) y)->name);
}

guint32
cc_features_short_name (const CcFeatures *f, guint32 sentence, guint32 name)
{
  const CcShortName key = { name, 0 }, *found;

  if (!(f->flags[sentence] & CC_NAMES_SHORT))
    return G_MAXUINT32;
  found = bsearch (&key, f->short_names->data, f->short_names->len, sizeof key,
                   compare_short_names);
  return found ? found->concept : G_MAXUINT32;
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
