/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-names.c: what the names of elements, classes and ids say. The words are
   our own choice from how content systems in several languages name the parts of
   their pages; what they are worth is for page-model.c to say. */
#include "config.h"

#include <ingest/page.h>

#include <string.h>

/* ---- elements ---- */

typedef struct
{
  const char *name;
  guint8 shown;
  guint32 traits;
} Name;

#define BLOCK CC_SHOWN_BLOCK
#define NOT CC_SHOWN_NOT

/* In order of name. What is not here is shown inline. */
static const Name names[] = {
  { "a", CC_SHOWN_LINK, 0 },
  { "address", BLOCK, CC_TRAIT_META },
  { "amp-ad", NOT, 0 },
  { "amp-sidebar", BLOCK, CC_TRAIT_NAV },
  { "article", BLOCK, CC_TRAIT_ARTICLE },
  { "aside", BLOCK, CC_TRAIT_MORE },
  { "audio", NOT, 0 },
  { "blockquote", CC_SHOWN_QUOTE, 0 },
  { "body", BLOCK, 0 },
  { "br", CC_SHOWN_LINE_END, 0 },
  { "button", NOT, 0 },
  { "canvas", NOT, 0 },
  { "caption", CC_SHOWN_CAPTION, CC_TRAIT_CAPTION },
  { "center", BLOCK, 0 },
  { "datalist", NOT, 0 },
  { "dd", BLOCK, 0 },
  { "details", BLOCK, 0 },
  { "dialog", BLOCK, CC_TRAIT_AD },
  { "div", BLOCK, 0 },
  { "dl", BLOCK, 0 },
  { "dt", BLOCK, 0 },
  { "embed", NOT, 0 },
  { "fieldset", BLOCK, CC_TRAIT_FORM },
  { "figcaption", CC_SHOWN_CAPTION, CC_TRAIT_CAPTION },
  { "figure", BLOCK, CC_TRAIT_MEDIA },
  { "footer", BLOCK, CC_TRAIT_FOOT },
  { "form", BLOCK, CC_TRAIT_FORM },
  { "frameset", NOT, 0 },
  { "h1", CC_SHOWN_HEADING, 0 },
  { "h2", CC_SHOWN_HEADING, 0 },
  { "h3", CC_SHOWN_HEADING, 0 },
  { "h4", CC_SHOWN_HEADING, 0 },
  { "h5", CC_SHOWN_HEADING, 0 },
  { "h6", CC_SHOWN_HEADING, 0 },
  { "head", NOT, 0 },
  { "header", BLOCK, CC_TRAIT_HEAD },
  { "hr", BLOCK, 0 },
  { "html", BLOCK, 0 },
  { "iframe", NOT, 0 },
  { "input", NOT, 0 },
  { "legend", BLOCK, CC_TRAIT_FORM },
  { "li", CC_SHOWN_ITEM, 0 },
  { "main", BLOCK, CC_TRAIT_MAIN },
  { "map", NOT, 0 },
  { "menu", BLOCK, CC_TRAIT_NAV },
  { "nav", BLOCK, CC_TRAIT_NAV },
  { "noframes", NOT, 0 },
  { "noscript", NOT, 0 },
  { "object", NOT, 0 },
  { "ol", BLOCK, 0 },
  { "option", NOT, 0 },
  { "p", BLOCK, 0 },
  { "pre", BLOCK, 0 },
  { "script", NOT, 0 },
  { "section", BLOCK, 0 },
  { "select", NOT, 0 },
  { "style", NOT, 0 },
  { "summary", BLOCK, 0 },
  { "svg", NOT, 0 },
  { "table", BLOCK, 0 },
  { "tbody", BLOCK, 0 },
  { "td", BLOCK, CC_TRAIT_CELL },
  { "template", NOT, 0 },
  { "textarea", NOT, 0 },
  { "tfoot", BLOCK, 0 },
  { "th", BLOCK, CC_TRAIT_CELL },
  { "thead", BLOCK, 0 },
  { "time", CC_SHOWN_INLINE, CC_TRAIT_META },
  { "title", NOT, 0 },
  { "tr", BLOCK, 0 },
  { "ul", BLOCK, 0 },
  { "video", NOT, 0 },
};

