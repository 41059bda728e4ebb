/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* opposition.c: whether two sentences state contraries. Each word of a sentence gets
   a sign: negative behind a negation that reaches it, positive again behind two. Then
   the words of both are held against each other: the same word, or two of one
   opposition, with different signs are opposed, unless the same is also said with the
   same sign.  */
#include "config.h"

#include <align/opposition.h>

/* Words of a sentence that are looked at. */
#define MAX_WORDS 200

/* Contraries are of something: of the content words within so many words of the one,
   this share stands near the other as well, the mean of both sides. */
#define NEAR 6
#define LEAST_NEAR 0.45

/* One word of a sentence. */
typedef struct
{
  guint32 concept;   /* of the word, less a negative prefix; G_MAXUINT32 for small words */
  gint16 pole;       /* as in the list, or 0 */
  gint8 sign;        /* of what it states: 1, or -1 negated */
  gboolean negated;  /* by another word, an odd number of times */
  gboolean head;     /* the first word that a negation is about */
  gboolean supposed; /* not stated: behind "if" */
  CcRange range;     /* with what negates it */
} Word;

typedef struct
{
  const CcMatches *matches;
  const CcSentence *sentence;
  guint n;
  Word words[MAX_WORDS];
  gboolean names[MAX_WORDS]; /* words that are part of one */
  gboolean negative, poles;  /* a word has a negative sign, a pole */
} Signs;

static const CcToken *
token_at (const Signs *s, guint i)
{
  return &s->matches->text->tokens[s->sentence->tokens + i];
}

static void
set_word (Signs *s, guint i)
{
  const CcMatches *m = s->matches;
  const CcToken *token = token_at (s, i);
  guint32 base = m->opposition->turns[token->word] & CC_TURNS_SIGN
                   ? m->opposition->bases[token->word] : G_MAXUINT32;
  Word *word = &s->words[i];

  *word = (Word){
    .concept = G_MAXUINT32,
    .sign = base == G_MAXUINT32 ? 1 : -1,
    .range = cc_token_range (s->sentence, token),
  };
  if (base != G_MAXUINT32)
    word->concept = m->features->concepts[base];
  else if (!(token->flags & (CC_TOKEN_STOP | CC_TOKEN_NUMBER | CC_TOKEN_NEGATION)))
    word->concept = cc_features_concept (m->features, token);
}

static gboolean
is_cut (const Signs *s, guint i)
{
  return cc_clause_ends (s->matches->text, s->sentence, s->sentence->tokens + i);
}

static CcOppositionRole
role_at (const Signs *s, guint i)
{
  const CcOppositionEntry *entry = cc_opposition_at (
      s->matches->opposition, s->sentence->tokens + i, s->sentence->tokens + s->n);

  return entry ? (CcOppositionRole) entry->role : CC_OPPOSITION_NONE;
}

/* Turns word @i about, as the negation at @cue reaches it. */
static void
negate (Signs *s, guint i, CcRange cue, gboolean head)
{
  Word *word = &s->words[i];

  word->sign = (gint8) -word->sign;
  word->negated = !word->negated;
  if (!head)
    return;
  word->head = TRUE;
  word->range.start = MIN (word->range.start, cue.start);
  word->range.end = MAX (word->range.end, cue.end);
}

/* What words @first to @next - 1 negate: the rest of the clause; when nothing is left
   of it, what stands before, as in "verkauft die Häfen nicht". It is about the first
   word that is no name. */
static void
negate_clause (Signs *s, guint first, guint next)
{
  CcRange cue = { cc_token_start (s->sentence, token_at (s, first)),
                  cc_token_end (s->sentence, token_at (s, next - 1)) };
  gboolean any = FALSE, found = FALSE;

  for (guint i = next; i < s->n && i < next + CC_NEGATION_REACH && !is_cut (s, i); i++)
    {
      CcOppositionRole role = role_at (s, i);
      gboolean content = s->words[i].concept != G_MAXUINT32;
      gboolean about = content && !s->names[i] && role != CC_OPPOSITION_THROUGH;

      if (role == CC_OPPOSITION_BOUNDARY || role == CC_OPPOSITION_SUPPOSED)
        break;
      negate (s, i, cue, about && !found);
      any |= content;
      found |= about;
    }
  for (guint i = first; !any && i-- > 0 && i + CC_NEGATION_REACH > first && !is_cut (s, i + 1);)
    negate (s, i, cue, s->words[i].concept != G_MAXUINT32);
}

