/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* quantities.c: figures with unit, qualifier, and the thing they count. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  LONGEST_QUALIFIER = 5, /* tokens */
  LONGEST_OF = 6,
};

/* A figure in the making. */
typedef struct
{
  CcChunk *chunk;
  guint32 sentence;
  guint32 start, end; /* tokens of the sentence */
  guint32 at, behind; /* tokens of the figure */
  guint32 date;       /* first date that does not end before the token in hand */
  CcNumber number;
  CcQuantity quantity;
} Maker;

static const char *
text_of (const Maker *m)
{
  return m->chunk->article->text;
}

static gboolean
opens (const Maker *m, guint32 token, CcLexRole role)
{
  return cc_lexicon_opens (m->chunk->tongue->lexicon, cc_chunk_entry (m->chunk, token)->lex, role);
}

/* The sign that ends at byte @at, or that starts there if @after. */
static const CcSign *
sign_at (const Maker *m, guint32 at, gboolean after)
{
  const GArray *signs = m->chunk->tongue->lexicon->signs;
  const CcArticle *article = m->chunk->article;

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
skip_back (const Maker *m, guint32 at)
{
  while (at > 0 && text_of (m)[at - 1] == ' ')
    at--;
  if (at > 1 && memcmp (text_of (m) + at - 2, "\xc2\xa0", 2) == 0)
    at -= 2;
  return at;
}

static guint32
skip_ahead (const Maker *m, guint32 at)
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

/* "$", "EUR": a currency before the figure. */
static void
read_money_before (Maker *m)
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
  if (m->at == m->start || cc_chunk_gap (m->chunk, m->at) != CC_GAP_SPACE
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

/* TRUE when what touches the digits makes them part of a name, a time, an
   address or a fraction: "S-400", "10:30", "24/7", "#5". */
static gboolean
is_attached (const Maker *m)
{
  guint32 token = m->number.first;
  guint32 start = m->number.range.start, end = m->number.range.end;
  const char *text = text_of (m);
  CcGap gap = token > m->start ? cc_chunk_gap (m->chunk, token) : CC_GAP_SPACE;

  if (m->number.words)
    return FALSE;
  if (start > 0 && strchr ("/:@_#&=\\", text[start - 1]))
    return TRUE;
  if (text[end] && strchr ("/:_@", text[end]) && g_ascii_isalnum (text[end + 1]))
    return TRUE;
  if (start > 0 && text[start - 1] == '.' && start > 1 && g_ascii_isalnum (text[start - 2]))
    return TRUE;
  return (gap == CC_GAP_DASH && text[start - 1] == '-'
          && cc_chunk_token_end (m->chunk, token - 1) + 1 == start)
         || gap == CC_GAP_NONE;
}

/* "No. 5", "Article 7". */
static gboolean
is_numbered (const Maker *m)
{
  CcGap gap;

  if (m->at == m->start)
    return FALSE;
  gap = cc_chunk_gap (m->chunk, m->at);
  return (gap == CC_GAP_SPACE || gap == CC_GAP_POINT) && opens (m, m->at - 1, CC_LEX_NUMBERED)
         && !m->number.words;
}

static void
set_unit (Maker *m, CcQuantityKind kind, const char *unit, double factor, guint32 end_byte)
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
read_sign_after (Maker *m)
{
  guint32 at = skip_ahead (m, m->quantity.range.end);
  const CcSign *sign = sign_at (m, at, TRUE);

  if (!sign)
    return FALSE;
  if (sign->role == CC_LEX_CURRENCY
      && g_ascii_isdigit (text_of (m)[skip_ahead (m, at + sign->length)]))
    return FALSE; /* the next figure's */
  if (sign->role == CC_LEX_PERCENT)
    set_unit (m, CC_QUANTITY_PERCENT, "%", 1, at + sign->length);
  else
    set_unit (m, sign->role == CC_LEX_CURRENCY ? CC_QUANTITY_MONEY : CC_QUANTITY_MEASURE,
              sign->unit, 1, at + sign->length);
  return TRUE;
}

/* "per cent", "US dollars", "km", "-year". */
static void
read_unit_after (Maker *m)
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
  CcGap gap;

  if (m->behind >= m->end)
    return;
  gap = cc_chunk_gap (m->chunk, m->behind);
  if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH && gap != CC_GAP_NONE
      && !(gap == CC_GAP_POINT && m->number.scale > 1))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const CcPhrase *phrase = cc_chunk_phrase (m->chunk, m->behind, m->end, units[i].role);

      if (!phrase)
        continue;
      m->behind += phrase->n_words;
      set_unit (m, units[i].kind, units[i].unit ? units[i].unit : phrase->unit,
                units[i].kind == CC_QUANTITY_MEASURE ? phrase->value : 1,
                cc_chunk_token_end (m->chunk, m->behind - 1));
      return;
    }
}

