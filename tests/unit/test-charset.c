/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <unicode/ucnv.h>

#include <ingest/charset.h>

#include "samples.h"
#include "unit.h"

/* ---- mojibake ---- */

static const struct
{
  const char *damaged, *meant;
} repaired[] = {
  { "the mayorâ€™s tram", "the mayor’s tram" },
  { "a â€œquietâ€\xc2\x9d harbour", "a “quiet” harbour" },
  { "1,2 km â€“ 3 km", "1,2 km – 3 km" },
  { "waitâ€¦ what", "wait… what" },
  { "10 â‚¬ a day", "10 € a day" },
  { "StraÃŸenbahn Ã¼ber die BrÃ¼cke", "Straßenbahn über die Brücke" },
  { "Ã„pfel und Ã–l", "Äpfel und Öl" },
  { "dÃ©jÃ\xc2\xa0 vu Ã\xc2\xa0 Vellanik", "déjà vu à Vellanik" },
  { "voilÃ\xc2\xa0", "voilà" },
  { "Ã©cole", "école" },
  { "Ã©tÃ©", "été" },
  { "aÃ±o nuevo", "año nuevo" },
  { "estÃ¡ aquÃ\xc2\xad", "está aquí" },
  { "Â¿QuÃ©?", "¿Qué?" },
  { "GrÃ¶ÃŸe", "Größe" },
  { "20 Â°C", "20 °C" },
  { "Â© Harbour Daily", "© Harbour Daily" },
  { "12 Â§ 3", "12 § 3" },
  { "Â«Ã©tÃ©Â»", "«été»" },
  { "naÃ¯ve", "naïve" },
  { "emoji ðŸ˜€ here", "emoji 😀 here" },
  { "Å“uvre", "œuvre" },
  { "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет" },
  { "Ð¢Ñ€Ð°Ð¼Ð²Ð°Ð¹ Ð¾Ñ‚ÐºÑ€Ñ‹Ð»Ñ\xc2\x81Ñ\xc2\x8f Ð² Ð¼Ð°Ðµ", "Трамвай открылся в мае" },
  { "Ð¼", "м" },
  { "Ð\xc2\xadÑ‚Ð¾ â€” Ñ‚Ñ€Ð°Ð¼Ð²Ð°Ð¹", "Это — трамвай" },
  { "Å‚Ã³dka", "łódka" },
  { "wieÅ›Ä‡", "wieść" },
  { "MÄ›sto", "Město" },
  { "Å\xc2\x81Ã³dÅº", "Łódź" },
  { "Î£Î®Î¼ÎµÏ\xc2\x81Î±", "Σήμερα" },
  { "ä¸\xc2\xadæ–‡æ–‡æœ¬", "中文文本" },
  { "Ä°zmir", "İzmir" },
  { "BÃƒÂ¼rger", "Bürger" },
  { "the mayorÃ¢â‚¬â„¢s", "the mayor’s" },
  { "BrÃƒÆ’Ã‚Â¼cke", "Brücke" },
  { "the mayorâ\xc2\x80\xc2\x99s", "the mayor’s" },
  { "РїСЂРёРІРµС‚", "привет" },
  { "РўСЂР°РјРІР°Р№ РѕС‚РєСЂС‹Р»СЃСЏ", "Трамвай открылся" },
  { "В«РџСЂРёРІРµС‚В» вЂ” СЃРєР°Р·Р°Р» РѕРЅ", "«Привет» — сказал он" },
  { "РњСЌСЂ РіРѕСЂРѕРґР°", "Мэр города" },
  { "Р’С–РЅ С—С…Р°РІ", "Він їхав" },
  { "Рё РІ РіРѕСЂРѕРґРµ вЂ” С‚СЂР°РјРІР°Р№", "и в городе — трамвай" },
  { "Ĺ\xc2\x81ĂłdĹş jest piÄ™kna", "Łódź jest piękna" },
  { "wieĹ›Ä‡ o tramwaju", "wieść o tramwaju" },
  { "ĹĽĂłĹ‚w", "żółw" },
  { "PĹ™Ă\xc2\xadliĹˇ ĹľluĹĄouÄŤkĂ˝", "Příliš žluťoučký" },
  { "sÄ…d", "sąd" },
};

