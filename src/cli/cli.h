/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli.h: the parts of the program.

   A command is one file, cmd-NAME.c, that defines one constant CliCommand, and
   one line in commands.c. Parsing, help and completion read its option table. */
#ifndef CLI_H
#define CLI_H

#include <stdio.h>

#include <crossclaim/crossclaim.h>

/* Exit status; the same for every command. */
enum
{
  CLI_DONE = 0,
  CLI_NOTHING = 1, /* query: nobody said it */
  CLI_USAGE = 2,
  CLI_PARTIAL = 3, /* some inputs failed; the rest is done */
  CLI_FATAL = 4,
};

typedef struct CliCommand CliCommand;

/* What the command line asked for. Strings are those of argv. */
typedef struct
{
  const CliCommand *command;
  CcOptions run;
  GPtrArray *operands; /* of const char *, NULL-terminated */
  GPtrArray *outputs;  /* of const char * */
  const char *format;
  const char *batch;
  const char *query_file;
  guint64 memory; /* bytes that the run may hold; 0: as many as it needs */
  guint top;
  gboolean all;
  gboolean list;
  gboolean quiet;
  gboolean help;
  const char *stats;         /* "table", "json", or NULL */
  const char *progress_form; /* "auto", "json", "none", or NULL */
} CliSettings;

/* What an option takes; decides the type of its target and what completes it. */
typedef enum
{
  CLI_FLAG,     /* gboolean */
  CLI_TEXT,     /* const char * */
  CLI_FILE,     /* const char * */
  CLI_FILES,    /* GPtrArray *; the option may be repeated */
  CLI_COUNT,    /* guint */
  CLI_SIZE,     /* guint64, bytes */
  CLI_SCORE,    /* double in [0,1] */
  CLI_SCORE_OR_OFF, /* likewise, or CLI_OFF for "off" */
  CLI_DETECTOR, /* const char *, a name in cc_detectors() */
  CLI_FORMAT,   /* const char *, a name in cc_reporters() */
  CLI_STATS,    /* const char *; the value may be left out, and then is the first choice */
  CLI_PROGRESS, /* const char * */
} CliType;

/* More than any score. */
#define CLI_OFF 2

typedef struct
{
  const char *name; /* without the dashes; NULL ends a table */
  char letter;      /* or 0 */
  CliType type;
  gsize target;         /* offset in CliSettings */
  const char *argument; /* name of the value in help; NULL for a flag */
  const char *help;     /* one sentence without a full stop */
} CliOption;

#define CLI_TARGET(member) G_STRUCT_OFFSET (CliSettings, member)

/* Rows that several commands share. */
#define CLI_ROW_OUTLETS                                                                          \
  { "outlets", 0, CLI_FILE, CLI_TARGET (run.outlets), "FILE",                                    \
    "outlets file that says who publishes what; a file no outlet owns is its own outlet" }
#define CLI_ROW_CLAIMS                                                                           \
  { "claims", 0, CLI_FILE, CLI_TARGET (run.claims), "FILE",                                      \
    "file of curated claims, looked for beside those that are found" }
#define CLI_ROW_DECISIONS                                                                        \
  { "decisions", 0, CLI_FILE, CLI_TARGET (run.decisions), "FILE",                                \
    "file of decisions: claims that are the same or not, titles, claims to hide" }
#define CLI_ROW_LANGUAGE                                                                         \
  { "language", 'l', CLI_TEXT, CLI_TARGET (run.language), "LANG",                                \
    "language of all articles (en, de, ...), whatever they say of themselves" }
#define CLI_ROW_COLUMNS                                                                          \
  { "columns", 0, CLI_TEXT, CLI_TARGET (run.columns), "ROLE=NAME,...",                           \
    "names of columns in tables and of fields in JSON, such as text=body,outlet=source.name" }
#define CLI_ROW_MODEL                                                                            \
  { "model", 0, CLI_FILE, CLI_TARGET (run.model), "FILE",                                        \
    "weights file for the score, in place of the bundled one" }
#define CLI_ROW_MIN_SCORE                                                                        \
  { "min-score", 0, CLI_SCORE, CLI_TARGET (run.min_score), "X",                                  \
    "keep matches that score X (0 to 1) or more; default: the threshold of the model" }
#define CLI_ROW_ACROSS                                                                           \
  { "across-languages", 0, CLI_SCORE_OR_OFF, CLI_TARGET (run.across), "X",                       \
    "keep matches of different languages, which go by names, figures and dates alone, that "     \
    "score X or more, or none if X is 'off'; default: see the manual" }
#define CLI_ROW_DETECTOR                                                                         \
  { "detector", 0, CLI_DETECTOR, CLI_TARGET (run.detector), "NAME",                              \
    "mark with this detector alone; 'crossclaim list detectors' names them" }
#define CLI_ROW_THREADS                                                                          \
  { "threads", 0, CLI_COUNT, CLI_TARGET (run.threads), "N",                                      \
    "work on N threads; 0, the default, means one per core; the result is the same" }
