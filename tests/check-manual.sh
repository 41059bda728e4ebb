#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual is true: its examples run and print what it says, and the section of
# each subcommand names the options that its --help lists, no more and no fewer.
#
# An example is a block from .EX to .EE. Each line "$ crossclaim …" in it is run, in
# a folder that holds claims/ and articles of its own; lines that end in a backslash
# go on. What follows, up to the next "$ ", is the output; a line "..." stands for
# any number of lines, and a command without output below it need only succeed.
# shellcheck source=tests/common.sh
. "$(dirname "$0")/common.sh"

manual=$top/doc/crossclaim.1
[ -f "$manual" ] || skip "no doc/crossclaim.1"
mkdir "$tmp/bin" "$tmp/work" "$tmp/example"
ln -s "$program" "$tmp/bin/crossclaim"
export PATH=$tmp/bin:$PATH
[ ! -d "$top/claims" ] || cp -R "$top/claims" "$tmp/work"
chmod -R u+w "$tmp/work"

# The manual without the escapes of roff that stand in examples and option names.
sed 's/\\-/-/g; s/\\f[BIRP]//g; s/\\f\[[A-Z]*\]//g; s/\\&//g; s/\\(aq/'"'"'/g; s/\\(dq/"/g; s/\\(ti/~/g; s/\\(ha/^/g; s/\\e/\\/g' \
  "$manual" >"$tmp/manual"

# Examples, one file each: the command, then a line "=", then what it prints.
awk -v folder="$tmp/example" '
  function done () { if (file != "") close(file); file = ""; more = 0 }
  /^\.EX/ { inside = 1; next }
  /^\.EE/ { done(); inside = 0; next }
  !inside || /^\.\\"/ { next }
  /^\$ / { done(); file = sprintf("%s/%03d", folder, ++n); printf "" >file; $0 = substr($0, 3); more = 1 }
  file == "" { next }
  more { print >file; if ($0 !~ /\\$/) { more = 0; print "=" >file }; next }
  { print >file }' "$tmp/manual"

# prints_as EXPECTED ACTUAL: equal line by line, "..." in EXPECTED being any lines
prints_as ()
{
  awk 'NR == FNR { want[++n] = $0; next } { got[++m] = $0 }
    END {
      i = j = 1; star = mark = 0;
      while (j <= m)
        if (i <= n && want[i] == "...") { star = i++; mark = j }
        else if (i <= n && want[i] == got[j]) { i++; j++ }
        else if (star) { i = star + 1; j = ++mark }
        else exit 1;
      while (i <= n && want[i] == "...") i++;
      exit i <= n;
    }' "$1" "$2"
}

for example in "$tmp"/example/*
do
  [ -f "$example" ] || { wrong "the manual has no example"; break; }
  sed '/^=$/,$d' "$example" >"$tmp/command"
  sed '1,/^=$/d' "$example" >"$tmp/expected"
  status=0
  (cd "$tmp/work" && sh "$tmp/command") </dev/null >"$tmp/actual" 2>"$tmp/stderr" || status=$?
  if [ -s "$tmp/expected" ] && ! prints_as "$tmp/expected" "$tmp/actual"
  then
    wrong "an example prints something else: $(head -n 1 "$tmp/command")"
    diff -u --label manual --label actual "$tmp/expected" "$tmp/actual" | head -n 30
    head -n 5 "$tmp/stderr"
  elif [ "$status" -eq 2 ] && grep -q 'this program was built without' "$tmp/stderr"
  then
    printf '%s: not run, as this build cannot: %s\n' "$this" "$(head -n 1 "$tmp/command")"
  elif [ "$status" -ne 0 ]
  then
    wrong "an example ends with status $status: $(head -n 1 "$tmp/command")"
    head -n 5 "$tmp/stderr"
  else
    right
  fi
done

# The section of a command: from its .SS (its name alone, or after "crossclaim") on.
section ()
{
  awk -v name="$1" '
    /^\.(SS|SH)/ {
      line = $0; gsub(/"/, "", line);
      n = split(line, word, " ");
      inside = $1 == ".SS" && (word[2] == name || (word[2] == "crossclaim" && word[3] == name));
      next
    }
    inside' "$tmp/manual"
}

options_in ()
{
  grep -oE '(^|[^-a-zA-Z0-9])--[a-z][-a-z]*' | sed 's/^[^-]*//' | LC_ALL=C sort -u
}

"$program" --help >"$tmp/help" 2>&1 || wrong "--help does not end with 0"
mapfile -t commands < <(sed -n '/^Commands:/,/^$/s/^  \([a-z][-a-z]*\) .*/\1/p' "$tmp/help")
[ ${#commands[@]} -gt 0 ] || wrong "--help lists no commands"
for command in "${commands[@]}"
do
  if ! "$program" "$command" --help >"$tmp/help" 2>"$tmp/stderr" || [ -s "$tmp/stderr" ]
  then
    wrong "$command --help does not end with 0 and print on standard output alone"
    continue
  fi
  section "$command" >"$tmp/section"
  if [ ! -s "$tmp/section" ]
  then
    wrong "the manual has no section '.SS $command'"
    continue
  fi
  sed -n '/^Options:/,/^$/p' "$tmp/help" | grep -oE '^ +(-[a-zA-Z], )?--[a-z][-a-z]*' | options_in >"$tmp/in-help"
  options_in <"$tmp/section" >"$tmp/in-manual"
  while read -r option
  do
    wrong "$command --help lists $option, its section of the manual does not"
  done < <(LC_ALL=C comm -23 "$tmp/in-help" "$tmp/in-manual")
  while read -r option
  do
    wrong "the manual gives $command the option $option, --help does not"
  done < <(LC_ALL=C comm -13 "$tmp/in-help" "$tmp/in-manual")
  right
done
finish
