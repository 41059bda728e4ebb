/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.c: runs every suite; the number of failures becomes the exit status. */
#include <locale.h>

#include <CUnit/Basic.h>

#include "unit.h"

int
main (void)
{
  unsigned int failed;

  setlocale (LC_ALL, "");
  if (CU_initialize_registry () != CUE_SUCCESS)
    return 99;
  add_base_suite ();
  add_ingest_suite ();
  add_text_suite ();
  add_align_suite ();
  add_claims_suite ();
  add_frame_suite ();
  add_compare_suite ();
  add_report_suite ();
  CU_basic_set_mode (CU_BRM_VERBOSE);
  CU_basic_run_tests ();
  failed = CU_get_number_of_failures () + CU_get_number_of_suites_failed ();
  CU_cleanup_registry ();
  return failed > 0;
}
