#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that can be added is shown: each reader, detector, report and stage
# that `crossclaim list` names has a case folder and stands in the manual.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

manual=$top/doc/crossclaim.1
cases=$top/tests/cases
[ -f "$manual" ] || skip "no doc/crossclaim.1"

# has_case STAGE NAME: a case folder tests/cases/STAGE/…NAME…; for what inspect
# shows, a case of any stage that runs `crossclaim inspect NAME`
has_case ()
{
  case $1 in
    inspect) grep -qsE "crossclaim inspect $2( |\$)" "$cases"/*/*/cmd ;;
    *) compgen -G "$cases/$1/*$2*/cmd" >/dev/null ;;
  esac
}

sed 's/\\-/-/g; s/\\f[BIRP]//g' "$manual" >"$tmp/manual"
n_names=0
while IFS=$'\t' read -r kind name _
do
  n_names=$((n_names + 1))
  case $kind in
    reader) shown=ingest ;;
    detector) shown=frame ;;
    report) shown=report ;;
    stage) shown=inspect ;;
    *) continue ;;
  esac
  if has_case "$shown" "$name"
  then
    right
  else
    wrong "no case folder for the $kind '$name'"
  fi
  if grep -qwF -- "$name" "$tmp/manual"
  then
    right
  else
    wrong "the manual does not name the $kind '$name'"
  fi
done < <("$program" list)
[ "$n_names" -gt 0 ] || wrong "'crossclaim list' prints nothing"
finish
