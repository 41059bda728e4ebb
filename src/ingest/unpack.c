/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/unpack.h>

#include <locale.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

/* libarchive gives an archive up at the first damaged entry. It is opened again
   behind that one, so often and no oftener. */
#define MAX_REOPENED 16

struct CcUnpack
{
  const CcInput *input;
  struct archive *archive;
  struct archive_entry *entry; /* belongs to @archive */
  char *name;
  guint n_entries;             /* gone through */
  guint n_reopened;
  gboolean stopped;            /* at a damaged entry */
  gboolean full;               /* there was no room for an entry */
  locale_t utf8;               /* or (locale_t) 0 */
};

gboolean
cc_is_zip (const CcInput *input)
{
  return input->size > 4
         && (memcmp (input->bytes, "PK\x03\x04", 4) == 0
             || memcmp (input->bytes, "PK\x05\x06", 4) == 0);
}

gboolean
cc_zip_has_type (const CcInput *input, const char *type)
{
  enum { NAME = 30 }; /* where the name of the first member stands */
  g_autofree char *first = g_strconcat ("mimetype", type, NULL);
  gsize n = strlen (first);

  return cc_is_zip (input) && input->size > NAME + n
         && memcmp (input->bytes + NAME, first, n) == 0;
}

static struct archive *
open_archive (const CcInput *input)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_format_gnutar (archive);
  /* What cannot be opened says so at its first entry. */
  archive_read_open_memory (archive, input->bytes, input->size);
  return archive;
}

CcUnpack *
cc_unpack_new (const CcInput *input)
{
  CcUnpack *unpack = g_new0 (CcUnpack, 1);

  unpack->input = input;
  unpack->archive = open_archive (input);
  unpack->utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  return unpack;
}

void
cc_unpack_free (CcUnpack *unpack)
{
  if (!unpack)
    return;
  archive_read_free (unpack->archive);
  if (unpack->utf8)
    freelocale (unpack->utf8);
  g_free (unpack->name);
  g_free (unpack);
}

static gboolean
fail (CcUnpack *unpack, GError **error)
{
  const char *reason = archive_error_string (unpack->archive);
  g_autofree char *clean = cc_clean_field (reason ? reason : "unknown format", -1);

  g_set_error (error, CC_ERROR, CC_ERROR_READ, "damaged archive: %s", clean);
  return FALSE;
}

/* libarchive gives names in the charset of the thread's locale. That of the caller
   must not matter, and only UTF-8 can hold them all. */
static int
next_header (CcUnpack *unpack)
{
  locale_t before = unpack->utf8 ? uselocale (unpack->utf8) : (locale_t) 0;
  int status = archive_read_next_header (unpack->archive, &unpack->entry);
  const char *raw = status >= ARCHIVE_WARN && status != ARCHIVE_EOF
                      ? archive_entry_pathname (unpack->entry)
                      : NULL;

  g_free (unpack->name);
  unpack->name = cc_entry_name (raw ? raw : "");
  if (before)
    uselocale (before);
  return status;
}

static void
open_again (CcUnpack *unpack)
{
  archive_read_free (unpack->archive);
  unpack->archive = open_archive (unpack->input);
  unpack->stopped = FALSE;
  unpack->n_reopened++;
  for (guint i = 0; i < unpack->n_entries; i++)
    if (archive_read_next_header (unpack->archive, &unpack->entry) < ARCHIVE_WARN)
      break;
}

static CcEntryKind
kind_of (struct archive_entry *entry)
{
  if (archive_entry_is_encrypted (entry) > 0)
    return CC_ENTRY_ENCRYPTED;
  if (archive_entry_hardlink (entry))
    return CC_ENTRY_LINK;
  switch (archive_entry_filetype (entry))
    {
    case AE_IFDIR:
      return CC_ENTRY_FOLDER;
    case AE_IFREG:
    case 0:
      return CC_ENTRY_FILE;
    case AE_IFLNK:
      return CC_ENTRY_LINK;
    default:
      return CC_ENTRY_DEVICE;
    }
}

