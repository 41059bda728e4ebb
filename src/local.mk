# SPDX-License-Identifier: GPL-3.0-or-later
# The library, shared and static; each stage adds its sources. The tests link
# libcrossclaim-all.la, where nothing is hidden.
lib_LTLIBRARIES = libcrossclaim.la
noinst_LTLIBRARIES += libcrossclaim-all.la

libcrossclaim_all_la_SOURCES = src/pipeline.c
libcrossclaim_all_la_CFLAGS = $(AM_CFLAGS) -fvisibility=hidden -DCC_IN_LIBRARY
libcrossclaim_all_la_LIBADD = $(CC_DEPS_LIBS) $(STEMMER_LIBS) -lm

libcrossclaim_la_SOURCES =
libcrossclaim_la_LIBADD = libcrossclaim-all.la
libcrossclaim_la_LDFLAGS = $(AM_LDFLAGS) -no-undefined -version-info $(CC_LT_VERSION)

EXTRA_DIST += src/README.md
