/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* text.c: cuts a corpus in chunks, runs them, and joins what they gave. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  SHARES = 64,                /* chunks of a corpus, if none gets too big or too small */
  SMALLEST_CHUNK = 64 * 1024, /* bytes of text */
  LARGEST_CHUNK = 4 * 1024 * 1024,
};

/* Where a chunk's part of each array of the CcText starts. */
typedef struct
{
  guint32 sentences, tokens, quantities, dates, names, quotations;
} Starts;

typedef struct
{
  CcText *text;
  CcChunk *chunks;
  Starts *starts;
  guint32 **words, **stems; /* chunk's index → corpus's, by chunk */
  guint n_chunks;
} Job;

static void
lexica_clear (CcLexica *lexica)
{
  g_clear_pointer (&lexica->lexica, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcLexica, lexica_clear)

/* Tells, once a language, that inflected forms of a word will not meet. */
static void
notice_whole_words (const CcCorpus *corpus, const CcArticle *article, const CcLexicon *lexicon)
{
  if (!corpus->notices || !*lexicon->language || lexicon->endings
      || cc_stemmer_knows (lexicon->language))
    return;
  g_ptr_array_add (corpus->notices,
                   cc_notice_new (CC_WARNED, article->file, article->record,
                                  g_strdup_printf ("no stemmer for '%s': words are matched whole",
                                                   lexicon->language)));
}

/* One lexicon for each language of the corpus, and always English. */
static gboolean
load_lexica (const CcCorpus *corpus, CcLexica *lexica, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CcList) english = cc_list_read ("en", "stopwords", error);

  lexica->lexica = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_lexicon_free);
  if (!english)
    return FALSE;
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);
      CcLexicon *lexicon;

      if (!g_hash_table_add (seen, g_strndup (article->language, 3)))
        continue;
      lexicon = cc_lexicon_new (article->language, error);
      if (!lexicon)
        return FALSE;
      g_ptr_array_add (lexica->lexica, lexicon);
      notice_whole_words (corpus, article, lexicon);
    }
  return TRUE;
}

/* Splits the articles in chunks of like size. */
static void
make_chunks (Job *job, const CcCorpus *corpus, const CcLexica *lexica)
{
  g_autoptr (GArray) chunks = g_array_new (FALSE, FALSE, sizeof (CcChunk));
  guint64 total = 0, size = 0, wanted;
  guint32 first = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    total += ((const CcArticle *) g_ptr_array_index (corpus->articles, i))->length;
  wanted = CLAMP (total / SHARES, SMALLEST_CHUNK, LARGEST_CHUNK);
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      size += ((const CcArticle *) g_ptr_array_index (corpus->articles, i))->length;
      if (size >= wanted || i + 1 == corpus->articles->len)
        {
          g_array_set_size (chunks, chunks->len + 1);
          cc_chunk_init (&g_array_index (chunks, CcChunk, chunks->len - 1), corpus, lexica, first,
                         i + 1);
          first = i + 1;
          size = 0;
        }
    }
  job->n_chunks = chunks->len;
  job->chunks = (CcChunk *) g_array_free (g_steal_pointer (&chunks), FALSE);
  job->starts = g_new0 (Starts, job->n_chunks + 1);
  job->words = g_new0 (guint32 *, job->n_chunks);
  job->stems = g_new0 (guint32 *, job->n_chunks);
}

static void
run_chunk (guint index, gpointer data)
{
  cc_chunk_run (&((Job *) data)->chunks[index]);
}

/* Adds the chunk's stems and words to @all and notes where they went. */
static void
merge_vocabulary (CcVocabulary *all, const CcVocabulary *one, guint32 **words, guint32 **stems)
{
  *stems = g_new (guint32, one->stems->len + 1);
  *words = g_new (guint32, one->entries->len + 1);
  for (guint32 i = 0; i < one->stems->len; i++)
    {
      const CcStem *stem = &g_array_index (one->stems, CcStemEntry, i).stem;
      const char *spelling = one->letters->str + stem->text;
      guint32 at = cc_vocabulary_stem (all, spelling, strlen (spelling));

      g_array_index (all->stems, CcStemEntry, at).stem.sentences += stem->sentences;
      (*stems)[i] = at;
    }
  for (guint32 i = 0; i < one->entries->len; i++)
    {
      const CcEntry *entry = &g_array_index (one->entries, CcEntry, i);
      const CcWord *word = &entry->word;
      const char *form = one->letters->str + word->text;
      guint32 at = cc_vocabulary_find (all, entry->hash, form, word->length, word->language);

      if (at == G_MAXUINT32)
        at = cc_vocabulary_add (all, entry->hash, form, word->length, word->language,
                                (*stems)[word->stem], word->flags, entry->lex);
      (*words)[i] = at;
    }
}

