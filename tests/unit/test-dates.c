/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/ingest.h>

#include "unit.h"

static const struct
{
  const char *text, *wanted;
} dates[] = {
  { "06 March 2023, 14:40", "2023-03-06T14:40Z" },
  { "Posted: 21.08.2024 13:30:22", "2024-08-21T13:30Z" },
  { "October 03, 2016 11:24", "2016-10-03T11:24Z" },
  { "5 марта 2023", "2023-03-05" },
  { "Stand: 12.03.2023 | 10:15 Uhr", "2023-03-12T10:15Z" },
  { "Published 6:00 AM EST, Mon March 6, 2023", "2023-03-06T11:00Z" },
  { "Veröffentlicht am 6. März 2023 um 10.15 Uhr", "2023-03-06T10:15Z" },
  { "Опубликовано: 06.03.2023 14:40", "2023-03-06T14:40Z" },
  { "6 March 2023", "2023-03-06" },
  { "6th of March 2023", "2023-03-06" },
  { "March 6th, 2023", "2023-03-06" },
  { "Mar. 6, 2023", "2023-03-06" },
  { "Monday, 6 March, 2023", "2023-03-06" },
  { "06-Mar-2023", "2023-03-06" },
  { "06/Mar/2023 10:20", "2023-03-06T10:20Z" },
  { "March 2023", "2023-03" },
  { "6 Mar 2023 at 5:30 pm", "2023-03-06T17:30Z" },
  { "Mar 6, 2023, 5 p.m.", "2023-03-06T17:00Z" },
  { "March 6, 2023 12:05 a.m. ET", "2023-03-06T05:05Z" },
  { "July 6, 2023 9:00 AM ET", "2023-07-06T13:00Z" },
  { "July 6, 2023 9:00 AM PT", "2023-07-06T16:00Z" },
  { "6 March 2023 10:00 GMT", "2023-03-06T10:00Z" },
  { "6 March 2023 10:00 GMT+3", "2023-03-06T07:00Z" },
  { "6 March 2023 10:00 (UTC+03:00)", "2023-03-06T07:00Z" },
  { "6 March 2023 10:00 CET", "2023-03-06T09:00Z" },
  { "6 July 2023 10:00 CEST", "2023-07-06T08:00Z" },
  { "6 March 2023 10:00 CST", "2023-03-06T10:00Z" },
  { "March 6, 2023 1:30 PM PST", "2023-03-06T21:30Z" },
  { "14:40, 6 March 2023", "2023-03-06T14:40Z" },
  { "14:40 - 6 March 2023", "2023-03-06T14:40Z" },
  { "6 March 2023, 10:00-12:00", "2023-03-06T10:00Z" },
  { "2023-03-06", "2023-03-06" },
  { "2023/03/06", "2023-03-06" },
  { "2023.03.06 10:15", "2023-03-06T10:15Z" },
  { "2023-03-06T14:40:12Z", "2023-03-06T14:40Z" },
  { "2023-03-06T14:40:12.123+01:00", "2023-03-06T13:40Z" },
  { "2023-03-06T14:40:12-0500", "2023-03-06T19:40Z" },
  { "2023-03-06T00:30+03", "2023-03-05T21:30Z" },
  { "2023-03-06 14:40:12 +0300", "2023-03-06T11:40Z" },
  { "2023-03", "2023-03" },
  { "Mon, 06 Mar 2023 14:40:12 +0000", "2023-03-06T14:40Z" },
  { "Mon, 06 Mar 2023 14:40:12 GMT", "2023-03-06T14:40Z" },
  { "6. März 2023", "2023-03-06" },
  { "6. Mrz. 2023, 8:05 Uhr", "2023-03-06T08:05Z" },
  { "Jänner 2023", "2023-01" },
  { "06.03.23", "2023-03-06" },
  { "06.03.23, 10:15 Uhr", "2023-03-06T10:15Z" },
  { "6.3.2023", "2023-03-06" },
  { "Montag, 6. März 2023 14:40 MEZ", "2023-03-06T13:40Z" },
  { "Sonntag, 6. August 2023, 14.40 Uhr MESZ", "2023-08-06T12:40Z" },
  { "6 марта 2023 г., 14:40", "2023-03-06T14:40Z" },
  { "6 марта 2023 года в 14:40 МСК", "2023-03-06T11:40Z" },
  { "14:40, 6 марта 2023", "2023-03-06T14:40Z" },
  { "6 мар. 2023", "2023-03-06" },
  { "06.03.2023 в 14:40 (МСК)", "2023-03-06T11:40Z" },
  { "6 marca 2023 r., godz. 14:40", "2023-03-06T14:40Z" },
  { "6 października 2023", "2023-10-06" },
  { "poniedziałek, 6 lis 2023", "2023-11-06" },
  { "Data publikacji: 06.03.2023, 14:40", "2023-03-06T14:40Z" },
  { "6 paź 2023", "2023-10-06" },
  { "Publié le 6 mars 2023 à 14h30", "2023-03-06T14:30Z" },
  { "le 1er août 2023", "2023-08-01" },
  { "6 déc. 2023", "2023-12-06" },
  { "lundi 6 février 2023, 8 h 05", "2023-02-06T08:05Z" },
  { "6 de marzo de 2023", "2023-03-06" },
  { "6 de marzo del 2023, a las 14:40", "2023-03-06T14:40Z" },
  { "6 ene 2023 - 10:20", "2023-01-06T10:20Z" },
  { "Publicado el 06/13/2023", "2023-06-13" },
  { "13/06/2023", "2023-06-13" },
  { "6 березня 2023, 14:40", "2023-03-06T14:40Z" },
  { "6 жовтня 2023 року о 14:40", "2023-10-06T14:40Z" },
  { "6 лют. 2023", "2023-02-06" },
  { "6 сакавіка 2023, 14:40", "2023-03-06T14:40Z" },
  { "6 траўня 2023", "2023-05-06" },
  { "Апублікавана 6 кастрычніка 2023 г.", "2023-10-06" },
  { "2023年3月6日", "2023-03-06" },
  { "6/3/2023", "2023-03-06" },
  { "03/04/2023", "2023-04-03" },
  { "04-04-2023", "2023-04-04" },
  { "29 February 2023", "2023-02" },
  { "29 February 2024", "2024-02-29" },
  { "31.04.2023", "" },
  { "12 of 300 trams", "" },
  { "call 0800-12-12", "" },
  { "version 10.03.23.7", "" },
  { "13/13/2023", "" },
  { "May I ask?", "" },
  { "1234567-03-06", "" },
  { "0001-01-01T00:00:00Z", "0001-01-01T00:00Z" },
  { "6 March 1899", "1899-03-06" },
  { "March 6, 2023 25:10", "2023-03-06" },
};

