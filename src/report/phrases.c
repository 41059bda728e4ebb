/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/decided.h>
#include <report/phrases.h>

#include <string.h>

/* Figures of one group that are compared with each other one by one. */
#define MAX_RELATED 100

char *
cc_day (CcDate date, char *buffer)
{
  date.precision = MIN (date.precision, CC_PRECISION_DAY);
  return cc_date_format (date, buffer);
}

char *
cc_period (CcDate first, CcDate last)
{
  char from[CC_DATE_TEXT], to[CC_DATE_TEXT];

  cc_day (first, from);
  cc_day (last, to);
  if (!*from && !*to)
    return g_strdup ("undated");
  if (!*from || !*to || strcmp (from, to) == 0)
    return g_strdup (*from ? from : to);
  return g_strdup_printf ("%s to %s", from, to);
}

char *
cc_count (guint64 n, const char *one, const char *many)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", n, n == 1 ? one : many);
}

char *
cc_say_not_found (const CcLayout *layout, const CcClaimView *view, guint32 column)
{
  const CcProfile *profile = cc_layout_profile (layout, column);
  const char *name = cc_layout_outlet (layout, column)->name;
  guint searched = cc_claim_coverage (layout->comparison, view, column).n_searched;
  g_autofree char *period = cc_period (profile->first, profile->last);

  if (searched == 0)
    return g_strdup_printf ("%s has no article inside the time window of this claim (%s)", name,
                            period);
  if (searched < profile->n_articles)
    return g_strdup_printf ("Not found in the articles of %s inside the time window of this claim:"
                            " %u of %u (%s)", name, searched, profile->n_articles, period);
  if (searched == 1)
    return g_strdup_printf ("Not found in the one article of %s (%s)", name, period);
  return g_strdup_printf ("Not found in the %u articles of %s (%s)", searched, name, period);
}

char *
cc_words (const CcLayout *layout, guint32 sentence, CcRange range)
{
  const CcText *text = layout->comparison->text;
  const CcArticle *article = cc_text_article (text, &text->sentences[sentence]);
  CcRange shown = cc_shown (article, range, CC_SHOWN_CONTEXT);
  g_autofree char *words = g_strndup (article->text + shown.start, shown.end - shown.start);

  g_strdelimit (words, "\n\t", ' ');
  return shown.end < range.end ? g_strconcat (words, "…", NULL) : g_steal_pointer (&words);
}

char *
cc_say_voice (const CcLayout *layout, const CcMention *mention)
{
  CcTelling telling = cc_telling (layout->comparison, mention->sentence);
  g_autofree char *source = cc_words (layout, mention->sentence, telling.source);
  g_autofree char *cue = cc_words (layout, mention->sentence, telling.cue);
  guint32 flags = layout->comparison->text->sentences[mention->sentence].flags;
  GString *text = g_string_new (NULL);

  switch (telling.told)
    {
    case CC_TOLD_OWN:
      g_string_append (text, "in the outlet’s own words");
      break;
    case CC_TOLD_REPORTED:
      g_string_append (text, "reported, without quotation marks");
      break;
    case CC_TOLD_PARTLY:
      g_string_append (text, "partly quoted");
      break;
    case CC_TOLD_QUOTED:
      g_string_append (text, "quoted");
      break;
    }
  if (flags & CC_SENTENCE_TITLE)
    g_string_append (text, ", in the title");
  else if (flags & CC_SENTENCE_HEADING)
    g_string_append (text, ", in a heading");
  if (*source)
    g_string_append_printf (text, "; attributed to “%s”", source);
  else if (*cue)
    g_string_append (text, "; no source named");
  if (*cue)
    g_string_append_printf (text, " (“%s”)", cue);
  return g_string_free (text, FALSE);
}

char *
cc_say_joined (const CcLayout *layout, const CcClaim *claim, const CcMention *mention)
{
  const char *wording = cc_telling_wording (claim, mention);
  g_autofree char *why = NULL;
  CcMatch match;

  if (mention->joined == CC_JOINED_DECISION)
    return cc_say_decided_mention (layout->comparison->claims, mention);
  if (wording && mention->joined == CC_JOINED_PHRASE)
    return g_strdup_printf ("It holds the phrase “%s” of the curated claim.", wording);
  if (wording)
    return g_strdup_printf ("It matches the wording “%s” of the curated claim.", wording);
  if (!cc_joined_by_match (mention))
    return g_strdup ("It is the claim’s central sentence: the others were matched with it.");
  if (mention->joined == CC_JOINED_FIGURE)
    return g_strdup ("It counts the same thing as another mention, differently, and was told at "
                     "about the same time. They share few other words: read both.");
  cc_match_pair (layout->comparison->matches, mention->sentence, mention->via, &match);
  why = cc_match_summary (layout->comparison->matches, &match);
  return g_str_has_suffix (why, ".") ? g_steal_pointer (&why) : g_strconcat (why, ".", NULL);
}

/* Those that a reader should know beside the text: figures that agree are marked in it,
   what is copied is told of articles, and the rest stands in the reason. */
