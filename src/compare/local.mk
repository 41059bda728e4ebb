# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/compare/compare.c \
	src/compare/compare.h \
	$(NULL)
