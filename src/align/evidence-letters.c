/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* evidence-letters.c: the signal of letters, the cosine of two bags of four letters in a row.
   Words that stand in both sentences share all of theirs, so only those of the other words
   are read, and held against each other. That is exact: of what each bag holds c times
   within shared words, and a and b times outside them, both hold
   min (c + a, c + b) = c + min (a, b).  */
#include "config.h"

#include <align/evidence.h>

#include <math.h>
#include <string.h>

/* Of a word so many bytes are spelt. */
#define MAX_SPELT 62

/* So many words ahead they are fetched, as they lie anywhere in memory. */
#define AHEAD 16

static guint
n_grams (guint length)
{
  return length > 1 ? MIN (length, MAX_SPELT) - 1 : 0;
}

/* The words of sentence @s that tell it from others into @spelt; counts their grams. The last
   word that has room for any may be cut. */
static void
spell (const CcFeatures *f, guint32 s, CcSpelt *spelt)
{
  const CcText *text = f->text;
  const CcToken *tokens = text->tokens + text->sentences[s].tokens;
  guint32 n = text->sentences[s].n_tokens;

  spelt->n = spelt->n_grams = 0;
  for (guint32 t = 0; t < MIN (n, AHEAD); t++)
    CC_PREFETCH (&text->words[tokens[t].word]);
  for (guint32 t = 0; t < n && spelt->n_grams < CC_MAX_BAG; t++)
    {
      const CcWord *word = &text->words[tokens[t].word];
      guint all = n_grams (word->length), kept = MIN (all, CC_MAX_BAG - spelt->n_grams);

      if (t + AHEAD < n)
        CC_PREFETCH (&text->words[tokens[t + AHEAD].word]);
      if (kept == 0 || tokens[t].flags & CC_TOKEN_STOP)
        continue;
      spelt->words[spelt->n++] = (CcSpeltWord) { .word = tokens[t].word, .text = word->text,
                                                 .length = (guint16) MIN (word->length, MAX_SPELT),
                                                 .n_grams = (guint8) kept, .whole = kept == all };
      spelt->n_grams += kept;
    }
}

G_STATIC_ASSERT (MAX_SPELT <= G_MAXUINT8);

/* Gram @i of a word of @length bytes: four at a time, with the NULs before and after it. */
static inline guint32
gram_of (const char *form, guint length, guint i)
{
  guint32 gram = 0;

  if (i + 2 < length)
    memcpy (&gram, form - 1 + i, sizeof gram);
  else
    memcpy (&gram, form - 1 + i, 3); /* a longer word was cut */
  return gram;
}

/* Turns to the sentence here: its words are counted, their letters when they are asked for. */
static void
turn_to_here (CcEvidence *e)
{
  CcSpelt *spelt = &e->spelt_here;

  if (e->spelt == e->here)
    return;
  spell (e->f, e->here, spelt);
  cc_bag_clear (&e->spellings, spelt->n);
  for (guint i = 0; i < spelt->n; i++)
    cc_bag_add (&e->spellings, spelt->words[i].whole ? spelt->words[i].word : G_MAXUINT32);
  e->grams.n = 0;
  e->spelt = e->here;
}

static void
count_grams (CcEvidence *e)
{
  const CcSpelt *spelt = &e->spelt_here;

  cc_bag_clear (&e->grams, spelt->n_grams);
  for (guint w = 0; w < spelt->n; w++)
    for (guint i = 0; i < spelt->words[w].n_grams; i++)
      {
        e->gram_words[e->grams.n] = (guint16) w;
        cc_bag_add (&e->grams, gram_of (e->f->text->letters + spelt->words[w].text,
                                        spelt->words[w].length, i));
      }
}

/* Takes an occurrence of @gram from the sentence here that is in no shared word; TRUE when there
   was one left. */
static inline gboolean
take_gram (CcEvidence *e, guint32 gram)
{
  for (guint i = cc_bag_first (&e->grams, gram); i; i = e->grams.before[i - 1])
    if (e->grams.keys[i - 1] == gram && !e->grams.taken[i - 1]
        && !e->spellings.taken[e->gram_words[i - 1]])
      return e->grams.taken[i - 1] = TRUE;
  return FALSE;
}

/* How many grams the words of @spelt have in common with those here that are not taken. */
static guint
shared_grams (CcEvidence *e, const CcSpelt *spelt, const guint16 *words, guint n)
{
  const char *letters = e->f->text->letters;
  guint shared = 0;

  if (e->grams.n == 0)
    count_grams (e);
  cc_bag_give_back (&e->grams);
  for (guint w = 0; w < n; w++)
    {
      const CcSpeltWord *word = &spelt->words[words[w]];

      for (guint i = 0; i < word->n_grams; i++)
        shared += (guint) take_gram (e, gram_of (letters + word->text, word->length, i));
    }
  return shared;
}

/* TRUE when the sentences are the same word for word. */
static gboolean
same_words (const CcEvidence *e)
{
  const CcText *text = e->f->text;
  const CcSentence *a = &text->sentences[e->here], *b = &text->sentences[e->there];
  const CcToken *x = text->tokens + a->tokens, *y = text->tokens + b->tokens;

  if (a->n_tokens != b->n_tokens)
    return FALSE;
  for (guint32 t = 0; t < a->n_tokens; t++)
    if (x[t].word != y[t].word || (x[t].flags ^ y[t].flags) & CC_TOKEN_STOP)
      return FALSE;
  return TRUE;
}

/* How many grams the sentences share; writes those of the one there to @n_there. */
static guint
shared_letters (CcEvidence *e, guint *n_there)
{
  CcSpelt *there = &e->spelt_there;
  guint16 *others = e->others; /* words there that are not here */
  guint n = 0, shared = 0;

  spell (e->f, e->there, there);
  *n_there = there->n_grams;
  cc_bag_give_back (&e->spellings);
  for (guint w = 0; w < there->n; w++)
    if (there->words[w].whole && cc_bag_take (&e->spellings, there->words[w].word))
      shared += there->words[w].n_grams;
    else
      {
        CC_PREFETCH (e->f->text->letters + there->words[w].text);
        others[n++] = (guint16) w;
      }
  return n > 0 && shared < e->spelt_here.n_grams ? shared + shared_grams (e, there, others, n) : shared;
}

void
cc_evidence_letters (CcEvidence *e, CcMatch *match)
{
  guint here, there, shared;

  turn_to_here (e);
  here = there = shared = e->spelt_here.n_grams;
  if (!same_words (e))
    shared = shared_letters (e, &there);
  if (here && there)
    match->signals[CC_SIGNAL_LETTERS] = (float) (shared / sqrt ((double) here * there));
}
