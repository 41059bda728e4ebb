/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/frame.h>

#include <string.h>

/* Each distinct form or stem that any list asks for is a key, numbered from 1.
   Every word of the text is looked up once and then known by the keys it meets;
   matching is comparing numbers. */
typedef struct
{
  guint32 form; /* 0: no list asks for this form */
  guint32 stem;
} Keys;

/* Set in a key of a sequence: no space stands before the word, for "would-be" is
   not "would be". */
#define JOINED (1u << 31)

typedef struct
{
  const CcListEntry *entry;
  guint32 keys;   /* first in CcLexicons.sequences */
  guint32 n_keys;
} Pattern;

/* Patterns that begin with one key, the longest first. */
typedef struct
{
  guint32 first, n;
  guint32 n_longer; /* those of several keys */
  gboolean follows; /* some pattern has the key in second place */
} Head;

/* What a word may be in an entry: cc_lexicons_bit() of the lists. */
typedef struct
{
  guint32 alone;   /* all of it */
  guint32 opens;   /* the first of several */
  guint32 follows; /* the second */
} Places;

typedef struct
{
  CcList *list;
  Pattern *patterns; /* by first key, then longest first */
  Head *heads;       /* n_heads, by key; keys beyond begin nothing */
  guint32 n_heads;
} Lexicon;

struct CcLexicons
{
  GPtrArray *names;     /* of const char * */
  GPtrArray *languages; /* of char * */
  GPtrArray *lexicons;  /* of Lexicon *, languages × names; NULL where no list is */
  GArray *sequences;    /* of guint32: keys of all patterns */
  Keys *keys;           /* one for each word of the text */
  Places *places;       /* likewise */
  guint32 n_keys;
};

static void
lexicon_free (gpointer data)
{
  Lexicon *lexicon = data;

  if (!lexicon)
    return;
  cc_list_free (lexicon->list);
  g_free (lexicon->patterns);
  g_free (lexicon->heads);
  g_free (lexicon);
}

void
cc_lexicons_free (CcLexicons *lexicons)
{
  if (!lexicons)
    return;
  g_ptr_array_unref (lexicons->names);
  g_ptr_array_unref (lexicons->languages);
  g_ptr_array_unref (lexicons->lexicons);
  g_array_unref (lexicons->sequences);
  g_free (lexicons->keys);
  g_free (lexicons->places);
  g_free (lexicons);
}

static int
find (const GPtrArray *strings, const char *wanted)
{
  for (guint i = 0; i < strings->len; i++)
    if (strcmp (g_ptr_array_index (strings, i), wanted) == 0)
      return (int) i;
  return -1;
}

int
cc_lexicons_language (const CcLexicons *lexicons, const char *language)
{
  return find (lexicons->languages, language);
}

/* Detectors name their lists by literals, of which mostly there is one. */
int
cc_lexicons_list (const CcLexicons *lexicons, const char *name)
{
  for (guint i = 0; i < lexicons->names->len; i++)
    if (g_ptr_array_index (lexicons->names, i) == name)
      return (int) i;
  return find (lexicons->names, name);
}

/* ---- compiling ---- */

/* What is needed while one language is compiled. */
typedef struct
{
  CcLexicons *lexicons;
  GHashTable *forms; /* form → key */
  GHashTable *stems; /* stem → key */
  const CcText *cut; /* the entries as the text stage cuts them */
} Compiler;

static guint32
key_of (Compiler *compiler, GHashTable *table, const char *string)
{
  gpointer key = g_hash_table_lookup (table, string);

  if (!key)
    {
      key = GUINT_TO_POINTER (++compiler->lexicons->n_keys);
      g_hash_table_insert (table, g_strdup (string), key);
    }
  return GPOINTER_TO_UINT (key);
}

/* The entries of @list without their '~', a paragraph each. */
static char *
plain_entries (const CcList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->n_entries; i++)
    {
      for (const char *c = list->entries[i].text; *c; c++)
        if (*c != '~')
          g_string_append_c (out, *c);
      g_string_append (out, "\n\n");
    }
  return g_string_free (out, FALSE);
}

/* TRUE when the space-separated word of @entry that holds plain byte @offset
   (not counting '~') ends in '~'. */
static gboolean
is_stem (const char *entry, gsize offset)
{
  const char *c = entry;

  for (gsize plain = 0; *c && plain <= offset; c++)
    plain += *c != '~';
  while (*c && *c != ' ' && *c != '~')
    c++;
  return *c == '~';
}

