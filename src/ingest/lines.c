/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/bytes.h>
#include <ingest/lines.h>

#include <string.h>

/* Lines longer than this are running text; no cue is looked for. */
#define CUE_CHARS 140

/* How a line begins that holds a picture's caption or credit; a ':' or '©'
   follows, or "by". Case-folded. */
static const char *const caption_heads[] = {
  "photo", "photos", "photograph", "image", "images", "picture", "pictures", "illustration",
  "source", "credit", "credits", "video", "screenshot", "caption", "foto", "fotos", "bild",
  "bilder", "quelle", "abbildung", "grafik", "фото", "фотография",
  "источник", "иллюстрация", "видео", "скриншот",
  "крыніца", "джерело", "zdjęcie", "fot", "źródło", "crédit photo", "fuente",
  "fonte", "imagen", "imagem", "immagine", NULL,
};

/* What marks a credit wherever it stands on a short line. */
static const char *const credit_marks[] = {
  "©", "getty images", "shutterstock", "photo by ", "photo courtesy", "(photo", "image courtesy",
  "/reuters", "reuters/", "/ reuters", "reuters /", "/ap", "ap photo", "/afp", "afp/", "afp via",
  "/ tass", "tass/", "/dpa", "dpa/", "picture alliance", "imago/", "/epa", "epa/", "pap/", "/pap",
  ". photo: ", ". chart: ", ". map: ", ". image: ", ". foto: ", ". grafik: ", ". bild: ",
  ". фото: ", "a screenshot from", "a screengrab", "скриншот", "wikimedia commons",
  "pixabay", "unsplash", NULL,
};

/* Whole lines, or their beginnings up to a separator, that belong to a page and
   not to an article. Case-folded. */
static const char *const furniture[] = {
  "subscribe", "sign up", "sign in", "sign out", "log in", "login", "register", "share",
  "share this", "share on", "tweet", "print", "print version", "follow us", "recent news",
  "latest news", "all news", "top news", "news", "home", "menu", "search", "advertisement",
  "advertising", "comments", "leave a comment", "leave a reply", "add a comment", "no comments",
  "tags", "tag", "category", "categories", "category status", "copyright", "all rights reserved",
  "newsletter", "back to top", "skip to content", "skip to main content", "most read",
  "most popular", "popular", "cookie", "cookies", "privacy policy", "terms of use", "contact us",
  "about us", "views", "reading time", "continue reading", "load more", "show more", "archive",
  "next article", "previous article", "weather", "toggle navigation", "close", "download pdf",
  "send by email", "join us", "recent trends", "abonnieren", "anmelden", "teilen", "drucken",
  "kommentare", "startseite", "suche", "impressum", "datenschutz", "anzeige", "werbung",
  "schlagwörter", "neueste nachrichten", "nach oben", "подписаться",
  "подписывайтесь", "поделиться", "комментарии",
  "главная", "поиск", "реклама", "все новости",
  "последние новости", "теги", "войти", "печать",
  "версия для печати", "падпісацца", "каментары",
  "усе навіны", "підписатися", "коментарі", "udostępnij",
  "komentarze", "reklama", "szukaj", "tagi", "s'abonner", "partager", "commentaires",
  "publicité", "accueil", "compartir", "comentarios", "publicidad", "inicio", "condividi",
  "commenti", "pubblicità", NULL,
};

/* What stands over links to other articles. Case-folded. */
static const char *const related[] = {
  "similar articles", "related articles", "related news", "related stories", "related content",
  "related posts", "related", "read also", "read more", "read next", "see also",
  "more on this topic", "more on this story", "more news", "also read", "you may also like",
  "you might also like", "recommended", "more from this section", "other articles",
  "lesen sie auch", "mehr zum thema", "ähnliche artikel", "verwandte artikel",
  "das könnte sie auch interessieren", "auch interessant", "weitere artikel", "weiterlesen",
  "читайте также", "читать также", "похожие статьи",
  "похожие материалы", "по теме", "ещё по теме",
  "еще по теме", "материалы по теме", "чытайце таксама",
  "падобныя артыкулы", "читайте також", "схожі статті",
  "czytaj także", "czytaj też", "zobacz też", "zobacz także", "podobne artykuły",
  "powiązane artykuły", "lire aussi", "à lire aussi", "articles similaires",
  "sur le même sujet", "leer también", "lea también", "artículos relacionados",
  "noticias relacionadas", "te puede interesar", "leggi anche", "articoli correlati",
  "leia também", "artigos relacionados", "lees ook", "läs också", NULL,
};