#define CLI_ROW_MEMORY                                                                           \
  { "memory", 0, CLI_SIZE, CLI_TARGET (memory), "SIZE",                                          \
    "hold no more than about SIZE of memory, 512M or 2G; what does not fit waits in a file in "  \
    "TMPDIR; the result is the same" }
#define CLI_ROW_STATS                                                                            \
  { "stats", 0, CLI_STATS, CLI_TARGET (stats), "FORM",                                           \
    "print on standard error what the run did, and time and memory of each stage, as 'table' "   \
    "(the default) or 'json'" }
#define CLI_ROW_PROGRESS                                                                         \
  { "progress", 0, CLI_PROGRESS, CLI_TARGET (progress_form), "FORM",                             \
    "tell on standard error how far the run is: 'auto', the default, on a terminal; 'json', "    \
    "one object a line; 'none'" }
#define CLI_ROW_QUIET                                                                            \
  { "quiet", 'q', CLI_FLAG, CLI_TARGET (quiet), NULL, "print errors only, no warnings, no summary" }
#define CLI_ROW_HELP                                                                             \
  { "help", 'h', CLI_FLAG, CLI_TARGET (help), NULL, "print this help and exit" }
#define CLI_ROW_END { NULL, 0, CLI_FLAG, 0, NULL, NULL }

struct CliCommand
{
  const char *name;         /* one that starts with a dash is not listed */
  const char *const *forms; /* what follows the name, one usage line each; NULL-terminated */
  const char *summary;      /* one sentence without a full stop, for the list of commands */
  const char *about;        /* paragraphs after the usage lines, or NULL */
  const char *closing;      /* printed as it stands after the options, or NULL */
  const CliOption *options; /* NULL: arguments are handed over as they are */
  int (*run) (CliSettings *settings); /* gives the exit status */
};

/* commands.c: all commands, NULL-terminated, in the order of help. */
const CliCommand *const *cli_commands (void);

/* The command called @name, or NULL with CC_ERROR_USAGE. */
const CliCommand *cli_command_find (const char *name, GError **error);

/* options.c: reads @argv (after the command's name) into @settings. FALSE with
   CC_ERROR_USAGE. */
gboolean cli_parse (const CliCommand *command, char **argv, CliSettings *settings, GError **error);
void cli_settings_init (CliSettings *settings);
void cli_settings_clear (CliSettings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliSettings, cli_settings_clear)

/* TRUE when there are at least @n operands; otherwise CC_ERROR_USAGE says that
   @what is missing. */
gboolean cli_need (const CliSettings *settings, guint n, const char *what, GError **error);

/* TRUE unless "-" stands twice among the operands from @first on. */
gboolean cli_check_inputs (const CliSettings *settings, guint first, GError **error);

/* The operands from @first on, as cc_run() takes them. */
const char *const *cli_paths (const CliSettings *settings, guint first);

/* help.c: prints the help of @command, or of the program when it is NULL. */
void cli_print_help (const CliCommand *command);
void cli_print_version (void);

/* suggest.c: collects the candidate that is nearest to a mistyped word. */
typedef struct
{
  const char *typed;
  const char *best; /* or NULL: nothing is near */
  guint distance;
} CliSuggestion;

void cli_suggestion_init (CliSuggestion *suggestion, const char *typed);
void cli_suggestion_offer (CliSuggestion *suggestion, const char *candidate);

/* Sets CC_ERROR_USAGE: "unknown WHAT 'PREFIXtyped' (did you mean …?)"; @hint may be NULL
   and is used when nothing is near. */
void cli_suggestion_fail (const CliSuggestion *suggestion, const char *what, const char *prefix,
                          const char *hint, GError **error);

/* The values that an option of @type may have, NULL-terminated; NULL where they are
   not counted. */
const char *const *cli_choices (CliType type);

