/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupt.c: what SIGINT, SIGTERM and SIGHUP do: the run is stopped and ends by the
   same signal, so that the shell sees what happened; a second one ends it at once.
   Signals that were ignored when the program was started stay so, as nohup(1) wants. */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* What has not come back so many microseconds after it was stopped is left where it
   stands. */
enum { GRACE = 100000 };

/* A handler cannot be handed anything. The message is written into the one that is
   not in use, and then that one is used. */
static CcWatch *watched;
static char messages[2][4096];
static gint in_use; /* atomic */
static gint caught; /* atomic: a signal, or 0 */
static gint ending; /* atomic */
static gboolean clears_line;

/* Ends the program by @signal_number; safe in a handler. */
static void
end_by (int signal_number)
{
  const char *temporary = g_atomic_pointer_get (&watched->temporary);
  sigset_t one;

  if (temporary)
    unlink (temporary);
  signal (signal_number, SIG_DFL);
  sigemptyset (&one);
  sigaddset (&one, signal_number);
  pthread_sigmask (SIG_UNBLOCK, &one, NULL);
  raise (signal_number);
  _exit (128 + signal_number);
}

/* Says what was not written, and ends the program. Does nothing when that is under way. */
static void
say_and_end (void)
{
  const char *message = messages[g_atomic_int_get (&in_use)];

  if (!g_atomic_int_compare_and_exchange (&ending, FALSE, TRUE))
    return;
  if (write (STDERR_FILENO, message, strlen (message)) >= 0 || errno != EPIPE)
    end_by (g_atomic_int_get (&caught));
  end_by (SIGPIPE);
}

static void
handle (int signal_number)
{
  const struct itimerval grace = { .it_value = { .tv_usec = GRACE } };
  int before = errno;

  if (signal_number == SIGALRM)
    say_and_end ();
  else if (signal_number == SIGPIPE || !g_atomic_int_compare_and_exchange (&caught, 0, signal_number))
    end_by (signal_number);
  else
    {
      cc_watch_stop (watched);
      setitimer (ITIMER_REAL, &grace, NULL);
    }
  errno = before;
}

void
cli_interrupt_watch (CcWatch *watch, gboolean redrawn)
{
  static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
  struct sigaction action = { .sa_handler = handle, .sa_flags = SA_RESTART }, before;

  watched = watch;
  clears_line = redrawn;
  cli_interrupt_say (NULL);
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (stopping); i++)
    if (sigaction (stopping[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction (stopping[i], &action, NULL);
  sigaction (SIGALRM, &action, NULL);
  sigaction (SIGPIPE, &action, NULL);
  /* A file that may grow no more is an error of write(), not an end. */
  signal (SIGXFSZ, SIG_IGN);
}

void
cli_interrupt_say (const char *what)
{
  g_autofree char *harmless = cli_harmless (what ? what : "");
  gint other = !g_atomic_int_get (&in_use);

  gsize size = sizeof messages[other];
  gint length = g_snprintf (messages[other], size, "%scrossclaim: interrupted%s%s\n",
                            clears_line ? CLI_CLEAR_LINE : "", what ? ": " : "", harmless);

  /* Very many names are cut off. */
  if ((gsize) length >= size)
    messages[other][size - 2] = '\n';
  g_atomic_int_set (&in_use, other);
}

void
cli_interrupt_end (void)
{
  if (g_atomic_int_get (&caught))
    say_and_end ();
}
