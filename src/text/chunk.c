/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* chunk.c: one thread's share of the articles, from blocks to figures. */
#include "config.h"

#include <text/text.h>

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/utrans.h>

/* The arrays of what is found, with the size of what they hold. */
static const struct
{
  gsize offset; /* of a GArray * in CcChunk */
  guint size;
} arrays[] = {
  { G_STRUCT_OFFSET (CcChunk, sentences), sizeof (CcSentence) },
  { G_STRUCT_OFFSET (CcChunk, tokens), sizeof (CcPlacedToken) },
  { G_STRUCT_OFFSET (CcChunk, quantities), sizeof (CcQuantity) },
  { G_STRUCT_OFFSET (CcChunk, dates), sizeof (CcDateMention) },
  { G_STRUCT_OFFSET (CcChunk, names), sizeof (CcName) },
  { G_STRUCT_OFFSET (CcChunk, quotations), sizeof (CcQuotation) },
  { G_STRUCT_OFFSET (CcChunk, article_sentences), sizeof (guint32) },
  { G_STRUCT_OFFSET (CcChunk, article_quotations), sizeof (guint32) },
  { G_STRUCT_OFFSET (CcChunk, roles), sizeof (guint64) },
  { G_STRUCT_OFFSET (CcChunk, openings), sizeof (guint8) },
  { G_STRUCT_OFFSET (CcChunk, cuts), sizeof (CcRange) },
};

static GArray **
array_at (CcChunk *chunk, guint i)
{
  return &G_STRUCT_MEMBER (GArray *, chunk, arrays[i].offset);
}

void
cc_chunk_init (CcChunk *chunk, const CcCorpus *corpus, const CcLexica *lexica)
{
  UErrorCode status = U_ZERO_ERROR;

  *chunk = (CcChunk){ .corpus = corpus, .lexica = lexica };
  chunk->tongues = g_array_new (FALSE, FALSE, sizeof (CcTongue));
  cc_vocabulary_init (&chunk->vocabulary);
  chunk->name_keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  chunk->seen = g_array_new (FALSE, FALSE, sizeof (guint32));
  chunk->counts = g_array_new (FALSE, FALSE, sizeof (CcCount));
  chunk->casemap = ucasemap_open ("", 0, &status);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *array_at (chunk, i) = g_array_new (FALSE, FALSE, arrays[i].size);
}

void
cc_chunk_clear (CcChunk *chunk)
{
  for (guint i = 0; i < chunk->tongues->len; i++)
    {
      cc_stemmer_free (g_array_index (chunk->tongues, CcTongue, i).stemmer);
      g_free (g_array_index (chunk->tongues, CcTongue, i).recent);
    }
  g_array_unref (chunk->tongues);
  cc_vocabulary_clear (&chunk->vocabulary);
  g_array_unref (chunk->name_keys);
  g_array_unref (chunk->seen);
  g_array_unref (chunk->counts);
  ucasemap_close (chunk->casemap);
  g_clear_pointer (&chunk->translit, utrans_close);
  g_clear_pointer (&chunk->breaker, ubrk_close);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (*array_at (chunk, i));
}

static const CcLexicon *
find_lexicon (const CcLexica *lexica, const char *language)
{
  for (guint i = 0; i < lexica->lexica->len; i++)
    {
      const CcLexicon *lexicon = g_ptr_array_index (lexica->lexica, i);

      if (strcmp (lexicon->language, language) == 0)
        return lexicon;
    }
  return NULL;
}

