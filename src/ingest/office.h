/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* office.h: the paragraphs of a text document, DOCX or ODT. */
#ifndef CC_OFFICE_H
#define CC_OFFICE_H

#include <ingest/xml.h>

typedef struct
{
  GString *text; /* one paragraph a line, each with its '\n' */
  GArray *kinds; /* of guint8, a CcBlockKind a line */
} CcParagraphs;

CcParagraphs *cc_paragraphs_new (void);
void cc_paragraphs_free (CcParagraphs *paragraphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcParagraphs, cc_paragraphs_free)

/* What is done with a node when a document is read in its order. */
typedef enum
{
  CC_NODE_INTO,      /* nothing; its children are looked at */
  CC_NODE_PARAGRAPH,
  CC_NODE_TEXT,
  CC_NODE_SPACE,
  CC_NODE_BREAK,     /* of the line; two of them end the paragraph */
  CC_NODE_APART,     /* a text box: read after the paragraph it hangs on */
  CC_NODE_NOTE,      /* a footnote: read after all */
  CC_NODE_SKIP,
} CcNodeUse;

typedef struct
{
  const char *name; /* of an element, whatever its prefix */
  CcNodeUse use;
} CcNodeRule;

typedef struct
{
  const CcNodeRule *rules; /* up to one without a name; others are looked into */
  const char *text;        /* the element whose text counts, or NULL: any */
  CcBlockKind (*kind) (const xmlNode *paragraph, GHashTable *styles);
} CcOfficeFormat;

/* Appends the paragraphs below @root to @out. */
void cc_office_read (const CcOfficeFormat *format, const xmlNode *root, GHashTable *styles,
                     CcParagraphs *out);

/* What a style is for by its name, whatever the case: "Heading 1", "Quotations". */
CcBlockKind cc_style_kind (const char *name);

/* Makes the one article of the input in hand. @core has its title and authors, or is
   NULL. When no style tells title and headings, they are looked for as in plain text.
   The day on which the document was made is not taken for that of publication. */
void cc_office_article (CcHarvest *harvest, const CcInput *input, const CcParagraphs *paragraphs,
                        const xmlNode *core);

#endif
