/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* origin.c: the news agency that an article credits: in its dateline, "MINSK, 6 March
   (BelTA) –", in a credit line, "Source: TASS", or as its author. */
#include "config.h"

#include <ingest/credits.h>
#include <ingest/ingest.h>

#include <string.h>

/* Datelines and credit lines stand in so many blocks of body from the start and the end, */
#define BLOCKS 4

/* a credit line is no longer than this in bytes, and what stands before a dateline's
   agency has at most so many words, of which so many in lower case: names of months,
   "de". */
#define MAX_CREDIT 120
#define MAX_HEAD 8
#define MAX_LOWER 2

/* Initials of an editor beside an agency: "(jdo/dpa)". */
#define MAX_INITIALS 4

/* Names this long, in bytes, are known also beside other words: "Jane Roe Reuters". */
#define LONG_NAME 5

static gboolean
has_digit (const CcCreditWord *word)
{
  for (guint i = 0; i < word->length; i++)
    if (g_ascii_isdigit (word->text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_upper (const CcCreditWord *word)
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
is_head (const CcCredits *line, guint n)
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
is_bracketed (const CcCredits *line, guint open, guint first)
{
  guint close = first + 1;

  while (close < line->n && !(line->words[close].gap & CC_GAP_CLOSE))
    close++;
  if (!is_head (line, open) || !(line->words[close].gap & CC_GAP_CLOSE))
    return FALSE;
  return open == 0 || close == line->n || is_upper (&line->words[0])
         || line->words[close].gap & (CC_GAP_DASH | CC_GAP_COLON | CC_GAP_STOP);
}

/* "MOSCOW, March 6. /TASS/." and "Minsk, 6 March – BelTA." */
static gboolean
is_plain (const CcCredits *line, guint first, guint n)
{
  guint before = line->words[first].gap, after = line->words[first + n].gap;
  gboolean dated = is_upper (&line->words[0]);

  if (first == 0)
    return (after & CC_GAP_DASH) || (before & after & CC_GAP_SLASH);
  if (!is_head (line, first))
    return FALSE;
  for (guint i = 0; i < first; i++)
    dated = dated || has_digit (&line->words[i]);
  return (before & after & CC_GAP_SLASH)
         || (dated && before & (CC_GAP_COMMA | CC_GAP_STOP | CC_GAP_DASH | CC_GAP_SLASH)
             && after & (CC_GAP_STOP | CC_GAP_DASH));
}

static const char *
dateline_agency (const char *text, gsize length)
{
  guint open = G_MAXUINT, n;
  CcCredits line;

  cc_credits_cut (&line, text, length);
  for (guint i = 0; i < line.n && (i <= MAX_HEAD || open != G_MAXUINT); i++)
    {
      const char *agency = cc_credits_agency (&line, i, &n);

      if (line.words[i].gap & CC_GAP_CLOSE)
        open = G_MAXUINT;
      if (line.words[i].gap & CC_GAP_OPEN)
        open = i;
      if (agency && (open != G_MAXUINT ? is_bracketed (&line, open, i) : is_plain (&line, i, n)))
        return agency;
    }
  return NULL;
}

/* ---- credit lines ---- */

/* TRUE when the words from @first on are agencies, initials and "and" alone. */
static gboolean
is_rest_credit (const CcCredits *line, guint first)
{
  guint n;

  for (guint i = first; i < line->n; i += n)
    if (!cc_credits_agency (line, i, &n))
      {
        n = 1;
        if (g_utf8_strlen (line->words[i].text, line->words[i].length) > MAX_INITIALS
            && !cc_credits_is (line, i, 1, "between"))
          return FALSE;
      }
  return TRUE;
}

/* TRUE when a phrase such as "with material from" stands right before word @at; the
   year of a copyright may stand between. */
static gboolean
follows_phrase (const CcCredits *line, guint at)
{
  while (at > 0 && has_digit (&line->words[at - 1]))
    at--;
  for (guint n = 1; n <= MIN (at, CC_CREDIT_NAME); n++)
    if (cc_credits_is (line, at - n, n, "before"))
      return TRUE;
  return FALSE;
}

/* "Photo by Reuters" credits the picture. */
static gboolean
is_of_picture (const CcCredits *line)
{
  for (guint i = 0; i < line->n; i++)
    if (cc_credits_is (line, i, 1, "picture"))
      return TRUE;
  return FALSE;
}

/* The agency that a short text credits. @bare: its name alone is enough. */
static const char *
credit_agency (const char *text, gsize length, gboolean bare)
{
  CcCredits line;

  if (length > MAX_CREDIT)
    return NULL;
  cc_credits_cut (&line, text, length);
  if (!line.whole || is_of_picture (&line))
    return NULL;
  for (guint i = 0; i < line.n; i++)
    {
      guint n, end;
      const char *agency = cc_credits_agency (&line, i, &n);

      if (!agency)
        continue;
      end = i + n;
      if (follows_phrase (&line, i)
          && (line.n - end <= 1 || line.words[end].gap & CC_GAP_STOP
              || is_rest_credit (&line, end)))
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
  CcCredits line;

  cc_credits_cut (&line, author, strlen (author));
  for (guint i = 0; i < line.n; i++)
    {
      guint n;
      const char *agency = cc_credits_agency (&line, i, &n);
      gboolean apart, known;

      if (!agency)
        continue;
      apart = (i == 0 || line.words[i].gap & ~(guint) CC_GAP_STOP || follows_phrase (&line, i))
              && (i + n == line.n || line.words[i + n].gap & ~(guint) CC_GAP_STOP);
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
    set_origin (article, cc_credits_agency_named (outlet->name), "outlet");
}