/* messages.c: what is said on standard error. Control characters are escaped. */
void cli_error (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_warning (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* @text with control characters as "\x1b", so that a file's name cannot steer the
   terminal, and broken UTF-8 replaced: new. */
char *cli_harmless (const char *text);

/* Reports @error, frees it and gives the exit status it stands for. */
int cli_fail (const CliCommand *command, GError *error);

/* Prints @notices (of CcNotice *, may be NULL): failures always, warnings
   unless @quiet, and of those the first few. Returns the number of failures. */
guint cli_print_notices (const GPtrArray *notices, gboolean quiet);

/* follow.c: runs the command of @settings; gives its exit status. */
int cli_follow (CliSettings *settings);

/* Goes back to the start of a line on a terminal, and empties it. */
#define CLI_CLEAR_LINE "\r\033[K"

/* memory.c: bytes of memory that the program holds; 0 where the system does not tell.
   Allocates nothing. */
gsize cli_memory_held (void);

/* Has the program hold no more than about @bytes of memory from now on, at least
   CLI_LEAST_MEMORY; where the disk has no room for the rest, @watch is stopped. FALSE with
   @error. Once only. */
#define CLI_LEAST_MEMORY (64 << 20)
gboolean cli_memory_bound (guint64 bytes, CcWatch *watch, GError **error);

/* Says why there was no room for the rest: new, or NULL. */
char *cli_memory_failure (void);

/* progress.c: tells how far the run is. */
typedef enum
{
  CLI_PROGRESS_NONE,
  CLI_PROGRESS_LINE,
  CLI_PROGRESS_JSON,
} CliProgressForm;

typedef struct
{
  CliProgressForm form;
  gboolean shown;
  gint64 begun, last; /* of the stage and of the last line: monotonic, microseconds */
} CliProgress;

void cli_progress_init (CliProgress *progress, const CliSettings *settings);
void cli_progress_tell (CliProgress *progress, const CcProgress *p);

/* stats.c: what the run did and what it cost. */
#define CLI_MOST_STAGES 16

typedef struct
{
  const char *stage;
  gint64 wall, cpu;       /* microseconds; cpu on all processors together */
  guint64 resident, peak; /* bytes: in use at its end, and the most up to then */
} CliCost;

typedef struct
{
  CliCost costs[CLI_MOST_STAGES]; /* of the stages that have ended */
  guint n_costs;
  CliCost current, total; /* clocks when the stage and when the run began */
} CliStats;

void cli_stats_init (CliStats *stats);
void cli_stats_tell (CliStats *stats, const CcProgress *progress);

/* @form: "table" or "json". */
void cli_stats_print (const CliStats *stats, const CcCounts *counts, const char *form);

/* interrupt.c: from now on signals stop @watch, which is never freed. @redrawn: a line of
   progress may stand on the terminal when it happens. */
void cli_interrupt_watch (CcWatch *watch, gboolean redrawn);

/* What is added to "interrupted" from now on, or NULL. */
void cli_interrupt_say (const char *what);

/* Ends the program if it was interrupted. */
void cli_interrupt_end (void);

/* output.c: standard output and report files. */
typedef struct
{
  const char *path;
  const CcReporter *reporter;
} CliOutput;

/* Decides format and place of each report before the long run: known
   extension, writable folder, not an input. New array of CliOutput, or NULL. */
GArray *cli_outputs_plan (const CliSettings *settings, GError **error);
gboolean cli_outputs_save (const GArray *outputs, const CcComparison *comparison, GError **error);

/* A sink that writes to standard output. */
void cli_sink_stdout (CcSink *sink);

/* @score with @digits after a point, in any locale; @buffer holds CLI_SCORE_TEXT. */
#define CLI_SCORE_TEXT 32
const char *cli_score_text (char *buffer, double score, int digits);

/* Flushes standard output; gives @status, or CLI_FATAL when bytes were lost. */
int cli_finish (int status);

/* tsv.c: a table with a heading, one row a line, fields between tabs. */
typedef struct
{
  char *path;
  char *bytes;
  GPtrArray *rows; /* of const char **, the wanted columns in order; owned */
  GArray *lines;   /* of guint, the line of each row, from 1 */
} CliTable;

/* Reads the columns @wanted (NULL-terminated) of @path ("-": standard input).
   New, or NULL with CC_ERROR_READ or CC_ERROR_SYNTAX naming file and line. */
CliTable *cli_table_read (const char *path, const char *const *wanted, GError **error);
void cli_table_free (CliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

/* bench.c: a corpus made ready so that any two sentences can be matched. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcMatches *matches; /* holds no match; for cc_match_pair() */
} CliBench;

/* Takes @corpus over, and prints what is noticed while it is cut into words. New, or
   NULL with an error. */
CliBench *cli_bench_new (const CliSettings *settings, CcCorpus *corpus, GError **error);
void cli_bench_free (CliBench *bench);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliBench, cli_bench_free)

/* The corpus of the operands from @first on; an empty one when there are none.
   @failed receives the number of inputs left out. New, or NULL. */
CcCorpus *cli_corpus_read (const CliSettings *settings, guint first, guint *failed,
                           GError **error);

/* The language that most articles are in, or the fallback when none has one; not
   to be freed. A few words alone do not tell theirs. */
#define CLI_FALLBACK_LANGUAGE "en"
const char *cli_common_language (const CcCorpus *corpus);

/* Sentences first … end - 1 of the bench's text. */
typedef struct
{
  guint32 first, end;
} CliSpan;

/* Sentences beyond this many of one text are not compared. */
#define CLI_BENCH_SENTENCES 64

/* The sentences of @article that are compared. */
CliSpan cli_bench_span (const CliBench *bench, guint32 article);

/* The best match between a sentence of @a and one of @b; FALSE when either has
   none. */
gboolean cli_bench_best (const CliBench *bench, CliSpan a, CliSpan b, CcMatch *best);

/* The sentence's words on one line: new. */
char *cli_bench_sentence (const CliBench *bench, guint32 sentence);

/* explain-words.c: the words of sentence @a and @b that gave @signal its value,
   as a person reads them: new, "" when no words did. */
char *cli_signal_words (const CliBench *bench, CcSignal signal, guint32 a, guint32 b);

/* inspect-rows.c: the stages of inspect whose input is a table. */
int cli_inspect_pairs (CliSettings *settings);
int cli_inspect_labels (CliSettings *settings);

/* cmd-list.c: prints what there is of @kind, "name<TAB>description"; FALSE for
   an unknown kind. */
gboolean cli_list_kind (const char *kind, gboolean with_kind);

#endif
