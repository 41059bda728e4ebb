/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* concepts.c: which stems are taken for one another. Three sources, joined by
   union-find: data/LANG/irregular.list and aliases.list (their categories name the
   sets), the sets that curated claims bring, and spellings of a name that share a
   skeleton.  */
#include "config.h"

#include <align/align.h>

#include <base/stems.h>
#include <string.h>

typedef struct
{
  const CcText *text;
  GArray *parents;   /* of guint32: the corpus's stems, then those that only sets hold */
  GHashTable *stems; /* stem → index + 1 */
  GStringChunk *added;
  GHashTable *countries; /* category → index + 1 of a stem of its set, in any language */
  GArray *background;    /* of Rate */
} Concepts;

/* How many of a million sentences hold a word, at any time. */
typedef struct
{
  guint32 stem;
  guint32 per_million;
} Rate;

/* Of aliases.list: the names and adjectives of a country. */
#define PLACE "place/"

/* The stem of @word. One that the corpus lacks is added: it may join two sets that the
   corpus has words of. */
static guint32
stem_of (Concepts *c, CcStemmer *stemmer, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize length = strlen (lower);
  const char *stem = cc_stem (stemmer, lower, &length);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (c->stems, stem));

  if (!index)
    {
      guint32 own = c->parents->len;

      g_array_append_val (c->parents, own);
      index = own + 1;
      g_hash_table_insert (c->stems, g_string_chunk_insert (c->added, stem),
                           GUINT_TO_POINTER (index));
    }
  return index - 1;
}

static void
join (Concepts *c, guint32 a, guint32 b)
{
  cc_set_join ((guint32 *) c->parents->data, a, b);
}

/* Joins the stems of the set that starts at @words, not empty, to the first of them,
   which it returns. */
static guint32
join_set (Concepts *c, CcStemmer *stemmer, const char *const *words)
{
  guint32 first = stem_of (c, stemmer, *words);

  while (*++words)
    join (c, first, stem_of (c, stemmer, *words));
  return first;
}

/* A country is one concept in all languages. */
static void
note_country (Concepts *c, const char *category, guint32 stem)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (c->countries, category));

  if (known)
    join (c, known - 1, stem);
  else
    g_hash_table_insert (c->countries, (gpointer) category, GUINT_TO_POINTER (stem + 1));
}

/* The sets of data/LANG/@name.list: entries of one category. */
static gboolean
join_list (Concepts *c, const char *language, const char *name, CcStemmer *stemmer, GError **error)
{
  g_autoptr (CcList) list = NULL;
  g_autoptr (GPtrArray) set = g_ptr_array_new ();

  if (!cc_list_exists (language, name))
    return TRUE;
  list = cc_list_read (language, name, error);
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->n_entries; i++)
    {
      guint32 first;

      g_ptr_array_add (set, (gpointer) list->entries[i].text);
      if (i + 1 < list->n_entries && list->entries[i + 1].category == list->entries[i].category)
        continue;
      g_ptr_array_add (set, NULL);
      first = join_set (c, stemmer, (const char *const *) set->pdata);
      if (g_str_has_prefix (list->entries[i].category, PLACE))
        note_country (c, list->entries[i].category, first);
      g_ptr_array_set_size (set, 0);
    }
  return TRUE;
}

/* data/LANG/background.list: a category is the number of sentences in a million that
   hold each of its words. */
static gboolean
note_background (Concepts *c, const char *language, CcStemmer *stemmer, GError **error)
{
  g_autoptr (CcList) list = NULL;

  if (!cc_list_exists (language, "background"))
    return TRUE;
  list = cc_list_read (language, "background", error);
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->n_entries; i++)
    {
      Rate rate = { stem_of (c, stemmer, list->entries[i].text),
                    (guint32) g_ascii_strtoull (list->entries[i].category, NULL, 10) };

      g_array_append_val (c->background, rate);
    }
  return TRUE;
}

/* Skeletons are coarse: they bring together only long words that begin alike. */
static gboolean
alike (const char *a, const char *b)
{
  gsize m = strlen (a), n = strlen (b), i = 0;

  while (i < m && a[i] == b[i])
    i++;
  return m >= 6 && n >= 6 && (m > n ? m - n : n - m) <= 2 && i >= 3;
}

typedef struct
{
  guint64 key;
  guint32 stem;
} Spelling;

static int
compare_spellings (gconstpointer x, gconstpointer y)
{
  const Spelling *a = x, *b = y;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  return a->stem < b->stem ? -1 : a->stem > b->stem;
}

