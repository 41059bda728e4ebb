/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* explain.c: the words and reasons behind a match. */
#include "config.h"

#include <align/across.h>

#include <stdlib.h>
#include <string.h>

/* Relations that a summary tells. */
#define MAX_RELATIONS 5

typedef struct
{
  guint32 concept;
  guint32 token;
} Place;

static int
compare_places (const void *x, const void *y)
{
  const Place *a = x, *b = y;

  if (a->concept != b->concept)
    return a->concept < b->concept ? -1 : 1;
  return a->token < b->token ? -1 : a->token > b->token;
}

/* Where @sentence spells out a name that has a short form. */
static void
append_short_names (const CcFeatures *f, guint32 s, GArray *places)
{
  const CcSentence *sentence = &f->text->sentences[s];

  for (guint32 i = sentence->names; i < sentence->names + sentence->n_names; i++)
    {
      Place place = { cc_features_short_name (f, i), f->text->names[i].token };

      if (place.concept != G_MAXUINT32
          && place.concept != cc_features_concept (f, &f->text->tokens[place.token]))
        g_array_append_val (places, place);
    }
}

static GArray *
places_of (const CcFeatures *f, guint32 s)
{
  const CcSentence *sentence = &f->text->sentences[s];
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint32 t = 0; t < sentence->n_tokens; t++)
    {
      const CcToken *token = &f->text->tokens[sentence->tokens + t];
      Place place = { cc_features_concept (f, token), sentence->tokens + t };

      if (!(token->flags & CC_TOKEN_STOP))
        g_array_append_val (places, place);
    }
  append_short_names (f, s, places);
  g_array_sort (places, compare_places);
  return places;
}

static int
compare_shared (const void *x, const void *y)
{
  const CcShared *a = x, *b = y;

  return a->token_a < b->token_a ? -1 : a->token_a > b->token_a;
}

GArray *
cc_match_shared (const CcMatches *matches, guint32 a, guint32 b)
{
  const CcFeatures *f = matches->features;
  g_autoptr (GArray) x = places_of (f, a), y = places_of (f, b);
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (CcShared));
  guint i = 0, j = 0;

  while (i < x->len && j < y->len)
    {
      const Place *p = &g_array_index (x, Place, i), *q = &g_array_index (y, Place, j);
      const CcToken *s = &f->text->tokens[p->token], *t = &f->text->tokens[q->token];

      if (p->concept == q->concept)
        {
          guint32 stem = f->text->words[s->word].stem;
          gboolean same = stem == f->text->words[t->word].stem;
          gboolean spelt_out = p->concept != f->concepts[stem];
          CcShared one = { p->token, q->token, f->idf[p->concept],
                           s->flags & CC_TOKEN_NUMBER ? CC_SHARED_NUMBER
                           : same                     ? CC_SHARED_STEM
                                                      : CC_SHARED_ALIAS };

          /* What both spell out is shared word by word already. */
          if (!(same && spelt_out))
            g_array_append_val (shared, one);
          i++, j++;
        }
      else if (p->concept < q->concept)
        i++;
      else
        j++;
    }
  g_array_sort (shared, compare_shared);
  return shared;
}

static int
heavier (const void *x, const void *y)
{
  const CcShared *a = x, *b = y;

  if (a->idf != b->idf)
    return a->idf > b->idf ? -1 : 1;
  return compare_shared (x, y);
}

/* The up to four rarest shared words, as the first sentence writes them. */
static void
append_words (GString *out, const CcMatches *matches, GArray *shared)
{
  const CcText *text = matches->text;
  guint written = 0;

  g_array_sort (shared, heavier);
  for (guint i = 0; i < shared->len && written < 4; i++)
    {
      const CcShared *s = &g_array_index (shared, CcShared, i);
      const char *word = cc_text_word (text, text->tokens[s->token_a].word);

      g_string_append_printf (out, "%s“%s”", written++ ? ", " : "", word);
    }
}

/* ---- facts ---- */

static void
keep_fact (const CcAcross *x, guint32 in_a, guint32 in_b, gpointer user_data)
{
  (void) x;
  (void) in_b;
  g_array_append_val ((GArray *) user_data, in_a);
}

