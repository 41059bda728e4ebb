/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* sentences-words.c: the words before and behind a sign, as far as they say
   whether a sentence ends there: abbreviations and initials before, function
   words behind. */
#include "config.h"

#include <text/sentences.h>

#include <string.h>

enum
{
  LONGEST_BEFORE = 40, /* bytes looked back for an abbreviation */
  LONGEST_WORD = 40,   /* bytes of a function word */
  MOST_NAMES = 4,      /* words of a name before a verb: "Mayor T. J. Brandt" */
  MOST_PARTS = 4,      /* of an abbreviation set with spaces: "i. d. R." */
};

/* End of the word at @at, which @form gets in lower case. */
static guint32
read_form (const CcCutter *c, guint32 at, char form[LONGEST_WORD * 2])
{
  gint32 length = 0;
  guint32 to = at;

  while (to < c->end && to - at < LONGEST_WORD)
    {
      UChar32 u = cc_cutter_char (c, to);

      if (!cc_is_letter (u) && u != '\'')
        break;
      U8_FWD_1 (c->text, to, c->end);
      u = u < 0x80 ? g_ascii_tolower ((char) u) : u_tolower (u);
      U8_APPEND_UNSAFE (form, length, u);
    }
  form[length] = '\0';
  return to;
}

/* Number in the lexicon of the word at @at, whose end is put in @to. */
static guint32
word_at (const CcCutter *c, guint32 at, guint32 *to)
{
  char form[LONGEST_WORD * 2];

  *to = read_form (c, at, form);
  return cc_lexicon_word (c->lexicon, form, NULL);
}

gboolean
cc_cutter_is_starter (const CcCutter *c, guint32 at)
{
  guint32 to;
  guint32 lex = word_at (c, at, &to);
  gboolean letter = at < c->end && to - at == cc_utf8_length ((guchar) c->text[at]);

  if (cc_lexicon_opens (c->lexicon, lex, CC_LEX_STOP))
    return !letter || to >= c->end || c->text[to] != '.';
  return !letter
         && (cc_lexicon_opens (c->lexicon, lex, CC_LEX_CARDINAL)
             || cc_lexicon_opens (c->lexicon, lex, CC_LEX_SCALE));
}

gboolean
cc_cutter_is_calendar (const CcCutter *c, guint32 at)
{
  guint32 to;
  guint32 lex = word_at (c, at, &to);

  return cc_lexicon_opens (c->lexicon, lex, CC_LEX_MONTH)
         || cc_lexicon_opens (c->lexicon, lex, CC_LEX_WEEKDAY);
}

gboolean
cc_cutter_is_cue (const CcCutter *c, guint32 at)
{
  guint32 to;

  return cc_lexicon_opens (c->lexicon, word_at (c, at, &to), CC_LEX_CUE);
}

gboolean
cc_cutter_is_scale (const CcCutter *c, guint32 at)
{
  guint32 to;

  return cc_lexicon_opens (c->lexicon, word_at (c, at, &to), CC_LEX_SCALE);
}

guint32
cc_cutter_letters (const CcCutter *c, guint32 end)
{
  guint32 at = end;

  while (at > c->from && end - at < LONGEST_WORD && cc_is_letter (cc_cutter_before (c, at)))
    U8_BACK_1 ((const uint8_t *) c->text, c->start, at);
  return at;
}

gboolean
cc_cutter_is_function (const CcCutter *c, guint32 end)
{
  guint32 start = cc_cutter_letters (c, end);
  guint32 to;
  guint32 lex = word_at (c, start, &to);

  return start < end && to == end && cc_lexicon_opens (c->lexicon, lex, CC_LEX_STOP);
}

gboolean
cc_cutter_is_opener (const CcCutter *c, guint32 at)
{
  char form[LONGEST_WORD * 2];

  read_form (c, at, form);
  return g_hash_table_contains (c->lexicon->openers, form);
}

gboolean
cc_cutter_opens_clause (const CcCutter *c, guint32 at)
{
  char form[LONGEST_WORD * 2];
  guint32 to;

  if (g_hash_table_size (c->lexicon->openers) == 0)
    return FALSE;
  to = read_form (c, at, form);
  if (to >= c->end || c->text[to] != ' ' || !g_hash_table_contains (c->lexicon->openers, form))
    return FALSE;
  at = cc_cutter_skip_space (c, to);
  return cc_is_lower (cc_cutter_char (c, at)) || cc_cutter_is_opener (c, at);
}

