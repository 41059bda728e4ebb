/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

void
cc_article_free (CcArticle *article)
{
  if (!article)
    return;
  g_free (article->id);
  g_free (article->file);
  g_free (article->record);
  g_free (article->reader);
  g_free (article->title);
  g_strfreev (article->authors);
  g_free (article->published_source);
  g_free (article->url);
  g_free (article->site);
  g_free (article->language);
  g_free (article->language_source);
  g_free (article->charset);
  g_free (article->text);
  g_free (article->blocks);
  g_free (article->map);
  g_clear_pointer (&article->warnings, g_ptr_array_unref);
  g_free (article);
}

/* Bytes of UTF-8 that start a code point are all but 10xxxxxx. */
static guint32
count_points (const char *text, guint32 start, guint32 end)
{
  guint32 n = 0;

  for (guint32 i = start; i < end; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

guint32
cc_article_code_points (const CcArticle *article, guint32 offset)
{
  return count_points (article->text, 0, MIN (offset, article->length));
}

guint32
cc_points_at (CcPoints *points, guint32 byte)
{
  if (byte < points->byte)
    points->point -= count_points (points->text, byte, points->byte);
  else
    points->point += count_points (points->text, points->byte, byte);
  points->byte = byte;
  return points->point;
}

gint64
cc_article_file_offset (const CcArticle *article, guint32 offset)
{
  guint low = 0, high = article->n_map;
  guint64 file;

  if (article->n_map == 0 || offset > article->length || offset < article->map[0].text)
    return -1;
  while (offset > 0 && offset < article->length && ((guchar) article->text[offset] & 0xc0) == 0x80)
    offset--;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (article->map[middle].text <= offset)
        low = middle;
      else
        high = middle;
    }
  file = article->map[low].file + (offset - article->map[low].text);
  /* What came out longer than it stood in the file does not reach past it. */
  if (low + 1 < article->n_map && article->map[low + 1].file > article->map[low].file)
    file = MIN (file, article->map[low + 1].file);
  return (gint64) file;
}
