/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/list.h>
#include <ingest/credits.h>

#include <string.h>

/* Bytes of the longest names and phrases in the lists, with a NUL. */
#define NAME_BYTES 80

typedef struct
{
  GHashTable *agencies; /* name → name to show; both interned */
  GHashTable *firsts;   /* first words of the names */
  guint32 sizes[256];   /* of those that begin with each byte, a bit for each size */
  GHashTable *credits;  /* phrase in lower case → category; both interned */
  GError *error;        /* what the first list that could not be read says; or NULL */
} Names;

/* ---- lists ---- */

static GHashTable *
read_names (const char *name, GError **error)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CcList) list = cc_list_read ("und", name, *error ? NULL : error);

  for (guint i = 0; list && i < list->n_entries; i++)
    g_hash_table_insert (table, (gpointer) list->entries[i].text,
                         (gpointer) list->entries[i].category);
  return table;
}

/* The bit for the size of a word; the last is that of all longer ones. */
static guint32
size_bit (gsize length)
{
  return (guint32) 1 << MIN (length, 31);
}

static void
find_firsts (Names *names)
{
  GHashTableIter iter;
  gpointer name;

  names->firsts = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, names->agencies);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *first = g_strndup (name, strcspn (name, " "));

      g_hash_table_add (names->firsts, (gpointer) g_intern_string (first));
      names->sizes[(guchar) *first] |= size_bit (strlen (first));
    }
}

/* Read once; without its lists, nothing is credited. */
static const Names *
all_names (void)
{
  static Names names;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      names.agencies = read_names ("agencies", &names.error);
      find_firsts (&names);
      names.credits = read_names ("credits", &names.error);
      g_once_init_leave (&made, 1);
    }
  return &names;
}

const char *
cc_credits_problem (void)
{
  return all_names ()->error ? all_names ()->error->message : NULL;
}

/* ---- words ---- */

static guint
gap_of (gunichar c)
{
  switch (c)
    {
    case ',':
    case ';':
    case '|':
    case '&':
    case '+':
      return CC_GAP_COMMA;
    case '.':
      return CC_GAP_STOP;
    case ':':
      return CC_GAP_COLON;
    case '/':
      return CC_GAP_SLASH;
    case '(':
    case '[':
      return CC_GAP_OPEN;
    case ')':
    case ']':
      return CC_GAP_CLOSE;
    case '-':
    case 0x2010:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return CC_GAP_DASH;
    default:
      return 0;
    }
}

static gboolean
is_letter (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
is_part (const char *p, const char *end)
{
  /* A hyphen belongs to the word it stands in. */
  return is_letter (p) || (*p == '-' && p + 1 < end && is_letter (p + 1))
         || ((guchar) *p >= 0x80 && g_unichar_ismark (g_utf8_get_char (p)));
}

void
cc_credits_cut (CcCredits *line, const char *text, gsize length)
{
  const char *newline = memchr (text, '\n', length);
  const char *end = newline ? newline : text + length, *p = text;

  *line = (CcCredits) { .whole = TRUE };
  while (p < end)
    {
      CcCreditWord *word = &line->words[line->n];

      if (!is_letter (p))
        {
          word->gap |= gap_of (g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }
      line->whole = line->n < CC_CREDIT_WORDS;
      if (!line->whole)
        return;
      word->text = p;
      while (p < end && is_part (p, end))
        p = g_utf8_next_char (p);
      word->length = (guint) (p - word->text);
      line->n++;
    }
  line->whole = !newline;
}

/* @n words from @first on with single spaces, in @name, which holds NAME_BYTES; FALSE
   when they are longer than any entry. */
static gboolean
join_words (const CcCredits *line, guint first, guint n, char *name)
{
  gsize used = 0;

  for (guint i = first; i < first + n; i++)
    {
      if (used + line->words[i].length + 2 > NAME_BYTES)
        return FALSE;
      if (i > first)
        name[used++] = ' ';
      memcpy (name + used, line->words[i].text, line->words[i].length);
      used += line->words[i].length;
    }
  name[used] = '\0';
  return TRUE;
}

const char *
cc_credits_agency (const CcCredits *line, guint first, guint *n)
{
  const Names *names = all_names ();
  const CcCreditWord *word = &line->words[first];
  const char *shown = NULL;
  char name[NAME_BYTES];

  if (!(names->sizes[(guchar) *word->text] & size_bit (word->length))
      || !join_words (line, first, 1, name) || !g_hash_table_contains (names->firsts, name))
    return NULL;
  for (*n = MIN (CC_CREDIT_NAME, line->n - first); *n > 0; (*n)--)
    if (join_words (line, first, *n, name)
        && (shown = g_hash_table_lookup (names->agencies, name)))
      break;
  return shown;
}

gboolean
cc_credits_is (const CcCredits *line, guint first, guint n, const char *category)
{
  g_autofree char *lower = NULL;
  char words[NAME_BYTES];

  if (!join_words (line, first, n, words))
    return FALSE;
  lower = g_utf8_strdown (words, -1);
  return g_strcmp0 (g_hash_table_lookup (all_names ()->credits, lower), category) == 0;
}

const char *
cc_credits_agency_named (const char *name)
{
  return g_hash_table_lookup (all_names ()->agencies, name);
}
