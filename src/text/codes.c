/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* codes.c: digits that are no figure: parts of names ("S-300", "Boeing 737"), times
   of day, scores, telephone numbers, and the numbers of lists, sections and laws. */
#include "config.h"

#include <text/quantities.h>

#include <string.h>

enum
{
  ROW_NUMBERS = 3, /* a row of so many numbers, with so many digits, is a code */
  ROW_DIGITS = 7,
  HIGHEST_SCORE = 20, /* a bare range of greater numbers is one, unless */
  WIDEST = 100,       /* its ends are so many times apart: "3-5213" */
};

static const char *
text_of (const CcFigureMaker *m)
{
  return m->chunk->article->text;
}

/* TRUE when a hyphen parts the token from the one before it and touches both; between
   digits a dash is as good. */
static gboolean
is_hyphenated (const CcFigureMaker *m, guint32 token)
{
  guint32 end = cc_chunk_token_end (m->chunk, token - 1);
  gboolean digits = cc_chunk_token (m->chunk, token - 1)->flags
                    & cc_chunk_token (m->chunk, token)->flags & CC_TOKEN_NUMBER;
  gunichar sign = g_utf8_get_char (text_of (m) + end);

  return cc_chunk_token (m->chunk, token)->start == end + cc_utf8_length ((guchar) text_of (m)[end])
         && (sign == '-' || sign == 0x2010 || sign == 0x2011 || (digits && sign == 0x2013));
}

/* What touches the digits makes them part of a name, a time, an address or a
   fraction: "S-400", "10:30", "24/7", "#5". */
static gboolean
is_attached (const CcFigureMaker *m)
{
  guint32 token = m->number.first;
  guint32 start = m->number.range.start, end = cc_chunk_token_end (m->chunk, m->number.end - 1);
  const char *text = text_of (m);

  if (start > 0 && strchr ("/:@_#&=\\", text[start - 1]))
    return TRUE;
  if (text[end] && strchr ("/:_@", text[end]) && g_ascii_isalnum (text[end + 1]))
    return TRUE;
  if (start > 1 && text[start - 1] == '.' && text[start - 2] != '.')
    return TRUE;
  return token > m->start
         && (cc_chunk_gap (m->chunk, token) == CC_GAP_NONE || is_hyphenated (m, token));
}

/* "007": a figure is not padded. */
static gboolean
is_padded (const CcFigureMaker *m)
{
  const char *form = cc_chunk_form (m->chunk, m->number.first);

  return form[0] == '0' && g_ascii_isdigit (form[1]);
}