/* Fills poles and signs; entries of the list are taken from left to right. */
static void
find_signs (Signs *s)
{
  gboolean supposed = FALSE;
  guint n;

  for (guint i = 0; i < s->n; i += n)
    {
      const CcOppositionEntry *entry = cc_opposition_at (
          s->matches->opposition, s->sentence->tokens + i, s->sentence->tokens + s->n);
      CcOppositionRole role = entry ? (CcOppositionRole) entry->role : CC_OPPOSITION_NONE;
      gboolean negates = role == CC_OPPOSITION_DENIAL
                         || (role == CC_OPPOSITION_NONE && cc_negates (s->matches->text, s->sentence, s->sentence->tokens + i));

      n = entry ? entry->n_words : 1;
      if (role == CC_OPPOSITION_POLE)
        {
          s->words[i].pole = entry->pole;
          s->words[i].range.end = cc_token_end (s->sentence, token_at (s, i + n - 1));
        }
      if (negates)
        negate_clause (s, i, i + n);
      supposed = role == CC_OPPOSITION_SUPPOSED || (supposed && !(i > 0 && is_cut (s, i)));
      s->words[i].supposed = supposed;
    }
}

static void
signs_init (Signs *s, const CcMatches *matches, guint32 sentence)
{
  s->matches = matches;
  s->sentence = &matches->text->sentences[sentence];
  s->n = MIN (s->sentence->n_tokens, MAX_WORDS);
  cc_name_words (matches->text, s->sentence, s->names, s->n);
  for (guint i = 0; i < s->n; i++)
    set_word (s, i);
  find_signs (s);
  s->negative = s->poles = FALSE;
  for (guint i = 0; i < s->n; i++)
    {
      s->negative |= s->words[i].sign < 0;
      s->poles |= s->words[i].pole != 0;
    }
}

/* How two words stand to each other: 1 they state the same, -1 the contrary, 0 they
   have nothing to do with each other. */
static inline int
held_against (const Word *x, const Word *y)
{
  if (x->pole && y->pole && ABS (x->pole) == ABS (y->pole))
    return x->sign * y->sign * (x->pole == y->pole ? 1 : -1);
  return x->concept != G_MAXUINT32 && x->concept == y->concept ? x->sign * y->sign : 0;
}

/* TRUE when a word of @s states the same as @word. */
static gboolean
is_said (const Signs *s, const Word *word)
{
  for (guint i = 0; i < s->n; i++)
    if (held_against (word, &s->words[i]) > 0)
      return TRUE;
  return FALSE;
}

/* TRUE when both deny the same word: then they agree, whatever else is in reach. */
static gboolean
deny_alike (const Signs *a, const Signs *b)
{
  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; a->words[i].negated && j < b->n; j++)
      if (b->words[j].negated && held_against (&a->words[i], &b->words[j]) > 0)
        return TRUE;
  return FALSE;
}

/* TRUE when @word or another of its opposition stands in @s. */
static gboolean
is_mentioned (const Signs *s, const Word *word)
{
  for (guint i = 0; i < s->n; i++)
    if (held_against (word, &s->words[i]) != 0)
      return TRUE;
  return FALSE;
}

/* TRUE when word @i of @s can be opposed to one of @other: it is stated and, under a
   negation, is what that is about, as is most of the rest of what it reaches. */
static gboolean
may_oppose (const Signs *s, guint i, const Signs *other)
{
  guint all = 0, found = 0;

  if (s->words[i].supposed || (s->words[i].negated && !s->words[i].head))
    return FALSE;
  for (guint k = i; k < s->n && s->words[k].negated; k++)
    if (s->words[k].concept != G_MAXUINT32)
      {
        all++;
        found += is_mentioned (other, &s->words[k]);
      }
  return all == 0 || 2 * found > all;
}

