#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the C table of the plug-ins of one kind, in order of name.
# usage: registry.sh TYPE HEADER FUNCTION PREFIX NAME…
#   registry.sh CcReader ingest/ingest.h cc_readers cc_reader html text
set -eu
type=$1 header=$2 function=$3 prefix=$4
shift 4
names=$(printf '%s\n' "$@" | LC_ALL=C sort)
echo "/* made by build-aux/registry.sh; do not edit */"
echo "#include <$header>"
for n in $names; do echo "extern const $type ${prefix}_$n;"; done
echo "const $type *const *"
echo "$function (void)"
echo "{"
echo "  static const $type *const all[] = {"
for n in $names; do echo "    &${prefix}_$n,"; done
echo "    NULL,"
echo "  };"
echo "  return all;"
echo "}"
