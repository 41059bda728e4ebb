/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <frame/phrase.h>

#include <string.h>

/* The detector whose marks say who speaks; it runs first, and always. */
#define SPEAKERS "attribution"

/* Articles are handed to threads in runs of about this many sentences. */
#define CHUNK_SENTENCES 2048

typedef struct
{
  guint32 first, end; /* articles */
  GArray *marks;
} Chunk;

typedef struct
{
  const CcText *text;
  const CcLexicons *lexicons;
  const guint8 *classes; /* by word */
  const char *only;
  Chunk *chunks;
} Run;

static gboolean
check_name (const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; cc_detectors ()[i]; i++)
    {
      if (strcmp (cc_detectors ()[i]->name, name) == 0)
        return TRUE;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", cc_detectors ()[i]->name);
    }
  g_set_error (error, CC_ERROR, CC_ERROR_USAGE, "no detector '%s'; there are %s", name,
               known->str);
  return FALSE;
}

/* FALSE for a detector that this run has no use for. */
static gboolean
is_wanted (const CcDetector *detector, const char *only)
{
  return !only || strcmp (detector->name, only) == 0 || strcmp (detector->name, SPEAKERS) == 0;
}

static CcLexicons *
load_lexicons (const CcText *text, const char *only, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; cc_detectors ()[i]; i++)
    if (is_wanted (cc_detectors ()[i], only))
      for (const char *const *list = cc_detectors ()[i]->lists; *list; list++)
        g_ptr_array_add (names, (gpointer) *list);
  g_ptr_array_add (names, NULL);
  return cc_lexicons_new (text, (const char *const *) names->pdata, error);
}

static void
run_detector (CcFraming *framing, guint16 number)
{
  const CcText *text = framing->text;

  framing->detector = number;
  for (guint32 s = text->article_sentences[framing->article];
       s < text->article_sentences[framing->article + 1]; s++)
    cc_detectors ()[number]->analyse (framing, s);
}

/* Speakers first, as the other detectors ask whose a quotation is. */
static void
frame_article (CcFraming *framing, const char *only)
{
  guint first = framing->marks->len;
  guint n_speaking;

  cc_framing_load (framing);
  cc_quotes_load (framing);
  for (guint16 i = 0; cc_detectors ()[i]; i++)
    if (strcmp (cc_detectors ()[i]->name, SPEAKERS) == 0)
      run_detector (framing, i);
  n_speaking = framing->marks->len - first;
  cc_quotes_attribute (framing, &g_array_index (framing->marks, CcMark, first), n_speaking);
  if (only && strcmp (only, SPEAKERS) != 0)
    g_array_set_size (framing->marks, first);
  for (guint16 i = 0; cc_detectors ()[i]; i++)
    if (strcmp (cc_detectors ()[i]->name, SPEAKERS) != 0 && is_wanted (cc_detectors ()[i], only))
      run_detector (framing, i);
  for (guint m = first; m < framing->marks->len; m++)
    cc_quotes_voice (framing, &g_array_index (framing->marks, CcMark, m));
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const CcMark *x = a, *y = b;

  if (x->sentence != y->sentence)
    return x->sentence < y->sentence ? -1 : 1;
  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  if (x->detector != y->detector)
    return x->detector < y->detector ? -1 : 1;
  if (x->range.end != y->range.end)
    return x->range.end < y->range.end ? -1 : 1;
  return strcmp (x->category, y->category);
}

static void
frame_chunk (guint index, gpointer user_data)
{
  const Run *run = user_data;
  Chunk *chunk = &run->chunks[index];
  CcFraming framing = {
    .text = run->text, .lexicons = run->lexicons, .classes = run->classes, .marks = chunk->marks
  };

  for (guint32 a = chunk->first; a < chunk->end; a++)
    {
      const CcArticle *article = g_ptr_array_index (run->text->corpus->articles, a);

      framing.article = a;
      framing.language = cc_lexicons_language (run->lexicons, article->language);
      if (!cc_article_outlet (run->text->corpus, article)->curated && framing.language >= 0)
        frame_article (&framing, run->only);
    }
  g_array_sort (chunk->marks, compare_marks);
  g_free (framing.quotes);
  g_free (framing.token_lists);
  g_free (framing.sentence_lists);
}

/* Cuts the articles of @text into chunks: a new array of Chunk. */
static GArray *
make_chunks (const CcText *text)
{
  GArray *chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  guint32 n = text->corpus->articles->len;
  guint32 first = 0;

  for (guint32 a = 0; a < n; a++)
    if (a + 1 == n
        || text->article_sentences[a + 1] - text->article_sentences[first] >= CHUNK_SENTENCES)
      {
        Chunk chunk = { first, a + 1, g_array_new (FALSE, FALSE, sizeof (CcMark)) };

        g_array_append_val (chunks, chunk);
        first = a + 1;
      }
  return chunks;
}

/* The marks of all @chunks in order; frees those. */
static CcMarks *
merge (const CcText *text, GArray *chunks)
{
  CcMarks *marks = g_new0 (CcMarks, 1);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CcMark));
  guint32 m = 0;

  for (guint i = 0; i < chunks->len; i++)
    {
      GArray *part = g_array_index (chunks, Chunk, i).marks;

      g_array_append_vals (all, part->data, part->len);
      g_array_unref (part);
    }
  marks->text = text;
  marks->n_marks = all->len;
  marks->marks = (CcMark *) (gpointer) g_array_free (all, FALSE);
  marks->sentence_marks = g_new (guint32, text->n_sentences + 1);
  for (guint32 s = 0; s <= text->n_sentences; s++)
    {
      while (m < marks->n_marks && marks->marks[m].sentence < s)
        m++;
      marks->sentence_marks[s] = m;
    }
  return marks;
}

CcMarks *
cc_frame (const CcText *text, const char *only, guint threads, GError **error)
{
  g_autoptr (CcLexicons) lexicons = NULL;
  g_autoptr (GArray) chunks = NULL;
  g_autoptr (CcMarks) marks = NULL;
  g_autofree guint8 *classes = NULL;
  Run run = { .text = text, .only = only };

  if (only && !check_name (only, error))
    return NULL;
  lexicons = load_lexicons (text, only, error);
  if (!lexicons)
    return NULL;
  chunks = make_chunks (text);
  classes = cc_phrase_classes_new (text, lexicons);
  run.lexicons = lexicons;
  run.classes = classes;
  run.chunks = (Chunk *) (gpointer) chunks->data;
  cc_parallel_map (chunks->len, threads, frame_chunk, &run);
  marks = merge (text, chunks);
  if (cc_watch_stopped (error))
    return NULL;
  CC_COUNT (marks, marks->n_marks);
  return g_steal_pointer (&marks);
}

void
cc_marks_free (CcMarks *marks)
{
  if (!marks)
    return;
  g_free (marks->marks);
  g_free (marks->sentence_marks);
  g_free (marks);
}

double
cc_marks_score (const CcMarks *marks, guint32 sentence, const char *detector)
{
  double rest = 1;

  for (guint32 m = marks->sentence_marks[sentence]; m < marks->sentence_marks[sentence + 1]; m++)
    if (strcmp (cc_detectors ()[marks->marks[m].detector]->name, detector) == 0)
      rest *= 1 - (double) marks->marks[m].weight;
  return 1 - rest;
}

const char *
cc_voice_name (CcVoice voice)
{
  return voice == CC_VOICE_QUOTED ? "quoted" : "own";
}
