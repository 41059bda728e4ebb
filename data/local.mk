# SPDX-License-Identifier: GPL-3.0-or-later
# Installed below $(pkgdatadir) under the same names.
nobase_dist_pkgdata_DATA =

# Lists of the text stage
nobase_dist_pkgdata_DATA += \
	$(NULL)

# Lists of the frame stage
nobase_dist_pkgdata_DATA += \
	data/en/agency.list \
	data/en/attribution.list \
	data/en/boosters.list \
	data/en/distance.list \
	data/en/grammar.list \
	data/en/hedges.list \
	data/en/labels.list \
	data/en/loaded.list \
	data/en/passive.list \
	data/en/quote-frames.list \
	data/en/reporting.list \
	data/en/speech-nouns.list \
	$(NULL)

# Lists and weights of the align stage
nobase_dist_pkgdata_DATA += \
	data/en/aliases.list \
	data/model/match.ini \
	$(NULL)