static const char *const byline_heads[] = {
  "by ", "author: ", "authors: ", "written by ", "von ", "autor: ", "автор: ", "автор ",
  "аўтар: ", "par ", "auteur : ", "autor ", "texto: ", "text: ", "текст: ", NULL,
};

/* ---- one line ---- */

static gboolean
is_closer (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x201c || c == 0x2019
         || c == 0xbb || c == 0xab;
}

static guint16
end_flags (const char *start, const char *end)
{
  gunichar c = 0;

  while (end > start)
    {
      end = g_utf8_prev_char (end);
      c = g_utf8_get_char (end);
      if (!is_closer (c))
        break;
    }
  if (c == '?' || c == '!' || c == 0xff1f || c == 0xff01 || c == 0x61f)
    return CC_LINE_STOP | CC_LINE_ASKS;
  if (c == '.' || c == 0x2026 || c == 0x3002 || c == 0x964 || c == ';')
    return CC_LINE_STOP;
  return c == ':' || c == 0xff1a ? CC_LINE_COLON : 0;
}

/* "• ", "- ", "1. ", "(a) " and a space after. */
static gboolean
has_bullet (const char *p, const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *q = g_utf8_next_char (p);

  if (c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x25a0 || c == 0x2023 || c == 0xb7)
    return TRUE;
  if (c == '-' || c == '*' || c == 0x2013 || c == 0x2014)
    return c != 0x2014 && c != 0x2013 && q < end && *q == ' ';
  if (c == '(')
    p++;
  for (q = p; q < end && q < p + 3 && g_ascii_isdigit (*q); q++)
    ;
  if (q == p && q < end && g_ascii_isalpha (*q) && q + 1 < end && q[1] == ')')
    q++;
  return q > p && q + 1 < end && (*q == '.' || *q == ')') && q[1] == ' ';
}

/* Counts words and code points, eight bytes at a time; the last ones padded by spaces. */
static void
measure (const char *text, CcLine *line)
{
  guint64 before = 0x80; /* a space ends the eight bytes before */
  gsize words = 0;

  for (guint32 at = line->range.start; at < line->range.end; at += 8)
    {
      guint n = MIN (8, line->range.end - at);
      char last[8];
      guint64 bytes, spaces, tails;

      if (n < 8)
        {
          memset (last, ' ', sizeof last);
          memcpy (last, text + at, n);
        }
      bytes = cc_bytes_load (n < 8 ? last : text + at);
      spaces = cc_bytes_equal (bytes, ' ');
      tails = bytes & CC_TOPS & ~(bytes << 1);
      words += cc_bytes_count ((spaces << 8 | before) & ~spaces);
      line->chars += n - cc_bytes_count (tails);
      before = spaces >> 56;
    }
  line->words = (guint16) MIN (words, G_MAXUINT16);
}

static void
judge_shape (const char *text, CcLine *line)
{
  const char *start = text + line->range.start;
  const char *end = text + line->range.end;

  measure (text, line);
  line->flags |= end_flags (start, end);
  if (has_bullet (start, end))
    line->flags |= CC_LINE_BULLET;
  if (g_unichar_islower (g_utf8_get_char (start)))
    line->flags |= CC_LINE_LOWER;
}

/* ---- cues ---- */

