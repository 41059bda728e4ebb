/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Compares @texts, given as outlet, text, …, NULL. */
static CcComparison *
compare_texts (const char *const *texts)
{
  CcCorpus *corpus = cc_corpus_new ();
  CcOptions options;
  CcComparison *c;

  for (guint i = 0; texts[i]; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i / 2);

      cc_corpus_add_text (corpus, id, texts[i], "en", texts[i + 1]);
    }
  cc_options_init (&options);
  options.threads = 1;
  c = cc_run_corpus (&options, corpus, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL (c);
  return c;
}

/* An outlet without the claim has an empty cell that says how many articles were
   searched and what comes nearest. */
static void
test_coverage (void)
{
  static const char *const texts[] = {
    "State Daily", "The investor will build 34 tram stops in the harbour district.",
    "Tide Blog",   "In the harbour district the investor will build about 30 tram stops.",
    "Think Tank",  "Tram stops of the old line remain unpaved, says a tenant. Nothing else happened.",
    "Think Tank",  "Analysts met.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  const CcClaimView *view;

  CU_ASSERT_EQUAL_FATAL (c->n_outlets, 3);
  CU_ASSERT_EQUAL_FATAL (c->views->len, 1);
  view = g_ptr_array_index (c->views, 0);
  CU_ASSERT_EQUAL (cc_claim_coverage (c, view, 0).n_mentions, 1);
  CU_ASSERT_EQUAL (cc_claim_coverage (c, view, 1).n_mentions, 1);
  CU_ASSERT_EQUAL (cc_claim_coverage (c, view, 2).n_mentions, 0);
  CU_ASSERT_EQUAL (cc_claim_coverage (c, view, 2).n_searched, 2);
  CU_ASSERT_EQUAL (cc_claim_coverage (c, view, 2).nearest_sentence, 2);
}

/* 34 and about 30 count the same thing and differ; every figure is listed. */
static void
test_figures (void)
{
  static const char *const texts[] = {
    "State Daily", "The investor will build 34 tram stops in the harbour district.",
    "Tide Blog",   "In the harbour district the investor will build about 20 tram stops.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  const CcClaimView *view;

  CU_ASSERT_EQUAL_FATAL (c->views->len, 1);
  view = g_ptr_array_index (c->views, 0);
  CU_ASSERT_EQUAL_FATAL (view->figures->len, 2);
  CU_ASSERT_EQUAL_FATAL (view->figure_groups->len, 1);
  CU_ASSERT_EQUAL (g_array_index (view->figure_groups, CcFigureGroup, 0).relation,
                   CC_FIGURES_DIFFERENT);
}

/* Words between quotation marks are counted apart, and the interval holds the
   share that was counted. */
static void
test_profile (void)
{
  static const char *const texts[] = {
    "State Daily", "The mayor said: “We will perhaps build it.” It may rain tomorrow.", NULL
  };
  g_autoptr (CcComparison) c = compare_texts (texts);
  const CcProfile *p = &c->profiles[0];

  CU_ASSERT_EQUAL_FATAL (c->n_outlets, 1);
  CU_ASSERT_EQUAL (p->words, 12);
  CU_ASSERT_EQUAL (p->words_quoted, 5);
  for (guint d = 0; cc_detectors ()[d]; d++)
    {
      const CcRate *r = &p->own[d];

      CU_ASSERT_EQUAL (r->words, 7);
      CU_ASSERT (r->low <= (double) r->count / r->words && (double) r->count / r->words <= r->high);
      if (strcmp (cc_detectors ()[d]->name, "hedge") == 0)
        {
          CU_ASSERT_EQUAL (r->count, 1);
          CU_ASSERT_EQUAL (p->quoted[d].count, 1);
        }
    }
}

/* A word that one outlet repeats and the other never uses stands out there, with
   an interval above zero; a word both use alike does not. */
static void
test_wording (void)
{
  g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);
  const char *texts[] = { "A", NULL, "B", NULL, NULL };
  g_autoptr (CcComparison) c = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append (a, "The regime wants trams. ");
      g_string_append (b, "The council wants trams. ");
    }
  texts[1] = a->str;
  texts[3] = b->str;
  c = compare_texts (texts);
  for (guint o = 0; o < 2; o++)
    {
      const GArray *words = c->profiles[o].distinctive;
      const CcDistinctive *d;

      CU_ASSERT_EQUAL_FATAL (words->len, 1);
      d = &g_array_index (words, CcDistinctive, 0);
      CU_ASSERT_STRING_EQUAL (cc_text_word (c->text, d->word), o ? "council" : "regime");
      CU_ASSERT_EQUAL (d->count, 40);
      CU_ASSERT_EQUAL (d->others, 0);
      CU_ASSERT (d->low > 0 && d->low < d->log_odds && d->log_odds < d->high);
    }
}

void
add_compare_suite (void)
{
  CU_pSuite suite = CU_add_suite ("compare", NULL, NULL);

  CU_add_test (suite, "coverage", test_coverage);
  CU_add_test (suite, "figures", test_figures);
  CU_add_test (suite, "profile", test_profile);
  CU_add_test (suite, "wording", test_wording);
}
