/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* assign.c: which outlet an article is of. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

/* How specific a rule is; within one kind, the longer rule is more specific.
   What the user says about a file goes before what the article says of itself,
   but for a record in a file of many, where only the record can know. */
enum
{
  RANK_NAME = 1 << 20,
  RANK_DOMAIN = 2 << 20,
  RANK_FOLDER = 3 << 20,
  RANK_FILE = 4 << 20,
  RANK_RECORD = 5 << 20,
};

struct CcAssigner
{
  CcOutlets *outlets;
  GPtrArray *notices;
  gboolean declared_any;
  GHashTable *by_name;    /* case-folded name or id → index + 1 */
  GHashTable *undeclared; /* name → index + 1 */
};

static void
add_name (CcAssigner *a, const char *name, guint index)
{
  char *folded = g_utf8_casefold (name, -1);

  if (g_hash_table_contains (a->by_name, folded))
    g_free (folded);
  else
    g_hash_table_insert (a->by_name, folded, GUINT_TO_POINTER (index + 1));
}

CcAssigner *
cc_assigner_new (CcOutlets *outlets, gboolean declared_any, GPtrArray *notices)
{
  CcAssigner *a = g_new0 (CcAssigner, 1);

  a->outlets = outlets;
  a->notices = notices;
  a->declared_any = declared_any;
  a->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  a->undeclared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < outlets->outlets->len; i++)
    {
      const CcOutlet *outlet = g_ptr_array_index (outlets->outlets, i);

      for (char **name = outlet->names; *name; name++)
        add_name (a, *name, i);
      add_name (a, outlet->name, i);
      add_name (a, outlet->id, i);
    }
  return a;
}

void
cc_assigner_free (CcAssigner *a)
{
  if (!a)
    return;
  g_hash_table_unref (a->by_name);
  g_hash_table_unref (a->undeclared);
  g_free (a);
}

/* ---- rules ---- */

char *
cc_url_host (const char *url)
{
  const char *start = url ? strstr (url, "://") : NULL;
  gsize n;

  if (!start)
    return NULL;
  start += 3;
  n = strcspn (start, "/?#");
  if (memchr (start, '@', n))
    {
      const char *at = (const char *) memchr (start, '@', n) + 1;

      n -= (gsize) (at - start);
      start = at;
    }
  for (gsize i = 0; i < n; i++)
    if (start[i] == ':')
      n = i;
  return n ? g_ascii_strdown (start, (gssize) n) : NULL;
}

static guint
rank_domains (const CcOutlet *outlet, const char *host)
{
  guint best = 0;

  for (char **domain = outlet->domains; host && *domain; domain++)
    {
      gsize n = strlen (*domain);
      gsize h = strlen (host);

      if (h >= n && strcmp (host + h - n, *domain) == 0 && (h == n || host[h - n - 1] == '.'))
        best = MAX (best, RANK_DOMAIN + (guint) MIN (n, 1000));
    }
  return best;
}

static guint
rank_folders (const CcOutlet *outlet, const char *path)
{
  guint best = 0;

  for (char **folder = outlet->folders; *folder; folder++)
    {
      gsize n = strlen (*folder);

      if (strncmp (path, *folder, n) == 0 && (path[n] == '/' || path[n] == '\0'))
        best = MAX (best, RANK_FOLDER + (guint) MIN (n, 5000));
    }
  return best;
}

/* A name in full is more specific than a pattern; of two patterns that both
   match, neither is. */
static guint
rank_files (const CcOutlet *outlet, const char *path, const char *base)
{
  guint best = 0;

  for (char **pattern = outlet->files; *pattern; pattern++)
    if (g_pattern_match_simple (*pattern, strchr (*pattern, '/') ? path : base))
      best = MAX (best, RANK_FILE + (strpbrk (*pattern, "*?") ? 0u : 1u));
  return best;
}

/* ---- choice ---- */

typedef struct
{
  guint index, rank;
  guint rival;    /* another outlet of the same rank */
  gboolean tied;
} Choice;

