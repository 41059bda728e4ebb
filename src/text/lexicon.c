/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexicon.c: compiles the word lists of a language. A list's category says what
   its entries are; the third field holds a number, a unit or a qualifier. */
#include "config.h"

#include <text/text.h>

#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

/* The lists this stage reads, each optional; spelling first, as it says how the
   entries of the others are cut in words. */
static const char *const list_names[] = {
  "spelling", "stopwords",  "negations", "abbreviations", "openers", "months",
  "numbers",  "qualifiers", "calendar",  "units",         "names",
};

static const struct
{
  const char *category;
  CcLexRole role;
} roles[] = {
  { "stop", CC_LEX_STOP },           { "negation", CC_LEX_NEGATION },
  { "cardinal", CC_LEX_CARDINAL },   { "scale", CC_LEX_SCALE },
  { "fraction", CC_LEX_FRACTION },   { "ordinal", CC_LEX_ORDINAL },
  { "article", CC_LEX_ARTICLE },     { "and", CC_LEX_AND },
  { "suffix", CC_LEX_SUFFIX },       { "numbered", CC_LEX_NUMBERED },
  { "qualifier", CC_LEX_QUALIFIER }, { "after", CC_LEX_AFTER },
  { "open", CC_LEX_OPEN },           { "to", CC_LEX_TO },
  { "month", CC_LEX_MONTH },         { "maybe-month", CC_LEX_MAYBE },
  { "season", CC_LEX_SEASON },       { "weekday", CC_LEX_WEEKDAY },
  { "days", CC_LEX_DAYS },           { "months", CC_LEX_MONTHS },
  { "years", CC_LEX_YEARS },         { "date-word", CC_LEX_DATE_WORD },
  { "unit", CC_LEX_UNIT },           { "currency", CC_LEX_CURRENCY },
  { "percent", CC_LEX_PERCENT },     { "points", CC_LEX_POINTS },
  { "particle", CC_LEX_PARTICLE },   { "cue", CC_LEX_CUE },
  { "plural", CC_LEX_PLURAL },       { "of", CC_LEX_OF },
};

static const struct
{
  const char *category;
  CcAbbreviation kind;
} abbreviations[] = {
  { "title", CC_ABBREVIATION_TITLE }, { "number", CC_ABBREVIATION_NUMBER },
  { "inner", CC_ABBREVIATION_INNER }, { "plain", CC_ABBREVIATION_PLAIN },
  { "last", CC_ABBREVIATION_LAST },
};

static guint32
word_number (CcLexicon *lexicon, const char *form)
{
  gpointer at = g_hash_table_lookup (lexicon->words, form);
  const guint32 zero = 0;

  if (!at)
    {
      at = GUINT_TO_POINTER (lexicon->heads->len);
      g_array_append_val (lexicon->heads, zero);
      g_array_append_val (lexicon->roles, zero);
      g_hash_table_insert (lexicon->words, g_strdup (form), at);
    }
  return GPOINTER_TO_UINT (at);
}

/* Puts a phrase among those with its first word, the longest first. */
static void
link_phrase (CcLexicon *lexicon, CcPhrase *phrase)
{
  guint32 *link = &g_array_index (lexicon->heads, guint32, phrase->words[0]);
  guint32 number = lexicon->phrases->len;

  while (*link && g_array_index (lexicon->phrases, CcPhrase, *link).n_words >= phrase->n_words)
    link = &g_array_index (lexicon->phrases, CcPhrase, *link).next;
  phrase->next = *link;
  *link = number;
  g_array_append_val (lexicon->phrases, *phrase);
  g_array_index (lexicon->roles, guint32, phrase->words[0]) |= 1u << phrase->role;
}

/* "about" → CC_QUALIFIER_ABOUT. */
static gboolean
qualifier_code (const char *name, guint8 *code)
{
  for (guint i = CC_QUALIFIER_NONE + 1; i <= CC_QUALIFIER_NEARLY; i++)
    if (g_str_equal (name, cc_qualifier_name (i)))
      {
        *code = (guint8) i;
        return TRUE;
      }
  return FALSE;
}

