/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* front-matter.h: the YAML between "---" lines at the top of a text. */
#ifndef CC_FRONT_MATTER_H
#define CC_FRONT_MATTER_H

#include <ingest/ingest.h>

/* Where the text after the front matter begins; 0 when there is none. */
gsize cc_front_matter_end (const char *text, gsize length);

/* Sets the fields of @draft from the front matter at the start of @text, which
   ends at @end. YAML that is broken becomes a warning with its line. */
void cc_front_matter_read (const char *text, gsize end, CcHarvest *harvest, CcDraft *draft);

#endif
