/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* blocks.c: what the lines of running text are. Nothing here is about one
   site: the rules are about how people write and how pages are saved. */
#include "config.h"

#include <ingest/ingest.h>
#include <ingest/lines.h>

#include <string.h>

/* Lines of hard-wrapped text are at most this long; a longer one is a paragraph. */
#define WRAP_MAX 110
#define WRAP_MIN 45

/* A heading has at most this many words and characters. */
#define HEADING_WORDS 18
#define HEADING_CHARS 130

/* ---- joining hard-wrapped lines ---- */

typedef struct
{
  const char *text;
  CcLine *lines; /* in place: each becomes a unit of one or more lines */
  guint n;
  gboolean page;
  GPtrArray *rules; /* of const char *, or NULL */
  guint wrap; /* width to which the whole text is wrapped, or 0 */
} Scan;

static gboolean
may_join (const CcLine *line)
{
  return !(line->flags & (CC_LINE_DATE | CC_LINE_CAPTION | CC_LINE_FURNITURE | CC_LINE_RELATED
                          | CC_LINE_JUNK));
}

/* The end, exclusive, of the run of lines without a blank one that starts at @i. */
static guint
chunk_end (const Scan *s, guint i)
{
  for (i++; i < s->n && !(s->lines[i].flags & CC_LINE_AFTER_BLANK); i++)
    ;
  return i;
}

/* The width to which lines @a to @b are wrapped: all but those that end a
   paragraph or an item come near the longest. 0 when they are not. */
static guint
wrap_width (const CcLine *lines, guint a, guint b)
{
  guint width = 0, full = 0, inner = 0;

  for (guint i = a; i < b; i++)
    {
      if (lines[i].chars > WRAP_MAX)
        return 0;
      width = MAX (width, lines[i].chars);
    }
  for (guint i = a; i + 1 < b; i++)
    if (!(lines[i].flags & CC_LINE_STOP)
        && !(lines[i + 1].flags & (CC_LINE_BULLET | CC_LINE_AFTER_BLANK)))
      {
        inner++;
        full += lines[i].chars * 4 >= width * 3;
      }
  return width >= WRAP_MIN && inner >= 2 && full * 5 >= inner * 4 ? width : 0;
}

/* Most lines of the whole text that are followed by another in their chunk are
   full: then even a chunk of two lines is one paragraph. */
static guint
whole_wrap (const Scan *s)
{
  guint width = 0, inner = 0, full = 0;

  for (guint i = 0; i + 1 < s->n; i++)
    if (s->lines[i].chars > WRAP_MAX)
      return 0;
    else
      width = MAX (width, s->lines[i].chars);
  for (guint i = 0; i + 1 < s->n; i++)
    if (!(s->lines[i + 1].flags & CC_LINE_AFTER_BLANK))
      {
        inner++;
        full += s->lines[i].chars * 4 >= width * 3;
      }
  return width >= WRAP_MIN && inner >= 4 && full * 4 >= inner * 3 ? width : 0;
}

/* A line that ends with one space goes on in the next, as mail marks it (RFC 3676,
   format=flowed), unless that starts like a sentence of its own. */
static gboolean
is_flowed (const Scan *s, const CcLine *a, const CcLine *b)
{
  return strncmp (s->text + a->range.end, " \n", 2) == 0 && !(a->flags & CC_LINE_ENDS)
         && ((b->flags & CC_LINE_LOWER) || s->text[b->range.start] == '(');
}

static gboolean
continues (const Scan *s, const CcLine *a, const CcLine *b, guint width)
{
  if ((b->flags & (CC_LINE_BULLET | CC_LINE_AFTER_BLANK)) || !may_join (a) || !may_join (b))
    return FALSE;
  if (is_flowed (s, a, b))
    return TRUE;
  if (a->chars > WRAP_MAX)
    return FALSE;
  if (width && a->chars * 4 >= width * 3 - 20)
    return TRUE;
  return (s->page ? a->chars >= WRAP_MIN : a->words >= 3) && (b->flags & CC_LINE_LOWER)
         && !(a->flags & CC_LINE_STOP);
}

