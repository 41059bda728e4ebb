/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* concepts.c: which stems are taken for one another. Three sources, joined by
   union-find: data/LANG/aliases.list (its category names the set), the sets that
   curated claims bring, and spellings of a name that share a skeleton.  */
#include "config.h"

#include <align/align.h>

#include <base/stems.h>
#include <string.h>

typedef struct
{
  const CcText *text;
  guint32 *parents;
  GHashTable *stems; /* stem → index + 1 */
} Concepts;

/* The stem of @word in the corpus, or G_MAXUINT32 when it holds none. */
static guint32
stem_of (const Concepts *c, CcStemmer *stemmer, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize length = strlen (lower);
  guint index = GPOINTER_TO_UINT (
      g_hash_table_lookup (c->stems, cc_stem (stemmer, lower, &length)));

  return index ? index - 1 : G_MAXUINT32;
}

/* Joins the stems of the set that starts at @words, as far as the corpus holds
   them, to the first of them. */
static void
join_set (Concepts *c, CcStemmer *stemmer, const char *const *words)
{
  guint32 first = G_MAXUINT32;

  for (; *words; words++)
    {
      guint32 stem = stem_of (c, stemmer, *words);

      if (stem == G_MAXUINT32)
        continue;
      if (first == G_MAXUINT32)
        first = stem;
      cc_set_join (c->parents, first, stem);
    }
}

/* The sets of data/LANG/aliases.list: entries of one category. */
static gboolean
join_list (Concepts *c, const char *language, CcStemmer *stemmer, GError **error)
{
  g_autoptr (CcList) list = NULL;
  g_autoptr (GPtrArray) set = g_ptr_array_new ();

  if (!cc_list_exists (language, "aliases"))
    return TRUE;
  list = cc_list_read (language, "aliases", error);
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->n_entries; i++)
    {
      g_ptr_array_add (set, (gpointer) list->entries[i].text);
      if (i + 1 < list->n_entries && list->entries[i + 1].category == list->entries[i].category)
        continue;
      g_ptr_array_add (set, NULL);
      join_set (c, stemmer, (const char *const *) set->pdata);
      g_ptr_array_set_size (set, 0);
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
        cc_set_join (c->parents, a->stem, b->stem);
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
      ok = join_list (c, l->data, stemmer, error);
      for (guint i = 0; ok && aliases && i < aliases->len; i++)
        join_set (c, stemmer, g_ptr_array_index (aliases, i));
    }
  return ok;
}

guint32 *
cc_concepts_new (const CcText *text, const GPtrArray *aliases, GError **error)
{
  g_autofree guint32 *parents = g_new (guint32, text->n_stems + 1);
  g_autoptr (GHashTable) stems = g_hash_table_new (g_str_hash, g_str_equal);
  Concepts c = { text, parents, stems };

  for (guint32 i = 0; i < text->n_stems; i++)
    {
      parents[i] = i;
      g_hash_table_insert (stems, text->letters + text->stems[i].text, GUINT_TO_POINTER (i + 1));
    }
  if (!join_lists (&c, aliases, error))
    return NULL;
  join_names (&c);
  for (guint32 i = 0; i < text->n_stems; i++)
    parents[i] = cc_set_root (parents, i);
  return g_steal_pointer (&parents);
}
