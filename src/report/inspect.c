/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

/* Writes lines about one article or one sentence, number @index. */
typedef void (*LineFunc) (const CcJson *json, CcOut *out, guint32 index);

static gboolean
each (const CcComparison *comparison, CcSink *sink, guint32 n, LineFunc func, GError **error)
{
  CcJson json;
  CcOut out;

  cc_json_init (&json, comparison);
  cc_out_init (&out, sink);
  for (guint32 i = 0; i < n && !out.error; i++)
    {
      func (&json, &out, i);
      cc_watch_done (i + 1, n);
    }
  cc_json_clear (&json);
  return cc_out_finish (&out, error);
}

static gboolean
shown (const CcJson *json, guint32 article)
{
  const CcCorpus *corpus = json->comparison->corpus;

  return cc_article_shown (corpus, g_ptr_array_index (corpus->articles, article));
}

static void
article_line (const CcJson *json, CcOut *out, guint32 article)
{
  if (shown (json, article))
    cc_json_put_line (out, cc_json_article (json, article));
}

static gboolean
write_articles (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->corpus->articles->len, article_line, error);
}

/* A sentence on one line: white space that is layout, a line break or more than
   the two spaces of a typist, is shown as one space. */
static json_t *
one_line (const char *text, guint32 length)
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
  return cc_json_bytes (line->str, line->len);
}

static void
sentences_line (const CcJson *json, CcOut *out, guint32 index)
{
  const CcText *text = json->comparison->text;
  const CcArticle *article = g_ptr_array_index (text->corpus->articles, index);
  json_t *line, *starts, *ends, *sentences;

  if (!shown (json, index))
    return;
  line = json_object ();
  starts = json_array ();
  ends = json_array ();
  sentences = json_array ();
  for (guint32 i = text->article_sentences[index]; i < text->article_sentences[index + 1]; i++)
    {
      CcRange r = text->sentences[i].range;

      json_array_append_new (starts, json_integer (cc_point_at (json->points, index, r.start)));
      json_array_append_new (ends, json_integer (cc_point_at (json->points, index, r.end)));
      json_array_append_new (sentences, one_line (article->text + r.start, r.end - r.start));
    }
  json_object_set_new (line, "id", cc_json_string (article->id));
  json_object_set_new (line, "starts", starts);
  json_object_set_new (line, "ends", ends);
  json_object_set_new (line, "sentences", sentences);
  cc_json_put_line (out, line);
}

static gboolean
write_sentences (const CcComparison *comparison, CcSink *sink, GError **error)
{
  return each (comparison, sink, comparison->corpus->articles->len, sentences_line, error);
}

static void
matches_line (const CcJson *json, CcOut *out, guint32 index)
{
  const CcMatch *match = &json->comparison->matches->matches[index];
  const CcText *text = json->comparison->text;
  json_t *line, *a, *b;

  if (!shown (json, text->sentences[match->a].article)
      || !shown (json, text->sentences[match->b].article))
    return;
  line = json_object ();
  a = json_object ();
  b = json_object ();
  cc_json_set_sentence (json, a, match->a);
  cc_json_set_sentence (json, b, match->b);
  json_object_set_new (line, "a", a);
  json_object_set_new (line, "b", b);
  json_object_set_new (line, "score", cc_json_real (match->score));
  json_object_set_new (line, "relation", cc_json_relation (json, match));
  json_object_set_new (line, "evidence", cc_json_evidence (match));
  cc_json_put_line (out, line);
}

static json_t *
articles_of (const GPtrArray *articles, const CcPassage *passage)
{
  const CcArticle *a = g_ptr_array_index (articles, passage->article_a);
  const CcArticle *b = g_ptr_array_index (articles, passage->article_b);
  json_t *pair = json_array ();

  json_array_append_new (pair, cc_json_string (a->id));
  json_array_append_new (pair, cc_json_string (b->id));
  return pair;
}

/* @better tells the passage if it is repeated. */
static void
put_passage (const CcJson *json, CcOut *out, const CcPassage *passage, const CcPassage *better)
{
  const GPtrArray *articles = json->comparison->corpus->articles;
  const CcArticle *x = g_ptr_array_index (articles, passage->article_a);
  const CcArticle *y = g_ptr_array_index (articles, passage->article_b);
  json_t *line = json_object (), *a = json_object (), *b = json_object ();

  json_object_set_new (a, "article", cc_json_string (x->id));
  cc_json_set_range (json, a, passage->article_a, passage->a);
  json_object_set_new (b, "article", cc_json_string (y->id));
  cc_json_set_range (json, b, passage->article_b, passage->b);
  json_object_set_new (line, "a", a);
  json_object_set_new (line, "b", b);
  json_object_set_new (line, "score", cc_json_real (passage->score));
  json_object_set_new (line, "kind", cc_json_string (cc_passage_kind_name (passage->kind)));
  json_object_set_new (line, "copied", cc_json_real (passage->copied));
  json_object_set_new (line, "alike", cc_json_real (passage->alike));
  json_object_set_new (line, "role", cc_json_string (cc_passage_role_name (passage->role)));
  if (passage->role == CC_PASSAGE_REPEATED)
    json_object_set_new (line, "better", articles_of (articles, better));
  cc_json_put_line (out, line);
}

/* A run that went on to the claims has not looked for passages. */
static gboolean
write_passages (const CcComparison *comparison, CcSink *sink, GError **error)
{
  g_autoptr (GArray) passages = comparison->passages ? g_array_ref (comparison->passages)
                                                     : cc_passages (comparison->matches, 0, 0);
  CcJson json;
  CcOut out;

  cc_json_init (&json, comparison);
  cc_out_init (&out, sink);
  for (guint i = 0; i < passages->len && !out.error; i++)
    {
      const CcPassage *passage = &g_array_index (passages, CcPassage, i);

      if (shown (&json, passage->article_a) && shown (&json, passage->article_b))
        put_passage (&json, &out, passage,
                     &g_array_index (passages, CcPassage, passage->better));
    }
  cc_json_clear (&json);
  return cc_out_finish (&out, error);
}

static void
copies_line (const CcJson *json, CcOut *out, guint32 index)
{
  cc_json_put_line (out, cc_json_copy (json, index));
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
marks_line (const CcJson *json, CcOut *out, guint32 index)
{
  const CcMark *mark = &json->comparison->marks->marks[index];

  if (shown (json, json->comparison->text->sentences[mark->sentence].article))
    cc_json_put_line (out, cc_json_mark (json, index));
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
