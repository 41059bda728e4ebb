/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

/* Longer words are no slips of the finger. */
enum { MAX_WORD = 32 };

/* Edits that turn @a into @b, a swap of neighbours being one: the optimal
   string alignment distance (Damerau 1964). Both are at most MAX_WORD bytes. */
static guint
edit_distance (const char *a, const char *b)
{
  guint rows[3][MAX_WORD + 1];
  guint *before = rows[0], *above = rows[1], *row = rows[2];
  gsize n = strlen (a), m = strlen (b);

  for (guint j = 0; j <= m; j++)
    above[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *next = before;

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
      before = above;
      above = row;
      row = next;
    }
  return above[m];
}

void
cli_suggestion_init (CliSuggestion *suggestion, const char *typed)
{
  suggestion->typed = typed;
  suggestion->best = NULL;
  /* One slip in a short word, one more for every four letters. */
  suggestion->distance = 2 + (guint) strlen (typed) / 4;
}

void
cli_suggestion_offer (CliSuggestion *suggestion, const char *candidate)
{
  guint distance;

  if (strlen (suggestion->typed) > MAX_WORD || strlen (candidate) > MAX_WORD)
    return;
  /* A word that was cut short is one slip. */
  distance = *suggestion->typed && g_str_has_prefix (candidate, suggestion->typed)
               ? 1
               : edit_distance (suggestion->typed, candidate);
  if (distance < suggestion->distance && distance < strlen (candidate))
    {
      suggestion->best = candidate;
      suggestion->distance = distance;
    }
}

void
cli_suggestion_fail (const CliSuggestion *suggestion, const char *what, const char *prefix,
                     const char *hint, GError **error)
{
  if (suggestion->best)
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "unknown %s '%s%s' (did you mean '%s%s'?)", what,
                 prefix, suggestion->typed, prefix, suggestion->best);
  else if (hint)
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "unknown %s '%s%s' (%s)", what, prefix,
                 suggestion->typed, hint);
  else
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "unknown %s '%s%s'", what, prefix,
                 suggestion->typed);
}
