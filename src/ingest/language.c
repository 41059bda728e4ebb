/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <ingest/ingest.h>

#include <string.h>

/* How much of a text is looked at: languages part within a few dozen words. */
#define PROBE_BYTES 4096
#define PROBE_WORDS 250

/* Points that decide, and by how many the best has to lead. */
#define MIN_POINTS 3
#define MIN_LEAD 2

/* Points for what stands in one language alone, or in two or three; one beyond that. */
#define WORD_ALONE 3
#define WORD_FEW 2
#define LETTER_ALONE 2
#define LETTER_FEW 1

/* Words of which none has to be known before the text is in no language known here. */
#define WORDS_A_POINT 8

/* Function words that are frequent in one language and rare in its neighbours, and
   letters beyond ASCII that few languages have; after the idea of Grefenstette
   (1995), Comparing two language identification schemes. */
static const struct
{
  const char *code;
  const char *words;
  const char *letters;
} profiles[] = {
  { "en", "the of and to in is that was for it with as on by are this from be have which at he"
          " were not but they has had their would been will its an said who what when where"
          " there than more after before about into over up out no or if we you she his her him"
          " them our can could should may also all one two new only other some most such how"
          " because while since until between under against during without within through",
    "" },
  { "de", "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch"
          " es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem"
          " über ich wir ihr man wenn aber oder nur schon mehr einen eines zum zur vom beim"
          " war waren hatte habe haben kann können soll muss müssen sein seine ihre durch"
          " gegen ohne vor seit zwischen unter weil damit sagte wurde wurden heute was wer",
    "äöüß" },
  { "fr", "le la les et des est une du dans qui que pour sur pas au plus par avec il ne sont"
          " ce cette aux ont elle mais nous leur été être ses comme je vous on un de en à où"
          " ou sans sous entre après avant depuis très bien aussi fait deux tout tous même"
          " était selon encore déjà leurs son sa ces dont si quand lors ainsi peut",
    "éèêàçùûôîïœâë" },
  { "es", "el la los las de y que en del se por con una para es al lo como más pero sus su"
          " fue este ha sobre entre también son está desde cuando muy un no ya si hay todo"
          " esta ese eso sin hasta donde quien según después antes porque han ser era sido"
          " años dos tras durante aún cada otro otra otros me te nos le les qué",
    "ñáíóúé¿¡" },
  { "pt", "o os as de que e do da em um uma para com não no na por mais dos das ao se foi"
          " pelo pela são também ou já está seu sua mas ser como às é à até sem sobre entre"
          " quando muito nos nas pelos isso ele ela eles depois antes segundo ainda anos",
    "ãõçêáéíóúâ" },
  { "it", "il di che e la per un una è in del della con non sono si le dei da nel alla gli ha"
          " anche più come delle dal lo i al ma questo nella essere ai degli dalla sul sulla"
          " stato stata dopo prima ancora tra fra senza perché quando anni due nei nelle",
    "èàòùì" },
  { "pl", "i w nie się na z do że jest to jak o po co ale przez za od tym był dla oraz jego"
          " być są które który może czy tak tego także przy ich we ze u a już tylko jej go"
          " mu jako ma była było będzie bez pod nad przed między gdy kiedy bardzo też lub"
          " który która którzy którego której jeszcze ten ta te tej więc nad roku lat jeśli"
          " miał mają można według ponieważ wszystko nic kto nikt mnie mi",
    "łąęśżćńźó" },
  { "nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar uit"
          " door naar dan nog wordt heeft zich deze worden over tot hij ze wij was waren kan"
          " meer geen hun die dit onder tegen na wel al zou moeten jaar",
    "ë" },
  { "sv", "och att det som en på är av för med den till inte har om ett men var sig från"
          " så vi kan han eller när vid också efter ska skulle jag hon de ut upp över mot"
          " under mer alla nu år sedan hade blev",
    "åäö" },
  { "da", "og at det er en til på som af for med den ikke der de et har om men var sig fra"
          " så vi kan han eller efter også blev skal ved jeg hun ud op over mod under mere",
    "åæø" },
  { "no", "og at det er en til på som av for med den ikke de et har om men var seg fra så vi"
          " kan han eller etter også ble skal ved jeg hun ut opp over mot under mer",
    "åæø" },
  { "fi", "ja on ei se että oli hän myös ovat mutta kun kuin sen joka tai ole mukaan voi"
          " jos vuonna olla niin sekä ovat hänen ne",
    "äö" },
  { "cs", "a se v na je že s z do o i to k ve pro za by ale si po jako od jsou které který"
          " není podle také jeho byl nebo až",
    "řěůčšžýáíéúňťď" },
  { "sk", "a sa v na je že s z do o i to k vo pre za by ale si po ako od sú ktoré ktorý"
          " nie podľa tiež jeho bol alebo až",
    "ľĺŕôäčšžýáíéúňťď" },
  { "hu", "a az és hogy nem is egy ez meg volt már csak de mint még ki el vagy ezt azt"
          " szerint amely pedig után lesz",
    "őűáéíóöúü" },
  { "ro", "și de la în a cu pe care că nu din o un mai este pentru sunt au prin fi dar ca"
          " sau fost după această lui",
    "ăâîșțşţ" },
  { "tr", "ve bir bu için ile de da olarak daha çok olan gibi en kadar sonra var ne ancak"
          " değil her ise olduğu tarafından",
    "ığşçöü" },
  { "lt", "ir į kad su yra iš tai bet kaip ne dėl apie jau buvo už nuo taip pat po ar jo"
          " per",
    "ėųįūąęčšž" },
  { "lv", "un ir ar no par ka kas uz arī bet tas pie lai bija pēc kā vai tiek viņš nav",
    "āēīūģķļņčšž" },
  { "et", "ja on ei et see oli ka kui mis aga oma või mida tema ning ta selle kes nii pole",
    "õäöü" },
  { "hr", "i je u se na da su za od s koji a što o kao ne to koja iz nije bi ali po samo bio",
    "čćšžđ" },
  { "ru", "и в не на что с по он как это но к из у за от о же так для его то бы все был была"
          " были было или только при до уже если их её во со мы вы они она я ещё еще после"
          " когда чтобы потому который которые нет может будет под без между чем кто где там"
          " тоже очень сказал год лет можно этого этот том",
    "ыэёъщи" },
  { "uk", "і в не на що з по він як це але до із у за від о же так для його то був була були"
          " було або тільки при вже якщо їх її та ми ви вони вона я ще після коли щоб бо"
          " який які яка немає може буде під без між чим хто де там теж дуже сказав рік років"
          " можна цього цей тому й зі поки навіть серед щодо проти",
    "їєґіищ" },
  { "be", "і ў не на што з па ён як гэта але да са у за ад аб жа так для яго то быў была былі"
          " было або толькі пры ўжо калі іх яе ды мы вы яны яна я яшчэ пасля каб бо які якія"
          " якая няма можа будзе пад без паміж чым хто дзе там таксама вельмі сказаў год"
          " гадоў можна гэтага гэты таму й нават пакуль супраць праз паводле",
    "ўіыэё" },
  { "bg", "и в не на че с по той как това но към от за се да е са ще при до вече ако ги я те"
          " тя след когато който която които няма може бъде под без между беше има като или",
    "ъщи" },
  { "sr", "и у не на да са по он како то али из за од о је су се ће би који која које или"
          " само при већ ако их она они после када није може биће под без међу као што",
    "ђћјљњџи" },
};

