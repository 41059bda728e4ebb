# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/align/align.c \
	src/align/align.h \
	$(NULL)
