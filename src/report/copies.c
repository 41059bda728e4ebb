/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/copies.h>
#include <report/phrases.h>

#include <string.h>

/* Names listed in one phrase, and bytes of a title in it. */
#define MAX_NAMES 6
#define TITLE_BYTES 80

static const CcArticle *
mention_article (const CcLayout *layout, const CcMention *mention)
{
  const CcText *text = layout->comparison->text;

  return cc_text_article (text, &text->sentences[mention->sentence]);
}

static const CcMention *
repeated (const CcClaim *claim, const CcMention *mention)
{
  return mention->copy_of >= 0 && (guint) mention->copy_of < claim->n_mentions
           ? &claim->mentions[mention->copy_of] : NULL;
}

char *
cc_say_copy (const CcLayout *layout, const CcClaim *claim, const CcMention *mention)
{
  const CcMention *other = repeated (claim, mention);
  const CcArticle *article = mention_article (layout, mention), *earlier;
  g_autofree char *where = NULL;
  const char *name;

  if (!other)
    return NULL;
  earlier = mention_article (layout, other);
  name = cc_article_outlet (layout->comparison->corpus, earlier)->name;
  where = g_strdup_printf (article->outlet == earlier->outlet ? "another article of %s" : "%s",
                           name);
  switch ((CcRepeats) mention->repeats)
    {
    case CC_REPEATS_TEXT:
      return g_strdup_printf ("the same text as in %s", where);
    case CC_REPEATS_ORIGIN:
      return g_strdup_printf ("nearly the same words as in %s; both credit %s", where,
                              article->origin);
    case CC_REPEATS_WORDS:
    case CC_REPEATS_NOTHING:
      break;
    }
  return g_strdup_printf ("nearly word for word as in %s", where);
}

/* ---- tellings ---- */

/* By column the first of those that repeat one another for the reason @why: new. */
static guint32 *
fold_outlets (const CcLayout *layout, const CcClaim *claim, CcRepeats why)
{
  guint32 n = layout->comparison->n_outlets;
  guint32 *roots = g_new (guint32, n + 1);

  for (guint32 c = 0; c < n; c++)
    roots[c] = c;
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      const CcMention *mention = &claim->mentions[i], *other = repeated (claim, mention);

      if (other && mention->repeats == why)
        cc_set_join (roots, (guint32) layout->column[mention_article (layout, mention)->outlet],
                     (guint32) layout->column[mention_article (layout, other)->outlet]);
    }
  for (guint32 c = 0; c < n; c++)
    roots[c] = cc_set_root (roots, c);
  return roots;
}

/* "A, B and C", or "A, B, C and 4 others" of very many: new. */
static char *
enumerate (const GPtrArray *names)
{
  char *listed[MAX_NAMES + 2] = { NULL };
  g_autofree char *others = NULL;
  guint n = MIN (names->len, MAX_NAMES);

  for (guint i = 0; i < n; i++)
    listed[i] = g_ptr_array_index (names, i);
  if (names->len > n)
    listed[n] = others = cc_count (names->len - n, "other", "others");
  return cc_enumerate (listed);
}

static void
append_phrase (GString *text, const GPtrArray *names, const char *one, const char *many)
{
  g_autofree char *all = NULL;

  if (names->len == 0)
    return;
  all = enumerate (names);
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", all,
                          names->len == 1 ? one : many);
}

/* "A and B @what" for each set of outlets that repeat one another for the reason @why. */
static void
append_folded (GString *text, const CcLayout *layout, const CcClaim *claim, CcRepeats why,
               const char *what)
{
  guint32 n = layout->comparison->n_outlets;
  g_autofree guint32 *roots = fold_outlets (layout, claim, why);
  g_autofree GPtrArray **sets = g_new0 (GPtrArray *, n + 1);

  for (guint32 c = 0; c < n; c++)
    {
      if (!sets[roots[c]])
        sets[roots[c]] = g_ptr_array_new ();
      g_ptr_array_add (sets[roots[c]], cc_layout_outlet (layout, c)->name);
    }
  for (guint32 c = 0; c < n; c++)
    if (sets[c])
      {
        if (sets[c]->len > 1)
          append_phrase (text, sets[c], "", what);
        g_ptr_array_unref (sets[c]);
      }
}

/* The agency that the article of mention @index credits, or NULL. */
static const char *
credited (const CcLayout *layout, const CcClaim *claim, guint index)
{
  const CcArticle *article = mention_article (layout, &claim->mentions[index]);

  return article->origin && strcmp (article->origin_source, "outlet") != 0 ? article->origin : NULL;
}

