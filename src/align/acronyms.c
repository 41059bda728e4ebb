/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* acronyms.c: names that an article itself shortens, "… Trade Organization (WTO)": the
   short form is joined to its letters in the words before the bracket as in Schwartz
   and Hearst (2003), A simple algorithm for identifying abbreviation definitions in
   biomedical text, Pacific Symposium on Biocomputing. A short form that two articles
   spell out differently stands for neither.  */
#include "config.h"

#include <align/align.h>

#include <string.h>

enum
{
  MOST_LETTERS = 10,
  LEAST_TERMS = 2, /* content words of a long form */
  MOST_TERMS = 8,
};

typedef struct
{
  guint32 concept; /* of the short form */
  guint32 terms[MOST_TERMS];
  guint32 n_terms;
} Acronym;

struct CcAcronyms
{
  GArray *all;     /* of Acronym, by long form, the ones of fewer terms first */
  guint8 *lengths; /* by concept: bit n - 1 is set when a long form of n terms starts with it */
  guint8 *shorts;  /* by concept: it is a short form */
};

/* TRUE when the word at @range stands in brackets that it opens. */
static gboolean
is_bracketed (const char *text, CcRange range)
{
  char next = text[range.end];

  return range.start > 0 && text[range.start - 1] == '('
         && (next == ')' || next == ',' || next == ';');
}

/* Where in @words (lower case, set apart by spaces) the last of its words starts that
   lead to all @letters from the right, the first of them at the start of a word; or
   NULL. */
static const gunichar *
long_form (const gunichar *words, glong n, const gunichar *letters, glong n_letters)
{
  glong at = n - 1;

  for (glong i = n_letters - 1; i >= 0; i--, at--)
    {
      while (at >= 0 && (words[at] != letters[i] || (i == 0 && at > 0 && words[at - 1] != ' ')))
        at--;
      if (at < 0)
        return NULL;
    }
  return words + at + 1;
}

/* How many of the tokens before @token spell it out; 0 when they don't. */
static guint32
long_form_tokens (const CcText *text, const CcSentence *sentence, guint32 token)
{
  const char *form = cc_text_word (text, text->tokens[token].word);
  glong n_letters, n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (form, -1, &n_letters);
  g_autofree gunichar *words = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);
  guint32 most = (guint32) MIN (n_letters + 5, n_letters * 2), tokens = 1;
  const gunichar *start;

  if (n_letters < 2 || n_letters > MOST_LETTERS)
    return 0;
  for (guint32 i = token - MIN (most, token - sentence->tokens); i < token; i++)
    g_string_append_printf (joined, "%s%s", joined->len ? " " : "",
                            cc_text_word (text, text->tokens[i].word));
  words = g_utf8_to_ucs4_fast (joined->str, (glong) joined->len, &n);
  start = long_form (words, n, letters, n_letters);
  if (!start)
    return 0;
  for (const gunichar *p = start; p < words + n; p++)
    tokens += *p == ' ';
  return tokens;
}

/* Adds what @token, in brackets, is short for. */
static void
note (CcAcronyms *acronyms, const CcFeatures *f, const CcSentence *sentence, guint32 token)
{
  const CcText *text = f->text;
  guint32 n = long_form_tokens (text, sentence, token);
  Acronym one = { .concept = cc_features_concept (f, &text->tokens[token]) };

  for (guint32 i = token - n; i < token && one.n_terms < MOST_TERMS; i++)
    if (cc_is_content (&text->tokens[i]))
      one.terms[one.n_terms++] = cc_features_concept (f, &text->tokens[i]);
  if (one.n_terms >= LEAST_TERMS)
    g_array_append_val (acronyms->all, one);
}

static int
compare_terms (const Acronym *a, const Acronym *b)
{
  if (a->n_terms != b->n_terms)
    return a->n_terms < b->n_terms ? -1 : 1;
  for (guint32 i = 0; i < a->n_terms; i++)
    if (a->terms[i] != b->terms[i])
      return a->terms[i] < b->terms[i] ? -1 : 1;
  return 0;
}

static int
by_concept (gconstpointer x, gconstpointer y)
{
  const Acronym *a = x, *b = y;

  if (a->concept != b->concept)
    return a->concept < b->concept ? -1 : 1;
  return compare_terms (a, b);
}

static int
by_long_form (gconstpointer x, gconstpointer y)
{
  int order = compare_terms (x, y);

  return order ? order : by_concept (x, y);
}

