# SPDX-License-Identifier: GPL-3.0-or-later
# To add a command: write src/cli/cmd-NAME.c, add it here and in commands.c.
bin_PROGRAMS += crossclaim
crossclaim_SOURCES = \
	src/cli/bench.c \
	src/cli/cli.h \
	src/cli/cmd-compare.c \
	src/cli/cmd-completion.c \
	src/cli/cmd-explain.c \
	src/cli/cmd-help.c \
	src/cli/cmd-inspect.c \
	src/cli/cmd-list.c \
	src/cli/cmd-query.c \
	src/cli/commands.c \
	src/cli/explain-words.c \
	src/cli/follow.c \
	src/cli/help.c \
	src/cli/inspect-rows.c \
	src/cli/interrupt.c \
	src/cli/main.c \
	src/cli/memory.c \
	src/cli/messages.c \
	src/cli/options.c \
	src/cli/output.c \
	src/cli/progress.c \
	src/cli/stats.c \
	src/cli/suggest.c \
	src/cli/tsv.c \
	$(NULL)
crossclaim_CPPFLAGS = -I$(top_srcdir)/include -I$(top_srcdir)/src/cli -DG_LOG_DOMAIN=\"crossclaim\"
crossclaim_CFLAGS = $(AM_CFLAGS)
crossclaim_LDADD = libcrossclaim.la $(CC_DEPS_LIBS) $(JEMALLOC_LIBS)
