/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-why.c: the rule that kept or dropped a run, in words. */
#include "config.h"

#include <ingest/lines.h>
#include <ingest/main-text.h>

#include <math.h>
#include <string.h>

/* Reasons named for a score, and what one must add to be named. */
#define MAX_REASONS 3
#define MIN_PART 0.25f

/* Elements of the path that are shown, the innermost. */
#define MAX_PATH 8

/* What is seen of a common paragraph of an article: a run that is dropped is told by
   where it differs from that. What is not here is 0. */
static const float typical[CC_N_SEEN] = {
  [CC_SEEN_WORDS] = 5.3f,     [CC_SEEN_STOP] = 1,        [CC_SEEN_PART_PROSE] = 0.9f,
  [CC_SEEN_REGION] = 1,       [CC_SEEN_SAME_PART] = 1,   [CC_SEEN_NEAR_PART] = 1,
  [CC_SEEN_SAME_NAME] = 1,    [CC_SEEN_LEFT] = 0.3f,     [CC_SEEN_WIDER_PROSE] = 0.9f,
  [CC_SEEN_BEFORE_PROSE] = 1, [CC_SEEN_AFTER_PROSE] = 1, [CC_SEEN_AFTER_WORDS] = 5.3f,
};

/* How it is said that nothing of the kind is seen; NULL: it is not said. */
static const char *const absences[CC_N_SEEN] = {
  [CC_SEEN_STOP] = "no end of a sentence",
  [CC_SEEN_REGION] = "outside the part with most prose",
  [CC_SEEN_SAME_PART] = "not beside most of the prose",
  [CC_SEEN_SAME_NAME] = "not in such an element as the prose",
  [CC_SEEN_PART_PROSE] = "no prose in its part",
};

static const char *const reasons[CC_N_SEEN] = {
  [CC_SEEN_LINKS] = "link density",
  [CC_SEEN_STOP] = "ends like a sentence",
  [CC_SEEN_HEADING] = "a heading",
  [CC_SEEN_ITEM] = "an item of a list",
  [CC_SEEN_MARKED] = "share in marked spans",
  [CC_SEEN_DATE] = "a date line",
  [CC_SEEN_CREDIT] = "a credit line",
  [CC_SEEN_RELATED] = "words for related articles",
  [CC_SEEN_TWICE] = "stands on the page twice",
  [CC_SEEN_TITLE] = "the title",
  [CC_SEEN_SIGNS] = "signs of a page ('|', '\xc2\xa9', '\xc2\xbb')",
  [CC_SEEN_CAPITALS] = "all capitals",
  [CC_SEEN_ELLIPSIS] = "ends with an ellipsis",
  [CC_SEEN_LEAD_LINK] = "begins with a link",
  [CC_SEEN_SELF] = "words a page says of itself",
  [CC_SEEN_BEFORE_LINKS] = "link density of the block before",
  [CC_SEEN_AFTER_LINKS] = "link density of the block after",
  [CC_SEEN_OVER_PROSE] = "a heading over prose",
  [CC_SEEN_APART] = "nearness of a part that is not the article",
  [CC_SEEN_PART_LINKS] = "link density of its part",
  [CC_SEEN_PART_PROSE] = "share of prose in its part",
  [CC_SEEN_WIDER_LINKS] = "link density around its part",
  [CC_SEEN_REGION] = "in the part with most prose",
  [CC_SEEN_SAME_PART] = "beside most of the prose",
  [CC_SEEN_NEAR_PART] = "nearness to the prose",
  [CC_SEEN_SAME_NAME] = "an element like that of the prose",
  [CC_SEEN_OVER_TITLE] = "above the title",
  [CC_SEEN_NEAR_TITLE] = "soon after the title",
  [CC_SEEN_AHEAD] = "before the first prose",
  [CC_SEEN_BEHIND] = "after the last prose",
  [CC_SEEN_FAR] = "far from the prose",
  [CC_SEEN_LEFT] = "much of the article follows",
};

/* ---- where a trait comes from ---- */

static char *
words_of (const xmlNode *node, CcTrait trait)
{
  static const char *const names[] = { "class", "id", NULL };

  for (const char *const *name = names; *name; name++)
    {
      const char *value = cc_node_attribute (node, *name);
      g_autofree char *words = value ? cc_words_cause (value, trait) : NULL;

      if (words && *words)
        return g_strdup_printf ("%s word '%s'", *name, words);
    }
  return NULL;
}

/* "class word 'related'", "inside <aside>": what says @trait of run @i; new. */
static char *
cause_of (const CcSight *s, guint i, CcTrait trait)
{
  guint32 element = cc_page_run (s->page, i)->element;

  for (;; element = cc_page_element (s->page, element)->parent)
    {
      const CcElement *e = cc_page_element (s->page, element);

      if (s->own[element] & trait)
        {
          char *words = words_of (e->node, trait);

          return words ? words : g_strdup_printf ("inside <%s>", (const char *) e->node->name);
        }
      if (element == 0)
        return g_strdup ("a span that says so");
    }
}

/* ---- one run ---- */

/* Counts stand as counts, shares as shares, and what is or is not as itself. */
static void
append_reason (GString *out, const CcSight *s, guint i, const float *seen, CcSeen k)
{
  float value = seen[k];

  g_string_append (out, out->len ? ", " : "");
  if (k >= CC_SEEN_TRAITS && k <= CC_SEEN_TRAITS_LAST)
    {
      CcTrait trait = (CcTrait) (1u << (k - CC_SEEN_TRAITS));
      g_autofree char *cause = cause_of (s, i, trait);

      g_string_append_printf (out, "%s (%s)", cc_trait_name (trait), cause);
    }
  else if (k == CC_SEEN_WORDS)
    g_string_append_printf (out, "%u words", cc_page_run (s->page, i)->words);
  else if (value == 0 && absences[k])
    g_string_append (out, absences[k]);
  else if (value == 1)
    g_string_append (out, reasons[k]);
  else
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (out, "%s %s", reasons[k],
                              g_ascii_formatd (digits, sizeof digits, "%.2f", (double) value));
    }
}

