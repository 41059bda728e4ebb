# SPDX-License-Identifier: GPL-3.0-or-later
crossclaimincludedir = $(includedir)/crossclaim
crossclaiminclude_HEADERS = \
	include/crossclaim/article.h \
	include/crossclaim/base.h \
	include/crossclaim/claim.h \
	include/crossclaim/comparison.h \
	include/crossclaim/copies.h \
	include/crossclaim/crossclaim.h \
	include/crossclaim/decisions.h \
	include/crossclaim/mark.h \
	include/crossclaim/match.h \
	include/crossclaim/outlet.h \
	include/crossclaim/pipeline.h \
	include/crossclaim/reader.h \
	include/crossclaim/report.h \
	include/crossclaim/sentence.h \
	include/crossclaim/watch.h \
	$(NULL)
