/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* opposition.h: whether one sentence says the contrary of another. opposition-list.c
   reads data/LANG/opposition.list for the words of a text, opposition.c applies it.  */
#ifndef CC_OPPOSITION_H
#define CC_OPPOSITION_H

#include <align/align.h>

/* What an entry of the list is. */
typedef enum
{
  CC_OPPOSITION_NONE,
  CC_OPPOSITION_POLE,     /* one of two contraries */
  CC_OPPOSITION_DENIAL,   /* negates what follows: "denied", "failed to" */
  CC_OPPOSITION_PSEUDO,   /* looks like a negation: "not only" */
  CC_OPPOSITION_THROUGH,  /* between a negation and what it is about: "reports" */
  CC_OPPOSITION_BOUNDARY, /* ends what a negation reaches: "but" */
  CC_OPPOSITION_SUPPOSED, /* likewise, and what follows is not stated: "if" */
} CcOppositionRole;

typedef struct
{
  guint8 role;  /* CcOppositionRole */
  gint16 pole;  /* number of the opposition, from 1; the contrary is negative */
  char **words; /* lower case; the first stands for the word under which it is found */
  guint n_words;
} CcOppositionEntry;

/* What a word may do by itself to whether its sentence opposes another. */
enum
{
  CC_TURNS_SIGN = 1 << 0, /* it has a negative prefix, or may begin a denial */
  CC_TURNS_POLE = 1 << 1, /* it may begin one of two contraries */
  CC_TURNS_ROLE = 1 << 2, /* it may begin any entry */
};

typedef struct CcOpposition CcOpposition;

struct CcOpposition
{
  const CcText *text;
  GPtrArray *entries;  /* of CcOppositionEntry *, owned */
  GPtrArray **by_word; /* by word: entries that may begin with it, the longest first; or NULL */
  guint32 *bases;      /* by word: stem of the word less its negative prefix, or G_MAXUINT32 */
  guint8 *turns;       /* by word: CC_TURNS_… */
};

/* NULL with CC_ERROR_SYNTAX when a list is malformed. */
CcOpposition *cc_opposition_new (const CcText *text, GError **error);
void cc_opposition_free (CcOpposition *opposition);

/* What cc_opposition_at() gives where the word may begin an entry. */
const CcOppositionEntry *cc_opposition_entry (const CcOpposition *opposition, guint32 at,
                                              guint32 end);

/* The entry of the list that begins at token @at, all of it before @end, or NULL. */
static inline const CcOppositionEntry *
cc_opposition_at (const CcOpposition *opposition, guint32 at, guint32 end)
{
  guint32 word = opposition->text->tokens[at].word;

  return opposition->turns[word] & CC_TURNS_ROLE ? cc_opposition_entry (opposition, at, end) : NULL;
}

/* TRUE when the sentences of @match state contraries; the words of both that do into
   @range_a and @range_b. */
gboolean cc_opposition_find (const CcMatches *matches, const CcMatch *match, CcRange *range_a,
                             CcRange *range_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcOpposition, cc_opposition_free)

#endif
