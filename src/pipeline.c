/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <crossclaim/crossclaim.h>

void
cc_options_init (CcOptions *options)
{
  *options = (CcOptions) { .min_score = -1, .across = -1, .until = CC_STAGE_COMPARISON };
}

CcModel *
cc_options_model (const CcOptions *options, GError **error)
{
  g_autofree char *path = options->model ? g_strdup (options->model)
                                         : cc_data_path ("data/model/match.ini", error);
  g_autoptr (CcModel) model = path ? cc_model_read (path, error) : NULL;

  if (!model)
    return NULL;
  if (options->across >= 0)
    model->across = options->across;
  if (options->setting && !cc_setting_find (options->setting, &model->setting))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "unknown setting '%s'", options->setting);
      return NULL;
    }
  return g_steal_pointer (&model);
}

static guint64
text_size (const CcCorpus *corpus)
{
  guint64 bytes = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    bytes += ((const CcArticle *) g_ptr_array_index (corpus->articles, i))->length;
  return bytes;
}

/* Matches, or for passages alone what finding them takes. NULL with @error set. */
static CcMatches *
align (const CcOptions *options, const CcText *text, const CcCuratedFile *curated, GError **error)
{
  const GPtrArray *aliases = curated ? curated->aliases : NULL;
  CcModel *model = cc_options_model (options, error);

  if (!model)
    return NULL;
  if (options->until == CC_STAGE_PASSAGES)
    return cc_matches_new (text, model, aliases, options->threads, error);
  return cc_align (text, model, aliases, options->min_score, options->threads, error);
}

/* Takes @corpus_in over; the stage that it ends in is not ended. */
static CcComparison *
run_stages (const CcOptions *options, CcCorpus *corpus_in, GError **error)
{
  g_autoptr (CcCorpus) corpus = corpus_in;
  g_autoptr (CcCuratedFile) curated = NULL;
  g_autoptr (CcDecisionFile) decisions = NULL;
  g_autoptr (CcText) text = NULL;
  g_autoptr (CcMarks) marks = NULL;
  g_autoptr (CcCopies) copies = NULL;
  g_autoptr (CcMatches) matches = NULL;
  g_autoptr (GArray) passages = NULL;
  g_autoptr (CcClaims) claims = NULL;
  g_autoptr (CcComparison) comparison = NULL;

  if (options->claims)
    {
      curated = cc_curated_read (options->claims, error);
      if (!curated)
        return NULL;
      cc_corpus_add_curated (corpus, curated);
    }
  if (options->decisions)
    {
      decisions = cc_decisions_read (options->decisions, error);
      if (!decisions)
        return NULL;
    }
  if (options->until >= CC_STAGE_SENTENCES)
    {
      cc_watch_stage ("text", text_size (corpus), "bytes");
      text = cc_text_new (corpus, options->threads, error);
      if (!text)
        return NULL;
    }
  if (options->until == CC_STAGE_COPIES || options->until >= CC_STAGE_CLAIMS)
    {
      cc_watch_stage ("copies", corpus->articles->len, "articles");
      copies = cc_copies_new (text, options->threads);
      if (cc_watch_stopped (error))
        return NULL;
    }
  if (options->until >= CC_STAGE_PASSAGES)
    {
      cc_watch_stage ("match", text->n_sentences, "sentences");
      matches = align (options, text, curated, error);
      if (!matches || cc_watch_stopped (error))
        return NULL;
    }
  if (options->until == CC_STAGE_PASSAGES)
    passages = cc_passages (matches, options->min_score, options->threads);
  if (options->until >= CC_STAGE_CLAIMS)
    {
      cc_watch_stage ("claim", matches->n_matches, "matches");
      claims = cc_claims_new (matches, copies, curated, options->threads);
      if (cc_watch_stopped (error))
        return NULL;
      if (decisions && !cc_claims_decide (claims, decisions, corpus->notices, error))
        return NULL;
    }
  if (!options->no_framing
      && (options->until == CC_STAGE_MARKS || options->until >= CC_STAGE_COMPARISON))
    {
      cc_watch_stage ("frame", text->n_sentences, "sentences");
      marks = cc_frame (text, options->detector, options->threads, error);
      if (!marks)
        return NULL;
    }
  cc_watch_stage ("compare", claims ? claims->claims->len : 0, "claims");
  comparison = cc_compare (g_steal_pointer (&corpus), g_steal_pointer (&text), g_steal_pointer (&copies),
                           g_steal_pointer (&matches), g_steal_pointer (&curated),
                           g_steal_pointer (&claims), g_steal_pointer (&marks), options->threads);
  comparison->decisions = g_steal_pointer (&decisions);
  comparison->passages = g_steal_pointer (&passages);
  if (cc_watch_stopped (error))
    return NULL;
  return g_steal_pointer (&comparison);
}

/* Ends the last stage. A run that was stopped may have failed for want of something, such
   as a list that was not read; that it was stopped is the reason. */
static void
end (gboolean failed, GError **error)
{
  cc_watch_stage (NULL, 0, NULL);
  if (!failed || !cc_watch_stopped (NULL))
    return;
  g_clear_error (error);
  cc_watch_stopped (error);
}

CcComparison *
cc_run_corpus (const CcOptions *options, CcCorpus *corpus, GError **error)
{
  CcComparison *comparison = run_stages (options, corpus, error);

  end (comparison == NULL, error);
  return comparison;
}

CcComparison *
cc_run (const CcOptions *options, const char *const *paths, GPtrArray **notices_out,
        GError **error)
{
  CcReadOptions reading = { options->language, options->columns, options->why };
  CcOutlets *outlets = NULL;
  CcCorpus *corpus;

  if (options->outlets)
    {
      outlets = cc_outlets_read (options->outlets, error);
      if (!outlets)
        return NULL;
    }
  cc_watch_stage ("read", 0, "files");
  corpus = cc_corpus_read (paths, outlets, &reading, options->threads, notices_out, error);
  if (corpus)
    return cc_run_corpus (options, corpus, error);
  end (TRUE, error);
  return NULL;
}
