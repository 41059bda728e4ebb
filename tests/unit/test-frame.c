/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <frame/frame.h>

#include "unit.h"

/* A text of one article, and its marks. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcMarks *marks;
} Framed;

static Framed
frame (const char *language, const char *detector, const char *body)
{
  g_autoptr (GError) error = NULL;
  Framed framed = { cc_corpus_new (), NULL, NULL };

  cc_corpus_add_text (framed.corpus, "a", "Outlet", language, body);
  framed.text = cc_text_new (framed.corpus, 1, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL (framed.text);
  framed.marks = cc_frame (framed.text, detector, 1, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL (framed.marks);
  return framed;
}

static void
clear (Framed *framed)
{
  cc_marks_free (framed->marks);
  cc_text_free (framed->text);
  cc_corpus_free (framed->corpus);
}

/* TRUE when @range of the article reads @wanted. */
static gboolean
reads (const Framed *framed, CcRange range, const char *wanted)
{
  g_autofree char *found = cc_text_dup_range (framed->text, 0, range);

  if (strcmp (found, wanted) == 0)
    return TRUE;
  g_printerr ("found '%s', wanted '%s'\n", found, wanted);
  return FALSE;
}

/* How many marks @detector makes of @body; the entry of the first must be
   @entry unless that is NULL. */
static guint
count (const char *language, const char *detector, const char *body, const char *entry)
{
  Framed framed = frame (language, detector, body);
  guint n = framed.marks->n_marks;

  if (entry)
    {
      CU_ASSERT_FATAL (n > 0);
      CU_ASSERT_STRING_EQUAL (framed.marks->marks[0].entry, entry);
    }
  clear (&framed);
  return n;
}

/* A cue with its source and content, as one attribution of @body. */
static void
check_said (const char *language, const char *body, const char *cue, const char *source,
            const char *content)
{
  Framed framed = frame (language, "attribution", body);
  const CcMark *mark = framed.marks->marks;

  CU_ASSERT_EQUAL_FATAL (framed.marks->n_marks, 1);
  CU_ASSERT (reads (&framed, mark->cue, cue));
  CU_ASSERT (reads (&framed, mark->source, source));
  CU_ASSERT (reads (&framed, mark->content, content));
  clear (&framed);
}

