/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <align/align.h>
#include <base/list.h>
#include <base/stems.h>
#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Aligned texts, one article and outlet each, all of one day. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcMatches *matches;
} Aligned;

static Aligned
align_texts_of (double min_score, const char *const *languages, const char *const *texts)
{
  Aligned a = { cc_corpus_new (), NULL, NULL };
  g_autofree char *path = cc_data_path ("data/model/match.ini", NULL);

  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i);

      cc_corpus_add_text (a.corpus, id, id, languages ? languages[i] : "en", texts[i]);
      ((CcArticle *) g_ptr_array_index (a.corpus->articles, i))->published = (CcDate){
        .year = 2024, .month = 5, .day = 14, .precision = CC_PRECISION_DAY
      };
    }
  a.text = cc_text_new (a.corpus, 1, NULL);
  a.matches = cc_align (a.text, cc_model_read (path, NULL), NULL, min_score, 1, NULL);
  return a;
}

static Aligned
align_texts (double min_score, const char *const *texts)
{
  return align_texts_of (min_score, NULL, texts);
}

static void
aligned_clear (Aligned *a)
{
  cc_matches_free (a->matches);
  cc_text_free (a->text);
  cc_corpus_free (a->corpus);
}

static int
compare_values (const void *x, const void *y)
{
  guint64 a = *(const guint64 *) x, b = *(const guint64 *) y;

  return a < b ? -1 : a > b;
}

/* The radix sort gives what qsort gives: random values over all 64 bits, values
   that differ in few bytes, and the empty array cover skipped and odd passes. */
static void
test_radix (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  guint64 masks[] = { G_MAXUINT64, 0xff00, 0xff0000ff, 0 };

  for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
    {
      guint64 a[1000], b[1000], spare[1000];

      for (guint i = 0; i < 1000; i++)
        a[i] = b[i] = ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)) & masks[m];
      cc_radix_sort (a, spare, 1000, 0);
      qsort (b, 1000, sizeof *b, compare_values);
      CU_ASSERT (memcmp (a, b, sizeof a) == 0);
    }
  cc_radix_sort (NULL, NULL, 0, 0);
  g_rand_free (rand);
}

/* With a low bit, equal high parts keep their order: the low parts of the input
   descend, and must still descend within each high part. */
static void
test_radix_stable (void)
{
  guint64 a[64], spare[64];

  for (guint i = 0; i < 64; i++)
    a[i] = (guint64) (i % 4) << 32 | (63 - i);
  cc_radix_sort (a, spare, 64, 32);
  for (guint i = 1; i < 64; i++)
    {
      CU_ASSERT (a[i - 1] >> 32 <= a[i] >> 32);
      if (a[i - 1] >> 32 == a[i] >> 32)
        CU_ASSERT ((guint32) a[i - 1] > (guint32) a[i]);
    }
}

/* Sets of all sizes around the one from which another way of sorting is taken. */
static void
test_sort_terms (void)
{
  GRand *rand = g_rand_new_with_seed (11);

  for (guint n = 0; n < 100; n++)
    {
      guint32 a[100];
      guint64 sum = 0;

      for (guint i = 0; i < n; i++)
        sum += a[i] = g_rand_int_range (rand, 0, 50);
      cc_sort_terms (a, n);
      for (guint i = 0; i < n; i++)
        {
          CU_ASSERT (i == 0 || a[i - 1] <= a[i]);
          sum -= a[i];
        }
      CU_ASSERT_EQUAL (sum, 0);
    }
  g_rand_free (rand);
}

/* Three lists, one empty, with a value that repeats and one that no list holds; turned
   about twice they are the same but for the order, which ascends. */
static void
test_transpose (void)
{
  static const guint32 starts[] = { 0, 3, 3, 5 }, values[] = { 4, 0, 4, 1, 0 };
  static const guint32 turned_starts[] = { 0, 2, 3, 3, 3, 5 }, turned[] = { 0, 2, 2, 0, 0 };
  static const guint32 sorted[] = { 0, 4, 4, 0, 1 };
  g_autofree guint32 *s = NULL, *lists = NULL, *s2 = NULL, *again = NULL;

  cc_transpose (starts, values, 3, 5, &s, &lists);
  CU_ASSERT (memcmp (s, turned_starts, sizeof turned_starts) == 0);
  CU_ASSERT (memcmp (lists, turned, sizeof turned) == 0);
  cc_transpose (s, lists, 5, 3, &s2, &again);
  CU_ASSERT (memcmp (s2, starts, sizeof starts) == 0);
  CU_ASSERT (memcmp (again, sorted, sizeof sorted) == 0);
}

