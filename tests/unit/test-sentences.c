/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sentences.c: where sentences end. Each case is a text in which '|' stands where
   a sentence must end, with the spaces around it or, where the text has none,
   without; the text is then one block. A case shows one trap, mostly beside an
   ordinary end, so that both errors show. */
#include <string.h>
#include <time.h>

#include <text/text.h>

#include "unit.h"

/* @text with '|' between its sentences. */
static char *
mark_ends (const CcLexicon *lexicon, const char *text)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CcRange));
  GString *marked = g_string_new (NULL);
  guint32 at = 0;

  cc_sentences_cut (lexicon, text, (CcRange){ 0, (guint32) strlen (text) }, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      CcRange range = g_array_index (ranges, CcRange, i);

      if (i > 0)
        g_string_append (marked, range.start > at ? " | " : "|");
      g_string_append_len (marked, text + range.start, (gssize) (range.end - range.start));
      at = range.end;
    }
  return g_string_free (marked, FALSE);
}

/* A case without its marks. */
static char *
plain_text (const char *marked)
{
  GString *text = g_string_new (NULL);

  for (const char *p = marked; *p; p++)
    if (strncmp (p, " | ", 3) == 0)
      p++;
    else if (*p != '|')
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static void
assert_cases (const char *language, const char *const *cases)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CcLexicon) lexicon = cc_lexicon_new (language, &error);

  CU_ASSERT_PTR_NOT_NULL_FATAL (lexicon);
  for (; *cases; cases++)
    {
      g_autofree char *text = plain_text (*cases);
      g_autofree char *got = mark_ends (lexicon, text);

      if (strcmp (got, *cases) != 0)
        g_printerr ("\n  got %s\n want %s\n", got, *cases);
      CU_ASSERT_STRING_EQUAL (got, *cases);
    }
}

/* Abbreviations, initials, figures and names with points are no ends, an ordinary
   stop is; "etc.", "p.m." and "U.S." are both, by what follows. */
static void
test_english (void)
{
  static const char *const cases[] = {
    "It rained all day. | We stayed in.",
    "Mr. Halden met Mrs. Orrin and Dr. Vane. | They did not agree.",
    "Prof. Lund of St. Brannoc wrote it. | Nobody read it.",
    "Gen. Tarrow spoke first. | Lt. Col. Ames followed.",
    "J. K. Marlow and A.S. Pell signed. | The rest waited.",
    "The mayor, T. Brandt, left. | He gave no reason.",
    "The U.S. Senate passed it. | The U.K. did not.",
    "It was made in the U.S. | They say so.",
    "Exports went to the U.S. | Two ships were late.",
    "She works for Halden Inc. | Her brother does not.",
    "Halden Inc. Chairman Orrin left. | Shares fell.",
    "They sell rope, nails, etc. | The shop is small.",
    "Rope, nails, etc. are sold. | Paint is not.",
    "Doors open at 9 a.m. | Trams run from 6 a.m. Monday.",
    "He came at 5 p.m. | Nobody was there.",
    "The hearing (at 10 a.m. (local time)) is open. | Come early.",
    "See No. 5 and Nos. 7 to 9. | The others are lost.",
    "Fig. 3 and p. 12 show it, cf. Vol. 2. | We doubt it.",
    "Some tools, e.g. saws, are dear. | Others, i.e. nails, are cheap.",
    "It rose 3.5 percent to $1.2 billion. | It fell in 2020.",
    "Version 2.0.1 is out. | It is slow.",
    "On Jan. 5 the port shut. | On Feb. 6 it opened.",
    "They met on Sept. 3, 2019. | It was raining.",
    "Sen. Orrin (D., Vale) objected. | The vote was lost.",
    "John Pell Jr. is chairman. | His father is not.",
    "Write to j.pell@harbour.example.org. | She answers.",
    "The site harbour.example.org was down. | It is up again.",
    "Open the file notes.txt first. | Then read it.",
    "They met the ministers.|The port opened.",
    "He asked why.|I did not know.",
    "The plan failed... | Nobody was surprised.",
    "He waited ... and left. | She stayed.",
    "The plan … was dropped. | It came back.",
    "He waited ... and left. | Then... | Nothing.",
    "It is “old and grey...” (Moor 7). | We know.",
    "It failed....|Nobody knows why.",
    "What?! | Who said so?",
    "Really?? | Yes!!",
    "is it open? | i hope so.",
    "P.S. The key is under the mat. | Do not lose it.",
    "He bought approx. thirty crates. | They were empty.",
    "King Harold II. was there. | So was his dog.",
    "The law (see sec. 4.) is old. | It will go.",
    "It is old (Marlow 2004). | It is loud (Pell 1999).",
    "As Pell wrote.[1] | The port is old.[2] | It leaks.",
    "The tide turned.² | The boats left.",
    "So we wrote before.2 | The port is old.",
    "The port is old (Pell).1 | The tram is new.",
    "Leave it alone! he cried. | She laughed.",
    "the office is closed. | please come back on monday.",
    "i like it. | it is cheap. | you should go.",
    "The office is closed. | please come back on monday.",
    "A song by The Larks was played. | It was short.",
    "He read The Vale Times there. | She read nothing.",
    "The talks have failed | He said so himself.",
    "Nobody knows how many came | However the hall was full.",
    "She founded Yell! and sold it. | It was a magazine.",
    "The count: 5 of 9. | The rest: none.",
    "Was it 5? | No, 6.",
    "It costs 5 ft. of rope. | It is worth it.",
    NULL,
  };

  assert_cases ("en", cases);
}