static void
matcher_takes_longest (void)
{
  /* Leftmost, then longest: "may" alone and inside "may well" are both entries. */
  CU_ASSERT_EQUAL (count ("en", "hedge", "The tram may well open in spring.", "may well"), 1);
  CU_ASSERT_EQUAL (count ("en", "hedge", "The tram may open in spring.", "may"), 1);
  /* An entry with a hyphen is cut as the text is. */
  CU_ASSERT_EQUAL (count ("en", "distance", "The so-called harbour pact failed.", "so-called"), 1);
  /* And only there: without its hyphen the entry is two other words. */
  CU_ASSERT_EQUAL (count ("en", "distance", "A would-be buyer came.", "would-be"), 1);
  CU_ASSERT_EQUAL (count ("en", "distance", "The yard would be sold.", NULL), 0);
  /* A "not" entry shields the one inside it. */
  CU_ASSERT_EQUAL (count ("en", "label", "The sanctions regime was kept.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "label", "The regime was kept.", "regime"), 1);
}

static void
names_do_not_hedge (void)
{
  /* Capital in mid-sentence, and a figure beside it, each rule a reading out. */
  CU_ASSERT_EQUAL (count ("en", "hedge", "The minister Anna May left the hall.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "hedge", "The line opened on 5 May in Weston.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "hedge", "May 5 was a cold day in Weston.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "hedge", "May we enter the hall?", "may"), 1);
  /* But what qualifies the figure is no name. */
  CU_ASSERT_EQUAL (count ("en", "hedge", "Some 40 workers left the hall.", "some"), 1);
}

static void
languages_apart (void)
{
  /* A language without lists gives nothing; German words do not fire in English. */
  CU_ASSERT_EQUAL (count ("fi", NULL, "The tram may open, perhaps.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "hedge", "Vielleicht kommt die Bahn.", NULL), 0);
  CU_ASSERT_EQUAL (count ("de", "hedge", "Vielleicht kommt die Bahn.", "vielleicht"), 1);
}

static void
attribution_orders (void)
{
  /* Source before the verb, after it, and after a phrase; content on the other side. */
  check_said ("en", "The mayor said that the tram would open.", "said", "The mayor",
              "that the tram would open");
  check_said ("en", "The port is safe, said Anna Holm.", "said", "Anna Holm", "The port is safe");
  check_said ("en", "According to the port office, the deal is dead.", "According to",
              "the port office", "the deal is dead");
  check_said ("en", "Anna Holm, the head of the port, denied that she had known.", "denied",
              "Anna Holm", "that she had known");
}

static void
attribution_classes (void)
{
  /* The category tells how the verb takes a stance to what is said. */
  Framed claims = frame ("en", "attribution", "The mayor claims that the tram is safe.");
  Framed admits = frame ("en", "attribution", "The mayor admitted that the tram is late.");

  CU_ASSERT_STRING_EQUAL (claims.marks->marks[0].category, "verb-counterfactive");
  CU_ASSERT_STRING_EQUAL (admits.marks->marks[0].category, "verb-factive");
  clear (&claims);
  clear (&admits);
}

static void
attribution_negatives (void)
{
  /* Words that are verbs of saying elsewhere are nouns here. */
  CU_ASSERT_EQUAL (count ("en", "attribution", "The claims were paid in June.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "attribution", "Two reports lay on the desk.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "attribution", "The so-called pact failed.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "attribution", "A long announcement followed.", NULL), 0);
}

static void
attribution_in_german (void)
{
  /* Verb second after an adverbial, a reported clause without "dass", "zufolge". */
  check_said ("de", "Am Montag sagte der Minister, dass der Hafen fertig sei.", "sagte",
              "der Minister", "dass der Hafen fertig sei");
  check_said ("de", "Die Stadt erklärte, sie wolle warten.", "erklärte", "Die Stadt",
              "sie wolle warten");
  check_said ("de", "Die Bahn sei sicher, so die Sprecherin.", "so", "die Sprecherin",
              "Die Bahn sei sicher");
}

static void
quotation_over_sentences (void)
{
  /* The quotation opens two sentences before its cue; all of it is the content,
     and what is in it is in the speaker's voice. */
  Framed framed = frame ("en", NULL,
                         "“We are ready to begin. We may open in spring. Nobody should wait,” "
                         "Anna Holm said.");
  gboolean hedged = FALSE, said = FALSE;

  for (guint32 i = 0; i < framed.marks->n_marks; i++)
    {
      const CcMark *mark = &framed.marks->marks[i];

      if (strcmp (mark->entry, "may") == 0)
        {
          hedged = TRUE;
          CU_ASSERT_EQUAL (mark->voice, CC_VOICE_QUOTED);
          CU_ASSERT (reads (&framed, mark->speaker, "Anna Holm"));
        }
      if (strcmp (mark->entry, "said") == 0)
        {
          said = TRUE;
          CU_ASSERT_EQUAL (mark->voice, CC_VOICE_OUTLET);
          CU_ASSERT_EQUAL (mark->content.start, 0);
        }
    }
  CU_ASSERT (hedged && said);
  clear (&framed);
}

static void
scare_quotes (void)
{
  /* Short and nobody's: distance, in the outlet's voice. The others are speech, a
     title, and a word spoken of. */
  CU_ASSERT_EQUAL (
    count ("en", "distance", "The “reform” cost the town its only school.", NULL), 1);
  CU_ASSERT_EQUAL (count ("en", "distance", "The plan is “a fine one,” the mayor said.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "distance", "She saw “Winter Harbour” on Friday.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "distance", "They avoid the word “reform” there.", NULL), 0);
}

static void
scare_quotes_are_own_voice (void)
{
  /* A hedge inside a quotation of two words that nobody uttered is the outlet's. */
  Framed framed = frame ("en", "hedge", "The “possible reform” cost the town a school.");

  CU_ASSERT_EQUAL_FATAL (framed.marks->n_marks, 1);
  CU_ASSERT_EQUAL (framed.marks->marks[0].voice, CC_VOICE_OUTLET);
  clear (&framed);
}

static void
agentless_passives (void)
{
  CU_ASSERT_EQUAL (count ("en", "agency", "Two men were later arrested.", "arrested"), 1);
  CU_ASSERT_EQUAL (count ("en", "agency", "Two men were arrested by the police.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "agency", "The police arrested two men.", NULL), 0);
  CU_ASSERT_EQUAL (count ("de", "agency", "Zwei Männer wurden festgenommen.", NULL), 1);
  CU_ASSERT_EQUAL (count ("de", "agency", "Am Tag wurden zwei Männer festgenommen.", NULL), 1);
  CU_ASSERT_EQUAL (count ("de", "agency", "Es wurde Tag, die Stadt hat verboten, was war.", NULL), 0);
  CU_ASSERT_EQUAL (
    count ("de", "agency", "Zwei Männer wurden von der Polizei festgenommen.", NULL), 0);
}

static void
loaded_and_boosters (void)
{
  CU_ASSERT_EQUAL (count ("en", "loaded", "It was a disgraceful deal.", "disgraceful"), 1);
  CU_ASSERT_EQUAL (count ("en", "loaded", "The deal was signed on Monday.", NULL), 0);
  CU_ASSERT_EQUAL (count ("en", "booster", "It is undoubtedly signed.", "undoubtedly"), 1);
  CU_ASSERT_EQUAL (count ("en", "booster", "It is not clear that it was signed.", NULL), 0);
}

static void
scores_combine (void)
{
  /* Noisy or: two marks weigh more than either, and never more than 1. */
  Framed one = frame ("en", "hedge", "The tram may open.");
  Framed two = frame ("en", "hedge", "The tram may possibly open.");
  Framed none = frame ("en", "hedge", "The tram opens.");
  double low = cc_marks_score (one.marks, 0, "hedge");
  double high = cc_marks_score (two.marks, 0, "hedge");

  CU_ASSERT (low > 0 && low < high && high <= 1);
  CU_ASSERT_EQUAL (cc_marks_score (none.marks, 0, "hedge"), 0);
  clear (&one);
  clear (&two);
  clear (&none);
}

static void
unknown_detector (void)
{
  /* The message names what there is. */
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CcText) text = cc_text_new (corpus, 1, NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (text);
  CU_ASSERT_PTR_NULL (cc_frame (text, "tone", 1, &error));
  CU_ASSERT_TRUE_FATAL (g_error_matches (error, CC_ERROR, CC_ERROR_USAGE));
  CU_ASSERT_PTR_NOT_NULL (strstr (error->message, "hedge"));
}

static void
threads_do_not_show (void)
{
  /* 300 articles make several chunks; one thread and four give the same bytes. */
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (CcText) text = NULL;
  g_autoptr (CcMarks) one = NULL;
  g_autoptr (CcMarks) four = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append (body, "The mayor said the tram may open. “We hope so,” she added.\n\n");
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      cc_corpus_add_text (corpus, id, "Outlet", "en", body->str);
    }
  text = cc_text_new (corpus, 1, NULL);
  one = cc_frame (text, NULL, 1, NULL);
  four = cc_frame (text, NULL, 4, NULL);
  CU_ASSERT_EQUAL_FATAL (one->n_marks, four->n_marks);
  CU_ASSERT (one->n_marks >= 300 * 24);
  for (guint32 i = 0; i < one->n_marks; i++)
    CU_ASSERT_FATAL (one->marks[i].sentence == four->marks[i].sentence
                     && one->marks[i].range.start == four->marks[i].range.start
                     && one->marks[i].entry == four->marks[i].entry);
}

static void
long_sentence (void)
{
  /* A sentence of 20,000 words without a stop, nested marks and all, ends in
     linear time and within its bounds. */
  g_autoptr (GString) body = g_string_new (NULL);
  Framed framed;

  for (guint i = 0; i < 4000; i++)
    g_string_append (body, "she said “that” may, ");
  framed = frame ("en", NULL, body->str);
  for (guint32 i = 0; i < framed.marks->n_marks; i++)
    CU_ASSERT_FATAL (framed.marks->marks[i].content.end <= body->len
                     && framed.marks->marks[i].range.end <= body->len);
  clear (&framed);
}

void
add_frame_suite (void)
{
  CU_pSuite suite = CU_add_suite ("frame", NULL, NULL);

  CU_add_test (suite, "matcher takes the longest", matcher_takes_longest);
  CU_add_test (suite, "names do not hedge", names_do_not_hedge);
  CU_add_test (suite, "languages apart", languages_apart);
  CU_add_test (suite, "attribution: orders", attribution_orders);
  CU_add_test (suite, "attribution: classes", attribution_classes);
  CU_add_test (suite, "attribution: negatives", attribution_negatives);
  CU_add_test (suite, "attribution: German", attribution_in_german);
  CU_add_test (suite, "quotation over sentences", quotation_over_sentences);
  CU_add_test (suite, "scare quotes", scare_quotes);
  CU_add_test (suite, "scare quotes are own voice", scare_quotes_are_own_voice);
  CU_add_test (suite, "agentless passives", agentless_passives);
  CU_add_test (suite, "loaded words and boosters", loaded_and_boosters);
  CU_add_test (suite, "scores combine", scores_combine);
  CU_add_test (suite, "unknown detector", unknown_detector);
  CU_add_test (suite, "threads do not show", threads_do_not_show);
  CU_add_test (suite, "long sentence", long_sentence);
}