static int
compare_facts (gconstpointer p, gconstpointer q, gpointer user_data)
{
  const CcAcross *x = user_data;
  guint32 a = *(const guint32 *) p, b = *(const guint32 *) q;
  float u = x->weights[x->facts[a]], v = x->weights[x->facts[b]];

  if (u != v)
    return u > v ? -1 : 1;
  return a < b ? -1 : a > b;
}

char *
cc_match_facts (const CcMatches *matches, guint32 a, guint32 b, guint most)
{
  CcAcross *x = matches->features->across;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  GString *out = g_string_new (NULL);

  if (x)
    cc_facts_shared (x, a, b, keep_fact, places);
  g_array_sort_with_data (places, compare_facts, x);
  for (guint i = 0; i < MIN (places->len, most); i++)
    {
      CcRange range = x->ranges[g_array_index (places, guint32, i)];
      g_autofree char *words
          = cc_text_dup_range (matches->text, matches->text->sentences[a].article, range);

      g_string_append_printf (out, "%s“%s”", i ? ", " : "", g_strdelimit (words, "\t\r\n\v\f", ' '));
    }
  return g_string_free (out, FALSE);
}

static void
append_facts (GString *out, const CcMatches *matches, const CcMatch *match)
{
  g_autofree char *facts = cc_match_facts (matches, match->a, match->b, 4);

  g_string_append (out, "in different languages, so no word was compared; ");
  g_string_append_printf (out, *facts ? "shared names, figures and dates: %s"
                                      : "no name, figure or date is shared%s", facts);
}

/* ---- the sentence ---- */

static void
append_word_count (GString *out, const CcMatches *matches, GArray *shared)
{
  g_string_append_printf (out, "%u shared word%s, among them ", shared->len,
                          shared->len == 1 ? "" : "s");
  append_words (out, matches, shared);
}

static gboolean
has_figures (const GArray *relations)
{
  return relations->len > 0
         && g_array_index (relations, CcRelation, 0).kind <= CC_RELATION_DIFFERING_FIGURE;
}

/* How the two relate, of which MAX_RELATIONS are told. TRUE when they are opposed. */
static gboolean
append_relations (GString *out, const CcMatches *matches, const CcMatch *match,
                  const GArray *relations)
{
  gboolean opposed = FALSE;

  for (guint i = 0; i < relations->len; i++)
    {
      const CcRelation *r = &g_array_index (relations, CcRelation, i);
      g_autofree char *words = cc_relation_words (matches, match->a, match->b, r);

      opposed |= r->kind == CC_RELATION_OPPOSED;
      if (i < MAX_RELATIONS)
        g_string_append_printf (out, "; %s", words);
    }
  if (relations->len > MAX_RELATIONS)
    g_string_append_printf (out, "; and %u more", relations->len - MAX_RELATIONS);
  return opposed;
}

char *
cc_match_summary (const CcMatches *matches, const CcMatch *match)
{
  g_autoptr (GArray) shared = cc_match_shared (matches, match->a, match->b);
  g_autoptr (GArray) relations = cc_match_relations (matches, match);
  gboolean opposed;
  GString *out = g_string_new (NULL);
  const float *s = match->signals;

  if (cc_match_is_across (match))
    append_facts (out, matches, match);
  else if (shared->len == 0)
    {
      g_string_append (out, s[CC_SIGNAL_COSINE] > 0 ? "they share small words only, such as “the” and “we”"
                                                    : "they share no word");
      if (s[CC_SIGNAL_FIGURES] > 0)
        g_string_append (out, "; a figure agrees");
      return g_string_free (out, FALSE);
    }
  else
    append_word_count (out, matches, shared);
  opposed = append_relations (out, matches, match, relations);
  if (s[CC_SIGNAL_UNCOUNTED] > 0 && s[CC_SIGNAL_FIGURES] == 0 && s[CC_SIGNAL_APART] == 0
      && !has_figures (relations))
    g_string_append (out, "; both hold numbers, and none is the same");
  if (s[CC_SIGNAL_DATES] > 0)
    g_string_append (out, "; a date agrees");
  if (s[CC_SIGNAL_APART] > 0)
    g_string_append (out, "; the dates differ");
  if (s[CC_SIGNAL_STRANGERS] > 0 && !cc_match_is_across (match))
    g_string_append (out, "; each names somebody or something that the other article never mentions");
  if (s[CC_SIGNAL_NEGATION] > 0 && !opposed)
    g_string_append (out, "; one negates words that the other says");
  return g_string_free (out, FALSE);
}
