/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* relation.c: how two sentences relate, beside how much they share. */
#include "config.h"

#include <align/opposition.h>

#include <string.h>

/* Of one sentence so many figures, and so many words, are looked at. */
#define MAX_FIGURES 32
#define MAX_WORDS 200

/* Figures are of one thing where the sentences share so much of the idf of the words
   around the figures. */
#define SAME_THING 0.3f

/* Words in a row that count as copied, as in passages; the shorter sentence is a copy
   from this share of them on, and from so many words on: shorter ones come out alike
   by themselves. */
#define RUN 3
#define COPIED 0.8
#define LEAST_COPIED 12

/* A quotation of so many words is a copy of its own. */
#define QUOTED_RUN 8

/* What a stock phrase is: nearly all that two sentences share stands in one run,
   and the rest of them is different. */
#define FORMULA_RUN 0.9
#define FORMULA_COSINE 0.45f
#define FORMULA_SHARED 0.6f
#define FORMULA_WORDS 2

/* One sentence adds detail when it holds so much of the idf of the other, and has so
   many words outside figures more than the other that the other lacks. */
#define HELD 0.8f
#define ADDED 3

static void
add (GArray *relations, CcRelationKind kind, CcRange a, CcRange b)
{
  CcRelation relation = { (guint8) kind, a, b };

  g_array_append_val (relations, relation);
}

/* ---- figures ---- */

/* One sentence's figures. */
typedef struct
{
  const CcSentence *sentence;
  const CcQuantity *first;
  guint n;
  gboolean used[MAX_FIGURES]; /* in a pair */
} Figures;

static void
figures_init (Figures *figures, const CcText *text, guint32 sentence)
{
  const CcSentence *s = &text->sentences[sentence];

  *figures = (Figures){
    s, text->quantities + s->quantities, MIN (s->n_quantities, MAX_FIGURES), { FALSE }
  };
}

static gboolean
in_figure (const Figures *figures, guint32 byte)
{
  for (guint i = 0; i < figures->n; i++)
    if (byte >= figures->first[i].range.start && byte < figures->first[i].range.end)
      return TRUE;
  return FALSE;
}

/* What stands around the figures of two sentences. */
typedef struct
{
  float share;     /* of its idf that the other holds, on the side that has more */
  gboolean shared; /* a word that is no name */
} Context;

/* Adds what of the words around @figures the sentence @other holds. */
static void
add_context (const CcFeatures *f, const Figures *figures, guint32 other, Context *context)
{
  float all = 0, shared = 0;

  for (guint32 t = 0; t < MIN (figures->sentence->n_tokens, MAX_WORDS); t++)
    {
      const CcToken *token = &f->text->tokens[figures->sentence->tokens + t];
      float idf = f->idf[f->text->words[token->word].stem];

      if (token->flags & (CC_TOKEN_STOP | CC_TOKEN_NUMBER)
          || in_figure (figures, cc_token_start (figures->sentence, token)))
        continue;
      all += idf;
      if (!cc_terms_hold (f->sets, f->set_starts, other, cc_features_concept (f, token)))
        continue;
      shared += idf;
      context->shared |= !(token->flags & CC_TOKEN_CAPITAL);
    }
  context->share = MAX (context->share, all > 0 ? shared / all : 0);
}

/* A date is no figure, nor is a place in an order; "the two countries" and "the first
   half" are told by nobody. */
static gboolean
is_figure (const CcQuantity *q, CcFigureRelation wanted)
{
  if (q->kind == CC_QUANTITY_YEAR || q->kind == CC_QUANTITY_ORDINAL)
    return FALSE;
  return wanted != CC_FIGURES_EQUAL || q->kind == CC_QUANTITY_MONEY
         || q->kind == CC_QUANTITY_PERCENT || q->high > 2;
}

/* As cc_quantities_relate(), but two counts of one size are the same where one does not
   say of what, and figures with a unit do not differ when they are of different things. */
static CcFigureRelation
relate (const CcFeatures *f, const CcQuantity *x, const CcQuantity *y)
{
  CcFigureRelation relation = cc_quantities_relate (f, x, y);
  gboolean open = x->of_stem == G_MAXUINT32 || y->of_stem == G_MAXUINT32;

  if (x->kind == CC_QUANTITY_COUNT && y->kind == CC_QUANTITY_COUNT && open)
    return x->low == y->low && x->high == y->high ? CC_FIGURES_EQUAL : CC_FIGURES_NONE;
  if (relation == CC_FIGURES_DIFFERENT && !open
      && f->concepts[x->of_stem] != f->concepts[y->of_stem])
    return CC_FIGURES_NONE;
  return relation;
}

