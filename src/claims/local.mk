# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/claims/claims.c \
	src/claims/claims.h \
	src/claims/cluster.c \
	src/claims/curated.c \
	src/claims/found.c \
	src/claims/graph.c \
	src/claims/graph.h \
	src/claims/matched.c \
	src/claims/repeats.c \
	src/claims/wordings.c \
	$(NULL)
