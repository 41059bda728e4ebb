/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <align/passages.h>
#include <crossclaim/crossclaim.h>

#include "unit.h"

/* Six sentences that share no content word. */
#define DEPOT "The mayor opened the new tram depot beside the canal on Monday."
#define RAILS "Engineers had tested its steel rails for eleven weeks before that."
#define STRIKE "Nurses threatened to walk out over unpaid night duty at the clinic."
#define FLOOD "Heavy rain filled several cellars around the old fish market."
#define SCHOOL "Pupils of the village school planted forty young apple trees."
#define COURT "A judge postponed the hearing because two witnesses were abroad."

/* Nearly ninety words, enough for two articles that share them to be versions of one text. */
#define STORY_REST                                                                               \
  SCHOOL " " COURT                                                                               \
         " Bakers in the lower town complain about dear rye and bad roads. A goose delayed the " \
         "night bus near the brewery for twenty minutes."
#define STORY_HALF DEPOT " " RAILS " " STRIKE " " FLOOD
#define STORY STORY_HALF " " STORY_REST

/* Texts of one article each, and what passages are made from. */
typedef struct
{
  CcCorpus *corpus;
  CcText *text;
  CcMatches *matches;
} Texts;

/* @days: of May 2024, by text, or NULL for articles without a date. */
static Texts
read_dated (const char *const *texts, const char *const *outlets, const guint8 *days)
{
  Texts t = { cc_corpus_new (), NULL, NULL };
  g_autofree char *path = cc_data_path ("data/model/match.ini", NULL);

  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("article-%u", i);

      cc_corpus_add_text (t.corpus, id, outlets ? outlets[i] : id, "en", texts[i]);
      if (days)
        ((CcArticle *) g_ptr_array_index (t.corpus->articles, i))->published
            = (CcDate) { .year = 2024, .month = 5, .day = days[i], .precision = CC_PRECISION_DAY };
    }
  t.text = cc_text_new (t.corpus, 1, NULL);
  t.matches = cc_matches_new (t.text, cc_model_read (path, NULL), NULL, 1, NULL);
  return t;
}

static Texts
read_texts (const char *const *texts)
{
  return read_dated (texts, NULL, NULL);
}

static void
texts_clear (Texts *t)
{
  cc_matches_free (t->matches);
  cc_text_free (t->text);
  cc_corpus_free (t->corpus);
}

/* Passage number @i stands at @a and @b, which occur once in the texts. */
static void
check_passage (const GArray *passages, guint i, const char *const *texts, const char *a,
               const char *b, CcPassageKind kind)
{
  const CcPassage *p = &g_array_index (passages, CcPassage, i);
  const char *at_a = strstr (texts[p->article_a], a), *at_b = strstr (texts[p->article_b], b);

  CU_ASSERT_FATAL (at_a != NULL && at_b != NULL);
  CU_ASSERT_EQUAL (p->a.start, at_a - texts[p->article_a]);
  CU_ASSERT_EQUAL (p->a.end, p->a.start + strlen (a));
  CU_ASSERT_EQUAL (p->b.start, at_b - texts[p->article_b]);
  CU_ASSERT_EQUAL (p->b.end, p->b.start + strlen (b));
  CU_ASSERT_EQUAL (p->kind, kind);
  CU_ASSERT (p->score > 0 && p->score <= 1 && p->copied >= 0 && p->copied <= 1 && p->alike > 0
             && p->alike <= 1);
}

/* Two copied sentences in a row become one passage that covers both and nothing of
   what stands beside them. */
static void
test_copied (void)
{
  static const char *const texts[] = { "Birds sang. " DEPOT " " RAILS,
                                       DEPOT " " RAILS " Nobody cheered.", NULL };
  Texts t = read_texts (texts);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (passages->len, 1);
  check_passage (passages, 0, texts, DEPOT " " RAILS, DEPOT " " RAILS, CC_PASSAGE_VERBATIM);
  texts_clear (&t);
}

/* One copied sentence is enough, wherever in the article it stands; a copied phrase
   of six words is not. */
