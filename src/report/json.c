/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

#include <string.h>

void
cc_json_init (CcJson *json, const CcComparison *comparison, CcSink *sink)
{
  json->comparison = comparison;
  json->points = cc_point_table_new (comparison->corpus, comparison->threads);
  json->out = g_new (CcOut, 1);
  json->more = FALSE;
  cc_out_init (json->out, sink);
}

gboolean
cc_json_finish (CcJson *json, GError **error)
{
  g_autofree CcOut *out = g_steal_pointer (&json->out);

  g_clear_pointer (&json->points, cc_point_table_free);
  return cc_out_finish (out, error);
}

/* What the threads of cc_json_each() share. */
typedef struct
{
  const CcJson *json;
  CcJsonFunc put;
  CcJsonExpect expect;
  gboolean list;
} Each;

static void
put_block (CcOut *out, guint from, guint to, gpointer user_data)
{
  const Each *each = user_data;
  CcJson json = *each->json;

  json.out = out;
  if (each->expect)
    each->expect (&json, from, to);
  for (guint i = from; i < to && !out->error; i++)
    {
      if (each->list)
        cc_out_text (out, i > 0 ? ",\n" : "\n");
      json.more = FALSE;
      each->put (&json, i);
    }
}

void
cc_json_each (CcJson *json, guint32 n, CcJsonFunc put, CcJsonExpect expect, gboolean list)
{
  Each each = { json, put, expect, list };

  cc_out_blocks (json->out, n, json->comparison->threads, put_block, &each);
}

void
cc_json_range (CcJson *json, guint32 article, CcRange range)
{
  CcRange points;

  if (cc_range_is_empty (range))
    {
      cc_json_null (json);
      return;
    }
  points = cc_points_of (json->points, article, range);
  cc_json_open (json, '[');
  cc_json_integer (json, points.start);
  cc_json_integer (json, points.end);
  cc_json_close (json, ']');
}

void
cc_json_set_range (CcJson *json, guint32 article, CcRange range)
{
  CcRange points = cc_points_of (json->points, article, range);

  cc_json_set_integer (json, "start", points.start);
  cc_json_set_integer (json, "end", points.end);
}

void
cc_json_set_text (CcJson *json, const char *key, guint32 article, CcRange range)
{
  const CcArticle *a = g_ptr_array_index (json->comparison->corpus->articles, article);

  cc_json_key (json, key);
  if (cc_range_is_empty (range))
    cc_json_null (json);
  else
    cc_json_bytes (json, a->text + range.start, range.end - range.start);
}

void
cc_json_set_sentence (CcJson *json, guint32 sentence)
{
  const CcText *text = json->comparison->text;
  const CcSentence *s = &text->sentences[sentence];

  cc_json_set_string (json, "article", cc_text_article (text, s)->id);
  cc_json_set_range (json, s->article, s->range);
  cc_json_set_text (json, "text", s->article, s->range);
}

static const char *
block_name (CcBlockKind kind)
{
  switch (kind)
    {
    case CC_BLOCK_TITLE:
      return "title";
    case CC_BLOCK_HEADING:
      return "heading";
    case CC_BLOCK_PARAGRAPH:
      return "paragraph";
    case CC_BLOCK_QUOTE:
      return "quote";
    case CC_BLOCK_ITEM:
      return "item";
    case CC_BLOCK_CAPTION:
      return "caption";
    case CC_BLOCK_OTHER:
      break;
    }
  return "other";
}

