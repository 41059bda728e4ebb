/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* repeats.c: what an outlet puts on many of its pages is no part of an article.

   A block that stands word for word in several articles of one outlet is marked
   CC_BLOCK_OTHER: it stays in the text and is not read for claims. Only what one
   outlet repeats counts, so a wire text that two outlets carry is left alone; and
   articles that are copies of one another count as one, so neither is an article
   that was saved twice.  */
#include "config.h"

#include <ingest/page-features.h>

#include <string.h>

/* Articles, copies counted once, in which a block must stand, and their share of all
   that the outlet has: a line, and a sentence that speaks of the page itself. */
#define LINE_ARTICLES 3
#define LINE_SHARE 4 /* one in four */
/* Any other sentence: an outlet may repeat one because its story goes on. */
#define PROSE_ARTICLES 5
#define PROSE_SHARE 2 /* one in two */

/* Words from which on a block is a sentence, with and without a stop at its end. */
#define PROSE_WORDS 12
#define STOP_WORDS 4

/* Words of page-self.c from which on a sentence speaks of the page. */
#define SELF_WORDS 2

/* An article is a copy of an earlier one when they share so much of it, in percent. */
#define COPY_SHARE 50

/* Text of a block in one outlet, and where it was seen. */
typedef struct
{
  guint64 hash;
  const char *text; /* of the first block, @length bytes */
  guint32 length;
  guint32 articles; /* in which it stands */
  guint32 groups;   /* the same, copies counted once */
  guint32 first;    /* group of the first, + 1 */
  guint32 article;  /* that was counted last, + 1 */
  guint32 inside;   /* times that it stands between sentences of one article only */
  guint32 times;
  gboolean prose;
} Count;

typedef struct
{
  CcCorpus *corpus;
  GArray *articles; /* of guint32: the outlet's, in order */
  guint32 *groups;  /* of each of them, + 1 */
  guint32 n_groups;
  GHashTable *counts; /* of Count, by its hash */
  GHashTable *pairs;  /* of guint64: texts with the groups they were counted in */
  GPtrArray *keys;    /* of Count: of their blocks, one article after the other */
  guint *starts;      /* of each article in keys; one more than there are */
} Outlet;

/* ---- texts ---- */

static const CcArticle *
article_at (const Outlet *o, guint a)
{
  return g_ptr_array_index (o->corpus->articles, g_array_index (o->articles, guint32, a));
}

static gboolean
is_prose (const char *text, gsize length)
{
  gboolean stop = length > 0 && strchr (".!?\"", text[length - 1]);
  guint words = 1;

  for (gsize i = 0; i < length && words < PROSE_WORDS; i++)
    words += text[i] == ' ';
  return words >= PROSE_WORDS || (stop && words >= STOP_WORDS);
}

static Count *
count_of (Outlet *o, const char *text, gsize length)
{
  guint64 hash = cc_hash (text, length);
  Count *count = g_hash_table_lookup (o->counts, &hash);

  if (count)
    return count;
  count = g_new0 (Count, 1);
  count->hash = hash;
  count->text = text;
  count->length = (guint32) length;
  count->prose = is_prose (text, length);
  g_hash_table_add (o->counts, count);
  return count;
}

static void
count_articles (Outlet *o)
{
  for (guint a = 0; a < o->articles->len; a++)
    {
      const CcArticle *article = article_at (o, a);

      o->starts[a] = o->keys->len;
      for (guint b = 0; b < article->n_blocks; b++)
        {
          CcRange range = article->blocks[b].range;
          Count *count = count_of (o, article->text + range.start, range.end - range.start);

          count->articles += count->article != a + 1;
          count->article = a + 1;
          g_ptr_array_add (o->keys, count);
        }
    }
  o->starts[o->articles->len] = o->keys->len;
}

static Count *
key_at (const Outlet *o, guint i)
{
  return g_ptr_array_index (o->keys, i);
}

static guint32
chars_of (const Outlet *o, guint a, guint i)
{
  CcRange range = article_at (o, a)->blocks[i - o->starts[a]].range;

  return range.end - range.start;
}

/* ---- copies ---- */

/* The group of an earlier article that holds most of this one, + 1, or 0. A text
   counts less the more articles it stands in. */
static guint32
group_of_copy (const Outlet *o, guint a)
{
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL);
  guint32 best = 0;
  gsize most = 0, all = 0;

  for (guint i = o->starts[a]; i < o->starts[a + 1]; i++)
    {
      const Count *count = key_at (o, i);
      gsize weight = (gsize) chars_of (o, a, i) * 64 / count->articles;
      gsize sum;

      all += weight;
      if (!count->first)
        continue;
      sum = GPOINTER_TO_SIZE (g_hash_table_lookup (shared, GUINT_TO_POINTER (count->first)))
            + weight;
      g_hash_table_insert (shared, GUINT_TO_POINTER (count->first), GSIZE_TO_POINTER (sum));
      if (sum > most)
        {
          most = sum;
          best = count->first;
        }
    }
  return most * 100 >= all * COPY_SHARE ? best : 0;
}

