/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ingest.h: what the readers share.

   A reader gets a whole file and puts what it finds into a CcHarvest. The
   whole of a reader for a format with one article a file may be:

     static gboolean
     read_note (const CcInput *input, CcHarvest *harvest, GError **error)
     {
       g_auto (CcDecoded) decoded = CC_DECODED_INIT;
       CcDraft *draft;

       if (!cc_decode (input, NULL, harvest, &decoded, error))
         return FALSE;
       draft = cc_harvest_article (harvest, NULL, input->bytes, input->size);
       cc_draft_set_source (draft, &decoded);
       cc_draft_set_from (draft, CC_FIELD_TITLE, "A title", -1, "field title");
       cc_draft_set_date (draft, "2023-03-06", "field date");
       cc_draft_add (draft, CC_BLOCK_PARAGRAPH, decoded.text, decoded.length, 0);
       return TRUE;
     }

   The harvest does the rest for every reader alike: normal form, noise, the
   way back to the file, language, ids, outlets, and "no text" as a failure.
   Readers run on several threads at once and keep no state of their own.  */
#ifndef CC_INGEST_H
#define CC_INGEST_H

#include <base/base.h>
#include <crossclaim/reader.h>

/* ---- Decoding: charset.c ------------------------------------------------ */

/* A file's text in UTF-8. @text belongs to the input when no byte had to
   change, so a CcDecoded never outlives its CcInput. */
typedef struct
{
  const char *text; /* @length bytes of valid UTF-8 and a NUL that does not count */
  gsize length;
  const char *charset; /* interned; lower case */
  GArray *steps;       /* of CcOffset, from decoded bytes to the file's */
  char *owned;         /* @text when it had to be made, else NULL */
} CcDecoded;

#define CC_DECODED_INIT { NULL, 0, NULL, NULL, NULL }

/* Decodes @input: by its byte order mark, as UTF-8 when it is valid UTF-8, by
   what holds the input says, else by @declared (or NULL), when ICU knows that
   name, by guess. What had to be
   guessed or replaced becomes a warning of @harvest. FALSE with CC_ERROR_READ
   when the input is binary. */
gboolean cc_decode (const CcInput *input, const char *declared, CcHarvest *harvest,
                    CcDecoded *decoded, GError **error);
void cc_decoded_clear (CcDecoded *decoded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcDecoded, cc_decoded_clear)

/* @bytes in UTF-8, what is not valid replaced: new, or NULL when no @charset of that
   name is known. */
char *cc_convert (const char *charset, const char *bytes, gsize size);

/* What the first bytes say a binary file is, "a PDF file", or NULL. Static. */
const char *cc_binary_kind (const char *bytes, gsize size);

/* ---- Normalising: clean.c ----------------------------------------------- */

/* Runs of characters that were UTF-8 read as a code page, and what the first was. */
typedef struct
{
  guint n;
  char before[64], after[64]; /* "" when longer */
} CcMojibake;

/* Undoes such damage in @text (valid UTF-8), where it is certain. NULL when there is
   none; else a new text, with *@steps (new) from its bytes to those of @text. @told,
   or NULL, is added to. mojibake.c */
GString *cc_mojibake_repair (const char *text, gsize length, GArray **steps, CcMojibake *told);

/* What cc_clean() left out because it is noise that a reader may have to know of, and
   what it repaired. */
typedef struct
{
  guint controls;  /* control characters */
  guint bidi;      /* embeddings, overrides and isolates of text direction */
  guint marks;     /* combining marks beyond what any writing stacks */
  guint invisible; /* characters without width inside of words, but soft hyphens */
  guint private;   /* of private use: pictures of an icon font */
  CcMojibake mojibake;
} CcDropped;

/* Appends @text (valid UTF-8) to @out in NFC: no-break spaces and tabs become
   spaces, every kind of line end '\n'; soft hyphens, zero-width spaces, byte
   order marks, controls are left out. When @steps is not NULL it receives the
   steps from bytes of @out to offsets from @source. */
void cc_clean (GString *out, GArray *steps, const char *text, gsize length, gsize source,
               CcDropped *dropped);

