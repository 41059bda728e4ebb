/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <text/text.h>

#include "unit.h"

/* A text of one article, published on Friday, 10 March 2023, or never. */
static CcText *
open_text (CcCorpus *corpus, const char *language, const char *body, gboolean dated)
{
  GError *error = NULL;
  CcText *text;
  CcArticle *article;

  cc_corpus_add_text (corpus, "a", "Tarn Gazette", language, body);
  article = g_ptr_array_index (corpus->articles, 0);
  article->published = (CcDate){ 0 };
  if (dated)
    article->published = (CcDate){
      .year = 2023, .month = 3, .day = 10, .precision = CC_PRECISION_DAY
    };
  text = cc_text_new (corpus, 1, &error);
  CU_ASSERT_PTR_NOT_NULL_FATAL (text);
  return text;
}

static void
append_quantity (GString *out, const CcText *text, const CcQuantity *q)
{
  g_autofree char *of = cc_text_dup_range (text, 0, q->of);
  const char *qualifier = cc_qualifier_name (q->qualifier);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, out->len ? "; " : "");
  if (*qualifier)
    g_string_append_printf (out, "%s ", qualifier);
  g_string_append (out, g_ascii_formatd (low, sizeof low, "%.9g", q->low));
  if (q->high != q->low)
    g_string_append_printf (out, "..%s", g_ascii_formatd (high, sizeof high, "%.9g", q->high));
  if (q->kind == CC_QUANTITY_ORDINAL)
    g_string_append (out, "th");
  if (*q->unit)
    g_string_append_printf (out, " %s", q->unit);
  if (*of)
    g_string_append_printf (out, " [%s]", of);
}

static void
append_date (GString *out, const CcDateMention *d)
{
  char from[CC_DATE_TEXT], to[CC_DATE_TEXT];

  cc_date_format (d->from, from);
  cc_date_format (d->to, to);
  g_string_append_printf (out, "%s%s", out->len ? "; " : "", from);
  if (strcmp (from, to) != 0)
    g_string_append_printf (out, "..%s", to);
  g_string_append (out, d->inferred ? "?" : "");
}

typedef struct
{
  const char *body;
  const char *expected;
} Case;

/* Compares the figures of each body, or its dates, with what is expected. */
static void
check (const char *language, const Case *cases, guint n, gboolean dates, gboolean dated)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CcCorpus) corpus = cc_corpus_new ();
      g_autoptr (CcText) text = open_text (corpus, language, cases[i].body, dated);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint32 j = 0; !dates && j < text->n_quantities; j++)
        append_quantity (got, text, &text->quantities[j]);
      for (guint32 j = 0; dates && j < text->n_dates; j++)
        append_date (got, &text->dates[j]);
      if (strcmp (got->str, cases[i].expected) != 0)
        g_printerr ("\n  %s\n   got %s\n  want %s\n", cases[i].body, got->str, cases[i].expected);
      CU_ASSERT_STRING_EQUAL (got->str, cases[i].expected);
    }
}

#define FIGURES(language, cases) check (language, cases, G_N_ELEMENTS (cases), FALSE, TRUE)
#define DATES(language, cases) check (language, cases, G_N_ELEMENTS (cases), TRUE, TRUE)

/* Marks between digits: by certainty first, then by language; and what no language
   reads as one number. */
static void
test_separators (void)
{
  static const Case en[] = {
    { "1,500 ships", "1500 [ships]" },
    { "1.500 t", "1.5 t" },
    { "1.500.000 t", "1500000 t" },
    { "1,500.25 t and 1.500,25 t", "1500.25 t; 1500.25 t" },
    { "3,5 t and 0,125 t", "3.5 t; 0.125 t" },
    { "1 500 000 t", "1500000 t" },
    { "1\u00a0500\u202f000 t and 1\u2009500 t", "1500000 t; 1500 t" },
    { "1'500 t", "1500 t" },
    { "12,34,567 t", "1234567 t" },
    { "2½ million t", "2500000 t" },
    { "Versions 1.2.3 and 1,2,3 or 1,50,00.", "" },
  };
  static const Case de[] = {
    { "1.500 t und 1,500 t", "1500 t; 1.5 t" },
    { "3.5 t und 1,500,000 t", "3.5 t; 1500000 t" },
    { "0.125 t", "0.125 t" },
  };

  FIGURES ("en", en);
  FIGURES ("de", de);
}

