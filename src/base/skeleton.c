/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* skeleton.c: what the spellings of one name have in common, in any script. */
#include "config.h"

#include <base/base.h>

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum
{
  LONGEST_FORM = 512, /* bytes; the rest of a longer one does not count */
  LONGEST_KEY = 64,   /* bytes of a skeleton */
};

/* Letters that one name is spelt with in several ways, longest first. */
static const struct
{
  const char *from, *to;
} spellings[] = {
  { "tsch", "c" }, { "shch", "sc" }, { "sch", "s" }, { "tch", "c" }, { "dzh", "c" },
  { "sh", "s" },   { "ch", "c" },    { "zh", "z" },  { "kh", "h" },  { "ph", "f" },
  { "ts", "c" },   { "tz", "c" },    { "cz", "c" },  { "sz", "s" },  { "ck", "k" },
  { "th", "t" },   { "x", "ks" },    { "w", "v" },   { "y", "i" },   { "j", "i" },
};

static gboolean
is_vowel (char c)
{
  return c && strchr ("aeiou", c);
}

/* The letters that those of U+00DF to U+017F are without marks; ' ': not just one. */
static const char latin[] = " aaaaaa ceeeeiiiidnooooo ouuuuy y"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkqlllllll"
                            "lllnnnnnn nnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
#define FIRST_LATIN 0xdf

/* What to_ascii() gives for the letters of most languages in Latin script, as it takes ten
   milliseconds to open what can do all; NULL where there are others. */
static char *
latin_to_ascii (const char *form)
{
  g_autofree char *ascii = g_new (char, strlen (form) + 1);
  gsize n = 0;

  for (const char *p = form; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), at = c - FIRST_LATIN;

      if (c >= 0x80 && (at >= sizeof latin - 1 || latin[at] == ' '))
        return NULL;
      ascii[n++] = c < 0x80 ? g_ascii_tolower ((char) c) : latin[at];
    }
  ascii[n] = '\0';
  return n <= LONGEST_FORM / 2 ? g_steal_pointer (&ascii) : NULL;
}

/* Letters of any script as Latin ones without marks, new. */
static char *
to_ascii (gpointer *translit, const char *form)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[LONGEST_FORM * 2], id[32];
  char narrow[LONGEST_FORM * 2];
  int32_t length = 0, limit;

  if (!*translit)
    {
      u_uastrcpy (id, "Any-Latin; Latin-ASCII");
      *translit = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    }
  u_strFromUTF8 (wide, LONGEST_FORM, &length, form, (int32_t) MIN (strlen (form), LONGEST_FORM),
                 &status);
  if (U_FAILURE (status))
    return g_strdup (form);
  limit = length;
  utrans_transUChars (*translit, wide, &length, G_N_ELEMENTS (wide), 0, &limit, &status);
  u_strToUTF8 (narrow, sizeof narrow, &length, wide, length, &status);
  return U_FAILURE (status) ? g_strdup (form) : g_ascii_strdown (narrow, length);
}

/* Writes the skeleton of @form, which is ASCII, to @out. */
static gsize
write_skeleton (const char *form, char *out)
{
  gsize n = 0;

  while (*form && n + 2 < LONGEST_KEY)
    {
      const char *to = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (spellings) && !to; i++)
        if (*form == *spellings[i].from && g_str_has_prefix (form, spellings[i].from))
          {
            to = spellings[i].to;
            form += strlen (spellings[i].from) - 1;
          }
      for (const char single[2] = { *form, 0 }, *p = to ? to : single; *p; p++)
        {
          if (!g_ascii_isalnum (*p) || (n && out[n - 1] == *p))
            continue;
          if (n > 1 && out[n - 1] == 'i' && is_vowel (*p))
            n--;
          out[n++] = *p;
        }
      form++;
    }
  return n;
}

guint64
cc_name_key (gpointer *translit, const char *form)
{
  g_autofree char *ascii = g_str_is_ascii (form) ? g_strdup (form) : latin_to_ascii (form);
  char skeleton[LONGEST_KEY];
  gsize n;

  if (!ascii)
    ascii = to_ascii (translit, form);
  n = write_skeleton (ascii, skeleton);

  if (n > 4 && skeleton[n - 1] == 'r' && skeleton[n - 2] == 'e' && !is_vowel (skeleton[n - 3]))
    skeleton[n-- - 2] = 'r';
  while (n > 4 && is_vowel (skeleton[n - 1]))
    n--;
  return n ? cc_hash (skeleton, n) : cc_hash (form, strlen (form));
}
