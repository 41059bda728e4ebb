#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The worked example in reports/example is what the program gives today on the
# bundled corpus. --update writes it anew.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus

example=$top/reports/example
formats=(html md json csv)
outputs=()
for format in "${formats[@]}"
do
  outputs+=(-o "$tmp/report.$format")
done
[ "${1:-}" = --update ] || [ -d "$example" ] || skip "no reports/example"

(cd "$top" && "$program" compare claims/harbour/articles --outlets claims/harbour/outlets.ini \
   --claims claims/harbour/claims.ini "${outputs[@]}") >"$tmp/log" 2>&1 \
  || { wrong "compare failed"; head -n 20 "$tmp/log"; finish; }

if [ "${1:-}" = --update ]
then
  mkdir -p "$example"
  cp "$tmp"/report.* "$example"
fi
for format in "${formats[@]}"
do
  if cmp -s "$example/report.$format" "$tmp/report.$format"
  then
    right
  else
    wrong "reports/example/report.$format is out of date (tests/check-example-report.sh --update)"
    diff -a -u "$example/report.$format" "$tmp/report.$format" | cut -c 1-300 | head -n 30
  fi
done
finish