static gboolean
is_telling (const CcRelation *relation)
{
  return relation->kind == CC_RELATION_DIFFERING_FIGURE || relation->kind == CC_RELATION_OPPOSED
         || relation->kind == CC_RELATION_STOCK_PHRASE
         || (relation->kind == CC_RELATION_ADDS_DETAIL && !cc_range_is_empty (relation->a));
}

char *
cc_say_relations (const CcLayout *layout, const CcClaim *claim, const CcMention *mention)
{
  const CcMatches *matches = layout->comparison->matches;
  g_autoptr (GArray) relations = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  CcMatch match;

  if (!cc_joined_by_match (mention) || claim->curated)
    return NULL;
  cc_match_pair (matches, mention->sentence, mention->via, &match);
  match.a = mention->sentence;
  match.b = mention->via;
  relations = cc_match_relations (matches, &match);
  if (cc_match_is_across (&match))
    g_string_append (text, "in another language: matched by names, figures and dates alone, no word "
                           "was compared");
  for (guint i = 0; i < relations->len; i++)
    {
      const CcRelation *relation = &g_array_index (relations, CcRelation, i);
      g_autofree char *words = cc_relation_words (matches, match.a, match.b, relation);

      if (is_telling (relation))
        g_string_append_printf (text, "%s%s", text->len ? "; " : "", words);
    }
  return text->len ? g_strdup (text->str) : NULL;
}

char *
cc_mark_name (const CcMark *mark)
{
  const char *name = cc_detectors ()[mark->detector]->name;
  const char *category = mark->category ? mark->category : "";

  /* "hedge-modal" says "hedge" already. */
  if (g_str_has_prefix (category, name) || !*category)
    return g_strdup (*category ? category : name);
  return g_strdup_printf ("%s, %s", name, category);
}

/* The rule, unless it is the very words. */
static void
append_rule (GString *text, const CcLayout *layout, const CcMark *mark)
{
  CcRange range = cc_range_is_empty (mark->cue) ? mark->range : mark->cue;
  g_autofree char *words = cc_words (layout, mark->sentence, range);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *entry = mark->entry ? g_utf8_casefold (mark->entry, -1) : g_strdup ("");

  if (*entry && strcmp (entry, folded) != 0)
    g_string_append_printf (text, "; rule “%s”", mark->entry);
}

char *
cc_say_mark (const CcLayout *layout, const CcMark *mark)
{
  g_autofree char *speaker = cc_words (layout, mark->sentence, mark->speaker);
  g_autofree char *source = cc_words (layout, mark->sentence, mark->source);
  GString *text = g_string_new (NULL);

  if (*source)
    g_string_append_printf (text, "; source “%s”", source);
  else if (!cc_range_is_empty (mark->cue))
    g_string_append (text, "; no source named");
  if (mark->voice == CC_VOICE_QUOTED && *speaker)
    g_string_append_printf (text, "; in the words of “%s”", speaker);
  else if (mark->voice == CC_VOICE_QUOTED)
    g_string_append (text, "; in quoted words");
  append_rule (text, layout, mark);
  return g_string_free (text, FALSE);
}

const char *
cc_say_relation (CcFigureRelation relation)
{
  switch (relation)
    {
    case CC_FIGURES_NONE:
      break;
    case CC_FIGURES_EQUAL:
      return "the same figure";
    case CC_FIGURES_ROUNDED:
      return "the same when rounded";
    case CC_FIGURES_DIFFERENT:
      return "the figures differ";
    }
  return "not compared";
}

const char *
cc_relation_sign (CcFigureRelation relation)
{
  switch (relation)
    {
    case CC_FIGURES_NONE:
      break;
    case CC_FIGURES_EQUAL:
      return "=";
    case CC_FIGURES_ROUNDED:
      return "≈";
    case CC_FIGURES_DIFFERENT:
      return "≠";
    }
  return "";
}

static const CcFigure *
figure_at (const CcClaimView *view, guint index)
{
  return &g_array_index (view->figures, CcFigure, index);
}

static guint32
figure_outlet (const CcText *text, const CcFigure *figure)
{
  const CcSentence *s = &text->sentences[text->quantities[figure->quantity].sentence];

  return cc_text_article (text, s)->outlet;
}

/* The closest relation of figure @index to one of another outlet among those
   from @first up to @last. */
static CcFigureRelation
relate (const CcLayout *layout, const CcClaimView *view, guint first, guint last, guint index)
{
  const CcText *text = layout->comparison->text;
  const CcFigure *figure = figure_at (view, index);
  CcFigureRelation best = CC_FIGURES_NONE;

  for (guint i = first; i < last && best != CC_FIGURES_EQUAL; i++)
    {
      const CcFigure *other = figure_at (view, i);
      CcFigureRelation relation;

      if (figure_outlet (text, other) == figure_outlet (text, figure))
        continue;
      relation = cc_figures_relate (layout->comparison->matches,
                                    &text->quantities[figure->quantity],
                                    &text->quantities[other->quantity]);
      if (relation != CC_FIGURES_NONE && (best == CC_FIGURES_NONE || relation < best))
        best = relation;
    }
  return best;
}