/* Signals that are worked out alone are those of the whole. */
static void
check_wording (CcMatcher *matcher, const CcMatch *whole, float least)
{
  static const CcSignal signals[] = { CC_SIGNAL_LETTERS, CC_SIGNAL_RUN, CC_SIGNAL_MASS };
  CcMatch match;
  gboolean alike;

  cc_matcher_stay (matcher, whole->b);
  alike = cc_matcher_wording (matcher, whole->a, whole->b, least, &match);
  CU_ASSERT_EQUAL (alike, whole->signals[CC_SIGNAL_LETTERS] >= least);
  for (guint i = 0; alike && i < G_N_ELEMENTS (signals); i++)
    CU_ASSERT_EQUAL (match.signals[signals[i]], whole->signals[signals[i]]);
}

/* What a matcher keeps from pair to pair never shows: one that goes over all pairs in
   two orders, so that either sentence stays, gives what a fresh one does. The texts share
   words, names and neighbours, repeat words, and one stands alone. */
static void
test_matcher_keeps (void)
{
  static const char *const texts[] = {
    "The ferry, the ferry, said Marek Ullin. The old ferry yard will close in autumn. Nobody was asked.",
    "In autumn the old ferry yard will close. Tomas Brandvik was not asked. 380 jobs move to Korvand.",
    "The ferry yard in Norway closes. Marek Ullin was not asked. The old yard will close in the autumn.",
    "The old ferry yard will close in autumn.", NULL
  };
  Aligned a = align_texts (0, texts);
  guint32 n = a.text->n_sentences;
  CcMatcher *matcher = cc_matcher_new (a.matches);

  for (guint32 i = 0; i < 2 * n * n; i++)
    {
      guint32 x = i < n * n ? i / n : i % n, y = i < n * n ? i % n : i / n % n;
      CcMatch kept, fresh;

      if (a.text->sentences[x].article == a.text->sentences[y].article)
        continue;
      CU_ASSERT (cc_matcher_match (matcher, x, y, 0, &kept));
      cc_match_pair (a.matches, x, y, &fresh);
      CU_ASSERT_EQUAL (kept.score, fresh.score);
      CU_ASSERT_EQUAL (kept.setting, fresh.setting);
      CU_ASSERT (memcmp (kept.signals, fresh.signals, sizeof kept.signals) == 0);
      /* A pair that is given up early would not have reached the score; one that is taken
         early does. */
      CU_ASSERT_EQUAL (cc_matcher_match (matcher, x, y, 0.3, &kept), fresh.score >= 0.3);
      for (guint tenths = 0; tenths <= 10; tenths++)
        CU_ASSERT_EQUAL (cc_matcher_reaches (matcher, x, y, tenths / 10.0),
                         fresh.score >= tenths / 10.0);
      check_wording (matcher, &fresh, 0.5f);
      check_wording (matcher, &fresh, 0.9f);
    }
  cc_matcher_free (matcher);
  aligned_clear (&a);
}

/* Four letters in a row of the words of sentence @s that tell it from others, with the ends of
   words, as "letters" counts them. */
static GArray *
grams_of (const CcText *text, guint32 s)
{
  GArray *grams = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint32 t = 0; t < text->sentences[s].n_tokens; t++)
    {
      const CcToken *token = &text->tokens[text->sentences[s].tokens + t];
      g_autofree char *form = g_strdup_printf (" %s ", cc_text_word (text, token->word));

      for (gsize i = 0; !(token->flags & CC_TOKEN_STOP) && i + 3 < strlen (form); i++)
        {
          guint64 gram = 0;

          memcpy (&gram, form + i, 4);
          g_array_append_val (grams, gram);
        }
    }
  g_array_sort (grams, compare_values);
  return grams;
}

/* What shared words hold is not read, yet letters come out as when all are counted: words
   that share their letters with others, that stand in one sentence more often, all, none. */
