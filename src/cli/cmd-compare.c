/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

static const CliOption options[] = {
  { "output", 'o', CLI_FILES, CLI_TARGET (outputs), "FILE",
    "write a report to FILE, in the format of its extension; may be repeated; '-' is standard "
    "output, and so is no -o at all" },
  { "format", 'f', CLI_FORMAT, CLI_TARGET (format), "NAME",
    "format of every report, whatever its extension; for standard output 'markdown' is the "
    "default" },
  CLI_ROW_OUTLETS,
  CLI_ROW_CLAIMS,
  CLI_ROW_DECISIONS,
  CLI_ROW_LANGUAGE,
  CLI_ROW_COLUMNS,
  CLI_ROW_MODEL,
  CLI_ROW_MIN_SCORE,
  CLI_ROW_ACROSS,
  { "no-framing", 0, CLI_FLAG, CLI_TARGET (run.no_framing), NULL,
    "do not mark hedges, attributions, loaded words and the like" },
  CLI_ROW_THREADS,
  CLI_ROW_MEMORY,
  CLI_ROW_STATS,
  CLI_ROW_PROGRESS,
  CLI_ROW_QUIET,
  CLI_ROW_HELP,
  CLI_ROW_END,
};

/* Articles and outlets, without the wordings of curated claims. */
static void
count_read (const CcCorpus *corpus, guint *articles, guint *outlets)
{
  g_autofree gboolean *seen = g_new0 (gboolean, corpus->outlets->outlets->len + 1);

  *articles = *outlets = 0;
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);
      const CcOutlet *outlet = g_ptr_array_index (corpus->outlets->outlets, article->outlet);

      if (outlet->curated)
        continue;
      ++*articles;
      *outlets += !seen[article->outlet];
      seen[article->outlet] = TRUE;
    }
}

static guint
count_shared (const CcClaims *claims)
{
  guint shared = 0;

  for (guint i = 0; i < claims->claims->len; i++)
    {
      const CcClaim *claim = g_ptr_array_index (claims->claims, i);

      shared += claim->n_outlets >= 2 && !claim->formula;
    }
  return shared;
}

/* ": 'a.html' and 'b.md'"-like list of the files written; "" for standard output alone. */
static char *
name_reports (const GArray *outputs)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < outputs->len; i++)
    {
      const CliOutput *output = &g_array_index (outputs, CliOutput, i);

      if (strcmp (output->path, "-") != 0)
        g_string_append_printf (names, "%s'%s'", names->len ? ", " : "; see ", output->path);
    }
  return g_string_free (names, FALSE);
}

static void
print_summary (const CcComparison *comparison, const GArray *outputs)
{
  g_autofree char *reports = name_reports (outputs);
  g_autofree char *hidden = NULL;
  guint articles, outlets, shared = count_shared (comparison->claims);

  count_read (comparison->corpus, &articles, &outlets);
  if (outlets < 2)
    cli_say ("one outlet alone shares nothing: give articles of two or more");
  if (comparison->claims->hidden->len > 0)
    hidden = g_strdup_printf (", %u claim%s hidden by '%s'", comparison->claims->hidden->len,
                              comparison->claims->hidden->len == 1 ? "" : "s",
                              comparison->decisions->path);
  cli_say ("%u article%s of %u outlet%s, %u shared claim%s%s%s", articles, articles == 1 ? "" : "s",
           outlets, outlets == 1 ? "" : "s", shared, shared == 1 ? "" : "s", hidden ? hidden : "",
           reports);
}

static int
run (CliSettings *settings)
{
  g_autoptr (CcComparison) comparison = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GArray) outputs = NULL;
  GError *error = NULL;

  if (!cli_need (settings, 1, "FILE: which articles?", &error)
      || !cli_check_inputs (settings, 0, &error))
    return cli_fail (settings->command, error);
  outputs = cli_outputs_plan (settings, &error);
  if (!outputs)
    return cli_fail (settings->command, error);
  comparison = cc_run (&settings->run, cli_paths (settings, 0), &notices, &error);
  cli_print_notices (comparison ? comparison->corpus->notices : notices, settings->quiet);
  if (!comparison || !cli_outputs_save (outputs, comparison, &error))
    return cli_fail (settings->command, error);
  if (!settings->quiet)
    print_summary (comparison, outputs);
  return comparison->corpus->n_failed ? CLI_PARTIAL : CLI_DONE;
}

static const char *const forms[] = { "[OPTION]... FILE...", NULL };

extern const CliCommand cli_command_compare;
const CliCommand cli_command_compare = {
  .name = "compare",
  .forms = forms,
  .summary = "Report which claims the articles share and how each outlet tells them",
  .about = "Each FILE is a saved article, a folder of them, or '-' for standard input. The\n"
           "report sets the outlets side by side: their own sentences, figures, hedges and\n"
           "attributions, and where a claim was not found.\n",
  .closing = "Formats: 'crossclaim list reports'. Example:\n"
             "  crossclaim compare articles/ --outlets outlets.ini -o report.html\n",
  .options = options,
  .run = run,
};
