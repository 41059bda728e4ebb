#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What everybody repeats: one sentence in every one of 50,000 articles, each of its own outlet, is
# one claim that costs work in proportion to them, and no outlet is lost. Words that stand in all of
# 80,000 sentences do not hide which of these are told twice.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

# A report that takes time with the square of its outlets would need an hour: the limit stops it.
ulimit -t 300

# made N: as many articles, of the sentence and one of their own
made ()
{
  awk -v n="$1" 'BEGIN {
    for (i = 0; i < n; i++)
      printf "{\"outlet\": \"Outlet %d\", \"title\": \"News %d\", \"text\": \"The harbour bridge will close to lorries" \
        " next winter. Page %d of the ledger lists boat q%dx and crew z%dy.\"}\n", i, i, i, i * 7919 % 100003, i * 104729 % 100003
  }'
}

# with_common N: of each of two outlets so many sentences that share two words; every N/100th is told by both
with_common ()
{
  awk -v n="$1" 'BEGIN {
    for (o = 0; o < 2; o++)
      for (i = 0; i < n; i++)
        {
          if (i % 50 == 0)
            printf "{\"outlet\": \"Outlet %d\", \"title\": \"News %d\", \"text\": \"", o, i
          own = i % (n / 100) == 0 ? 0 : o
          j = i * 7919 + own * 31337
          k = i * 104729 + own * 7
          printf "The harbour ferry %sed the %ser of %sos near %sum. ", word(j), word(k), word(j + k), word(j * 3 + k)
          if (i % 50 == 49)
            print "\"}"
        }
  }
  function letter(letters, i) { return substr(letters, i % length(letters) + 1, 1) }
  function word(i) {
    return letter("bcdfgklmnprstvz", i) letter("aeiou", int(i / 15)) letter("bcdfgklmnprstvz", int(i / 75)) \
      letter("aeiou", int(i / 1125)) letter("bdgklmnprtvz", int(i / 5625))
  }'
}

# count WHAT: of the last run, by its --stats=json
count ()
{
  sed -n "s/.*\"$1\": \([0-9]*\)[,}].*/\1/p" "$tmp/stats"
}

for n in 12500 50000
do
  made $n >"$tmp/$n.jsonl"
  for form in html markdown json
  do
    "$program" compare -q --stats=json -f $form -o "$tmp/report.$form" "$tmp/$n.jsonl" 2>"$tmp/stats" \
      || wrong "$n articles: no $form: $(cat "$tmp/stats")"
  done
  if [ "$(count claims)" = 1 ] && grep -q "Found in $n of $n outlets" "$tmp/report.html"
  then
    right
  else
    wrong "$n articles that say the same make $(count claims) claims"
  fi
  for what in candidates verified matches
  do
    if [ "$(count $what)" -ge $((n - 1)) ] && [ "$(count $what)" -le $((2 * n)) ]
    then
      right
    else
      wrong "$n articles that say the same have $(count $what) $what"
    fi
  done
done

with_common 40000 >"$tmp/common.jsonl"
told=$("$program" inspect matches -q "$tmp/common.jsonl" \
  | awk -F'"text":"' '{ sub(/".*/, "", $2); sub(/".*/, "", $3); n += $2 == $3 } END { print n }')
if [ "$told" = 100 ]
then
  right
else
  wrong "of 100 sentences among those that share two words, $told are told twice"
fi
finish
