#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# --memory: the same bytes from less memory, nothing left in TMPDIR however the program
# ends, and a disk without room is an error like any other.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"
need_corpus

bound=64 # MiB
mkdir "$tmp/spill"
export TMPDIR=$tmp/spill
awk -v articles=1500 -f "$top/tests/made-articles.awk" >"$tmp/many.jsonl"

# peak FILE: the most MiB that a run held which printed --stats=json to FILE
peak ()
{
  local bytes
  bytes=$(sed -n 's/.*"total".*"peak_bytes": \([0-9]*\).*/\1/p' "$1")
  echo $((${bytes:-0} >> 20))
}

# empty WHEN: there is no name in TMPDIR
empty ()
{
  if [ -z "$(ls -A "$TMPDIR")" ]
  then
    right
  else
    wrong "in TMPDIR $1: $(ls -A "$TMPDIR")"
  fi
}

compare ()
{
  "$program" compare -q --stats=json -f json --threads 2 "$@"
}

compare -o "$tmp/free.json" "$tmp/many.jsonl" 2>"$tmp/free" || wrong "compare failed: $(cat "$tmp/free")"
compare --memory "${bound}M" -o "$tmp/bound.json" "$tmp/many.jsonl" 2>"$tmp/bound"
status=$?
! grep -q 'built without jemalloc' "$tmp/bound" || skip "the program was built without jemalloc"
if [ "$status" -eq 0 ] && cmp "$tmp/free.json" "$tmp/bound.json"
then
  right
else
  wrong "with --memory the report differs (status $status): $(cat "$tmp/bound")"
fi
# How soon a bound is seen to be reached depends on what else the machine does, so
# that the test is content with less than what is promised.
if [ "$(peak "$tmp/free")" -gt $((bound * 3 / 2)) ] && [ "$(peak "$tmp/bound")" -le $((bound * 3 / 2)) ]
then
  right
else
  wrong "held at most $(peak "$tmp/bound") MiB within $bound MiB, and $(peak "$tmp/free") MiB without a bound"
fi

# A file that may grow no more, at once and on the way.
for kib in 1024 66000
do
  (ulimit -f $kib; compare --memory "${bound}M" "$tmp/many.jsonl") >"$tmp/stdout" 2>"$tmp/stderr"
  status=$?
  if [ "$status" -eq 4 ] && grep -qx "crossclaim: error: --memory: $TMPDIR: File too large" "$tmp/stderr"
  then
    right
  else
    wrong "a file of $kib KiB at most gives status $status: $(cat "$tmp/stderr")"
  fi
done
TMPDIR=$tmp/nowhere compare --memory "${bound}M" "$tmp/many.jsonl" >"$tmp/stdout" 2>"$tmp/stderr"
if [ $? -eq 4 ] && grep -qx "crossclaim: error: --memory: $tmp/nowhere: No such file or directory" "$tmp/stderr"
then
  right
else
  wrong "a TMPDIR that is not there: $(cat "$tmp/stderr")"
fi

# Even a kill that nobody can catch leaves nothing behind. The pipe stays open, so that
# the run is alive when it comes.
mkfifo "$tmp/pipe"
exec 8<>"$tmp/pipe"
compare --memory "${bound}M" --progress=json - <"$tmp/pipe" >"$tmp/stdout" 2>"$tmp/stderr" 8>&- &
process=$!
for ((i = 0; i < 600; i++))
do
  ! grep -q '"stage": "read"' "$tmp/stderr" || break
  sleep 0.1
done
empty "while it runs"
kill -KILL "$process"
{ wait "$process"; } 2>/dev/null
empty afterwards
finish
