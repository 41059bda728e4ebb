/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* claims.h: the parts of the claims stage. */
#ifndef CC_CLAIMS_H
#define CC_CLAIMS_H

#include <align/align.h>
#include <crossclaim/claim.h>

#endif
