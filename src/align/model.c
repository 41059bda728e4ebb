/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* model.c: the additive model, its file, and the names of its signals. */
#include "config.h"

#include <align/align.h>
#include <base/ini.h>

#include <math.h>
#include <string.h>

static const CcSignalInfo infos[CC_N_SIGNALS] = {
  [CC_SIGNAL_COSINE] = { "cosine", "likeness of all words, rare ones counting more" },
  [CC_SIGNAL_MASS] = { "mass", "how much is shared at all" },
  [CC_SIGNAL_OVERLAP] = { "overlap", "likeness and amount together" },
  [CC_SIGNAL_RESEMBLANCE] = { "resemblance", "share of all words of both that both hold" },
  [CC_SIGNAL_CONTAINMENT] = { "containment", "share of the shorter sentence that the other holds" },
  [CC_SIGNAL_WORDS] = { "words", "how much is shared, counting small words such as “the” and “we” too" },
  [CC_SIGNAL_RUN] = { "run", "longest run of words in the same order" },
  [CC_SIGNAL_PAIRS] = { "pairs", "words that stand near each other in both" },
  [CC_SIGNAL_LETTERS] = { "letters", "likeness of letters within words" },
  [CC_SIGNAL_NAMES] = { "names", "share of names that are in both" },
  [CC_SIGNAL_NUMBERS] = { "numbers", "share of numbers that are in both" },
  [CC_SIGNAL_UNCOUNTED] = { "uncounted", "both hold numbers beside years, and none is the same" },
  [CC_SIGNAL_FIGURES] = { "figures", "a figure is equal, or rounds to the other" },
  [CC_SIGNAL_CLASH] = { "clash", "the same thing is counted differently at about the same time: a sign of one event" },
  [CC_SIGNAL_DATES] = { "dates", "a date agrees" },
  [CC_SIGNAL_APART] = { "apart", "both give dates and none agrees" },
  [CC_SIGNAL_ELSEWHERE] = { "elsewhere", "both name countries and none is the same" },
  [CC_SIGNAL_NEGATION] = { "negation", "one side negates words that the other says" },
  [CC_SIGNAL_COVERAGE] = { "coverage", "how much of each sentence the other article holds anywhere" },
  [CC_SIGNAL_ARTICLES] = { "articles", "likeness of the two articles: whether they tell of one event" },
  [CC_SIGNAL_NEIGHBOURS] = { "neighbours", "likeness of the sentences just before or after these, the best of them" },
  [CC_SIGNAL_STRANGERS] = { "strangers", "each names somebody or something that the other article never mentions" },
  [CC_SIGNAL_CHOICE] = { "choice", "how many sentences there were to choose from, so that two meet by chance; less for sentences that are alike" },
};

const CcSignalInfo *
cc_signals (void)
{
  return infos;
}

/* What is said word for word is the same claim, however common its words are here. */
#define VERBATIM 0.999f
#define VERBATIM_SCORE 0.99

const char *
cc_setting_name (CcSetting setting)
{
  static const char *const names[CC_N_SETTINGS] = { "articles", "alone", "languages" };

  return names[setting];
}

gboolean
cc_setting_find (const char *name, CcSetting *setting)
{
  for (int s = 0; s < CC_N_SETTINGS; s++)
    if (strcmp (cc_setting_name ((CcSetting) s), name) == 0)
      {
        *setting = (CcSetting) s;
        return TRUE;
      }
  return FALSE;
}

double
cc_model_least (const CcModel *model, CcSetting setting)
{
  return setting == CC_SETTING_LANGUAGES ? MAX (model->threshold, model->across) : model->threshold;
}

static double
curve_at (const CcCurve *curve, float value)
{
  float place = CLAMP (value, 0, 1) * (CC_KNOTS - 1);
  int i = MIN ((int) place, CC_KNOTS - 2);

  return curve->points[i] + (place - (float) i) * (curve->points[i + 1] - curve->points[i]);
}

static double
probability (double log_odds)
{
  return 1 / (1 + exp (-log_odds));
}

double
cc_model_log_odds (double p)
{
  return log (p / (1 - p));
}

double
cc_model_adds (const CcModel *model, const CcMatch *match, CcSignal signal)
{
  return curve_at (&model->settings[match->setting].curves[signal], match->signals[signal]);
}

double
cc_model_score (const CcModel *model, const CcMatch *match)
{
  double z = model->settings[match->setting].intercept;

  if (match->signals[CC_SIGNAL_COSINE] >= VERBATIM && match->signals[CC_SIGNAL_LETTERS] >= VERBATIM)
    return VERBATIM_SCORE;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    z += cc_model_adds (model, match, (CcSignal) i);
  return probability (z);
}