/* Tokens of article @article of the cut text that lie in @range become keys. */
static guint32
append_keys (Compiler *compiler, guint32 article, CcRange range, const char *entry,
             guint32 *sentence)
{
  const CcText *cut = compiler->cut;
  const CcArticle *source = g_ptr_array_index (cut->corpus->articles, article);
  guint32 n = 0, last = range.start;

  for (; *sentence < cut->article_sentences[article + 1]; (*sentence)++)
    {
      const CcSentence *s = &cut->sentences[*sentence];

      if (s->range.start >= range.end)
        break;
      for (guint32 t = s->tokens; t < s->tokens + s->n_tokens; t++)
        {
          const CcToken *token = &cut->tokens[t];
          const CcWord *word = &cut->words[token->word];
          CcRange place = cc_token_range (s, token);
          guint32 key;

          if (!cc_range_contains (range, place))
            continue;
          if (is_stem (entry, place.end - range.start - 1))
            key = key_of (compiler, compiler->stems, cut->letters + cut->stems[word->stem].text);
          else
            key = key_of (compiler, compiler->forms, cut->letters + word->text);
          if (n > 0 && !memchr (source->text + last, ' ', place.start - last))
            key |= JOINED;
          last = place.end;
          g_array_append_val (compiler->lexicons->sequences, key);
          n++;
        }
    }
  return n;
}

/* By first key, then the longest first, then in the list's order. */
static int
compare_patterns (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint32 *sequences = data;
  const Pattern *x = a, *y = b;
  guint32 p = sequences[x->keys], q = sequences[y->keys];

  if (p != q)
    return p < q ? -1 : 1;
  if (x->n_keys != y->n_keys)
    return x->n_keys > y->n_keys ? -1 : 1;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static void
index_patterns (CcLexicons *lexicons, Lexicon *lexicon, guint n)
{
  guint32 *sequences = (guint32 *) (gpointer) lexicons->sequences->data;

  g_qsort_with_data (lexicon->patterns, (int) n, sizeof (Pattern), compare_patterns, sequences);
  lexicon->n_heads = lexicons->n_keys + 1;
  lexicon->heads = g_new0 (Head, lexicon->n_heads);
  for (guint i = 0; i < n; i++)
    {
      const guint32 *keys = &sequences[lexicon->patterns[i].keys];
      Head *head = &lexicon->heads[keys[0]];

      if (head->n++ == 0)
        head->first = i;
      if (lexicon->patterns[i].n_keys == 1)
        continue;
      head->n_longer++;
      lexicon->heads[keys[1] & ~JOINED].follows = TRUE;
    }
}

/* Compiles @list, whose entries are article @article of the cut text. */
static Lexicon *
compile (Compiler *compiler, CcList *list, guint32 article, GError **error)
{
  const CcArticle *source = g_ptr_array_index (compiler->cut->corpus->articles, article);
  Lexicon *lexicon = g_new0 (Lexicon, 1);
  const char *at = source->text;
  guint32 sentence = compiler->cut->article_sentences[article];

  lexicon->list = list;
  lexicon->patterns = g_new0 (Pattern, list->n_entries);
  for (guint i = 0; i < list->n_entries; i++)
    {
      const char *end = strchrnul (at, '\n');
      CcRange range = { (guint32) (at - source->text), (guint32) (end - source->text) };
      Pattern *pattern = &lexicon->patterns[i];

      pattern->entry = &list->entries[i];
      pattern->keys = compiler->lexicons->sequences->len;
      pattern->n_keys = append_keys (compiler, article, range, list->entries[i].text, &sentence);
      if (pattern->n_keys == 0)
        {
          g_set_error (error, CC_ERROR, CC_ERROR_SYNTAX, "%s:%u: no word in entry '%s'",
                       list->path, list->entries[i].line, list->entries[i].text);
          lexicon_free (lexicon);
          return NULL;
        }
      at = end + strspn (end, "\n");
    }
  index_patterns (compiler->lexicons, lexicon, list->n_entries);
  return lexicon;
}

/* Adds to @places those of a word with @key in @lexicon, of which @bit is the bit. */
static void
add_places (Places *places, const Lexicon *lexicon, guint32 key, guint32 bit)
{
  const Head *head = &lexicon->heads[key];

  if (key == 0 || key >= lexicon->n_heads)
    return;
  places->alone |= head->n > head->n_longer ? bit : 0;
  places->opens |= head->n_longer > 0 ? bit : 0;
  places->follows |= head->follows ? bit : 0;
}

/* The places of a word with @keys in the lists of the language that was compiled last. */
static Places
places_of (const CcLexicons *lexicons, Keys keys)
{
  guint first = (lexicons->languages->len - 1) * lexicons->names->len;
  Places places = { 0 };

  for (guint i = 0; i < lexicons->names->len; i++)
    {
      const Lexicon *lexicon = g_ptr_array_index (lexicons->lexicons, first + i);

      if (!lexicon)
        continue;
      add_places (&places, lexicon, keys.form, cc_lexicons_bit ((int) i));
      add_places (&places, lexicon, keys.stem, cc_lexicons_bit ((int) i));
    }
  return places;
}

/* Gives the words of @language in @text their keys. */
static void
key_words (Compiler *compiler, const CcText *text, const char *language)
{
  Keys *keys = compiler->lexicons->keys;

  for (guint32 w = 0; w < text->n_words; w++)
    {
      const CcWord *word = &text->words[w];

      if (strcmp (word->language, language) != 0)
        continue;
      keys[w].form = GPOINTER_TO_UINT (g_hash_table_lookup (compiler->forms,
                                                            cc_text_word (text, w)));
      keys[w].stem = GPOINTER_TO_UINT (
        g_hash_table_lookup (compiler->stems, text->letters + text->stems[word->stem].text));
      if (keys[w].form || keys[w].stem)
        compiler->lexicons->places[w] = places_of (compiler->lexicons, keys[w]);
    }
}

/* The lists of @language that there are, by name; NULL in the gaps. */
static GPtrArray *
read_lists (const CcLexicons *lexicons, const char *language, GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_list_free);

  for (guint i = 0; i < lexicons->names->len; i++)
    {
      const char *name = g_ptr_array_index (lexicons->names, i);
      CcList *list = NULL;

      if (cc_list_exists (language, name))
        {
          list = cc_list_read (language, name, error);
          if (!list)
            return NULL;
        }
      g_ptr_array_add (lists, list);
    }
  return g_steal_pointer (&lists);
}

