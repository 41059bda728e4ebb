# SPDX-License-Identifier: GPL-3.0-or-later
if HAVE_CUNIT
check_PROGRAMS += tests/unit/unit
TESTS += tests/unit/unit
endif
tests_unit_unit_SOURCES = \
	tests/unit/unit.c \
	tests/unit/unit.h \
	tests/unit/test-align.c \
	tests/unit/test-base.c \
	tests/unit/test-claims.c \
	tests/unit/test-compare.c \
	tests/unit/test-frame.c \
	tests/unit/test-ingest.c \
	tests/unit/test-report.c \
	tests/unit/test-text.c \
	$(NULL)
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)
tests_unit_unit_LDADD = libcrossclaim-all.la $(CC_DEPS_LIBS) $(CUNIT_LIBS)

AM_TESTS_ENVIRONMENT = CROSSCLAIM_DATA='$(abs_top_srcdir)'; export CROSSCLAIM_DATA;
