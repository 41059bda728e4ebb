/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fragment.c: HTML that is the text of one article and nothing else, as feeds and
   data files carry it. */
#include "config.h"

#include <ingest/markup.h>
#include <ingest/page.h>
#include <ingest/record.h>

#include <string.h>

#include <libxml/HTMLparser.h>

/* Tags that writing about HTML hardly ever spells out, and text never ends without. */
static const char *const marks[] = { "</p>", "<br", "</div>", "</li>", "<p>", "</h2>" };

gboolean
cc_is_fragment (const char *text, gsize length)
{
  const char *end = text + strnlen (text, length);

  for (const char *p = text; (p = memchr (p, '<', (gsize) (end - p))); p++)
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
      if (strlen (marks[i]) <= (gsize) (end - p) && memcmp (p, marks[i], strlen (marks[i])) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
is_linked (const CcRun *run)
{
  return run->link_chars * 2 > run->chars;
}

/* "Read on at …" closes many an item; elsewhere a linked line may be a heading. */
static guint
end_of_text (const CcPage *page)
{
  guint n = page->runs->len;

  while (n > 1 && is_linked (&g_array_index (page->runs, CcRun, n - 1)))
    n--;
  return n;
}

void
cc_draft_add_tree (CcDraft *draft, const xmlNode *root)
{
  g_autoptr (CcPage) page = cc_page_new (root);
  guint end = end_of_text (page);

  for (guint i = 0; i < page->runs->len; i++)
    {
      const CcRun *run = &g_array_index (page->runs, CcRun, i);

      cc_draft_add (draft, i < end ? run->kind : CC_BLOCK_OTHER, page->text->str + run->start,
                    run->end - run->start, CC_NO_SOURCE);
    }
}

void
cc_draft_add_fragment (CcDraft *draft, const char *text, gsize length)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  htmlDocPtr document = NULL;
  const xmlNode *root;

  if (length <= G_MAXINT)
    document = htmlReadMemory (text, (int) length, NULL, "UTF-8", options);
  root = document ? xmlDocGetRootElement (document) : NULL;
  if (root)
    cc_draft_add_tree (draft, root);
  xmlFreeDoc (document);
}
