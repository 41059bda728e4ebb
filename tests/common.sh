# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# common.sh: what every test script starts with (source it).
#
# Sets, from the environment of `make check` or, when started by hand, from
# where this file lies:
#   top      the source tree            build    the build tree
#   program  the built crossclaim       tmp      a folder of this script's own
# and the environment in which the program runs: data of the source tree, C.UTF-8,
# UTC, no home. Ends with 0 when nothing was reported with wrong(), else with 1.

set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${abs_top_builddir:-${BUILD:-$top/build}}
program=${CROSSCLAIM_PROGRAM:-$build/crossclaim}
this=$(basename "$0")
corpus=$top/claims/harbour

mkdir -p "$build/tests/tmp"
tmp=$(mktemp -d "$build/tests/tmp/${this%.sh}.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

export CROSSCLAIM_DATA=$top LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=0
unset HOME NO_COLOR G_MESSAGES_DEBUG

n_checked=0 n_wrong=0

# right: one more thing was looked at and found in order
right ()
{
  n_checked=$((n_checked + 1))
}

# wrong TEXT…: one more thing was looked at and is not in order
wrong ()
{
  n_checked=$((n_checked + 1)) n_wrong=$((n_wrong + 1))
  printf '%s: %s\n' "$this" "$*"
}

# skip TEXT…: ends the script; automake counts 77 as skipped
skip ()
{
  printf '%s: skipped: %s\n' "$this" "$*"
  exit 77
}

# finish: the last line of a script
finish ()
{
  printf '%s: %d looked at, %d wrong\n' "$this" "$n_checked" "$n_wrong"
  [ "$n_wrong" -eq 0 ]
  exit
}

# need_corpus: most checks use the bundled corpus
need_corpus ()
{
  [ -d "$corpus/articles" ] || skip "no bundled corpus in claims/harbour"
}
