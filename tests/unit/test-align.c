/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit.h"

void
add_align_suite (void)
{
}