/* Counts @count in @group, once. */
static void
count_group (Outlet *o, Count *count, guint32 group)
{
  guint64 both[2] = { count->hash, group };
  guint64 pair = cc_hash (both, sizeof both);

  if (!count->first)
    count->first = group;
  if (!g_hash_table_contains (o->pairs, &pair))
    {
      g_hash_table_add (o->pairs, g_memdup2 (&pair, sizeof pair));
      count->groups++;
    }
}

static void
group_articles (Outlet *o)
{
  for (guint a = 0; a < o->articles->len; a++)
    {
      o->groups[a] = group_of_copy (o, a);
      if (!o->groups[a])
        o->groups[a] = ++o->n_groups;
      for (guint i = o->starts[a]; i < o->starts[a + 1]; i++)
        if (key_at (o, i)->articles > 1)
          count_group (o, key_at (o, i), o->groups[a]);
    }
}

/* ---- marking ---- */

/* A sentence that stands nowhere else in the outlet, or only in copies. */
static gboolean
is_single (const Count *count)
{
  return count->prose && count->groups <= 1;
}

static void
count_inside (Outlet *o)
{
  for (guint a = 0; a < o->articles->len; a++)
    for (guint i = o->starts[a]; i < o->starts[a + 1]; i++)
      {
        Count *count = key_at (o, i);

        count->times++;
        count->inside += i > o->starts[a] && i + 1 < o->starts[a + 1]
                         && is_single (key_at (o, i - 1)) && is_single (key_at (o, i + 1));
      }
}

/* Among sentences of one article, a sentence is the article's own, unless it speaks
   of the page. */
static gboolean
is_repeated (const Outlet *o, const Count *count)
{
  gboolean line
    = count->groups >= LINE_ARTICLES && count->groups * LINE_SHARE >= o->n_groups;

  if (!line || !count->prose)
    return line;
  return (count->groups >= PROSE_ARTICLES && count->groups * PROSE_SHARE >= o->n_groups
          && count->inside * 2 <= count->times)
         || cc_count_self_words (count->text, count->length) >= SELF_WORDS;
}

/* Tells of the blocks of @article that read as @block does, where it tells of any. */
static void
say_why (const Outlet *o, const CcArticle *article, const CcBlock *block, const Count *count)
{
  g_autofree char *text = NULL;

  if (!article->why)
    return;
  text = cc_clean_field (article->text + block->range.start,
                         (gssize) (block->range.end - block->range.start));
  for (guint i = 0; i < article->why->len; i++)
    {
      CcBlockWhy *why = g_ptr_array_index (article->why, i);

      if (!why->kept || strcmp (why->text, text) != 0)
        continue;
      why->kept = FALSE;
      g_free (why->rule);
      why->rule = g_strdup_printf ("dropped: stands in %u of %u articles of this outlet",
                                   count->groups, o->n_groups);
    }
}

static void
mark_article (const Outlet *o, guint a)
{
  const CcArticle *article = article_at (o, a);

  for (guint b = 0; b < article->n_blocks; b++)
    {
      CcBlock *block = &article->blocks[b];
      const Count *count = key_at (o, o->starts[a] + b);

      if (block->kind >= CC_BLOCK_CAPTION || block->kind == CC_BLOCK_TITLE
          || !is_repeated (o, count))
        continue;
      say_why (o, article, block, count);
      block->kind = CC_BLOCK_OTHER;
    }
}

/* Marks the blocks of one outlet's articles, and touches no other's. */
static void
mark_outlet (CcCorpus *corpus, GArray *articles)
{
  g_autofree guint32 *groups = g_new0 (guint32, articles->len);
  g_autofree guint *starts = g_new0 (guint, articles->len + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Outlet o = {
    .corpus = corpus,
    .articles = articles,
    .groups = groups,
    .counts = counts,
    .pairs = pairs,
    .keys = keys,
    .starts = starts,
  };

  count_articles (&o);
  group_articles (&o);
  count_inside (&o);
  for (guint a = 0; a < articles->len; a++)
    mark_article (&o, a);
}

/* Whose article it is: the outlet's, or its host's when nobody named the outlet. New. */
static char *
owner_of (const CcCorpus *corpus, const CcArticle *article)
{
  const CcOutlet *outlet = cc_article_outlet (corpus, article);
  g_autofree char *host = outlet->declared || article->site ? NULL : cc_url_host (article->url);

  return host ? g_strconcat ("host ", host, NULL) : g_strconcat ("outlet ", outlet->id, NULL);
}

typedef struct
{
  CcCorpus *corpus;
  GPtrArray *outlets; /* of GArray * of guint32: the articles of each */
} Marking;

static void
mark_one (guint index, gpointer data)
{
  const Marking *marking = data;
  GArray *articles = g_ptr_array_index (marking->outlets, index);

  if (articles->len >= LINE_ARTICLES)
    mark_outlet (marking->corpus, articles);
}

void
cc_corpus_mark_repeats (CcCorpus *corpus, guint threads)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Marking marking = { corpus, order };

  for (guint32 i = 0; i < corpus->articles->len; i++)
    {
      char *owner = owner_of (corpus, g_ptr_array_index (corpus->articles, i));
      GArray *articles = g_hash_table_lookup (owners, owner);

      if (articles)
        g_free (owner);
      else
        {
          articles = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (owners, owner, articles);
          g_ptr_array_add (order, articles);
        }
      g_array_append_val (articles, i);
    }
  cc_parallel_map (order->len, threads, mark_one, &marking);
}
