/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* quantities.c: figures with unit, qualifier, and the thing they count. A figure
   whose size the text leaves open ("thousands", "hundreds of thousands") is none. */
#include "config.h"

#include <text/quantities.h>

#include <string.h>

enum
{
  LONGEST_QUALIFIER = 5, /* tokens */
  LONGEST_MODIFIERS = 3,
  LONGEST_CHANGE = 8, /* tokens from the word for a change to where it ends */
};

/* The word that opens a range before the figure, "between" or "from", or NULL. */
static const CcPhrase *
opener (const CcFigureMaker *m)
{
  return m->at > m->start ? cc_chunk_phrase (m->chunk, m->at - 1, m->at, CC_LEX_OPEN) : NULL;
}

/* TRUE when a dash starts at byte @at, spaces left out: "$3–$5". */
static gboolean
dash_at (const CcFigureMaker *m, guint32 at)
{
  gunichar u = g_utf8_get_char (m->chunk->article->text + cc_figure_skip_space (m, at));

  return u == '-' || (u >= 0x2010 && u <= 0x2015);
}

/* The token of a range's other end, or 0. @united says that the first end has its
   unit already: "from 5% to 8%" is mostly a change, "between 5% and 8%" a range. */
static guint32
find_other_end (CcFigureMaker *m, gboolean united)
{
  guint32 at = m->behind;
  const CcPhrase *open = opener (m), *to;
  CcGap gap;

  if (at >= m->end)
    return 0;
  gap = cc_chunk_gap_between (m->chunk->article->text, m->quantity.range.end,
                              cc_chunk_token (m->chunk, at)->start);
  m->dashed = gap == CC_GAP_DASH
              || (m->quantity.kind == CC_QUANTITY_MONEY && dash_at (m, m->quantity.range.end));
  if (m->dashed)
    return at;
  if (gap != CC_GAP_SPACE)
    return 0;
  to = cc_maker_phrase (m, at, CC_LEX_TO);
  if (to && to->code != CC_LEX_GOAL
      && (to->code == CC_LEX_OPENED ? open != NULL : !(united && open)))
    return at + to->n_words;
  return open && open->code == CC_LEX_BETWEEN && cc_maker_opens (m, at, CC_LEX_AND) ? at + 1 : 0;
}

/* Reads the number at @at as the other end, with its unit if the first has one. */
static gboolean
read_other_end (const CcFigureMaker *m, guint32 at, gboolean united, CcFigureMaker *other)
{
  const char *text = m->chunk->article->text;

  *other = *m;
  if (at >= m->end
      || !cc_number_read (m->chunk, at, m->end, m->quantity.kind == CC_QUANTITY_MONEY,
                          &other->number)
      || other->number.ordinal || other->number.fraction || other->number.vague
      || (m->number.unit && !united && !other->number.unit)
      || (text[other->number.range.end] == ':'
          && g_ascii_isdigit (text[other->number.range.end + 1])))
    return FALSE;
  other->behind = other->number.end;
  other->quantity.low = other->quantity.high = other->number.value;
  other->quantity.step = other->number.step;
  other->quantity.range.end = other->number.range.end;
  if (!united)
    return TRUE;
  other->quantity.kind = CC_QUANTITY_COUNT;
  cc_figure_unit (other);
  return other->quantity.kind == m->quantity.kind
         && g_str_equal (other->quantity.unit, m->quantity.unit);
}

/* The other end of a range: "20-30", "20 to 30", "between 20 and 30", "5% to 8%". */
static void
read_range (CcFigureMaker *m, gboolean united)
{
  double shared = 1; /* scale that the second end lends to the first */
  CcFigureMaker other;
  guint32 at;

  if (m->range || m->number.ordinal || m->number.fraction)
    return;
  at = find_other_end (m, united);
  if (!at || !read_other_end (m, at, united, &other))
    return;
  if (!united && other.number.scale > 1 && m->number.scale == 1
      && m->quantity.low * other.number.scale <= other.quantity.high)
    shared = other.number.scale;
  if (m->quantity.low * shared >= other.quantity.high)
    return;
  m->range = TRUE;
  m->quantity.low *= shared;
  m->quantity.high = other.quantity.high;
  m->quantity.step = MIN (m->quantity.step * shared, other.quantity.step);
  m->quantity.range.end = other.quantity.range.end;
  m->number.unit = other.number.unit;
  m->number.plain &= other.number.plain;
  m->number.scale = other.number.scale;
  m->behind = other.behind;
}

