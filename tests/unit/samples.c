/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

const CcSample cc_samples[] = {
  { "en", "windows-1252",
    { "The mayor’s office says that the new tram won’t open before the end of spring.",
      "“We have waited long enough,” a baker near the Fish Market told the council on Monday.",
      "Nobody knows yet who will pay for the bridge over the river, or when it will be built.",
      "A ticket should cost €1.10, which is as much as a bus ride costs now.",
      "Old Mr Tarn’s café has been closed since the works began, and it may never come back.",
      "The ministry didn’t answer our questions – it never does when money is at stake.",
      "Most of those who live by the harbour were glad to hear that the noise would stop at night.",
      "It’s said that the first cars were ordered from a works that no longer exists." } },
  { "de", "windows-1252 iso-8859-1 iso-8859-15",
    { "Die Bürgermeisterin erklärte am Montag, dass die neue Straßenbahn erst im Frühjahr fährt.",
      "Für die Brücke über den Fluss gibt es bis heute keinen gültigen Vertrag.",
      "Viele Händler am Fischmarkt fürchten, dass ihre Läden während der Bauzeit leer bleiben.",
      "Das Ministerium äußerte sich zunächst nicht zu den höheren Kosten.",
      "Später hieß es, man prüfe die Vorschläge und wolle sich im März wieder melden.",
      "Schüler und Rentner können weiterhin umsonst fahren, sagte die Sprecherin der Stadt.",
      "Über die Größe der neuen Wagen wird noch gestritten, denn die Gassen sind eng.",
      "Am Ende müssen wohl die Anwohner entscheiden, ob sie den Lärm ertragen möchten." } },
  { "fr", "windows-1252 iso-8859-1 iso-8859-15",
    { "La mairie a annoncé lundi que le nouveau tramway ne serait pas prêt avant l'été.",
      "Les commerçants du marché craignent déjà de perdre une grande partie de leur clientèle.",
      "Le pont qui mène à la vieille ville a été fermé pour des raisons de sécurité.",
      "Selon le ministère, les travaux coûteront près de trois millions de plus que prévu.",
      "Cela fait des années que nous attendons, a déclaré une boulangère du quartier.",
      "Les élèves et les retraités voyageront gratuitement, comme c'était déjà le cas.",
      "Personne ne sait encore où passera la ligne après la gare, ni même si elle ira plus loin.",
      "Le conseil a reporté sa décision à la fin du mois de février." } },
  { "es", "windows-1252 iso-8859-1",
    { "La alcaldesa anunció el lunes que el nuevo tranvía no estará listo antes del otoño.",
      "Los comerciantes del mercado temen que la obra se alargue todavía más de un año.",
      "¿Quién pagará el puente sobre el río?, preguntó una vecina durante la reunión.",
      "Según el ministerio, la línea costará tres millones más de lo que se había previsto.",
      "Los niños y los jubilados podrán viajar gratis, también los fines de semana.",
      "El señor Tarn cerró su café cuando empezaron las obras y no sabe si volverá a abrirlo.",
      "En la estación ya se ven las primeras vías, pero aún faltan los árboles prometidos.",
      "La comisión tomará una decisión en la próxima sesión, después de las vacaciones." } },
  { "pl", "windows-1250 iso-8859-2",
    { "Burmistrz powiedziała w poniedziałek, że nowy tramwaj ruszy dopiero późną wiosną.",
      "Mieszkańcy dzielnicy portowej boją się, że hałas będzie słychać także w nocy.",
      "Most na rzece został zamknięty, ponieważ groziło mu zawalenie się części przęsła.",
      "Według ministerstwa linia będzie kosztować o trzy miliony więcej, niż planowano.",
      "Uczniowie i emeryci mają jeździć za darmo, tak jak to było do tej pory.",
      "Nikt jeszcze nie wie, kto zapłaci za nowe wagony ani skąd wezmą się pieniądze.",
      "Właściciel kawiarni przy rynku zamknął ją, gdy zaczęły się roboty drogowe.",
      "Rada miejska podejmie decyzję w przyszłym miesiącu, już po świętach." } },
  { "ru", "windows-1251 koi8-r iso-8859-5 ibm866",
    { "Мэр города сообщила в понедельник, что новый трамвай поедет не раньше конца весны.",
      "Жители портового района боятся, что шум будет слышен даже ночью.",
      "Мост через реку закрыли, потому что одна из опор дала трещину.",
      "По словам министра, линия обойдётся на три миллиона дороже, чем думали вначале.",
      "Школьники и пенсионеры по-прежнему будут ездить бесплатно.",
      "Никто пока не знает, кто заплатит за вагоны и откуда возьмутся деньги.",
      "Хозяин кафе на рыночной площади закрыл его, когда начались работы.",
      "Городской совет примет решение в следующем месяце, сразу после праздников." } },
  { "uk", "windows-1251 koi8-u iso-8859-5",
    { "Мерка міста повідомила в понеділок, що новий трамвай поїде не раніше кінця весни.",
      "Мешканці портового району бояться, що шум буде чути навіть уночі.",
      "Міст через річку закрили, бо одна з опор дала тріщину.",
      "За словами міністра, лінія коштуватиме на три мільйони більше, ніж гадали спершу.",
      "Школярі та пенсіонери, як і раніше, їздитимуть безкоштовно.",
      "Ніхто поки не знає, хто заплатить за вагони і звідки візьмуться гроші.",
      "Господар кав'ярні на ринковій площі зачинив її, коли почалися роботи.",
      "Міська рада ухвалить рішення наступного місяця, одразу після свят." } },
  { "be", "windows-1251 iso-8859-5",
    { "Мэрка горада паведаміла ў панядзелак, што новы трамвай паедзе не раней за канец вясны.",
      "Жыхары партовага раёна баяцца, што шум будзе чуваць нават уначы.",
      "Мост праз раку зачынілі, бо адна з апор дала расколіну.",
      "Паводле слоў міністра, лінія абыдзецца на тры мільёны даражэй, чым думалі спачатку.",
      "Школьнікі і пенсіянеры, як і раней, будуць ездзіць бясплатна.",
      "Ніхто пакуль не ведае, хто заплаціць за вагоны і адкуль возьмуцца грошы.",
      "Гаспадар кавярні на рыначнай плошчы зачыніў яе, калі пачаліся работы.",
      "Гарадская рада прыме рашэнне ў наступным месяцы, адразу пасля святаў." } },
};

const guint cc_n_samples = G_N_ELEMENTS (cc_samples);

char *
cc_sample_excerpt (guint sample, guint first, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const *sentences = cc_samples[sample].sentences;
  guint n = 0;
  char *end;

  while (sentences[n])
    n++;
  for (guint i = first; (gsize) g_utf8_strlen (text->str, -1) < length; i++)
    g_string_append_printf (text, "%s%s", text->len ? " " : "", sentences[i % n]);
  end = g_utf8_offset_to_pointer (text->str, (glong) length);
  while (end > text->str && *end && *end != ' ')
    end--;
  return g_strndup (text->str, (gsize) (end - text->str));
}