static void
test_german (void)
{
  static const char *const cases[] = {
    "Es regnete. | Wir blieben da.",
    "Am 3. März kam der Zug. | Er war leer.",
    "Der 2. Versuch gelang. | Der 1. war misslungen.",
    "Im 19. Jahrhundert gab es dort z. B. Mühlen. | Heute nicht.",
    "Sie wurde 3. | Das war gut.",
    "Dr. Tal und Prof. Weiler kamen. | Sie stritten.",
    "Hr. Ohm wohnt in der Langen Str. 5. | Er ist nie da.",
    "Das gilt u. a. für Boote, d. h. für alle. | Sonst nicht.",
    "Das kostet 3,5 Mio. Euro. | Das ist viel.",
    "Er zahlte 2 Mrd. Kronen. | Niemand weiß warum.",
    "Kaiser Otto III. kam nie. | Er war krank.",
    "Der Hafen ist ca. 40 m lang. | Er ist neu.",
    "Sie fuhr nach St. Brann. | Er blieb in Bad Ohl.",
    "A. B. Moor kam. | C. Ohm ging.",
    "Es gibt Brot, Käse usw. | Wer mag das?",
    "Brot usw. gibt es dort. | Mehr nicht.",
    "„Ist das so?“, fragte er. | „Ja.“ | Sie ging.",
    "»Wer kommt?«, rief sie. | Niemand kam.",
    "Nach Art. 5 Abs. 2 ist das verboten. | Es geschah doch.",
    "Vgl. S. 12 ff. | Das steht dort.",
    "Er sagte … nichts. | Sie auch nicht.",
    "Der Verein e. V. wurde gelöscht. | Er war alt.",
    "Das geschah 44 v. Chr. in Ohl. | Niemand sah es.",
    "Siehe www.hafen.example.org. | Dort steht es.",
    "Die Brücke ist gesperrt | Wir warten noch.",
    "Um 7.30 Uhr war Schluss. | Um 8.00 Uhr nicht.",
    "Das Essen war gut, leider etwas kalt | Wir kommen wieder.",
    "Er fragte, ob Sie kommen. | Und Ihr?",
    "Die Fa. Ohm & Co. KG zahlt nicht. | Sie kann nicht.",
    "Am 24.12. ist geschlossen. | Am 25.12. auch.",
    NULL,
  };

  assert_cases ("de", cases);
}