/* The qualifier whose last word is right before token @at, or NULL; @first is its
   first token. */
static const CcPhrase *
qualifier_before (const CcFigureMaker *m, guint32 at, guint32 *first)
{
  guint32 lowest = at > m->free + LONGEST_QUALIFIER ? at - LONGEST_QUALIFIER : m->free;

  for (guint32 i = lowest; i < at; i++)
    {
      const CcPhrase *phrase = cc_chunk_phrase (m->chunk, i, at, CC_LEX_QUALIFIER);

      if (!phrase || i + phrase->n_words != at)
        continue;
      *first = i;
      if (!(phrase->code & CC_LEX_ELIDED)
          || cc_is_elided (m->chunk->article->text, cc_chunk_token_end (m->chunk, at - 1),
                           cc_chunk_token (m->chunk, at)->start))
        return phrase;
    }
  return NULL;
}

/* The figure that ends right before token @at, or NULL. */
static CcQuantity *
figure_before (const CcFigureMaker *m, guint32 at)
{
  GArray *quantities = m->chunk->quantities;
  CcQuantity *last = quantities->len ? &g_array_index (quantities, CcQuantity, quantities->len - 1)
                                     : NULL;

  return last && last->sentence == m->sentence && last->kind != CC_QUANTITY_YEAR && at > m->start
                 && last->range.end == cc_chunk_token_end (m->chunk, at - 1)
             ? last
             : NULL;
}

/* TRUE when the word at @at leads to where a change ends, though it may also name a
   limit: "вырос до 40 млн", "с 4,1 до 4,5 %". */
static gboolean
is_goal (const CcFigureMaker *m, guint32 at)
{
  if (!cc_maker_opens (m, at, CC_LEX_TO))
    return FALSE;
  if (figure_before (m, at))
    return TRUE;
  for (guint32 i = at;
       i > m->start && at - i < LONGEST_CHANGE && cc_chunk_gap (m->chunk, i) == CC_GAP_SPACE; i--)
    if (cc_maker_opens (m, i - 1, CC_LEX_CHANGE))
      return TRUE;
  return FALSE;
}

/* "von 4,1 auf 4,5 Prozent": gives its unit to the bare figure where a change starts. */
static void
lend_unit (const CcFigureMaker *m)
{
  CcQuantity *from = m->at > m->start + 1 && cc_maker_opens (m, m->at - 1, CC_LEX_TO)
                         ? figure_before (m, m->at - 1)
                         : NULL;

  if (!from || from->kind != CC_QUANTITY_COUNT || from->of_stem != G_MAXUINT32
      || m->number.scale > 1 || !*m->quantity.unit)
    return;
  from->kind = m->quantity.kind;
  from->unit = m->quantity.unit;
}

/* TRUE when nothing but space, the point of "ca." or an elided word parts the figure
   from the token before it. */
static gboolean
is_close (const CcFigureMaker *m)
{
  guint32 end = cc_chunk_token_end (m->chunk, m->at - 1);
  CcGap gap = cc_maker_gap (m, m->at);

  return gap == CC_GAP_SPACE || gap == CC_GAP_POINT
         || cc_chunk_gap_between (m->chunk->article->text, end, MAX (end, m->quantity.range.start))
                == CC_GAP_SPACE;
}

/* "more than", "about", with "well" or "supposedly" before it. "between", or the
   article of a share, may stand before the figure: "about between", "über die
   Hälfte". */
static void
read_qualifier_before (CcFigureMaker *m)
{
  const CcPhrase *phrase;
  guint32 at = m->at, first = at;

  if (at <= m->free || !is_close (m))
    return;
  phrase = qualifier_before (m, at, &first);
  if (!phrase && at > m->free + 1 && cc_chunk_gap (m->chunk, at - 1) == CC_GAP_SPACE
      && (opener (m)
          || (m->number.fraction && cc_chunk_token (m->chunk, at - 1)->flags & CC_TOKEN_STOP)))
    phrase = qualifier_before (m, --at, &first);
  if (!phrase || (phrase->n_words == 1 && is_goal (m, first)))
    return;
  for (guint n = 0;
       n < LONGEST_MODIFIERS && first > m->free && cc_chunk_gap (m->chunk, first) == CC_GAP_SPACE
       && cc_maker_opens (m, first - 1, CC_LEX_MODIFIER);
       n++)
    first--;
  m->quantity.qualifier = phrase->code & (guint8) ~CC_LEX_ELIDED;
  m->quantity.qualifier_range.start = cc_chunk_token (m->chunk, first)->start;
  m->quantity.qualifier_range.end = cc_chunk_token_end (m->chunk, at - 1);
  m->quantity.range.start = m->quantity.qualifier_range.start;
  m->at = first;
}

