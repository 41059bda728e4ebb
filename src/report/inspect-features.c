/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

static void
set_flags (CcJson *json, guint16 bits)
{
  static const char *const names[] = {
    "stop", "number", "capital", "upper", "initial", "negation",
  };

  cc_json_set_open (json, "flags", '[');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (bits & (1u << i))
      cc_json_string (json, names[i]);
  cc_json_close (json, ']');
}

static void
open_ranged (CcJson *json, guint32 article, CcRange range)
{
  const CcArticle *a = g_ptr_array_index (json->comparison->corpus->articles, article);

  cc_json_open (json, '{');
  cc_json_set_range (json, article, range);
  cc_json_key (json, "text");
  cc_json_bytes (json, a->text + range.start, range.end - range.start);
}

static void
set_tokens (CcJson *json, const CcSentence *s)
{
  const CcText *text = json->comparison->text;

  cc_json_set_open (json, "tokens", '[');
  for (guint32 i = s->tokens; i < s->tokens + s->n_tokens; i++)
    {
      const CcToken *token = &text->tokens[i];
      const CcStem *stem = &text->stems[text->words[token->word].stem];
      CcRange range = cc_token_range (s, token);

      cc_json_open (json, '{');
      cc_json_set_range (json, s->article, range);
      cc_json_set_string (json, "stem", text->letters + stem->text);
      set_flags (json, token->flags);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
set_quantities (CcJson *json, const CcSentence *s)
{
  cc_json_set_open (json, "quantities", '[');
  for (guint32 i = 0; i < s->n_quantities; i++)
    {
      cc_json_open (json, '{');
      cc_json_set_quantity (json, s->quantities + i);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
set_dates (CcJson *json, const CcSentence *s)
{
  cc_json_set_open (json, "dates", '[');
  for (guint32 i = 0; i < s->n_dates; i++)
    {
      const CcDateMention *date = &json->comparison->text->dates[s->dates + i];

      open_ranged (json, s->article, date->range);
      cc_json_set_date (json, "from", date->from);
      cc_json_set_date (json, "to", date->to);
      cc_json_set_boolean (json, "inferred", date->inferred);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
set_names (CcJson *json, const CcSentence *s)
{
  cc_json_set_open (json, "names", '[');
  for (guint32 i = 0; i < s->n_names; i++)
    {
      open_ranged (json, s->article, json->comparison->text->names[s->names + i].range);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

/* Those that begin in the sentence; @next goes through those of the article. */
static void
set_quotations (CcJson *json, const CcSentence *s, guint32 *next, guint32 last)
{
  const CcText *text = json->comparison->text;

  cc_json_set_open (json, "quotations", '[');
  for (; *next < last && text->quotations[*next].range.start < s->range.end; (*next)++)
    {
      const CcQuotation *quotation = &text->quotations[*next];

      if (quotation->range.start < s->range.start)
        continue;
      open_ranged (json, s->article, quotation->range);
      cc_json_set_integer (json, "depth", quotation->depth);
      cc_json_set_boolean (json, "closed", quotation->closed);
      cc_json_set_integer (json, "words", quotation->words);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
article_lines (CcJson *json, guint32 article)
{
  const CcText *text = json->comparison->text;
  guint32 next = text->article_quotations[article];
  guint32 last = text->article_quotations[article + 1];

  for (guint32 i = text->article_sentences[article]; i < text->article_sentences[article + 1]; i++)
    {
      const CcSentence *s = &text->sentences[i];

      cc_json_open (json, '{');
      cc_json_set_sentence (json, i);
      cc_json_set_boolean (json, "title", s->flags & CC_SENTENCE_TITLE);
      cc_json_set_boolean (json, "heading", s->flags & CC_SENTENCE_HEADING);
      cc_json_set_boolean (json, "quoted", s->flags & CC_SENTENCE_QUOTED);
      set_tokens (json, s);
      set_quantities (json, s);
      set_dates (json, s);
      set_names (json, s);
      set_quotations (json, s, &next, last);
      cc_json_close (json, '}');
      cc_json_end_line (json);
    }
}

gboolean
cc_inspect_features (const CcComparison *comparison, CcSink *sink, GError **error)
{
  const CcCorpus *corpus = comparison->corpus;
  CcJson json;

  cc_json_init (&json, comparison, sink);
  for (guint32 i = 0; i < corpus->articles->len && !json.out->error; i++)
    if (cc_article_shown (corpus, g_ptr_array_index (corpus->articles, i)))
      article_lines (&json, i);
  return cc_json_finish (&json, error);
}
