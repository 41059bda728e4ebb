/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* list.h: word lists, one entry a line.

   A list is data/LANG/NAME.list, UTF-8:

     # SPDX-License-Identifier: CC0-1.0
     # source: Hyland (2005), Metadiscourse
     # category: hedge-verb
     seem~
     it is believed<TAB>hedge-impersonal<TAB>a note

   '#' starts a comment line. An entry is one or more words, in NFC; a word that
   ends in '~' stands for every word with its stem, any other for itself, without
   regard to case. A second field overrides the category in force, a third is the
   list's own to use. A later "# category:" line changes the category in force.  */
#ifndef CC_LIST_H
#define CC_LIST_H

#include <base/base.h>

typedef struct
{
  const char *text;     /* as written, '~' included; lower case */
  const char *category; /* interned; "" when none is in force */
  const char *extra;    /* third field, "" if absent */
  guint line;
} CcListEntry;

typedef struct
{
  char *path;
  char *source;  /* of the "# source:" line; never NULL */
  CcListEntry *entries;
  guint n_entries;
} CcList;

/* Reads data/@language/@name.list. New; NULL with CC_ERROR_DATA when there is
   none, or CC_ERROR_SYNTAX naming file and line (no source line, an empty field,
   bytes that are not NFC UTF-8, an entry given twice). */
CcList *cc_list_read (const char *language, const char *name, GError **error);

/* The same from a path. */
CcList *cc_list_read_file (const char *path, GError **error);
void cc_list_free (CcList *list);

/* TRUE when data/@language/@name.list exists. */
gboolean cc_list_exists (const char *language, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcList, cc_list_free)

#endif
