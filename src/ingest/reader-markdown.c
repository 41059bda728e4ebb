/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-markdown.c: Markdown, with YAML front matter. */
#include "config.h"

#include <ingest/front-matter.h>

#include <string.h>

#include <md4c.h>

static const char *const extensions[] = { "md", "markdown", "mdown", "mkd", NULL };

static int
bid (const CcInput *input)
{
  const char *end = input->bytes + MIN (input->size, 4096);

  if (cc_input_has_extension (input, extensions))
    return 90;
  return cc_front_matter_end (input->bytes, (gsize) (end - input->bytes)) > 0 ? 50 : 0;
}

/* ---- from md4c's calls to blocks ---- */

typedef struct
{
  CcDraft *draft;
  const char *text; /* of the whole file, decoded */
  gsize length;
  gsize start;      /* where the body begins: the front matter ends */
  guint quotes, items, images;
  guint heading;    /* level, or 0 */
  gboolean aside;   /* inside code or raw HTML */
  gboolean titled;
  gboolean picture; /* the open block is a picture's text */
} Walk;

static CcBlockKind
kind_now (const Walk *w)
{
  if (w->aside)
    return CC_BLOCK_OTHER;
  if (w->picture)
    return CC_BLOCK_CAPTION;
  if (w->heading)
    return w->heading == 1 && !w->titled ? CC_BLOCK_TITLE : CC_BLOCK_HEADING;
  return w->items ? CC_BLOCK_ITEM : w->quotes ? CC_BLOCK_QUOTE : CC_BLOCK_PARAGRAPH;
}

static void
end_block (Walk *w)
{
  cc_draft_close (w->draft);
  w->picture = FALSE;
}

static int
enter_block (MD_BLOCKTYPE type, void *detail, void *data)
{
  Walk *w = data;

  end_block (w);
  w->quotes += type == MD_BLOCK_QUOTE;
  w->items += type == MD_BLOCK_LI;
  if (type == MD_BLOCK_H)
    w->heading = ((MD_BLOCK_H_DETAIL *) detail)->level;
  w->aside = type == MD_BLOCK_CODE || type == MD_BLOCK_HTML;
  return 0;
}

static int
leave_block (MD_BLOCKTYPE type, void *detail, void *data)
{
  Walk *w = data;

  (void) detail;
  end_block (w);
  w->quotes -= type == MD_BLOCK_QUOTE;
  w->items -= type == MD_BLOCK_LI;
  w->aside = FALSE;
  if (type == MD_BLOCK_H)
    {
      w->titled = w->titled || w->heading == 1;
      w->heading = 0;
    }
  return 0;
}

/* A picture's text is a block of its own. */
static int
enter_span (MD_SPANTYPE type, void *detail, void *data)
{
  Walk *w = data;

  (void) detail;
  if (type == MD_SPAN_IMG && w->images++ == 0)
    {
      end_block (w);
      w->picture = TRUE;
    }
  return 0;
}

static int
leave_span (MD_SPANTYPE type, void *detail, void *data)
{
  Walk *w = data;

  (void) detail;
  if (type == MD_SPAN_IMG && --w->images == 0)
    end_block (w);
  return 0;
}

static int
add_text (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Walk *w = data;
  gboolean inside = text >= w->text && text < w->text + w->length;
  gsize source = inside ? (gsize) (text - w->text) : CC_NO_SOURCE;
  char buffer[8];

  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
    cc_draft_append (w->draft, kind_now (w), "\n", 1, CC_NO_SOURCE);
  else if (type == MD_TEXT_ENTITY && cc_entity (text, size, buffer))
    cc_draft_append (w->draft, kind_now (w), buffer, strlen (buffer), source);
  else if (type != MD_TEXT_NULLCHAR && (type != MD_TEXT_HTML || w->aside))
    cc_draft_append (w->draft, kind_now (w), text, size, source);
  return 0;
}

static void
read_body (Walk *w)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
    .enter_block = enter_block,
    .leave_block = leave_block,
    .enter_span = enter_span,
    .leave_span = leave_span,
    .text = add_text,
  };

  md_parse (w->text + w->start, (MD_SIZE) (w->length - w->start), &parser, w);
  end_block (w);
}

static gboolean
read_markdown (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  Walk walk = { .text = NULL };

  if (!cc_decode (input, NULL, harvest, &decoded, error))
    return FALSE;
  walk.draft = cc_harvest_article (harvest, NULL, input->bytes, input->size);
  walk.text = decoded.text;
  walk.length = decoded.length;
  walk.start = cc_front_matter_end (decoded.text, decoded.length);
  cc_draft_set_source (walk.draft, &decoded);
  if (walk.start > 0)
    cc_front_matter_read (decoded.text, walk.start, harvest, walk.draft);
  read_body (&walk);
  cc_draft_set_title_from_block (walk.draft);
  return TRUE;
}

extern const CcReader cc_reader_markdown;
const CcReader cc_reader_markdown = {
  .name = "markdown",
  .description = "Markdown with YAML front matter",
  .extensions = extensions,
  .bid = bid,
  .read = read_markdown,
};
