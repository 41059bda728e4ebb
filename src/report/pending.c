/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Lets the program link until the stages that define these have landed; goes
   away with the last of them. */
#include "config.h"

#include <report/report.h>

#define PENDING(declaration) __attribute__ ((weak)) declaration { return ""; }
PENDING (const char *cc_quantity_kind_name (CcQuantityKind kind G_GNUC_UNUSED))
PENDING (const char *cc_qualifier_name (CcQualifier qualifier G_GNUC_UNUSED))
PENDING (const char *cc_voice_name (CcVoice voice G_GNUC_UNUSED))
PENDING (const char *cc_joined_name (CcJoined joined G_GNUC_UNUSED))
PENDING (const char *cc_figure_relation_name (CcFigureRelation relation G_GNUC_UNUSED))