static void
test_english (void)
{
  static const Case figures[] = {
    { "3 to 4 billion dollars", "3e+09..4e+09 USD" },
    { "$3-5 billion", "3e+09..5e+09 USD" },
    { "between $3 billion and $5 billion", "3e+09..5e+09 USD" },
    { "1 500 million, 3bn, 3.5tn euros, 50k fans", "1.5e+09; 3e+09; 3.5e+12 EUR; 50000 [fans]" },
    { "£40m, £5 m, 40m, 40 m", "40000000 GBP; 5000000 GBP; 40 m; 40 m" },
    { "3m people, 3m long, 3km people", "3000000 [people]; 3 m; 3 km" },
    { "12 per cent, 12 pct, 12%", "12 %; 12 %; 12 %" },
    { "A third of crews, two thirds, two-thirds",
      "33.3333333 % [crews]; 66.6666667 %; 66.6666667 %" },
    { "a third ship", "" },
    { "half a million sheep, half an hour", "500000 [sheep]; 0.5 h" },
    { "a quarter of a million ducks", "250000 [ducks]" },
    { "two dozen, a dozen eggs, a hundred and six tugs", "24; 12 [eggs]; 106 [tugs]" },
    { "two and a half million t", "2500000 t" },
    { "Hundreds of thousands fled, thousands stayed.", "" },
    { "between two thousand and three thousand", "2000..3000" },
    { "Two hundred and six thousand.", "206000" },
    { "two thousand three thousand", "3000" },
    { "from 20 to 30, 20–30 tugs", "20..30; 20..30 [tugs]" },
    { "between 5% and 8%; grew from 5% to 8%", "5..8 %; 5 %; 8 %" },
    { "up to 5, no fewer than 5, some 5", "at most 5; at least 5; about 5" },
    { "supposedly around 500 clerks", "about 500 [clerks]" },
    { "500 clerks or more and more than 30 tugs", "at least 500 [clerks]; more than 30 [tugs]" },
    { "20 clerks and more than 30 tugs", "20 [clerks]; more than 30 [tugs]" },
    { "2 1/2 t, -5 °C, −3%, 10-5%", "2.5 t; -5 °C; -3 %" },
    { "the 13th tug", "13th" },
  };
  static const Case codes[] = {
    { "Call +375 17 222-33-44 or 8 (800) 555-35-35.", "" },
    { "At 14:40, 5 pm and 5 p.m., by bus 5.", "" },
    { "Rovers won 3:2, then 2-1, and lost 0–3.", "" },
    { "A Boeing 737 crashed near a Tu-154; COVID-19, S‑300, G20.", "" },
    { "1) Ships. 007, § 12 and № 3 of section 5.2.1.", "" },
    { "1.5 1.5, room 3-5213", "1.5; 1.5" },
  };

  FIGURES ("en", figures);
  FIGURES ("en", codes);
}

