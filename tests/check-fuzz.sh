#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The fuzz targets keep their promises on the inputs of the case folders, as they
# are and changed in a few ways. ./dev fuzz goes on from there.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

replay=$build/tests/fuzz/replay
[ -x "$replay" ] || skip "no tests/fuzz/replay was built"

cd "$top" || exit 1
for source in tests/fuzz/fuzz-*.c
do
  target=${source#tests/fuzz/fuzz-}
  target=${target%.c}
  mapfile -t seeds < <(tests/fuzz/seeds "$target")
  if "$replay" "$target" "${seeds[@]}" >"$tmp/at" 2>"$tmp/log"
  then
    right
  else
    wrong "$target breaks a promise with $(tail -n 1 "$tmp/at") (tests/fuzz/replay --print shows it)"
    head -n 60 "$tmp/log"
  fi
done
finish