static void
test_russian (void)
{
  static const char *const cases[] = {
    "Шёл дождь. | Мы остались.",
    "И. С. Горин и А.П. Валов приехали. | Их ждали.",
    "Валов А. П. уехал. | Горин остался.",
    "В 2023 г. построили порт, т. е. гавань. | Это ново.",
    "Порт открыли в 1986 г. | Мост построили позже.",
    "В 2010-2012 гг. Валов жил в г. Ольхове. | Потом уехал.",
    "Он заплатил 5 тыс. руб. | Это много.",
    "Там есть хлеб, сыр и т. д. | Воды нет.",
    "Хлеб, сыр и т. д. были свежие. | Вода нет.",
    "Он живёт на ул. Портовой, д. 5. | Его нет дома.",
    "Проф. Горин и акад. Валов спорили. | Никто не слушал.",
    "См. рис. 3 и табл. 2 на с. 40. | Там всё сказано.",
    "Длина 40 км. | Ширина 3 км.",
    "Это 3,5 млн кв. м. | Это много.",
    "Он выиграл 2-й раз. | Она проиграла.",
    "«Кто там?» — спросил он. | «Никого.» | Она ушла.",
    "«Куда ты идёшь? – спросил отец. – Уже поздно».",
    "«Порт закрыт, — сказал он. — Приходите завтра». | Мы ушли.",
    "— Кто там? — спросил он. | — Никого нет.",
    "«Порт открыт», — сказал министр. | Суда идут.",
    "Газета «Гавань» писала об этом. | Ей не верят.",
    "Он ждал… и ушёл. | Она осталась.",
    "Что?! | Кто это сказал?",
    "Порт в н. э. не строили. | Его строили до н. э. | Это точно.",
    "Н. Э. Горин пришёл. | А. Д. Валов нет.",
    "Это было при Иване III. | Потом всё изменилось.",
    "В XIX в. там жили рыбаки. | Теперь никого.",
    "Согласно ст. 5 это запрещено. | Но так было.",
    "Мост закрыт | Мы ждём уже час",
    "Вчера был шторм | Но порт работал",
    "Мы рады видеть Вас снова. | Ждём Вас.",
    "никогда там не бывала. | они меня пугают.",
    "Как красиво! | никогда такого не видела. | Спасибо.",

    NULL,
  };

  assert_cases ("ru", cases);
}

static void
test_polish (void)
{
  static const char *const cases[] = {
    "Padał deszcz. | Zostaliśmy w domu.",
    "Dr Nowy i prof. Zaleń przyszli. | Nie byli zgodni.",
    "Był to 3. miejsce w biegu. | Nikt go nie zna.",
    "W 2000 r. Komisja wydała raport. | Nikt go nie czytał.",
    "Port otwarto w 1986 r. | Most zbudowano później.",
    "Zapłacił 10 tys. zł. | To dużo.",
    "Miasto ma 10 tys. mieszkańców. | Wieś ma stu.",
    "Gotować 5 min. | Potem podawać.",
    "Mieszkał przy ul. Portowej 5. | Nie ma go.",
    "Zgodnie z art. 3 ust. 2. | Tak mówi ustawa.",
    "Był tam m.in. Nowy. | Zalenia nie było.",
    "Są tam np. Chleb i Ser. | To sklepy.",
    "Są tam chleb, ser itd. | Wody nie ma.",
    "Chleb, ser itp. są świeże. | Woda nie.",
    "Tj. jutro. | Dzisiaj nie.",
    "Jan III. był królem. | To było dawno.",
    "Rządził król Olgan II. | Miasto rosło.",
    "- Kto tam? - zapytał. | - Nikt.",
    "„Kto tam?” – zapytał. | „Nikt.” | Wyszła.",
    "Powiedział nadkom. Zaleń. | Nie zapytano go.",
    "W XIX w. był tu port. | Teraz nie ma nic.",
    "Miał 5 kg. | Teraz ma 6 kg.",
    "Czekał... i poszedł. | Ona została.",
    "Była sobota. | – ale sklep był otwarty.",
    "Most jest zamknięty | Nie wiadomo dlaczego",
    "Dam Ci znać. | Czekaj.",
    "Zob. rys. 3 i tab. 2 na str. 40. | Tam jest wszystko.",
    "A. B. Nowy podpisał. | C. Zaleń nie.",
    "Otwarte od 8.00 do 16.00. | W sobotę nie.",
    "To jest 40 m n.p.m. | Dalej nie ma drogi.",
    "Kosztował 40 mln. | Zakończono go.",
    "Było -12 st. C nad ranem. | Padał śnieg.",
    NULL,
  };

  assert_cases ("pl", cases);
}

