# SPDX-License-Identifier: GPL-3.0-or-later
nobase_dist_pkgdata_DATA += \
	reports/comparison.schema.json \
	reports/report.css \
	$(NULL)
