/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/main-text.h>
#include <ingest/page-strip.h>

#include <libxml/HTMLparser.h>

#include "unit.h"

/* ---- names ---- */

/* Names of classes count by their words, split at signs and capitals and joined in
   pairs; what a page is about names no part of it. */
static void
test_words (void)
{
  g_autofree char *cause = cc_words_cause ("box relatedPosts wide", CC_TRAIT_MORE);

  CU_ASSERT_TRUE (cc_words_traits ("box related-posts") & CC_TRAIT_MORE);
  CU_ASSERT_TRUE (cc_words_traits ("entry_content") & CC_TRAIT_BODY);
  CU_ASSERT_TRUE (cc_words_traits ("articleBody") & CC_TRAIT_BODY);
  CU_ASSERT_TRUE (cc_words_traits ("COMMENTS") & CC_TRAIT_TALK);
  CU_ASSERT_EQUAL (cc_words_traits ("tag-media category-share has-sidebar"), 0);
  CU_ASSERT_EQUAL (cc_words_traits ("shared-ground"), 0);
  CU_ASSERT_EQUAL (cc_words_traits (""), 0);
  CU_ASSERT_PTR_NOT_NULL (strstr (cause, "related"));
}

/* Elements are found at both ends and in the middle of their table, and what is in no
   table is inline. */
static void
test_names (void)
{
  guint32 traits;

  CU_ASSERT_EQUAL (cc_name_shown ("a", &traits), CC_SHOWN_LINK);
  CU_ASSERT_EQUAL (cc_name_shown ("video", &traits), CC_SHOWN_NOT);
  CU_ASSERT_EQUAL (cc_name_shown ("main", &traits), CC_SHOWN_BLOCK);
  CU_ASSERT_EQUAL (traits, CC_TRAIT_MAIN);
  CU_ASSERT_EQUAL (cc_name_shown ("b", &traits), CC_SHOWN_INLINE);
  CU_ASSERT_EQUAL (traits, 0);
}

/* The first and the last word of the list and one with a capital beyond ASCII are
   found, so the list is in the order that the search needs. */
static void
test_self_words (void)
{
  const char *text = "Aanmelden, Телеграм! Veröffentlicht";

  CU_ASSERT_EQUAL (cc_count_self_words (text, strlen (text)), 3);
  CU_ASSERT_EQUAL (cc_count_self_words ("The ferry sails.", 16), 0);
}

/* ---- strip ---- */

static void
check_strip (const char *text, const char *wanted, CcStripped *stripped)
{
  CcStripped told;
  GString *got = cc_page_strip (text, strlen (text), stripped ? stripped : &told);

  CU_ASSERT_STRING_EQUAL (got->str, wanted);
  g_string_free (got, TRUE);
}

/* What is left out, and what looks like it and is not; ends that are missing. */
static void
test_strip (void)
{
  check_strip ("<p>a<!-- x --><script>if (a < b) {}</script>b</p>", "<p>ab</p>", NULL);
  check_strip ("<SCRIPT TYPE='application/ld+json'>{\"a\":1}</SCRIPT>",
               "<script TYPE='application/ld+json'>{\"a\":1}</script>", NULL);
  check_strip ("<img src=\"data:x>y\" class=c onload='f()'>", "<img class=c>", NULL);
  check_strip ("a < b <3 <!doctype html>", "a < b <3 <!doctype html>", NULL);
  check_strip ("a<!-- b<p>c", "a b<p>c", NULL);
  check_strip ("a<style>b<p>c", "a", NULL);
  check_strip ("a<p class=\"x", "a<p class=\"x>", NULL);
  check_strip ("<", "<", NULL);
  check_strip ("", "", NULL);
}

/* Beyond 200 levels a block is a line end and its text stays; the attributes of a tag
   are counted. */
