/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* negation.c: what a negation reaches, and which words one sentence denies and another
   says.  */
#include "config.h"

#include <align/evidence.h>

/* Words of a sentence that are looked at. */
#define MAX_WORDS 200

gboolean
cc_clause_ends (const CcText *text, const CcSentence *sentence, guint32 token)
{
  static const char *const signs[] = { ",", ";", ":", "(", ")", "–", "—" };
  const char *letters = cc_text_article (text, sentence)->text;
  guint32 from = cc_token_end (sentence, &text->tokens[token - 1]);
  gssize length = (gssize) cc_token_start (sentence, &text->tokens[token]) - from;

  for (guint k = 0; length > 0 && k < G_N_ELEMENTS (signs); k++)
    if (g_strstr_len (letters + from, length, signs[k]))
      return TRUE;
  return FALSE;
}

/* "no" of "no fewer than" belongs to the figure. */
static gboolean
in_qualifier (const CcText *text, const CcSentence *sentence, guint32 byte)
{
  const CcQuantity *q = text->quantities + sentence->quantities;

  for (guint32 i = 0; i < sentence->n_quantities; i++)
    if (byte >= q[i].qualifier_range.start && byte < q[i].qualifier_range.end)
      return TRUE;
  return FALSE;
}

gboolean
cc_negates (const CcText *text, const CcSentence *sentence, guint32 token)
{
  const CcToken *at = &text->tokens[token];

  return at->flags & CC_TOKEN_NEGATION
         && !in_qualifier (text, sentence, cc_token_start (sentence, at))
         && !(token + 1 < sentence->tokens + sentence->n_tokens && at[1].flags & CC_TOKEN_NUMBER);
}

/* ---- what sentences deny ---- */

/* One sentence, and which of its words are negated: behind two negations none is. */
typedef struct
{
  const CcText *text;
  const CcSentence *sentence;
  guint n;
  gboolean negated[MAX_WORDS];
} Signs;

static const CcToken *
token_at (const Signs *s, guint i)
{
  return &s->text->tokens[s->sentence->tokens + i];
}

static gboolean
is_cut (const Signs *s, guint i)
{
  return cc_clause_ends (s->text, s->sentence, s->sentence->tokens + i);
}

static gboolean
says_something (const CcToken *token)
{
  return cc_is_content (token) && !(token->flags & CC_TOKEN_NEGATION);
}

/* What the negation at @cue reaches: the rest of the clause; when that says nothing, what
   stands before, as in "verkauft die Häfen nicht". */
static void
negate_clause (Signs *s, guint cue)
{
  gboolean any = FALSE;

  for (guint i = cue + 1; i < s->n && i <= cue + CC_NEGATION_REACH && !is_cut (s, i); i++)
    {
      s->negated[i] = !s->negated[i];
      any |= says_something (token_at (s, i));
    }
  for (guint i = cue; !any && i-- > 0 && i + CC_NEGATION_REACH > cue && !is_cut (s, i + 1);)
    s->negated[i] = !s->negated[i];
}

static void
signs_init (Signs *s, const CcText *text, const CcSentence *sentence)
{
  *s = (Signs) { .text = text, .sentence = sentence, .n = MIN (sentence->n_tokens, MAX_WORDS) };
  for (guint i = 0; i < s->n; i++)
    if (cc_negates (text, sentence, sentence->tokens + i))
      negate_clause (s, i);
}

/* TRUE when @concept also stands where no negation reaches it. */
static gboolean
is_said (const CcFeatures *f, const Signs *s, guint32 concept)
{
  for (guint i = 0; i < s->n; i++)
    if (!s->negated[i] && cc_features_concept (f, token_at (s, i)) == concept)
      return TRUE;
  return FALSE;
}

/* Writes the distinct terms that @s only denies to @denied, ascending; returns how many. */
static guint
find_denied (const CcFeatures *f, const Signs *s, guint32 *denied)
{
  guint n = 0;

  for (guint i = 0; i < s->n; i++)
    {
      guint32 concept = cc_features_concept (f, token_at (s, i));

      if (s->negated[i] && says_something (token_at (s, i)) && !is_said (f, s, concept))
        denied[n++] = concept;
    }
  return cc_terms_make_set (denied, n);
}

void
cc_features_note_denied (CcFeatures *f)
{
  const CcText *text = f->text;
  g_autoptr (GArray) denied = g_array_new (FALSE, FALSE, sizeof (guint32));

  f->denied_starts = g_new (guint32, text->n_sentences + 1);
  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      guint32 found[MAX_WORDS];
      Signs signs;

      f->denied_starts[s] = denied->len;
      if (!(f->flags[s] & CC_TOKEN_NEGATION))
        continue;
      signs_init (&signs, text, &text->sentences[s]);
      g_array_append_vals (denied, found, find_denied (f, &signs, found));
    }
  f->denied_starts[text->n_sentences] = denied->len;
  f->denied = (guint32 *) g_array_free (g_steal_pointer (&denied), FALSE);
}

/* ---- the signal ---- */

/* The idf of what sentence @x denies and @y says. */
static float
contradicted (const CcFeatures *f, guint32 x, guint32 y)
{
  float mass = 0;

  for (guint32 i = f->denied_starts[x]; i < f->denied_starts[x + 1]; i++)
    if (cc_terms_hold (f->sets, f->set_starts, y, f->denied[i])
        && !cc_terms_hold (f->denied, f->denied_starts, y, f->denied[i]))
      mass += f->idf[f->denied[i]];
  return mass;
}

void
cc_evidence_negation (CcEvidence *e, CcMatch *match)
{
  float mass = contradicted (e->f, match->a, match->b) + contradicted (e->f, match->b, match->a);

  match->signals[CC_SIGNAL_NEGATION] = cc_evidence_saturate (mass);
}