gboolean
cc_unpack_next (CcUnpack *unpack, const char **name, CcEntryKind *kind, GError **error)
{
  int status;

  if (unpack->stopped && unpack->n_reopened >= MAX_REOPENED)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ,
                   "more than %d damaged members; the rest is left out", MAX_REOPENED);
      return FALSE;
    }
  if (unpack->stopped)
    open_again (unpack);
  status = next_header (unpack);
  if (status == ARCHIVE_EOF)
    return FALSE;
  if (status < ARCHIVE_WARN)
    return fail (unpack, error);
  if (unpack->full)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "left out: all members from '%s' on",
                   unpack->name);
      return FALSE;
    }
  unpack->n_entries++;
  *name = unpack->name;
  *kind = kind_of (unpack->entry);
  return TRUE;
}

gboolean
cc_unpack_read (CcUnpack *unpack, CcHarvest *harvest, GString *out, char **defect,
                GError **error)
{
  gsize before = out->len;
  gsize room = cc_harvest_room (harvest);
  const void *block;
  size_t size;
  la_int64_t offset;
  int status;

  *defect = NULL;
  for (;;)
    {
      status = archive_read_data_block (unpack->archive, &block, &size, &offset);
      if (status < ARCHIVE_WARN || status == ARCHIVE_EOF)
        break;
      if (size > room - (out->len - before))
        {
          unpack->full = TRUE;
          return cc_harvest_fail_room (harvest, error);
        }
      g_string_append_len (out, block, (gssize) size);
      if (status == ARCHIVE_WARN && !*defect)
        *defect = cc_clean_field (archive_error_string (unpack->archive), -1);
    }
  if (status == ARCHIVE_EOF)
    return TRUE;
  unpack->stopped = TRUE;
  if (out->len == before)
    return fail (unpack, error);
  g_free (*defect);
  *defect = cc_clean_field (archive_error_string (unpack->archive), -1);
  return TRUE;
}

/* ---- documents ---- */

typedef struct
{
  GString *bytes;
  char *defect; /* or NULL */
} Part;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_string_free (part->bytes, TRUE);
  g_free (part->defect);
  g_free (part);
}

/* Reads the entry in hand into @parts, unless there is one of its name. */
static void
add_part (GHashTable *parts, CcUnpack *unpack, CcHarvest *harvest, const char *name)
{
  g_autoptr (GError) error = NULL;
  Part *part;

  if (g_hash_table_contains (parts, name) || cc_companion_kind (name))
    return;
  part = g_new0 (Part, 1);
  part->bytes = g_string_new (NULL);
  if (!cc_unpack_read (unpack, harvest, part->bytes, &part->defect, &error))
    part->defect = g_strdup (error->message);
  harvest->expanded += part->bytes->len;
  g_hash_table_insert (parts, g_strdup (name), part);
}

GHashTable *
cc_parts_new (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (CcUnpack) unpack = cc_unpack_new (input);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_part);
  g_autoptr (GError) local = NULL;
  const char *name;
  CcEntryKind kind;

  while (cc_unpack_next (unpack, &name, &kind, &local))
    if (kind == CC_ENTRY_ENCRYPTED)
      {
        g_set_error (error, CC_ERROR, CC_ERROR_READ, "encrypted; save it without a password");
        return NULL;
      }
    else if (kind == CC_ENTRY_FILE)
      add_part (parts, unpack, harvest, name);
  if (local && g_hash_table_size (parts) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (local)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "%s", local->message);
  return g_steal_pointer (&parts);
}

const GString *
cc_part (CcHarvest *harvest, GHashTable *parts, const char *name)
{
  const Part *part = g_hash_table_lookup (parts, name);

  if (part && part->defect)
    {
      g_autofree char *place = g_strdup_printf ("member %s", name);

      cc_harvest_notice (harvest, CC_WARNED, place, "damaged, read as far as it goes: %s",
                         part->defect);
    }
  return part ? part->bytes : NULL;
}
