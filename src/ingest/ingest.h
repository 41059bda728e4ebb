/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* ingest.h: what the readers share. */
#ifndef CC_INGEST_H
#define CC_INGEST_H

#include <base/base.h>
#include <crossclaim/reader.h>

#endif
