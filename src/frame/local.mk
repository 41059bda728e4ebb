# SPDX-License-Identifier: GPL-3.0-or-later
# To add a detector: write src/frame/frame-NAME.c and add NAME here.
detectors = hedge

libcrossclaim_all_la_SOURCES += \
	src/frame/frame.c \
	src/frame/frame.h \
	src/frame/frame-hedge.c \
	$(NULL)
nodist_libcrossclaim_all_la_SOURCES += src/frame/detectors.c
BUILT_SOURCES += src/frame/detectors.c
CLEANFILES += src/frame/detectors.c

src/frame/detectors.c: $(top_srcdir)/src/frame/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcDetector frame/frame.h cc_detectors cc_detector $(detectors) > $@.tmp && mv $@.tmp $@
