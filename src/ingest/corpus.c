/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* corpus.c: files into articles: list, read on all cores, gather in order. */
#include "config.h"

#include <ingest/credits.h>
#include <ingest/record.h>

#include <string.h>

#include <libxml/parser.h>

/* Of the time to read a corpus, what goes into the files themselves. */
#define READ_SHARE 0.95

/* What stands behind a CcCorpus that grows. */
typedef struct
{
  CcCorpus corpus;
  CcAssigner *assigner;
  GHashTable *ids; /* id → how often it was asked for */
} Private;

/* ---- life ---- */

static Private *
corpus_new (CcOutlets *outlets)
{
  Private *p = g_new0 (Private, 1);
  gboolean declared_any = outlets != NULL;

  if (!outlets)
    {
      outlets = g_new0 (CcOutlets, 1);
      outlets->outlets = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_outlet_free);
    }
  p->corpus.outlets = outlets;
  p->corpus.articles = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_article_free);
  p->corpus.notices = cc_notices_new ();
  p->assigner = cc_assigner_new (outlets, declared_any, p->corpus.notices);
  p->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return p;
}

CcCorpus *
cc_corpus_new (void)
{
  return &corpus_new (NULL)->corpus;
}

void
cc_corpus_free (CcCorpus *corpus)
{
  Private *p = (Private *) corpus;

  if (!corpus)
    return;
  cc_assigner_free (p->assigner);
  g_hash_table_unref (p->ids);
  g_ptr_array_unref (corpus->articles);
  g_ptr_array_unref (corpus->notices);
  cc_outlets_free (corpus->outlets);
  g_free (p);
}

/* ---- ids ---- */

/* What an article is called whose reader gave no id: the file's name, with what
   tells it apart for one of many records: "archive:page" for the place "member
   news/page.html", "archive:list:12" for "member list.jsonl, line 12". */
static char *
default_id (const CcArticle *article)
{
  g_autofree char *stem = cc_input_stem (article->file);
  GString *id = g_string_new (stem);
  g_auto (GStrv) parts = g_strsplit (article->record ? article->record : "", ", ", 0);

  for (char **part = parts; *part; part++)
    {
      const char *what = strchr (*part, ' ');
      g_autofree char *name = cc_input_stem (what ? what + 1 : *part);

      g_string_append_printf (id, ":%s", name);
    }
  return g_string_free (id, FALSE);
}

/* Takes @id over and gives it back, or "ID#2", "ID#3" … when it is taken. */
static char *
unique_id (Private *p, char *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (p->ids, id));
  g_autofree char *base = NULL;

  if (n == 0)
    {
      g_hash_table_insert (p->ids, g_strdup (id), GUINT_TO_POINTER (1));
      return id;
    }
  base = id;
  do
    id = g_strdup_printf ("%s#%u", base, ++n);
  while (g_hash_table_contains (p->ids, id));
  g_hash_table_insert (p->ids, g_strdup (base), GUINT_TO_POINTER (n));
  g_hash_table_insert (p->ids, g_strdup (id), GUINT_TO_POINTER (1));
  return id;
}

static void
name_article (Private *p, CcArticle *article)
{
  g_autofree char *wanted = article->id ? article->id : default_id (article);

  article->id = unique_id (p, g_strdup (wanted));
  if (strcmp (article->id, wanted) != 0)
    {
      char *message = g_strdup_printf ("id '%s' is taken; called '%s'", wanted, article->id);

      g_ptr_array_add (article->warnings, g_strdup (message));
      g_ptr_array_add (p->corpus.notices,
                       cc_notice_new (CC_WARNED, article->file, article->record, message));
      article->own_id = g_steal_pointer (&wanted);
    }
}

/* Takes @article over. */
static void
add_article (Private *p, CcArticle *article)
{
  name_article (p, article);
  article->outlet = cc_assigner_outlet (p->assigner, article);
  cc_origin_of_outlet (article, cc_article_outlet (&p->corpus, article));
  g_ptr_array_add (p->corpus.articles, article);
}

/* ---- reading files ---- */

typedef struct
{
  const char *path;
  GPtrArray *articles; /* of CcArticle *, or NULL */
  GPtrArray *notices;
} Job;

typedef struct
{
  Job *jobs;
  const char *language;
  const CcRoles *roles;
  gboolean why;
  CcCrew crew;
} Batch;

static void
read_job (guint index, gpointer data)
{
  Batch *batch = data;
  Job *job = &batch->jobs[index];
  g_auto (CcInput) input = { NULL };
  g_autoptr (CcHarvest) harvest = NULL;
  g_autoptr (GError) error = NULL;

  input.path = job->path;
  harvest = cc_harvest_new (&input, batch->language);
  harvest->roles = batch->roles;
  harvest->why = batch->why;
  harvest->crew = &batch->crew;
  if (!cc_input_load (job->path, &input, &error) || !cc_input_read (&input, harvest, &error))
    cc_harvest_notice (harvest, CC_FAILED, NULL, "%s", error->message);
  CC_COUNT (bytes, input.size);
  job->articles = cc_harvest_take (harvest);
  g_ptr_array_extend_and_steal (job->notices, g_steal_pointer (&harvest->notices));
  harvest->notices = cc_notices_new ();
}

