/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

/* How much of a text is looked at: languages part within a few dozen words. */
#define PROBE_BYTES 4096
#define PROBE_WORDS 250
#define MIN_HITS 3

/* Function words that are frequent in one language and rare in its neighbours;
   after the idea of Grefenstette (1995), Comparing two language identification
   schemes. */
static const struct
{
  const char *code;
  const char *words;
} profiles[] = {
  { "en", "the of and to in is that was for it with as on by are this from be have which at he"
          " were not but they has had their would been will its an said" },
  { "de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch"
          " es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem"
          " über" },
  { "fr", "le la les et des est une du dans qui que pour sur pas au plus par avec il ne sont"
          " ce cette aux ont elle mais nous leur été être ses comme" },
  { "es", "el la los las de y que en del se por con una para es al lo como más pero sus su"
          " fue este ha sobre entre también son está desde cuando muy" },
  { "pt", "o os as de que e do da em um uma para com não no na por mais dos das ao se foi"
          " pelo pela são também ou já está seu sua mas ser como às" },
  { "it", "il di che e la per un una è in del della con non sono si le dei da nel alla gli ha"
          " anche più come delle dal lo i al ma questo nella essere" },
  { "pl", "i w nie się na z do że jest to jak o po co ale przez za od tym był dla oraz jego"
          " być są które który może czy tak tego także przy ich" },
  { "nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar uit"
          " door naar dan nog wordt heeft zich deze worden over" },
  { "sv", "och att det som en på är av för med den till inte har om ett men var sig från"
          " så vi kan han eller när vid också efter ska skulle" },
  { "da", "og at det er en til på som af for med den ikke der de et har om men var sig fra"
          " så vi kan han eller efter også blev skal ved" },
  { "no", "og at det er en til på som av for med den ikke de et har om men var seg fra så vi"
          " kan han eller etter også ble skal ved" },
  { "fi", "ja on ei se että oli hän myös ovat mutta kun kuin sen joka tai ole mukaan voi"
          " jos vuonna olla niin sekä ovat hänen ne" },
  { "cs", "a se v na je že s z do o i to k ve pro za by ale si po jako od jsou které který"
          " není podle také jeho byl nebo až" },
  { "sk", "a sa v na je že s z do o i to k vo pre za by ale si po ako od sú ktoré ktorý"
          " nie podľa tiež jeho bol alebo až" },
  { "hu", "a az és hogy nem is egy ez meg volt már csak de mint még ki el vagy ezt azt"
          " szerint amely pedig után lesz" },
  { "ro", "și de la în a cu pe care că nu din o un mai este pentru sunt au prin fi dar ca"
          " sau fost după această lui" },
  { "tr", "ve bir bu için ile de da olarak daha çok olan gibi en kadar sonra var ne ancak"
          " değil her ise olduğu tarafından" },
  { "lt", "ir į kad su yra iš tai bet kaip ne dėl apie jau buvo už nuo taip pat po ar jo"
          " per" },
  { "lv", "un ir ar no par ka kas uz arī bet tas pie lai bija pēc kā vai tiek viņš nav" },
  { "et", "ja on ei et see oli ka kui mis aga oma või mida tema ning ta selle kes nii pole" },
  { "hr", "i je u se na da su za od s koji a što o kao ne to koja iz nije bi ali po samo bio" },
};

static GHashTable *
index_words (void)
{
  /* Word → bits of the languages that use it. */
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    {
      g_auto (GStrv) words = g_strsplit (profiles[l].words, " ", 0);

      for (guint i = 0; words[i]; i++)
        {
          gsize bits = GPOINTER_TO_SIZE (g_hash_table_lookup (index, words[i]));

          g_hash_table_insert (index, g_strdup (words[i]),
                               GSIZE_TO_POINTER (bits | (gsize) 1 << l));
        }
    }
  return index;
}

/* A constant once made. */
static GHashTable *
word_index (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      GHashTable *index = index_words ();

      g_once_init_leave (&made, (gsize) index);
    }
  return (GHashTable *) made;
}

/* ---- scripts ---- */

typedef struct
{
  guint latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, georgian, armenian, devanagari,
    thai;
  guint ukrainian, belarusian, russian, bulgarian, serbian; /* letters that only these use */
  guint persian;
} Scripts;

