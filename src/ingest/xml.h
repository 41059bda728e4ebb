/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xml.h: XML parts of documents, parsed without network, without external entities
   and within the parser's own limits of depth and expansion. */
#ifndef CC_XML_H
#define CC_XML_H

#include <ingest/page.h>
#include <ingest/unpack.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* The document in the part called @name, what is broken repaired; NULL when there is
   no such part or no XML in it. */
xmlDoc *cc_part_xml (CcHarvest *harvest, GHashTable *parts, const char *name);

gboolean cc_node_is (const xmlNode *node, const char *name);

/* The next element called @name (without its prefix) after @node, below @root; NULL
   when there is none. Starts with @root itself for a @node of NULL. */
const xmlNode *cc_node_find (const xmlNode *root, const xmlNode *node, const char *name);

/* The element's text, cleaned, no more than a field of an article holds; new. "" for
   NULL. */
char *cc_node_text (const xmlNode *node);

/* What a document says of itself by Dublin Core (dc:title and so on). */
typedef struct
{
  char *title, *publisher, *language, *date; /* "" when not given */
  GPtrArray *authors; /* of char * */
} CcCore;

/* Reads it below @root, which may be NULL. The date is that of publication. */
CcCore *cc_core_new (const xmlNode *root);
void cc_core_free (CcCore *core);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcCore, cc_core_free)

/* Gives @draft the title, authors and language. */
void cc_draft_set_core (CcDraft *draft, const CcCore *core);

#endif
