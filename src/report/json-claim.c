/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* json-claim.c: one claim of the document, with all that was found about it.  */
#include "config.h"

#include <report/json.h>
#include <report/telling.h>

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
  cc_json_set_span (json, "cue", article, telling.cue);
  cc_json_set_span (json, "source", article, telling.source);
  cc_json_close (json, '}');
}

static const CcDecision *
decision_at (const CcComparison *comparison, guint index)
{
  return g_ptr_array_index (comparison->claims->decisions->decisions, index);
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
  for (guint i = 0; i < view->n_coverage; i++)
    {
      const CcCoverage *c = &view->coverage[i];
      const CcProfile *profile = &comparison->profiles[c->column];
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

void
cc_json_claim (CcJson *json, guint32 index)
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
