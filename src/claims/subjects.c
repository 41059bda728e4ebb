/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* subjects.c: what decisions speak of. A subject is the id of a curated claim, the id
   of a sentence, or an article and words that stand in one sentence of it. */
#include "config.h"

#include <claims/subjects.h>

#include <string.h>

/* Length of a sentence's id. */
enum { ID_LENGTH = 10 };

typedef struct
{
  const CcText *text;
  CcProblems *problems;
  GHashTable *curated;  /* id → number + 1 */
  GHashTable *named;    /* id that a decision gives → sentence + 1, or 0 */
  GHashTable *articles; /* id or address → GArray of articles */
} Search;

void
cc_problem (CcProblems *problems, CcDecision *decision, const char *format, ...)
{
  g_autofree char *place = g_strdup_printf ("[%s]", decision->label);
  va_list args;
  char *message;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (decision->problems, g_strdup (message));
  g_ptr_array_insert (problems->notices, (gint) problems->n++,
                      cc_notice_new (CC_WARNED, problems->path, place, message));
}

static gboolean
is_id (const char *written)
{
  return strlen (written) == ID_LENGTH && strspn (written, "0123456789abcdef") == ID_LENGTH;
}

/* The words of ARTICLE "WORDS", with their marks; NULL when it is not of that form. */
static const char *
quotation (const char *written)
{
  const char *first = strchr (written, '"');

  return first && first[1] && g_str_has_suffix (written, "\"") ? first : NULL;
}

/* ---- ids ---- */

/* Finds in one pass the sentences whose ids are wanted, of each the first. */
static void
find_named (Search *search)
{
  guint32 n = g_hash_table_size (search->named) > 0 ? cc_text_first_curated (search->text) : 0;

  for (guint32 s = 0; s < n; s++)
    {
      g_autofree char *id = NULL;
      gpointer known, found;

      id = cc_sentence_id (search->text, s);
      if (g_hash_table_lookup_extended (search->named, id, &known, &found) && !found)
        g_hash_table_insert (search->named, known, GUINT_TO_POINTER (s + 1));
    }
}

static guint32
resolve_id (const Search *search, const CcSubject *subject)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (search->named, subject->written));

  if (found)
    return found - 1;
  cc_problem (search->problems, subject->decision, "no sentence has the id '%s'", subject->written);
  return CC_NO_NODE;
}

/* ---- quotations ---- */

static void
name_article (const Search *search, const char *name, guint32 article)
{
  GArray *list = name ? g_hash_table_lookup (search->articles, name) : NULL;

  if (!name)
    return;
  if (!list)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (search->articles, (gpointer) name, list);
    }
  g_array_append_val (list, article);
}

static void
name_articles (const Search *search)
{
  const CcCorpus *corpus = search->text->corpus;

  for (guint32 i = 0; i < corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, i);

      if (cc_article_outlet (corpus, article)->curated)
        continue;
      name_article (search, article->id, i);
      name_article (search, article->own_id, i);
      name_article (search, article->url, i);
    }
}

/* What a person would type for @c. */
static gunichar
plain (gunichar c)
{
  static const gunichar apostrophes[] = { 0x2018, 0x2019, 0x201b, 0x02bc, 0 };
  static const gunichar marks[] = { 0x201c, 0x201d, 0x201e, 0x201f, 0xab, 0xbb, 0 };

  for (const gunichar *p = apostrophes; *p; p++)
    if (c == *p)
      return '\'';
  for (const gunichar *p = marks; *p; p++)
    if (c == *p)
      return '"';
  return c;
}

/* Words without regard to case, to the kind of quotation marks, and to how they are
   spaced: new. */
static char *
fold (const char *words, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (words, (gssize) length);
  GString *text = g_string_sized_new (length);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, plain (c));
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* What stands where a quotation was looked for. */
typedef struct
{
  guint n;          /* sentences of different words */
  guint32 sentence; /* the first */
  char *words;      /* its words, folded */
} Hits;

/* Adds the sentences of @article that hold @words (folded). */
static void
find_words (const CcText *text, guint32 article, const char *words, Hits *hits)
{
  const CcArticle *from = g_ptr_array_index (text->corpus->articles, article);

  for (guint32 s = text->article_sentences[article]; s < text->article_sentences[article + 1]; s++)
    {
      CcRange r = text->sentences[s].range;
      g_autofree char *folded = fold (from->text + r.start, r.end - r.start);

      if (!strstr (folded, words) || (hits->words && strcmp (folded, hits->words) == 0))
        continue;
      if (hits->n++ > 0)
        continue;
      hits->sentence = s;
      hits->words = g_steal_pointer (&folded);
    }
}

