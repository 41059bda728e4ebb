# SPDX-License-Identifier: GPL-3.0-or-later
# To add a writer: write src/report/report-NAME.c and add NAME here.
reporters = csv html json markdown

libcrossclaim_all_la_SOURCES += \
	src/report/ahead.c \
	src/report/ahead.h \
	src/report/copies.c \
	src/report/copies.h \
	src/report/html-claim.c \
	src/report/html-glance.c \
	src/report/html-language.c \
	src/report/html-parts.c \
	src/report/html-parts.h \
	src/report/html-writer.c \
	src/report/html-writer.h \
	src/report/inspect.c \
	src/report/inspect-features.c \
	src/report/decided.c \
	src/report/decided.h \
	src/report/json.c \
	src/report/json.h \
	src/report/json-claim.c \
	src/report/json-document.c \
	src/report/json-writer.c \
	src/report/limits.c \
	src/report/limits.h \
	src/report/markdown.c \
	src/report/markdown.h \
	src/report/out.c \
	src/report/out.h \
	src/report/out-blocks.c \
	src/report/phrases.c \
	src/report/phrases.h \
	src/report/points.c \
	src/report/points.h \
	src/report/report.c \
	src/report/report.h \
	src/report/report-csv.c \
	src/report/report-html.c \
	src/report/report-json.c \
	src/report/report-markdown.c \
	src/report/telling.c \
	src/report/telling.h \
	src/report/view.c \
	src/report/view.h \
	$(NULL)
nodist_libcrossclaim_all_la_SOURCES += src/report/reporters.c
BUILT_SOURCES += src/report/reporters.c
CLEANFILES += src/report/reporters.c

src/report/reporters.c: $(top_srcdir)/src/report/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcReporter report/report.h cc_reporters cc_reporter $(reporters) > $@.tmp && mv $@.tmp $@
