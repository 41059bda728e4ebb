/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

/* One line; @kind NULL leaves the first column out. */
static void
print_row (const char *kind, const char *name, const char *description)
{
  printf ("%s%s%s\t%s\n", kind ? kind : "", kind ? "\t" : "", name, description);
}

static void
list_readers (const char *kind)
{
  for (const CcReader *const *r = cc_readers (); *r; r++)
    print_row (kind, (*r)->name, (*r)->description);
}

static void
list_detectors (const char *kind)
{
  for (const CcDetector *const *d = cc_detectors (); *d; d++)
    {
      g_autofree char *text = g_strdup_printf ("%s (%s)", (*d)->marks, (*d)->basis);

      print_row (kind, (*d)->name, text);
    }
}

static void
list_reports (const char *kind)
{
  for (const CcReporter *const *r = cc_reporters (); *r; r++)
    {
      g_autofree char *text = g_strdup_printf ("%s (.%s)", (*r)->description, (*r)->extension);

      print_row (kind, (*r)->name, text);
    }
}

static void
list_stages (const char *kind)
{
  for (const CcInspector *const *i = cc_inspectors (); *i; i++)
    print_row (kind, (*i)->name, (*i)->description);
  print_row (kind, "pairs", "score of two sentences and how they relate, for each row of a table");
  print_row (kind, "labels", "score of a text by one detector, for each row of a table");
}

static void
list_signals (const char *kind)
{
  for (guint i = 0; i < CC_N_SIGNALS; i++)
    print_row (kind, cc_signals ()[i].name, cc_signals ()[i].description);
}

static const struct
{
  const char *name;
  const char *singular;
  void (*list) (const char *kind);
} kinds[] = {
  { "readers", "reader", list_readers },   { "detectors", "detector", list_detectors },
  { "reports", "report", list_reports },   { "stages", "stage", list_stages },
  { "signals", "signal", list_signals },
};

gboolean
cli_list_kind (const char *kind, gboolean with_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, kind) == 0)
      {
        kinds[i].list (with_kind ? kinds[i].singular : NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_kind (const char *kind, GError **error)
{
  CliSuggestion suggestion;

  cli_suggestion_init (&suggestion, kind);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].name, kind) == 0)
        return TRUE;
      cli_suggestion_offer (&suggestion, kinds[i].name);
    }
  cli_suggestion_fail (&suggestion, "kind", "", "there are readers, detectors, reports, stages "
                       "and signals", error);
  return FALSE;
}

static int
run (CliSettings *settings)
{
  const char *const *wanted = cli_paths (settings, 0);
  GError *error = NULL;

  for (const char *const *kind = wanted; *kind; kind++)
    if (!check_kind (*kind, &error))
      return cli_fail (settings->command, error);
  for (const char *const *kind = wanted; *kind; kind++)
    cli_list_kind (*kind, wanted[1] != NULL);
  for (guint i = 0; !*wanted && i < G_N_ELEMENTS (kinds); i++)
    kinds[i].list (kinds[i].singular);
  return CLI_DONE;
}

static const CliOption options[] = { CLI_ROW_HELP, CLI_ROW_END };

static const char *const forms[] = { "[readers|detectors|reports|stages|signals]...", NULL };

extern const CliCommand cli_command_list;
const CliCommand cli_command_list = {
  .name = "list",
  .forms = forms,
  .summary = "List readers, detectors, report formats, stages and signals",
  .about = "Prints name and description, one a line, with a tab between them. Without a\n"
           "kind, or with several, the kind stands in front.\n",
  .options = options,
  .run = run,
};