/* Joins in place: lines that continue one another become one. */
static void
join_wrapped (Scan *s)
{
  guint to = 0;
  guint next;

  s->wrap = whole_wrap (s);
  for (guint i = 0; i < s->n; i = next)
    {
      guint width = s->wrap;

      next = chunk_end (s, i);
      if (!width)
        width = wrap_width (s->lines, i, next);
      for (guint j = i; j < next; j++)
        {
          guint last_chars = s->lines[j].chars;
          CcLine unit = s->lines[j];

          while (j + 1 < next)
            {
              CcLine tail = s->lines[j];

              tail.chars = last_chars;
              if (!continues (s, &tail, &s->lines[j + 1], width))
                break;
              j++;
              last_chars = s->lines[j].chars;
              unit.range.end = s->lines[j].range.end;
              unit.chars += 1 + s->lines[j].chars;
              unit.words = (guint16) MIN (G_MAXUINT16, unit.words + s->lines[j].words);
              unit.flags = (guint16) ((unit.flags & ~CC_LINE_ENDS)
                                      | (s->lines[j].flags & CC_LINE_ENDS));
            }
          s->lines[to++] = unit;
        }
    }
  s->n = to;
}

/* ---- judging units ---- */

static gboolean
is_noise (const CcLine *u)
{
  return (u->flags & (CC_LINE_DATE | CC_LINE_CAPTION | CC_LINE_FURNITURE | CC_LINE_RELATED
                      | CC_LINE_JUNK | CC_LINE_BYLINE)) != 0;
}

/* A unit that can only be running text: a sentence, or very long. */
static gboolean
is_body (const CcLine *u)
{
  if (is_noise (u))
    return FALSE;
  return ((u->flags & CC_LINE_STOP) && u->words >= 6 && !(u->flags & CC_LINE_ASKS))
         || u->words >= 24 || u->chars >= 160;
}

static gboolean
may_head (const CcLine *u)
{
  return !is_noise (u) && u->chars <= HEADING_CHARS && u->words <= HEADING_WORDS
         && !(u->flags & (CC_LINE_BULLET | CC_LINE_COLON))
         && (!(u->flags & CC_LINE_STOP) || (u->flags & CC_LINE_ASKS));
}

/* Alone between blank lines. */
static gboolean
stands_alone (const Scan *s, guint i)
{
  return (i == 0 || (s->lines[i].flags & CC_LINE_AFTER_BLANK))
         && (i + 1 == s->n || (s->lines[i + 1].flags & CC_LINE_AFTER_BLANK));
}

static guint
first_body (const Scan *s)
{
  guint i = 0;

  while (i < s->n && !is_body (&s->lines[i]))
    i++;
  return i;
}

static guint
last_body (const Scan *s)
{
  guint i = s->n;

  while (i > 0 && !is_body (&s->lines[i - 1]))
    i--;
  return i; /* one past the last; 0 when there is none */
}

/* The share of a unit's longer words that come again in the text's first
   paragraphs: a title speaks of what its article speaks of, a menu does not. */
static double
overlap (const Scan *s, const CcLine *u, guint body)
{
  g_autofree char *head = g_utf8_casefold (s->text + u->range.start, u->range.end - u->range.start);
  guint32 from = s->lines[body].range.start;
  guint32 to = s->lines[MIN (s->n - 1, body + 12)].range.end;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = g_strsplit_set (head, " ,:;?!\"()'", 0);
  guint n = 0, found = 0;

  to = MIN (to, from + 8000);
  while (to > from && ((guchar) s->text[to] & 0xc0) == 0x80)
    to--;
  text = g_utf8_casefold (s->text + from, to - from);
  for (guint i = 0; words[i]; i++)
    if (g_utf8_strlen (words[i], -1) >= 4)
      {
        n++;
        found += strstr (text, words[i]) != NULL;
      }
  return n ? (double) found / n : 0;
}

/* The title among the units before the first paragraph, or n when there is none:
   the first that stands alone and shares words with the text, else the best. */
static guint
find_title (const Scan *s, guint body)
{
  guint best = s->n;
  double best_score = 0;

  for (guint i = body > 40 ? body - 40 : 0; i < body; i++)
    {
      const CcLine *u = &s->lines[i];
      double shared, score;

      if (!may_head (u) || u->words < 2)
        continue;
      shared = overlap (s, u, body);
      if (stands_alone (s, i) && u->words >= 3 && shared >= 0.3)
        return i;
      score = shared + (u->words >= 3) + 0.5 * stands_alone (s, i);
      if (score > best_score)
        {
          best_score = score;
          best = i;
        }
    }
  /* A single word can be a title when it stands first and alone. */
  if (best == s->n && body > 0 && body < s->n && may_head (&s->lines[0]) && stands_alone (s, 0))
    return 0;
  return best;
}

