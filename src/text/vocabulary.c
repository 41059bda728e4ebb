/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vocabulary.c: distinct words and stems, in open-addressed tables whose slots
   hold indices, so that the arrays can be handed out as they are. A slot keeps the
   hash beside the index: what is looked for is seldom compared with anything else,
   and a table grows without a look at the words. */
#include "config.h"

#include <text/text.h>

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum
{
  FIRST_SLOTS = 1024, /* a power of two */
};

void
cc_vocabulary_init (CcVocabulary *vocabulary)
{
  vocabulary->entries = g_array_new (FALSE, FALSE, sizeof (CcEntry));
  vocabulary->stems = g_array_new (FALSE, FALSE, sizeof (CcStem));
  vocabulary->letters = g_string_new_len ("", 1);
  vocabulary->word_slots = g_new0 (CcSlot, FIRST_SLOTS);
  vocabulary->stem_slots = g_new0 (CcSlot, FIRST_SLOTS);
  vocabulary->word_mask = vocabulary->stem_mask = FIRST_SLOTS - 1;
}

void
cc_vocabulary_clear (CcVocabulary *vocabulary)
{
  g_clear_pointer (&vocabulary->entries, g_array_unref);
  g_clear_pointer (&vocabulary->stems, g_array_unref);
  if (vocabulary->letters)
    g_string_free (g_steal_pointer (&vocabulary->letters), TRUE);
  g_clear_pointer (&vocabulary->word_slots, g_free);
  g_clear_pointer (&vocabulary->stem_slots, g_free);
}

guint32
cc_vocabulary_hash (const char *form, gsize length, const char *language)
{
  guint32 tag;

  memcpy (&tag, language, sizeof tag);
  return (guint32) XXH3_64bits (form, length) ^ (tag * 0x9e3779b1u);
}

/* Most forms are in their key whole. */
static gboolean
is_word (const CcVocabulary *vocabulary, const CcEntry *entry, const CcForm *form,
         const char *language)
{
  return entry->key[0] == form->key[0] && entry->key[1] == form->key[1]
         && entry->word.length == form->length
         && memcmp (entry->word.language, language, sizeof entry->word.language) == 0
         && (form->length <= sizeof form->key
             || memcmp (vocabulary->letters->str + entry->word.text, form->text, form->length) == 0);
}

guint32
cc_vocabulary_find (const CcVocabulary *vocabulary, guint32 hash, const CcForm *form,
                    const char *language)
{
  const CcSlot *slots = vocabulary->word_slots;
  guint32 mask = vocabulary->word_mask;

  for (guint32 at = hash & mask; slots[at].index; at = (at + 1) & mask)
    if (slots[at].hash == hash
        && is_word (vocabulary, &g_array_index (vocabulary->entries, CcEntry, slots[at].index - 1),
                    form, language))
      return slots[at].index - 1;
  return G_MAXUINT32;
}

static void
put (CcSlot *slots, guint32 mask, CcSlot slot)
{
  guint32 at = slot.hash & mask;

  while (slots[at].index)
    at = (at + 1) & mask;
  slots[at] = slot;
}

/* Puts entry @index in the table, which is doubled when it is half full. */
static void
enter (CcSlot **slots, guint32 *mask, guint32 hash, guint32 index)
{
  if (index >= *mask / 2)
    {
      guint32 wider = *mask * 2 + 1;
      CcSlot *grown = g_new0 (CcSlot, (gsize) wider + 1);

      for (guint32 i = 0; i <= *mask; i++)
        if ((*slots)[i].index)
          put (grown, wider, (*slots)[i]);
      g_free (*slots);
      *slots = grown;
      *mask = wider;
    }
  put (*slots, *mask, (CcSlot){ hash, index + 1 });
}

static guint32
add_letters (CcVocabulary *vocabulary, const char *letters, gsize length)
{
  guint32 at = (guint32) vocabulary->letters->len;

  g_string_append_len (vocabulary->letters, letters, (gssize) length + 1);
  return at;
}

guint32
cc_vocabulary_add (CcVocabulary *vocabulary, guint32 hash, const char *form, CcEntry entry)
{
  const CcStem *stem = &g_array_index (vocabulary->stems, CcStem, entry.word.stem);

  /* Where form and stem are spelt alike they share their letters. */
  entry.word.text = strcmp (vocabulary->letters->str + stem->text, form) == 0
                        ? stem->text
                        : add_letters (vocabulary, form, entry.word.length);
  g_array_append_val (vocabulary->entries, entry);
  enter (&vocabulary->word_slots, &vocabulary->word_mask, hash, vocabulary->entries->len - 1);
  return vocabulary->entries->len - 1;
}

guint32
cc_vocabulary_stem (CcVocabulary *vocabulary, const char *stem, gsize length)
{
  CcStem entry = { .hash = XXH3_64bits (stem, length) };
  const CcSlot *slots = vocabulary->stem_slots;
  guint32 hash = (guint32) entry.hash, mask = vocabulary->stem_mask;

  for (guint32 at = hash & mask; slots[at].index; at = (at + 1) & mask)
    {
      const CcStem *there = &g_array_index (vocabulary->stems, CcStem, slots[at].index - 1);

      if (there->hash == entry.hash && strcmp (vocabulary->letters->str + there->text, stem) == 0)
        return slots[at].index - 1;
    }
  entry.text = add_letters (vocabulary, stem, length);
  g_array_append_val (vocabulary->stems, entry);
  enter (&vocabulary->stem_slots, &vocabulary->stem_mask, hash, vocabulary->stems->len - 1);
  return vocabulary->stems->len - 1;
}
