# SPDX-License-Identifier: GPL-3.0-or-later
libcrossclaim_all_la_SOURCES += \
	src/claims/apart.c \
	src/claims/claims.c \
	src/claims/claims.h \
	src/claims/cluster.c \
	src/claims/contradictions.c \
	src/claims/curated.c \
	src/claims/decide.c \
	src/claims/decide.h \
	src/claims/decisions.c \
	src/claims/found.c \
	src/claims/graph.c \
	src/claims/graph.h \
	src/claims/looked.c \
	src/claims/matched.c \
	src/claims/near-best.c \
	src/claims/repeats.c \
	src/claims/subjects.c \
	src/claims/subjects.h \
	src/claims/wordings.c \
	$(NULL)
