/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* compounds.c: numbers written in one word, "zweihundertfünfzig". A language whose
   spelling list names a joining word ("und") writes them so; what they are made of
   are the cardinals and scales of its list of numbers. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  GREATEST_PIECE = 1000, /* a million is a noun and stands by itself */
};

void
cc_compound_add_piece (CcLexicon *lexicon, const char *text, double value, gboolean scale)
{
  CcPiece piece = { .text = text, .scale = scale };
  guint at = 0;

  if (value < 1 || value > GREATEST_PIECE || value != (guint32) value || strlen (text) > 255)
    return;
  piece.value = (guint32) value;
  piece.length = (guint8) strlen (text);
  while (at < lexicon->pieces->len
         && g_array_index (lexicon->pieces, CcPiece, at).length >= piece.length)
    at++;
  g_array_insert_val (lexicon->pieces, at, piece);
}

static const CcPiece *
piece_at (const CcLexicon *lexicon, const char *form)
{
  for (guint i = 0; i < lexicon->pieces->len; i++)
    {
      const CcPiece *piece = &g_array_index (lexicon->pieces, CcPiece, i);

      if (strncmp (form, piece->text, piece->length) == 0)
        return piece;
    }
  return NULL;
}

typedef struct
{
  guint32 total, current;
  guint32 last;    /* value of the piece before, or 0 */
  gboolean scaled; /* that was a scale */
  gboolean joined; /* the joining word stands behind it */
} Compound;

/* Units are joined to tens, anything may follow a scale, and scales rise or fall as
   in "zweihunderttausend": FALSE for pieces in another order. */
static gboolean
add_piece (Compound *c, const CcPiece *piece)
{
  if (!piece->scale)
    {
      if (c->last && !c->scaled
          && !(c->joined && c->last < 10 && piece->value >= 20 && piece->value < 100))
        return FALSE;
      c->current += piece->value;
    }
  else if (c->joined || (piece->value >= 1000 && c->total))
    return FALSE;
  else if (piece->value < 1000 && c->current >= 100)
    return FALSE;
  else if (piece->value < 1000)
    c->current = MAX (c->current, 1) * piece->value;
  else
    {
      c->total = MAX (c->current, 1) * piece->value;
      c->current = 0;
    }
  c->last = piece->value;
  c->scaled = piece->scale;
  c->joined = FALSE;
  return TRUE;
}

guint32
cc_compound_read (const CcLexicon *lexicon, const char *form)
{
  gsize joint = lexicon->compound ? strlen (lexicon->compound) : 0;
  Compound c = { 0 };
  guint n = 0;

  if (!joint)
    return 0;
  for (; *form; n++)
    {
      const CcPiece *piece = piece_at (lexicon, form);

      if (!piece || !add_piece (&c, piece))
        return 0;
      form += piece->length;
      c.joined = strncmp (form, lexicon->compound, joint) == 0;
      form += c.joined ? joint : 0;
    }
  return n > 1 && !c.joined ? c.total + c.current : 0;
}