static void
take_vocabulary (CcText *text, CcVocabulary *all)
{
  text->n_words = all->entries->len;
  text->n_stems = all->stems->len;
  text->words = g_new (CcWord, text->n_words + 1);
  text->stems = g_new (CcStem, text->n_stems + 1);
  for (guint32 i = 0; i < text->n_words; i++)
    text->words[i] = g_array_index (all->entries, CcEntry, i).word;
  for (guint32 i = 0; i < text->n_stems; i++)
    text->stems[i] = g_array_index (all->stems, CcStemEntry, i).stem;
  text->letters = g_string_free (g_steal_pointer (&all->letters), FALSE);
}

/* Sums up how much each chunk holds, and makes room for all of it. */
static void
make_room (Job *job)
{
  CcText *text = job->text;
  guint32 n_articles = text->corpus->articles->len;
  const Starts *all = &job->starts[job->n_chunks];

  for (guint i = 0; i < job->n_chunks; i++)
    {
      const CcChunk *chunk = &job->chunks[i];
      const Starts *s = &job->starts[i];

      job->starts[i + 1] = (Starts){
        s->sentences + chunk->sentences->len,   s->tokens + chunk->tokens->len,
        s->quantities + chunk->quantities->len, s->dates + chunk->dates->len,
        s->names + chunk->names->len,           s->quotations + chunk->quotations->len,
      };
    }
  text->sentences = g_new (CcSentence, (text->n_sentences = all->sentences) + 1);
  text->tokens = g_new (CcToken, (text->n_tokens = all->tokens) + 1);
  text->quantities = g_new (CcQuantity, (text->n_quantities = all->quantities) + 1);
  text->dates = g_new (CcDateMention, (text->n_dates = all->dates) + 1);
  text->names = g_new (CcName, (text->n_names = all->names) + 1);
  text->quotations = g_new (CcQuotation, (text->n_quotations = all->quotations) + 1);
  text->article_sentences = g_new0 (guint32, n_articles + 1);
  text->article_quotations = g_new0 (guint32, n_articles + 1);
  text->article_sentences[n_articles] = text->n_sentences;
  text->article_quotations[n_articles] = text->n_quotations;
}

/* Renumbers what a chunk's sentences point to. */
static void
join_sentences (CcText *text, const CcChunk *chunk, const Starts *s)
{
  for (guint32 i = 0; i < chunk->sentences->len; i++)
    {
      CcSentence *sentence = &text->sentences[s->sentences + i];

      *sentence = g_array_index (chunk->sentences, CcSentence, i);
      sentence->tokens += s->tokens;
      sentence->quantities += s->quantities;
      sentence->dates += s->dates;
      sentence->names += s->names;
    }
  for (guint32 i = 0; i < chunk->end - chunk->first; i++)
    {
      text->article_sentences[chunk->first + i] = s->sentences
                                                  + g_array_index (chunk->article_sentences,
                                                                   guint32, i);
      text->article_quotations[chunk->first + i] = s->quotations
                                                   + g_array_index (chunk->article_quotations,
                                                                    guint32, i);
    }
}

static void
join_mentions (CcText *text, const CcChunk *chunk, const Starts *s, const guint32 *stems)
{
  for (guint32 i = 0; i < chunk->quantities->len; i++)
    {
      CcQuantity *quantity = &text->quantities[s->quantities + i];

      *quantity = g_array_index (chunk->quantities, CcQuantity, i);
      quantity->sentence += s->sentences;
      if (quantity->of_stem != G_MAXUINT32)
        quantity->of_stem = stems[quantity->of_stem];
    }
  for (guint32 i = 0; i < chunk->dates->len; i++)
    {
      text->dates[s->dates + i] = g_array_index (chunk->dates, CcDateMention, i);
      text->dates[s->dates + i].sentence += s->sentences;
    }
  for (guint32 i = 0; i < chunk->names->len; i++)
    {
      text->names[s->names + i] = g_array_index (chunk->names, CcName, i);
      text->names[s->names + i].sentence += s->sentences;
      text->names[s->names + i].token += s->tokens;
    }
}

