/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* cards.c: what is asked of a sentence first, in one place. */
#include "config.h"

#include <align/align.h>

G_STATIC_ASSERT (CC_MAX_TERMS <= G_MAXUINT8);
G_STATIC_ASSERT (CC_TOKEN_NEGATION < CC_CARD_PLACE);
G_STATIC_ASSERT (sizeof (CcCard) == 32);

void
cc_features_make_cards (CcFeatures *f)
{
  guint32 n = f->text->n_sentences;

  f->cards = g_new (CcCard, n + 1);
  for (guint32 s = 0; s < n; s++)
    f->cards[s] = (CcCard) {
      .sets = f->set_starts[s],
      .words = f->word_starts[s],
      .terms = f->term_starts[s],
      .article = f->articles[s],
      .mass = f->masses[s],
      .word_mass = f->word_masses[s],
      .word_norm = f->word_norms[s],
      .n_sets = (guint8) (f->set_starts[s + 1] - f->set_starts[s]),
      .n_words = (guint8) (f->word_starts[s + 1] - f->word_starts[s]),
      .n_terms = (guint8) (f->term_starts[s + 1] - f->term_starts[s]),
      .flags = (guint8) (f->flags[s] | (f->flags[s] & CC_NAMES_PLACE ? CC_CARD_PLACE : 0)),
    };
}
