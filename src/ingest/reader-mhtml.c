/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-mhtml.c: a page that was saved as one file (RFC 2557), or a mail. */
#include "config.h"

#include <ingest/mime.h>

#include <string.h>

static const char *const extensions[] = { "mhtml", "mht", "eml", NULL };

static gboolean
starts_with_header (const CcInput *input)
{
  gsize i = 0;

  while (i < input->size && i < 80 && (g_ascii_isalnum (input->bytes[i]) || input->bytes[i] == '-'))
    i++;
  return i > 0 && i < input->size && input->bytes[i] == ':';
}

static int
bid (const CcInput *input)
{
  g_autofree char *head = NULL;

  if (!starts_with_header (input))
    return 0;
  if (cc_input_has_extension (input, extensions))
    return 85;
  head = g_ascii_strdown (input->bytes, (gssize) MIN (input->size, 4096));
  return g_str_has_prefix (head, "mime-version:") || strstr (head, "\nmime-version:") ? 75 : 0;
}

/* Browsers that save a page say so where a mail names its sender. */
static gboolean
is_page (GHashTable *headers)
{
  return *cc_header (headers, "snapshot-content-location")
         || strstr (cc_header (headers, "from"), "Saved by ");
}

/* Where the part was saved from, or NULL. */
static const char *
address_of (GHashTable *message, GHashTable *part)
{
  const char *location = cc_header (part, "content-location");

  if (!g_str_has_prefix (location, "http"))
    location = cc_header (message, "snapshot-content-location");
  if (!g_str_has_prefix (location, "http"))
    location = cc_header (message, "content-location");
  return g_str_has_prefix (location, "http") ? location : NULL;
}

/* The sender's name of "Name <name@host>", or the host; new. */
static char *
sender_of (const char *from)
{
  g_autofree char *text = cc_mime_words (from);
  char *address = strchr (text, '<');
  char *at = strrchr (text, '@');
  char *name;

  if (at)
    at[1 + strcspn (at + 1, "> \t,")] = '\0';
  if (!address || address == text)
    return g_strdup (at ? at + 1 : text);
  *address = '\0';
  name = g_strstrip (g_strdelimit (text, "\"", ' '));
  return g_strdup (*name || !at ? name : at + 1);
}

/* A page knows its title and date itself; of a mail its headers are surer. */
static void
set_fields (GHashTable *headers, CcDraft *draft)
{
  g_autofree char *subject = cc_mime_words (cc_header (headers, "subject"));

  if (!is_page (headers))
    {
      g_autofree char *sender = sender_of (cc_header (headers, "from"));

      cc_draft_forget (draft);
      cc_draft_set_date (draft, cc_header (headers, "date"), "mail header Date");
      cc_draft_set_from (draft, CC_FIELD_SITE, sender, -1, "mail header From");
    }
  cc_draft_set_from (draft, CC_FIELD_TITLE, subject, -1, "mail header Subject");
}

static void
read_part (const CcInput *input, CcHarvest *harvest, GHashTable *headers, const CcMimePart *part)
{
  g_autoptr (GString) body = cc_mime_decode (part);
  const char *type = cc_header (part->headers, "content-type");
  g_autofree char *charset = cc_header_parameter (type, "charset");
  g_autofree char *name
    = g_strconcat (input->name, strcmp (part->type, "text/html") == 0 ? ".html" : ".txt", NULL);
  CcInput member = { .name = name, .bytes = body->str, .size = body->len, .type = part->type,
                     .charset = charset };
  guint first = harvest->drafts->len;
  gboolean keep_open = harvest->keep_open;

  member.url = address_of (headers, part->headers);
  harvest->keep_open = TRUE;
  cc_harvest_member (harvest, &member);
  harvest->keep_open = keep_open;
  for (guint i = first; i < harvest->drafts->len; i++)
    set_fields (headers, g_ptr_array_index (harvest->drafts, i));
}

static gboolean
read_mhtml (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcMimePart) part = CC_MIME_PART_INIT;
  g_autoptr (GHashTable) headers = NULL;
  gsize head;

  if (!cc_mime_find (input->bytes, input->size, &part) || part.size == 0)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no part with a page or text");
      return FALSE;
    }
  if (part.n_others)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "left out: %u further %s of the message",
                       part.n_others, part.n_others == 1 ? "page" : "pages");
  headers = cc_headers_new (input->bytes, input->size, &head);
  read_part (input, harvest, headers, &part);
  return TRUE;
}

extern const CcReader cc_reader_mhtml;
const CcReader cc_reader_mhtml = {
  .name = "mhtml",
  .description = "web page saved as one file (MHTML), or a mail",
  .extensions = extensions,
  .bid = bid,
  .read = read_mhtml,
};
