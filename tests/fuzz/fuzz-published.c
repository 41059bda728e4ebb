/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ingest/ingest.h>

#include "fuzz.h"

static void
check_date (CcDate date)
{
  FUZZ_PROMISE (date.precision > CC_PRECISION_NONE && date.month <= 12 && date.day <= 31);
  FUZZ_PROMISE (date.hour < 24 && date.minute < 60);
}

/* Dates lie in the text, in order and apart; names of authors are never empty. */
FUZZ_TARGET (published)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  CcFoundDate found[5];
  CcDate date;
  guint n = cc_date_find_all (text, strlen (text), size & 1, found, G_N_ELEMENTS (found));

  FUZZ_PROMISE (n <= G_N_ELEMENTS (found));
  for (guint i = 0; i < n; i++)
    {
      check_date (found[i].date);
      FUZZ_PROMISE (found[i].where.start < found[i].where.end
                    && found[i].where.end <= strlen (text));
      FUZZ_PROMISE (i == 0 || found[i - 1].where.end <= found[i].where.start);
    }
  if (cc_date_of_url (text, &date) || cc_date_of_number (text, &date)
      || cc_date_of_file_name (text, &date))
    check_date (date);
  cc_authors_split (text, names);
  for (guint i = 0; i < names->len; i++)
    FUZZ_PROMISE (*(const char *) g_ptr_array_index (names, i));
  return 0;
}