/* A date line that tells of a change and of nothing else. */
static gboolean
is_change (const Scan *s, const CcLine *u)
{
  CcFoundDate found[2];

  return cc_date_find_all (s->text + u->range.start, u->range.end - u->range.start,
                        CC_ORDER_DAY_FIRST, found, 2)
           == 1
         && found[0].modified;
}

/* The date line nearest the title, a later one before an earlier. */
static void
find_date (const Scan *s, guint title, guint body, guint end, CcPageFacts *facts)
{
  guint best = G_MAXUINT;

  for (guint pass = 0; pass < 2 && best == G_MAXUINT; pass++)
    {
      guint from = pass == 0 ? 0 : end;
      guint to = pass == 0 ? MIN (body + 1, s->n) : s->n;

      for (guint i = from; i < to; i++)
        if (!(s->lines[i].flags & CC_LINE_DATE))
          continue;
        else if (is_change (s, &s->lines[i]))
          facts->changed = s->lines[i].range;
        else
          {
            guint distance = title < s->n && pass == 0 ? (i > title ? i - title : title - i)
                                                       : s->n - i;
            guint before = title < s->n && pass == 0 ? (best > title ? best - title : title - best)
                                                     : s->n - best;

            if (best == G_MAXUINT || distance <= before)
              best = i;
          }
    }
  if (best != G_MAXUINT)
    facts->date = s->lines[best].range;
}

/* A name by itself between title and text is whose text it is: two or three
   words, all with capitals, no digit. */
static gboolean
is_name (const Scan *s, const CcLine *u)
{
  const char *end = s->text + u->range.end;
  gboolean inside = FALSE;

  if (u->words < 2 || u->words > 3 || u->flags & (CC_LINE_ENDS | CC_LINE_BULLET) || is_noise (u))
    return FALSE;
  for (const char *p = s->text + u->range.start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (inside ? g_unichar_isdigit (c) : c != ' ' && !g_unichar_isupper (c))
        return FALSE;
      inside = c != ' ';
    }
  return TRUE;
}

static void
find_author (const Scan *s, guint from, guint to, CcPageFacts *facts)
{
  for (guint i = from; i < to && cc_range_is_empty (facts->author); i++)
    if (s->lines[i].flags & CC_LINE_BYLINE)
      facts->author = cc_line_author (s->text, &s->lines[i]);
}

/* ---- kinds ---- */

/* Of a unit between the title and the last paragraph. */
static CcBlockKind
inner_kind (const Scan *s, guint i)
{
  const CcLine *u = &s->lines[i];

  if (u->flags & CC_LINE_CAPTION)
    return CC_BLOCK_CAPTION;
  if (s->page && is_noise (u))
    return CC_BLOCK_OTHER;
  if (u->flags & CC_LINE_BULLET)
    return CC_BLOCK_ITEM;
  if (may_head (u)
      && (i == 0 || (u->flags & CC_LINE_AFTER_BLANK) || s->lines[i - 1].chars > WRAP_MAX)
      && i + 1 < s->n)
    return CC_BLOCK_HEADING;
  return CC_BLOCK_PARAGRAPH;
}

/* Of a unit after the last paragraph: what is left is the page's, unless it
   goes on with a list. */
static CcBlockKind
tail_kind (const Scan *s, guint i, CcBlockKind before)
{
  const CcLine *u = &s->lines[i];

  if (u->flags & CC_LINE_CAPTION)
    return CC_BLOCK_CAPTION;
  if ((u->flags & CC_LINE_BULLET) && !is_noise (u)
      && (before == CC_BLOCK_ITEM || before == CC_BLOCK_PARAGRAPH))
    return CC_BLOCK_ITEM;
  return CC_BLOCK_OTHER;
}

/* The rule that gave a unit its kind; @place tells where it stands on the page. */
static const char *
rule_of (const CcLine *u, CcBlockKind kind, const char *place)
{
  static const struct { guint16 flag; const char *rule; } cues[] = {
    { CC_LINE_DATE, "a date and little else" },
    { CC_LINE_CAPTION, "a caption or a credit" },
    { CC_LINE_RELATED, "a line for related articles" },
    { CC_LINE_FURNITURE, "words of the page, or a short line that stands twice" },
    { CC_LINE_JUNK, "no words, or rests of markup" },
    { CC_LINE_BYLINE, "a line for the author" },
  };

  for (guint i = 0; kind >= CC_BLOCK_CAPTION && i < G_N_ELEMENTS (cues); i++)
    if (u->flags & cues[i].flag)
      return cues[i].rule;
  switch (kind)
    {
    case CC_BLOCK_TITLE:
      return "the line over the text that shares most words with it";
    case CC_BLOCK_HEADING:
      return "a short line by itself, without a stop";
    case CC_BLOCK_ITEM:
      return "begins like an item of a list";
    case CC_BLOCK_PARAGRAPH:
    case CC_BLOCK_QUOTE:
      return "running text";
    case CC_BLOCK_CAPTION:
    case CC_BLOCK_OTHER:
      break;
    }
  return place;
}