/* Every form of a date and a time in eight languages, with zones that are certain and
   one that is not (CST); and what only looks like a date. */
static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char buffer[CC_DATE_TEXT] = "";
      CcDate date;

      if (cc_date_find (dates[i].text, strlen (dates[i].text), &date, NULL))
        cc_date_format (date, buffer);
      if (strcmp (buffer, dates[i].wanted) != 0)
        printf ("\n'%s' is '%s', not '%s'", dates[i].text, buffer, dates[i].wanted);
      CU_ASSERT_STRING_EQUAL (buffer, dates[i].wanted);
    }
}

static void
check_order (const char *text, CcDateOrder order, const char *wanted, gboolean ambiguous)
{
  char buffer[CC_DATE_TEXT];
  CcFoundDate found;

  CU_ASSERT_EQUAL_FATAL (cc_date_find_all (text, strlen (text), order, &found, 1), 1);
  CU_ASSERT_STRING_EQUAL (cc_date_format (found.date, buffer), wanted);
  CU_ASSERT_EQUAL (found.ambiguous, ambiguous);
}

/* Which of day and month comes first is asked only where both can be either. */
static void
test_order (void)
{
  check_order ("03/04/2023", CC_ORDER_DAY_FIRST, "2023-04-03", TRUE);
  check_order ("03/04/2023", CC_ORDER_MONTH_FIRST, "2023-03-04", TRUE);
  check_order ("03/25/2023", CC_ORDER_DAY_FIRST, "2023-03-25", FALSE);
  check_order ("25/03/2023", CC_ORDER_MONTH_FIRST, "2023-03-25", FALSE);
  check_order ("04/04/2023", CC_ORDER_MONTH_FIRST, "2023-04-04", FALSE);
  check_order ("03.04.2023", CC_ORDER_MONTH_FIRST, "2023-04-03", FALSE);
}

/* Dates on one line are told apart by the words before them, in each language. */
static void
test_changes (void)
{
  static const char *const lines[] = {
    "Published 6 March 2023, 10:00 | Updated 7 March 2023, 11:30",
    "Veröffentlicht: 06.03.2023 10:00, aktualisiert: 07.03.2023 11:30",
    "Опубликовано 06.03.2023 10:00, обновлено 07.03.2023 11:30",
    "Опубліковано 06.03.2023 10:00, оновлено 07.03.2023 11:30",
    "Апублікавана 06.03.2023 10:00, абноўлена 07.03.2023 11:30",
    "Opublikowano 06.03.2023 10:00, aktualizacja: 07.03.2023 11:30",
    "Publié le 6 mars 2023 à 10h00, mis à jour le 7 mars 2023 à 11h30",
    "Publicado 6 de marzo de 2023 10:00, actualizado 7 de marzo de 2023 11:30",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      char buffer[CC_DATE_TEXT];
      CcFoundDate found[3];

      CU_ASSERT_EQUAL_FATAL (
          cc_date_find_all (lines[i], strlen (lines[i]), CC_ORDER_DAY_FIRST, found, 3), 2);
      CU_ASSERT_FALSE (found[0].modified);
      CU_ASSERT_TRUE (found[1].modified);
      CU_ASSERT_STRING_EQUAL (cc_date_format (found[0].date, buffer), "2023-03-06T10:00Z");
      CU_ASSERT_STRING_EQUAL (cc_date_format (found[1].date, buffer), "2023-03-07T11:30Z");
    }
}

