# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/text/chunk.c \
	src/text/codes.c \
	src/text/compounds.c \
	src/text/counted.c \
	src/text/dates.c \
	src/text/dates.h \
	src/text/dates-numeric.c \
	src/text/dates-relative.c \
	src/text/digits.c \
	src/text/lexicon.c \
	src/text/names.c \
	src/text/number-words.c \
	src/text/numbers.c \
	src/text/plain.h \
	src/text/quantities.c \
	src/text/quantities.h \
	src/text/quotations.c \
	src/text/runs.c \
	src/text/sentences.c \
	src/text/sentences.h \
	src/text/sentences-lists.c \
	src/text/sentences-runs.c \
	src/text/sentences-signs.c \
	src/text/sentences-speech.c \
	src/text/sentences-stops.c \
	src/text/sentences-words.c \
	src/text/text.c \
	src/text/text.h \
	src/text/tokens.c \
	src/text/units.c \
	src/text/vocabulary.c \
	$(NULL)
