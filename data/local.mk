# SPDX-License-Identifier: GPL-3.0-or-later
# Installed below $(pkgdatadir) under the same names.
nobase_dist_pkgdata_DATA =

# Lists of the text stage
nobase_dist_pkgdata_DATA += \
	data/be/abbreviations.list \
	data/be/calendar.list \
	data/be/endings.list \
	data/be/names.list \
	data/be/negations.list \
	data/be/numbers.list \
	data/be/openers.list \
	data/be/qualifiers.list \
	data/be/spelling.list \
	data/be/stopwords.list \
	data/be/time.list \
	data/be/units.list \
	data/da/abbreviations.list \
	data/da/negations.list \
	data/da/spelling.list \
	data/da/stopwords.list \
	data/de/abbreviations.list \
	data/de/calendar.list \
	data/de/names.list \
	data/de/negations.list \
	data/de/numbers.list \
	data/de/openers.list \
	data/de/qualifiers.list \
	data/de/spelling.list \
	data/de/stopwords.list \
	data/de/time.list \
	data/de/units.list \
	data/el/spelling.list \
	data/en/abbreviations.list \
	data/en/calendar.list \
	data/en/names.list \
	data/en/negations.list \
	data/en/numbers.list \
	data/en/openers.list \
	data/en/qualifiers.list \
	data/en/spelling.list \
	data/en/stopwords.list \
	data/en/time.list \
	data/en/units.list \
	data/es/abbreviations.list \
	data/es/calendar.list \
	data/es/names.list \
	data/es/negations.list \
	data/es/numbers.list \
	data/es/openers.list \
	data/es/qualifiers.list \
	data/es/spelling.list \
	data/es/stopwords.list \
	data/es/time.list \
	data/es/units.list \
	data/fr/abbreviations.list \
	data/fr/calendar.list \
	data/fr/names.list \
	data/fr/negations.list \
	data/fr/numbers.list \
	data/fr/openers.list \
	data/fr/qualifiers.list \
	data/fr/spelling.list \
	data/fr/stopwords.list \
	data/fr/time.list \
	data/fr/units.list \
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
	data/pl/calendar.list \
	data/pl/endings.list \
	data/pl/names.list \
	data/pl/negations.list \
	data/pl/numbers.list \
	data/pl/openers.list \
	data/pl/qualifiers.list \
	data/pl/spelling.list \
	data/pl/stopwords.list \
	data/pl/time.list \
	data/pl/units.list \
	data/ru/abbreviations.list \
	data/ru/calendar.list \
	data/ru/names.list \
	data/ru/negations.list \
	data/ru/numbers.list \
	data/ru/openers.list \
	data/ru/qualifiers.list \
	data/ru/spelling.list \
	data/ru/stopwords.list \
	data/ru/time.list \
	data/ru/units.list \
	data/uk/abbreviations.list \
	data/uk/calendar.list \
	data/uk/endings.list \
	data/uk/names.list \
	data/uk/negations.list \
	data/uk/numbers.list \
	data/uk/openers.list \
	data/uk/qualifiers.list \
	data/uk/spelling.list \
	data/uk/stopwords.list \
	data/uk/time.list \
	data/uk/units.list \
	data/und/abbreviations.list \
	data/und/numbers.list \
	data/und/units.list \
	$(NULL)

# Lists of the ingest stage
nobase_dist_pkgdata_DATA += \
	data/und/agencies.list \
	data/und/credits.list \
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
	data/en/irregular.list \
	data/en/labels.list \
	data/en/loaded.list \
	data/en/passive.list \
	data/en/quote-frames.list \
	data/en/reporting.list \
	data/en/speech-nouns.list \
	$(NULL)

# Lists and weights of the align stage
nobase_dist_pkgdata_DATA += \
	data/be/aliases.list \
	data/de/aliases.list \
	data/en/aliases.list \
	data/es/aliases.list \
	data/fr/aliases.list \
	data/it/aliases.list \
	data/pl/aliases.list \
	data/ru/aliases.list \
	data/uk/aliases.list \
	data/model/match.ini \
	$(NULL)

# How the align stage tells that two sentences contradict each other
nobase_dist_pkgdata_DATA += \
	data/de/opposition.list \
	data/en/opposition.list \
	data/pl/opposition.list \
	data/ru/opposition.list \
	$(NULL)

# How common words are, for the align stage
nobase_dist_pkgdata_DATA += \
	data/de/background.list \
	data/en/background.list \
	data/pl/background.list \
	data/ru/background.list \
	$(NULL)
