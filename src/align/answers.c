/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* answers.c: the sentences that answer a lookup. A sentence is asked for by what it
   resembles, a fragment of a few words by what contains it (Broder 1997): "27
   agreements" is not like any sentence, and is still in some.  */
#include "config.h"

#include <align/finder.h>


/* A sentence of at most so many content words is a fragment. */
#define FRAGMENT_TERMS 5

/* Shares of a fragment's weight from which a sentence is close, and weak. */
#define CLOSE_SHARE 0.8f
#define WEAK_SHARE 0.5f

/* A score below the threshold of the model, but not by more than this factor, is weak. */
#define WEAK_FACTOR 0.5

/* Adds the idf of each term of @sentence to the dot of each sentence that holds it.
   Gives the number of those touched. */
static guint32
touch_holders (CcFinder *finder, guint32 sentence)
{
  const CcFeatures *f = finder->matches->features;
  guint32 n = 0;

  for (guint32 i = f->set_starts[sentence]; i < f->set_starts[sentence + 1]; i++)
    for (guint32 p = finder->starts[f->sets[i]]; p < finder->starts[f->sets[i] + 1]; p++)
      {
        guint32 other = finder->postings[p];

        if (finder->dots[other] == 0)
          finder->touched[n++] = other;
        finder->dots[other] += f->idf[f->sets[i]];
      }
  return n;
}

static gboolean
lies_in (guint32 byte, CcRange range)
{
  return byte >= range.start && byte < range.end;
}

/* The idf of those terms of @sentence in @figure that @other writes otherwise. */
static float
written_otherwise (const CcFeatures *f, guint32 sentence, const CcQuantity *figure, guint32 other)
{
  const CcSentence *s = &f->text->sentences[sentence];
  float sum = 0;

  for (guint32 t = 0; t < MIN (s->n_tokens, CC_MAX_TERMS); t++)
    {
      const CcToken *token = &f->text->tokens[s->tokens + t];
      guint32 concept = cc_features_concept (f, token);

      if (lies_in (cc_token_start (s, token), figure->range)
          && cc_terms_hold (f->sets, f->set_starts, sentence, concept)
          && !cc_terms_hold (f->sets, f->set_starts, other, concept))
        sum += f->idf[concept];
    }
  return sum;
}

/* Adds what sentences hold of @figure in other words, "3.5bn" for "3.5 billion". Gives
   the number of sentences touched so far, of which there were @n. */
static guint32
touch_figure (CcFinder *finder, guint32 sentence, const CcQuantity *figure, guint32 n)
{
  const CcFeatures *f = finder->matches->features;
  guint32 end = f->text->article_sentences[finder->n_articles], last = G_MAXUINT32;

  for (guint32 i = 0; i < f->text->n_quantities && f->text->quantities[i].sentence < end; i++)
    {
      const CcQuantity *other = &f->text->quantities[i];
      float more;

      if (other->sentence == last || cc_quantities_relate (f, figure, other) != CC_FIGURES_EQUAL)
        continue;
      last = other->sentence;
      more = written_otherwise (f, sentence, figure, last);
      if (more > 0 && finder->dots[last] == 0)
        finder->touched[n++] = last;
      finder->dots[last] += more;
    }
  return n;
}

/* Whether a figure before the one at @index of @asked is equal to it. */
static gboolean
stands_before (const CcFeatures *f, const CcSentence *asked, guint32 index)
{
  const CcQuantity *figures = f->text->quantities + asked->quantities;

  for (guint32 i = 0; i < index; i++)
    if (cc_quantities_relate (f, &figures[i], &figures[index]) == CC_FIGURES_EQUAL)
      return TRUE;
  return FALSE;
}

/* Every sentence that holds a word or figure of the fragment @sentence. */
static void
find_holders (CcFinder *finder, guint32 sentence, GArray *answers)
{
  const CcFeatures *f = finder->matches->features;
  const CcSentence *asked = &f->text->sentences[sentence];
  guint32 n = touch_holders (finder, sentence);

  for (guint32 i = 0; i < MIN (asked->n_quantities, FRAGMENT_TERMS); i++)
    if (!stands_before (f, asked, i))
      n = touch_figure (finder, sentence, &f->text->quantities[asked->quantities + i], n);
  for (guint32 i = 0; i < n; i++)
    {
      float share = MIN (finder->dots[finder->touched[i]] / f->cards[sentence].mass, 1);
      CcAnswer answer = { finder->touched[i], sentence, share,
                          share >= CLOSE_SHARE  ? CC_CLOSE
                          : share >= WEAK_SHARE ? CC_WEAK
                                                : CC_FAR };

      g_array_append_val (answers, answer);
      finder->dots[finder->touched[i]] = 0;
    }
}

static void
find_alike (CcFinder *finder, guint32 sentence, guint limit, GArray *answers)
{
  g_autoptr (GArray) found = cc_finder_find (finder, sentence, limit, 0);
  double threshold = finder->matches->model->threshold;

  for (guint i = 0; i < found->len; i++)
    {
      const CcMatch *match = &g_array_index (found, CcMatch, i);
      CcAnswer answer = { match->a == sentence ? match->b : match->a, sentence, match->score,
                          match->score >= threshold                 ? CC_CLOSE
                          : match->score >= WEAK_FACTOR * threshold ? CC_WEAK
                                                                    : CC_FAR };

      g_array_append_val (answers, answer);
    }
}

int
cc_answer_compare (const void *x, const void *y)
{
  const CcAnswer *a = x, *b = y;

  if (a->closeness != b->closeness)
    return a->closeness < b->closeness ? -1 : 1;
  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->asked < b->asked ? -1 : a->asked > b->asked;
}

GArray *
cc_finder_answers (CcFinder *finder, guint32 sentence, guint limit)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (CcAnswer));

  if (cc_features_n_terms (finder->matches->features, sentence) <= FRAGMENT_TERMS)
    find_holders (finder, sentence, answers);
  else
    find_alike (finder, sentence, limit, answers);
  g_array_sort (answers, cc_answer_compare);
  return answers;
}

const char *
cc_closeness_name (CcCloseness closeness)
{
  static const char *const names[] = { "close", "weak", "far" };

  return names[closeness];
}
