/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <crossclaim/crossclaim.h>

int
main (void)
{
  g_print ("crossclaim %s\n", cc_version ());
  return 0;
}