/* Proper text in which characters meet as they do in damaged text. */
static const char *const proper[] = {
  "the letter Ä’s sound",
  "Ä–moll",
  "NASDAÑ’s",
  "NÃO",
  "SÃO PAULO",
  "“A IRMÔ",
  "IRMÃ”",
  "das „Ä“ steht",
  "É…",
  "Ó—",
  "déjà\xc2\xa0»",
  "un été…»",
  "CAFÉ®",
  "ESPAÑ”",
  "ÑANDÚ»",
  "À “la mode”",
  "Â",
  "FĂRĂ…",
  "„Ă”",
  "Різдво",
  "Рік і рій",
  "СССР»",
  "СССР…",
  "«Р» и «С»",
  "№ 5",
  "в „Харбор“",
  "ПІДПРИЄМСТВА",
  "РІРЕ СІ",
  "ВЈЕШТАК",
  "ÅÄÖ»",
  "Ä—",
  "Þórður Ð",
  "10 €–20 €",
  "© 2023",
  "ÂÊÎ",
  "Îles",
  "Ò’",
  "L’Été",
  "Šárka Žižka",
  "Łódź — Gdańsk",
  "Œuvre",
  "naïve café",
  "¡Ñandú!",
  "it’s",
  "ü",
  "Привет, «мир»",
  "їжак і Єва",
  "中文",
  "‰ and †",
};

static void
check_repair (const char *text, const char *wanted)
{
  g_autoptr (GArray) steps = NULL;
  GString *got = cc_mojibake_repair (text, strlen (text), &steps, NULL);

  if (strcmp (got ? got->str : text, wanted) != 0)
    printf ("\n'%s' became '%s', not '%s'", text, got ? got->str : text, wanted);
  CU_ASSERT_STRING_EQUAL (got ? got->str : text, wanted);
  if (got)
    g_string_free (got, TRUE);
}

/* Damage by each code page, once, twice and three times, on letters and signs of
   each length in UTF-8; and nothing in the texts that only look alike. */
static void
test_mojibake (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (repaired); i++)
    {
      check_repair (repaired[i].damaged, repaired[i].meant);
      check_repair (repaired[i].meant, repaired[i].meant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (proper); i++)
    check_repair (proper[i], proper[i]);
}

/* The way back holds through a repair of two passes: what was not damaged leads to
   its like, what was to the first byte of its damage. */
static void
test_mojibake_steps (void)
{
  const char *text = "one Br\xc3\x83\xc6\x92\xc3\x82\xc2\xbc" "cke two";
  g_autoptr (GArray) steps = NULL;
  CcMojibake told = { .n = 0 };
  GString *got = cc_mojibake_repair (text, strlen (text), &steps, &told);

  CU_ASSERT_PTR_NOT_NULL_FATAL (got);
  CU_ASSERT_STRING_EQUAL (got->str, "one Br\xc3\xbc" "cke two");
  for (gsize i = 0; i < got->len; i++)
    if ((guchar) got->str[i] < 0x80)
      CU_ASSERT_EQUAL (text[cc_step_back (steps, i)], got->str[i]);
  CU_ASSERT_EQUAL (cc_step_back (steps, 6), 6);
  CU_ASSERT_EQUAL (told.n, 1);
  g_string_free (got, TRUE);
}

/* ---- guesses ---- */

/* @text in @charset; its size in @size. New, or NULL when it cannot be written so. */
static char *
encode (const char *text, const char *charset, gsize *size)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t n = ucnv_convert (charset, "UTF-8", NULL, 0, text, -1, &status);
  char *bytes = g_malloc0 ((gsize) n + 4);

  status = U_ZERO_ERROR;
  ucnv_convert (charset, "UTF-8", bytes, n + 4, text, -1, &status);
  *size = (gsize) n;
  return bytes;
}

