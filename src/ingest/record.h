/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* record.h: articles that are rows of a table or objects of a data file: which
   column or field holds what. */
#ifndef CC_RECORD_H
#define CC_RECORD_H

#include <ingest/ingest.h>

/* What a column or field may hold. */
typedef enum
{
  CC_ROLE_TEXT,
  CC_ROLE_SUMMARY, /* of the text; read where there is no text */
  CC_ROLE_ID,
  CC_ROLE_OUTLET,
  CC_ROLE_TITLE,
  CC_ROLE_DATE,
  CC_ROLE_MODIFIED,
  CC_ROLE_LANGUAGE,
  CC_ROLE_URL,
  CC_ROLE_AUTHORS,
  CC_N_ROLES,
  CC_ROLE_NONE = CC_N_ROLES,
} CcRole;

/* The names that a user gave to roles: "text=body,outlet=source.name". New, or NULL
   with CC_ERROR_USAGE. */
CcRoles *cc_roles_parse (const char *spec, GError **error);
void cc_roles_free (CcRoles *roles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcRoles, cc_roles_free)

/* The name that the user gave to @role, or NULL; @roles may be NULL. */
const char *cc_roles_name (const CcRoles *roles, CcRole role);

/* What a column called @name holds. @rank receives how well the name fits, lower
   is better: of two columns for one role the lower rank is taken, the first of
   equals. A role that the user named goes by that name alone. Case, spaces, '_'
   and '-' do not matter. */
CcRole cc_role_of (const CcRoles *roles, const char *name, guint *rank);

/* Sets what @value says of the article, by @role, which is not of the text; @name
   is that of the column, @place that of the record, for notices. */
void cc_record_set (CcHarvest *harvest, CcDraft *draft, CcRole role, const char *name,
                    const char *value, const char *place);

/* Adds the text of the article: as running text, or as what it shows when it is
   HTML. @source as for cc_draft_add(). */
void cc_record_add_text (CcDraft *draft, const char *text, gsize length, gsize source);

/* Says, unless it is 0, how many of the articles are summaries. */
void cc_record_tell_summaries (CcHarvest *harvest, guint n);

/* ---- HTML without a page around it: fragment.c --------------------------- */

/* TRUE when @text holds the marks of paragraphs or lines of HTML. */
gboolean cc_is_fragment (const char *text, gsize length);

/* Adds what the HTML @text shows, all of it being article: no part is guessed to be
   navigation. A last line that is mostly links is not read for claims. */
void cc_draft_add_fragment (CcDraft *draft, const char *text, gsize length);

#endif
