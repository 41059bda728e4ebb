/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

static gboolean
each (const CcComparison *comparison, CcSink *sink, guint32 n, CcJsonFunc put, GError **error)
{
  CcJson json;

  cc_json_init (&json, comparison, sink);
  cc_json_each (&json, n, put, NULL, FALSE);
  return cc_json_finish (&json, error);
}

static gboolean
shown (const CcJson *json, guint32 article)
{
  const CcCorpus *corpus = json->comparison->corpus;

  return cc_article_shown (corpus, g_ptr_array_index (corpus->articles, article));
}

static void
article_line (CcJson *json, guint32 article)
{
  if (!shown (json, article))
    return;
  cc_json_article (json, article);
  cc_json_end_line (json);
}

static gboolean
write_articles (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->corpus->articles->len, article_line, error);
}

/* A sentence on one line: white space that is layout, a line break or more than
   the two spaces of a typist, is shown as one space. */
static void
put_one_line (CcJson *json, const char *text, guint32 length)
{
  g_autoptr (GString) line = g_string_sized_new (length);
  guint32 to;

  for (guint32 at = 0; at < length; at = to)
    {
      gboolean plain = text[at] == ' ' && at + 1 < length && text[at + 1] == ' ';

      for (to = at; to < length && g_ascii_isspace (text[to]); to++)
        ;
      if (to == at)
        g_string_append_c (line, text[to++]);
      else
        g_string_append (line, plain && to - at == 2 ? "  " : " ");
    }
  cc_json_bytes (json, line->str, line->len);
}

static void
sentences_line (CcJson *json, guint32 index)
{
  const CcText *text = json->comparison->text;
  const CcArticle *article = g_ptr_array_index (text->corpus->articles, index);
  guint32 first = text->article_sentences[index], end = text->article_sentences[index + 1];
  const CcSentence *s = text->sentences;

  if (!shown (json, index))
    return;
  cc_json_open (json, '{');
  cc_json_set_string (json, "id", article->id);
  cc_json_set_open (json, "starts", '[');
  for (guint32 i = first; i < end; i++)
    cc_json_integer (json, cc_point_at (json->points, index, s[i].range.start));
  cc_json_close (json, ']');
  cc_json_set_open (json, "ends", '[');
  for (guint32 i = first; i < end; i++)
    cc_json_integer (json, cc_point_at (json->points, index, s[i].range.end));
  cc_json_close (json, ']');
  cc_json_set_open (json, "sentences", '[');
  for (guint32 i = first; i < end; i++)
    put_one_line (json, article->text + s[i].range.start, s[i].range.end - s[i].range.start);
  cc_json_close (json, ']');
  cc_json_close (json, '}');
  cc_json_end_line (json);
}

static gboolean
write_sentences (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->corpus->articles->len, sentences_line, error);
}

static void
set_side (CcJson *json, const char *key, guint32 sentence)
{
  cc_json_set_open (json, key, '{');
  cc_json_set_sentence (json, sentence);
  cc_json_close (json, '}');
}

static void
matches_line (CcJson *json, guint32 index)
{
  const CcMatch *match = &json->comparison->matches->matches[index];
  const CcText *text = json->comparison->text;

  if (!shown (json, text->sentences[match->a].article)
      || !shown (json, text->sentences[match->b].article))
    return;
  cc_json_open (json, '{');
  set_side (json, "a", match->a);
  set_side (json, "b", match->b);
  cc_json_set_real (json, "score", match->score);
  cc_json_set_match (json, match);
  cc_json_close (json, '}');
  cc_json_end_line (json);
}

static const char *
article_id (const CcJson *json, guint32 article)
{
  return ((const CcArticle *) g_ptr_array_index (json->comparison->corpus->articles, article))->id;
}

static void
set_stretch (CcJson *json, const char *key, guint32 article, CcRange range)
{
  cc_json_set_open (json, key, '{');
  cc_json_set_string (json, "article", article_id (json, article));
  cc_json_set_range (json, article, range);
  cc_json_close (json, '}');
}

/* @better tells the passage if it is repeated. */
static void
put_passage (CcJson *json, const CcPassage *passage, const CcPassage *better)
{
  cc_json_open (json, '{');
  set_stretch (json, "a", passage->article_a, passage->a);
  set_stretch (json, "b", passage->article_b, passage->b);
  cc_json_set_real (json, "score", passage->score);
  cc_json_set_string (json, "kind", cc_passage_kind_name (passage->kind));
  cc_json_set_real (json, "copied", passage->copied);
  cc_json_set_real (json, "alike", passage->alike);
  cc_json_set_string (json, "role", cc_passage_role_name (passage->role));
  if (passage->role == CC_PASSAGE_REPEATED)
    {
      cc_json_set_open (json, "better", '[');
      cc_json_string (json, article_id (json, better->article_a));
      cc_json_string (json, article_id (json, better->article_b));
      cc_json_close (json, ']');
    }
  cc_json_close (json, '}');
  cc_json_end_line (json);
}

/* A run that went on to the claims has not looked for passages. */
static gboolean
write_passages (const CcComparison *comparison, CcSink *sink, GError **error)
{
  g_autoptr (GArray) passages = comparison->passages ? g_array_ref (comparison->passages)
                                                     : cc_passages (comparison->matches, 0, 0);
  CcJson json;

  cc_json_init (&json, comparison, sink);
  for (guint i = 0; i < passages->len && !json.out->error; i++)
    {
      const CcPassage *passage = &g_array_index (passages, CcPassage, i);

      if (shown (&json, passage->article_a) && shown (&json, passage->article_b))
        put_passage (&json, passage, &g_array_index (passages, CcPassage, passage->better));
    }
  return cc_json_finish (&json, error);
}

static void
copies_line (CcJson *json, guint32 index)
{
  cc_json_copy (json, index);
  cc_json_end_line (json);
}

static gboolean
write_copies (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->copies->n_copies, copies_line, error);
}

static gboolean
write_matches (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->matches->n_matches, matches_line, error);
}

static void
marks_line (CcJson *json, guint32 index)
{
  const CcMark *mark = &json->comparison->marks->marks[index];
  guint32 article = json->comparison->text->sentences[mark->sentence].article;

  if (!shown (json, article))
    return;
  cc_json_open (json, '{');
  cc_json_set_string (json, "article", article_id (json, article));
  cc_json_set_mark (json, index);
  cc_json_close (json, '}');
  cc_json_end_line (json);
}

static gboolean
write_marks (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->marks->n_marks, marks_line, error);
}

static const CcInspector articles = {
  "articles", "what was read: each article with its text, blocks and warnings", write_articles,
};
static const CcInspector sentences = {
  "sentences", "where the sentences of each article end", write_sentences,
};
static const CcInspector features = {
  "features", "words, stems, figures, dates, names and quotations of each sentence",
  cc_inspect_features,
};
static const CcInspector copies = {
  "copies", "articles that carry the text of another, with what only one of the two has",
  write_copies,
};
static const CcInspector matches = {
  "matches", "pairs of sentences that say the same, with score and evidence", write_matches,
};
static const CcInspector passages = {
  "passages", "stretches of two articles that say the same, copied or retold", write_passages,
};
static const CcInspector claims = {
  "claims", "claims and their mentions, as one JSON document", cc_json_document,
};
static const CcInspector marks = {
  "marks", "words that frame what is said: detector, category, voice", write_marks,
};

const CcInspector *const *
cc_inspectors (void)
{
  static const CcInspector *const all[] = {
    &articles, &sentences, &features, &copies, &matches, &passages, &claims, &marks, NULL,
  };

  return all;
}
