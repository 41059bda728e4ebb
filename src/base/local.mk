# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/base/banned.h \
	src/base/base.c \
	src/base/base.h \
	src/base/bytes.h \
	src/base/date.c \
	src/base/file.c \
	src/base/ini.c \
	src/base/ini.h \
	src/base/list.c \
	src/base/list.h \
	src/base/notice.c \
	src/base/parallel.c \
	src/base/radix.c \
	src/base/radix.h \
	src/base/skeleton.c \
	src/base/stems.c \
	src/base/stems.h \
	src/base/utf8.c \
	src/base/watch.c \
	$(NULL)