static void
set_blocks (CcJson *json, guint32 index, const CcArticle *article)
{
  cc_json_set_open (json, "blocks", '[');
  for (guint i = 0; i < article->n_blocks; i++)
    {
      cc_json_open (json, '{');
      cc_json_set_range (json, index, article->blocks[i].range);
      cc_json_set_string (json, "kind", block_name (article->blocks[i].kind));
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
set_whys (CcJson *json, const CcArticle *article)
{
  cc_json_set_open (json, "why", '[');
  for (guint i = 0; i < article->why->len; i++)
    {
      const CcBlockWhy *why = g_ptr_array_index (article->why, i);

      cc_json_open (json, '{');
      cc_json_set_string (json, "text", why->text);
      cc_json_set_string (json, "kind", block_name (why->kind));
      cc_json_set_boolean (json, "kept", why->kept);
      cc_json_set_string (json, "rule", why->rule);
      if (why->place)
        cc_json_set_string (json, "place", why->place);
      if (why->score >= 0)
        cc_json_set_real (json, "score", why->score);
      if (why->seen)
        cc_json_set_string (json, "seen", why->seen);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
set_warnings (CcJson *json, const CcArticle *article)
{
  cc_json_set_open (json, "warnings", '[');
  for (guint i = 0; article->warnings && i < article->warnings->len; i++)
    cc_json_string (json, g_ptr_array_index (article->warnings, i));
  cc_json_close (json, ']');
}

/* What gave each field, for those that are known. */
static void
set_sources (CcJson *json, const CcArticle *article)
{
  static const char *const names[CC_N_FIELDS]
    = { NULL, "title", "outlet", "url", "language", "authors", "date", "modified" };

  cc_json_set_open (json, "sources", '{');
  for (guint i = 0; i < CC_N_FIELDS; i++)
    if (names[i] && article->sources[i])
      cc_json_set_string (json, names[i], article->sources[i]);
  cc_json_close (json, '}');
}

/* What was read of an article beside its text. */
static void
set_metadata (CcJson *json, const CcArticle *article)
{
  const CcCorpus *corpus = json->comparison->corpus;

  cc_json_set_string (json, "id", article->id);
  cc_json_set_string (json, "outlet", cc_article_outlet (corpus, article)->id);
  cc_json_set_string (json, "file", article->file);
  cc_json_set_string (json, "record", article->record);
  cc_json_set_string (json, "reader", article->reader);
  cc_json_set_string (json, "title", article->title);
  cc_json_set_strings (json, "authors", article->authors);
  cc_json_set_date (json, "date", article->published);
  cc_json_set_date (json, "modified", article->modified);
  if (article->saved.precision != CC_PRECISION_NONE)
    cc_json_set_date (json, "saved", article->saved);
  if (article->origin)
    {
      cc_json_set_string (json, "origin", article->origin);
      cc_json_set_string (json, "origin_source", article->origin_source);
    }
  cc_json_set_string (json, "url", article->url);
  cc_json_set_string (json, "language", article->language);
  set_sources (json, article);
  cc_json_set_string (json, "charset", article->charset);
  cc_json_key (json, "digest");
  cc_json_digest (json, article->digest);
  set_warnings (json, article);
}

void
cc_json_article (CcJson *json, guint32 index)
{
  const CcArticle *article = g_ptr_array_index (json->comparison->corpus->articles, index);

  cc_json_open (json, '{');
  set_metadata (json, article);
  cc_json_key (json, "text");
  cc_json_bytes (json, article->text, article->length);
  set_blocks (json, index, article);
  if (article->why)
    set_whys (json, article);
  cc_json_close (json, '}');
}

/* Runs of sentences as [[start, end], …] in article @article. */
static void
set_runs (CcJson *json, const char *key, guint32 article, guint32 first, guint32 n)
{
  const CcCopies *copies = json->comparison->copies;
  const CcSentence *sentences = copies->text->sentences;

  cc_json_set_open (json, key, '[');
  for (guint32 i = first; i < first + n; i++)
    {
      const CcSentenceRun *run = &copies->runs[i];
      CcRange range = { sentences[run->first].range.start,
                        sentences[run->first + run->n - 1].range.end };

      cc_json_range (json, article, range);
    }
  cc_json_close (json, ']');
}

/* {"article": id} */
static void
set_article (CcJson *json, const char *key, const CcArticle *article)
{
  cc_json_set_open (json, key, '{');
  cc_json_set_string (json, "article", article->id);
  cc_json_close (json, '}');
}

void
cc_json_copy (CcJson *json, guint32 index)
{
  const CcCopy *copy = &json->comparison->copies->copies[index];
  const CcArticle *a = g_ptr_array_index (json->comparison->corpus->articles, copy->a);
  const CcArticle *b = g_ptr_array_index (json->comparison->corpus->articles, copy->b);

  cc_json_open (json, '{');
  set_article (json, "a", a);
  set_article (json, "b", b);
  cc_json_set_string (json, "kind", cc_copy_kind_name (copy->kind));
  cc_json_set_real (json, "resemblance", copy->resemblance);
  cc_json_set_real (json, "containment_a", copy->containment_a);
  cc_json_set_real (json, "containment_b", copy->containment_b);
  set_runs (json, "only_a", copy->a, copy->only, copy->n_only_a);
  set_runs (json, "only_b", copy->b, copy->only + copy->n_only_a, copy->n_only_b);
  cc_json_set_string (json, "origin", a->origin == b->origin ? a->origin : NULL);
  cc_json_close (json, '}');
}

void
cc_json_set_quantity (CcJson *json, guint32 index)
{
  const CcText *text = json->comparison->text;
  const CcQuantity *q = &text->quantities[index];
  guint32 article = text->sentences[q->sentence].article;

  cc_json_set_range (json, article, q->range);
  cc_json_set_text (json, "text", article, q->range);
  cc_json_set_string (json, "kind", cc_quantity_kind_name (q->kind));
  cc_json_set_real (json, "low", q->low);
  cc_json_set_real (json, "high", q->high);
  cc_json_set_real (json, "step", q->step);
  cc_json_set_string (json, "unit", q->unit);
  cc_json_set_string (json, "qualifier", cc_qualifier_name (q->qualifier));
  cc_json_set_text (json, "of", article, q->of);
}

void
cc_json_set_mark (CcJson *json, guint32 index)
{
  const CcMark *mark = &json->comparison->marks->marks[index];
  guint32 article = json->comparison->text->sentences[mark->sentence].article;
  const char *detector = cc_detectors ()[mark->detector]->name;

  cc_json_set_string (json, "detector", detector);
  cc_json_set_string (json, "category", mark->category);
  cc_json_set_range (json, article, mark->range);
  cc_json_set_text (json, "text", article, mark->range);
  cc_json_set_string (json, "voice", cc_voice_name (mark->voice));
  cc_json_set_string (json, "entry", mark->entry);
  cc_json_set_span (json, "speaker", article, mark->speaker);
  if (strcmp (detector, "attribution") == 0)
    {
      cc_json_set_span (json, "cue", article, mark->cue);
      cc_json_set_span (json, "source", article, mark->source);
      cc_json_set_span (json, "content", article, mark->content);
    }
}

/* The names of the kinds of relations, each once. */
static void
set_relation (CcJson *json, const CcMatch *match)
{
  g_autoptr (GArray) relations = cc_match_relations (json->comparison->matches, match);

  cc_json_set_open (json, "relation", '[');
  if (cc_match_is_across (match))
    cc_json_string (json, CC_OTHER_LANGUAGE);
  for (guint i = 0; i < relations->len; i++)
    {
      const CcRelation *r = &g_array_index (relations, CcRelation, i);

      if (i == 0 || r->kind != r[-1].kind)
        cc_json_string (json, cc_relation_name ((CcRelationKind) r->kind));
    }
  cc_json_close (json, ']');
}

void
cc_json_set_match (CcJson *json, const CcMatch *match)
{
  set_relation (json, match);
  cc_json_set_open (json, "evidence", '{');
  for (guint i = 0; i < CC_N_SIGNALS; i++)
    cc_json_set_real (json, cc_signals ()[i].name, match->signals[i]);
  cc_json_close (json, '}');
}

void
cc_json_notice (CcJson *json, const CcNotice *notice)
{
  cc_json_open (json, '{');
  cc_json_set_string (json, "severity", notice->severity == CC_FAILED ? "failed" : "warned");
  cc_json_set_string (json, "file", notice->file);
  cc_json_set_string (json, "place", notice->place);
  cc_json_set_string (json, "message", notice->message);
  cc_json_close (json, '}');
}