static void
join_chunk (guint index, gpointer data)
{
  Job *job = data;
  CcText *text = job->text;
  CcChunk *chunk = &job->chunks[index];
  const Starts *s = &job->starts[index];

  for (guint32 i = 0; i < chunk->tokens->len; i++)
    {
      CcToken *token = &text->tokens[s->tokens + i];

      *token = g_array_index (chunk->tokens, CcToken, i);
      token->word = job->words[index][token->word];
    }
  join_sentences (text, chunk, s);
  join_mentions (text, chunk, s, job->stems[index]);
  if (chunk->quotations->len)
    memcpy (text->quotations + s->quotations, chunk->quotations->data,
            chunk->quotations->len * sizeof (CcQuotation));
  cc_chunk_clear (chunk);
}

static void
join (Job *job, guint threads)
{
  CcVocabulary all;

  cc_vocabulary_init (&all);
  for (guint i = 0; i < job->n_chunks; i++)
    {
      merge_vocabulary (&all, &job->chunks[i].vocabulary, &job->words[i], &job->stems[i]);
      cc_vocabulary_clear (&job->chunks[i].vocabulary);
    }
  take_vocabulary (job->text, &all);
  cc_vocabulary_clear (&all);
  make_room (job);
  cc_parallel_map (job->n_chunks, threads, join_chunk, job);
}

static void
job_clear (Job *job)
{
  for (guint i = 0; i < job->n_chunks; i++)
    {
      cc_chunk_clear (&job->chunks[i]);
      g_free (job->words[i]);
      g_free (job->stems[i]);
    }
  g_free (job->words);
  g_free (job->stems);
  g_free (job->starts);
  g_free (job->chunks);
}

CcText *
cc_text_new (const CcCorpus *corpus, guint threads, GError **error)
{
  g_auto (CcLexica) lexica = { 0 };
  g_autoptr (CcText) text = NULL;
  Job job = { 0 };

  if (!load_lexica (corpus, &lexica, error))
    return NULL;
  text = g_new0 (CcText, 1);
  text->corpus = corpus;
  job.text = text;
  make_chunks (&job, corpus, &lexica);
  cc_watch_part (0, 0.9);
  cc_parallel_map (job.n_chunks, threads, run_chunk, &job);
  cc_watch_part (0.9, 1);
  if (!cc_stopped ())
    join (&job, threads);
  job_clear (&job);
  if (cc_watch_stopped (error))
    return NULL;
  CC_COUNT (sentences, text->n_sentences);
  CC_COUNT (words, text->n_tokens);
  return g_steal_pointer (&text);
}

void
cc_text_free (CcText *text)
{
  if (!text)
    return;
  g_free (text->sentences);
  g_free (text->tokens);
  g_free (text->quantities);
  g_free (text->dates);
  g_free (text->names);
  g_free (text->quotations);
  g_free (text->words);
  g_free (text->stems);
  g_free (text->letters);
  g_free (text->article_sentences);
  g_free (text->article_quotations);
  g_free (text);
}

char *
cc_text_dup_range (const CcText *text, guint32 article, CcRange range)
{
  const CcArticle *from = g_ptr_array_index (text->corpus->articles, article);

  return g_strndup (from->text + range.start, range.end - range.start);
}

char *
cc_sentence_id (const CcText *text, guint32 sentence)
{
  const CcSentence *s = &text->sentences[sentence];
  const CcArticle *article = cc_text_article (text, s);
  g_autofree char *words = cc_text_dup_range (text, s->article, s->range);
  g_autofree char *both = g_strconcat (article->own_id ? article->own_id : article->id, "\n", words,
                                       NULL);

  return g_strdup_printf ("%010" G_GINT64_MODIFIER "x", cc_hash (both, strlen (both)) >> 24);
}

const char *
cc_quantity_kind_name (CcQuantityKind kind)
{
  static const char *const names[] = { "count", "money", "percent", "measure", "ordinal", "year" };

  return (guint) kind < G_N_ELEMENTS (names) ? names[kind] : "";
}

const char *
cc_qualifier_name (CcQualifier qualifier)
{
  static const char *const names[] = { "",         "about",   "more than", "less than",
                                       "at least", "at most", "nearly" };

  return (guint) qualifier < G_N_ELEMENTS (names) ? names[qualifier] : "";
}

guint32
cc_text_quotation_from (const CcText *text, guint32 article, guint32 byte)
{
  guint32 first = text->article_quotations[article], low = first;
  guint32 high = text->article_quotations[article + 1];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (text->quotations[middle].range.start < byte)
        low = middle + 1;
      else
        high = middle;
    }
  while (low > first && text->quotations[low - 1].depth > 0)
    low--;
  return low > first ? low - 1 : low;
}
