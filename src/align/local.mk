# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/align/align.c \
	src/align/align.h \
	src/align/alike.c \
	src/align/answers.c \
	src/align/candidates.c \
	src/align/concepts.c \
	src/align/copies.c \
	src/align/evidence-context.c \
	src/align/evidence-facts.c \
	src/align/evidence-order.c \
	src/align/evidence-words.c \
	src/align/evidence.c \
	src/align/evidence.h \
	src/align/explain.c \
	src/align/features.c \
	src/align/figures.c \
	src/align/finder.c \
	src/align/finder.h \
	src/align/model.c \
	src/align/opposition-list.c \
	src/align/opposition.c \
	src/align/opposition.h \
	src/align/passage-clusters.c \
	src/align/passage-edges.c \
	src/align/passage-roles.c \
	src/align/passage-seeds.c \
	src/align/passages.c \
	src/align/passages.h \
	src/align/query-words.c \
	src/align/radix.c \
	src/align/rank.c \
	src/align/relation-words.c \
	src/align/relation.c \
	src/align/sketch.c \
	$(NULL)
