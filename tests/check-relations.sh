#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How two sentences relate, on the labelled pairs on which the rules were made: no
# worse than when the bound below was set.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
[ -f "$top/eval/relations.tsv" ] || skip "no eval/relations.tsv"
[ -n "${PYTHON3=python3}" ] || skip "no python3"

if "$PYTHON3" "$top/eval/relations.py" --program "$program" --floor 0.85 >"$tmp/log" 2>&1
then
  right
else
  wrong "the mean F1 of the kinds is below 0.85"
fi
cat "$tmp/log"
finish
