# SPDX-License-Identifier: GPL-3.0-or-later
if HAVE_CUNIT
check_PROGRAMS += tests/unit/unit
TESTS += tests/unit/unit
endif
tests_unit_unit_SOURCES = \
	tests/unit/samples.c \
	tests/unit/samples.h \
	tests/unit/test-align.c \
	tests/unit/test-base.c \
	tests/unit/test-charset.c \
	tests/unit/test-claims.c \
	tests/unit/test-compare.c \
	tests/unit/test-containers.c \
	tests/unit/test-copies.c \
	tests/unit/test-dates.c \
	tests/unit/test-figures.c \
	tests/unit/test-frame.c \
	tests/unit/test-ingest.c \
	tests/unit/test-page.c \
	tests/unit/test-language.c \
	tests/unit/test-passages.c \
	tests/unit/test-records.c \
	tests/unit/test-relations.c \
	tests/unit/test-report.c \
	tests/unit/test-sentences.c \
	tests/unit/test-text.c \
	tests/unit/test-watch.c \
	tests/unit/unit.c \
	tests/unit/unit.h \
	$(NULL)
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CUNIT_CFLAGS)
tests_unit_unit_LDADD = libcrossclaim-all.la $(CC_DEPS_LIBS) $(CUNIT_LIBS)

# Scripts that look at the program, the library and the sources. A script that
# cannot look (a tool or a folder is missing) says so in one line and is skipped.
check_scripts = \
	tests/run-cases \
	tests/check-banned.sh \
	tests/check-determinism.sh \
	tests/check-example-report.sh \
	tests/check-frequent.sh \
	tests/check-fuzz.sh \
	tests/check-gold.sh \
	tests/check-headers.sh \
	tests/check-includes.sh \
	tests/check-manual.sh \
	tests/check-memory.sh \
	tests/check-registry.sh \
	tests/check-relations.sh \
	tests/check-report.sh \
	tests/check-run.sh \
	tests/check-seeds.sh \
	tests/check-symbols.sh \
	$(NULL)
TESTS += $(check_scripts)
dist_check_SCRIPTS += $(check_scripts)

EXTRA_DIST += \
	tests/check-installed.sh \
	tests/common.sh \
	tests/example/side-by-side.c \
	tests/lsan.supp \
	tests/made-articles.awk \
	tests/make-containers.py \
	tests/make-pdf.py \
	tests/report-rules.py \
	tests/score-claims.py \
	$(NULL)

if ENABLE_SANITIZERS
sanitized = yes
else
sanitized = no
endif

AM_TESTS_ENVIRONMENT = \
	CROSSCLAIM_DATA='$(abs_top_srcdir)'; export CROSSCLAIM_DATA; \
	CROSSCLAIM_PROGRAM='$(abs_top_builddir)/crossclaim'; export CROSSCLAIM_PROGRAM; \
	abs_top_builddir='$(abs_top_builddir)'; export abs_top_builddir; \
	CC='$(CC)'; export CC; \
	TEST_CXX='$(TEST_CXX)'; export TEST_CXX; \
	CC_DEPS_CFLAGS='$(CC_DEPS_CFLAGS)'; export CC_DEPS_CFLAGS; \
	NM='$(NM)'; export NM; \
	PYTHON3='$(PYTHON3)'; export PYTHON3; \
	SANITIZED=$(sanitized); export SANITIZED; \
	ASAN_OPTIONS=detect_leaks=1:fast_unwind_on_malloc=0:malloc_context_size=8; export ASAN_OPTIONS; \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'; export LSAN_OPTIONS; \
	UBSAN_OPTIONS=print_stacktrace=1; export UBSAN_OPTIONS;

clean-local: clean-tests
clean-tests:
	-rm -rf tests/tmp coverage

# The example program against what `make install` put in place.
installcheck-local:
	@$(AM_TESTS_ENVIRONMENT) $(top_srcdir)/tests/check-installed.sh '$(DESTDIR)' '$(prefix)' '$(libdir)' '$(pkgdatadir)'

if ENABLE_COVERAGE
# What `make check` reached, as coverage/index.html.
coverage:
	top=`cd '$(top_srcdir)' && pwd`; \
	lcov -q --capture --directory . --output-file all.info \
	  && lcov -q --extract all.info "$$top/src/*" --output-file coverage.info \
	  && genhtml -q --prefix "$$top" --output-directory coverage coverage.info
	@lcov --list coverage.info | tail -n 2
	@echo "see $(abs_top_builddir)/coverage/index.html"
.PHONY: coverage
CLEANFILES += all.info coverage.info
endif

include tests/fuzz/local.mk