/* TRUE when what stands around figures @x and @y lets them be of one thing: for those
   that agree, what they count and a name, or one other word, is enough. */
static gboolean
same_thing (const CcFeatures *f, const Context *context, CcFigureRelation relation,
            const CcQuantity *x, const CcQuantity *y)
{
  gboolean same_noun = x->of_stem != G_MAXUINT32 && y->of_stem != G_MAXUINT32
                       && f->concepts[x->of_stem] == f->concepts[y->of_stem];

  return context->share >= SAME_THING
         || (relation != CC_FIGURES_DIFFERENT
             && ((same_noun && context->share > 0) || context->shared));
}

/* Pairs of figures that relate as @wanted; each figure is in one pair, so those that
   agree are looked for first. */
static void
pair_figures (const CcFeatures *f, CcFigureRelation wanted, const Context *context, Figures *a,
              Figures *b, GArray *relations)
{
  static const CcRelationKind kinds[] = {
    [CC_FIGURES_EQUAL] = CC_RELATION_SAME_FIGURE,
    [CC_FIGURES_ROUNDED] = CC_RELATION_ROUNDED_FIGURE,
    [CC_FIGURES_DIFFERENT] = CC_RELATION_DIFFERING_FIGURE,
  };

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n && !a->used[i]; j++)
      {
        const CcQuantity *x = &a->first[i], *y = &b->first[j];

        if (b->used[j] || !is_figure (x, wanted) || relate (f, x, y) != wanted
            || !same_thing (f, context, wanted, x, y))
          continue;
        a->used[i] = b->used[j] = TRUE;
        add (relations, kinds[wanted], x->range, y->range);
      }
}

static void
add_figures (const CcFeatures *f, const CcMatch *match, GArray *relations)
{
  Context context = { 0 };
  Figures a, b;

  figures_init (&a, f->text, match->a);
  figures_init (&b, f->text, match->b);
  if (a.n == 0 || b.n == 0)
    return;
  add_context (f, &a, match->b, &context);
  add_context (f, &b, match->a, &context);
  for (int wanted = CC_FIGURES_EQUAL; wanted <= CC_FIGURES_DIFFERENT; wanted++)
    pair_figures (f, (CcFigureRelation) wanted, &context, &a, &b, relations);
}

/* ---- words in a row ---- */

/* What two sentences have word for word. */
typedef struct
{
  guint n_a, n_b;                            /* words looked at */
  guint longest, end_a, end_b;               /* the longest run, and the words behind it */
  gboolean in_a[MAX_WORDS], in_b[MAX_WORDS]; /* copied words */
} Wording;

static void
note_run (Wording *w, guint i, guint j, guint run)
{
  if (run > RUN)
    w->in_a[i] = w->in_b[j] = TRUE;
  for (guint k = 0; run == RUN && k < RUN; k++)
    w->in_a[i - k] = w->in_b[j - k] = TRUE;
  if (run <= w->longest)
    return;
  w->longest = run;
  w->end_a = i + 1;
  w->end_b = j + 1;
}

/* The words of a sentence by a few bits of their number, those of one place linked from
   the last to the first. */
#define PLACES 256

typedef struct
{
  guint8 last[PLACES];         /* number of the word, from 1, or 0 */
  guint8 before[MAX_WORDS];    /* likewise, by word */
} Places;

static void
places_init (Places *places, const CcToken *tokens, guint n)
{
  memset (places->last, 0, sizeof places->last);
  for (guint j = 0; j < n; j++)
    {
      guint8 *last = &places->last[tokens[j].word % PLACES];

      places->before[j] = *last;
      *last = (guint8) (j + 1);
    }
}

/* Finds all runs. The table of words against words is kept a row at a time, and of that
   only where words are equal: @rows says in which row, from 1, a place was written. */