/* Compiles every list of @lists, a taken-over array with a place for each name. */
static gboolean
compile_all (Compiler *compiler, GPtrArray *lists, GError **error)
{
  guint32 article = 0;

  for (guint i = 0; i < lists->len; i++)
    {
      CcList *list = g_ptr_array_index (lists, i);
      Lexicon *lexicon = NULL;

      if (list)
        {
          g_ptr_array_index (lists, i) = NULL;
          lexicon = compile (compiler, list, article++, error);
          if (!lexicon)
            return FALSE;
        }
      g_ptr_array_add (compiler->lexicons->lexicons, lexicon);
    }
  return TRUE;
}

static gboolean
add_language (CcLexicons *lexicons, const CcText *text, const char *language, GError **error)
{
  g_autoptr (GPtrArray) lists = read_lists (lexicons, language, error);
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (CcText) cut = NULL;
  Compiler compiler = { lexicons, forms, stems, NULL };
  CcWatch *watch;

  if (!lists)
    return FALSE;
  for (guint i = 0; i < lists->len; i++)
    if (g_ptr_array_index (lists, i))
      {
        const char *name = g_ptr_array_index (lexicons->names, i);
        g_autofree char *entries = plain_entries (g_ptr_array_index (lists, i));

        cc_corpus_add_text (corpus, name, name, language, entries);
      }
  watch = cc_watch_enter (NULL); /* words of a list are no part of what is read */
  cut = cc_text_new (corpus, 1, error);
  cc_watch_enter (watch);
  if (!cut)
    return FALSE;
  compiler.cut = cut;
  g_ptr_array_add (lexicons->languages, g_strdup (language));
  if (!compile_all (&compiler, lists, error))
    return FALSE;
  key_words (&compiler, text, language);
  return TRUE;
}

CcLexicons *
cc_lexicons_new (const CcText *text, const char *const *names, GError **error)
{
  g_autoptr (CcLexicons) lexicons = g_new0 (CcLexicons, 1);

  lexicons->names = g_ptr_array_new ();
  lexicons->languages = g_ptr_array_new_with_free_func (g_free);
  lexicons->lexicons = g_ptr_array_new_with_free_func (lexicon_free);
  lexicons->sequences = g_array_new (FALSE, FALSE, sizeof (guint32));
  lexicons->keys = g_new0 (Keys, MAX (text->n_words, 1));
  lexicons->places = g_new0 (Places, MAX (text->n_words, 1));
  for (; *names; names++)
    if (find (lexicons->names, *names) < 0)
      g_ptr_array_add (lexicons->names, (gpointer) *names);
  for (guint i = 0; i < text->corpus->articles->len; i++)
    {
      const CcArticle *article = g_ptr_array_index (text->corpus->articles, i);

      if (*article->language && find (lexicons->languages, article->language) < 0
          && !add_language (lexicons, text, article->language, error))
        return NULL;
    }
  return g_steal_pointer (&lexicons);
}