static void
test_german (void)
{
  static const Case figures[] = {
    { "3,5 Mrd. Euro, 3–4 Mio. Tonnen", "3.5e+09 EUR; 3000000..4000000 t" },
    { "zweihundertfünfzig Boote", "250 [Boote]" },
    { "einundzwanzig Boote", "21 [Boote]" },
    { "dreitausendvierhundertsechsundfünfzig Boote", "3456 [Boote]" },
    { "hunderttausend Boote", "100000 [Boote]" },
    { "einander, Vierteljahr, dreivier", "" },
    { "ein Drittel der Boote, über die Hälfte", "33.3333333 % [Boote]; more than 50 %" },
    { "anderthalb Millionen, eine halbe Million", "1500000; 500000" },
    { "500 Gäste und mehr", "at least 500 [Gäste]" },
    { "Tausende Gäste", "" },
    { "20 Prozent bis 30 Prozent, 2 Prozentpunkte", "20..30 %; 2 pp" },
    { "Um 14.40 Uhr kam der 3. Zug, um zehn Uhr keiner.", "3th" },
    { "20-jährige Lotsen", "" },
    { "ca. 300 Boote, 90 km/h", "about 300 [Boote]; 90 km/h" },
    { "minus 12 Grad, von 4,1 auf 4,5 Prozent", "-12 °C; 4.1 %; 4.5 %" },
    { "Es kamen 2000 Boote.", "2000 [Boote]" },
    { "Dort stieg 2022 still die Flut.", "2022" },
  };
  static const Case dates[] = {
    { "Am 6. März 2023", "2023-03-06" },
    { "in der vergangenen Woche, vor zwei Tagen", "2023-02-27..2023-03-05?; 2023-03-08?" },
    { "letzten Donnerstag, am Montag, vorgestern", "2023-03-09?; 2023-03-06?; 2023-03-08?" },
    { "im März dieses Jahres, im vergangenen Jahr", "2023-03?; 2022?" },
    { "vom 28. Februar bis 2. März", "2023-02-28..2023-03-02?" },
    { "im dritten Quartal 2022", "2022-07..2022-09" },
    { "Am 06.03. in Tarn, am 06.03.2023", "2023-03-06?; 2023-03-06" },
    { "vor 20 Booten", "" },
  };

  FIGURES ("de", figures);
  DATES ("de", dates);
}

static void
test_russian (void)
{
  static const Case figures[] = {
    { "3,5 миллиарда, 3,5 млрд долларов", "3.5e+09; 3.5e+09 USD" },
    { "3 млн 200 тыс. рублей, 2 тысячи 500", "3200000 RUB; 2500" },
    { "одна треть лодок, половина, две трети", "33.3333333 % [лодок]; 50 %; 66.6666667 %" },
    { "полтора миллиона, два с половиной миллиона", "1500000; 2500000" },
    { "двести пятьдесят шесть лодок", "256 [лодок]" },
    { "тысячи лодок, сотни тысяч", "" },
    { "более тысячи лодок", "more than 1000 [лодок]" },
    { "от 20 до 30 рублей, между 20 и 30", "20..30 RUB; 20..30" },
    { "500 лодок и более, якобы около 500", "at least 500 [лодок]; about 500" },
    { "5-й рейс, 2-х лодок, 500-ти лодок", "5th; 2 [лодок]; 500 [лодок]" },
    { "20-летний, в 90-х годах", "" },
    { "до 5 га, 2,5 тыс. кв. м", "at most 5 ha; 2500 m2" },
    { "налог вырос до 40 млн, штраф до 40 млн", "40000000; at most 40000000" },
    { "с 4,1 до 4,5 процента, 90 км/ч", "4.1 %; 4.5 %; 90 km/h" },
  };
  static const Case dates[] = {
    { "6 марта 2023 года, весной 2023", "2023-03-06; 2023-03..2023-05" },
    { "в прошлый четверг, вчера, позавчера", "2023-03-09?; 2023-03-09?; 2023-03-08?" },
    { "в среду, про окружающую среду", "2023-03-08?" },
    { "два года назад, год назад", "2021?; 2022?" },
    { "на прошлой неделе, прошлой весной", "2023-02-27..2023-03-05?; 2022-03..2022-05?" },
    { "с 28 февраля по 2 марта", "2023-02-28..2023-03-02?" },
    { "в 1812 году, 2019–2020 гг.", "1812; 2019..2020" },
  };

  FIGURES ("ru", figures);
  DATES ("ru", dates);
}

static void
test_polish (void)
{
  static const Case figures[] = {
    { "1,5 mln zł, 25 mld euro", "1500000 PLN; 2.5e+10 EUR" },
    { "dwa i pół miliona łodzi, półtora roku", "2500000 [łodzi]; 1.5 year" },
    { "dwieście pięćdziesiąt sześć łodzi", "256 [łodzi]" },
    { "jedna trzecia łodzi, trzy czwarte", "33.3333333 % [łodzi]; 75 %" },
    { "tysiące łodzi, ponad tysiąc łodzi", "more than 1000 [łodzi]" },
    { "od 20 do 30 osób, między 20 a 30", "20..30 [osób]; 20..30" },
    { "500 osób i więcej, o godz. 14", "at least 500 [osób]" },
    { "pół miliona ton, ok. 300 ton", "500000 t; about 300 t" },
  };
  static const Case dates[] = {
    { "6 marca 2023 r. w Tarn", "2023-03-06" },
    { "w zeszłym roku, dwa lata temu", "2022?; 2021?" },
    { "w ubiegły czwartek, przedwczoraj", "2023-03-09?; 2023-03-08?" },
    { "od 28 lutego do 2 marca", "2023-02-28..2023-03-02?" },
  };

  FIGURES ("pl", figures);
  DATES ("pl", dates);
}

