/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Runs up to the claims on @texts, each an article and outlet of its own, and does what
   @decisions_ini says. */
static CcComparison *
decided (const char *const *texts, const char *claims_ini, const char *decisions_ini,
         GError **error)
{
  CcCorpus *corpus = cc_corpus_new ();
  CcOptions options;

  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i);

      cc_corpus_add_text (corpus, id, id, "en", texts[i]);
    }
  cc_options_init (&options);
  options.until = CC_STAGE_CLAIMS;
  options.claims = claims_ini;
  options.decisions = decisions_ini;
  options.threads = 1;
  return cc_run_corpus (&options, corpus, error);
}

static CcComparison *
claims_of (const char *const *texts, const char *claims_ini)
{
  CcComparison *c = decided (texts, claims_ini, NULL, NULL);

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

/* What four towns' papers say: two things that several say, one that one says alone. */
static const char *const towns[] = {
  "The council of Quellmar voted on Monday to rebuild the old sluice for 40 million crowns.\n\n"
  "Swimming in the upper basin stays forbidden until the autumn of next year.",
  "Rebuilding the old sluice costs 40 million crowns, the council of Quellmar decided on"
  " Monday.\n\nUntil the autumn of next year, swimming in the upper basin is forbidden.",
  "On Monday the council of Quellmar voted to rebuild the old bakery for 40 million crowns.\n\n"
  "The bathers were told to stay away from the water above the weir.",
  "On Monday the council voted to rebuild the old bakery of Quellmar for 40 million crowns.\n\n"
  "Swimming in the upper basin is forbidden until the autumn of next year, says a sign.", NULL
};

/* The comparison of the towns, where @kind is decided of sentences @a and @b. */
static CcComparison *
towns_decided (const char *kind, const char *a, const char *b)
{
  g_autofree char *ini = g_strdup_printf ("[d]\n%s = %s; %s\n", kind, a, b);
  g_autofree char *path = temporary (ini);
  CcComparison *c = decided (towns, NULL, path, NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (c);
  g_remove (path);
  return c;
}

/* How many claims hold both sentences; every claim is as claim.h says. */
static guint
check_claims (const CcComparison *c, guint32 a, guint32 b)
{
  guint both = 0;

  for (guint i = 0; i < c->claims->claims->len; i++)
    {
      const CcClaim *found = claim (c, i);
      g_autofree char *id = NULL;

      CU_ASSERT (found->n_outlets >= 2);
      for (guint m = 0; m < found->n_mentions; m++)
        if (found->mentions[m].joined == CC_JOINED_CORE)
          {
            CU_ASSERT_PTR_NULL (id);
            id = cc_sentence_id (c->text, found->mentions[m].sentence);
          }
        else
          CU_ASSERT (found->mentions[m].joined == CC_JOINED_DECISION
                     || cc_claim_mention (found, found->mentions[m].via) >= 0);
      CU_ASSERT_STRING_EQUAL (id, found->id);
      both += cc_claim_mention (found, a) >= 0 && cc_claim_mention (found, b) >= 0;
    }
  return both;
}

/* Whichever two are decided on, the decision holds afterwards, and claims are still
   claims. The eight sentences stand in two claims and alone, so that all cases occur:
   centres and others, in one claim, in two, in none. */
static void
test_decided_pairs (void)
{
  g_autoptr (CcComparison) plain = claims_of (towns, NULL);
  const CcText *text = plain->text;

  CU_ASSERT_EQUAL (text->n_sentences, 8);
  for (guint32 a = 0; a < text->n_sentences; a++)
    for (guint32 b = 0; b < text->n_sentences; b++)
      {
        g_autofree char *x = cc_sentence_id (text, a);
        g_autofree char *y = cc_sentence_id (text, b);
        g_autoptr (CcComparison) same = NULL;
        g_autoptr (CcComparison) apart = NULL;

        if (a == b)
          continue;
        same = towns_decided ("same", x, y);
        apart = towns_decided ("not-same", x, y);
        CU_ASSERT_EQUAL (check_claims (same, a, b),
                         text->sentences[a].article != text->sentences[b].article
                             || check_claims (plain, a, a) + check_claims (plain, b, b) > 0);
        CU_ASSERT_EQUAL (check_claims (apart, a, b), 0);
      }
}

/* A sentence is called the same whatever stands before its article, and otherwise in
   another article. */
static void
test_sentence_id (void)
{
  static const char *const words = "The harbour bridge will close to lorries next winter.";
  g_autoptr (CcCorpus) one = cc_corpus_new ();
  g_autoptr (CcCorpus) two = cc_corpus_new ();
  g_autoptr (CcText) text_one = NULL;
  g_autoptr (CcText) text_two = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  cc_corpus_add_text (one, "b", "b", "en", words);
  cc_corpus_add_text (two, "a", "a", "en", words);
  cc_corpus_add_text (two, "b", "b", "en", words);
  text_one = cc_text_new (one, 1, NULL);
  text_two = cc_text_new (two, 1, NULL);
  alone = cc_sentence_id (text_one, 0);
  first = cc_sentence_id (text_two, 0);
  second = cc_sentence_id (text_two, 1);
  CU_ASSERT_STRING_EQUAL (alone, second);
  CU_ASSERT_STRING_NOT_EQUAL (first, second);
  CU_ASSERT_EQUAL (strlen (alone), 10);
}

/* The quotation of a sentence may differ in case, spaces and kind of quotation marks. */
static void
test_quotation (void)
{
  g_autofree char *path = temporary ("[d]\nhide = article-0 \"the  council OF Quellmar\"\n");
  g_autoptr (CcComparison) c = decided (towns, NULL, path, NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (c);
  CU_ASSERT_EQUAL (c->claims->hidden->len, 1);
  CU_ASSERT_EQUAL (c->corpus->notices->len, 0);
  g_remove (path);
}

/* That two are the same and not the same is refused, however either is written; both
   places are named. */
static void
test_contradiction (void)
{
  g_autofree char *path = temporary (
      "[yes]\nsame = article-0 \"old sluice\"; article-2 \"bathers\"\n"
      "[no]\nnot-same = article-2 \"told to stay\"; article-0 \"rebuild the old\"\n");
  g_autoptr (GError) error = NULL;

  CU_ASSERT_PTR_NULL (decided (towns, NULL, path, &error));
  CU_ASSERT_FATAL (error != NULL);
  CU_ASSERT_EQUAL (error->code, CC_ERROR_SYNTAX);
  CU_ASSERT_PTR_NOT_NULL (strstr (error->message, "[yes] and [no] contradict"));
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
    { "[a]\ntitle = t\nwordings = x; y\\q\n", "[a]: bad value of 'wordings'" },
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
  CU_add_test (suite, "decided of any two", test_decided_pairs);
  CU_add_test (suite, "ids of sentences", test_sentence_id);
  CU_add_test (suite, "quotations", test_quotation);
  CU_add_test (suite, "contradictions", test_contradiction);
}
