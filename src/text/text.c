/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* text.c: cuts a corpus in chunks, hands them to threads, and joins what they find. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  CHUNK = 128 * 1024, /* bytes of text, or one article */
  TOKEN = 5,          /* bytes, rather too few: room that is not needed is not touched */
  SENTENCE = 64,
  ID_DIGITS = 10, /* of the hash of a sentence */
};

/* Chunks are begun in the order of articles, and joined in this order as soon as they
   are done, so that there is room for all of the text once and for one chunk a thread. */
typedef struct
{
  const CcCorpus *corpus;
  const CcLexica *lexica;
  CcText *text;
  GArray *starts; /* guint32: first article of each chunk, and behind the last */
  gint next;      /* chunk; atomic */

  GMutex lock; /* for all below */
  GCond joined;
  guint n_joined; /* chunks */
  CcVocabulary vocabulary;
  GArray *sentences, *tokens, *quantities, *dates, *names, *quotations;
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
static GArray *
split (const CcCorpus *corpus)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize size = CHUNK;

  for (guint32 i = 0; i < corpus->articles->len; i++)
    {
      if (size >= CHUNK)
        {
          g_array_append_val (starts, i);
          size = 0;
        }
      size += ((const CcArticle *) g_ptr_array_index (corpus->articles, i))->length;
    }
  g_array_append_val (starts, corpus->articles->len);
  return starts;
}

/* Numbers of a thread's words and stems in the whole text, plus one; 0: none yet. */
typedef struct
{
  GArray *words, *stems; /* guint32 */
} Numbers;

static guint32
stem_number (Job *job, const CcVocabulary *from, const Numbers *numbers, guint32 index)
{
  guint32 *number = &g_array_index (numbers->stems, guint32, index);

  if (!*number)
    {
      const char *spelling = from->letters->str + g_array_index (from->stems, CcStem, index).text;

      *number = cc_vocabulary_stem (&job->vocabulary, spelling, strlen (spelling)) + 1;
    }
  return *number - 1;
}

static guint32
add_word (Job *job, const CcVocabulary *from, const Numbers *numbers, guint32 index)
{
  CcEntry entry = g_array_index (from->entries, CcEntry, index);
  const CcWord *word = &entry.word;
  CcForm form = { from->letters->str + word->text, word->length, { entry.key[0], entry.key[1] } };
  guint32 hash = cc_vocabulary_hash (form.text, form.length, word->language);
  guint32 at = cc_vocabulary_find (&job->vocabulary, hash, &form, word->language);

  entry.word.stem = stem_number (job, from, numbers, word->stem);
  return at == G_MAXUINT32 ? cc_vocabulary_add (&job->vocabulary, hash, form.text, entry) : at;
}

/* Appends @from to @to; returns where that starts. */
static guint32
append (GArray *to, const GArray *from)
{
  guint32 start = to->len;

  g_array_append_vals (to, from->data, from->len);
  return start;
}

static void
join_sentences (Job *job, const CcChunk *chunk, guint32 first)
{
  guint32 quotations = append (job->quotations, chunk->quotations);
  guint32 sentences = append (job->sentences, chunk->sentences);

  for (guint32 i = sentences; i < job->sentences->len; i++)
    {
      CcSentence *sentence = &g_array_index (job->sentences, CcSentence, i);

      sentence->tokens += job->tokens->len;
      sentence->quantities += job->quantities->len;
      sentence->dates += job->dates->len;
      sentence->names += job->names->len;
    }
  for (guint32 i = 0; i < chunk->article_sentences->len; i++)
    {
      job->text->article_sentences[first + i] = sentences
                                                + g_array_index (chunk->article_sentences, guint32,
                                                                 i);
      job->text->article_quotations[first + i] = quotations
                                                 + g_array_index (chunk->article_quotations,
                                                                  guint32, i);
    }
}

/* The token as a text keeps it, but for its word. */
static inline CcToken
pack (const CcSentence *sentence, const CcPlacedToken *token)
{
  guint32 offset = token->start - sentence->range.start;

  g_assert (offset < 1 << 14 && token->length < 1 << 10 && token->flags < 1 << 8);
  return (CcToken){ .offset = offset, .length = token->length, .flags = token->flags };
}