static void
test_french (void)
{
  static const Case figures[] = {
    { "3,5 milliards d’euros, 3,5 M€", "3.5e+09 EUR; 3500000 EUR" },
    { "quatre-vingt-dix barques", "90 [barques]" },
    { "quatre-vingt-dix-sept, soixante et onze, vingt et un", "97; 71; 21" },
    { "deux millions et demi de dollars", "2500000 USD" },
    { "un tiers des barques, la moitié", "33.3333333 % [barques]; 50 %" },
    { "plus d’un million, près d'une centaine", "more than 1000000; nearly 100" },
    { "71 barques et plus d’un million", "71 [barques]; more than 1000000" },
    { "plus de 20 et 30", "more than 20; 30" },
    { "entre 20 et 30, de 20 à 30", "20..30; 20..30" },
    { "des milliers de gens, mille barques", "1000 [barques]" },
    { "à 14 h 30", "" },
  };
  static const Case dates[] = {
    { "le 1er mars 2023", "2023-03-01" },
    { "lundi dernier, la semaine dernière", "2023-03-06?; 2023-02-27..2023-03-05?" },
    { "il y a trois ans, avant-hier", "2020?; 2023-03-08?" },
    { "du 28 février au 2 mars", "2023-02-28..2023-03-02?" },
    { "dix-sept barques", "" },
  };

  FIGURES ("fr", figures);
  DATES ("fr", dates);
}

static void
test_spanish (void)
{
  static const Case figures[] = {
    { "3.500 millones de euros", "3.5e+09 EUR" },
    { "mil millones de dólares, miles de barcas", "1e+09 USD" },
    { "dos millones y medio, treinta y dos", "2500000; 32" },
    { "un tercio de las barcas, dos tercios", "33.3333333 % [barcas]; 66.6666667 %" },
    { "más de mil barcas", "more than 1000 [barcas]" },
    { "entre 20 y 30, de 20 a 30", "20..30; 20..30" },
    { "500 barcas o más", "at least 500 [barcas]" },
    { "medio millón de litros, el medio ambiente", "500000 l" },
  };
  static const Case dates[] = {
    { "el 6 de marzo de 2023, 06/03/2023", "2023-03-06; 2023-03-06" },
    { "el lunes pasado, la semana que viene", "2023-03-06?; 2023-03-13..2023-03-19?" },
    { "hace dos días, el año pasado", "2023-03-08?; 2022?" },
    { "del 28 de febrero al 2 de marzo", "2023-02-28..2023-03-02?" },
  };

  FIGURES ("es", figures);
  DATES ("es", dates);
}

static void
test_ukrainian (void)
{
  static const Case figures[] = {
    { "3,5 млрд гривень", "3.5e+09 UAH" },
    { "півтора мільйона, два з половиною мільйони", "1500000; 2500000" },
    { "двадцять п’ять човнів", "25 [човнів]" },
    { "третина човнів, дві третини", "33.3333333 % [човнів]; 66.6666667 %" },
    { "тисячі човнів, понад тисяча", "more than 1000" },
    { "від 20 до 30, між 20 і 30", "20..30; 20..30" },
    { "500 осіб і більше, двадцять човнів", "at least 500 [осіб]; 20 [човнів]" },
  };
  static const Case dates[] = {
    { "6 березня 2023 року", "2023-03-06" },
    { "минулого тижня, торік, учора", "2023-02-27..2023-03-05?; 2022?; 2023-03-09?" },
    { "два роки тому, у середу", "2021?; 2023-03-08?" },
    { "з 28 лютого по 2 березня", "2023-02-28..2023-03-02?" },
  };

  FIGURES ("uk", figures);
  DATES ("uk", dates);
}

