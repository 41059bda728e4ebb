/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <align/align.h>
#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Texts of made-up sentences. Sentence number n has eight words that no other has,
   so five shingles of four words that no other has. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcCopies *copies;
} Copied;

static void
append_sentence (GString *text, guint number)
{
  for (guint word = 8 * number; word < 8 * number + 8; word++)
    {
      const char *at = "bdfgklmnprtvz";
      guint start = text->len;

      for (guint rest = word, i = 0; i < 5; i++, rest /= 13)
        g_string_append_printf (text, "%co", at[rest % 13]);
      text->str[start] = word % 8 ? text->str[start] : g_ascii_toupper (text->str[start]);
      g_string_append (text, word % 8 == 7 ? "k. " : "k ");
    }
}

/* Adds an article of @outlet with sentences @first to @first + @n - 1, and then
   @more_first to @more_first + @more - 1. */
static void
add_article (Copied *c, const char *outlet, guint first, guint n, guint more_first, guint more)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = g_strdup_printf ("article-%u", c->corpus->articles->len);

  for (guint i = first; i < first + n; i++)
    append_sentence (text, i);
  for (guint i = more_first; i < more_first + more; i++)
    append_sentence (text, i);
  cc_corpus_add_text (c->corpus, id, outlet, "en", text->str);
}

static Copied
copied_new (void)
{
  return (Copied) { cc_corpus_new (), NULL, NULL };
}

static void
find_copies (Copied *c, guint threads)
{
  c->text = cc_text_new (c->corpus, 2, NULL);
  c->copies = cc_copies_new (c->text, threads);
}

static void
copied_clear (Copied *c)
{
  cc_copies_free (c->copies);
  cc_text_free (c->text);
  cc_corpus_free (c->corpus);
}

static const CcCopy *
copy_at (const Copied *c, guint index)
{
  return &c->copies->copies[index];
}

/* Resemblance and containment worked out by hand: of ten sentences of five shingles
   each, nine are shared, so 45 of 50 on either side, and 45 of 55 in all. */
