/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "config.h"

#include <base/base.h>

#include <gio/gio.h>
#include <xxhash.h>

G_DEFINE_QUARK (crossclaim-error-quark, cc_error)

const char *
cc_version (void)
{
  return PACKAGE_VERSION;
}

guint64
cc_hash (const void *bytes, gsize size)
{
  return XXH3_64bits (bytes, size);
}

char *
cc_data_path (const char *name, GError **error)
{
  const char *root = g_getenv ("CROSSCLAIM_DATA");
  g_autofree char *path = g_build_filename (root && *root ? root : CC_PKGDATADIR, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CC_ERROR, CC_ERROR_DATA,
                   "missing data file '%s' (set CROSSCLAIM_DATA to the folder that holds data/)", path);
      return NULL;
    }
  return g_steal_pointer (&path);
}