/* Words get their numbers in the order of the text. */
static void
join_tokens (Job *job, const CcChunk *chunk, const Numbers *numbers)
{
  const CcVocabulary *from = &chunk->vocabulary;
  guint32 *words, first = job->tokens->len;

  g_array_set_size (numbers->words, from->entries->len);
  g_array_set_size (numbers->stems, from->stems->len);
  g_array_set_size (job->tokens, first + chunk->tokens->len);
  words = (guint32 *) numbers->words->data;
  for (guint32 s = 0; s < chunk->sentences->len; s++)
    {
      const CcSentence *sentence = &g_array_index (chunk->sentences, CcSentence, s);

      for (guint32 i = sentence->tokens; i < sentence->tokens + sentence->n_tokens; i++)
        {
          const CcPlacedToken *token = cc_chunk_token (chunk, i);
          CcToken packed = pack (sentence, token);

          if (!words[token->word])
            words[token->word] = add_word (job, from, numbers, token->word) + 1;
          packed.word = words[token->word] - 1;
          g_array_index (job->tokens, CcToken, first + i) = packed;
        }
    }
}

static void
join_quantities (Job *job, const CcChunk *chunk, const Numbers *numbers)
{
  guint32 quantities = append (job->quantities, chunk->quantities);

  for (guint32 i = quantities; i < job->quantities->len; i++)
    {
      CcQuantity *quantity = &g_array_index (job->quantities, CcQuantity, i);

      if (quantity->of_stem != G_MAXUINT32)
        quantity->of_stem = stem_number (job, &chunk->vocabulary, numbers, quantity->of_stem);
    }
}

/* Joins a chunk whose sentences start with @sentences and tokens with @tokens. */
static void
join_mentions (Job *job, const CcChunk *chunk, guint32 sentences, guint32 tokens)
{
  guint32 dates = append (job->dates, chunk->dates);
  guint32 names = append (job->names, chunk->names);

  for (guint32 i = job->quantities->len - chunk->quantities->len; i < job->quantities->len; i++)
    g_array_index (job->quantities, CcQuantity, i).sentence += sentences;
  for (guint32 i = dates; i < job->dates->len; i++)
    g_array_index (job->dates, CcDateMention, i).sentence += sentences;
  for (guint32 i = names; i < job->names->len; i++)
    {
      g_array_index (job->names, CcName, i).sentence += sentences;
      g_array_index (job->names, CcName, i).token += tokens;
    }
}

/* Joins chunk @index when it is its turn. */
static void
join (Job *job, const CcChunk *chunk, const Numbers *numbers, guint index)
{
  guint32 sentences, tokens;

  g_mutex_lock (&job->lock);
  while (job->n_joined < index)
    g_cond_wait (&job->joined, &job->lock);
  sentences = job->sentences->len;
  tokens = job->tokens->len;
  join_sentences (job, chunk, g_array_index (job->starts, guint32, index));
  join_tokens (job, chunk, numbers);
  join_quantities (job, chunk, numbers);
  join_mentions (job, chunk, sentences, tokens);
  job->n_joined++;
  g_cond_broadcast (&job->joined);
  g_mutex_unlock (&job->lock);
}

/* Adds how often the thread met each stem. */
static void
join_counts (Job *job, const CcChunk *chunk, const Numbers *numbers)
{
  g_mutex_lock (&job->lock);
  for (guint32 i = 0; i < chunk->counts->len; i++)
    {
      guint32 stem = stem_number (job, &chunk->vocabulary, numbers, i);

      g_array_index (job->vocabulary.stems, CcStem, stem)
          .sentences += g_array_index (chunk->counts, CcCount, i).sentences;
    }
  g_mutex_unlock (&job->lock);
}

/* One thread's work. Which chunks it gets is chance, and cannot be seen. */
static void
work (guint thread, gpointer data)
{
  Job *job = data;
  Numbers numbers;
  CcChunk chunk;
  guint i;

  (void) thread;
  cc_chunk_init (&chunk, job->corpus, job->lexica);
  numbers.words = g_array_new (FALSE, TRUE, sizeof (guint32));
  numbers.stems = g_array_new (FALSE, TRUE, sizeof (guint32));
  while (!cc_stopped ()
         && (i = (guint) g_atomic_int_add (&job->next, 1)) + 1 < job->starts->len)
    {
      cc_chunk_run (&chunk, g_array_index (job->starts, guint32, i),
                    g_array_index (job->starts, guint32, i + 1));
      join (job, &chunk, &numbers, i);
    }
  join_counts (job, &chunk, &numbers);
  g_array_unref (numbers.words);
  g_array_unref (numbers.stems);
  cc_chunk_clear (&chunk);
}

