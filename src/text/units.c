/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* units.c: currencies and units before and behind a figure. */
#include "config.h"

#include <text/quantities.h>

#include <string.h>

enum
{
  LONGEST_RATE = 32, /* bytes */
};

static const char *
text_of (const CcFigureMaker *m)
{
  return m->chunk->article->text;
}

/* TRUE when the byte there is the first or last of some sign. */
static gboolean
sign_touches (const CcFigureMaker *m, guint32 at, gboolean after)
{
  const guint8 *bytes = m->chunk->tongue->lexicon->sign_bytes;
  const char *text = text_of (m);

  return after ? bytes[(guchar) g_ascii_tolower (text[at])] & CC_SIGN_FIRST
               : at > 0 && bytes[(guchar) g_ascii_tolower (text[at - 1])] & CC_SIGN_LAST;
}

/* The sign that ends at byte @at, or that starts there if @after. */
static const CcSign *
sign_at (const CcFigureMaker *m, guint32 at, gboolean after)
{
  const GArray *signs = m->chunk->tongue->lexicon->signs;
  const CcArticle *article = m->chunk->article;

  if (!sign_touches (m, at, after))
    return NULL;
  for (guint i = 0; i < signs->len; i++)
    {
      const CcSign *sign = &g_array_index (signs, CcSign, i);
      guint32 from = after ? at : at - sign->length;

      if ((after ? article->length - at >= sign->length : at >= sign->length)
          && g_ascii_strncasecmp (article->text + from, sign->text, sign->length) == 0)
        return sign;
    }
  return NULL;
}

/* Byte before @at, spaces left out. */
static guint32
skip_back (const CcFigureMaker *m, guint32 at)
{
  while (at > 0 && text_of (m)[at - 1] == ' ')
    at--;
  if (at > 1 && memcmp (text_of (m) + at - 2, "\xc2\xa0", 2) == 0)
    at -= 2;
  return at;
}

guint32
cc_figure_skip_space (const CcFigureMaker *m, guint32 at)
{
  while (text_of (m)[at] == ' ')
    at++;
  if (strncmp (text_of (m) + at, "\xc2\xa0", 2) == 0)
    at += 2;
  else if (strncmp (text_of (m) + at, "\xe2\x80\xaf", 3) == 0
           || strncmp (text_of (m) + at, "\xe2\x80\x89", 3) == 0)
    at += 3;
  return at;
}

void
cc_figure_money_before (CcFigureMaker *m)
{
  guint32 start = cc_chunk_token (m->chunk, m->at)->start;
  guint32 at = skip_back (m, start);
  const CcSign *sign = sign_at (m, at, FALSE);
  const CcPhrase *phrase;

  if (sign && sign->role == CC_LEX_CURRENCY)
    {
      m->quantity.kind = CC_QUANTITY_MONEY;
      m->quantity.unit = sign->unit;
      m->quantity.range.start = at - sign->length;
      while (m->at > m->start
             && cc_chunk_token (m->chunk, m->at - 1)->start >= m->quantity.range.start)
        m->at--;
      return;
    }
  if (cc_maker_gap (m, m->at) != CC_GAP_SPACE
      || !(cc_chunk_token (m->chunk, m->at - 1)->flags & CC_TOKEN_UPPER))
    return;
  phrase = cc_chunk_phrase (m->chunk, m->at - 1, m->at, CC_LEX_CURRENCY);
  if (phrase)
    {
      m->at--;
      m->quantity.kind = CC_QUANTITY_MONEY;
      m->quantity.unit = phrase->unit;
      m->quantity.range.start = cc_chunk_token (m->chunk, m->at)->start;
    }
}

static void
set_unit (CcFigureMaker *m, CcQuantityKind kind, const char *unit, double factor, guint32 end_byte)
{
  m->quantity.kind = (guint8) kind;
  m->quantity.unit = unit;
  m->quantity.low *= factor;
  m->quantity.high *= factor;
  m->quantity.step *= factor;
  m->quantity.range.end = end_byte;
}

/* "%", "€" behind the figure. */
static gboolean
read_sign_after (CcFigureMaker *m)
{
  guint32 at = cc_figure_skip_space (m, m->quantity.range.end);
  const CcSign *sign = sign_at (m, at, TRUE);

  if (!sign)
    return FALSE;
  if (sign->role == CC_LEX_CURRENCY
      && g_ascii_isdigit (text_of (m)[cc_figure_skip_space (m, at + sign->length)]))
    return FALSE; /* the next figure's */
  if (sign->role == CC_LEX_PERCENT)
    set_unit (m, CC_QUANTITY_PERCENT, "%", 1, at + sign->length);
  else
    set_unit (m, sign->role == CC_LEX_CURRENCY ? CC_QUANTITY_MONEY : CC_QUANTITY_MEASURE,
              sign->unit, 1, at + sign->length);
  return TRUE;
}