/* ---- matching ---- */

/* TRUE when nothing, or a mark that is no space, stands between @token and the
   one before it. */
static gboolean
is_joined (const char *body, const CcToken *token)
{
  for (guint32 i = token[-1].offset + token[-1].length; i < token->offset; i++)
    if (g_ascii_isspace (body[i]))
      return FALSE;
  return TRUE;
}

static gboolean
pattern_fits (const CcLexicons *lexicons, const Pattern *pattern, const char *body,
              const CcToken *tokens)
{
  const guint32 *sequence = &g_array_index (lexicons->sequences, guint32, pattern->keys);

  for (guint32 i = 1; i < pattern->n_keys; i++)
    {
      Keys keys = lexicons->keys[tokens[i].word];

      guint32 key = sequence[i] & ~JOINED;

      if (key != keys.form && key != keys.stem)
        return FALSE;
      if (sequence[i] & JOINED && !is_joined (body, &tokens[i]))
        return FALSE;
    }
  return TRUE;
}

/* The pattern that is @key and nothing else, or NULL. */
static const Pattern *
single (const Lexicon *lexicon, guint32 key)
{
  const Head *head = &lexicon->heads[key];

  if (key == 0 || key >= lexicon->n_heads || head->n == head->n_longer)
    return NULL;
  return &lexicon->patterns[head->first + head->n_longer];
}

/* The longest pattern that begins with @key and fits in @room tokens, or NULL. */
static const Pattern *
longest (const CcLexicons *lexicons, const Lexicon *lexicon, guint32 key, const char *body,
         const CcToken *tokens, guint32 room)
{
  if (key == 0 || key >= lexicon->n_heads)
    return NULL;
  for (guint32 i = 0; i < lexicon->heads[key].n_longer; i++)
    {
      const Pattern *pattern = &lexicon->patterns[lexicon->heads[key].first + i];

      if (pattern->n_keys <= room && pattern_fits (lexicons, pattern, body, tokens))
        return pattern;
    }
  return single (lexicon, key);
}

guint32
cc_lexicons_begin (const CcLexicons *lexicons, const CcToken *tokens, guint n, guint32 *lists)
{
  guint32 all = 0, follows = 0;

  for (guint i = n; i-- > 0;)
    {
      const Places *places = &lexicons->places[tokens[i].word];

      all |= lists[i] = places->alone | (places->opens & follows);
      follows = places->follows;
    }
  return all;
}

/* List number @list of @language, or NULL. */
static const Lexicon *
lexicon_for (const CcLexicons *lexicons, int language, int list)
{
  return language < 0 || list < 0
           ? NULL : g_ptr_array_index (lexicons->lexicons,
                                       (guint) language * lexicons->names->len + (guint) list);
}

const CcListEntry *
cc_lexicons_entry (const CcLexicons *lexicons, int language, int list, guint32 word)
{
  const Lexicon *lexicon = lexicon_for (lexicons, language, list);
  const Pattern *pattern;

  if (!lexicon || !(lexicons->places[word].alone & cc_lexicons_bit (list)))
    return NULL;
  pattern = single (lexicon, lexicons->keys[word].form);
  if (!pattern)
    pattern = single (lexicon, lexicons->keys[word].stem);
  return pattern ? pattern->entry : NULL;
}

const CcListEntry *
cc_lexicons_match (const CcLexicons *lexicons, int language, int list, const CcText *text,
                   const char *body, guint32 token, guint32 end, guint32 *n_tokens)
{
  const CcToken *tokens = &text->tokens[token];
  const Lexicon *lexicon = lexicon_for (lexicons, language, list);
  const Pattern *by_form, *by_stem;

  if (!lexicon)
    return NULL;
  by_form = longest (lexicons, lexicon, lexicons->keys[tokens->word].form, body, tokens, end - token);
  by_stem = longest (lexicons, lexicon, lexicons->keys[tokens->word].stem, body, tokens, end - token);
  if (!by_form || (by_stem && by_stem->n_keys > by_form->n_keys))
    by_form = by_stem;
  if (!by_form)
    return NULL;
  *n_tokens = by_form->n_keys;
  return by_form->entry;
}
