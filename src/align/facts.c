/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* facts.c: what sentences of any language have in common that is no word: names by
   their spelling skeletons, countries, figures by their values, dates.  */
#include "config.h"

#include <align/across.h>

#include <math.h>
#include <string.h>
#include <unicode/utrans.h>

/* Of one sentence so many names, figures and dates each are taken. */
#define MAX_EACH 32

/* Letters of a name's shortest word. */
#define MIN_LETTERS 3

/* Figures of one or two significant digits are met by chance: their weight is this
   share of that of longer ones. */
static const float digit_shares[] = { 0.5f, 0.5f, 0.75f, 1 };

/* What a fact is: a hash whose lowest two bits are its CcFactKind. */
typedef struct
{
  guint64 key;
  CcRange range;
  guint32 sentence;
  float share; /* of the weight that its rarity gives */
} Fact;

typedef struct
{
  const CcFeatures *f;
  CcAcross *across;
  GArray *facts;     /* of Fact */
  guint64 *keys;     /* by word: cc_name_key(), 0 not known yet */
  gpointer translit;
} Collecting;

static void
add_fact (Collecting *c, guint32 sentence, CcFactKind kind, guint64 hash, CcRange range, float share)
{
  Fact fact = { (hash & ~(guint64) 3) | kind, range, sentence, share };

  g_array_append_val (c->facts, fact);
}

/* ---- names and places ---- */

/* @form without the "s" of a genitive, which some stemmers leave and others take. */
static char *
without_s (const char *form)
{
  gsize length = strlen (form);

  if (length > MIN_LETTERS + 1 && form[length - 1] == 's')
    length--;
  return g_strndup (form, length);
}

/* The key of a word of a name in any of its cases. Stemmers of languages that inflect
   names little harm them, so only words of other scripts are stemmed. */
static guint64
word_key (Collecting *c, guint32 word)
{
  const CcText *text = c->f->text;
  const char *form = cc_text_word (text, word);

  if (c->keys[word] == 0)
    {
      g_autofree char *bare
          = (guchar) form[0] < 0xd0 ? without_s (form)
                                    : g_strdup (text->letters + text->stems[text->words[word].stem].text);

      c->keys[word] = cc_name_key (&c->translit, bare);
    }
  return c->keys[word];
}

static void
add_names (Collecting *c, guint32 s)
{
  const CcText *text = c->f->text;
  const CcSentence *sentence = &text->sentences[s];

  for (guint32 i = 0; i < MIN (sentence->n_names, MAX_EACH); i++)
    {
      const CcName *name = &text->names[sentence->names + i];

      for (guint32 t = name->token; t < name->token + name->n_tokens; t++)
        {
          const CcToken *token = &text->tokens[t];
          const char *form = cc_text_word (text, token->word);

          if (token->flags & CC_TOKEN_CAPITAL && !(token->flags & CC_TOKEN_STOP)
              && !c->f->places[text->words[token->word].stem]
              && g_utf8_strlen (form, -1) >= MIN_LETTERS)
            add_fact (c, s, CC_FACT_NAME, word_key (c, token->word),
                      cc_token_range (sentence, token), 1);
        }
    }
}

static void
add_places (Collecting *c, guint32 s)
{
  const CcText *text = c->f->text;
  const CcSentence *sentence = &text->sentences[s];

  for (guint32 t = 0; t < MIN (sentence->n_tokens, CC_MAX_TERMS); t++)
    {
      const CcToken *token = &text->tokens[sentence->tokens + t];
      guint32 stem = text->words[token->word].stem;

      if (c->f->places[stem])
        add_fact (c, s, CC_FACT_PLACE, text->stems[c->f->concepts[stem]].hash,
                  cc_token_range (sentence, token), 1);
    }
}

/* ---- figures and dates ---- */

static guint
significant_digits (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  guint n = 0, zeros = 0;

  g_ascii_formatd (text, sizeof text, "%.8g", value);
  for (const char *p = text; *p && *p != 'e'; p++)
    if (*p == '0')
      zeros += n > 0;
    else if (g_ascii_isdigit (*p))
      {
        n += zeros + 1;
        zeros = 0;
      }
  return MIN (n, G_N_ELEMENTS (digit_shares) - 1);
}

static void
add_figures (Collecting *c, guint32 s)
{
  const CcText *text = c->f->text;
  const CcSentence *sentence = &text->sentences[s];

  for (guint32 i = 0; i < MIN (sentence->n_quantities, MAX_EACH); i++)
    {
      const CcQuantity *q = &text->quantities[sentence->quantities + i];
      char value[2 * G_ASCII_DTOSTR_BUF_SIZE + 2], *end = value;

      if (q->kind == CC_QUANTITY_YEAR)
        continue;
      /* Eight digits: what scales ("3.5 billion") leave in the last bits does not count. */
      *end++ = q->kind == CC_QUANTITY_ORDINAL ? 'o' : 'n';
      end += strlen (g_ascii_formatd (end, G_ASCII_DTOSTR_BUF_SIZE, "%.8g", q->low));
      *end++ = '-';
      end += strlen (g_ascii_formatd (end, G_ASCII_DTOSTR_BUF_SIZE, "%.8g", q->high));
      add_fact (c, s, CC_FACT_FIGURE, cc_hash (value, (gsize) (end - value)), q->range,
                digit_shares[significant_digits (q->low)]);
    }
}

static void
add_date (Collecting *c, guint32 s, CcDate date, CcRange range)
{
  gint32 parts[3] = { date.year, date.precision >= CC_PRECISION_MONTH ? date.month : 0,
                      date.precision >= CC_PRECISION_DAY ? date.day : 0 };

  if (date.precision != CC_PRECISION_NONE)
    add_fact (c, s, CC_FACT_DATE,
              cc_hash (parts, sizeof parts), range, 1);
}

