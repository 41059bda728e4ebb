/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

#include <string.h>

void
cc_framing_load (CcFraming *framing)
{
  const CcText *text = framing->text;
  guint32 first = text->article_sentences[framing->article];
  guint32 n = text->article_sentences[framing->article + 1] - first;
  const CcSentence *s = &text->sentences[first];
  guint32 n_tokens = n > 0 ? s[n - 1].tokens + s[n - 1].n_tokens - s->tokens : 0;

  framing->token_lists = g_renew (guint32, framing->token_lists, MAX (n_tokens, 1));
  framing->sentence_lists = g_renew (guint32, framing->sentence_lists, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    framing->sentence_lists[i]
      = cc_lexicons_begin (framing->lexicons, &text->tokens[s[i].tokens], s[i].n_tokens,
                           framing->token_lists + (s[i].tokens - s->tokens));
}

/* The first token from @token on that has @bit among its lists, or @end. */
static guint32
candidate (const CcFraming *framing, guint32 bit, guint32 token, guint32 end)
{
  const CcText *text = framing->text;
  guint32 first = text->sentences[text->article_sentences[framing->article]].tokens;

  while (token < end && !(framing->token_lists[token - first] & bit))
    token++;
  return token;
}

gboolean
cc_framing_next (const CcFraming *framing, const char *list, guint32 sentence, CcHit *hit)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];
  const char *body = cc_text_article (text, s)->text + s->range.start;
  guint32 end = s->tokens + s->n_tokens;
  guint32 t = hit->list ? hit->token + hit->n_tokens : s->tokens, bit;

  if (!hit->list)
    hit->list = cc_lexicons_list (framing->lexicons, list) + 1;
  bit = cc_lexicons_bit (hit->list - 1);
  if (!(framing->sentence_lists[sentence - text->article_sentences[s->article]] & bit))
    return FALSE;
  for (; (t = candidate (framing, bit, t, end)) < end; t++)
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
  return cc_lexicons_entry (framing->lexicons, framing->language,
                            cc_lexicons_list (framing->lexicons, list),
                            framing->text->tokens[token].word);
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
