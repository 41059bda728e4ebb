/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* entry-name.c: names in archives, made fit to be shown and compared. */
#include "config.h"

#include <ingest/unpack.h>

#include <string.h>

#define MAX_NAME 255

/* Zip archives do not say in which code page a name is (APPNOTE 6.3.10, appendix D):
   by the letter of it IBM 437, on Russian systems IBM 866 or, by some programs,
   Windows 1251. Three letters beside each other that are not ASCII are Cyrillic;
   capitals and the first half of the small letters of IBM 866 are where Windows 1251
   has none of Russian. */
static const char *
guess_code_page (const char *raw)
{
  guint run = 0, longest = 0, low = 0;

  for (const guchar *c = (const guchar *) raw; *c; c++)
    {
      run = *c >= 0x80 ? run + 1 : 0;
      longest = MAX (longest, run);
      low += *c >= 0x80 && *c < 0xb0;
    }
  return longest < 3 ? "ibm-437" : low > 0 ? "ibm-866" : "windows-1251";
}

/* @part of a path may stand in a name. */
static gboolean
is_name (const char *part)
{
  return *part && strcmp (part, ".") != 0 && strcmp (part, "..") != 0
         && !(g_ascii_isalpha (part[0]) && strcmp (part + 1, ":") == 0);
}

/* The end of a name tells more than its beginning: there is the extension. */
static char *
cut (char *name)
{
  gsize length = strlen (name);
  char *start = name;

  if (length > MAX_NAME)
    {
      start = name + length - MAX_NAME + 3;
      while (((guchar) *start & 0xc0) == 0x80)
        start++;
      start = g_strconcat ("\xe2\x80\xa6", start, NULL);
      g_free (name);
    }
  return start;
}

char *
cc_entry_name (const char *raw)
{
  g_autofree char *utf8 = g_utf8_validate (raw, -1, NULL)
                            ? g_strdup (raw)
                            : cc_convert (guess_code_page (raw), raw, strlen (raw));
  g_autofree char *clean = cc_clean_field (utf8, -1);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (clean, "\\", '/'), "/", 0);
  GString *name = g_string_new (NULL);

  for (char **part = parts; *part; part++)
    if (is_name (*part))
      g_string_append_printf (name, "%s%s", name->len ? "/" : "", *part);
  return cut (g_string_free (name, FALSE));
}
