# SPDX-License-Identifier: GPL-3.0-or-later
# To add a writer: write src/report/report-NAME.c and add NAME here.
reporters = json

libcrossclaim_all_la_SOURCES += \
	src/report/inspect.c \
	src/report/inspect-features.c \
	src/report/json.c \
	src/report/json.h \
	src/report/json-document.c \
	src/report/limits.c \
	src/report/limits.h \
	src/report/out.c \
	src/report/out.h \
	src/report/pending.c \
	src/report/points.c \
	src/report/points.h \
	src/report/report.c \
	src/report/report.h \
	src/report/report-json.c \
	src/report/telling.c \
	src/report/telling.h \
	$(NULL)
nodist_libcrossclaim_all_la_SOURCES += src/report/reporters.c
BUILT_SOURCES += src/report/reporters.c
CLEANFILES += src/report/reporters.c

src/report/reporters.c: $(top_srcdir)/src/report/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcReporter report/report.h cc_reporters cc_reporter $(reporters) > $@.tmp && mv $@.tmp $@