/* "No. 5", "Article 7", "§ 12", "№ 3". */
static gboolean
is_numbered (const CcFigureMaker *m)
{
  static const char *const signs[] = { "§", "№", "#", "nº", "n.º", "n°", "Nº", "N.º", "N°" };
  CcGap gap = cc_maker_gap (m, m->at);
  guint32 start = m->number.range.start;

  if ((gap == CC_GAP_SPACE || gap == CC_GAP_POINT)
      && cc_maker_opens (m, m->at - 1, CC_LEX_NUMBERED))
    return TRUE;
  while (start > 0 && text_of (m)[start - 1] == ' ')
    start--;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize n = strlen (signs[i]);

      if (start >= n && memcmp (text_of (m) + start - n, signs[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "1) Ships", "1. Ships": the number of an item. */
static gboolean
is_item (const CcFigureMaker *m)
{
  const char *behind = text_of (m) + cc_chunk_token_end (m->chunk, m->number.end - 1);

  return m->number.first == m->start && m->number.plain && !m->range
         && m->number.end == m->number.first + 1
         && ((*behind == ')'
              && text_of (m)[m->number.range.start - (m->number.range.start > 0)] != '(')
             || (*behind == '.' && cc_maker_gap (m, m->number.end) == CC_GAP_POINT));
}

/* "14.40 Uhr", "5 pm". */
static gboolean
is_time (const CcFigureMaker *m)
{
  CcGap gap = cc_maker_gap (m, m->behind);

  return m->quantity.kind == CC_QUANTITY_COUNT && (gap == CC_GAP_SPACE || gap == CC_GAP_NONE)
         && cc_maker_phrase (m, m->behind, CC_LEX_CLOCK);
}

/* "won 2-1", "lost 0–3": two small numbers and a dash, with nothing that is counted;
   falling ones never make a range. */
static gboolean
is_score (const CcFigureMaker *m)
{
  if (m->range)
    return m->dashed && m->quantity.kind == CC_QUANTITY_COUNT && !m->quantity.qualifier
           && !m->counted
           && (m->quantity.high < HIGHEST_SCORE || m->quantity.high > WIDEST * m->quantity.low);
  return cc_maker_gap (m, m->number.end) == CC_GAP_DASH
         && cc_chunk_token (m->chunk, m->number.end)->flags & CC_TOKEN_NUMBER
         && !g_ascii_isspace (text_of (m)[m->number.range.end]);
}

/* "20-летний", "5-fach": an adjective made of the number. Where nouns in the plural
   can be told, "27-member" is read as a count. */
static gboolean
is_adjective (const CcFigureMaker *m)
{
  const CcLexicon *lexicon = m->chunk->tongue->lexicon;

  return m->quantity.kind == CC_QUANTITY_COUNT && !lexicon->plural_endings->len
         && m->behind > m->start && m->behind < m->end && is_hyphenated (m, m->behind)
         && !(cc_chunk_token (m->chunk, m->behind)->flags & (CC_TOKEN_CAPITAL | CC_TOKEN_NUMBER));
}

/* "World War 2", "Boeing 737 crashed": digits behind a name, before nothing that
   surely is counted. */
static gboolean
is_of_name (const CcFigureMaker *m)
{
  guint16 flags;

  if (m->quantity.kind != CC_QUANTITY_COUNT || m->quantity.qualifier || m->range || m->counted
      || cc_maker_gap (m, m->at) != CC_GAP_SPACE)
    return FALSE;
  flags = cc_chunk_token (m->chunk, m->at - 1)->flags;
  return (flags & CC_TOKEN_CAPITAL) && !(flags & (CC_TOKEN_STOP | CC_TOKEN_INITIAL));
}

gboolean
cc_figure_is_code (const CcFigureMaker *m)
{
  if (m->number.words)
    return is_time (m);
  return is_attached (m) || is_padded (m) || is_numbered (m) || is_item (m) || is_time (m)
         || is_score (m) || is_adjective (m) || is_of_name (m);
}

/* TRUE when nothing but what stands inside telephone numbers parts two tokens. */
static gboolean
is_in_row (const CcFigureMaker *m, guint32 token)
{
  if (token >= m->end || !(cc_chunk_token (m->chunk, token)->flags & CC_TOKEN_NUMBER))
    return FALSE;
  for (guint32 at = cc_chunk_token_end (m->chunk, token - 1);
       at < cc_chunk_token (m->chunk, token)->start; at++)
    if (!strchr (" ()-/", text_of (m)[at]))
      return FALSE;
  return TRUE;
}

guint32
cc_figure_row_end (const CcFigureMaker *m)
{
  guint32 at = m->number.first;
  guint numbers = 0, digits = 0;

  if (m->number.words)
    return 0;
  do
    {
      guint32 first = at;
      CcNumber number;

      at++;
      if (cc_number_read (m->chunk, first, m->end, FALSE, &number))
        {
          if (number.unit || number.scale > 1)
            break;
          at = number.end;
        }
      digits += (guint) strspn (cc_chunk_form (m->chunk, first), "0123456789")
                + 3 * (at - first - 1);
      numbers++;
    }
  while (is_in_row (m, at));
  return numbers >= ROW_NUMBERS && digits >= ROW_DIGITS ? at : 0;
}

guint32
cc_figure_clock_end (const CcFigureMaker *m)
{
  const CcPhrase *unit = m->number.plain && m->number.value < 24
                             ? cc_maker_phrase (m, m->number.end, CC_LEX_UNIT)
                             : NULL;
  guint32 minutes = unit ? m->number.end + unit->n_words : m->end;

  return minutes < m->end && g_str_equal (unit->unit, "h")
                 && cc_maker_gap (m, minutes) == CC_GAP_SPACE
                 && strspn (cc_chunk_form (m->chunk, minutes), "0123456789") == 2
                 && cc_chunk_token (m->chunk, minutes)->length == 2
             ? minutes + 1
             : 0;
}