/* Points of each language, a byte each, to be added eight at once. */
typedef union
{
  guint8 of[32];
  guint64 eight[4];
} Points;

G_STATIC_ASSERT (G_N_ELEMENTS (profiles) <= sizeof (Points));

/* The languages in which something stands, as bits: words by their key, with open
   addressing, and letters by their code point. */
typedef struct
{
  guint64 key;
  guint64 languages; /* 0: the slot is empty */
  Points points;     /* that the word gives to each */
} Word;

enum
{
  N_SLOTS = 4096, /* some four times the words above */
  N_LETTERS = 0x530,
};

typedef struct
{
  Word words[N_SLOTS];
  guint64 letters[N_LETTERS];
} Index;

/* The bytes of a short word, the first lowest; the hash of a long one. */
static guint64
key_of (const char *word, gsize length)
{
  char bytes[8] = { 0 };

  if (length > sizeof bytes)
    return cc_hash (word, length);
  memcpy (bytes, word, length);
  return cc_bytes_load (bytes);
}

/* Where the word with this key stands, or belongs. */
static guint
slot_of (const Index *index, guint64 key)
{
  guint at = (guint) (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % N_SLOTS;

  while (index->words[at].languages && index->words[at].key != key)
    at = (at + 1) % N_SLOTS;
  return at;
}

/* The fewer languages share what was found, the more it says. */
static guint
worth (guint64 languages, guint alone, guint few)
{
  guint n = 0;

  for (guint64 b = languages; b; b &= b - 1)
    n++;
  return n == 1 ? alone : n <= 3 ? few : 1;
}

static void
fill_points (Word *word)
{
  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    if (word->languages >> l & 1)
      word->points.of[l] = (guint8) worth (word->languages, WORD_ALONE, WORD_FEW);
}

static void
fill_index (Index *index)
{
  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    {
      guint64 bit = (guint64) 1 << l;

      for (const char *word = profiles[l].words; *word; word += strspn (word, " "))
        {
          gsize length = strcspn (word, " ");
          guint64 key = key_of (word, length);
          Word *slot = &index->words[slot_of (index, key)];

          slot->key = key;
          slot->languages |= bit;
          word += length;
        }
      for (const char *p = profiles[l].letters; *p; p = g_utf8_next_char (p))
        if (g_utf8_get_char (p) < N_LETTERS)
          index->letters[g_utf8_get_char (p)] |= bit;
    }
  for (guint i = 0; i < N_SLOTS; i++)
    fill_points (&index->words[i]);
}

/* A constant once made. */
static const Index *
all_words (void)
{
  static Index index;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      fill_index (&index);
      g_once_init_leave (&made, 1);
    }
  return &index;
}

