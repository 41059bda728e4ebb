/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* compare.h: the parts of the compare stage. */
#ifndef CC_COMPARE_H
#define CC_COMPARE_H

#include <base/base.h>
#include <crossclaim/comparison.h>

#endif