static gboolean
is_word_char (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* @folded begins with a caption's word, and a sign that it is one follows. */
static gboolean
has_caption_head (const char *folded)
{
  for (const char *const *head = caption_heads; *head; head++)
    if (g_str_has_prefix (folded, *head))
      {
        const char *rest = folded + strlen (*head);

        while (*rest == ' ')
          rest++;
        if (*rest == ':' || *rest == '.' || g_str_has_prefix (rest, "©")
            || g_str_has_prefix (rest, "by ") || *rest == '/'
            || g_str_has_prefix (rest, "courtesy"))
          return TRUE;
      }
  return FALSE;
}

/* A gap of several spaces sets a credit off from its caption. */
static gboolean
has_gap (const char *start, const char *end)
{
  guint run = 0;

  for (const char *p = start; p < end; p++)
    {
      run = *p == ' ' ? run + 1 : 0;
      if (run >= 3)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_caption (const CcLine *line, const char *start, const char *end, const char *folded)
{
  gsize n = strlen (folded);

  if (has_caption_head (folded))
    return TRUE;
  for (const char *const *mark = credit_marks; *mark; mark++)
    if (strstr (folded, *mark) && !(line->flags & CC_LINE_STOP && line->words > 12))
      return TRUE;
  if (line->flags & CC_LINE_STOP)
    return FALSE;
  return (n > 2 && strcmp (folded + n - 2, " /") == 0)
         || (line->words <= 9 && strstr (folded, " / ")) || has_gap (start, end);
}

/* The whole line is one of @phrases, or begins with one and a separator. */
static gboolean
is_phrase (const char *const *phrases, const CcLine *line, const char *folded)
{
  for (; *phrases; phrases++)
    if (**phrases == *folded && g_str_has_prefix (folded, *phrases))
      {
        const char *rest = folded + strlen (*phrases);

        if (!*rest || *rest == ':' || *rest == '(' || g_str_has_prefix (rest, " (")
            || g_str_has_prefix (rest, " |") || g_str_has_prefix (rest, "...")
            || g_str_has_prefix (rest, "…"))
          return TRUE;
        if (line->words <= 6 && !(line->flags & CC_LINE_STOP) && strchr (*phrases, ' ')
            && !is_word_char (rest))
          return TRUE;
        if (line->words <= 4 && !(line->flags & CC_LINE_STOP)
            && (g_str_has_prefix (rest, " to ") || g_str_has_prefix (rest, " on ")
                || g_str_has_prefix (rest, " us") || g_str_has_prefix (rest, " now")))
          return TRUE;
      }
  return FALSE;
}

/* Rests of markup, numbers without words, degrees. */
static gboolean
is_junk (const char *folded)
{
  gsize n = strlen (folded);
  gboolean letters = FALSE;

  if ((n >= 3 && strcmp (folded + n - 3, "-->") == 0) || g_str_has_prefix (folded, "<!--")
      || strstr (folded, "</") || strstr (folded, "°c") || strstr (folded, "°f"))
    return TRUE;
  for (const char *p = folded; *p && !letters; p = g_utf8_next_char (p))
    letters = g_unichar_isalpha (g_utf8_get_char (p));
  return !letters;
}

static guint
count_words (const char *p, const char *end)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalpha (g_utf8_get_char (p));

      n += letter && !inside;
      inside = letter;
    }
  return n;
}

static gboolean
has_digit (const char *p, const char *end)
{
  while (p < end && !g_ascii_isdigit (*p))
    p++;
  return p < end;
}

/* A full date with at most four other words, no sentence. */
static gboolean
is_date_line (const CcLine *line, const char *start, const char *end)
{
  CcRange where;
  CcDate date;

  if (line->chars > 80 || !has_digit (start, end) || !cc_date_find (start, (gsize) (end - start), &date, &where)
      || date.precision < CC_PRECISION_DAY)
    return FALSE;
  return count_words (start, start + where.start) + count_words (start + where.end, end)
         <= (line->flags & CC_LINE_STOP ? 2u : 4u);
}

static gsize
byline_head (const char *folded)
{
  for (const char *const *head = byline_heads; *head; head++)
    if (g_str_has_prefix (folded, *head))
      return strlen (*head);
  return 0;
}

/* "By" and two to five words that all begin with a capital. */
static gboolean
is_byline (const CcLine *line, const char *start, const char *folded)
{
  gsize head = byline_head (folded);
  gboolean inside = FALSE;

  if (!head || line->words < 3 || line->words > 6 || line->flags & CC_LINE_ENDS
      || head >= line->range.end - line->range.start)
    return FALSE;
  for (const char *p = start + head; p < start + (line->range.end - line->range.start);
       p = g_utf8_next_char (p))
    {
      if (!inside && *p != ' ' && !g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
      inside = *p != ' ';
    }
  return TRUE;
}

CcRange
cc_line_author (const char *text, const CcLine *line)
{
  g_autofree char *folded = g_utf8_casefold (text + line->range.start,
                                             line->range.end - line->range.start);

  return (CcRange) { line->range.start + (guint32) byline_head (folded), line->range.end };
}

static void
judge_cues (const char *text, CcLine *line)
{
  const char *start = text + line->range.start;
  const char *end = text + line->range.end;
  g_autofree char *folded = NULL;

  if (line->chars > CUE_CHARS)
    return;
  folded = g_utf8_casefold (start, end - start);
  if (is_date_line (line, start, end))
    line->flags |= CC_LINE_DATE;
  else if (is_phrase (related, line, folded))
    line->flags |= CC_LINE_RELATED;
  else if (is_caption (line, start, end, folded))
    line->flags |= CC_LINE_CAPTION;
  else if (is_phrase (furniture, line, folded))
    line->flags |= CC_LINE_FURNITURE;
  else if (is_byline (line, start, folded))
    line->flags |= CC_LINE_BYLINE;
  else if (is_junk (folded))
    line->flags |= CC_LINE_JUNK;
}

/* ---- lines seen together ---- */

/* The credit after the last gap of a caption; new, or NULL. */
static char *
credit_of (const char *text, const CcLine *line)
{
  const char *start = text + line->range.start;
  const char *p = text + line->range.end;

  while (p - start > 3 && strncmp (p - 3, "   ", 3) != 0)
    p--;
  return p - start > 3 ? g_utf8_casefold (p, text + line->range.end - p) : NULL;
}

/* A short line that is some caption's credit is one too; a short line that
   stands twice is the page's. */
static void
judge_repeats (const char *text, GArray *lines)
{
  g_autoptr (GHashTable) credits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const CcLine *line = &g_array_index (lines, CcLine, i);
      char *credit = line->flags & CC_LINE_CAPTION ? credit_of (text, line) : NULL;

      if (credit)
        g_hash_table_add (credits, credit);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      CcLine *line = &g_array_index (lines, CcLine, i);
      CcLine *first;
      char *folded;

      if (line->words > 5 || line->chars > 50 || line->flags & (CC_LINE_ENDS | CC_LINE_BULLET))
        continue;
      folded = g_utf8_casefold (text + line->range.start, line->range.end - line->range.start);
      first = g_hash_table_lookup (seen, folded);
      if (g_hash_table_contains (credits, folded))
        line->flags |= CC_LINE_CAPTION;
      else if (first)
        {
          line->flags |= CC_LINE_FURNITURE;
          first->flags |= CC_LINE_FURNITURE;
        }
      if (first)
        g_free (folded);
      else
        g_hash_table_insert (seen, folded, line);
    }
}

GArray *
cc_lines_find (const char *text, guint32 length, gboolean page)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CcLine));
  gboolean after_blank = TRUE;

  for (guint32 at = 0; at < length;)
    {
      const char *stop = memchr (text + at, '\n', length - at);
      guint32 end = stop ? (guint32) (stop - text) : length;
      CcLine line = { .range = { at, end } };

      at = end + 1;
      while (line.range.start < line.range.end && text[line.range.start] == ' ')
        line.range.start++;
      while (line.range.end > line.range.start && text[line.range.end - 1] == ' ')
        line.range.end--;
      if (cc_range_is_empty (line.range))
        {
          after_blank = TRUE;
          continue;
        }
      line.flags = after_blank ? CC_LINE_AFTER_BLANK : 0;
      after_blank = FALSE;
      judge_shape (text, &line);
      if (page)
        judge_cues (text, &line);
      g_array_append_val (lines, line);
    }
  if (page)
    judge_repeats (text, lines);
  return lines;
}
