/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* frame-agency.c: passives that leave out who acted.

   The list "agency" holds participles of deeds that somebody does; the list
   "passive" the words that make a passive of them ("be"), those that may stand
   between ("skip") and those that name the agent ("agent"). In English the
   auxiliary stands before the participle; in German it stands after it, or opens
   a bracket that the participle closes ("be-bracket"). */
#include "config.h"

#include <frame/frame.h>

#include <string.h>

static const char *const lists[] = { "agency", "passive", NULL };

/* Words before the participle among which its auxiliary is looked for, and words
   after it among which an agent is. */
#define AUXILIARY_WORDS 4
#define BRACKET_WORDS 10
#define AGENT_WORDS 12

static gboolean
is_kind (const CcFraming *framing, guint32 token, const char *kind)
{
  const CcListEntry *entry = cc_framing_entry (framing, "passive", token);

  return entry && strcmp (entry->category, kind) == 0;
}

/* TRUE when a comma, colon or the like ends a clause between @token and the next. */
static gboolean
ends_clause (const CcText *text, const CcSentence *s, guint32 token)
{
  const char *body = cc_text_article (text, s)->text;

  for (guint32 i = cc_token_end (s, &text->tokens[token]);
       i < cc_token_start (s, &text->tokens[token + 1]); i++)
    if (strchr (",;:()", body[i]))
      return TRUE;
  return FALSE;
}

/* "wurden zwei Männer festgenommen": the token of the auxiliary in the same clause. */
static guint32
find_bracket (const CcFraming *framing, const CcSentence *s, guint32 token)
{
  for (guint32 i = 1; i <= BRACKET_WORDS && token >= s->tokens + i; i++)
    {
      if (ends_clause (framing->text, s, token - i))
        break;
      if (is_kind (framing, token - i, "be-bracket"))
        return token - i;
    }
  return G_MAXUINT32;
}

/* The token of the auxiliary before @token, or after @end where verbs stand last;
   G_MAXUINT32 when there is none. */
static guint32
find_auxiliary (const CcFraming *framing, const CcSentence *s, guint32 token, guint32 end)
{
  if (end < s->tokens + s->n_tokens && is_kind (framing, end, "be-last"))
    return end;
  for (guint32 i = 1; i <= AUXILIARY_WORDS && token >= s->tokens + i; i++)
    {
      if (is_kind (framing, token - i, "be"))
        return token - i;
      if (!is_kind (framing, token - i, "skip"))
        break;
    }
  return find_bracket (framing, s, token);
}

static gboolean
has_agent (const CcFraming *framing, const CcSentence *s, guint32 token, guint32 end)
{
  guint32 last = MIN (s->tokens + s->n_tokens, end + AGENT_WORDS);
  guint32 first = token - MIN (token - s->tokens, AGENT_WORDS);

  for (guint32 i = first; i < last; i++)
    if (is_kind (framing, i, i < token ? "agent-before" : "agent")
        || is_kind (framing, i, "agent-either"))
      return TRUE;
  return FALSE;
}

static void
analyse (CcFraming *framing, guint32 sentence)
{
  const CcText *text = framing->text;
  const CcSentence *s = &text->sentences[sentence];

  for (CcHit hit = { 0 }; cc_framing_next (framing, "agency", sentence, &hit);)
    {
      guint32 end = hit.token + hit.n_tokens;
      guint32 auxiliary = find_auxiliary (framing, s, hit.token, end);
      CcRange range = hit.range;

      if (auxiliary == G_MAXUINT32 || has_agent (framing, s, hit.token, end))
        continue;
      range.start = MIN (range.start, cc_token_start (s, &text->tokens[auxiliary]));
      range.end = MAX (range.end, cc_token_end (s, &text->tokens[auxiliary]));
      cc_framing_mark (framing, sentence, range, hit.entry->category, hit.entry->text);
    }
}

extern const CcDetector cc_detector_agency;
const CcDetector cc_detector_agency = {
  .name = "agency",
  .marks = "passives that do not say who acted",
  .basis = "Trew 1979; Fowler, Hodge, Kress and Trew 1979",
  .lists = lists,
  .analyse = analyse,
};
