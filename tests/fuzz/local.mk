# SPDX-License-Identifier: GPL-3.0-or-later
# To add a target: write tests/fuzz/fuzz-NAME.c, and add it here and in replay.c.
fuzz_sources = \
	tests/fuzz/fuzz-claims-ini.c \
	tests/fuzz/fuzz-clean.c \
	tests/fuzz/fuzz-dates.c \
	tests/fuzz/fuzz-decisions-ini.c \
	tests/fuzz/fuzz-exports.c \
	tests/fuzz/fuzz-json-quick.c \
	tests/fuzz/fuzz-mojibake.c \
	tests/fuzz/fuzz-outlets-ini.c \
	tests/fuzz/fuzz-pdf-layout.c \
	tests/fuzz/fuzz-published.c \
	tests/fuzz/fuzz-quantities.c \
	tests/fuzz/fuzz-query-words.c \
	tests/fuzz/fuzz-quotations.c \
	tests/fuzz/fuzz-reader-archive.c \
	tests/fuzz/fuzz-reader-compressed.c \
	tests/fuzz/fuzz-reader-csv.c \
	tests/fuzz/fuzz-reader-docx.c \
	tests/fuzz/fuzz-reader-epub.c \
	tests/fuzz/fuzz-reader-feed.c \
	tests/fuzz/fuzz-reader-html.c \
	tests/fuzz/fuzz-reader-jsonl.c \
	tests/fuzz/fuzz-reader-markdown.c \
	tests/fuzz/fuzz-reader-mhtml.c \
	tests/fuzz/fuzz-reader-odt.c \
	tests/fuzz/fuzz-reader-pdf.c \
	tests/fuzz/fuzz-reader-text.c \
	tests/fuzz/fuzz-reader-warc.c \
	tests/fuzz/fuzz-sentences.c \
	tests/fuzz/fuzz-tokens.c \
	tests/fuzz/fuzz-word-list.c \
	$(NULL)

# All targets in one program, run on seeds by tests/check-fuzz.sh.
check_PROGRAMS += tests/fuzz/replay
tests_fuzz_replay_SOURCES = \
	tests/fuzz/fuzz.c \
	tests/fuzz/fuzz.h \
	tests/fuzz/replay.c \
	$(fuzz_sources) \
	$(NULL)
tests_fuzz_replay_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_REPLAY
tests_fuzz_replay_LDADD = libcrossclaim-all.la $(CC_DEPS_LIBS)

if ENABLE_FUZZERS
# One libFuzzer program a target: make tests/fuzz/fuzz-NAME
fuzz_objects = $(fuzz_sources:.c=.fuzz)
$(fuzz_objects:.fuzz=): libcrossclaim-all.la $(fuzz_sources) tests/fuzz/fuzz.c tests/fuzz/fuzz.h
	@$(MKDIR_P) $(@D)
	$(AM_V_CCLD)name=$(@F); $(LIBTOOL) $(AM_LIBTOOLFLAGS) --silent --tag=CC --mode=link \
	  $(CC) $(DEFS) $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(AM_CFLAGS) $(CFLAGS) -fsanitize=fuzzer \
	  -o $@ $(top_srcdir)/tests/fuzz/$$name.c $(top_srcdir)/tests/fuzz/fuzz.c \
	  libcrossclaim-all.la $(CC_DEPS_LIBS)
endif

EXTRA_DIST += \
	tests/fuzz/run \
	tests/fuzz/seeds \
	$(NULL)
