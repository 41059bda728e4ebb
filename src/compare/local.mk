# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/compare/compare.c \
	src/compare/compare.h \
	src/compare/coverage.c \
	src/compare/profile.c \
	src/compare/provenance.c \
	src/compare/view-figures.c \
	src/compare/wording.c \
	$(NULL)