/* TRUE when the last word of "and more", which ends before @end, qualifies the next
   figure: "and more than 30", "et plus d'un million". */
static gboolean
belongs_to_next (const CcFigureMaker *m, guint32 end)
{
  const CcPhrase *phrase = cc_maker_phrase (m, end - 1, CC_LEX_QUALIFIER);

  if (!phrase || end >= m->end)
    return FALSE;
  return phrase->n_words > 1
         || (phrase->code & CC_LEX_ELIDED
             && cc_is_elided (m->chunk->article->text, cc_chunk_token_end (m->chunk, end - 1),
                              cc_chunk_token (m->chunk, end)->start))
         || (cc_maker_gap (m, end) == CC_GAP_SPACE
             && (cc_chunk_token (m->chunk, end)->flags & CC_TOKEN_NUMBER
                 || cc_maker_opens (m, end, CC_LEX_CARDINAL)));
}

/* "27 or more", "500 Menschen und mehr". */
static void
read_qualifier_after (CcFigureMaker *m, guint32 token)
{
  const CcPhrase *phrase;

  if (m->quantity.qualifier || cc_maker_gap (m, token) != CC_GAP_SPACE)
    return;
  phrase = cc_maker_phrase (m, token, CC_LEX_AFTER);
  if (!phrase || belongs_to_next (m, token + phrase->n_words))
    return;
  m->quantity.qualifier = phrase->code;
  m->quantity.qualifier_range.start = cc_chunk_token (m->chunk, token)->start;
  m->behind = token + phrase->n_words;
  m->quantity.qualifier_range.end = cc_chunk_token_end (m->chunk, m->behind - 1);
  m->quantity.range.end = m->quantity.qualifier_range.end;
}

/* A date that holds the token, or NULL; to be asked for tokens in their order. */
static const CcDateMention *
date_at (CcFigureMaker *m, guint32 token)
{
  guint32 start = cc_chunk_token (m->chunk, token)->start;

  for (; m->date < m->chunk->dates->len; m->date++)
    {
      const CcDateMention *date = &g_array_index (m->chunk->dates, CcDateMention, m->date);

      if (start < date->range.end)
        return date->range.start <= start ? date : NULL;
    }
  return NULL;
}

static void
append_year (CcFigureMaker *m, const CcDateMention *date)
{
  m->quantity.kind = CC_QUANTITY_YEAR;
  m->quantity.range = date->range;
  m->quantity.low = date->from.year;
  m->quantity.high = date->to.year;
  m->quantity.step = 1;
  g_array_append_val (m->chunk->quantities, m->quantity);
}

/* Words that are a number only beside something: "one" is mostly a pronoun or an
   article, "тысячи" mostly "thousands". */
static gboolean
is_mere_word (const CcFigureMaker *m)
{
  if (!m->number.words || m->quantity.qualifier)
    return FALSE;
  return m->number.vague
         || (m->number.value == 1 && m->number.scale == 1 && m->quantity.kind == CC_QUANTITY_COUNT
             && m->number.end == m->number.first + 1);
}

/* Of a kind that is often below nought: per cent and degrees. */
static gboolean
is_signed (const CcFigureMaker *m)
{
  return m->quantity.kind == CC_QUANTITY_PERCENT || g_str_has_prefix (m->quantity.unit, "°");
}

static void
negate (CcFigureMaker *m, guint32 start)
{
  m->quantity.low = m->quantity.high = -m->quantity.low;
  m->quantity.range.start = start;
}

/* "minus 12 Grad", but not the last word of "au moins". */
static void
read_minus_word (CcFigureMaker *m)
{
  guint32 first;

  if (m->range || !is_signed (m) || m->at <= m->free || cc_maker_gap (m, m->at) != CC_GAP_SPACE
      || !cc_maker_opens (m, m->at - 1, CC_LEX_MINUS) || qualifier_before (m, m->at, &first))
    return;
  m->at--;
  negate (m, cc_chunk_token (m->chunk, m->at)->start);
}

/* "-5 °C", "−3%": a minus that touches the digits and not what is before it; a hyphen
   is one only of per cent and degrees. */
