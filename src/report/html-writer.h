/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* html-writer.h: HTML that hostile text cannot break.

   Every byte of text and of attribute values goes through one escaping function.
   Elements are opened and closed through a stack, so that the page is always
   well formed. Tag and attribute names are the program's own.  */
#ifndef CC_REPORT_HTML_WRITER_H
#define CC_REPORT_HTML_WRITER_H

#include <report/out.h>

typedef struct
{
  CcOut out;
  GPtrArray *open; /* of const char *, tags not yet closed */
} CcHtml;

void cc_html_init (CcHtml *html, CcSink *sink);

/* Closes what is open and hands on the rest. FALSE with the sink's error. */
gboolean cc_html_finish (CcHtml *html, GError **error);

/* Opens @tag with pairs of attribute and value up to NULL. An attribute whose
   value is NULL is left out; "" gives a bare attribute. */
void cc_html_open (CcHtml *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;

/* The same for an element that has no content, such as meta. */
void cc_html_void (CcHtml *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;

/* Closes the innermost element, or @n of them. */
void cc_html_close (CcHtml *html);
void cc_html_close_n (CcHtml *html, guint n);

/* Text, escaped. Characters that HTML forbids, bytes that are not UTF-8, and the
   controls that embed, override or isolate a direction (U+202A to U+202E, U+2066
   to U+2069) become U+FFFD, so that text cannot reorder the page around it. */
void cc_html_text (CcHtml *html, const char *text);
void cc_html_bytes (CcHtml *html, const char *text, gsize length);
void cc_html_printf (CcHtml *html, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A whole element with escaped text and at most one attribute, a class. */
void cc_html_element (CcHtml *html, const char *tag, const char *class, const char *text);
void cc_html_elementf (CcHtml *html, const char *tag, const char *class, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

/* Foreign text in running words: <bdi>, isolated from the direction around it. */
void cc_html_bdi (CcHtml *html, const char *text);

/* A line break in the source, for those who read it. */
void cc_html_newline (CcHtml *html);

/* Appends @length bytes of @text, escaped, to @buffer. */
void cc_html_escape (GString *buffer, const char *text, gsize length);

/* TRUE when a reader may follow @url: http or https. */
gboolean cc_html_is_link (const char *url);

#endif
