/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Runs up to the claims on @texts, each an article and outlet of its own. */
static CcComparison *
claims_of (const char *const *texts, const char *claims_ini)
{
  CcCorpus *corpus = cc_corpus_new ();
  CcOptions options;
  CcComparison *c;

  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i);

      cc_corpus_add_text (corpus, id, id, "en", texts[i]);
    }
  cc_options_init (&options);
  options.until = CC_STAGE_CLAIMS;
  options.claims = claims_ini;
  options.threads = 1;
  c = cc_run_corpus (&options, corpus, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL (c);
  return c;
}

/* Writes @content to a new temporary file. */
static char *
temporary (const char *content)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("crossclaim-XXXXXX.ini", &path, NULL);

  CU_ASSERT_FATAL (fd >= 0);
  g_close (fd, NULL);
  g_file_set_contents (path, content, -1, NULL);
  return path;
}

static const CcClaim *
claim (const CcComparison *c, guint i)
{
  return g_ptr_array_index (c->claims->claims, i);
}

/* Two retellings make one claim in original words; a third text shares nothing. */
static void
test_found (void)
{
  static const char *const texts[] = {
    "The tram line will cost 900 million crowns and open in 2027.",
    "Opening in 2027, the tram line is to cost 900 million crowns.",
    "Fishermen mended their nets along the northern quay.", NULL
  };
  g_autoptr (CcComparison) c = claims_of (texts, NULL);

  CU_ASSERT_EQUAL_FATAL (c->claims->claims->len, 1);
  CU_ASSERT_EQUAL (claim (c, 0)->n_outlets, 2);
  CU_ASSERT_EQUAL (claim (c, 0)->n_mentions, 2);
  CU_ASSERT (strcmp (claim (c, 0)->title, texts[0]) == 0 || strcmp (claim (c, 0)->title, texts[1]) == 0);
  CU_ASSERT_EQUAL (strlen (claim (c, 0)->id), 10);
}

/* A sentence that tells two things matches both tellers but joins only one of
   them, for the two do not match one another. */
static void
test_no_chaining (void)
{
  static const char *const texts[] = {
    "The ferry yard at Old Basin dismissed ninety welders in February.",
    "The ferry yard at Old Basin dismissed ninety welders in February while the glass museum "
    "reopened its restored northern gallery to visitors.",
    "The glass museum reopened its restored northern gallery to visitors.", NULL
  };
  g_autoptr (CcComparison) c = claims_of (texts, NULL);

  for (guint i = 0; i < c->claims->claims->len; i++)
    CU_ASSERT (claim (c, i)->n_mentions <= 2);
}

/* What every one of 300 outlets repeats word for word is one claim, and all but
   the first mention are copies. */
static void
test_everybody (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (CcComparison) c = NULL;

  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (texts, (gpointer) "The harbour bridge will close to lorries next winter.");
  g_ptr_array_add (texts, NULL);
  c = claims_of ((const char *const *) texts->pdata, NULL);
  CU_ASSERT_EQUAL_FATAL (c->claims->claims->len, 1);
  CU_ASSERT_EQUAL (claim (c, 0)->n_mentions, 300);
  CU_ASSERT_EQUAL (claim (c, 0)->n_outlets, 300);
  CU_ASSERT (claim (c, 0)->n_tellings <= 20);
}

/* Of four outlets, one pair carries the same text, and one credits the agency that one
   of these does, in much the same words; one has words of its own. So there are two
   independent tellings, and each repetition says why it is one. Words that are much
   alike are no repetition where nothing else ties the articles. */