static void
test_near (void)
{
  Copied c = copied_new ();
  const CcSentenceRun *runs;

  add_article (&c, "north", 0, 10, 0, 0);
  add_article (&c, "south", 0, 9, 10, 1);
  find_copies (&c, 1);
  CU_ASSERT_EQUAL_FATAL (c.text->n_sentences, 20);
  CU_ASSERT_EQUAL_FATAL (c.copies->n_copies, 1);
  CU_ASSERT_EQUAL (copy_at (&c, 0)->kind, CC_COPY_NEAR);
  CU_ASSERT_DOUBLE_EQUAL (copy_at (&c, 0)->resemblance, 45.0 / 55, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (copy_at (&c, 0)->containment_a, 0.9, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (copy_at (&c, 0)->containment_b, 0.9, 1e-6);
  runs = c.copies->runs + copy_at (&c, 0)->only;
  CU_ASSERT_EQUAL_FATAL (copy_at (&c, 0)->n_only_a, 1);
  CU_ASSERT_EQUAL_FATAL (copy_at (&c, 0)->n_only_b, 1);
  CU_ASSERT (runs[0].first == 9 && runs[0].n == 1);
  CU_ASSERT (runs[1].first == 19 && runs[1].n == 1);
  copied_clear (&c);
}

/* One article of ten sentences of which another has six, beside fourteen of its own:
   30 of 50 shingles, 30 of 100, 30 of 120 in all. With four of ten it is no copy. */
static void
test_part (void)
{
  Copied c = copied_new ();
  const CcCopy *copy;

  add_article (&c, "north", 0, 10, 0, 0);
  add_article (&c, "south", 4, 6, 20, 14);
  add_article (&c, "west", 0, 4, 40, 16);
  find_copies (&c, 1);
  CU_ASSERT_EQUAL_FATAL (c.copies->n_copies, 1);
  copy = copy_at (&c, 0);
  CU_ASSERT (copy->a == 0 && copy->b == 1 && copy->kind == CC_COPY_PART);
  CU_ASSERT_DOUBLE_EQUAL (copy->resemblance, 0.25, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (copy->containment_a, 0.6, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (copy->containment_b, 0.3, 1e-6);
  CU_ASSERT (copy->n_only_a == 1 && c.copies->runs[copy->only].n == 4);
  CU_ASSERT (copy->n_only_b == 1 && c.copies->runs[copy->only + 1].n == 14);
  CU_ASSERT_EQUAL (c.copies->groups[2], CC_NO_GROUP);
  copied_clear (&c);
}

/* Articles that are the same hang together with the first; an outlet's second counts
   as a repetition; the earliest dated one stands for the group, and the others are
   told apart by it. */
static void
test_same (void)
{
  static const char *const outlets[] = { "north", "south", "north", "west" };
  Copied c = copied_new ();

  for (guint i = 0; i < 4; i++)
    add_article (&c, outlets[i], 0, 8, 30, i == 3);
  ((CcArticle *) g_ptr_array_index (c.corpus->articles, 1))->published
      = (CcDate) { .year = 2024, .month = 5, .day = 14, .precision = CC_PRECISION_DAY };
  find_copies (&c, 2);
  CU_ASSERT_EQUAL_FATAL (c.copies->n_copies, 3);
  CU_ASSERT (copy_at (&c, 0)->kind == CC_COPY_SAME && copy_at (&c, 0)->b == 1);
  CU_ASSERT (copy_at (&c, 1)->kind == CC_COPY_SAME && copy_at (&c, 1)->b == 2);
  CU_ASSERT (copy_at (&c, 2)->kind == CC_COPY_NEAR && copy_at (&c, 2)->b == 3);
  CU_ASSERT_EQUAL (c.copies->n_groups, 1);
  CU_ASSERT_EQUAL (c.copies->earliest[0], 1);
  CU_ASSERT (!c.copies->repeats[0] && !c.copies->repeats[1]);
  CU_ASSERT (c.copies->repeats[2] && !c.copies->repeats[3]);
  CU_ASSERT_PTR_NULL (cc_copies_find (c.copies, 1));
  CU_ASSERT_PTR_EQUAL (cc_copies_find (c.copies, 0), copy_at (&c, 0));
  CU_ASSERT_PTR_EQUAL (cc_copies_find (c.copies, 3), copy_at (&c, 2));
  copied_clear (&c);
}

/* A shared phrase of two sentences, under twenty shingles, makes no copies, neither
   of articles with more to them nor of two that have nothing else. */
static void
test_stock_phrase (void)
{
  Copied c = copied_new ();

  add_article (&c, "north", 0, 2, 10, 1);
  add_article (&c, "south", 0, 2, 20, 1);
  add_article (&c, "west", 0, 2, 0, 0);
  add_article (&c, "east", 0, 2, 0, 0);
  find_copies (&c, 1);
  CU_ASSERT_EQUAL (c.copies->n_copies, 0);
  CU_ASSERT_EQUAL (c.copies->n_groups, 0);
  copied_clear (&c);
}

/* Three thousand articles of six sentences, four of which stand in all of them: the
   pairs looked at stay linear in the articles. Two that share the rest as well are
   found, and so are two thirds of three thousand, as one group. */
static void
test_boilerplate (void)
{
  enum { N = 3000 };
  Copied c = copied_new ();
  g_autofree gboolean *none = g_new0 (gboolean, N);
  g_autofree guint64 *words = NULL;
  g_autoptr (CcSketches) sketches = NULL;
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < N; i++)
    add_article (&c, "north", 0, 4, 10 + 5 * (i == 1700 ? 12 : i), 5);
  find_copies (&c, 2);
  words = cc_word_hashes (c.text);
  sketches = cc_sketches_new (c.text, words, 2);
  pairs = cc_copy_candidates (sketches, none);
  CU_ASSERT (pairs->len < 12 * N);
  CU_ASSERT_EQUAL_FATAL (c.copies->n_copies, 1);
  CU_ASSERT (copy_at (&c, 0)->a == 12 && copy_at (&c, 0)->b == 1700);
  copied_clear (&c);
  c = copied_new ();
  for (guint i = 0; i < N; i++)
    add_article (&c, "north", 0, 8, 10 + i, 1);
  find_copies (&c, 2);
  CU_ASSERT (c.copies->n_copies < 12 * N);
  CU_ASSERT_EQUAL (c.copies->n_groups, 1);
  for (guint i = 0; i < N; i++)
    CU_ASSERT_EQUAL (c.copies->groups[i], 0);
  copied_clear (&c);
}

/* A text of which many articles have most, each with far more of its own: each is
   found with the short one, though not with one another. */
static void
test_shortest (void)
{
  Copied c = copied_new ();

  for (guint i = 0; i < 60; i++)
    add_article (&c, "north", 0, i == 40 ? 6 : 5, 10 + 20 * i, i == 40 ? 0 : 20);
  find_copies (&c, 2);
  CU_ASSERT_EQUAL_FATAL (c.copies->n_copies, 59);
  for (guint i = 0; i < 59; i++)
    CU_ASSERT (copy_at (&c, i)->a == 40 || copy_at (&c, i)->b == 40);
  copied_clear (&c);
}

/* The result is the same, byte for byte, for any number of threads: a thousand
   articles make several chunks of sketches and of pairs. */
static void
test_threads (void)
{
  Copied c = copied_new ();
  CcCopies *other;

  for (guint i = 0; i < 1000; i++)
    add_article (&c, "north", 10 * (i / 3), 10 - i % 3, 5000 + i, i % 4);
  find_copies (&c, 1);
  CU_ASSERT (c.copies->n_copies >= 900);
  other = cc_copies_new (c.text, 5);
  CU_ASSERT_EQUAL_FATAL (other->n_copies, c.copies->n_copies);
  CU_ASSERT_EQUAL_FATAL (other->n_runs, c.copies->n_runs);
  for (guint32 i = 0; i < other->n_copies; i++)
    CU_ASSERT (other->copies[i].a == c.copies->copies[i].a
               && other->copies[i].b == c.copies->copies[i].b
               && other->copies[i].only == c.copies->copies[i].only);
  CU_ASSERT_EQUAL (memcmp (other->runs, c.copies->runs, other->n_runs * sizeof *other->runs), 0);
  cc_copies_free (other);
  copied_clear (&c);
}

void
add_copies_suite (void)
{
  CU_pSuite suite = CU_add_suite ("copies", NULL, NULL);

  CU_add_test (suite, "near", test_near);
  CU_add_test (suite, "part", test_part);
  CU_add_test (suite, "same", test_same);
  CU_add_test (suite, "stock phrase", test_stock_phrase);
  CU_add_test (suite, "boilerplate", test_boilerplate);
  CU_add_test (suite, "the shortest of many", test_shortest);
  CU_add_test (suite, "threads", test_threads);
}