static void
test_lone_sentence (void)
{
  static const char *const texts[] = { FLOOD " " DEPOT " " SCHOOL, COURT " " STRIKE " " DEPOT,
                                       "Close to the old fish market. Bread is dear.",
                                       "Close to the old fish market. Milk is cheap.", NULL };
  Texts t = read_texts (texts);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (passages->len, 1);
  check_passage (passages, 0, texts, DEPOT, DEPOT, CC_PASSAGE_VERBATIM);
  texts_clear (&t);
}

/* Sentences in another order are still one passage. */
static void
test_order (void)
{
  static const char *const texts[] = { DEPOT " " RAILS " " STRIKE, STRIKE " " DEPOT " " RAILS,
                                       NULL };
  Texts t = read_texts (texts);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (passages->len, 1);
  check_passage (passages, 0, texts, texts[0], texts[1], CC_PASSAGE_VERBATIM);
  texts_clear (&t);
}

/* What is copied begins and ends with the copied words: one side breaks off within a
   sentence and puts its own words before the other. */
static void
test_edges (void)
{
  static const char *const texts[] = {
    "Speaking after dinner, a spokeswoman for the tramway said that the mayor opened the new tram "
    "depot beside the canal on Monday. " RAILS " Nobody cheered.",
    "The mayor opened the new tram depot beside the canal on Monday. Engineers had tested its "
    "steel rails, which nobody else confirmed to our newspaper.",
    NULL
  };
  Texts t = read_texts (texts);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (passages->len, 1);
  CU_ASSERT_EQUAL (g_array_index (passages, CcPassage, 0).a.start,
                   strstr (texts[0], "the mayor") - texts[0]);
  CU_ASSERT_EQUAL (g_array_index (passages, CcPassage, 0).b.start, 0);
  texts_clear (&t);
}

/* Three retold sentences are a passage; three on the same topic that share its names
   are not. */
static void
test_retold (void)
{
  static const char *const texts[] = {
    "On Monday the mayor of Zyga opened a new tram depot beside the canal. For eleven weeks its "
    "steel rails had been tested by engineers. Forty drivers were hired for the night service.",
    "A tram depot beside the canal was opened by the mayor of Zyga on Monday. Engineers tested the "
    "steel rails there for eleven weeks. The night service has hired forty drivers.",
    "The mayor of Zyga defended the tram. Critics of the depot doubt that it pays. Its roof leaks.",
    NULL
  };
  Texts t = read_texts (texts);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (passages->len, 1);
  check_passage (passages, 0, texts, texts[0], texts[1], CC_PASSAGE_PARAPHRASED);
  texts_clear (&t);
}

/* Seeds of one pair of articles: near on both sides they are one fragment, far apart
   on one side two. Article 0 has the sentences 0 to 2, article 1 has 3 to 25, of which
   twenty fill the gap. */
static void
test_clusters (void)
{
  g_autoptr (GString) far = g_string_new (DEPOT " " RAILS);
  const char *texts[] = { DEPOT " " RAILS " " STRIKE, NULL, NULL };
  CcSeed seeds[] = { { { 0, 3 } }, { { 1, 4 } }, { { 2, 25 } } };
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (CcFragment));
  g_autoptr (CcClustering) clustering = NULL;
  Texts t;

  for (guint i = 0; i < 20; i++)
    g_string_append (far, " Snow fell on quiet hills.");
  g_string_append (far, " " STRIKE);
  texts[1] = far->str;
  t = read_texts (texts);
  CU_ASSERT_EQUAL_FATAL (t.text->n_sentences, 26);
  clustering = cc_clustering_new (t.matches->features);
  cc_clustering_run (clustering, seeds, G_N_ELEMENTS (seeds), fragments);
  CU_ASSERT_EQUAL_FATAL (fragments->len, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CcFragment *x = &g_array_index (fragments, CcFragment, i);

      CU_ASSERT_EQUAL (x->n_seeds, x->first[SIDE_A] == 0 ? 2 : 1);
      CU_ASSERT_EQUAL (x->last[SIDE_B], x->first[SIDE_A] == 0 ? 4 : 25);
      CU_ASSERT (x->score > 0.99f);
    }
  texts_clear (&t);
}

/* Seeds of which only the outermost can be cut off, on one side and the other by
   turns, as each bridges the gap before the next. They all come out, although there
   are more turns than rounds are allowed. Sentences have four words: one STEP is less
   than the largest gap, two are more. */