/* Lexicon and stemmer of the article in hand. */
static void
choose_tongue (CcChunk *chunk)
{
  CcTongue tongue = { 0 };

  g_strlcpy (tongue.language, chunk->article->language, sizeof tongue.language);
  for (guint i = 0; i < chunk->tongues->len; i++)
    {
      chunk->tongue = &g_array_index (chunk->tongues, CcTongue, i);
      if (strcmp (chunk->tongue->language, tongue.language) == 0)
        return;
    }
  tongue.lexicon = find_lexicon (chunk->lexica, tongue.language);
  tongue.stemmer = cc_stemmer_new (tongue.language, tongue.lexicon->endings);
  tongue.recent = cc_recent_new ();
  g_array_append_val (chunk->tongues, tongue);
  chunk->tongue = &g_array_index (chunk->tongues, CcTongue, chunk->tongues->len - 1);
}

/* TRUE for what may stand between two words of an entry: "km/h". */
static gboolean
joins_words (CcGap gap)
{
  return gap < CC_GAP_COMMA || gap == CC_GAP_SLASH;
}

const CcPhrase *
cc_chunk_phrase (const CcChunk *chunk, guint32 token, guint32 end, CcLexRole role)
{
  const CcLexicon *lexicon = chunk->tongue->lexicon;

  if (token >= end || !cc_chunk_opens (chunk, token, role))
    return NULL;
  for (guint32 at = g_array_index (lexicon->heads, guint32, cc_chunk_entry (chunk, token)->lex);
       at;)
    {
      const CcPhrase *phrase = &g_array_index (lexicon->phrases, CcPhrase, at);
      guint i = 1;

      if (phrase->role == role && phrase->n_words <= end - token)
        {
          while (i < phrase->n_words && cc_chunk_entry (chunk, token + i)->lex == phrase->words[i]
                 && joins_words (cc_chunk_gap (chunk, token + i)))
            i++;
          if (i == phrase->n_words)
            return phrase;
        }
      at = phrase->next;
    }
  return NULL;
}

CcGap
cc_chunk_gap_between (const char *text, guint32 at, guint32 end)
{
  CcGap gap = CC_GAP_NONE;

  if (end == at + 1 && text[at] == ' ')
    return CC_GAP_SPACE;
  for (; at < end; at += cc_utf8_length ((guchar) text[at]))
    {
      gunichar u = g_utf8_get_char (text + at);
      CcGap one = u == '.'                                                  ? CC_GAP_POINT
                  : u == ','                                                ? CC_GAP_COMMA
                  : u == '/'                                                ? CC_GAP_SLASH
                  : u == '-' || (u >= 0x2010 && u <= 0x2015) || u == 0x2212 ? CC_GAP_DASH
                  : g_unichar_isspace (u) || u == 0x200b || u == 0x2060     ? CC_GAP_SPACE
                                                                            : CC_GAP_OTHER;

      if (one == CC_GAP_SPACE && gap != CC_GAP_NONE)
        continue;
      if (gap != CC_GAP_NONE && !(gap == CC_GAP_SPACE && one == CC_GAP_DASH))
        return CC_GAP_OTHER;
      gap = one;
    }
  return gap;
}

CcGap
cc_chunk_gap (const CcChunk *chunk, guint32 token)
{
  return cc_chunk_gap_between (chunk->article->text,
                               token ? cc_chunk_token_end (chunk, token - 1) : 0,
                               cc_chunk_token (chunk, token)->start);
}

CcGap
cc_chunk_figure_gap (const CcChunk *chunk, guint32 token)
{
  const char *text = chunk->article->text;
  guint32 at = token ? cc_chunk_token_end (chunk, token - 1) : 0;
  guint32 end = cc_chunk_token (chunk, token)->start;
  gunichar first;

  if (end == at + 1 && text[at] == ' ')
    return CC_GAP_SPACE;
  first = g_utf8_get_char (text + at);
  if ((first >= 0xbc && first <= 0xbe) || (first >= 0x2150 && first <= 0x215e))
    at += cc_utf8_length ((guchar) text[at]);
  if (cc_is_elided (text, at, end))
    for (end -= text[end - 1] == '\'' ? 1 : 3; end > at && g_ascii_isalpha (text[end - 1]);)
      end--;
  return cc_chunk_gap_between (text, MIN (at, end), end);
}

