#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How a run ends that cannot go on: by a signal, on a full disk, when nobody reads any
# more. Nothing is left half-written, what is said names what was not written, and the
# exit status tells. A run is caught while it reads from a pipe that stays open, or waits
# for a reader of one, so that nothing depends on how fast it is.

# A signal that is ignored where the tests are started from is ignored by the program too.
if [ -z "${signals_are_default:-}" ] && env --default-signal true 2>/dev/null
then
  exec env --default-signal signals_are_default=yes bash "$0" "$@"
fi
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus
# With job control a command in the background does not ignore SIGINT.
set -m

mapfile -t formats < <("$program" list reports | cut -f1)
[ ${#formats[@]} -gt 0 ] || wrong "'crossclaim list reports' names no format"
mkdir "$tmp/work" && cd "$tmp/work" || exit 1
cp -R "$corpus/articles" . && chmod -R u+w .
mkfifo articles.pipe reader.pipe
# Held open for writing as well as reading: it neither blocks nor ends.
exec 8<>articles.pipe

# holds WHAT CONDITION…: the condition, a command, is true
holds ()
{
  local what=$1
  shift
  if "$@"
  then
    right
  else
    wrong "$what"
    sed 's/^/  /' stderr | tail -n 5
  fi
}

# starts ARGUMENT…: the program in the background, once it begins the stage $stage
starts ()
{
  : >stderr
  "$program" "$@" --progress=json >stdout 2>stderr 8>&- &
  process=$!
  for ((i = 0; i < 600; i++))
  do
    ! grep -q "\"stage\": \"$stage\", \"event\": \"begin\"" stderr || return 0
    kill -0 "$process" 2>/dev/null || break
    sleep 0.1
  done
  wrong "never began the stage $stage: $*"
}

# ends STATUS: the program ends with it
ends ()
{
  wait "$process"
  status=$?
  holds "status is $status, not $1" [ "$status" -eq "$1" ]
}

nothing_left ()
{
  [ "$(cat old.html)" = old ] && [ ! -e new.json ] && ! compgen -G '.crossclaim-*' >/dev/null
}

echo old >old.html
stage=read
for signal in INT:130 TERM:143 HUP:129
do
  starts compare articles articles.pipe -o old.html -o new.json
  kill -s "${signal%:*}" "$process"
  ends "${signal#*:}"
  holds "$signal does not say what was not written" \
    grep -qx "crossclaim: interrupted: nothing written to 'old.html', 'new.json'" stderr
  holds "$signal leaves something behind" nothing_left
done

# While it waits for somebody to read the first report, the second is not written.
stage=report
starts compare articles -f json -o reader.pipe -o new.json
kill -s TERM "$process"
ends 143
holds "does not name the reports that it was about to write" \
  grep -qx "crossclaim: interrupted: nothing written to 'reader.pipe', 'new.json'" stderr
holds "a report is there" nothing_left

# inspect and query write on standard output alone.
stage=read
starts inspect articles articles.pipe
kill -s INT "$process"
ends 130
holds "inspect does not say that it was interrupted" grep -qx 'crossclaim: interrupted' stderr
holds "inspect printed something" [ ! -s stdout ]
starts query "The tram opens in May." articles articles.pipe
kill -s INT "$process"
ends 130

# Two signals that come before the program can do anything end it at once.
starts compare articles articles.pipe -o old.html
kill -s STOP "$process"
kill -s INT "$process"
kill -s TERM "$process"
kill -s CONT "$process"
# The first that the shell hears may be that the program stood still.
while wait "$process"; status=$?; [ "$status" -eq $((128 + $(kill -l STOP))) ]; do :; done
holds "two signals: status is $status" [ "$status" -eq 130 -o "$status" -eq 143 ]
holds "two signals leave something behind" nothing_left

# What was ignored from the start stays so, as with nohup.
echo 'The harbour of Tarnholm has a new crane.' >last.txt
exec 8>&-
mkfifo once.pipe
(trap '' HUP; exec "$program" compare articles once.pipe -f csv -o new.csv --progress=json >stdout 2>stderr) &
process=$!
exec 9>once.pipe
kill -s HUP "$process"
cat last.txt >&9
exec 9>&-
ends 0
holds "no report after a signal that is ignored" [ -s new.csv ]

# Nobody reads: quiet, whether the signal is ignored or not.
for trap in - "''"
do
  (eval "trap $trap PIPE"; "$program" compare -q articles -f json 2>stderr; echo $? >status) | (exec <&-)
  holds "a closed pipe gives status $(cat status)" [ "$(cat status)" -eq 141 ]
  holds "a closed pipe is no reason to complain" [ ! -s stderr ]
done

# A full disk, and a file that may grow no more.
for format in "${formats[@]}"
do
  "$program" compare -q articles -f "$format" -o /dev/full 2>stderr
  status=$?
  holds "$format: a full disk gives status $status" [ "$status" -eq 4 ]
  holds "$format: a full disk is not named" \
    grep -qx 'crossclaim: error: /dev/full: cannot write: No space left on device' stderr
  (ulimit -f 1; exec "$program" compare -q articles -f "$format" -o old.html 2>stderr)
  status=$?
  holds "$format: a file that is too large gives status $status" [ "$status" -eq 4 ]
  holds "$format: a file that is too large is not named" \
    grep -qx 'crossclaim: error: old.html: cannot write: File too large' stderr
  holds "$format: a file that is too large leaves something behind" nothing_left
done
for stage in articles sentences features matches claims marks
do
  (ulimit -f 1; exec "$program" inspect -q "$stage" articles >stdout 2>stderr)
  status=$?
  holds "inspect $stage: a file that is too large gives status $status" [ "$status" -eq 4 ]
  holds "inspect $stage: standard output is not named" \
    grep -qx 'crossclaim: error: standard output: cannot write: File too large' stderr
done
finish