/* What @seen[@k] speaks for what was decided; 0 when there are no words for it. */
static float
weight_of (const float *seen, CcSeen k, gboolean kept)
{
  gboolean trait = k >= CC_SEEN_TRAITS && k <= CC_SEEN_TRAITS_LAST;

  if (trait ? seen[k] == 0 : k != CC_SEEN_WORDS && !reasons[k])
    return 0;
  if (kept)
    return cc_seen_part (seen, k);
  if (seen[k] == 0 && typical[k] > 0 && !absences[k])
    return 0;
  return cc_seen_part (typical, k) - cc_seen_part (seen, k);
}

/* The features that speak most for what was decided, the strongest first. */
static char *
score_reasons (const CcSight *s, guint i, const float *seen, gboolean kept)
{
  GString *out = g_string_new (NULL);
  gboolean named[CC_N_SEEN] = { FALSE };

  for (guint n = 0; n < MAX_REASONS; n++)
    {
      guint best = CC_N_SEEN;
      float most = MIN_PART;

      for (guint k = 0; k < CC_N_SEEN; k++)
        if (!named[k] && weight_of (seen, (CcSeen) k, kept) > most)
          {
            most = weight_of (seen, (CcSeen) k, kept);
            best = k;
          }
      if (best == CC_N_SEEN)
        break;
      named[best] = TRUE;
      append_reason (out, s, i, seen, (CcSeen) best);
    }
  if (out->len == 0)
    g_string_append_printf (out, "%u words", cc_page_run (s->page, i)->words);
  return g_string_free (out, FALSE);
}

static char *
rule_text (const CcSight *s, guint i, const CcRuling *ruling, const float *seen)
{
  switch ((CcRule) ruling->rule)
    {
    case CC_RULE_CUE:
      return g_strdup_printf ("dropped: %s", s->cues[i] & CC_LINE_DATE ? "a date and little else"
                                             : s->cues[i] & CC_LINE_RELATED
                                                 ? "a line for related articles"
                                                 : "a line for the author");
    case CC_RULE_TITLE:
      return g_strdup ("kept: the title");
    case CC_RULE_HEADING:
      return g_strdup ("kept: a heading over a block that is kept");
    case CC_RULE_BETWEEN:
      return g_strdup ("kept: between blocks that are kept");
    case CC_RULE_REST:
      return g_strdup ("dropped: below a line for related articles");
    case CC_RULE_LONGEST:
      return g_strdup ("kept: nothing scored, the part with most prose");
    case CC_RULE_SCORE:
      break;
    }
  {
    g_autofree char *why = score_reasons (s, i, seen, ruling->kept);

    return g_strdup_printf ("%s: %s", ruling->kept ? "kept" : "dropped", why);
  }
}

/* "div.content>p": the innermost elements, each with its first class or its id. */
static char *
path_of (const CcSight *s, guint i)
{
  const CcElement *e = cc_page_element (s->page, cc_page_run (s->page, i)->element);
  GString *path = g_string_new (NULL);
  guint n = 0;

  for (const xmlNode *node = e->node; node && node->type == XML_ELEMENT_NODE && n < MAX_PATH;
       node = node->parent, n++)
    {
      const char *class = cc_node_attribute (node, "class");
      const char *id = cc_node_attribute (node, "id");
      const char *name = class ? class : id;
      gsize length = name ? MIN (strcspn (name, " \t\n\r"), 40) : 0;
      g_autofree char *word = name ? g_strndup (name, length) : NULL;
      g_autofree char *valid = word ? g_utf8_make_valid (word, -1) : NULL;
      g_autofree char *step = g_strdup_printf ("%s%s%s%s", (const char *) node->name,
                                               !valid  ? ""
                                               : class ? "."
                                                       : "#",
                                               valid ? valid : "", n ? ">" : "");

      g_string_prepend (path, step);
    }
  return g_string_free (path, FALSE);
}

/* "words 4.39, stop 1": what is seen and is not nothing. */
static char *
seen_text (const float *seen)
{
  GString *out = g_string_new (NULL);

  for (guint k = 0; k < CC_N_SEEN; k++)
    if (seen[k] != 0)
      {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];

        g_string_append_printf (out, "%s%s %s", out->len ? ", " : "", cc_seen_name ((CcSeen) k),
                                g_ascii_formatd (digits, sizeof digits, "%.4g", (double) seen[k]));
      }
  return g_string_free (out, FALSE);
}

void
cc_page_say_why (const CcSight *s, const CcRuling *rulings, CcDraft *draft)
{
  float seen[CC_N_SEEN];

  for (guint i = 0; i < s->n; i++)
    {
      const CcRun *run = cc_page_run (s->page, i);
      CcBlockWhy *why = cc_draft_add_why (draft, s->page->text->str + run->start,
                                          run->end - run->start, run->kind, rulings[i].kept);

      cc_sight_look (s, i, seen);
      why->rule = rule_text (s, i, &rulings[i], seen);
      why->place = path_of (s, i);
      why->seen = seen_text (seen);
      why->score = 1 / (1 + exp (-(double) rulings[i].score));
    }
}