static void
test_letters (void)
{
  static const char *const texts[] = {
    "Fishing boats were landing eels, landing carp and landing perch at Lindal.",
    "Fishing crews saw boats landing eels at Lindal while fishermen were fishing for perch.",
    "Fishermen fish fishing grounds landings landed.",
    "Fishing boats were landing eels, landing carp and landing perch at Lindal.",
    "Old mills grind corn.",
    NULL,
  };
  Aligned a = align_texts (0, texts);

  for (guint32 x = 0; x < a.text->n_sentences; x++)
    for (guint32 y = x + 1; y < a.text->n_sentences; y++)
      {
        g_autoptr (GArray) p = grams_of (a.text, x), q = grams_of (a.text, y);
        guint i = 0, j = 0, shared = 0;
        CcMatch match;

        while (i < p->len && j < q->len)
          {
            guint64 u = g_array_index (p, guint64, i), v = g_array_index (q, guint64, j);

            shared += u == v;
            i += u <= v;
            j += v <= u;
          }
        cc_match_pair (a.matches, x, y, &match);
        CU_ASSERT_DOUBLE_EQUAL (match.signals[CC_SIGNAL_LETTERS],
                                shared / sqrt ((double) p->len * q->len), 1e-6);
      }
  aligned_clear (&a);
}

/* A retold sentence matches, one on something else does not; three articles leave
   the aligner no other way to tell them apart than the words. */
static void
test_match (void)
{
  static const char *const texts[] = {
    "The port authority signed a contract worth $1.2 billion with Lodestar Rail.",
    "A contract worth about $1.2 billion was signed by the port authority and Lodestar Rail.",
    "Heavy rain flooded several cellars near the old market on Tuesday.", NULL
  };
  Aligned a = align_texts (0, texts);
  CcMatch same, other;

  CU_ASSERT_EQUAL_FATAL (a.text->n_sentences, 3);
  cc_match_pair (a.matches, 1, 0, &same);
  cc_match_pair (a.matches, 0, 2, &other);
  CU_ASSERT_EQUAL (same.a, 0);
  CU_ASSERT_EQUAL (same.b, 1);
  CU_ASSERT (same.score > 0.5);
  CU_ASSERT (other.score < 0.2);
  CU_ASSERT (same.signals[CC_SIGNAL_FIGURES] == 1);
  CU_ASSERT (same.signals[CC_SIGNAL_CLASH] == 0);
  aligned_clear (&a);
}

/* Every signal lies in [0,1] for pairs that stretch them: equal, disjoint, one
   word, negated, other figures. */
static void
test_signal_range (void)
{
  static const char *const texts[] = { "The council did not approve 27 agreements on 3 May 2024.",
                                       "The council approved about 20 agreements on 4 May 2024.",
                                       "Yes.",
                                       "The council did not approve 27 agreements on 3 May 2024.",
                                       NULL };
  Aligned a = align_texts (0, texts);

  for (guint32 i = 0; i < a.text->n_sentences; i++)
    for (guint32 j = i + 1; j < a.text->n_sentences; j++)
      {
        CcMatch m;

        cc_match_pair (a.matches, i, j, &m);
        CU_ASSERT (m.score >= 0 && m.score <= 1);
        for (guint k = 0; k < CC_N_SIGNALS; k++)
          CU_ASSERT (m.signals[k] >= 0 && m.signals[k] <= 1.0001f);
      }
  aligned_clear (&a);
}

/* A sentence that every article repeats is linked throughout: 600 copies are far
   above the cap of any group, so only the links between neighbours can find them. */
static void
test_everybody_repeats (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  Aligned a;
  guint neighbours = 0;

  for (guint i = 0; i < 600; i++)
    g_ptr_array_add (texts, (gpointer) "The harbour bridge will close to lorries next winter.");
  g_ptr_array_add (texts, NULL);
  a = align_texts (-1, (const char *const *) texts->pdata);
  for (guint32 i = 0; i < a.matches->n_matches; i++)
    neighbours += a.matches->matches[i].b == a.matches->matches[i].a + 1;
  CU_ASSERT_EQUAL (neighbours, 599);
  aligned_clear (&a);
}

static CcQuantity
money (double low, double high, double step)
{
  return (CcQuantity){ .low = low,
                       .high = high,
                       .step = step,
                       .kind = CC_QUANTITY_MONEY,
                       .unit = g_intern_static_string ("USD"),
                       .of_stem = G_MAXUINT32 };
}

/* Figures relate by value and rounding: equal, rounded at the coarser step but not
   across a bound ("more than 2.8"), inside a range, different, and not at all across
   units. */