static void
read_minus (CcFigureMaker *m)
{
  const char *text = m->chunk->article->text;
  guint32 at = m->quantity.range.start;
  gboolean minus = at >= 3 && memcmp (text + at - 3, "\xe2\x88\x92", 3) == 0;

  if (!minus && !(at > 0 && text[at - 1] == '-' && is_signed (m)))
    return;
  at -= minus ? 3 : 1;
  if (m->range || m->number.words || (at > 0 && !strchr (" \n(", text[at - 1])))
    return;
  negate (m, at);
}

/* Makes the quantity at @token, if one is there; returns the token behind it. */
static guint32
make (CcFigureMaker *m, guint32 token)
{
  guint32 row;

  m->at = token;
  m->range = m->dashed = m->counted = FALSE;
  m->of_end = 0;
  m->quantity = (CcQuantity){ .sentence = m->sentence, .of_stem = G_MAXUINT32, .unit = "" };
  m->quantity.range.start = cc_chunk_token (m->chunk, token)->start;
  cc_figure_money_before (m);
  if (!cc_number_read (m->chunk, token, m->end, m->quantity.kind == CC_QUANTITY_MONEY, &m->number))
    return token + 1;
  if ((row = cc_figure_row_end (m)) > 0 || (row = cc_figure_clock_end (m)) > 0)
    return row;
  m->behind = m->number.end;
  m->quantity.range.end = m->number.range.end;
  m->quantity.low = m->quantity.high = m->number.value;
  m->quantity.step = m->number.step;
  read_range (m, FALSE);
  cc_figure_unit (m);
  if (m->quantity.kind != CC_QUANTITY_COUNT)
    read_range (m, TRUE);
  read_minus (m);
  read_minus_word (m);
  read_qualifier_before (m);
  read_qualifier_after (m, m->behind);
  if (is_mere_word (m))
    return m->number.end;
  cc_figure_counted (m);
  if (cc_figure_is_code (m))
    return m->range ? m->behind : m->number.end;
  if (m->of_end)
    read_qualifier_after (m, m->of_end);
  m->quantity.unit = g_intern_string (m->quantity.unit);
  lend_unit (m);
  g_array_append_val (m->chunk->quantities, m->quantity);
  m->free = m->behind;
  return m->behind;
}

/* Takes up the date that holds token @at: a bare year is a quantity too. Returns the
   token behind it. */
static guint32
pass_date (CcFigureMaker *m, const CcDateMention *date, guint32 at)
{
  m->quantity = (CcQuantity){ .sentence = m->sentence,
                              .of_stem = G_MAXUINT32,
                              .unit = g_intern_static_string ("") };
  if (date->from.precision == CC_PRECISION_YEAR && !date->inferred
      && cc_chunk_token (m->chunk, at)->start == date->range.start
      && cc_chunk_token (m->chunk, at)->length == 4)
    append_year (m, date);
  while (at < m->end && cc_chunk_token (m->chunk, at)->start < date->range.end)
    at++;
  m->free = at;
  return at;
}

/* What the figures of the sentence may start with: an article is one only before a
   scale or a fraction, and "a week ago" a date. */
static guint8
openings (const CcChunk *chunk, guint32 sentence)
{
  static const guint64 shared = CC_LEX_BIT (CC_LEX_FRACTION) | CC_LEX_BIT (CC_LEX_SCALE);

  return cc_chunk_roles (chunk, sentence) & shared
                 || g_array_index (chunk->sentences, CcSentence, sentence).n_dates > 0
             ? CC_OPENS_FIGURE | CC_OPENS_SHARE
             : CC_OPENS_FIGURE;
}

void
cc_quantities_find (CcChunk *chunk, guint32 sentence)
{
  const CcSentence *s = &g_array_index (chunk->sentences, CcSentence, sentence);
  CcFigureMaker m = { .chunk = chunk, .sentence = sentence, .start = s->tokens, .date = s->dates };
  guint8 wanted = openings (chunk, sentence);

  if (!(cc_chunk_roles (chunk, sentence) >> CC_LEX_OPENS_DATE & wanted))
    return;
  m.end = s->tokens + s->n_tokens;
  m.free = m.start;
  for (guint32 i = m.start; (i = cc_chunk_opening (chunk, i, m.end, wanted)) < m.end;)
    {
      const CcDateMention *date = date_at (&m, i);

      i = date ? pass_date (&m, date, i) : make (&m, i);
    }
}
