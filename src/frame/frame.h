/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* frame.h: what the detectors share. */
#ifndef CC_FRAME_H
#define CC_FRAME_H

#include <base/base.h>
#include <base/list.h>
#include <crossclaim/mark.h>

#endif
