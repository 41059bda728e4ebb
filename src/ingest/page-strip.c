/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-strip.c: a page without what the parser need not see, and within its limits.

   Half of a saved page is programs, styles, drawings and pictures inside attributes;
   without them it is parsed twice as fast. And libxml2 gives up at 256 levels and at
   a text of 10 MB, and takes time quadratic in the attributes of a tag and in levels:
   such a page is flattened here, so that its text is read in linear time.  */
#include "config.h"

#include <ingest/page-strip.h>

#include <string.h>

/* Levels that the parser gets to see; tags below become line ends. */
#define MAX_LEVELS 200

/* How far up an end tag is looked for. */
#define MAX_LOOK 256

/* Attributes of one tag, and bytes of one value, beyond which there are none. */
#define MAX_ATTRIBUTES 64
#define MAX_VALUE 4096

/* No page that is read by people has more elements, or markup, than this. */
#define MAX_ELEMENTS (1u << 20)
#define MAX_MARKUP (48u << 20)

/* A text without a tag is broken after so many bytes. */
#define MAX_TEXT (4u << 20)

#define MAX_NAME 24

typedef struct
{
  const char *begin, *p, *end;
  GString *out;
  GArray *levels;   /* of guint32: hashes of the names of open elements */
  const char *text; /* where the text in hand begins */
  guint elements;
  guint endless; /* bits of what was found to have no end on the page: not looked for again */
  CcStripped *told;
} Strip;

enum
{
  COMMENT = 1u << 31, /* below: index of the name in skip_whole() */
};

typedef struct
{
  char name[MAX_NAME]; /* lower case */
  const char *after;   /* what follows the name */
  gboolean opens;
} Tag;

/* ---- tags ---- */

static gboolean
is_name_end (char c)
{
  return g_ascii_isspace (c) || c == '/' || c == '>';
}

/* Reads the name of the tag that begins at @p, '<'. FALSE when none does. */
static gboolean
read_name (const char *p, const char *end, Tag *tag)
{
  gsize n = 0;

  p++;
  tag->opens = p < end && *p != '/';
  p += !tag->opens;
  if (p >= end || !g_ascii_isalpha (*p))
    return FALSE;
  for (; p < end && !is_name_end (*p); p++)
    if (n < MAX_NAME - 1)
      tag->name[n++] = g_ascii_tolower (*p);
  tag->name[n] = '\0';
  tag->after = p;
  return TRUE;
}

typedef struct
{
  const char *name, *name_end;
  const char *value, *value_end; /* with its quotes; NULL when there is none */
} Attribute;

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p;
}

/* The next attribute at *@at; FALSE at the end of the tag or of the page. */
static gboolean
next_attribute (const char **at, const char *end, Attribute *a)
{
  const char *p = *at;

  while (p < end && (g_ascii_isspace (*p) || *p == '/'))
    p++;
  *at = p;
  if (p >= end || *p == '>')
    return FALSE;
  a->name = p++;
  while (p < end && !is_name_end (*p) && *p != '=')
    p++;
  a->name_end = p;
  a->value = a->value_end = NULL;
  p = skip_space (p, end);
  if (p < end && *p == '=')
    {
      p = skip_space (p + 1, end);
      a->value = p;
      if (p < end && (*p == '"' || *p == '\''))
        {
          const char *stop = memchr (p + 1, *p, (gsize) (end - p - 1));

          p = stop ? stop + 1 : end;
        }
      else
        while (p < end && !g_ascii_isspace (*p) && *p != '>')
          p++;
      a->value_end = p;
    }
  *at = p;
  return TRUE;
}

static gboolean
name_is (const Attribute *a, const char *name)
{
  gsize n = strlen (name);

  return (gsize) (a->name_end - a->name) == n && g_ascii_strncasecmp (a->name, name, n) == 0;
}

/* Pictures, sizes, and what programs keep for themselves. */
static gboolean
is_needless (const Attribute *a)
{
  static const char *const names[] = {
    "src",    "srcset",  "sizes",    "width",    "height", "alt",
    "target", "loading", "decoding", "tabindex", NULL,
  };
  gsize length = a->value ? (gsize) (a->value_end - a->value) : 0;

  if (length > MAX_VALUE && !name_is (a, "content"))
    return TRUE;
  if (a->name_end - a->name > 2 && g_ascii_strncasecmp (a->name, "on", 2) == 0)
    return TRUE;
  if (length > 64 && a->name_end - a->name > 5 && g_ascii_strncasecmp (a->name, "data-", 5) == 0)
    return TRUE;
  for (const char *const *name = names; *name; name++)
    if (name_is (a, *name))
      return TRUE;
  return FALSE;
}