static void
read_unit (Maker *m)
{
  const CcPhrase *joined = m->number.unit;

  if (m->number.ordinal)
    m->quantity.kind = CC_QUANTITY_ORDINAL;
  else if (m->number.fraction)
    set_unit (m, CC_QUANTITY_PERCENT, "%", 100, m->quantity.range.end);
  else if (joined)
    set_unit (m, joined->role == CC_LEX_CURRENCY ? CC_QUANTITY_MONEY : CC_QUANTITY_MEASURE,
              joined->unit, joined->role == CC_LEX_UNIT ? joined->value : 1, m->quantity.range.end);
  else if (m->quantity.kind == CC_QUANTITY_MONEY)
    {
      const CcPhrase *phrase = m->behind < m->end
                                       && cc_chunk_gap (m->chunk, m->behind) == CC_GAP_SPACE
                                   ? cc_chunk_phrase (m->chunk, m->behind, m->end, CC_LEX_CURRENCY)
                                   : NULL;

      if (phrase && phrase->unit == m->quantity.unit)
        {
          m->behind += phrase->n_words;
          m->quantity.range.end = cc_chunk_token_end (m->chunk, m->behind - 1);
        }
    }
  else if (!read_sign_after (m))
    read_unit_after (m);
}

/* The other end of a range: "20-30", "20 to 30", "between 20 and 30". */
static void
read_range (Maker *m)
{
  CcNumber other;
  double shared; /* scale that the second end lends to the first */
  guint32 at = m->behind;
  gboolean opened = m->at > m->start && opens (m, m->at - 1, CC_LEX_OPEN);
  CcGap gap;

  if (at >= m->end || m->number.ordinal || m->number.fraction)
    return;
  gap = cc_chunk_gap (m->chunk, at);
  if (gap == CC_GAP_SPACE && at + 1 < m->end
      && (opens (m, at, CC_LEX_TO) || (opened && opens (m, at, CC_LEX_AND))))
    at++;
  else if (gap != CC_GAP_DASH && !sign_at (m, cc_chunk_token (m->chunk, at)->start, FALSE))
    return;
  if (!cc_number_read (m->chunk, at, m->end, m->quantity.kind == CC_QUANTITY_MONEY, &other)
      || other.ordinal || other.fraction)
    return;
  if (gap == CC_GAP_SPACE && at == m->behind)
    return;
  shared = other.scale > 1 && m->number.scale == 1 && m->quantity.low * other.scale <= other.value
               ? other.scale
               : 1;
  if (m->quantity.low * shared >= other.value)
    return;
  m->quantity.low *= shared;
  m->quantity.step *= shared;
  m->quantity.high = other.value;
  m->quantity.step = MIN (m->quantity.step, other.step);
  m->quantity.range.end = other.range.end;
  m->number.unit = other.unit;
  m->number.plain &= other.plain;
  m->number.scale = other.scale;
  m->behind = other.end;
}

/* "more than", "about": the longest phrase that ends where the figure starts. */
static void
read_qualifier_before (Maker *m)
{
  guint32 lowest = m->at > m->start + LONGEST_QUALIFIER ? m->at - LONGEST_QUALIFIER : m->start;
  guint32 at = m->at;

  /* "between", or an article, may stand in the middle: "about between". */
  if (at > m->start && opens (m, at - 1, CC_LEX_OPEN))
    at--;
  for (guint32 i = lowest; i < at; i++)
    {
      const CcPhrase *phrase = cc_chunk_phrase (m->chunk, i, at, CC_LEX_QUALIFIER);
      gboolean close = phrase && i + phrase->n_words == at;

      for (guint32 j = i + 1; close && j <= m->at; j++)
        close = j == m->at
                    ? m->quantity.range.start >= cc_chunk_token_end (m->chunk, j - 1)
                          && m->quantity.range.start - cc_chunk_token_end (m->chunk, j - 1) <= 4
                    : cc_chunk_gap (m->chunk, j) == CC_GAP_SPACE;
      if (!close)
        continue;
      m->quantity.qualifier = phrase->code;
      m->quantity.qualifier_range.start = cc_chunk_token (m->chunk, i)->start;
      m->quantity.qualifier_range.end = cc_chunk_token_end (m->chunk, at - 1);
      m->quantity.range.start = m->quantity.qualifier_range.start;
      m->at = i;
      return;
    }
}

