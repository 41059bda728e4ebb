/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* settle.c: drafts into articles. A draft is settled as soon as nothing more will be
   added to it, on the thread that read it; what there is to tell of it is told when
   the whole file is read, in the order of its articles. */
#include "config.h"

#include <ingest/draft.h>

#include <string.h>

/* Bytes of room that are kept from one draft to the next. */
#define MAX_SPARE (64 << 10)

/* Of a draft whose reader told of no block: by the rules of running text, or the
   format itself gave the kind. */
static void
finish_why (CcDraft *draft)
{
  gboolean found = draft->rules && draft->rules->len == draft->blocks->len;

  if (!cc_draft_asks_why (draft) || draft->article->why->len > 0)
    return;
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const CcBlock *block = &g_array_index (draft->blocks, CcBlock, i);
      gboolean kept = block->kind < CC_BLOCK_CAPTION;
      CcBlockWhy *why = cc_draft_add_why (draft, draft->text->str + block->range.start,
                                          block->range.end - block->range.start, block->kind, kept);

      why->rule = g_strdup_printf ("%s: %s", kept ? "kept" : "dropped",
                                   found ? (const char *) g_ptr_array_index (draft->rules, i)
                                         : "the format says what it is");
    }
}

static void
warn_mojibake (CcDraft *draft, const CcMojibake *m)
{
  static const char said[] = "UTF-8 that was read as a code page repaired";

  cc_draft_warn (draft, *m->before ? g_strdup_printf ("%s: %u, first '%s' to '%s'", said, m->n,
                                                      m->before, m->after)
                                   : g_strdup_printf ("%s: %u", said, m->n));
}

static void
warn_dropped (CcDraft *draft)
{
  const CcDropped *d = draft->dropped;

  if (d->controls)
    cc_draft_warn (draft, g_strdup_printf ("control characters left out: %u", d->controls));
  if (d->bidi)
    cc_draft_warn (draft, g_strdup_printf ("controls of text direction left out: %u", d->bidi));
  if (d->invisible)
    cc_draft_warn (draft, g_strdup_printf ("characters without width left out within or after "
                                           "words: %u", d->invisible));
  if (d->private)
    cc_draft_warn (draft, g_strdup_printf ("characters of private use left out: %u", d->private));
  if (d->mojibake.n)
    warn_mojibake (draft, &d->mojibake);
  if (d->marks)
    cc_draft_warn (draft,
                   g_strdup_printf ("combining marks left out, more than any writing stacks: %u", d->marks));
}

/* The text of the draft without the room that was left in it. Of all but the largest
   texts it is a copy, and the room is that of the next draft. */
static char *
take_text (CcDraft *draft)
{
  GString *text = g_steal_pointer (&draft->text);
  GString **spare = &draft->harvest->spare;
  char *taken;

  if (*spare || text->allocated_len > MAX_SPARE)
    {
      gsize size = text->len + 1;

      return g_realloc (g_string_free (text, FALSE), size);
    }
  taken = g_memdup2 (text->str, text->len + 1);
  *spare = g_string_truncate (text, 0);
  return taken;
}

static void
take_all (CcDraft *draft)
{
  CcArticle *article = draft->article;
  GArray *map = NULL;

  article->length = (guint32) draft->text->len;
  if (draft->decoded)
    map = cc_steps_compose (draft->steps, draft->decoded, article->length);
  article->n_map = map ? map->len : 0;
  article->map = map ? (CcOffset *) g_array_free (map, map->len == 0) : NULL;
  article->text = take_text (draft);
  article->n_blocks = draft->blocks->len;
  article->blocks = g_memdup2 (draft->blocks->data, draft->blocks->len * sizeof (CcBlock));
  g_clear_pointer (&draft->steps, g_array_unref);
  g_clear_pointer (&draft->blocks, g_array_unref);
  g_clear_pointer (&draft->decoded, g_array_unref);
}

/* Frees an array that holds nothing. */
static void
drop_empty (GPtrArray **array)
{
  if ((*array)->len == 0)
    g_clear_pointer (array, g_ptr_array_unref);
}

static void
settle (CcDraft *draft)
{
  CcHarvest *harvest = draft->harvest;
  GPtrArray *notices = harvest->notices;

  draft->settled = TRUE;
  draft->told = harvest->notices = cc_notices_new ();
  finish_why (draft);
  take_all (draft);
  cc_draft_finish_fields (draft);
  cc_origin_find (draft->article);
  warn_dropped (draft);
  harvest->notices = notices;
  drop_empty (&draft->told);
  drop_empty (&draft->warnings);
  g_clear_pointer (&draft->authors, g_ptr_array_unref);
  g_clear_pointer (&draft->dropped, g_free);
}