static void
append_sentence (CcChunk *chunk, CcRange range, CcBlockKind kind)
{
  CcSentence sentence = { .article = chunk->index, .range = range, .tokens = chunk->tokens->len };
  guint64 roles;

  chunk->n_sentences++;
  roles = cc_tokens_cut (chunk, range);
  sentence.n_tokens = (guint16) (chunk->tokens->len - sentence.tokens);
  sentence.flags = kind == CC_BLOCK_TITLE     ? CC_SENTENCE_TITLE
                   : kind == CC_BLOCK_HEADING ? CC_SENTENCE_HEADING
                                              : 0;
  g_array_append_val (chunk->sentences, sentence);
  g_array_append_val (chunk->roles, roles);
}

static void
cut_blocks (CcChunk *chunk)
{
  const CcArticle *article = chunk->article;

  for (guint b = 0; b < article->n_blocks; b++)
    {
      if (article->blocks[b].kind > CC_BLOCK_ITEM)
        continue;
      g_array_set_size (chunk->cuts, 0);
      cc_sentences_cut (chunk->tongue->lexicon, article->text, article->blocks[b].range,
                        chunk->cuts);
      for (guint i = 0; i < chunk->cuts->len; i++)
        append_sentence (chunk, g_array_index (chunk->cuts, CcRange, i), article->blocks[b].kind);
    }
}

/* What needs the tokens of the whole article. */
static void
read_sentences (CcChunk *chunk)
{
  cc_names_find (chunk);
  for (guint32 i = chunk->first_sentence; i < chunk->sentences->len; i++)
    {
      CcSentence *sentence = &g_array_index (chunk->sentences, CcSentence, i);

      sentence->dates = chunk->dates->len;
      cc_dates_find (chunk, i);
      sentence->n_dates = (guint16) (chunk->dates->len - sentence->dates);
      sentence->quantities = chunk->quantities->len;
      cc_quantities_find (chunk, i);
      sentence->n_quantities = (guint16) (chunk->quantities->len - sentence->quantities);
    }
}

/* Sets CC_SENTENCE_QUOTED; both lists are in order of text. */
static void
flag_quoted (CcChunk *chunk)
{
  guint32 q = chunk->first_quotation;
  CcRange outer = { 0, 0 };

  for (guint32 i = chunk->first_sentence; i < chunk->sentences->len; i++)
    {
      CcSentence *sentence = &g_array_index (chunk->sentences, CcSentence, i);

      for (; q < chunk->quotations->len; q++)
        {
          const CcQuotation *quotation = &g_array_index (chunk->quotations, CcQuotation, q);

          if (quotation->range.start > sentence->range.start)
            break;
          if (quotation->depth == 0)
            outer = quotation->range;
        }
      if (cc_range_contains (outer, sentence->range))
        sentence->flags |= CC_SENTENCE_QUOTED;
    }
}

static void
cut_article (CcChunk *chunk, guint32 index)
{
  chunk->index = index;
  chunk->article = g_ptr_array_index (chunk->corpus->articles, index);
  chunk->curated = cc_article_outlet (chunk->corpus, chunk->article)->curated;
  chunk->first_token = chunk->tokens->len;
  chunk->first_sentence = chunk->sentences->len;
  chunk->first_quotation = chunk->quotations->len;
  g_array_append_val (chunk->article_sentences, chunk->first_sentence);
  g_array_append_val (chunk->article_quotations, chunk->first_quotation);
  choose_tongue (chunk);
  cut_blocks (chunk);
  cc_quotations_find (chunk);
  read_sentences (chunk);
  flag_quoted (chunk);
}

void
cc_chunk_run (CcChunk *chunk, guint32 first, guint32 end)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_set_size (*array_at (chunk, i), 0);
  for (guint32 i = first; i < end && !cc_stopped (); i++)
    cut_article (chunk, i);
}