/* "27 or more". */
static void
read_qualifier_after (Maker *m)
{
  const CcPhrase *phrase;

  if (m->quantity.qualifier || m->behind >= m->end
      || cc_chunk_gap (m->chunk, m->behind) != CC_GAP_SPACE)
    return;
  phrase = cc_chunk_phrase (m->chunk, m->behind, m->end, CC_LEX_AFTER);
  if (!phrase)
    return;
  m->quantity.qualifier = phrase->code;
  m->quantity.qualifier_range.start = cc_chunk_token (m->chunk, m->behind)->start;
  m->behind += phrase->n_words;
  m->quantity.qualifier_range.end = cc_chunk_token_end (m->chunk, m->behind - 1);
  m->quantity.range.end = m->quantity.qualifier_range.end;
}

static gboolean
has_ending (const GPtrArray *endings, const char *form)
{
  for (guint i = 0; i < endings->len; i++)
    {
      const char *ending = g_ptr_array_index (endings, i);

      if (g_str_has_suffix (form, ending) && strlen (form) > strlen (ending) + 1)
        return TRUE;
    }
  return FALSE;
}

/* TRUE when a word behind a figure can be the noun that is counted. */
static gboolean
is_head (const Maker *m, guint32 token)
{
  const CcLexicon *lexicon = m->chunk->tongue->lexicon;
  const char *form = cc_chunk_form (m->chunk, token);

  if (lexicon->noun_capitals)
    return (cc_chunk_token (m->chunk, token)->flags & CC_TOKEN_CAPITAL) != 0;
  if (lexicon->plural_endings->len)
    return opens (m, token, CC_LEX_PLURAL)
           || (has_ending (lexicon->plural_endings, form) && !g_str_has_suffix (form, "ss")
               && !g_str_has_suffix (form, "us"));
  return !has_ending (lexicon->adjective_endings, form);
}

/* End of the words behind the figure that can belong to one noun phrase. */
static guint32
phrase_end (const Maker *m, guint32 first)
{
  guint32 limit = MIN (m->end, first + LONGEST_OF);
  guint32 at = first;

  for (; at < limit; at++)
    {
      CcGap gap = cc_chunk_gap (m->chunk, at);
      guint16 flags = cc_chunk_token (m->chunk, at)->flags;
      gboolean joins = at > first && at + 1 < limit && opens (m, at, CC_LEX_AND);

      if (gap != CC_GAP_SPACE && gap != CC_GAP_DASH && !(gap == CC_GAP_COMMA && at > first))
        break;
      if (flags & CC_TOKEN_NUMBER || (flags & CC_TOKEN_STOP && !joins))
        break;
    }
  while (at > first && opens (m, at - 1, CC_LEX_AND))
    at--;
  return at;
}

/* The thing counted: the words up to the first that can be its noun. */
static void
read_of (Maker *m)
{
  guint32 first = m->behind, end, head = G_MAXUINT32;
  gboolean led = first < m->end && opens (m, first, CC_LEX_OF);

  if (m->quantity.kind != CC_QUANTITY_COUNT && !led)
    return;
  if (led)
    for (first++; first < m->end && cc_chunk_gap (m->chunk, first) == CC_GAP_SPACE
                  && cc_chunk_token (m->chunk, first)->flags & CC_TOKEN_STOP;)
      first++;
  end = phrase_end (m, first);
  for (guint32 i = first; i < end && head == G_MAXUINT32; i++)
    if (is_head (m, i))
      for (head = i; head + 1 < end && cc_chunk_gap (m->chunk, head + 1) == CC_GAP_SPACE
                     && m->chunk->tongue->lexicon->plural_endings->len && is_head (m, head + 1);)
        head++;
  if (head == G_MAXUINT32)
    {
      /* No noun to be told by its form: the last of a few words without comma. */
      for (head = first; head < MIN (end, first + 3)
                         && (head == first || cc_chunk_gap (m->chunk, head) == CC_GAP_SPACE);)
        head++;
      if (head == first || m->chunk->tongue->lexicon->noun_capitals)
        return;
      head--;
    }
  m->quantity.of.start = cc_chunk_token (m->chunk, first)->start;
  m->quantity.of.end = cc_chunk_token_end (m->chunk, head);
  m->quantity.of_stem = cc_chunk_entry (m->chunk, head)->word.stem;
}