/* @quoted are the words of @subject, in their marks. */
static guint32
resolve_quotation (const Search *search, const CcSubject *subject, const char *quoted)
{
  const char *written = subject->written;
  g_autofree char *name = g_strchomp (g_strndup (written, (gsize) (quoted - written)));
  g_autofree char *words = fold (quoted + 1, strlen (quoted) - 2);
  const GArray *articles = g_hash_table_lookup (search->articles, name);
  Hits hits = { 0, CC_NO_NODE, NULL };

  if (!*name || !*words)
    cc_problem (search->problems, subject->decision, "'%s' lacks %s: write ARTICLE \"WORDS\"",
                written, *name ? "words" : "the article's id");
  else if (!articles)
    cc_problem (search->problems, subject->decision, "no article has the id or address '%s'", name);
  if (!*words || !articles)
    return CC_NO_NODE;
  for (guint i = 0; i < articles->len; i++)
    find_words (search->text, g_array_index (articles, guint32, i), words, &hits);
  g_free (hits.words);
  if (hits.n == 1)
    return hits.sentence;
  if (hits.n == 0)
    cc_problem (search->problems, subject->decision, "no sentence of '%s' holds %s", name, quoted);
  else
    cc_problem (search->problems, subject->decision,
                "%u sentences of '%s' hold %s: quote more of the one that is meant", hits.n, name,
                quoted);
  return CC_NO_NODE;
}

/* ---- all ---- */

/* What went wrong with @written, when that can be told: in brackets, or "". */
static const char *
advice (const char *written)
{
  const char *first = strchr (written, '"');

  if (first && !strchr (first + 1, '"'))
    return " (write '\\;' for a semicolon among the words)";
  return strchr (written, ',') ? " (put ';' between two)" : "";
}

static guint32
resolve (const Search *search, const CcSubject *subject)
{
  const char *written = subject->written, *quoted = quotation (written);
  guint curated = GPOINTER_TO_UINT (g_hash_table_lookup (search->curated, written));

  if (curated)
    return search->text->n_sentences + curated - 1;
  if (quoted)
    return resolve_quotation (search, subject, quoted);
  if (is_id (written))
    return resolve_id (search, subject);
  cc_problem (search->problems, subject->decision,
              "'%s' is neither a curated claim nor an id of ten digits nor ARTICLE \"WORDS\"%s",
              written, advice (written));
  return CC_NO_NODE;
}

/* One subject a written one, not yet made out; what takes a look at the whole corpus
   is noted. */
static GArray *
list_subjects (const Search *search, const CcDecisionFile *decisions, gboolean *quotations)
{
  GArray *subjects = g_array_new (FALSE, FALSE, sizeof (CcSubject));

  for (guint i = 0; i < decisions->decisions->len; i++)
    {
      CcDecision *decision = g_ptr_array_index (decisions->decisions, i);

      for (char **written = decision->subjects; *written; written++)
        {
          CcSubject subject = { decision, *written, CC_NO_NODE };

          g_array_append_val (subjects, subject);
          if (is_id (*written))
            g_hash_table_insert (search->named, *written, NULL);
          *quotations |= quotation (*written) != NULL;
        }
    }
  return subjects;
}

GArray *
cc_subjects_find (const CcText *text, const CcCuratedFile *curated,
                  const CcDecisionFile *decisions, CcProblems *problems)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) articles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           (GDestroyNotify) g_array_unref);
  Search search = { text, problems, ids, named, articles };
  gboolean quotations = FALSE;
  GArray *subjects = list_subjects (&search, decisions, &quotations);

  for (guint i = 0; curated && i < curated->claims->len; i++)
    g_hash_table_insert (ids, ((const CcCurated *) g_ptr_array_index (curated->claims, i))->id,
                         GUINT_TO_POINTER (i + 1));
  find_named (&search);
  if (quotations)
    name_articles (&search);
  for (guint i = 0; i < subjects->len; i++)
    {
      CcSubject *subject = &g_array_index (subjects, CcSubject, i);

      subject->node = resolve (&search, subject);
    }
  return subjects;
}
