/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* report.h: what the writers share. */
#ifndef CC_REPORT_H
#define CC_REPORT_H

#include <base/base.h>
#include <crossclaim/report.h>

#endif
