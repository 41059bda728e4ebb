/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/draft.h>

#include <string.h>

static void
draft_free (CcDraft *draft)
{
  cc_article_free (draft->article);
  if (draft->text)
    g_string_free (draft->text, TRUE);
  g_clear_pointer (&draft->steps, g_array_unref);
  g_clear_pointer (&draft->blocks, g_array_unref);
  g_clear_pointer (&draft->decoded, g_array_unref);
  g_clear_pointer (&draft->authors, g_ptr_array_unref);
  g_clear_pointer (&draft->rules, g_ptr_array_unref);
  g_clear_pointer (&draft->warnings, g_ptr_array_unref);
  g_clear_pointer (&draft->told, g_ptr_array_unref);
  g_free (draft->dropped);
  g_free (draft->name);
  g_free (draft->url);
  g_free (draft);
}

CcHarvest *
cc_harvest_new (const CcInput *input, const char *language)
{
  CcHarvest *harvest = g_new0 (CcHarvest, 1);

  harvest->input = harvest->file = input;
  harvest->language = language;
  harvest->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  harvest->notices = cc_notices_new ();
  return harvest;
}

void
cc_harvest_free (CcHarvest *harvest)
{
  if (!harvest)
    return;
  g_ptr_array_unref (harvest->drafts);
  g_ptr_array_unref (harvest->notices);
  if (harvest->spare)
    g_string_free (harvest->spare, TRUE);
  g_free (harvest);
}

/* @record within the member that is being read, if it is one; new, or NULL. */
static char *
whole_place (const CcHarvest *harvest, const char *record)
{
  const char *outer = harvest->input->place;

  return outer && record ? g_strdup_printf ("%s, %s", outer, record)
                         : g_strdup (outer ? outer : record);
}

void
cc_harvest_notice (CcHarvest *harvest, CcSeverity severity, const char *place, const char *format,
                   ...)
{
  g_autofree char *whole = whole_place (harvest, place);
  va_list args;
  char *message;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (harvest->notices,
                   cc_notice_new (severity, harvest->input->path, whole, message));
}

static void
free_why (gpointer data)
{
  CcBlockWhy *why = data;

  g_free (why->text);
  g_free (why->rule);
  g_free (why->place);
  g_free (why->seen);
  g_free (why);
}

CcDraft *
cc_harvest_article (CcHarvest *harvest, const char *record, const char *bytes, gsize size)
{
  CcDraft *draft = g_new0 (CcDraft, 1);
  CcArticle *article = g_new0 (CcArticle, 1);

  article->file = g_strdup (harvest->input->path);
  article->record = whole_place (harvest, record);
  article->member = g_strdup (harvest->input->member);
  article->reader = g_strdup (harvest->reader);
  article->charset = g_strdup (harvest->charset);
  article->digest = cc_hash (bytes, size);
  article->warnings = g_ptr_array_new_with_free_func (g_free);
  draft->harvest = harvest;
  draft->article = article;
  draft->name = record || harvest->no_file ? NULL : g_path_get_basename (harvest->input->name);
  draft->url = g_strdup (harvest->input->url);
  draft->text = harvest->spare ? g_steal_pointer (&harvest->spare) : g_string_new (NULL);
  draft->steps = g_array_new (FALSE, FALSE, sizeof (CcOffset));
  draft->blocks = g_array_new (FALSE, FALSE, sizeof (CcBlock));
  draft->dropped = g_new0 (CcDropped, 1);
  draft->authors = g_ptr_array_new_with_free_func (g_free);
  if (harvest->why)
    {
      draft->rules = g_ptr_array_new ();
      article->why = g_ptr_array_new_with_free_func (free_why);
    }
  draft->warnings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (harvest->drafts, draft);
  return draft;
}

void
cc_draft_set_source (CcDraft *draft, const CcDecoded *decoded)
{
  g_clear_pointer (&draft->decoded, g_array_unref);
  draft->decoded = g_array_ref (decoded->steps);
}