/* Leaves each short form that has one meaning, once. */
static void
drop_ambiguous (GArray *all)
{
  guint kept = 0;

  g_array_sort (all, by_concept);
  for (guint i = 0, end; i < all->len; i = end)
    {
      const Acronym *first = &g_array_index (all, Acronym, i);
      gboolean one = TRUE;

      for (end = i; end < all->len && g_array_index (all, Acronym, end).concept == first->concept;
           end++)
        one = one && compare_terms (first, &g_array_index (all, Acronym, end)) == 0;
      if (one)
        g_array_index (all, Acronym, kept++) = *first;
    }
  g_array_set_size (all, kept);
}

CcAcronyms *
cc_acronyms_new (const CcFeatures *f)
{
  const CcText *text = f->text;
  CcAcronyms *acronyms = g_new0 (CcAcronyms, 1);

  acronyms->all = g_array_new (FALSE, FALSE, sizeof (Acronym));
  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      const CcSentence *sentence = &text->sentences[s];
      const char *letters = cc_text_article (text, sentence)->text;

      for (guint32 t = sentence->tokens; t < sentence->tokens + sentence->n_tokens; t++)
        if (text->tokens[t].flags & CC_TOKEN_UPPER
            && is_bracketed (letters, cc_token_range (sentence, &text->tokens[t])))
          note (acronyms, f, sentence, t);
    }
  drop_ambiguous (acronyms->all);
  g_array_sort (acronyms->all, by_long_form);
  acronyms->lengths = g_new0 (guint8, text->n_stems + 1);
  acronyms->shorts = g_new0 (guint8, text->n_stems + 1);
  for (guint i = 0; i < acronyms->all->len; i++)
    {
      const Acronym *one = &g_array_index (acronyms->all, Acronym, i);

      acronyms->lengths[one->terms[0]] |= (guint8) (1u << (one->n_terms - 1));
      acronyms->shorts[one->concept] = TRUE;
    }
  return acronyms;
}

void
cc_acronyms_free (CcAcronyms *acronyms)
{
  if (!acronyms)
    return;
  g_array_unref (acronyms->all);
  g_free (acronyms->lengths);
  g_free (acronyms->shorts);
  g_free (acronyms);
}

/* The acronym whose long form is the @n @terms, of several the first, or NULL. */
static const Acronym *
acronym_of (const CcAcronyms *acronyms, const guint32 *terms, guint32 n)
{
  const Acronym *all = (const Acronym *) (const void *) acronyms->all->data;
  Acronym wanted = { .n_terms = n };
  guint low = 0, high = acronyms->all->len;

  memcpy (wanted.terms, terms, n * sizeof *terms);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_terms (&all[middle], &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < acronyms->all->len && compare_terms (&all[low], &wanted) == 0 ? &all[low] : NULL;
}

/* The acronym whose long form @terms begin with, the longest of several, or NULL. */
static const Acronym *
acronym_at (const CcAcronyms *acronyms, const guint32 *terms, guint n)
{
  guint lengths = acronyms->lengths[*terms];
  const Acronym *one = NULL;

  for (guint32 length = MIN (n, MOST_TERMS); lengths && !one && length >= LEAST_TERMS; length--)
    if (lengths >> (length - 1) & 1)
      one = acronym_of (acronyms, terms, length);
  return one;
}

/* Notes the names of @sentence between @first and @last, two tokens: parts of what is spelt
   out for @concept. */
static void
note_names (CcFeatures *f, const CcSentence *sentence, guint32 first, guint32 last, guint32 concept)
{
  for (guint32 i = sentence->names; i < sentence->names + sentence->n_names; i++)
    if (f->text->names[i].token >= first && f->text->names[i].token <= last)
      f->name_concepts[i] = concept | CC_SHORT_NAME;
}

guint
cc_acronyms_find (const CcAcronyms *acronyms, CcFeatures *f, const CcSentence *sentence,
                  const guint32 *terms, const guint32 *tokens, guint n, guint32 *found)
{
  guint room = CC_MAX_TERMS - n, n_found = 0;

  for (guint i = 0; acronyms->all->len > 0 && i < n;)
    {
      const Acronym *one = acronym_at (acronyms, terms + i, n - i);
      guint length = one ? one->n_terms : 1;

      if (one || acronyms->shorts[terms[i]])
        note_names (f, sentence, tokens[i], tokens[i + length - 1], one ? one->concept : terms[i]);
      if (one && n_found < room)
        found[n_found++] = one->concept;
      i += length;
    }
  return n_found;
}
