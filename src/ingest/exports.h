/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* exports.h: files in which a newspaper database put many articles. */
#ifndef CC_EXPORTS_H
#define CC_EXPORTS_H

#include <ingest/ingest.h>

/* Reads @text as such a file and puts its articles into @harvest; FALSE, with
   nothing put there, when it is none. Articles are of @decoded, whose text @text then
   is, and have places such as "line 12"; without one (NULL: paragraphs of a document,
   a line end between them) there is no way back, and places are "article 3". What
   stands between articles and is none is noticed. */
gboolean cc_export_read (CcHarvest *harvest, const char *text, gsize length,
                         const CcDecoded *decoded);

#endif