static void
add_block (const Scan *s, GArray *blocks, const CcLine *u, CcBlockKind kind, const char *place)
{
  CcBlock block = { u->range, kind };

  g_array_append_val (blocks, block);
  if (s->rules)
    g_ptr_array_add (s->rules, (gpointer) rule_of (u, kind, place));
}

/* A text without one real sentence: a headline, a note, a post. */
static void
add_short_text (const Scan *s, GArray *blocks)
{
  for (guint i = 0; i < s->n; i++)
    {
      const CcLine *u = &s->lines[i];

      add_block (s, blocks, u,
                 s->page && is_noise (u)     ? CC_BLOCK_OTHER
                 : u->flags & CC_LINE_BULLET ? CC_BLOCK_ITEM
                                             : CC_BLOCK_PARAGRAPH,
                 "in a text without one sentence");
    }
}

static void
add_body (const Scan *s, GArray *blocks)
{
  for (guint i = 0; i < s->n; i++)
    {
      CcBlockKind kind = inner_kind (s, i);

      add_block (s, blocks, &s->lines[i], kind > CC_BLOCK_ITEM ? CC_BLOCK_PARAGRAPH : kind, "");
    }
}

static void
add_page (const Scan *s, GArray *blocks, guint body, guint end, CcPageFacts *facts)
{
  guint title = find_title (s, body);
  guint start = title < s->n ? title : body;
  CcBlockKind kind = CC_BLOCK_OTHER;

  if (title < s->n && title + 1 < body && is_name (s, &s->lines[title + 1]))
    s->lines[title + 1].flags |= CC_LINE_BYLINE;
  for (guint i = 0; i < s->n; i++)
    {
      const CcLine *u = &s->lines[i];

      if (i == title)
        kind = CC_BLOCK_TITLE;
      else if (i < start)
        kind = u->flags & CC_LINE_CAPTION ? CC_BLOCK_CAPTION : CC_BLOCK_OTHER;
      else
        kind = i < end ? inner_kind (s, i) : tail_kind (s, i, kind);
      add_block (s, blocks, u, kind,
                 i < start ? "above the title" : "below the last paragraph");
    }
  if (title < s->n)
    facts->title = s->lines[title].range;
  find_date (s, title, body, end, facts);
  find_author (s, start, MIN (body + 3, s->n), facts);
  find_author (s, end, s->n, facts);
}

void
cc_find_blocks (const char *text, guint32 length, GArray *blocks, GPtrArray *rules,
                CcPageFacts *facts)
{
  g_autoptr (GArray) lines = cc_lines_find (text, length, facts != NULL);
  Scan s = {
    .text = text, .lines = (CcLine *) lines->data, .n = lines->len, .page = facts != NULL,
    .rules = rules
  };
  guint body;

  if (facts)
    *facts = (CcPageFacts) { .title = { 0, 0 } };
  join_wrapped (&s);
  body = first_body (&s);
  if (!facts && body < s.n)
    add_body (&s, blocks);
  else if (facts && body < s.n)
    add_page (&s, blocks, body, last_body (&s), facts);
  else
    {
      add_short_text (&s, blocks);
      if (facts)
        find_date (&s, s.n, s.n, 0, facts);
    }
}

/* A date line soon after line @i, and a paragraph soon after that. */
static gboolean
begins_article (const CcLine *l, guint i, guint n)
{
  for (guint d = i + 1; d < MIN (i + 7, n) && !is_body (&l[d]); d++)
    if (l[d].flags & CC_LINE_DATE)
      for (guint p = d + 1; p < MIN (d + 7, n); p++)
        if (is_body (&l[p]) && l[p].chars >= 80)
          return TRUE;
  return FALSE;
}

GArray *
cc_find_appended (const char *text, guint32 length)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) lines = cc_lines_find (text, length, TRUE);
  const CcLine *l = (const CcLine *) lines->data;
  gboolean body = FALSE;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      body = body || is_body (&l[i]);
      if (body && (l[i].flags & CC_LINE_RELATED) && begins_article (l, i, lines->len))
        {
          g_array_append_val (starts, l[i + 1].range.start);
          body = FALSE;
        }
    }
  return starts;
}
