/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions are read, and done to the claims of a few sentences, those of the case
   folders, so that seeds name what is there. */
#include "config.h"

#include "fuzz.h"

#include <base/base.h>

#include <string.h>

static const char *const told[][2] = {
  { "north",
    "The council of Quellmar voted on Monday to rebuild the old sluice for 40 million crowns.\n\n"
    "Swimming in the upper basin stays forbidden until the autumn of next year.\n\n"
    "A heron was seen on the roof of the pump house." },
  { "south",
    "Rebuilding the old sluice costs 40 million crowns, the council of Quellmar decided on"
    " Monday.\n\n"
    "Until the autumn of next year, swimming in the upper basin is forbidden." },
  { "west",
    "On Monday the council of Quellmar voted to rebuild the old bakery for 40 million crowns.\n\n"
    "The bathers were told to stay away from the water above the weir." },
  { "late",
    "On Monday the council voted to rebuild the old bakery of Quellmar for 40 million crowns.\n\n"
    "Swimming in the upper basin is forbidden until the autumn of next year, says a sign." },
};

static const char curated[]
    = "[sluice]\ntitle = The sluice is rebuilt\n"
      "wordings = The council of Quellmar will rebuild the old sluice for 40 million crowns.\n"
      "[bath]\ntitle = Bathing is forbidden\nphrases = stay away from the water\n"
      "[lock-keeper]\ntitle = The lock keeper retires\nphrases = lock keeper\n";

/* What is compared; made once. */
static const CcComparison *
world (void)
{
  static CcComparison *comparison = NULL;
  CcCorpus *corpus;
  CcOptions options;

  if (comparison)
    return comparison;
  corpus = cc_corpus_new ();
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    cc_corpus_add_text (corpus, told[i][0], told[i][0], "en", told[i][1]);
  cc_options_init (&options);
  options.until = CC_STAGE_CLAIMS;
  options.claims = fuzz_file ((const uint8_t *) curated, strlen (curated));
  options.threads = 1;
  comparison = cc_run_corpus (&options, corpus, NULL);
  FUZZ_PROMISE (comparison);
  return comparison;
}

/* A found claim has one central sentence, from which its id is, and two outlets. */
static void
check_claim (const CcText *text, const CcClaim *claim)
{
  g_autofree char *id = NULL;
  guint cores = 0;

  FUZZ_PROMISE (claim->curated || claim->n_outlets >= 2);
  for (guint i = 0; i < claim->n_mentions; i++)
    {
      FUZZ_PROMISE (i == 0 || claim->mentions[i - 1].sentence < claim->mentions[i].sentence);
      FUZZ_PROMISE (claim->mentions[i].strength >= 0 && claim->mentions[i].strength <= 1);
      if (claim->mentions[i].joined != CC_JOINED_CORE)
        continue;
      id = cores++ == 0 ? cc_sentence_id (text, claim->mentions[i].sentence) : id;
    }
  FUZZ_PROMISE (claim->curated || (cores == 1 && strcmp (id, claim->id) == 0));
}

FUZZ_TARGET (decisions_ini)
{
  const CcComparison *c = world ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CcDecisionFile) file = cc_decisions_read (fuzz_file (bytes, size), &error);
  g_autoptr (CcClaims) claims = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  guint problems = 0;

  FUZZ_PROMISE (!file == (error != NULL));
  if (!file)
    return 0;
  claims = cc_claims_new (c->matches, c->copies, c->curated, 1);
  notices = cc_notices_new ();
  if (!cc_claims_decide (claims, file, notices, &error))
    FUZZ_PROMISE (error);
  for (guint i = 0; i < file->decisions->len; i++)
    problems += ((const CcDecision *) g_ptr_array_index (file->decisions, i))->problems->len;
  FUZZ_PROMISE (problems == notices->len);
  for (guint i = 0; i < claims->claims->len; i++)
    check_claim (c->text, g_ptr_array_index (claims->claims, i));
  for (guint i = 0; i < claims->hidden->len; i++)
    check_claim (c->text, g_ptr_array_index (claims->hidden, i));
  return 0;
}