static void
compare_wording (const CcText *text, const CcMatch *match, Wording *w)
{
  const CcToken *a = text->tokens + text->sentences[match->a].tokens;
  const CcToken *b = text->tokens + text->sentences[match->b].tokens;
  guint8 rows[MAX_WORDS + 1] = { 0 }, runs[MAX_WORDS + 1];
  Places places;

  memset (w, 0, sizeof *w);
  w->n_a = MIN (text->sentences[match->a].n_tokens, MAX_WORDS);
  w->n_b = MIN (text->sentences[match->b].n_tokens, MAX_WORDS);
  places_init (&places, b, w->n_b);
  for (guint i = 0; i < w->n_a; i++)
    for (guint j = places.last[a[i].word % PLACES]; j > 0; j = places.before[j - 1])
      {
        if (a[i].word != b[j - 1].word)
          continue;
        runs[j] = (guint8) ((i > 0 && rows[j - 1] == i ? runs[j - 1] : 0) + 1);
        rows[j] = (guint8) (i + 1);
        note_run (w, i, j - 1, runs[j]);
      }
}

G_STATIC_ASSERT (MAX_WORDS < G_MAXUINT8);

/* From the first to the last word that is set in @which. */
static CcRange
range_of (const CcText *text, guint32 sentence, const gboolean *which, guint n)
{
  const CcSentence *s = &text->sentences[sentence];
  const CcToken *tokens = text->tokens + s->tokens;
  CcRange range = { 0, 0 };

  for (guint i = 0; i < n; i++)
    if (which[i])
      {
        range.start = range.end ? range.start : cc_token_start (s, &tokens[i]);
        range.end = cc_token_end (s, &tokens[i]);
      }
  return range;
}

/* The longest run, which ends before word @end of @sentence. */
static CcRange
run_range (const CcText *text, guint32 sentence, const Wording *w, guint end)
{
  const CcSentence *s = &text->sentences[sentence];
  const CcToken *tokens = text->tokens + s->tokens;

  return (CcRange){ cc_token_start (s, &tokens[end - w->longest]),
                    cc_token_end (s, &tokens[end - 1]) };
}

/* TRUE when @range of the article of @sentence lies in a quotation. */
static gboolean
is_quoted (const CcText *text, guint32 sentence, CcRange range)
{
  guint32 article = text->sentences[sentence].article;
  guint32 end = text->article_quotations[article + 1];

  for (guint32 q = cc_text_quotation_from (text, article, range.start);
       q < end && text->quotations[q].range.start <= range.start; q++)
    if (cc_range_contains (text->quotations[q].range, range))
      return TRUE;
  return FALSE;
}

static guint
count (const gboolean *which, guint n)
{
  guint set = 0;

  for (guint i = 0; i < n; i++)
    set += which[i];
  return set;
}

static void
add_copy (const CcText *text, const CcMatch *match, const Wording *w, GArray *relations)
{
  guint shorter = MIN (w->n_a, w->n_b);
  guint copied = w->n_a <= w->n_b ? count (w->in_a, w->n_a) : count (w->in_b, w->n_b);
  CcRange a, b;

  if (shorter >= LEAST_COPIED && copied >= COPIED * shorter)
    {
      add (relations, CC_RELATION_COPY, range_of (text, match->a, w->in_a, w->n_a),
           range_of (text, match->b, w->in_b, w->n_b));
      return;
    }
  if (w->longest < QUOTED_RUN)
    return;
  a = run_range (text, match->a, w, w->end_a);
  b = run_range (text, match->b, w, w->end_b);
  if (is_quoted (text, match->a, a) && is_quoted (text, match->b, b))
    add (relations, CC_RELATION_COPY, a, b);
}

void
cc_name_words (const CcText *text, const CcSentence *s, gboolean *names, guint n)
{
  memset (names, 0, n * sizeof *names);
  for (guint32 k = 0; k < s->n_names; k++)
    {
      const CcName *name = &text->names[s->names + k];
      guint first = name->token - s->tokens;

      for (guint i = first; i < MIN (first + name->n_tokens, n); i++)
        names[i] = TRUE;
    }
}

/* TRUE when the longest run, which ends before word @end, holds FORMULA_WORDS content
   words that are no names. */
static gboolean
is_phrase (const CcText *text, guint32 sentence, const Wording *w, guint end)
{
  const CcSentence *s = &text->sentences[sentence];
  gboolean names[MAX_WORDS];
  guint found = 0;

  cc_name_words (text, s, names, MIN (s->n_tokens, MAX_WORDS));
  for (guint i = end - w->longest; i < end; i++)
    found += !names[i] && !(text->tokens[s->tokens + i].flags & CC_TOKEN_STOP);
  return found >= FORMULA_WORDS;
}