static void
join_names (Concepts *c)
{
  const CcText *text = c->text;
  g_autoptr (GArray) spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));

  for (guint32 i = 0; i < text->n_names; i++)
    {
      const CcName *name = &text->names[i];
      const CcToken *last = &text->tokens[name->token + name->n_tokens - 1];
      Spelling s = { name->key, text->words[last->word].stem };

      g_array_append_val (spellings, s);
    }
  g_array_sort (spellings, compare_spellings);
  for (guint i = 1; i < spellings->len; i++)
    {
      const Spelling *a = &g_array_index (spellings, Spelling, i - 1);
      const Spelling *b = &g_array_index (spellings, Spelling, i);

      if (a->key == b->key && a->stem != b->stem
          && alike (text->letters + text->stems[a->stem].text,
                    text->letters + text->stems[b->stem].text))
        join (c, a->stem, b->stem);
    }
}

GList *
cc_text_languages (const CcText *text)
{
  g_autoptr (GHashTable) languages = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint32 i = 0; i < text->n_words; i++)
    if (text->words[i].language[0])
      g_hash_table_add (languages, (gpointer) g_intern_string (text->words[i].language));
  return g_list_sort (g_hash_table_get_keys (languages), (GCompareFunc) strcmp);
}

/* Joins by the lists and @aliases in every language of the corpus. */
static gboolean
join_lists (Concepts *c, const GPtrArray *aliases, GError **error)
{
  g_autoptr (GList) languages = cc_text_languages (c->text);
  gboolean ok = TRUE;

  for (GList *l = languages; l && ok; l = l->next)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (CcEndings) endings = cc_endings_new (l->data, &local);
      g_autoptr (CcStemmer) stemmer = cc_stemmer_new (l->data, endings);

      if (local)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      ok = join_list (c, l->data, "irregular", stemmer, error)
           && join_list (c, l->data, "aliases", stemmer, error)
           && note_background (c, l->data, stemmer, error);
      for (guint i = 0; ok && aliases && i < aliases->len; i++)
        {
          const char *const *set = g_ptr_array_index (aliases, i);

          if (*set)
            join_set (c, stemmer, set);
        }
    }
  return ok;
}

/* Which stems of the corpus are of a country: new, one byte a stem. */
static guint8 *
find_places (Concepts *c, const guint32 *concepts)
{
  guint32 n = c->text->n_stems;
  guint8 *places = g_new0 (guint8, n + 1);
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, c->countries);
  while (g_hash_table_iter_next (&iter, NULL, &stem))
    {
      guint32 root = cc_set_root ((guint32 *) c->parents->data, GPOINTER_TO_UINT (stem) - 1);

      if (root < n)
        places[root] = TRUE;
    }
  for (guint32 i = 0; i < n; i++)
    places[i] = places[concepts[i]];
  return places;
}

/* The share of sentences at any time that hold each concept: new, one entry a stem. */
static float *
find_rates (const Concepts *c, const guint32 *concepts)
{
  guint32 n = c->text->n_stems;
  float *rates = g_new0 (float, n + 1);

  for (guint i = 0; i < c->background->len; i++)
    {
      const Rate *rate = &g_array_index (c->background, Rate, i);
      guint32 root = cc_set_root ((guint32 *) c->parents->data, rate->stem);

      if (root < n)
        rates[root] += rate->per_million / 1e6f * (1 - rates[root]);
    }
  for (guint32 i = 0; i < n; i++)
    rates[i] = rates[concepts[i]];
  return rates;
}

guint32 *
cc_concepts_new (const CcText *text, const GPtrArray *aliases, guint8 **places, float **rates,
                 GError **error)
{
  g_autoptr (GArray)
      parents = g_array_sized_new (FALSE, FALSE, sizeof (guint32), text->n_stems + 1);
  g_autoptr (GHashTable) stems = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStringChunk) added = g_string_chunk_new (4096);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) background = g_array_new (FALSE, FALSE, sizeof (Rate));
  Concepts c = { text, parents, stems, added, countries, background };
  guint32 *concepts;

  for (guint32 i = 0; i < text->n_stems; i++)
    {
      g_array_append_val (parents, i);
      g_hash_table_insert (stems, text->letters + text->stems[i].text, GUINT_TO_POINTER (i + 1));
    }
  if (!join_lists (&c, aliases, error))
    return NULL;
  join_names (&c);
  /* The least index is the root of a set, so a stem of the corpus wherever there is one. */
  concepts = g_new (guint32, text->n_stems + 1);
  for (guint32 i = 0; i < text->n_stems; i++)
    concepts[i] = cc_set_root ((guint32 *) parents->data, i);
  *places = find_places (&c, concepts);
  *rates = find_rates (&c, concepts);
  return concepts;
}
