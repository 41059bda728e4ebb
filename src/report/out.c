/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>
#include <report/out.h>

void
cc_out_init (CcOut *out, CcSink *sink)
{
  out->sink = sink;
  out->buffer = g_string_sized_new (CC_FLOW_SIZE + CC_FLOW_SIZE / 4);
  out->error = NULL;
}

void
cc_out_flush (CcOut *out)
{
  if (!out->error && out->buffer->len > 0 && !cc_watch_stopped (&out->error))
    out->sink->write (out->buffer->str, out->buffer->len, out->sink->user_data, &out->error);
  g_string_truncate (out->buffer, 0);
}

void
cc_out_grow (CcOut *out, gsize n)
{
  gsize length = out->buffer->len;

  g_string_set_size (out->buffer, length + n);
  g_string_truncate (out->buffer, length);
}

void
cc_out_text (CcOut *out, const char *text)
{
  g_string_append (out->buffer, text);
  cc_out_flow (out);
}

gboolean
cc_out_finish (CcOut *out, GError **error)
{
  cc_out_flush (out);
  g_string_free (out->buffer, TRUE);
  out->buffer = NULL;
  if (out->error)
    {
      g_propagate_error (error, g_steal_pointer (&out->error));
      return FALSE;
    }
  return TRUE;
}

void
cc_append_number (GString *buffer, double value, int decimals)
{
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE + 32];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  /* Larger numbers than this do not occur; %f would not fit the buffer. */
  if (value > 1e30 || value < -1e30 || value != value)
    g_string_append (buffer, "?");
  else
    g_string_append (buffer, g_ascii_formatd (text, sizeof text, format, value));
}

char *
cc_time_text (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time ? g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                                 g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                                 g_date_time_get_hour (time), g_date_time_get_minute (time),
                                 g_date_time_get_second (time))
              : g_strdup ("");
}
