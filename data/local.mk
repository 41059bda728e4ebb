# SPDX-License-Identifier: GPL-3.0-or-later
# Installed below $(pkgdatadir) under the same names.
nobase_dist_pkgdata_DATA =

# Lists of the text stage
nobase_dist_pkgdata_DATA += \
	$(NULL)

# Lists of the frame stage
nobase_dist_pkgdata_DATA += \
	$(NULL)

# Lists and weights of the align stage
nobase_dist_pkgdata_DATA += \
	data/en/aliases.list \
	data/model/match.ini \
	$(NULL)