/* Addresses and machines write dates without words. */
static void
test_machines (void)
{
  static const struct { gboolean (*find) (const char *, CcDate *); const char *text, *wanted; } rows[] = {
    { cc_date_of_url, "https://harbour.example/2023/03/06/tram", "2023-03-06" },
    { cc_date_of_url, "https://harbour.example/news/2023/3/6/tram", "2023-03-06" },
    { cc_date_of_url, "https://harbour.example/2023/03/tram.html", "2023-03" },
    { cc_date_of_url, "https://harbour.example/news/tram-20230306.html", "2023-03-06" },
    { cc_date_of_url, "https://harbour.example/2023-03-06-tram", "2023-03-06" },
    { cc_date_of_url, "https://harbour.example/tram?day=2023-03-06", "" },
    { cc_date_of_url, "https://harbour.example/2023/13/tram", "" },
    { cc_date_of_url, "https://2023-03-06.example/tram", "" },
    { cc_date_of_number, "20230306", "2023-03-06" },
    { cc_date_of_number, "20230306T144012Z", "2023-03-06T14:40Z" },
    { cc_date_of_number, "202303061440", "2023-03-06T14:40Z" },
    { cc_date_of_number, "20230306144012", "2023-03-06T14:40Z" },
    { cc_date_of_number, "2023", "2023" },
    { cc_date_of_number, "1678113600", "2023-03-06T14:40Z" },
    { cc_date_of_number, "1678113600123", "2023-03-06T14:40Z" },
    { cc_date_of_number, "12", "" },
    { cc_date_of_number, "99999999", "" },
    { cc_date_of_number, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[CC_DATE_TEXT] = "";
      CcDate date;

      if (rows[i].find (rows[i].text, &date))
        cc_date_format (date, buffer);
      if (strcmp (buffer, rows[i].wanted) != 0)
        printf ("\n'%s' is '%s', not '%s'", rows[i].text, buffer, rows[i].wanted);
      CU_ASSERT_STRING_EQUAL (buffer, rows[i].wanted);
    }
}

/* ---- authors ---- */

static void
check_authors (const char *text, const char *wanted, gboolean account)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *got = NULL;

  CU_ASSERT_EQUAL (cc_authors_split (text, names), account);
  g_ptr_array_add (names, NULL);
  got = g_strjoinv ("|", (char **) names->pdata);
  if (strcmp (got, wanted) != 0)
    printf ("\n'%s' is '%s', not '%s'", text, got, wanted);
  CU_ASSERT_STRING_EQUAL (got, wanted);
}

/* Names are parted where both sides are names; roles, addresses and accounts go. */
static void
test_authors (void)
{
  check_authors ("Ada Vale", "Ada Vale", FALSE);
  check_authors ("By Ada Vale", "Ada Vale", FALSE);
  check_authors ("by Ada Vale and Bo Reed", "Ada Vale|Bo Reed", FALSE);
  check_authors ("Ada Vale, Bo Reed and Cy Holm", "Ada Vale|Bo Reed|Cy Holm", FALSE);
  check_authors ("Von Ada Vale und Bo von Reed", "Ada Vale|Bo von Reed", FALSE);
  check_authors ("Автор: Ада Вейл и Бо Рид", "Ада Вейл|Бо Рид", FALSE);
  check_authors ("Аўтар: Ада Вейл", "Ада Вейл", FALSE);
  check_authors ("Par Ada Vale et Bo Reed", "Ada Vale|Bo Reed", FALSE);
  check_authors ("Ada Vale, staff writer", "Ada Vale", FALSE);
  check_authors ("Ada Vale, Harbour correspondent, Bo Reed", "Ada Vale|Bo Reed", FALSE);
  check_authors ("Ada Vale, PhD", "Ada Vale", FALSE);
  check_authors ("Vale, Ada", "Vale, Ada", FALSE);
  check_authors ("Ada Vale; ADA VALE", "Ada Vale", FALSE);
  check_authors ("Ada Vale | Bo Reed", "Ada Vale|Bo Reed", FALSE);
  check_authors ("Ministry of Trade and Industry", "Ministry of Trade and Industry", FALSE);
  check_authors ("Harbour News Agency", "Harbour News Agency", FALSE);
  check_authors ("ada@harbour.example (Ada Vale)", "Ada Vale", FALSE);
  check_authors ("ada@harbour.example", "", FALSE);
  check_authors ("https://harbour.example/ada", "", FALSE);
  check_authors ("Admin", "", TRUE);
  check_authors ("webmaster", "", TRUE);
  check_authors ("", "", FALSE);
}

void
add_dates_suite (void)
{
  CU_pSuite s = CU_add_suite ("dates and authors", NULL, NULL);

  CU_add_test (s, "forms of dates", test_forms);
  CU_add_test (s, "order of day and month", test_order);
  CU_add_test (s, "dates of changes", test_changes);
  CU_add_test (s, "addresses and numbers", test_machines);
  CU_add_test (s, "authors", test_authors);
}