/* A date that holds the token, or NULL; to be asked for tokens in their order. */
static const CcDateMention *
date_at (Maker *m, guint32 token)
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
append_year (Maker *m, const CcDateMention *date)
{
  m->quantity.kind = CC_QUANTITY_YEAR;
  m->quantity.range = date->range;
  m->quantity.low = date->from.year;
  m->quantity.high = date->to.year;
  m->quantity.step = 1;
  g_array_append_val (m->chunk->quantities, m->quantity);
}

/* "World War 2": digits behind a name and before nothing that is counted. */
static gboolean
is_of_name (const Maker *m)
{
  guint16 flags;

  if (m->at == m->start || m->number.words || m->quantity.kind != CC_QUANTITY_COUNT
      || m->quantity.qualifier || !cc_range_is_empty (m->quantity.of)
      || cc_chunk_gap (m->chunk, m->at) != CC_GAP_SPACE)
    return FALSE;
  flags = cc_chunk_token (m->chunk, m->at - 1)->flags;
  return (flags & CC_TOKEN_CAPITAL) && !(flags & (CC_TOKEN_STOP | CC_TOKEN_INITIAL));
}

/* Whether the number is a figure at all. */
static gboolean
is_figure (const Maker *m)
{
  if (is_attached (m) || is_numbered (m))
    return FALSE;
  /* "one" is mostly a pronoun or an article. */
  return !(m->number.words && m->number.value == 1 && m->number.end == m->number.first + 1)
         || m->quantity.kind != CC_QUANTITY_COUNT || m->quantity.qualifier;
}

/* Makes the quantity at @token, if one is there; returns the token behind it. */
static guint32
make (Maker *m, guint32 token)
{
  m->at = token;
  m->quantity = (CcQuantity){ .sentence = m->sentence, .of_stem = G_MAXUINT32, .unit = "" };
  m->quantity.range.start = cc_chunk_token (m->chunk, token)->start;
  read_money_before (m);
  if (!cc_number_read (m->chunk, token, m->end, m->quantity.kind == CC_QUANTITY_MONEY, &m->number))
    return token + 1;
  m->behind = m->number.end;
  m->quantity.range.end = m->number.range.end;
  m->quantity.low = m->quantity.high = m->number.value;
  m->quantity.step = m->number.step;
  read_range (m);
  read_unit (m);
  read_qualifier_before (m);
  read_qualifier_after (m);
  if (!is_figure (m))
    return m->number.end;
  read_of (m);
  if (is_of_name (m))
    return m->number.end;
  m->quantity.unit = g_intern_string (m->quantity.unit);
  g_array_append_val (m->chunk->quantities, m->quantity);
  return m->behind;
}

/* A figure in digits, or a word that numbers start with. */
static gboolean
may_start (const Maker *m, guint32 token)
{
  static const guint32 wanted = 1u << CC_LEX_CARDINAL | 1u << CC_LEX_FRACTION | 1u << CC_LEX_ARTICLE
                                | 1u << CC_LEX_ORDINAL;
  guint32 lex = cc_chunk_entry (m->chunk, token)->lex;

  return cc_chunk_token (m->chunk, token)->flags & CC_TOKEN_NUMBER
         || (lex && g_array_index (m->chunk->tongue->lexicon->roles, guint32, lex) & wanted);
}

void
cc_quantities_find (CcChunk *chunk, guint32 sentence)
{
  const CcSentence *s = &g_array_index (chunk->sentences, CcSentence, sentence);
  Maker m = { .chunk = chunk, .sentence = sentence, .start = s->tokens, .date = s->dates };

  m.end = s->tokens + s->n_tokens;
  for (guint32 i = m.start; i < m.end;)
    {
      const CcDateMention *date;

      if (!may_start (&m, i))
        {
          i++;
          continue;
        }
      date = date_at (&m, i);
      if (!date)
        {
          i = make (&m, i);
          continue;
        }
      m.quantity = (CcQuantity){ .sentence = sentence,
                                 .of_stem = G_MAXUINT32,
                                 .unit = g_intern_static_string ("") };
      if (date->from.precision == CC_PRECISION_YEAR && !date->inferred
          && cc_chunk_token (chunk, i)->start == date->range.start)
        append_year (&m, date);
      for (guint32 end = date->range.end; i < m.end && cc_chunk_token (chunk, i)->start < end;)
        i++;
    }
}