static void
test_belarusian (void)
{
  static const Case figures[] = {
    { "3,5 млрд рублёў", "3.5e+09 BYN" },
    { "паўтара мільёна, два з паловай мільёны", "1500000; 2500000" },
    { "дваццаць пяць лодак", "25 [лодак]" },
    { "палова лодак, дзве траціны", "50 % [лодак]; 66.6666667 %" },
    { "тысячы лодак, больш за тысячу", "more than 1000" },
    { "ад 20 да 30, паміж 20 і 30", "20..30; 20..30" },
    { "500 чалавек і больш", "at least 500 [чалавек]" },
  };
  static const Case dates[] = {
    { "6 сакавіка 2023 года", "2023-03-06" },
    { "летась, учора, два гады таму", "2022?; 2023-03-09?; 2021?" },
    { "на мінулым тыдні, у чацвер", "2023-02-27..2023-03-05?; 2023-03-09?" },
    { "з 28 лютага па 2 сакавіка", "2023-02-28..2023-03-02?" },
  };

  FIGURES ("be", figures);
  DATES ("be", dates);
}

/* Written and relative dates in English; where nothing tells which number is the
   day only the year is kept, and where nothing tells the year only the day. */
static void
test_english_dates (void)
{
  static const Case cases[] = {
    { "6 March 2023, March 6, 2023", "2023-03-06; 2023-03-06" },
    { "13/04/2022, 04/13/2022, 03/04/2022, 03/03/2022",
      "2022-04-13; 2022-04-13; 2022; 2022-03-03" },
    { "from 28 February until 2 March 2023", "2023-02-28..2023-03-02" },
    { "28 February to 2 March", "2023-02-28..2023-03-02?" },
    { "December 28 to January 3, 2023", "2022-12-28..2023-01-03" },
    { "between 1 and 2 March", "2023-03-01..2023-03-02?" },
    { "March to May 2022, 2016 to 2020", "2022-03..2022-05; 2016..2020" },
    { "Q3 2022, the third quarter of 2022", "2022-07..2022-09; 2022-07..2022-09" },
    { "last Thursday, on Friday, next Friday", "2023-03-09?; 2023-03-10?; 2023-03-17?" },
    { "last Friday, this Sunday", "2023-03-03?; 2023-03-12?" },
    { "last week, last month, last year", "2023-02-27..2023-03-05?; 2023-02?; 2022?" },
    { "Monday last week, last spring", "2023-02-27?; 2022-03..2022-05?" },
    { "in March of last year", "2022-03?" },
    { "two years ago, a year ago, two weeks ago", "2021?; 2022?; 2023-02-20..2023-02-26?" },
    { "more than two years ago, 5 or 6 years ago", "" },
    { "A new Sunday law may march on.", "2023-03-05?" },
    { "It is 2000 t.", "" },
  };
  static const Case undated[] = {
    { "yesterday, last week, two years ago, on Monday", "" },
    { "on 6 March and in May", "--03-06; --05" },
    { "28 February to 2 March", "--02-28..--03-02" },
    { "28 December to 2 January", "--12-28; --01-02" },
    { "6 March 2023", "2023-03-06" },
  };

  DATES ("en", cases);
  check ("en", undated, G_N_ELEMENTS (undated), TRUE, FALSE);
}

/* Values at the border of what a double holds, scales without end and digits without
   end: no figure, or a finite one. */
static void
test_bounds (void)
{
  static const Case cases[] = {
    { "1e308 and 1e309", "" },
    { "million million million million", "" },
    { "1 million million million million million", "1e+18 [million million]" },
    { "999999999999999999999999999999 t", "" },
    { "0 million and 0.0 t", "0; 0 t" },
  };

  FIGURES ("en", cases);
}

/* Stem of the only word of an article. */
static char *
stem_of (const char *language, const char *word)
{
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (CcText) text = open_text (corpus, language, word, FALSE);

  CU_ASSERT_EQUAL_FATAL (text->n_tokens, 1);
  return g_strdup (text->letters + text->stems[text->words[text->tokens[0].word].stem].text);
}

