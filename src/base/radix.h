/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* radix.h: sorting and turning about of numbers.  */
#ifndef CC_RADIX_H
#define CC_RADIX_H

#include <base/base.h>

/* Orders two guint32, for qsort() and bsearch(). */
int cc_term_compare (const void *x, const void *y);

/* Sorts ascending; meant for few. */
void cc_sort_terms (guint32 *terms, gsize n);

/* Sorts ascending by the bits from @low_bit on, equal ones staying in their order; @spare
   holds @n too. The result is in @values. */
void cc_radix_sort (guint64 *values, guint64 *spare, gsize n, guint low_bit);

/* Turns lists of values below @n_values, which begin at @starts, about: for each value
   the lists that hold it, ascending, as often as they do. New arrays: @starts_out with
   @n_values + 1 entries, @lists_out. Takes linear time. */
void cc_transpose (const guint32 *starts, const guint32 *values, guint32 n_lists,
                   guint32 n_values, guint32 **starts_out, guint32 **lists_out);

#endif
