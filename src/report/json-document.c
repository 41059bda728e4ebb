/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* The document of reports/comparison.schema.json. */
#include "config.h"

#include <report/ahead.h>
#include <report/json.h>
#include <report/limits.h>

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

/* ---- what stands behind the claims ---- */

/* One decision, with what came of it. */
static void
put_decision (CcJson *json, guint32 index)
{
  const CcDecision *d
      = g_ptr_array_index (json->comparison->claims->decisions->decisions, index);

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

/* ---- the document, a line for each member, and for each item of a list ---- */

static void
begin_member (CcJson *json, const char *key)
{
  g_string_append_printf (json->out->buffer, ",\n\"%s\":", key);
  json->more = FALSE;
}

static void
put_list (CcJson *json, const char *key, guint n, CcJsonFunc put, CcJsonExpect expect)
{
  begin_member (json, key);
  cc_json_open (json, '[');
  cc_json_each (json, n, put, expect, TRUE);
  cc_out_text (json->out, "\n");
  cc_json_close (json, ']');
}

static void
put_notice (CcJson *json, guint32 index)
{
  cc_json_notice (json, g_ptr_array_index (json->comparison->corpus->notices, index));
}

static void
expect_claims (const CcJson *json, guint32 from, guint32 to)
{
  cc_report_expect (json->comparison, from, to);
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
  g_string_append_printf (json.out->buffer, "{\"layout\":%d", CC_JSON_LAYOUT);
  begin_member (&json, "provenance");
  put_provenance (&json);
  begin_member (&json, "counts");
  put_counts (&json);
  begin_member (&json, "limits");
  cc_json_strings (&json, limits);
  cc_watch_part (0, 0.05);
  put_list (&json, "notices", corpus->notices ? corpus->notices->len : 0, put_notice, NULL);
  begin_member (&json, "detectors");
  put_detectors (&json);
  begin_member (&json, "outlets");
  put_outlets (&json);
  cc_watch_part (0.05, 0.8);
  put_list (&json, "claims", claims ? claims->claims->len : 0, cc_json_claim, expect_claims);
  cc_watch_part (0.8, 0.85);
  if (claims && claims->decisions)
    put_list (&json, "decisions", claims->decisions->decisions->len, put_decision, NULL);
  if (comparison->copies)
    put_list (&json, "copies", comparison->copies->n_copies, cc_json_copy, NULL);
  cc_watch_part (0.85, 1);
  put_list (&json, "articles", n_shown_articles (corpus), cc_json_article, NULL);
  cc_out_text (json.out, "}\n");
  return cc_json_finish (&json, error);
}
