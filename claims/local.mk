# SPDX-License-Identifier: GPL-3.0-or-later
# Claim sets, installed below $(pkgdatadir)/claims.
nobase_dist_pkgdata_DATA += \
	claims/README.md \
	claims/belarus-china.ini \
	claims/belarus-china.outlets.ini \
	claims/harbour/README.md \
	claims/harbour/articles/01_terpress_2024-05-14.html \
	claims/harbour/articles/02_terpress_archive.jsonl \
	claims/harbour/articles/04_terpress-de_2024-05-15.txt \
	claims/harbour/articles/07_lanternquay_2024-05-27.md \
	claims/harbour/articles/08_lanternquay_2024-06-12.txt \
	claims/harbour/articles/09_mudflat_2024-05-17.md \
	claims/harbour/articles/10_mudflat_2024-06-03.html \
	claims/harbour/articles/herald/05_herald_2024-05-15.txt \
	claims/harbour/articles/herald/06_herald_2024-05-22.html \
	claims/harbour/claims.ini \
	claims/harbour/decisions.ini \
	claims/harbour/gold.tsv \
	claims/harbour/outlets.ini \
	claims/harbour/plants.tsv \
	$(NULL)