static void
count_cyrillic (Scripts *s, gunichar c)
{
  s->cyrillic++;
  switch (c)
    {
    case 0x457: case 0x407: case 0x454: case 0x404: case 0x491: case 0x490: /* ї є ґ */
      s->ukrainian++;
      break;
    case 0x45e: case 0x40e: /* ў */
      s->belarusian++;
      break;
    case 0x44b: case 0x42b: case 0x44d: case 0x42d: case 0x451: case 0x401: /* ы э ё */
      s->russian++;
      break;
    case 0x44a: case 0x42a: /* ъ: a vowel in Bulgarian, rare in Russian */
      s->bulgarian++;
      break;
    case 0x452: case 0x402: case 0x45b: case 0x40b: case 0x458: case 0x408: /* ђ ћ ј */
      s->serbian++;
      break;
    default:
      break;
    }
}

static void
count_script (Scripts *s, gunichar c)
{
  if (c < 0x80)
    s->latin += g_ascii_isalpha ((char) c);
  else if (c < 0x250)
    s->latin += g_unichar_isalpha (c);
  else if (c >= 0x400 && c < 0x530)
    count_cyrillic (s, c);
  else if (c >= 0x370 && c < 0x400)
    s->greek++;
  else if (c >= 0x590 && c < 0x600)
    s->hebrew++;
  else if (c >= 0x600 && c < 0x700)
    {
      s->arabic++;
      s->persian += c == 0x67e || c == 0x686 || c == 0x698 || c == 0x6af || c == 0x6cc;
    }
  else if (c >= 0x3040 && c < 0x3100)
    s->kana++;
  else if (c >= 0x4e00 && c < 0xa000)
    s->han++;
  else if (c >= 0xac00 && c < 0xd7a4)
    s->hangul++;
  else if (c >= 0x10a0 && c < 0x1100)
    s->georgian++;
  else if (c >= 0x530 && c < 0x590)
    s->armenian++;
  else if (c >= 0x900 && c < 0x980)
    s->devanagari++;
  else if (c >= 0xe00 && c < 0xe80)
    s->thai++;
}

static const char *
cyrillic_language (const Scripts *s)
{
  if (s->serbian * 50 > s->cyrillic)
    return "sr";
  if (s->belarusian * 200 > s->cyrillic)
    return "be";
  if (s->ukrainian * 200 > s->cyrillic && s->ukrainian > s->russian)
    return "uk";
  if (s->russian * 200 > s->cyrillic)
    return "ru";
  return s->bulgarian * 100 > s->cyrillic ? "bg" : "ru";
}

/* NULL when the text is mostly Latin, "" when too little of any script stands there. */
static const char *
script_language (const Scripts *s)
{
  guint cjk = s->han + s->kana;
  guint letters = s->latin + s->cyrillic + s->greek + s->arabic + s->hebrew + cjk + s->hangul
                  + s->georgian + s->armenian + s->devanagari + s->thai;

  if (letters < 4)
    return "";
  if (s->latin * 2 > letters)
    return NULL;
  if (s->cyrillic * 2 > letters)
    return cyrillic_language (s);
  if (cjk * 2 > letters)
    return s->kana * 20 > cjk ? "ja" : "zh";
  if (s->arabic * 2 > letters)
    return s->persian * 50 > s->arabic ? "fa" : "ar";
  return s->greek * 2 > letters ? "el" : s->hebrew * 2 > letters ? "he"
         : s->hangul * 2 > letters ? "ko" : s->georgian * 2 > letters ? "ka"
         : s->armenian * 2 > letters ? "hy" : s->devanagari * 2 > letters ? "hi"
         : s->thai * 2 > letters ? "th" : "";
}

/* ---- words ---- */

typedef struct
{
  guint hits[G_N_ELEMENTS (profiles)];
  guint unique[G_N_ELEMENTS (profiles)];
  guint words;
} Votes;