/* Of the content words near word @i of @s, the share that stands near word @j of
   @other, which may be twice as far away; 1 when there are none. */
static double
share_near (const Signs *s, guint i, const Signs *other, guint j)
{
  guint all = 0, shared = 0;

  for (guint k = i > NEAR ? i - NEAR : 0; k < MIN (i + NEAR + 1, s->n); k++)
    {
      guint l = j > 2 * NEAR ? j - 2 * NEAR : 0, end = MIN (j + 2 * NEAR + 1, other->n);

      if (k == i || s->words[k].concept == G_MAXUINT32)
        continue;
      while (l < end && (l == j || other->words[l].concept != s->words[k].concept))
        l++;
      all++;
      shared += l < end;
    }
  return all ? (double) shared / all : 1;
}

/* TRUE when a word of @s may be held against @word with the contrary as outcome. */
static gboolean
has_contrary (const Signs *s, const Word *word)
{
  return word->sign < 0 || s->negative || (word->pole && s->poles);
}

/* TRUE when words @i of @a and @j of @b are about the same. */
static gboolean
same_topic (const Signs *a, guint i, const Signs *b, guint j)
{
  return share_near (a, i, b, j) + share_near (b, j, a, i) >= 2 * LEAST_NEAR;
}

/* What any word of @sentence may do. */
static guint8
turns_in (const CcMatches *matches, guint32 sentence)
{
  const CcSentence *s = &matches->text->sentences[sentence];
  const CcToken *tokens = matches->text->tokens + s->tokens;
  guint8 turns = 0;

  for (guint i = 0; i < MIN (s->n_tokens, MAX_WORDS); i++)
    turns |= matches->opposition->turns[tokens[i].word]
             | (tokens[i].flags & CC_TOKEN_NEGATION ? CC_TURNS_SIGN : 0);
  return turns;
}

/* The poles in @sentence, as find_signs() takes them, into @poles, which holds MAX_WORDS;
   returns how many. */
static guint
list_poles (const CcMatches *matches, guint32 sentence, gint16 *poles)
{
  const CcSentence *s = &matches->text->sentences[sentence];
  guint32 end = s->tokens + MIN (s->n_tokens, MAX_WORDS), step;
  guint n = 0;

  for (guint32 at = s->tokens; at < end; at += step)
    {
      const CcOppositionEntry *entry = cc_opposition_at (matches->opposition, at, end);

      step = entry ? entry->n_words : 1;
      if (entry && entry->role == CC_OPPOSITION_POLE)
        poles[n++] = entry->pole;
    }
  return n;
}

static gboolean
have_contraries (const CcMatches *matches, const CcMatch *match)
{
  gint16 a[MAX_WORDS], b[MAX_WORDS];
  guint n_a = list_poles (matches, match->a, a), n_b = list_poles (matches, match->b, b);

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (a[i] == -b[j])
        return TRUE;
  return FALSE;
}

/* Most sentences negate nothing, and are opposed by contraries alone. */
static gboolean
can_oppose (const CcMatches *matches, const CcMatch *match)
{
  guint8 a = turns_in (matches, match->a), b = turns_in (matches, match->b);

  return (a | b) & CC_TURNS_SIGN || (a & b & CC_TURNS_POLE && have_contraries (matches, match));
}

gboolean
cc_opposition_find (const CcMatches *matches, const CcMatch *match, CcRange *range_a,
                    CcRange *range_b)
{
  g_autofree Signs *a = NULL, *b = NULL;

  if (!can_oppose (matches, match))
    return FALSE;
  a = g_new (Signs, 1);
  b = g_new (Signs, 1);
  signs_init (a, matches, match->a);
  signs_init (b, matches, match->b);
  if (deny_alike (a, b))
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n && has_contrary (b, &a->words[i]); j++)
      {
        const Word *x = &a->words[i], *y = &b->words[j];

        if (held_against (x, y) >= 0 || !may_oppose (a, i, b) || !may_oppose (b, j, a)
            || is_said (b, x) || is_said (a, y) || !same_topic (a, i, b, j))
          continue;
        *range_a = x->range;
        *range_b = y->range;
        return TRUE;
      }
  return FALSE;
}