/* ---- gathering ---- */

static void
gather_notices (Private *p, GPtrArray *notices)
{
  for (guint i = 0; i < notices->len; i++)
    {
      const CcNotice *notice = g_ptr_array_index (notices, i);

      p->corpus.n_failed += notice->severity == CC_FAILED;
    }
  g_ptr_array_extend_and_steal (p->corpus.notices, notices);
}

static void
gather (Private *p, Job *job)
{
  gather_notices (p, g_steal_pointer (&job->notices));
  for (guint i = 0; job->articles && i < job->articles->len; i++)
    {
      CcArticle *article = g_ptr_array_index (job->articles, i);

      add_article (p, article);
    }
  if (job->articles)
    g_ptr_array_set_free_func (job->articles, NULL);
  g_clear_pointer (&job->articles, g_ptr_array_unref);
}

static void
read_files (Private *p, GPtrArray *files, const char *language, const CcRoles *roles, gboolean why,
            guint threads)
{
  g_autofree Job *jobs = g_new0 (Job, files->len + 1);
  Batch batch = { jobs, language, roles, why, CC_CREW_INIT (threads) };

  for (guint i = 0; i < files->len; i++)
    {
      jobs[i].path = g_ptr_array_index (files, i);
      jobs[i].notices = cc_notices_new ();
    }
  cc_crew_map (&batch.crew, files->len, read_job, &batch);
  for (guint i = 0; i < files->len; i++)
    gather (p, &jobs[i]);
}

/* Reads @options into a language's code and roles, either of which may be NULL. */
static gboolean
read_options (const CcReadOptions *options, const char **code, CcRoles **roles, GError **error)
{
  *code = options && options->language ? cc_language_code (options->language) : NULL;
  *roles = NULL;
  if (*code && !**code)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "unknown language '%s'", options->language);
      return FALSE;
    }
  if (!options || !options->columns)
    return TRUE;
  *roles = cc_roles_parse (options->columns, error);
  return *roles != NULL;
}

CcCorpus *
cc_corpus_read (const char *const *paths, CcOutlets *outlets, const CcReadOptions *options,
                guint threads, GPtrArray **notices_out, GError **error)
{
  Private *p = corpus_new (outlets);
  g_autoptr (CcCorpus) corpus = &p->corpus;
  g_autoptr (CcRoles) roles = NULL;
  g_autoptr (GPtrArray) files = NULL;
  GPtrArray *notices;
  const char *code;

  if (notices_out)
    *notices_out = NULL;
  if (!read_options (options, &code, &roles, error))
    return NULL;
  notices = cc_notices_new ();
  files = cc_input_list (paths, notices);
  corpus->n_files = files->len;
  gather_notices (p, notices);
  /* libxml2 wants to be woken before several threads use it. */
  xmlInitParser ();
  cc_watch_part (0, READ_SHARE);
  read_files (p, files, code, roles, options && options->why, threads);
  if (cc_watch_stopped (error))
    return NULL;
  CC_COUNT (files, files->len);
  CC_COUNT (articles, corpus->articles->len);
  cc_watch_part (READ_SHARE, 1);
  cc_corpus_mark_repeats (corpus, threads);
  if (cc_credits_problem ())
    g_ptr_array_add (corpus->notices,
                     cc_notice_new (CC_WARNED, "data/und", NULL,
                                    g_strdup_printf ("credited agencies cannot be known: %s",
                                                     cc_credits_problem ())));
  if (corpus->articles->len > 0)
    return g_steal_pointer (&corpus);
  if (notices_out)
    {
      *notices_out = corpus->notices;
      corpus->notices = cc_notices_new ();
    }
  g_set_error (error, CC_ERROR, CC_ERROR_NO_INPUT, "no article could be read");
  return NULL;
}

/* ---- strings ---- */

guint32
cc_corpus_add_text (CcCorpus *corpus, const char *id, const char *outlet_name, const char *language,
                    const char *text)
{
  Private *p = (Private *) corpus;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  CcInput input = { .path = id, .name = id, .bytes = valid, .size = strlen (valid) };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  CcDraft *draft;
  CcArticle *article;

  harvest->reader = "string";
  harvest->no_file = TRUE;
  draft = cc_harvest_article (harvest, NULL, input.bytes, input.size);
  cc_draft_set_from (draft, CC_FIELD_ID, id, -1, NULL);
  cc_draft_set_from (draft, CC_FIELD_SITE, outlet_name, -1, "field outlet");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, language, -1, "field language");
  cc_draft_add_body (draft, input.bytes, input.size, CC_NO_SOURCE);
  article = cc_harvest_take_first (harvest);
  add_article (p, article);
  return corpus->articles->len - 1;
}
