/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* members.c: which reader reads an input, and files inside of files. */
#include "config.h"

#include <ingest/ingest.h>

/* Layers, compression counted: an archive in an archive in an archive is still
   somebody's folder. */
#define MAX_DEPTH 8

#define MIB ((gsize) 1 << 20)
#define MAX_HELD (1024 * MIB)

/* Pages pack ten times and, many alike in one archive, a hundred times; what packs
   better is a bomb. */
#define SMALL (16 * MIB)
#define MANY_TIMES 100
#define TIMES 20

/* What is behind a bomb is read, but not behind any number of them. */
#define MANY_BOMBS 4

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
  guint members = harvest->members;

  if (!reader)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "no reader knows this format");
      return FALSE;
    }
  harvest->reader = reader->name;
  harvest->charset = NULL;
  if (!reader->read (input, harvest, error))
    {
      g_ptr_array_set_size (harvest->drafts, (int) drafts);
      return FALSE;
    }
  if (harvest->members == members)
    cc_harvest_inherit (harvest, drafts);
  return TRUE;
}

/* ---- room ---- */

/* Bytes that all members of the file may come to. */
static gsize
room_in_all (const CcHarvest *harvest)
{
  gsize size = harvest->file->size;

  return MAX (SMALL, MAX (MIN (size * MANY_TIMES, MAX_HELD), size * TIMES));
}

gsize
cc_harvest_room (const CcHarvest *harvest)
{
  if (harvest->wasted > MANY_BOMBS * room_in_all (harvest))
    return 0;
  return MIN (room_in_all (harvest) - harvest->expanded, MAX_HELD - harvest->held);
}

gboolean
cc_harvest_fail_room (CcHarvest *harvest, GError **error)
{
  gsize most = MIN (room_in_all (harvest), MAX_HELD);

  harvest->wasted += cc_harvest_room (harvest);
  g_set_error (error, CC_ERROR, CC_ERROR_READ,
               "expands to more than %" G_GSIZE_FORMAT
               " MiB, far more than a file of its size should",
               most / MIB);
  return FALSE;
}

/* ---- members ---- */

static gboolean
read_member (CcHarvest *harvest, const CcInput *member, GError **error)
{
  gboolean done;

  if (harvest->depth >= MAX_DEPTH)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "archives nested more than %d deep", MAX_DEPTH);
      return FALSE;
    }
  if (member->size > cc_harvest_room (harvest))
    return cc_harvest_fail_room (harvest, error);
  harvest->expanded += member->size;
  harvest->held += member->size;
  harvest->depth++;
  done = cc_input_read (member, harvest, error);
  harvest->depth--;
  harvest->held -= member->size;
  return done;
}

/* @inner behind @outer; new, or NULL when both are. */
static char *
join (const char *outer, const char *between, const char *inner)
{
  return outer && inner ? g_strconcat (outer, between, inner, NULL)
                        : g_strdup (outer ? outer : inner);
}

/* Where the notices begin that were just given about @place. */
static guint
first_notice_at (const CcHarvest *harvest, const char *place)
{
  guint first = harvest->notices->len;

  while (first > 0)
    {
      const CcNotice *notice = g_ptr_array_index (harvest->notices, first - 1);

      if (g_strcmp0 (notice->place, place) != 0)
        break;
      first--;
    }
  return first;
}

gboolean
cc_harvest_member (CcHarvest *harvest, const CcInput *input)
{
  const CcInput *outer = harvest->input;
  const char *reader = harvest->reader;
  guint own_notices = harvest->own_notices;
  g_autofree char *place = join (outer->place, ", ", input->place);
  g_autofree char *path = join (outer->member, "/", input->member);
  g_autoptr (GError) error = NULL;
  CcInput member = *input;
  gboolean done;

  member.path = outer->path;
  member.place = place;
  member.member = path;
  harvest->input = &member;
  harvest->members++;
  if (input->place)
    harvest->own_notices = first_notice_at (harvest, place);
  done = read_member (harvest, &member, &error);
  if (error)
    cc_harvest_notice (harvest, CC_FAILED, NULL, "%s", error->message);
  harvest->own_notices = own_notices;
  harvest->input = outer;
  harvest->reader = reader;
  return done;
}