static const CcPhrase *
unit_phrase (const CcFigureMaker *m, guint32 token, CcQuantityKind *kind, const char **unit)
{
  static const struct
  {
    CcLexRole role;
    CcQuantityKind kind;
    const char *unit;
  } units[] = {
    { CC_LEX_POINTS, CC_QUANTITY_PERCENT, "pp" },
    { CC_LEX_PERCENT, CC_QUANTITY_PERCENT, "%" },
    { CC_LEX_CURRENCY, CC_QUANTITY_MONEY, NULL },
    { CC_LEX_UNIT, CC_QUANTITY_MEASURE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const CcPhrase *phrase = cc_maker_phrase (m, token, units[i].role);

      if (!phrase)
        continue;
      *kind = units[i].kind;
      *unit = units[i].unit ? units[i].unit : phrase->unit;
      return phrase;
    }
  return NULL;
}

/* "per cent", "US dollars", "km", "-year"; "de dólares" behind a scale. */
static void
read_unit_after (CcFigureMaker *m)
{
  CcGap gap = cc_maker_gap (m, m->behind);
  guint32 token = m->behind;
  const CcPhrase *phrase;
  CcQuantityKind kind;
  const char *unit;

  if (gap > CC_GAP_DASH && !(gap == CC_GAP_POINT && m->number.scale > 1))
    return;
  if (m->number.scale > 1 && cc_maker_opens (m, token, CC_LEX_OF)
      && cc_maker_gap (m, token + 1) == CC_GAP_SPACE)
    token++;
  phrase = unit_phrase (m, token, &kind, &unit);
  if (!phrase || (token > m->behind && kind == CC_QUANTITY_PERCENT))
    return;
  m->behind = token + phrase->n_words;
  set_unit (m, kind, unit, kind == CC_QUANTITY_PERCENT ? 1 : phrase->value,
            cc_chunk_token_end (m->chunk, m->behind - 1));
}

/* "US$ 5 million dollars": the currency again. */
static void
read_money_again (CcFigureMaker *m)
{
  const CcPhrase *phrase = cc_maker_gap (m, m->behind) == CC_GAP_SPACE
                               ? cc_maker_phrase (m, m->behind, CC_LEX_CURRENCY)
                               : NULL;

  if (!phrase || phrase->unit != m->quantity.unit)
    return;
  m->behind += phrase->n_words;
  m->quantity.range.end = cc_chunk_token_end (m->chunk, m->behind - 1);
}

/* "half an hour", "a quarter mile": a part of one unit. */
static gboolean
read_unit_of_share (CcFigureMaker *m)
{
  const CcPhrase *article = cc_maker_phrase (m, m->behind, CC_LEX_ARTICLE);
  guint32 token = m->behind + (article ? article->n_words : 0);
  const CcPhrase *unit = cc_maker_gap (m, m->behind) <= CC_GAP_DASH
                                 && cc_maker_gap (m, token) <= CC_GAP_DASH
                             ? cc_maker_phrase (m, token, CC_LEX_UNIT)
                             : NULL;

  if (!unit)
    return FALSE;
  m->behind = token + unit->n_words;
  m->number.fraction = FALSE;
  m->quantity.step = m->quantity.low;
  set_unit (m, CC_QUANTITY_MEASURE, unit->unit, unit->value,
            cc_chunk_token_end (m->chunk, m->behind - 1));
  return TRUE;
}

/* "90km/h", "12 m/s": a unit for each of another. */
static void
read_rate (CcFigureMaker *m)
{
  guint32 slash = m->quantity.range.end;
  const CcPhrase *per = m->quantity.kind == CC_QUANTITY_MEASURE && text_of (m)[slash] == '/'
                            ? cc_maker_phrase (m, m->behind, CC_LEX_UNIT)
                            : NULL;
  char unit[LONGEST_RATE];

  if (!per || per->value != 1 || cc_chunk_token (m->chunk, m->behind)->start != slash + 1)
    return;
  g_snprintf (unit, sizeof unit, "%s/%s", m->quantity.unit, per->unit);
  m->behind += per->n_words;
  set_unit (m, CC_QUANTITY_MEASURE, g_intern_string (unit), 1,
            cc_chunk_token_end (m->chunk, m->behind - 1));
}

static void
read_unit (CcFigureMaker *m)
{
  const CcPhrase *joined = m->number.unit;

  if (m->number.ordinal)
    m->quantity.kind = CC_QUANTITY_ORDINAL;
  else if (m->number.fraction && !read_unit_of_share (m))
    set_unit (m, CC_QUANTITY_PERCENT, "%", 100, m->quantity.range.end);
  else if (m->quantity.kind == CC_QUANTITY_MEASURE)
    return;
  else if (joined)
    set_unit (m, joined->role == CC_LEX_CURRENCY ? CC_QUANTITY_MONEY : CC_QUANTITY_MEASURE,
              joined->unit, joined->value, m->quantity.range.end);
  else if (m->quantity.kind == CC_QUANTITY_MONEY)
    read_money_again (m);
  else if (!read_sign_after (m))
    read_unit_after (m);
}

void
cc_figure_unit (CcFigureMaker *m)
{
  read_unit (m);
  read_rate (m);
}
