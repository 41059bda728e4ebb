/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* reader-html.c: a saved web page: its main text and what it says of itself.
   No way back to the bytes of the file: entities and the parser's repairs
   stand between. */
#include "config.h"

#include <ingest/main-text.h>
#include <ingest/markup.h>
#include <ingest/page-strip.h>

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

static void
add_runs (const CcSight *sight, CcDraft *draft, const CcRuling *rulings)
{
  for (guint i = 0; i < sight->n; i++)
    {
      const CcRun *run = cc_page_run (sight->page, i);
      gboolean title = i == sight->title_run && run->level > 0;

      if (rulings[i].kept)
        cc_draft_add (draft, title ? CC_BLOCK_TITLE : run->kind,
                      sight->page->text->str + run->start, run->end - run->start, CC_NO_SOURCE);
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

static gsize
count_kept (const CcPage *page, const CcRuling *rulings)
{
  gsize kept = 0;

  for (guint i = 0; i < page->runs->len; i++)
    if (rulings[i].kept)
      kept += cc_page_run (page, i)->end - cc_page_run (page, i)->start;
  return kept;
}

/* Adds the main text of @page; @body is that of its JSON-LD, or NULL. */
static void
add_main_text (const CcPage *page, const CcSight *sight, const char *body, CcDraft *draft)
{
  g_autofree CcRuling *rulings = cc_main_text (sight);

  /* Pages that a script fills, or that hide behind a payment, may still carry
     their whole text for search engines. */
  if (body && strlen (body) > 2 * count_kept (page, rulings) + 200)
    cc_draft_add_body (draft, body, strlen (body), CC_NO_SOURCE);
  else
    {
      add_runs (sight, draft, rulings);
      if (cc_draft_asks_why (draft))
        cc_page_say_why (sight, rulings, draft);
    }
  cc_page_set_visible_date (page, sight->first, sight->end, draft);
}

/* Reads what @root holds as one article. */
static void
read_part (const xmlNode *root, CcDraft *draft)
{
  g_autoptr (CcPage) page = cc_page_new (root);
  g_autofree char *body = cc_page_meta (root, draft);
  g_auto (CcSight) sight = { NULL };

  set_title_from_heading (page, draft);
  cc_sight_init (&sight, page, cc_draft_title (draft));
  add_main_text (page, &sight, body, draft);
}

/* Reads the articles of a page that carries several: each with what itself says, and
   the outlet and language that @whole, the page, names. */
static void
read_articles (const CcSight *sight, const GArray *articles, const CcDraft *whole,
               const CcInput *input, CcHarvest *harvest)
{
  g_autofree char *stem = cc_input_stem (input->name);

  for (guint i = 0; i < articles->len; i++)
    {
      guint32 element = g_array_index (articles, guint32, i);
      g_autofree char *record = i ? g_strdup_printf ("article %u", i + 1) : NULL;
      g_autofree char *id = i ? g_strdup_printf ("%s#%u", stem, i + 1) : NULL;
      CcDraft *draft = cc_harvest_article (harvest, record, input->bytes, input->size);

      cc_draft_set_from (draft, CC_FIELD_ID, id, -1, NULL);
      read_part (cc_page_element (sight->page, element)->node, draft);
      cc_draft_take_page (draft, whole);
    }
}

static void
read_page (const xmlNode *root, const CcDecoded *decoded, const CcInput *input,
           CcHarvest *harvest)
{
  g_autoptr (CcPage) page = cc_page_new (root);
  g_autoptr (GArray) articles = NULL;
  g_auto (CcSight) sight = { NULL };
  CcDraft *draft = cc_harvest_article (harvest, NULL, input->bytes, input->size);
  g_autofree char *body = cc_page_meta (root, draft);

  cc_page_use_saved (decoded->text, decoded->length, draft);
  set_title_from_heading (page, draft);
  cc_sight_init (&sight, page, cc_draft_title (draft));
  articles = cc_page_articles (&sight);
  if (articles->len == 0)
    add_main_text (page, &sight, body, draft);
  else
    {
      read_articles (&sight, articles, draft, input, harvest);
      cc_harvest_drop (harvest, draft);
    }
}

/* ---- parsing ---- */

static void
tell_stripped (const CcStripped *stripped, CcHarvest *harvest)
{
  if (stripped->deep)
    cc_harvest_notice (harvest, CC_WARNED, NULL,
                       "elements nested more than 200 deep: %u; their text is read as part of the "
                       "element around",
                       stripped->deep);
  if (stripped->attributes)
    cc_harvest_notice (harvest, CC_WARNED, NULL,
                       "attributes left out, beyond 64 of a tag: %u", stripped->attributes);
  if (stripped->cut)
    cc_harvest_notice (harvest, CC_WARNED, NULL,
                       "more than a million elements or 48 MiB of text and markup; the page is read up "
                       "to there");
}

/* What the parser makes of the page, or NULL. */
static htmlDocPtr
parse (const CcDecoded *decoded, CcHarvest *harvest)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  CcStripped stripped;
  GString *markup = cc_page_strip (decoded->text, decoded->length, &stripped);
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  htmlDocPtr document = NULL;

  if (context)
    document = htmlCtxtReadMemory (context, markup->str, (int) markup->len, NULL, "UTF-8", options);
  tell_stripped (&stripped, harvest);
  if (context && context->disableSAX)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "the parser gave up; the page is read up to there");
  htmlFreeParserCtxt (context);
  g_string_free (markup, TRUE);
  return document;
}

static gboolean
read_html (const CcInput *input, CcHarvest *harvest, GError **error)
{
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;
  g_autofree char *charset = declared_charset (input);
  htmlDocPtr document;
  const xmlNode *root;

  if (!cc_decode (input, charset, harvest, &decoded, error))
    return FALSE;
  document = parse (&decoded, harvest);
  root = document ? xmlDocGetRootElement (document) : NULL;
  if (root)
    read_page (root, &decoded, input, harvest);
  else
    g_set_error (error, CC_ERROR, CC_ERROR_READ, "holds no HTML");
  xmlFreeDoc (document);
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