static void
offer (Choice *choice, guint index, guint rank)
{
  if (rank > choice->rank)
    *choice = (Choice) { index, rank, 0, FALSE };
  else if (rank && rank == choice->rank && index != choice->index && !choice->tied)
    {
      choice->rival = index;
      choice->tied = TRUE;
    }
}

static guint
find_name (CcAssigner *a, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return GPOINTER_TO_UINT (g_hash_table_lookup (a->by_name, folded));
}

static Choice
choose (CcAssigner *a, const CcArticle *article)
{
  g_autofree char *file = g_canonicalize_filename (article->file, NULL);
  g_autofree char *path = article->member ? g_build_filename (file, article->member, NULL) : NULL;
  g_autofree char *base = g_path_get_basename (article->member ? article->member : article->file);
  g_autofree char *host = cc_url_host (article->url);
  Choice choice = { 0, 0, 0, FALSE };
  guint named = article->site ? find_name (a, article->site) : 0;

  if (named)
    offer (&choice, named - 1, article->record ? RANK_RECORD : RANK_NAME);
  for (guint i = 0; i < a->outlets->outlets->len; i++)
    {
      const CcOutlet *outlet = g_ptr_array_index (a->outlets->outlets, i);

      if (!outlet->declared)
        break; /* they stand after the declared ones */
      offer (&choice, i, rank_domains (outlet, host));
      offer (&choice, i, rank_folders (outlet, path ? path : file));
      offer (&choice, i, rank_files (outlet, path ? path : file, base));
    }
  return choice;
}

static void
warn (CcAssigner *a, const CcArticle *article, const char *place, char *message)
{
  g_ptr_array_add (article->warnings, g_strdup (message));
  g_ptr_array_add (a->notices, cc_notice_new (CC_WARNED, article->file, place, message));
}

/* An id that no other outlet has. */
static char *
free_id (CcAssigner *a, const char *name)
{
  char *id = g_strdup (name);

  for (guint n = 2; find_name (a, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s#%u", name, n);
    }
  return id;
}

/* What to call an outlet of which nothing is declared: as the article does, or for
   one of many in a file as its address does, else as its file; new. */
static char *
name_of_its_own (const CcArticle *article)
{
  g_autofree char *host = article->record ? cc_url_host (article->url) : NULL;

  if (article->site)
    return g_strdup (article->site);
  if (host)
    return g_strdup (g_str_has_prefix (host, "www.") && host[4] ? host + 4 : host);
  return cc_input_stem (article->member ? article->member : article->file);
}

static guint32
undeclared_outlet (CcAssigner *a, const CcArticle *article)
{
  g_autofree char *name = name_of_its_own (article);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (a->undeclared, name));
  g_autofree char *id = NULL;
  guint32 index = a->outlets->outlets->len;

  if (known)
    return known - 1;
  id = free_id (a, name);
  g_ptr_array_add (a->outlets->outlets, cc_outlet_new (id, name));
  add_name (a, id, index);
  if (a->declared_any || !article->site)
    warn (a, article, article->site || article->member || article->url ? article->record : NULL,
          g_strdup_printf ("no outlet claims this; taken as an outlet of its own, '%s'", name));
  g_hash_table_insert (a->undeclared, g_steal_pointer (&name), GUINT_TO_POINTER (index + 1));
  return index;
}

guint32
cc_assigner_outlet (CcAssigner *a, const CcArticle *article)
{
  Choice choice = a->declared_any ? choose (a, article) : (Choice) { 0, 0, 0, FALSE };

  if (!choice.rank)
    return undeclared_outlet (a, article);
  if (choice.tied)
    {
      const CcOutlet *one = g_ptr_array_index (a->outlets->outlets, choice.index);
      const CcOutlet *other = g_ptr_array_index (a->outlets->outlets, choice.rival);

      warn (a, article, article->record,
            g_strdup_printf ("outlets '%s' and '%s' both claim this; taken as '%s'", one->id,
                             other->id, one->id));
    }
  return choice.index;
}