static void
test_figures (void)
{
  static const char *const texts[] = { "Nothing.", NULL };
  Aligned a = align_texts (0, texts);
  CcQuantity exact = money (2.77e9, 2.77e9, 1e7), rounded = money (2.8e9, 2.8e9, 1e8);
  CcQuantity other = money (3.5e9, 3.5e9, 1e8), range = money (2e9, 3e9, 1e9);
  CcQuantity euro = money (2.77e9, 2.77e9, 1e7);

  euro.unit = g_intern_static_string ("EUR");
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &exact), CC_FIGURES_EQUAL);
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &rounded), CC_FIGURES_ROUNDED);
  rounded.qualifier = CC_QUALIFIER_MORE;
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &rounded), CC_FIGURES_DIFFERENT);
  rounded.qualifier = CC_QUALIFIER_LESS;
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &rounded), CC_FIGURES_ROUNDED);
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &range, &exact), CC_FIGURES_ROUNDED);
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &other), CC_FIGURES_DIFFERENT);
  CU_ASSERT_EQUAL (cc_figures_relate (a.matches, &exact, &euro), CC_FIGURES_NONE);
  aligned_clear (&a);
}

/* Countries and their adjectives, and inflections of an alias, are one concept:
   the list holds "agreement" and "pact", the texts their plurals. */
