/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <ingest/record.h>

#include <string.h>

/* Bytes of the longest name that is known, and more. */
#define MAX_NAME 40

struct CcRoles
{
  char *names[CC_N_ROLES]; /* as given, or NULL */
  char *plain[CC_N_ROLES]; /* as plain_name() makes them */
};

/* Of each role, the names that columns and fields go by, the best first: the role's
   own, then those that archives, feeds' programs and newspaper databases use. In
   lower case, without spaces, '_' and '-', each with a space on both sides. */
static const char *const role_names[CC_N_ROLES] = {
  [CC_ROLE_TEXT] = " text body fulltext articletext articlebody bodytext maintext contenttext"
                   " plaintext content contenthtml article story volltext artikeltext haupttext"
                   " inhalt texte texteintegral contenu texto cuerpo contenido testo corpo tekst"
                   " treść текст тело ",
  [CC_ROLE_SUMMARY] = " summary description abstract lead snippet excerpt standfirst teaser"
                      " zusammenfassung vorspann résumé chapeau descripción resumen ",
  [CC_ROLE_ID] = " id articleid docid documentid guid uuid identifier kennung ",
  [CC_ROLE_OUTLET] = " outlet source sourcename publication publicationname publicationtitle"
                     " publisher newspaper paper medium media site sitename newssource quelle"
                     " zeitung journal fuente medio źródło источник издание ",
  [CC_ROLE_TITLE] = " title headline heading articletitle head titel überschrift schlagzeile titre"
                    " título titulo titular titolo tytuł заголовок ",
  [CC_ROLE_DATE] = " date published publishedat publisheddate publicationdate publishdate pubdate"
                   " datepublished publishedtime datetime timestamp created createdat day datum"
                   " erscheinungsdatum veröffentlicht fecha data дата ",
  [CC_ROLE_MODIFIED] = " modified datemodified modifiedat updated updatedat lastmodified changed"
                       " geändert aktualisiert изменено ",
  [CC_ROLE_LANGUAGE] = " language lang languagecode sprache langue idioma lingua język язык ",
  [CC_ROLE_URL] = " url link permalink articleurl href weburl uri adresse lien enlace"
                  " ссылка ",
  [CC_ROLE_AUTHORS] = " authors author byline creator writer by autor autoren verfasser auteur"
                      " auteurs autores autore autorzy автор ",
};

/* ---- names ---- */

/* What writers of headings differ in. */
static gboolean
is_filler (char c)
{
  return c == ' ' || c == '_' || c == '-' || c == '\t';
}

/* @name without that; new. */
static char *
plain_name (const char *name)
{
  gsize n = strlen (name);
  char *plain = cc_ascii_run (name, n) == n ? g_ascii_strdown (name, (gssize) n)
                                            : g_utf8_casefold (name, (gssize) n);
  char *to = plain;

  for (const char *p = plain; *p; p++)
    if (!is_filler (*p))
      *to++ = *p;
  *to = '\0';
  return plain;
}

/* TRUE when the plain name is longer than any that is known, as cells of text are. */
static gboolean
is_long (const char *name)
{
  guint n = 0;

  for (; *name && n <= MAX_NAME; name++)
    n += ((guchar) *name & 0xc0) != 0x80 && !is_filler (*name);
  return n > MAX_NAME;
}

static const char *
own_name (CcRole role, gsize *length)
{
  *length = strcspn (role_names[role] + 1, " ");
  return role_names[role] + 1;
}

/* The role whose own name @name is. */
static CcRole
role_called (const char *name)
{
  for (guint role = 0; role < CC_N_ROLES; role++)
    {
      gsize n;
      const char *own = own_name (role, &n);

      if (strlen (name) == n && strncmp (name, own, n) == 0)
        return role;
    }
  return CC_ROLE_NONE;
}

CcRole
cc_role_of (const CcRoles *roles, const char *name, guint *rank)
{
  g_autofree char *plain = NULL;
  g_autofree char *padded = NULL;

  *rank = 0;
  if (!roles && is_long (name))
    return CC_ROLE_NONE;
  plain = plain_name (name);
  for (guint role = 0; roles && role < CC_N_ROLES; role++)
    if (roles->plain[role] && strcmp (roles->plain[role], plain) == 0)
      return role;
  if (!*plain || strlen (plain) > MAX_NAME)
    return CC_ROLE_NONE;
  padded = g_strdup_printf (" %s ", plain);
  for (guint role = 0; role < CC_N_ROLES; role++)
    {
      const char *at = strstr (role_names[role], padded);

      *rank = at ? 1 + (guint) (at - role_names[role]) : 0;
      if (at)
        return roles && roles->names[role] ? CC_ROLE_NONE : (CcRole) role;
    }
  return CC_ROLE_NONE;
}

