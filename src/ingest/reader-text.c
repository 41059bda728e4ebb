/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-text.c: plain text, most often a page saved as text. */
#include "config.h"

#include <ingest/ingest.h>

static const char *const extensions[] = { "txt", "text", NULL };

/* Whatever no other reader wants is plain text, or fails as binary. */
static int
bid (const CcInput *input)
{
  return cc_input_has_extension (input, extensions) ? 60 : 1;
}

static guint
line_of (const char *text, gsize offset)
{
  guint n = 1;

  for (gsize i = 0; i < offset; i++)
    n += text[i] == '\n';
  return n;
}

/* An article that was saved below another: "NAME#2" and its line. */
static CcDraft *
appended_article (const CcInput *input, CcHarvest *harvest, const CcDecoded *decoded, gsize at,
                  gsize size, guint n)
{
  g_autofree char *record = g_strdup_printf ("line %u", line_of (decoded->text, at));
  g_autofree char *stem = cc_input_stem (input->path);
  g_autofree char *id = g_strdup_printf ("%s#%u", stem, n);
  CcDraft *draft = cc_harvest_article (harvest, record, decoded->text + at, size);

  cc_draft_set (draft, CC_FIELD_ID, id, -1);
  return draft;
}

static gboolean
read_text (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  gsize at = 0;
  guint n = 0;

  if (!cc_decode (input, NULL, harvest, &decoded, error))
    return FALSE;
  while (at < decoded.length)
    {
      gsize rest = decoded.length - at;
      guint32 next = cc_find_appended (decoded.text + at, (guint32) rest);
      gsize size = next ? next : rest;
      CcDraft *draft = n++ == 0 ? cc_harvest_article (harvest, NULL, input->bytes, input->size)
                                : appended_article (input, harvest, &decoded, at, size, n);

      cc_draft_set_source (draft, &decoded);
      cc_draft_add_page (draft, decoded.text + at, size, at);
      at += size;
    }
  return TRUE;
}

extern const CcReader cc_reader_text;
const CcReader cc_reader_text = {
  .name = "text",
  .description = "plain text, such as a page saved as text",
  .extensions = extensions,
  .bid = bid,
  .read = read_text,
};
