/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* model.c: the logistic model and the names of its signals. */
#include "config.h"

#include <align/align.h>
#include <base/ini.h>

#include <errno.h>
#include <math.h>
#include <string.h>

static const CcSignalInfo infos[CC_N_SIGNALS] = {
  [CC_SIGNAL_COSINE] = { "cosine", "likeness of all words, rare ones counting more" },
  [CC_SIGNAL_MASS] = { "mass", "how much is shared at all" },
  [CC_SIGNAL_OVERLAP] = { "overlap", "likeness and amount together" },
  [CC_SIGNAL_CONTAINMENT] = { "containment", "share of the shorter sentence that the other holds" },
  [CC_SIGNAL_WORDS] = { "words", "how much is shared, counting small words such as “the” and “we” too" },
  [CC_SIGNAL_RUN] = { "run", "longest run of words in the same order" },
  [CC_SIGNAL_PAIRS] = { "pairs", "words that stand near each other in both" },
  [CC_SIGNAL_LETTERS] = { "letters", "likeness of letters within words" },
  [CC_SIGNAL_NAMES] = { "names", "share of names that are in both" },
  [CC_SIGNAL_NUMBERS] = { "numbers", "share of numbers that are in both" },
  [CC_SIGNAL_UNCOUNTED] = { "uncounted", "both hold numbers, and none is the same" },
  [CC_SIGNAL_FIGURES] = { "figures", "a figure is equal, or rounds to the other" },
  [CC_SIGNAL_CLASH] = { "clash", "the same thing is counted differently at about the same time: a sign of one event" },
  [CC_SIGNAL_DATES] = { "dates", "a date agrees" },
  [CC_SIGNAL_APART] = { "apart", "both give dates and none agrees" },
  [CC_SIGNAL_NEGATION] = { "negation", "one side negates, the other does not" },
  [CC_SIGNAL_COVERAGE] = { "coverage", "how much of each sentence the other article holds anywhere" },
  [CC_SIGNAL_ARTICLES] = { "articles", "likeness of the two articles, up to where they tell of one event; matters less for sentences that are alike" },
  [CC_SIGNAL_NEIGHBOURS] = { "neighbours", "likeness of the sentences just before or after these, the best of them" },
  [CC_SIGNAL_CHOICE] = { "choice", "how many sentences there were to choose from, so that two meet by chance; less for sentences that are alike" },
  [CC_SIGNAL_ALONE] = { "alone", "one of them stands alone, without an article around it" },
};

const CcSignalInfo *
cc_signals (void)
{
  return infos;
}

/* What is said word for word is the same claim, however common its words are here. */
#define VERBATIM 0.999f
#define VERBATIM_SCORE 0.99

double
cc_model_score (const CcModel *model, const float *signals)
{
  double z = model->intercept;

  if (signals[CC_SIGNAL_COSINE] >= VERBATIM && signals[CC_SIGNAL_LETTERS] >= VERBATIM)
    return VERBATIM_SCORE;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    z += model->weights[i] * signals[i];
  return 1 / (1 + exp (-z));
}

double
cc_model_bound (const CcModel *model, const float *signals, guint32 open)
{
  double z = model->intercept;

  if (signals[CC_SIGNAL_COSINE] >= VERBATIM)
    return 1;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    z += open & 1u << i ? MAX (0, model->weights[i]) : model->weights[i] * signals[i];
  return 1 / (1 + exp (-z));
}

static gboolean
fail (GError **error, const char *path, const char *group, const char *key, const char *what)
{
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: [%s] %s: %s", path, group, key, what);
  return FALSE;
}

/* A finite number in the C locale. */
static gboolean
read_number (GKeyFile *file, const char *path, const char *group, const char *key, double *value,
             GError **error)
{
  g_autofree char *text = g_key_file_get_value (file, group, key, NULL);
  char *end;

  if (!text)
    return fail (error, path, group, key, "missing");
  errno = 0;
  *value = g_ascii_strtod (text, &end);
  if (end == text || *end || errno || !isfinite (*value))
    return fail (error, path, group, key, "not a number");
  return TRUE;
}

/* Refuses a key of @group that is not among @known, a NULL-terminated list. */
static gboolean
check_keys (GKeyFile *file, const char *path, const char *group, const char *const *known,
            GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (char **k = keys; k && *k; k++)
    if (!g_strv_contains (known, *k))
      return fail (error, path, group, *k, "unknown key");
  return TRUE;
}

static gboolean
read_weights (CcModel *model, GKeyFile *file, const char *path, GError **error)
{
  static const char *const general[] = { "fitted-on", "intercept", "threshold", NULL };
  const char *names[CC_N_SIGNALS + 1] = { NULL };

  for (int i = 0; i < CC_N_SIGNALS; i++)
    names[i] = infos[i].name;
  if (!check_keys (file, path, "model", general, error)
      || !check_keys (file, path, "weights", names, error)
      || !read_number (file, path, "model", "intercept", &model->intercept, error)
      || !read_number (file, path, "model", "threshold", &model->threshold, error))
    return FALSE;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    if (!read_number (file, path, "weights", names[i], &model->weights[i], error))
      return FALSE;
  model->fitted_on = g_key_file_get_string (file, "model", "fitted-on", NULL);
  if (!model->fitted_on)
    return fail (error, path, "model", "fitted-on", "missing");
  return TRUE;
}

CcModel *
cc_model_read (const char *path, GError **error)
{
  g_autoptr (CcModel) model = g_new0 (CcModel, 1);
  g_autoptr (GKeyFile) file = cc_ini_read (path, &model->digest, error);

  if (!file || !read_weights (model, file, path, error))
    return NULL;
  return g_steal_pointer (&model);
}

void
cc_model_free (CcModel *model)
{
  if (!model)
    return;
  g_free (model->fitted_on);
  g_free (model);
}
