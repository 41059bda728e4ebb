/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

static const CliOption options[] = {
  { "list", 0, CLI_FLAG, CLI_TARGET (list), NULL, "list the stages and exit" },
  CLI_ROW_OUTLETS,
  CLI_ROW_CLAIMS,
  CLI_ROW_DECISIONS,
  CLI_ROW_LANGUAGE,
  CLI_ROW_COLUMNS,
  CLI_ROW_MODEL,
  CLI_ROW_MIN_SCORE,
  CLI_ROW_ACROSS,
  CLI_ROW_DETECTOR,
  { "why", 0, CLI_FLAG, CLI_TARGET (run.why), NULL,
    "with 'articles': why each block of a file was kept or dropped; with 'pairs': each signal" },
  { "all", 0, CLI_FLAG, CLI_TARGET (all), NULL,
    "with 'passages': also those of versions of one text, and those that a better one tells" },
  { "setting", 0, CLI_TEXT, CLI_TARGET (run.setting), "NAME",
    "with 'matches': score every pair as if it stood in this setting of the model" },
  CLI_ROW_THREADS,
  CLI_ROW_MEMORY,
  CLI_ROW_STATS,
  CLI_ROW_PROGRESS,
  CLI_ROW_QUIET,
  CLI_ROW_HELP,
  CLI_ROW_END,
};

/* How far the run must go for a stage; one that is not named here gets all. */
static CcStage
stage_of (const char *name)
{
  static const struct
  {
    const char *name;
    CcStage stage;
  } stages[] = {
    { "articles", CC_STAGE_ARTICLES },  { "sentences", CC_STAGE_SENTENCES },
    { "features", CC_STAGE_SENTENCES }, { "marks", CC_STAGE_MARKS },
    { "copies", CC_STAGE_COPIES },      { "matches", CC_STAGE_MATCHES },
    { "passages", CC_STAGE_PASSAGES },  { "claims", CC_STAGE_CLAIMS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].name, name) == 0)
      return stages[i].stage;
  return CC_STAGE_COMPARISON;
}

static const CcInspector *
find_inspector (const char *name, GError **error)
{
  CliSuggestion suggestion;

  cli_suggestion_init (&suggestion, name);
  for (const CcInspector *const *i = cc_inspectors (); *i; i++)
    {
      if (strcmp ((*i)->name, name) == 0)
        return *i;
      cli_suggestion_offer (&suggestion, (*i)->name);
    }
  cli_suggestion_offer (&suggestion, "pairs");
  cli_suggestion_offer (&suggestion, "labels");
  cli_suggestion_fail (&suggestion, "stage", "", "'crossclaim inspect --list' names them", error);
  return NULL;
}

/* Leaves out the passages that are not told, and says how many. */
static void
leave_out (const CliSettings *settings, GArray *passages)
{
  guint n = settings->all ? 0 : cc_passages_keep_told (passages);

  if (n > 0 && !settings->quiet)
    cli_say ("left out %u passage%s of versions of one text or told by a better one; --all shows %s",
             n, n == 1 ? "" : "s", n == 1 ? "it" : "them");
}

static int
inspect_stage (CliSettings *settings, const CcInspector *inspector)
{
  g_autoptr (CcComparison) comparison = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  CcSink sink;
  GError *error = NULL;

  settings->run.until = stage_of (inspector->name);
  comparison = cc_run (&settings->run, cli_paths (settings, 1), &notices, &error);
  cli_print_notices (comparison ? comparison->corpus->notices : notices, settings->quiet);
  if (comparison && comparison->passages)
    leave_out (settings, comparison->passages);
  cli_sink_stdout (&sink);
  cc_watch_stage ("report", 0, NULL);
  if (!comparison || !inspector->write (comparison, &sink, &error))
    return cli_fail (settings->command, error);
  cc_watch_stage (NULL, 0, NULL);
  return comparison->corpus->n_failed ? CLI_PARTIAL : CLI_DONE;
}

/* Some options say something to one stage only. */
static gboolean
check_options (const CliSettings *settings, const char *stage, GError **error)
{
  const struct
  {
    gboolean given;
    const char *option, *stages[2];
  } rows[] = {
    { settings->run.why, "why", { "articles", "pairs" } },
    { settings->all, "all", { "passages" } },
    { settings->run.decisions != NULL, "decisions", { "claims" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].given && strcmp (stage, rows[i].stages[0]) != 0
        && (!rows[i].stages[1] || strcmp (stage, rows[i].stages[1]) != 0))
      {
        g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "--%s goes with the stage '%s'%s%s%s",
                     rows[i].option, rows[i].stages[0], rows[i].stages[1] ? " or '" : "",
                     rows[i].stages[1] ? rows[i].stages[1] : "", rows[i].stages[1] ? "'" : "");
        return FALSE;
      }
  return TRUE;
}

static int
run (CliSettings *settings)
{
  const CcInspector *inspector;
  const char *stage;
  GError *error = NULL;

  if (settings->list)
    {
      cli_list_kind ("stages", FALSE);
      return CLI_DONE;
    }
  if (!cli_need (settings, 1, "STAGE: 'crossclaim inspect --list' names them", &error))
    return cli_fail (settings->command, error);
  stage = cli_paths (settings, 0)[0];
  if (!check_options (settings, stage, &error))
    return cli_fail (settings->command, error);
  if (strcmp (stage, "pairs") == 0)
    return cli_inspect_pairs (settings);
  if (strcmp (stage, "labels") == 0)
    return cli_inspect_labels (settings);
  inspector = find_inspector (stage, &error);
  if (!inspector || !cli_need (settings, 2, "FILE: which articles?", &error)
      || !cli_check_inputs (settings, 1, &error))
    return cli_fail (settings->command, error);
  return inspect_stage (settings, inspector);
}

static const char *const forms[] = {
  "[OPTION]... STAGE FILE...",
  "[OPTION]... pairs FILE.tsv",
  "[OPTION]... --detector=NAME labels FILE.tsv",
  "--list",
  NULL,
};

extern const CliCommand cli_command_inspect;
const CliCommand cli_command_inspect = {
  .name = "inspect",
  .forms = forms,
  .summary = "Print what one stage of the run gives, for debugging and other programs",
  .about = "A stage is printed as JSON Lines, 'claims' as one JSON document. Offsets count\n"
           "code points of an article's text. 'pairs' scores the sentences in the columns\n"
           "'a' and 'b' of a table and prints 'id<TAB>score'; 'labels' scores its column\n"
           "'text' by one detector.\n",
  .closing = "Example:\n"
             "  crossclaim inspect matches --min-score 0.5 articles/\n",
  .options = options,
  .run = run,
};
