/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* profile.c: what is counted about each outlet. */
#include "config.h"

#include <compare/compare.h>

#include <math.h>

/* 97.5% quantile of the normal distribution. */
#define Z 1.959964

/* Wilson (1927), Probable inference, the law of succession, and statistical
   inference: the score interval of a share. */
static void
set_interval (CcRate *rate)
{
  double n = rate->words, p, centre, half;

  rate->low = 0;
  rate->high = n > 0 ? 0 : 1;
  if (n <= 0)
    return;
  p = rate->count / n;
  centre = p + Z * Z / (2 * n);
  half = Z * sqrt (p * (1 - p) / n + Z * Z / (4 * n * n));
  rate->low = MAX (0, (centre - half) / (1 + Z * Z / n));
  rate->high = MIN (1, (centre + half) / (1 + Z * Z / n));
}

static guint
n_detectors (void)
{
  guint n = 0;

  while (cc_detectors ()[n])
    n++;
  return n;
}

static void
count_article (const CcComparison *c, guint32 a)
{
  const CcText *text = c->text;
  const CcArticle *article = g_ptr_array_index (c->corpus->articles, a);
  int column = cc_comparison_column (c, article->outlet);
  CcProfile *profile = column < 0 ? NULL : &c->profiles[column];
  CcQuotedWalk walk = { text, a, 0, 0 };

  if (!profile || cc_compare_repeats (c, a))
    return;
  if (article->published.precision)
    {
      if (!profile->first.precision || cc_date_compare (article->published, profile->first) < 0)
        profile->first = article->published;
      if (!profile->last.precision || cc_date_compare (article->published, profile->last) > 0)
        profile->last = article->published;
    }
  for (guint32 s = text->article_sentences[a]; s < text->article_sentences[a + 1]; s++)
    {
      const CcSentence *sentence = &text->sentences[s];

      profile->sentences++;
      profile->words += sentence->n_tokens;
      for (guint32 t = 0; t < sentence->n_tokens; t++)
        profile->words_quoted
            += cc_quoted_at (&walk, cc_token_start (sentence, &text->tokens[sentence->tokens + t]));
    }
}

static void
count_marks (const CcComparison *c)
{
  for (guint32 i = 0; c->marks && i < c->marks->n_marks; i++)
    {
      const CcMark *mark = &c->marks->marks[i];
      const CcSentence *s = &c->text->sentences[mark->sentence];
      int column = cc_comparison_column (c, cc_text_article (c->text, s)->outlet);

      if (column < 0 || cc_compare_repeats (c, s->article))
        continue;
      if (mark->voice == CC_VOICE_QUOTED)
        c->profiles[column].quoted[mark->detector].count++;
      else
        c->profiles[column].own[mark->detector].count++;
    }
}

void
cc_compare_profiles (CcComparison *c)
{
  guint n = n_detectors ();

  for (guint i = 0; i < c->n_outlets; i++)
    {
      c->profiles[i].own = g_new0 (CcRate, n + 1);
      c->profiles[i].quoted = g_new0 (CcRate, n + 1);
    }
  for (guint a = 0; a < c->corpus->articles->len; a++)
    count_article (c, a);
  count_marks (c);
  for (guint i = 0; i < c->n_outlets; i++)
    for (guint d = 0; d < n; d++)
      {
        CcProfile *p = &c->profiles[i];

        p->own[d].words = p->words - p->words_quoted;
        p->quoted[d].words = p->words_quoted;
        set_interval (&p->own[d]);
        set_interval (&p->quoted[d]);
      }
}