const char *
cc_roles_name (const CcRoles *roles, CcRole role)
{
  return roles ? roles->names[role] : NULL;
}

/* ---- the user's names ---- */

static char *
known_roles (void)
{
  GString *names = g_string_new (NULL);

  for (guint role = 0; role < CC_N_ROLES; role++)
    {
      gsize n;
      const char *own = own_name (role, &n);

      g_string_append_printf (names, "%s%.*s", role ? ", " : "", (int) n, own);
    }
  return g_string_free (names, FALSE);
}

static gboolean
parse_pair (CcRoles *roles, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals ? g_strndup (pair, (gsize) (equals - pair)) : g_strdup (pair);
  g_autofree char *known = known_roles ();
  CcRole role = role_called (g_strstrip (name));

  if (!equals || !equals[1])
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "columns are given as text=NAME, not '%s'", pair);
  else if (role == CC_ROLE_NONE)
    g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "no column can be '%s' (known: %s)", name, known);
  else
    {
      g_free (roles->names[role]);
      g_free (roles->plain[role]);
      /* As the names of columns are, so that any way to write an accent fits. */
      roles->names[role] = cc_clean_field (equals + 1, -1);
      roles->plain[role] = plain_name (roles->names[role]);
      return TRUE;
    }
  return FALSE;
}

CcRoles *
cc_roles_parse (const char *spec, GError **error)
{
  g_autoptr (CcRoles) roles = g_new0 (CcRoles, 1);
  g_auto (GStrv) pairs = g_strsplit (spec, ",", 0);

  for (char **pair = pairs; *pair; pair++)
    if (!parse_pair (roles, *pair, error))
      return NULL;
  return g_steal_pointer (&roles);
}

void
cc_roles_free (CcRoles *roles)
{
  if (!roles)
    return;
  for (guint role = 0; role < CC_N_ROLES; role++)
    {
      g_free (roles->names[role]);
      g_free (roles->plain[role]);
    }
  g_free (roles);
}

/* ---- one article ---- */

static void
add_authors (CcDraft *draft, const char *value, const char *source)
{
  g_auto (GStrv) names = g_strsplit_set (value, ";|", 0);

  for (char **name = names; *name; name++)
    cc_draft_add_author_from (draft, *name, source);
}

void
cc_record_set (CcHarvest *harvest, CcDraft *draft, CcRole role, const char *name,
               const char *value, const char *place)
{
  static const CcField fields[CC_N_ROLES] = {
    [CC_ROLE_ID] = CC_FIELD_ID,         [CC_ROLE_OUTLET] = CC_FIELD_SITE,
    [CC_ROLE_TITLE] = CC_FIELD_TITLE,   [CC_ROLE_URL] = CC_FIELD_URL,
    [CC_ROLE_LANGUAGE] = CC_FIELD_LANGUAGE,
  };

  g_autofree char *source = g_strdup_printf ("field %s", name);
  gboolean good = TRUE;

  if (role == CC_ROLE_DATE)
    good = !*value || cc_draft_set_date (draft, value, source);
  else if (role == CC_ROLE_MODIFIED)
    good = !*value || cc_draft_set_modified (draft, value, source);
  else if (role == CC_ROLE_AUTHORS)
    add_authors (draft, value, source);
  else
    cc_draft_set_from (draft, fields[role], value, -1, source);
  if (!good)
    cc_harvest_notice (harvest, CC_WARNED, place, "no date can be read from the field '%s'", name);
}

void
cc_record_add_text (CcDraft *draft, const char *text, gsize length, gsize source)
{
  if (cc_is_fragment (text, length))
    cc_draft_add_fragment (draft, text, length);
  else
    cc_draft_add_body (draft, text, length, source);
}

void
cc_record_tell_summaries (CcHarvest *harvest, guint n)
{
  if (n > 0)
    cc_harvest_notice (harvest, CC_WARNED, NULL, "summary only, no full text: %u %s", n,
                       n == 1 ? "article" : "articles");
}
