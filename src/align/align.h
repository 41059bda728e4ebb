/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.h: the parts of the align stage. */
#ifndef CC_ALIGN_H
#define CC_ALIGN_H

#include <base/base.h>
#include <base/list.h>
#include <crossclaim/match.h>

#endif
