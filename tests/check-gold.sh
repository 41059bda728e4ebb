#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The bundled corpus against its gold file: everything that is planted is there,
# and as many of the shared claims are found as were when the bounds below were set.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus
[ -n "${PYTHON3=python3}" ] || skip "no python3"

min_claims=16 min_f1=0.50 min_claims_curated=18

# judged NAME COMMAND…: runs it and shows what it prints
judged ()
{
  local name=$1
  shift
  if "$@" >"$tmp/log" 2>&1
  then
    right
    sed "s/^/$name: /" "$tmp/log"
  else
    wrong "$name"
    cat "$tmp/log"
  fi
}

cd "$corpus" || exit 1
"$program" inspect articles articles --outlets outlets.ini >"$tmp/articles.jsonl" 2>"$tmp/log" \
  || { wrong "inspect articles failed"; cat "$tmp/log"; finish; }
judged "planted" "$PYTHON3" "$top/tests/score-claims.py" --anchors plants.tsv "$tmp/articles.jsonl"
judged "gold" "$PYTHON3" "$top/tests/score-claims.py" --anchors --once gold.tsv "$tmp/articles.jsonl"

"$program" inspect claims articles --outlets outlets.ini >"$tmp/found.json" 2>"$tmp/log" \
  || { wrong "inspect claims failed"; cat "$tmp/log"; finish; }
judged "nothing curated" "$PYTHON3" "$top/tests/score-claims.py" gold.tsv "$tmp/found.json" \
  --min-claims $min_claims --min-f1 $min_f1

"$program" inspect claims articles --outlets outlets.ini --claims claims.ini >"$tmp/curated.json" 2>"$tmp/log" \
  || { wrong "inspect claims --claims failed"; cat "$tmp/log"; finish; }
judged "with curated claims" "$PYTHON3" "$top/tests/score-claims.py" gold.tsv "$tmp/curated.json" \
  --min-claims $min_claims_curated
finish