static void
test_french (void)
{
  static const char *const cases[] = {
    "Il pleuvait. | Nous sommes restés.",
    "M. Orval et Mme Brun sont venus. | Ils ont parlé.",
    "Le Dr Vanier et le Pr. Lestin sont partis. | Le maire est resté.",
    "MM. Orval et Brun ont signé. | Les autres non.",
    "J.-P. Orval est venu. | A. Brun non.",
    "C'est l'art. 5, p. 12. | Il est clair.",
    "Voir fig. 3 et chap. 2. | Tout y est.",
    "Le port date du XIXe s. et la gare aussi. | Le pont non.",
    "« Qui est là ? » demanda-t-il. | Personne ne répondit.",
    "« Le port est fermé. » | Il partit.",
    "Il a dit : « Le port est fermé. » | Puis il partit.",
    "Vraiment ? | Oui !",
    "Il attendit... puis partit. | Elle resta.",
    "Cela coûte 3,5 millions. | C'est beaucoup.",
    "Du pain, du fromage, etc. | L'eau manque.",
    "Du pain, etc. sont vendus. | L'eau non.",
    "La Cie. Orval est fermée. | Elle était vieille.",
    "Il est né le 5 janv. 1980. | Elle en 1981.",
    "Le pont est fermé | Nous attendons encore",
    "L'État a payé. | L'affaire est close.",
    "Env. dix personnes sont venues. | C'est peu.",
    "Le n° 5 est ouvert. | Le n° 6 non.",
    "À 8 h. le port ouvre. | À 9 h. il ferme.",
    "En 44 av. J.-C. le port existait. | Le pont non.",
    "— Quand finira-t-il ? demanda le maire. | — Jamais.",
    NULL,
  };

  assert_cases ("fr", cases);
}

static void
test_spanish (void)
{
  static const char *const cases[] = {
    "Llovía. | Nos quedamos en casa.",
    "El Sr. Orbal y la Sra. Bruna vinieron. | No hablaron.",
    "La Dra. Vana y D. Pedro Lana salieron. | El alcalde no.",
    "Uds. lo saben. | Yo no.",
    "¿Quién es? | ¡Nadie!",
    "¿Está abierto?, preguntó. | Nadie contestó.",
    "«¿Quién es?» preguntó. | «Nadie.» | Salió.",
    "Vive en la avda. del Puerto, núm. 5. | No está.",
    "Véase el art. 5, pág. 12. | Está claro.",
    "Fue a EE.UU. en barco. | Volvió en tren.",
    "Fue a EE. UU. y volvió. | Nadie lo vio.",
    "Pan, queso, etc. | Falta agua.",
    "Pan, etc. se venden. | Agua no.",
    "Cuesta 3,5 millones. | Es mucho.",
    "J. L. Orbal firmó. | A. Bruna no.",
    "Esperó... y se fue. | Ella se quedó.",
    "Abre a las 9 a.m. | Cierra a las 5 p.m.",
    "En el año 44 a.C. había puerto. | Puente no.",
    "La empresa Orbal S.A. cerró. | Era vieja.",
    "Los párr. 5 y 6 son claros. | El 7 no.",
    "El puente está cerrado | Nosotros esperamos",
    "Pasó en el s. XIX. | Nadie lo recuerda.",
    "Aprox. diez personas vinieron. | Es poco.",
    "Vino el Gral. Tarro. | El Cnel. Amés no.",
    NULL,
  };

  assert_cases ("es", cases);
}

static void
test_ukrainian (void)
{
  static const char *const cases[] = {
    "Ішов дощ. | Ми залишилися.",
    "І. С. Горин і А.П. Валь приїхали. | Їх чекали.",
    "Проф. Горин і акад. Валь сперечалися. | Ніхто не слухав.",
    "У 2023 р. збудували порт. | Це нове.",
    "Порт відкрили в 1986 р. | Міст збудували пізніше.",
    "Він заплатив 5 тис. грн. | Це багато.",
    "Там є хліб, сир і т. д. | Води немає.",
    "Хліб, сир тощо. | Води немає.",
    "Він мешкає на вул. Портовій, буд. 5. | Його немає.",
    "Див. рис. 3 і табл. 2. | Там усе є.",
    "«Хто там?» — запитав він. | «Нікого.» | Вона пішла.",
    "«Куди ти йдеш? – запитав батько. – Уже пізно».",
    "— Хто там? — запитав він. | — Нікого.",
    "Він чекав… і пішов. | Вона залишилася.",
    "Що?! | Хто це сказав?",
    "У ХІХ ст. тут жили рибалки. | Тепер нікого.",
    "Згідно зі ст. 5 це заборонено. | Але так було.",
    "Міст закрито | Ми чекаємо вже годину",
    "Учора був шторм | Але порт працював",
    "Довжина 40 км. | Ширина 3 км.",
    "Ім. Горина названо вулицю. | Площу ні.",
    "Були рибалки, напр. Валь. | Горина не було.",
    "Це 3,5 млн грн. | Це багато.",
    "Ми раді бачити Вас. | Чекаємо.",
    NULL,
  };

  assert_cases ("uk", cases);
}

