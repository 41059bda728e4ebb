/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

typedef struct
{
  CcMapFunc func;
  gpointer user_data;
  guint n;
  guint next; /* atomic */
  CcWatch *watch;
} Work;

/* How many maps of several calls this thread is inside of. The outermost tells how far
   it is, or where that has one call, the one inside of it. */
static _Thread_local guint depth;

static void
run (Work *work)
{
  guint step = work->n > 1, i;

  while (!cc_stopped () && (i = (guint) g_atomic_int_add (&work->next, 1)) < work->n)
    {
      depth += step;
      work->func (i, work->user_data);
      depth -= step;
      if (depth == 0)
        cc_watch_done (MIN ((guint) g_atomic_int_get (&work->next), work->n), work->n);
    }
}

static gpointer
help (gpointer data)
{
  Work *work = data;

  cc_watch_join (work->watch);
  run (work);
  return NULL;
}

void
cc_parallel_map (guint n, guint threads, CcMapFunc func, gpointer user_data)
{
  Work work = { func, user_data, n, 0, cc_watch_current () };
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  if (threads == 0)
    threads = g_get_num_processors ();
  for (guint i = 1; i < MIN (threads, n); i++)
    {
      GThread *helper = g_thread_try_new ("crossclaim", help, &work, NULL);

      /* The system gives no more of them; those there are do the work. */
      if (!helper)
        break;
      g_ptr_array_add (helpers, helper);
    }
  run (&work);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
}
