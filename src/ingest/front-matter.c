/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <ingest/front-matter.h>

#include <string.h>

#include <yaml.h>

/* A line of three dashes, or dots, and nothing else. */
static gboolean
is_fence (const char *line, gsize size, const char *fence)
{
  while (size > 0 && (line[size - 1] == '\r' || line[size - 1] == ' '))
    size--;
  return size == 3 && strncmp (line, fence, 3) == 0;
}

gsize
cc_front_matter_end (const char *text, gsize length)
{
  gsize at = 0;

  for (guint n = 0; at < length; n++)
    {
      const char *stop = memchr (text + at, '\n', length - at);
      gsize size = stop ? (gsize) (stop - text) - at : length - at;
      gboolean fence = is_fence (text + at, size, "---");

      if (n == 0 && !fence)
        return 0;
      if (n > 0 && (fence || is_fence (text + at, size, "...")))
        return MIN (at + size + 1, length);
      at += size + 1;
    }
  return 0;
}

/* The parser looks at every bracket that is open for each word that it reads. */
#define MAX_BRACKETS 1000

static gboolean
has_too_many_brackets (const char *text, gsize end)
{
  guint n = 0;

  for (gsize i = 0; i < end && n <= MAX_BRACKETS; i++)
    n += text[i] == '[' || text[i] == '{';
  return n > MAX_BRACKETS;
}

static const struct { const char *key; CcField field; } fields[] = {
  { "id", CC_FIELD_ID },           { "title", CC_FIELD_TITLE },   { "headline", CC_FIELD_TITLE },
  { "outlet", CC_FIELD_SITE },     { "site", CC_FIELD_SITE },     { "publisher", CC_FIELD_SITE },
  { "source", CC_FIELD_SITE },     { "url", CC_FIELD_URL },       { "link", CC_FIELD_URL },
  { "canonical", CC_FIELD_URL },   { "lang", CC_FIELD_LANGUAGE }, { "language", CC_FIELD_LANGUAGE },
};

static void
use_value (CcHarvest *harvest, CcDraft *draft, const char *key, const char *value, guint line)
{
  g_autofree char *source = g_strdup_printf ("front matter %s", key);
  gboolean read = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (key, fields[i].key) == 0)
      cc_draft_set_from (draft, fields[i].field, value, -1, source);
  if (strcmp (key, "author") == 0 || strcmp (key, "authors") == 0)
    cc_draft_add_author_from (draft, value, source);
  if (strcmp (key, "date") == 0 || strcmp (key, "published") == 0)
    read = cc_draft_set_date (draft, value, source);
  if (strcmp (key, "modified") == 0 || strcmp (key, "updated") == 0
      || strcmp (key, "lastmod") == 0)
    read = cc_draft_set_modified (draft, value, source);
  if (!read && *value)
    {
      g_autofree char *place = g_strdup_printf ("line %u", line);

      cc_harvest_notice (harvest, CC_WARNED, place, "no date can be read from the field '%s'", key);
    }
}

typedef struct
{
  CcHarvest *harvest;
  CcDraft *draft;
  guint depth;  /* of open mappings and lists */
  guint list;   /* the depth of a list that is a field's value, or 0 */
  char *key;    /* of the field whose value is due, or NULL */
} State;

static void
handle_scalar (State *s, const yaml_event_t *event)
{
  const char *value = (const char *) event->data.scalar.value;
  guint line = (guint) event->start_mark.line + 1;

  if (s->depth == 1 && !s->key)
    s->key = g_ascii_strdown (value, -1);
  else if (s->key && (s->depth == 1 || (s->list && s->depth == s->list)))
    {
      use_value (s->harvest, s->draft, s->key, value, line);
      if (s->depth == 1)
        g_clear_pointer (&s->key, g_free);
    }
}

static void
handle_event (State *s, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      handle_scalar (s, event);
      break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      s->depth++;
      if (event->type == YAML_SEQUENCE_START_EVENT && s->depth == 2 && s->key)
        s->list = 2;
      break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      s->depth--;
      if (s->depth == 1)
        {
          s->list = 0;
          g_clear_pointer (&s->key, g_free);
        }
      break;
    case YAML_ALIAS_EVENT:
      if (s->depth == 1)
        g_clear_pointer (&s->key, g_free);
      break;
    default:
      break;
    }
}

void
cc_front_matter_read (const char *text, gsize end, CcHarvest *harvest, CcDraft *draft)
{
  State state = { harvest, draft, 0, 0, NULL };
  yaml_parser_t parser;
  gboolean more;
  guint documents = 0;

  if (has_too_many_brackets (text, end))
    {
      cc_harvest_notice (harvest, CC_WARNED, "line 1",
                         "front matter left unread: more than %d brackets", MAX_BRACKETS);
      return;
    }
  more = yaml_parser_initialize (&parser);
  /* The closing fence would begin a second document. */
  yaml_parser_set_input_string (&parser, (const unsigned char *) text, end);
  while (more)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          g_autofree char *place = g_strdup_printf ("line %" G_GSIZE_FORMAT,
                                                    (gsize) parser.problem_mark.line + 1);

          cc_harvest_notice (harvest, CC_WARNED, place, "broken front matter: %s",
                             parser.problem ? parser.problem : "not YAML");
          break;
        }
      documents += event.type == YAML_DOCUMENT_START_EVENT;
      more = event.type != YAML_STREAM_END_EVENT && documents < 2;
      if (more)
        handle_event (&state, &event);
      yaml_event_delete (&event);
    }
  g_free (state.key);
  yaml_parser_delete (&parser);
}
