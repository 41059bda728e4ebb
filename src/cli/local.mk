# SPDX-License-Identifier: GPL-3.0-or-later
bin_PROGRAMS += crossclaim
crossclaim_SOURCES = \
	src/cli/main.c \
	$(NULL)
crossclaim_CPPFLAGS = -I$(top_srcdir)/include -I$(top_srcdir)/src/cli -DG_LOG_DOMAIN=\"crossclaim\"
crossclaim_LDADD = libcrossclaim.la $(CC_DEPS_LIBS)
