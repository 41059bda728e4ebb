/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats.c: what a run did, and what each stage of it cost. */
#include "cli.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const struct
{
  const char *name, *label;
  gsize member;
} rows[] = {
  { "files", "files", G_STRUCT_OFFSET (CcCounts, files) },
  { "bytes", "bytes read", G_STRUCT_OFFSET (CcCounts, bytes) },
  { "articles", "articles", G_STRUCT_OFFSET (CcCounts, articles) },
  { "sentences", "sentences", G_STRUCT_OFFSET (CcCounts, sentences) },
  { "words", "words", G_STRUCT_OFFSET (CcCounts, words) },
  { "postings", "postings", G_STRUCT_OFFSET (CcCounts, postings) },
  { "shingles", "shared shingles", G_STRUCT_OFFSET (CcCounts, shingles) },
  { "linked", "  frequent: linked", G_STRUCT_OFFSET (CcCounts, linked) },
  { "capped", "  frequent: capped", G_STRUCT_OFFSET (CcCounts, capped) },
  { "candidates", "candidate pairs", G_STRUCT_OFFSET (CcCounts, candidates) },
  { "verified", "verified pairs", G_STRUCT_OFFSET (CcCounts, verified) },
  { "matches", "matches (linked)", G_STRUCT_OFFSET (CcCounts, matches) },
  { "claims", "claims", G_STRUCT_OFFSET (CcCounts, claims) },
  { "marks", "marks", G_STRUCT_OFFSET (CcCounts, marks) },
};

/* Time on all processors, microseconds. */
static gint64
cpu_time (void)
{
  struct timespec t;

  return clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t) == 0 ? (gint64) t.tv_sec * 1000000 + t.tv_nsec / 1000 : 0;
}

/* The most bytes of memory that were in use so far. */
static guint64
peak (void)
{
  struct rusage usage;

  return getrusage (RUSAGE_SELF, &usage) == 0 ? (guint64) usage.ru_maxrss * 1024 : 0;
}

static CliCost
cost_now (const char *stage)
{
  return (CliCost) { stage, g_get_monotonic_time (), cpu_time (), cli_memory_held (), peak () };
}

static CliCost
cost_since (const CliCost *before)
{
  CliCost cost = cost_now (before->stage);

  cost.wall -= before->wall;
  cost.cpu -= before->cpu;
  return cost;
}

void
cli_stats_init (CliStats *stats)
{
  *stats = (CliStats) { .total = cost_now ("total") };
}

/* A stage may come back: its time adds up. */
static void
add_cost (CliStats *stats, CliCost cost)
{
  guint i = 0;

  while (i < stats->n_costs && strcmp (stats->costs[i].stage, cost.stage) != 0)
    i++;
  if (i == CLI_MOST_STAGES)
    return;
  if (i < stats->n_costs)
    {
      cost.wall += stats->costs[i].wall;
      cost.cpu += stats->costs[i].cpu;
    }
  else
    stats->n_costs++;
  stats->costs[i] = cost;
}

void
cli_stats_tell (CliStats *stats, const CcProgress *progress)
{
  if (progress->moment == CC_STAGE_BEGINS)
    stats->current = cost_now (progress->stage);
  else if (progress->moment == CC_STAGE_ENDS)
    add_cost (stats, cost_since (&stats->current));
}

static void
print_cost (const CliCost *cost)
{
  fprintf (stderr, "  %-10s %10.3f %10.3f %12.1f %10.1f\n", cost->stage, (double) cost->wall / 1e6,
           (double) cost->cpu / 1e6, (double) cost->resident / (1 << 20), (double) cost->peak / (1 << 20));
}

static void
print_table (const CliStats *stats, const CcCounts *counts, const CliCost *total)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fprintf (stderr, "  %-20s %14" G_GUINT64_FORMAT "\n", rows[i].label,
             G_STRUCT_MEMBER (guint64, counts, rows[i].member));
  fprintf (stderr, "\n  %-10s %10s %10s %12s %10s\n", "stage", "wall s", "CPU s", "memory MiB", "peak MiB");
  for (guint i = 0; i < stats->n_costs; i++)
    print_cost (&stats->costs[i]);
  print_cost (total);
}

static void
print_json_cost (const CliCost *cost)
{
  fprintf (stderr,
           "{\"stage\": \"%s\", \"wall_seconds\": %.6f, \"cpu_seconds\": %.6f, "
           "\"memory_bytes\": %" G_GUINT64_FORMAT ", \"peak_bytes\": %" G_GUINT64_FORMAT "}",
           cost->stage, (double) cost->wall / 1e6, (double) cost->cpu / 1e6, cost->resident, cost->peak);
}

static void
print_json (const CliStats *stats, const CcCounts *counts, const CliCost *total)
{
  fputs ("{\"counts\": {", stderr);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fprintf (stderr, "%s\"%s\": %" G_GUINT64_FORMAT, i > 0 ? ", " : "", rows[i].name,
             G_STRUCT_MEMBER (guint64, counts, rows[i].member));
  fputs ("}, \"stages\": [", stderr);
  for (guint i = 0; i < stats->n_costs; i++)
    {
      fputs (i > 0 ? ", " : "", stderr);
      print_json_cost (&stats->costs[i]);
    }
  fputs ("], \"total\": ", stderr);
  print_json_cost (total);
  fputs ("}\n", stderr);
}

void
cli_stats_print (const CliStats *stats, const CcCounts *counts, const char *form)
{
  CliCost total = cost_since (&stats->total);

  if (strcmp (form, "json") == 0)
    print_json (stats, counts, &total);
  else
    print_table (stats, counts, &total);
}
