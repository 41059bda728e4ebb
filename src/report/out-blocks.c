/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* out-blocks.c: several threads write one output. Whoever has filled a buffer waits until
   it is the turn of his block; it comes, as blocks are taken in order and every one that
   was taken ends.  */
#include "config.h"

#include <report/out.h>

/* Items of a block: few, so that nobody waits long for the block before. */
#define BLOCK 16

typedef struct
{
  CcOut *out; /* belongs to the thread whose turn it is, as does its error */
  guint n;
  CcBlockFunc func;
  gpointer user_data;
  GMutex lock; /* of all that follows */
  GCond passed;
  guint turn;      /* the block that writes to the sink of @out */
  gboolean failed; /* @out has an error */
  GPtrArray *idle; /* of GString *: buffers of blocks that have ended */
} Queue;

/* A block and where it stands. */
typedef struct
{
  Queue *queue;
  guint index;
} Block;

/* FALSE when it is in vain, as the output has failed. */
static gboolean
wait_turn (const Block *block)
{
  Queue *queue = block->queue;
  gboolean failed;

  g_mutex_lock (&queue->lock);
  while (queue->turn != block->index)
    g_cond_wait (&queue->passed, &queue->lock);
  failed = queue->failed;
  g_mutex_unlock (&queue->lock);
  return !failed;
}

static gboolean
write_in_turn (const char *bytes, gsize size, gpointer user_data, GError **error)
{
  const Block *block = user_data;
  CcOut *out = block->queue->out;

  if (wait_turn (block))
    out->sink->write (bytes, size, out->sink->user_data, &out->error);
  if (!out->error)
    return TRUE;
  g_propagate_error (error, g_error_copy (out->error));
  return FALSE;
}

/* Lends a buffer to @out; FALSE when the output has failed. */
static gboolean
begin_block (Queue *queue, CcOut *out)
{
  GString *buffer = NULL;
  gboolean failed;

  g_mutex_lock (&queue->lock);
  failed = queue->failed;
  if (queue->idle->len > 0)
    buffer = g_ptr_array_steal_index_fast (queue->idle, queue->idle->len - 1);
  g_mutex_unlock (&queue->lock);
  out->buffer = buffer ? buffer : g_string_sized_new (CC_FLOW_SIZE + CC_FLOW_SIZE / 4);
  return !failed;
}

static void
end_block (const Block *block, CcOut *out)
{
  Queue *queue = block->queue;

  cc_out_flush (out);
  wait_turn (block);
  /* Also when the run was stopped before the sink was asked. */
  if (out->error && !queue->out->error)
    queue->out->error = g_error_copy (out->error);
  g_clear_error (&out->error);
  g_mutex_lock (&queue->lock);
  queue->failed = queue->out->error != NULL;
  queue->turn++;
  g_ptr_array_add (queue->idle, out->buffer);
  g_cond_broadcast (&queue->passed);
  g_mutex_unlock (&queue->lock);
}

static void
put_block (guint index, gpointer user_data)
{
  Queue *queue = user_data;
  Block block = { queue, index };
  CcSink sink = { write_in_turn, &block };
  CcOut out = { .sink = &sink };

  if (begin_block (queue, &out))
    queue->func (&out, index * BLOCK, MIN (queue->n - index * BLOCK, BLOCK) + index * BLOCK, queue->user_data);
  end_block (&block, &out);
}

static void
free_buffer (gpointer buffer)
{
  g_string_free (buffer, TRUE);
}

void
cc_out_blocks (CcOut *out, guint n, guint threads, CcBlockFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func (free_buffer);
  Queue queue = { .out = out, .n = n, .func = func, .user_data = user_data, .idle = idle };

  cc_out_flush (out);
  if (out->error || n == 0)
    return;
  g_mutex_init (&queue.lock);
  g_cond_init (&queue.passed);
  cc_parallel_map ((n - 1) / BLOCK + 1, threads, put_block, &queue);
  /* A stop leaves blocks out, and what came before them may have been written already. */
  if (!out->error)
    cc_watch_stopped (&out->error);
  g_mutex_clear (&queue.lock);
  g_cond_clear (&queue.passed);
}