/* Reads the third field: a number, or "1/3", or "UNIT", or "UNIT FACTOR". */
static gboolean
read_extra (const CcListEntry *entry, CcPhrase *phrase)
{
  g_auto (GStrv) parts = g_strsplit (entry->extra, " ", 2);
  const char *number = parts[0];
  char *end = NULL;

  phrase->value = 1;
  phrase->unit = "";
  if (!number)
    return phrase->role != CC_LEX_UNIT && phrase->role != CC_LEX_CURRENCY;
  if (phrase->role == CC_LEX_QUALIFIER || phrase->role == CC_LEX_AFTER)
    return qualifier_code (entry->extra, &phrase->code);
  if (phrase->role == CC_LEX_UNIT || phrase->role == CC_LEX_CURRENCY)
    {
      phrase->unit = g_intern_string (number);
      number = parts[1];
      if (!number)
        return TRUE;
    }
  phrase->value = g_ascii_strtod (number, &end);
  if (*end == '/')
    phrase->value /= g_ascii_strtod (end + 1, &end);
  return !*end;
}

/* An entry without letters, "$", or with a letter and a sign, "US$". */
static gboolean
is_sign (const char *entry)
{
  for (const char *p = entry; *p; p = g_utf8_next_char (p))
    switch (u_charType ((UChar32) g_utf8_get_char (p)))
      {
      case U_CURRENCY_SYMBOL:
      case U_OTHER_SYMBOL:
      case U_OTHER_NUMBER:
        return TRUE;
      default:
        if (*p == '%' || g_utf8_get_char (p) == 0x2030 || g_utf8_get_char (p) == 0x66a)
          return TRUE;
      }
  return FALSE;
}

static void
add_sign (CcLexicon *lexicon, const char *text, const CcPhrase *phrase)
{
  CcSign sign = { text, phrase->unit, (guint8) MIN (strlen (text), 255), phrase->role };
  guint at = 0;

  while (at < lexicon->signs->len
         && g_array_index (lexicon->signs, CcSign, at).length >= sign.length)
    at++;
  g_array_insert_val (lexicon->signs, at, sign);
}

static gboolean
fail (GError **error, const CcList *list, const CcListEntry *entry, const char *what)
{
  g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: %s '%s'", list->path, entry->line, what,
               entry->text);
  return FALSE;
}

/* Cuts an entry into words as text is cut; a word behind which '~' stands is
   kept with it. */
static gboolean
phrase_words (CcLexicon *lexicon, UCaseMap *casemap, const char *text, CcPhrase *phrase)
{
  g_autoptr (GString) form = g_string_new (NULL);
  guint32 end = (guint32) strlen (text);
  CcRange range;
  guint16 flags;

  for (guint32 at = 0; cc_token_next (lexicon, casemap, text, &at, end, &range, &flags, form);)
    {
      if (phrase->n_words == CC_PHRASE_WORDS)
        return FALSE;
      if (text[range.end] == '~')
        g_string_append_c (form, '~');
      phrase->words[phrase->n_words++] = word_number (lexicon, form->str);
    }
  return phrase->n_words > 0;
}

static gboolean
add_phrase (CcLexicon *lexicon, UCaseMap *casemap, const CcList *list, const CcListEntry *entry,
            CcLexRole role, GError **error)
{
  CcPhrase phrase = { .role = (guint8) role };

  if (!read_extra (entry, &phrase))
    return fail (error, list, entry, "bad third field of");
  if (is_sign (entry->text))
    add_sign (lexicon, entry->text, &phrase);
  else if (phrase_words (lexicon, casemap, entry->text, &phrase))
    link_phrase (lexicon, &phrase);
  else
    return fail (error, list, entry, "no words, or too many, in");
  return TRUE;
}

/* Categories that are not roles of words. */
static gboolean
add_setting (CcLexicon *lexicon, const CcListEntry *entry)
{
  if (g_str_equal (entry->category, "elided"))
    g_ptr_array_add (lexicon->prefixes, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "clitic"))
    g_ptr_array_add (lexicon->suffixes, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "terminator"))
    g_hash_table_add (lexicon->terminators, GUINT_TO_POINTER (g_utf8_get_char (entry->text)));
  else if (g_str_equal (entry->category, "opener"))
    g_hash_table_add (lexicon->openers, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "inquit"))
    g_hash_table_add (lexicon->inquits, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "decimal"))
    lexicon->decimal_comma = g_str_equal (entry->text, ",");
  else if (g_str_equal (entry->category, "noun-capitals"))
    lexicon->noun_capitals = TRUE;
  else if (g_str_equal (entry->category, "plural-ending"))
    g_ptr_array_add (lexicon->plural_endings, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "adjective-ending"))
    g_ptr_array_add (lexicon->adjective_endings, (gpointer) entry->text);
  else if (g_str_equal (entry->category, "ordinal-mark"))
    lexicon->ordinal_stop = g_str_equal (entry->text, ".");
  else
    return FALSE;
  return TRUE;
}

/* Lower case letter by letter, the same in every locale. */
static char *
fold_case (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (folded, (gunichar) u_tolower ((UChar32) g_utf8_get_char (p)));
  return g_string_free (folded, FALSE);
}

