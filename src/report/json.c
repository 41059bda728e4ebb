/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/json.h>

#include <math.h>
#include <string.h>

void
cc_json_init (CcJson *json, const CcComparison *comparison)
{
  json->comparison = comparison;
  json->points = cc_point_table_new (comparison->corpus);
}

void
cc_json_clear (CcJson *json)
{
  g_clear_pointer (&json->points, cc_point_table_free);
}

json_t *
cc_json_bytes (const char *text, gsize length)
{
  json_t *value = json_stringn (text, length);
  g_autofree char *valid = NULL;

  if (value)
    return value;
  valid = g_utf8_make_valid (text, (gssize) length);
  return json_string_nocheck (valid);
}

json_t *
cc_json_string (const char *text)
{
  return text ? cc_json_bytes (text, strlen (text)) : json_null ();
}

json_t *
cc_json_strings (char *const *texts)
{
  json_t *array = json_array ();

  for (; texts && *texts; texts++)
    json_array_append_new (array, cc_json_string (*texts));
  return array;
}

json_t *
cc_json_date (CcDate date)
{
  char text[CC_DATE_TEXT];

  return *cc_date_format (date, text) ? json_string (text) : json_null ();
}

json_t *
cc_json_digest (guint64 digest)
{
  char text[32];

  g_snprintf (text, sizeof text, "xxh3:%016" G_GINT64_MODIFIER "x", digest);
  return json_string (text);
}

json_t *
cc_json_real (double value)
{
  double rounded = fabs (value) < 1e9 ? round (value * 1e6) / 1e6 : value;
  json_t *real = isfinite (rounded) ? json_real (rounded) : NULL;

  return real ? real : json_null ();
}

json_t *
cc_json_range (const CcJson *json, guint32 article, CcRange range)
{
  json_t *array;

  if (cc_range_is_empty (range))
    return json_null ();
  array = json_array ();
  json_array_append_new (array, json_integer (cc_point_at (json->points, article, range.start)));
  json_array_append_new (array, json_integer (cc_point_at (json->points, article, range.end)));
  return array;
}

void
cc_json_set_range (const CcJson *json, json_t *object, guint32 article, CcRange range)
{
  json_object_set_new (object, "start",
                       json_integer (cc_point_at (json->points, article, range.start)));
  json_object_set_new (object, "end",
                       json_integer (cc_point_at (json->points, article, range.end)));
}

static json_t *
range_text (const CcArticle *article, CcRange range)
{
  return cc_range_is_empty (range) ? json_null ()
                                   : cc_json_bytes (article->text + range.start,
                                                    range.end - range.start);
}

