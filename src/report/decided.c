/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <report/decided.h>

char *
cc_say_decided_mention (const CcClaims *claims, const CcMention *mention)
{
  const CcDecision *d = g_ptr_array_index (claims->decisions->decisions, mention->via);

  if (d->note && *d->note)
    return g_strdup_printf ("A person decided that it states this claim (decision [%s]: “%s”).",
                            d->label, d->note);
  return g_strdup_printf ("A person decided that it states this claim (decision [%s]).", d->label);
}

char *
cc_say_decided (const CcClaim *claim)
{
  GString *text;

  if (!claim->decided)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < claim->decided->len; i++)
    {
      const CcDecision *d = g_ptr_array_index (claim->decided, i);

      g_string_append_printf (text, "%s%s [%s]", i > 0 ? ", " : "", cc_decision_kind_name (d->kind),
                              d->label);
    }
  return g_string_free (text, FALSE);
}

char *
cc_say_titled (const CcClaim *claim)
{
  return claim->titled ? g_strdup_printf ("The heading was written by a person (decision [%s]).",
                                          claim->titled->label)
                       : NULL;
}

/* "Joined: 2 mentions." */
static void
append_outcome (GString *text, const CcDecision *d)
{
  static const struct
  {
    const char *done, *one, *many;
  } words[] = {
    { "Joined", "mention", "mentions" },
    { "Taken out", "mention", "mentions" },
    { "Given its title", "claim", "claims" },
    { "Hidden", "claim", "claims" },
  };

  if (d->changed > 0)
    g_string_append_printf (text, " %s: %u %s.", words[d->kind].done, d->changed,
                            d->changed == 1 ? words[d->kind].one : words[d->kind].many);
  else if (d->problems->len == 0)
    g_string_append (text, " It was so already.");
  if (d->dissolved > 0)
    g_string_append_printf (text, " Fell away, as one outlet alone was left: %u %s.", d->dissolved,
                            d->dissolved == 1 ? "claim" : "claims");
}

char *
cc_say_decision (const CcDecision *d)
{
  g_autofree char *subjects = g_strjoinv ("; ", d->subjects);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "[%s] %s: %s.", d->label, cc_decision_kind_name (d->kind),
                          subjects);
  if (d->title)
    g_string_append_printf (text, " Title: “%s”.", d->title);
  append_outcome (text, d);
  if (d->note && *d->note)
    g_string_append_printf (text, " Reason: %s", d->note);
  for (guint i = 0; i < d->problems->len; i++)
    g_string_append_printf (text, " Warning: %s.",
                            (const char *) g_ptr_array_index (d->problems, i));
  return g_string_free (text, FALSE);
}
