/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* curated.c: files of claims that a person wrote down. */
#include "config.h"

#include <base/ini.h>
#include <claims/claims.h>

#include <string.h>

static void
curated_free (CcCurated *c)
{
  if (!c)
    return;
  g_free (c->id);
  g_free (c->title);
  g_strfreev (c->wordings);
  g_strfreev (c->phrases);
  g_free (c->figure);
  g_free (c->note);
  g_free (c->source);
  g_free (c);
}

void
cc_curated_free (CcCuratedFile *file)
{
  if (!file)
    return;
  g_free (file->path);
  g_clear_pointer (&file->claims, g_ptr_array_unref);
  g_clear_pointer (&file->aliases, g_ptr_array_unref);
  g_free (file);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcCurated, curated_free)

/* YYYY, YYYY-MM or YYYY-MM-DD; a missing key leaves the date unknown. */
static gboolean
read_date (GKeyFile *ini, const CcCuratedFile *file, const char *group, const char *key,
           CcDate *date, GError **error)
{
  g_autofree char *text = g_key_file_get_value (ini, group, key, NULL);
  g_auto (GStrv) parts = NULL;
  guint64 v[3] = { 0, 1, 1 };
  guint n;

  if (!text)
    return TRUE;
  parts = g_strsplit (text, "-", 4);
  n = g_strv_length (parts);
  for (guint i = 0; i < n && i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &v[i], NULL))
      n = 0;
  if (n < 1 || n > 3 || !cc_date_valid ((int) v[0], (int) v[1], (int) v[2]))
    return cc_ini_fail (error, file->path, group, "%s is not a date: '%s' (write 2023-03-06)", key,
                        text);
  date->year = (gint16) v[0];
  date->month = n > 1 ? (guint8) v[1] : 0;
  date->day = n > 2 ? (guint8) v[2] : 0;
  date->precision = (guint8) (CC_PRECISION_NONE + n);
  return TRUE;
}

static gboolean
read_claim (GKeyFile *ini, CcCuratedFile *file, const char *group, GError **error)
{
  static const char *const known[] = { "title", "wordings", "phrases", "figure", "from",
                                       "to",    "note",     "source",  NULL };
  g_autoptr (CcCurated) c = g_new0 (CcCurated, 1);
  g_auto (GStrv) keys = g_key_file_get_keys (ini, group, NULL, NULL);

  for (char **k = keys; k && *k; k++)
    if (!g_strv_contains (known, *k))
      return cc_ini_fail (error, file->path, group, "unknown key '%s'", *k);
  c->id = g_strdup (group);
  if (!cc_ini_list (ini, file->path, group, "wordings", &c->wordings, error)
      || !cc_ini_list (ini, file->path, group, "phrases", &c->phrases, error)
      || !cc_ini_string (ini, file->path, group, "title", &c->title, error)
      || !cc_ini_string (ini, file->path, group, "figure", &c->figure, error)
      || !cc_ini_string (ini, file->path, group, "note", &c->note, error)
      || !cc_ini_string (ini, file->path, group, "source", &c->source, error))
    return FALSE;
  if (!c->title || !*c->title)
    return cc_ini_fail (error, file->path, group, "no title");
  if (!c->wordings[0] && !c->phrases[0])
    return cc_ini_fail (error, file->path, group, "neither wordings nor phrases");
  if (!read_date (ini, file, group, "from", &c->from, error)
      || !read_date (ini, file, group, "to", &c->to, error))
    return FALSE;
  if (c->from.precision && c->to.precision && cc_date_compare (c->from, c->to) > 0)
    return cc_ini_fail (error, file->path, group, "from is later than to");
  g_ptr_array_add (file->claims, g_steal_pointer (&c));
  return TRUE;
}