CcAbbreviation
cc_lexicon_abbreviation (const CcLexicon *lexicon, const char *word)
{
  g_autofree char *key = fold_case (word);

  return GPOINTER_TO_INT (g_hash_table_lookup (lexicon->abbreviations, key));
}

static gboolean
add_abbreviation (CcLexicon *lexicon, const CcListEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (entry->category, abbreviations[i].category))
      {
        g_autofree char *key = fold_case (entry->text);

        if (g_str_has_suffix (key, "."))
          key[strlen (key) - 1] = '\0';
        g_hash_table_insert (lexicon->abbreviations, g_steal_pointer (&key),
                             GINT_TO_POINTER (abbreviations[i].kind));
        return TRUE;
      }
  return FALSE;
}

static gboolean
add_entry (CcLexicon *lexicon, UCaseMap *casemap, const CcList *list, const CcListEntry *entry,
           GError **error)
{
  if (add_setting (lexicon, entry) || add_abbreviation (lexicon, entry))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (entry->category, roles[i].category))
      return add_phrase (lexicon, casemap, list, entry, roles[i].role, error);
  return fail (error, list, entry, "unknown category of");
}

static gboolean
add_lists (CcLexicon *lexicon, UCaseMap *casemap, const char *language, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    {
      g_autoptr (CcList) list = NULL;

      if (!cc_list_exists (language, list_names[i]))
        continue;
      list = cc_list_read (language, list_names[i], error);
      if (!list)
        return FALSE;
      for (guint j = 0; j < list->n_entries; j++)
        if (!add_entry (lexicon, casemap, list, &list->entries[j], error))
          return FALSE;
    }
  return TRUE;
}

CcLexicon *
cc_lexicon_new (const char *language, GError **error)
{
  g_autoptr (CcLexicon) lexicon = g_new0 (CcLexicon, 1);
  const CcPhrase none = { 0 };
  const guint32 zero = 0;
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *casemap = ucasemap_open ("", 0, &status);
  gboolean ok;

  g_strlcpy (lexicon->language, language, sizeof lexicon->language);
  lexicon->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->terminators = g_hash_table_new (NULL, NULL);
  lexicon->openers = g_hash_table_new (g_str_hash, g_str_equal);
  lexicon->inquits = g_hash_table_new (g_str_hash, g_str_equal);
  lexicon->heads = g_array_new (FALSE, TRUE, sizeof (guint32));
  lexicon->roles = g_array_new (FALSE, TRUE, sizeof (guint32));
  lexicon->phrases = g_array_new (FALSE, TRUE, sizeof (CcPhrase));
  lexicon->signs = g_array_new (FALSE, FALSE, sizeof (CcSign));
  lexicon->prefixes = g_ptr_array_new ();
  lexicon->suffixes = g_ptr_array_new ();
  lexicon->plural_endings = g_ptr_array_new ();
  lexicon->adjective_endings = g_ptr_array_new ();
  g_array_append_val (lexicon->heads, zero);
  g_array_append_val (lexicon->roles, zero);
  g_array_append_val (lexicon->phrases, none);
  ok = add_lists (lexicon, casemap, "und", error)
       && (!*language || add_lists (lexicon, casemap, lexicon->language, error));
  ucasemap_close (casemap);
  return ok ? g_steal_pointer (&lexicon) : NULL;
}

void
cc_lexicon_free (CcLexicon *lexicon)
{
  if (!lexicon)
    return;
  g_hash_table_unref (lexicon->words);
  g_hash_table_unref (lexicon->abbreviations);
  g_hash_table_unref (lexicon->terminators);
  g_hash_table_unref (lexicon->openers);
  g_hash_table_unref (lexicon->inquits);
  g_array_unref (lexicon->heads);
  g_array_unref (lexicon->roles);
  g_array_unref (lexicon->phrases);
  g_array_unref (lexicon->signs);
  g_ptr_array_unref (lexicon->prefixes);
  g_ptr_array_unref (lexicon->suffixes);
  g_ptr_array_unref (lexicon->plural_endings);
  g_ptr_array_unref (lexicon->adjective_endings);
  g_free (lexicon);
}

guint32
cc_lexicon_word (const CcLexicon *lexicon, const char *form, const char *stem)
{
  gpointer at = g_hash_table_lookup (lexicon->words, form);

  if (!at && stem)
    {
      g_autofree char *entry = g_strconcat (stem, "~", NULL);

      at = g_hash_table_lookup (lexicon->words, entry);
    }
  return GPOINTER_TO_UINT (at);
}
