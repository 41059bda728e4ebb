/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/ingest.h>

void
cc_article_free (CcArticle *article)
{
  if (!article)
    return;
  g_free (article->id);
  g_free (article->own_id);
  g_free (article->file);
  g_free (article->record);
  g_free (article->member);
  g_free (article->reader);
  g_free (article->title);
  g_strfreev (article->authors);
  g_free (article->url);
  g_free (article->site);
  g_free (article->language);
  for (guint i = 0; i < CC_N_FIELDS; i++)
    g_free (article->sources[i]);
  g_free (article->charset);
  g_free (article->text);
  g_free (article->blocks);
  g_free (article->map);
  g_clear_pointer (&article->warnings, g_ptr_array_unref);
  g_clear_pointer (&article->why, g_ptr_array_unref);
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

/* ---- steps back ---- */

/* The first step whose text stands after @offset. */
static guint
step_after (const GArray *steps, guint64 offset)
{
  guint low = 0, high = steps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (steps, CcOffset, middle).text <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint64
cc_step_back (const GArray *steps, guint64 offset)
{
  guint after = step_after (steps, offset);
  const CcOffset *step = &g_array_index (steps, CcOffset, after > 0 ? after - 1 : 0);

  return step->file + (offset - step->text);
}

void
cc_steps_add (GArray *steps, gsize text, guint64 file)
{
  CcOffset step = { (guint32) text, file };
  const CcOffset *before = steps->len ? &g_array_index (steps, CcOffset, steps->len - 1) : NULL;

  if (!before || before->file + (step.text - before->text) != step.file)
    g_array_append_val (steps, step);
}

GArray *
cc_steps_compose (const GArray *steps, const GArray *decoding, guint32 length)
{
  const CcOffset *inner = (const CcOffset *) steps->data;
  GArray *map = g_array_new (FALSE, FALSE, sizeof (CcOffset));

  for (guint i = 0; i < steps->len && inner[i].text < length; i++)
    {
      guint32 next = i + 1 < steps->len ? MIN (inner[i + 1].text, length) : length;
      guint64 from = inner[i].file;
      guint64 to = from + (next - inner[i].text);
      CcOffset step = { inner[i].text, cc_step_back (decoding, from) };

      g_array_append_val (map, step);
      for (guint o = step_after (decoding, from); o < decoding->len; o++)
        {
          const CcOffset *outer = &g_array_index (decoding, CcOffset, o);

          if (outer->text >= to)
            break;
          step = (CcOffset) { inner[i].text + (guint32) (outer->text - from), outer->file };
          g_array_append_val (map, step);
        }
    }
  return map;
}