void
cc_draft_notice (CcDraft *draft, CcSeverity severity, char *message)
{
  g_ptr_array_add (draft->harvest->notices, cc_notice_new (severity, draft->article->file,
                                                           draft->article->record, message));
}

void
cc_draft_warn (CcDraft *draft, char *message)
{
  g_ptr_array_add (draft->warnings, message);
}

void
cc_draft_take_page (CcDraft *draft, const CcDraft *page)
{
  cc_draft_set_from (draft, CC_FIELD_SITE, page->article->site, -1, "page");
  cc_draft_set_from (draft, CC_FIELD_URL, page->article->url, -1, "page");
  cc_draft_set_from (draft, CC_FIELD_LANGUAGE, page->article->language, -1, "page");
  draft->article->saved = page->article->saved;
}

void
cc_harvest_drop (CcHarvest *harvest, CcDraft *draft)
{
  g_ptr_array_remove (harvest->drafts, draft);
}

void
cc_draft_set_saved (CcDraft *draft, const char *text, gsize length)
{
  g_autofree char *clean = cc_clean_field (text, (gssize) length);

  if (!cc_date_find (clean, strlen (clean), &draft->article->saved, NULL))
    draft->article->saved = (CcDate) { .precision = CC_PRECISION_NONE };
}

/* ---- text ---- */

static void
append_text (CcDraft *draft, const char *text, gsize length, gsize source)
{
  cc_clean (draft->text, draft->steps, text, length, draft->decoded ? source : CC_NO_SOURCE,
            draft->dropped);
}

void
cc_draft_append (CcDraft *draft, CcBlockKind kind, const char *text, gsize length, gsize source)
{
  CcBlock block = { { (guint32) draft->text->len, 0 }, kind };

  if (!draft->open)
    {
      while (length > 0 && (*text == ' ' || *text == '\n' || *text == '\r' || *text == '\t'))
        {
          text++;
          length--;
          source += source != CC_NO_SOURCE;
        }
      if (length == 0)
        return;
      if (draft->text->len > 0)
        g_string_append (draft->text, "\n\n");
      block.range.start = (guint32) draft->text->len;
      g_array_append_val (draft->blocks, block);
      draft->open = TRUE;
    }
  append_text (draft, text, length, source);
}

/* Cuts the text, and the steps of what is cut. */
static void
cut_text (CcDraft *draft, gsize length)
{
  GArray *steps = draft->steps;

  g_string_truncate (draft->text, length);
  while (steps->len > 0 && g_array_index (steps, CcOffset, steps->len - 1).text >= length)
    g_array_set_size (steps, steps->len - 1);
}

void
cc_draft_close (CcDraft *draft)
{
  const GString *text = draft->text;
  gsize end = text->len;
  CcBlock *block;

  if (!draft->open)
    return;
  draft->open = FALSE;
  block = &g_array_index (draft->blocks, CcBlock, draft->blocks->len - 1);
  while (end > block->range.start && (text->str[end - 1] == ' ' || text->str[end - 1] == '\n'))
    end--;
  block->range.end = (guint32) end;
  if (!cc_range_is_empty (block->range))
    cut_text (draft, end);
  else
    {
      cut_text (draft, end >= 2 ? end - 2 : 0);
      g_array_set_size (draft->blocks, draft->blocks->len - 1);
    }
}

void
cc_draft_add (CcDraft *draft, CcBlockKind kind, const char *text, gsize length, gsize source)
{
  cc_draft_close (draft);
  cc_draft_append (draft, kind, text, length, source);
  cc_draft_close (draft);
}

void
cc_draft_add_body (CcDraft *draft, const char *text, gsize length, gsize source)
{
  guint n = draft->blocks->len;
  gsize start;

  cc_draft_close (draft);
  if (draft->text->len > 0)
    g_string_append (draft->text, "\n\n");
  start = draft->text->len;
  append_text (draft, text, length, source);
  cc_find_blocks (draft->text->str + start, (guint32) (draft->text->len - start), draft->blocks,
                  draft->rules, NULL);
  for (; n < draft->blocks->len; n++)
    {
      CcRange *range = &g_array_index (draft->blocks, CcBlock, n).range;

      range->start += (guint32) start;
      range->end += (guint32) start;
    }
}

