# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/text/text.c \
	src/text/text.h \
	$(NULL)
