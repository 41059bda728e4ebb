/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The document of reports/comparison.schema.json. */
#include "config.h"

#include <report/json.h>
#include <report/limits.h>
#include <report/telling.h>

#include <string.h>

/* ---- what stands before the claims ---- */

/* "xxh3 0123456789abcdef  data/en/hedges.list" as an object. */
static void
put_input (CcJson *json, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", 4);
  gboolean known = g_strv_length (fields) == 4 && !*fields[2];
  g_autofree char *digest = known ? g_strdup_printf ("%s:%s", fields[0], fields[1]) : NULL;

  cc_json_open (json, '{');
  cc_json_set_string (json, "digest", digest);
  cc_json_set_string (json, "name", known ? fields[3] : line);
  cc_json_close (json, '}');
}

static void
put_provenance (CcJson *json)
{
  const CcProvenance *from = &json->comparison->provenance;
  g_autofree char *made = cc_time_text (from->made);

  cc_json_open (json, '{');
  cc_json_set_string (json, "program", "crossclaim");
  cc_json_set_string (json, "version", from->version ? from->version : cc_version ());
  cc_json_set_string (json, "options", from->command ? from->command : "");
  cc_json_set_string (json, "made", made);
  cc_json_set_open (json, "inputs", '[');
  for (guint i = 0; from->inputs && i < from->inputs->len; i++)
    put_input (json, g_ptr_array_index (from->inputs, i));
  cc_json_close (json, ']');
  cc_json_close (json, '}');
}

static void
set_align_counts (CcJson *json, const CcAlignCounts *n)
{
  cc_json_set_integer (json, "postings", (gint64) n->postings);
  cc_json_set_integer (json, "groups", (gint64) n->groups);
  cc_json_set_integer (json, "groups_linked", (gint64) n->groups_linked);
  cc_json_set_integer (json, "candidates", (gint64) n->candidates);
  cc_json_set_integer (json, "matches", (gint64) n->matches);
}

static void
put_counts (CcJson *json)
{
  const CcComparison *comparison = json->comparison;
  const CcCorpus *corpus = comparison->corpus;
  const guint32 *starts = comparison->text ? comparison->text->article_sentences : NULL;
  guint shown = 0, sentences = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    if (cc_article_shown (corpus, g_ptr_array_index (corpus->articles, i)))
      {
        shown++;
        sentences += starts ? starts[i + 1] - starts[i] : 0;
      }
  cc_json_open (json, '{');
  cc_json_set_integer (json, "files", corpus->n_files);
  cc_json_set_integer (json, "failed", corpus->n_failed);
  cc_json_set_integer (json, "articles", shown);
  if (starts)
    cc_json_set_integer (json, "sentences", sentences);
  if (comparison->copies)
    cc_json_set_integer (json, "copies", comparison->copies->n_copies);
  if (comparison->matches)
    set_align_counts (json, &comparison->matches->counts);
  if (comparison->claims)
    cc_json_set_integer (json, "claims", comparison->claims->claims->len);
  if (comparison->claims && comparison->claims->decisions)
    cc_json_set_integer (json, "hidden", comparison->claims->hidden->len);
  if (comparison->marks)
    cc_json_set_integer (json, "marks", comparison->marks->n_marks);
  cc_json_close (json, '}');
}

static void
set_rate (CcJson *json, const char *key, const CcRate *rate)
{
  cc_json_set_open (json, key, '{');
  cc_json_set_integer (json, "count", rate->count);
  cc_json_set_integer (json, "words", rate->words);
  cc_json_set_real (json, "low", rate->low);
  cc_json_set_real (json, "high", rate->high);
  cc_json_close (json, '}');
}

static void
set_rates (CcJson *json, const CcProfile *profile)
{
  cc_json_set_open (json, "rates", '{');
  for (guint i = 0; profile->own && profile->quoted && cc_detectors ()[i]; i++)
    {
      cc_json_set_open (json, cc_detectors ()[i]->name, '{');
      set_rate (json, "own", &profile->own[i]);
      set_rate (json, "quoted", &profile->quoted[i]);
      cc_json_close (json, '}');
    }
  cc_json_close (json, '}');
}