CcShown
cc_name_shown (const char *name, guint32 *traits)
{
  guint low = 0, high = G_N_ELEMENTS (names);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (name, names[middle].name);

      if (order == 0)
        {
          *traits = names[middle].traits;
          return names[middle].shown;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *traits = 0;
  return CC_SHOWN_INLINE;
}

/* ---- words of classes and ids ---- */

static const struct { guint32 trait; const char *words; } vocabulary[] = {
  { CC_TRAIT_NAV,
    "nav navbar navi navigation navlist navmenu subnav mainnav topnav menu menue submenu mainmenu"
    " menuitem breadcrumb breadcrumbs crumb crumbs pagination pager paging pagenav prevnext nextprev"
    " postnav postnavigation toolbar toolbox skip skiplink skiplinks search suche searchform toc"
    " tableofcontents inhaltsverzeichnis jumplist anchorlist hatnote masthead topbar sitemap"
    " langswitch languages sprachwahl dropdown offcanvas burger tab tabs tablist rubriken backlink"
    " totop gototop backtotop screenreader sr visuallyhidden assistive" },
  { CC_TRAIT_TALK,
    "comment comments commentlist commentform commentbody commenttext kommentar kommentare"
    " kommentarliste comentario comentarios commentaire commentaires commenti komentarze"
    " kommentarii reacties respond reply replies disqus discussion diskussion trackback trackbacks"
    " pingback pingbacks guestbook leserbriefe livefyre coral feedback" },
  { CC_TRAIT_SHARE,
    "share shares sharing sharebar sharebuttons sharethis sharelinks sharetools shariff social"
    " socials socialmedia socialshare sociallinks socialbar sharedaddy addthis addtoany teilen"
    " partager compartir condividi podelitsya udostepnij bookmarks bookmark facebook twitter"
    " whatsapp telegram pinterest instagram follow followus folgen like likes print drucken druck"
    " email mailto recommendthis rrssb heateor jssocials ssba" },
  { CC_TRAIT_MORE,
    "related relateds similar recommended recommendation recommendations recommend teaser teasers"
    " teaserlist teaserbox trending popular mostread mostpopular toplist latest recent recentposts"
    " sidebar sidebars sidecol rightcol rightcolumn leftcol widget widgets widgetarea marginal"
    " marginalspalte randspalte rail outbrain taboola plista promo promotion readmore readnext"
    " morelinks morenews seealso alsoread youmaylike crosslinks linklist linkliste relatedposts"
    " relatedarticles verwandte aehnliche weiterlesen mehrzumthema zumthema podobne pohozhie"
    " relacionadas relacionados relacionado correlati lireaussi leertambien infobox factbox"
    " card cards carousel slider slideshow swiper upnext nextarticle crossselling upsell"
    " recirculation recirc siblings promobox teaserliste newslist listposts" },
  { CC_TRAIT_META,
    "byline bylines dateline timestamp datetime date datum fecha data pubdate pubtime published"
    " publish postdate postmeta entrymeta articlemeta meta metadata metainfo postinfo articleinfo"
    " tags tag taglist tagcloud tagged hashtags keywords schlagworte schlagwoerter stichworte"
    " categories category kategorie kategorien catlinks topics themen rubrik kicker eyebrow"
    " dachzeile ortsmarke views viewcount rating ratings bewertung stars votes vote readingtime"
    " lesezeit updated modified postcategories posttags entrycategories entrytags entrydate"
    " articledate newsdate subline" },
  { CC_TRAIT_AUTHOR,
    "author authors postauthor entryauthor authorbox authorbio authorinfo authorname aboutauthor autor autoren auteur"
    " autore autorenbox bio biography vcard contributor contributors writer verfasser" },
  { CC_TRAIT_AD,
    "ad ads advert adverts advertisement advertising adsense adslot adbox adcontainer adwrapper"
    " anzeige anzeigen werbung reklama publicidad publicite pubblicita sponsor sponsored sponsors"
    " cookie cookies cookiebar cookienotice cookieconsent consent gdpr dsgvo cmp datenschutz privacy"
    " newsletter newsletterbox subscribe subscription subscriptions abo abonnement paywall donate"
    " donation spenden popup modal lightbox overlay login signin signup anmeldung register"
    " registrierung banner cta calltoaction affiliate shop warenkorb cart basket wishlist merkzettel"
    " disclaimer disclosure notice hinweis alert toast popmake popover upsell teaserpaid membership" },
  { CC_TRAIT_FOOT,
    "footer foot footers pagefooter sitefooter colophon copyright imprint impressum legal credits"
    " footnav footerlinks bottombar siteinfo" },
  { CC_TRAIT_ARTICLE, "hentry" },
  { CC_TRAIT_CAPTION,
    "caption captions wpcaption figcaption imagecaption imgcaption bildunterschrift bildtext"
    " bildnachweis credit copyrightinfo photocredit imagecredit gallery galerie bildergalerie"
    " thumbnail thumb thumbs photoinfo legende imagesource imgcredit bu mediacaption" },
  { CC_TRAIT_MEDIA,
    "figure image images img media mediabox picture pictures photo photos foto fotos bild bilder"
    " bildbox video videos player audio embed embedded imagebox iframe galleryitem" },
  { CC_TRAIT_FORM, "form formular contactform subscribeform loginform poll umfrage quiz" },
  { CC_TRAIT_HIDDEN, "hidden hide invisible noprint printonly displaynone tooltip" },
  { CC_TRAIT_HEAD, "header siteheader pageheader topheader kopf kopfzeile" },
  { CC_TRAIT_INTRO,
    "lead intro lede standfirst teasertext summary excerpt abstract vorspann anriss einleitung"
    " articleintro articlelead entrysummary chapo bajada copete entradilla sommario" },
  { CC_TRAIT_BODY,
    "articlebody entrycontent postcontent articlecontent articletext storybody storycontent postbody"
    " entrybody articlemain contentbody newstext bodytext textbody posttext postentry singlecontent"
    " storytext richtext articledetail newsbody newscontent blogcontent blogpost fulltext"
    " contentarticle postarticle entrytext detailtext contenttext csctextpic cscdefault"
    " mwparseroutput mwcontenttext textblock textcontent wysiwyg maincontent contentmain"
    " articulo noticia cuerpo corpoarticolo tdpostcontent description beschreibung"
    " recipe rezept ingredients zutaten instructions zubereitung directions" },
};

/* Longest word that is looked up; what is longer is no word. */
#define MAX_WORD 40

static gpointer
make_vocabulary (gpointer unused)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  (void) unused;
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      g_auto (GStrv) words = g_strsplit (vocabulary[i].words, " ", 0);

      for (char **word = words; *word; word++)
        {
          guint traits = GPOINTER_TO_UINT (g_hash_table_lookup (table, *word));

          g_hash_table_insert (table, g_strdup (*word),
                               GUINT_TO_POINTER (traits | vocabulary[i].trait));
        }
    }
  return table;
}