/* ---- scripts ---- */

/* Letters of which a script is told. */
#define MIN_LETTERS 4

typedef struct
{
  guint latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, georgian, armenian, devanagari,
    thai, other;
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
    s->devanagari += g_unichar_isalpha (c);
  else if (c >= 0xe00 && c < 0xe80)
    s->thai++;
  else
    s->other += g_unichar_isalpha (c);
}

static void
count_scripts (Scripts *s, const char *p, const char *end)
{
  gboolean ascii = cc_ascii_run (p, (gsize) (end - p)) == (gsize) (end - p);

  /* Of Latin letters alone, it matters only that there are enough. */
  while (p < end && !(ascii && s->latin >= MIN_LETTERS))
    {
      guint64 bytes = p + 8 <= end ? cc_bytes_load (p) : CC_TOPS;

      if (bytes & CC_TOPS)
        {
          count_script (s, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
      else
        {
          s->latin += cc_bytes_count (cc_bytes_letters (bytes));
          p += 8;
        }
    }
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
                  + s->georgian + s->armenian + s->devanagari + s->thai + s->other;

  if (letters < MIN_LETTERS)
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
  guint points[G_N_ELEMENTS (profiles)];
  guint words;
  Points some; /* of the last words, still to be added to the points */
  guint n_some;
} Votes;

static void
add_some (Votes *votes)
{
  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    votes->points[l] += votes->some.of[l];
  votes->some = (Points) { { 0 } };
  votes->n_some = 0;
}

static void
vote_word_key (Votes *votes, const Index *index, guint64 key)
{
  const Word *word = &index->words[slot_of (index, key)];

  votes->words++;
  for (guint i = 0; i < G_N_ELEMENTS (word->points.eight); i++)
    votes->some.eight[i] += word->points.eight[i];
  if (++votes->n_some == G_MAXUINT8 / WORD_ALONE)
    add_some (votes);
}

static void
vote_letter (Votes *votes, guint64 languages)
{
  guint points = worth (languages, LETTER_ALONE, LETTER_FEW);

  for (guint l = 0; languages; l++, languages >>= 1)
    if (languages & 1)
      votes->points[l] += points;
}

static void
vote_word (Votes *votes, const Index *index, const char *word, gsize length)
{
  char small[32];
  gsize n = 0;

  for (gsize i = 0; i < length && n + 8 < sizeof small; i += cc_utf8_length ((guchar) word[i]))
    if ((guchar) word[i] < 0x80)
      small[n++] = (char) (word[i] | 0x20);
    else
      {
        gunichar c = g_unichar_tolower (g_utf8_get_char (word + i));

        n += (gsize) g_unichar_to_utf8 (c, small + n);
        if (c >= 0x80 && c < N_LETTERS)
          vote_letter (votes, index->letters[c]);
      }
  vote_word_key (votes, index, key_of (small, n));
}

/* Votes for the word at @p, or passes by what is no letter, when only ASCII stands there
   and the word has less than eight letters; returns what follows, else @p. */
static const char *
vote_short (Votes *votes, const Index *index, const char *p, const char *end)
{
  guint64 bytes = end - p >= 8 ? cc_bytes_load (p) : CC_TOPS;
  guint64 letters = bytes & CC_TOPS ? 0 : cc_bytes_letters (bytes);
  guint n;

  if (bytes & CC_TOPS || letters == CC_TOPS)
    return p;
  if (letters == 0)
    return p + 8;
  n = cc_bytes_first (letters);
  if (n > 0)
    return p + n;
  n = cc_bytes_first (letters ^ CC_TOPS);
  bytes = (bytes | CC_BYTES (0x20)) & (((guint64) 1 << 8 * n) - 1);
  vote_word_key (votes, index, bytes);
  return p + n + 1;
}

/* The language with most points; "" when none leads enough. */
static const char *
winner (const Votes *votes)
{
  guint best = 0, second = 0;

  for (guint l = 1; l < G_N_ELEMENTS (profiles); l++)
    if (votes->points[l] > votes->points[best])
      best = l;
  for (guint l = 0; l < G_N_ELEMENTS (profiles); l++)
    if (l != best && votes->points[l] > second)
      second = votes->points[l];
  if (votes->points[best] < MIN_POINTS || votes->points[best] < second + MIN_LEAD
      || votes->points[best] * WORDS_A_POINT < votes->words)
    return "";
  return profiles[best].code;
}

static gboolean
is_letter (const char *p)
{
  return (guchar) *p < 0x80 ? (guchar) ((*p | 0x20) - 'a') < 26
                            : g_unichar_isalpha (g_utf8_get_char (p));
}

static void
count_words (const char *p, const char *end, Votes *votes)
{
  const Index *index = all_words ();

  while (p < end && votes->words < PROBE_WORDS)
    {
      const char *start = p;

      p = vote_short (votes, index, p, end);
      if (p > start)
        continue;
      while (p < end && is_letter (p))
        p += cc_utf8_length ((guchar) *p);
      if (p > start)
        vote_word (votes, index, start, (gsize) (p - start));
      else
        p += cc_utf8_length ((guchar) *p);
    }
  add_some (votes);
}

/* The part that is looked at, up to a whole character. */
static const char *
probe_end (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBE_BYTES);

  while (end > text && end < text + length && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return end;
}

/* @votes is filled unless the script alone decides. */
static const char *
guess (const char *text, gsize length, const char **source, Votes *votes)
{
  Scripts scripts = { .latin = 0 };
  const char *end = probe_end (text, length);
  const char *by_script, *by_words;

  count_scripts (&scripts, text, end);
  by_script = script_language (&scripts);
  *source = "script";
  if (by_script && scripts.cyrillic == 0)
    return by_script;
  count_words (text, end, votes);
  by_words = winner (votes);
  if (by_script && !*by_words)
    return by_script;
  *source = "words";
  return by_words;
}

const char *
cc_language_guess (const char *text, gsize length, const char **source)
{
  Votes votes = { .words = 0 };

  return guess (text, length, source, &votes);
}

static guint
profile_of (const char *code)
{
  guint l = 0;

  while (l < G_N_ELEMENTS (profiles) && strcmp (profiles[l].code, code) != 0)
    l++;
  return l;
}

/* A declaration is overruled by so many points more for another language than for
   it, which no quotation brings about, and in no shorter text. */
#define CLEAR_POINTS 40
#define CLEAR_BYTES 200

const char *
cc_language_against (const char *declared, const char *text, gsize length, const char **source)
{
  Votes votes = { .words = 0 };
  const char *found = guess (text, length, source, &votes);
  guint said = profile_of (declared);
  guint seen = profile_of (found);

  /* Of languages unknown here nothing can be said. */
  if (!*found || said == G_N_ELEMENTS (profiles) || said == seen || length < CLEAR_BYTES)
    return NULL;
  if (seen == G_N_ELEMENTS (profiles)
      || votes.points[seen] >= votes.points[said] + CLEAR_POINTS)
    return found;
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
