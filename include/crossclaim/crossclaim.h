/* SPDX-License-Identifier: LGPL-3.0-or-later */
/**
 * crossclaim.h: the whole library, headers in the order of the data.
 */
#ifndef CROSSCLAIM_H
#define CROSSCLAIM_H

#include <crossclaim/base.h>
#include <crossclaim/watch.h>
#include <crossclaim/outlet.h>
#include <crossclaim/article.h>
#include <crossclaim/reader.h>
#include <crossclaim/sentence.h>
#include <crossclaim/copies.h>
#include <crossclaim/match.h>
#include <crossclaim/decisions.h>
#include <crossclaim/claim.h>
#include <crossclaim/mark.h>
#include <crossclaim/comparison.h>
#include <crossclaim/report.h>
#include <crossclaim/pipeline.h>

#endif