/* @text cleaned, with runs of white space as one space and none at the ends;
   new, "" for NULL. @length -1: up to the NUL. Bytes that are not UTF-8 are
   replaced. */
char *cc_clean_field (const char *text, gssize length);

/* @text without tags, those of blocks as line ends, and its character references
   ("&amp;", "&#8217;") resolved; new. */
char *cc_unescape (const char *text);

/* "&amp;" and "&#38;" as UTF-8 in @buffer, which holds 8 bytes; FALSE when there is
   no such entity. */
gboolean cc_entity (const char *entity, gsize size, char *buffer);

/* Names that the user gave to columns and fields; see record.h. */
typedef struct CcRoles CcRoles;

/* ---- Articles: harvest.c ------------------------------------------------ */

typedef struct CcDraft CcDraft;

/* No way back from this text to the file. */
#define CC_NO_SOURCE G_MAXSIZE

/* A new article; owned by @harvest. @record is its place in a file that holds
   several ("line 12"), or NULL; @bytes are what its digest is made of. Its
   charset is that of the last decoding. */
CcDraft *cc_harvest_article (CcHarvest *harvest, const char *record, const char *bytes, gsize size);

/* Nothing more will be added to the drafts so far: makes articles of them and frees
   what they took meanwhile. Only for memory's sake; the rest is settled at the end. */
void cc_harvest_settle (CcHarvest *harvest);

/* Reads the @n parts of the input in hand, each into a harvest of its own, on as many
   threads as there are; then adds them to @harvest in order, as if it had been one. */
typedef void (*CcPartFunc) (CcHarvest *part, guint index, gpointer user_data);
void cc_harvest_parts (CcHarvest *harvest, guint n, CcPartFunc read, gpointer user_data);

/* What was warned of the input in hand goes to the article that it holds, if that
   is one: the draft @first and none after it. */
void cc_harvest_inherit (CcHarvest *harvest, guint first);

/* Adds a notice about the file; @place may be NULL. */
void cc_harvest_notice (CcHarvest *harvest, CcSeverity severity, const char *place,
                        const char *format, ...) G_GNUC_PRINTF (4, 5);

/* From here on, sources given to cc_draft_add…() are offsets into @decoded. */
void cc_draft_set_source (CcDraft *draft, const CcDecoded *decoded);

/* ---- What is known of it: fields.c ---- */

/* Sets one of the fields id, title, site, URL and language unless it is set already,
   so the best source goes first; @length -1: up to the NUL. NULL and empty values
   are ignored. @source says to people what gave it ("feed title", "line 1") and is
   copied; an id has none. */
void cc_draft_set_from (CcDraft *draft, CcField field, const char *value, gssize length,
                        const char *source);

/* Adds whom @names names ("By Ada Vale and Bo Reed, staff writers"), unless another
   source has named the authors. */
void cc_draft_add_author_from (CcDraft *draft, const char *names, const char *source);

/* Sets the date of publication, or of the last change, from text, unless it is set:
   a date behind a word such as "updated" is always that of a change. @source says
   what gave it and is copied. FALSE when @text holds no such date. */
gboolean cc_draft_set_date (CcDraft *draft, const char *text, const char *source);
gboolean cc_draft_set_modified (CcDraft *draft, const char *text, const char *source);

/* Sets when the file was saved, which tells nothing of when it was published. */
void cc_draft_set_saved (CcDraft *draft, const char *text, gsize length);

/* Forgets title and date, for one who knows them better than the text itself. */
void cc_draft_forget (CcDraft *draft);

/* The title so far, "" when none is set. */
const char *cc_draft_title (const CcDraft *draft);

/* TRUE when every block of the file is to be told of. */
gboolean cc_draft_asks_why (const CcDraft *draft);

/* Tells of a block of a draft that asks why; the caller fills in the rule at least. A
   reader that tells of none leaves it to the harvest, which tells of what was added. */
CcBlockWhy *cc_draft_add_why (CcDraft *draft, const char *text, gsize length, CcBlockKind kind,
                              gboolean kept);

/* Takes outlet, address and language from @page unless they are set, and when it was
   saved: for one of several articles of a page. */
void cc_draft_take_page (CcDraft *draft, const CcDraft *page);