static void
test_peeling (void)
{
  enum { N = 200, STEP = 10, SENTENCES = N * STEP + 1 };
  g_autoptr (GString) snow = g_string_new (NULL);
  const char *texts[] = { NULL, NULL, NULL };
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (CcFragment));
  g_autoptr (CcClustering) clustering = NULL;
  CcSeed seeds[N] = { 0 };
  guint32 outermost[N_SIDES] = { 0 };
  guint total = 0;
  Texts t;

  for (guint i = 0; i < SENTENCES; i++)
    g_string_append (snow, "Quiet snow fell here. ");
  texts[0] = texts[1] = snow->str;
  t = read_texts (texts);
  CU_ASSERT_EQUAL_FATAL (t.text->n_sentences, 2 * SENTENCES);
  for (guint i = N - 1; i-- > 0;)
    {
      guint side = i % 2;

      outermost[side] += 2 * STEP;
      seeds[i].sentence[side] = outermost[side];
      seeds[i].sentence[!side] = outermost[!side] - (outermost[!side] ? STEP : 0);
    }
  for (guint i = 0; i < N; i++)
    seeds[i].sentence[SIDE_B] += SENTENCES;
  clustering = cc_clustering_new (t.matches->features);
  cc_clustering_run (clustering, seeds, N, fragments);
  CU_ASSERT_EQUAL (fragments->len, N);
  for (guint i = 0; i < fragments->len; i++)
    total += g_array_index (fragments, CcFragment, i).n_seeds;
  CU_ASSERT_EQUAL (total, N);
  texts_clear (&t);
}

static guint
role_of (const GArray *passages, guint i)
{
  return g_array_index (passages, CcPassage, i).role;
}

/* A story at the end of one article and at the beginning of another makes them versions
   of one text; in the midst of both it does not, nor do its halves at changed ends. */
static void
test_versions (void)
{
#define SNOW "Snow fell on quiet hills, and nobody in the valley went out before noon. "
#define WIND "Wind shook old beeches, while owls slept deep inside their hollow trunks. "
  static const char *const overlap[] = { SNOW SNOW SNOW STORY, STORY " " WIND WIND WIND, NULL };
  static const char *const amid[] = {
    SNOW SNOW SNOW SNOW STORY " " SNOW SNOW SNOW SNOW,
    WIND WIND WIND WIND STORY " " WIND WIND WIND WIND,
    NULL
  };
  static const char *const changed[] = {
    STORY_HALF " " SNOW SNOW SNOW SNOW SNOW SNOW STORY_REST,
    STORY_REST " " WIND WIND WIND WIND WIND WIND STORY_HALF,
    NULL
  };
  Texts t = read_texts (overlap), u = read_texts (amid), v = read_texts (changed);
  g_autoptr (GArray) versions = cc_passages (t.matches, 0, 1);
  g_autoptr (GArray) reused = cc_passages (u.matches, 0, 1);
  g_autoptr (GArray) moved = cc_passages (v.matches, 0, 1);

  CU_ASSERT_EQUAL_FATAL (versions->len, 1);
  CU_ASSERT_EQUAL (role_of (versions, 0), CC_PASSAGE_OF_VERSIONS);
  CU_ASSERT_EQUAL (cc_passages_keep_told (versions), 1);
  CU_ASSERT_EQUAL (versions->len, 0);
  CU_ASSERT_EQUAL_FATAL (reused->len, 1);
  CU_ASSERT_EQUAL (role_of (reused, 0), CC_PASSAGE_TOLD);
  CU_ASSERT_EQUAL (cc_passages_keep_told (reused), 0);
  CU_ASSERT_EQUAL (moved->len, 2);
  CU_ASSERT_EQUAL (cc_passages_keep_told (moved), 0);
  texts_clear (&t);
  texts_clear (&u);
  texts_clear (&v);
}

/* The articles 0 and 1 are versions of one text, of which article 2 has a sentence:
   the passages are those of 0 and 1, 0 and 2, 1 and 2. Of the last two one is told,
   that of two outlets or else of the earlier version; both if nothing tells them
   apart. */