/* Writes the tag without what nobody needs; returns what follows it. */
static const char *
copy_tag (Strip *s, const Tag *tag)
{
  const char *p = tag->after;
  Attribute a;
  guint n = 0;

  g_string_append (s->out, tag->opens ? "<" : "</");
  g_string_append (s->out, tag->name);
  while (next_attribute (&p, s->end, &a))
    {
      if (!tag->opens || is_needless (&a))
        continue;
      if (++n > MAX_ATTRIBUTES)
        {
          s->told->attributes++;
          continue;
        }
      g_string_append_c (s->out, ' ');
      g_string_append_len (s->out, a.name, a.name_end - a.name);
      if (a.value)
        {
          g_string_append_c (s->out, '=');
          g_string_append_len (s->out, a.value, a.value_end - a.value);
        }
    }
  g_string_append_c (s->out, '>');
  return p < s->end ? p + 1 : p;
}

static const char *
skip_tag (const Strip *s, const Tag *tag)
{
  const char *p = tag->after;
  Attribute a;

  while (next_attribute (&p, s->end, &a))
    ;
  return p < s->end ? p + 1 : p;
}

/* ---- levels ---- */

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (; *names; names++)
    if (strcmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

/* They hold nothing and have no end tag. */
static gboolean
is_void (const char *name)
{
  static const char *const names[] = {
    "area", "base", "br",    "col",    "embed", "hr",  "img", "input",
    "link", "meta", "param", "source", "track", "wbr", NULL,
  };

  return is_one_of (name, names);
}

/* Their end tag may be left out before another of them. */
static gboolean
ends_itself (const char *name)
{
  static const char *const names[] = { "dd", "dt", "li", "option", "p", "td", "th", "tr", NULL };

  return is_one_of (name, names);
}

static guint32
level_at (const Strip *s, guint i)
{
  return g_array_index (s->levels, guint32, i);
}

/* TRUE when the parser is to see the tag. */
static gboolean
enter_level (Strip *s, const char *name)
{
  guint32 hash = g_str_hash (name);

  if (is_void (name))
    return TRUE;
  if (s->levels->len > 0 && level_at (s, s->levels->len - 1) == hash && ends_itself (name))
    g_array_set_size (s->levels, s->levels->len - 1);
  g_array_append_val (s->levels, hash);
  return s->levels->len <= MAX_LEVELS;
}

/* The same. An end without a beginning is for the parser to judge, unless it may
   belong to a tag that it was not given. */
static gboolean
leave_level (Strip *s, const char *name)
{
  guint32 hash = g_str_hash (name);
  guint low = s->levels->len > MAX_LOOK ? s->levels->len - MAX_LOOK : 0;

  for (guint i = s->levels->len; i > low; i--)
    if (level_at (s, i - 1) == hash)
      {
        g_array_set_size (s->levels, i - 1);
        return i - 1 < MAX_LEVELS;
      }
  return s->levels->len <= MAX_LEVELS;
}

/* A tag that the parser is not to see: where it would begin a line, it does. */
static void
flatten_tag (Strip *s, const Tag *tag)
{
  guint32 traits;
  CcShown shown = cc_name_shown (tag->name, &traits);

  s->told->deep += tag->opens;
  if (s->out->len >= 8 && memcmp (s->out->str + s->out->len - 8, "<br><br>", 8) == 0)
    return;
  if (shown != CC_SHOWN_INLINE && shown != CC_SHOWN_LINK && shown != CC_SHOWN_NOT)
    g_string_append (s->out, "<br><br>");
}

/* ---- what is left out whole ---- */

/* The end tag of @name from @p on, or NULL. */
static const char *
find_end (const char *p, const char *end, const char *name)
{
  gsize n = strlen (name);

  while ((p = memchr (p, '<', (gsize) (end - p))))
    {
      if ((gsize) (end - p) > n + 2 && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, n) == 0
          && is_name_end (p[n + 2]))
        return p;
      p++;
    }
  return NULL;
}

