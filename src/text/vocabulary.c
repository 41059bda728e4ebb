/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* vocabulary.c: distinct words and stems, in open-addressed tables whose slots
   hold indices, so that the arrays can be handed out as they are. */
#include "config.h"

#include <text/text.h>

#include <string.h>

enum
{
  FIRST_SLOTS = 1024, /* a power of two */
};

void
cc_vocabulary_init (CcVocabulary *vocabulary)
{
  vocabulary->entries = g_array_new (FALSE, FALSE, sizeof (CcEntry));
  vocabulary->stems = g_array_new (FALSE, FALSE, sizeof (CcStemEntry));
  vocabulary->letters = g_string_new (NULL);
  vocabulary->word_slots = g_new0 (guint32, FIRST_SLOTS);
  vocabulary->stem_slots = g_new0 (guint32, FIRST_SLOTS);
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

guint64
cc_vocabulary_hash (const char *form, gsize length, const char *language)
{
  guint64 tag = 0;

  for (guint i = 0; i < 3 && language[i]; i++)
    tag = tag << 8 | (guchar) language[i];
  return cc_hash (form, length) ^ (tag * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
}

static inline CcEntry *
entry_at (const CcVocabulary *vocabulary, guint32 index)
{
  return &g_array_index (vocabulary->entries, CcEntry, index);
}

static inline CcStemEntry *
stem_at (const CcVocabulary *vocabulary, guint32 index)
{
  return &g_array_index (vocabulary->stems, CcStemEntry, index);
}

guint32
cc_vocabulary_find (const CcVocabulary *vocabulary, guint64 hash, const char *form, gsize length,
                    const char *language)
{
  guint32 slot = (guint32) hash & vocabulary->word_mask;

  for (guint32 at; (at = vocabulary->word_slots[slot]); slot = (slot + 1) & vocabulary->word_mask)
    {
      const CcEntry *entry = entry_at (vocabulary, at - 1);

      if (entry->hash == hash && entry->word.length == length
          && memcmp (vocabulary->letters->str + entry->word.text, form, length) == 0
          && strcmp (entry->word.language, language) == 0)
        return at - 1;
    }
  return G_MAXUINT32;
}

static void
put (guint32 *slots, guint32 mask, guint64 hash, guint32 index)
{
  guint32 slot = (guint32) hash & mask;

  while (slots[slot])
    slot = (slot + 1) & mask;
  slots[slot] = index + 1;
}

/* Doubles the table of words when it is half full. */
static void
grow_words (CcVocabulary *vocabulary)
{
  if (vocabulary->entries->len * 2 <= vocabulary->word_mask)
    return;
  g_free (vocabulary->word_slots);
  vocabulary->word_mask = vocabulary->word_mask * 2 + 1;
  vocabulary->word_slots = g_new0 (guint32, (gsize) vocabulary->word_mask + 1);
  for (guint32 i = 0; i < vocabulary->entries->len; i++)
    put (vocabulary->word_slots, vocabulary->word_mask, entry_at (vocabulary, i)->hash, i);
}

static void
grow_stems (CcVocabulary *vocabulary)
{
  if (vocabulary->stems->len * 2 <= vocabulary->stem_mask)
    return;
  g_free (vocabulary->stem_slots);
  vocabulary->stem_mask = vocabulary->stem_mask * 2 + 1;
  vocabulary->stem_slots = g_new0 (guint32, (gsize) vocabulary->stem_mask + 1);
  for (guint32 i = 0; i < vocabulary->stems->len; i++)
    put (vocabulary->stem_slots, vocabulary->stem_mask, stem_at (vocabulary, i)->stem.hash, i);
}

static guint32
add_letters (CcVocabulary *vocabulary, const char *letters, gsize length)
{
  guint32 at = (guint32) vocabulary->letters->len;

  g_string_append_len (vocabulary->letters, letters, (gssize) length);
  g_string_append_c (vocabulary->letters, '\0');
  return at;
}

guint32
cc_vocabulary_add (CcVocabulary *vocabulary, guint64 hash, const char *form, gsize length,
                   const char *language, guint32 stem, guint16 flags, guint32 lex)
{
  CcEntry entry = { .hash = hash, .lex = lex };
  const CcStem *as_stem = &stem_at (vocabulary, stem)->stem;
  const char *spelling = vocabulary->letters->str + as_stem->text;

  /* Where form and stem are spelt alike they share their letters. */
  entry.word.text = strlen (spelling) == length && memcmp (spelling, form, length) == 0
                        ? as_stem->text
                        : add_letters (vocabulary, form, length);
  entry.word.stem = stem;
  entry.word.length = (guint16) length;
  entry.word.flags = flags;
  g_strlcpy (entry.word.language, language, sizeof entry.word.language);
  g_array_append_val (vocabulary->entries, entry);
  put (vocabulary->word_slots, vocabulary->word_mask, hash, vocabulary->entries->len - 1);
  grow_words (vocabulary);
  return vocabulary->entries->len - 1;
}

guint32
cc_vocabulary_stem (CcVocabulary *vocabulary, const char *stem, gsize length)
{
  guint64 hash = cc_hash (stem, length);
  guint32 slot = (guint32) hash & vocabulary->stem_mask;
  CcStemEntry entry = { .stem.hash = hash };

  for (guint32 at; (at = vocabulary->stem_slots[slot]); slot = (slot + 1) & vocabulary->stem_mask)
    {
      const CcStem *there = &stem_at (vocabulary, at - 1)->stem;
      const char *spelling = vocabulary->letters->str + there->text;

      if (there->hash == hash && strncmp (spelling, stem, length) == 0 && !spelling[length])
        return at - 1;
    }
  entry.stem.text = add_letters (vocabulary, stem, length);
  g_array_append_val (vocabulary->stems, entry);
  put (vocabulary->stem_slots, vocabulary->stem_mask, hash, vocabulary->stems->len - 1);
  grow_stems (vocabulary);
  return vocabulary->stems->len - 1;
}