static void
test_repeats (void)
{
  static const char *const texts[] = { STORY " " SNOW, WIND STORY,
                                       "Who pays? " DEPOT " Not those who ride.", NULL };
  static const char *const outlets[] = { "one", "two", "one" };
  static const guint8 days[] = { 9, 8, 10 };
  Texts apart[] = { read_texts (texts), read_dated (texts, NULL, days),
                    read_dated (texts, outlets, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      g_autoptr (GArray) passages = cc_passages (apart[i].matches, 0, 1);

      CU_ASSERT_EQUAL_FATAL (passages->len, 3);
      CU_ASSERT_EQUAL (role_of (passages, 0), CC_PASSAGE_OF_VERSIONS);
      CU_ASSERT_EQUAL (role_of (passages, 1), i == 0 ? CC_PASSAGE_TOLD : CC_PASSAGE_REPEATED);
      CU_ASSERT_EQUAL (role_of (passages, 2), CC_PASSAGE_TOLD);
      CU_ASSERT_EQUAL (g_array_index (passages, CcPassage, 1).better, i == 0 ? 0 : 2);
      texts_clear (&apart[i]);
    }
}

/* Of two versions the one is told that shares another sentence as well, although the
   other is earlier. */
static void
test_shares_more (void)
{
  static const char *const texts[] = {
    STORY " " SNOW, WIND STORY,
    "Who pays? " DEPOT " Not those who ride, as anybody knows who has ever waited here in rain or "
    "in heat for a late tram. Those who do not ride pay twice, in taxes and in noise, and a third "
    "time when they buy a bicycle, as I did last year. Let us speak of something else. " WIND, NULL
  };
  static const guint8 days[] = { 8, 9, 10 };
  Texts t = read_dated (texts, NULL, days);
  g_autoptr (GArray) passages = cc_passages (t.matches, 0, 1);

  for (guint i = 0; i < passages->len; i++)
    {
      const CcPassage *p = &g_array_index (passages, CcPassage, i);

      CU_ASSERT_EQUAL (p->role, p->article_b == 1   ? CC_PASSAGE_OF_VERSIONS
                                : p->article_a == 0 ? CC_PASSAGE_REPEATED
                                                    : CC_PASSAGE_TOLD);
    }
  CU_ASSERT_EQUAL (passages->len, 4);
  texts_clear (&t);
}

static gboolean
same_passage (const CcPassage *x, const CcPassage *y)
{
  return x->article_a == y->article_a && x->article_b == y->article_b
         && memcmp (&x->a, &y->a, sizeof x->a) == 0 && memcmp (&x->b, &y->b, sizeof x->b) == 0
         && x->score == y->score && x->copied == y->copied && x->alike == y->alike
         && x->kind == y->kind && x->role == y->role && x->better == y->better;
}

/* The same passages come from any number of threads: 300 articles that share
   sentences make more candidates than one call of the map takes. */
static void
test_threads (void)
{
  static const char *const pool[] = { DEPOT, RAILS, STRIKE, FLOOD, SCHOOL, COURT };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Texts t;

  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (texts,
                     g_strdup_printf ("%s %s %s", pool[i % 6], pool[i / 2 % 6], pool[i / 7 % 6]));
  g_ptr_array_add (texts, NULL);
  t = read_texts ((const char *const *) texts->pdata);
  {
    g_autoptr (GArray) one = cc_passages (t.matches, 0, 1), many = cc_passages (t.matches, 0, 5);

    CU_ASSERT_FATAL (one->len > 300);
    CU_ASSERT_EQUAL_FATAL (one->len, many->len);
    for (guint i = 0; i < one->len; i++)
      CU_ASSERT (same_passage (&g_array_index (one, CcPassage, i),
                               &g_array_index (many, CcPassage, i)));
  }
  texts_clear (&t);
}

void
add_passages_suite (void)
{
  CU_pSuite suite = CU_add_suite ("passages", NULL, NULL);

  CU_add_test (suite, "copied", test_copied);
  CU_add_test (suite, "one sentence", test_lone_sentence);
  CU_add_test (suite, "any order", test_order);
  CU_add_test (suite, "edges", test_edges);
  CU_add_test (suite, "retold", test_retold);
  CU_add_test (suite, "clusters", test_clusters);
  CU_add_test (suite, "peeling", test_peeling);
  CU_add_test (suite, "versions", test_versions);
  CU_add_test (suite, "repeats", test_repeats);
  CU_add_test (suite, "shares more", test_shares_more);
  CU_add_test (suite, "threads", test_threads);
}
