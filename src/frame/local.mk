# SPDX-License-Identifier: GPL-3.0-or-later
# To add a detector: write src/frame/frame-NAME.c and add NAME here.
detectors = agency attribution booster distance hedge label loaded

libcrossclaim_all_la_SOURCES += \
	src/frame/attribution.h \
	src/frame/attribution-content.c \
	src/frame/attribution-cue.c \
	src/frame/attribution-source.c \
	src/frame/frame.c \
	src/frame/frame.h \
	src/frame/frame-agency.c \
	src/frame/frame-attribution.c \
	src/frame/frame-booster.c \
	src/frame/frame-distance.c \
	src/frame/frame-hedge.c \
	src/frame/frame-label.c \
	src/frame/frame-loaded.c \
	src/frame/framing.c \
	src/frame/lexicon.c \
	src/frame/phrase.c \
	src/frame/phrase.h \
	src/frame/voice.c \
	$(NULL)
nodist_libcrossclaim_all_la_SOURCES += src/frame/detectors.c
BUILT_SOURCES += src/frame/detectors.c
CLEANFILES += src/frame/detectors.c

src/frame/detectors.c: $(top_srcdir)/src/frame/local.mk $(top_srcdir)/build-aux/registry.sh
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(registry) CcDetector frame/frame.h cc_detectors cc_detector $(detectors) > $@.tmp && mv $@.tmp $@
