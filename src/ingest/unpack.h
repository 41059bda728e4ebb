/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* unpack.h: zip and tar archives in memory, entry by entry. Nothing is written to
   the disk, and no name of an entry leads there. */
#ifndef CC_UNPACK_H
#define CC_UNPACK_H

#include <ingest/ingest.h>

typedef enum
{
  CC_ENTRY_FILE,
  CC_ENTRY_FOLDER,
  CC_ENTRY_LINK,
  CC_ENTRY_DEVICE,
  CC_ENTRY_ENCRYPTED,
} CcEntryKind;

/* TRUE when @input starts as a zip archive does. */
gboolean cc_is_zip (const CcInput *input);

/* TRUE when it says first of all that it is a document of the media type @type, or of
   one that starts so: in a member "mimetype", not compressed (EPUB OCF 3.3, 4.2.7;
   OpenDocument 1.3, part 2, 3.3). */
gboolean cc_zip_has_type (const CcInput *input, const char *type);

typedef struct CcUnpack CcUnpack;

/* Opens the archive in @input, which must outlive it. */
CcUnpack *cc_unpack_new (const CcInput *input);
void cc_unpack_free (CcUnpack *unpack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcUnpack, cc_unpack_free)

/* Goes to the next entry, whose @name belongs to @unpack until the next call. FALSE
   at the end, and with CC_ERROR_READ where the archive can be read no further. */
gboolean cc_unpack_next (CcUnpack *unpack, const char **name, CcEntryKind *kind, GError **error);

/* Appends the entry's bytes to @out. FALSE with CC_ERROR_READ when none could be
   read, or when @harvest has no room for them, which ends the archive. What is
   damaged is read as far as it goes, and @defect, new, says why; else NULL. */
gboolean cc_unpack_read (CcUnpack *unpack, CcHarvest *harvest, GString *out, char **defect,
                         GError **error);

/* The parts of a document that is a zip archive (EPUB, DOCX, ODT), but for pictures,
   fonts and the like, by name. NULL with CC_ERROR_READ. */
GHashTable *cc_parts_new (const CcInput *input, CcHarvest *harvest, GError **error);

/* The part called @name, or NULL. What is wrong with it becomes a warning. */
const GString *cc_part (CcHarvest *harvest, GHashTable *parts, const char *name);

/* ---- Names: entry-name.c ---- */

/* What an entry is called: UTF-8, by guess when it is not, with '/' between its
   parts, without control characters, "..", a drive or a slash in front; at most
   255 bytes. New; "" when nothing is left. */
char *cc_entry_name (const char *raw);

#endif
