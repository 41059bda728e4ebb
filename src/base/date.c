/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

/* ISO 8601:1988 wrote a date without its year so, and XML Schema still does. */
static char *
format_yearless (CcDate date, char *buffer)
{
  if (date.precision >= CC_PRECISION_DAY)
    g_snprintf (buffer, CC_DATE_TEXT, "--%02u-%02u", date.month, date.day);
  else
    g_snprintf (buffer, CC_DATE_TEXT, "--%02u", date.month);
  return buffer;
}

char *
cc_date_format (CcDate date, char *buffer)
{
  if (date.year == 0 && date.precision >= CC_PRECISION_MONTH)
    return format_yearless (date, buffer);
  switch ((CcPrecision) date.precision)
    {
    case CC_PRECISION_NONE:
      buffer[0] = '\0';
      break;
    case CC_PRECISION_YEAR:
      g_snprintf (buffer, CC_DATE_TEXT, "%04d", date.year);
      break;
    case CC_PRECISION_MONTH:
      g_snprintf (buffer, CC_DATE_TEXT, "%04d-%02u", date.year, date.month);
      break;
    case CC_PRECISION_DAY:
      g_snprintf (buffer, CC_DATE_TEXT, "%04d-%02u-%02u", date.year, date.month, date.day);
      break;
    case CC_PRECISION_MINUTE:
      g_snprintf (buffer, CC_DATE_TEXT, "%04d-%02u-%02uT%02u:%02uZ", date.year, date.month,
                  date.day, date.hour, date.minute);
      break;
    }
  return buffer;
}

int
cc_date_compare (CcDate a, CcDate b)
{
  int precision = MIN (a.precision, b.precision);

  if (precision >= CC_PRECISION_YEAR && a.year != b.year && a.year && b.year)
    return a.year - b.year;
  if (precision >= CC_PRECISION_MONTH && a.month != b.month)
    return a.month - b.month;
  if (precision >= CC_PRECISION_DAY && a.day != b.day)
    return a.day - b.day;
  if (precision >= CC_PRECISION_MINUTE)
    return (a.hour * 60 + a.minute) - (b.hour * 60 + b.minute);
  return 0;
}

gint64
cc_date_days (int year, int month, int day)
{
  /* Years from 1 March, so that the leap day ends a year. */
  gint64 y = year - (month <= 2);
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 of_era = y - era * 400;
  gint64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

gboolean
cc_date_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
