/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay.c: fuzz targets on given files, without libFuzzer: each file as it is,
   cut short, and with bytes changed by a fixed rule, so that every run is alike.
   usage: replay TARGET FILE...
          replay --print NUMBER FILE    what change NUMBER makes of FILE  */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <string.h>

enum
{
  CHANGED_COPIES = 12,
  LONGEST = 1 << 16, /* bytes; more of a file is not looked at */
};

#define TARGETS(X)                                                                                \
  X (claims_ini)                                                                                    \
  X (clean)                                                                                         \
  X (dates)                                                                                         \
  X (decisions_ini)                                                                                 \
  X (exports)                                                                                       \
  X (json_quick)                                                                                    \
  X (mojibake)                                                                                      \
  X (outlets_ini)                                                                                   \
  X (pdf_layout)                                                                                    \
  X (published)                                                                                     \
  X (quantities)                                                                                    \
  X (query_words)                                                                                   \
  X (quotations)                                                                                    \
  X (reader_archive)                                                                                \
  X (reader_compressed)                                                                             \
  X (reader_csv)                                                                                    \
  X (reader_docx)                                                                                   \
  X (reader_epub)                                                                                   \
  X (reader_feed)                                                                                   \
  X (reader_html)                                                                                   \
  X (reader_jsonl)                                                                                  \
  X (reader_markdown)                                                                               \
  X (reader_mhtml)                                                                                  \
  X (reader_odt)                                                                                    \
  X (reader_pdf)                                                                                    \
  X (reader_text)                                                                                   \
  X (reader_warc)                                                                                   \
  X (sentences)                                                                                     \
  X (tokens)                                                                                        \
  X (word_list)

#define DECLARE(name) int fuzz_##name (const uint8_t *bytes, size_t size);
TARGETS (DECLARE)

#define ROW(name) { #name, fuzz_##name },
static const struct
{
  const char *name;
  int (*run) (const uint8_t *bytes, size_t size);
} targets[] = { TARGETS (ROW) };

static int (*find_target (const char *name)) (const uint8_t *, size_t)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "-", '_');

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].name, plain) == 0)
      return targets[i].run;
  return NULL;
}

/* A few bytes changed, moved or repeated; @seed decides which. */
static gsize
change (uint8_t *bytes, gsize size, guint32 seed)
{
  static const uint8_t nasty[] = { 0, 0xff, 0xc3, 0xe2, '<', '"', '[', '\n', '{', '.', '9' };

  for (guint i = 0; i < 1 + seed % 5 && size > 1; i++)
    {
      gsize at;

      seed = seed * 1664525 + 1013904223;
      at = (seed >> 8) % size;
      switch (seed >> 30)
        {
        case 0:
          bytes[at] = nasty[(seed >> 4) % sizeof nasty];
          break;
        case 1:
          bytes[at] ^= (uint8_t) (1 << (seed & 7));
          break;
        case 2:
          size = at + 1;
          break;
        default:
          memmove (bytes + at, bytes + at / 2, size - at);
          break;
        }
    }
  return size;
}

/* Runs the file as it is (change 0) and changed; says where it stands first, as
   a broken promise ends the program. */
static gboolean
replay (int (*run) (const uint8_t *, size_t), const char *path)
{
  g_autofree char *bytes = NULL;
  g_autofree uint8_t *copy = NULL;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return FALSE;
  size = MIN (size, LONGEST);
  copy = g_malloc (size + 1);
  for (guint32 seed = 0; seed <= CHANGED_COPIES; seed++)
    {
      gsize length = size;

      memcpy (copy, bytes, size);
      if (seed > 0)
        length = change (copy, size, seed * 2654435761u);
      printf ("%s, change %u\n", path, seed);
      fflush (stdout);
      run (copy, length);
    }
  return TRUE;
}

/* Prints the changed input itself: replay --print NUMBER FILE. */
static int
print_change (const char *number, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;
  guint32 seed = (guint32) g_ascii_strtoull (number, NULL, 10);

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return 2;
  size = MIN (size, LONGEST);
  if (seed > 0)
    size = change ((uint8_t *) bytes, size, seed * 2654435761u);
  return fwrite (bytes, 1, size, stdout) != size;
}

int
main (int argc, char **argv)
{
  int (*run) (const uint8_t *, size_t) = argc > 1 ? find_target (argv[1]) : NULL;

  if (argc == 4 && strcmp (argv[1], "--print") == 0)
    return print_change (argv[2], argv[3]);
  if (!run)
    {
      fprintf (stderr, "usage: replay TARGET FILE...\n       replay --print NUMBER FILE\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    if (!replay (run, argv[i]))
      return 2;
  return 0;
}
