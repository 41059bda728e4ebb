# SPDX-License-Identifier: GPL-3.0-or-later
# To add a reader: write src/ingest/reader-NAME.c and add NAME here.
readers = archive compressed csv docx epub feed html jsonl markdown mhtml odt text warc

libcrossclaim_all_la_SOURCES += \
	src/ingest/article.c \
	src/ingest/assign.c \
	src/ingest/authors.c \
	src/ingest/blocks.c \
	src/ingest/charset.c \
	src/ingest/charset.h \
	src/ingest/charset-guess.c \
	src/ingest/clean.c \
	src/ingest/companions.c \
	src/ingest/corpus.c \
	src/ingest/credits.c \
	src/ingest/credits.h \
	src/ingest/date-clock.c \
	src/ingest/date-tokens.c \
	src/ingest/date-tokens.h \
	src/ingest/draft.h \
	src/ingest/entity.c \
	src/ingest/entry-name.c \
	src/ingest/export-records.c \
	src/ingest/export-records.h \
	src/ingest/exports.c \
	src/ingest/exports.h \
	src/ingest/fields.c \
	src/ingest/fragment.c \
	src/ingest/front-matter.c \
	src/ingest/front-matter.h \
	src/ingest/harvest.c \
	src/ingest/headers.c \
	src/ingest/headers.h \
	src/ingest/http.c \
	src/ingest/inflate.c \
	src/ingest/ingest.h \
	src/ingest/input.c \
	src/ingest/json-ld.c \
	src/ingest/json-load.c \
	src/ingest/json-load.h \
	src/ingest/json-quick.c \
	src/ingest/language.c \
	src/ingest/lines.c \
	src/ingest/lines.h \
	src/ingest/main-text.c \
	src/ingest/main-text.h \
	src/ingest/markup.c \
	src/ingest/markup.h \
	src/ingest/members.c \
	src/ingest/microdata.c \
	src/ingest/mime.c \
	src/ingest/mime.h \
	src/ingest/mojibake.c \
	src/ingest/office.c \
	src/ingest/office.h \
	src/ingest/origin.c \
	src/ingest/outlets.c \
	src/ingest/page.c \
	src/ingest/page.h \
	src/ingest/page-articles.c \
	src/ingest/page-features.c \
	src/ingest/page-features.h \
	src/ingest/page-meta.c \
	src/ingest/page-model.c \
	src/ingest/page-names.c \
	src/ingest/page-saved.c \
	src/ingest/page-self.c \
	src/ingest/page-sight.c \
	src/ingest/page-strip.c \
	src/ingest/page-strip.h \
	src/ingest/page-why.c \
	src/ingest/page-time.c \
	src/ingest/pdf.h \
	src/ingest/published.c \
	src/ingest/reader-archive.c \
	src/ingest/reader-compressed.c \
	src/ingest/reader-csv.c \
	src/ingest/reader-docx.c \
	src/ingest/reader-epub.c \
	src/ingest/reader-feed.c \
	src/ingest/reader-html.c \
	src/ingest/reader-jsonl.c \
	src/ingest/reader-markdown.c \
	src/ingest/reader-mhtml.c \
	src/ingest/reader-odt.c \
	src/ingest/reader-text.c \
	src/ingest/repeats.c \
	src/ingest/reader-warc.c \
	src/ingest/record.c \
	src/ingest/record.h \
	src/ingest/settle.c \
	src/ingest/unpack.c \
	src/ingest/unpack.h \
	src/ingest/utf8.c \
	src/ingest/walk.c \
	src/ingest/xml.c \
	src/ingest/xml.h \
	$(NULL)
if HAVE_POPPLER
readers += pdf
libcrossclaim_all_la_SOURCES += \
	src/ingest/pdf-layout.c \
	src/ingest/pdf-text.c \
	src/ingest/reader-pdf.c \
	$(NULL)
endif
nodist_libcrossclaim_all_la_SOURCES = src/ingest/readers.c
BUILT_SOURCES += src/ingest/readers.c
CLEANFILES += src/ingest/readers.c

src/ingest/readers.c: Makefile $(top_srcdir)/src/ingest/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcReader ingest/ingest.h cc_readers cc_reader $(readers) > $@.tmp && mv $@.tmp $@