static guint32
traits_of_word (const char *word)
{
  static GOnce once = G_ONCE_INIT;

  return GPOINTER_TO_UINT (g_hash_table_lookup (g_once (&once, make_vocabulary, NULL), word));
}

/* Copies the word that begins at @p, split off at signs and at a capital after a
   small letter; returns what follows. */
static const char *
next_word (const char *p, char *word, gsize size)
{
  gsize n = 0;

  while (g_ascii_isalpha (*p))
    {
      if (n < size - 1)
        word[n++] = g_ascii_tolower (*p);
      p++;
      if (g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        break;
    }
  word[n] = '\0';
  return p;
}

/* Content systems write into a class what an article is about ("tag-media"), and
   what the page around has ("has-sidebar"): that names no part. */
static gboolean
is_about (const char *p)
{
  static const char *const heads[] = {
    "tag-", "category-", "cat-", "has-", "with-", "no-", "not-", "format-", "type-", "status-",
    "post_format-", "single-", "js-has-", NULL,
  };

  for (const char *const *head = heads; *head; head++)
    if (g_str_has_prefix (p, *head))
      return TRUE;
  return FALSE;
}

/* Looks up the words of @value, each alone and each with the one before; those
   that say @wanted are appended to @cause, unless it is NULL. */
static guint32
scan_words (const char *value, guint32 wanted, GString *cause)
{
  char word[MAX_WORD], before[MAX_WORD] = "", both[2 * MAX_WORD];
  guint32 traits = 0;

  for (const char *p = value; *p;)
    {
      guint32 one, two;

      if ((p == value || p[-1] == ' ') && is_about (p))
        {
          p += strcspn (p, " ");
          *before = '\0';
          continue;
        }
      if (!g_ascii_isalpha (*p))
        {
          p++;
          continue;
        }
      p = next_word (p, word, sizeof word);
      g_snprintf (both, sizeof both, "%s%s", before, word);
      one = traits_of_word (word);
      two = *before ? traits_of_word (both) : 0;
      if (cause && ((one | two) & wanted))
        g_string_append_printf (cause, "%s%s", cause->len ? " " : "", two & wanted ? both : word);
      traits |= one | two;
      g_strlcpy (before, word, sizeof before);
    }
  return traits;
}

guint32
cc_words_traits (const char *value)
{
  return scan_words (value, 0, NULL);
}

char *
cc_words_cause (const char *value, CcTrait trait)
{
  GString *cause = g_string_new (NULL);

  scan_words (value, trait, cause);
  return g_string_free (cause, FALSE);
}

const char *
cc_trait_name (CcTrait trait)
{
  static const char *const says[CC_N_TRAITS] = {
    "navigation", "comments", "sharing",  "teasers", "about the article", "advertising",
    "footer",     "caption",  "hidden",   "header",  "form",              "article body",
    "article",    "main",     "table",    "author",  "lead",              "media",
  };
  guint i = 0;

  while (i + 1 < CC_N_TRAITS && !(trait & (1u << i)))
    i++;
  return says[i];
}
