#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Same input, same bytes: the reports on the bundled corpus, in every format, do
# not depend on the number of threads, the locale or the time zone; nor do reports,
# matches, claims and counts on a generated corpus on the number of threads.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus

# Formats that the program itself lists, so that a new one is held to it as well.
mapfile -t extensions < <("$program" list reports | sed -n 's/.*(\.\([a-z0-9.]*\))$/\1/p')
[ ${#extensions[@]} -gt 0 ] || wrong "'crossclaim list reports' names no extension"

# reports NAME ENVIRONMENT… -- ARGUMENT…: all reports of one run, in a folder NAME
reports ()
{
  local name=$1 environment=() outputs=() format
  shift
  while [ "$1" != -- ]
  do
    environment+=("$1")
    shift
  done
  shift
  mkdir "$tmp/$name"
  for format in "${extensions[@]}"
  do
    outputs+=(-o "$tmp/$name/report.$format")
  done
  (cd "$top/claims/harbour" \
     && env "${environment[@]}" "$program" compare articles --outlets outlets.ini \
          --claims claims.ini --decisions decisions.ini \
          "${outputs[@]}" "$@") >"$tmp/log" 2>&1 \
    || { wrong "compare failed: ${environment[*]} $*"; head -n 20 "$tmp/log"; return; }
}

same ()
{
  local name=$1

  reports "$@"
  if diff -rq "$tmp/first" "$tmp/$name" >"$tmp/log"
  then
    right
  else
    wrong "not the same bytes: $*"
    cat "$tmp/log"
  fi
}

reports first A=1 -- --threads 1
for threads in 1 2 4 7
do
  same "threads-$threads" A=1 -- --threads "$threads"
done

# A corpus of some thousand sentences, so that each stage hands several pieces to its
# threads: four outlets draw from the same facts, each with its own words around them.
awk -v articles=120 -f "$top/tests/made-articles.awk" >"$tmp/many.jsonl"

# many NAME ARGUMENT…: what a run on that corpus gives, in a folder NAME
many ()
{
  local name=$1 outputs=() format stage
  shift
  mkdir "$tmp/$name"
  for format in "${extensions[@]}"
  do
    outputs+=(-o "$tmp/$name/report.$format")
  done
  "$program" compare -q "${outputs[@]}" --stats=json "$@" "$tmp/many.jsonl" 2>"$tmp/log" \
    || { wrong "compare failed: $*"; head -n 20 "$tmp/log"; }
  sed 's/, "stages".*//' "$tmp/log" >"$tmp/$name/counts"
  for stage in matches claims
  do
    "$program" inspect -q "$stage" "$@" "$tmp/many.jsonl" >"$tmp/$name/$stage" 2>&1 \
      || wrong "inspect $stage failed: $*"
    (cd "$top/claims/harbour" && "$program" inspect -q "$stage" --outlets outlets.ini "$@" articles) \
      >"$tmp/$name/harbour-$stage" 2>&1 || wrong "inspect $stage failed: $*"
  done
}

many many-1 --threads 1
for threads in 2 4 7
do
  many "many-$threads" --threads "$threads"
  if diff -rq "$tmp/many-1" "$tmp/many-$threads" >"$tmp/log"
  then
    right
  else
    wrong "not the same bytes for $threads threads"
    cat "$tmp/log"
  fi
done
if grep -q '"sentences": 4[0-9][0-9][0-9],' "$tmp/many-1/counts" && [ "$(wc -l <"$tmp/many-1/matches")" -gt 1000 ]
then
  right
else
  wrong "the generated corpus is not what it should be: $(cat "$tmp/many-1/counts")"
fi
same posix LC_ALL=C -- --threads 2
same zone-west TZ=America/St_Johns -- --threads 2
same zone-east TZ=Pacific/Kiritimati LC_ALL=C -- --threads 4
# Locales with a decimal comma and with another lower case of I.
for locale in de_DE.utf8 tr_TR.utf8
do
  ! locale -a 2>/dev/null | grep -qx "$locale" || same "locale-$locale" LC_ALL="$locale" -- --threads 2
done
if [ "$(find "$tmp/first" -name 'report.*' -size +0 | wc -l)" -eq "${#extensions[@]}" ]
then
  right
else
  wrong "a report is empty"
fi
finish
