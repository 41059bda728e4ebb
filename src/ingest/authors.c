/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* authors.c: from "By Ada Vale and Bo Reed, staff writers" to names. Agencies
   and desks stay as they are given. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

/* What stands before names; case-folded, longer ones first. */
static const char *const heads[] = {
  "posted by ", "written by ", "published by ", "story by ", "by: ", "by ", "authors: ",
  "author: ", "von: ", "von ", "ein bericht von ", "autoren: ", "autorin: ", "autorzy: ",
  "autorka: ", "autor: ", "autora: ", "autores: ", "par ", "auteur : ", "auteur: ", "por ",
  "tekst: ", "texto: ", "text: ", "автор: ", "авторы: ", "автор ", "автори: ", "авторка: ",
  "аўтар: ", "аўтары: ", "текст: ", "тэкст: ", NULL,
};

/* What parts two names. Of these, words do so only between whole names. */
static const char *const marks[] = { ";", " | ", " / ", "•", "·", NULL };
static const char *const words[] = {
  " and ", " und ", " et ", " y ", " e ", " i ", " oraz ", " и ", " і ", " й ", " & ", NULL,
};

/* Words of what somebody is, not of who; case-folded. */
static const char *const roles[] = {
  "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "writer",
  "writers", "columnist", "journalist", "contributor", "staff", "analyst", "producer",
  "redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin", "autor",
  "journalistin", "korespondent", "redaktor", "dziennikarz", "dziennikarka", "journaliste",
  "phd", "md", "correspondant", "correspondante", "envoyé", "periodista", "redactor", "redactora",
  "corresponsal", "корреспондент", "журналист", "журналистка", "редактор", "обозреватель",
  "кореспондент", "журналіст", "журналістка", "карэспандэнт", "рэдактар", NULL,
};

/* Accounts that systems are delivered with: nobody's name. Case-folded. */
static const char *const accounts[] = {
  "admin", "administrator", "administrateur", "administrador", "root", "webmaster", "user",
  "guest", "test", "wordpress", "wpadmin", "wp-admin", "publisher", "siteadmin", "superadmin", "superuser",
  "unknown", "anonymous", "none", "null", "undefined", "админ", "администратор", "адміністратор",
  NULL,
};

static gboolean
is_one_of (const char *const *list, const char *folded, gsize length)
{
  for (; *list; list++)
    if (strlen (*list) == length && strncmp (*list, folded, length) == 0)
      return TRUE;
  return FALSE;
}

/* @text (not folded) begins with @head (folded): its length in @text, or 0. */
static gsize
head_length (const char *text, const char *head)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1),
                                                           g_utf8_strlen (head, -1)));
  g_autofree char *folded = g_utf8_casefold (start, -1);

  return strcmp (folded, head) == 0 ? strlen (start) : 0;
}

static const char *
skip_head (const char *text)
{
  for (const char *const *head = heads; *head; head++)
    {
      gsize n = head_length (text, *head);

      if (n > 0)
        return text + n;
    }
  return text;
}

/* Two to four words, all with a capital but for short ones within ("de", "von"). */
static gboolean
is_whole_name (const char *text, gsize length)
{
  const char *end = text + length;
  guint n = 0, small = 0;

  for (const char *p = text; p < end;)
    {
      const char *stop = memchr (p, ' ', (gsize) (end - p));

      stop = stop ? stop : end;
      if (stop > p)
        {
          n++;
          if (!g_unichar_isupper (g_utf8_get_char (p)))
            small++;
          if (!g_unichar_isupper (g_utf8_get_char (p)) && stop - p > 4)
            return FALSE;
        }
      p = stop + 1;
    }
  return n - small >= 2 && n <= 4;
}

static gboolean
is_role (const char *text, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (text, (gssize) length);
  const char *p = folded;

  while (*p)
    {
      gsize n = strcspn (p, " ");

      if (is_one_of (roles, p, n))
        return TRUE;
      p += n + (p[n] == ' ');
    }
  return FALSE;
}