void
cc_json_set_sentence (const CcJson *json, json_t *object, guint32 sentence)
{
  const CcText *text = json->comparison->text;
  const CcSentence *s = &text->sentences[sentence];
  const CcArticle *article = cc_text_article (text, s);

  json_object_set_new (object, "article", cc_json_string (article->id));
  cc_json_set_range (json, object, s->article, s->range);
  json_object_set_new (object, "text", range_text (article, s->range));
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

static json_t *
blocks (const CcJson *json, guint32 index, const CcArticle *article)
{
  json_t *array = json_array ();

  for (guint i = 0; i < article->n_blocks; i++)
    {
      json_t *block = json_object ();

      cc_json_set_range (json, block, index, article->blocks[i].range);
      json_object_set_new (block, "kind", json_string (block_name (article->blocks[i].kind)));
      json_array_append_new (array, block);
    }
  return array;
}

static json_t *
whys (const CcArticle *article)
{
  json_t *array = json_array ();

  for (guint i = 0; i < article->why->len; i++)
    {
      const CcBlockWhy *why = g_ptr_array_index (article->why, i);
      json_t *block = json_object ();

      json_object_set_new (block, "text", cc_json_string (why->text));
      json_object_set_new (block, "kind", json_string (block_name (why->kind)));
      json_object_set_new (block, "kept", json_boolean (why->kept));
      json_object_set_new (block, "rule", cc_json_string (why->rule));
      if (why->place)
        json_object_set_new (block, "place", cc_json_string (why->place));
      if (why->score >= 0)
        json_object_set_new (block, "score", cc_json_real (why->score));
      if (why->seen)
        json_object_set_new (block, "seen", cc_json_string (why->seen));
      json_array_append_new (array, block);
    }
  return array;
}

static json_t *
warnings (const CcArticle *article)
{
  json_t *array = json_array ();

  for (guint i = 0; article->warnings && i < article->warnings->len; i++)
    json_array_append_new (array, cc_json_string (g_ptr_array_index (article->warnings, i)));
  return array;
}

/* What gave each field, for those that are known. */
static json_t *
sources (const CcArticle *article)
{
  static const char *const names[CC_N_FIELDS]
    = { NULL, "title", "outlet", "url", "language", "authors", "date", "modified" };
  json_t *object = json_object ();

  for (guint i = 0; i < CC_N_FIELDS; i++)
    if (names[i] && article->sources[i])
      json_object_set_new (object, names[i], cc_json_string (article->sources[i]));
  return object;
}

json_t *
cc_json_article (const CcJson *json, guint32 index)
{
  const CcCorpus *corpus = json->comparison->corpus;
  const CcArticle *article = g_ptr_array_index (corpus->articles, index);
  json_t *object = json_object ();

  json_object_set_new (object, "id", cc_json_string (article->id));
  json_object_set_new (object, "outlet",
                       cc_json_string (cc_article_outlet (corpus, article)->id));
  json_object_set_new (object, "file", cc_json_string (article->file));
  json_object_set_new (object, "record", cc_json_string (article->record));
  json_object_set_new (object, "reader", cc_json_string (article->reader));
  json_object_set_new (object, "title", cc_json_string (article->title));
  json_object_set_new (object, "authors", cc_json_strings (article->authors));
  json_object_set_new (object, "date", cc_json_date (article->published));
  json_object_set_new (object, "modified", cc_json_date (article->modified));
  if (article->saved.precision != CC_PRECISION_NONE)
    json_object_set_new (object, "saved", cc_json_date (article->saved));
  if (article->origin)
    {
      json_object_set_new (object, "origin", cc_json_string (article->origin));
      json_object_set_new (object, "origin_source", cc_json_string (article->origin_source));
    }
  json_object_set_new (object, "url", cc_json_string (article->url));
  json_object_set_new (object, "language", cc_json_string (article->language));
  json_object_set_new (object, "sources", sources (article));
  json_object_set_new (object, "charset", cc_json_string (article->charset));
  json_object_set_new (object, "digest", cc_json_digest (article->digest));
  json_object_set_new (object, "warnings", warnings (article));
  json_object_set_new (object, "text", cc_json_bytes (article->text, article->length));
  json_object_set_new (object, "blocks", blocks (json, index, article));
  if (article->why)
    json_object_set_new (object, "why", whys (article));
  return object;
}

/* Runs of sentences as [[start, end], …] in article @article. */
static json_t *
runs (const CcJson *json, guint32 article, guint32 first, guint32 n)
{
  const CcCopies *copies = json->comparison->copies;
  const CcSentence *sentences = copies->text->sentences;
  json_t *array = json_array ();

  for (guint32 i = first; i < first + n; i++)
    {
      const CcSentenceRun *run = &copies->runs[i];
      CcRange range = { sentences[run->first].range.start,
                        sentences[run->first + run->n - 1].range.end };

      json_array_append_new (array, cc_json_range (json, article, range));
    }
  return array;
}

/* {"article": id} */
static json_t *
article_named (const CcArticle *article)
{
  json_t *object = json_object ();

  json_object_set_new (object, "article", cc_json_string (article->id));
  return object;
}

json_t *
cc_json_copy (const CcJson *json, guint32 index)
{
  const CcCopy *copy = &json->comparison->copies->copies[index];
  const CcArticle *a = g_ptr_array_index (json->comparison->corpus->articles, copy->a);
  const CcArticle *b = g_ptr_array_index (json->comparison->corpus->articles, copy->b);
  json_t *object = json_object ();

  json_object_set_new (object, "a", article_named (a));
  json_object_set_new (object, "b", article_named (b));
  json_object_set_new (object, "kind", json_string (cc_copy_kind_name (copy->kind)));
  json_object_set_new (object, "resemblance", cc_json_real (copy->resemblance));
  json_object_set_new (object, "containment_a", cc_json_real (copy->containment_a));
  json_object_set_new (object, "containment_b", cc_json_real (copy->containment_b));
  json_object_set_new (object, "only_a", runs (json, copy->a, copy->only, copy->n_only_a));
  json_object_set_new (object, "only_b", runs (json, copy->b, copy->only + copy->n_only_a,
                                               copy->n_only_b));
  json_object_set_new (object, "origin",
                       cc_json_string (a->origin == b->origin ? a->origin : NULL));
  return object;
}

json_t *
cc_json_quantity (const CcJson *json, guint32 index)
{
  const CcText *text = json->comparison->text;
  const CcQuantity *q = &text->quantities[index];
  const CcSentence *s = &text->sentences[q->sentence];
  const CcArticle *article = cc_text_article (text, s);
  json_t *object = json_object ();

  cc_json_set_range (json, object, s->article, q->range);
  json_object_set_new (object, "text", range_text (article, q->range));
  json_object_set_new (object, "kind", json_string (cc_quantity_kind_name (q->kind)));
  json_object_set_new (object, "low", cc_json_real (q->low));
  json_object_set_new (object, "high", cc_json_real (q->high));
  json_object_set_new (object, "step", cc_json_real (q->step));
  json_object_set_new (object, "unit", cc_json_string (q->unit));
  json_object_set_new (object, "qualifier", json_string (cc_qualifier_name (q->qualifier)));
  json_object_set_new (object, "of", range_text (article, q->of));
  return object;
}

json_t *
cc_json_mark (const CcJson *json, guint32 index)
{
  const CcMark *mark = &json->comparison->marks->marks[index];
  const CcSentence *s = &json->comparison->text->sentences[mark->sentence];
  const CcArticle *article = cc_text_article (json->comparison->text, s);
  const char *detector = cc_detectors ()[mark->detector]->name;
  json_t *object = json_object ();

  json_object_set_new (object, "article", cc_json_string (article->id));
  json_object_set_new (object, "detector", json_string (detector));
  json_object_set_new (object, "category", cc_json_string (mark->category));
  cc_json_set_range (json, object, s->article, mark->range);
  json_object_set_new (object, "text", range_text (article, mark->range));
  json_object_set_new (object, "voice", json_string (cc_voice_name (mark->voice)));
  json_object_set_new (object, "entry", cc_json_string (mark->entry));
  json_object_set_new (object, "speaker", cc_json_range (json, s->article, mark->speaker));
  if (strcmp (detector, "attribution") == 0)
    {
      json_object_set_new (object, "cue", cc_json_range (json, s->article, mark->cue));
      json_object_set_new (object, "source", cc_json_range (json, s->article, mark->source));
      json_object_set_new (object, "content", cc_json_range (json, s->article, mark->content));
    }
  return object;
}

json_t *
cc_json_evidence (const CcMatch *match)
{
  json_t *object = json_object ();

  for (guint i = 0; i < CC_N_SIGNALS; i++)
    json_object_set_new (object, cc_signals ()[i].name, cc_json_real (match->signals[i]));
  return object;
}

json_t *
cc_json_relation (const CcJson *json, const CcMatch *match)
{
  g_autoptr (GArray) relations = cc_match_relations (json->comparison->matches, match);
  json_t *kinds = json_array ();

  if (cc_match_is_across (match))
    json_array_append_new (kinds, json_string (CC_OTHER_LANGUAGE));
  for (guint i = 0; i < relations->len; i++)
    {
      const CcRelation *r = &g_array_index (relations, CcRelation, i);

      if (i == 0 || r->kind != r[-1].kind)
        json_array_append_new (kinds, json_string (cc_relation_name ((CcRelationKind) r->kind)));
    }
  return kinds;
}

json_t *
cc_json_notice (const CcNotice *notice)
{
  json_t *object = json_object ();
  gboolean failed = notice->severity == CC_FAILED;

  json_object_set_new (object, "severity", json_string (failed ? "failed" : "warned"));
  json_object_set_new (object, "file", cc_json_string (notice->file));
  json_object_set_new (object, "place", cc_json_string (notice->place));
  json_object_set_new (object, "message", cc_json_string (notice->message));
  return object;
}

static int
append (const char *bytes, size_t size, void *data)
{
  g_string_append_len (data, bytes, (gssize) size);
  return 0;
}

void
cc_json_put (CcOut *out, json_t *value)
{
  json_dump_callback (value, append, out->buffer,
                      JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));
  json_decref (value);
  cc_out_flow (out);
}

void
cc_json_put_line (CcOut *out, json_t *value)
{
  cc_json_put (out, value);
  cc_out_text (out, "\n");
}
