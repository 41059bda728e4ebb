/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* members.c: which reader reads an input, and files inside of files. */
#include "config.h"

#include <ingest/ingest.h>

/* An archive in an archive in an archive is still somebody's folder. */
#define MAX_DEPTH 4

/* What the members of one file may come to: a page in a zip may be packed a
   thousand times smaller, and a bomb a million times. */
#define MAX_EXPANDED ((gsize) 1 << 30)

static const CcReader *
best_reader (const CcInput *input)
{
  const CcReader *best = NULL;
  int high = 0;

  for (const CcReader *const *reader = cc_readers (); *reader; reader++)
    {
      int bid = (*reader)->bid (input);

      if (bid > high)
        {
          high = bid;
          best = *reader;
        }
    }
  return best;
}

gboolean
cc_input_read (const CcInput *input, CcHarvest *harvest, GError **error)
{
  const CcReader *reader = best_reader (input);
  guint drafts = harvest->drafts->len;

  if (!reader)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "no reader knows this format");
      return FALSE;
    }
  harvest->reader = reader->name;
  harvest->charset = NULL;
  if (reader->read (input, harvest, error))
    return TRUE;
  g_ptr_array_set_size (harvest->drafts, (int) drafts);
  return FALSE;
}

/* Counts @size against what one file may hold. */
static gboolean
may_expand (CcHarvest *harvest, gsize size, GError **error)
{
  if (harvest->depth >= MAX_DEPTH)
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "archives nested more than %d deep", MAX_DEPTH);
  else if (size > MAX_EXPANDED - harvest->expanded)
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "the file expands to more than 1 GiB");
  else
    {
      harvest->expanded += size;
      return TRUE;
    }
  return FALSE;
}

gboolean
cc_harvest_member (CcHarvest *harvest, const CcInput *input)
{
  const CcInput *outer = harvest->input;
  const char *reader = harvest->reader;
  g_autofree char *place = outer->place
                             ? g_strdup_printf ("%s, %s", outer->place, input->place)
                             : g_strdup (input->place);
  g_autoptr (GError) error = NULL;
  CcInput member = *input;
  gboolean done;

  member.path = outer->path;
  member.place = place;
  harvest->input = &member;
  done = may_expand (harvest, member.size, &error);
  harvest->depth++;
  done = done && cc_input_read (&member, harvest, &error);
  harvest->depth--;
  if (error)
    cc_harvest_notice (harvest, CC_FAILED, NULL, "%s", error->message);
  harvest->input = outer;
  harvest->reader = reader;
  return done;
}
