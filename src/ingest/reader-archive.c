/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-archive.c: a zip or tar archive; every file in it is read on its own. */
#include "config.h"

#include <ingest/unpack.h>

#include <string.h>

static const char *const extensions[] = { "zip", "tar", "wacz", NULL };

/* The magic of POSIX and GNU archives in the first header. */
static gboolean
is_tar (const CcInput *input)
{
  return input->size >= 512 && memcmp (input->bytes + 257, "ustar", 5) == 0;
}

static int
bid (const CcInput *input)
{
  return cc_is_zip (input) || is_tar (input) ? 70 : 0;
}

typedef struct
{
  CcHarvest *harvest;
  CcUnpack *unpack;
  GHashTable *names;   /* of all files in the archive */
  CcTally *left_out;
  guint n_encrypted;
  gboolean crawl;      /* a crawl with its index and logs (WACZ 1.1) */
} Job;

/* ---- what is in it ---- */

/* The names of all files; what cannot be reached is found out when they are read. */
static GHashTable *
list_names (const CcInput *input)
{
  g_autoptr (CcUnpack) unpack = cc_unpack_new (input);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;
  CcEntryKind kind;

  while (cc_unpack_next (unpack, &name, &kind, NULL))
    if (kind == CC_ENTRY_FILE)
      g_hash_table_add (names, g_strdup (name));
  return names;
}

/* Other documents that happen to be zip archives; their parts are no articles. */
static gboolean
is_office_document (const CcInput *input, GHashTable *names)
{
  return g_hash_table_contains (names, "[Content_Types].xml")
         || cc_zip_has_type (input, "application/vnd.oasis.");
}

static gboolean
is_crawl (GHashTable *names)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_contains (names, "datapackage.json")
         && g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, "archive/") && strstr (name, ".warc"))
      return TRUE;
  return FALSE;
}

/* TRUE for what stands in "NAME_files" beside NAME.html. */
static gboolean
is_of_page (const Job *job, const char *name)
{
  for (const char *slash = strchr (name, '/'); slash; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize) (slash - name));

      if (cc_is_page_folder (folder, job->names))
        return TRUE;
    }
  return FALSE;
}

/* Why an entry is left out, or NULL. */
static const char *
reason_to_leave (const Job *job, const char *name, CcEntryKind kind)
{
  const char *companion = cc_companion_kind (name);

  if (kind == CC_ENTRY_LINK)
    return "link";
  if (kind == CC_ENTRY_DEVICE)
    return "device";
  if (companion)
    return companion;
  if (*name == '.' || strstr (name, "/."))
    return "hidden file";
  if (job->crawl && !g_str_has_prefix (name, "archive/"))
    return "crawl file";
  return is_of_page (job, name) ? "page part" : NULL;
}

/* ---- reading ---- */

static void
read_member (Job *job, const char *name)
{
  g_autofree char *place = g_strdup_printf ("member %s", name);
  g_autofree char *defect = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CcInput member = { .name = name, .place = place, .member = name };

  if (!cc_unpack_read (job->unpack, job->harvest, bytes, &defect, &error))
    {
      cc_harvest_notice (job->harvest, CC_FAILED, place, "%s", error->message);
      return;
    }
  if (bytes->len == 0)
    {
      cc_harvest_notice (job->harvest, CC_FAILED, place, "empty file");
      return;
    }
  if (defect)
    cc_harvest_notice (job->harvest, CC_WARNED, place, "damaged, read as far as it goes: %s",
                       defect);
  member.bytes = bytes->str;
  member.size = bytes->len;
  cc_harvest_member (job->harvest, &member);
}

static void
read_entry (Job *job, const char *name, CcEntryKind kind)
{
  const char *reason;

  if (kind == CC_ENTRY_FOLDER)
    return;
  if (!*name)
    name = "without a name";
  reason = reason_to_leave (job, name, kind);
  if (reason)
    cc_tally_add (job->left_out, reason);
  else if (kind == CC_ENTRY_ENCRYPTED)
    job->n_encrypted++;
  else
    read_member (job, name);
}

static void
tell_left_out (const Job *job)
{
  g_autofree char *text = cc_tally_text (job->left_out);

  if (job->n_encrypted)
    cc_harvest_notice (job->harvest, CC_FAILED, NULL,
                       "encrypted: %u %s; unpack the archive with its password and read the folder",
                       job->n_encrypted, job->n_encrypted == 1 ? "member" : "members");
  if (*text)
    cc_harvest_notice (job->harvest, CC_WARNED, NULL, "left out: %s", text);
}

static gboolean
read_archive (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_autoptr (CcUnpack) unpack = cc_unpack_new (input);
  g_autoptr (GHashTable) names = list_names (input);
  g_autoptr (CcTally) left_out = cc_tally_new ();
  g_autoptr (GError) local = NULL;
  Job job = { harvest, unpack, names, left_out, 0, is_crawl (names) };
  const char *name;
  CcEntryKind kind;

  if (is_office_document (input, names))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ,
                   "an office document that is neither DOCX nor ODT; save it as text");
      return FALSE;
    }
  while (cc_unpack_next (unpack, &name, &kind, &local))
    read_entry (&job, name, kind);
  if (!local && g_hash_table_size (names) == 0 && job.n_encrypted == 0)
    cc_harvest_notice (harvest, CC_FAILED, NULL, "archive holds no files");
  tell_left_out (&job);
  if (local)
    cc_harvest_notice (harvest, CC_FAILED, NULL, "%s", local->message);
  return TRUE;
}

extern const CcReader cc_reader_archive;
const CcReader cc_reader_archive = {
  .name = "archive",
  .description = "zip or tar archive of any of these",
  .extensions = extensions,
  .bid = bid,
  .read = read_archive,
};
