/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/ingest.h>

#include "samples.h"
#include "unit.h"

/* Each language is told by each of its sentences: nearly always in 40 characters,
   always in 100 and more, which is less than any article. */
static void
test_accuracy (void)
{
  static const guint lengths[] = { 40, 100, 400 };

  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    {
      guint good = 0, all = 0;

      for (guint s = 0; s < cc_n_samples; s++)
        for (guint first = 0; cc_samples[s].sentences[first]; first++)
          {
            g_autofree char *text = cc_sample_excerpt (s, first, lengths[l]);
            const char *source;

            good += strcmp (cc_language_guess (text, strlen (text), &source),
                            cc_samples[s].language) == 0;
            all++;
          }
      CU_ASSERT (good * 100 >= all * (l == 0 ? 90 : 100));
    }
}

/* A declaration gives way to a text of another language, and to nothing else: not to
   a quotation, and not to a text of which little is known. */
static void
test_against (void)
{
  for (guint s = 0; s < cc_n_samples; s++)
    {
      g_autofree char *text = cc_sample_excerpt (s, 0, 600);
      g_autofree char *part = cc_sample_excerpt (s, 0, 120);
      g_autofree char *english = cc_sample_excerpt (0, 0, 600);
      g_autofree char *quoting = g_strdup_printf ("%s %s", english, part);
      const char *language = cc_samples[s].language;
      const char *other = s == 0 ? "de" : "en";
      const char *source;

      CU_ASSERT_STRING_EQUAL (cc_language_against (other, text, strlen (text), &source), language);
      CU_ASSERT_PTR_NULL (cc_language_against (language, text, strlen (text), &source));
      CU_ASSERT_PTR_NULL (cc_language_against ("en", quoting, strlen (quoting), &source));
    }
}

void
add_language_suite (void)
{
  CU_pSuite s = CU_add_suite ("language", NULL, NULL);

  CU_add_test (s, "guesses by length", test_accuracy);
  CU_add_test (s, "texts against declarations", test_against);
}
