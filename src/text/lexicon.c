/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexicon.c: compiles the word lists of a language. A list's category says what
   its entries are; the third field holds a number, a unit or a qualifier. */
#include "config.h"

#include <text/text.h>

#include <math.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

/* The lists this stage reads, each optional; spelling first, as it says how the
   entries of the others are cut in words. */
static const char *const list_names[] = {
  "spelling", "stopwords",  "negations", "abbreviations", "openers", "time",
  "numbers",  "qualifiers", "calendar",  "units",         "names",
};

static const struct
{
  const char *category;
  CcLexRole role;
} roles[] = {
  { "stop", CC_LEX_STOP },
  { "negation", CC_LEX_NEGATION },
  { "cardinal", CC_LEX_CARDINAL },
  { "scale", CC_LEX_SCALE },
  { "fraction", CC_LEX_FRACTION },
  { "ordinal", CC_LEX_ORDINAL },
  { "article", CC_LEX_ARTICLE },
  { "and", CC_LEX_AND },
  { "suffix", CC_LEX_SUFFIX },
  { "numbered", CC_LEX_NUMBERED },
  { "qualifier", CC_LEX_QUALIFIER },
  { "after", CC_LEX_AFTER },
  { "open", CC_LEX_OPEN },
  { "to", CC_LEX_TO },
  { "month", CC_LEX_MONTH },
  { "maybe", CC_LEX_MAYBE },
  { "season", CC_LEX_SEASON },
  { "weekday", CC_LEX_WEEKDAY },
  { "days", CC_LEX_DAYS },
  { "years", CC_LEX_YEARS },
  { "unit", CC_LEX_UNIT },
  { "currency", CC_LEX_CURRENCY },
  { "percent", CC_LEX_PERCENT },
  { "points", CC_LEX_POINTS },
  { "particle", CC_LEX_PARTICLE },
  { "cue", CC_LEX_CUE },
  { "plural", CC_LEX_PLURAL },
  { "of", CC_LEX_OF },
  { "change", CC_LEX_CHANGE },
  { "minus", CC_LEX_MINUS },
  { "date-word", CC_LEX_DATE_WORD },
  { "plus", CC_LEX_PLUS },
  { "ending", CC_LEX_ENDING },
  { "modifier", CC_LEX_MODIFIER },
  { "clock", CC_LEX_CLOCK },
  { "quarter", CC_LEX_QUARTER },
  { "shift", CC_LEX_SHIFT },
  { "span", CC_LEX_SPAN },
  { "ago", CC_LEX_AGO },
  { "year-word", CC_LEX_YEAR_WORD },
  { "through", CC_LEX_THROUGH },
};

/* Words of the third field that say how an entry is used. */
static const struct
{
  CcLexRole role;
  const char *name;
  guint8 code;
} usages[] = {
  { CC_LEX_SCALE, "alone", CC_LEX_ALONE },    { CC_LEX_SCALE, "qualified", CC_LEX_QUALIFIED },
  { CC_LEX_AND, "units", CC_LEX_UNITS },      { CC_LEX_TO, "opened", CC_LEX_OPENED },
  { CC_LEX_SHIFT, "behind", CC_LEX_BEHIND },  { CC_LEX_SHIFT, "either", CC_LEX_EITHER },
  { CC_LEX_FRACTION, "alone", CC_LEX_ALONE }, { CC_LEX_OPEN, "between", CC_LEX_BETWEEN },
  { CC_LEX_AGO, "before", CC_LEX_BEFORE },    { CC_LEX_MAYBE, "capital", CC_LEX_CAPITAL },
  { CC_LEX_TO, "goal", CC_LEX_GOAL },
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
  const guint32 none = 0;
  const guint64 no_roles = 0;

  if (!at)
    {
      at = GUINT_TO_POINTER (lexicon->heads->len);
      g_array_append_val (lexicon->heads, none);
      g_array_append_val (lexicon->roles, no_roles);
      g_hash_table_insert (lexicon->words, g_strdup (form), at);
    }
  return GPOINTER_TO_UINT (at);
}

