/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-self.c: words that a page says of itself. */
#include "config.h"

#include <ingest/page-features.h>

#include <stdlib.h>
#include <string.h>

/* Words that a page says of itself, its owner and its reader, in any running text;
   in several languages, small letters, in order of bytes. */
static const char *const self_words[] = {
  "aanmelden", "abo", "abonnement", "abonnenten", "abonnez", "abonnieren", "abonnés",
  "advertise", "advertisement", "advertisers", "affiliate", "affiliates", "aktivieren",
  "angemeldet", "anmelden", "anmeldung", "ansprechpartner", "anzeige", "app", "artikel", "autor",
  "autoren", "autorenprofil", "autorin", "autors", "bearbeiten", "beitrag", "bildnachweis",
  "bildrechte", "blogartikel", "boletín", "bookmark", "browser", "ciasteczka", "click",
  "clicking", "comentarios", "comment", "commentaires", "commenti", "comments", "commission",
  "comparte", "compartir", "condividi", "contact", "cookie", "cookies", "cookiestatement",
  "copyright", "datei", "datenschutz", "datenschutzerklärung", "disclaimer", "disqus",
  "download", "droits", "durchwahl", "editor", "email", "facebook", "fax", "folgen", "follow",
  "galerie", "haftung", "hinterlasse", "impressum", "inbox", "infolettre", "inscription",
  "inscrivez", "instagram", "iscriviti", "javascript", "kategorie", "komentarze", "kommentar",
  "kommentare", "kontakt", "leserbrief", "licensed", "link", "linkedin", "links", "login",
  "mail", "mehrwertsteuer", "mwst", "newsletter", "newsletters", "nieuwsbrief", "notifications",
  "nutzungsbedingungen", "partager", "partnerlinks", "password", "passwort", "paypal", "pdf",
  "permalink", "permission", "pingback", "pinterest", "podcast", "podcasts", "pressekontakt",
  "pressesprecher", "pressestelle", "privacy", "provision", "provisionen", "publiziert",
  "quellenangabe", "reageer", "rechte", "redakteur", "redakteurin", "redaktion", "register",
  "registriere", "registrieren", "reklama", "reprint", "reserved", "rss", "réservés",
  "rückfragen", "schlagwörter", "seguici", "seite", "share", "sign", "spenden", "sponsor",
  "sponsored", "subscribe", "subscriber", "subscribers", "subscription", "subskrybuj",
  "suscribirse", "suscripción", "suscríbete", "síguenos", "tags", "teile", "teilen", "tel",
  "telefon", "telegram", "terms", "trackback", "tweet", "twitter", "udostępnij", "unsubscribe",
  "unterstütze", "unterstützen", "urheberrecht", "url", "verlag", "versandkosten",
  "verschlagwortet", "veröffentlicht", "vorbehalten", "warenkorb", "webmaster", "webseite",
  "website", "werbelinks", "werbung", "whatsapp", "widerrufsrecht", "wordpress", "youtube",
  "zaloguj", "zapisz", "zugang", "zzgl", "комментарии", "подписаться", "подписывайтесь",
  "подпишитесь", "рассылка", "реклама", "телеграм",
};

static int
compare_words (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

/* Room for the longest word, and for the six bytes that a character may take. */
#define WORD_SIZE 48

/* Of ASCII, or the beginning of any other character. */
static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar) c >= 0x80;
}

/* Copies the word at @p in small letters into @word; returns what follows it. */
static const char *
read_word (const char *p, const char *end, char *word, gsize *size)
{
  for (*size = 0; p < end && is_letter (*p); p = g_utf8_next_char (p))
    {
      if (*size + 6 >= WORD_SIZE)
        continue;
      if ((guchar) *p < 0x80)
        word[(*size)++] = g_ascii_tolower (*p);
      else
        *size += (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), word + *size);
    }
  word[*size] = '\0';
  return p;
}

guint
cc_count_self_words (const char *text, gsize length)
{
  const char *end = text + length;
  char word[WORD_SIZE];
  guint n = 0;

  while (text < end)
    {
      gsize size;

      while (text < end && !is_letter (*text))
        text++;
      text = read_word (text, end, word, &size);
      n += size >= 3
           && bsearch (word, self_words, G_N_ELEMENTS (self_words), sizeof *self_words, compare_words);
    }
  return n;
}
