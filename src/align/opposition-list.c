/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* opposition-list.c: data/LANG/opposition.list, looked up once for every word of a
   text. A category is a role, or the name of an opposition, its contrary with "-"
   before it.  */
#include "config.h"

#include <align/opposition.h>

#include <base/stems.h>
#include <string.h>

/* What is left of a word less its prefix has so many bytes at least. */
#define LEAST_BASE 4

static const struct
{
  const char *category;
  CcOppositionRole role;
} roles[] = {
  { "denial", CC_OPPOSITION_DENIAL },     { "pseudo", CC_OPPOSITION_PSEUDO },
  { "through", CC_OPPOSITION_THROUGH },   { "boundary", CC_OPPOSITION_BOUNDARY },
  { "supposed", CC_OPPOSITION_SUPPOSED },
};

/* The list of one language while it is looked up. */
typedef struct
{
  CcOpposition *opposition;
  const char *language;
  CcStemmer *stemmer;
  GHashTable *forms;     /* first word → GPtrArray of entries */
  GHashTable *stems;     /* likewise, by stem */
  GHashTable *names;     /* opposition → its number */
  GPtrArray *affixes;    /* of const char * */
  GHashTable *unrelated; /* set of words that have no such prefix */
  GHashTable *words;     /* form → number of the word in the text + 1 */
} Reading;

static void
entry_free (gpointer data)
{
  CcOppositionEntry *entry = data;

  g_strfreev (entry->words);
  g_free (entry);
}

static CcOppositionRole
role_of (const char *category)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].category, category))
      return roles[i].role;
  return CC_OPPOSITION_POLE;
}

static gint16
pole_of (Reading *r, const char *category)
{
  gboolean contrary = *category == '-';
  const char *name = category + contrary;
  gint number = GPOINTER_TO_INT (g_hash_table_lookup (r->names, name));

  if (!number)
    {
      number = (gint) g_hash_table_size (r->names) + 1;
      g_hash_table_insert (r->names, (gpointer) g_intern_string (name), GINT_TO_POINTER (number));
    }
  return (gint16) (contrary ? -number : number);
}

static int
longest_first (gconstpointer x, gconstpointer y)
{
  const CcOppositionEntry *a = *(CcOppositionEntry *const *) x,
                          *b = *(CcOppositionEntry *const *) y;

  return a->n_words != b->n_words ? (a->n_words > b->n_words ? -1 : 1) : 0;
}

static void
file_under (GHashTable *table, const char *key, CcOppositionEntry *entry)
{
  GPtrArray *entries = g_hash_table_lookup (table, key);

  if (!entries)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), entries);
    }
  g_ptr_array_add (entries, entry);
}

static void
add_entry (Reading *r, const CcListEntry *line)
{
  CcOppositionEntry *entry = g_new0 (CcOppositionEntry, 1);
  gsize length = strlen (line->text);

  entry->role = (guint8) role_of (line->category);
  entry->pole = entry->role == CC_OPPOSITION_POLE ? pole_of (r, line->category) : 0;
  entry->words = g_strsplit (line->text, " ", -1);
  entry->n_words = g_strv_length (entry->words);
  g_ptr_array_add (r->opposition->entries, entry);
  if (line->text[length - 1] == '~')
    {
      g_autofree char *word = g_strndup (line->text, --length);

      file_under (r->stems, cc_stem (r->stemmer, word, &length), entry);
    }
  else
    file_under (r->forms, entry->words[0], entry);
}

static void
read_entries (Reading *r, const CcList *list)
{
  for (guint i = 0; i < list->n_entries; i++)
    {
      const CcListEntry *line = &list->entries[i];

      if (g_str_equal (line->category, "affix"))
        g_ptr_array_add (r->affixes, (gpointer) line->text);
      else if (g_str_equal (line->category, "unrelated"))
        g_hash_table_add (r->unrelated, (gpointer) line->text);
      else
        add_entry (r, line);
    }
}

/* The stem of what is left of @form less its prefix, if that is a word of the text. */
static guint32
base_of (const Reading *r, const char *form)
{
  const CcText *text = r->opposition->text;

  for (guint i = 0; i < r->affixes->len && !g_hash_table_contains (r->unrelated, form); i++)
    {
      const char *affix = g_ptr_array_index (r->affixes, i);
      const char *rest = form + strlen (affix);
      guint word;

      if (!g_str_has_prefix (form, affix) || strlen (rest) < LEAST_BASE)
        continue;
      word = GPOINTER_TO_UINT (g_hash_table_lookup (r->words, rest));
      if (word && !(text->words[word - 1].flags & CC_TOKEN_STOP))
        return text->words[word - 1].stem;
    }
  return G_MAXUINT32;
}