guint8 *
cc_figure_relations (const CcLayout *layout, const CcClaimView *view)
{
  guint8 *relations = g_new0 (guint8, view->figures->len + 1);
  guint first = 0;

  for (guint i = 0; i < view->figures->len; i++)
    {
      guint group = figure_at (view, i)->group;
      guint last = i;

      if (i > 0 && figure_at (view, i - 1)->group != group)
        first = i;
      while (last < view->figures->len && figure_at (view, last)->group == group
             && last - first < MAX_RELATED)
        last++;
      if (g_array_index (view->figure_groups, CcFigureGroup, group).relation != CC_FIGURES_NONE)
        relations[i] = (guint8) relate (layout, view, first, last, i);
    }
  return relations;
}

const char *
cc_say_figures (const CcLayout *layout, const CcClaimView *view, const guint8 *relations,
                guint group)
{
  gboolean seen[CC_FIGURES_DIFFERENT + 1] = { FALSE };
  gboolean qualified[CC_QUALIFIER_NEARLY + 1] = { FALSE };
  guint n_qualifiers = 0;

  for (guint i = 0; i < view->figures->len; i++)
    if (figure_at (view, i)->group == group)
      {
        seen[relations[i]] = TRUE;
        qualified[layout->comparison->text->quantities[figure_at (view, i)->quantity].qualifier]
          = TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (qualified); i++)
    n_qualifiers += qualified[i];
  if (seen[CC_FIGURES_DIFFERENT])
    return seen[CC_FIGURES_EQUAL] || seen[CC_FIGURES_ROUNDED] ? "≠ some of the figures differ"
                                                              : "≠ the figures differ";
  if (seen[CC_FIGURES_ROUNDED])
    return "≈ the same when rounded";
  return n_qualifiers > 1 ? "= the same figure, differently qualified" : "= the same figure";
}

const char *
cc_say_told (CcTold told)
{
  switch (told)
    {
    case CC_TOLD_OWN:
      break;
    case CC_TOLD_REPORTED:
      return "reported";
    case CC_TOLD_PARTLY:
      return "partly quoted";
    case CC_TOLD_QUOTED:
      return "quoted";
    }
  return "own words";
}

char *
cc_cut (const char *text, gsize bytes)
{
  gsize length = strlen (text);

  if (length <= bytes)
    return g_strdup (text);
  while (bytes > 0 && ((guchar) text[bytes] & 0xc0) == 0x80)
    bytes--;
  return g_strdup_printf ("%.*s…", (int) bytes, text);
}

const char *
cc_title_lang (const CcLayout *layout, const CcClaim *claim)
{
  const CcText *text = layout->comparison->text;

  for (guint i = 0; !claim->curated && !claim->titled && i < claim->n_mentions; i++)
    if (claim->mentions[i].joined == CC_JOINED_CORE)
      {
        const CcSentence *s = &text->sentences[claim->mentions[i].sentence];
        const char *language = cc_text_article (text, s)->language;

        return language && *language ? language : NULL;
      }
  return NULL;
}

char **
cc_column_figures (const CcLayout *layout, const CcColumns *columns, guint32 column)
{
  const CcClaimView *view = columns->view;
  const CcText *text = layout->comparison->text;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < view->figures->len; i++)
    {
      const CcFigure *figure = &g_array_index (view->figures, CcFigure, i);
      const CcFigureGroup *group = &g_array_index (view->figure_groups, CcFigureGroup,
                                                   figure->group);
      const CcQuantity *q = &text->quantities[figure->quantity];
      g_autofree char *said = NULL;
      guint32 outlet;

      if (group->relation == CC_FIGURES_NONE)
        continue;
      outlet = cc_text_article (text, &text->sentences[q->sentence])->outlet;
      if (layout->column[outlet] != (int) column)
        continue;
      said = cc_words (layout, q->sentence, q->range);
      if (!g_ptr_array_find_with_equal_func (words, said, g_str_equal, NULL))
        g_ptr_array_add (words, g_steal_pointer (&said));
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_set_free_func (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

char *
cc_enumerate (char *const *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; names[i]; i++)
    {
      if (i > 0)
        g_string_append (text, names[i + 1] ? ", " : " and ");
      g_string_append (text, names[i]);
    }
  return g_string_free (text, FALSE);
}

char **
cc_layout_names (const CcLayout *layout)
{
  guint32 n = layout->comparison->n_outlets;
  char **names = g_new0 (char *, n + 1);

  for (guint32 i = 0; i < n; i++)
    names[i] = g_strdup (cc_layout_outlet (layout, i)->name);
  return names;
}

const char *
cc_say_no_claim (const CcComparison *comparison)
{
  if (comparison->claims && comparison->claims->hidden->len > 0)
    return "There is no claim to show: those that were found are hidden, as people decided.";
  return "There is no claim to show: no two sentences of different outlets came close enough to be"
         " called the same claim.";
}