static void
set_distinctive (CcJson *json, const CcProfile *profile)
{
  cc_json_set_open (json, "distinctive", '[');
  for (guint i = 0; profile->distinctive && i < profile->distinctive->len; i++)
    {
      const CcDistinctive *d = &g_array_index (profile->distinctive, CcDistinctive, i);

      cc_json_open (json, '{');
      cc_json_set_string (json, "word", cc_text_word (json->comparison->text, d->word));
      cc_json_set_integer (json, "count", d->count);
      cc_json_set_integer (json, "others", d->others);
      cc_json_set_real (json, "log_odds", d->log_odds);
      cc_json_set_real (json, "low", d->low);
      cc_json_set_real (json, "high", d->high);
      cc_json_set_real (json, "z", d->z);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
put_outlet (CcJson *json, const CcProfile *profile)
{
  const CcComparison *comparison = json->comparison;
  const CcOutlet *o = g_ptr_array_index (comparison->corpus->outlets->outlets, profile->outlet);

  cc_json_open (json, '{');
  cc_json_set_string (json, "id", o->id);
  cc_json_set_string (json, "name", o->name);
  cc_json_set_string (json, "kind", o->kind);
  cc_json_set_string (json, "country", o->country);
  cc_json_set_string (json, "note", o->note);
  cc_json_set_string (json, "note_source", o->note_source);
  cc_json_set_boolean (json, "declared", o->declared);
  cc_json_set_integer (json, "articles", profile->n_articles);
  cc_json_set_date (json, "first", profile->first);
  cc_json_set_date (json, "last", profile->last);
  cc_json_set_integer (json, "sentences", profile->sentences);
  cc_json_set_integer (json, "words", profile->words);
  cc_json_set_integer (json, "words_quoted", profile->words_quoted);
  if (comparison->marks)
    set_rates (json, profile);
  set_distinctive (json, profile);
  cc_json_close (json, '}');
}

static void
put_outlets (CcJson *json)
{
  const CcComparison *comparison = json->comparison;

  cc_json_open (json, '[');
  for (guint32 i = 0; comparison->profiles && i < comparison->n_outlets; i++)
    put_outlet (json, &comparison->profiles[i]);
  cc_json_close (json, ']');
}

static void
put_detectors (CcJson *json)
{
  cc_json_open (json, '[');
  for (const CcDetector *const *d = cc_detectors (); *d; d++)
    {
      cc_json_open (json, '{');
      cc_json_set_string (json, "name", (*d)->name);
      cc_json_set_string (json, "marks", (*d)->marks);
      cc_json_set_string (json, "basis", (*d)->basis);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

/* ---- decisions ---- */

static const CcDecision *
decision_at (const CcComparison *comparison, guint index)
{
  return g_ptr_array_index (comparison->claims->decisions->decisions, index);
}

/* One decision, with what came of it. */
static void
put_decision (CcJson *json, guint index)
{
  const CcDecision *d = decision_at (json->comparison, index);

  cc_json_open (json, '{');
  cc_json_set_string (json, "label", d->label);
  cc_json_set_string (json, "kind", cc_decision_kind_name (d->kind));
  cc_json_set_strings (json, "about", d->subjects);
  cc_json_set_string (json, "title", d->title);
  cc_json_set_string (json, "note", d->note);
  cc_json_set_integer (json, "changed", d->changed);
  cc_json_set_integer (json, "dissolved", d->dissolved);
  cc_json_set_open (json, "warnings", '[');
  for (guint i = 0; i < d->problems->len; i++)
    cc_json_string (json, g_ptr_array_index (d->problems, i));
  cc_json_close (json, ']');
  cc_json_close (json, '}');
}

/* What decisions did to a claim. */
static void
set_decided (CcJson *json, const CcClaim *claim)
{
  cc_json_set_open (json, "decisions", '[');
  for (guint i = 0; claim->decided && i < claim->decided->len; i++)
    cc_json_string (json, ((const CcDecision *) g_ptr_array_index (claim->decided, i))->label);
  cc_json_close (json, ']');
  cc_json_set_string (json, "titled", claim->titled ? claim->titled->label : NULL);
}

/* ---- claims ---- */

static void
set_curated (CcJson *json, const CcCurated *c)
{
  cc_json_set_open (json, "curated", '{');
  cc_json_set_strings (json, "wordings", c->wordings);
  cc_json_set_strings (json, "phrases", c->phrases);
  cc_json_set_string (json, "figure", c->figure);
  cc_json_set_date (json, "from", c->from);
  cc_json_set_date (json, "to", c->to);
  cc_json_set_string (json, "note", c->note);
  cc_json_set_string (json, "source", c->source);
  cc_json_close (json, '}');
}

static void
set_voice (CcJson *json, guint32 sentence)
{
  CcTelling telling = cc_telling (json->comparison, sentence);
  guint32 article = json->comparison->text->sentences[sentence].article;

  cc_json_set_open (json, "voice", '{');
  cc_json_set_string (json, "told", cc_told_name (telling.told));
  cc_json_key (json, "cue");
  cc_json_range (json, article, telling.cue);
  cc_json_key (json, "source");
  cc_json_range (json, article, telling.source);
  cc_json_close (json, '}');
}

/* By what a mention joined: {"mention": n}, {"wording": "…"}, {"phrase": "…"},
   {"decision": "…"} or null. */
static void
set_via (CcJson *json, const CcClaim *claim, const CcMention *mention)
{
  const char *wording = cc_telling_wording (claim, mention);
  gboolean by_match = cc_joined_by_match (mention);

  if (!wording && !by_match && mention->joined != CC_JOINED_DECISION)
    {
      cc_json_set_null (json, "via");
      return;
    }
  cc_json_set_open (json, "via", '{');
  if (wording)
    cc_json_set_string (json, mention->joined == CC_JOINED_PHRASE ? "phrase" : "wording", wording);
  else if (by_match)
    cc_json_set_integer (json, "mention", cc_claim_mention (claim, mention->via));
  else
    cc_json_set_string (json, "decision", decision_at (json->comparison, mention->via)->label);
  cc_json_close (json, '}');
}

/* How a mention joined; a match also gives how the two relate, and its evidence. */
static void
set_joined (CcJson *json, const CcClaim *claim, const CcMention *mention)
{
  cc_json_set_real (json, "strength", mention->strength);
  cc_json_set_string (json, "joined", cc_joined_name (mention->joined));
  set_via (json, claim, mention);
  if (cc_joined_by_match (mention))
    {
      CcMatch match;

      cc_match_pair (json->comparison->matches, mention->sentence, mention->via, &match);
      cc_json_set_match (json, &match);
    }
  else
    {
      cc_json_set_null (json, "relation");
      cc_json_set_null (json, "evidence");
    }
  cc_json_key (json, "copy_of");
  if (mention->copy_of < 0)
    cc_json_null (json);
  else
    cc_json_integer (json, mention->copy_of);
  cc_json_set_string (json, "repeats", cc_repeats_name (mention->repeats));
}

static void
set_marks (CcJson *json, guint32 sentence)
{
  const CcMarks *marks = json->comparison->marks;

  cc_json_set_open (json, "marks", '[');
  for (guint32 i = marks->sentence_marks[sentence]; i < marks->sentence_marks[sentence + 1]; i++)
    {
      cc_json_open (json, '{');
      cc_json_set_mark (json, i);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
put_mention (CcJson *json, const CcClaim *claim, guint index)
{
  const CcMention *m = &claim->mentions[index];
  const CcText *text = json->comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[m->sentence]);
  g_autofree char *id = cc_sentence_id (text, m->sentence);

  cc_json_open (json, '{');
  cc_json_set_string (json, "id", id);
  cc_json_set_string (json, "outlet", cc_article_outlet (text->corpus, article)->id);
  cc_json_set_sentence (json, m->sentence);
  set_joined (json, claim, m);
  set_voice (json, m->sentence);
  if (json->comparison->marks)
    set_marks (json, m->sentence);
  cc_json_close (json, '}');
}

static void
put_figure (CcJson *json, const CcFigure *figure)
{
  cc_json_open (json, '{');
  cc_json_set_integer (json, "mention", figure->mention);
  cc_json_set_quantity (json, figure->quantity);
  cc_json_close (json, '}');
}

/* Groups of figures that measure the same thing, each with its figures. */
static void
set_figures (CcJson *json, const CcClaimView *view)
{
  guint f = 0;

  cc_json_set_open (json, "figures", '[');
  for (guint i = 0; i < view->figure_groups->len; i++)
    {
      const CcFigureGroup *group = &g_array_index (view->figure_groups, CcFigureGroup, i);

      cc_json_open (json, '{');
      cc_json_set_string (json, "relation", cc_figure_relation_name (group->relation));
      cc_json_set_open (json, "figures", '[');
      for (guint n = 0; n < group->n_figures; n++)
        put_figure (json, &g_array_index (view->figures, CcFigure, f++));
      cc_json_close (json, ']');
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

/* The sentence that came closest in an outlet that does not have the claim. */
static void
set_nearest (CcJson *json, const CcCoverage *coverage)
{
  const CcText *text = json->comparison->text;
  const CcSentence *s;

  if (coverage->n_mentions > 0 || coverage->nearest_sentence >= text->n_sentences)
    {
      cc_json_set_null (json, "nearest");
      return;
    }
  s = &text->sentences[coverage->nearest_sentence];
  cc_json_set_open (json, "nearest", '{');
  cc_json_set_real (json, "score", coverage->nearest);
  cc_json_set_string (json, "article", cc_text_article (text, s)->id);
  cc_json_set_range (json, s->article, s->range);
  cc_json_close (json, '}');
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

static void
set_coverage (CcJson *json, const CcClaimView *view)
{
  const CcComparison *comparison = json->comparison;

  cc_json_set_open (json, "coverage", '[');
  for (guint32 i = 0; i < comparison->n_outlets; i++)
    {
      const CcCoverage *c = &view->outlets[i];
      const CcProfile *profile = &comparison->profiles[i];
      const CcOutlet *o = g_ptr_array_index (comparison->corpus->outlets->outlets,
                                             profile->outlet);

      if (!is_telling (c, profile))
        continue;
      cc_json_open (json, '{');
      cc_json_set_string (json, "outlet", o->id);
      cc_json_set_integer (json, "mentions", c->n_mentions);
      cc_json_set_integer (json, "articles", c->n_articles);
      cc_json_set_integer (json, "searched", c->n_searched);
      set_nearest (json, c);
      cc_json_close (json, '}');
    }
  cc_json_close (json, ']');
}

static void
put_claim (CcJson *json, guint index)
{
  const CcComparison *comparison = json->comparison;
  const CcClaim *c = g_ptr_array_index (comparison->claims->claims, index);

  cc_json_open (json, '{');
  cc_json_set_string (json, "id", c->id);
  cc_json_set_string (json, "title", c->title);
  cc_json_set_string (json, "origin", c->curated ? "curated" : "found");
  if (c->curated)
    set_curated (json, c->curated);
  if (comparison->claims->decisions)
    set_decided (json, c);
  cc_json_set_boolean (json, "formula", c->formula);
  cc_json_set_integer (json, "outlets", c->n_outlets);
  cc_json_set_integer (json, "articles", c->n_articles);
  cc_json_set_integer (json, "tellings", c->n_tellings);
  cc_json_set_integer (json, "independent", c->n_independent);
  cc_json_set_open (json, "mentions", '[');
  for (guint i = 0; i < c->n_mentions; i++)
    put_mention (json, c, i);
  cc_json_close (json, ']');
  if (comparison->views && comparison->profiles)
    {
      set_figures (json, g_ptr_array_index (comparison->views, index));
      set_coverage (json, g_ptr_array_index (comparison->views, index));
    }
  cc_json_close (json, '}');
}

/* ---- the document, a line for each member, and for each item of a list ---- */

static void
begin_member (CcJson *json, const char *key)
{
  g_string_append_printf (json->out.buffer, ",\n\"%s\":", key);
  json->more = FALSE;
}

static void
begin_item (CcJson *json)
{
  cc_out_text (&json->out, json->more ? ",\n" : "\n");
  json->more = FALSE;
}

static void
put_list (CcJson *json, const char *key, guint n, void (*put) (CcJson *json, guint index))
{
  begin_member (json, key);
  cc_json_open (json, '[');
  for (guint i = 0; i < n && !json->out.error; i++)
    {
      begin_item (json);
      put (json, i);
    }
  cc_out_text (&json->out, "\n");
  cc_json_close (json, ']');
}

static void
put_notice (CcJson *json, guint index)
{
  cc_json_notice (json, g_ptr_array_index (json->comparison->corpus->notices, index));
}

/* An article that holds curated wordings is not among them; it is the last. */
static guint
n_shown_articles (const CcCorpus *corpus)
{
  guint n = corpus->articles->len;

  while (n > 0 && !cc_article_shown (corpus, g_ptr_array_index (corpus->articles, n - 1)))
    n--;
  return n;
}

gboolean
cc_json_document (const CcComparison *comparison, CcSink *sink, GError **error)
{
  const CcCorpus *corpus = comparison->corpus;
  const CcClaims *claims = comparison->claims;
  g_auto (GStrv) limits = cc_limits (comparison);
  CcJson json;

  cc_json_init (&json, comparison, sink);
  g_string_append_printf (json.out.buffer, "{\"layout\":%d", CC_JSON_LAYOUT);
  begin_member (&json, "provenance");
  put_provenance (&json);
  begin_member (&json, "counts");
  put_counts (&json);
  begin_member (&json, "limits");
  cc_json_strings (&json, limits);
  put_list (&json, "notices", corpus->notices ? corpus->notices->len : 0, put_notice);
  begin_member (&json, "detectors");
  put_detectors (&json);
  begin_member (&json, "outlets");
  put_outlets (&json);
  put_list (&json, "claims", claims ? claims->claims->len : 0, put_claim);
  if (claims && claims->decisions)
    put_list (&json, "decisions", claims->decisions->decisions->len, put_decision);
  if (comparison->copies)
    put_list (&json, "copies", comparison->copies->n_copies, cc_json_copy);
  put_list (&json, "articles", n_shown_articles (corpus), cc_json_article);
  cc_out_text (&json.out, "}\n");
  return cc_json_finish (&json, error);
}
