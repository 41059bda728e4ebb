/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The document of reports/comparison.schema.json. Articles and claims, of which
   there may be very many, are made and written one at a time. */
#include "config.h"

#include <report/json.h>
#include <report/limits.h>
#include <report/telling.h>

#include <string.h>

/* "xxh3 0123456789abcdef  data/en/hedges.list" as an object. */
static json_t *
input (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", 4);
  json_t *object = json_object ();

  if (g_strv_length (fields) == 4 && !*fields[2])
    {
      g_autofree char *digest = g_strdup_printf ("%s:%s", fields[0], fields[1]);

      json_object_set_new (object, "digest", cc_json_string (digest));
      json_object_set_new (object, "name", cc_json_string (fields[3]));
    }
  else
    {
      json_object_set_new (object, "digest", json_null ());
      json_object_set_new (object, "name", cc_json_string (line));
    }
  return object;
}

static json_t *
provenance (const CcComparison *comparison)
{
  const CcProvenance *from = &comparison->provenance;
  g_autofree char *made = cc_time_text (from->made);
  json_t *object = json_object ();
  json_t *inputs = json_array ();

  for (guint i = 0; from->inputs && i < from->inputs->len; i++)
    json_array_append_new (inputs, input (g_ptr_array_index (from->inputs, i)));
  json_object_set_new (object, "program", json_string ("crossclaim"));
  json_object_set_new (object, "version",
                       cc_json_string (from->version ? from->version : cc_version ()));
  json_object_set_new (object, "options", cc_json_string (from->command ? from->command : ""));
  json_object_set_new (object, "made", cc_json_string (made));
  json_object_set_new (object, "inputs", inputs);
  return object;
}

static json_t *
counts (const CcComparison *comparison)
{
  const CcCorpus *corpus = comparison->corpus;
  json_t *object = json_object ();
  const guint32 *starts = comparison->text ? comparison->text->article_sentences : NULL;
  guint shown = 0, sentences = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    if (cc_article_shown (corpus, g_ptr_array_index (corpus->articles, i)))
      {
        shown++;
        sentences += starts ? starts[i + 1] - starts[i] : 0;
      }
  json_object_set_new (object, "files", json_integer (corpus->n_files));
  json_object_set_new (object, "failed", json_integer (corpus->n_failed));
  json_object_set_new (object, "articles", json_integer (shown));
  if (starts)
    json_object_set_new (object, "sentences", json_integer (sentences));
  if (comparison->copies)
    json_object_set_new (object, "copies", json_integer (comparison->copies->n_copies));
  if (comparison->matches)
    {
      const CcAlignCounts *n = &comparison->matches->counts;

      json_object_set_new (object, "postings", json_integer ((json_int_t) n->postings));
      json_object_set_new (object, "groups", json_integer ((json_int_t) n->groups));
      json_object_set_new (object, "groups_linked", json_integer ((json_int_t) n->groups_linked));
      json_object_set_new (object, "candidates", json_integer ((json_int_t) n->candidates));
      json_object_set_new (object, "matches", json_integer ((json_int_t) n->matches));
    }
  if (comparison->claims)
    json_object_set_new (object, "claims", json_integer (comparison->claims->claims->len));
  if (comparison->claims && comparison->claims->decisions)
    json_object_set_new (object, "hidden", json_integer (comparison->claims->hidden->len));
  if (comparison->marks)
    json_object_set_new (object, "marks", json_integer (comparison->marks->n_marks));
  return object;
}

static json_t *
rate (const CcRate *rate)
{
  json_t *object = json_object ();

  json_object_set_new (object, "count", json_integer (rate->count));
  json_object_set_new (object, "words", json_integer (rate->words));
  json_object_set_new (object, "low", cc_json_real (rate->low));
  json_object_set_new (object, "high", cc_json_real (rate->high));
  return object;
}

static json_t *
rates (const CcProfile *profile)
{
  json_t *object = json_object ();

  for (guint i = 0; profile->own && profile->quoted && cc_detectors ()[i]; i++)
    {
      json_t *both = json_object ();

      json_object_set_new (both, "own", rate (&profile->own[i]));
      json_object_set_new (both, "quoted", rate (&profile->quoted[i]));
      json_object_set_new (object, cc_detectors ()[i]->name, both);
    }
  return object;
}