static void
test_belarusian (void)
{
  static const char *const cases[] = {
    "Ішоў дождж. | Мы засталіся.",
    "І. С. Гарын і А.П. Валь прыехалі. | Іх чакалі.",
    "Праф. Гарын і акад. Валь спрачаліся. | Ніхто не слухаў.",
    "У 2023 г. пабудавалі порт. | Гэта новае.",
    "Порт адкрылі ў 1986 г. | Мост пабудавалі пазней.",
    "Ён заплаціў 5 тыс. руб. | Гэта шмат.",
    "Там ёсць хлеб, сыр і г. д. | Вады няма.",
    "Ён жыве на вул. Партовай, д. 5. | Яго няма.",
    "Гл. мал. 3 і табл. 2. | Там усё ёсць.",
    "«Хто там?» — спытаў ён. | «Нікога.» | Яна пайшла.",
    "«Куды ты ідзеш? – спытаў бацька. – Ужо позна».",
    "— Хто там? — спытаў ён. | — Нікога.",
    "Ён чакаў… і пайшоў. | Яна засталася.",
    "Што?! | Хто гэта сказаў?",
    "У ХІХ ст. тут жылі рыбакі. | Цяпер нікога.",
    "Паводле арт. 5 гэта забаронена. | Але так было.",
    "Мост закрыты | Мы чакаем ужо гадзіну",
    "Учора быў шторм | Але порт працаваў",
    "Даўжыня 40 км. | Шырыня 3 км.",
    "Імя Гарына носіць вул. Новая. | Плошча не.",
    "Былі рыбакі, напр. Валь. | Гарына не было.",
    "Гэта 3,5 млн руб. | Гэта шмат.",
    "Мы рады бачыць Вас. | Чакаем.",
    "Звярніцеся да сп. Валя. | Ён ведае.",
    NULL,
  };

  assert_cases ("be", cases);
}

/* Languages with short lists, and scripts with signs of their own; where the
   language has no list at all, Unicode's signs are enough. */
static void
test_other_languages (void)
{
  static const char *const italian[] = {
    "Il sig. Orbale e la dott.ssa Bruna vennero. | Non parlarono.",
    "Vedi art. 5, pag. 12. | È chiaro.", "Pane, formaggio, ecc. | Manca l'acqua.", NULL
  };
  static const char *const dutch[] = { "Dhr. Orval en mevr. Bruin kwamen. | Ze zwegen.",
                                       "Dat kost bijv. 3,5 mln. euro. | Dat is veel.",
                                       "Zie blz. 12. | Daar staat het.", NULL };
  static const char *const danish[] = { "Hr. Orm og frk. Bruun kom. | De tav.",
                                        "Den 3. marts kom toget. | Det var tomt.",
                                        "Se f.eks. s. 12. | Der står det.", NULL };
  static const char *const greek[] = { "Ποιος είναι; | Κανείς. | Έφυγε.", NULL };
  static const char *const armenian[] = { "Նա եկավ: | Նա գնաց:", NULL };
  static const char *const japanese[] = { "港が開いた。|「船が来た。」と彼は言った。", NULL };
  static const char *const chinese[] = { "港口开了。|船来了！|谁来了？", NULL };
  static const char *const arabic[] = { "هل الميناء مفتوح؟ | نعم. | شكرا.", NULL };
  static const char *const urdu[] = { "بندرگاہ کھلی ہے۔ | جہاز آیا۔", NULL };
  static const char *const hindi[] = { "बंदरगाह खुला है। | जहाज़ आया।", NULL };
  static const char *const burmese[] = { "ဆိပ်ကမ်းဖွင့်သည်။ | သင်္ဘောလာသည်။", NULL };
  static const char *const amharic[] = { "ወደቡ ተከፈተ። | መርከቡ መጣ።", NULL };
  static const char *const khmer[] = { "កំពង់ផែបើក។ | នាវាមកដល់។", NULL };
  static const char *const unknown[] = { "Blup dorsan. | Kvel 3.5 mir. | Tov?", NULL };

  assert_cases ("it", italian);
  assert_cases ("nl", dutch);
  assert_cases ("da", danish);
  assert_cases ("el", greek);
  assert_cases ("hy", armenian);
  assert_cases ("ja", japanese);
  assert_cases ("zh", chinese);
  assert_cases ("ar", arabic);
  assert_cases ("ur", urdu);
  assert_cases ("hi", hindi);
  assert_cases ("my", burmese);
  assert_cases ("am", amharic);
  assert_cases ("km", khmer);
  assert_cases ("", unknown);
}