double
cc_model_adds_all (const CcModel *model, const CcMatch *match, guint32 signals)
{
  double sum = 0;

  if (match->signals[CC_SIGNAL_COSINE] >= VERBATIM)
    return G_MAXDOUBLE;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    if (signals & 1u << i)
      sum += cc_model_adds (model, match, (CcSignal) i);
  return sum;
}

void
cc_model_bounds (const CcModel *model, CcSetting setting, guint32 signals, double *fewest, double *most)
{
  const CcCurve *curves = model->settings[setting].curves;

  *fewest = *most = 0;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    if (signals & 1u << i)
      {
        *fewest += curves[i].fewest;
        *most += curves[i].most;
      }
}

double
cc_model_lost_above (const CcModel *model, CcSetting setting, CcSignal signal, float value)
{
  const CcCurve *curve = &model->settings[setting].curves[signal];
  double most = curve_at (curve, value);

  for (int i = 0; i < CC_KNOTS && (float) i <= value * (CC_KNOTS - 1); i++)
    most = MAX (most, curve->points[i]);
  return curve->most - most;
}

static gboolean
fail (GError **error, const char *path, const char *group, const char *key, const char *what)
{
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: [%s] %s: %s", path, group, key, what);
  return FALSE;
}

/* The finite numbers, at most @most, that stand at @key with spaces between; how
   many there are, or 0 with @error. */
static guint
read_numbers (GKeyFile *file, const char *path, const char *group, const char *key, double *values,
              guint most, GError **error)
{
  g_autofree char *text = g_key_file_get_value (file, group, key, NULL);
  guint n = 0;

  if (!text)
    return fail (error, path, group, key, "missing");
  for (char *at = text, *end; *at; at = end)
    {
      double value = g_ascii_strtod (at, &end);

      if (end == at || (*end && *end != ' ') || !isfinite (value))
        return fail (error, path, group, key, "not a number");
      if (n == most)
        return fail (error, path, group, key, "too many numbers");
      values[n++] = value;
      end += strspn (end, " ");
    }
  return n > 0 ? n : (guint) fail (error, path, group, key, "no number");
}

static gboolean
read_number (GKeyFile *file, const char *path, const char *group, const char *key, double *value,
             GError **error)
{
  return read_numbers (file, path, group, key, value, 1, error) == 1;
}

/* All points of a curve, or only the first and the last of a straight one. */
static gboolean
read_curve (GKeyFile *file, const char *path, const char *group, const char *key, CcCurve *curve,
            GError **error)
{
  double *points = curve->points;
  guint n = read_numbers (file, path, group, key, points, CC_KNOTS, error);

  if (n == 0)
    return FALSE;
  if (n != 2 && n != CC_KNOTS)
    return fail (error, path, group, key, "wants 11 numbers, or 2 for a straight line");
  if (n == 2)
    {
      double first = points[0], last = points[1];

      for (guint i = 0; i < CC_KNOTS; i++)
        points[i] = first + (last - first) * i / (CC_KNOTS - 1);
    }
  curve->most = curve->fewest = points[0];
  for (guint i = 1; i < CC_KNOTS; i++)
    {
      curve->most = MAX (curve->most, points[i]);
      curve->fewest = MIN (curve->fewest, points[i]);
    }
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
read_additive (GKeyFile *file, const char *path, const char *group, CcAdditive *additive,
               GError **error)
{
  const char *known[CC_N_SIGNALS + 2] = { NULL };

  for (int i = 0; i < CC_N_SIGNALS; i++)
    known[i] = infos[i].name;
  known[CC_N_SIGNALS] = "intercept";
  if (!check_keys (file, path, group, known, error)
      || !read_number (file, path, group, "intercept", &additive->intercept, error))
    return FALSE;
  for (int i = 0; i < CC_N_SIGNALS; i++)
    if (!read_curve (file, path, group, infos[i].name, &additive->curves[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_file (CcModel *model, GKeyFile *file, const char *path, GError **error)
{
  static const char *const general[] = { "fitted-on", "threshold", "across", NULL };

  if (!check_keys (file, path, "model", general, error)
      || !read_number (file, path, "model", "threshold", &model->threshold, error)
      || !read_number (file, path, "model", "across", &model->across, error))
    return FALSE;
  model->fitted_on = g_key_file_get_string (file, "model", "fitted-on", NULL);
  if (!model->fitted_on)
    return fail (error, path, "model", "fitted-on", "missing");
  for (int s = 0; s < CC_N_SETTINGS; s++)
    if (!read_additive (file, path, cc_setting_name ((CcSetting) s), &model->settings[s], error))
      return FALSE;
  return TRUE;
}

CcModel *
cc_model_read (const char *path, GError **error)
{
  g_autoptr (CcModel) model = g_new0 (CcModel, 1);
  g_autoptr (GKeyFile) file = cc_ini_read (path, &model->digest, error);

  if (!file || !read_file (model, file, path, error))
    return NULL;
  model->setting = CC_N_SETTINGS;
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
