#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The JSON report fits reports/comparison.schema.json and its ranges give back
# their words; the HTML page is well formed, runs nothing and asks for nothing:
# on the bundled corpus with everything, with decisions, without framing, with one outlet alone,
# and on text that tries to break out.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus
python=${PYTHON3:-$(command -v python3)}
[ -n "$python" ] || skip "no python3 to look at the reports with"

# look NAME ARGUMENTS…: compares, then checks what came out
look ()
{
  local name=$1
  shift
  (cd "$top" && "$program" compare "$@" -o "$tmp/$name.json" -o "$tmp/$name.html") >"$tmp/log" 2>&1 \
    || { wrong "$name: compare failed: $(head -n 3 "$tmp/log")"; return; }
  rules "$name" json "$top/reports/comparison.schema.json" "$tmp/$name.json"
  rules "$name" html "$tmp/$name.html"
}

rules ()
{
  local name=$1 said
  shift
  if said=$("$python" "$top/tests/report-rules.py" "$@")
  then
    right
  else
    wrong "$name, $1: $(printf '%s\n' "$said" | head -n 10)"
  fi
}

own=(--outlets claims/harbour/outlets.ini --claims claims/harbour/claims.ini)
look everything claims/harbour/articles "${own[@]}"
look decided claims/harbour/articles "${own[@]}" --decisions claims/harbour/decisions.ini
look unframed claims/harbour/articles "${own[@]}" --no-framing
look undeclared claims/harbour/articles
look alone claims/harbour/articles/08_lanternquay_2024-06-12.txt

look hostile "$top/tests/cases/report/hostile/articles.jsonl"

(cd "$top" && "$program" inspect claims claims/harbour/articles) >"$tmp/claims.json" 2>"$tmp/log" \
  || wrong "inspect claims failed"
rules "inspect claims" json "$top/reports/comparison.schema.json" "$tmp/claims.json"
finish
