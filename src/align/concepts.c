/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* concepts.c: which stems are taken for one another. Three sources, joined by
   union-find: data/LANG/aliases.list (its category names the set), the sets that
   curated claims bring, and spellings of a name that share a skeleton.  */
#include "config.h"

#include <align/align.h>

#include <string.h>

typedef struct
{
  const CcText *text;
  guint32 *parents;
  GHashTable *forms; /* lower-cased form → word + 1 */
} Concepts;

static guint32
find (guint32 *parents, guint32 stem)
{
  while (parents[stem] != stem)
    stem = parents[stem] = parents[parents[stem]];
  return stem;
}

/* The lower stem stands for both, so that the result does not depend on order. */
static void
join (guint32 *parents, guint32 a, guint32 b)
{
  a = find (parents, a);
  b = find (parents, b);
  if (a < b)
    parents[b] = a;
  else
    parents[a] = b;
}

/* The stem of a word form, or G_MAXUINT32 when the corpus does not hold it. */
static guint32
stem_of (const Concepts *c, const char *form)
{
  guint32 word = GPOINTER_TO_UINT (g_hash_table_lookup (c->forms, form));

  return word ? c->text->words[word - 1].stem : G_MAXUINT32;
}

/* Joins every form of @set that the corpus holds to the first such. */
static void
join_forms (Concepts *c, const char *const *set)
{
  guint32 first = G_MAXUINT32;

  for (; *set; set++)
    {
      g_autofree char *form = g_utf8_strdown (*set, -1);
      guint32 stem = stem_of (c, form);

      if (stem == G_MAXUINT32)
        continue;
      if (first == G_MAXUINT32)
        first = stem;
      join (c->parents, first, stem);
    }
}

static gboolean
join_list (Concepts *c, const char *language, GError **error)
{
  g_autoptr (CcList) list = NULL;
  const char *category = NULL;
  guint32 first = G_MAXUINT32;

  if (!cc_list_exists (language, "aliases"))
    return TRUE;
  list = cc_list_read (language, "aliases", error);
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->n_entries; i++)
    {
      guint32 stem = stem_of (c, list->entries[i].text);

      if (list->entries[i].category != category)
        first = G_MAXUINT32;
      category = list->entries[i].category;
      if (stem == G_MAXUINT32)
        continue;
      if (first == G_MAXUINT32)
        first = stem;
      join (c->parents, first, stem);
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
        join (c->parents, a->stem, b->stem);
    }
}

/* Every language that a word of the corpus has. */
static gboolean
join_lists (Concepts *c, GError **error)
{
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) keys = NULL;

  for (guint32 i = 0; i < c->text->n_words; i++)
    if (c->text->words[i].language[0])
      g_hash_table_add (languages, (gpointer) g_intern_string (c->text->words[i].language));
  keys = g_list_sort (g_hash_table_get_keys (languages), (GCompareFunc) strcmp);
  for (GList *l = keys; l; l = l->next)
    if (!join_list (c, l->data, error))
      return FALSE;
  return TRUE;
}

guint32 *
cc_concepts_new (const CcText *text, const GPtrArray *aliases, GError **error)
{
  g_autofree guint32 *parents = g_new (guint32, text->n_stems + 1);
  g_autoptr (GHashTable) forms = g_hash_table_new (g_str_hash, g_str_equal);
  Concepts c = { text, parents, forms };

  for (guint32 i = 0; i < text->n_stems; i++)
    parents[i] = i;
  for (guint32 i = text->n_words; i-- > 0;)
    g_hash_table_insert (forms, (gpointer) cc_text_word (text, i), GUINT_TO_POINTER (i + 1));
  if (!join_lists (&c, error))
    return NULL;
  for (guint i = 0; aliases && i < aliases->len; i++)
    join_forms (&c, g_ptr_array_index (aliases, i));
  join_names (&c);
  for (guint32 i = 0; i < text->n_stems; i++)
    parents[i] = find (parents, i);
  return g_steal_pointer (&parents);
}