static json_t *
distinctive (const CcComparison *comparison, const CcProfile *profile)
{
  json_t *array = json_array ();

  for (guint i = 0; profile->distinctive && i < profile->distinctive->len; i++)
    {
      const CcDistinctive *d = &g_array_index (profile->distinctive, CcDistinctive, i);
      json_t *object = json_object ();

      json_object_set_new (object, "word",
                           cc_json_string (cc_text_word (comparison->text, d->word)));
      json_object_set_new (object, "count", json_integer (d->count));
      json_object_set_new (object, "others", json_integer (d->others));
      json_object_set_new (object, "log_odds", cc_json_real (d->log_odds));
      json_object_set_new (object, "low", cc_json_real (d->low));
      json_object_set_new (object, "high", cc_json_real (d->high));
      json_object_set_new (object, "z", cc_json_real (d->z));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
outlet (const CcComparison *comparison, const CcProfile *profile)
{
  const CcOutlet *o = g_ptr_array_index (comparison->corpus->outlets->outlets, profile->outlet);
  json_t *object = json_object ();

  json_object_set_new (object, "id", cc_json_string (o->id));
  json_object_set_new (object, "name", cc_json_string (o->name));
  json_object_set_new (object, "kind", cc_json_string (o->kind));
  json_object_set_new (object, "country", cc_json_string (o->country));
  json_object_set_new (object, "note", cc_json_string (o->note));
  json_object_set_new (object, "note_source", cc_json_string (o->note_source));
  json_object_set_new (object, "declared", json_boolean (o->declared));
  json_object_set_new (object, "articles", json_integer (profile->n_articles));
  json_object_set_new (object, "first", cc_json_date (profile->first));
  json_object_set_new (object, "last", cc_json_date (profile->last));
  json_object_set_new (object, "sentences", json_integer (profile->sentences));
  json_object_set_new (object, "words", json_integer (profile->words));
  json_object_set_new (object, "words_quoted", json_integer (profile->words_quoted));
  if (comparison->marks)
    json_object_set_new (object, "rates", rates (profile));
  json_object_set_new (object, "distinctive", distinctive (comparison, profile));
  return object;
}

static json_t *
outlets (const CcComparison *comparison)
{
  json_t *array = json_array ();

  for (guint32 i = 0; comparison->profiles && i < comparison->n_outlets; i++)
    json_array_append_new (array, outlet (comparison, &comparison->profiles[i]));
  return array;
}

static json_t *
detectors (void)
{
  json_t *array = json_array ();

  for (const CcDetector *const *d = cc_detectors (); *d; d++)
    {
      json_t *object = json_object ();

      json_object_set_new (object, "name", cc_json_string ((*d)->name));
      json_object_set_new (object, "marks", cc_json_string ((*d)->marks));
      json_object_set_new (object, "basis", cc_json_string ((*d)->basis));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
curated (const CcCurated *c)
{
  json_t *object = json_object ();

  json_object_set_new (object, "wordings", cc_json_strings (c->wordings));
  json_object_set_new (object, "phrases", cc_json_strings (c->phrases));
  json_object_set_new (object, "figure", cc_json_string (c->figure));
  json_object_set_new (object, "from", cc_json_date (c->from));
  json_object_set_new (object, "to", cc_json_date (c->to));
  json_object_set_new (object, "note", cc_json_string (c->note));
  json_object_set_new (object, "source", cc_json_string (c->source));
  return object;
}

static json_t *
voice (const CcJson *json, guint32 sentence)
{
  CcTelling telling = cc_telling (json->comparison, sentence);
  guint32 article = json->comparison->text->sentences[sentence].article;
  json_t *object = json_object ();

  json_object_set_new (object, "told", json_string (cc_told_name (telling.told)));
  json_object_set_new (object, "cue", cc_json_range (json, article, telling.cue));
  json_object_set_new (object, "source", cc_json_range (json, article, telling.source));
  return object;
}

static const CcDecision *
decision_at (const CcComparison *comparison, guint index)
{
  return g_ptr_array_index (comparison->claims->decisions->decisions, index);
}

static json_t *
label (const CcDecision *decision)
{
  return decision ? cc_json_string (decision->label) : json_null ();
}

/* One decision, with what came of it. */
static json_t *
decision (const CcJson *json, guint index)
{
  const CcDecision *d = decision_at (json->comparison, index);
  json_t *object = json_object ();
  json_t *warnings = json_array ();

  for (guint i = 0; i < d->problems->len; i++)
    json_array_append_new (warnings, cc_json_string (g_ptr_array_index (d->problems, i)));
  json_object_set_new (object, "label", label (d));
  json_object_set_new (object, "kind", json_string (cc_decision_kind_name (d->kind)));
  json_object_set_new (object, "about", cc_json_strings (d->subjects));
  json_object_set_new (object, "title", cc_json_string (d->title));
  json_object_set_new (object, "note", cc_json_string (d->note));
  json_object_set_new (object, "changed", json_integer (d->changed));
  json_object_set_new (object, "dissolved", json_integer (d->dissolved));
  json_object_set_new (object, "warnings", warnings);
  return object;
}

/* What decisions did to a claim. */
static void
set_decided (json_t *object, const CcClaim *claim)
{
  json_t *labels = json_array ();

  for (guint i = 0; claim->decided && i < claim->decided->len; i++)
    json_array_append_new (labels, label (g_ptr_array_index (claim->decided, i)));
  json_object_set_new (object, "decisions", labels);
  json_object_set_new (object, "titled", label (claim->titled));
}

/* By what a mention joined: {"mention": n}, {"wording": "…"}, {"phrase": "…"},
   {"decision": "…"} or null; a match also gives how the two relate, and its evidence. */
static void
set_joined (const CcJson *json, json_t *object, const CcClaim *claim, const CcMention *mention)
{
  const char *wording = cc_telling_wording (claim, mention);
  gboolean phrase = mention->joined == CC_JOINED_PHRASE;
  json_t *via = json_null ();
  json_t *relation = json_null ();
  json_t *evidence = json_null ();

  if (wording)
    {
      via = json_object ();
      json_object_set_new (via, phrase ? "phrase" : "wording", cc_json_string (wording));
    }
  else if (mention->joined == CC_JOINED_DECISION)
    {
      via = json_object ();
      json_object_set_new (via, "decision", label (decision_at (json->comparison, mention->via)));
    }
  else if (cc_joined_by_match (mention))
    {
      CcMatch match;

      via = json_object ();
      json_object_set_new (via, "mention", json_integer (cc_claim_mention (claim, mention->via)));
      cc_telling_match (json->comparison->matches, mention->sentence, mention->via, &match);
      relation = cc_json_relation (json, &match);
      evidence = cc_json_evidence (&match);
    }
  json_object_set_new (object, "strength", cc_json_real (mention->strength));
  json_object_set_new (object, "joined", json_string (cc_joined_name (mention->joined)));
  json_object_set_new (object, "via", via);
  json_object_set_new (object, "relation", relation);
  json_object_set_new (object, "evidence", evidence);
  json_object_set_new (object, "copy_of", mention->copy_of < 0 ? json_null ()
                                                               : json_integer (mention->copy_of));
  json_object_set_new (object, "repeats", cc_json_string (cc_repeats_name (mention->repeats)));
}

static json_t *
mention_marks (const CcJson *json, guint32 sentence)
{
  const CcMarks *marks = json->comparison->marks;
  json_t *array = json_array ();

  for (guint32 i = marks->sentence_marks[sentence]; i < marks->sentence_marks[sentence + 1]; i++)
    {
      json_t *mark = cc_json_mark (json, i);

      json_object_del (mark, "article"); /* that of the mention */
      json_array_append_new (array, mark);
    }
  return array;
}

static json_t *
mention (const CcJson *json, const CcClaim *claim, guint index)
{
  const CcMention *m = &claim->mentions[index];
  const CcText *text = json->comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[m->sentence]);
  const CcOutlet *o = cc_article_outlet (json->comparison->corpus, article);
  g_autofree char *id = cc_sentence_id (text, m->sentence);
  json_t *object = json_object ();

  json_object_set_new (object, "id", cc_json_string (id));
  json_object_set_new (object, "outlet", cc_json_string (o->id));
  cc_json_set_sentence (json, object, m->sentence);
  set_joined (json, object, claim, m);
  json_object_set_new (object, "voice", voice (json, m->sentence));
  if (json->comparison->marks)
    json_object_set_new (object, "marks", mention_marks (json, m->sentence));
  return object;
}

static json_t *
mentions (const CcJson *json, const CcClaim *claim)
{
  json_t *array = json_array ();

  for (guint i = 0; i < claim->n_mentions; i++)
    json_array_append_new (array, mention (json, claim, i));
  return array;
}

/* Groups of figures that measure the same thing, each with its figures. */
static json_t *
figures (const CcJson *json, const CcClaimView *view)
{
  json_t *array = json_array ();

  for (guint i = 0; view->figure_groups && i < view->figure_groups->len; i++)
    {
      CcFigureGroup *group = &g_array_index (view->figure_groups, CcFigureGroup, i);
      json_t *object = json_object ();

      json_object_set_new (object, "relation",
                           json_string (cc_figure_relation_name (group->relation)));
      json_object_set_new (object, "figures", json_array ());
      json_array_append_new (array, object);
    }
  for (guint i = 0; view->figures && i < view->figures->len; i++)
    {
      CcFigure *figure = &g_array_index (view->figures, CcFigure, i);
      json_t *group = json_array_get (array, figure->group);
      json_t *object = json_object ();

      json_object_set_new (object, "mention", json_integer (figure->mention));
      json_object_update_new (object, cc_json_quantity (json, figure->quantity));
      if (json_array_append_new (json_object_get (group, "figures"), object) != 0)
        g_warn_if_reached ();
    }
  return array;
}

/* The sentence that came closest in an outlet that does not have the claim. */
static json_t *
nearest (const CcJson *json, const CcCoverage *coverage)
{
  const CcText *text = json->comparison->text;
  const CcSentence *s;
  json_t *object;

  if (coverage->n_mentions > 0 || coverage->nearest_sentence >= text->n_sentences)
    return json_null ();
  s = &text->sentences[coverage->nearest_sentence];
  object = json_object ();
  json_object_set_new (object, "score", cc_json_real (coverage->nearest));
  json_object_set_new (object, "article", cc_json_string (cc_text_article (text, s)->id));
  cc_json_set_range (json, object, s->article, s->range);
  return object;
}

/* A sentence that scores less is not near; the schema names the number. */
#define NEAR 0.2f

/* TRUE when coverage of an outlet says more than "all was searched and nothing came
   near". Many outlets have nothing to do with most claims; with them the list
   would outweigh the articles. */
static gboolean
is_telling (const CcCoverage *coverage, const CcProfile *profile)
{
  return coverage->n_mentions > 0 || coverage->n_searched != profile->n_articles
         || coverage->nearest >= NEAR;
}

static json_t *
coverage (const CcJson *json, const CcClaimView *view)
{
  const CcComparison *comparison = json->comparison;
  json_t *array = json_array ();

  for (guint32 i = 0; i < comparison->n_outlets; i++)
    {
      const CcCoverage *c = &view->outlets[i];
      const CcProfile *profile = &comparison->profiles[i];
      const CcOutlet *o = g_ptr_array_index (comparison->corpus->outlets->outlets,
                                             profile->outlet);
      json_t *object;

      if (!is_telling (c, profile))
        continue;
      object = json_object ();
      json_object_set_new (object, "outlet", cc_json_string (o->id));
      json_object_set_new (object, "mentions", json_integer (c->n_mentions));
      json_object_set_new (object, "articles", json_integer (c->n_articles));
      json_object_set_new (object, "searched", json_integer (c->n_searched));
      json_object_set_new (object, "nearest", nearest (json, c));
      json_array_append_new (array, object);
    }
  return array;
}

static json_t *
claim (const CcJson *json, guint index)
{
  const CcComparison *comparison = json->comparison;
  const CcClaim *c = g_ptr_array_index (comparison->claims->claims, index);
  const CcClaimView *view = comparison->views && comparison->profiles
                              ? g_ptr_array_index (comparison->views, index) : NULL;
  json_t *object = json_object ();

  json_object_set_new (object, "id", cc_json_string (c->id));
  json_object_set_new (object, "title", cc_json_string (c->title));
  json_object_set_new (object, "origin", json_string (c->curated ? "curated" : "found"));
  if (c->curated)
    json_object_set_new (object, "curated", curated (c->curated));
  if (comparison->claims->decisions)
    set_decided (object, c);
  json_object_set_new (object, "formula", json_boolean (c->formula));
  json_object_set_new (object, "outlets", json_integer (c->n_outlets));
  json_object_set_new (object, "articles", json_integer (c->n_articles));
  json_object_set_new (object, "tellings", json_integer (c->n_tellings));
  json_object_set_new (object, "independent", json_integer (c->n_independent));
  json_object_set_new (object, "mentions", mentions (json, c));
  if (view)
    {
      json_object_set_new (object, "figures", figures (json, view));
      json_object_set_new (object, "coverage", coverage (json, view));
    }
  return object;
}

/* Writes ,"key":[ with one value a line, each made by @make; those for which it
   gives NULL are left out. */
static void
put_list (CcOut *out, const char *key, guint n, json_t *(*make) (const CcJson *, guint),
          const CcJson *json)
{
  const char *before = "\n";

  g_string_append_printf (out->buffer, ",\n\"%s\":[", key);
  for (guint i = 0; i < n && !out->error; i++)
    {
      json_t *value = make (json, i);

      cc_watch_done (i, n);
      if (!value)
        continue;
      cc_out_text (out, before);
      cc_json_put (out, value);
      before = ",\n";
    }
  cc_out_text (out, "\n]");
}

static void
put (CcOut *out, const char *key, json_t *value)
{
  g_string_append_printf (out->buffer, ",\n\"%s\":", key);
  cc_json_put (out, value);
}

static json_t *
shown_article (const CcJson *json, guint index)
{
  const CcCorpus *corpus = json->comparison->corpus;

  return cc_article_shown (corpus, g_ptr_array_index (corpus->articles, index))
           ? cc_json_article (json, index) : NULL;
}

static json_t *
notice (const CcJson *json, guint index)
{
  return cc_json_notice (g_ptr_array_index (json->comparison->corpus->notices, index));
}

gboolean
cc_json_document (const CcComparison *comparison, CcSink *sink, GError **error)
{
  const CcCorpus *corpus = comparison->corpus;
  g_auto (GStrv) limits = cc_limits (comparison);
  CcJson json;
  CcOut out;

  cc_json_init (&json, comparison);
  cc_out_init (&out, sink);
  g_string_append_printf (out.buffer, "{\"layout\":%d", CC_JSON_LAYOUT);
  put (&out, "provenance", provenance (comparison));
  put (&out, "counts", counts (comparison));
  put (&out, "limits", cc_json_strings (limits));
  cc_watch_part (0, 0.05);
  put_list (&out, "notices", corpus->notices ? corpus->notices->len : 0, notice, &json);
  put (&out, "detectors", detectors ());
  put (&out, "outlets", outlets (comparison));
  cc_watch_part (0.05, 0.8);
  put_list (&out, "claims", comparison->claims ? comparison->claims->claims->len : 0, claim,
            &json);
  cc_watch_part (0.8, 0.85);
  if (comparison->claims && comparison->claims->decisions)
    put_list (&out, "decisions", comparison->claims->decisions->decisions->len, decision, &json);
  if (comparison->copies)
    put_list (&out, "copies", comparison->copies->n_copies, cc_json_copy, &json);
  cc_watch_part (0.85, 1);
  put_list (&out, "articles", corpus->articles->len, shown_article, &json);
  cc_out_text (&out, "}\n");
  cc_json_clear (&json);
  return cc_out_finish (&out, error);
}
