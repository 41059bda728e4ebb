/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* frame.h: what a detector is given, and where it puts its marks.

   A detector is one file and, mostly, one list. This is a whole one:

     static const char *const lists[] = { "hedges", NULL };

     static void
     analyse (CcFraming *framing, guint32 sentence)
     {
       for (CcHit hit = { 0 }; cc_framing_next (framing, "hedges", sentence, &hit);)
         if (!cc_framing_is_name (framing, sentence, &hit))
           cc_framing_mark_hit (framing, sentence, &hit);
     }

     extern const CcDetector cc_detector_hedge;
     const CcDetector cc_detector_hedge = { "hedge", "what it marks", "Author year", lists, analyse };

   The list stands at data/LANG/hedges.list (see base/list.h); where a language
   has none, there are no hits. The third field of an entry is its weight, 0 to
   1, for cc_marks_score(); 1 if absent. An entry of category "not" keeps others
   from firing: "tax regime" shields "regime". Voice and speaker of a mark are filled
   in afterwards, the same way for every detector.

   analyse() is called once for each sentence, in order within an article,
   several articles at a time: it keeps nothing between calls and changes only
   @framing, through the functions below. */
#ifndef CC_FRAME_H
#define CC_FRAME_H

#include <base/base.h>
#include <base/list.h>
#include <crossclaim/mark.h>

/* ---- lexicons: lists as word numbers of one text ---- */

typedef struct CcLexicons CcLexicons;

/* Reads and compiles the lists @names (NULL-terminated; they must outlive it) for every language that
   @text has articles in. Entries are cut into words by the text stage itself, so
   "so-called" and "didn't" match as the text has them. New, or NULL with
   CC_ERROR_SYNTAX (a malformed list, an entry without a word). */
CcLexicons *cc_lexicons_new (const CcText *text, const char *const *names, GError **error);
void cc_lexicons_free (CcLexicons *lexicons);

/* Number of a language or list, or -1 when there is none. */
int cc_lexicons_language (const CcLexicons *lexicons, const char *language);
int cc_lexicons_list (const CcLexicons *lexicons, const char *name);

/* The bit of list number @list, 0 for -1. Lists beyond 32 share bits. */
static inline guint32
cc_lexicons_bit (int list)
{
  return list < 0 ? 0 : 1u << (list % 32);
}

/* For each of the @n @tokens of a sentence the bits of the lists of which an entry may begin
   there, into @lists: quick, and most have none. Returns all of them. */
guint32 cc_lexicons_begin (const CcLexicons *lexicons, const CcToken *tokens, guint n,
                           guint32 *lists);

/* The entry of @list that is word @word and nothing else, or NULL. */
const CcListEntry *cc_lexicons_entry (const CcLexicons *lexicons, int language, int list,
                                      guint32 word);

/* The longest entry of @list that begins at token @token and ends before @end,
   with its length in words in @n_tokens; NULL if none does. @body is the text of
   the sentence: words joined in the entry ("would-be") must be joined there. It may
   be NULL where @end is the next token. */
const CcListEntry *cc_lexicons_match (const CcLexicons *lexicons, int language, int list,
                                      const CcText *text, const char *body, guint32 token,
                                      guint32 end, guint32 *n_tokens);

/* ---- framing: what analyse() works with ---- */

/* A quotation of the article in hand, and whose it is. */
typedef struct
{
  CcRange range;
  guint16 words;
  gboolean attributed; /* some attribution's content holds it */
  CcRange speaker;     /* the source of that attribution, or empty */
  gboolean closed;     /* FALSE: runs to the end of its paragraph */
  guint parent;        /* the quotation around it, or G_MAXUINT */
  guint32 held;        /* bytes of the content that holds it, G_MAXUINT32 without one */
} CcQuote;

struct CcFraming
{
  const CcText *text;
  const CcLexicons *lexicons;
  GArray *marks;       /* of CcMark */
  CcQuote *quotes;     /* of the article, by start; attributions are known except
                          to the attribution detector itself */
  guint n_quotes;
  guint32 article;     /* the one in hand */
  guint32 *token_lists;    /* of each of its tokens: bits of lists an entry of which may begin there */
  guint32 *sentence_lists; /* of each of its sentences: those of all tokens */
  const guint8 *classes;   /* by word, see phrase.h */
  int language;        /* number of its language in the lexicons, or -1 */
  guint16 detector;    /* the one in hand */
};

/* A list's entry found in a sentence. */
typedef struct
{
  const CcListEntry *entry;
  CcRange range;
  guint32 token, n_tokens; /* into CcText.tokens */
  int list;                /* number of the list plus 1; 0 before the first call */
} CcHit;

/* Fills the bits of lists for the article in hand. */
void cc_framing_load (CcFraming *framing);

/* Finds the next entry of @list in @sentence: leftmost, and of those the
   longest. Start with a zeroed @hit. FALSE at the end. */
gboolean cc_framing_next (const CcFraming *framing, const char *list, guint32 sentence,
                          CcHit *hit);

/* The entry of @list that is exactly token @token, or NULL. */
const CcListEntry *cc_framing_entry (const CcFraming *framing, const char *list, guint32 token);

/* The first token of @sentence that starts at or after byte @offset, or the end of
   its tokens. */
guint32 cc_framing_token_from (const CcFraming *framing, guint32 sentence, guint32 offset);

/* TRUE when capitals or a figure beside it say that a hit is a name or a month
   ("Theresa May", "5 May") and not the word of the list. */
gboolean cc_framing_is_name (const CcFraming *framing, guint32 sentence, const CcHit *hit);

/* TRUE when running text of the article in hand has @word with a capital in the
   middle of a sentence. Linear in the article: for the few doubtful cases. */
gboolean cc_framing_is_known_name (const CcFraming *framing, guint32 word);

/* Adds a mark. @category and @entry must be interned. The mark returned is good
   until the next is added. */
CcMark *cc_framing_mark (CcFraming *framing, guint32 sentence, CcRange range,
                         const char *category, const char *entry);
CcMark *cc_framing_mark_hit (CcFraming *framing, guint32 sentence, const CcHit *hit);

/* The first quotation of the article that starts at or after byte @offset, as an
   index into framing->quotes; n_quotes when there is none. */
guint cc_framing_quote_from (const CcFraming *framing, guint32 offset);

/* The innermost quotation around @range, or NULL. */
const CcQuote *cc_framing_quote_around (const CcFraming *framing, CcRange range);

/* The quotation around @quote, or NULL. */
const CcQuote *cc_framing_quote_parent (const CcFraming *framing, const CcQuote *quote);

/* ---- voice ---- */

/* Most words of a quotation that nobody is said to have uttered and that is
   therefore the outlet's own distance, not a quoted voice. */
#define CC_SCARE_WORDS 4

/* Fills framing->quotes for the article in hand. */
void cc_quotes_load (CcFraming *framing);

/* Gives each quotation its speaker, from @n attribution marks of the article. */
void cc_quotes_attribute (CcFraming *framing, const CcMark *marks, guint n);

/* Sets voice and speaker of @mark. */
void cc_quotes_voice (const CcFraming *framing, CcMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcLexicons, cc_lexicons_free)

#endif
