/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-saved.c: the comment in which SingleFile says when it saved a page, which is
   not when that was published. Whence it was is for page-meta.c to tell.

     <!--
      Page saved with SingleFile
      url: https://…
      saved date: Tue Mar 07 2023 10:12:13 GMT+0100
     -->                                                                          */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

void
cc_page_use_saved (const char *text, gsize length, CcDraft *draft)
{
  static const char key[] = "saved date:";
  const char *limit = text + MIN (length, CC_PAGE_TOP);

  for (const char *p = text; (p = g_strstr_len (p, limit - p, "<!--")); p += 4)
    {
      const char *end = g_strstr_len (p, limit - p, "-->");
      const char *date = end ? g_strstr_len (p, end - p, key) : NULL;

      if (date && g_strstr_len (p, date - p, "SingleFile"))
        {
          date += strlen (key);
          cc_draft_set_saved (draft, date, MIN (strcspn (date, "\r\n"), (gsize) (end - date)));
        }
    }
}
