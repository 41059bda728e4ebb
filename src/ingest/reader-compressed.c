/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-compressed.c: one file, compressed; what comes out is read like any other. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

static const char *const extensions[] = { "gz", "bz2", "xz", "zst", NULL };

/* Formats that libarchive expands. */
static const struct
{
  const char *magic;
  gsize size;
  const char *name;
} filters[] = {
  { "BZh", 3, "bzip2" },
  { "\xfd" "7zXZ", 5, "xz" },
  { "\x28\xb5\x2f\xfd", 4, "zstd" },
};

static const char *
filter_of (const CcInput *input)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (input->size > filters[i].size
        && memcmp (input->bytes, filters[i].magic, filters[i].size) == 0)
      return filters[i].name;
  return NULL;
}

static int
bid (const CcInput *input)
{
  return cc_is_gzip (input->bytes, input->size) || filter_of (input) ? 95 : 0;
}

/* How an expansion went. */
typedef struct
{
  CcInflated end;
  gsize at; /* byte of the file up to which it was read */
} Outcome;

static Outcome
expand_gzip (const CcInput *input, gsize room, GString *out)
{
  Outcome outcome = { CC_INFLATED, 0 };

  while (outcome.end == CC_INFLATED
         && cc_is_gzip (input->bytes + outcome.at, input->size - outcome.at))
    {
      gsize used;

      outcome.end = cc_inflate (CC_DEFLATE_GZIP, input->bytes + outcome.at,
                                input->size - outcome.at, room - out->len, out, &used);
      outcome.at += used;
    }
  /* Tapes and some tools fill up with zeros. */
  while (outcome.end == CC_INFLATED && outcome.at < input->size && !input->bytes[outcome.at])
    outcome.at++;
  if (outcome.end == CC_INFLATED && outcome.at < input->size)
    outcome.end = CC_INFLATED_BROKEN;
  return outcome;
}

static Outcome
expand_filter (const CcInput *input, gsize room, GString *out)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  const void *block;
  size_t size;
  la_int64_t offset;
  int status;
  Outcome outcome;

  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_filter_zstd (archive);
  archive_read_support_format_raw (archive);
  status = archive_read_open_memory (archive, input->bytes, input->size);
  if (status == ARCHIVE_OK)
    status = archive_read_next_header (archive, &entry);
  while (status == ARCHIVE_OK && out->len <= room)
    {
      status = archive_read_data_block (archive, &block, &size, &offset);
      if (status == ARCHIVE_OK)
        g_string_append_len (out, block, (gssize) MIN (size, room + 1 - out->len));
    }
  outcome.at = (gsize) archive_filter_bytes (archive, -1);
  outcome.end = out->len > room            ? CC_INFLATED_LARGE
                : status == ARCHIVE_EOF ? CC_INFLATED
                                          : CC_INFLATED_BROKEN;
  archive_read_free (archive);
  return outcome;
}

/* Says what was lost; FALSE with @error when that is all. */
static gboolean
judge (CcHarvest *harvest, const char *name, Outcome outcome, const GString *out, GError **error)
{
  g_autofree char *place = g_strdup_printf ("byte %" G_GSIZE_FORMAT, outcome.at);
  const char *what = outcome.end == CC_INFLATED_CUT ? "end too soon" : "are broken";

  if (outcome.end == CC_INFLATED_LARGE)
    return cc_harvest_fail_room (harvest, error);
  if (out->len == 0)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "%s %s data",
                   outcome.end == CC_INFLATED ? "empty" : "broken", name);
      return FALSE;
    }
  if (outcome.end != CC_INFLATED)
    cc_harvest_notice (harvest, CC_WARNED, place, "%s data %s; read up to there", name, what);
  return TRUE;
}

static gboolean
read_compressed (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *name = cc_name_expanded (input->name);
  const char *filter = filter_of (input);
  gsize room = cc_harvest_room (harvest);
  CcInput member = *input;
  Outcome outcome = filter ? expand_filter (input, room, out) : expand_gzip (input, room, out);

  if (!judge (harvest, filter ? filter : "gzip", outcome, out, error))
    return FALSE;
  member.name = name;
  member.place = member.member = NULL;
  member.bytes = out->str;
  member.size = out->len;
  cc_harvest_member (harvest, &member);
  return TRUE;
}

extern const CcReader cc_reader_compressed;
const CcReader cc_reader_compressed = {
  .name = "compressed",
  .description = "any of these, packed by gzip, bzip2, xz or zstd",
  .extensions = extensions,
  .bid = bid,
  .read = read_compressed,
};