/* Forms of one word meet, and words that only look alike do not, in languages that
   Snowball lacks. */
static void
test_endings (void)
{
  static const struct
  {
    const char *language, *meet, *apart;
  } cases[] = {
    { "uk", "угода угоди угод угодами угодою угоді", "угода угорець" },
    { "uk", "договір договору договорів", "порт портфель" },
    { "uk", "будинок будинку будинків", "країна край" },
    { "uk", "незалежність незалежності", "місто міст" },
    { "uk", "російський російського російських", "банк банкнота" },
    { "be", "пагадненне пагаднення пагадненняў пагадненнямі", "порт портфель" },
    { "be", "дзяржава дзяржавы дзяржаў", "дом дама" },
    { "be", "беларускі беларускага беларускіх", "месяц месца" },
    { "be", "жнівень жніўня", "вайна віно" },
    { "pl", "umowa umowy umów umowami", "umowa umysł" },
    { "pl", "porozumienie porozumienia porozumień", "sąd sad" },
    { "pl", "dokument dokumenty dokumencie", "plan planeta" },
    { "pl", "mieszkaniec mieszkańca mieszkańców", "marka marzec" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) meet = g_strsplit (cases[i].meet, " ", 0);
      g_auto (GStrv) apart = g_strsplit (cases[i].apart, " ", 0);
      g_autofree char *first = stem_of (cases[i].language, meet[0]);
      g_autofree char *a = stem_of (cases[i].language, apart[0]);
      g_autofree char *b = stem_of (cases[i].language, apart[1]);

      for (char **word = meet + 1; *word; word++)
        {
          g_autofree char *stem = stem_of (cases[i].language, *word);

          CU_ASSERT_STRING_EQUAL (stem, first);
        }
      CU_ASSERT_STRING_NOT_EQUAL (a, b);
    }
}

/* Which languages stem, and what is said of one that does not. */
static void
test_stemmers (void)
{
  static const char *const known[] = { "ar", "ca", "da", "de", "el", "en", "es", "eu",
                                       "fi", "fr", "ga", "hi", "hr", "hu", "hy", "id",
                                       "it", "lt", "nb", "ne", "nl", "nn", "no", "pt",
                                       "ro", "ru", "sr", "sv", "ta", "tr", "yi" };
  g_autoptr (CcCorpus) corpus = cc_corpus_new ();
  g_autoptr (CcText) text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    CU_ASSERT_TRUE (cc_stemmer_knows (known[i]));
  CU_ASSERT_FALSE (cc_stemmer_knows ("pl"));
  CU_ASSERT_FALSE (cc_stemmer_knows (""));
  CU_ASSERT_FALSE (cc_stemmer_knows ("porter"));
  cc_corpus_add_text (corpus, "a", "Tarn Gazette", "pl", "Statek.");
  cc_corpus_add_text (corpus, "b", "Tarn Gazette", "cs", "Loď.");
  cc_corpus_add_text (corpus, "c", "Tarn Gazette", "cs", "Loď.");
  text = cc_text_new (corpus, 2, NULL);
  CU_ASSERT_EQUAL_FATAL (corpus->notices->len, 1);
  CU_ASSERT_STRING_EQUAL (((CcNotice *) g_ptr_array_index (corpus->notices, 0))->message,
                          "no stemmer for 'cs': words are matched whole");
}

void
add_figures_suite (void)
{
  CU_pSuite suite = CU_add_suite ("figures and dates", NULL, NULL);

  CU_add_test (suite, "separators", test_separators);
  CU_add_test (suite, "English", test_english);
  CU_add_test (suite, "German", test_german);
  CU_add_test (suite, "Russian", test_russian);
  CU_add_test (suite, "Polish", test_polish);
  CU_add_test (suite, "French", test_french);
  CU_add_test (suite, "Spanish", test_spanish);
  CU_add_test (suite, "Ukrainian", test_ukrainian);
  CU_add_test (suite, "Belarusian", test_belarusian);
  CU_add_test (suite, "English dates", test_english_dates);
  CU_add_test (suite, "bounds", test_bounds);
  CU_add_test (suite, "endings", test_endings);
  CU_add_test (suite, "stemmers", test_stemmers);
}