gboolean
cc_match_is_formula (const CcMatch *match)
{
  const float *s = match->signals;

  if (s[CC_SIGNAL_FIGURES] > 0 || s[CC_SIGNAL_CLASH] > 0 || s[CC_SIGNAL_DATES] > 0)
    return FALSE;
  return cc_saturated_mass (s[CC_SIGNAL_RUN]) >= FORMULA_RUN * cc_saturated_mass (s[CC_SIGNAL_MASS])
         && s[CC_SIGNAL_COSINE] < FORMULA_COSINE;
}

static void
add_formula (const CcText *text, const CcMatch *match, const Wording *w, GArray *relations)
{
  if (w->longest >= RUN && cc_match_is_formula (match)
      && match->signals[CC_SIGNAL_CONTAINMENT] < FORMULA_SHARED
      && is_phrase (text, match->a, w, w->end_a))
    add (relations, CC_RELATION_STOCK_PHRASE, run_range (text, match->a, w, w->end_a),
         run_range (text, match->b, w, w->end_b));
}

/* ---- what one has more ---- */

/* Which words of @sentence stand in a quotation, into @quoted; TRUE when most do. */
static gboolean
find_quoted (const CcText *text, const CcSentence *s, gboolean *quoted)
{
  guint n = MIN (s->n_tokens, MAX_WORDS);
  guint32 end = text->article_quotations[s->article + 1];

  memset (quoted, 0, MAX_WORDS * sizeof *quoted);
  for (guint32 q = cc_text_quotation_from (text, s->article, s->range.start);
       q < end && text->quotations[q].range.start < s->range.end; q++)
    for (guint i = 0; i < n; i++)
      {
        guint32 start = cc_token_start (s, &text->tokens[s->tokens + i]);

        quoted[i] |= start >= text->quotations[q].range.start
                     && start < text->quotations[q].range.end;
      }
  return 2 * count (quoted, n) > n;
}

/* Content words of @sentence outside figures that @other lacks, into @more, which holds
   MAX_WORDS. Beside a quotation that is most of it they name the source. */
static guint
words_more (const CcFeatures *f, guint32 sentence, guint32 other, gboolean *more)
{
  const CcSentence *s = &f->text->sentences[sentence];
  guint n = MIN (s->n_tokens, MAX_WORDS), found = 0;
  gboolean quoted[MAX_WORDS], mostly = find_quoted (f->text, s, quoted);
  Figures figures;

  figures_init (&figures, f->text, sentence);
  for (guint i = 0; i < n; i++)
    {
      const CcToken *token = &f->text->tokens[s->tokens + i];

      more[i] = !(token->flags & CC_TOKEN_STOP)
                && !in_figure (&figures, cc_token_start (s, token))
                && (quoted[i] || !mostly) && !cc_terms_hold (f->sets, f->set_starts, other, cc_features_concept (f, token));
      found += more[i];
    }
  return found;
}

static void
add_detail (const CcFeatures *f, const CcMatch *match, GArray *relations)
{
  gboolean a_adds = f->cards[match->a].mass > f->cards[match->b].mass;
  guint32 longer = a_adds ? match->a : match->b;
  guint32 shorter = a_adds ? match->b : match->a;
  gboolean more[MAX_WORDS], less[MAX_WORDS];
  CcRange none = { 0, 0 }, range;

  if (match->signals[CC_SIGNAL_CONTAINMENT] < HELD
      || words_more (f, longer, shorter, more) < words_more (f, shorter, longer, less) + ADDED)
    return;
  range = range_of (f->text, longer, more, MIN (f->text->sentences[longer].n_tokens, MAX_WORDS));
  add (relations, CC_RELATION_ADDS_DETAIL, a_adds ? range : none, a_adds ? none : range);
}

static gboolean
has (const GArray *relations, CcRelationKind kind)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_array_index (relations, CcRelation, i).kind == kind)
      return TRUE;
  return FALSE;
}

GArray *
cc_match_relations (const CcMatches *matches, const CcMatch *match)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (CcRelation));
  g_autofree Wording *wording = g_new (Wording, 1);
  CcRange a, b;

  compare_wording (matches->text, match, wording);
  add_figures (matches->features, match, relations);
  if (cc_opposition_find (matches, match, &a, &b))
    add (relations, CC_RELATION_OPPOSED, a, b);
  if (!has (relations, CC_RELATION_DIFFERING_FIGURE) && !has (relations, CC_RELATION_OPPOSED))
    add_detail (matches->features, match, relations);
  add_copy (matches->text, match, wording, relations);
  if (relations->len == 0)
    add_formula (matches->text, match, wording, relations);
  return relations;
}