/* "C credits Reuters". */
static void
append_origin (GString *text, const CcLayout *layout, const CcClaim *claim, const char *agency)
{
  g_autofree gboolean *credits = g_new0 (gboolean, layout->comparison->n_outlets + 1);
  g_autofree char *one = g_strconcat ("credits ", agency, NULL);
  g_autofree char *many = g_strconcat ("credit ", agency, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < claim->n_mentions; i++)
    if (credited (layout, claim, i) == agency)
      credits[layout->column[mention_article (layout, &claim->mentions[i])->outlet]] = TRUE;
  for (guint32 c = 0; c < layout->comparison->n_outlets; c++)
    if (credits[c])
      g_ptr_array_add (names, cc_layout_outlet (layout, c)->name);
  append_phrase (text, names, one, many);
}

/* The same for each agency that an article with a mention credits. */
static void
append_origins (GString *text, const CcLayout *layout, const CcClaim *claim)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();

  for (guint i = 0; i < claim->n_mentions && agencies->len < MAX_NAMES; i++)
    {
      const char *agency = credited (layout, claim, i);

      if (agency && !g_ptr_array_find (agencies, agency, NULL))
        g_ptr_array_add (agencies, (gpointer) agency);
    }
  for (guint a = 0; a < agencies->len; a++)
    append_origin (text, layout, claim, g_ptr_array_index (agencies, a));
}

char *
cc_say_tellings (const CcLayout *layout, const CcClaim *claim)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autofree char *count = NULL;

  if (claim->n_outlets < 2)
    return NULL;
  append_folded (reasons, layout, claim, CC_REPEATS_TEXT, "carry the same text");
  append_folded (reasons, layout, claim, CC_REPEATS_WORDS, "use nearly the same words");
  append_origins (reasons, layout, claim);
  if (claim->n_independent == claim->n_outlets)
    return reasons->len > 0 ? g_strdup (reasons->str) : NULL;
  count = cc_count (claim->n_independent, "independent telling", "independent tellings");
  return g_strdup_printf (reasons->len > 0 ? "%s: %s" : "%s", count, reasons->str);
}

/* ---- articles ---- */

static guint
count_sentences (const CcCopies *copies, guint32 first, guint32 n)
{
  guint sentences = 0;

  for (guint32 i = first; i < first + n; i++)
    sentences += copies->runs[i].n;
  return sentences;
}

/* How the text of article @article is like the other's: "nearly the same text as". */
static const char *
likeness (const CcCopy *copy, guint32 article)
{
  float own = article == copy->a ? copy->containment_a : copy->containment_b;
  float others = article == copy->a ? copy->containment_b : copy->containment_a;

  if (copy->kind == CC_COPY_SAME)
    return "the same text as";
  if (copy->kind == CC_COPY_NEAR)
    return "nearly the same text as";
  return own < others ? "has most of the text of" : "most of this text stands also in";
}

/* "the earliest dated here of 3 articles that share their text", or NULL when it is not
   known, or another is as early: new. */
static char *
say_earliest (const CcCopies *copies, guint32 article)
{
  const GPtrArray *articles = copies->text->corpus->articles;
  const CcArticle *own = g_ptr_array_index (articles, article);
  guint32 group = copies->groups[article];
  guint n = 0;

  if (group == CC_NO_GROUP || !own->published.precision)
    return NULL;
  for (guint32 i = 0; i < articles->len; i++)
    {
      const CcArticle *other = g_ptr_array_index (articles, i);

      if (copies->groups[i] != group)
        continue;
      n++;
      if (i != article && other->published.precision
          && cc_date_compare (own->published, other->published) >= 0)
        return NULL;
    }
  return g_strdup_printf ("the earliest dated here of %u articles that share their text", n);
}

char *
cc_say_article_copy (const CcLayout *layout, guint32 article)
{
  const CcCopies *copies = layout->comparison->copies;
  const CcCopy *copy = copies ? cc_copies_find (copies, article) : NULL;
  const CcArticle *other;
  g_autofree char *title = NULL;
  GString *text;
  guint here, there;
  char date[CC_DATE_TEXT];

  if (!copy)
    return copies ? say_earliest (copies, article) : NULL;
  other = g_ptr_array_index (layout->comparison->corpus->articles,
                             copy->a == article ? copy->b : copy->a);
  title = cc_cut (*other->title ? other->title : other->id, TITLE_BYTES);
  text = g_string_new (likeness (copy, article));
  g_string_append_printf (text, " “%s” in %s, %s", title,
                          cc_article_outlet (layout->comparison->corpus, other)->name,
                          *cc_day (other->published, date) ? date : "undated");
  here = count_sentences (copies, copy->only, copy->n_only_a);
  there = count_sentences (copies, copy->only + copy->n_only_a, copy->n_only_b);
  if (here + there > 0)
    {
      gboolean first = copy->a == article;
      g_autofree char *count = cc_count (first ? here : there, "sentence", "sentences");

      g_string_append_printf (text, ": %s only here, %u only there", count, first ? there : here);
    }
  return g_string_free (text, FALSE);
}

char *
cc_say_origin (const CcArticle *article)
{
  if (!article->origin || strcmp (article->origin_source, "outlet") == 0)
    return NULL;
  return g_strdup_printf ("credits %s (%s)", article->origin, article->origin_source);
}