static void
tell (CcDraft *draft)
{
  if (draft->told)
    g_ptr_array_extend_and_steal (draft->harvest->notices, g_steal_pointer (&draft->told));
  for (guint i = 0; draft->warnings && i < draft->warnings->len; i++)
    {
      const char *message = g_ptr_array_index (draft->warnings, i);

      g_ptr_array_add (draft->article->warnings, g_strdup (message));
      cc_draft_notice (draft, CC_WARNED, g_strdup (message));
    }
}

void
cc_harvest_settle (CcHarvest *harvest)
{
  if (harvest->keep_open)
    return;
  for (; harvest->n_settled < harvest->drafts->len; harvest->n_settled++)
    {
      CcDraft *draft = g_ptr_array_index (harvest->drafts, harvest->n_settled);

      if (!cc_draft_is_empty (draft))
        settle (draft);
    }
}

void
cc_harvest_inherit (CcHarvest *harvest, guint first)
{
  const CcDraft *only
    = harvest->drafts->len == first + 1 ? g_ptr_array_index (harvest->drafts, first) : NULL;

  for (guint i = harvest->own_notices; only && i < harvest->notices->len; i++)
    {
      const CcNotice *notice = g_ptr_array_index (harvest->notices, i);

      if (notice->severity == CC_WARNED)
        g_ptr_array_add (only->article->warnings,
                         notice->place ? g_strdup_printf ("%s: %s", notice->place, notice->message)
                                       : g_strdup (notice->message));
    }
}

GPtrArray *
cc_harvest_take (CcHarvest *harvest)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) cc_article_free);

  for (guint i = 0; i < harvest->drafts->len; i++)
    {
      CcDraft *draft = g_ptr_array_index (harvest->drafts, i);

      if (!draft->settled && cc_draft_is_empty (draft))
        {
          cc_draft_notice (draft, CC_FAILED, g_strdup ("no text found"));
          continue;
        }
      if (!draft->settled)
        settle (draft);
      tell (draft);
      g_ptr_array_add (articles, g_steal_pointer (&draft->article));
    }
  g_ptr_array_set_size (harvest->drafts, 0);
  return articles;
}

CcArticle *
cc_harvest_take_first (CcHarvest *harvest)
{
  CcDraft *draft = g_ptr_array_index (harvest->drafts, 0);

  settle (draft);
  tell (draft);
  return g_steal_pointer (&draft->article);
}

/* ---- parts ---- */

typedef struct
{
  const CcHarvest *whole;
  CcHarvest **parts;
  CcPartFunc read;
  gpointer user_data;
} Parts;

static void
read_part (guint index, gpointer data)
{
  const Parts *p = data;
  const CcHarvest *whole = p->whole;
  CcHarvest *part = cc_harvest_new (whole->input, whole->language);

  part->file = whole->file;
  part->reader = whole->reader;
  part->roles = whole->roles;
  part->charset = whole->charset;
  part->why = whole->why;
  part->keep_open = whole->keep_open;
  p->read (part, index, p->user_data);
  cc_harvest_settle (part);
  p->parts[index] = part;
}

static void
add_part (CcHarvest *harvest, CcHarvest *part)
{
  for (guint i = 0; i < part->drafts->len; i++)
    ((CcDraft *) g_ptr_array_index (part->drafts, i))->harvest = harvest;
  g_ptr_array_extend_and_steal (harvest->drafts, g_steal_pointer (&part->drafts));
  g_ptr_array_extend_and_steal (harvest->notices, g_steal_pointer (&part->notices));
  part->drafts = g_ptr_array_new ();
  part->notices = cc_notices_new ();
  cc_harvest_free (part);
}

void
cc_harvest_parts (CcHarvest *harvest, guint n, CcPartFunc read, gpointer user_data)
{
  g_autofree CcHarvest **parts = g_new0 (CcHarvest *, n);
  Parts all = { harvest, parts, read, user_data };
  CcCrew alone = CC_CREW_INIT (1);

  cc_crew_map (harvest->crew ? harvest->crew : &alone, n, read_part, &all);
  for (guint i = 0; i < n && parts[i]; i++)
    add_part (harvest, parts[i]);
  harvest->n_settled = harvest->drafts->len;
}
