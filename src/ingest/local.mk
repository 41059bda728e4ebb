# SPDX-License-Identifier: GPL-3.0-or-later
# To add a reader: write src/ingest/reader-NAME.c and add NAME here.
readers = html jsonl markdown text

libcrossclaim_all_la_SOURCES += \
	src/ingest/article.c \
	src/ingest/assign.c \
	src/ingest/authors.c \
	src/ingest/blocks.c \
	src/ingest/charset.c \
	src/ingest/charset.h \
	src/ingest/charset-guess.c \
	src/ingest/clean.c \
	src/ingest/corpus.c \
	src/ingest/date-clock.c \
	src/ingest/date-tokens.c \
	src/ingest/date-tokens.h \
	src/ingest/draft.h \
	src/ingest/entity.c \
	src/ingest/fields.c \
	src/ingest/front-matter.c \
	src/ingest/front-matter.h \
	src/ingest/harvest.c \
	src/ingest/ingest.h \
	src/ingest/input.c \
	src/ingest/json-ld.c \
	src/ingest/json-load.c \
	src/ingest/json-load.h \
	src/ingest/language.c \
	src/ingest/lines.c \
	src/ingest/lines.h \
	src/ingest/main-text.c \
	src/ingest/members.c \
	src/ingest/microdata.c \
	src/ingest/mojibake.c \
	src/ingest/outlets.c \
	src/ingest/page.c \
	src/ingest/page.h \
	src/ingest/page-meta.c \
	src/ingest/page-time.c \
	src/ingest/published.c \
	src/ingest/reader-html.c \
	src/ingest/reader-jsonl.c \
	src/ingest/reader-markdown.c \
	src/ingest/reader-text.c \
	src/ingest/utf8.c \
	$(NULL)
nodist_libcrossclaim_all_la_SOURCES = src/ingest/readers.c
BUILT_SOURCES += src/ingest/readers.c
CLEANFILES += src/ingest/readers.c

src/ingest/readers.c: $(top_srcdir)/src/ingest/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcReader ingest/ingest.h cc_readers cc_reader $(readers) > $@.tmp && mv $@.tmp $@