static void
vote (Votes *votes, GHashTable *index, const char *word, gsize length)
{
  char small[32];
  gsize n = 0;
  gsize bits;

  votes->words++;
  for (gsize i = 0; i < length && n + 8 < sizeof small; i += cc_utf8_length ((guchar) word[i]))
    if ((guchar) word[i] < 0x80)
      small[n++] = g_ascii_tolower (word[i]);
    else
      n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (word + i)), small + n);
  small[n] = '\0';
  bits = GPOINTER_TO_SIZE (g_hash_table_lookup (index, small));
  for (guint l = 0; bits; l++, bits >>= 1)
    if (bits & 1)
      {
        votes->hits[l]++;
        votes->unique[l] += bits == 1;
      }
}

static const char *
winner (const Votes *votes)
{
  guint best = 0, second = 0;

  for (guint l = 1; l < G_N_ELEMENTS (profiles); l++)
    if (votes->hits[l] > votes->hits[best])
      best = l;
  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    if (l != best && votes->hits[l] > second)
      second = votes->hits[l];
  if (votes->hits[best] < MIN_HITS || votes->hits[best] * 12 < votes->words
      || votes->hits[best] == second)
    return "";
  return profiles[best].code;
}

static const char *
words_language (const char *text, const char *end)
{
  Votes votes = { .words = 0 };
  GHashTable *index = word_index ();
  const char *start = NULL;

  for (const char *p = text; p < end && votes.words < PROBE_WORDS; p = g_utf8_next_char (p))
    {
      gboolean letter = (guchar) *p < 0x80 ? g_ascii_isalpha (*p)
                                           : g_unichar_isalpha (g_utf8_get_char (p));

      if (letter && !start)
        start = p;
      else if (!letter && start)
        {
          vote (&votes, index, start, (gsize) (p - start));
          start = NULL;
        }
    }
  if (start && votes.words < PROBE_WORDS)
    vote (&votes, index, start, (gsize) (end - start));
  return winner (&votes);
}

const char *
cc_language_guess (const char *text, gsize length, const char **source)
{
  Scripts scripts = { .latin = 0 };
  const char *end = text + MIN (length, PROBE_BYTES);
  const char *language;

  while (end > text && end < text + length && ((guchar) *end & 0xc0) == 0x80)
    end--;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    count_script (&scripts, g_utf8_get_char (p));
  language = script_language (&scripts);
  *source = language ? "script" : "words";
  return language ? language : words_language (text, end);
}

const char *
cc_language_against (const char *declared, const char *text, gsize length, const char **source)
{
  const char *guess = cc_language_guess (text, length, source);

  (void) declared;
  (void) guess;
  return NULL;
}

/* ---- declared ---- */

static const struct
{
  const char *name, *code;
} names[] = {
  { "english", "en" },    { "eng", "en" },     { "german", "de" },     { "deutsch", "de" },
  { "deu", "de" },        { "ger", "de" },     { "french", "fr" },     { "français", "fr" },
  { "fra", "fr" },        { "fre", "fr" },     { "spanish", "es" },    { "español", "es" },
  { "spa", "es" },        { "polish", "pl" },  { "polski", "pl" },     { "pol", "pl" },
  { "russian", "ru" },    { "русский", "ru" }, { "rus", "ru" },        { "ukrainian", "uk" },
  { "українська", "uk" }, { "ukr", "uk" },     { "belarusian", "be" },
  { "беларуская", "be" },
  { "bel", "be" },        { "italian", "it" }, { "italiano", "it" },   { "ita", "it" },
  { "portuguese", "pt" }, { "por", "pt" },     { "dutch", "nl" },      { "nld", "nl" },
  { "swedish", "sv" },    { "swe", "sv" },     { "chinese", "zh" },    { "zho", "zh" },
  { "nb", "no" },         { "nn", "no" },
};

const char *
cc_language_code (const char *declared)
{
  g_autofree char *name = g_utf8_validate (declared, -1, NULL) ? g_utf8_casefold (declared, -1)
                                                               : NULL;
  gsize n = 0;

  if (!name)
    return "";
  g_strstrip (name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return names[i].code;
  while (g_ascii_isalpha (name[n]))
    n++;
  if (n < 2 || n > 3 || (name[n] && name[n] != '-' && name[n] != '_'))
    return "";
  if (name[n])
    {
      name[n] = '\0';
      return cc_language_code (name);
    }
  return n == 2 ? g_intern_string (name) : "";
}
