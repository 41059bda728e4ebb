/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-html.c: a saved web page: its main text and what it says of itself.
   No way back to the bytes of the file: entities and the parser's repairs
   stand between. */
#include "config.h"

#include <ingest/markup.h>
#include <ingest/page.h>

#include <string.h>

#include <libxml/HTMLparser.h>

static const char *const extensions[] = { "html", "htm", "xhtml", "shtml", NULL };

/* How much of a page is searched for its charset, as browsers do, and more. */
#define PRESCAN 4096

static int
bid (const CcInput *input)
{
  const char *end = input->bytes + MIN (input->size, PRESCAN);
  const char *p = cc_markup_skip (input->bytes, end);

  if (cc_markup_starts (p, end, "<!doctype html") || cc_markup_starts (p, end, "<html")
      || cc_markup_starts (p, end, "<head") || cc_markup_starts (p, end, "<body"))
    return 85;
  return cc_input_has_extension (input, extensions) || cc_input_is_type (input, "text/html")
                 || cc_input_is_type (input, "application/xhtml+xml")
             ? 80
             : 0;
}

/* The charset that "charset=" or "encoding=" names in the first bytes; new, or NULL. */
static char *
declared_charset (const CcInput *input)
{
  static const char *const keys[] = { "charset=", "encoding=", NULL };
  const char *end = input->bytes + MIN (input->size, PRESCAN);

  for (const char *p = input->bytes; p < end; p++)
    for (const char *const *key = keys; *key; key++)
      if (cc_markup_starts (p, end, *key))
        {
          const char *name = p + strlen (*key);
          gsize n = 0;

          while (name < end && (*name == '"' || *name == '\'' || *name == ' '))
            name++;
          while (name + n < end && n < 40
                 && (g_ascii_isalnum (name[n]) || strchr ("-_:.", name[n])))
            n++;
          if (n > 0)
            return g_strndup (name, n);
        }
  return NULL;
}

/* ---- text ---- */

static gboolean
same_text (const char *a, gsize n, const char *b)
{
  g_autofree char *clean = cc_clean_field (a, (gssize) n);

  return strcmp (clean, b) == 0;
}

/* The title stands first, whether or not it is inside what was found. */
static void
add_title (const CcPage *page, CcDraft *draft, guint first)
{
  const char *title = cc_draft_title (draft);

  for (guint i = 0; i < first; i++)
    {
      const CcRun *run = &g_array_index (page->runs, CcRun, i);

      if (run->level == 1 && same_text (page->text->str + run->start, run->end - run->start, title))
        cc_draft_add (draft, CC_BLOCK_TITLE, title, strlen (title), CC_NO_SOURCE);
      else
        continue;
      return;
    }
}

static void
add_runs (const CcPage *page, CcDraft *draft, guint first, guint end)
{
  gboolean titled = FALSE;

  for (guint i = first; i < end; i++)
    {
      const CcRun *run = &g_array_index (page->runs, CcRun, i);
      const char *text = page->text->str + run->start;
      gsize n = run->end - run->start;
      CcBlockKind kind = run->kind;

      if (run->apart)
        continue;
      if (!titled && run->level > 0 && same_text (text, n, cc_draft_title (draft)))
        {
          kind = CC_BLOCK_TITLE;
          titled = TRUE;
        }
      cc_draft_add (draft, kind, text, n, CC_NO_SOURCE);
    }
}

/* The first heading of the first level, for pages without metadata. */
static void
set_title_from_heading (const CcPage *page, CcDraft *draft)
{
  for (guint level = 1; level <= 2; level++)
    for (guint i = 0; i < page->runs->len; i++)
      {
        const CcRun *run = &g_array_index (page->runs, CcRun, i);

        if (run->level == level && !*cc_draft_title (draft))
          cc_draft_set_from (draft, CC_FIELD_TITLE, page->text->str + run->start,
                             run->end - run->start, "heading");
      }
}

static void
read_page (const xmlNode *root, CcDraft *draft)
{
  g_autoptr (CcPage) page = cc_page_new (root);
  g_autofree char *body = cc_page_meta (root, draft);
  guint first, end;
  gsize found = 0;

  set_title_from_heading (page, draft);
  cc_page_main (page, &first, &end);
  for (guint i = first; i < end; i++)
    if (!g_array_index (page->runs, CcRun, i).apart)
      found += g_array_index (page->runs, CcRun, i).chars;
  /* Pages that a script fills, or that hide behind a payment, may still carry
     their whole text for search engines. */
  if (body && strlen (body) > 2 * found + 200)
    cc_draft_add_body (draft, body, strlen (body), CC_NO_SOURCE);
  else
    {
      add_title (page, draft, first);
      add_runs (page, draft, first, end);
    }
  cc_page_set_visible_date (page, first, end, draft);
}

/* ---- parsing ---- */

/* The parser stops at limits of its own, which keep hostile pages cheap. */
static void
tell_defects (htmlParserCtxtPtr context, CcHarvest *harvest)
{
  const xmlError *last = xmlCtxtGetLastError (context);

  if (last && last->level == XML_ERR_FATAL && last->message && strstr (last->message, "depth"))
    cc_harvest_notice (harvest, CC_WARNED, NULL,
                       "elements nested more than 256 deep; the page is read up to there");
  else if (context->disableSAX)
    cc_harvest_notice (harvest, CC_WARNED, NULL,
                       "a run of text longer than 10 MB; the page is read up to there");
}

static gboolean
read_html (const CcInput *input, CcHarvest *harvest, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_autofree char *charset = declared_charset (input);
  htmlParserCtxtPtr context;
  htmlDocPtr document = NULL;
  const xmlNode *root;

  if (!cc_decode (input, charset, harvest, &decoded, error))
    return FALSE;
  context = htmlNewParserCtxt ();
  if (context && decoded.length <= G_MAXINT)
    document = htmlCtxtReadMemory (context, decoded.text, (int) decoded.length, NULL, "UTF-8",
                                   options);
  root = document ? xmlDocGetRootElement (document) : NULL;
  if (context)
    tell_defects (context, harvest);
  if (root)
    read_page (root, cc_harvest_article (harvest, NULL, input->bytes, input->size));
  else
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no HTML");
  xmlFreeDoc (document);
  htmlFreeParserCtxt (context);
  return root != NULL;
}

extern const CcReader cc_reader_html;
const CcReader cc_reader_html = {
  .name = "html",
  .description = "web page; its main text, title, date and outlet",
  .extensions = extensions,
  .bid = bid,
  .read = read_html,
};
