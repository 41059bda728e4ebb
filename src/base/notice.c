/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

CcNotice *
cc_notice_new (CcSeverity severity, const char *file, const char *place, char *message)
{
  CcNotice *notice = g_new0 (CcNotice, 1);

  notice->severity = severity;
  notice->file = g_strdup (file);
  notice->place = g_strdup (place);
  notice->message = message;
  return notice;
}

void
cc_notice_free (CcNotice *notice)
{
  if (!notice)
    return;
  g_free (notice->file);
  g_free (notice->place);
  g_free (notice->message);
  g_free (notice);
}

GPtrArray *
cc_notices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cc_notice_free);
}