/* A dateline belongs to the sentence that follows. */
static void
test_datelines (void)
{
  static const char *const cases[] = {
    "VALEPORT (Halden News) - The port is shut. | It was old.",
    "VALEPORT, 6 March (HNA) – The port is shut. | It was old.",
    "VALEPORT, Jan. 5 (HNA) -- The port is shut. | It was old.",
    "Valeport, 5 January. /HNA/. The port is shut. | It was old.",
    "ORRIN, Vale (HNA) — Mayor T. Brandt left on Monday. | He gave no reason.",
    "WEST ORRIN, U.S. (HNA) - Two ships were late. | Nobody asked.",
    NULL,
  };

  assert_cases ("en", cases);
}

/* A stop inside a quotation ends a sentence where a capital follows the mark, and
   a quotation that goes on over paragraphs, opened again in each, is cut like any
   other; what is cried out is one. */
static void
test_quotations (void)
{
  static const char *const cases[] = {
    "“Is it so?” he asked. | “It is.” | She left.",
    "“The port is shut. | It was old,” he said. | “It leaked.”",
    "“The port is shut. | It was old.",
    "“The tram is new.” | That is all.",
    "“Is it done?” Mrs. T. Orrin asked. | “It is!” Mayor Brandt said.",
    "“Is it done?” | Mayor Brandt left. | “It is!” | The town slept.",
    "He said “no”. | She said “yes.” | They left.",
    "He said 'no'. | She said 'yes.' | They left.",
    "\"Is it so?\" he asked. | \"It is.\"",
    "(It is old.) | It leaks (they say). | (So it is.)",
    "The port (built in two years.) is new. | It is big.",
    "\"Shut it! Shut it now! It leaks!\" she cried. | Nobody came.",
    "\"The port is shut. | It was old. | What a loss!\" she said.",
    "“The port is shut. | What a loss!” she said.",
    "He began, \"I never said. I only--\" | Then he stopped.",
    "It’s the mayor’s port. | ‘Is it?’ he asked.",
    "The '90s were loud. | It's over!",
    NULL,
  };

  assert_cases ("en", cases);
}

/* A list that runs on inside a paragraph is cut at its marks if it starts with a
   sentence; inside a sentence it is part of it. */
static void
test_lists (void)
{
  static const char *const cases[] = {
    "1. The port | 2. The tram | 3. The bridge",
    "1.) The port | 2.) The tram",
    "1) The port | 2) The tram",
    "(i) one thing | (ii) another | (iii) a third",
    "a) the port | b) the tram | c) the bridge",
    "• 1. The port | • 2. The tram",
    "It failed. | a. the port leaked | b. the tram broke",
    "We want a) a port, b) a tram and c) a bridge. | We get none.",
    "There are two: 1) a port; 2) a tram. | That is all.",
    "✔ It is cheap. | ✔ It is new.",
    "It is open. | ✅it is free",
    "The end came\nsoon. | 2. No list",
    NULL,
  };

  assert_cases ("en", cases);
}

