/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

static json_t *
flags (guint16 bits)
{
  static const char *const names[] = {
    "stop", "number", "capital", "upper", "initial", "negation",
  };
  json_t *array = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (bits & (1u << i))
      json_array_append_new (array, json_string (names[i]));
  return array;
}

static json_t *
ranged (const CcJson *json, guint32 article, CcRange range)
{
  const CcArticle *a = g_ptr_array_index (json->comparison->corpus->articles, article);
  json_t *object = json_object ();

  cc_json_set_range (json, object, article, range);
  json_object_set_new (object, "text",
                       cc_json_bytes (a->text + range.start, range.end - range.start));
  return object;
}

static json_t *
tokens (const CcJson *json, const CcSentence *s)
{
  const CcText *text = json->comparison->text;
  json_t *array = json_array ();

  for (guint32 i = s->tokens; i < s->tokens + s->n_tokens; i++)
    {
      const CcToken *token = &text->tokens[i];
      const CcStem *stem = &text->stems[text->words[token->word].stem];
      CcRange range = { token->start, token->start + token->length };
      json_t *object = json_object ();

      cc_json_set_range (json, object, s->article, range);
      json_object_set_new (object, "stem", cc_json_string (text->letters + stem->text));
      json_object_set_new (object, "flags", flags (token->flags));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
quantities (const CcJson *json, const CcSentence *s)
{
  json_t *array = json_array ();

  for (guint32 i = 0; i < s->n_quantities; i++)
    json_array_append_new (array, cc_json_quantity (json, s->quantities + i));
  return array;
}

static json_t *
dates (const CcJson *json, const CcSentence *s)
{
  json_t *array = json_array ();

  for (guint32 i = 0; i < s->n_dates; i++)
    {
      const CcDateMention *date = &json->comparison->text->dates[s->dates + i];
      json_t *object = ranged (json, s->article, date->range);

      json_object_set_new (object, "from", cc_json_date (date->from));
      json_object_set_new (object, "to", cc_json_date (date->to));
      json_object_set_new (object, "inferred", json_boolean (date->inferred));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
names (const CcJson *json, const CcSentence *s)
{
  json_t *array = json_array ();

  for (guint32 i = 0; i < s->n_names; i++)
    json_array_append_new (array, ranged (json, s->article,
                                          json->comparison->text->names[s->names + i].range));
  return array;
}

/* Those that begin in the sentence; @next goes through those of the article. */
static json_t *
quotations (const CcJson *json, const CcSentence *s, guint32 *next, guint32 last)
{
  const CcText *text = json->comparison->text;
  json_t *array = json_array ();

  for (; *next < last && text->quotations[*next].range.start < s->range.end; (*next)++)
    {
      const CcQuotation *quotation = &text->quotations[*next];
      json_t *object;

      if (quotation->range.start < s->range.start)
        continue;
      object = ranged (json, s->article, quotation->range);
      json_object_set_new (object, "depth", json_integer (quotation->depth));
      json_object_set_new (object, "closed", json_boolean (quotation->closed));
      json_object_set_new (object, "words", json_integer (quotation->words));
      json_array_append_new (array, object);
    }
  return array;
}

static void
article_lines (const CcJson *json, CcOut *out, guint32 article)
{
  const CcText *text = json->comparison->text;
  guint32 next = text->article_quotations[article];
  guint32 last = text->article_quotations[article + 1];

  for (guint32 i = text->article_sentences[article]; i < text->article_sentences[article + 1]; i++)
    {
      const CcSentence *s = &text->sentences[i];
      json_t *line = json_object ();

      cc_json_set_sentence (json, line, i);
      json_object_set_new (line, "title", json_boolean (s->flags & CC_SENTENCE_TITLE));
      json_object_set_new (line, "heading", json_boolean (s->flags & CC_SENTENCE_HEADING));
      json_object_set_new (line, "quoted", json_boolean (s->flags & CC_SENTENCE_QUOTED));
      json_object_set_new (line, "tokens", tokens (json, s));
      json_object_set_new (line, "quantities", quantities (json, s));
      json_object_set_new (line, "dates", dates (json, s));
      json_object_set_new (line, "names", names (json, s));
      json_object_set_new (line, "quotations", quotations (json, s, &next, last));
      cc_json_put_line (out, line);
    }
}

gboolean
cc_inspect_features (const CcComparison *comparison, CcSink *sink, GError **error)
{
  const CcCorpus *corpus = comparison->corpus;
  CcJson json;
  CcOut out;

  cc_json_init (&json, comparison);
  cc_out_init (&out, sink);
  for (guint32 i = 0; i < corpus->articles->len && !out.error; i++)
    if (cc_article_shown (corpus, g_ptr_array_index (corpus->articles, i)))
      article_lines (&json, &out, i);
  cc_json_clear (&json);
  return cc_out_finish (&out, error);
}