static void
test_tellings (void)
{
  static const char *const text
      = "KORVAND (Reuters) - The ferry company of Korvand will close its yard in the autumn of next"
        " year and move 380 jobs to the mainland.\n\nThe mayor heard of it from the newspaper on"
        " Tuesday, as did most of those who work there. Nobody at the company wished to speak about"
        " what becomes of the slipway.";
  const char *const texts[] = {
    text, text,
    "The ferry company of Korvand is to close its yard in the autumn of the coming year, moving 380"
    " jobs to the mainland.\n\nSource: Reuters",
    "In autumn next year the yard shuts, says the ferry company of Korvand; 380 jobs go to the"
    " mainland.", NULL
  };
  g_autoptr (CcComparison) c = claims_of (texts, NULL);
  const CcClaim *told = NULL;

  for (guint i = 0; i < c->claims->claims->len; i++)
    if (claim (c, i)->n_outlets == 4)
      told = claim (c, i);
  CU_ASSERT_PTR_NOT_NULL_FATAL (told);
  CU_ASSERT_EQUAL (told->n_articles, 4);
  CU_ASSERT_EQUAL (told->n_tellings, 2);
  CU_ASSERT_EQUAL (told->n_independent, 2);
  CU_ASSERT (told->mentions[1].copy_of == 0 && told->mentions[1].repeats == CC_REPEATS_TEXT);
  CU_ASSERT (told->mentions[2].copy_of == 0 && told->mentions[2].repeats == CC_REPEATS_ORIGIN);
  CU_ASSERT (told->mentions[3].copy_of == -1 && told->mentions[3].repeats == CC_REPEATS_NOTHING);
}

/* Curated claims are reported in file order whether found or not, by wording and
   by phrase, and a phrase matches other inflections. */
static void
test_curated (void)
{
  static const char *const texts[] = {
    "Officials praised the all-tides partnership again.",
    "The new quay will handle three million containers a year, the ministry says.", NULL
  };
  g_autofree char *path = temporary (
      "[containers]\ntitle = Containers a year\n"
      "wordings = the quay will handle three million containers every year\n"
      "[slogan]\ntitle = The slogan\nphrases = all-tides partnerships\n"
      "[nobody]\ntitle = Nobody says it\nwordings = the lighthouse keeper owns seventeen goats\n");
  g_autoptr (CcComparison) c = claims_of (texts, path);

  CU_ASSERT_EQUAL_FATAL (c->claims->claims->len, 3);
  CU_ASSERT_EQUAL (claim (c, 0)->n_mentions, 1);
  CU_ASSERT_EQUAL (claim (c, 1)->n_mentions, 1);
  CU_ASSERT_EQUAL (claim (c, 1)->mentions[0].joined, CC_JOINED_PHRASE);
  CU_ASSERT_EQUAL (claim (c, 2)->n_mentions, 0);
  CU_ASSERT_STRING_EQUAL (claim (c, 2)->id, "nobody");
  g_remove (path);
}

/* Each kind of mistake in a claims file is refused with its section and reason. */
static void
test_curated_errors (void)
{
  static const char *const bad[][2] = {
    { "[a]\nwordings = x\n", "no title" },
    { "[a]\ntitle = t\n", "neither wordings nor phrases" },
    { "[a]\ntitle = t\nwordings = x\ncolour = red\n", "unknown key 'colour'" },
    { "[a]\ntitle = t\nwordings = x\nfrom = 2023-02-30\n", "from is not a date" },
    { "[a]\ntitle = t\nwordings = x\nfrom = 2024\nto = 2023\n", "from is later than to" },
    { "[a]\ntitle = t\nwordings = x\nfigure = \\q\n", "[a]: bad value of 'figure'" },
    { "[a]\ntitle = t\nwordings = x\n[a]\ntitle = u\n", ":4: section [a] given twice" },
    { "[aliases]\nx = great stone;park\n", "not a single word" },
    { "", "names no claim" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = temporary (bad[i][0]);
      g_autoptr (GError) error = NULL;

      CU_ASSERT_PTR_NULL (cc_curated_read (path, &error));
      CU_ASSERT_FATAL (error != NULL);
      CU_ASSERT_EQUAL (error->code, CC_ERROR_SYNTAX);
      CU_ASSERT_PTR_NOT_NULL (strstr (error->message, bad[i][1]));
      g_remove (path);
    }
}

void
add_claims_suite (void)
{
  CU_pSuite suite = CU_add_suite ("claims", NULL, NULL);

  CU_add_test (suite, "found", test_found);
  CU_add_test (suite, "no chaining", test_no_chaining);
  CU_add_test (suite, "what everybody repeats", test_everybody);
  CU_add_test (suite, "independent tellings", test_tellings);
  CU_add_test (suite, "curated", test_curated);
  CU_add_test (suite, "curated errors", test_curated_errors);
}