/* Takes @draft back. */
void cc_harvest_drop (CcHarvest *harvest, CcDraft *draft);

/* One of the fields that cc_draft_set_from() sets, NULL when it is not set. */
const char *cc_draft_get (const CcDraft *draft, CcField field);

/* Takes the title from the first block of the kind CC_BLOCK_TITLE, unless set. */
void cc_draft_set_title_from_block (CcDraft *draft);

/* Takes the first heading for the title, if there is one, whatever the title was. */
void cc_draft_retitle (CcDraft *draft);

/* TRUE when no text was added. */
gboolean cc_draft_is_empty (CcDraft *draft);

/* Adds one block, two line ends after the one before. Empty text adds nothing.
   @source is the offset of @text in the decoded file, or CC_NO_SOURCE. */
void cc_draft_add (CcDraft *draft, CcBlockKind kind, const char *text, gsize length, gsize source);

/* The same piece by piece: opens a block unless one is open, and adds to it.
   Pieces of a block come in the order of the file. */
void cc_draft_append (CcDraft *draft, CcBlockKind kind, const char *text, gsize length,
                      gsize source);
void cc_draft_close (CcDraft *draft);

/* Adds whole running text as it is, after any blocks there are, and finds its
   blocks: paragraphs, headings, items. cc_draft_add_page() also looks for what a
   saved page carries: title, date line, navigation, captions. */
void cc_draft_add_body (CcDraft *draft, const char *text, gsize length, gsize source);
void cc_draft_add_page (CcDraft *draft, const char *text, gsize length, gsize source);

/* ---- The way back: article.c -------------------------------------------- */

/* Adds the step that @text, not before the last one's, came from @file, if it is one. */
void cc_steps_add (GArray *steps, gsize text, guint64 file);

/* Where byte @offset came from, by @steps, which are sorted and not empty. */
guint64 cc_step_back (const GArray *steps, guint64 offset);

/* @steps lead from text to decoded bytes, @decoding from those to the file:
   the steps from text to file, for the first @length bytes of text. New. */
GArray *cc_steps_compose (const GArray *steps, const GArray *decoding, guint32 length);

/* ---- Blocks: blocks.c --------------------------------------------------- */

/* What a saved page says of itself; ranges of its text, empty when not found. */
typedef struct
{
  CcRange title;
  CcRange author;
  CcRange date;    /* line with the date of publication */
  CcRange changed; /* line with the date of the last change alone */
} CcPageFacts;

/* Appends the blocks of @text (clean, @length bytes) to @blocks. With @facts,
   it is read as a saved page and @facts is filled. @rules, unless NULL, gets for each
   block the rule that gave its kind: of const char *, static. */
void cc_find_blocks (const char *text, guint32 length, GArray *blocks, GPtrArray *rules,
                     CcPageFacts *facts);

/* Where articles begin that were saved below the first one, each under a line
   such as "Similar articles" and with a date line of its own: new array of
   guint32, rising. */
GArray *cc_find_appended (const char *text, guint32 length);

/* ---- Dates: published.c ------------------------------------------------- */

/* How 03/04/2023 is read. */
typedef enum
{
  CC_ORDER_DAY_FIRST,
  CC_ORDER_MONTH_FIRST, /* in the United States */
} CcDateOrder;

typedef struct
{
  CcDate date;
  CcRange where;
  gboolean modified;  /* a word before it says that something changed then */
  gboolean ambiguous; /* day and month may be the other way round */
} CcFoundDate;

/* Finds up to @max dates in the first 400 bytes of @text, in digits or with a
   month's name in any of the languages known, and gives their number. */
guint cc_date_find_all (const char *text, gsize length, CcDateOrder order, CcFoundDate *found,
                     guint max);

/* The first of them, days before months. @where, unless NULL, receives its range. */
gboolean cc_date_find (const char *text, gsize length, CcDate *date, CcRange *where);

/* A date of digits alone: 20230306, 202303061440, 20230306T1440, 2023, and
   seconds or milliseconds since 1970. */
gboolean cc_date_of_number (const char *digits, CcDate *date);

/* Finds a date in the path of an address: /2023/03/06/, /2023/03/, -20230306. */
gboolean cc_date_of_url (const char *url, CcDate *date);

