/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* watch.c: each thread knows the run it works for, so that no stage has to hand it
   down to every loop. */
#include "config.h"

#include <base/base.h>
#include <crossclaim/watch.h>

static _Thread_local CcWatch *current;

CcWatch *
cc_watch_enter (CcWatch *watch)
{
  CcWatch *before = current;

  if (watch && !watch->owner)
    {
      g_mutex_init (&watch->lock);
      watch->owner = g_thread_self ();
      watch->to = 1;
    }
  current = watch;
  return before;
}

CcWatch *
cc_watch_current (void)
{
  return current;
}

void
cc_watch_join (CcWatch *watch)
{
  current = watch;
}

void
cc_watch_stop (CcWatch *watch)
{
  g_atomic_int_set (&watch->stopped, TRUE);
}

void
cc_watch_clear (CcWatch *watch)
{
  g_mutex_clear (&watch->lock);
}

gboolean
cc_stopped (void)
{
  return current && g_atomic_int_get (&current->stopped);
}

gboolean
cc_watch_stopped (GError **error)
{
  if (!cc_stopped ())
    return FALSE;
  g_set_error (error, CC_ERROR, CC_ERROR_STOPPED, "interrupted");
  return TRUE;
}

/* The watch to tell of progress, or NULL: another thread only helps. */
static CcWatch *
told (void)
{
  return current && current->owner == g_thread_self () ? current : NULL;
}

static void
tell (CcWatch *watch, CcMoment moment)
{
  watch->now.moment = moment;
  if (watch->progress)
    watch->progress (&watch->now, watch->progress_data);
}

void
cc_watch_stage (const char *stage, guint64 amount, const char *unit)
{
  CcWatch *watch = told ();

  if (!watch)
    return;
  if (watch->now.stage)
    tell (watch, CC_STAGE_ENDS);
  watch->now = (CcProgress) { .stage = stage, .amount = amount, .unit = unit };
  watch->from = 0;
  watch->to = 1;
  if (stage)
    tell (watch, CC_STAGE_BEGINS);
}

void
cc_watch_part (double from, double to)
{
  CcWatch *watch = told ();

  if (!watch)
    return;
  watch->from = from;
  watch->to = to;
  cc_watch_share (from);
}

void
cc_watch_share (double share)
{
  CcWatch *watch = told ();

  if (!watch || !watch->now.stage)
    return;
  watch->now.share = CLAMP (share, watch->now.share, 1);
  tell (watch, CC_STAGE_GOES_ON);
}

void
cc_watch_done (guint64 done, guint64 all)
{
  const CcWatch *watch = told ();

  if (watch && all > 0)
    cc_watch_share (watch->from + (watch->to - watch->from) * (double) done / (double) all);
}

void
cc_watch_count (gsize member, guint64 n)
{
  if (!current)
    return;
  g_mutex_lock (&current->lock);
  G_STRUCT_MEMBER (guint64, &current->counts, member) += n;
  g_mutex_unlock (&current->lock);
}

void
cc_watch_temporary (const char *path)
{
  if (current)
    g_atomic_pointer_set (&current->temporary, path);
}