gboolean
cc_cutter_is_inquit (const CcCutter *c, guint32 at)
{
  char form[LONGEST_WORD * 2];
  guint32 to;

  if (g_hash_table_size (c->lexicon->inquits) == 0)
    return FALSE;
  for (guint i = 0; i < MOST_NAMES && cc_is_upper (cc_cutter_char (c, at)); i++)
    {
      to = read_form (c, at, form);
      to += to < c->end && c->text[to] == '.';
      if (to >= c->end || c->text[to] != ' ')
        return FALSE;
      at = to + 1;
    }
  read_form (c, at, form);
  return g_hash_table_contains (c->lexicon->inquits, form);
}

guint32
cc_cutter_word_start (const CcCutter *c, guint32 stop)
{
  guint32 at = stop;
  gboolean elides = c->lexicon->prefixes->len > 0;

  while (at > c->from && stop - at < LONGEST_BEFORE)
    {
      UChar32 u = cc_cutter_before (c, at);

      if (cc_is_space (u) || u == ',' || u == '/'
          || (cc_is_opening_mark (u) && u != '-' && (elides || (u != '\'' && u != 0x2019))))
        break;
      U8_BACK_1 ((const uint8_t *) c->text, c->start, at);
    }
  return at;
}

/* Start of the part of an abbreviation that stands with its point and a space
   before @start, or @start: "т." before "д". */
static guint32
part_before (const CcCutter *c, guint32 start)
{
  guint32 at = start;

  while (at > c->from && cc_is_space (cc_cutter_before (c, at)))
    U8_BACK_1 ((const uint8_t *) c->text, c->start, at);
  if (at == start || at <= c->from || c->text[at - 1] != '.')
    return start;
  at = cc_cutter_letters (c, at - 1);
  return c->text[at] == '.' || (at > c->from && !cc_is_space (cc_cutter_before (c, at))) ? start
                                                                                         : at;
}

CcAbbreviation
cc_cutter_abbreviation (const CcCutter *c, guint32 start, guint32 stop)
{
  g_autoptr (GString) word = NULL;
  CcAbbreviation known = CC_ABBREVIATION_NONE;

  if (stop - start > LONGEST_BEFORE)
    return CC_ABBREVIATION_NONE;
  known = cc_lexicon_abbreviation (c->lexicon, c->text + start, stop - start);
  for (guint i = 1; i < MOST_PARTS && (word ? word->len : stop - start) < LONGEST_BEFORE; i++)
    {
      guint32 at = part_before (c, start);
      CcAbbreviation longer;

      if (at == start)
        break;
      if (!word)
        word = g_string_new_len (c->text + start, (gssize) (stop - start));
      g_string_prepend (word, ".");
      for (start = at; c->text[at] != '.';)
        at++;
      g_string_prepend_len (word, c->text + start, (gssize) (at - start));
      longer = cc_lexicon_abbreviation (c->lexicon, word->str, word->len);
      if (longer)
        known = longer;
    }
  return known;
}

gboolean
cc_cutter_is_dotted (const CcCutter *c, guint32 start, guint32 stop)
{
  while (start < stop)
    {
      if (!cc_is_letter (cc_cutter_char (c, start)))
        return FALSE;
      U8_FWD_1 (c->text, start, c->end);
      if (start == stop)
        return TRUE;
      if (c->text[start++] != '.')
        return FALSE;
      start += start < stop && c->text[start] == '-'; /* "J.-P" */
    }
  return FALSE;
}

gboolean
cc_cutter_is_digits (const CcCutter *c, guint32 start, guint32 stop)
{
  for (guint32 i = start; i < stop; i++)
    if (!g_ascii_isdigit (c->text[i]))
      return FALSE;
  return start < stop;
}

gboolean
cc_cutter_is_roman (const CcCutter *c, guint32 start, guint32 stop)
{
  for (guint32 i = start; i < stop; i++)
    if (!strchr ("IVXLC", c->text[i]))
      return FALSE;
  return start < stop;
}

gboolean
cc_cutter_is_plain (const CcCutter *c, guint32 start, guint32 stop)
{
  guint32 at = start;
  guint n = 0;

  for (; at < stop; n++)
    {
      UChar32 u = cc_cutter_char (c, at);

      if (!cc_is_lower (u) && !(n == 0 && cc_is_upper (u))
          && !g_ascii_isdigit ((char) MIN (u, 127)))
        return FALSE;
      U8_FWD_1 (c->text, at, c->end);
    }
  return n > 1;
}

gboolean
cc_cutter_is_address (const CcCutter *c, guint32 at)
{
  static const char *const starts[] = { "http://", "https://", "www." };

  if (c->end - MIN (at, c->end) < 2 || !strchr ("tTwW", c->text[at + 1]))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize length = strlen (starts[i]);

      if (c->end - MIN (at, c->end) > length
          && g_ascii_strncasecmp (c->text + at, starts[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}