/* Finds a date in a file's name: 2023-03-06, 20230306, 2023-03, 2023. */
gboolean cc_date_of_file_name (const char *base_name, CcDate *date);

/* ---- Authors: authors.c -------------------------------------------------- */

/* Adds to @names (of char *, owned) whom @text names, without "By", roles and
   addresses, and none twice. TRUE when something was left out that is the name
   of an account ("admin"). */
gboolean cc_authors_split (const char *text, GPtrArray *names);

/* ---- Language: language.c ----------------------------------------------- */

/* ISO 639-1 code of running text, interned, or "" when nothing is clear; the
   source is "script" or "words". Looks at no more than the first 4 KB. */
const char *cc_language_guess (const char *text, gsize length, const char **source);

/* The language that the text is in, when that is clearly another than @declared;
   else NULL. */
const char *cc_language_against (const char *declared, const char *text, gsize length,
                                 const char **source);

/* "en" from "en-GB", "eng", "EN_us", "English"; "" when it is no language. */
const char *cc_language_code (const char *declared);

/* ---- Members: members.c -------------------------------------------------- */

/* Reads @input into @harvest with the reader that bids highest. FALSE with
   CC_ERROR_READ when nothing at all could be read. */
gboolean cc_input_read (const CcInput *input, CcHarvest *harvest, GError **error);

/* For readers of formats that hold other files (archives, crawls): reads the
   member @input of the input in hand. Its @path is that of the file, and @place
   and @member are put behind the outer ones; without a @place of its own it is
   the input in hand in another form, as compressed data are. What cannot be read
   is a notice at its place, and so is a member nested too deep or beyond the size
   to which one file may expand. TRUE when it was read. */
gboolean cc_harvest_member (CcHarvest *harvest, const CcInput *input);

/* Bytes to which the next member of the input in hand may expand. The rule for
   all containers: a file may expand to 16 MiB, to a hundred times its size until
   that is 1 GiB, to twenty times its size beyond; and of its members those that are
   open at once to 1 GiB. */
gsize cc_harvest_room (const CcHarvest *harvest);

/* FALSE with CC_ERROR_READ, which says that a member expands to more. */
gboolean cc_harvest_fail_room (CcHarvest *harvest, GError **error);

/* ---- Input: input.c ----------------------------------------------------- */

/* Reads a file, or standard input for "-", into @input. FALSE with CC_ERROR_READ. */
gboolean cc_input_load (const char *path, CcInput *input, GError **error);
void cc_input_clear (CcInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CcInput, cc_input_clear)

/* TRUE when what holds the input says that it is of the media type @type. */
gboolean cc_input_is_type (const CcInput *input, const char *type);

/* ---- Folders: walk.c ---------------------------------------------------- */

/* The files below @paths, folders walked in byte order of names: of char *,
   owned. A folder that holds no file, or cannot be read, is a notice, and so is
   how many files were left out as parts of saved pages. */
GPtrArray *cc_input_list (const char *const *paths, GPtrArray *notices);

/* Last part of @path without the extension, and without that of a compression
   (".gz") behind it; new. */
char *cc_input_stem (const char *path);

/* @name without the extension of a compression, and "tar" for "tgz"; new. */
char *cc_name_expanded (const char *name);

/* TRUE when its name ends in one of @extensions, that of a compression left aside,
   ASCII case too. */
gboolean cc_input_has_extension (const CcInput *input, const char *const *extensions);

/* ---- Origin: origin.c --------------------------------------------------- */

/* Sets the origin of an article from its text and authors, if an agency is credited. */
void cc_origin_find (CcArticle *article);

/* What an agency publishes is its own, unless it credits another. */
void cc_origin_of_outlet (CcArticle *article, const CcOutlet *outlet);
/* ---- What stands beside pages: companions.c ------------------------------- */

/* What a file is that a browser saves beside a page, or a system beside any file,
   and that holds no text to read: "image", by its name alone; NULL for any other. */
const char *cc_companion_kind (const char *path);

/* TRUE when @folder is called like the parts of a saved page, "NAME_files", and
   NAME.html or the like is among @paths, a set of names as @folder is one. */
