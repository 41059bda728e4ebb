/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* digits.c: which mark between digits sets off decimals, which groups. The rules
   of a language decide only where the digits themselves do not: a mark that stands
   twice groups, the last of two kinds is decimal, and a group has three digits (two
   before the last three, as India writes lakhs). */
#include "config.h"

#include <text/text.h>

#include <math.h>
#include <string.h>

enum
{
  LONGEST_DIGITS = 24, /* characters of a figure; longer ones are codes */
};

/* The decimal mark of @form, or NULL if it has none. */
static const char *
decimal_mark (const char *form, gsize length, gboolean comma)
{
  const char *last = NULL;
  guint n[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    if (form[i] == '.' || form[i] == ',')
      {
        last = form + i;
        n[form[i] == ',']++;
      }
  if (!last || n[*last == ','] > 1)
    return NULL;
  if ((n[0] && n[1]) || (*last == ',') == comma || memchr (form, '\'', length))
    return last;
  /* The other mark groups, if it can: not "3.5", "0.125" or "1234.567". */
  return form + length - last - 1 == 3 && last - form <= 3 && form[0] != '0' ? NULL : last;
}

/* TRUE when the marks before @end stand between groups of like kind. */
static gboolean
groups_are_good (const char *form, const char *end)
{
  const char *first = form + strcspn (form, ".,'");
  gboolean wide = TRUE, narrow = TRUE;

  if (first >= end)
    return TRUE;
  if (first - form > 3 || form[0] == '0')
    return FALSE;
  for (const char *mark = first; mark < end;)
    {
      gsize n = strspn (mark + 1, "0123456789");
      const char *next = mark + 1 + n;

      if (*mark != *first)
        return FALSE;
      wide &= n == 3;
      narrow &= next < end ? n == 2 : n == 3;
      mark = next;
    }
  return wide || (narrow && *first == ',' && first - form <= 2);
}

gboolean
cc_digits_read (const char *form, gboolean comma, CcDigits *digits)
{
  gsize length = strspn (form, "0123456789.,'");
  char plain[LONGEST_DIGITS + 1];
  const char *mark;
  guint n = 0, zeros = 0, decimals = 0;

  *digits = (CcDigits){ .rest = form + length };
  if (length == 0 || length > LONGEST_DIGITS || !g_ascii_isdigit (form[0]))
    return FALSE;
  mark = decimal_mark (form, length, comma);
  if (!groups_are_good (form, mark ? mark : form + length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (form[i]))
        {
          plain[n++] = form[i];
          zeros = form[i] == '0' ? zeros + 1 : 0;
          if (mark && form + i > mark)
            decimals++;
          else
            digits->n_digits++;
        }
      else
        {
          digits->marked = TRUE;
          if (form + i == mark)
            plain[n++] = '.';
        }
    }
  plain[n] = '\0';
  digits->value = g_ascii_strtod (plain, NULL);
  digits->step = decimals ? pow (10, -(double) decimals) : digits->value > 0 ? pow (10, zeros) : 1;
  return TRUE;
}
