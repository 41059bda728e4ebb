/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* markdown.h: text that stays text in CommonMark and on GitHub.  */
#ifndef CC_REPORT_MARKDOWN_H
#define CC_REPORT_MARKDOWN_H

#include <report/out.h>

/* Appends @length bytes of @text on one line so that no part of it becomes
   markup: white space runs become one space, characters that mean something get
   a backslash where they could, and what HTML forbids becomes U+FFFD. At the
   start of a line, or where the line so far is only markup, @at_start is TRUE. */
void cc_markdown_escape (GString *buffer, const char *text, gsize length, gboolean at_start);

#endif
