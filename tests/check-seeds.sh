#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Real articles that cannot be distributed, where they are at hand (the folder is
# named by CROSSCLAIM_SEEDS, or stands in CROSSCLAIM_SHARED beside this tree): 7 of
# their 12 gold claims are found with nothing curated, all 12 with curated claims.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

seeds=${CROSSCLAIM_SEEDS:-${CROSSCLAIM_SHARED:-$top/../shared}/seeds}
curated=$top/claims/belarus-china.ini
outlets=$top/claims/belarus-china.outlets.ini
[ -f "$seeds/gold-claims.tsv" ] || skip "no seed articles (CROSSCLAIM_SEEDS names their folder)"
[ -f "$curated" ] || skip "no claims/belarus-china.ini"
[ -n "${PYTHON3=python3}" ] || skip "no python3"

# scored NAME MINIMUM ARGUMENT…
scored ()
{
  local name=$1 minimum=$2
  shift 2

  if ! "$program" inspect claims "$seeds"/*.txt --outlets "$outlets" "$@" >"$tmp/claims.json" 2>"$tmp/log"
  then
    wrong "inspect claims failed ($name)"
    cat "$tmp/log"
  elif "$PYTHON3" "$top/tests/score-claims.py" "$seeds/gold-claims.tsv" "$tmp/claims.json" \
         --min-claims "$minimum" >"$tmp/log" 2>&1
  then
    right
    sed "s/^/$name: /" "$tmp/log"
  else
    wrong "$name"
    cat "$tmp/log"
  fi
}

scored "nothing curated" 7
scored "with curated claims" 12 --claims "$curated"
finish