static void
test_aliases (void)
{
  static const char *const texts[] = { "Norway signed pacts.", "Norwegian agreements.", NULL };
  Aligned a = align_texts (0, texts);
  g_autoptr (GArray) shared = cc_match_shared (a.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (shared->len, 2);
  CU_ASSERT_EQUAL (g_array_index (shared, CcShared, 0).kind, CC_SHARED_ALIAS);
  CU_ASSERT_EQUAL (g_array_index (shared, CcShared, 1).kind, CC_SHARED_ALIAS);
  aligned_clear (&a);
}

/* The words of @list, of @language: none of two sets or two words, and no function
   word, which is no term. */
static void
check_sets (const CcList *list, const char *language)
{
  g_autoptr (CcEndings) endings = cc_endings_new (language, NULL);
  g_autoptr (CcStemmer) stemmer = cc_stemmer_new (language, endings);
  g_autoptr (CcList) stops = cc_list_read (language, "stopwords", NULL);
  g_autoptr (GHashTable) stop_words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  CU_ASSERT_PTR_NOT_NULL_FATAL (stops);
  for (guint i = 0; i < stops->n_entries; i++)
    g_hash_table_add (stop_words, (gpointer) stops->entries[i].text);
  for (guint i = 0; i < list->n_entries; i++)
    {
      const CcListEntry *entry = &list->entries[i];
      gsize length = strlen (entry->text);
      const char *stem = cc_stem (stemmer, entry->text, &length);
      const char *set = g_hash_table_lookup (sets, stem);

      if (set && set != entry->category)
        g_printerr ("%s:%u: '%s' stands in set '%s' as well\n", list->path, entry->line,
                    entry->text, set);
      CU_ASSERT (!set || set == entry->category);
      CU_ASSERT_FALSE (g_hash_table_contains (stop_words, entry->text));
      CU_ASSERT_PTR_NULL (strchr (entry->text, ' '));
      g_hash_table_insert (sets, g_strdup (stem), (gpointer) entry->category);
    }
}

/* In two lists at once a word may stand, to join a form to its verb and the verb to
   what news texts use for it; in two sets of one list it would join what is not
   meant to be one. */
static void
test_alias_lists (void)
{
  static const char *const lists[][2] = {
    { "en", "irregular" }, { "en", "aliases" }, { "be", "aliases" }, { "de", "aliases" },
    { "es", "aliases" },   { "fr", "aliases" }, { "it", "aliases" }, { "pl", "aliases" },
    { "ru", "aliases" },   { "uk", "aliases" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (CcList) list = cc_list_read (lists[i][0], lists[i][1], NULL);

      CU_ASSERT_PTR_NOT_NULL_FATAL (list);
      check_sets (list, lists[i][0]);
    }
}

/* A country is one concept in all languages, whatever form of its name or of its
   adjective a text has; another country is another. */
static void
test_countries (void)
{
  static const char *const languages[] = { "en", "de", "pl", "ru", "uk", "fr", "it", NULL };
  static const char *const texts[] = { "Norwegian ferries.", "Fähren Norwegens.",
                                       "Promy norweskie.",   "Паромы Норвегии.",
                                       "Пороми Норвегії.",   "Ferries norvégiens.",
                                       "Traghetti svedesi.", NULL };
  Aligned a = align_texts_of (0, languages, texts);

  for (guint32 i = 1; i < G_N_ELEMENTS (texts) - 1; i++)
    {
      g_autoptr (GArray) shared = cc_match_shared (a.matches, 0, i);
      gboolean country = FALSE;

      for (guint k = 0; k < shared->len; k++)
        country |= g_array_index (shared, CcShared, k).kind == CC_SHARED_ALIAS;
      CU_ASSERT_EQUAL (country, i < 6);
    }
  aligned_clear (&a);
}

/* Forms that the stemmer keeps apart are one concept with the verb, and through it
   with what news texts use for the verb; opposites stay apart. */
static void
test_irregular (void)
{
  static const char *const texts[] = { "Ferries bought.", "Ferries purchased.", "Ferries sold.",
                                       NULL };
  Aligned a = align_texts (0, texts);
  g_autoptr (GArray) same = cc_match_shared (a.matches, 0, 1);
  g_autoptr (GArray) opposite = cc_match_shared (a.matches, 0, 2);

  CU_ASSERT_EQUAL_FATAL (same->len, 2);
  CU_ASSERT_EQUAL (g_array_index (same, CcShared, 1).kind, CC_SHARED_ALIAS);
  CU_ASSERT_EQUAL (opposite->len, 1);
  aligned_clear (&a);
}

/* The summary names the rarest shared words and what the figures do. */
static void
test_summary (void)
{
  static const char *const texts[] = { "The shipyard sold 27 ferries to Lodestar.",
                                       "Lodestar bought 20 ferries from the shipyard.", NULL };
  Aligned a = align_texts (0, texts);
  g_autofree char *why = NULL;
  CcMatch m;

  cc_match_pair (a.matches, 0, 1, &m);
  why = cc_match_summary (a.matches, &m);
  CU_ASSERT_PTR_NOT_NULL (strstr (why, "“ferries”"));
  CU_ASSERT_PTR_NOT_NULL (strstr (why, "differing figure: “27” against “20”"));
  aligned_clear (&a);
}

/* The nearest sentence of another article comes first, and never one's own. */
static void
test_search (void)
{
  static const char *const texts[] = { "Tram drivers demand higher wages this spring.",
                                       "Bakers met. Drivers of the tram demand higher pay.",
                                       "Snow fell on the hills above the town.", NULL };
  Aligned a = align_texts (0, texts);
  g_autoptr (CcFinder) finder = cc_finder_new (a.matches, 3);
  g_autoptr (GArray) near = cc_finder_find (finder, 0, 5, 0);

  CU_ASSERT_FATAL (near->len >= 1);
  CU_ASSERT_EQUAL (g_array_index (near, CcMatch, 0).b, 2);
  for (guint i = 0; i < near->len; i++)
    CU_ASSERT (g_array_index (near, CcMatch, i).b != 0);
  aligned_clear (&a);
}

/* The answers of a finder over all articles but the last, to the only sentence of that. */
static GArray *
ask_last (const Aligned *a)
{
  guint32 last = a->corpus->articles->len - 1;
  g_autoptr (CcFinder) finder = cc_finder_new (a->matches, last);

  return cc_finder_answers (finder, a->text->article_sentences[last], 1);
}

/* A fragment finds every sentence that holds all of it, whatever the limit, in spite of
   other words around, another form of the word, and figures in words; half of it is
   weak, and one of three words is far. */
static void
test_fragment (void)
{
  static const char *const texts[] = { "On Monday the port of Lindal signed 27 agreements on freight.",
                                       "Twenty-seven agreements later the mayor went home.",
                                       "An agreement with the bakers failed.",
                                       "Snow fell on the hills above the town.",
                                       "27 agreements", NULL };
  Aligned a = align_texts (0, texts);
  g_autoptr (GArray) answers = ask_last (&a);
  const CcAnswer *answer = (const CcAnswer *) answers->data;

  CU_ASSERT_EQUAL_FATAL (answers->len, 3);
  for (guint i = 0; i < 2; i++)
    {
      CU_ASSERT_EQUAL (answer[i].sentence, i);
      CU_ASSERT_EQUAL (answer[i].closeness, CC_CLOSE);
      CU_ASSERT_DOUBLE_EQUAL (answer[i].score, 1, 1e-6);
    }
  CU_ASSERT_EQUAL (answer[2].sentence, 2);
  CU_ASSERT (answer[2].closeness != CC_CLOSE);
  CU_ASSERT (answer[2].score < 0.8);
  aligned_clear (&a);
}

/* A figure is not counted twice because it is asked for twice, and a text without
   words is answered by nothing. */
static void
test_fragment_limits (void)
{
  static const char *const twice[] = { "Twenty-seven boats sank.", "27 boats, 27 boats, harbour, bakers",
                                       NULL };
  static const char *const empty[] = { "Snow fell.", "The and of.", NULL };
  Aligned a = align_texts (0, twice), b = align_texts (0, empty);
  g_autoptr (GArray) some = ask_last (&a), none = ask_last (&b);

  CU_ASSERT_EQUAL_FATAL (some->len, 1);
  CU_ASSERT (g_array_index (some, CcAnswer, 0).score < 0.8);
  CU_ASSERT_EQUAL (none->len, 0);
  aligned_clear (&a);
  aligned_clear (&b);
}

/* Of articles that hold the same words the one in which they stand together is first;
   a word spelt almost alike counts, and scores fall and lie in [0,1]. */
static void
test_rank (void)
{
  static const char *const texts[] = { "The bridge of glass stands where a harbour was, and green boats lie.",
                                       "The green glass bridge stands where boats lie and a harbour was.",
                                       "A bridgehead was held by bakers.",
                                       "Snow fell on the hills above the town.",
                                       "Green glass bridge", NULL };
  Aligned a = align_texts (0, texts);
  g_autoptr (CcFinder) finder = cc_finder_new (a.matches, 4);
  g_autoptr (GArray) found = cc_finder_articles (finder, 4, 10);
  const CcHolding *holding = (const CcHolding *) found->data;

  CU_ASSERT_EQUAL_FATAL (found->len, 2);
  CU_ASSERT_EQUAL (holding[0].article, 1);
  CU_ASSERT (holding[0].score <= 1 && holding[0].score > holding[1].score);
  CU_ASSERT (holding[1].score > 0);
  aligned_clear (&a);
}

/* Tags and names come apart where a reader parts them, addresses go, and anything else
   stays as it is. */
static void
test_query_words (void)
{
  static const char *const cases[][2] = {
    { "#NewBridge opens", "New Bridge opens" },
    { "@LindalBBCNews said", "Lindal BBC News said" },
    { "#vote_now2027", "vote now 2027" },
    { "#ÖresundBrücke!", "Öresund Brücke!" },
    { "See https://lindal.example/a?b#C now", "See   now" },
    { "pic.lindal.example/27 seen", "  seen" },
    { "...lindal.example/27 see.-https://lindal.example", "  see.- " },
    { "a@b.example and/or 3.5/4 e.g. #1 C# @", "a@b.example and/or 3.5/4 e.g. #1 C# @" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cc_query_words (cases[i][0]);

      CU_ASSERT_STRING_EQUAL (words, cases[i][1]);
    }
}

/* A model with a key missing, a key too many, or a word for a number is refused
   with the key's name. */
static void
test_model_errors (void)
{
#define HEAD "[model]\nthreshold = 0.5\nacross = 0.5\nfitted-on = x\n[articles]\nintercept = "
  static const char *const bad[] = {
    "[model]\nfitted-on = x\n",  "[model]\ncosmic = 1\n",        HEAD "one\n",
    HEAD "1 2\n",                 HEAD "1\ncosmic = 0 1\n",      HEAD "1\n",
    HEAD "1\ncosine = 0 1 2\n", HEAD "1\ncosine = 0 nan\n",
    HEAD "1\ncosine = 0 1 2 3 4 5 6 7 8 9 10 11\n",
  };
  static const char *const named[] = {
    "[model] threshold: missing", "[model] cosmic: unknown key", "[articles] intercept: not a number",
    "[articles] intercept: too many numbers", "[articles] cosmic: unknown key", "[articles] cosine: missing",
    "[articles] cosine: wants 11 numbers", "[articles] cosine: not a number",
    "[articles] cosine: too many numbers",
  };
#undef HEAD

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      int fd = g_file_open_tmp ("crossclaim-XXXXXX.ini", &path, NULL);

      CU_ASSERT_FATAL (fd >= 0);
      g_close (fd, NULL);
      g_file_set_contents (path, bad[i], -1, NULL);
      CU_ASSERT_PTR_NULL (cc_model_read (path, &error));
      CU_ASSERT_FATAL (error != NULL);
      CU_ASSERT_EQUAL (error->code, CC_ERROR_SYNTAX);
      CU_ASSERT_PTR_NOT_NULL (strstr (error->message, named[i]));
      g_remove (path);
    }
}

/* Two arrests that are told alike part by whom only one of the articles names, and by
   the country; an article of one sentence stands alone, and says nothing of that. */
static void
test_look_alike (void)
{
  static const char *const texts[] = {
    "The goalkeeper Marek Ullin was arrested in Norway on Monday. His club was silent.",
    "The goalkeeper Tomas Brandvik was arrested in Sweden on Monday. His club was silent.",
    "On Monday the goalkeeper Marek Ullin was arrested. The police of Norway said so.",
    "The goalkeeper Marek Ullin was arrested in Norway on Monday.", NULL
  };
  Aligned a = align_texts (0, texts);
  CcMatch other, same, alone;

  cc_match_pair (a.matches, 0, 2, &other);
  cc_match_pair (a.matches, 0, 4, &same);
  cc_match_pair (a.matches, 2, 6, &alone);
  CU_ASSERT_EQUAL (other.setting, CC_SETTING_ARTICLES);
  CU_ASSERT_DOUBLE_EQUAL (other.signals[CC_SIGNAL_STRANGERS], 1, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (other.signals[CC_SIGNAL_ELSEWHERE], 1, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (same.signals[CC_SIGNAL_STRANGERS], 0, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (same.signals[CC_SIGNAL_ELSEWHERE], 0, 1e-6);
  CU_ASSERT (same.score > other.score);
  CU_ASSERT (cc_model_adds (a.matches->model, &other, CC_SIGNAL_STRANGERS) < 0);
  CU_ASSERT_EQUAL (alone.setting, CC_SETTING_ALONE);
  CU_ASSERT_DOUBLE_EQUAL (alone.signals[CC_SIGNAL_STRANGERS], 0, 1e-6);
  aligned_clear (&a);
}

/* Of sentences @x and @y, both in @language. */
static float
signal_of (const char *language, const char *x, const char *y, CcSignal signal)
{
  const char *const texts[] = { x, y, NULL };
  const char *const languages[] = { language, language };
  Aligned a = align_texts_of (0, languages, texts);
  CcMatch match;

  cc_match_pair (a.matches, 0, 1, &match);
  aligned_clear (&a);
  return match.signals[signal];
}

/* One that negates speaks against a match by what the other says of that, and not by a
   negation of something else, in another clause, twice over, or in both. */
static void
test_negation (void)
{
  static const char *const none[][2] = {
    { "The weir holds.", "The weir, which nobody had checked, holds." },
    { "Eels were not caught, and the weir holds.", "The weir holds." },
    { "The weir does not hold.", "That weir will not hold." },
    { "The weir never does not hold.", "The weir holds." },
    { "The mill is not old, and the mill grinds.", "The mill grinds." },
    { "No fewer than 12 eels were caught.", "Twelve eels were caught." },
  };
  float little = signal_of ("en", "The weir did not break.", "The weir broke.", CC_SIGNAL_NEGATION);
  float much = signal_of ("en", "The miller did not sell the weir to Brandvik.",
                          "The miller sold the weir to Brandvik.", CC_SIGNAL_NEGATION);

  CU_ASSERT (little > 0);
  CU_ASSERT (much > little);
  CU_ASSERT (signal_of ("de", "Der Müller verkauft das Wehr nicht.", "Der Müller verkauft das Wehr.",
                        CC_SIGNAL_NEGATION)
             > 0);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      CU_ASSERT_EQUAL (signal_of ("en", none[i][0], none[i][1], CC_SIGNAL_NEGATION), 0);
      CU_ASSERT_EQUAL (signal_of ("en", none[i][1], none[i][0], CC_SIGNAL_NEGATION), 0);
    }
}

/* Years that differ are no numbers that differ. */
static void
test_uncounted (void)
{
  CU_ASSERT_EQUAL (signal_of ("en", "Route 12 was closed.", "Route 15 was closed.", CC_SIGNAL_UNCOUNTED), 1);
  CU_ASSERT_EQUAL (signal_of ("en", "The 2014 regatta began.", "The 2019 regatta began.", CC_SIGNAL_UNCOUNTED), 0);
  CU_ASSERT_EQUAL (signal_of ("en", "The 2014 regatta began.", "The regatta had 15 boats.", CC_SIGNAL_UNCOUNTED), 0);
  CU_ASSERT_EQUAL (signal_of ("en", "In 2014 the regatta had 12 boats.", "In 2014 it had 15 boats.",
                              CC_SIGNAL_UNCOUNTED),
                   0);
}

/* Sentences of two languages and scripts that share a name, a country, a date and a
   figure in words match by these, though no word of them is the same; those that share
   none do not, whatever their articles are; and the model may forbid all. */
static void
test_across (void)
{
  static const char *const texts[] = {
    "Olga Petrenko promised 37 million euros for the harbour on 12 May. She was in a good mood.",
    "Ольга Петренко 12 мая пообещала порту 37 миллионов евро. Она была в хорошем настроении.", NULL
  };
  static const char *const languages[] = { "en", "ru" };
  Aligned a = align_texts_of (-1, languages, texts);
  CcMatch same, other;
  g_autofree char *facts = cc_match_facts (a.matches, 0, 2, 9);
  g_autofree char *summary = NULL;
  g_autoptr (CcMatcher) matcher = NULL;

  CU_ASSERT_EQUAL (a.matches->n_matches, 1);
  cc_match_pair (a.matches, 0, 2, &same);
  cc_match_pair (a.matches, 1, 3, &other);
  CU_ASSERT_TRUE (cc_match_is_across (&same));
  CU_ASSERT_TRUE (same.score >= cc_model_least (a.matches->model, CC_SETTING_LANGUAGES));
  CU_ASSERT_DOUBLE_EQUAL (same.signals[CC_SIGNAL_NUMBERS], 1, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (same.signals[CC_SIGNAL_DATES], 1, 1e-6);
  CU_ASSERT_PTR_NOT_NULL (strstr (facts, "“Petrenko”"));
  CU_ASSERT_PTR_NOT_NULL (strstr (facts, "“37 million euros”"));
  CU_ASSERT_EQUAL (other.score, 0);
  summary = cc_match_summary (a.matches, &other);
  CU_ASSERT_PTR_NOT_NULL (strstr (summary, "no name, figure or date is shared"));
  a.matches->model->across = 2;
  matcher = cc_matcher_new (a.matches);
  CU_ASSERT_FALSE (cc_matcher_match (matcher, 0, 2, 0.1, &same));
  aligned_clear (&a);
}

/* A sentence of as many terms as are looked at, all of them parts of names that the
   articles shorten: the short forms must not make it longer than evidence has room for. */
static void
test_short_names_fill_a_sentence (void)
{
  g_autoptr (GString) defined = g_string_new (NULL), all = g_string_new (NULL);
  const char *texts[] = { NULL, NULL, NULL };
  g_autofree char *text = NULL;
  Aligned a;
  CcMatch match;

  for (char first = 'a'; first < 'a' + 10; first++)
    for (char second = 'k'; second < 'k' + 10; second++)
      {
        char x = g_ascii_toupper (first), y = g_ascii_toupper (second);

        g_string_append_printf (defined, "The %c%cur %c%cor (%c%c) met. ", x, second, y, first, x, y);
        g_string_append_printf (all, "%c%cur %c%cor ", x, second, y, first);
      }
  text = g_strdup_printf ("%s%smet.", defined->str, all->str);
  texts[0] = texts[1] = text;
  a = align_texts (0, texts);
  cc_match_pair (a.matches, a.text->article_sentences[1] - 1, a.text->n_sentences - 1, &match);
  CU_ASSERT_DOUBLE_EQUAL (match.signals[CC_SIGNAL_COSINE], 1, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL (match.signals[CC_SIGNAL_NAMES], 1, 1e-6);
  aligned_clear (&a);
}

void
add_align_suite (void)
{
  CU_pSuite suite = CU_add_suite ("align", NULL, NULL);

  CU_add_test (suite, "radix sort", test_radix);
  CU_add_test (suite, "short names fill a sentence", test_short_names_fill_a_sentence);
  CU_add_test (suite, "radix sort is stable", test_radix_stable);
  CU_add_test (suite, "sorting terms", test_sort_terms);
  CU_add_test (suite, "lists turned about", test_transpose);
  CU_add_test (suite, "match", test_match);
  CU_add_test (suite, "matcher keeps nothing wrong", test_matcher_keeps);
  CU_add_test (suite, "letters", test_letters);
  CU_add_test (suite, "signals in range", test_signal_range);
  CU_add_test (suite, "what everybody repeats", test_everybody_repeats);
  CU_add_test (suite, "figures", test_figures);
  CU_add_test (suite, "aliases", test_aliases);
  CU_add_test (suite, "sets of aliases", test_alias_lists);
  CU_add_test (suite, "countries", test_countries);
  CU_add_test (suite, "irregular forms", test_irregular);
  CU_add_test (suite, "summary", test_summary);
  CU_add_test (suite, "search", test_search);
  CU_add_test (suite, "fragment", test_fragment);
  CU_add_test (suite, "fragment, limits", test_fragment_limits);
  CU_add_test (suite, "rank of articles", test_rank);
  CU_add_test (suite, "words of a post", test_query_words);
  CU_add_test (suite, "look-alike events", test_look_alike);
  CU_add_test (suite, "negation", test_negation);
  CU_add_test (suite, "numbers that differ", test_uncounted);
  CU_add_test (suite, "different languages", test_across);
  CU_add_test (suite, "model errors", test_model_errors);
}
