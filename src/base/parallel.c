/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

typedef struct
{
  CcMapFunc func;
  gpointer user_data;
  guint n;
  guint next; /* atomic */
} Work;

static gpointer
run (gpointer data)
{
  Work *work = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&work->next, 1)) < work->n)
    work->func (i, work->user_data);
  return NULL;
}

void
cc_parallel_map (guint n, guint threads, CcMapFunc func, gpointer user_data)
{
  Work work = { func, user_data, n, 0 };
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  if (threads == 0)
    threads = g_get_num_processors ();
  for (guint i = 1; i < MIN (threads, n); i++)
    {
      GThread *helper = g_thread_try_new ("crossclaim", run, &work, NULL);

      /* The system gives no more of them; those there are do the work. */
      if (!helper)
        break;
      g_ptr_array_add (helpers, helper);
    }
  run (&work);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
}
