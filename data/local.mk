# SPDX-License-Identifier: GPL-3.0-or-later
# Installed below $(pkgdatadir) under the same names.
nobase_dist_pkgdata_DATA =

# Lists of the text stage
nobase_dist_pkgdata_DATA += \
	data/be/abbreviations.list \
	data/be/negations.list \
	data/be/spelling.list \
	data/be/stopwords.list \
	data/da/abbreviations.list \
	data/da/negations.list \
	data/da/spelling.list \
	data/da/stopwords.list \
	data/de/abbreviations.list \
	data/de/negations.list \
	data/de/spelling.list \
	data/de/stopwords.list \
	data/el/spelling.list \
	data/en/abbreviations.list \
	data/en/negations.list \
	data/en/spelling.list \
	data/en/stopwords.list \
	data/es/abbreviations.list \
	data/es/negations.list \
	data/es/spelling.list \
	data/es/stopwords.list \
	data/fr/abbreviations.list \
	data/fr/negations.list \
	data/fr/spelling.list \
	data/fr/stopwords.list \
	data/hy/spelling.list \
	data/it/abbreviations.list \
	data/it/negations.list \
	data/it/spelling.list \
	data/it/stopwords.list \
	data/nl/abbreviations.list \
	data/nl/negations.list \
	data/nl/spelling.list \
	data/nl/stopwords.list \
	data/pl/abbreviations.list \
	data/pl/negations.list \
	data/pl/spelling.list \
	data/pl/stopwords.list \
	data/ru/abbreviations.list \
	data/ru/negations.list \
	data/ru/spelling.list \
	data/ru/stopwords.list \
	data/uk/abbreviations.list \
	data/uk/negations.list \
	data/uk/spelling.list \
	data/uk/stopwords.list \
	data/und/abbreviations.list \
	$(NULL)

# Lists of the frame stage
nobase_dist_pkgdata_DATA += \
	data/de/agency.list \
	data/de/attribution.list \
	data/de/boosters.list \
	data/de/distance.list \
	data/de/grammar.list \
	data/de/hedges.list \
	data/de/labels.list \
	data/de/loaded.list \
	data/de/passive.list \
	data/de/quote-frames.list \
	data/de/reporting.list \
	data/de/speech-nouns.list \
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
