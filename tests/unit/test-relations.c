/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <crossclaim/crossclaim.h>

#include "unit.h"

typedef struct
{
  const char *a, *b;
  const char *expected; /* each relation in plain words */
} Case;

/* Two texts, one article and outlet each, and what matching knows of them. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcMatches *matches;
} Pair;

static Pair
open_pair (const char *language, const char *a, const char *b)
{
  Pair pair = { cc_corpus_new (), NULL, NULL };
  g_autofree char *path = cc_data_path ("data/model/match.ini", NULL);

  cc_corpus_add_text (pair.corpus, "a", "a", language, a);
  cc_corpus_add_text (pair.corpus, "b", "b", language, b);
  pair.text = cc_text_new (pair.corpus, 1, NULL);
  pair.matches = cc_matches_new (pair.text, cc_model_read (path, NULL), NULL, 1, NULL);
  return pair;
}

static void
pair_clear (Pair *pair)
{
  cc_matches_free (pair->matches);
  cc_text_free (pair->text);
  cc_corpus_free (pair->corpus);
}

/* The relations of the first sentences of both, in words: new. */
static char *
tell (const Pair *pair)
{
  g_autoptr (GArray) relations = NULL;
  GString *told = g_string_new (NULL);
  guint32 b = pair->text->article_sentences[1];
  CcMatch match;

  cc_match_pair (pair->matches, 0, b, &match);
  relations = cc_match_relations (pair->matches, &match);
  for (guint i = 0; i < relations->len; i++)
    {
      g_autofree char *words = cc_relation_words (pair->matches, 0, b,
                                                  &g_array_index (relations, CcRelation, i));

      g_string_append_printf (told, "%s%s", i ? "; " : "", words);
    }
  return g_string_free (told, FALSE);
}

static void
check (const char *language, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      Pair pair = open_pair (language, cases[i].a, cases[i].b);
      g_autofree char *told = tell (&pair);

      if (strcmp (told, cases[i].expected) != 0)
        g_printerr ("\n  %s\n  %s\n   got %s\n  want %s\n", cases[i].a, cases[i].b, told,
                    cases[i].expected);
      CU_ASSERT_STRING_EQUAL (told, cases[i].expected);
      pair_clear (&pair);
    }
}

/* Each figure is in one pair, those that agree first; a figure of another thing, in
   another unit or without any shared word is none; a step and a bound are rounding. */
static void
test_figures (void)
{
  static const Case cases[] = {
    { "The yard sold 27 ferries.", "The yard sold 20 ferries.",
      "differing figure: “27” against “20”" },
    { "The yard sold 27 ferries for 12 euros.", "For 12 euros the yard sold 30 ferries.",
      "same figure: “12 euros”; the same figure when rounded: “27” against “30”" },
    { "The dyke cost 3.48 million euros.", "The dyke cost more than 3 million euros.",
      "the same figure when rounded: “3.48 million euros” against “more than 3 million euros”" },
    { "The dyke cost 3 million euros.", "The opera needs 3 million euros.", "" },
    { "The dyke cost 3 million euros.", "The dyke cost 3 million dollars.", "" },
    { "The two towns share a dyke.", "A dyke is shared by the two towns.", "" },
  };

  check ("en", cases, G_N_ELEMENTS (cases));
}

/* A negation in either sentence, a denial, contraries, prefixes; and what is none: two
   negations, in one or in each, a negation of something else, in another clause, of a
   supposition, or one that only looks like it. */
static void
test_opposed (void)
{
  static const Case cases[] = {
    { "The kiln burst.", "The kiln did not burst.", "opposed: “burst” against “not burst”" },
    { "The baker denied that bread was sold.", "Bread was sold.",
      "opposed: “denied that bread” against “Bread”" },
    { "Rents rose in Ullin.", "Rents in Ullin fell.", "opposed: “rose” against “fell”" },
    { "The jury turned down the plan.", "The jury approved the plan.",
      "opposed: “turned down” against “approved”" },
    { "The raft is safe.", "The raft is unsafe.", "opposed: “safe” against “unsafe”" },
    { "The raft is not unsafe.", "The raft is safe.", "" },
    { "The kiln did not burst.", "No kiln burst.", "" },
    { "The kiln, which nobody had checked, burst.", "The kiln burst.", "" },
    { "If the kiln does not burst, tiles are made.", "The kiln burst, and tiles are made.", "" },
    { "Not only potters bought tiles.", "Potters bought tiles.", "" },
    { "Rents rose, and wages fell.", "Wages fell, and rents rose.", "" },
  };
  static const Case german[] = {
    { "Der Rat verkauft die Mühle nicht.", "Der Rat verkauft die Mühle.",
      "opposed: “Rat verkauft die Mühle nicht” against “Rat”" },
    { "Nicht nur Bauern kauften Mehl.", "Bauern kauften Mehl.", "" },
  };

  check ("en", cases, G_N_ELEMENTS (cases));
  check ("de", german, G_N_ELEMENTS (german));
}

/* What one has more, what is copied, and what only a phrase joins; a name is no phrase,
   and short sentences are no copies. */
static void
test_wording (void)
{
  static const Case cases[] = {
    { "A crane fell.", "In the harbour of Ullin a crane fell on a barge.",
      "adds detail: “harbour of Ullin a crane fell on a barge”" },
    { "The toll bridge at Ullin will be closed for repairs until the end of the month.",
      "The toll bridge at Ullin will be closed for repairs until the close of the month.",
      "word for word: “The toll bridge at Ullin will be closed for repairs until the end of the month”" },
    { "The rector praised a shared destiny for mankind over soup and dumplings at the academy.",
      "Under the banner of a shared destiny for mankind, swimmers crossed the chilly strait.",
      "one phrase is shared, and little else: “a shared destiny for mankind”" },
    { "The Bank of Lower Ullin paid for the fountain.",
      "Gulls nest on the roof of the Bank of Lower Ullin.", "" },
  };

  check ("en", cases, G_N_ELEMENTS (cases));
}

/* Thousands of words, negations and figures in one sentence are looked at up to a
   bound, and the ranges stay inside the text. */
static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("The kiln");
  Pair pair;
  g_autofree char *told = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, " did not sell %u tiles", i);
  pair = open_pair ("en", text->str, text->str);
  told = tell (&pair);
  CU_ASSERT_PTR_NOT_NULL (strstr (told, "same figure"));
  pair_clear (&pair);
}

void
add_relations_suite (void)
{
  CU_pSuite suite = CU_add_suite ("relations", NULL, NULL);

  CU_add_test (suite, "figures", test_figures);
  CU_add_test (suite, "opposed", test_opposed);
  CU_add_test (suite, "wording", test_wording);
  CU_add_test (suite, "bounds", test_bounds);
}
