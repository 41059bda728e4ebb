/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* text.h: the parts of the text stage. */
#ifndef CC_TEXT_H
#define CC_TEXT_H

#include <base/base.h>
#include <base/list.h>
#include <crossclaim/sentence.h>

#endif