static void
test_strip_limits (void)
{
  GString *deep = g_string_new (NULL);
  GString *wide = g_string_new ("<p");
  CcStripped stripped;
  GString *got;

  for (guint i = 0; i < 203; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "deep<b>er</b></div>");
  got = cc_page_strip (deep->str, deep->len, &stripped);
  CU_ASSERT_EQUAL (stripped.deep, 4);
  CU_ASSERT_PTR_NOT_NULL (strstr (got->str, "<div><br><br>deeper<br><br>"));
  g_string_free (got, TRUE);
  for (guint i = 0; i < 70; i++)
    g_string_append_printf (wide, " a%u=1", i);
  g_string_append (wide, ">");
  got = cc_page_strip (wide->str, wide->len, &stripped);
  CU_ASSERT_EQUAL (stripped.attributes, 6);
  g_string_free (got, TRUE);
  g_string_free (deep, TRUE);
  g_string_free (wide, TRUE);
}

/* ---- runs ---- */

/* Runs end where blocks do, and count words and links also where no spaces part words. */
static void
test_runs (void)
{
  const char *html = "<div>One <a href=x>two three</a><hr>four<br><br>five<p>六七八九十百</p></div>";
  htmlDocPtr document = htmlReadMemory (html, (int) strlen (html), NULL, "UTF-8", 0);
  CcPage *page = cc_page_new (xmlDocGetRootElement (document));

  CU_ASSERT_EQUAL (page->runs->len, 4);
  CU_ASSERT_EQUAL (cc_page_run (page, 0)->words, 3);
  CU_ASSERT_EQUAL (cc_page_run (page, 0)->chars, 13);
  CU_ASSERT_EQUAL (cc_page_run (page, 0)->link_chars, 10); /* with the space before */
  CU_ASSERT_EQUAL (cc_page_run (page, 3)->words, 4);
  cc_page_free (page);
  xmlFreeDoc (document);
}

/* ---- what an outlet repeats ---- */

static guint
count_other (const char *const *texts)
{
  CcCorpus *corpus = cc_corpus_new ();
  guint n = 0;

  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      cc_corpus_add_text (corpus, id, "Daily", "en", texts[i]);
    }
  cc_corpus_mark_repeats (corpus, 1);
  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      for (guint b = 0; b < article->n_blocks; b++)
        n += article->blocks[b].kind == CC_BLOCK_OTHER;
    }
  cc_corpus_free (corpus);
  return n;
}

#define ONE "The lock at the upper sluice was closed on Monday because its gate no longer met the sill."
#define TWO "The market hall opens again in June after a winter in which its roof was laid anew."
#define THREE "The council gave nine million crowns for a second school on Tuesday evening."
#define LINE "\n\nFollow the Daily\n\n"

/* A line in three articles is the page's; in two and a copy of one it is not, wherever
   the copy stands; nor is the text of an article that was saved three times. */
static void
test_repeats (void)
{
  const char *three[] = { ONE LINE ONE " Then it rained.", TWO LINE TWO " Then it rained.",
                          THREE LINE THREE " Then it rained.", NULL };
  const char *copy[] = { ONE LINE ONE " Then it rained.", TWO LINE TWO " Then it rained.",
                         ONE LINE ONE " Then it rained.", NULL };
  const char *same[] = { ONE, ONE, ONE, NULL };

  CU_ASSERT_EQUAL (count_other (three), 3);
  CU_ASSERT_EQUAL (count_other (copy), 0);
  CU_ASSERT_EQUAL (count_other (same), 0);
}

void
add_page_suite (void)
{
  CU_pSuite s = CU_add_suite ("page", NULL, NULL);

  CU_add_test (s, "words of classes", test_words);
  CU_add_test (s, "names of elements", test_names);
  CU_add_test (s, "words about the page", test_self_words);
  CU_add_test (s, "strip", test_strip);
  CU_add_test (s, "strip: limits", test_strip_limits);
  CU_add_test (s, "runs", test_runs);
  CU_add_test (s, "repeats", test_repeats);
}
