/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

typedef struct
{
  CcMapFunc func;
  gpointer user_data;
  guint n;
  guint next; /* atomic */
  CcCrew *crew;
  CcWatch *watch;
  GPtrArray *helpers; /* of GThread *: taken on by the caller alone */
} Work;

/* How many maps of several calls this thread is inside of. The outermost tells how far
   it is, or where that has one call, the one inside of it. */
static _Thread_local guint depth;

/* Takes one of the threads that may still be started. */
static gboolean
take_on (CcCrew *crew)
{
  int spare = g_atomic_int_get (&crew->spare);

  while (spare > 0 && !g_atomic_int_compare_and_exchange_full (&crew->spare, spare, spare - 1, &spare))
    ;
  return spare > 0;
}

/* Calls for the next item; FALSE when none is left, or the run was stopped. */
static gboolean
work_once (Work *work)
{
  guint step = work->n > 1, i;

  if (cc_stopped () || (i = (guint) g_atomic_int_add (&work->next, 1)) >= work->n)
    return FALSE;
  depth += step;
  work->func (i, work->user_data);
  depth -= step;
  if (depth == 0)
    cc_watch_done (MIN ((guint) g_atomic_int_get (&work->next), work->n), work->n);
  return TRUE;
}

static gpointer
help (gpointer data)
{
  Work *work = data;

  cc_watch_join (work->watch);
  while (work_once (work))
    ;
  g_atomic_int_inc (&work->crew->spare);
  return NULL;
}

/* Starts a thread for each item that is waiting, as far as there are any. */
static void
hire (Work *work)
{
  while ((guint) g_atomic_int_get (&work->next) < work->n && work->helpers->len + 1 < work->n
         && take_on (work->crew))
    {
      GThread *helper = g_thread_try_new ("crossclaim", help, work, NULL);

      /* The system gives no more of them; those there are do the work. */
      if (!helper)
        {
          g_atomic_int_inc (&work->crew->spare);
          break;
        }
      g_ptr_array_add (work->helpers, helper);
    }
}

void
cc_crew_map (CcCrew *crew, guint n, CcMapFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();
  Work work = { func, user_data, n, 0, crew, cc_watch_current (), helpers };
  gboolean outermost = g_atomic_int_add (&crew->maps, 1) == 0;

  do
    hire (&work);
  while (work_once (&work));
  /* Who waits for all the others makes room for one more. */
  g_atomic_int_add (&crew->spare, outermost);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
  g_atomic_int_add (&crew->spare, -outermost);
  g_atomic_int_add (&crew->maps, -1);
}

void
cc_parallel_map (guint n, guint threads, CcMapFunc func, gpointer user_data)
{
  CcCrew crew = CC_CREW_INIT (threads);

  cc_crew_map (&crew, n, func, user_data);
}
