/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.c: runs every suite; failures become the exit status. The last line is
   what ./dev check adds up. */
#include <locale.h>
#include <stdio.h>

#include <CUnit/Basic.h>

#include "unit.h"

int
main (void)
{
  unsigned int run, failed, broken;

  setlocale (LC_ALL, "");
  if (CU_initialize_registry () != CUE_SUCCESS)
    return 99;
  add_base_suite ();
  add_ingest_suite ();
  add_page_suite ();
  add_sentences_suite ();
  add_containers_suite ();
  add_records_suite ();
  add_charset_suite ();
  add_dates_suite ();
  add_language_suite ();
  add_text_suite ();
  add_figures_suite ();
  add_align_suite ();
  add_relations_suite ();
  add_copies_suite ();
  add_passages_suite ();
  add_claims_suite ();
  add_frame_suite ();
  add_compare_suite ();
  add_report_suite ();
  add_watch_suite ();
  CU_basic_set_mode (CU_BRM_VERBOSE);
  CU_basic_run_tests ();
  run = CU_get_number_of_tests_run ();
  failed = CU_get_number_of_tests_failed ();
  broken = CU_get_number_of_suites_failed ();
  printf ("\n%u passed, %u failed, 0 skipped\n", run - failed, failed + broken);
  CU_cleanup_registry ();
  return failed + broken > 0;
}