static guint
line_number (const char *text, guint32 offset)
{
  guint n = 1;

  for (const char *p = text; (p = memchr (p, '\n', (gsize) (text + offset - p))); p++)
    n++;
  return n;
}

/* The line of the file on which the draft's text begins, 1 for the first. */
static guint
first_line (const CcDraft *draft)
{
  const char *record = draft->article->record;
  const char *line = record ? g_strrstr (record, "line ") : NULL;

  return line && !draft->name ? (guint) g_ascii_strtoull (line + 5, NULL, 10) : 1;
}

/* Takes from the lines of a saved page what no better source has given. */
static void
use_facts (CcDraft *draft, const CcPageFacts *facts)
{
  const struct { CcField field; CcRange range; } found[] = {
    { CC_FIELD_TITLE, facts->title },    { CC_FIELD_AUTHORS, facts->author },
    { CC_FIELD_PUBLISHED, facts->date }, { CC_FIELD_MODIFIED, facts->changed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (!cc_range_is_empty (found[i].range))
      {
        CcRange r = found[i].range;
        g_autofree char *value = g_strndup (draft->text->str + r.start, r.end - r.start);
        g_autofree char *source = g_strdup_printf (
            "line %u", first_line (draft) - 1 + line_number (draft->text->str, r.start));

        if (found[i].field == CC_FIELD_TITLE)
          cc_draft_set_from (draft, CC_FIELD_TITLE, value, -1, source);
        else if (found[i].field == CC_FIELD_AUTHORS)
          cc_draft_add_author_from (draft, value, source);
        else if (found[i].field == CC_FIELD_PUBLISHED)
          cc_draft_set_date (draft, value, source);
        else
          cc_draft_set_modified (draft, value, source);
      }
}

void
cc_draft_add_page (CcDraft *draft, const char *text, gsize length, gsize source)
{
  CcPageFacts facts;

  append_text (draft, text, length, source);
  g_array_set_size (draft->blocks, 0);
  if (draft->rules)
    g_ptr_array_set_size (draft->rules, 0);
  cc_find_blocks (draft->text->str, (guint32) draft->text->len, draft->blocks, draft->rules,
                  &facts);
  use_facts (draft, &facts);
}

void
cc_draft_set_title_from_block (CcDraft *draft)
{
  cc_draft_close (draft);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const CcBlock *block = &g_array_index (draft->blocks, CcBlock, i);

      if (block->kind == CC_BLOCK_TITLE)
        cc_draft_set_from (draft, CC_FIELD_TITLE, draft->text->str + block->range.start,
                           block->range.end - block->range.start, "heading");
    }
}

void
cc_draft_retitle (CcDraft *draft)
{
  cc_draft_close (draft);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      CcBlock *block = &g_array_index (draft->blocks, CcBlock, i);

      if (block->kind != CC_BLOCK_HEADING)
        continue;
      g_clear_pointer (&draft->article->title, g_free);
      cc_draft_set_from (draft, CC_FIELD_TITLE, draft->text->str + block->range.start,
                         block->range.end - block->range.start, "heading");
      block->kind = CC_BLOCK_TITLE;
      return;
    }
}

gboolean
cc_draft_is_empty (CcDraft *draft)
{
  cc_draft_close (draft);
  return draft->blocks->len == 0;
}

/* ---- why ---- */

gboolean
cc_draft_asks_why (const CcDraft *draft)
{
  return draft->article->why != NULL;
}

CcBlockWhy *
cc_draft_add_why (CcDraft *draft, const char *text, gsize length, CcBlockKind kind, gboolean kept)
{
  CcBlockWhy *why = g_new0 (CcBlockWhy, 1);

  why->text = cc_clean_field (text, (gssize) length);
  why->kind = kind;
  why->kept = kept;
  why->score = -1;
  g_ptr_array_add (draft->article->why, why);
  return why;
}
