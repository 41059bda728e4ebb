/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-text.c: plain text, most often a page saved as text, or what a newspaper
   database exports. */
#include "config.h"

#include <ingest/exports.h>

#include <string.h>

static const char *const extensions[] = { "txt", "text", NULL };

/* Whatever no other reader wants is plain text, or fails as binary. */
static int
bid (const CcInput *input)
{
  return cc_input_has_extension (input, extensions) || cc_input_is_type (input, "text/plain") ? 60
                                                                                              : 1;
}

static guint
count_lines (const char *text, gsize length)
{
  const char *end = text + length;
  guint n = 0;

  for (; (text = memchr (text, '\n', (gsize) (end - text))); text++)
    n++;
  return n;
}

/* An article that was saved below another: "NAME#2" and its line. */
static CcDraft *
appended_article (const CcInput *input, CcHarvest *harvest, const char *text, gsize size, guint n,
                  guint line)
{
  g_autofree char *record = g_strdup_printf ("line %u", line);
  g_autofree char *stem = cc_input_stem (input->name);
  g_autofree char *id = g_strdup_printf ("%s#%u", stem, n);
  CcDraft *draft = cc_harvest_article (harvest, record, text, size);

  cc_draft_set_from (draft, CC_FIELD_ID, id, -1, NULL);
  return draft;
}

static gboolean
read_text (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_autoptr (GArray) starts = NULL;
  guint line = 1;
  gsize at = 0;

  if (!cc_decode (input, NULL, harvest, &decoded, error))
    return FALSE;
  if (cc_export_read (harvest, decoded.text, decoded.length, &decoded))
    return TRUE;
  starts = cc_find_appended (decoded.text, (guint32) decoded.length);
  for (guint i = 0; i <= starts->len; i++)
    {
      gsize end = i < starts->len ? g_array_index (starts, guint32, i) : decoded.length;
      const char *text = decoded.text + at;
      CcDraft *draft = i == 0 ? cc_harvest_article (harvest, NULL, input->bytes, input->size)
                              : appended_article (input, harvest, text, end - at, i + 1, line);

      cc_draft_set_source (draft, &decoded);
      cc_draft_add_page (draft, text, end - at, at);
      line += count_lines (text, end - at);
      at = end;
    }
  return TRUE;
}

extern const CcReader cc_reader_text;
const CcReader cc_reader_text = {
  .name = "text",
  .description = "plain text, such as a page saved as text or a newspaper database's export",
  .extensions = extensions,
  .bid = bid,
  .read = read_text,
};
