/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* origin.c: the news agency that an article credits: in its dateline, "MINSK, 6 March
   (BelTA) –", in a credit line, "Source: TASS", or as its author. */
#include "config.h"

#include <base/list.h>
#include <ingest/ingest.h>

#include <string.h>

/* Datelines and credit lines stand in so many blocks of body from the start and the end, */
#define BLOCKS 4

/* a dateline within so many words, a credit line is no longer than this in bytes, and
   what stands before a dateline's agency has at most so many words, of which so many
   in lower case: names of months, "de". */
#define MAX_WORDS 16
#define MAX_CREDIT 120
#define MAX_HEAD 8
#define MAX_LOWER 2

/* Words of the longest names and phrases in the lists, and their bytes with a NUL. */
#define MAX_NAME 5
#define NAME_BYTES 80

/* Initials of an editor beside an agency: "(jdo/dpa)". */
#define MAX_INITIALS 4

/* Names this long, in bytes, are known also beside other words: "Jane Roe Reuters". */
#define LONG_NAME 5

/* What stands between two words. */
enum
{
  GAP_COMMA = 1 << 0, /* also ';' and '|' */
  GAP_STOP = 1 << 1,
  GAP_DASH = 1 << 2,
  GAP_COLON = 1 << 3,
  GAP_SLASH = 1 << 4,
  GAP_OPEN = 1 << 5,
  GAP_CLOSE = 1 << 6,
};

typedef struct
{
  const char *text;
  guint length;
  guint gap; /* before the word */
} Word;

typedef struct
{
  Word words[MAX_WORDS + 1]; /* one after the last holds the gap behind it */
  guint n;
  gboolean whole; /* there were no more words */
} Line;

typedef struct
{
  GHashTable *agencies; /* name → name to show; both interned */
  GHashTable *firsts;   /* first words of the names */
  GHashTable *credits;  /* phrase in lower case → category; both interned */
} Names;

/* ---- lists ---- */

static GHashTable *
read_names (const char *name)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CcList) list = cc_list_read ("und", name, NULL);

  for (guint i = 0; list && i < list->n_entries; i++)
    g_hash_table_insert (table, (gpointer) list->entries[i].text,
                         (gpointer) list->entries[i].category);
  return table;
}

static GHashTable *
first_words (GHashTable *table)
{
  GHashTable *firsts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *first = g_strndup (name, strcspn (name, " "));

      g_hash_table_add (firsts, (gpointer) g_intern_string (first));
    }
  return firsts;
}

/* Read once; without its lists, nothing is credited. */
static const Names *
all_names (void)
{
  static Names names;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      names.agencies = read_names ("agencies");
      names.firsts = first_words (names.agencies);
      names.credits = read_names ("credits");
      g_once_init_leave (&made, 1);
    }
  return &names;
}

/* ---- words ---- */

static guint
gap_of (gunichar c)
{
  switch (c)
    {
    case ',':
    case ';':
    case '|':
    case '&':
    case '+':
      return GAP_COMMA;
    case '.':
      return GAP_STOP;
    case ':':
      return GAP_COLON;
    case '/':
      return GAP_SLASH;
    case '(':
    case '[':
      return GAP_OPEN;
    case ')':
    case ']':
      return GAP_CLOSE;
    case '-':
    case 0x2010:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return GAP_DASH;
    default:
      return 0;
    }
}

