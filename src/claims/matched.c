/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* matched.c: where curated claims are stated. Their wordings were aligned with the
   articles like any other sentence; their phrases are looked for word by word. */
#include "config.h"

#include <claims/claims.h>

#include <string.h>

/* A wording or phrase of a curated claim, as sentences of the curated article. */
typedef struct
{
  guint claim;
  guint number; /* of the wording or phrase */
  gboolean phrase;
} Source;

typedef struct
{
  const CcMatches *matches;
  const CcText *text;
  const CcCuratedFile *curated;
  guint32 first;     /* first sentence of the curated article */
  GArray *sources;   /* of Source, by sentence - first */
  GPtrArray *mentions; /* of GArray of CcMention, by claim */
} Matching;

static guint32
concept_of (const CcMatches *m, guint32 token)
{
  return cc_match_concept (m, m->text->words[m->text->tokens[token].word].stem);
}

/* One Source for each block, in the order in which the corpus got them. */
static GArray *
block_sources (const CcCuratedFile *curated)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (Source));

  for (guint i = 0; i < curated->claims->len; i++)
    {
      const CcCurated *c = g_ptr_array_index (curated->claims, i);

      for (guint k = 0; c->wordings[k]; k++)
        g_array_append_val (sources, ((Source) { i, k, FALSE }));
      for (guint k = 0; c->phrases[k]; k++)
        g_array_append_val (sources, ((Source) { i, k, TRUE }));
    }
  return sources;
}

/* A block may be cut into several sentences, each of which stands for it. */
static void
map_sentences (Matching *m)
{
  const GPtrArray *articles = m->text->corpus->articles;
  const CcArticle *article;
  g_autoptr (GArray) blocks = block_sources (m->curated);
  guint block = 0;

  article = g_ptr_array_index (articles, articles->len - 1);
  m->first = m->text->article_sentences[articles->len - 1];
  for (guint32 s = m->first; s < m->text->n_sentences; s++)
    {
      while (m->text->sentences[s].range.start >= article->blocks[block].range.end)
        block++;
      g_array_append_val (m->sources, g_array_index (blocks, Source, block));
    }
}

static void
add_mention (Matching *m, const Source *source, guint32 sentence, float strength)
{
  const CcArticle *article = cc_text_article (m->text, &m->text->sentences[sentence]);
  CcMention mention = {
    .sentence = sentence,
    .strength = strength,
    .joined = source->phrase ? CC_JOINED_PHRASE : CC_JOINED_WORDING,
    .via = source->number,
    .copy_of = -1,
  };

  if (cc_curated_covers (g_ptr_array_index (m->curated->claims, source->claim), article->published))
    g_array_append_val (g_ptr_array_index (m->mentions, source->claim), mention);
}

static void
add_wordings (Matching *m)
{
  const CcMatches *matches = m->matches;

  for (guint32 i = 0; i < matches->n_matches; i++)
    {
      const CcMatch *match = &matches->matches[i];
      const Source *source;

      if (match->b < m->first || match->a >= m->first)
        continue;
      source = &g_array_index (m->sources, Source, match->b - m->first);
      if (!source->phrase && match->score >= matches->model->threshold)
        add_mention (m, source, match->a, match->score);
    }
}

/* TRUE when the tokens from @at on, inside @sentence, are those of @phrase. */
static gboolean
phrase_stands_at (const Matching *m, const CcSentence *phrase, const CcSentence *sentence,
                  guint32 at)
{
  if (at + phrase->n_tokens > sentence->tokens + sentence->n_tokens)
    return FALSE;
  for (guint32 i = 0; i < phrase->n_tokens; i++)
    if (concept_of (m->matches, at + i) != concept_of (m->matches, phrase->tokens + i))
      return FALSE;
  return TRUE;
}

/* Phrases by the concept of their first word: GUINT (concept + 1) → GArray of
   sentences. */
static GHashTable *
index_phrases (const Matching *m)
{
  GHashTable *index = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                             (GDestroyNotify) g_array_unref);

  for (guint32 s = m->first; s < m->text->n_sentences; s++)
    {
      gpointer key;
      GArray *list;

      if (!g_array_index (m->sources, Source, s - m->first).phrase
          || m->text->sentences[s].n_tokens == 0)
        continue;
      key = GUINT_TO_POINTER (concept_of (m->matches, m->text->sentences[s].tokens) + 1);
      list = g_hash_table_lookup (index, key);
      if (!list)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (index, key, list);
        }
      g_array_append_val (list, s);
    }
  return index;
}

static void
add_phrases (Matching *m)
{
  const CcText *text = m->text;
  g_autoptr (GHashTable) index = index_phrases (m);

  if (g_hash_table_size (index) == 0)
    return;
  for (guint32 s = 0; s < m->first; s++)
    for (guint32 t = 0; t < text->sentences[s].n_tokens; t++)
      {
        guint32 at = text->sentences[s].tokens + t;
        GArray *list = g_hash_table_lookup (index,
                                            GUINT_TO_POINTER (concept_of (m->matches, at) + 1));

        for (guint i = 0; list && i < list->len; i++)
          {
            guint32 phrase = g_array_index (list, guint32, i);

            if (phrase_stands_at (m, &text->sentences[phrase], &text->sentences[s], at))
              add_mention (m, &g_array_index (m->sources, Source, phrase - m->first), s, 1);
          }
      }
}

void
cc_match_curated (CcClaims *claims)
{
  const CcCuratedFile *curated = claims->curated;
  Matching m = { claims->matches, claims->matches->text, curated, 0,
                 g_array_new (FALSE, FALSE, sizeof (Source)), g_ptr_array_new () };

  for (guint i = 0; i < curated->claims->len; i++)
    g_ptr_array_add (m.mentions, g_array_new (FALSE, FALSE, sizeof (CcMention)));
  map_sentences (&m);
  add_wordings (&m);
  add_phrases (&m);
  for (guint i = 0; i < curated->claims->len; i++)
    {
      const CcCurated *c = g_ptr_array_index (curated->claims, i);
      CcClaim *claim = cc_claim_new (g_strdup (c->id), g_strdup (c->title), c);

      cc_claim_set_mentions (claim, claims->tellings, g_ptr_array_index (m.mentions, i));
      g_ptr_array_add (claims->claims, claim);
    }
  g_array_unref (m.sources);
  g_ptr_array_unref (m.mentions);
}