/* "ada@harbour.example (Ada Vale)", as feeds write it, names Ada Vale. */
static void
trim_address (const char **text, gsize *length)
{
  const char *open = memchr (*text, '(', *length);
  const char *close = open ? memchr (open, ')', *length - (gsize) (open - *text)) : NULL;

  if (memchr (*text, '@', *length) && close && memchr (*text, '@', *length) < (const void *) open)
    {
      *text = open + 1;
      *length = (gsize) (close - open - 1);
    }
}

/* A mail address, or that of a profile. */
static gboolean
is_address (const char *text, gsize length)
{
  return memchr (text, '@', length) || g_strstr_len (text, (gssize) length, "://")
         || (memchr (text, '/', length) && memchr (text, '.', length)
             && !memchr (text, ' ', length));
}

/* TRUE when it is the name of an account. */
static gboolean
add_name (GPtrArray *names, const char *text, gsize length)
{
  g_autofree char *folded = NULL;

  trim_address (&text, &length);
  while (length > 0 && strchr (" ,;|/", *text))
    text++, length--;
  while (length > 0 && strchr (" ,;|/", text[length - 1]))
    length--;
  if (length == 0 || is_address (text, length))
    return FALSE;
  folded = g_utf8_casefold (text, (gssize) length);
  if (is_one_of (accounts, folded, strlen (folded)))
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (g_ptr_array_index (names, i), -1);

      if (strcmp (other, folded) == 0)
        return FALSE;
    }
  g_ptr_array_add (names, g_strndup (text, length));
  return FALSE;
}

/* The nearest of @list in @text, and its length. */
static const char *
nearest (const char *const *list, const char *text, gsize length, gsize *size)
{
  const char *best = NULL;

  for (; *list; list++)
    {
      const char *found = g_strstr_len (text, (gssize) length, *list);

      if (found && (!best || found < best))
        {
          best = found;
          *size = strlen (*list);
        }
    }
  return best;
}

/* "Ada Vale and Bo Reed": both sides have to be whole names. */
static gboolean
split_words (const char *text, gsize length, GPtrArray *names)
{
  gboolean account = FALSE;
  gsize size = 0;
  const char *word = nearest (words, text, length, &size);

  while (word && is_whole_name (text, (gsize) (word - text)))
    {
      gsize rest = length - (gsize) (word + size - text);
      gsize next_size = 0;
      const char *next = nearest (words, word + size, rest, &next_size);

      if (!is_whole_name (word + size, next ? (gsize) (next - word) - size : rest))
        break;
      account |= add_name (names, text, (gsize) (word - text));
      text = word + size;
      length = rest;
      word = next;
      size = next_size;
    }
  return add_name (names, text, length) || account;
}

/* At commas: "Vale, Ada" is one name, "Ada Vale, staff writer" is one and a role. */
static gboolean
split_commas (const char *text, gsize length, GPtrArray *names)
{
  const char *comma = memchr (text, ',', length);
  gboolean account = FALSE;

  while (comma)
    {
      gsize before = (gsize) (comma - text);
      const char *rest = comma + 1;
      gsize left = length - before - 1;
      const char *next = memchr (rest, ',', left);
      gsize after = next ? (gsize) (next - rest) : left;

      if (is_role (rest, after))
        {
          account |= split_words (text, before, names);
          length = next ? left - after - 1 : 0;
          text = next ? next + 1 : rest;
        }
      else if (!memchr (text, ' ', before))
        break;
      else
        {
          account |= split_words (text, before, names);
          text = rest;
          length = left;
        }
      while (length > 0 && *text == ' ')
        text++, length--;
      comma = memchr (text, ',', length);
    }
  return split_words (text, length, names) || account;
}

gboolean
cc_authors_split (const char *text, GPtrArray *names)
{
  gboolean account = FALSE;
  const char *mark;
  gsize size = 0;

  text = skip_head (text);
  while ((mark = nearest (marks, text, strlen (text), &size)))
    {
      account |= split_commas (text, (gsize) (mark - text), names);
      text = mark + size;
      while (*text == ' ')
        text++;
    }
  return split_commas (text, strlen (text), names) || account;
}