/* TRUE when the bytes of @text in @charset come back as @text. */
static gboolean
comes_back (const char *text, const char *charset)
{
  gsize size;
  g_autofree char *bytes = encode (text, charset, &size);
  CcInput input = { .path = "a.txt", .name = "a.txt", .bytes = bytes, .size = size };
  g_autoptr (CcHarvest) harvest = cc_harvest_new (&input, NULL);
  g_auto (CcDecoded) decoded = CC_DECODED_INIT;

  return cc_decode (&input, NULL, harvest, &decoded, NULL) && strcmp (decoded.text, text) == 0;
}

/* Every sentence comes back from every charset that its language was written in, at
   the length of a title, of a paragraph and of a page. */
static void
test_guesses (void)
{
  static const guint lengths[] = { 60, 200, 1000 };

  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    {
      guint good = 0, all = 0;

      for (guint s = 0; s < cc_n_samples; s++)
        {
          g_auto (GStrv) charsets = g_strsplit (cc_samples[s].charsets, " ", 0);

          for (guint c = 0; charsets[c]; c++)
            for (guint first = 0; cc_samples[s].sentences[first]; first++)
              {
                g_autofree char *text = cc_sample_excerpt (s, first, lengths[l]);
                gboolean back = comes_back (text, charsets[c]);

                if (!back && lengths[l] > 60)
                  printf ("\n%s in %s: %.50s", cc_samples[s].language, charsets[c], text);
                good += back;
                all++;
              }
        }
      printf ("\n%u characters: %u of %u ", lengths[l], good, all);
      CU_ASSERT (good * 100 >= all * (l == 0 ? 95 : 100));
    }
}

/* A charset that is declared rightly stays, or gives way to one that means the same;
   Cyrillic declared as Latin, and one Cyrillic charset as another, give way. */
static void
test_against (void)
{
  for (guint s = 0; s < cc_n_samples; s++)
    {
      g_auto (GStrv) charsets = g_strsplit (cc_samples[s].charsets, " ", 0);
      g_autofree char *text = cc_sample_excerpt (s, 0, 400);
      gboolean cyrillic = g_utf8_get_char (text) >= 0x400;

      for (guint c = 0; charsets[c]; c++)
        {
          gsize size;
          g_autofree char *bytes = encode (text, charsets[c], &size);
          const char *wrong = cyrillic ? "windows-1252" : charsets[c];
          const char *other = strcmp (charsets[c], "windows-1251") == 0 ? "koi8-r" : "windows-1251";

          CU_ASSERT_PTR_NULL (cc_charset_against (charsets[c], bytes, size));
          CU_ASSERT_EQUAL (cc_charset_against (wrong, bytes, size) != NULL, cyrillic);
          CU_ASSERT_EQUAL (cyrillic && cc_charset_against (other, bytes, size) != NULL, cyrillic);
        }
    }
}

/* Wide characters without a mark, also where no letter has a zero byte. */
static void
test_wide (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

  for (guint s = 0; s < cc_n_samples; s++)
    for (guint c = 0; c < G_N_ELEMENTS (charsets); c++)
      {
        g_autofree char *text = cc_sample_excerpt (s, 0, 60);

        CU_ASSERT (comes_back (text, charsets[c]));
      }
}

void
add_charset_suite (void)
{
  CU_pSuite s = CU_add_suite ("charset", NULL, NULL);

  CU_add_test (s, "charsets are guessed", test_guesses);
  CU_add_test (s, "charsets against declarations", test_against);
  CU_add_test (s, "wide charsets without a mark", test_wide);
  CU_add_test (s, "mojibake: repaired, and left alone", test_mojibake);
  CU_add_test (s, "mojibake: steps lead back", test_mojibake_steps);
}