/* Each key of [aliases] names a set of single words. */
static gboolean
read_aliases (GKeyFile *ini, CcCuratedFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (ini, group, NULL, NULL);

  for (char **k = keys; k && *k; k++)
    {
      g_auto (GStrv) set = NULL;

      if (!cc_ini_list (ini, file->path, group, *k, &set, error))
        return FALSE;
      for (char **word = set; *word; word++)
        if (strpbrk (*word, " \t-"))
          return cc_ini_fail (error, file->path, group, "alias '%s' of '%s' is not a single word",
                              *word, *k);
      if (g_strv_length (set) < 2)
        return cc_ini_fail (error, file->path, group, "'%s' needs two words or more", *k);
      g_ptr_array_add (file->aliases, g_steal_pointer (&set));
    }
  return TRUE;
}

CcCuratedFile *
cc_curated_read (const char *path, GError **error)
{
  g_autoptr (CcCuratedFile) file = g_new0 (CcCuratedFile, 1);
  g_autoptr (GKeyFile) ini = cc_ini_read (path, &file->digest, error);
  g_auto (GStrv) groups = NULL;

  file->path = g_strdup (path);
  file->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) curated_free);
  file->aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!ini)
    return NULL;
  groups = g_key_file_get_groups (ini, NULL);
  for (char **g = groups; *g; g++)
    if (!(strcmp (*g, "aliases") == 0 ? read_aliases (ini, file, *g, error)
                                      : read_claim (ini, file, *g, error)))
      return NULL;
  if (file->claims->len == 0 && file->aliases->len == 0)
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s: names no claim", path);
      return NULL;
    }
  return g_steal_pointer (&file);
}

/* The language of most articles; of equals, the first by name. */
static const char *
main_language (const CcCorpus *corpus)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = "";
  guint most = 0;

  for (guint i = 0; i < corpus->articles->len; i++)
    {
      const char *language = ((CcArticle *) g_ptr_array_index (corpus->articles, i))->language;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, language)) + 1;

      g_hash_table_insert (counts, (gpointer) language, GUINT_TO_POINTER (n));
      if (n > most || (n == most && strcmp (language, best) < 0))
        {
          most = n;
          best = language;
        }
    }
  return best;
}

static guint32
add_outlet (CcCorpus *corpus)
{
  CcOutlet *outlet = g_new0 (CcOutlet, 1);

  outlet->id = g_strdup ("curated-claims");
  outlet->name = g_strdup ("curated claims");
  outlet->domains = g_new0 (char *, 1);
  outlet->folders = g_new0 (char *, 1);
  outlet->files = g_new0 (char *, 1);
  outlet->names = g_new0 (char *, 1);
  outlet->declared = outlet->curated = TRUE;
  g_ptr_array_add (corpus->outlets->outlets, outlet);
  return corpus->outlets->outlets->len - 1;
}

/* Appends each of @items as a paragraph. */
static void
add_blocks (GString *text, GArray *blocks, char **items)
{
  for (; *items; items++)
    {
      CcBlock block = { { (guint32) text->len, 0 }, CC_BLOCK_PARAGRAPH };

      g_string_append (text, *items);
      block.range.end = (guint32) text->len;
      g_string_append (text, "\n\n");
      g_array_append_val (blocks, block);
    }
}

void
cc_corpus_add_curated (CcCorpus *corpus, const CcCuratedFile *curated)
{
  CcArticle *article = g_new0 (CcArticle, 1);
  GString *text = g_string_new (NULL);
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (CcBlock));

  for (guint i = 0; i < curated->claims->len; i++)
    {
      const CcCurated *c = g_ptr_array_index (curated->claims, i);

      add_blocks (text, blocks, c->wordings);
      add_blocks (text, blocks, c->phrases);
    }
  article->language = g_strdup (main_language (corpus));
  article->id = g_strdup ("curated-claims");
  article->outlet = add_outlet (corpus);
  article->file = g_strdup (curated->path);
  article->reader = g_strdup ("");
  article->title = g_strdup ("");
  article->authors = g_new0 (char *, 1);
  article->charset = g_strdup ("UTF-8");
  article->warnings = g_ptr_array_new_with_free_func (g_free);
  article->digest = curated->digest;
  article->length = (guint32) text->len;
  article->text = g_string_free (text, FALSE);
  article->n_blocks = blocks->len;
  article->blocks = (CcBlock *) g_array_free (blocks, FALSE);
  g_ptr_array_add (corpus->articles, article);
}