/* Posts end with pictures, smileys and tags, and answer somebody by name. */
static void
test_posts (void)
{
  static const char *const cases[] = {
    "Well done! :-) | We won.",
    "We won :) | They did not",
    "We won :D | They lost =) | Bye",
    "We won 🎉 | They lost 😢 | Bye",
    "We won! 🎉🎉 | They lost",
    "We won 🎉 and they lost 😢 today",
    "The port opens today #port #valeport #ships | See you there",
    "The #port opens on Monday. | It is big. #ships #new",
    "Ships are late #port Monday",
    "see you 😊 | @pell thank you 😊 | @orrin me too 😊 | @marlow",
    "Thanks @pell for the boat. | It floats.",
    "Read https://harbour.example.org/new | It is about the port",
    "Read www.harbour.example.org Monday. | It is about ships.",
    "https://a.example.org/1 | https://a.example.org/2 | https://a.example.org/3",
    "It is all there. | https://harbour.example.org/new",
    "Write to pell@harbour.example.org | We answer",
    "(see https://harbour.example.org/new) Pell said so. | He did.",
    "Anna Pell | 04/26/2021 07:17 AM | Will you come? | I do.",
    "It was sent on 04/26/2021 10:15:04 PM | We saw it later.",
    "At 10:15 the port opened. | At 11:00 it shut.",
    "All is said. *** | The rest is silence.",
    "It is f*** late. | Go home.",
    "_____ is a gap. | It stays.",
    NULL,
  };
  static const char *const russian[] = {
    "Как красиво))) | Где это?",
    "Мост закрыли (( | С праздником всех",
    "Мы (все трое) пришли. | Никого нет.",
    "Спасибо 😊 | Мы рады 🎉 | Приходите",
    "Ура!😊 | Мы дома",
    "Порт открыт #порт #море | Приходите к нам",
    "Спасибо 😊 | @anna и вам 🎉 | @petr порт открыт | @olga когда?",
    "2) порт закрыт. | Мост открыт.",
    NULL,
  };

  assert_cases ("en", cases);
  assert_cases ("ru", russian);
}

/* In verse that is run together a new clause shows by a word that opens one;
   a capital alone does not. */
static void
test_verse (void)
{
  static const char *const english[] = {
    "The harbour sleeps beneath the tide | We hear it breathe | They say it dreams",
    "Above the roofs Of sleeping towns The evening Walks alone",
    NULL,
  };
  static const char *const russian[] = {
    "Над морем Спят дома | Мы слышим ветер | Но он молчит",
    "Над морем Спят Старые дома Из белого Камня",
    NULL,
  };

  assert_cases ("en", english);
  assert_cases ("ru", russian);
}

/* What an attacker would send takes some milliseconds of computing; a step that is
   quadratic in its size would take minutes, and the limit stands far from both. */
static void
test_linear (void)
{
  static const char *const pieces[] = {
    ". ",     "\"A ", "'A! ", "( ",   "1) ",   "a. b. ", "a. a. ", "#a ",          "#a",
    "x#a",    "@a ",  "@a.",  "x@a.", "www. ", "12:12 ", "1:",     "1/1/11 1:11 ", "… ",
    "« . – ", "А. ",  "*** ", "x.X",  ":)",    "((",     ". - ",   "/A",           "5 kg. X",
  };
  g_autoptr (CcLexicon) lexicon = cc_lexicon_new ("en", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CcRange));
      clock_t started = clock ();

      while (text->len < 1 << 19)
        g_string_append (text, pieces[i]);
      cc_sentences_cut (lexicon, text->str, (CcRange){ 0, (guint32) text->len }, ranges);
      CU_ASSERT (ranges->len > 0);
      CU_ASSERT (clock () - started < 20 * CLOCKS_PER_SEC);
    }
}

void
add_sentences_suite (void)
{
  CU_pSuite suite = CU_add_suite ("sentences", NULL, NULL);

  CU_add_test (suite, "English", test_english);
  CU_add_test (suite, "German", test_german);
  CU_add_test (suite, "Russian", test_russian);
  CU_add_test (suite, "Polish", test_polish);
  CU_add_test (suite, "French", test_french);
  CU_add_test (suite, "Spanish", test_spanish);
  CU_add_test (suite, "Ukrainian", test_ukrainian);
  CU_add_test (suite, "Belarusian", test_belarusian);
  CU_add_test (suite, "other languages", test_other_languages);
  CU_add_test (suite, "datelines", test_datelines);
  CU_add_test (suite, "quotations", test_quotations);
  CU_add_test (suite, "lists", test_lists);
  CU_add_test (suite, "posts", test_posts);
  CU_add_test (suite, "verse", test_verse);
  CU_add_test (suite, "linear time", test_linear);
}