/* The entries that may begin with @word, the longest first: new, or NULL. */
static GPtrArray *
entries_of (const Reading *r, guint32 word)
{
  const CcText *text = r->opposition->text;
  const GPtrArray *forms = g_hash_table_lookup (r->forms, cc_text_word (text, word));
  const GPtrArray *stems = g_hash_table_lookup (
      r->stems, text->letters + text->stems[text->words[word].stem].text);
  GPtrArray *entries;

  if (!forms && !stems)
    return NULL;
  entries = g_ptr_array_new ();
  for (guint i = 0; forms && i < forms->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (forms, i));
  for (guint i = 0; stems && i < stems->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (stems, i));
  g_ptr_array_sort (entries, longest_first);
  return entries;
}

static guint8
turns_of (guint32 base, const GPtrArray *entries)
{
  guint8 turns = (base == G_MAXUINT32 ? 0 : CC_TURNS_SIGN) | (entries ? CC_TURNS_ROLE : 0);

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const CcOppositionEntry *entry = g_ptr_array_index (entries, i);

      if (entry->role == CC_OPPOSITION_DENIAL)
        turns |= CC_TURNS_SIGN;
      else if (entry->role == CC_OPPOSITION_POLE)
        turns |= CC_TURNS_POLE;
    }
  return turns;
}

static void
look_up_words (Reading *r)
{
  CcOpposition *o = r->opposition;
  const CcText *text = o->text;

  for (guint32 w = 0; w < text->n_words; w++)
    if (g_str_equal (text->words[w].language, r->language))
      g_hash_table_insert (r->words, (gpointer) cc_text_word (text, w), GUINT_TO_POINTER (w + 1));
  for (guint32 w = 0; w < text->n_words; w++)
    {
      if (!g_str_equal (text->words[w].language, r->language))
        continue;
      o->bases[w] = base_of (r, cc_text_word (text, w));
      o->by_word[w] = entries_of (r, w);
      o->turns[w] = turns_of (o->bases[w], o->by_word[w]);
    }
}

static gboolean
read_language (CcOpposition *opposition, const char *language, GError **error)
{
  g_autoptr (CcList) list = NULL;
  g_autoptr (CcEndings) endings = NULL;
  g_autoptr (CcStemmer) stemmer = NULL;
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) affixes = g_ptr_array_new ();
  g_autoptr (GHashTable) unrelated = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  GError *local = NULL;

  if (!cc_list_exists (language, "opposition"))
    return TRUE;
  list = cc_list_read (language, "opposition", error);
  if (!list)
    return FALSE;
  endings = cc_endings_new (language, &local);
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  stemmer = cc_stemmer_new (language, endings);
  {
    Reading reading = { opposition, language, stemmer,   forms, stems,
                        names,      affixes,  unrelated, words };

    read_entries (&reading, list);
    look_up_words (&reading);
  }
  return TRUE;
}

CcOpposition *
cc_opposition_new (const CcText *text, GError **error)
{
  g_autoptr (CcOpposition) o = g_new0 (CcOpposition, 1);
  g_autoptr (GList) languages = cc_text_languages (text);

  o->text = text;
  o->entries = g_ptr_array_new_with_free_func (entry_free);
  o->by_word = g_new0 (GPtrArray *, (gsize) text->n_words + 1);
  o->turns = g_new0 (guint8, (gsize) text->n_words + 1);
  o->bases = g_new (guint32, (gsize) text->n_words + 1);
  memset (o->bases, 0xff, text->n_words * sizeof *o->bases);
  for (GList *l = languages; l; l = l->next)
    if (!read_language (o, l->data, error))
      return NULL;
  return g_steal_pointer (&o);
}

void
cc_opposition_free (CcOpposition *opposition)
{
  if (!opposition)
    return;
  for (guint32 w = 0; w < opposition->text->n_words; w++)
    g_clear_pointer (&opposition->by_word[w], g_ptr_array_unref);
  g_free (opposition->by_word);
  g_free (opposition->bases);
  g_free (opposition->turns);
  g_ptr_array_unref (opposition->entries);
  g_free (opposition);
}

const CcOppositionEntry *
cc_opposition_entry (const CcOpposition *opposition, guint32 at, guint32 end)
{
  const CcText *text = opposition->text;
  const GPtrArray *entries = opposition->by_word[text->tokens[at].word];

  for (guint i = 0; i < entries->len; i++)
    {
      const CcOppositionEntry *entry = g_ptr_array_index (entries, i);
      guint n = 1;

      while (n < entry->n_words && at + n < end
             && g_str_equal (entry->words[n], cc_text_word (text, text->tokens[at + n].word)))
        n++;
      if (n == entry->n_words)
        return entry;
    }
  return NULL;
}
