/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fields.c: what is known of an article besides its text, and what gave it. */
#include "config.h"

#include <ingest/draft.h>

#include <string.h>

/* Bytes of a title, and authors of an article, beyond which they are none. */
#define MAX_FIELD 2000
#define MAX_AUTHORS 100

/* Dates that are looked at in one text: published, changed, printed … */
#define MAX_DATES 4

/* As fields and front matter call them. */
static const char *const names[CC_N_FIELDS]
  = { "id", "title", "outlet", "url", "language", "authors", "date", "modified" };

static char **
field_of (CcArticle *article, CcField field)
{
  switch (field)
    {
    case CC_FIELD_ID:
      return &article->id;
    case CC_FIELD_TITLE:
      return &article->title;
    case CC_FIELD_SITE:
      return &article->site;
    case CC_FIELD_URL:
      return &article->url;
    case CC_FIELD_LANGUAGE:
      return &article->language;
    default:
      g_return_val_if_reached (&article->title);
    }
}

static void
set_source (CcDraft *draft, CcField field, const char *source)
{
  char **place = &draft->article->sources[field];

  if (field == CC_FIELD_ID)
    return;
  g_free (*place);
  *place = cc_clean_field (source, -1);
}

/* Cuts the value of a field that is far longer than any of its kind, with a warning:
   it is repeated at each mention of the article. Of a cut address nothing is left. */
static void
bound_field (CcDraft *draft, CcField field, char *value)
{
  char *end;

  if (strlen (value) <= MAX_FIELD)
    return;
  cc_draft_notice (draft, CC_WARNED,
                   g_strdup_printf ("%s cut: longer than %d bytes", names[field], MAX_FIELD));
  end = g_utf8_find_prev_char (value, value + MAX_FIELD - 2);
  memcpy (end, "\xe2\x80\xa6", 4);
  if (field == CC_FIELD_URL)
    *value = '\0';
}

void
cc_draft_set_from (CcDraft *draft, CcField field, const char *value, gssize length,
                   const char *source)
{
  char **place = field_of (draft->article, field);
  g_autofree char *clean = NULL;

  if (!value || *place)
    return;
  clean = cc_clean_field (value, length);
  bound_field (draft, field, clean);
  if (field == CC_FIELD_LANGUAGE)
    {
      const char *code = cc_language_code (clean);

      draft->order = g_ascii_strncasecmp (clean, "en-us", 5) == 0
                         || g_ascii_strncasecmp (clean, "en_us", 5) == 0
                       ? CC_ORDER_MONTH_FIRST : CC_ORDER_DAY_FIRST;
      g_free (clean);
      clean = g_strdup (code);
    }
  if (!*clean)
    return;
  *place = g_steal_pointer (&clean);
  set_source (draft, field, source);
}

const char *
cc_draft_title (const CcDraft *draft)
{
  return draft->article->title ? draft->article->title : "";
}

const char *
cc_draft_get (const CcDraft *draft, CcField field)
{
  return *field_of (draft->article, field);
}

static void
forget (CcDraft *draft, CcField field)
{
  g_clear_pointer (&draft->article->sources[field], g_free);
}

void
cc_draft_forget (CcDraft *draft)
{
  g_clear_pointer (&draft->article->title, g_free);
  draft->article->published = draft->article->modified = (CcDate) { 0 };
  forget (draft, CC_FIELD_TITLE);
  forget (draft, CC_FIELD_PUBLISHED);
  forget (draft, CC_FIELD_MODIFIED);
}

/* ---- authors ---- */

void
cc_draft_add_author_from (CcDraft *draft, const char *text, const char *source)
{
  const char *before = draft->article->sources[CC_FIELD_AUTHORS];
  g_autofree char *clean = cc_clean_field (text, -1);

  if ((before && strcmp (before, source) != 0) || strlen (clean) > MAX_FIELD
      || draft->authors->len >= MAX_AUTHORS)
    return;
  if (cc_authors_split (clean, draft->authors))
    cc_draft_warn (draft,
                   g_strdup_printf ("author left out as the name of an account: '%s'", clean));
  if (draft->authors->len > MAX_AUTHORS)
    g_ptr_array_set_size (draft->authors, MAX_AUTHORS);
  if (draft->authors->len > 0)
    set_source (draft, CC_FIELD_AUTHORS, source);
}

/* ---- dates ---- */

/* What clocks that were never set and empty fields of a database write. */
static gboolean
is_impossible (CcDate date)
{
  return date.year < 1600
         || (date.year == 1970 && date.month == 1 && date.day == 1 && date.hour == 0
             && date.minute == 0)
         || (date.year == 1969 && date.month == 12 && date.day == 31);
}