static void
add_dates (Collecting *c, guint32 s)
{
  const CcText *text = c->f->text;
  const CcSentence *sentence = &text->sentences[s];

  for (guint32 i = 0; i < MIN (sentence->n_dates, MAX_EACH); i++)
    {
      const CcDateMention *d = &text->dates[sentence->dates + i];

      add_date (c, s, d->from, d->range);
      add_date (c, s, d->to, d->range);
    }
}

/* ---- numbering ---- */

static int
compare_keys (const void *x, const void *y)
{
  const Fact *a = x, *b = y;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->range.start < b->range.start ? -1 : a->range.start > b->range.start;
}

/* Numbers the facts, which are sorted by key, keeps the first of each sentence, and
   weighs each by its rarity as words are: ln ((N + 51) / (n + 0.5)), where n of the N
   sentences hold it (Sparck Jones 1972). */
static void
number_facts (Collecting *c)
{
  CcAcross *x = c->across;
  Fact *facts = (Fact *) c->facts->data;
  guint n = c->facts->len, kept = 0;
  double total = CC_PSEUDO_SENTENCES + 1 + (double) c->f->text->n_sentences;

  x->weights = g_new (float, n + 1);
  x->kinds = g_new (guint8, n + 1);
  for (guint i = 0, df = 0; i < n; i++)
    {
      Fact fact = facts[i];
      gboolean last = i + 1 == n || facts[i + 1].key != fact.key;

      if (kept == 0 || df == 0 || facts[kept - 1].sentence != fact.sentence)
        {
          facts[kept] = fact;
          facts[kept++].key = x->n_facts;
          df++;
        }
      if (!last)
        continue;
      x->kinds[x->n_facts] = fact.key & 3;
      x->weights[x->n_facts++] = fact.share * (float) log (total / (df + 0.5));
      df = 0;
    }
  g_array_set_size (c->facts, kept);
}

/* Deals the facts, by number and then sentence, out to the sentences. */
static void
deal_facts (Collecting *c)
{
  CcAcross *x = c->across;
  const Fact *facts = (const Fact *) c->facts->data;
  guint32 n_sentences = c->f->text->n_sentences;
  guint n = c->facts->len;

  x->facts = g_new (guint32, n + 1);
  x->ranges = g_new (CcRange, n + 1);
  /* Counted one place too far, so that filling shifts the starts into place. */
  x->starts = g_new0 (guint32, (gsize) n_sentences + 2);
  x->masses = g_new0 (float, n_sentences + 1);
  x->norms = g_new0 (float, n_sentences + 1);
  for (guint i = 0; i < n; i++)
    x->starts[facts[i].sentence + 2]++;
  for (guint32 s = 2; s < n_sentences + 2; s++)
    x->starts[s] += x->starts[s - 1];
  for (guint i = 0; i < n; i++)
    {
      guint32 at = x->starts[facts[i].sentence + 1]++;
      float weight = x->weights[facts[i].key];

      x->facts[at] = (guint32) facts[i].key;
      x->ranges[at] = facts[i].range;
      x->masses[facts[i].sentence] += weight;
      x->norms[facts[i].sentence] += weight * weight;
    }
  for (guint32 s = 0; s < n_sentences; s++)
    x->norms[s] = sqrtf (x->norms[s]);
}

/* ---- all ---- */

/* Fills the languages; returns how many there are. */
static guint
number_languages (CcAcross *x, const CcCorpus *corpus)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  x->languages = g_new0 (guint8, corpus->articles->len + 1);
  for (guint a = 0; a < corpus->articles->len; a++)
    {
      const CcArticle *article = g_ptr_array_index (corpus->articles, a);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, article->language));

      if (!*article->language || cc_article_outlet (corpus, article)->curated)
        continue;
      if (!number)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, article->language, GUINT_TO_POINTER (number));
        }
      x->languages[a] = (guint8) MIN (number, G_MAXUINT8);
    }
  return g_hash_table_size (numbers);
}

static void
collect_facts (Collecting *c)
{
  const CcText *text = c->f->text;

  for (guint32 s = 0; s < text->n_sentences; s++)
    {
      if (c->across->languages[text->sentences[s].article] == 0)
        continue;
      add_names (c, s);
      add_places (c, s);
      add_figures (c, s);
      add_dates (c, s);
    }
  g_array_sort (c->facts, compare_keys);
}

CcAcross *
cc_across_new (const CcFeatures *f, gboolean always)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_autofree guint64 *keys = NULL;
  CcAcross *x = g_new0 (CcAcross, 1);
  Collecting c = { f, x, facts, NULL, NULL };

  if (number_languages (x, f->text->corpus) < 2 && !always)
    {
      cc_across_free (x);
      return NULL;
    }
  c.keys = keys = g_new0 (guint64, f->text->n_words + 1);
  collect_facts (&c);
  number_facts (&c);
  deal_facts (&c);
  cc_article_sets_init (&x->article_sets, f->text, x->facts, x->starts, x->n_facts, x->weights);
  g_clear_pointer (&c.translit, utrans_close);
  return x;
}

void
cc_across_free (CcAcross *x)
{
  if (!x)
    return;
  g_free (x->languages);
  g_free (x->facts);
  g_free (x->ranges);
  g_free (x->starts);
  g_free (x->masses);
  g_free (x->norms);
  cc_article_sets_clear (&x->article_sets);
  g_free (x->weights);
  g_free (x->kinds);
  g_free (x);
}