/* Notes where dates may start with a phrase. */
static void
note_date (CcLexicon *lexicon, const CcPhrase *phrase)
{
  static const guint64 dates = CC_LEX_BIT (CC_LEX_MONTH) | CC_LEX_BIT (CC_LEX_SEASON)
                               | CC_LEX_BIT (CC_LEX_QUARTER) | CC_LEX_BIT (CC_LEX_DAYS)
                               | CC_LEX_BIT (CC_LEX_YEARS) | CC_LEX_BIT (CC_LEX_WEEKDAY)
                               | CC_LEX_BIT (CC_LEX_SHIFT) | CC_LEX_BIT (CC_LEX_SPAN)
                               | CC_LEX_BIT (CC_LEX_AGO);
  guint64 *masks = (guint64 *) lexicon->roles->data;

  if (!(CC_LEX_BIT (phrase->role) & dates))
    return;
  masks[phrase->words[0]] |= CC_LEX_BIT (phrase->n_words == 1 ? CC_LEX_OPENS_DATE
                                                              : CC_LEX_OPENS_LONG_DATE);
  if (phrase->n_words > 1)
    masks[phrase->words[1]] |= CC_LEX_BIT (CC_LEX_CONTINUES_DATE);
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
  g_array_index (lexicon->roles, guint64, phrase->words[0]) |= CC_LEX_BIT (phrase->role);
  note_date (lexicon, phrase);
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

/* "alone" → CC_LEX_ALONE, or 0. */
static guint8
usage_code (CcLexRole role, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    if (usages[i].role == role && g_str_equal (name, usages[i].name))
      return usages[i].code;
  return 0;
}

static gboolean
read_value (const char *number, CcPhrase *phrase)
{
  char *end = NULL;

  phrase->value = g_ascii_strtod (number, &end);
  if (*end == '/')
    phrase->value /= g_ascii_strtod (end + 1, &end);
  return end != number && !*end && isfinite (phrase->value);
}

/* Reads the third field: a number, or "1/3", "UNIT", "UNIT FACTOR", "USAGE",
   "NUMBER USAGE", or the name of a qualifier. */
static gboolean
read_extra (const CcListEntry *entry, CcPhrase *phrase)
{
  g_auto (GStrv) parts = g_strsplit (entry->extra, " ", 2);
  gboolean named = phrase->role == CC_LEX_UNIT || phrase->role == CC_LEX_CURRENCY
                   || phrase->role == CC_LEX_SPAN;

  phrase->value = 1;
  phrase->unit = "";
  if (phrase->role == CC_LEX_QUALIFIER || phrase->role == CC_LEX_AFTER)
    return qualifier_code (entry->extra, &phrase->code);
  if (!parts[0])
    return !named;
  if (named)
    phrase->unit = g_intern_string (parts[0]);
  else if (!(phrase->code = usage_code (phrase->role, parts[0])) && !read_value (parts[0], phrase))
    return FALSE;
  if (!parts[1])
    return TRUE;
  return named ? read_value (parts[1], phrase)
               : (phrase->code = usage_code (phrase->role, parts[1])) != 0;
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
  lexicon->sign_bytes[(guchar) g_ascii_tolower (text[0])] |= CC_SIGN_FIRST;
  lexicon->sign_bytes[(guchar) g_ascii_tolower (text[sign.length - 1])] |= CC_SIGN_LAST;
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
  guint32 end = (guint32) strlen (text);
  CcRange range;
  guint16 flags;
  char room[CC_FORM_ROOM];
  CcForm form = { .text = room };

  for (guint32 at = 0; cc_token_next (lexicon, casemap, text, &at, end, &range, &flags, &form);)
    {
      if (phrase->n_words == CC_PHRASE_WORDS)
        return FALSE;
      if (text[range.end] == '~')
        memcpy (form.text + form.length, "~", 2);
      phrase->words[phrase->n_words++] = word_number (lexicon, form.text);
    }
  return phrase->n_words > 0;
}

/* Text elides the last word of "plus d'" away with its apostrophe. */
static void
drop_elided (const CcLexicon *lexicon, const char *text, CcPhrase *phrase)
{
  for (guint i = 0; phrase->n_words > 1 && i < lexicon->prefixes->len; i++)
    if (g_str_has_suffix (text, g_ptr_array_index (lexicon->prefixes, i)))
      {
        phrase->n_words--;
        phrase->code |= CC_LEX_ELIDED;
        return;
      }
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
    {
      if (role == CC_LEX_QUALIFIER)
        drop_elided (lexicon, entry->text, &phrase);
      if (phrase.n_words == 1 && (role == CC_LEX_CARDINAL || role == CC_LEX_SCALE))
        cc_compound_add_piece (lexicon, entry->text, phrase.value, role == CC_LEX_SCALE);
      link_phrase (lexicon, &phrase);
    }
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
  else if (g_str_equal (entry->category, "compound"))
    lexicon->compound = entry->text;
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

enum
{
  LONGEST_ABBREVIATION = 128, /* bytes */
};

/* Lower case letter by letter, the same in every locale; FALSE when it is too long. */
static gboolean
fold_case (const char *text, gsize length, char folded[LONGEST_ABBREVIATION])
{
  gsize n = 0;

  for (const char *p = text; p < text + length; p += cc_utf8_length ((guchar) *p))
    {
      if (n + 6 > LONGEST_ABBREVIATION)
        return FALSE;
      if ((guchar) *p < 0x80)
        folded[n++] = g_ascii_tolower (*p);
      else
        n += (gsize) g_unichar_to_utf8 ((gunichar) u_tolower ((UChar32) g_utf8_get_char (p)),
                                        folded + n);
    }
  folded[n] = '\0';
  return TRUE;
}

CcAbbreviation
cc_lexicon_abbreviation (const CcLexicon *lexicon, const char *word, gsize length)
{
  char key[LONGEST_ABBREVIATION];

  return fold_case (word, length, key)
             ? GPOINTER_TO_INT (g_hash_table_lookup (lexicon->abbreviations, key))
             : CC_ABBREVIATION_NONE;
}

static gboolean
add_abbreviation (CcLexicon *lexicon, const CcListEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (entry->category, abbreviations[i].category))
      {
        char key[LONGEST_ABBREVIATION];
        gsize length = strlen (entry->text);

        length -= length > 0 && entry->text[length - 1] == '.';
        if (fold_case (entry->text, length, key))
          g_hash_table_insert (lexicon->abbreviations, g_strdup (key),
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
  UErrorCode status = U_ZERO_ERROR;
  UCaseMap *casemap = ucasemap_open ("", 0, &status);
  g_autoptr (GError) local = NULL;
  gboolean ok = FALSE;

  g_strlcpy (lexicon->language, language, sizeof lexicon->language);
  lexicon->endings = cc_endings_new (lexicon->language, &local);
  lexicon->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->terminators = g_hash_table_new (NULL, NULL);
  lexicon->openers = g_hash_table_new (g_str_hash, g_str_equal);
  lexicon->inquits = g_hash_table_new (g_str_hash, g_str_equal);
  lexicon->heads = g_array_new (FALSE, TRUE, sizeof (guint32));
  lexicon->roles = g_array_new (FALSE, TRUE, sizeof (guint64));
  lexicon->phrases = g_array_new (FALSE, TRUE, sizeof (CcPhrase));
  lexicon->signs = g_array_new (FALSE, FALSE, sizeof (CcSign));
  lexicon->pieces = g_array_new (FALSE, FALSE, sizeof (CcPiece));
  lexicon->prefixes = g_ptr_array_new ();
  lexicon->suffixes = g_ptr_array_new ();
  lexicon->plural_endings = g_ptr_array_new ();
  lexicon->adjective_endings = g_ptr_array_new ();
  g_array_set_size (lexicon->heads, 1);
  g_array_set_size (lexicon->roles, 1);
  g_array_append_val (lexicon->phrases, none);
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else
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
  cc_endings_free (lexicon->endings);
  g_hash_table_unref (lexicon->words);
  g_hash_table_unref (lexicon->abbreviations);
  g_hash_table_unref (lexicon->terminators);
  g_hash_table_unref (lexicon->openers);
  g_hash_table_unref (lexicon->inquits);
  g_array_unref (lexicon->heads);
  g_array_unref (lexicon->roles);
  g_array_unref (lexicon->phrases);
  g_array_unref (lexicon->signs);
  g_array_unref (lexicon->pieces);
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

gboolean
cc_has_ending (const GPtrArray *endings, const char *form)
{
  for (guint i = 0; i < endings->len; i++)
    {
      const char *ending = g_ptr_array_index (endings, i);

      if (g_str_has_suffix (form, ending) && strlen (form) > strlen (ending) + 1)
        return TRUE;
    }
  return FALSE;
}
