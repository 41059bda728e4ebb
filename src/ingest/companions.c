/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* companions.c: what browsers and systems put beside pages, and counting it. */
#include "config.h"

#include <ingest/ingest.h>

#include <string.h>

static const struct
{
  const char *kind;
  const char *extensions; /* each between spaces */
} kinds[] = {
  { "image", " png jpg jpeg jpe jfif gif webp svg svgz ico bmp avif apng tif tiff heic psd " },
  { "style sheet", " css less scss " },
  { "script", " js mjs cjs map wasm swf " },
  { "font", " woff woff2 ttf otf eot ttc " },
  { "film", " mp4 m4v webm mov avi mkv mpg mpeg ogv flv wmv " },
  { "sound", " mp3 m4a ogg oga opus wav flac aac mid " },
};

/* ".DS_Store", "._page.html", and what macOS puts into its archives. */
static gboolean
is_system_file (const char *path, const char *base)
{
  return *base == '.' || g_str_has_prefix (path, "__MACOSX/") || strstr (path, "/__MACOSX/")
         || g_ascii_strcasecmp (base, "Thumbs.db") == 0
         || g_ascii_strcasecmp (base, "desktop.ini") == 0;
}

const char *
cc_companion_kind (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *base = slash ? slash + 1 : path;
  const char *dot = strrchr (base, '.');
  g_autofree char *extension = NULL;

  if (is_system_file (path, base))
    return "system file";
  if (!dot || strlen (dot) > 8 || strchr (dot, ' '))
    return NULL;
  extension = g_strdup_printf (" %s ", dot + 1);
  for (char *c = extension; *c; c++)
    *c = g_ascii_tolower (*c);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].extensions, extension))
      return kinds[i].kind;
  return NULL;
}

/* Browsers add "_files" in most languages, some a word of their own. */
gboolean
cc_is_page_folder (const char *folder, GHashTable *paths)
{
  static const char *const endings[] = { "_files", ".files", "-Dateien", "_fichiers", "_archivos",
                                         "-filer", "_bestanden", "_pliki" };
  static const char *const pages[] = { "html", "htm", "xhtml", "xht", "shtml", "php" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folder, endings[i]))
      for (guint k = 0; k < G_N_ELEMENTS (pages); k++)
        {
          int n = (int) (strlen (folder) - strlen (endings[i]));
          g_autofree char *page = g_strdup_printf ("%.*s.%s", n, folder, pages[k]);

          if (g_hash_table_contains (paths, page))
            return TRUE;
        }
  return FALSE;
}

/* ---- counting ---- */

typedef struct
{
  const char *kind;
  guint n;
} Count;

struct CcTally
{
  GArray *counts; /* of Count; kinds are few */
};

CcTally *
cc_tally_new (void)
{
  CcTally *tally = g_new0 (CcTally, 1);

  tally->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  return tally;
}

void
cc_tally_free (CcTally *tally)
{
  if (!tally)
    return;
  g_array_unref (tally->counts);
  g_free (tally);
}

void
cc_tally_add (CcTally *tally, const char *kind)
{
  Count one = { kind, 1 };

  for (guint i = 0; i < tally->counts->len; i++)
    {
      Count *count = &g_array_index (tally->counts, Count, i);

      if (strcmp (count->kind, kind) == 0)
        {
          count->n++;
          return;
        }
    }
  g_array_append_val (tally->counts, one);
}

guint
cc_tally_total (const CcTally *tally)
{
  guint n = 0;

  for (guint i = 0; i < tally->counts->len; i++)
    n += g_array_index (tally->counts, Count, i).n;
  return n;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Count *x = a, *y = b;

  return x->n != y->n ? (x->n < y->n ? 1 : -1) : strcmp (x->kind, y->kind);
}

char *
cc_tally_text (const CcTally *tally)
{
  GString *text = g_string_new (NULL);

  g_array_sort (tally->counts, compare_counts);
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const Count *count = &g_array_index (tally->counts, Count, i);

      g_string_append_printf (text, "%s%u %s%s", i ? ", " : "", count->n, count->kind,
                              count->n == 1 ? "" : "s");
    }
  return g_string_free (text, FALSE);
}