/* A script that holds data is kept: it may describe the article. */
static gboolean
holds_data (const Strip *s, const Tag *tag)
{
  const char *p = tag->after;
  Attribute a;

  while (next_attribute (&p, s->end, &a))
    if (a.value && name_is (&a, "type"))
      return g_strstr_len (a.value, a.value_end - a.value, "json") != NULL;
  return FALSE;
}

/* What follows the element that @tag opens, when it is of those left out; else NULL.
   A program without an end goes on to the end of the page. */
static const char *
skip_whole (Strip *s, const Tag *tag)
{
  static const char *const names[] = { "script", "style", "noscript", "svg", NULL };
  const char *stop = NULL;
  guint i = 0;
  Tag last;

  while (names[i] && strcmp (tag->name, names[i]) != 0)
    i++;
  if (!tag->opens || !names[i])
    return NULL;
  if (!(s->endless & (1u << i)))
    stop = find_end (tag->after, s->end, tag->name);
  if (!stop)
    {
      s->endless |= 1u << i;
      return i < 2 ? s->end : NULL;
    }
  if (i == 0 && holds_data (s, tag))
    {
      const char *from = copy_tag (s, tag);

      if (from < stop)
        g_string_append_len (s->out, from, stop - from);
      g_string_append (s->out, "</script>");
    }
  read_name (stop, s->end, &last);
  return skip_tag (s, &last);
}

/* What follows the comment at s->p, or NULL when none begins there. Of a comment
   without an end only the beginning is one. */
static const char *
skip_comment (Strip *s)
{
  const char *stop = NULL;

  if (s->end - s->p < 4 || memcmp (s->p, "<!--", 4) != 0)
    return NULL;
  if (!(s->endless & COMMENT))
    stop = g_strstr_len (s->p + 4, s->end - s->p - 4, "-->");
  if (stop)
    return stop + 3;
  s->endless |= COMMENT;
  return s->p + 4;
}

/* Programs leave a comment on top of a page that they save, for page-meta.c. */
static gboolean
is_note (const Strip *s, const char *after)
{
  return s->p - s->begin < CC_PAGE_TOP && g_strstr_len (s->p, after - s->p, "saved");
}

/* ---- the page ---- */

static void
copy_text (Strip *s, const char *to)
{
  const char *p = s->text;

  while ((gsize) (to - p) > MAX_TEXT)
    {
      const char *cut = p + MAX_TEXT;

      while (((guchar) *cut & 0xc0) == 0x80)
        cut--;
      g_string_append_len (s->out, p, cut - p);
      g_string_append (s->out, "<br>");
      p = cut;
    }
  g_string_append_len (s->out, p, to - p);
}

/* Deals with what begins at s->p, '<', and moves on. */
static void
take_tag (Strip *s)
{
  const char *after = skip_comment (s);
  Tag tag;

  if (after && !is_note (s, after))
    {
      copy_text (s, s->p);
      s->text = after;
    }
  else if (!after && read_name (s->p, s->end, &tag))
    {
      copy_text (s, s->p);
      after = skip_whole (s, &tag);
      if (!after)
        {
          s->elements += tag.opens;
          if (tag.opens ? enter_level (s, tag.name) : leave_level (s, tag.name))
            after = copy_tag (s, &tag);
          else
            {
              flatten_tag (s, &tag);
              after = skip_tag (s, &tag);
            }
        }
      s->text = after;
    }
  s->p = after ? after : s->p + 1;
}

GString *
cc_page_strip (const char *text, gsize length, CcStripped *told)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (guint32));
  Strip s = {
    .begin = text,
    .p = text,
    .end = text + length,
    .out = g_string_sized_new (length / 2 + 64),
    .levels = levels,
    .text = text,
    .told = told,
  };

  *told = (CcStripped){ 0 };
  while ((s.p = memchr (s.p, '<', (gsize) (s.end - s.p))))
    {
      if (s.elements >= MAX_ELEMENTS || s.out->len + (gsize) (s.p - s.text) >= MAX_MARKUP)
        break;
      take_tag (&s);
    }
  if (!s.p)
    s.p = s.text + MIN ((gsize) (s.end - s.text), MAX_MARKUP);
  told->cut = s.p < s.end;
  copy_text (&s, s.p);
  return s.out;
}