static void
job_init (Job *job, const CcCorpus *corpus, const CcLexica *lexica, CcText *text)
{
  guint bytes = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    bytes += ((const CcArticle *) g_ptr_array_index (corpus->articles, i))->length;
  *job = (Job){ .corpus = corpus, .lexica = lexica, .text = text, .starts = split (corpus) };
  g_mutex_init (&job->lock);
  g_cond_init (&job->joined);
  cc_vocabulary_init (&job->vocabulary);
  job->sentences = g_array_sized_new (FALSE, FALSE, sizeof (CcSentence), bytes / SENTENCE);
  job->tokens = g_array_sized_new (FALSE, FALSE, sizeof (CcToken), bytes / TOKEN);
  job->quantities = g_array_new (FALSE, FALSE, sizeof (CcQuantity));
  job->dates = g_array_new (FALSE, FALSE, sizeof (CcDateMention));
  job->names = g_array_sized_new (FALSE, FALSE, sizeof (CcName), bytes / SENTENCE);
  job->quotations = g_array_new (FALSE, FALSE, sizeof (CcQuotation));
}

/* Hands out the array, without the room that it kept for more but for one element. */
static gpointer
take (GArray **array, guint32 *n)
{
  guint size = g_array_get_element_size (*array);

  *n = (*array)->len;
  return g_realloc (g_array_free (g_steal_pointer (array), FALSE), ((gsize) *n + 1) * size);
}

static void
take_vocabulary (CcVocabulary *vocabulary, CcText *text)
{
  text->n_words = vocabulary->entries->len;
  text->words = g_new (CcWord, text->n_words + 1);
  for (guint32 i = 0; i < text->n_words; i++)
    text->words[i] = g_array_index (vocabulary->entries, CcEntry, i).word;
  text->stems = take (&vocabulary->stems, &text->n_stems);
  text->letters = g_string_free (g_steal_pointer (&vocabulary->letters), FALSE);
  cc_vocabulary_clear (vocabulary);
}

/* Hands out what the job made. */
static void
job_finish (Job *job)
{
  CcText *text = job->text;
  guint n_articles = job->corpus->articles->len;

  text->sentences = take (&job->sentences, &text->n_sentences);
  text->tokens = take (&job->tokens, &text->n_tokens);
  text->quantities = take (&job->quantities, &text->n_quantities);
  text->dates = take (&job->dates, &text->n_dates);
  text->names = take (&job->names, &text->n_names);
  text->quotations = take (&job->quotations, &text->n_quotations);
  take_vocabulary (&job->vocabulary, text);
  text->article_sentences[n_articles] = text->n_sentences;
  text->article_quotations[n_articles] = text->n_quotations;
  g_array_unref (job->starts);
  g_cond_clear (&job->joined);
  g_mutex_clear (&job->lock);
}

CcText *
cc_text_new (const CcCorpus *corpus, guint threads, GError **error)
{
  g_auto (CcLexica) lexica = { 0 };
  g_autoptr (CcText) text = NULL;
  Job job;

  if (!load_lexica (corpus, &lexica, error))
    return NULL;
  text = g_new0 (CcText, 1);
  text->corpus = corpus;
  text->article_sentences = g_new0 (guint32, corpus->articles->len + 1);
  text->article_quotations = g_new0 (guint32, corpus->articles->len + 1);
  job_init (&job, corpus, &lexica, text);
  if (threads == 0)
    threads = g_get_num_processors ();
  cc_watch_part (0, 1);
  cc_parallel_map (MIN (threads, job.starts->len - 1), threads, work, &job);
  job_finish (&job);
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
  const char *id = article->own_id ? article->own_id : article->id;
  gsize id_length = strlen (id), length = s->range.end - s->range.start;
  char few[1024], *both = id_length + length < sizeof few ? few : g_malloc (id_length + length + 1);
  char *digits = g_malloc (ID_DIGITS + 1);
  guint64 hash;

  memcpy (both, id, id_length);
  both[id_length] = '\n';
  memcpy (both + id_length + 1, article->text + s->range.start, length);
  hash = cc_hash (both, id_length + 1 + length);
  if (both != few)
    g_free (both);
  for (guint i = 0; i < ID_DIGITS; i++)
    digits[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 0xf];
  digits[ID_DIGITS] = '\0';
  return digits;
}

guint32
cc_text_first_curated (const CcText *text)
{
  const CcCorpus *corpus = text->corpus;
  guint n = corpus->articles->len;

  while (n > 0 && cc_article_outlet (corpus, g_ptr_array_index (corpus->articles, n - 1))->curated)
    n--;
  return text->article_sentences[n];
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
