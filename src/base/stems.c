/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stems.c: Snowball stemmers (Porter 2001), and endings of the languages that
   Snowball lacks. A stemmer is not safe to share between threads. */
#include "config.h"

#include <base/list.h>
#include <base/stems.h>

#include <libstemmer.h>
#include <string.h>

enum
{
  SHORTEST = 3, /* code points; shorter words stand whole */
  LONGEST = 64, /* bytes; longer runs are no words, and stemmers are slow on them */
  SHORTEST_STEM = 3,
  SHORTEST_CHANGED = 4, /* where an ending is replaced by another */
};

struct CcEndings
{
  GHashTable *endings; /* ending → what replaces it, "" for nothing */
  GHashTable *letters; /* code point → const char * */
  GHashTable *words;   /* word → stem */
  gsize longest;       /* bytes of an ending */
};

struct CcStemmer
{
  struct sb_stemmer *snowball; /* or NULL */
  const CcEndings *endings;
  char stem[LONGEST + 8];
};

static gboolean
add_ending (CcEndings *endings, const CcList *list, const CcListEntry *entry, GError **error)
{
  /* Entries are interned. */
  gpointer text = (gpointer) entry->text, extra = (gpointer) entry->extra;

  if (g_str_equal (entry->category, "ending") && strlen (extra) <= strlen (text))
    {
      g_hash_table_insert (endings->endings, text, extra);
      endings->longest = MAX (endings->longest, strlen (text));
    }
  else if (g_str_equal (entry->category, "letter") && strlen (extra) <= strlen (text))
    g_hash_table_insert (endings->letters, GUINT_TO_POINTER (g_utf8_get_char (text)), extra);
  else if (g_str_equal (entry->category, "word") && strlen (extra) <= LONGEST)
    g_hash_table_insert (endings->words, text, extra);
  else
    {
      g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: bad ending '%s'", list->path,
                   entry->line, entry->text);
      return FALSE;
    }
  return TRUE;
}

CcEndings *
cc_endings_new (const char *language, GError **error)
{
  g_autoptr (CcEndings) endings = NULL;
  g_autoptr (CcList) list = NULL;

  if (!*language || !cc_list_exists (language, "endings"))
    return NULL;
  list = cc_list_read (language, "endings", error);
  if (!list)
    return NULL;
  endings = g_new0 (CcEndings, 1);
  endings->endings = g_hash_table_new (g_str_hash, g_str_equal);
  endings->letters = g_hash_table_new (NULL, NULL);
  endings->words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->n_entries; i++)
    if (!add_ending (endings, list, &list->entries[i], error))
      return NULL;
  return g_steal_pointer (&endings);
}

void
cc_endings_free (CcEndings *endings)
{
  if (!endings)
    return;
  g_hash_table_unref (endings->endings);
  g_hash_table_unref (endings->letters);
  g_hash_table_unref (endings->words);
  g_free (endings);
}

/* Bytes of @form without its longest ending, and what is put in its place. */
static gsize
strip (const CcEndings *endings, const char *form, gsize length, const char **changed)
{
  gsize at = length > endings->longest ? length - endings->longest : 0;

  *changed = "";
  while (at < length && ((guchar) form[at] & 0xc0) == 0x80)
    at++;
  for (; at < length; at = (gsize) (g_utf8_next_char (form + at) - form))
    {
      const char *in_place = g_hash_table_lookup (endings->endings, form + at);

      if (!in_place
          || g_utf8_strlen (form, (gssize) at) < (*in_place ? SHORTEST_CHANGED : SHORTEST_STEM))
        continue;
      *changed = in_place;
      return at;
    }
  return length;
}

/* Changes the letters of the stem; none grows, so that it stays within its buffer. */
static gsize
change_letters (const CcEndings *endings, char *stem)
{
  char *to = stem;

  for (const char *from = stem; *from;)
    {
      gsize n = (gsize) (g_utf8_next_char (from) - from);
      const char *letter = g_hash_table_lookup (endings->letters,
                                                GUINT_TO_POINTER (g_utf8_get_char (from)));

      memmove (to, letter ? letter : from, letter ? strlen (letter) : n);
      to += letter ? strlen (letter) : n;
      from += n;
    }
  *to = '\0';
  return (gsize) (to - stem);
}

static gsize
drop_double (char *stem, gsize length)
{
  const char *last = g_utf8_find_prev_char (stem, stem + length);
  const char *before = last ? g_utf8_find_prev_char (stem, last) : NULL;

  if (!before || g_utf8_get_char (before) != g_utf8_get_char (last))
    return length;
  stem[last - stem] = '\0';
  return (gsize) (last - stem);
}

static const char *
fold (CcStemmer *stemmer, const char *form, gsize *length)
{
  const char *changed = g_hash_table_lookup (stemmer->endings->words, form);
  gsize n = changed ? 0 : strip (stemmer->endings, form, *length, &changed);

  memcpy (stemmer->stem, form, n);
  memcpy (stemmer->stem + n, changed, strlen (changed) + 1);
  n = change_letters (stemmer->endings, stemmer->stem);
  *length = drop_double (stemmer->stem, n);
  return stemmer->stem;
}

/* Languages under whose own code Snowball has no algorithm, but has one that was
   made for them too: both written forms of Norwegian, and what Milošević (2012)
   built on Ljubešić's stemmer of Croatian. */
static struct sb_stemmer *
open_snowball (const char *language)
{
  static const char *const others[][2] = {
    { "nb", "no" }, { "nn", "no" }, { "hr", "sr" }, { "bs", "sr" }, { "sh", "sr" },
  };
  gsize length = strlen (language);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (language, others[i][0]))
      return sb_stemmer_new (others[i][1], NULL);
  /* Longer names would reach algorithms that are not languages. */
  return length == 2 || length == 3 ? sb_stemmer_new (language, NULL) : NULL;
}

gboolean
cc_stemmer_knows (const char *language)
{
  struct sb_stemmer *snowball = open_snowball (language);

  if (snowball)
    sb_stemmer_delete (snowball);
  return snowball != NULL;
}

CcStemmer *
cc_stemmer_new (const char *language, const CcEndings *endings)
{
  CcStemmer *stemmer = g_new0 (CcStemmer, 1);

  stemmer->snowball = open_snowball (language);
  stemmer->endings = endings;
  return stemmer;
}

void
cc_stemmer_free (CcStemmer *stemmer)
{
  if (!stemmer)
    return;
  if (stemmer->snowball)
    sb_stemmer_delete (stemmer->snowball);
  g_free (stemmer);
}

const char *
cc_stem (CcStemmer *stemmer, const char *form, gsize *length)
{
  const sb_symbol *stem;

  if ((!stemmer->snowball && !stemmer->endings) || *length > LONGEST || g_ascii_isdigit (form[0])
      || g_utf8_strlen (form, (gssize) *length) < SHORTEST)
    return form;
  if (!stemmer->snowball)
    return fold (stemmer, form, length);
  stem = sb_stemmer_stem (stemmer->snowball, (const sb_symbol *) form, (int) *length);
  if (!stem || sb_stemmer_length (stemmer->snowball) == 0)
    return form;
  *length = (gsize) sb_stemmer_length (stemmer->snowball);
  return (const char *) stem;
}