/* @what is the text that was read. */
static void
use_date (CcDraft *draft, CcField field, const CcFoundDate *found, const char *what,
          const char *source)
{
  CcArticle *article = draft->article;
  CcDate *place = field == CC_FIELD_MODIFIED ? &article->modified : &article->published;
  char text[CC_DATE_TEXT];

  if (place->precision != CC_PRECISION_NONE)
    return;
  if (is_impossible (found->date))
    {
      cc_draft_warn (draft, g_strdup_printf ("date left out, no article is of %s (%s)",
                                             cc_date_format (found->date, text), source));
      return;
    }
  if (found->ambiguous)
    cc_draft_warn (draft, g_strdup_printf ("day and month are ambiguous: '%.*s' read as %s (%s)",
                                           (int) (found->where.end - found->where.start),
                                           what + found->where.start,
                                           cc_date_format (found->date, text), source));
  *place = found->date;
  set_source (draft, field, source);
}

static gboolean
set_date (CcDraft *draft, CcField field, const char *text, const char *source)
{
  g_autofree char *clean = text ? cc_clean_field (text, -1) : NULL;
  CcFoundDate found[MAX_DATES] = { { .modified = FALSE } };
  gboolean any = FALSE;
  guint n;

  if (!clean)
    return FALSE;
  n = cc_date_find_all (clean, strlen (clean), draft->order, found, MAX_DATES);
  if (n == 0)
    n = cc_date_of_number (clean, &found[0].date);
  for (guint i = 0; i < n; i++)
    {
      use_date (draft, found[i].modified ? CC_FIELD_MODIFIED : field, &found[i], clean, source);
      any = any || !found[i].modified || field == CC_FIELD_MODIFIED;
    }
  return any;
}

gboolean
cc_draft_set_date (CcDraft *draft, const char *text, const char *source)
{
  return set_date (draft, CC_FIELD_PUBLISHED, text, source);
}

gboolean
cc_draft_set_modified (CcDraft *draft, const char *text, const char *source)
{
  return set_date (draft, CC_FIELD_MODIFIED, text, source);
}

/* ---- finishing ---- */

static void
finish_dates (CcDraft *draft)
{
  CcArticle *article = draft->article;
  CcFoundDate found = { .modified = FALSE };
  char published[CC_DATE_TEXT], modified[CC_DATE_TEXT];

  if (article->published.precision == CC_PRECISION_NONE && article->url
      && cc_date_of_url (article->url, &found.date))
    use_date (draft, CC_FIELD_PUBLISHED, &found, article->url, "url");
  if (article->published.precision == CC_PRECISION_NONE && draft->name
      && cc_date_of_file_name (draft->name, &found.date))
    use_date (draft, CC_FIELD_PUBLISHED, &found, draft->name, "file name");
  if (article->modified.precision != CC_PRECISION_NONE
      && article->published.precision != CC_PRECISION_NONE
      && cc_date_compare (article->modified, article->published) < 0)
    cc_draft_warn (draft, g_strdup_printf ("modified %s, before it was published, %s",
                                           cc_date_format (article->modified, modified),
                                           cc_date_format (article->published, published)));
}

static void
take_language (CcArticle *article, const char *language, const char *source)
{
  g_free (article->language);
  g_free (article->sources[CC_FIELD_LANGUAGE]);
  article->language = g_strdup (language);
  article->sources[CC_FIELD_LANGUAGE] = *language ? g_strdup (source) : NULL;
}

/* The option, the declaration unless the text clearly contradicts it, a guess. */
static void
finish_language (CcDraft *draft)
{
  CcArticle *article = draft->article;
  const char *source = NULL;
  const char *guess;

  if (draft->harvest->language)
    {
      take_language (article, draft->harvest->language, "option");
      return;
    }
  guess = article->language
            ? cc_language_against (article->language, article->text, article->length, &source)
            : cc_language_guess (article->text, article->length, &source);
  if (article->language && guess)
    cc_draft_warn (draft, g_strdup_printf ("declared as '%s' (%s), but the text is in '%s'",
                                           article->language,
                                           article->sources[CC_FIELD_LANGUAGE], guess));
  if (guess)
    take_language (article, guess, source);
}

static char **
take_authors (CcDraft *draft)
{
  guint n = draft->authors->len;
  char **authors = g_new (char *, n + 1);

  for (guint i = 0; i < n; i++)
    authors[i] = g_ptr_array_index (draft->authors, i);
  authors[n] = NULL;
  g_ptr_array_set_free_func (draft->authors, NULL);
  g_ptr_array_set_size (draft->authors, 0);
  return authors;
}

void
cc_draft_finish_fields (CcDraft *draft)
{
  CcArticle *article = draft->article;

  if (!article->title)
    article->title = g_strdup ("");
  article->authors = take_authors (draft);
  cc_draft_set_from (draft, CC_FIELD_URL, draft->url, -1, "saved address");
  finish_dates (draft);
  finish_language (draft);
}
