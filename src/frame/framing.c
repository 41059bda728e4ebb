/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

#include <string.h>

gboolean
cc_framing_next (const CcFraming *framing, const char *list, guint32 sentence, CcHit *hit)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  const char *body = cc_text_article (text, s)->text + s->range.start;
  guint32 end = s->tokens + s->n_tokens;
  guint32 t = hit->list ? hit->token + hit->n_tokens : s->tokens;

  if (!hit->list)
    hit->list = cc_lexicons_list (framing->lexicons, list) + 1;
  for (; (t = cc_lexicons_candidate (framing->lexicons, hit->list - 1, text, t, end)) < end; t++)
    {
      hit->entry = cc_lexicons_match (framing->lexicons, framing->language, hit->list - 1, text,
                                      body, t, end, &hit->n_tokens);
      if (hit->entry && strcmp (hit->entry->category, "not") == 0)
        t += hit->n_tokens - 1;
      else if (hit->entry)
        {
          hit->token = t;
          hit->range.start = cc_token_start (s, &text->tokens[t]);
          hit->range.end = cc_token_end (s, &text->tokens[t + hit->n_tokens - 1]);
          return TRUE;
        }
    }
  return FALSE;
}

guint32
cc_framing_token_from (const CcFraming *framing, guint32 sentence, guint32 offset)
{
  const CcSentence *s = &framing->text->sentences[sentence];
  guint32 low = s->tokens, high = s->tokens + s->n_tokens;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (cc_token_start (s, &framing->text->tokens[middle]) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const CcListEntry *
cc_framing_entry (const CcFraming *framing, const char *list, guint32 token)
{
  guint32 n;

  return cc_lexicons_match (framing->lexicons, framing->language,
                            cc_lexicons_list (framing->lexicons, list), framing->text,
                            NULL, token, token + 1, &n);
}

/* ---- names ---- */

/* A heading in which a capital tells nothing: most of its words have one. */
static gboolean
in_title_case (const CcText *text, const CcSentence *s)
{
  guint32 capitals = 0;

  if (!(s->flags & (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING)) || s->n_tokens > 64)
    return FALSE;
  for (guint32 t = s->tokens; t < s->tokens + s->n_tokens; t++)
    capitals += (text->tokens[t].flags & CC_TOKEN_CAPITAL) != 0;
  return capitals * 2 > s->n_tokens;
}

gboolean
cc_framing_is_known_name (const CcFraming *framing, guint32 word)
{
  const CcText *text = framing->text;

  for (guint32 i = text->article_sentences[framing->article];
       i < text->article_sentences[framing->article + 1]; i++)
    {
      const CcSentence *s = &text->sentences[i];

      if (s->flags & (CC_SENTENCE_TITLE | CC_SENTENCE_HEADING))
        continue;
      for (guint32 t = s->tokens; t < s->tokens + s->n_tokens; t++)
        if (text->tokens[t].word == word && (text->tokens[t].flags & CC_TOKEN_CAPITAL)
            && !(text->tokens[t].flags & CC_TOKEN_INITIAL))
          return TRUE;
    }
  return FALSE;
}

/* TRUE when the word after an opening mark or a colon has its capital from there. */
static gboolean
begins_clause (const CcText *text, const CcSentence *s, guint32 token)
{
  const char *body = cc_text_article (text, s)->text;
  guint32 end = cc_token_start (s, &text->tokens[token]);

  for (guint32 i = token > s->tokens ? cc_token_end (s, &text->tokens[token - 1])
                                     : s->range.start;
       i < end; i++)
    if (!strchr (" -/", body[i]))
      return TRUE;
  return FALSE;
}

/* TRUE when @range qualifies a figure: "Some 40 workers". */
static gboolean
is_qualifier (const CcText *text, const CcSentence *s, CcRange range)
{
  for (guint32 q = s->quantities; q < s->quantities + s->n_quantities; q++)
    if (cc_range_contains (text->quantities[q].qualifier_range, range))
      return TRUE;
  return FALSE;
}

gboolean
cc_framing_is_name (const CcFraming *framing, guint32 sentence, const CcHit *hit)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  const CcToken *token = &text->tokens[hit->token];
  guint32 after = hit->token + hit->n_tokens;

  if (!(token->flags & CC_TOKEN_CAPITAL) || hit->n_tokens > 1
      || is_qualifier (text, s, hit->range))
    return FALSE;
  if (after < s->tokens + s->n_tokens && (text->tokens[after].flags & CC_TOKEN_NUMBER))
    return TRUE;
  if (hit->token > s->tokens && (token[-1].flags & CC_TOKEN_NUMBER))
    return TRUE;
  if (token->flags & CC_TOKEN_INITIAL)
    return FALSE;
  if (in_title_case (text, s))
    return cc_framing_is_known_name (framing, token->word);
  /* German writes every noun with a capital, so there it tells nothing. */
  if (strcmp (cc_text_article (text, s)->language, "de") == 0)
    return FALSE;
  return !begins_clause (text, s, hit->token);
}

/* ---- marks ---- */

CcMark *
cc_framing_mark (CcFraming *framing, guint32 sentence, CcRange range, const char *category,
                 const char *entry)
{
  CcMark mark = {
    .sentence = sentence,
    .range = range,
    .detector = framing->detector,
    .category = category,
    .entry = entry,
    .weight = 1,
  };

  g_array_append_val (framing->marks, mark);
  return &g_array_index (framing->marks, CcMark, framing->marks->len - 1);
}

CcMark *
cc_framing_mark_hit (CcFraming *framing, guint32 sentence, const CcHit *hit)
{
  CcMark *mark = cc_framing_mark (framing, sentence, hit->range, hit->entry->category,
                                  hit->entry->text);

  if (*hit->entry->extra)
    mark->weight = (float) CLAMP (g_ascii_strtod (hit->entry->extra, NULL), 0, 1);
  return mark;
}