gboolean cc_is_page_folder (const char *folder, GHashTable *paths);

/* Counts by kind: "8 images, 3 redirects, 1 request". */
typedef struct CcTally CcTally;
CcTally *cc_tally_new (void);
void cc_tally_free (CcTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcTally, cc_tally_free)

/* Counts one more of @kind, a static noun whose plural ends in "s". */
void cc_tally_add (CcTally *tally, const char *kind);
guint cc_tally_total (const CcTally *tally);

/* Most frequent first; new. */
char *cc_tally_text (const CcTally *tally);

/* ---- Deflate: inflate.c --------------------------------------------------- */

typedef enum
{
  CC_DEFLATE_GZIP,
  CC_DEFLATE_ZLIB,
  CC_DEFLATE_RAW,
} CcDeflate;

typedef enum
{
  CC_INFLATED,
  CC_INFLATED_CUT,    /* the data end too soon */
  CC_INFLATED_BROKEN, /* or their checksum is wrong */
  CC_INFLATED_LARGE,  /* there is more than @room */
} CcInflated;

/* TRUE when @bytes start as a gzip member does. */
gboolean cc_is_gzip (const char *bytes, gsize size);

/* Expands what starts at @bytes, one gzip member or one stream, onto @out, at most
   @room bytes. What came out up to a defect is kept. @used: bytes read of @size. */
CcInflated cc_inflate (CcDeflate format, const char *bytes, gsize size, gsize room, GString *out,
                       gsize *used);

/* ---- Outlets: outlets.c, assign.c --------------------------------------- */

/* The host of a URL, lower case, new; NULL when there is none. */
char *cc_url_host (const char *url);

CcOutlet *cc_outlet_new (const char *id, const char *name);
void cc_outlet_free (CcOutlet *outlet);

/* Gives articles their outlets; keeps what it looked up. */
typedef struct CcAssigner CcAssigner;
CcAssigner *cc_assigner_new (CcOutlets *outlets, gboolean declared_any, GPtrArray *notices);
void cc_assigner_free (CcAssigner *assigner);
guint32 cc_assigner_outlet (CcAssigner *assigner, const CcArticle *article);

/* ---- Blocks that an outlet repeats: repeats.c --------------------------- */

/* Marks CC_BLOCK_OTHER what stands in several articles of one outlet and is no part
   of any; outlets on @threads at the same time, which changes nothing. */
void cc_corpus_mark_repeats (CcCorpus *corpus, guint threads);

/* ---- Between harvest.c, settle.c and corpus.c ------------------------------------- */

struct CcHarvest
{
  const CcInput *file;
  const CcInput *input; /* in hand: the file, or the member being read */
  const char *reader;   /* likewise */
  const char *language; /* overrides, or NULL */
  const CcRoles *roles; /* or NULL */
  const char *charset;  /* of the last decoding */
  gboolean why;         /* articles tell why each block was kept */
  gboolean keep_open;   /* whoever holds the input in hand adds to the drafts of it */
  gboolean no_file;     /* the text came from a string: its name says nothing */
  guint depth;          /* of members in members */
  guint members;        /* so far */
  guint own_notices;    /* those about the input in hand start here */
  gsize expanded;       /* bytes of members so far */
  gsize held;           /* of them those open now, one in the other */
  gsize wasted;         /* bytes to which members were expanded in vain */
  CcCrew *crew;         /* threads for the parts of the file; NULL: none */
  GString *spare;       /* empty, for the text of the next draft; or NULL */
  guint n_settled;      /* drafts that were looked at by cc_harvest_settle() */
  GPtrArray *drafts;    /* of CcDraft * */
  GPtrArray *notices;   /* of CcNotice * */
};

CcHarvest *cc_harvest_new (const CcInput *input, const char *language);
void cc_harvest_free (CcHarvest *harvest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CcHarvest, cc_harvest_free)

/* Finishes every draft and hands the articles over (new array of CcArticle *);
   those without text become notices. An article whose reader gave no id has
   the id NULL. */
GPtrArray *cc_harvest_take (CcHarvest *harvest);

/* Finishes the first draft even when it holds no text. */
CcArticle *cc_harvest_take_first (CcHarvest *harvest);

#endif