static gboolean
is_letter (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
is_part (const char *p, const char *end)
{
  /* A hyphen belongs to the word it stands in. */
  return is_letter (p) || (*p == '-' && p + 1 < end && is_letter (p + 1))
         || ((guchar) *p >= 0x80 && g_unichar_ismark (g_utf8_get_char (p)));
}

/* Cuts the words of @text, @length bytes or up to its first line end. */
static void
cut_words (Line *line, const char *text, gsize length)
{
  const char *newline = memchr (text, '\n', length);
  const char *end = newline ? newline : text + length, *p = text;

  *line = (Line) { .whole = TRUE };
  while (p < end)
    {
      Word *word = &line->words[line->n];

      if (!is_letter (p))
        {
          word->gap |= gap_of (g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }
      line->whole = line->n < MAX_WORDS;
      if (!line->whole)
        return;
      word->text = p;
      while (p < end && is_part (p, end))
        p = g_utf8_next_char (p);
      word->length = (guint) (p - word->text);
      line->n++;
    }
  line->whole = !newline;
}

/* @n words from @first on with single spaces, in @name, which holds NAME_BYTES; FALSE
   when they are longer than any entry. */
static gboolean
join_words (const Line *line, guint first, guint n, char *name)
{
  gsize used = 0;

  for (guint i = first; i < first + n; i++)
    {
      if (used + line->words[i].length + 2 > NAME_BYTES)
        return FALSE;
      if (i > first)
        name[used++] = ' ';
      memcpy (name + used, line->words[i].text, line->words[i].length);
      used += line->words[i].length;
    }
  name[used] = '\0';
  return TRUE;
}

/* The agency whose name begins with word @first, as it is shown, or NULL; the longest
   one. @n receives its words. */
static const char *
agency_at (const Line *line, guint first, guint *n)
{
  GHashTable *agencies = all_names ()->agencies;
  const char *shown = NULL;
  char name[NAME_BYTES];

  if (!join_words (line, first, 1, name) || !g_hash_table_contains (all_names ()->firsts, name))
    return NULL;
  for (*n = MIN (MAX_NAME, line->n - first); *n > 0; (*n)--)
    if (join_words (line, first, *n, name)
        && (shown = g_hash_table_lookup (agencies, name)))
      break;
  return shown;
}

static gboolean
is_category (const Line *line, guint first, guint n, const char *category)
{
  g_autofree char *lower = NULL;
  char words[NAME_BYTES];

  if (!join_words (line, first, n, words))
    return FALSE;
  lower = g_utf8_strdown (words, -1);
  return g_strcmp0 (g_hash_table_lookup (all_names ()->credits, lower), category) == 0;
}

static gboolean
has_digit (const Word *word)
{
  for (guint i = 0; i < word->length; i++)
    if (g_ascii_isdigit (word->text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_upper (const Word *word)
{
  guint letters = 0;

  for (const char *p = word->text; p < word->text + word->length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 2;
}

/* ---- datelines ---- */

/* TRUE when the first @n words may be the place and date of a dateline. */
static gboolean
is_head (const Line *line, guint n)
{
  guint lower = 0;

  for (guint i = 0; i < n; i++)
    lower += g_unichar_islower (g_utf8_get_char (line->words[i].text));
  return n <= MAX_HEAD && lower <= MAX_LOWER
         && (n == 0 || !g_unichar_islower (g_utf8_get_char (line->words[0].text)));
}

/* "MINSK, 6 March (BelTA) –": @open is the word with the bracket before it, @first
   that of the agency. */
static gboolean
is_bracketed (const Line *line, guint open, guint first)
{
  guint close = first + 1;

  while (close < line->n && !(line->words[close].gap & GAP_CLOSE))
    close++;
  if (!is_head (line, open) || !(line->words[close].gap & GAP_CLOSE))
    return FALSE;
  return open == 0 || close == line->n || is_upper (&line->words[0])
         || line->words[close].gap & (GAP_DASH | GAP_COLON | GAP_STOP);
}

/* "MOSCOW, March 6. /TASS/." and "Minsk, 6 March – BelTA." */
static gboolean
is_plain (const Line *line, guint first, guint n)
{
  guint before = line->words[first].gap, after = line->words[first + n].gap;
  gboolean dated = is_upper (&line->words[0]);

  if (first == 0)
    return (after & GAP_DASH) || (before & after & GAP_SLASH);
  if (!is_head (line, first))
    return FALSE;
  for (guint i = 0; i < first; i++)
    dated = dated || has_digit (&line->words[i]);
  return (before & after & GAP_SLASH)
         || (dated && before & (GAP_COMMA | GAP_STOP | GAP_DASH | GAP_SLASH)
             && after & (GAP_STOP | GAP_DASH));
}

static const char *
dateline_agency (const char *text, gsize length)
{
  guint open = G_MAXUINT, n;
  Line line;

  cut_words (&line, text, length);
  for (guint i = 0; i < line.n && (i <= MAX_HEAD || open != G_MAXUINT); i++)
    {
      const char *agency = agency_at (&line, i, &n);

      if (line.words[i].gap & GAP_CLOSE)
        open = G_MAXUINT;
      if (line.words[i].gap & GAP_OPEN)
        open = i;
      if (agency && (open != G_MAXUINT ? is_bracketed (&line, open, i) : is_plain (&line, i, n)))
        return agency;
    }
  return NULL;
}

/* ---- credit lines ---- */

/* TRUE when the words from @first on are agencies, initials and "and" alone. */
static gboolean
is_rest_credit (const Line *line, guint first)
{
  guint n;

  for (guint i = first; i < line->n; i += n)
    if (!agency_at (line, i, &n))
      {
        n = 1;
        if (g_utf8_strlen (line->words[i].text, line->words[i].length) > MAX_INITIALS
            && !is_category (line, i, 1, "between"))
          return FALSE;
      }
  return TRUE;
}

/* TRUE when a phrase such as "with material from" stands right before word @at; the
   year of a copyright may stand between. */
static gboolean
follows_phrase (const Line *line, guint at)
{
  while (at > 0 && has_digit (&line->words[at - 1]))
    at--;
  for (guint n = 1; n <= MIN (at, MAX_NAME); n++)
    if (is_category (line, at - n, n, "before"))
      return TRUE;
  return FALSE;
}

/* "Photo by Reuters" credits the picture. */
static gboolean
is_of_picture (const Line *line)
{
  for (guint i = 0; i < line->n; i++)
    if (is_category (line, i, 1, "picture"))
      return TRUE;
  return FALSE;
}

/* The agency that a short text credits. @bare: its name alone is enough. */
static const char *
credit_agency (const char *text, gsize length, gboolean bare)
{
  Line line;

  if (length > MAX_CREDIT)
    return NULL;
  cut_words (&line, text, length);
  if (!line.whole || is_of_picture (&line))
    return NULL;
  for (guint i = 0; i < line.n; i++)
    {
      guint n, end;
      const char *agency = agency_at (&line, i, &n);

      if (!agency)
        continue;
      end = i + n;
      if (follows_phrase (&line, i)
          && (line.n - end <= 1 || line.words[end].gap & GAP_STOP || is_rest_credit (&line, end)))
        return agency;
      if (bare && is_rest_credit (&line, 0))
        return agency;
    }
  return NULL;
}

/* TRUE when the sentence before byte @end has ended, or there is none. */
static gboolean
is_after_sentence (const char *text, gsize end)
{
  while (end > 0 && text[end - 1] == ' ')
    end--;
  return end == 0 || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (text + end)));
}

/* What stands in brackets at the very end of a text: "… today. (PAP)", "… today (mit
   Material von dpa)". */
static const char *
closing_agency (const char *text, gsize length)
{
  gsize end = length;
  char open;

  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ' '))
    end--;
  if (end == 0 || (text[end - 1] != ')' && text[end - 1] != '/'))
    return NULL;
  open = text[end - 1] == ')' ? '(' : '/';
  for (gsize start = end - 1; start > 0 && end - start < MAX_CREDIT; start--)
    if (text[start - 1] == open)
      return credit_agency (text + start, end - 1 - start, is_after_sentence (text, start - 1));
  return NULL;
}

/* The agency that a block credits; @last: it is among the last. A picture's credit
   stands in a caption, with no phrase before it, or near the start. */
static const char *
block_credit (const CcArticle *article, const CcBlock *block, gboolean last)
{
  const char *text = article->text + block->range.start;
  gsize length = block->range.end - block->range.start;
  gboolean body = block->kind != CC_BLOCK_CAPTION && block->kind != CC_BLOCK_OTHER;
  const char *agency = NULL;

  if (last || body)
    agency = credit_agency (text, length, body);
  if (!agency && last && body)
    agency = closing_agency (text, length);
  return agency;
}

/* ---- authors ---- */

/* "Reuters", "Jane Roe, AP", "Reuters Staff", but not HINA in "HINA ROE". */
static const char *
author_agency (const char *author)
{
  Line line;

  cut_words (&line, author, strlen (author));
  for (guint i = 0; i < line.n; i++)
    {
      guint n;
      const char *agency = agency_at (&line, i, &n);
      gboolean apart, known;

      if (!agency)
        continue;
      apart = (i == 0 || line.words[i].gap & ~(guint) GAP_STOP || follows_phrase (&line, i))
              && (i + n == line.n || line.words[i + n].gap & ~(guint) GAP_STOP);
      known = n > 1 || line.words[i].length >= LONG_NAME;
      if (apart || (known && (i + n == line.n || i == 0)))
        return agency;
    }
  return NULL;
}

/* ---- articles ---- */

typedef const char *(*BlockFunc) (const CcArticle *article, const CcBlock *block, gboolean last);

static const char *
block_dateline (const CcArticle *article, const CcBlock *block, gboolean last)
{
  return last || block->kind == CC_BLOCK_CAPTION || block->kind == CC_BLOCK_OTHER
           ? NULL
           : dateline_agency (article->text + block->range.start,
                              block->range.end - block->range.start);
}

/* What @func finds first, in the first blocks and then from the last one on. */
static const char *
search_blocks (const CcArticle *article, BlockFunc func)
{
  const char *agency = NULL;
  guint first = 0;

  while (first < article->n_blocks && article->blocks[first].kind == CC_BLOCK_TITLE)
    first++;
  for (guint i = first; !agency && i < MIN (article->n_blocks, first + BLOCKS); i++)
    agency = func (article, &article->blocks[i], FALSE);
  for (guint i = article->n_blocks; !agency && i > first && i + BLOCKS > article->n_blocks; i--)
    agency = func (article, &article->blocks[i - 1], TRUE);
  return agency;
}

static gboolean
set_origin (CcArticle *article, const char *agency, const char *source)
{
  if (!agency)
    return FALSE;
  article->origin = agency;
  article->origin_source = source;
  return TRUE;
}

void
cc_origin_find (CcArticle *article)
{
  if (set_origin (article, search_blocks (article, block_dateline), "dateline")
      || set_origin (article, search_blocks (article, block_credit), "credit line"))
    return;
  for (char **author = article->authors; *author; author++)
    if (set_origin (article, author_agency (*author), "metadata"))
      return;
}

void
cc_origin_of_outlet (CcArticle *article, const CcOutlet *outlet)
{
  if (!article->origin)
    set_origin (article, g_hash_table_lookup (all_names ()->agencies, outlet->name), "outlet");
}
