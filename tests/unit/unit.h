/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.h: the suites, one file each, in the order of the stages. */
#ifndef CC_UNIT_H
#define CC_UNIT_H

#include <CUnit/CUnit.h>

void add_base_suite (void);
void add_ingest_suite (void);
void add_page_suite (void);
void add_sentences_suite (void);
void add_containers_suite (void);
void add_records_suite (void);
void add_charset_suite (void);
void add_dates_suite (void);
void add_language_suite (void);
void add_text_suite (void);
void add_figures_suite (void);
void add_align_suite (void);
void add_relations_suite (void);
void add_copies_suite (void);
void add_passages_suite (void);
void add_claims_suite (void);
void add_frame_suite (void);
void add_compare_suite (void);
void add_report_suite (void);
void add_watch_suite (void);

#endif
